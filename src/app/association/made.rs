//! What the screen of the association shows of a state of the document: what would be handed in, where it stands.

use jiff::civil::Date;

use crate::base::lang::Lang;
use crate::cohort::submission::Submission;
use crate::session::document::{Document, DocumentId};

/// Of what something was made: the document in a state, the language, the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MadeOf {
    document: DocumentId,
    revision: u64,
    /// The language.
    pub lang: Lang,
    /// The day.
    pub today: Date,
}

impl MadeOf {
    /// The document as it is now.
    #[must_use]
    pub fn now(doc: &Document, lang: Lang, today: Date) -> Self {
        Self { document: doc.id, revision: doc.revision, lang, today }
    }
}

/// What would be handed in, or why nothing can be.
#[derive(Debug)]
pub struct Prepared {
    /// What the invitation says.
    pub invitation: Vec<(&'static str, String)>,
    /// Whether something was handed in already.
    pub before: bool,
    /// The submission, with all that is in it in words and as text, and what to know; or why there is none.
    pub ready: Result<SubmissionReady, String>,
    /// That nothing shall count any more.
    pub withdrawal: Option<Submission>,
}

/// A submission that can be written.
#[derive(Debug)]
pub struct SubmissionReady {
    /// The submission.
    pub submission: Submission,
    /// What is in it, in words.
    pub lines: Vec<String>,
    /// Its text.
    pub text: String,
    /// What to know before.
    pub warnings: Vec<String>,
}

/// Where the company stands, in words.
#[derive(Debug)]
pub struct Placed {
    /// The head line.
    pub title: String,
    /// The whole.
    pub whole: Vec<String>,
    /// The areas.
    pub areas: Vec<String>,
    /// The questions.
    pub questions: Vec<String>,
}
