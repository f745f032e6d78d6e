//! The plan's fields as the cells of a table: what stands in them, and what is put into several at once,
//! by a paste or by filling down: one step, and what is refused is said.

use egui::{Id, Ui};

use super::fields::{FIELDS, cell_id, key_of, name_of};
use super::table::{PlanCells, level_text};
use crate::app::action::{Action, Dated, in_one_step};
use crate::app::widgets::date_field::{date_words, id_in_cell};
use crate::app::widgets::table::{CellKind, Cells, Parts, Put, RefusedCell, refused_in_words, table_words};
use crate::app::widgets::text_field::{field_id, put_into};
use crate::assessment::Urgency;
use crate::assessment::edit::{Change, Edit};
use crate::base::fold::folded;
use crate::base::ids::QuestionId;
use crate::base::lang::{Lang, fill};
use crate::base::typed_dates::typed_date;
use crate::scoring::decimal;
use crate::scoring::names::names;
use crate::scoring::plan::By;
use crate::session::drafts::DateField;

impl Cells for PlanCells<'_> {
    fn rows(&self) -> usize {
        self.gaps.len()
    }

    fn columns(&self) -> usize {
        FIELDS.len()
    }

    fn key(&self, row: usize) -> Id {
        self.keys.get(row).copied().unwrap_or(Id::NULL)
    }

    fn row(&self, key: Id) -> Option<usize> {
        self.keys.iter().position(|other| *other == key)
    }

    fn kind(&self, column: usize) -> CellKind {
        match FIELDS.get(column) {
            Some(By::Action | By::Owner | By::Due) => CellKind::Typed,
            Some(By::Urgency) => CellKind::Listed,
            Some(By::Question) => CellKind::Link,
            Some(By::Priority | By::Level) | None => CellKind::Shown,
        }
    }

    fn text(&self, row: usize, column: usize) -> String {
        let (Some(gap), Some(by)) = (self.gaps.get(row), FIELDS.get(column)) else { return String::new() };
        let (doc, lang) = (self.view.doc, self.view.lang);
        let answer = doc.assessment.answer(&gap.question);
        match by {
            By::Priority => decimal(gap.priority),
            By::Question => {
                format!("{} {}", gap.question, doc.questionnaire.topic(&gap.question, lang))
            }
            By::Level => level_text(gap),
            By::Action => answer.action().text.clone(),
            By::Owner => answer.action().owner.clone(),
            By::Due => match doc.drafts.text(&DateField::Due(gap.question.clone())) {
                Some(typed) => typed.to_owned(),
                None => answer.action().due.map(|date| date.to_string()).unwrap_or_default(),
            },
            By::Urgency => names(lang).urgency_of(answer.urgency).to_owned(),
        }
    }

    fn id(&self, row: usize, column: usize) -> Option<Id> {
        let question = &self.gaps.get(row)?.question;
        match FIELDS.get(column)? {
            by @ (By::Priority | By::Question | By::Level) => Some(cell_id(*by, question)),
            by @ (By::Action | By::Owner) => Some(field_id(&key_of(*by, question), self.view.doc.generation)),
            By::Due => Some(id_in_cell(&DateField::Due(question.clone()))),
            By::Urgency => None,
        }
    }

    fn put(&mut self, ui: &Ui, puts: Vec<Put>, beyond: usize) {
        let mut changes = Vec::new();
        let mut refused = Vec::new();
        for put in puts {
            let (Some(gap), Some(by)) = (self.gaps.get(put.row), FIELDS.get(put.column)) else { continue };
            match self.taken(*by, &gap.question, &put) {
                Ok(None) => {}
                Ok(Some(change)) => changes.push((gap.question.clone(), change)),
                Err(reason) => {
                    let cell = format!("{} {}", gap.question, name_of(self.view, *by));
                    refused.push(RefusedCell { cell, text: put.text, reason });
                }
            }
        }
        for (question, change) in &changes {
            match change {
                Change::Action(text) => put_into(ui, self.view, &key_of(By::Action, question), text),
                Change::Owner(text) => put_into(ui, self.view, &key_of(By::Owner, question), text),
                _ => {}
            }
        }
        let dates: Vec<(DateField, String)> = changes
            .iter()
            .filter_map(|(question, change)| match change {
                Change::Due(date) => {
                    let shown = date.map(|date| date.to_string()).unwrap_or_default();
                    Some((DateField::Due(question.clone()), shown))
                }
                _ => None,
            })
            .collect();
        self.actions.extend(in_one_step(self.in_one_step(changes)));
        // What was typed and not taken over gives way.
        let typed = dates.into_iter().map(|(field, shown)| Action::Date(field, Dated::Typed(shown)));
        self.actions.extend(typed);
        self.actions.extend(refused_in_words(&refused, beyond, self.view.lang).map(Action::Say));
    }

    fn head(&mut self, ui: &mut Ui, place: usize) {
        self.heads(ui, place);
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, place: usize, parts: &mut Parts) {
        self.fields(ui, row, place, parts);
    }
}

