//! What the reader of RON says, made into our own reasons for a refusal, each with its place.

use ron::error::{Error as Ron, SpannedError};

use super::error::{OpenError, Place, Wanted};
use crate::base::cause::Cause;
use crate::base::characters::echo as cut;
use crate::base::nearest::nearest;

/// The place after a text.
pub(super) fn end_of(text: &str) -> Place {
    Place {
        line: 1 + text.matches('\n').count(),
        column: 1 + text.rsplit('\n').next().unwrap_or("").chars().count(),
    }
}

/// The line of a mark of version control, between which two versions stand, if one is what comes at a place or
/// next after it.
fn mark_at(text: &str, place: Place) -> Option<usize> {
    let mut lines = text.lines().skip(place.line.checked_sub(1)?);
    let here = lines.next()?;
    let is_mark =
        |line: &str| ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|m| line.starts_with(m));
    if is_mark(here) {
        return Some(place.line);
    }
    let ends = here.chars().skip(place.column.saturating_sub(1)).all(char::is_whitespace);
    (ends && lines.next().is_some_and(is_mark)).then_some(place.line + 1)
}

/// Why a text is refused that cannot be read.
pub(super) fn refusal(text: &str, error: &SpannedError) -> OpenError {
    let start = &error.span.start;
    let place = Place { line: start.line, column: start.col };
    let at_end = error.span.end.line >= end_of(text.trim_end()).line
        && error.span.end.col >= end_of(text.trim_end()).column;
    let cut_off = at_end || (start.line > 1 && !text.trim_end().ends_with(')'));
    if let Some(line) = mark_at(text, place) {
        return OpenError::TwoVersions { place: Place { line, column: 1 } };
    }
    match &error.code {
        Ron::Eof => OpenError::Truncated { place: end_of(text) },
        Ron::ExpectedStringEnd
        | Ron::ExpectedMapEnd
        | Ron::ExpectedStructLikeEnd
        | Ron::ExpectedArrayEnd
        | Ron::ExpectedOptionEnd
        | Ron::ExpectedComma
        | Ron::ExpectedMapColon
        | Ron::ExpectedString
        | Ron::ExpectedIdentifier
        | Ron::ExpectedInteger
        | Ron::ExpectedOption
        | Ron::ExpectedMap
        | Ron::ExpectedArray
        | Ron::ExpectedStructLike
            if cut_off =>
        {
            OpenError::Truncated { place: end_of(text) }
        }
        // A name of which only the beginning is there.
        Ron::NoSuchStructField { .. } | Ron::NoSuchEnumVariant { .. } if at_end => {
            OpenError::Truncated { place: end_of(text) }
        }
        Ron::ExceededRecursionLimit => OpenError::TooDeep { place },
        Ron::NoSuchStructField { expected, found, .. } => OpenError::UnknownField {
            place,
            found: cut(found),
            nearest: nearest(found, expected.iter().copied()),
        },
        Ron::NoSuchEnumVariant { expected, found, .. } => OpenError::UnknownChoice {
            place,
            found: cut(found),
            nearest: nearest(found, expected.iter().copied()),
        },
        Ron::MissingStructField { field, .. } => {
            OpenError::MissingField { place, field: (*field).to_owned() }
        }
        Ron::DuplicateStructField { field, .. } => OpenError::Duplicate { place, key: (*field).to_owned() },
        Ron::Message(message) => match Cause::said(message) {
            Some(Cause::Twice(key)) => OpenError::Duplicate { place, key: cut(&key) },
            Some(Cause::NoLevel(level)) => OpenError::LevelOutOfRange { place, level: level.to_string() },
            Some(Cause::NoDate(None)) => OpenError::BadValue { place, wanted: Wanted::Date },
            Some(Cause::NoDate(Some(meant))) => {
                OpenError::BadValue { place, wanted: Wanted::DateAs(meant.to_string()) }
            }
            Some(Cause::NoDay { month, last }) => {
                OpenError::BadValue { place, wanted: Wanted::DayOf { month: cut(&month), last } }
            }
            Some(Cause::OutOfRange { low, high }) => {
                OpenError::BadValue { place, wanted: Wanted::Between(low, high) }
            }
            Some(Cause::NoId) => OpenError::BadValue { place, wanted: Wanted::Id },
            Some(Cause::NoCountry) => OpenError::BadValue { place, wanted: Wanted::Country },
            Some(Cause::NoCorporateNumber) => OpenError::BadValue { place, wanted: Wanted::CorporateNumber },
            None => OpenError::BadValue { place, wanted: wanted(&error.code) },
        },
        Ron::ExpectedStructLike
        | Ron::ExpectedNamedStructLike(_)
        | Ron::ExpectedDifferentStructName { .. }
        | Ron::TrailingCharacters
            if place.line == 1 =>
        {
            OpenError::NotRon { place }
        }
        other => OpenError::BadValue { place, wanted: wanted(other) },
    }
}

fn wanted(error: &Ron) -> Wanted {
    match error {
        Ron::ExpectedInteger | Ron::IntegerOutOfBounds | Ron::ExpectedFloat => Wanted::Number,
        Ron::ExpectedString | Ron::ExpectedStringEnd => Wanted::Text,
        Ron::ExpectedOption | Ron::ExpectedOptionEnd => Wanted::Option,
        Ron::ExpectedArray | Ron::ExpectedArrayEnd => Wanted::List,
        Ron::ExpectedMap | Ron::ExpectedMapEnd | Ron::ExpectedMapColon => Wanted::Map,
        other => Wanted::Other(cut(&other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde::de::{Deserializer, Error};

    use super::*;

    /// A reader that refuses everything in the words that stand in the file.
    #[derive(Debug)]
    struct Refusing;

    impl<'de> Deserialize<'de> for Refusing {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            Err(D::Error::custom(String::deserialize(from)?))
        }
    }

    #[derive(Debug, Deserialize)]
    struct Head {
        #[allow(dead_code, reason = "it is never read")]
        at: Refusing,
    }

    fn refused(message: &str) -> OpenError {
        let text = format!("(at: {message:?})");
        refusal(&text, &ron::from_str::<Head>(&text).unwrap_err())
    }

    #[test]
    fn what_a_reader_says_is_taken_for_a_cause_only_where_it_was_made_of_one() {
        let place = |column| Place { line: 1, column };
        for message in ["the update failed", "level 5 is out of range", "a date string is expected"] {
            let wanted = Wanted::Other(message.to_owned());
            assert_eq!(refused(message), OpenError::BadValue { place: place(7), wanted }, "{message}");
        }
        let wanted = Wanted::Date;
        assert_eq!(
            refused(&Cause::NoDate(None).to_string()),
            OpenError::BadValue { place: place(7), wanted }
        );
        assert_eq!(
            refused(&Cause::NoLevel(7).to_string()),
            OpenError::LevelOutOfRange { place: place(7), level: "7".to_owned() }
        );
        assert_eq!(
            refused(&Cause::Twice("A-1".to_owned()).to_string()),
            OpenError::Duplicate { place: place(7), key: "A-1".to_owned() }
        );
    }
}
