//! The session's store as the window has it: the file system, by way of [`crate::storage`].

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::report::{ExportJob, PaperChoice, ReportSource};
use super::store::{Exported, Held, Left, Log, NotExported, Read, Recovered, Store, Target};
use crate::assessment::Assessment;
use crate::base::shared::locked;
use crate::paper;
use crate::questionnaire::{Catalogue, Checked};
use crate::storage::journal::recover::{Found, Summary, Unreadable, find};
use crate::storage::{
    self, Changed, DocumentFile, Journal, Needs, OpenError, Opened, Protection, Replace, SaveError, Seen,
    Subject, Unlock,
};

/// A document's file, shared with the work that is done on it.
pub type SharedFile = Arc<Mutex<DocumentFile>>;

/// The file system.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    /// The folder of journals; `None` where the system has no place for it.
    pub journals: Option<PathBuf>,
}

impl Store for Disk {
    type File = SharedFile;
    type Seen = Seen;
    type Journal = Journal;
    type Found = Found;

    fn open(&self, path: &Path, unlock: &Unlock, own: Option<&SharedFile>) -> Result<Read<Self>, OpenError> {
        let catalogue = Catalogue::shipped();
        if let Some(attached) = attached(path) {
            let opened = attached.map(|file| storage::parse(&file, &catalogue)).transpose()?;
            return Ok(opened.map_or(Read::Empty, Read::Report));
        }
        if let Some(file) = own.filter(|file| locked(file).is_same(path)) {
            let read = locked(file).look(&catalogue, unlock);
            let (opened, seen) =
                read.map_err(|error| storage::with_backup(error, path, &catalogue, unlock))?;
            let held = Held {
                known: seen.known().map(str::to_owned),
                protection: seen.protection().clone(),
                ..held(file.clone())
            };
            return Ok(Read::Document { held, opened, again: Some(seen) });
        }
        if storage::is_earlier(path) {
            let (opened, protection) = storage::open_copy(path, &catalogue, unlock)?;
            return Ok(Read::Backup(opened, protection));
        }
        let (file, opened) = DocumentFile::open(path, &catalogue, unlock)?;
        Ok(Read::Document { held: held(SharedFile::new(file.into())), opened, again: None })
    }

    fn see(&self, file: &SharedFile, seen: Seen) {
        locked(file).see(seen);
    }

    fn save(
        &self,
        target: Target<SharedFile>,
        assessment: &Assessment,
        questionnaire: &Checked,
    ) -> Result<Held<SharedFile>, SaveError> {
        let mut before = None;
        let (file, changed) = match target {
            Target::File(file, changed) => (file, changed),
            Target::Place { path, protection, own, replace } => {
                let asked = if replace == Replace::Asked { Changed::Overwrite } else { Changed::Refuse };
                match own.filter(|file| locked(file).is_at(&path)) {
                    Some(file) => {
                        before = Some(locked(&file).protection().clone());
                        locked(&file).protect(protection);
                        (file, asked)
                    }
                    None => {
                        let file = DocumentFile::create(&path, protection, replace)?;
                        (SharedFile::new(file.into()), asked)
                    }
                }
            }
        };
        let saved = locked(&file).save(assessment, questionnaire, changed);
        // What was chosen for a save that was refused is not how the file is kept.
        if let (Err(error), Some(before)) = (&saved, before)
            && !matches!(error, SaveError::Unconfirmed { .. })
        {
            locked(&file).protect(before);
        }
        saved.map(|()| held(file))
    }

    fn remove(&self, file: &SharedFile) -> Result<Vec<PathBuf>, SaveError> {
        locked(file).remove()
    }

    fn look(&self, path: &Path, unlock: &Unlock) -> Result<Option<(Opened, Protection)>, OpenError> {
        let catalogue = Catalogue::shipped();
        match attached(path) {
            Some(attached) => {
                let opened = attached.map(|file| storage::parse(&file, &catalogue)).transpose()?;
                Ok(opened.map(|opened| (opened, Protection::Clear)))
            }
            None => storage::open_copy(path, &catalogue, unlock).map(Some),
        }
    }

    fn hand_out(
        &self,
        path: &Path,
        handout: &Assessment,
        questionnaire: &Checked,
        protection: Protection,
        replace: Replace,
    ) -> Result<(), SaveError> {
        storage::save_kept(path, handout, questionnaire, protection, replace)
    }

