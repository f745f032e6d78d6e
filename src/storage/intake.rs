//! Bytes from outside become an assessment here, or a typed refusal: nothing is guessed and
//! nothing is dropped in silence.

use std::collections::BTreeMap;

use ron::error::Error as Ron;

use super::answered::{Answered, Otherwise};
use super::envelope::{Envelope, FORMAT};
use super::error::{OpenError, Place};
use super::head::{Head, peek};
use super::migrate;
use super::protect::{Unlock, is_encrypted};
use super::refusal::{end_of, refusal};
use crate::assessment::{Answer, Assessment, Profile, edition, tags, texts};
use crate::base::characters::{clean, echo as cut};
use crate::base::file_kind::FileKind;
use crate::base::ids::{AreaId, QuestionId, is_well_formed};
use crate::base::level::Level;
use crate::base::limits::{ASKED_DEPTH, MAX_BYTES, MAX_DEPTH, MAX_ENTRIES, MAX_TAG, MAX_TAGS, MAX_TEXT};
use crate::base::nearest::nearest;
use crate::questionnaire::catalogue::Catalogue;
use crate::questionnaire::{Checked, Fact};

/// An assessment with the questionnaire that it answers.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The answers.
    pub assessment: Assessment,
    /// What was asked.
    pub questionnaire: Checked,
    /// What is asked otherwise than it was when the file was written.
    pub otherwise: Otherwise,
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
    held_to_limits(&mut opened.assessment)?;
    Ok(opened)
}

/// What a program that has nothing but the shipped questionnaires reads in bytes that were just made.
pub(super) fn read_back(bytes: &[u8]) -> Result<(Checked, Assessment), OpenError> {
    let text = text(bytes)?;
    let mut envelope = envelope(text)?;
    let asked = Answered::of(&envelope, &Catalogue::shipped())?.then;
    fits(text, &envelope.assessment, &asked)?;
    held_to_limits(&mut envelope.assessment)?;
    Ok((asked, envelope.assessment))
}

