//! The editions of a report, by their names.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::policy::Audience;

/// Which report is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Edition {
    /// For the board: the page that stands alone, the areas, the actions.
    Board,
    /// Everything: also every question with its note and evidence, the open checks, the method.
    #[default]
    Full,
    /// A blank form with the same questions, to fill in by hand.
    Questionnaire,
}

impl Edition {
    /// All editions, the shortest first.
    pub const ALL: [Self; 3] = [Self::Board, Self::Full, Self::Questionnaire];

    /// Its name on the command line: `board`, `full` or `questionnaire`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Full => "full",
            Self::Questionnaire => "questionnaire",
        }
    }

    /// Whom it is for.
    #[must_use]
    pub fn audience(self) -> Audience {
        match self {
            Self::Board => Audience::Board,
            Self::Full => Audience::Full,
            Self::Questionnaire => Audience::Form,
        }
    }
}

/// The error of reading an [`Edition`]: the text is no name of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not an edition; use board, full or questionnaire")]
pub struct UnknownEdition(pub String);

impl FromStr for Edition {
    type Err = UnknownEdition;

    fn from_str(text: &str) -> Result<Self, UnknownEdition> {
        let found = Self::ALL.into_iter().find(|edition| edition.name() == text);
        found.ok_or_else(|| UnknownEdition(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_read_from_its_name_and_another_is_named_in_the_refusal() {
        assert_eq!(Edition::ALL.map(|edition| edition.name().parse()), Edition::ALL.map(Ok));
        assert_eq!("short".parse::<Edition>(), Err(UnknownEdition("short".to_owned())));
        assert_eq!(
            UnknownEdition("short".to_owned()).to_string(),
            "'short' is not an edition; use board, full or questionnaire"
        );
    }
}
