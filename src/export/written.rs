//! A cell of a table as it is written, whatever is written of it.

use jiff::civil::Date;

/// A cell as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenCell {
    /// Not known.
    Empty,
    /// A text.
    Text(String),
    /// A whole number: yen, days, lines.
    Count(u64),
    /// A number in thousandths.
    Thousandths(u64),
    /// A part of a whole, in millionths.
    Millionths(u32),
    /// A day.
    Day(Date),
}

impl WrittenCell {
    pub(super) fn text(text: Option<&String>) -> Self {
        text.map_or(Self::Empty, |text| Self::of(text))
    }

    /// A text; nothing where it is empty.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    pub(super) fn count(number: Option<impl Into<u64>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Count(number.into()))
    }

    pub(super) fn day(date: Option<Date>) -> Self {
        date.map_or(Self::Empty, Self::Day)
    }
}