impl PlanCells<'_> {
    /// What a text changes in a cell, nothing where it stands there already; or why it is not taken.
    fn taken(&self, by: By, question: &QuestionId, put: &Put) -> Result<Option<Change>, String> {
        let (lang, text) = (self.view.lang, put.text.as_str());
        match by {
            By::Action => Ok(Some(Change::Action(text.to_owned()))),
            By::Owner => Ok(Some(Change::Owner(text.to_owned()))),
            By::Due if text.trim().is_empty() => Ok(Some(Change::Due(None))),
            By::Due => match typed_date(text) {
                Ok(date) => Ok(Some(Change::Due(Some(date)))),
                Err(why) => Err(date_words(lang).reason(why)),
            },
            // What is empty names none.
            By::Urgency if text.trim().is_empty() => Ok(None),
            By::Urgency => match urgency_of(text) {
                Some(urgency) => {
                    let stands = self.view.doc.assessment.answer(question).urgency;
                    Ok((urgency != stands).then_some(Change::Urgency(urgency)))
                }
                None => {
                    let choices = Urgency::ALL.map(|urgency| names(lang).urgency_of(urgency));
                    let choices = choices.join(lang.comma());
                    Err(fill(&table_words(lang).no_choice, &[("choices", &choices)]))
                }
            },
            By::Priority | By::Question | By::Level if self.text(put.row, put.column) == text => Ok(None),
            By::Priority | By::Question | By::Level => Err(table_words(lang).read_only.clone()),
        }
    }

    /// Changes of several answers as one edit.
    fn in_one_step(&self, mut changes: Vec<(QuestionId, Change)>) -> Option<Edit> {
        if changes.len() < 2 {
            return changes.pop().map(|(question, change)| Edit::Answer(question, change));
        }
        let mut then = self.view.doc.assessment.clone();
        let mut questions: Vec<QuestionId> = Vec::new();
        for (question, change) in changes {
            if questions.last() != Some(&question) {
                questions.push(question.clone());
            }
            let _ = Edit::Answer(question, change).apply(&mut then);
        }
        let answer = |question: QuestionId| {
            let answer = then.answers.get(&question).cloned().unwrap_or_default();
            (question, answer)
        };
        Some(Edit::Answers(questions.into_iter().map(answer).collect()))
    }
}

/// The urgency that a word names, in either language.
fn urgency_of(word: &str) -> Option<Urgency> {
    let word = folded(word.trim());
    let is =
        |urgency: &Urgency| Lang::ALL.iter().any(|lang| folded(names(*lang).urgency_of(*urgency)) == word);
    Urgency::ALL.into_iter().find(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_urgency_is_known_by_its_word_in_either_language_and_by_nothing_else() {
        for (word, urgency) in [
            ("High", Some(Urgency::High)),
            ("low", Some(Urgency::Low)),
            (" 普通 ", Some(Urgency::Normal)),
            ("高い", Some(Urgency::High)),
            ("高", None),
            ("", None),
        ] {
            assert_eq!(urgency_of(word), urgency, "{word:?}");
        }
    }
}
