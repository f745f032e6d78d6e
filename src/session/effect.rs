//! What a session asks of the window: work to begin, something to show, to ask or to say.

use std::path::PathBuf;

use super::document::{DocumentId, Version};
use super::phase::{OfferId, Origin};
use super::report::ReportChoice;
use super::said::Said;
use super::steps::Stepped;
use super::store::Store;
use super::work::{Look, Work};
use crate::base::ids::QuestionId;
use crate::storage::{Needs, OpenError, Opened};

/// What the window is to do.
#[derive(Debug)]
pub enum Effect<S: Store> {
    /// Do this in the background, and tell the session how it ended.
    Begin(Work<S>),
    /// A document with a file was left at a question.
    Left {
        /// The file.
        path: PathBuf,
        /// The question.
        at: Option<QuestionId>,
    },
    /// Another document is open.
    Taken(Origin),
    /// The document is in its file.
    Saved,
    /// Read the sample and hand it over.
    Sample {
        /// The state of the document that the person has agreed to lose.
        given_up: Option<Version>,
    },
    /// Ask for a file to open.
    Choose {
        /// The state of the document that the person has agreed to lose.
        given_up: Option<Version>,
    },
    /// Ask where to save this document.
    Place(DocumentId),
    /// Ask for what opens a file.
    Locked {
        /// The file.
        path: PathBuf,
        /// What it needs.
        needs: Needs,
        /// Why what was given does not open it.
        wrong: Option<OpenError>,
        /// The state of the document that the person has agreed to lose.
        given_up: Option<Version>,
    },
    /// Ask for what opens something that an earlier session left.
    LockedOffer {
        /// Which one.
        id: OfferId,
        /// What it needs.
        needs: Needs,
        /// Why what was given does not open it.
        wrong: Option<OpenError>,
    },
    /// Another file was read for the open document.
    LookedAt(Look, PathBuf, Box<Opened>),
    /// A report of the open document was saved.
    Exported(ReportChoice, PathBuf),
    /// Show what a step of undo or redo was about, and say it.
    Stepped(Stepped),
    /// Say something.
    Say(Said),
    /// Close the window.
    Close,
}
