//! What a path is asked for, and for which document. A dialog may stay open while another document
//! comes: what is chosen in it then is for none.

use super::association::state::Outgoing;
use super::own_questions::action::QuestionsOf;
use crate::assessment::handing::Handing;
use crate::import::columns::Part;
use crate::session::document::{DocumentId, Version};
use crate::session::report::{PaperChoice, ReportChoice};
use crate::storage::Protection;

/// What a dialog asks a path for.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// Opening an assessment; the person may have agreed to lose a state of the open one.
    Open(Option<Version>),
    /// Saving the assessment.
    Save(DocumentId),
    /// Saving the report.
    Export(DocumentId, ReportChoice),
    /// Saving what is printed of a workshop.
    Print(DocumentId, PaperChoice),
    /// Reading another file to compare with.
    Compare(DocumentId),
    /// Reading answers that came back.
    Merge(DocumentId),
    /// Reading a spreadsheet into a register.
    Sheet(DocumentId, Part),
    /// Writing the registers as a spreadsheet.
    Registers(DocumentId),
    /// Writing a questionnaire as a spreadsheet.
    Questions(QuestionsOf),
    /// Reading a spreadsheet of questions.
    OwnQuestions,
    /// Writing the overlay that it makes.
    Overlay,
    /// Reading an association's invitation.
    Invitation,
    /// Reading an association's results.
    Results,
    /// Writing what is handed in to an association.
    Submission(DocumentId, Box<Outgoing>),
    /// Writing these questions for others, kept so.
    HandOut(DocumentId, Box<Handing>, Protection),
}

impl Purpose {
    /// The document that it is about; `None` where it is about none.
    #[must_use]
    pub fn document(&self) -> Option<DocumentId> {
        match self {
            Self::Open(_)
            | Self::Questions(_)
            | Self::OwnQuestions
            | Self::Overlay
            | Self::Invitation
            | Self::Results => None,
            Self::Save(document)
            | Self::Export(document, _)
            | Self::Print(document, _)
            | Self::Compare(document)
            | Self::Merge(document)
            | Self::Sheet(document, _)
            | Self::Registers(document)
            | Self::Submission(document, _)
            | Self::HandOut(document, ..) => Some(*document),
        }
    }

    /// Whether an existing file is read, rather than one written.
    #[must_use]
    pub fn reads(&self) -> bool {
        match self {
            Self::Open(_)
            | Self::Compare(_)
            | Self::Merge(_)
            | Self::Sheet(..)
            | Self::OwnQuestions
            | Self::Invitation
            | Self::Results => true,
            Self::Save(_)
            | Self::Export(..)
            | Self::Print(..)
            | Self::Registers(_)
            | Self::HandOut(..)
            | Self::Questions(_)
            | Self::Submission(..)
            | Self::Overlay => false,
        }
    }

    /// The extension that a name without one gets.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        match self {
            Self::Export(..) | Self::Print(..) => "pdf",
            Self::Sheet(..) | Self::Registers(_) | Self::Questions(_) | Self::OwnQuestions => "xlsx",
            Self::Overlay | Self::Invitation | Self::Results => "ron",
            Self::Submission(..) => "age",
            Self::Open(_) | Self::Save(_) | Self::Compare(_) | Self::Merge(_) | Self::HandOut(..) => "keian",
        }
    }
}

/// How a dialog without a choice ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogEnd {
    /// The person closed it.
    Cancelled,
    /// It ended faster than anyone could close it: this system has no file dialog.
    NotShown,
}
