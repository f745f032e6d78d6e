//! Catalogues of texts: a struct with a field for each text, read by the fields' names. serde's derived
//! reading holds every field in a variable of its own and lets go of each at every possible error, which
//! for hundreds of fields is code that the compiler takes minutes to optimise.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

/// Declares a struct of texts, each of which must stand in the catalogue, and no other.
macro_rules! texts {
    ($(#[$meta:meta])* $vis:vis struct $of:ident { $($name:ident)* }) => {
        $(#[$meta])*
        #[derive(Debug, Default)]
        $vis struct $of {
            $($vis $name: String,)*
        }

        impl<'de> serde::Deserialize<'de> for $of {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let names = &[$(stringify!($name)),*];
                let texts = $crate::base::lang::texts::read(from, stringify!($of), names)?;
                debug_assert_eq!(texts.len(), names.len(), "a text for every name");
                let mut all = Self::default();
                for (field, text) in [$(&mut all.$name),*].into_iter().zip(texts) {
                    *field = text;
                }
                Ok(all)
            }
        }

        #[cfg(test)]
        impl $crate::base::lang::texts::All for $of {
            fn all(&self) -> Vec<(&'static str, &str)> {
                vec![$((stringify!($name), self.$name.as_str())),*]
            }
        }
    };
}
pub(crate) use texts;

/// The texts of a catalogue, each with its name.
#[cfg(test)]
pub(crate) trait All {
    fn all(&self) -> Vec<(&'static str, &str)>;
}

/// Reads the texts of these names, in the names' order.
pub(crate) fn read<'de, D: Deserializer<'de>>(
    from: D,
    of: &'static str,
    names: &'static [&'static str],
) -> Result<Vec<String>, D::Error> {
    from.deserialize_struct(of, names, Texts(names))
}

struct Texts(&'static [&'static str]);

impl<'de> Visitor<'de> for Texts {
    type Value = Vec<String>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} texts by their names", self.0.len())
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Vec<String>, M::Error> {
        let mut texts: Vec<Option<String>> = vec![None; self.0.len()];
        let mut next = 0;
        while let Some((place, name)) = map.next_key_seed(Place { names: self.0, next })? {
            // A place is one of the names', and there are as many texts.
            if texts[place].replace(map.next_value()?).is_some() {
                return Err(M::Error::duplicate_field(name));
            }
            next = place + 1;
        }
        let all = texts.into_iter().zip(self.0);
        all.map(|(text, name)| text.ok_or_else(|| M::Error::missing_field(name))).collect()
    }
}

/// The place of a name and the name, looked for first where the last one leads to expect it.
struct Place {
    names: &'static [&'static str],
    next: usize,
}

impl<'de> DeserializeSeed<'de> for Place {
    type Value = (usize, &'static str);

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Place {
    type Value = (usize, &'static str);

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the name of a text")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let count = self.names.len();
        let mut places = (self.next..count).chain(0..self.next.min(count));
        let found = places.find(|place| self.names[*place] == name);
        found.map(|place| (place, self.names[place])).ok_or_else(|| E::unknown_field(name, self.names))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Self::Value, E> {
        self.visit_str(&String::from_utf8_lossy(name))
    }
}

#[cfg(test)]
mod tests {
    use super::All;

    texts! {
        struct Greetings { morning evening }
    }

    fn read(text: &str) -> Result<Greetings, String> {
        ron::from_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn texts_are_read_in_any_order() {
        let greetings = read(r#"(evening: "b", morning: "a")"#).unwrap();
        assert_eq!(greetings.all(), [("morning", "a"), ("evening", "b")]);
    }

    #[test]
    fn a_text_that_is_missing_twice_there_or_unknown_is_refused_by_name() {
        let refused = |text| read(text).map(|_| ()).unwrap_err();
        assert_eq!(
            refused(r#"(morning: "a")"#),
            "1:14: Unexpected missing field named `evening` in `Greetings`"
        );
        assert_eq!(
            refused(r#"(morning: "a", morning: "b")"#),
            "1:28: Unexpected duplicate field named `morning` in `Greetings`"
        );
        assert_eq!(
            refused(r#"(noon: "a")"#),
            "1:2-1:6: Unexpected field named `noon` in `Greetings`, expected either `morning` or `evening` instead"
        );
    }
}
