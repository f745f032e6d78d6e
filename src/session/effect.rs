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
use crate::storage::{Needs, OpenError, Opened, Protection};

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
        /// How the file is kept.
        protection: Protection,
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
    /// Another file was read for the open document, and how it is kept.
    LookedAt(Look, PathBuf, Box<(Opened, Protection)>),
    /// Ask for what opens another file that is to be read for a document.
    LockedLook {
        /// The document.
        document: DocumentId,
        /// What the file is read for.
        look: Look,
        /// The file.
        path: PathBuf,
        /// What it needs.
        needs: Needs,
        /// Why what was given does not open it.
        wrong: Option<OpenError>,
    },
    /// The document stands encrypted at another place: ask what becomes of its file in clear, whose lock
    /// this holds.
    ClearLeft(S::File, PathBuf),
    /// A report of the open document was saved.
    Exported(ReportChoice, PathBuf),
    /// Show what a step of undo or redo was about, and say it.
    Stepped(Stepped),
    /// Say something.
    Say(Said),
    /// Close the window.
    Close,
}
