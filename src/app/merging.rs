//! Answers that came back from others, while the person decides which of them are taken.

use std::collections::BTreeSet;

use crate::assessment::handout::Incoming;
use crate::base::ids::QuestionId;
use crate::session::document::DocumentId;

/// Answers that came back and wait for a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Merging {
    /// The document that they were laid beside.
    pub(super) document: DocumentId,
    /// The name of the file.
    pub(super) name: String,
    /// The organisation of the file, where it is another one.
    pub(super) stranger: Option<String>,
    /// What differs, and whether it is to be taken.
    pub(super) rows: Vec<(Incoming, bool)>,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareAction {
    /// Saves these questions as a file.
    HandOut(BTreeSet<QuestionId>),
    /// Asks for a file to read in.
    ChooseFile,
    /// Takes the answer of this place, or keeps the one that is there.
    Take(usize, bool),
    /// Takes what is chosen, or nothing at all.
    Decide(bool),
}
