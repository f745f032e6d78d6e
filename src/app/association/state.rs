//! What the screen of the association remembers between frames: the invitation and the results that were opened
//! last, and the bands that were chosen.

use std::path::PathBuf;
use std::sync::Arc;

use super::made::{MadeOf, Placed, Prepared};
use crate::cohort::release::Cohort;
use crate::cohort::submission::{Bands, Numbered};
use crate::cohort::{Invitation, Submission};
use crate::questionnaire::Checked;
use crate::storage::OpenError;

/// What is remembered.
#[derive(Debug, Default)]
pub struct Association {
    /// The invitation that is being read or was.
    pub invitation: Option<Opening<Invited>>,
    /// What the company chose of its bands.
    pub bands: Bands,
    /// The results that are being read or were.
    pub opened: Option<Opening<Published>>,
    /// How many results were opened so far: others are others.
    pub number: u64,
    /// What would be handed in, as it was made last.
    pub prepared: Option<(MadeOf, Bands, Prepared)>,
    /// Where the company stands, as it was made last.
    pub placed: Option<(MadeOf, Result<Placed, String>)>,
}

/// A file that is being read or was.
#[derive(Debug)]
pub struct Opening<T> {
    /// The file.
    pub path: PathBuf,
    /// What came of it; nothing while it is being read.
    pub read: Option<Result<T, OpenError>>,
}

/// An invitation, ready to be answered.
#[derive(Debug)]
pub struct Invited {
    /// The invitation.
    pub invitation: Invitation,
    /// Its questionnaire.
    pub questionnaire: Checked,
    /// Under which number a first submission goes out; `None` where the system gave no randomness.
    pub fresh: Option<Numbered>,
}

/// Published results.
#[derive(Debug)]
pub struct Published {
    /// The cohort.
    pub cohort: Arc<Cohort>,
    /// Its questionnaire.
    pub questionnaire: Checked,
}

/// A submission that is to be written, with the invitation that it answers.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The invitation.
    pub invitation: Invitation,
    /// The submission, as it was shown.
    pub submission: Submission,
}

impl Association {
    /// What stays where another document is opened: the files, and nothing that was chosen or made for the first.
    #[must_use]
    pub fn for_another(self) -> Self {
        Self { bands: Bands::default(), prepared: None, placed: None, ..self }
    }

    /// The results of this number, if they are the ones that are open and the company has a place in them.
    #[must_use]
    pub fn place(&self, number: u64) -> Option<Arc<Cohort>> {
        let (_, placed) = self.placed.as_ref()?;
        let published = self.published().filter(|_| placed.is_ok() && number == self.number)?;
        Some(published.cohort.clone())
    }

    /// The results, once they are read.
    #[must_use]
    pub fn published(&self) -> Option<&Published> {
        self.opened.as_ref()?.read.as_ref()?.as_ref().ok()
    }

    /// The invitation, once it is read.
    #[must_use]
    pub fn invited(&self) -> Option<&Invited> {
        self.invitation.as_ref()?.read.as_ref()?.as_ref().ok()
    }
}
