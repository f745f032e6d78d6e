//! The number of a question's meaning: it goes up when what is asked changes, and stays where only the
//! words do.

use std::fmt;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

/// The number of a meaning, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Meaning(NonZeroU32);

impl Meaning {
    /// The first, which a question has unless it says otherwise.
    pub const FIRST: Self = Self(NonZeroU32::MIN);

    /// The meaning with a number; `None` for 0.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// Whether it is the first, which is not written.
    #[must_use]
    pub fn is_first(&self) -> bool {
        *self == Self::FIRST
    }
}

impl Default for Meaning {
    fn default() -> Self {
        Self::FIRST
    }
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_are_counted_from_one() {
        assert_eq!(Meaning::new(0), None);
        assert_eq!(Meaning::new(1), Some(Meaning::default()));
        assert_eq!(ron::from_str::<Meaning>("3").ok(), Meaning::new(3));
        assert!(ron::from_str::<Meaning>("0").is_err());
    }
}
