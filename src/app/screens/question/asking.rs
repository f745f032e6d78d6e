//! A question as it is put to a person: what all its parts show and change.

use crate::app::action::Action;
use crate::app::view::View;
use crate::assessment::edit::{Change, Edit};
use crate::assessment::{Answer, Response};
use crate::questionnaire::{Area, Question};

/// A question as it is put: what its parts show, and what the person asks for in them.
pub(super) struct Asking<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) area: &'a Area,
    pub(super) question: &'a Question,
    /// The answer as it stands.
    pub(super) given: &'a Answer,
    /// What the person asked for.
    pub(super) actions: Vec<Action>,
}

impl Asking<'_> {
    /// Changes the answer.
    pub(super) fn change(&mut self, change: Change) {
        self.actions.push(Action::Edit(Edit::Answer(self.question.id.clone(), change)));
    }

    /// Responds, today.
    pub(super) fn respond(&mut self, response: Response) {
        let date = (response != Response::Unanswered).then_some(self.view.today);
        self.change(Change::Response(response, date));
    }

    /// The key of a field of this question.
    pub(super) fn key(&self, field: &str) -> String {
        format!("{field} {}", self.question.id)
    }
}
