//! What is typed into a date field and not taken over: it lives with the document, so that no change of
//! the screen loses it, and counts as unsaved, as what a cell of a register has refused does. It is no answer: no file, journal or step of undo has it.
//! A field is taken over when it is left; what is no date stays as it was typed, and is refused.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assessment::edit::{Beside, Change, Edit};
use crate::assessment::{Assessment, Profile};
use crate::base::ids::{QuestionId, WorkshopId};
use crate::base::typed_dates::{NoDate, typed_date};

/// A field of the document that holds a date which a person types.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateField {
    /// The date of the assessment.
    Assessed,
    /// The due date of the action of a question.
    Due(QuestionId),
    /// Until when something follows from what a workshop decides about a question.
    Decided(WorkshopId, QuestionId),
}

impl DateField {
    /// The date that the document has in it.
    #[must_use]
    pub fn value(&self, assessment: &Assessment) -> Option<Date> {
        match self {
            Self::Assessed => assessment.profile.date,
            Self::Due(question) => assessment.answers.get(question).and_then(|answer| answer.action().due),
            Self::Decided(workshop, question) => {
                assessment.workshop(workshop).and_then(|workshop| workshop.item(question)?.decision.due)
            }
        }
    }

    /// The question that it belongs to, if it belongs to one.
    #[must_use]
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Assessed => None,
            Self::Due(question) | Self::Decided(_, question) => Some(question),
        }
    }

    pub(super) fn edit(&self, assessment: &Assessment, date: Option<Date>) -> Edit {
        match self {
            Self::Assessed => Edit::Profile(Box::new(Profile { date, ..assessment.profile.clone() })),
            Self::Due(question) => Edit::Answer(question.clone(), Change::Due(date)),
            Self::Decided(workshop, question) => {
                let mut all = assessment.workshops.clone();
                let found = all.iter_mut().find(|one| one.id == *workshop);
                if let Some(item) = found.and_then(|one| one.item_mut(question)) {
                    item.decision.due = date;
                }
                Edit::Beside(Beside::Workshops(all))
            }
        }
    }
}

/// Whether the person was told that a draft is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// It is being typed.
    Typed,
    /// It was left, and is no date.
    Refused,
}

/// What is typed and not taken over, field by field.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    pub(super) all: BTreeMap<DateField, (String, Stage)>,
    /// The one that was typed last, and after which nothing was edited.
    pub(super) last: Option<DateField>,
    /// What cells of registers have refused, as the window knows it: it stays in them, and is in no register.
    cells: Vec<String>,
    /// Counts up whenever one changes.
    pub(super) changes: u64,
}

impl Drafts {
    /// What is typed in a field and not taken over.
    #[must_use]
    pub fn text(&self, field: &DateField) -> Option<&str> {
        self.all.get(field).map(|(text, _)| text.as_str())
    }

    /// Why the draft of a field was not taken over; `None` where there is none, or it is still typed.
    #[must_use]
    pub fn refusal(&self, field: &DateField) -> Option<NoDate> {
        let (text, stage) = self.all.get(field)?;
        typed_date(text).err().filter(|_| *stage == Stage::Refused)
    }

    /// All fields with what is typed in them, in order.
    pub fn all(&self) -> impl ExactSizeIterator<Item = (&DateField, &str)> {
        self.all.iter().map(|(field, (text, _))| (field, text.as_str()))
    }

    /// Whether there is any, in a date field or a cell.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.all.is_empty() || !self.cells.is_empty()
    }

    /// Whether any was left and refused.
    #[must_use]
    pub fn any_refused(&self) -> bool {
        !self.cells.is_empty() || self.all.values().any(|(_, stage)| *stage == Stage::Refused)
    }

    /// Takes note of what cells have refused.
    pub(super) fn hold_cells(&mut self, cells: Vec<String>) {
        if self.cells != cells {
            self.cells = cells;
            self.changes += 1;
        }
    }

    /// How often one has changed.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.changes
    }

    pub(super) fn put(&mut self, field: DateField, text: String) {
        self.all.insert(field.clone(), (text, Stage::Typed));
        self.last = Some(field);
        self.changes += 1;
    }

    /// The field shows the document's date again.
    pub(super) fn drop(&mut self, field: &DateField) {
        if self.all.remove(field).is_some() {
            self.changes += 1;
        }
        self.last = self.last.take().filter(|last| last != field);
    }

    /// Something was edited: it is what undo takes back first.
    pub(super) fn edited(&mut self) {
        self.last = None;
    }

    /// Drops the draft that was typed last, if nothing was edited after it, and gives it back.
    pub(super) fn take_back(&mut self) -> Option<(DateField, String)> {
        let last = self.last.take()?;
        let text = self.text(&last).unwrap_or_default().to_owned();
        self.drop(&last);
        Some((last, text))
    }

    /// Whether there is one that undo would drop.
    #[must_use]
    pub fn can_take_back(&self) -> bool {
        self.last.is_some()
    }
}
