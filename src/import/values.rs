//! The values of cells that are no plain numbers: texts, days, dates, countries, choices, corporate numbers.
//! An empty cell, and one that says that something is not known, is not known.

use jiff::civil::{Date, date};

use super::amount::{Amount, is_dash};
use super::columns::RegisterColumn;
use super::given::{Given, Taking};
use super::key::key;
use super::refusal::CellRefusal;
use super::units::DaysUnit;
use crate::base::characters::clean;
use crate::base::countries::country_named;
use crate::base::country::{CorporateNumber, Country};
use crate::base::limits::MAX_TEXT;
use crate::base::typed_dates::{NoDate, typed_date};
use crate::base::units::{Days, Yen};
use crate::sheets::SheetCell;

/// What says that something is not known.
const NOT_KNOWN: [&str; 10] =
    ["不明", "未確認", "未調査", "未定", "確認中", "unknown", "notknown", "tbd", "?", "n/a"];
/// What says that there is none.
const NONE: [&str; 6] = ["なし", "無し", "無", "該当なし", "none", "nothing"];

/// Whether a text says that something is not known.
pub(super) fn is_unknown(text: &str) -> bool {
    let key = key(text);
    key.is_empty() || NOT_KNOWN.contains(&&*key)
}

/// Whether a text says that there is none.
pub(super) fn is_none(text: &str) -> bool {
    NONE.contains(&&*key(text))
}

