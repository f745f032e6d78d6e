//! The fields of a gap, by which the plan's table knows its columns, rows and cells.

use std::borrow::Cow;

use egui::Id;

use crate::app::view::View;
use crate::base::ids::QuestionId;
use crate::scoring::names::names;
use crate::scoring::plan::By;

/// The fields of a gap as they are read: the columns for keys and the clipboard.
pub(super) const FIELDS: [By; 7] =
    [By::Priority, By::Question, By::Level, By::Action, By::Owner, By::Due, By::Urgency];

/// The place of a field among the columns.
pub(super) fn column_of(by: By) -> usize {
    FIELDS.iter().position(|field| *field == by).unwrap_or_default()
}

/// By what the row of a question is known.
pub(super) fn row_key(question: &QuestionId) -> Id {
    Id::unique(("plan row", question))
}

/// The name of a field.
pub(super) fn name_of<'a>(view: &'a View<'_>, by: By) -> &'a str {
    let names = names(view.lang);
    match by {
        By::Priority => &names.priority,
        By::Question => &names.question,
        By::Level => &names.level,
        By::Action => &names.action,
        By::Owner => &names.owner,
        By::Due => &view.words.due,
        By::Urgency => &names.urgency,
    }
}

/// The head of its column: below the urgency stands the state.
pub(super) fn head_of<'a>(view: &'a View<'_>, by: By) -> Cow<'a, str> {
    match by {
        By::Urgency => format!("{} · {}", name_of(view, by), names(view.lang).state).into(),
        _ => name_of(view, by).into(),
    }
}

/// The key of a text field of a gap.
pub(super) fn key_of(by: By, id: &QuestionId) -> String {
    format!("plan {by:?} {id}")
}

/// The id of a cell that is read or leads to the question.
pub(super) fn cell_id(by: By, id: &QuestionId) -> Id {
    row_key(id).with(("cell", column_of(by)))
}
