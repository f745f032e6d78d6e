//! What the session needs of the disk: documents with their locks, journals, what an earlier session
//! left, reports. The window's session stands on [`super::disk`]; a test may put another in its place.

use std::fmt::Debug;
use std::path::{Path, PathBuf};

use super::report::ExportJob;
use crate::assessment::Assessment;
use crate::questionnaire::Checked;
use crate::storage::journal::recover::{Summary, Unreadable};
use crate::storage::{
    Access, Changed, Lack, Needs, OpenError, Opened, Protection, Replace, SaveError, Subject, Unlock,
};

/// Where documents are kept. Its methods but for [`Store::begin`] and [`Store::see`] take their time:
/// they are for work in the background.
pub trait Store: Clone + Debug + Send + Sync + 'static {
    /// A document's file with its lock, which ends with the last copy of it.
    type File: Clone + Debug + Send + 'static;
    /// What a file was when it was read again.
    type Seen: Debug + Send + 'static;
    /// The journal of an open document.
    type Journal: Log;
    /// What an earlier session left of a document.
    type Found: Left;

    /// Opens a document. Its own file, where it is open already, is read again under the same lock.
    ///
    /// # Errors
    /// Every reason for which a file is refused; see [`OpenError`].
    fn open(&self, path: &Path, unlock: &Unlock, own: Option<&Self::File>) -> Result<Read<Self>, OpenError>;

    /// Takes note that the window shows what was read of a file that was open already.
    fn see(&self, file: &Self::File, seen: Self::Seen);

    /// Writes a document; returns its file as it is now.
    ///
    /// # Errors
    /// See [`SaveError`]: nothing is called saved that is not.
    fn save(
        &self,
        target: Target<Self::File>,
        assessment: &Assessment,
        questionnaire: &Checked,
    ) -> Result<Held<Self::File>, SaveError>;

    /// Removes a document's file with its earlier versions: it is in clear, and the document stands
    /// encrypted elsewhere. Returns the versions in clear that were left.
    ///
    /// # Errors
    /// See [`SaveError`]: the file is left.
    fn remove(&self, file: &Self::File) -> Result<Vec<PathBuf>, SaveError>;

    /// Reads another file without taking its lock, and how it is kept; `None` for a report without answers.
    ///
    /// # Errors
    /// Every reason for which a file is refused; see [`OpenError`].
    fn look(&self, path: &Path, unlock: &Unlock) -> Result<Option<(Opened, Protection)>, OpenError>;

    /// Writes questions that are handed to others.
    ///
    /// # Errors
    /// See [`SaveError`].
    fn hand_out(
        &self,
        path: &Path,
        handout: &Assessment,
        questionnaire: &Checked,
        protection: Protection,
        replace: Replace,
    ) -> Result<(), SaveError>;

    /// Makes a report and writes it.
    ///
    /// # Errors
    /// See [`NotExported`].
    fn export(&self, job: &ExportJob) -> Result<Exported, NotExported>;

    /// Begins a journal; `None` where there is no place for one.
    ///
    /// # Errors
    /// See [`SaveError`]: the journal cannot be kept.
    fn begin(&self, subject: Subject) -> Option<Result<Self::Journal, SaveError>>;

    /// What earlier sessions left, the newest first, and what of it cannot be read.
    fn find(&self) -> (Vec<(Self::Found, Summary)>, Vec<Unreadable>);

    /// Goes on with what an earlier session left. The document's file may be the one that is open.
    ///
    /// # Errors
    /// What was left, and why it cannot be opened.
    fn resume(
        &self,
        found: Self::Found,
        unlock: &Unlock,
        own: Option<&Self::File>,
    ) -> Result<Recovered<Self>, (Self::Found, OpenError)>;
}

/// The journal of an open document. Its methods return at once, but for [`Log::close`].
pub trait Log: Debug + Send + Sized + 'static {
    /// Takes note of the document as it stands.
    fn note(&self, assessment: &Assessment);
    /// The document is about to be changed and noted anew: what need not be held of it is let go of.
    fn loosen(&self);
    /// Everything is in the document's file.
    fn forget(&self);
    /// The document is at another place or kept another way.
    fn about(&self, subject: Subject);
    /// Why nothing could be written at the last try.
    fn trouble(&self) -> Option<SaveError>;
    /// Ends and removes it. Dropped without this it stays, to be recovered.
    fn close(self);
}

/// What an earlier session left of a document.
pub trait Left: Debug + Send + Sized + 'static {
    /// The document's file; `None` for one that was never saved.
    fn document(&self) -> Option<&Path>;
    /// When it was written.
    fn at(&self) -> jiff::Timestamp;
    /// What is needed to read it; `None` for one in clear.
    fn needs(&self) -> Option<Needs>;
    /// Removes it for good.
    fn discard(self);
}

/// A document's file, and what is known of it since it was last read or written.
#[derive(Clone, Debug)]
pub struct Held<F> {
    /// The file with its lock.
    pub file: F,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it may be saved there.
    pub access: Access,
    /// SHA-256 of what was last read or written; `None` when there was nothing.
    pub known: Option<String>,
    /// How it is kept.
    pub protection: Protection,
    /// What could not be had where it was last saved.
    pub lacks: Vec<Lack>,
}

/// What was found at a path.
#[derive(Debug)]
pub enum Read<S: Store> {
    /// A document.
    Document {
        /// Its file.
        held: Held<S::File>,
        /// What is in it.
        opened: Opened,
        /// For [`Store::see`], where the file was open already.
        again: Option<S::Seen>,
    },
    /// A report with the answers that it was made from.
    Report(Opened),
    /// An earlier version of a document, and how it is kept: a copy of it is opened, for the file itself
    /// goes one day.
    Backup(Opened, Protection),
    /// A report without answers.
    Empty,
}

/// Where a document is saved.
#[derive(Clone, Debug)]
pub enum Target<F> {
    /// To its file.
    File(F, Changed),
    /// To a place that the person has chosen; it may be that of the open file.
    Place {
        /// The place.
        path: PathBuf,
        /// How the document is kept there.
        protection: Protection,
        /// The document's file so far.
        own: Option<F>,
        /// Whether the person was asked about what is there.
        replace: Replace,
    },
}

/// A document that an earlier session left unsaved.
#[derive(Debug)]
pub struct Recovered<S: Store> {
    /// What the journal had.
    pub opened: Opened,
    /// The document's file, if it has one and it could be opened.
    pub held: Option<Held<S::File>>,
    /// For [`Store::see`], where the file was open already.
    pub again: Option<S::Seen>,
    /// What is in the file, where it is as it was when the journal was begun.
    pub saved: Option<Assessment>,
    /// The journal that goes on.
    pub journal: Result<S::Journal, SaveError>,
    /// How the journal was kept, and so its document.
    pub protection: Protection,
    /// Why the file could not be opened.
    pub refused: Option<OpenError>,
}

/// A report that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no font has.
    pub missing: Vec<char>,
}

/// Why a report was not written.
#[derive(Debug)]
pub enum NotExported {
    /// It could not be laid out.
    Render(crate::paper::RenderError),
    /// It could not be written.
    Save(SaveError),
    /// What it would be made of is not there any more.
    Nothing,
}
