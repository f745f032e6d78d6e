//! A questionnaire without a fault: what answers are given to. Only the check makes one, and what is
//! compiled in; it is shared and never changed, finds a question by its id and knows its digest.

use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::glossary_term::GlossaryTerm;
use super::list_at_hand::ListAtHand;
use super::overlay::Overlay;
use super::{Area, Question, Questionnaire};
use crate::base::ids::QuestionId;
use crate::base::lang::Lang;

/// A questionnaire that has no fault. A copy is the same questionnaire.
#[derive(Clone, Debug)]
pub struct Checked(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    questionnaire: Questionnaire,
    digest: String,
    provenance: Provenance,
    /// The places of area and question by the question's id.
    places: FxHashMap<QuestionId, (usize, usize)>,
    /// What an overlay brings beside its questions.
    lists: Vec<ListAtHand>,
    terms: Vec<GlossaryTerm>,
}

/// Who made the questions, which their own text is never asked for.
#[derive(Clone, Debug)]
pub enum Provenance {
    /// They are compiled in.
    Shipped,
    /// They are compiled in, and something is laid over them.
    Changed {
        /// What is compiled in.
        base: Checked,
        /// What is laid over it.
        overlay: Arc<Overlay>,
    },
    /// They came from outside.
    Own,
}

impl Checked {
    /// What was found to be without a fault, and the digest of it.
    pub(super) fn new(questionnaire: Questionnaire, digest: String, provenance: Provenance) -> Self {
        let mut places = FxHashMap::default();
        for (a, area) in questionnaire.areas.iter().enumerate() {
            for (q, question) in area.questions.iter().enumerate() {
                places.insert(question.id.clone(), (a, q));
            }
        }
        let (lists, terms) = match &provenance {
            Provenance::Changed { overlay, .. } => overlay.beside(),
            Provenance::Shipped | Provenance::Own => Default::default(),
        };
        Self(Arc::new(Inner { questionnaire, digest, provenance, places, lists, terms }))
    }

    /// SHA-256 of its compact RON form, in hexadecimal, as the version had it that it comes from: it
    /// changes with any word, not with the layout.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.0.digest
    }

    /// Who made the questions.
    #[must_use]
    pub fn provenance(&self) -> &Provenance {
        &self.0.provenance
    }

    /// What is compiled in and something is laid over; `None` where nothing is.
    #[must_use]
    pub fn base(&self) -> Option<&Self> {
        match &self.0.provenance {
            Provenance::Changed { base, .. } => Some(base),
            Provenance::Shipped | Provenance::Own => None,
        }
    }

    /// The questions of what is compiled in that what is laid over it leaves out.
    #[must_use]
    pub fn left_out(&self) -> &[QuestionId] {
        match &self.0.provenance {
            Provenance::Changed { overlay, .. } => &overlay.leave_out,
            Provenance::Shipped | Provenance::Own => &[],
        }
    }

    /// Whether answers to the other can be laid beside answers to this one, question by question: both
    /// are one questionnaire, whatever its edition, or are made of one.
    #[must_use]
    pub fn is_akin(&self, other: &Self) -> bool {
        let root = |of: &Self| of.base().unwrap_or(of).id.clone();
        root(self) == root(other)
    }

    /// Whether a question is none of those that are compiled in.
    #[must_use]
    pub fn is_own(&self, question: &QuestionId) -> bool {
        match &self.0.provenance {
            Provenance::Shipped => false,
            Provenance::Changed { base, .. } => base.question(question).is_none(),
            Provenance::Own => true,
        }
    }

    /// The reference lists that the overlay brings.
    #[must_use]
    pub fn lists(&self) -> &[ListAtHand] {
        &self.0.lists
    }

    /// Those of them that serve a question.
    pub fn lists_beside(&self, question: &QuestionId) -> impl Iterator<Item = &ListAtHand> {
        self.0.lists.iter().filter(|entry| entry.list.serves.contains(question))
    }

    /// The words that the overlay explains.
    #[must_use]
    pub fn terms(&self) -> &[GlossaryTerm] {
        &self.0.terms
    }

    /// A question and its area by id.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<(&Area, &Question)> {
        let (area, question) = self.0.places.get(id)?;
        let area = self.areas.get(*area)?;
        Some((area, area.questions.get(*question)?))
    }

    /// The topic of a question; empty where there is no such question.
    #[must_use]
    pub fn topic(&self, question: &QuestionId, lang: Lang) -> &str {
        self.question(question).map_or("", |(_, question)| question.topic.get(lang))
    }
}

impl Deref for Checked {
    type Target = Questionnaire;

    fn deref(&self) -> &Questionnaire {
        &self.0.questionnaire
    }
}

impl PartialEq for Checked {
    fn eq(&self, other: &Self) -> bool {
        self.0.digest == other.0.digest
    }
}

#[cfg(test)]
mod tests {
    use super::super::shipped::meti_guideline;
    use super::*;

    #[test]
    fn every_question_is_found_where_it_stands() {
        let asked = meti_guideline();
        for (area, question) in asked.questions() {
            let (found, same) = asked.question(&question.id).unwrap();
            assert_eq!((&found.id, &same.id), (&area.id, &question.id));
        }
        assert_eq!(asked.question(&QuestionId::new("A-99")), None);
    }

    #[test]
    fn a_copy_is_the_same_questionnaire() {
        let copy = meti_guideline().clone();
        assert!(std::ptr::eq::<Questionnaire>(&*copy, &**meti_guideline()));
        assert_eq!(&copy, meti_guideline());
    }
}