    fn export(&self, job: &ExportJob) -> Result<Exported, NotExported> {
        let document = job.source.document(job.choice).map_err(NotExported::Save)?;
        let answers = document.attachment.as_ref().map(|attachment| attachment.bytes.clone());
        let rendered = paper::render(document).map_err(NotExported::Render)?;
        storage::output::write_report(&job.path, &rendered.pdf, answers.as_deref(), job.replace)
            .map_err(NotExported::Save)?;
        Ok(Exported { pages: rendered.pages, missing: rendered.missing })
    }

    fn begin(&self, subject: Subject) -> Option<Result<Journal, SaveError>> {
        Some(Journal::start(self.journals.as_deref()?, subject))
    }

    fn find(&self) -> (Vec<(Found, Summary)>, Vec<Unreadable>) {
        let catalogue = Catalogue::shipped();
        let found = self.journals.as_deref().map(|folder| find(folder, &catalogue));
        let (left, unreadable) = found.unwrap_or_default();
        let left = left.into_iter().map(|found| {
            let summary = found.summary(&catalogue);
            (found, summary)
        });
        (left.collect(), unreadable)
    }

    fn resume(
        &self,
        found: Found,
        unlock: &Unlock,
        own: Option<&SharedFile>,
    ) -> Result<Recovered<Self>, (Found, OpenError)> {
        let catalogue = Catalogue::shipped();
        let (opened, protection) = match found.open(&catalogue, unlock) {
            Ok(opened) => opened,
            Err(error) => return Err((found, error)),
        };
        let known = found.known().map(str::to_owned);
        // In an earlier version nobody goes on working.
        let document = found.document().filter(|path| !storage::is_earlier(path));
        let (mut file, mut again, mut saved, mut refused) = (None, None, None, None);
        match document.map(|path| self.open(path, unlock, own)) {
            // As it was when the journal was begun: a save asks if it has changed since.
            Some(Ok(Read::Document { held, opened: there, again: seen })) => {
                if held.known == known {
                    saved = Some(there.assessment);
                }
                again = seen.map(|seen| seen.when_known(known.clone()));
                if again.is_none() {
                    locked(&held.file).assume(known.clone());
                }
                file = Some(Held { known: known.clone(), ..held });
            }
            Some(Err(error)) => refused = Some(error),
            // A report: the answers become a document without a file.
            Some(Ok(Read::Report(_) | Read::Backup(..) | Read::Empty)) | None => {}
        }
        let subject = Subject {
            document: file.as_ref().map(|held| held.path.clone()),
            known,
            questionnaire: opened.questionnaire.clone(),
            protection: protection.clone(),
        };
        let journal = found.resume(subject);
        Ok(Recovered { opened, held: file, again, saved, journal, protection, refused })
    }
}

/// Makes what is printed of a workshop.
///
/// # Errors
/// [`NotExported`].
pub fn write_paper(
    source: &ReportSource,
    choice: &PaperChoice,
    path: &Path,
    replace: Replace,
) -> Result<Exported, NotExported> {
    let document = source.workshop_paper(choice).ok_or(NotExported::Nothing)?;
    let rendered = paper::render(document).map_err(NotExported::Render)?;
    storage::output::write_report(path, &rendered.pdf, None, replace).map_err(NotExported::Save)?;
    Ok(Exported { pages: rendered.pages, missing: rendered.missing })
}

impl Log for Journal {
    fn note(&self, assessment: &Assessment) {
        self.note(assessment);
    }

    fn loosen(&self) {
        self.loosen();
    }

    fn forget(&self) {
        self.forget();
    }

    fn about(&self, subject: Subject) {
        self.about(subject);
    }

    fn trouble(&self) -> Option<SaveError> {
        self.trouble()
    }

    fn close(self) {
        self.close();
    }
}

impl Left for Found {
    fn document(&self) -> Option<&Path> {
        self.document()
    }

    fn at(&self) -> jiff::Timestamp {
        self.at()
    }

    fn needs(&self) -> Option<Needs> {
        self.needs()
    }

    fn discard(self) {
        self.discard();
    }
}

fn held(file: SharedFile) -> Held<SharedFile> {
    let of = locked(&file);
    let (path, access) = (of.path().to_owned(), of.access());
    let (known, protection): (Option<String>, Protection) =
        (of.known().map(str::to_owned), of.protection().clone());
    let lacks = of.lacks().to_vec();
    drop(of);
    Held { file, path, access, known, protection, lacks }
}

/// The file of answers that is attached to a report: `None` for a file that is no PDF, or that
/// cannot be read, and `Some(None)` for a PDF without any. Of other files only the start is read.
fn attached(path: &Path) -> Option<Option<Vec<u8>>> {
    if !paper::is_pdf(&storage::start(path).ok()?) {
        return None;
    }
    Some(paper::attached_answers(&storage::read(path).ok()?))
}
