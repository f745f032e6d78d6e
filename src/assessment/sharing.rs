//! Two states of a document that come from two files hold what is the same in both by the same references,
//! so that it takes its room once and comparing them costs a look at what differs.

use super::{Answers, Assessment};
use crate::base::shared::Shared;

impl Assessment {
    /// Holds what is the same in another state by that state's references.
    pub fn share_with(&mut self, other: &Self) {
        share_answers(&mut self.answers, &other.answers);
        if self.registers == other.registers {
            self.registers = other.registers.clone();
        }
        share_all(&mut self.workshops, &other.workshops);
        share_all(&mut self.crosswalks, &other.crosswalks);
        share_all(&mut self.milestones, &other.milestones);
        share_all(&mut self.archive, &other.archive);
        share(&mut self.log, &other.log);
    }
}

fn share<T: PartialEq>(mine: &mut Shared<T>, others: &Shared<T>) {
    if mine == others {
        *mine = others.clone();
    }
}

fn share_all<T: PartialEq>(mine: &mut [Shared<T>], others: &[Shared<T>]) {
    mine.iter_mut().zip(others).for_each(|(mine, others)| share(mine, others));
}

fn share_answers(mine: &mut Answers, others: &Answers) {
    if mine == others {
        *mine = others.clone();
        return;
    }
    for (id, answer) in mine.iter_mut() {
        if let Some(other) = others.get(id) {
            share(answer, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Answer;
    use crate::base::ids::QuestionId;

    #[test]
    fn what_is_the_same_is_held_once_and_the_rest_stays_as_it_is() {
        let id = |id: &str| QuestionId::new(id);
        let answer = |note: &str| Shared::from(Answer { note: note.to_owned(), ..Answer::default() });
        let saved = Assessment {
            answers: [(id("A-1"), answer("a")), (id("A-2"), answer("b"))].into_iter().collect(),
            ..Assessment::default()
        };
        let mut noted = Assessment {
            answers: [(id("A-1"), answer("a")), (id("A-2"), answer("c"))].into_iter().collect(),
            ..Assessment::default()
        };
        let before = noted.clone();
        noted.share_with(&saved);
        assert_eq!(noted, before);
        let same = |id: &QuestionId| noted.answers[id].is(&saved.answers[id]);
        assert_eq!([same(&id("A-1")), same(&id("A-2"))], [true, false]);
        noted.answers.insert(id("A-2"), answer("b"));
        noted.share_with(&saved);
        assert!(noted.answers.is(&saved.answers));
    }
}
