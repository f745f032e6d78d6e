//! How the open document is kept: its file with its lock, its journal, what another program or
//! another window does to it, encryption, and what an earlier session left to be recovered.

mod act;
mod dialogs;
mod notices;
mod words;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use zeroize::Zeroizing;

use super::App;
use super::session::document::Document;
use super::session::unsaved::Touched;
use crate::base::lang::Lang;
use crate::storage::journal::recover::{Found, Summary};
use crate::storage::{Access, DocumentFile, Journal, Needs, Protection, SaveError, Subject};
use words::KeepWords;

/// A document's file, shared with the job that works on it.
pub type SharedFile = Arc<Mutex<DocumentFile>>;

/// How the open document is kept.
#[derive(Debug, Default)]
pub struct Keeping {
    /// The folder of journals; `None` where the system has no place for it.
    folder: Option<PathBuf>,
    file: Option<SharedFile>,
    access: Option<Access>,
    /// The file is encrypted, or what was recovered of it was.
    encrypted: bool,
    journal: Option<Journal>,
    /// The document's revision that the journal has.
    noted: u64,
    /// What earlier sessions left behind.
    offers: Vec<Offer>,
    question: Option<Question>,
    form: Form,
    /// How the document is kept once the place is chosen.
    chosen: Option<Protection>,
}

/// A journal that can be gone on with.
#[derive(Debug)]
pub struct Offer {
    /// The journal.
    pub found: Found,
    /// What is in it.
    pub summary: Summary,
}

/// What the person is asked.
#[derive(Debug)]
enum Question {
    /// The file was changed outside since it was opened.
    Changed(PathBuf),
    /// The file could not be saved, and why.
    NotSaved(String),
    /// A file that is encrypted.
    Locked { path: PathBuf, needs: Needs, wrong: Option<String> },
    /// A journal that is encrypted.
    LockedOffer { index: usize, needs: Needs, wrong: Option<String> },
    /// Whether to encrypt what is to be saved.
    Protect { wrong: Option<String> },
    /// Whether a journal is to be removed for good.
    Drop(usize),
}

/// What is typed into the dialogs; wiped when they close, as far as it can be.
#[derive(Debug, Default)]
struct Form {
    secret: Zeroizing<String>,
    again: Zeroizing<String>,
    keys: String,
    way: Way,
}

/// How a document is to be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    #[default]
    Clear,
    Passphrase,
    Keys,
}

/// What a dialog or a notice asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepAction {
    /// Read the file again and drop what is in the window.
    Reload,
    /// Replace what another program has written.
    Overwrite,
    /// Save to another place.
    SaveAs,
    /// Close the question.
    Cancel,
    /// Open with what was typed.
    Unlock,
    /// Go on with what an earlier session left.
    Resume(usize),
    /// Ask whether to remove it.
    AskDrop(usize),
    /// Remove it for good.
    Drop(usize),
    /// Choose the place for what is kept as chosen.
    Protect,
}

impl Keeping {
    /// The keeping of a window whose settings are in this file.
    #[must_use]
    pub fn new(settings_file: Option<&Path>) -> Self {
        let folder = settings_file.and_then(Path::parent).map(|folder| folder.join("journal"));
        Self { folder, ..Self::default() }
    }

    /// The folder of journals.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The file of the document.
    #[must_use]
    pub fn file(&self) -> Option<&SharedFile> {
        self.file.as_ref()
    }

    /// The journals of earlier sessions.
    #[must_use]
    pub fn offers(&self) -> &[Offer] {
        &self.offers
    }

