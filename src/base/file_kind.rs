//! What a file is: the first thing that stands in every file that Keian writes, so that whoever meets one
//! knows, and a file that was opened in the wrong place is told by its name.

use serde::{Deserialize, Serialize};

/// The kind of a file. Those that nothing writes yet have their names, so that a version of today says
/// what a file of tomorrow is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// A company's answers.
    Assessment,
    /// Some of its questions, for a colleague to answer.
    HandOut,
    /// What is asked.
    Questionnaire,
    /// What an association adds to it.
    Overlay,
    /// A reference list.
    List,
    /// What an association asks its members for.
    Invitation,
    /// What a member hands in.
    Submission,
    /// What an association publishes.
    Cohort,
    /// What an association released, so that nothing is released twice.
    Ledger,
    /// The choices of a person at a machine.
    Settings,
    /// What was typed and not yet saved.
    Journal,
}

impl FileKind {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::Assessment,
        Self::HandOut,
        Self::Questionnaire,
        Self::Overlay,
        Self::List,
        Self::Invitation,
        Self::Submission,
        Self::Cohort,
        Self::Ledger,
        Self::Settings,
        Self::Journal,
    ];
}
