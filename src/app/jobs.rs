//! Work that must not freeze the window: dialogs, reading, saving, making the report. Each runs
//! on a thread of its own and sends one [`Done`] when it has ended.

use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Context;
use rfd::FileHandle;

use crate::assessment::Assessment;
use crate::lang::Lang;
use crate::questionnaire::Questionnaire;
use crate::report::{self, ReportInput};
use crate::scoring::Scorecard;
use crate::storage::{self, Catalogue, Opened};

/// How a job ended. Failures are sentences in the person's language.
#[derive(Debug)]
pub enum Done {
    /// A file was read.
    Opened(PathBuf, Result<Box<Opened>, String>),
    /// The document was written: the assessment is what is now in the file.
    Saved(PathBuf, Result<Box<Assessment>, String>),
    /// The report was written: how many pages, and the characters that no font has.
    Exported(PathBuf, Result<(usize, Vec<String>), String>),
    /// A dialog was closed: what for, and the path that was chosen.
    Picked(Purpose, PathBuf),
    /// A dialog was closed without a choice.
    NotPicked(Purpose, DialogEnd),
}

/// How a dialog without a choice ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogEnd {
    /// The person closed it.
    Cancelled,
    /// It ended faster than anyone could close it: this system has no file dialog.
    NotShown,
}

/// What a dialog asks a path for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Opening an assessment.
    Open,
    /// Saving the assessment.
    Save,
    /// Saving the report.
    Export(Lang),
}

impl Purpose {
    /// The extension that a name without one gets.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Open | Self::Save => "ron",
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

    /// Reads an assessment.
    pub fn open(&mut self, ctx: &Context, path: PathBuf, lang: Lang) {
        self.run(ctx, move || {
            let result = storage::open(&path, &Catalogue::shipped());
            Done::Opened(path, result.map(Box::new).map_err(|error| error.message(lang)))
        });
    }

    /// Writes an assessment.
    pub fn save(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        assessment: Assessment,
        questionnaire: Arc<Questionnaire>,
        lang: Lang,
    ) {
        self.run(ctx, move || {
            let result = storage::save(&path, &assessment, &questionnaire);
            Done::Saved(path, result.map(|()| Box::new(assessment)).map_err(|error| error.message(lang)))
        });
    }

    /// Makes the report and writes it.
    pub fn export(&mut self, ctx: &Context, job: ExportJob, lang: Lang) {
        self.run(ctx, move || {
            let ExportJob { path, assessment, questionnaire, card, report_lang, date } = job;
            let input = ReportInput {
                questionnaire: &questionnaire,
                assessment: &assessment,
                scorecard: &card,
                lang: report_lang,
                date,
                app: crate::APP,
            };
            let result = report::render(&report::build(&input)).map_err(|error| error.to_string()).and_then(
                |rendered| {
                    storage::write_file(&path, &rendered.pdf).map_err(|error| error.message(lang))?;
                    Ok((rendered.pages, rendered.missing))
                },
            );
            Done::Exported(path, result)
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

/// What a report is made of and where it goes.
#[derive(Debug)]
pub struct ExportJob {
    /// The file to write.
    pub path: PathBuf,
    /// The answers.
    pub assessment: Assessment,
    /// What was asked.
    pub questionnaire: Arc<Questionnaire>,
    /// The scores.
    pub card: Scorecard,
    /// The language of the report.
    pub report_lang: Lang,
    /// The date of the report.
    pub date: jiff::civil::Date,
}
