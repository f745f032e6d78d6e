//! Work that must not freeze the window: what the session begins, dialogs of the system, and what the
//! desktop is asked to show. Each runs on a thread of its own and sends one [`Ended`].

use std::future::Future;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Context;
use jiff::civil::Date;
use rfd::FileHandle;

use super::association::files::{invited, published, write_submission};
use super::association::state::{Invited, Outgoing, Published};
use super::importing::reading::{FoundTable, NotRead, Reading};
use super::own_questions::files::{
    NoQuestions, QuestionsRead, read_questions, write_overlay, write_questions,
};
use super::purpose::{DialogEnd, Purpose};
use super::registers::sheet_file::{SheetNotWritten, write_workbook};
use super::showing::portal::{self, NotShown, Wish};
use crate::analysis::frozen::frozen;
use crate::assessment::Milestone;
use crate::assessment::registers::Registers;
use crate::base::lang::Lang;
use crate::questionnaire::Checked;
use crate::questionnaire::overlay::Overlay;
use crate::session::disk::{Disk, write_paper};
use crate::session::document::DocumentId;
use crate::session::report::{PaperChoice, ReportSource};
use crate::session::store::{Exported, NotExported};
use crate::session::work::{Done, Work};
use crate::storage::{OpenError, Replace, SaveError};

/// What has ended.
#[derive(Debug)]
pub enum Ended {
    /// Work of the session.
    Work(Box<Done<Disk>>),
    /// A dialog, with what it was for and the path that was chosen.
    Dialog(Purpose, Result<PathBuf, DialogEnd>),
    /// A spreadsheet was read for a register of a document as it stood after a change.
    Sheets(Reading, u64, Result<Vec<FoundTable>, NotRead>),
    /// The registers were written as a spreadsheet.
    SheetWritten(PathBuf, Result<(), SheetNotWritten>),
    /// Questions were written as a spreadsheet.
    QuestionsWritten(PathBuf, Result<(), SheetNotWritten>),
    /// A spreadsheet of questions was read.
    QuestionsRead(PathBuf, Result<QuestionsRead, NoQuestions>),
    /// The overlay of a spreadsheet was written.
    OverlayWritten(PathBuf, Result<(), SaveError>),
    /// An association's invitation was read.
    InvitationRead(PathBuf, Result<Invited, OpenError>),
    /// An association's results were read.
    ResultsRead(PathBuf, Result<Published, OpenError>),
    /// A submission of a document was written.
    SubmissionWritten(DocumentId, Box<Outgoing>, PathBuf, Result<(), SaveError>),
    /// What is printed of a workshop was made.
    Printed(PathBuf, Result<Exported, NotExported>),
    /// What a milestone keeps of long registers was reckoned.
    Frozen(DocumentId, Box<Milestone>),
    /// The desktop was asked to show a file.
    Shown(PathBuf, Result<(), NotShown>),
}

/// A dialog that ends sooner than this was never shown.
const NOT_SHOWN: std::time::Duration = std::time::Duration::from_millis(400);

/// The jobs under way.
#[derive(Debug)]
pub struct Jobs {
    sender: Sender<Ended>,
    receiver: Receiver<Ended>,
    under_way: usize,
    /// How many of them are dialogs of the system.
    dialogs: usize,
    /// Where the desktop is asked, if not on the session's bus.
    bus: Option<String>,
}

impl Default for Jobs {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, under_way: 0, dialogs: 0, bus: None }
    }
}

impl Jobs {
    /// The next job that has ended.
    pub fn ended(&mut self) -> Option<Ended> {
        let ended = self.receiver.try_recv().ok()?;
        if matches!(ended, Ended::Dialog(..)) {
            self.dialogs -= 1;
        }
        let waited_for = match &ended {
            // While the desktop shows something, nothing else has to wait.
            Ended::Shown(..) => false,
            Ended::Work(done) => done.is_waited_for(),
            _ => true,
        };
        if waited_for {
            self.under_way -= 1;
        }
        Some(ended)
    }

    /// Whether any job is under way.
    #[must_use]
    pub fn busy(&self) -> bool {
        self.under_way > 0
    }

    /// Whether the person chooses in a dialog of the system.
    #[must_use]
    pub fn chooses(&self) -> bool {
        self.dialogs > 0
    }

    fn run(&mut self, ctx: &Context, job: impl FnOnce() -> Ended + Send + 'static) {
        self.under_way += 1;
        self.aside(ctx, job);
    }

    fn aside(&self, ctx: &Context, job: impl FnOnce() -> Ended + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        std::thread::spawn(move || {
            // The window may have been closed meanwhile; then nobody waits for the answer.
            let _ = sender.send(job());
            ctx.request_repaint();
        });
    }

