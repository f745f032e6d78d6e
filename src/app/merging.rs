//! Answers that came back from others, while the person decides which of them are taken.

use std::collections::BTreeSet;

use crate::assessment::handout::Incoming;
use crate::base::ids::QuestionId;
use crate::session::document::DocumentId;

/// One of two answers to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one that is there.
    Ours,
    /// The one that came.
    Theirs,
}

/// Answers that came back and wait for a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Merging {
    /// The document that they were laid beside.
    pub(super) document: DocumentId,
    /// The name of the file.
    pub(super) name: String,
    /// The organisation of the file, where it is another one.
    pub(super) stranger: Option<String>,
    /// The file is encrypted and the document is not.
    pub(super) into_clear: bool,
    /// What differs, and which of the two stays.
    pub(super) rows: Vec<(Incoming, Side)>,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareAction {
    /// Saves these questions as a file.
    HandOut(BTreeSet<QuestionId>),
    /// Asks for a file to read in.
    ChooseFile,
    /// Takes the answer of this place, or keeps the one that is there.
    Take(usize, Side),
    /// Takes what is chosen.
    TakeChosen,
    /// Takes nothing.
    KeepAll,
}