/// The assessment by the rules for characters and tags, if none of it is too long.
fn held_to_limits(assessment: &mut Assessment) -> Result<(), OpenError> {
    lists_measured(assessment)?;
    bring_to_form(assessment);
    over_limits(assessment).map_or(Ok(()), Err)
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

/// The form of a file, whatever questionnaire it belongs to.
fn envelope(text: &str) -> Result<Envelope, OpenError> {
    let options = ron::Options::default().with_recursion_limit(MAX_DEPTH);
    without_extensions(text, &options)?;
    let format = format_of(text)?;
    let envelope: Envelope = migrate::read(format, text, &options)
        .ok_or(OpenError::UnknownFormat { found: format.unwrap_or_default() })?
        .map_err(|error| refusal(text, &error))?;
    if !holds_answers(envelope.kind) {
        return Err(OpenError::WrongKind { what: Some(envelope.kind) });
    }
    Ok(envelope)
}

fn read(text: &str, catalogue: &Catalogue) -> Result<Opened, OpenError> {
    let envelope = envelope(text)?;
    let Answered { then, now, otherwise } = Answered::of(&envelope, catalogue)?;
    fits(text, &envelope.assessment, &then)?;
    let (format, assessment) = (envelope.format, envelope.assessment);
    Ok(match now {
        Some(questionnaire) => {
            let assessment = edition::apply(&assessment, &then, &questionnaire);
            Opened { assessment, questionnaire, otherwise, format }
        }
        None => Opened { assessment, questionnaire: then, otherwise, format },
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
fn fits(text: &str, assessment: &Assessment, questionnaire: &Checked) -> Result<(), OpenError> {
    let Assessment { profile, run: _, area_targets, answers, milestones, archive: _, only } = assessment;
    let ids: Vec<&str> = questionnaire.questions().map(|(_, q)| q.id.as_str()).collect();
    facts_fit(text, profile, questionnaire)?;
    if let Some(id) = only.iter().find(|id| questionnaire.question(id).is_none()) {
        return Err(unknown_id(text, id.as_str(), &ids));
    }
    state_fits(text, area_targets, answers, questionnaire)?;
    milestones.iter().try_for_each(|m| {
        facts_fit(text, &m.profile, questionnaire)?;
        state_fits(text, &m.area_targets, &m.answers, questionnaire)
    })
}

/// Facts that the questionnaire does not ask for are kept; their names are names all the same.
fn facts_fit(text: &str, profile: &Profile, questionnaire: &Checked) -> Result<(), OpenError> {
    let names = profile.facts.iter().flat_map(|(id, fact)| {
        let choice = if let Fact::Is(choice) = fact { Some(choice.as_str()) } else { None };
        std::iter::once(id.as_str()).chain(choice)
    });
    let known: Vec<&str> = questionnaire.facts.iter().map(|fact| fact.id.as_str()).collect();
    let bad = names.into_iter().find(|name| !is_well_formed(name));
    bad.map_or(Ok(()), |name| Err(unknown_id(text, name, &known)))
}

fn state_fits(
    text: &str,
    area_targets: &BTreeMap<AreaId, Level>,
    answers: &BTreeMap<QuestionId, Answer>,
    questionnaire: &Checked,
) -> Result<(), OpenError> {
    let areas: Vec<&str> = questionnaire.areas.iter().map(|area| area.id.as_str()).collect();
    for area in area_targets.keys() {
        if questionnaire.area(area).is_none() {
            return Err(unknown_id(text, area.as_str(), &areas));
        }
    }
    let ids: Vec<&str> = questionnaire.questions().map(|(_, q)| q.id.as_str()).collect();
    for (id, answer) in answers {
        let Some((_, question)) = questionnaire.question(id) else {
            return Err(unknown_id(text, id.as_str(), &ids));
        };
        let target = answer.target.into_iter();
        // What was answered to another meaning need not fit this one.
        let current = answer.meaning == question.meaning;
        let level = answer.response.level().filter(|_| current);
        let bad: Option<Level> = level.into_iter().chain(target).find(|l| question.kind.index(*l).is_none());
        if let Some(level) = bad {
            let place = place_of(text, id.as_str()).unwrap_or(Place { line: 1, column: 1 });
            return Err(OpenError::LevelOutOfRange { place, level: level.to_string() });
        }
        let elements: Vec<&str> = question.elements.iter().map(|e| e.id.as_str()).collect();
        if let Some(element) = answer.elements.iter().find(|e| current && !elements.contains(&e.as_str())) {
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

/// The assessment by the rules for characters and tags.
pub(super) fn normal(assessment: &Assessment) -> Assessment {
    let mut copy = assessment.clone();
    bring_to_form(&mut copy);
    copy
}

fn bring_to_form(assessment: &mut Assessment) {
    texts::of(assessment).into_iter().for_each(clean);
    for (_, answer) in answers(assessment).filter(|(_, answer)| !answer.tags.is_empty()) {
        answer.tags = tags::tidy(&answer.tags);
    }
}

/// Every answer: of the present state, of all milestones, and of what editions left over.
fn answers(assessment: &mut Assessment) -> impl Iterator<Item = (&QuestionId, &mut Answer)> {
    let Assessment { answers, milestones, archive, .. } = assessment;
    let past = milestones.iter_mut().flat_map(|milestone| &mut milestone.answers);
    let left = archive.iter_mut().flat_map(|archive| {
        let past = archive.milestones.iter_mut().flat_map(|milestone| &mut milestone.answers);
        archive.answers.iter_mut().map(|(id, archived)| (id, &mut archived.answer)).chain(past)
    });
    answers.iter_mut().chain(past).chain(left)
}

/// No list is longer than a person would make it, and no tag.
fn lists_measured(assessment: &mut Assessment) -> Result<(), OpenError> {
    for (id, answer) in answers(assessment) {
        if answer.evidence.len() > MAX_ENTRIES {
            return Err(OpenError::TooMany { key: cut(id.as_str()), limit: MAX_ENTRIES });
        }
        if answer.tags.len() > MAX_TAGS || tags::split(&answer.tags.join(",")).len() > MAX_TAGS {
            return Err(OpenError::TooMany { key: cut(id.as_str()), limit: MAX_TAGS });
        }
        if let Some(error) = answer.tags.iter().find_map(|tag| too_long(tag, MAX_TAG, Some(id))) {
            return Err(error);
        }
    }
    Ok(())
}

/// Why a file could not have this: a list or a text that is too long, with its question. Nothing of it is
/// changed.
#[must_use]
pub fn over_limits(assessment: &mut Assessment) -> Option<OpenError> {
    for (id, answer) in answers(assessment) {
        if answer.evidence.len() > MAX_ENTRIES {
            return Some(OpenError::TooMany { key: cut(id.as_str()), limit: MAX_ENTRIES });
        }
        let mut all = Vec::new();
        texts::of_answer(answer, &mut all);
        if let Some(error) = all.into_iter().find_map(|text| too_long(text, MAX_TEXT, Some(id))) {
            return Some(error);
        }
    }
    texts::of(assessment).into_iter().find_map(|text| too_long(text, MAX_TEXT, None))
}

fn too_long(text: &str, limit: usize, key: Option<&QuestionId>) -> Option<OpenError> {
    let long = text.len() > limit && text.chars().count() > limit;
    let (text, key) = (text.chars().take(20).collect(), key.map(|key| cut(key.as_str())));
    long.then_some(OpenError::TooLong { key, text, limit })
}
