//! What was answered: the profile, the answers with their evidence and actions, the targets.
//! [`edit`] is the only way to change an assessment, so that undo, autosave and tests share it.
//! Knows the questionnaire, opens no file and reads no clock.

pub mod action_item;
mod answer;
pub mod archive;
mod beside_lists;
pub mod crosswalk;
pub mod edit;
pub mod edition;
pub mod entering;
pub mod evidence;
pub mod form;
mod freezing;
pub mod handing;
pub mod handout;
pub mod history;
pub mod milestone;
mod profile;
pub mod registers;
pub mod remaining;
mod sharing;
pub mod standing;
pub mod tags;
pub mod texts;
pub(crate) mod unique_map;
mod weight;
pub mod workshop;
pub mod workshop_words;

pub use action_item::ActionItem;
pub use answer::{Answer, Answers, Response, Urgency};
pub use evidence::Evidence;
pub use milestone::Milestone;
pub use profile::{Profile, Run};

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::base::ids::{AreaId, ListId, QuestionId};
use crate::base::level::Level;
use crate::base::shared::Shared;
use crate::questionnaire::condition::EarlierAnswer;
use crate::questionnaire::{Checked, Holds, Question};

/// What a company answered: everything that is in its file. Its parts are shared: a copy of it costs
/// little and holds references, however long the answers are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The company and the circumstances of the assessment.
    pub profile: Profile,
    /// Which questions are asked.
    pub run: Run,
    /// Targets set for whole areas; they replace the questionnaire's defaults.
    #[serde(with = "unique_map")]
    pub area_targets: BTreeMap<AreaId, Level>,
    /// The answers that have been touched, by question.
    #[serde(with = "unique_map")]
    pub answers: Answers,
    /// The company's facts behind the answers.
    #[serde(default, skip_serializing_if = "registers::Registers::is_empty")]
    pub registers: registers::Registers,
    /// The workshops that were held, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub workshops: Vec<Shared<workshop::Workshop>>,
    /// Who stands by the answers, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<standing::Approval>,
    /// What was handed in to associations, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub submitted: Vec<standing::Submitted>,
    /// What is out with departments or came back, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handed_out: Vec<standing::HandedOut>,
    /// The reference lists that were used.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", with = "unique_map")]
    pub lists: BTreeMap<ListId, standing::ListInUse>,
    /// Lists from elsewhere that the questions are held against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crosswalks: Vec<Shared<crosswalk::Crosswalk>>,
    /// Earlier states, frozen under a name, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Shared<Milestone>>,
    /// What changes of the questionnaire's edition left over, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub archive: Vec<Shared<archive::Archive>>,
    /// The questions that this file was handed out for; empty where all are asked.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub only: BTreeSet<QuestionId>,
    /// Why this file was handed out, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<standing::Request>,
    /// What was changed, by whom and when, oldest first.
    #[serde(default, skip_serializing_if = "log_is_empty")]
    pub log: Shared<Vec<standing::Logged>>,
}

fn log_is_empty(log: &Shared<Vec<standing::Logged>>) -> bool {
    log.is_empty()
}

impl Assessment {
    /// The answer to a question; an untouched one is [`Answer::default`].
    #[must_use]
    pub fn answer(&self, question: &QuestionId) -> &Answer {
        self.answers.get(question).map_or(Answer::untouched(), |answer| answer)
    }

    /// The response to a question.
    #[must_use]
    pub fn response(&self, question: &QuestionId) -> &Response {
        self.answers.get(question).map_or(&Response::Unanswered, |answer| &answer.response)
    }

    /// The response that counts for a question: one that was given to another meaning of it does not.
    #[must_use]
    pub fn counted(&self, question: &Question) -> &Response {
        self.answers.get(&question.id).map_or(&Response::Unanswered, |answer| answer.counted(question))
    }

    /// The answer to a question where it was given to another meaning of it: to be read, and confirmed.
    #[must_use]
    pub fn earlier_answer(&self, question: &Question) -> Option<&Answer> {
        let answer = self.answers.get(&question.id)?;
        (answer.response != Response::Unanswered && answer.meaning != question.meaning).then_some(answer)
    }

    /// The target of a question: its own, else the area's, else the questionnaire's default for
    /// the company's size. An area's target is taken down to a level that the question has.
    #[must_use]
    pub fn target(&self, questionnaire: &Checked, area: &AreaId, question: &Question) -> Level {
        let own = self.answers.get(&question.id).and_then(|answer| answer.target);
        own.unwrap_or_else(|| self.inherited_target(questionnaire, area, question))
    }

    /// The target that a question has without one of its own.
    #[must_use]
    pub fn inherited_target(&self, questionnaire: &Checked, area: &AreaId, question: &Question) -> Level {
        let Some(target) = self.area_targets.get(area) else {
            return questionnaire.default_target(question, self.profile.size);
        };
        let levels = question.kind.levels();
        levels.iter().rev().find(|level| *level <= target).copied().unwrap_or(Level::ZERO)
    }

    /// Whether the question is put to this company, by the profile and earlier answers.
    #[must_use]
    pub fn asks(&self, questionnaire: &Checked, question: &Question) -> Holds {
        question.condition.holds(self.profile.known(), &|id| self.earlier(questionnaire, id))
    }

    /// Whether an element of a question is shown to this company.
    #[must_use]
    pub fn shows(&self, questionnaire: &Checked, element: &crate::questionnaire::Element) -> bool {
        let earlier = |id: &QuestionId| self.earlier(questionnaire, id);
        element.condition.holds(self.profile.known(), &earlier) != Holds::No
    }

    /// Whether the question belongs to the chosen run: in a file that was handed out, the questions
    /// that it was handed out for; else all in the full run; in the short run
    /// the key questions, and those that stand for a key question which is not asked.
    #[must_use]
    pub fn in_run(&self, questionnaire: &Checked, question: &Question) -> bool {
        self.belongs_to(self.run, questionnaire, question)
    }

    fn belongs_to(&self, run: Run, questionnaire: &Checked, question: &Question) -> bool {
        if !self.only.is_empty() {
            return self.only.contains(&question.id);
        }
        run == Run::Full
            || question.key
            || question.stands_for.iter().any(|id| {
                questionnaire
                    .question(id)
                    .is_some_and(|(_, other)| other.key && self.asks(questionnaire, other) == Holds::No)
            })
    }

    /// The questions of the chosen run that are put to this company, in order.
    #[must_use]
    pub fn asked<'q>(&self, questionnaire: &'q Checked) -> Vec<&'q Question> {
        questionnaire
            .questions()
            .map(|(_, question)| question)
            .filter(|question| {
                self.in_run(questionnaire, question) && self.asks(questionnaire, question) != Holds::No
            })
            .collect()
    }

    /// How many questions a run would put to this company.
    #[must_use]
    pub fn asked_in(&self, run: Run, questionnaire: &Checked) -> usize {
        questionnaire
            .questions()
            .filter(|(_, q)| {
                self.belongs_to(run, questionnaire, q) && self.asks(questionnaire, q) != Holds::No
            })
            .count()
    }

    fn earlier(&self, questionnaire: &Checked, id: &QuestionId) -> EarlierAnswer {
        let question = questionnaire.question(id).map(|(_, question)| question);
        match question.map_or(&Response::Unanswered, |question| self.counted(question)) {
            Response::Level(level) => EarlierAnswer::Level(*level),
            Response::NotApplicable(_) => EarlierAnswer::NotApplicable,
            Response::Unknown | Response::Unanswered => EarlierAnswer::Open,
        }
    }
}
