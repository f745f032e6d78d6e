//! What kind of thing a check has found, without what it is about: all that may be told where the
//! answers themselves are not shown.

use super::check_kind::CheckKind;
use super::names::Names;

/// A kind of check, the weightiest first: what makes a number doubtful, then what makes a plan so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the kind of the same name")]
pub enum CheckSort {
    AssessedInFuture,
    EarlierMeaning,
    LeftOut,
    Unfounded,
    MoreThanRegister,
    ProfileBesideRegister,
    NotForeseen,
    NoEvidence,
    ElementsOpen,
    NoReason,
    ConfirmedInFuture,
    EvidenceInFuture,
    NotConfirmed,
    LessThanRegister,
    TargetBelowLevel,
    AreaTargetBelowLevel,
    Overdue,
    NoOwner,
    NoDueDate,
    DueOutOfReach,
    NotShown,
}

impl From<&CheckKind> for CheckSort {
    fn from(kind: &CheckKind) -> Self {
        match kind {
            CheckKind::AssessedInFuture(_) => Self::AssessedInFuture,
            CheckKind::EarlierMeaning => Self::EarlierMeaning,
            CheckKind::LeftOut => Self::LeftOut,
            CheckKind::Unfounded { .. } => Self::Unfounded,
            CheckKind::MoreThanRegister { .. } => Self::MoreThanRegister,
            CheckKind::LessThanRegister { .. } => Self::LessThanRegister,
            CheckKind::ProfileBesideRegister { .. } => Self::ProfileBesideRegister,
            CheckKind::NotForeseen => Self::NotForeseen,
            CheckKind::NoEvidence => Self::NoEvidence,
            CheckKind::ElementsOpen(_) => Self::ElementsOpen,
            CheckKind::NoReason => Self::NoReason,
            CheckKind::ConfirmedInFuture(_) => Self::ConfirmedInFuture,
            CheckKind::EvidenceInFuture(_) => Self::EvidenceInFuture,
            CheckKind::NotConfirmed(_) => Self::NotConfirmed,
            CheckKind::TargetBelowLevel { .. } => Self::TargetBelowLevel,
            CheckKind::AreaTargetBelowLevel { .. } => Self::AreaTargetBelowLevel,
            CheckKind::Overdue(_) => Self::Overdue,
            CheckKind::NoOwner => Self::NoOwner,
            CheckKind::NoDueDate => Self::NoDueDate,
            CheckKind::DueOutOfReach(_) => Self::DueOutOfReach,
            CheckKind::NotShown(_) => Self::NotShown,
        }
    }
}

impl Names {
    /// What a kind of check is called, whatever it is about.
    #[must_use]
    pub fn sort(&self, sort: CheckSort) -> &str {
        match sort {
            CheckSort::AssessedInFuture => &self.kind_assessed_future,
            CheckSort::EarlierMeaning => &self.check_earlier_meaning,
            CheckSort::LeftOut => &self.check_left_out,
            CheckSort::Unfounded => &self.kind_unfounded,
            CheckSort::MoreThanRegister => &self.kind_more,
            CheckSort::LessThanRegister => &self.kind_less,
            CheckSort::ProfileBesideRegister => &self.kind_profile_register,
            CheckSort::NotForeseen => &self.check_not_foreseen,
            CheckSort::NoEvidence => &self.check_no_evidence,
            CheckSort::ElementsOpen => &self.kind_elements,
            CheckSort::NoReason => &self.check_no_reason,
            CheckSort::ConfirmedInFuture => &self.kind_future,
            CheckSort::EvidenceInFuture => &self.kind_evidence_future,
            CheckSort::NotConfirmed => &self.kind_not_confirmed,
            CheckSort::TargetBelowLevel => &self.kind_target,
            CheckSort::AreaTargetBelowLevel => &self.kind_area_target,
            CheckSort::Overdue => &self.kind_overdue,
            CheckSort::NoOwner => &self.check_no_owner,
            CheckSort::NoDueDate => &self.check_no_due,
            CheckSort::DueOutOfReach => &self.kind_due_year,
            CheckSort::NotShown => &self.kind_not_shown,
        }
    }
}
