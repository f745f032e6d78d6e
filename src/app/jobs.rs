//! Work that must not freeze the window: dialogs, reading, saving, making the report. Each runs
//! on a thread of its own and sends one [`Done`] when it has ended.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Context;
use rfd::FileHandle;

use super::comparing::{Before, Since};
use super::keeping::{Offer, SharedFile, locked};
use super::screens::export::export_words;
use super::state::Document;
use crate::assessment::Assessment;
use crate::base::lang::{Lang, fill};
use crate::paper;
use crate::questionnaire::Catalogue;
use crate::questionnaire::Questionnaire;
use crate::report::{self, Earlier, Edition, Extras, ReportInput};
use crate::scoring::Scorecard;
use crate::storage;
use crate::storage::journal::recover::{Found, find};
use crate::storage::{
    Changed, DocumentFile, Journal, OpenError, Opened, Protection, SaveError, Subject, Unlock,
};

/// How a job ended. Failures are sentences in the person's language.
#[derive(Debug)]
pub enum Done {
    /// A file was opened.
    Opened(PathBuf, Result<Box<OpenedFile>, OpenError>),
    /// A report was opened: the answers that are attached to it, `None` without any.
    OpenedReport(PathBuf, Option<Result<Box<Opened>, OpenError>>),
    /// The document was written: the assessment is what is now in the file.
    Saved(Result<Box<SavedFile>, SaveError>),
    /// What earlier sessions left was looked for.
    Found(Vec<Offer>),
    /// A journal was opened.
    Resumed(Result<Box<Resumed>, (Box<Offer>, OpenError)>),
    /// Another file was read, to be laid beside the document.
    LookedAt(Purpose, PathBuf, Result<Box<Opened>, String>),
    /// Questions were written into a file for others.
    HandedOut(PathBuf, Result<(), String>),
    /// The report was written: how many pages, and the characters that no font has.
    Exported(ReportChoice, PathBuf, Result<(usize, Vec<String>), String>),
    /// A dialog was closed: what for, and the path that was chosen.
    Picked(Purpose, PathBuf),
    /// A dialog was closed without a choice.
    NotPicked(Purpose, DialogEnd),
}

/// An opened document with its file.
#[derive(Debug)]
pub struct OpenedFile {
    /// The file, with its lock.
    pub file: SharedFile,
    /// What is in it.
    pub opened: Opened,
}

/// Where a document is saved.
#[derive(Debug)]
pub enum Target {
    /// To the file that it was opened from.
    File(SharedFile, Changed),
    /// To a place that the person has chosen; it may be that of the open file.
    Place {
        /// The place.
        path: PathBuf,
        /// How the document is kept there.
        protection: Protection,
        /// The document's file so far.
        open: Option<SharedFile>,
    },
}

/// A saved document.
#[derive(Debug)]
pub struct SavedFile {
    /// Its file.
    pub file: SharedFile,
    /// Where that is.
    pub path: PathBuf,
    /// What is in it now.
    pub assessment: Assessment,
}

/// A document that an earlier session left unsaved.
#[derive(Debug)]
pub struct Resumed {
    /// What the journal had.
    pub opened: Opened,
    /// The document's file, if it has one and it could be opened.
    pub path: Option<PathBuf>,
    /// The file, with its lock.
    pub file: Option<SharedFile>,
    /// What is in the file.
    pub saved: Option<Assessment>,
    /// The journal that goes on.
    pub journal: Result<Journal, SaveError>,
    /// Why the file could not be opened.
    pub refused: Option<OpenError>,
    /// The journal was encrypted, as its document is.
    pub encrypted: bool,
}

/// How a dialog without a choice ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogEnd {
    /// The person closed it.
    Cancelled,
    /// It ended faster than anyone could close it: this system has no file dialog.
    NotShown,
}

/// Which report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportChoice {
    /// For whom.
    pub edition: Edition,
    /// The language of the report.
    pub lang: Lang,
    /// Whether the answers are embedded.
    pub attach: bool,
    /// The earlier state that it tells the changes from, if it is to.
    pub since: Option<Since>,
}

/// What a dialog asks a path for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Opening an assessment.
    Open,
    /// Saving the assessment.
    Save,
    /// Saving the report.
    Export(ReportChoice),
    /// Reading another file to compare with.
    Compare,
    /// Reading answers that came back.
    Merge,
    /// Writing questions for others.
    HandOut,
}

impl Purpose {
    /// Whether an existing file is read, rather than one written.
    #[must_use]
    pub fn reads(self) -> bool {
        match self {
            Self::Open | Self::Compare | Self::Merge => true,
            Self::Save | Self::Export(_) | Self::HandOut => false,
        }
    }

    /// The extension that a name without one gets.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Open | Self::Save | Self::Compare | Self::Merge | Self::HandOut => "ron",
            Self::Export(_) => "pdf",
        }
    }
}

