//! Undo and redo: the edits that take back what was done, the last first; no more of them than a bound in
//! bytes allows.

use std::collections::VecDeque;

use super::Assessment;
use super::edit::Edit;
use super::texts::{Meets, Walk};

/// What the steps may take together, about, in bytes: 32 MiB. The oldest go first; the last one stays
/// whatever it takes.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The edits that can be taken back and those that can be made again.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
    /// What they take together.
    bytes: usize,
    /// The next edit starts a step of its own, even in the same field.
    sealed: bool,
}

/// An edit with what it takes.
#[derive(Clone, Debug)]
struct Step {
    edit: Edit,
    bytes: usize,
}

impl Step {
    fn new(edit: Edit) -> Self {
        let mut size = Size(size_of::<Edit>());
        edit.walk(&mut size);
        Self { edit, bytes: size.0 }
    }
}

/// Adds up what is walked through.
struct Size(usize);

impl<'a> Meets<'a> for Size {
    fn text(&mut self, text: &'a str) {
        self.0 += text.len();
    }

    fn list(&mut self, length: usize) {
        self.0 += length * size_of::<String>();
    }
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
        self.bytes -= self.redo.drain(..).map(|step| step.bytes).sum::<usize>();
        let joins = !self.sealed && self.undo.back().is_some_and(|last| last.edit.same_field(&back));
        if !joins {
            self.keep(back);
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
        let step = self.undo.pop_back()?;
        self.sealed = true;
        let again = Step::new(step.edit.apply(assessment));
        self.bytes = self.bytes - step.bytes + again.bytes;
        self.redo.push(again);
        self.redo.last().map(|step| &step.edit)
    }

    /// Makes again what was last taken back; returns the edit, or `None` when there is none.
    pub fn redo(&mut self, assessment: &mut Assessment) -> Option<&Edit> {
        let step = self.redo.pop()?;
        self.sealed = true;
        self.bytes -= step.bytes;
        self.keep(step.edit.apply(assessment));
        self.undo.back().map(|step| &step.edit)
    }

    /// Keeps what takes the last edit back, and lets go of the oldest where that is too much.
    fn keep(&mut self, back: Edit) {
        let step = Step::new(back);
        self.bytes += step.bytes;
        self.undo.push_back(step);
        while self.bytes > MOST_BYTES && self.undo.len() > 1 {
            self.bytes -= self.undo.pop_front().map_or(0, |oldest| oldest.bytes);
        }
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
    use crate::assessment::edit::Change;
    use crate::assessment::{Answer, Milestone, Profile, Response, Run};
    use crate::base::ids::{AreaId, QuestionId};
    use crate::base::level::Level;

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
                (QuestionId::new("A-1"), Answer::default().into()),
                (QuestionId::new("A-2"), Answer { note: "乙".to_owned(), ..Answer::default() }.into()),
            ]),
            Edit::Milestones(vec![
                Milestone::of(&start, "春".to_owned(), jiff::civil::date(2026, 4, 1)).into(),
            ]),
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
        let of = |now: &Assessment| now.answer(&QuestionId::new("A-1")).tags.clone();
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

    #[test]
    fn the_oldest_steps_go_where_all_take_too_much_and_the_rest_is_taken_back() {
        let mut now = Assessment::default();
        let mut history = History::default();
        let long = |step: usize| format!("{step}").repeat(1024 * 1024 / step.to_string().len());
        for step in 10..60 {
            history.apply(&mut now, note(&long(step)));
            history.seal();
        }
        let mut states = Vec::new();
        while history.undo(&mut now).is_some() {
            states.push(now.clone());
        }
        // A step is what stood there before: a MiB each, and something for the step itself.
        assert_eq!(states.len(), 31);
        assert_eq!(states[30].answer(&QuestionId::new("A-1")).note, long(28));
        while history.redo(&mut now).is_some() {}
        assert_eq!(now.answer(&QuestionId::new("A-1")).note, long(59));
        history.seal();
        history.apply(&mut now, note(&"x".repeat(MOST_BYTES)));
        history.seal();
        history.apply(&mut now, note(""));
        assert!(history.undo(&mut now).is_some(), "the last one stays, however long");
        assert_eq!(now.answer(&QuestionId::new("A-1")).note.len(), MOST_BYTES);
        assert!(history.undo(&mut now).is_none());
    }
}
