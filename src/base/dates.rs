//! Dates as files have them: text such as `2026-11-24`. What is none is refused with a cause of our
//! own, so that nobody has to know how the library of dates puts it.

use std::fmt;

use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::cause::Cause;

/// Reads a date, for `#[serde(deserialize_with)]`.
///
/// # Errors
/// [`Cause::NoDate`] for a text that is no date; what the reader says where there is no text.
pub fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    from.deserialize_str(Day)
}

/// Reads a date that may be missing.
///
/// # Errors
/// As for [`date`].
pub fn optional<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    /// What `Option` reads its value as.
    struct Known(Date);

    impl<'de> Deserialize<'de> for Known {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            date(from).map(Self)
        }
    }

    Ok(Option::<Known>::deserialize(from)?.map(|Known(date)| date))
}

struct Day;

impl Visitor<'_> for Day {
    type Value = Date;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a date")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
        text.parse().map_err(|_| Cause::NoDate.error())
    }
}

#[cfg(test)]
mod tests {
    use ron::error::Error as Ron;

    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Dated {
        #[serde(deserialize_with = "date")]
        on: Date,
        #[serde(default, deserialize_with = "optional")]
        due: Option<Date>,
    }

    fn read(text: &str) -> Result<Dated, Ron> {
        ron::from_str(text).map_err(|error| error.code)
    }

    #[test]
    fn a_date_is_read_and_one_that_may_be_missing_may_be_left_out() {
        let on = jiff::civil::date(2026, 11, 24);
        assert_eq!(read("(on: \"2026-11-24\")"), Ok(Dated { on, due: None }));
        assert_eq!(read("(on: \"2026-11-24\", due: None)"), Ok(Dated { on, due: None }));
        assert_eq!(read("(on: \"2026-11-24\", due: Some(\"2026-11-24\"))"), Ok(Dated { on, due: Some(on) }));
    }

    #[test]
    fn whatever_is_no_date_is_refused_in_our_words() {
        let no_date = || Err(Ron::Message(Cause::NoDate.to_string()));
        for text in ["", "2026", "2026-02-30", "2026-13-01", "24.11.2026", "soon"] {
            assert_eq!(read(&format!("(on: \"{text}\")")), no_date(), "{text}");
            assert_eq!(read(&format!("(on: \"2026-11-24\", due: Some(\"{text}\"))")), no_date(), "{text}");
        }
        assert_eq!(read("(on: 20261124)"), Err(Ron::ExpectedString));
    }
}
