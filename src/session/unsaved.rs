//! What of a document is not in its file, and what edits have touched: kept edit by edit, for
//! comparing or copying all of a thousand long answers takes longer than a key may.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::base::ids::QuestionId;

/// What differs from the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences {
    answers: BTreeSet<QuestionId>,
    /// Anything that is no answer, or all of it: there is no file.
    other: bool,
}

impl Differences {
    /// Compares everything; `saved` is `None` where there is no file.
    #[must_use]
    pub fn of(saved: Option<&Assessment>, now: &Assessment) -> Self {
        let Some(saved) = saved else { return Self { other: true, ..Self::default() } };
        let Assessment {
            profile,
            run,
            area_targets,
            answers,
            registers,
            workshops,
            approvals,
            submitted,
            handed_out,
            lists,
            milestones,
            archive,
            only,
            request,
            log,
        } = saved;
        let other = *profile != now.profile
            || *run != now.run
            || *area_targets != now.area_targets
            || *milestones != now.milestones
            || *archive != now.archive
            || *only != now.only
            || *registers != now.registers
            || *workshops != now.workshops
            || *approvals != now.approvals
            || *submitted != now.submitted
            || *handed_out != now.handed_out
            || *lists != now.lists
            || *request != now.request
            || *log != now.log;
        let either: BTreeSet<&QuestionId> = answers.keys().chain(now.answers.keys()).collect();
        let differs = |id: &&QuestionId| answers.get(*id) != now.answers.get(*id);
        Self { answers: either.into_iter().filter(differs).cloned().collect(), other }
    }

    /// Compares one answer anew, after an edit that changed no more than it.
    pub fn compare_answer(&mut self, question: &QuestionId, saved: Option<&Assessment>, now: &Assessment) {
        let Some(saved) = saved else { return };
        if saved.answers.get(question) == now.answers.get(question) {
            self.answers.remove(question);
        } else if !self.answers.contains(question) {
            self.answers.insert(question.clone());
        }
    }

    /// Whether anything differs.
    #[must_use]
    pub fn any(&self) -> bool {
        self.other || !self.answers.is_empty()
    }
}

/// What edits have touched since it was last asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Touched {
    /// Nothing.
    #[default]
    Nothing,
    /// This answer and no more.
    Answer(QuestionId),
    /// More than one answer.
    More,
}

impl Touched {
    /// Takes note of an edit; `answer` is the one answer that it is about, if it is about one.
    pub fn add(&mut self, answer: Option<&QuestionId>) {
        *self = match (&*self, answer) {
            (Self::Nothing, Some(new)) => Self::Answer(new.clone()),
            (Self::Answer(old), Some(new)) if old == new => return,
            _ => Self::More,
        };
    }
}
