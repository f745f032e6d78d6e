//! The question that is spoken about, as every step of it draws it; and a workshop in a line.

use super::fields::step;
use crate::app::action::Action;
use crate::app::view::View;
use crate::app::widgets::choice::Selected;
use crate::app::workshop::words::workshop_room_words;
use crate::assessment::Response;
use crate::assessment::workshop::{AgendaItem, AgendaStep, Workshop, WorkshopState};
use crate::base::lang::fill;
use crate::base::level::Level;
use crate::questionnaire::Question;
use crate::scoring::names::names;
use crate::workshop::running;
use crate::workshop::said::round_name;
use crate::workshop::words::workshop_words;

/// What every step draws with.
pub(super) struct Held<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) workshop: &'a Workshop,
    pub(super) item: &'a AgendaItem,
    pub(super) question: &'a Question,
    /// Whether the person has just come here: what is used first gets the focus.
    pub(super) arrives: Selected,
}

impl Held<'_> {
    /// A level with its word.
    pub(super) fn level(&self, level: Level) -> String {
        let word = self.view.doc.questionnaire.level_word(self.question.kind, level);
        format!("{level} {}", word.map_or("", |word| word.get(self.view.lang)))
    }

    /// The question and its step, by which a screen reader knows the page.
    pub(super) fn name(&self) -> String {
        let (lang, shared) = (self.view.lang, workshop_words(self.view.lang));
        let rounds = self.item.rounds.len();
        let step = match running::step(self.item) {
            AgendaStep::Vote => round_name(rounds, lang),
            AgendaStep::Talk => shared.said.clone(),
            AgendaStep::Decide => workshop_room_words(lang).decide_title.clone(),
            AgendaStep::Decided => shared.decision.clone(),
            AgendaStep::Parked => shared.parked.clone(),
        };
        let topic = self.question.topic.get(lang);
        format!("{} {topic}{}{step}", self.question.id, shared.between)
    }

    /// What a response is called.
    pub(super) fn response(&self, response: &Response) -> String {
        let names = names(self.view.lang);
        match response {
            Response::Level(level) => self.level(*level),
            Response::Unknown => names.unknown.clone(),
            Response::NotApplicable(_) => names.not_applicable.clone(),
            Response::Unanswered => names.unanswered.clone(),
        }
    }

    /// Goes to another step of the question.
    pub(super) fn steps(&self, to: AgendaStep) -> Vec<Action> {
        let of = (&self.workshop.id, &self.item.question);
        step(running::stepped(&self.view.doc.assessment, of, to))
    }
}

/// When, how many, and how far it has come.
pub(super) fn line(view: &View<'_>, workshop: &Workshop) -> String {
    let (words, shared) = (workshop_room_words(view.lang), workshop_words(view.lang));
    let count = |step: AgendaStep| {
        let at = workshop.agenda.iter().filter(|item| running::step(item) == step);
        at.count().to_string()
    };
    let people = fill(&shared.people, &[("count", &workshop.voters.to_string())]);
    let (date, questions) = (workshop.on.to_string(), workshop.agenda.len().to_string());
    let about = fill(&words.line, &[("date", &date), ("people", &people), ("count", &questions)]);
    if workshop.at.is_none() {
        return about;
    }
    let state = match workshop.state {
        WorkshopState::Open => &shared.under_way,
        WorkshopState::Ended => &shared.ended,
    };
    let (decided, parked) = (count(AgendaStep::Decided), count(AgendaStep::Parked));
    let values = [("decided", &*decided), ("parked", &*parked), ("state", state.as_str())];
    format!("{about}{}{}", shared.between, fill(&words.line_state, &values))
}
