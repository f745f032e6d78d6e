//! What comes in by an edit: texts get the one form that they have in file and report, and what is longer
//! than a field or a file may be is cut or refused here, where it comes in, and said.

use super::edit::{Change, Edit};
use super::texts::{CLEAN, Walk};
use super::weight::{ENTRY, came_before, in_file, inserted, inserted_bytes, may_weigh};
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
    /// What it would have been too much for.
    pub limit: Limit,
}

/// How much of what did not go in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// So many characters at the end of what came.
    Characters(usize),
    /// So many entries at the end of what came.
    Entries(usize),
}

/// What something can be too much for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A field.
    Field,
    /// The whole file.
    File,
}

impl Edit {
    /// The edit with its texts in the one form that they have.
    #[must_use]
    pub fn in_form(mut self) -> Self {
        self.make(CLEAN);
        self.tidy();
        self
    }

    fn tidy(&mut self) {
        let untidy = |answer: &Answer| answer.actions.as_slice() == [ActionItem::first()];
        match self {
            Self::With(edit, _) => edit.tidy(),
            Self::Answers(answers) => answers
                .iter_mut()
                .filter(|(_, answer)| untidy(answer))
                .for_each(|(_, answer)| answer.tidy_actions()),
            _ => {}
        }
    }

    /// The edit in form and within the limits of a field and of a file that has room for so many bytes
    /// more, and what was cut off for that. What an assessment has that is longer than the limits, as a
    /// recovered one may, can be shortened step by step. What comes as a whole is not cut: see
    /// [`Self::brings`].
    #[must_use]
    pub fn entering(self, assessment: &Assessment, room: u64) -> (Self, Vec<Cut>) {
        if let Self::With(edit, mut beside) = self {
            beside.make(CLEAN);
            let (edit, cuts) = edit.entering(assessment, room);
            return (Self::With(Box::new(edit), beside), cuts);
        }
        let mut edit = self.in_form();
        let mut cutting = Cutting { question: None, room, cuts: Vec::new() };
        match &mut edit {
            Self::Profile(profile) => {
                let Profile { organisation, scope, industry, respondent, .. } = &assessment.profile;
                cutting.text(&mut profile.organisation, organisation);
                cutting.text(&mut profile.scope, scope);
                cutting.text(&mut profile.industry, industry);
                cutting.text(&mut profile.respondent, respondent);
            }
            Self::Milestones(milestones) => {
                for milestone in milestones.iter_mut().filter(|milestone| milestone.name.len() > MAX_TEXT) {
                    cutting.text(&mut milestone.name, "");
                }
            }
            Self::WorkshopText(id, field, text) => {
                cutting.question = field.question().cloned();
                cutting.text(text, assessment.workshop_text(id, field));
            }
            Self::Answer(question, change) => {
                let old = assessment.answer(question);
                cutting.question = Some(question.clone());
                match change {
                    Change::Note(text) => cutting.text(text, &old.note),
                    Change::Action(text) => cutting.text(text, &old.action().text),
                    Change::Owner(text) => cutting.text(text, &old.action().owner),
                    Change::Respondent(text) => cutting.text(text, &old.respondent),
                    Change::Response(Response::NotApplicable(reason), _) => {
                        let old = match &old.response {
                            Response::NotApplicable(old) => old,
                            _ => "",
                        };
                        cutting.text(reason, old);
                    }
                    Change::Evidence(list) => cutting.list(list, &old.evidence),
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
            Self::Answers(answers) => {
                // The file has room for all of them, or takes none.
                cutting.room = u64::MAX;
                for (question, answer) in answers.iter_mut().filter(|(_, answer)| has_long_texts(answer)) {
                    cutting.question = Some(question.clone());
                    cutting.answer(answer, assessment.answer(question));
                }
            }
            // What is imported comes as a whole from a file, which has the limits of a field.
            Self::Rows(_) | Self::Beside(_) | Self::Run(_) | Self::AreaTarget(..) | Self::With(..) => {}
        }
        (edit, cutting.cuts)
    }
}

/// Cuts what comes in, for a question.
struct Cutting {
    question: Option<QuestionId>,
    /// How many bytes the file has room for.
    room: u64,
    cuts: Vec<Cut>,
}

impl Cutting {
    /// Cuts what was put into a text to the limit, or to the length that it had; what stood there stays.
    fn text(&mut self, text: &mut String, old: &str) {
        if text.len() <= MAX_TEXT && may_weigh(text) <= self.room {
            return;
        }
        let (start, end) = put_in(text, old);
        let count = text.chars().count();
        let limit = if old.len() > MAX_TEXT { MAX_TEXT.max(old.chars().count()) } else { MAX_TEXT };
        let over_field = count.saturating_sub(limit);
        // Bytes that what came may have beside what stood there before.
        let most = in_file(old).saturating_add(self.room);
        let bytes = in_file(text);
        let over_file = characters_of(&text[start..end], bytes.saturating_sub(most));
        let over = over_field.max(over_file);
        if over == 0 {
            return;
        }
        let limit = if over_file > over_field { Limit::File } else { Limit::Field };
        let from = text[start..end].char_indices().rev().nth(over - 1).map_or(start, |(at, _)| start + at);
        let over = Over::Characters(text[from..end].chars().count());
        text.replace_range(from..end, "");
        self.cuts.push(Cut { question: self.question.clone(), over, limit });
    }

    /// The same for the texts of a whole answer.
    fn answer(&mut self, answer: &mut Answer, old: &Answer) {
        self.text(&mut answer.note, &old.note);
        self.text(&mut answer.respondent, &old.respondent);
        if let Response::NotApplicable(reason) = &mut answer.response {
            let before = if let Response::NotApplicable(reason) = &old.response { reason } else { "" };
            self.text(reason, before);
        }
        for (place, action) in answer.actions.iter_mut().enumerate() {
            let before = old.actions.get(place);
            self.text(&mut action.text, before.map_or("", |action| &action.text));
            self.text(&mut action.owner, before.map_or("", |action| &action.owner));
        }
        self.list(&mut answer.evidence, &old.evidence);
    }

    fn list(&mut self, list: &mut Vec<Evidence>, old: &[Evidence]) {
        let longest = old.iter().map(|entry| entry.text.as_str()).max_by_key(|text| text.len()).unwrap_or("");
        let room = std::mem::replace(&mut self.room, u64::MAX);
        list.iter_mut().for_each(|entry| self.text(&mut entry.text, longest));
        self.room = room;
        let (start, came) = inserted(list, old);
        let over_field = list.len().saturating_sub(MAX_ENTRIES.max(old.len()));
        let heavy =
            |entries: &[Evidence]| -> u64 { entries.iter().map(|entry| in_file(&entry.text) + ENTRY).sum() };
        let mut over_file = 0;
        if list.iter().map(|entry| may_weigh(&entry.text) + ENTRY).sum::<u64>() > room {
            let most = heavy(old).saturating_add(room);
            let mut bytes = heavy(list);
            for entry in list[start..start + came].iter().rev() {
                if bytes <= most {
                    break;
                }
                bytes -= in_file(&entry.text) + ENTRY;
                over_file += 1;
            }
        }
        let over = over_field.max(over_file).min(came);
        if over > 0 {
            let limit = if over_file > over_field { Limit::File } else { Limit::Field };
            list.drain(start + came - over..start + came);
            self.cuts.push(Cut { question: self.question.clone(), over: Over::Entries(over), limit });
        }
    }
}

/// Whether a text of an answer may be longer than a field.
fn has_long_texts(answer: &Answer) -> bool {
    let long = |text: &str| text.len() > MAX_TEXT;
    let reason = matches!(&answer.response, Response::NotApplicable(reason) if long(reason));
    let evidence = answer.evidence.iter().any(|entry| long(&entry.text));
    let actions = answer.actions.iter().any(|action| long(&action.text) || long(&action.owner));
    reason || evidence || actions || long(&answer.note) || long(&answer.respondent)
}

/// Where a text differs from what it was: the places between which that stands now, between characters.
fn put_in(now: &str, before: &str) -> (usize, usize) {
    let (start, _) = inserted_bytes(now, before);
    let start = (0..=start).rev().find(|at| now.is_char_boundary(*at)).unwrap_or(0);
    let (rest, was) = (now.as_bytes().get(start..), before.as_bytes().get(start..));
    let came = came_before(rest.unwrap_or_default(), was.unwrap_or_default());
    let end = (start + came..=now.len()).find(|at| now.is_char_boundary(*at)).unwrap_or(now.len());
    (start, end)
}

/// How many characters at the end of a text have so many bytes.
fn characters_of(text: &str, bytes: u64) -> usize {
    let mut left = i64::try_from(bytes).unwrap_or(i64::MAX);
    text.chars()
        .rev()
        .take_while(|char| {
            let wanted = left > 0;
            left -= i64::try_from(char.len_utf8()).unwrap_or_default();
            wanted
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: u64 = crate::base::limits::MAX_BYTES;

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
        let (edit, cuts) = note(&"あ".repeat(120_000)).entering(&now, ROOM);
        assert_eq!(edit, note(&"あ".repeat(100_000)));
        assert_eq!(cuts, [Cut { question: Some(id()), over: Over::Characters(20_000), limit: Limit::Field }]);
        let (edit, cuts) = note(&"あ".repeat(100_000)).entering(&now, ROOM);
        assert_eq!((edit, cuts), (note(&"あ".repeat(100_000)), Vec::new()));
        let lines = |count| Edit::Answer(id(), Change::Evidence(vec![Evidence::of("記録"); count]));
        let (edit, cuts) = lines(25_003).entering(&now, ROOM);
        assert_eq!(edit, lines(25_000));
        assert_eq!(cuts, [Cut { question: Some(id()), over: Over::Entries(3), limit: Limit::Field }]);
    }

    #[test]
    fn every_text_of_a_whole_answer_and_of_a_list_has_the_limit_of_a_field() {
        let long = |extra: usize| "い".repeat(100_000 + extra);
        let answer = |extra: usize| {
            let mut answer = Answer { note: long(extra), respondent: long(extra), ..Answer::default() };
            answer.response = Response::NotApplicable(long(extra));
            answer.evidence = vec![Evidence::of("記録"), Evidence::of(long(extra))];
            let action = answer.action_mut();
            (action.text, action.owner) = (long(extra), long(extra));
            answer
        };
        let pasted = |extra| Edit::Answers(vec![(id(), answer(extra).into())]);
        let (edit, cuts) = pasted(7).entering(&Assessment::default(), ROOM);
        assert_eq!(edit, pasted(0));
        let cut = Cut { question: Some(id()), over: Over::Characters(7), limit: Limit::Field };
        assert_eq!(cuts, vec![cut.clone(); 6]);
        let entry = |extra| Edit::Answer(id(), Change::Evidence(vec![Evidence::of(long(extra))]));
        let (edit, cuts) = entry(7).entering(&Assessment::default(), ROOM);
        assert_eq!((edit, cuts), (entry(0), vec![cut]));
    }

    #[test]
    fn what_is_longer_than_the_limit_already_can_be_shortened_step_by_step() {
        let mut now = Assessment::default();
        let answer = Answer { note: "a".repeat(120_000), ..Answer::default() };
        now.answers.insert(id(), answer.into());
        let (edit, cuts) = note(&"a".repeat(119_999)).entering(&now, ROOM);
        assert_eq!((edit, cuts), (note(&"a".repeat(119_999)), Vec::new()));
        let (edit, cuts) = note(&"a".repeat(120_001)).entering(&now, ROOM);
        assert_eq!(edit, note(&"a".repeat(120_000)));
        assert_eq!(cuts.len(), 1);
    }

    #[test]
    fn what_is_put_between_cuts_nothing_of_what_stood_there() {
        let full = format!("{}end", "あ".repeat(99_997));
        let mut now = Assessment::default();
        let evidence = vec![Evidence::of("list"); 25_000];
        let answer = Answer { note: full.clone(), evidence: evidence.clone(), ..Answer::default() };
        now.answers.insert(id(), answer.into());
        let (edit, cuts) = note(&format!("いう{full}")).entering(&now, ROOM);
        assert_eq!(edit, note(&full));
        assert_eq!(cuts[0].over, Over::Characters(2));
        let mut more = evidence.clone();
        more.insert(0, Evidence::of("new"));
        let (edit, cuts) = Edit::Answer(id(), Change::Evidence(more)).entering(&now, ROOM);
        assert_eq!(edit, Edit::Answer(id(), Change::Evidence(evidence)));
        assert_eq!(cuts[0].over, Over::Entries(1));
    }

    #[test]
    fn what_the_file_has_no_room_for_does_not_go_in_and_less_does() {
        let mut now = Assessment::default();
        let old =
            Answer { note: "経安".to_owned(), evidence: vec![Evidence::of("a")], ..Answer::default() };
        now.answers.insert(id(), old.into());
        let (edit, cuts) = note("経済の安").entering(&now, 3);
        assert_eq!(edit, note("経済安"));
        let cut = |over| Cut { question: Some(id()), over, limit: Limit::File };
        assert_eq!(cuts, [cut(Over::Characters(1))]);
        assert_eq!(note("経済安").entering(&now, 0).0, note("経安"));
        for shorter in ["経", "", "安"] {
            assert_eq!(note(shorter).entering(&now, 0), (note(shorter), Vec::new()));
        }
        let lines = |texts: &[&str]| {
            Edit::Answer(id(), Change::Evidence(texts.iter().map(|text| Evidence::of(*text)).collect()))
        };
        let (edit, cuts) = lines(&["a", "b", "c"]).entering(&now, 250);
        assert_eq!((edit, cuts), (lines(&["a", "b"]), vec![cut(Over::Entries(1))]));
        // Raw strings grow by the marks around them.
        let (edit, _) = note("経安\"#####").entering(&now, 8);
        let Edit::Answer(_, Change::Note(text)) = edit else { unreachable!() };
        assert!(in_file(&text) <= in_file("経安") + 8, "{text}");
    }
}
