//! What a session is about: at rest, opening, asking, saving with what follows it, closing.

use std::path::PathBuf;

use super::document::Version;
use super::said::Said;
use super::store::{Held, Store};
use super::work::Ticket;
use crate::assessment::Assessment;
use crate::questionnaire::Checked;
use crate::storage::{Otherwise, Protection, SaveError, Unlock};

/// The life of a session. Every change of it goes through [`super::Session`].
#[derive(Debug, Default)]
pub enum Phase<S: Store> {
    /// Nothing is under way.
    #[default]
    Idle,
    /// A file is being read that becomes the document, unless this one has unsaved changes by then.
    Opening {
        /// Which opening it is.
        ticket: Ticket,
        /// The state of this document that the person has agreed to lose.
        given_up: Option<Version>,
    },
    /// The person is asked whether to save before something that would drop unsaved changes.
    Asking {
        /// What that is.
        next: Next<S>,
    },
    /// The person chooses where to save.
    Placing {
        /// How the document is kept there.
        protection: Protection,
        /// What follows.
        then: Option<Next<S>>,
    },
    /// A state of the document is being written.
    Saving {
        /// Which one.
        version: Version,
        /// Saving was asked for again meanwhile.
        again: bool,
        /// How the person wants it kept from now on, where that was chosen for this save.
        protection: Option<Protection>,
        /// What follows.
        then: Option<Next<S>>,
    },
    /// The document could not be saved, and the person decides.
    Refused {
        /// Why.
        why: Refusal,
        /// How the person wanted it kept, where that was chosen for this save.
        protection: Option<Protection>,
        /// What follows if it is saved after all.
        then: Option<Next<S>>,
    },
    /// Everything is saved or given up: the window closes.
    Closing {
        /// The state of the document that the person has agreed to lose.
        given_up: Option<Version>,
    },
}

/// Why a save was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another program has changed the file.
    Changed(PathBuf),
    /// The file is not where it was.
    Gone(PathBuf),
    /// It could not be written.
    Failed(SaveError),
}

/// What would drop unsaved changes if nobody asked.
#[derive(Debug)]
pub enum Next<S: Store> {
    /// A new document.
    New,
    /// A new document of these questions.
    NewOf(Checked),
    /// The sample.
    Sample,
    /// Choosing a file to open.
    Choose,
    /// Opening a file.
    Open(PathBuf, Unlock),
    /// Going on with what an earlier session left.
    Resume(OfferId, Unlock),
    /// An opening that is under way.
    Await(Ticket, Option<Version>),
    /// What was opened and waits.
    Take(Box<Ready<S>>),
    /// Choosing a place to save to.
    Place(Protection),
    /// Closing the window.
    Quit,
}

/// The number of something that an earlier session left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferId(pub(super) u64);

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was begun.
    New,
    /// It is the sample.
    Sample,
    /// A file.
    File {
        /// What is asked otherwise than when it was written.
        otherwise: Otherwise,
        /// Somebody has written comments into it, which a save drops.
        comments: bool,
        /// An earlier version of the program wrote it, which counted scores otherwise.
        older: bool,
    },
    /// The answers in a report: a new document.
    Report(PathBuf),
    /// An earlier version that is kept beside a document: a new document.
    Backup(PathBuf),
    /// What an earlier session left.
    Journal,
}

/// What may become the document.
#[derive(Debug)]
pub struct Ready<S: Store> {
    /// Where it comes from.
    pub origin: Origin,
    /// What is asked.
    pub questionnaire: Checked,
    /// What is answered.
    pub assessment: Assessment,
    /// What is in its file; `None` without one.
    pub saved: Option<Assessment>,
    /// Its file.
    pub held: Option<Held<S::File>>,
    /// What was read, where the file was open already.
    pub again: Option<S::Seen>,
    /// How it is kept.
    pub protection: Protection,
    /// The journal that goes on.
    pub journal: Option<S::Journal>,
    /// What is to be said once it is there.
    pub said: Vec<Said>,
}
