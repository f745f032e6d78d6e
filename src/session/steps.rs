//! A step of undo or redo, as it is shown and said.

use super::drafts::DateField;
use crate::assessment::edit::Edit;
use crate::base::ids::QuestionId;

/// What a step of undo or redo was about.
#[derive(Clone, Debug, PartialEq)]
pub enum StepOf {
    /// An edit; it has what stood there before the step.
    Edit(Box<Edit>),
    /// What was typed into a date field and not taken over: it is gone.
    Draft(DateField, String),
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Stepped {
    /// Taken back.
    Back(StepOf),
    /// Made again.
    Again(StepOf),
}

impl StepOf {
    /// The question that it is about; the first, where it is about several.
    #[must_use]
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Edit(edit) => edit.question(),
            Self::Draft(field, _) => field.question(),
        }
    }
}
