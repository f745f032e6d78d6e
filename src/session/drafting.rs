//! What becomes of what is typed into the date fields of a document: kept until a field is left, then
//! taken over or refused.

use jiff::civil::Date;

use super::Session;
use super::document::Document;
use super::drafts::{DateField, Stage};
use super::store::Store;
use crate::base::typed_dates::typed_date;

impl Document {
    /// Keeps what is typed in a date field until the field is left.
    pub fn type_date(&mut self, field: DateField, text: String) {
        let shown = field.value(&self.assessment).map(|date| date.to_string()).unwrap_or_default();
        if text == shown {
            self.drafts.drop(&field);
        } else if self.drafts.text(&field) != Some(&text) {
            self.drafts.put(field, text);
        }
    }

    /// Sets the date of a field: it was chosen, not typed.
    pub fn set_date(&mut self, field: &DateField, date: Option<Date>, today: Date) {
        self.drafts.drop(field);
        // A step of its own.
        self.history.seal();
        self.edit(field.edit(&self.assessment, date), today);
        self.history.seal();
    }

    /// A date field was left: what is a date is taken over, and anything else refused.
    pub fn leave_date(&mut self, field: &DateField, today: Date) {
        let Some(text) = self.drafts.text(field) else { return };
        match typed_date(text) {
            _ if text.trim().is_empty() => self.set_date(field, None, today),
            Ok(date) => self.set_date(field, Some(date), today),
            Err(_) => {
                if let Some((_, stage)) = self.drafts.all.get_mut(field) {
                    *stage = Stage::Refused;
                }
            }
        }
    }

    /// All date fields were left but those in which the person types.
    pub fn leave_dates(&mut self, today: Date, typing: impl Fn(&DateField) -> bool) {
        let left: Vec<DateField> = self.drafts.all.keys().filter(|field| !typing(field)).cloned().collect();
        for field in left {
            self.leave_date(&field, today);
        }
    }
}

impl<S: Store> Session<S> {
    /// Keeps what is typed in a date field until the field is left.
    pub fn type_date(&mut self, field: DateField, text: String) {
        if let Some(doc) = &mut self.doc {
            doc.type_date(field, text);
        }
    }

    /// A date was chosen for a field.
    pub fn set_date(&mut self, field: &DateField, date: Option<Date>) {
        let today = self.today();
        if let Some(doc) = &mut self.doc {
            doc.set_date(field, date, today);
        }
    }

    /// A date field was left.
    pub fn leave_date(&mut self, field: &DateField) {
        let today = self.today();
        if let Some(doc) = &mut self.doc {
            doc.leave_date(field, today);
        }
    }

    /// All date fields were left but those in which the person types.
    pub fn leave_dates(&mut self, typing: impl Fn(&DateField) -> bool) {
        let today = self.today();
        if let Some(doc) = &mut self.doc {
            doc.leave_dates(today, typing);
        }
    }

    /// What cells of registers have refused: it is in no file and counts as unsaved.
    pub fn hold_cells(&mut self, cells: Vec<String>) {
        if let Some(doc) = &mut self.doc {
            doc.drafts.hold_cells(cells);
        }
    }

    /// What is typed in date fields is taken over before anything is done with the document.
    pub(super) fn settle_dates(&mut self) {
        self.leave_dates(|_| false);
    }
}

#[cfg(test)]
mod tests {

    use jiff::civil::date;

    use super::super::steps::{StepOf, Stepped};
    use super::*;
    use crate::assessment::edit::{Change, Edit};
    use crate::assessment::{Assessment, Profile};
    use crate::base::ids::QuestionId;
    use crate::base::typed_dates::NoDate;
    use crate::questionnaire::shipped::meti_guideline;

    const TODAY: Date = date(2026, 11, 25);

    fn document() -> (Document, DateField) {
        let questionnaire = meti_guideline().clone();
        let mut doc = Document::new(questionnaire, Assessment::default(), TODAY);
        doc.mark_saved(Some(doc.assessment.clone()));
        (doc, DateField::Due(QuestionId::new("A-1")))
    }

    #[test]
    fn a_date_is_taken_over_when_its_field_is_left_and_not_before() {
        let (mut doc, due) = document();
        for length in 1..=10 {
            doc.type_date(due.clone(), "2027-03-31"[..length].to_owned());
            assert_eq!(due.value(&doc.assessment), None);
            assert!(doc.is_unsaved() && !doc.is_unwritten());
        }
        doc.leave_date(&due, TODAY);
        assert_eq!(due.value(&doc.assessment), Some(date(2027, 3, 31)));
        assert!(!doc.drafts.any() && doc.is_unwritten());
        doc.type_date(due.clone(), String::new());
        doc.leave_date(&due, TODAY);
        assert_eq!(due.value(&doc.assessment), None, "what is emptied is no date");
    }

