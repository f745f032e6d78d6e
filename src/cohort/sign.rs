//! What a member tells of a question: one sign, and nothing beside it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use crate::base::level::Level;
use crate::scoring::State;

/// What a member tells of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// A level.
    Level(Level),
    /// Unknown, or not answered.
    Unknown,
    /// Not applicable, or not put to this company.
    NotApplicable,
}

impl Sign {
    /// All signs, lowest level first.
    pub const ALL: [Self; 7] = [
        Self::Level(Level::ZERO),
        Self::Level(Level::ONE),
        Self::Level(Level::TWO),
        Self::Level(Level::THREE),
        Self::Level(Level::FOUR),
        Self::Unknown,
        Self::NotApplicable,
    ];

    /// The character that it is in a file.
    #[must_use]
    pub fn char(self) -> char {
        match self {
            Self::Level(level) => char::from(b'0' + level.get()),
            Self::Unknown => 'U',
            Self::NotApplicable => 'N',
        }
    }

    /// The sign of a character; `None` for any other.
    #[must_use]
    pub fn of(char: char) -> Option<Self> {
        Self::ALL.into_iter().find(|sign| sign.char() == char)
    }

    /// The level, where it is one.
    #[must_use]
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(level),
            Self::Unknown | Self::NotApplicable => None,
        }
    }
}

impl From<State> for Sign {
    fn from(state: State) -> Self {
        match state {
            State::Level(level) => Self::Level(level),
            State::NotApplicable => Self::NotApplicable,
            State::Unknown | State::Unanswered => Self::Unknown,
        }
    }
}

/// The signs of all questions of an invitation, in their order: a row of characters in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Signs(Vec<Sign>);

impl Signs {
    /// The signs, one a question.
    #[must_use]
    pub fn all(&self) -> &[Sign] {
        &self.0
    }
}

impl FromIterator<Sign> for Signs {
    fn from_iter<I: IntoIterator<Item = Sign>>(signs: I) -> Self {
        Self(signs.into_iter().collect())
    }
}

impl fmt::Display for Signs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|sign| write!(f, "{}", sign.char()))
    }
}

impl Serialize for Signs {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Signs {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let signs = text.chars().map(Sign::of).collect::<Option<Vec<_>>>();
        signs.map(Self).ok_or_else(|| D::Error::custom("a sign is 0 to 4, U or N"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_one_character_and_is_read_again() {
        let all: Signs = Sign::ALL.into_iter().collect();
        assert_eq!(all.to_string(), "01234UN");
        assert_eq!(ron::from_str::<Signs>("\"01234UN\"").unwrap(), all);
        for wrong in ["5", "u", "n", " ", "0 1", "０"] {
            assert!(ron::from_str::<Signs>(&format!("{wrong:?}")).is_err(), "{wrong}");
        }
    }
}
