//! What a report is made of: the answers and what they mean, which edition, what it may have beside.

use std::str::FromStr;

use jiff::civil::Date;

use crate::assessment::Assessment;
use crate::base::lang::Lang;
use crate::questionnaire::Checked;
use crate::scoring::Scorecard;

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct ReportInput<'a> {
    /// What was asked.
    pub questionnaire: &'a Checked,
    /// What was answered.
    pub assessment: &'a Assessment,
    /// What it means.
    pub scorecard: &'a Scorecard,
    /// The language of the report.
    pub lang: Lang,
    /// The date of the report.
    pub date: Date,
    /// The program and its version, such as `Keian 0.1.0`.
    pub app: &'a str,
}

/// Which report is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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

/// What else a report may have.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extras<'a> {
    /// Which report is made.
    pub edition: Edition,
    /// The answers' file, as it was read or as it is saved: its digest goes into the fingerprint.
    pub file: Option<&'a [u8]>,
    /// Embeds `file`, so that Keian can open the report and go on. Whoever gets the report then
    /// has all answers; a blank form never embeds any.
    pub attach: bool,
    /// An earlier state that the present one is laid beside; a blank form has no use for it.
    pub earlier: Option<Earlier<'a>>,
}

/// An earlier state of the same company.
#[derive(Clone, Copy, Debug)]
pub struct Earlier<'a> {
    /// What it is called: the name of a milestone or of a file.
    pub name: &'a str,
    /// The day that it stands for, where that is known.
    pub date: Option<Date>,
    /// What was answered then.
    pub assessment: &'a Assessment,
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