/// A dialog that ends sooner than this was never shown.
const NOT_SHOWN: std::time::Duration = std::time::Duration::from_millis(400);

/// The jobs under way.
#[derive(Debug)]
pub struct Jobs {
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    under_way: usize,
}

impl Default for Jobs {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, under_way: 0 }
    }
}

impl Jobs {
    /// The next job that has ended.
    pub fn ended(&mut self) -> Option<Done> {
        let done = self.receiver.try_recv().ok()?;
        self.under_way -= 1;
        Some(done)
    }

    /// Whether any job is under way.
    #[must_use]
    pub fn busy(&self) -> bool {
        self.under_way > 0
    }

    fn run(&mut self, ctx: &Context, job: impl FnOnce() -> Done + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        self.under_way += 1;
        std::thread::spawn(move || {
            // The window may have been closed meanwhile; then nobody waits for the answer.
            let _ = sender.send(job());
            ctx.request_repaint();
        });
    }

    /// Reads another file without its lock.
    pub fn look_at(&mut self, ctx: &Context, purpose: Purpose, path: PathBuf, lang: Lang) {
        self.run(ctx, move || {
            let catalogue = Catalogue::shipped();
            let result = match attached(&path) {
                Some(None) => Err(without_answers(&path, lang)),
                Some(Some(file)) => storage::parse(&file, &catalogue).map_err(|error| error.message(lang)),
                None => storage::open(&path, &catalogue).map_err(|error| error.message(lang)),
            };
            Done::LookedAt(purpose, path, result.map(Box::new))
        });
    }

    /// Writes questions that are handed to others.
    pub fn hand_out(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        handout: Assessment,
        questionnaire: Arc<Questionnaire>,
        lang: Lang,
    ) {
        self.run(ctx, move || {
            let result = storage::save(&path, &handout, &questionnaire);
            Done::HandedOut(path, result.map_err(|error| error.message(lang)))
        });
    }

    /// Opens a document. The one that is open already is read again under its lock.
    pub fn open(&mut self, ctx: &Context, path: PathBuf, unlock: Unlock, open: Option<SharedFile>) {
        self.run(ctx, move || {
            let catalogue = Catalogue::shipped();
            if let Some(attached) = attached(&path) {
                let opened = attached.map(|file| storage::parse(&file, &catalogue).map(Box::new));
                return Done::OpenedReport(path, opened);
            }
            let same = open.filter(|file| locked(file).is_at(&path));
            let result = match same {
                Some(file) => locked(&file)
                    .reload(&catalogue, &unlock)
                    .map(|opened| OpenedFile { file: file.clone(), opened }),
                None => DocumentFile::open(&path, &catalogue, &unlock)
                    .map(|(file, opened)| OpenedFile { file: SharedFile::new(file.into()), opened }),
            };
            let path = match &result {
                Ok(opened) => locked(&opened.file).path().to_owned(),
                Err(_) => path,
            };
            Done::Opened(path, result.map(Box::new))
        });
    }

    /// Saves a document.
    pub fn save(
        &mut self,
        ctx: &Context,
        target: Target,
        assessment: Assessment,
        questionnaire: Arc<Questionnaire>,
    ) {
        self.run(ctx, move || {
            let saved = || -> Result<SavedFile, SaveError> {
                let (file, changed) = match target {
                    Target::File(file, changed) => (file, changed),
                    Target::Place { path, protection, open } => {
                        match open.filter(|file| locked(file).is_at(&path)) {
                            Some(file) => {
                                locked(&file).protect(protection);
                                (file, Changed::Overwrite)
                            }
                            None => {
                                let file = DocumentFile::create(&path, protection)?;
                                (SharedFile::new(file.into()), Changed::Overwrite)
                            }
                        }
                    }
                };
                locked(&file).save(&assessment, &questionnaire, changed)?;
                let path = locked(&file).path().to_owned();
                Ok(SavedFile { file, path, assessment })
            };
            Done::Saved(saved().map(Box::new))
        });
    }

    /// Looks for what earlier sessions left.
    pub fn find(&mut self, ctx: &Context, folder: PathBuf) {
        self.run(ctx, move || {
            let catalogue = Catalogue::shipped();
            let offer = |found: Found| Offer { summary: found.summary(&catalogue), found };
            Done::Found(find(&folder, &catalogue).into_iter().map(offer).collect())
        });
    }

