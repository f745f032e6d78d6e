//! The reference lists at hand: those that are compiled in, and newer ones that took their places.

use super::list::ReferenceList;
pub use super::list_at_hand::{ListAtHand, ListOrigin};
use super::shipped;
use crate::base::ids::QuestionId;

/// The lists at hand, in the order of the shipped ones.
#[derive(Clone, Debug, PartialEq)]
pub struct AtHand {
    entries: Vec<ListAtHand>,
}

/// Why a list does not take the place of the one that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoReplacement {
    /// There is no list with this id.
    Unknown,
    /// The one that is there is as new, or newer: its date.
    NotNewer(String),
}

impl Default for AtHand {
    fn default() -> Self {
        let shipped = shipped::lists().iter().cloned();
        Self { entries: shipped.map(|list| ListAtHand::new(list, ListOrigin::Shipped)).collect() }
    }
}

impl AtHand {
    /// All lists with where they are from.
    #[must_use]
    pub fn entries(&self) -> &[ListAtHand] {
        &self.entries
    }

    /// The lists that serve a question.
    pub fn beside(&self, question: &QuestionId) -> impl Iterator<Item = &ListAtHand> {
        self.entries.iter().filter(|entry| entry.list.serves.contains(question))
    }

    /// Puts a list in the place of the one with its id, if it is newer. Dates are days as they are
    /// written, so that they compare as text.
    ///
    /// # Errors
    /// [`NoReplacement`] where it is not.
    pub fn replace(&mut self, list: ReferenceList) -> Result<(), NoReplacement> {
        let there = self.entries.iter_mut().find(|entry| entry.list.id == list.id);
        let there = there.ok_or(NoReplacement::Unknown)?;
        if list.as_of <= there.list.as_of {
            return Err(NoReplacement::NotNewer(there.list.as_of.clone()));
        }
        *there = ListAtHand::new(list, ListOrigin::Replaced);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::ItemId;
    use crate::questionnaire::shipped::meti_guideline;

    #[test]
    fn only_a_newer_list_of_a_known_id_takes_a_place() {
        let mut lists = AtHand::default();
        let shipped = lists.clone();
        let mut newer = shipped.entries()[1].list.clone();
        let there = newer.as_of.clone();
        assert_eq!(lists.replace(newer.clone()), Err(NoReplacement::NotNewer(there.clone())));
        newer.as_of = "2020-01-01".to_owned();
        assert_eq!(lists.replace(newer.clone()), Err(NoReplacement::NotNewer(there)));
        newer.as_of = "2027-01-01".to_owned();
        let unknown = ReferenceList { id: ItemId::new("unheard-of"), ..newer.clone() };
        assert_eq!(lists.replace(unknown), Err(NoReplacement::Unknown));
        assert_eq!(lists, shipped, "nothing has changed by what was refused");
        lists.replace(newer.clone()).unwrap();
        assert_eq!(lists.entries()[1], ListAtHand::new(newer, ListOrigin::Replaced));
        assert_ne!(lists.entries()[1].digest, shipped.entries()[1].digest);
        assert_eq!(lists.entries().len(), shipped.entries().len());
    }

    #[test]
    fn every_list_serves_questions_that_are_asked_and_says_where_to_look() {
        let lists = AtHand::default();
        for ListAtHand { list, .. } in lists.entries() {
            assert!(!list.serves.is_empty() && list.check.is_some(), "{}", list.id);
            for question in &list.serves {
                assert!(meti_guideline().question(question).is_some(), "{}: {question}", list.id);
                assert!(lists.beside(question).any(|beside| beside.list.id == list.id));
            }
        }
        let beside = |id: &str| -> Vec<String> {
            lists.beside(&QuestionId::new(id)).map(|entry| entry.list.id.to_string()).collect()
        };
        assert_eq!(beside("A-1"), ["critical-minerals", "specified-critical-products"]);
        assert_eq!(beside("I-3"), ["leak-routes", "documents"]);
        assert_eq!(beside("P1-4"), ["technologies"]);
        assert!(beside("G-7").is_empty());
    }
}
