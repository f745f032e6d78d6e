//! How long a text and how long a list of a file may be, said with the question or the part that it is
//! about.

use super::error::OpenError;
use crate::assessment::texts::{Meets, Walk};
use crate::assessment::{Answer, Assessment, tags};
use crate::base::characters::echo as cut;
use crate::base::ids::QuestionId;
use crate::base::limits::{MAX_ENTRIES, MAX_TAG, MAX_TAGS, MAX_TEXT};

/// Why a file could not have this: a list or a text that is too long, with its question. Nothing of it is
/// changed.
#[must_use]
pub fn over_limits(assessment: &Assessment) -> Option<OpenError> {
    let mut measuring = Measuring { key: "", question: None, found: None };
    for (id, answer) in answers(assessment) {
        (measuring.key, measuring.question) = (id.as_str(), Some(id));
        answer.walk(&mut measuring);
        if measuring.found.is_some() {
            return measuring.found;
        }
    }
    measuring.question = None;
    let Assessment {
        profile,
        run: _,
        area_targets,
        answers,
        registers,
        workshops,
        approvals,
        submitted,
        handed_out,
        lists,
        crosswalks,
        milestones,
        archive,
        only,
        request,
        log,
    } = assessment;
    let parts: [(&str, &dyn Walk); 19] = [
        ("profile", profile),
        ("area_targets", area_targets),
        ("answers", answers),
        ("products", &registers.products),
        ("trade", &registers.trade),
        ("technologies", &registers.technologies),
        ("scenarios", &registers.scenarios),
        ("dialogue", &registers.dialogue),
        ("workshops", workshops),
        ("approvals", approvals),
        ("submitted", submitted),
        ("handed_out", handed_out),
        ("lists", lists),
        ("crosswalks", crosswalks),
        ("only", only),
        ("request", request),
        ("log", log),
        ("archive", archive),
        ("milestones", milestones),
    ];
    for (name, part) in parts {
        measuring.key = name;
        // The answers were measured one by one, and only how many they are is left.
        match name {
            "answers" => measuring.list(answers.len()),
            _ => part.walk(&mut measuring),
        }
    }
    measuring.found
}

/// The first list that is longer than a person would make it, or tag: to be asked before they are
/// brought to their form, which would cut them.
pub(super) fn too_many(assessment: &Assessment) -> Option<OpenError> {
    answers(assessment).find_map(|(id, answer)| {
        let tags = &answer.tags;
        if tags.len() > MAX_TAGS || tags::split(&tags.join(",")).len() > MAX_TAGS {
            return Some(OpenError::TooMany { key: cut(id.as_str()), limit: MAX_TAGS });
        }
        tags.iter().find_map(|tag| too_long(tag, MAX_TAG, Some(id)))
    })
}

/// Every answer: of the present state, of all milestones, and of what editions left over.
fn answers(assessment: &Assessment) -> impl Iterator<Item = (&QuestionId, &Answer)> {
    let Assessment { answers, milestones, archive, .. } = assessment;
    let past = milestones.iter().flat_map(|milestone| milestone.answers.iter());
    let left = archive.iter().flat_map(|archive| {
        let past = archive.milestones.iter().flat_map(|milestone| milestone.answers.iter());
        archive.answers.iter().map(|(id, archived)| (id, &archived.answer)).chain(past)
    });
    answers.iter().chain(past).chain(left).map(|(id, answer)| (id, &**answer))
}

struct Measuring<'a> {
    key: &'a str,
    question: Option<&'a QuestionId>,
    found: Option<OpenError>,
}

impl<'a> Meets<'a> for Measuring<'_> {
    fn text(&mut self, text: &'a str) {
        if self.found.is_none() && text.len() > MAX_TEXT {
            self.found = too_long(text, MAX_TEXT, self.question);
        }
    }

    fn list(&mut self, length: usize) {
        if self.found.is_none() && length > MAX_ENTRIES {
            self.found = Some(OpenError::TooMany { key: cut(self.key), limit: MAX_ENTRIES });
        }
    }
}

fn too_long(text: &str, limit: usize, key: Option<&QuestionId>) -> Option<OpenError> {
    let long = text.len() > limit && text.chars().count() > limit;
    let (text, key) = (text.chars().take(20).collect(), key.map(|key| cut(key.as_str())));
    long.then_some(OpenError::TooLong { key, text, limit })
}
