//! What something takes in a file, in bytes: exactly for a text, at most for what an edit brings. Texts stand
//! in a file as they are, with marks around those that have a quotation mark or a backslash.

use super::edit::{Beside, Change, Edit};
use super::texts::{Meets, Walk};
use super::{Assessment, Profile, Response};

/// What an entry of a list takes beside its texts, at most: an entry of a register has two dozen fields.
const LIST_ENTRY: u64 = 2048;

/// What a line of evidence takes beside its text, at most, where nothing else is known of it.
pub(super) const ENTRY: u64 = 128;

/// What anything takes beside its texts and lists, at most.
const REST: u64 = 4096;

/// The bytes of a text in a file.
pub(super) fn in_file(text: &str) -> u64 {
    let hashes = if text.contains(['"', '\\']) {
        let runs = text.split('"').skip(1).map(|rest| rest.bytes().take_while(|byte| *byte == b'#').count());
        runs.max().unwrap_or(0) as u64 + 1
    } else {
        0
    };
    text.len() as u64 + 2 + if hashes > 0 { 2 * hashes + 1 } else { 0 }
}

/// The same at most, without a look at the text.
pub(super) fn may_weigh(text: &str) -> u64 {
    3 * text.len() as u64 + 8
}

/// Where a list differs from what it was: where that begins, and how much stands there now.
pub(super) fn inserted<T: PartialEq>(now: &[T], before: &[T]) -> (usize, usize) {
    let start = now.iter().zip(before).take_while(|(now, before)| now == before).count();
    (start, inserted_before(&now[start..], &before[start..]))
}

/// How much stands at the beginning of a list before what stood there.
pub(super) fn inserted_before<T: PartialEq>(now: &[T], before: &[T]) -> usize {
    let end = now.iter().rev().zip(before.iter().rev()).take_while(|(now, before)| now == before).count();
    now.len() - end
}

/// The same of a text, in bytes: it is asked at every key, of texts of any length.
pub(super) fn inserted_bytes(now: &str, before: &str) -> (usize, usize) {
    const MANY: usize = 256;
    let (now, before) = (now.as_bytes(), before.as_bytes());
    let many = now.chunks_exact(MANY).zip(before.chunks_exact(MANY));
    let start = MANY * many.take_while(|(now, before)| now == before).count();
    let (more, _) = inserted(&now[start..], &before[start..]);
    let start = start + more;
    (start, came_before(&now[start..], &before[start..]))
}

/// How many bytes stand at the beginning of a text before what stood there.
pub(super) fn came_before(now: &[u8], before: &[u8]) -> usize {
    const MANY: usize = 256;
    let many = now.rchunks_exact(MANY).zip(before.rchunks_exact(MANY));
    let end = MANY * many.take_while(|(now, before)| now == before).count();
    inserted_before(&now[..now.len() - end], &before[..before.len() - end])
}

/// What a part may take.
struct Weight(u64);

impl<'a> Meets<'a> for Weight {
    fn text(&mut self, text: &'a str) {
        self.0 += may_weigh(text);
    }

    fn list(&mut self, length: usize) {
        self.0 += length as u64 * LIST_ENTRY;
    }
}

fn weight(part: &impl Walk) -> u64 {
    let mut weight = Weight(REST);
    part.walk(&mut weight);
    weight.0
}

/// What a text that is typed brings, at most.
fn grown(now: &str, before: &str) -> u64 {
    let (_, came) = inserted_bytes(now, before);
    // Marks around the whole may come by what is put in.
    if came == 0 { 0 } else { 3 * came as u64 + 16 }
}

impl Assessment {
    /// What it takes in a file at most, in bytes, if its questionnaire does not go along. It costs a look at
    /// how long each text is.
    #[must_use]
    pub fn weight(&self) -> u64 {
        weight(self)
    }
}

