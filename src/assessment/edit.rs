//! Every change to an assessment is an [`Edit`]; applying one returns the edit that takes it back.
//! [`History`] keeps them for undo and redo.

use std::collections::BTreeSet;
use std::mem;

use jiff::civil::Date;

use super::{Answer, Assessment, Milestone, Profile, Response, Run, Urgency, tags};
use crate::base::ids::{AreaId, ElementId, QuestionId};
use crate::base::level::Level;

/// One change to an assessment.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Replaces the profile.
    Profile(Box<Profile>),
    /// Chooses which questions are asked.
    Run(Run),
    /// Sets or removes the target of an area.
    AreaTarget(AreaId, Option<Level>),
    /// Replaces the milestones.
    Milestones(Vec<Milestone>),
    /// Replaces whole answers at once; one that is empty removes the answer.
    Answers(Vec<(QuestionId, Answer)>),
    /// Changes one thing about one answer.
    Answer(QuestionId, Change),
}

/// What changes about an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The response, and the date on which it was given.
    Response(Response, Option<Date>),
    /// The target of this question.
    Target(Option<Level>),
    /// The elements that hold.
    Elements(BTreeSet<ElementId>),
    /// The note.
    Note(String),
    /// The evidence.
    Evidence(Vec<String>),
    /// The action in one's own words.
    Action(String),
    /// The owner of the action.
    Owner(String),
    /// The due date of the action.
    Due(Option<Date>),
    /// The urgency of the gap.
    Urgency(Urgency),
    /// Who answered.
    Respondent(String),
    /// Confirms the answer as it stands.
    ConfirmedOn(Option<Date>),
    /// The tags; they are taken in their form: see [`tags::tidy`].
    Tags(Vec<String>),
}

impl Edit {
    /// Makes the change, its texts in their one form, and returns the edit that takes it back exactly.
    pub fn apply(self, assessment: &mut Assessment) -> Self {
        self.in_form().made(assessment)
    }

    /// The same for an edit whose texts have their form.
    fn made(self, assessment: &mut Assessment) -> Self {
        match self {
            Self::Profile(profile) => {
                Self::Profile(Box::new(mem::replace(&mut assessment.profile, *profile)))
            }
            Self::Run(run) => Self::Run(mem::replace(&mut assessment.run, run)),
            Self::AreaTarget(area, target) => {
                let old = match target {
                    Some(level) => assessment.area_targets.insert(area.clone(), level),
                    None => assessment.area_targets.remove(&area),
                };
                Self::AreaTarget(area, old)
            }
            Self::Answers(answers) => Self::Answers(
                answers
                    .into_iter()
                    .map(|(question, answer)| {
                        let old = assessment.answers.remove(&question).unwrap_or_default();
                        if answer != Answer::default() {
                            assessment.answers.insert(question.clone(), answer);
                        }
                        (question, old)
                    })
                    .collect(),
            ),
            Self::Milestones(milestones) => {
                Self::Milestones(mem::replace(&mut assessment.milestones, milestones))
            }
            Self::Answer(question, change) => {
                let mut answer = assessment.answers.remove(&question).unwrap_or_default();
                let back = change.apply(&mut answer);
                if answer != Answer::default() {
                    assessment.answers.insert(question.clone(), answer);
                }
                Self::Answer(question, back)
            }
        }
    }

