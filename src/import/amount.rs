//! Numbers as ledgers write them: `1,234`, `▲1,234`, `(1,234)`, `1,234円`, `12.5百万円`, full width or not. They
//! are exact: a number of a workbook is taken by its shortest digits, as it is shown.

use super::refusal::CellRefusal;
use crate::base::fold::folded;
use crate::base::units::Yen;
use crate::sheets::SheetCell;

/// A decimal number: its digits, of which the last nine stand behind the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i128);

/// How many digits are held behind the point.
const DIGITS: u32 = 9;
const ONE: i128 = 10_i128.pow(DIGITS);
/// What is larger is no amount of anything.
const MOST: i128 = 10_i128.pow(18) * ONE;

/// Words before a number that make it less than 0.
const MINUS: [&str; 6] = ["▲", "△", "-", "−", "‐", "–"];
/// Signs and words of money around a number. A bare sign of yen says nothing of thousands.
const MONEY: [&str; 5] = ["¥", "\\", "jpy", "円", "yen"];
/// What a word behind a number multiplies it by. The longer stand first.
const TIMES: [(&str, i128); 6] = [
    ("百万", 1_000_000),
    ("十億", 1_000_000_000),
    ("兆", 1_000_000_000_000),
    ("億", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
];

/// Whose unit a number has, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Own {
    /// That of its column.
    Column,
    /// It has a sign of money alone, which may belong to its format.
    Sign,
    /// It names its own.
    Cell,
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The number of a cell, without a unit of its own; `None` for one that is empty.
    ///
    /// # Errors
    /// [`CellRefusal`]: why it is none.
    pub fn of(cell: SheetCell<'_>) -> Result<Option<Self>, CellRefusal> {
        match Self::read(cell)? {
            None => Ok(None),
            Some((number, Own::Column)) => Ok(Some(number)),
            Some((_, Own::Cell | Own::Sign)) => Err(CellRefusal::NoNumber),
        }
    }

    /// The yen of a cell in a column that counts so many of them; `None` for one that is empty.
    ///
    /// # Errors
    /// [`CellRefusal`]: why it is none.
    pub fn yen(cell: SheetCell<'_>, unit: u64) -> Result<Option<Self>, CellRefusal> {
        match Self::read(cell)? {
            None => Ok(None),
            Some((number, Own::Cell)) => Ok(Some(number)),
            Some((_, Own::Sign)) if unit != 1 => Err(CellRefusal::NoUnit),
            Some((number, Own::Column | Own::Sign)) => Ok(Some(number.times(unit))),
        }
    }

    fn read(cell: SheetCell<'_>) -> Result<Option<(Self, Own)>, CellRefusal> {
        match cell {
            SheetCell::Empty => Ok(None),
            SheetCell::Number(number) => {
                Self::shown(number).map(|number| Some((number, Own::Column))).ok_or(CellRefusal::NoNumber)
            }
            SheetCell::Text(text) => Self::of_text(text),
            SheetCell::Day(_) => Err(CellRefusal::NoNumber),
            SheetCell::Truth(_) => Err(CellRefusal::Truth),
            SheetCell::Fault(error) => Err(CellRefusal::Fault(error.to_owned())),
        }
    }

    /// A number of a workbook by the digits that show it.
    fn shown(number: f64) -> Option<Self> {
        // Up to here a number without a part is shown by all its digits.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if number.fract() == 0.0 && number.abs() <= EXACT {
            #[allow(
                clippy::cast_possible_truncation,
                reason = "it is a whole number, and no larger than that"
            )]
            return Some(Self(i128::from(number as i64) * ONE));
        }
        number.is_finite().then(|| number.to_string()).and_then(|digits| Self::of_digits(&digits))
    }

    fn of_text(text: &str) -> Result<Option<(Self, Own)>, CellRefusal> {
        // Most are digits alone.
        if !text.is_empty() && text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Self::of_digits(text).map(|number| (number, Own::Column)));
        }
        if text.chars().any(is_mark) {
            return Err(CellRefusal::NoNumber);
        }
        let folded = folded(text);
        let text = folded.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if is_dash(text) {
            return Err(CellRefusal::Dash);
        }
        let (text, in_brackets) = match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
            Some(inner) => (inner.trim(), true),
            None => (text, false),
        };
        let (text, sign) = without_money(text);
        let (text, minus) = without_sign(text);
        let (text, inner_sign) = without_money(text);
        let found = TIMES.iter().find_map(|(word, times)| Some((text.strip_suffix(word)?.trim(), *times)));
        let (text, times) = found.unwrap_or((text, 1));
        let digits = grouped(text).filter(|digits| !digits.starts_with('-')).ok_or(CellRefusal::NoNumber)?;
        let number = Self::of_digits(&digits).ok_or(CellRefusal::NoNumber)?;
        let number =
            number.0.checked_mul(times).filter(|number| *number <= MOST).ok_or(CellRefusal::NoNumber)?;
        let own = if times != 1 { Own::Cell } else { sign.max(inner_sign) };
        Ok(Some((Self(if minus || in_brackets { -number } else { number }), own)))
    }

    /// Digits with a point among them, as `1234.5`.
    fn of_digits(digits: &str) -> Option<Self> {
        let (digits, minus) = digits.strip_prefix('-').map_or((digits, false), |digits| (digits, true));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() && part.is_empty() || !all(whole) || !all(part) || whole.len() > 30 {
            return None;
        }
        let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        // What lies further behind the point is what a division left.
        let digits = part.bytes().chain(std::iter::repeat(b'0')).take(DIGITS as usize);
        let part = digits.fold(0, |part: i128, digit| part * 10 + i128::from(digit - b'0'));
        let number = whole.checked_mul(ONE)?.checked_add(part)?;
        (number <= MOST).then_some(Self(if minus { -number } else { number }))
    }

    /// So many of them.
    #[must_use]
    pub fn times(self, times: u64) -> Self {
        Self(self.0.saturating_mul(times.into()))
    }

    /// This one and another.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Whether it is less than 0.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether it is more than 1.
    #[must_use]
    pub fn is_above_one(self) -> bool {
        self.0 > ONE
    }

    /// The whole number that it is.
    ///
    /// # Errors
    /// [`CellRefusal::NotWhole`] for one with a part, and [`CellRefusal::Negative`] for one below 0.
    pub fn exactly(self) -> Result<u64, CellRefusal> {
        if self.0 % ONE == 0 { self.whole() } else { Err(CellRefusal::NotWhole) }
    }

    /// The nearest whole number, the half away from 0.
    ///
    /// # Errors
    /// [`CellRefusal::Negative`] for one below 0.
    pub fn whole(self) -> Result<u64, CellRefusal> {
        let nearest = (self.0 + ONE / 2).div_euclid(ONE);
        u64::try_from(nearest).map_err(|_| CellRefusal::Negative)
    }

    /// As yen.
    ///
    /// # Errors
    /// [`CellRefusal`] for what no amount of money may be.
    pub fn to_yen(self) -> Result<Yen, CellRefusal> {
        let (low, high) = (Yen::MIN.into(), Yen::MAX.into());
        Yen::new(self.whole()?).map_err(|_| CellRefusal::OutOfRange { low, high })
    }
}

