//! The names of the fields of a struct, as serde sees them: what a mistyped field is compared with.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// The fields of a struct; none for anything else.
pub(super) fn fields_of<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    match T::deserialize(Asks) {
        Err(Said(fields)) => fields,
        Ok(_) => &[],
    }
}

/// Reads nothing: it hears which fields are asked for and says so as its error.
struct Asks;

#[derive(Debug)]
struct Said(&'static [&'static str]);

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Said {}

impl Error for Said {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }
}

impl<'de> Deserializer<'de> for Asks {
    type Error = Said;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Said> {
        Err(Said(&[]))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Said> {
        Err(Said(fields))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_struct_says_its_fields_and_a_number_none() {
        assert_eq!(fields_of::<crate::questionnaire::TargetBySize>(), ["small", "medium", "large"]);
        assert!(fields_of::<u8>().is_empty());
    }
}
