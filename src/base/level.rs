//! A level of maturity: a whole number from 0 to 4.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::cause::Cause;

/// A level from 0 (not begun) to 4 (reviewed and improved regularly).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

/// The error of [`Level::new`]: the number is over 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", Cause::NoLevel(*.0))]
pub struct LevelOutOfRange(pub u8);

impl Level {
    /// Level 0.
    pub const ZERO: Self = Self(0);
    /// Level 1.
    pub const ONE: Self = Self(1);
    /// Level 2.
    pub const TWO: Self = Self(2);
    /// Level 3.
    pub const THREE: Self = Self(3);
    /// Level 4, the highest.
    pub const FOUR: Self = Self(4);
    /// All levels, lowest first.
    pub const ALL: [Self; 5] = [Self::ZERO, Self::ONE, Self::TWO, Self::THREE, Self::FOUR];

    /// A level from its number.
    ///
    /// # Errors
    /// [`LevelOutOfRange`] for a number over 4.
    pub fn new(number: u8) -> Result<Self, LevelOutOfRange> {
        if number <= 4 { Ok(Self(number)) } else { Err(LevelOutOfRange(number)) }
    }

    /// The number, 0 to 4.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Level {
    type Error = LevelOutOfRange;

    fn try_from(number: u8) -> Result<Self, LevelOutOfRange> {
        Self::new(number)
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_is_not_a_level() {
        assert_eq!(Level::new(5), Err(LevelOutOfRange(5)));
        assert_eq!(Level::new(4).map(Level::get), Ok(4));
    }

    #[test]
    fn a_file_with_level_five_is_refused_for_it() {
        let error = ron::from_str::<Level>("5").unwrap_err();
        assert_eq!(error.code, ron::Error::Message(Cause::NoLevel(5).to_string()));
    }
}