    #[test]
    fn what_is_no_date_stays_is_refused_and_counts_as_unsaved_but_not_for_the_journal() {
        let (mut doc, due) = document();
        let before = doc.version();
        doc.type_date(due.clone(), "2027-09-31".to_owned());
        assert_eq!(doc.drafts.refusal(&due), None, "it is still typed");
        doc.leave_dates(TODAY, |_| false);
        assert_eq!(doc.drafts.refusal(&due), Some(NoDate::NoDay { year: Some(2027), month: 9, last: 30 }));
        assert!(doc.is_unsaved() && !doc.is_unwritten());
        assert_eq!(doc.revision, 0);
        assert_ne!(doc.version(), before, "what the person gave up before is not this");
        doc.type_date(due.clone(), String::new());
        assert!(!doc.is_unsaved(), "the field is as the document has it");
    }

    #[test]
    fn what_a_cell_has_refused_counts_as_unsaved_until_it_is_given_up_and_is_no_answer() {
        let (mut doc, _) = document();
        let before = doc.version();
        doc.drafts.hold_cells(vec!["P-02 sales: some".to_owned()]);
        assert!(doc.is_unsaved() && !doc.is_unwritten() && doc.drafts.any_refused());
        assert_ne!(doc.version(), before, "what the person gave up before is not this");
        let held = doc.version();
        doc.drafts.hold_cells(vec!["P-02 sales: some".to_owned()]);
        assert_eq!(doc.version(), held, "the same is nothing new");
        doc.drafts.hold_cells(Vec::new());
        assert!(!doc.is_unsaved());
    }

    #[test]
    fn undo_drops_what_was_typed_last_and_then_takes_back_what_was_edited() {
        let (mut doc, due) = document();
        let on = date(2027, 3, 31);
        doc.set_date(&due, Some(on), TODAY);
        doc.type_date(due.clone(), "2027-02-30".to_owned());
        doc.leave_date(&due, TODAY);
        assert!(doc.can_undo());
        let draft = StepOf::Draft(due.clone(), "2027-02-30".to_owned());
        assert_eq!(doc.undo(TODAY), Some(Stepped::Back(draft)));
        assert_eq!((doc.drafts.any(), due.value(&doc.assessment)), (false, Some(on)));
        let edit = Edit::Answer(QuestionId::new("A-1"), Change::Due(Some(on)));
        assert_eq!(doc.undo(TODAY), Some(Stepped::Back(StepOf::Edit(Box::new(edit)))));
        assert_eq!(due.value(&doc.assessment), None);
        assert_eq!(doc.undo(TODAY), None);
    }

    #[test]
    fn a_step_that_changes_a_date_shows_it_and_leaves_other_drafts_alone() {
        let (mut doc, due) = document();
        let other = DateField::Due(QuestionId::new("A-2"));
        doc.set_date(&due, Some(date(2027, 3, 31)), TODAY);
        for field in [&due, &other] {
            doc.type_date(field.clone(), "soon".to_owned());
        }
        doc.edit(Edit::Run(crate::assessment::Run::Full), TODAY);
        assert!(doc.undo(TODAY).is_some());
        assert_eq!(doc.drafts.all().len(), 2);
        assert!(doc.undo(TODAY).is_some());
        assert_eq!((doc.drafts.text(&due), doc.drafts.text(&other)), (None, Some("soon")));
    }

    #[test]
    fn the_date_of_the_assessment_is_a_step_of_its_own_beside_the_rest_of_the_profile() {
        let (mut doc, _) = document();
        let named = Profile { organisation: "甲".to_owned(), ..Profile::default() };
        doc.edit(Edit::Profile(Box::new(named)), TODAY);
        doc.type_date(DateField::Assessed, "令和9年3月31日".to_owned());
        doc.leave_date(&DateField::Assessed, TODAY);
        assert_eq!(doc.assessment.profile.date, Some(date(2027, 3, 31)));
        assert!(doc.undo(TODAY).is_some());
        assert_eq!((doc.assessment.profile.date, doc.assessment.profile.organisation.as_str()), (None, "甲"));
    }
}
