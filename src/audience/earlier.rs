//! An earlier state, laid beside the present one: what changed is reckoned from both as they are, and
//! nothing else of it comes along.

use jiff::civil::Date;

use crate::assessment::Assessment;
use crate::questionnaire::Checked;
use crate::scoring::{Comparison, Doubt, Scorecard, doubts};

/// An earlier state of the same company.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// What it is called: the name of a milestone or of a file.
    pub name: String,
    /// The day that it stands for, where that is known.
    pub date: Option<Date>,
    /// Why it may not be what it is taken for.
    pub doubts: Vec<Doubt>,
    /// What changed since.
    pub comparison: Comparison,
}

impl Earlier {
    /// What was answered before, of that name and day, beside the present answers and what they mean.
    #[must_use]
    pub fn of(
        questionnaire: &Checked,
        (name, date, before): (&str, Option<Date>, &Assessment),
        (now, card): (&Assessment, &Scorecard),
        today: Date,
    ) -> Self {
        Self {
            name: name.to_owned(),
            date,
            doubts: doubts(before, now),
            comparison: Comparison::of(questionnaire, before, (now, card), today),
        }
    }
}
