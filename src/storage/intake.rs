//! Bytes from outside become an assessment here, or a typed refusal: nothing is guessed and
//! nothing is dropped in silence.

use std::collections::BTreeMap;
use std::sync::Arc;

use ron::error::Error as Ron;

use super::envelope::{Envelope, FORMAT};
use super::error::{OpenError, Place};
use super::head::{Head, peek};
use super::measures::{over_limits, too_many};
use super::migrate;
use super::protect::{Unlock, is_encrypted};
use super::refusal::{end_of, refusal};
use crate::assessment::form::bring_to_form;
use crate::assessment::{Answers, Assessment, Response};
use crate::base::characters::echo as cut;
use crate::base::file_kind::FileKind;
use crate::base::ids::AreaId;
use crate::base::level::Level;
use crate::base::limits::{ASKED_DEPTH, MAX_BYTES, MAX_DEPTH};
use crate::base::nearest::nearest;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue::Catalogue;

/// An assessment with the questionnaire that it answers.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The answers.
    pub assessment: Assessment,
    /// What was asked.
    pub questionnaire: Arc<Questionnaire>,
    /// The questionnaire's wording has changed since the file was written.
    pub questionnaire_changed: bool,
    /// The format that the file has.
    pub format: u32,
}

/// Reads the bytes of an assessment's file.
///
/// # Errors
/// Every reason for which a file is refused but those of the file system; see [`OpenError`].
pub fn parse(bytes: &[u8], catalogue: &Catalogue) -> Result<Opened, OpenError> {
    not_encrypted(bytes)?;
    let mut opened = read(text(bytes)?, catalogue)?;
    if let Some(error) = too_many(&opened.assessment) {
        return Err(error);
    }
    bring_to_form(&mut opened.assessment);
    match over_limits(&opened.assessment) {
        Some(error) => Err(error),
        None => Ok(opened),
    }
}

/// Reads what a journal has noted, however long it is: whoever typed it wants it back.
///
/// # Errors
/// As for [`parse`], but for sizes.
pub(super) fn parse_noted(bytes: &[u8], catalogue: &Catalogue) -> Result<Opened, OpenError> {
    not_encrypted(bytes)?;
    let mut opened = read(in_utf8(bytes)?, catalogue)?;
    bring_to_form(&mut opened.assessment);
    Ok(opened)
}

fn not_encrypted(bytes: &[u8]) -> Result<(), OpenError> {
    if is_encrypted(bytes) {
        return Err(Unlock::Nothing.open(bytes).err().unwrap_or(OpenError::Damaged));
    }
    Ok(())
}

fn read(text: &str, catalogue: &Catalogue) -> Result<Opened, OpenError> {
    let options = ron::Options::default().with_recursion_limit(MAX_DEPTH);
    without_extensions(text, &options)?;
    let format = format_of(text)?;
    let envelope: Envelope = migrate::read(format, text, &options)
        .ok_or(OpenError::UnknownFormat { found: format.unwrap_or_default() })?
        .map_err(|error| refusal(text, &error))?;
    if !holds_answers(envelope.kind) {
        return Err(OpenError::WrongKind { what: Some(envelope.kind) });
    }
    let belongs = &envelope.questionnaire;
    let asked = catalogue
        .get(&belongs.id, &belongs.edition)
        .map_err(|error| OpenError::NoDigest { reason: error.to_string() })?;
    let (questionnaire, digest) = asked.ok_or_else(|| OpenError::UnknownQuestionnaire {
        id: cut(belongs.id.as_str()),
        edition: cut(&belongs.edition),
        known: catalogue.names(),
    })?;
    let questionnaire_changed = belongs.digest != digest;
    fits(text, &envelope.assessment, &questionnaire)?;
    Ok(Opened {
        assessment: envelope.assessment,
        questionnaire,
        questionnaire_changed,
        format: envelope.format,
    })
}

/// A small piece of RON beside a file's answers, such as a journal's first line.
///
/// # Errors
/// Every reason for which a file is refused; see [`OpenError`].
pub(super) fn head_of<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, OpenError> {
    let text = text(bytes)?;
    let options = ron::Options::default().with_recursion_limit(MAX_DEPTH);
    without_extensions(text, &options)?;
    options.from_str(text).map_err(|error| refusal(text, &error))
}

/// A file switches no extension of the language on.
pub(super) fn without_extensions(text: &str, options: &ron::Options) -> Result<(), OpenError> {
    match ron::Deserializer::from_str_with_options(text, options) {
        Ok(reader) if !reader.extensions().is_empty() => Err(OpenError::Extensions),
        _ => Ok(()),
    }
}

pub(super) fn text(bytes: &[u8]) -> Result<&str, OpenError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(OpenError::TooLarge { bytes: bytes.len() as u64 });
    }
    in_utf8(bytes)
}

