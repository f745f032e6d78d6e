//! Answers that came back from others, while the person decides which of them are taken.

use super::handing::HandForm;
use crate::assessment::Answer;
use crate::assessment::handing::Handing;
use crate::assessment::handout::Incoming;
use crate::assessment::standing::HandedOut;
use crate::base::ids::RequestId;
use crate::base::shared::Shared;
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
    /// The note of the file's request, where the document has one: it is out, or came back before.
    pub(super) noted: Option<HandedOut>,
    /// The file is encrypted and the document is not.
    pub(super) into_clear: bool,
    /// What differs, and what becomes of it.
    pub(super) rows: Vec<MergeRow>,
}

/// An answer that came back, and what becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct MergeRow {
    /// The two answers.
    pub(super) incoming: Incoming,
    /// Which of them stays.
    pub(super) side: Side,
    /// Notes and evidence of both are kept.
    pub(super) joins: bool,
}

impl MergeRow {
    /// A row as it is first shown: what is new is taken unless refused; what would lose something, or is
    /// older than what is there, is not.
    pub(super) fn of(incoming: Incoming) -> Self {
        let keeps = incoming.conflict || incoming.is_older();
        Self { incoming, side: if keeps { Side::Ours } else { Side::Theirs }, joins: false }
    }

    /// The same of a file of another organisation: nothing of it is taken unless it is chosen.
    pub(super) fn of_stranger(incoming: Incoming) -> Self {
        Self { incoming, side: Side::Ours, joins: false }
    }

    /// Whether anything changes by it.
    pub(super) fn changes(&self) -> bool {
        self.side == Side::Theirs || self.joins
    }

    /// The answer that stays.
    pub(super) fn answer(&self) -> Shared<Answer> {
        let chosen = match self.side {
            Side::Ours => &self.incoming.ours,
            Side::Theirs => &self.incoming.theirs,
        };
        if self.joins { self.incoming.joined(chosen).into() } else { chosen.clone() }
    }
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareAction {
    /// Asks to whom and by when these questions go.
    Ask(Box<HandForm>),
    /// Saves these questions as a file.
    HandOut(Box<Handing>),
    /// What went out under this request came back.
    CameBack(RequestId),
    /// Asks for a file to read in.
    ChooseFile,
    /// Takes the answer of this place, or keeps the one that is there.
    Take(usize, Side),
    /// Keeps the notes and the evidence of both at this place, or not any more.
    Join(usize),
    /// Takes what is chosen.
    TakeChosen,
    /// Takes nothing.
    KeepAll,
}
