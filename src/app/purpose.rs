//! What a path is asked for, and how a dialog without a choice ended.

use super::report_choice::ReportChoice;

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

/// How a dialog without a choice ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogEnd {
    /// The person closed it.
    Cancelled,
    /// It ended faster than anyone could close it: this system has no file dialog.
    NotShown,
}