    /// Whether the document is kept encrypted.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.encrypted
    }

    /// Whether a dialog of this part covers the screen.
    #[must_use]
    pub fn covers(&self) -> bool {
        self.question.is_some()
    }

    /// Lets go of the document: the person has saved it or given it up.
    pub fn release(&mut self) {
        if let Some(journal) = self.journal.take() {
            journal.close();
        }
        (self.file, self.access, self.encrypted, self.noted) = (None, None, false, 0);
    }

    /// Takes a document that was opened or recovered.
    fn take(&mut self, file: Option<SharedFile>, journal: Option<Journal>) {
        self.access = file.as_ref().map(|file| locked(file).access());
        self.encrypted = file.as_ref().is_some_and(is_encrypted);
        (self.file, self.journal, self.noted) = (file, journal, 0);
    }

    /// What the journal is about; `None` while a job works on the file.
    fn subject(&self, doc: &Document) -> Option<Subject> {
        let file = match &self.file {
            Some(file) => Some(file.try_lock().ok()?),
            None => None,
        };
        Some(Subject {
            document: file.as_ref().map(|file| file.path().to_owned()).or_else(|| doc.path.clone()),
            known: file.as_ref().and_then(|file| file.known().map(str::to_owned)),
            questionnaire: doc.questionnaire.clone(),
            protection: file.map(|file| file.protection().clone()).unwrap_or_default(),
        })
    }

    /// Notes what has changed since the last frame. Costs a copy of the answer that was edited, or of
    /// all of them when more has changed, and nothing otherwise.
    ///
    /// # Errors
    /// See [`SaveError`]: the journal cannot be begun.
    fn follow(&mut self, doc: &mut Document) -> Result<(), SaveError> {
        let Some(folder) = &self.folder else { return Ok(()) };
        if self.noted == doc.revision {
            return Ok(());
        }
        if self.journal.is_none() && doc.is_unsaved() {
            // The job that works on the file draws a frame when it ends.
            let Some(subject) = self.subject(doc) else { return Ok(()) };
            self.journal = Some(Journal::start(folder, subject)?);
        }
        self.noted = doc.revision;
        let touched = doc.take_touched();
        match &self.journal {
            Some(journal) if doc.is_unsaved() => match touched {
                Touched::Answer(question) => journal.note_answer(&question, &doc.assessment),
                Touched::Nothing | Touched::More => journal.note(&doc.assessment),
            },
            Some(journal) => journal.forget(),
            None => {}
        }
        Ok(())
    }

    /// The document was saved, as it stands in the window or as it stood a moment ago.
    fn saved(&mut self, doc: &Document) {
        if let (Some(journal), Some(subject)) = (&self.journal, self.subject(doc)) {
            journal.forget();
            journal.about(subject);
        }
        // What was typed while it was being saved is noted anew.
        self.noted = if doc.is_unsaved() { doc.revision.wrapping_sub(1) } else { doc.revision };
    }
}

impl App {
    fn keep_words(&self) -> &'static KeepWords {
        words::keep_words(self.settings.lang)
    }

    /// Keeps up with the document, once a frame.
    pub(super) fn keep(&mut self) {
        if let Some(doc) = &mut self.doc
            && let Err(error) = self.keeping.follow(doc)
        {
            self.message = Some(error.message(self.settings.lang));
            // Asked once; the document itself can still be saved.
            self.keeping.folder = None;
        }
    }
}

/// Whether a file is kept encrypted.
fn is_encrypted(file: &SharedFile) -> bool {
    !matches!(locked(file).protection(), Protection::Clear)
}

/// The file, whatever became of the thread that had it last.
pub(super) fn locked(file: &SharedFile) -> std::sync::MutexGuard<'_, DocumentFile> {
    file.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A moment as people of a language write it, in the local time zone.
fn moment(at: jiff::Timestamp, lang: Lang) -> String {
    let local = at.to_zoned_datetime(jiff::tz::TimeZone::system());
    match lang {
        Lang::Ja => format!(
            "{}年{}月{}日 {}:{:02}",
            local.year(),
            local.month(),
            local.day(),
            local.hour(),
            local.minute()
        ),
        Lang::En => local.strftime("%-d %B %Y, %H:%M").to_string(),
    }
}
