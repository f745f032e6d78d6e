//! What is done in the background for a session, and what comes back. Each piece of work is addressed
//! to the document that it is for; what comes back for another changes nothing of the one that is open.

use std::path::PathBuf;

use jiff::civil::Date;

use super::document::{DocumentId, Version};
use super::report::{ExportJob, ReportChoice};
use super::store::{Exported, Held, NotExported, Read, Recovered, Store, Target};
use crate::analysis::Readings;
use crate::assessment::Assessment;
use crate::assessment::registers::Registers;
use crate::base::ids::RequestId;
use crate::questionnaire::Checked;
use crate::storage::journal::recover::{Summary, Unreadable};
use crate::storage::{OpenError, Opened, Protection, Replace, SaveError, Unlock};

/// The number of an opening: only the latest one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(pub(super) u64);

/// Why another file is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// To lay it beside the document.
    Compare,
    /// To read answers from it.
    Merge,
}

/// A piece of work.
#[derive(Debug)]
pub enum Work<S: Store> {
    /// Reads a file that may become the document.
    Open {
        /// Which opening it is.
        ticket: Ticket,
        /// The file.
        path: PathBuf,
        /// What opens it.
        unlock: Unlock,
        /// The document's file so far.
        own: Option<S::File>,
    },
    /// Looks for what earlier sessions left.
    Find,
    /// Goes on with what an earlier session left.
    Resume {
        /// Which opening it is.
        ticket: Ticket,
        /// What was left.
        found: S::Found,
        /// What is in it.
        summary: Summary,
        /// What opens it.
        unlock: Unlock,
        /// The document's file so far.
        own: Option<S::File>,
    },
    /// Writes a state of a document.
    Save {
        /// The document and its state.
        version: Version,
        /// Where to.
        target: Target<S::File>,
        /// What is written.
        assessment: Box<Assessment>,
        /// What it answers.
        questionnaire: Checked,
    },
    /// Reads another file.
    LookAt {
        /// The document that it is for.
        document: DocumentId,
        /// What for.
        look: Look,
        /// The file.
        path: PathBuf,
        /// What opens it.
        unlock: Unlock,
    },
    /// Removes a file in clear of a document that stands encrypted elsewhere, with its earlier versions.
    RemoveClear(S::File, PathBuf),
    /// Writes questions for others.
    HandOut {
        /// The document that they are of.
        document: DocumentId,
        /// Where to.
        path: PathBuf,
        /// Whether the person was asked about what is there.
        replace: Replace,
        /// The request by which the document has noted it.
        request: RequestId,
        /// What is written.
        handout: Box<Assessment>,
        /// What it answers.
        questionnaire: Checked,
        /// How it is kept.
        protection: Protection,
    },
    /// Counts what long registers say.
    Count {
        /// The document that they are of.
        document: DocumentId,
        /// The registers.
        registers: Registers,
        /// The day.
        today: Date,
    },
    /// Makes a report.
    Export {
        /// The document that it is made of.
        document: DocumentId,
        /// The report, and where it goes.
        job: Box<ExportJob>,
    },
}

/// What an earlier session left and could not be opened: it is given back.
#[derive(Debug)]
pub struct NotResumed<S: Store> {
    /// What was left.
    pub found: S::Found,
    /// What is in it.
    pub summary: Summary,
    /// Why it was not opened.
    pub error: OpenError,
}

/// A document that was written.
#[derive(Debug)]
pub struct Written<S: Store> {
    /// Its file.
    pub held: Held<S::File>,
    /// What is now in the file.
    pub assessment: Assessment,
}

/// How a piece of work ended.
#[derive(Debug)]
pub enum Done<S: Store> {
    /// A file was read.
    Opened(Ticket, PathBuf, Result<Box<Read<S>>, OpenError>),
    /// What earlier sessions left.
    Found(Vec<(S::Found, Summary)>, Vec<Unreadable>),
    /// What an earlier session left was opened, or was not and is given back.
    Resumed(Ticket, Result<Box<Recovered<S>>, Box<NotResumed<S>>>),
    /// A document was written: the assessment is what is now in the file.
    Saved(Version, Result<Box<Written<S>>, SaveError>),
    /// Another file was read; `None` for a report without answers.
    LookedAt(DocumentId, Look, PathBuf, Result<Option<Box<(Opened, Protection)>>, OpenError>),
    /// A file in clear was removed; those that were left.
    ClearRemoved(PathBuf, Result<Vec<PathBuf>, SaveError>),
    /// Questions of a document were written for others, or not, as it has noted under this request.
    HandedOut(DocumentId, RequestId, PathBuf, Result<(), SaveError>),
    /// What registers say on a day was counted.
    Counted(DocumentId, Registers, Date, Readings),
    /// A report was made.
    Exported(DocumentId, ReportChoice, PathBuf, Result<Exported, NotExported>),
}

impl<S: Store> Done<S> {
    /// Whether a person has waited for it.
    #[must_use]
    pub fn is_waited_for(&self) -> bool {
        !matches!(self, Self::Counted(..))
    }
}

impl<S: Store> Work<S> {
    /// Whether a person waits for how it ends.
    #[must_use]
    pub fn is_waited_for(&self) -> bool {
        !matches!(self, Self::Count { .. })
    }

    /// Does it. Takes its time.
    pub fn perform(self, store: &S) -> Done<S> {
        match self {
            Self::Open { ticket, path, unlock, own } => {
                let read = store.open(&path, &unlock, own.as_ref());
                Done::Opened(ticket, path, read.map(Box::new))
            }
            Self::Find => {
                let (found, unreadable) = store.find();
                Done::Found(found, unreadable)
            }
            Self::Resume { ticket, found, summary, unlock, own } => {
                let resumed = store.resume(found, &unlock, own.as_ref());
                let failed = |(found, error)| Box::new(NotResumed { found, summary, error });
                Done::Resumed(ticket, resumed.map(Box::new).map_err(failed))
            }
            Self::Save { version, target, assessment, questionnaire } => {
                let held = store.save(target, &assessment, &questionnaire);
                Done::Saved(version, held.map(|held| Box::new(Written { held, assessment: *assessment })))
            }
            Self::LookAt { document, look, path, unlock } => {
                let opened = store.look(&path, &unlock).map(|opened| opened.map(Box::new));
                Done::LookedAt(document, look, path, opened)
            }
            Self::RemoveClear(file, path) => {
                let result = store.remove(&file);
                Done::ClearRemoved(path, result)
            }
            Self::HandOut { document, path, replace, request, handout, questionnaire, protection } => {
                let result = store.hand_out(&path, &handout, &questionnaire, protection, replace);
                Done::HandedOut(document, request, path, result)
            }
            Self::Count { document, registers, today } => {
                let readings = Readings::of(&registers, today);
                Done::Counted(document, registers, today, readings)
            }
            Self::Export { document, job } => {
                let result = store.export(&job);
                Done::Exported(document, job.choice, job.path, result)
            }
        }
    }
}
