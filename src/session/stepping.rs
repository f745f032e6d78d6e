//! Undo and redo of an open document: a step is taken, its question shown, and the window told which it was.

use jiff::civil::Date;

use super::Session;
use super::document::Document;
use super::drafts::DateField;
use super::effect::Effect;
use super::steps::{StepOf, Stepped};
use super::store::Store;
use crate::assessment::edit::Edit;

impl Document {
    /// Takes back the last step and shows the question that it was about. What was typed since and is no
    /// date is the last step then.
    pub fn undo(&mut self, today: Date) -> Option<Stepped> {
        if let Some((field, text)) = self.drafts.take_back() {
            self.at = field.question().cloned().or_else(|| self.at.clone());
            return Some(Stepped::Back(StepOf::Draft(field, text)));
        }
        let before = self.dates();
        let edit = self.history.undo(&mut self.assessment)?.clone();
        self.stepped(&edit, &before, today);
        Some(Stepped::Back(StepOf::Edit(Box::new(edit))))
    }

    /// Makes the last step again and shows the question that it was about.
    pub fn redo(&mut self, today: Date) -> Option<Stepped> {
        let before = self.dates();
        let edit = self.history.redo(&mut self.assessment)?.clone();
        self.stepped(&edit, &before, today);
        Some(Stepped::Again(StepOf::Edit(Box::new(edit))))
    }

    /// The dates of the fields in which something is typed and not taken over.
    fn dates(&self) -> Vec<(DateField, Option<Date>)> {
        let fields = self.drafts.all().map(|(field, _)| field);
        fields.map(|field| (field.clone(), field.value(&self.assessment))).collect()
    }

    fn stepped(&mut self, edit: &Edit, dates: &[(DateField, Option<Date>)], today: Date) {
        for (field, before) in dates {
            if field.value(&self.assessment) != *before {
                self.drafts.drop(field);
            }
        }
        self.at = edit.question().cloned().or_else(|| self.at.clone());
        self.generation += 1;
        self.changed(edit, today);
    }
}

impl<S: Store> Session<S> {
    /// Takes back the last step.
    pub fn undo(&mut self) {
        let today = self.today();
        let stepped = self.doc.as_mut().and_then(|doc| doc.undo(today));
        self.effects.extend(stepped.map(Effect::Stepped));
    }

    /// Makes the last step again.
    pub fn redo(&mut self) {
        let today = self.today();
        let stepped = self.doc.as_mut().and_then(|doc| doc.redo(today));
        self.effects.extend(stepped.map(Effect::Stepped));
    }
}