    /// True when both edits type in the same field, so that they are taken back in one step.
    #[must_use]
    pub fn same_field(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Profile(_), Self::Profile(_)) => true,
            (Self::Answer(q, a), Self::Answer(r, b)) => {
                q == r
                    && match (a, b) {
                        (Change::Note(_), Change::Note(_))
                        | (Change::Evidence(_), Change::Evidence(_))
                        | (Change::Action(_), Change::Action(_))
                        | (Change::Owner(_), Change::Owner(_))
                        | (Change::Respondent(_), Change::Respondent(_))
                        | (Change::Tags(_), Change::Tags(_)) => true,
                        (Change::Response(x, _), Change::Response(y, _)) => {
                            matches!((x, y), (Response::NotApplicable(_), Response::NotApplicable(_)))
                        }
                        _ => false,
                    }
            }
            _ => false,
        }
    }

    /// The one answer that the edit changes, if it changes no more than that.
    #[must_use]
    pub fn only_answer(&self) -> Option<&QuestionId> {
        match self {
            Self::Answer(question, _) => Some(question),
            Self::Answers(_)
            | Self::Profile(_)
            | Self::Run(_)
            | Self::AreaTarget(..)
            | Self::Milestones(_) => None,
        }
    }

    /// Whether a score, a gap or a check can change by it: words that none of them reads are no reason
    /// to reckon anew at every key.
    #[must_use]
    pub fn counts(&self) -> bool {
        !matches!(self, Self::Answer(_, Change::Note(_) | Change::Action(_) | Change::Respondent(_)))
    }

    /// The question that the edit is about, if it is about one.
    #[must_use]
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Answer(question, _) => Some(question),
            Self::Answers(answers) => answers.first().map(|(question, _)| question),
            Self::Profile(_) | Self::Run(_) | Self::AreaTarget(..) | Self::Milestones(_) => None,
        }
    }
}

impl Change {
    fn apply(self, answer: &mut Answer) -> Self {
        match self {
            Self::Response(response, date) => Self::Response(
                mem::replace(&mut answer.response, response),
                mem::replace(&mut answer.confirmed_on, date),
            ),
            Self::Target(target) => Self::Target(mem::replace(&mut answer.target, target)),
            Self::Elements(elements) => Self::Elements(mem::replace(&mut answer.elements, elements)),
            Self::Note(note) => Self::Note(mem::replace(&mut answer.note, note)),
            Self::Evidence(evidence) => Self::Evidence(mem::replace(&mut answer.evidence, evidence)),
            Self::Action(action) => Self::Action(mem::replace(&mut answer.action, action)),
            Self::Owner(owner) => Self::Owner(mem::replace(&mut answer.owner, owner)),
            Self::Due(due) => Self::Due(mem::replace(&mut answer.due, due)),
            Self::Urgency(urgency) => Self::Urgency(mem::replace(&mut answer.urgency, urgency)),
            Self::Respondent(name) => Self::Respondent(mem::replace(&mut answer.respondent, name)),
            Self::ConfirmedOn(date) => Self::ConfirmedOn(mem::replace(&mut answer.confirmed_on, date)),
            Self::Tags(tags) => Self::Tags(mem::replace(&mut answer.tags, tags::tidy(&tags))),
        }
    }
}

/// The edits that can be taken back and those that can be made again.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    /// The next edit starts a step of its own, even in the same field.
    sealed: bool,
}

impl History {
    /// Makes an edit so that it can be taken back. Edits that follow each other in the same text
    /// field become one step until [`Self::seal`] is called. Returns whether anything changed.
    pub fn apply(&mut self, assessment: &mut Assessment, edit: Edit) -> bool {
        let edit = edit.in_form();
        let back = edit.clone().made(assessment);
        if back == edit {
            return false;
        }
        self.redo.clear();
        let joins = !self.sealed && self.undo.last().is_some_and(|last| last.same_field(&back));
        if !joins {
            self.undo.push(back);
        }
        self.sealed = false;
        true
    }

    /// Ends the current step: the person has left the field or paused.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// Takes back the last step; returns the edit that was made, or `None` when there is none.
    pub fn undo(&mut self, assessment: &mut Assessment) -> Option<&Edit> {
        let edit = self.undo.pop()?;
        self.sealed = true;
        self.redo.push(edit.apply(assessment));
        self.redo.last()
    }

