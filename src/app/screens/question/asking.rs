//! A question as it is put to a person: what all its parts show and change.

use crate::app::action::Action;
use crate::app::view::View;
use crate::assessment::edit::{Change, Edit};
use crate::assessment::{Answer, Response};
use crate::base::meaning::Meaning;
use crate::questionnaire::{Area, Question};

/// A question as it is put: what its parts show, and what the person asks for in them.
pub(super) struct Asking<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) area: &'a Area,
    pub(super) question: &'a Question,
    /// The answer as it stands and counts: without what was answered to another meaning.
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
        let stored = self.view.doc.assessment.answer(&self.question.id);
        if response != Response::Unanswered && stored.meaning == self.question.meaning {
            let edit = Edit::Answer(self.question.id.clone(), Change::Response(response, date));
            self.answered(edit);
            return;
        }
        let given = response != Response::Unanswered;
        let meaning = if given { self.question.meaning } else { Meaning::FIRST };
        self.replace(Answer { response, confirmed_on: date, meaning, ..stored.clone() });
    }

    /// The answer that was given to another meaning, if it can stand for this one.
    pub(super) fn confirmable(&self) -> Option<&Answer> {
        let earlier = self.view.doc.assessment.earlier_answer(self.question)?;
        let fits = |level| self.question.kind.index(level).is_some();
        earlier.response.level().is_none_or(fits).then_some(earlier)
    }

    /// Says, today, that the answer to the earlier meaning holds for this one.
    pub(super) fn confirm(&mut self) {
        let Some(earlier) = self.confirmable() else { return };
        let mut answer = earlier.clone();
        answer.meaning = self.question.meaning;
        answer.confirmed_on = Some(self.view.today);
        self.replace(answer);
    }

    /// Puts an answer to this meaning of the question in the place of the one that is there.
    fn replace(&mut self, mut answer: Answer) {
        let answer_is_open = answer.response == Response::Unanswered;
        answer.elements.retain(|id| self.question.elements.iter().any(|element| element.id == *id));
        let edit = Edit::Answers(vec![(self.question.id.clone(), answer.into())]);
        if answer_is_open {
            self.actions.push(Action::Edit(edit));
        } else {
            self.answered(edit);
        }
    }

    /// Answers; the file takes down which reference lists stood beside the question.
    fn answered(&mut self, edit: Edit) {
        let own = self.view.doc.questionnaire.lists_beside(&self.question.id);
        let lists = self.view.lists.beside(&self.question.id).chain(own);
        self.actions.push(Action::Edit(self.view.doc.assessment.beside_lists(edit, lists)));
    }

    /// The key of a field of this question.
    pub(super) fn key(&self, field: &str) -> String {
        format!("{field} {}", self.question.id)
    }
}
