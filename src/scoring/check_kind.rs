//! What a check can have found, with what it is about.

use jiff::civil::Date;

use crate::analysis::GaugeReading;
use crate::base::ids::{ElementId, FactId, QuestionId};
use crate::base::level::Level;
use crate::questionnaire::Fact;
use crate::questionnaire::bearing::Gauge;

/// One open check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The question that it is about; `None` where it is about the profile.
    pub question: Option<QuestionId>,
    /// What is open.
    pub kind: CheckKind,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckKind {
    /// The day of the assessment has not come yet.
    AssessedInFuture(Date),
    /// Level 3 or more without evidence.
    NoEvidence,
    /// Level 3 or more with elements not ticked that are expected at that level.
    ElementsOpen(Vec<ElementId>),
    /// Not applicable without a reason.
    NoReason,
    /// Not applicable where the questionnaire does not foresee it.
    NotForeseen,
    /// Answered, and left out by the profile or an earlier answer: the answer does not count.
    LeftOut,
    /// What the profile says of a fact leaves questions of the area out, and by this answer, which stands before
    /// them, nobody has looked closely enough to say it.
    Unfounded {
        /// The fact.
        fact: FactId,
        /// What the profile says.
        said: Fact,
    },
    /// The level says more than the registers bear out.
    MoreThanRegister {
        /// The level.
        level: Level,
        /// What is counted.
        gauge: Gauge,
        /// How much of it is there.
        reading: GaugeReading,
    },
    /// The registers show more than the answer says.
    LessThanRegister {
        /// The level; `None` where it is unknown.
        level: Option<Level>,
        /// What is counted.
        gauge: Gauge,
        /// How much of it is there.
        reading: GaugeReading,
    },
    /// What the profile says of a fact leaves the question out, and the registers say otherwise.
    ProfileBesideRegister {
        /// The fact.
        fact: FactId,
        /// What the profile says.
        said: Fact,
        /// What is counted.
        gauge: Gauge,
        /// How much of it is there.
        reading: GaugeReading,
    },
    /// The target of the question is below the level.
    TargetBelowLevel {
        /// The target.
        target: Level,
        /// The level.
        level: Level,
    },
    /// The target of the area is below the level.
    AreaTargetBelowLevel {
        /// The target.
        target: Level,
        /// The level.
        level: Level,
    },
    /// An action, or a gap, that nobody is responsible for.
    NoOwner,
    /// An action, or a gap, without a due date.
    NoDueDate,
    /// An action that was due and is not done.
    Overdue(Date),
    /// The response was given more than 12 months ago, or nobody knows when (`None`).
    NotConfirmed(Option<Date>),
    /// The response was confirmed on a day that has not come yet.
    ConfirmedInFuture(Date),
    /// A piece of evidence is of a day that has not come yet.
    EvidenceInFuture(Date),
    /// The response was given to an earlier meaning of the question, and counts as none.
    EarlierMeaning,
    /// The due date is in a year that nobody means.
    DueOutOfReach(Date),
    /// Characters stand in it that no font has.
    NotShown(Vec<char>),
}