    /// Makes again what was last taken back; returns the edit, or `None` when there is none.
    pub fn redo(&mut self, assessment: &mut Assessment) -> Option<&Edit> {
        let edit = self.redo.pop()?;
        self.sealed = true;
        self.undo.push(edit.apply(assessment));
        self.undo.last()
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a step to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(id: &str, number: u8) -> Edit {
        let level = Level::new(number).unwrap_or_default();
        Edit::Answer(QuestionId::new(id), Change::Response(Response::Level(level), None))
    }

    fn note(text: &str) -> Edit {
        Edit::Answer(QuestionId::new("A-1"), Change::Note(text.to_owned()))
    }

    fn tags(tags: &[&str]) -> Edit {
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        Edit::Answer(QuestionId::new("A-1"), Change::Tags(tags))
    }

    #[test]
    fn undoing_everything_gives_back_the_very_same_assessment() {
        let start = Assessment::default();
        let mut now = start.clone();
        let mut history = History::default();
        for edit in [
            level("A-1", 3),
            note("あ"),
            tags(&["取締役会", " 法務確認"]),
            tags(&["法務確認"]),
            Edit::Run(Run::Full),
            Edit::AreaTarget(AreaId::new("A"), Some(Level::FOUR)),
            level("A-1", 2),
            Edit::Answers(vec![
                (QuestionId::new("A-1"), Answer::default()),
                (QuestionId::new("A-2"), Answer { owner: "乙".to_owned(), ..Answer::default() }),
            ]),
            Edit::Milestones(vec![Milestone::of(&start, "春".to_owned(), jiff::civil::date(2026, 4, 1))]),
            Edit::Profile(Box::new(Profile { organisation: "甲".to_owned(), ..Profile::default() })),
        ] {
            assert!(history.apply(&mut now, edit));
        }
        let end = now.clone();
        while history.undo(&mut now).is_some() {}
        assert_eq!(now, start);
        while history.redo(&mut now).is_some() {}
        assert_eq!(now, end);
    }

    #[test]
    fn typing_in_one_field_is_one_step_until_it_is_left() {
        let mut now = Assessment::default();
        let mut history = History::default();
        for text in ["a", "ab", "abc"] {
            history.apply(&mut now, note(text));
        }
        history.seal();
        history.apply(&mut now, note("abcd"));
        history.undo(&mut now);
        assert_eq!(now.answer(&QuestionId::new("A-1")).note, "abc");
        history.undo(&mut now);
        assert_eq!(now, Assessment::default());
    }

    #[test]
    fn tags_are_set_in_their_form_and_taken_back() {
        let mut now = Assessment::default();
        let mut history = History::default();
        assert!(history.apply(&mut now, tags(&[" 取締役会 ", "", "ＰＤＦ", "pdf", "予算、要求"])));
        let of = |now: &Assessment| now.answer(&QuestionId::new("A-1")).tags;
        assert_eq!(of(&now), ["取締役会", "ＰＤＦ", "予算", "要求"]);
        history.seal();
        assert!(history.apply(&mut now, tags(&[])));
        assert_eq!(now, Assessment::default());
        history.undo(&mut now);
        assert_eq!(of(&now), ["取締役会", "ＰＤＦ", "予算", "要求"]);
        history.undo(&mut now);
        assert_eq!(now, Assessment::default());
        history.redo(&mut now);
        assert_eq!(of(&now), ["取締役会", "ＰＤＦ", "予算", "要求"]);
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let mut now = Assessment::default();
        let mut history = History::default();
        assert!(!history.apply(&mut now, note("")));
        assert!(!history.can_undo());
    }

    #[test]
    fn a_new_edit_after_undo_drops_what_could_be_redone() {
        let mut now = Assessment::default();
        let mut history = History::default();
        history.apply(&mut now, level("A-1", 3));
        history.undo(&mut now);
        history.apply(&mut now, level("A-1", 1));
        assert!(!history.can_redo());
        assert_eq!(now.response(&QuestionId::new("A-1")), &Response::Level(Level::ONE));
    }
}
