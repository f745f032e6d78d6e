//! What a file says of itself before anything else in it is read: its kind and its format. Reads no
//! further than to there.

use std::fmt;

use ron::error::SpannedError;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use crate::base::file_kind::FileKind;

/// What tells one kind of file from another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The kind that it says it is, or that its fields are of: only what was written before there were
    /// kinds has none that it says.
    pub(super) kind: Option<FileKind>,
    /// The number of its format.
    pub(super) format: Option<u32>,
    /// Whether it has a field that every file of answers ever had.
    pub(super) answers: bool,
}

/// The head of a text; `None` where it is none that could be read.
///
/// # Errors
/// What the reader of RON says, where the text is no head's.
pub(super) fn peek(text: &str, options: &ron::Options) -> Result<Head, SpannedError> {
    let mut head = Head::default();
    let mut reader = ron::Deserializer::from_str_with_options(text, options)?;
    match Fields(&mut head).deserialize(&mut reader) {
        Ok(()) => Ok(head),
        // It was left as soon as the format was known.
        Err(_) if head.format.is_some() => Ok(head),
        Err(error) => Err(reader.span_error(error)),
    }
}

struct Fields<'h>(&'h mut Head);

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_struct("", &[], self)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the fields of a file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        while let Some(name) = access.next_key_seed(Name)? {
            let kind = match name {
                Field::Format => {
                    self.0.format = Some(access.next_value()?);
                    return Err(A::Error::custom("the head is read"));
                }
                Field::Kind => {
                    self.0.kind = Some(access.next_value()?);
                    continue;
                }
                Field::Of(kind) => Some(kind),
                Field::App => {
                    self.0.answers = true;
                    None
                }
                Field::Other => None,
            };
            self.0.kind = self.0.kind.or(kind);
            access.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

/// A field of the outermost level.
enum Field {
    Kind,
    Format,
    App,
    /// A field that only this kind has.
    Of(FileKind),
    Other,
}

struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Field;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Field, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Field;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Field, E> {
        Ok(match name {
            "kind" => Field::Kind,
            "format" => Field::Format,
            "app" => Field::App,
            "areas" => Field::Of(FileKind::Questionnaire),
            "base_edition" => Field::Of(FileKind::Overlay),
            "items" => Field::Of(FileKind::List),
            _ => Field::Other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Head {
        peek(text, &ron::Options::default()).unwrap()
    }

    #[test]
    fn the_kind_and_the_format_are_read_and_nothing_behind_them() {
        let head = of("(kind: HandOut, format: 3, here is no RON");
        assert_eq!(head, Head { kind: Some(FileKind::HandOut), format: Some(3), answers: false });
        let head = of("(app: \"x\", format: 2, [");
        assert_eq!(head, Head { kind: None, format: Some(2), answers: true });
    }

    #[test]
    fn every_kind_is_told_by_its_name_and_what_was_written_before_by_its_fields() {
        for kind in FileKind::ALL {
            assert_eq!(of(&format!("(kind: {kind:?}, x: [])")).kind, Some(kind));
        }
        for (field, kind) in [
            ("areas", FileKind::Questionnaire),
            ("base_edition", FileKind::Overlay),
            ("items", FileKind::List),
        ] {
            assert_eq!(of(&format!("(id: \"a\", {field}: [(x: 1)])")).kind, Some(kind));
        }
        assert_eq!(of("(id: \"a\")"), Head::default());
    }
}