/// The text of a cell, in the one form that texts have; `None` for an empty one.
///
/// # Errors
/// [`CellRefusal`] for a formula's error, and for a text that is longer than a field.
pub(crate) fn text(cell: SheetCell<'_>) -> Result<Option<String>, CellRefusal> {
    let mut text = match cell {
        SheetCell::Empty => return Ok(None),
        SheetCell::Text(text) => text.trim().to_owned(),
        SheetCell::Number(number) => number.to_string(),
        SheetCell::Day(days) => day(days).ok_or(CellRefusal::NoDate(NoDate::Unreadable))?.to_string(),
        SheetCell::Truth(_) => return Err(CellRefusal::Truth),
        SheetCell::Fault(error) => return Err(CellRefusal::Fault(error.to_owned())),
    };
    clean(&mut text);
    if text.len() > MAX_TEXT && text.chars().nth(MAX_TEXT).is_some() {
        return Err(CellRefusal::TooLong);
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// A text that may say that it is not known. A dash says neither that nor anything else, and what stands for the
/// cell above would be taken for a name.
pub(crate) fn known_text(cell: SheetCell<'_>) -> Result<Option<String>, CellRefusal> {
    const DITTO: [&str; 6] = ["〃", "同上", "々", "\"", "ditto", "sameasabove"];
    const FAULTS: [&str; 7] = ["#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!"];
    let Some(text) = text(cell)? else { return Ok(None) };
    let key = key(&text);
    if is_dash(&key) {
        Err(CellRefusal::Dash)
    } else if DITTO.contains(&&*key) {
        Err(CellRefusal::Ditto)
    } else if FAULTS.contains(&&*key) {
        Err(CellRefusal::Fault(text))
    } else {
        Ok(Some(text).filter(|text| !is_unknown(text)))
    }
}

/// A name: a text that is no date.
pub(super) fn name(cell: SheetCell<'_>) -> Result<Option<String>, CellRefusal> {
    if let SheetCell::Day(_) = cell { Err(CellRefusal::Date) } else { known_text(cell) }
}

/// The yen of a cell in a column of money.
pub(super) fn money(taking: &mut Taking<'_, '_>, column: RegisterColumn) -> Given<Yen> {
    let unit = taking.head.money_of(column).yen();
    taking.take(column, |cell| match cell {
        SheetCell::Text(text) if is_unknown(text) => Ok(None),
        other => Amount::yen(other, unit)?.map(Amount::to_yen).transpose(),
    })
}

/// The days of a cell in a column of lengths of time.
pub(super) fn length(taking: &mut Taking<'_, '_>, column: RegisterColumn) -> Given<Days> {
    let unit = taking.head.days.get(&column).copied();
    taking.take(column, |cell| days(cell, unit))
}

/// # Errors
/// [`CellRefusal::NoCountry`] for what is none.
pub(crate) fn country(cell: SheetCell<'_>) -> Result<Option<Country>, CellRefusal> {
    known_text(cell)?.map(|text| country_named(&text).ok_or(CellRefusal::NoCountry)).transpose()
}

/// # Errors
/// [`CellRefusal::Rounded`] for one that a spreadsheet has made a number with an exponent, and
/// [`CellRefusal::NoCorporateNumber`] for what is none otherwise.
pub(super) fn corporate_number(cell: SheetCell<'_>) -> Result<Option<CorporateNumber>, CellRefusal> {
    let Some(text) = known_text(cell)? else { return Ok(None) };
    let digits: String = key(&text).chars().filter(|char| !matches!(char, '-' | '−' | '‐')).collect();
    if digits.contains("e+") {
        return Err(CellRefusal::Rounded);
    }
    let digits = digits.trim_start_matches('t');
    let number = CorporateNumber::new(digits).map_err(|_| CellRefusal::NoCorporateNumber)?;
    if check_digit(&digits[1..]) != digits[..1].parse().ok() {
        // Rounded to hundreds, thousands and so on, or mistyped.
        return Err(if digits.ends_with("000") {
            CellRefusal::Rounded
        } else {
            CellRefusal::NoCorporateNumber
        });
    }
    Ok(Some(number))
}

/// The first digit of a corporate number by the twelve behind it: 9 less the rest by 9 of the sum of the digits, every
/// second one from the end doubled (order of the Ministry of Finance on corporate numbers).
fn check_digit(twelve: &str) -> Option<u32> {
    let digits: Option<Vec<u32>> = twelve.chars().rev().map(|char| char.to_digit(10)).collect();
    let sum: u32 =
        digits?.iter().enumerate().map(|(place, digit)| digit * (1 + u32::from(place % 2 == 1))).sum();
    Some(9 - sum % 9)
}

/// Units of time behind a number. The longer stand first. A bare 月 is a month of the calendar as well.
const TIMES: [(&str, DaysUnit); 18] = [
    ("日間", DaysUnit::Day),
    ("日分", DaysUnit::Day),
    ("日", DaysUnit::Day),
    ("週間", DaysUnit::Week),
    ("週", DaysUnit::Week),
    ("か月", DaysUnit::Month),
    ("ヶ月", DaysUnit::Month),
    ("ヵ月", DaysUnit::Month),
    ("カ月", DaysUnit::Month),
    ("ケ月", DaysUnit::Month),
    ("箇月", DaysUnit::Month),
    ("年", DaysUnit::Year),
    ("days", DaysUnit::Day),
    ("day", DaysUnit::Day),
    ("weeks", DaysUnit::Week),
    ("week", DaysUnit::Week),
    ("months", DaysUnit::Month),
    ("month", DaysUnit::Month),
];

/// A length of time: `45日`, `1.5か月`, `6 weeks`, or a number in the unit of the column, if that has one.
///
/// # Errors
/// [`CellRefusal`] for what is none.
pub(crate) fn days(cell: SheetCell<'_>, unit: Option<DaysUnit>) -> Result<Option<Days>, CellRefusal> {
    let (amount, unit) = match cell {
        SheetCell::Text(text) if is_unknown(text) => return Ok(None),
        SheetCell::Text(text) => {
            let text = key(text);
            let found = TIMES.iter().find_map(|(word, unit)| Some((text.strip_suffix(word)?, *unit)));
            let (number, unit) = found.map_or((&*text, unit), |(number, unit)| (number, Some(unit)));
            let amount = Amount::of(SheetCell::Text(number)).map_err(|error| match error {
                CellRefusal::NoNumber => CellRefusal::NoDays,
                other => other,
            })?;
            (amount, unit)
        }
        other => (Amount::of(other)?, unit),
    };
    let Some(amount) = amount else { return Ok(None) };
    let whole = amount.times(unit.ok_or(CellRefusal::NoUnit)?.days()).exactly()?;
    let (low, high) = (Days::MIN.into(), Days::MAX.into());
    Days::new(whole).map(Some).map_err(|_| CellRefusal::OutOfRange { low, high })
}

/// The day of a number of days since 30 December 1899.
fn day(days: f64) -> Option<Date> {
    // The workbook's 29 February 1900, which never was, shifts the days before it.
    let days = if days < 61.0 { days + 1.0 } else { days };
    #[allow(clippy::cast_possible_truncation, reason = "looked at before")]
    let days = (0.0..110_000.0).contains(&days).then(|| days.floor() as i64)?;
    date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}

/// A date: a day of the workbook, or as people type it; a month stands for its first day.
///
/// # Errors
/// [`CellRefusal::NoDate`] for what is none.
pub(crate) fn on(cell: SheetCell<'_>) -> Result<Option<Date>, CellRefusal> {
    let unreadable = CellRefusal::NoDate(NoDate::Unreadable);
    match cell {
        SheetCell::Day(days) => day(days).map(Some).ok_or(unreadable),
        // Of cells without a date's format the number of days is left, or the digits of year, month and day.
        SheetCell::Number(number) if (20_000.0..80_000.0).contains(&number) => {
            day(number).map(Some).ok_or(unreadable)
        }
        SheetCell::Number(number) => typed_date(&number.to_string()).map(Some).map_err(CellRefusal::NoDate),
        other => match known_text(other)? {
            None => Ok(None),
            Some(text) => match (typed_date(&text), typed_date(&format!("{}1日", month(&text)))) {
                (Ok(on), _) | (Err(NoDate::Unreadable), Ok(on)) => Ok(Some(on)),
                (Err(why), _) => Err(CellRefusal::NoDate(why)),
            },
        },
    }
}

/// A year and a month as they stand before a day.
fn month(text: &str) -> String {
    let text = key(text);
    match text.strip_suffix('月') {
        Some(_) => text.into_owned(),
        None => format!("{}月", text.replace(['-', '/', '.'], "年")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_days_of_months_of_30() {
        for (text, wanted) in [
            ("45日", 45),
            ("４５", 45),
            ("1.5か月", 45),
            ("1.5ヶ月", 45),
            ("6 weeks", 42),
            ("2年", 720),
            ("0", 0),
            ("3ヵ月", 90),
        ] {
            assert_eq!(
                days(SheetCell::Text(text), Some(DaysUnit::Day)).unwrap().map(Days::get),
                Some(wanted),
                "{text}"
            );
        }
        assert_eq!(days(SheetCell::Number(1.5), Some(DaysUnit::Month)).unwrap().map(Days::get), Some(45));
        assert_eq!(days(SheetCell::Text("不明"), Some(DaysUnit::Day)), Ok(None));
        assert_eq!(
            days(SheetCell::Number(500.0), None),
            Err(CellRefusal::NoUnit),
            "pieces, thousands of yen, who knows"
        );
        assert_eq!(
            days(SheetCell::Text("10月"), Some(DaysUnit::Day)),
            Err(CellRefusal::NoDays),
            "in October"
        );
        assert_eq!(days(SheetCell::Text("20営業日"), Some(DaysUnit::Day)), Err(CellRefusal::NoDays));
        assert_eq!(days(SheetCell::Text("0.4日"), Some(DaysUnit::Day)), Err(CellRefusal::NotWhole));
        assert_eq!(days(SheetCell::Text("しばらく"), Some(DaysUnit::Day)), Err(CellRefusal::NoDays));
        assert_eq!(
            days(SheetCell::Text("200年"), Some(DaysUnit::Day)),
            Err(CellRefusal::OutOfRange { low: 0, high: 36_000 })
        );
    }

    #[test]
    fn dates_come_from_days_of_a_workbook_and_as_people_write_them() {
        let wanted = Ok(Some(date(2026, 4, 1)));
        for cell in [
            SheetCell::Day(46_113.0),
            SheetCell::Day(46_113.75),
            SheetCell::Number(46_113.0),
            SheetCell::Number(20_260_401.0),
            SheetCell::Text("2026/4/1"),
            SheetCell::Text("R8.4.1"),
            SheetCell::Text("令和8年4月1日"),
            SheetCell::Text("２０２６年４月"),
            SheetCell::Text("2026-04"),
            SheetCell::Text("R8.4"),
        ] {
            assert_eq!(on(cell), wanted, "{cell:?}");
        }
        assert_eq!(on(SheetCell::Day(1.0)), Ok(Some(date(1900, 1, 1))));
        assert!(matches!(on(SheetCell::Text("2026-02-30")), Err(CellRefusal::NoDate(NoDate::NoDay { .. }))));
        assert!(matches!(on(SheetCell::Text("soon")), Err(CellRefusal::NoDate(_))));
    }

    #[test]
    fn a_corporate_number_that_a_spreadsheet_rounded_is_said_and_not_taken() {
        let number = CorporateNumber::new("5070001000715").ok();
        for cell in [
            SheetCell::Text("5070001000715"),
            SheetCell::Text("５０７０００１０００７１５"),
            SheetCell::Number(5_070_001_000_715.0),
            SheetCell::Text("T5070001000715"),
        ] {
            assert_eq!(corporate_number(cell), Ok(number.clone()), "{cell:?}");
        }
        assert_eq!(corporate_number(SheetCell::Text("5.07E+12")), Err(CellRefusal::Rounded));
        assert_eq!(corporate_number(SheetCell::Number(5_070_000_000_000.0)), Err(CellRefusal::Rounded));
        assert_eq!(
            corporate_number(SheetCell::Text("5070001000716")),
            Err(CellRefusal::NoCorporateNumber),
            "its check digit"
        );
        assert_eq!(corporate_number(SheetCell::Text("507000")), Err(CellRefusal::NoCorporateNumber));
    }

    #[test]
    fn what_is_not_known_is_said_in_many_ways() {
        for text in ["不明", " 未確認 ", "Unknown", "ＴＢＤ", "？", ""] {
            assert_eq!(country(SheetCell::Text(text)), Ok(None), "{text}");
        }
        assert_eq!(country(SheetCell::Text("ﾍﾞﾄﾅﾑ")).unwrap(), Country::new("VN").ok());
        assert_eq!(country(SheetCell::Text("海外")), Err(CellRefusal::NoCountry));
        assert!(is_none("なし") && is_none("None") && !is_none("不明"));
    }
}
