//! The one form of an assessment: its texts in theirs, tags as an answer has them, no action of which
//! nothing is said. What is so already stays shared with whoever else holds it.

use super::archive::Archive;
use super::texts::{CLEAN, Walk};
use super::{ActionItem, Answer, Answers, Assessment, tags};

/// Brings an assessment to its form.
pub fn bring_to_form(assessment: &mut Assessment) {
    assessment.make(CLEAN);
    let Assessment { answers, milestones, archive, .. } = assessment;
    tidy_all(answers);
    for milestone in milestones.iter_mut().filter(|milestone| !are_tidy(&milestone.answers)) {
        tidy_all(&mut milestone.answers);
    }
    for archive in archive.iter_mut().filter(|archive| !is_tidy_archive(archive)) {
        let archive = &mut **archive;
        archive.answers.values_mut().for_each(|archived| tidy(&mut archived.answer));
        archive.milestones.iter_mut().for_each(|milestone| tidy_all(&mut milestone.answers));
    }
}

fn tidy_all(answers: &mut Answers) {
    let untidy: Vec<_> =
        answers.iter().filter(|(_, answer)| !is_tidy(answer)).map(|(id, _)| id.clone()).collect();
    for id in untidy {
        answers.entry(id).and_modify(|answer| tidy(answer));
    }
}

fn tidy(answer: &mut Answer) {
    answer.tags = tags::tidy(&answer.tags);
    answer.tidy_actions();
}

fn is_tidy(answer: &Answer) -> bool {
    (answer.tags.is_empty() || answer.tags == tags::tidy(&answer.tags))
        && !matches!(answer.actions.as_slice(), [only] if only == ActionItem::unsaid())
}

fn are_tidy(answers: &Answers) -> bool {
    answers.values().all(|answer| is_tidy(answer))
}

fn is_tidy_archive(archive: &Archive) -> bool {
    archive.answers.values().all(|archived| is_tidy(&archived.answer))
        && archive.milestones.iter().all(|milestone| are_tidy(&milestone.answers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::QuestionId;
    use crate::base::shared::Shared;

    #[test]
    fn what_is_in_form_stays_shared_and_the_rest_is_brought_to_it() {
        let good = Answer { note: "メモ".to_owned(), tags: vec!["予算".to_owned()], ..Answer::default() };
        let note = Answer { note: "a\r\nb".to_owned(), ..good.clone() };
        let tags = Answer { tags: vec![" 予算 ".to_owned(), "予算".to_owned()], ..good.clone() };
        let action = Answer { actions: vec![ActionItem::first()], ..good.clone() };
        let mut assessment = Assessment::default();
        for (id, answer) in [("A-1", &good), ("A-2", &note), ("A-3", &tags), ("A-4", &action)] {
            assessment.answers.insert(QuestionId::new(id), answer.clone().into());
        }
        let before = assessment.clone();
        bring_to_form(&mut assessment);
        let kept: Vec<bool> = before
            .answers
            .values()
            .zip(assessment.answers.values())
            .map(|(before, now): (&Shared<Answer>, _)| now.is(before))
            .collect();
        assert_eq!(kept, [true, false, false, false]);
        assert_eq!(*assessment.answer(&QuestionId::new("A-2")).note, *"a\nb");
        for id in ["A-3", "A-4"] {
            assert_eq!(*assessment.answer(&QuestionId::new(id)), good, "{id}");
        }
        let formed = assessment.clone();
        bring_to_form(&mut assessment);
        assert!(assessment.answers.is(&formed.answers));
    }
}