    /// Does a piece of the session's work.
    pub fn begin(&mut self, ctx: &Context, work: Work<Disk>, store: Disk) {
        let waited_for = work.is_waited_for();
        let job = move || Ended::Work(Box::new(work.perform(&store)));
        if waited_for { self.run(ctx, job) } else { self.aside(ctx, job) }
    }

    /// Reads a spreadsheet for a register.
    pub fn read_sheets(&mut self, ctx: &Context, reading: Reading, registers: Registers, revision: u64) {
        self.run(ctx, move || {
            let read = reading.read(&registers);
            Ended::Sheets(reading, revision, read)
        });
    }

    /// Writes registers as a spreadsheet.
    pub fn write_sheet(
        &mut self,
        ctx: &Context,
        registers: Registers,
        lang: Lang,
        path: PathBuf,
        replace: Replace,
    ) {
        self.run(ctx, move || {
            let written = write_workbook(&registers, lang, &path, replace);
            Ended::SheetWritten(path, written)
        });
    }

    /// Writes questions as a spreadsheet.
    pub fn write_questions(
        &mut self,
        ctx: &Context,
        questions: Checked,
        lang: Lang,
        path: PathBuf,
        replace: Replace,
    ) {
        self.run(ctx, move || {
            let written = write_questions(&questions, lang, &path, replace);
            Ended::QuestionsWritten(path, written)
        });
    }

    /// Reads a spreadsheet of questions.
    pub fn read_questions(&mut self, ctx: &Context, path: PathBuf, lang: Lang) {
        self.run(ctx, move || {
            let read = read_questions(&path, lang);
            Ended::QuestionsRead(path, read)
        });
    }

    /// Writes an overlay.
    pub fn write_overlay(&mut self, ctx: &Context, overlay: Overlay, path: PathBuf, replace: Replace) {
        self.run(ctx, move || {
            let written = write_overlay(&overlay, &path, replace);
            Ended::OverlayWritten(path, written)
        });
    }

    /// Reads an association's invitation.
    pub fn read_invitation(&mut self, ctx: &Context, path: PathBuf) {
        self.run(ctx, move || {
            let read = invited(&path);
            Ended::InvitationRead(path, read)
        });
    }

    /// Reads an association's results.
    pub fn read_results(&mut self, ctx: &Context, path: PathBuf) {
        self.run(ctx, move || {
            let read = published(&path);
            Ended::ResultsRead(path, read)
        });
    }

    /// Writes a submission of a document.
    pub fn write_submission(
        &mut self,
        ctx: &Context,
        document: DocumentId,
        outgoing: Box<Outgoing>,
        path: PathBuf,
        replace: Replace,
    ) {
        self.run(ctx, move || {
            let written = write_submission(&outgoing, &path, replace);
            Ended::SubmissionWritten(document, outgoing, path, written)
        });
    }

    /// Makes what is printed of a workshop.
    pub fn print(
        &mut self,
        ctx: &Context,
        source: ReportSource,
        choice: PaperChoice,
        path: PathBuf,
        replace: Replace,
    ) {
        self.run(ctx, move || {
            let made = write_paper(&source, &choice, &path, replace);
            Ended::Printed(path, made)
        });
    }

    /// Reckons what a milestone keeps of the registers as they stood when it was named.
    pub fn freeze(
        &mut self,
        ctx: &Context,
        document: DocumentId,
        milestone: Milestone,
        registers: Registers,
        today: Date,
    ) {
        self.run(ctx, move || {
            let figures = frozen(&registers, today);
            Ended::Frozen(document, Box::new(Milestone { figures, ..milestone }))
        });
    }

    /// Asks the desktop on this bus instead of the session's.
    pub fn ask_desktop_on(&mut self, bus: String) {
        self.bus = Some(bus);
    }

    /// Asks the desktop to show a file.
    pub fn show(&self, ctx: &Context, path: PathBuf, wish: Wish) {
        let bus = self.bus.clone();
        self.aside(ctx, move || {
            let shown = portal::show(bus.as_deref(), &path, wish);
            Ended::Shown(path, shown)
        });
    }

    /// Waits for a dialog. The dialog itself is made by the caller, on the window's thread.
    pub fn dialog(
        &mut self,
        ctx: &Context,
        purpose: Purpose,
        dialog: impl Future<Output = Option<FileHandle>> + Send + 'static,
    ) {
        self.dialogs += 1;
        self.run(ctx, move || {
            let start = std::time::Instant::now();
            let chosen = match pollster::block_on(dialog) {
                Some(file) => Ok(file.path().to_owned()),
                None if start.elapsed() < NOT_SHOWN => Err(DialogEnd::NotShown),
                None => Err(DialogEnd::Cancelled),
            };
            Ended::Dialog(purpose, chosen)
        });
    }
}