/// What a file grows at most by what is put beside the answers: of workshops those alone that change.
fn brought(beside: &Beside, to: &Assessment) -> u64 {
    match beside {
        Beside::Workshops(workshops) => {
            let changed = workshops.iter().filter(|workshop| !to.workshops.contains(workshop));
            REST + changed.map(weight).sum::<u64>()
        }
        other => weight(other),
    }
}

impl Edit {
    /// What a file grows by it at most, in bytes.
    #[must_use]
    pub fn brings(&self, to: &Assessment) -> u64 {
        match self {
            Self::Profile(profile) => {
                let Profile { organisation, scope, industry, respondent, .. } = &to.profile;
                REST + grown(&profile.organisation, organisation)
                    + grown(&profile.scope, scope)
                    + grown(&profile.industry, industry)
                    + grown(&profile.respondent, respondent)
            }
            Self::Run(_) | Self::AreaTarget(..) => ENTRY,
            Self::Milestones(milestones) => {
                let known = |milestone: &_| to.milestones.contains(milestone);
                REST + milestones.iter().filter(|milestone| !known(milestone)).map(weight).sum::<u64>()
            }
            Self::Answers(_) | Self::Rows(_) => weight(self),
            Self::Beside(beside) => brought(beside, to),
            Self::With(edit, beside) => edit.brings(to) + brought(beside, to),
            Self::WorkshopText(id, field, text) => grown(text, to.workshop_text(id, field)),
            Self::Answer(question, change) => {
                let old = to.answer(question);
                // An answer that comes into being has all its fields.
                let new = if to.answers.contains_key(question) { 0 } else { REST };
                new + match change {
                    Change::Note(text) => grown(text, &old.note),
                    Change::Action(text) => REST + grown(text, &old.action().text),
                    Change::Owner(text) => REST + grown(text, &old.action().owner),
                    Change::Respondent(text) => grown(text, &old.respondent),
                    Change::Response(Response::NotApplicable(reason), _) => match &old.response {
                        Response::NotApplicable(old) => ENTRY + grown(reason, old),
                        _ => ENTRY + grown(reason, ""),
                    },
                    Change::Evidence(list) => {
                        let (start, came) = inserted(list, &old.evidence);
                        let came = &list[start..start + came];
                        came.iter().map(|entry| LIST_ENTRY + may_weigh(&entry.text)).sum()
                    }
                    Change::Actions(_) | Change::Tags(_) => weight(change),
                    Change::Elements(elements) => ENTRY * (1 + elements.len() as u64),
                    Change::Response(..)
                    | Change::Target(_)
                    | Change::Due(_)
                    | Change::Urgency(_)
                    | Change::ConfirmedOn(_) => ENTRY,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_what_was_put_in() {
        for (now, before, expected) in [
            ("abc", "abc", (3, 0)),
            ("aXbc", "abc", (1, 1)),
            ("ac", "abc", (1, 0)),
            ("aaaa", "aa", (2, 2)),
            ("new", "", (0, 3)),
            ("", "old", (0, 0)),
        ] {
            assert_eq!(inserted(now.as_bytes(), before.as_bytes()), expected, "{now} {before}");
            if now == before {
                continue;
            }
            let (long, (at, came)) = ("x".repeat(1_000), expected);
            for (head, tail) in [("", ""), (&*long, ""), ("", &*long), (&*long, &*long)] {
                let whole = |text: &str| format!("{head}{text}{tail}");
                assert_eq!(inserted_bytes(&whole(now), &whole(before)), (head.len() + at, came), "{now}");
            }
        }
    }

    #[test]
    fn a_text_takes_its_bytes_and_the_marks_around_it() {
        for (text, expected) in
            [("経安", 8), ("", 2), ("a\"b", 8), ("a\\", 7), ("\"##", 12), ("##", 4), ("\"#\"###", 17)]
        {
            assert_eq!(in_file(text), expected, "{text}");
            assert!(in_file(text) <= may_weigh(text), "{text}");
        }
    }
}