fn in_utf8(bytes: &[u8]) -> Result<&str, OpenError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        OpenError::NotUtf8 { place: end_of(&good) }
    })
}

/// A newer format and another kind of file are told by their heads, before anything else is read.
fn format_of(text: &str) -> Result<Option<u32>, OpenError> {
    let options = ron::Options::default().with_recursion_limit(ASKED_DEPTH);
    let Head { kind, format, answers } = match peek(text, &options) {
        Ok(head) => head,
        Err(error) if error.code == Ron::ExceededRecursionLimit => return Err(refusal(text, &error)),
        Err(_) => return Ok(None),
    };
    match (kind, format) {
        (Some(what), _) if !holds_answers(what) => Err(OpenError::WrongKind { what: Some(what) }),
        (_, Some(found)) if found > FORMAT => Err(OpenError::Newer { found, known: FORMAT }),
        (None, None) if !answers => Err(OpenError::WrongKind { what: None }),
        _ => Ok(format),
    }
}

fn holds_answers(kind: FileKind) -> bool {
    matches!(kind, FileKind::Assessment | FileKind::HandOut)
}

/// Every id is the questionnaire's, and every level is one that its question has.
fn fits(text: &str, assessment: &Assessment, questionnaire: &Questionnaire) -> Result<(), OpenError> {
    // What stands beside the answers tells of what was asked when it was written.
    let Assessment { area_targets, answers, milestones, only, .. } = assessment;
    let ids: Vec<&str> = questionnaire.questions().map(|(_, q)| q.id.as_str()).collect();
    if let Some(id) = only.iter().find(|id| questionnaire.question(id).is_none()) {
        return Err(unknown_id(text, id.as_str(), &ids));
    }
    state_fits(text, area_targets, answers, questionnaire)?;
    milestones.iter().try_for_each(|m| state_fits(text, &m.area_targets, &m.answers, questionnaire))
}

fn state_fits(
    text: &str,
    area_targets: &BTreeMap<AreaId, Level>,
    answers: &Answers,
    questionnaire: &Questionnaire,
) -> Result<(), OpenError> {
    let areas: Vec<&str> = questionnaire.areas.iter().map(|area| area.id.as_str()).collect();
    for area in area_targets.keys() {
        if questionnaire.area(area).is_none() {
            return Err(unknown_id(text, area.as_str(), &areas));
        }
    }
    let ids: Vec<&str> = questionnaire.questions().map(|(_, q)| q.id.as_str()).collect();
    for (id, answer) in answers.iter() {
        let Some((_, question)) = questionnaire.question(id) else {
            return Err(unknown_id(text, id.as_str(), &ids));
        };
        let target = answer.target.into_iter();
        let level = match answer.response {
            Response::Level(level) => Some(level),
            Response::NotApplicable(_) | Response::Unknown | Response::Unanswered => None,
        };
        let bad: Option<Level> = level.into_iter().chain(target).find(|l| question.kind.index(*l).is_none());
        if let Some(level) = bad {
            let place = place_of(text, id.as_str()).unwrap_or(Place { line: 1, column: 1 });
            return Err(OpenError::LevelOutOfRange { place, level: level.to_string() });
        }
        let elements: Vec<&str> = question.elements.iter().map(|e| e.id.as_str()).collect();
        if let Some(element) = answer.elements.iter().find(|e| !elements.contains(&e.as_str())) {
            return Err(unknown_id(text, element.as_str(), &elements));
        }
    }
    Ok(())
}

fn unknown_id(text: &str, id: &str, known: &[&str]) -> OpenError {
    OpenError::UnknownId {
        place: place_of(text, id),
        id: cut(id),
        nearest: nearest(id, known.iter().copied()),
    }
}

/// Where an id first stands in quotes.
fn place_of(text: &str, id: &str) -> Option<Place> {
    let offset = text.find(&format!("\"{id}\""))?;
    Some(end_of(&text[..offset]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::digest::too_deep_to_write;

    #[test]
    fn a_file_whose_questionnaire_has_no_digest_is_refused() {
        let deep = Arc::new(too_deep_to_write());
        let file = "(kind: Assessment, format: 3, app: \"\", questionnaire: (id: \"\", edition: \"\", digest: \"\"), assessment: (profile: \
            (organisation: \"\", scope: \"\", industry: \"\", size: Small, overseas_production: Unknown, \
            single_sourced: Unknown, limited_resources: Unknown, date: None, respondent: \"\"), run: Short, \
            area_targets: {}, answers: {}))";
        let refused = parse(file.as_bytes(), &Catalogue::of(vec![Arc::clone(&deep)])).unwrap_err();
        let reason = deep.digest().unwrap_err().to_string();
        assert_eq!(refused, OpenError::NoDigest { reason });
    }
}
