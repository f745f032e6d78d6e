//! What comes in by an edit: texts get the one form that they have in file and report, and what is longer
//! than a file may have is cut here, where it comes in, and said.

use super::edit::{Change, Edit};
use super::texts::{CLEAN, Walk};
use super::{ActionItem, Answer, Assessment, Evidence, Profile, Response};
use crate::base::ids::QuestionId;
use crate::base::limits::{MAX_ENTRIES, MAX_TEXT};

/// Something that did not go in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The question that it was for; `None` for what is no answer.
    pub question: Option<QuestionId>,
    /// How much of what.
    pub over: Over,
}

/// How much of what did not go in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// So many characters at the end of a text.
    Characters(usize),
    /// So many entries at the end of a list.
    Entries(usize),
}

impl Edit {
    /// The edit with its texts in the one form that they have.
    #[must_use]
    pub fn in_form(mut self) -> Self {
        self.make(CLEAN);
        if let Self::Answers(answers) = &mut self {
            let untidy = |answer: &Answer| answer.actions.as_slice() == [ActionItem::first()];
            answers
                .iter_mut()
                .filter(|(_, answer)| untidy(answer))
                .for_each(|(_, answer)| answer.tidy_actions());
        }
        self
    }

    /// The edit in form and within the limits of a file, and what was cut off for that. What an assessment
    /// has that is longer than the limits, as a recovered one may, can be shortened step by step.
    #[must_use]
    pub fn entering(self, assessment: &Assessment) -> (Self, Vec<Cut>) {
        let mut edit = self.in_form();
        let mut cuts = Vec::new();
        match &mut edit {
            Self::Profile(profile) => {
                let Profile { organisation, scope, industry, respondent, .. } = &**profile;
                let lengths = [organisation, scope, industry, respondent].map(|text| text.len());
                if lengths.into_iter().any(|length| length > MAX_TEXT) {
                    let old = &assessment.profile;
                    cut(&mut profile.organisation, &old.organisation, None, &mut cuts);
                    cut(&mut profile.scope, &old.scope, None, &mut cuts);
                    cut(&mut profile.industry, &old.industry, None, &mut cuts);
                    cut(&mut profile.respondent, &old.respondent, None, &mut cuts);
                }
            }
            Self::Milestones(milestones) => {
                for milestone in milestones.iter_mut().filter(|milestone| milestone.name.len() > MAX_TEXT) {
                    cut(&mut milestone.name, "", None, &mut cuts);
                }
            }
            Self::Answer(question, change) => {
                let old = assessment.answer(question);
                let question = Some(&*question);
                match change {
                    Change::Note(text) => cut(text, &old.note, question, &mut cuts),
                    Change::Action(text) => cut(text, &old.action().text, question, &mut cuts),
                    Change::Owner(text) => cut(text, &old.action().owner, question, &mut cuts),
                    Change::Respondent(text) => cut(text, &old.respondent, question, &mut cuts),
                    Change::Response(Response::NotApplicable(reason), _) => {
                        let old = match &old.response {
                            Response::NotApplicable(old) => old,
                            _ => "",
                        };
                        cut(reason, old, question, &mut cuts);
                    }
                    Change::Evidence(list) => cut_list(list, &old.evidence, question, &mut cuts),
                    // Tags have limits of their own: see `tags::typed`. Actions as a whole come in by their
                    // fields.
                    Change::Tags(_)
                    | Change::Actions(_)
                    | Change::Response(..)
                    | Change::Target(_)
                    | Change::Elements(_)
                    | Change::Due(_)
                    | Change::Urgency(_)
                    | Change::ConfirmedOn(_) => {}
                }
            }
            // What is merged or imported comes from a file, which has the limits.
            Self::Answers(_) | Self::Rows(_) | Self::Beside(_) | Self::Run(_) | Self::AreaTarget(..) => {}
        }
        (edit, cuts)
    }
}

/// Cuts a text to the limit, or to the length that it had.
fn cut(text: &mut String, old: &str, question: Option<&QuestionId>, cuts: &mut Vec<Cut>) {
    if text.len() <= MAX_TEXT {
        return;
    }
    let limit = if old.len() > MAX_TEXT { MAX_TEXT.max(old.chars().count()) } else { MAX_TEXT };
    let Some((end, _)) = text.char_indices().nth(limit) else { return };
    let over = Over::Characters(text[end..].chars().count());
    text.truncate(end);
    cuts.push(Cut { question: question.cloned(), over });
}

fn cut_list(list: &mut Vec<Evidence>, old: &[Evidence], question: Option<&QuestionId>, cuts: &mut Vec<Cut>) {
    let longest = old.iter().map(|entry| entry.text.as_str()).max_by_key(|text| text.len()).unwrap_or("");
    list.iter_mut().for_each(|entry| cut(&mut entry.text, longest, question, cuts));
    let limit = MAX_ENTRIES.max(old.len());
    if list.len() > limit {
        let over = Over::Entries(list.len() - limit);
        list.truncate(limit);
        cuts.push(Cut { question: question.cloned(), over });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> QuestionId {
        QuestionId::new("A-1")
    }

    fn note(text: &str) -> Edit {
        Edit::Answer(id(), Change::Note(text.to_owned()))
    }

    #[test]
    fn a_text_gets_its_one_form_when_it_comes_in() {
        for (typed, formed) in [
            ("一行目\u{b}二行目", "一行目\n二行目"),
            ("a\r\nb\rc\u{85}d\u{2028}e\u{c}f", "a\nb\nc\nd\ne\nf"),
            ("カ\u{3099}ス", "ガス"),
            ("a\u{0}\u{7}\u{202e}b", "ab"),
        ] {
            assert_eq!(note(typed).in_form(), note(formed));
        }
    }

    #[test]
    fn what_is_too_long_is_cut_where_it_comes_in_and_said_with_its_question() {
        let now = Assessment::default();
        let (edit, cuts) = note(&"あ".repeat(120_000)).entering(&now);
        assert_eq!(edit, note(&"あ".repeat(100_000)));
        assert_eq!(cuts, [Cut { question: Some(id()), over: Over::Characters(20_000) }]);
        let (edit, cuts) = note(&"あ".repeat(100_000)).entering(&now);
        assert_eq!((edit, cuts), (note(&"あ".repeat(100_000)), Vec::new()));
        let lines = |count| Edit::Answer(id(), Change::Evidence(vec![Evidence::of("記録"); count]));
        let (edit, cuts) = lines(25_003).entering(&now);
        assert_eq!(edit, lines(25_000));
        assert_eq!(cuts, [Cut { question: Some(id()), over: Over::Entries(3) }]);
    }

    #[test]
    fn what_is_longer_than_the_limit_already_can_be_shortened_step_by_step() {
        let mut now = Assessment::default();
        let answer = Answer { note: "a".repeat(120_000), ..Answer::default() };
        now.answers.insert(id(), answer.into());
        let (edit, cuts) = note(&"a".repeat(119_999)).entering(&now);
        assert_eq!((edit, cuts), (note(&"a".repeat(119_999)), Vec::new()));
        let (edit, cuts) = note(&"a".repeat(120_001)).entering(&now);
        assert_eq!(edit, note(&"a".repeat(120_000)));
        assert_eq!(cuts.len(), 1);
    }
}
