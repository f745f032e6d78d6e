//! What kind of thing a check has found, without what it is about: all that may be told where the
//! answers themselves are not shown.

use super::checks::CheckKind;
use super::names::Names;

/// A kind of check, the weightiest first: what makes a number doubtful, then what makes a plan so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the kind of the same name")]
pub enum CheckSort {
    EarlierMeaning,
    NoEvidence,
    ElementsOpen,
    NoReason,
    ConfirmedInFuture,
    NotConfirmed,
    TargetBelowLevel,
    NoOwner,
    NoDueDate,
    DueOutOfReach,
    NotShown,
}

impl From<&CheckKind> for CheckSort {
    fn from(kind: &CheckKind) -> Self {
        match kind {
            CheckKind::EarlierMeaning => Self::EarlierMeaning,
            CheckKind::NoEvidence => Self::NoEvidence,
            CheckKind::ElementsOpen(_) => Self::ElementsOpen,
            CheckKind::NoReason => Self::NoReason,
            CheckKind::ConfirmedInFuture(_) => Self::ConfirmedInFuture,
            CheckKind::NotConfirmed(_) => Self::NotConfirmed,
            CheckKind::TargetBelowLevel { .. } => Self::TargetBelowLevel,
            CheckKind::NoOwner => Self::NoOwner,
            CheckKind::NoDueDate => Self::NoDueDate,
            CheckKind::DueOutOfReach(_) => Self::DueOutOfReach,
            CheckKind::NotShown(_) => Self::NotShown,
        }
    }
}

impl Names {
    /// What a kind of check is called.
    #[must_use]
    pub fn sort(&self, sort: CheckSort) -> &str {
        match sort {
            CheckSort::EarlierMeaning => &self.sort_earlier_meaning,
            CheckSort::NoEvidence => &self.check_no_evidence,
            CheckSort::ElementsOpen => &self.sort_elements,
            CheckSort::NoReason => &self.check_no_reason,
            CheckSort::ConfirmedInFuture => &self.sort_future,
            CheckSort::NotConfirmed => &self.sort_not_confirmed,
            CheckSort::TargetBelowLevel => &self.sort_target,
            CheckSort::NoOwner => &self.check_no_owner,
            CheckSort::NoDueDate => &self.check_no_due,
            CheckSort::DueOutOfReach => &self.sort_due_year,
            CheckSort::NotShown => &self.sort_not_shown,
        }
    }
}