    /// Goes on with what an earlier session left.
    pub fn resume(&mut self, ctx: &Context, offer: Offer, unlock: Unlock) {
        self.run(ctx, move || {
            let catalogue = Catalogue::shipped();
            let (opened, protection) = match offer.found.open(&catalogue, &unlock) {
                Ok(opened) => opened,
                Err(error) => return Done::Resumed(Err((Box::new(offer), error))),
            };
            let known = offer.found.known().map(str::to_owned);
            let document = offer.found.document().map(|path| DocumentFile::open(path, &catalogue, &unlock));
            let (mut file, mut saved, mut refused) = (None, None, None);
            match document {
                Some(Ok((mut document, there))) => {
                    // As it was when the journal was begun: a save asks if it has changed since.
                    if document.known() == known.as_deref() {
                        saved = Some(there.assessment);
                    }
                    document.assume(known.clone());
                    file = Some(document);
                }
                Some(Err(error)) => refused = Some(error),
                None => {}
            }
            let path = file.as_ref().map(|file| file.path().to_owned());
            let encrypted = !matches!(protection, Protection::Clear);
            let subject = Subject {
                document: path.clone(),
                known,
                questionnaire: opened.questionnaire.clone(),
                protection,
            };
            let journal = offer.found.resume(subject);
            let file = file.map(|file| SharedFile::new(file.into()));
            Done::Resumed(Ok(Box::new(Resumed { opened, path, file, saved, journal, refused, encrypted })))
        });
    }

    /// Makes the report and writes it.
    pub fn export(&mut self, ctx: &Context, job: ExportJob, lang: Lang) {
        self.run(ctx, move || {
            let ExportJob { path, source, choice } = job;
            let make = || -> Result<(usize, Vec<String>), String> {
                let said = |error: SaveError| error.message(lang);
                let document = source.document(choice).map_err(said)?;
                let rendered = paper::render(&document).map_err(|error| error.message(lang))?;
                storage::write_file(&path, &rendered.pdf).map_err(said)?;
                Ok((rendered.pages, rendered.missing))
            };
            let result = make();
            Done::Exported(choice, path, result)
        });
    }

    /// Waits for a dialog. The dialog itself is made by the caller, on the window's thread.
    pub fn dialog(
        &mut self,
        ctx: &Context,
        purpose: Purpose,
        dialog: impl Future<Output = Option<FileHandle>> + Send + 'static,
    ) {
        self.run(ctx, move || {
            let start = std::time::Instant::now();
            match pollster::block_on(dialog) {
                Some(file) => Done::Picked(purpose, file.path().to_owned()),
                None if start.elapsed() < NOT_SHOWN => Done::NotPicked(purpose, DialogEnd::NotShown),
                None => Done::NotPicked(purpose, DialogEnd::Cancelled),
            }
        });
    }
}

/// The file of answers that is attached to a report: `None` for a file that is no PDF, or that
/// cannot be read, and `Some(None)` for a PDF without any. Of other files only the start is read.
fn attached(path: &Path) -> Option<Option<Vec<u8>>> {
    if !paper::is_pdf(&storage::start(path).ok()?) {
        return None;
    }
    Some(paper::attached_answers(&storage::read(path).ok()?))
}

/// What is said about a PDF that has no answers.
pub(super) fn without_answers(path: &Path, lang: Lang) -> String {
    fill(&export_words(lang).no_answers, &[("path", &path.display().to_string())])
}

/// What a report is made of.
#[derive(Debug)]
pub struct ReportSource {
    assessment: Assessment,
    questionnaire: Arc<Questionnaire>,
    card: Scorecard,
    date: jiff::civil::Date,
    before: Option<Arc<Before>>,
}

impl ReportSource {
    /// The state of a document, for a report of a date that tells the changes from an earlier state.
    #[must_use]
    pub fn of(doc: &Document, date: jiff::civil::Date, before: Option<Arc<Before>>) -> Self {
        let (assessment, questionnaire) = (doc.assessment.clone(), doc.questionnaire.clone());
        Self { assessment, questionnaire, card: doc.card.clone(), date, before }
    }

    /// The report, before it is laid out: the one that is shown and the one that is saved.
    ///
    /// # Errors
    /// [`SaveError`] where the answers have no form as a file.
    pub fn document(&self, choice: ReportChoice) -> Result<report::document::Document, SaveError> {
        let ReportChoice { edition, lang, attach, since: _ } = choice;
        let input = ReportInput {
            questionnaire: &self.questionnaire,
            assessment: &self.assessment,
            scorecard: &self.card,
            lang,
            date: self.date,
            app: crate::APP,
        };
        let file = storage::to_bytes(&self.assessment, &self.questionnaire)?;
        let earlier = self.before.as_deref().map(|before| Earlier {
            name: &before.name,
            date: before.date,
            assessment: &before.assessment,
        });
        let extras = Extras { edition, file: Some(&file), attach, earlier };
        Ok(report::build_as(&input, &extras)?)
    }
}

/// A report that is to be made, and where it goes.
#[derive(Debug)]
pub struct ExportJob {
    /// The file to write.
    pub path: PathBuf,
    /// What it is made of.
    pub source: ReportSource,
    /// Which report.
    pub choice: ReportChoice,
}
