//! What a person is told about what became of the document.

use std::path::PathBuf;

use super::drafts::DateField;
use super::store::{Exported, NotExported};
use crate::assessment::edit::Edit;
use crate::assessment::entering::Cut;
use crate::storage::journal::recover::Unreadable;
use crate::storage::{Lack, OpenError, SaveError};

/// What a person is told.
#[derive(Debug)]
pub enum Said {
    /// A file could not be opened.
    NotOpened(Option<PathBuf>, OpenError),
    /// A report has no answers in it.
    NoAnswers(PathBuf),
    /// A document was recovered, but its file could not be opened.
    WithoutFile(OpenError),
    /// What was typed or pasted is longer than a file may have: the end of it did not go in.
    Cut(Vec<Cut>),
    /// An edit was not made: the file would be larger than files may be.
    NoRoom(Box<Edit>),
    /// What was recovered is longer than a file may have: it cannot be saved before it is shortened.
    OverLimits(OpenError),
    /// The document was saved, but for what was typed and is no date.
    SavedWithout(Vec<(DateField, String)>),
    /// What an earlier session left cannot be read.
    Unreadable(Unreadable),
    /// Nothing can be noted for a recovery.
    NoJournal(SaveError),
    /// The document is saved at this path, but this could not be had there.
    Lacks(PathBuf, Vec<Lack>),
    /// The document's file in clear was removed, but for these versions.
    ClearRemoved(PathBuf, Vec<PathBuf>),
    /// Questions were handed out.
    HandedOut(PathBuf),
    /// A file could not be written.
    NotWritten(SaveError),
    /// A report was written.
    Exported(PathBuf, Exported),
    /// A report was not written.
    NotExported(NotExported),
    /// What was opened at the first path is the open document, by another name than the second.
    SameFile(PathBuf, PathBuf),
    /// What was asked for at this path was for a document that is not open any more.
    NotForThis(PathBuf),
}
