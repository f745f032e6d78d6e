//! An earlier state, laid beside the present one: what changed is reckoned from both as they are, and
//! nothing else of it comes along.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::disclosed::Disclosed;
use crate::analysis::frozen::Movement;
use crate::assessment::Assessment;
use crate::assessment::registers::Registers;
use crate::assessment::registers::frozen::FrozenFigures;
use crate::questionnaire::Checked;
use crate::scoring::{Comparison, Doubt, Scorecard, doubts};

/// Where an earlier state comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EarlierKind {
    /// A file of its own.
    File,
    /// A milestone in the file of the present answers.
    Milestone,
}

/// An earlier state before it is laid beside anything.
#[derive(Clone, Copy, Debug)]
pub struct EarlierState<'a> {
    /// Where it comes from.
    pub kind: EarlierKind,
    /// The name of the milestone or of the file.
    pub name: &'a str,
    /// The day that it stands for, where that is known.
    pub date: Option<Date>,
    /// What was answered.
    pub answers: &'a Assessment,
}

/// An earlier state of the same company.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// Where it comes from.
    pub kind: EarlierKind,
    /// What it is called: the name of a milestone or of a file.
    pub name: String,
    /// The day that it stands for, where that is known.
    pub date: Option<Date>,
    /// Why it may not be what it is taken for.
    pub doubts: Vec<Doubt>,
    /// What changed since.
    pub comparison: Comparison,
    /// What moved in the registers, where both states tell what theirs come to and it is shown.
    pub movement: Option<Movement>,
}

impl Earlier {
    /// What was answered before, beside the present answers and what they mean.
    #[must_use]
    pub fn of(
        questionnaire: &Checked,
        before: EarlierState<'_>,
        (now, card): (&Assessment, &Scorecard),
        today: Date,
    ) -> Self {
        let EarlierState { kind, name, date, answers } = before;
        Self {
            kind,
            name: name.to_owned(),
            date,
            doubts: doubts(answers, now),
            comparison: Comparison::of(questionnaire, answers, (now, card), today),
            movement: None,
        }
    }

    /// The same with what moved in the registers, as far as that is shown, from an earlier state: what a milestone kept of
    /// them, or the registers of then.
    #[must_use]
    pub fn with_registers(
        self,
        then: (Option<&FrozenFigures>, &Registers),
        now: &Disclosed<'_>,
        today: Date,
    ) -> Self {
        Self { movement: now.movement(then, today), ..self }
    }
}
