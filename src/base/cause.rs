//! Why a value of a file is refused, in a form that comes through serde. Its errors carry nothing but
//! text, so a cause is made into a sentence here and is known again by it here, and nowhere else:
//! whatever else a reader says is no cause of ours, whichever words it has.

use std::fmt;

use jiff::civil::Date;

/// Why a value is refused that has the form of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A key that stands in its map already.
    Twice(String),
    /// A number that is no level.
    NoLevel(u8),
    /// Text that is no date in the form of files; with the date that it means, where it means one.
    NoDate(Option<Date>),
    /// A day that its month has not.
    NoDay {
        /// The month, as in `2027-09`.
        month: String,
        /// Its last day.
        last: i8,
    },
    /// A number that is less or more than its quantity may be.
    OutOfRange {
        /// The least that it may be.
        low: u64,
        /// The most that it may be.
        high: u64,
    },
    /// A text that is no id: see [`super::ids`].
    NoId,
    /// A text that is no country's code.
    NoCountry,
    /// A text that is no 法人番号.
    NoCorporateNumber,
}

const TWICE: &str = "duplicate key: ";
const NO_LEVEL: (&str, &str) = ("level ", " is out of range: a level is 0, 1, 2, 3 or 4");
const NO_DATE: &str = "no date: one is written as in 2026-11-24";
const OTHER_FORM: &str = "no date: this one is written as ";
const OUT_OF_RANGE: (&str, &str) = ("out of range: it is from ", " to ");
const NO_ID: &str = "no id: one has 1 to 64 ASCII letters, digits, '-', '_' or '.'";
const NO_COUNTRY: &str = "no country: one is written as in JP";
const NO_NUMBER: &str = "no corporate number: one has 13 digits";
const NO_DAY: (&str, &str) = ("no date: the last day of ", " is ");

impl fmt::Display for Cause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Twice(key) => write!(out, "{TWICE}{key}"),
            Self::NoLevel(number) => write!(out, "{}{number}{}", NO_LEVEL.0, NO_LEVEL.1),
            Self::NoDate(None) => out.write_str(NO_DATE),
            Self::NoDate(Some(meant)) => write!(out, "{OTHER_FORM}{meant}"),
            Self::OutOfRange { low, high } => {
                write!(out, "{}{low}{}{high}", OUT_OF_RANGE.0, OUT_OF_RANGE.1)
            }
            Self::NoId => out.write_str(NO_ID),
            Self::NoCountry => out.write_str(NO_COUNTRY),
            Self::NoCorporateNumber => out.write_str(NO_NUMBER),
            Self::NoDay { month, last } => write!(out, "{}{month}{}{last}", NO_DAY.0, NO_DAY.1),
        }
    }
}

impl Cause {
    /// The error of a reader that says this cause.
    pub fn error<E: serde::de::Error>(&self) -> E {
        E::custom(self)
    }

    /// The cause that a reader's message says; `None` for a message that was not made of one.
    #[must_use]
    pub fn said(message: &str) -> Option<Self> {
        let whole = [
            (NO_DATE, Self::NoDate(None)),
            (NO_ID, Self::NoId),
            (NO_COUNTRY, Self::NoCountry),
            (NO_NUMBER, Self::NoCorporateNumber),
        ];
        if let Some((_, cause)) = whole.into_iter().find(|(words, _)| *words == message) {
            return Some(cause);
        }
        let range = message.strip_prefix(OUT_OF_RANGE.0).and_then(|rest| rest.split_once(OUT_OF_RANGE.1));
        if let Some((low, high)) = range {
            return Some(Self::OutOfRange { low: low.parse().ok()?, high: high.parse().ok()? });
        }
        if let Some(meant) = message.strip_prefix(OTHER_FORM) {
            return meant.parse().ok().map(|meant| Self::NoDate(Some(meant)));
        }
        if let Some((month, last)) = message.strip_prefix(NO_DAY.0).and_then(|rest| rest.split_once(NO_DAY.1))
        {
            return last.parse().ok().map(|last| Self::NoDay { month: month.to_owned(), last });
        }
        if let Some(key) = message.strip_prefix(TWICE) {
            return Some(Self::Twice(key.to_owned()));
        }
        let number = message.strip_prefix(NO_LEVEL.0)?.strip_suffix(NO_LEVEL.1)?;
        number.parse().ok().map(Self::NoLevel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_is_known_again_from_its_message() {
        for cause in [
            Cause::Twice("A-1".to_owned()),
            Cause::Twice(String::new()),
            Cause::Twice(NO_DATE.to_owned()),
            Cause::NoLevel(5),
            Cause::NoLevel(255),
            Cause::NoDate(None),
            Cause::NoDate(Some(jiff::civil::date(2027, 2, 28))),
            Cause::NoDay { month: "2027-09".to_owned(), last: 30 },
            Cause::OutOfRange { low: 0, high: u64::MAX },
            Cause::NoId,
            Cause::NoCountry,
            Cause::NoCorporateNumber,
        ] {
            assert_eq!(Cause::said(&cause.to_string()), Some(cause));
        }
    }

    #[test]
    fn a_message_that_only_looks_like_one_says_no_cause() {
        for message in
            ["", "level 5 is out of range", "level five is out of range: a level is 0, 1, 2, 3 or 4", "date"]
        {
            assert_eq!(Cause::said(message), None, "{message}");
        }
    }
}
