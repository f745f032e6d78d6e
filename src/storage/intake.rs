//! Bytes from outside become an assessment here, or a typed refusal: nothing is guessed and
//! nothing is dropped in silence.

use std::collections::BTreeMap;

use ron::error::Error as Ron;

use super::answered::{Answered, Otherwise};
use super::comments;
use super::envelope::{Envelope, FORMAT};
use super::error::{OpenError, Place};
use super::head::{Head, peek};
use super::measures::{over_limits, too_many};
use super::migrate;
use super::protect::{Unlock, is_encrypted};
use super::refusal::{end_of, refusal};
use crate::assessment::form::bring_to_form;
use crate::assessment::{Answers, Assessment, Profile, edition};
use crate::base::characters::echo as cut;
use crate::base::file_kind::FileKind;
use crate::base::ids::{AreaId, is_well_formed};
use crate::base::level::Level;
use crate::base::limits::{ASKED_DEPTH, MAX_BYTES, MAX_DEPTH};
use crate::base::nearest::nearest;
use crate::paper::is_pdf;
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
    /// Somebody has written comments into it, which a save drops.
    pub comments: bool,
}

impl Opened {
    /// Whether an earlier version of the program wrote the file, which counted scores otherwise.
    #[must_use]
    pub fn is_older(&self) -> bool {
        self.format < FORMAT
    }
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
    if let Some(error) = too_many(assessment) {
        return Err(error);
    }
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
    let comments = comments::any(text);
    Ok(match now {
        Some(questionnaire) => {
            let assessment = edition::apply(&assessment, &then, &questionnaire);
            Opened { assessment, questionnaire, otherwise, format, comments }
        }
        None => Opened { assessment, questionnaire: then, otherwise, format, comments },
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
    if is_pdf(bytes) {
        return Err(OpenError::Pdf);
    }
    in_utf8(bytes)
}

fn in_utf8(bytes: &[u8]) -> Result<&str, OpenError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // What power took away is of zeros on some file systems.
    if bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) {
        return Err(OpenError::Empty);
    }
    simdutf8::compat::from_utf8(bytes).map_err(|error| {
        let place = end_of(&String::from_utf8_lossy(&bytes[..error.valid_up_to()]));
        // A picture, a program, a PDF: no other encoding would make a text of it.
        let is_text = error.valid_up_to() > 0 && !bytes.contains(&0) && !bytes.starts_with(b"%PDF");
        if is_text { OpenError::NotUtf8 { place } } else { OpenError::NotRon { place } }
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
    // What stands beside the answers tells of what was asked when it was written.
    let Assessment { profile, area_targets, answers, milestones, only, .. } = assessment;
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
    answers: &Answers,
    questionnaire: &Checked,
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
