//! Which reference lists stood beside the questions when they were answered: a file takes down each by
//! its date and fingerprint, so that a reader knows what was known to whoever answered.

use super::Assessment;
use super::edit::{Beside, Edit};
use super::standing::ListInUse;
use crate::base::ids::ListId;
use crate::questionnaire::at_hand::ListAtHand;

impl Assessment {
    /// An answer, with the lists that stand beside its question: one step with it. What is taken down of a
    /// later state of a list stays. A list without a day or a fingerprint is not taken down; checked ones have both.
    #[must_use]
    pub fn beside_lists<'a>(&self, edit: Edit, lists: impl Iterator<Item = &'a ListAtHand>) -> Edit {
        let mut now = None;
        for entry in lists {
            let id = ListId::new(entry.list.id.as_str());
            let Some(in_use) = in_use(entry) else { continue };
            let known = self.lists.get(&id);
            if known.is_none_or(|known| known.as_of <= in_use.as_of && *known != in_use) {
                now.get_or_insert_with(|| self.lists.clone()).insert(id, in_use);
            }
        }
        match now {
            Some(now) => Edit::With(Box::new(edit), Beside::Lists(now)),
            None => edit,
        }
    }
}

fn in_use(entry: &ListAtHand) -> Option<ListInUse> {
    let as_of = entry.list.as_of.parse().ok()?;
    Some(ListInUse { as_of, digest: entry.digest.clone()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Response;
    use crate::assessment::edit::Change;
    use crate::assessment::history::History;
    use crate::base::digest::digest_of;
    use crate::base::ids::{Digest, QuestionId};
    use crate::base::level::Level;
    use crate::questionnaire::at_hand::AtHand;

    fn level(question: &str, level: Level) -> Edit {
        Edit::Answer(QuestionId::new(question), Change::Response(Response::Level(level), None))
    }

    fn answered(assessment: &mut Assessment, history: &mut History, edit: Edit, lists: &AtHand) {
        let question = edit.question().unwrap().clone();
        let edit = assessment.beside_lists(edit, lists.beside(&question));
        assert!(history.apply(assessment, edit));
    }

    fn taken_down(assessment: &Assessment) -> Vec<(String, String)> {
        let lists = assessment.lists.iter();
        lists.map(|(id, list)| (id.to_string(), list.as_of.to_string())).collect()
    }

    #[test]
    fn an_answer_and_the_lists_beside_its_question_are_one_step() {
        let (shipped, mut history) = (AtHand::default(), History::default());
        let mut assessment = Assessment::default();
        let before = assessment.clone();
        answered(&mut assessment, &mut history, level("G-7", Level::TWO), &shipped);
        assert!(taken_down(&assessment).is_empty(), "no list stands beside it");
        answered(&mut assessment, &mut history, level("A-1", Level::TWO), &shipped);
        let both = [("critical-minerals", "2026-01-10"), ("specified-critical-products", "2025-12-24")]
            .map(|(id, as_of)| (id.to_owned(), as_of.to_owned()));
        assert_eq!(taken_down(&assessment), both);
        let after = assessment.clone();
        history.undo(&mut assessment).unwrap();
        assert!(taken_down(&assessment).is_empty());
        assert_eq!(assessment.response(&QuestionId::new("A-1")), &Response::Unanswered);
        history.redo(&mut assessment).unwrap();
        assert_eq!(assessment, after);
        history.undo(&mut assessment).unwrap();
        history.undo(&mut assessment).unwrap();
        assert_eq!(assessment, before);
    }

    #[test]
    fn a_newer_list_takes_the_place_and_an_older_one_never() {
        let (shipped, mut history) = (AtHand::default(), History::default());
        let mut newer = shipped.clone();
        let mut list = newer.entries()[1].list.clone();
        let (id, question) = (list.id.to_string(), list.serves[0].clone());
        list.as_of = "2027-01-01".to_owned();
        newer.replace(list.clone()).unwrap();
        let mut assessment = Assessment::default();
        let as_of = |assessment: &Assessment| {
            taken_down(assessment).into_iter().find(|(of, _)| *of == id).map(|(_, as_of)| as_of)
        };
        answered(&mut assessment, &mut history, level(question.as_str(), Level::ONE), &shipped);
        assert_eq!(as_of(&assessment), Some(shipped.entries()[1].list.as_of.clone()));
        answered(&mut assessment, &mut history, level(question.as_str(), Level::TWO), &newer);
        assert_eq!(as_of(&assessment).as_deref(), Some("2027-01-01"));
        answered(&mut assessment, &mut history, level(question.as_str(), Level::THREE), &shipped);
        assert_eq!(as_of(&assessment).as_deref(), Some("2027-01-01"));
        let digest = digest_of(&list).unwrap();
        assert_eq!(assessment.lists[&ListId::new(id.as_str())].digest, Digest::new(digest));
    }
}
