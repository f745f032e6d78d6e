//! Dates as files have them: text such as `2026-11-24`. What is none is refused with a cause of our
//! own, so that nobody has to know how the library of dates puts it.

use std::fmt;

use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::cause::Cause;
use super::typed_dates::{self, typed_date};

/// Reads a date, for `#[serde(deserialize_with)]`.
///
/// # Errors
/// [`Cause::NoDate`] or [`Cause::NoDay`] for a text that is no date in this form; what the reader says where there is no text.
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
        in_files(text).ok_or_else(|| cause(text).error())
    }
}

/// The date of a text in the one form that files have: four digits, two, two.
#[must_use]
pub fn in_files(text: &str) -> Option<Date> {
    let form = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    // A year before this was never written.
    text.parse().ok().filter(|date: &Date| form && date.year() >= 1000)
}

/// Why a text is no date in the form of files.
fn cause(text: &str) -> Cause {
    // A date with a time means its date.
    let date_alone = text.split(['T', 't', ' ']).next().unwrap_or_default();
    match typed_date(text).or_else(|why| typed_date(date_alone).map_err(|_| why)) {
        Ok(meant) => Cause::NoDate(Some(meant)),
        Err(typed_dates::NoDate::NoDay { year: Some(year), month, last }) => {
            Cause::NoDay { month: format!("{year}-{month:02}"), last }
        }
        Err(_) => Cause::NoDate(None),
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
        let refused = |cause: Cause| Err(Ron::Message(cause.to_string()));
        let meant = Cause::NoDate(Some(jiff::civil::date(2027, 2, 28)));
        for (text, cause) in [
            ("", Cause::NoDate(None)),
            ("2026", Cause::NoDate(None)),
            ("2026-13-01", Cause::NoDate(None)),
            ("24.11.2026", Cause::NoDate(None)),
            ("soon", Cause::NoDate(None)),
            ("-000044-03-15", Cause::NoDate(None)),
            ("0044-03-15", Cause::NoDate(None)),
            ("12027-02-28", Cause::NoDate(None)),
            ("2026-02-30", Cause::NoDay { month: "2026-02".to_owned(), last: 28 }),
            ("2027/02/28", meant.clone()),
            ("20270228", meant.clone()),
            ("2027-2-28", meant.clone()),
            ("令和9年2月28日", meant.clone()),
            (" 2027-02-28", meant.clone()),
            ("2027-02-28T09:00:00", meant.clone()),
            ("2027-02-28T09:00:00+09:00[Asia/Tokyo]", meant.clone()),
            ("2027-02-28 09:00", meant),
        ] {
            assert_eq!(read(&format!("(on: \"{text}\")")), refused(cause.clone()), "{text}");
            assert_eq!(
                read(&format!("(on: \"2026-11-24\", due: Some(\"{text}\"))")),
                refused(cause),
                "{text}"
            );
        }
        // What an earlier version took is still read.
        assert!(read("(on: \"2927-03-31\", due: Some(\"1868-10-23\"))").is_ok());
        assert_eq!(read("(on: 20261124)"), Err(Ron::ExpectedString));
    }
}