/// Whether a text is of dashes alone.
pub(super) fn is_dash(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|char| matches!(char, '-' | '−' | '‐' | '–' | '—' | 'ー' | '―' | '－'))
}

/// Whether a character is a digit that stands for a note.
fn is_mark(char: char) -> bool {
    matches!(char, '①'..='⓿' | '²' | '³' | '¹' | '⁰'..='₉' | '❶'..='➓')
}

/// A text without the money around it, and what that says of its unit.
fn without_money(mut text: &str) -> (&str, Own) {
    let mut own = Own::Column;
    loop {
        let less = MONEY.iter().find_map(|sign| {
            let less = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign))?;
            Some((less.trim(), if matches!(*sign, "¥" | "\\") { Own::Sign } else { Own::Cell }))
        });
        match less {
            Some((less, by)) => (text, own) = (less, own.max(by)),
            None => return (text, own),
        }
    }
}

fn without_sign(text: &str) -> (&str, bool) {
    let less = MINUS.iter().find_map(|sign| text.strip_prefix(sign));
    less.map_or((text.strip_prefix('+').unwrap_or(text), false), |less| (less.trim_start(), true))
}

/// The digits without the marks between thousands; `None` where those stand elsewhere.
fn grouped(text: &str) -> Option<String> {
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    if !whole.contains([',', '、', '\'']) {
        return Some(text.to_owned());
    }
    let mut groups = whole.split([',', '、', '\'']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if first.is_empty() || first.len() > 3 || rest.iter().any(|group| group.len() != 3) {
        return None;
    }
    let part = part.map(|part| format!(".{part}")).unwrap_or_default();
    Some(format!("{first}{}{part}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_ledgers_write_them() {
        for (text, whole) in [
            ("1234", 1_234),
            ("1,234", 1_234),
            ("１，２３４", 1_234),
            ("1,234円", 1_234),
            ("¥1,234", 1_234),
            ("▲1,234", -1_234),
            ("△ 1,234", -1_234),
            ("(1,234)", -1_234),
            ("(▲1234)", -1_234),
            ("¥-100", -100),
            ("-1234", -1_234),
            ("12.5百万円", 12_500_000),
            ("1.2億円", 120_000_000),
            ("3千円", 3_000),
            ("0", 0),
            ("1234.5", 1_235),
        ] {
            let number = Amount::yen(SheetCell::Text(text), 1);
            let number = number.unwrap_or_else(|error| panic!("{text}: {error:?}")).unwrap();
            assert_eq!(number.is_negative(), whole < 0, "{text}");
            let size = if number.is_negative() { Amount(-number.0) } else { number };
            assert_eq!(size.whole(), Ok(i64::unsigned_abs(whole)), "{text}");
        }
    }

    #[test]
    fn a_cell_that_names_its_unit_is_not_counted_in_that_of_its_column() {
        let in_millions = |text| {
            Amount::yen(SheetCell::Text(text), 1_000_000).map(|yen| yen.map(|yen| yen.whole().unwrap()))
        };
        assert_eq!(in_millions("120"), Ok(Some(120_000_000)));
        assert_eq!(in_millions("1.5億"), Ok(Some(150_000_000)));
        assert_eq!(in_millions("3百万"), Ok(Some(3_000_000)));
        assert_eq!(in_millions("1,234,000円"), Ok(Some(1_234_000)));
        // The sign may be of the cell's format: nothing says of how many yen.
        assert_eq!(in_millions("¥1,234"), Err(CellRefusal::NoUnit));
        assert_eq!(in_millions("\\1,234"), Err(CellRefusal::NoUnit));
        assert_eq!(Amount::of(SheetCell::Text("5億")), Err(CellRefusal::NoNumber), "a volume has no yen");
    }

    #[test]
    fn a_number_of_a_workbook_is_the_one_that_it_shows() {
        for (number, billionths) in [
            (0.1, 100_000_000),
            (1_234.0, 1_234_000_000_000),
            (0.4, 400_000_000),
            (1e15, 1_000_000_000_000_000_000_000_000),
        ] {
            assert_eq!(Amount::of(SheetCell::Number(number)), Ok(Some(Amount(billionths))), "{number}");
        }
        assert_eq!(Amount::of(SheetCell::Number(f64::NAN)), Err(CellRefusal::NoNumber));
        assert_eq!(Amount::of(SheetCell::Number(1e300)), Err(CellRefusal::NoNumber));
    }

    #[test]
    fn what_is_no_number_is_refused_with_its_reason() {
        for text in [
            "abc",
            "1,23",
            "12,34,567",
            "1.2.3",
            "¥",
            "百万",
            "十",
            "1e5",
            "--5",
            "500①",
            "500²",
            "500\n600",
            "100 200",
            "100m",
            "1,234-",
        ] {
            assert_eq!(Amount::of(SheetCell::Text(text)), Err(CellRefusal::NoNumber), "{text}");
        }
        for text in ["-", "－", "ー", "—", "--"] {
            assert_eq!(Amount::of(SheetCell::Text(text)), Err(CellRefusal::Dash), "{text}");
        }
        assert_eq!(Amount::of(SheetCell::Text(" 　")), Ok(None));
        assert_eq!(Amount::of(SheetCell::Fault("#N/A")), Err(CellRefusal::Fault("#N/A".to_owned())));
    }
}
