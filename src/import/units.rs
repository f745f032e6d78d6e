//! The units that heads of columns name: what an amount of money or a length of time counts. What is not in these
//! lists is no unit that is known, and nothing is guessed.

use super::key::key;

/// What an amount of money without a unit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyUnit {
    /// Yen.
    Yen,
    /// Thousands of yen.
    Thousand,
    /// Tens of thousands of yen.
    TenThousand,
    /// Millions of yen.
    Million,
    /// Hundreds of millions of yen.
    HundredMillion,
    /// Thousands of millions of yen.
    Billion,
}

impl MoneyUnit {
    /// How many yen it is.
    #[must_use]
    pub fn yen(self) -> u64 {
        match self {
            Self::Yen => 1,
            Self::Thousand => 1_000,
            Self::TenThousand => 10_000,
            Self::Million => 1_000_000,
            Self::HundredMillion => 100_000_000,
            Self::Billion => 1_000_000_000,
        }
    }
}

const MONEY: [(&[&str], MoneyUnit); 6] = [
    (&["円", "jpy", "yen", "¥"], MoneyUnit::Yen),
    (
        &[
            "千円",
            "千",
            "kjpy",
            "jpyk",
            "thousandyen",
            "thousandsofyen",
            "jpythousand",
            "thousandjpy",
            "¥000",
            "000yen",
        ],
        MoneyUnit::Thousand,
    ),
    (&["万円", "万"], MoneyUnit::TenThousand),
    (
        &[
            "百万円",
            "百万",
            "mjpy",
            "jpym",
            "millionyen",
            "millionsofyen",
            "jpymillion",
            "millionjpy",
            "¥m",
            "m¥",
        ],
        MoneyUnit::Million,
    ),
    (&["億円", "億"], MoneyUnit::HundredMillion),
    (&["十億円", "bnjpy", "jpybn", "billionyen", "jpybillion", "billionjpy", "¥bn"], MoneyUnit::Billion),
];

/// Words beside a unit that change nothing: an amount of a year, without tax or with.
const BESIDE: [&str; 9] = ["税抜", "税別", "税込", "税抜き", "税込み", "年間", "年額", "年", "annual"];

/// The unit that words in brackets name: none where they say nothing of one.
///
/// # Errors
/// The words, where they are no unit that is known.
pub(super) fn money_unit(inside: &str) -> Result<Option<MoneyUnit>, String> {
    let mut found = None;
    for word in key(inside).split(['・', ',', '、', '/', ':', ';']).filter(|word| !word.is_empty()) {
        let unit = MONEY.iter().find(|(names, _)| names.contains(&word)).map(|(_, unit)| *unit);
        match unit {
            Some(unit) if found.is_none_or(|found| found == unit) => found = Some(unit),
            None if BESIDE.contains(&word) => {}
            _ => return Err(word.to_owned()),
        }
    }
    Ok(found)
}

/// What a length of time without a unit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaysUnit {
    /// Days.
    Day,
    /// Weeks of 7 days.
    Week,
    /// Months of 30 days.
    Month,
    /// Years of 360 days.
    Year,
}

impl DaysUnit {
    /// How many days it is.
    #[must_use]
    pub fn days(self) -> u64 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Year => 360,
        }
    }
}

/// What a share without a sign counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareUnit {
    /// Hundredths.
    Percent,
    /// The whole.
    One,
}

impl ShareUnit {
    pub(super) fn millionths(self) -> u64 {
        match self {
            Self::Percent => 10_000,
            Self::One => 1_000_000,
        }
    }
}

const TIME: [(&[&str], DaysUnit); 4] = [
    (&["日", "日数", "日分", "days", "day"], DaysUnit::Day),
    (&["週", "週間", "weeks", "week"], DaysUnit::Week),
    (
        &[
            "か月",
            "ヶ月",
            "ヵ月",
            "カ月",
            "ケ月",
            "箇月",
            "月",
            "月数",
            "月分",
            "か月分",
            "ヶ月分",
            "ヵ月分",
            "months",
            "month",
        ],
        DaysUnit::Month,
    ),
    (&["年", "年数", "years", "year"], DaysUnit::Year),
];

/// The unit of time that words in brackets name.
pub(super) fn time_unit(inside: &str) -> Option<DaysUnit> {
    let word = key(inside);
    TIME.iter().find(|(names, _)| names.contains(&&*word)).map(|(_, unit)| *unit)
}

/// Where brackets open.
const OPEN: [char; 5] = ['(', '[', '【', '〔', '（'];
/// Where they close.
const CLOSE: [char; 5] = [')', ']', '】', '〕', '）'];

/// What stands in the brackets of a head.
pub(super) fn in_brackets(words: &str) -> Option<String> {
    let words = words.replace('［', "[").replace('］', "]");
    let from = words.find(OPEN)?;
    let inside = words[from..].trim_start_matches(OPEN);
    Some(inside.split(CLOSE).next().unwrap_or_default().to_owned())
}

/// A head without its brackets.
pub(super) fn without_brackets(words: &str) -> String {
    words.replace('［', "[").split(OPEN).next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_one_that_is_listed_and_nothing_is_guessed() {
        let unit = |head: &str| in_brackets(head).map(|inside| money_unit(&inside));
        for (head, yen) in [
            ("金額(円)", 1),
            ("金額（千円）", 1_000),
            ("金額［万円］", 10_000),
            ("金額【百万円・税抜】", 1_000_000),
            ("金額(億円)", 100_000_000),
            ("金額(十億円)", 1_000_000_000),
            ("Amount (million JPY)", 1_000_000),
            ("Amount (¥000)", 1_000),
        ] {
            assert_eq!(unit(head).unwrap().unwrap().unwrap().yen(), yen, "{head}");
        }
        assert_eq!(unit("金額(税抜)"), Some(Ok(None)));
        for head in ["金額(USD)", "金額(千ドル)", "金額(月間)", "金額(単価)", "Amount (EUR)"] {
            assert!(unit(head).unwrap().is_err(), "{head}");
        }
        assert_eq!(time_unit("月分"), Some(DaysUnit::Month));
        for no_time in ["個", "千円", "時間", "M", "営業日"] {
            assert_eq!(time_unit(no_time), None, "{no_time}");
        }
    }
}
