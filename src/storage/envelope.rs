//! The form of an assessment's file: what it is, what it belongs to, and the assessment itself.
//! Pretty-printed so that two versions can be compared line by line.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::carried::Carried;
use super::pretty::pretty;
use super::save_error::SaveError;
use crate::assessment::Assessment;
use crate::base::file_kind::FileKind;
use crate::base::ids::QuestionnaireId;
use crate::base::shared::Shared;
use crate::questionnaire::Checked;

/// The format that this version writes, and the newest that it reads.
pub(super) const FORMAT: u32 = 3;

/// A whole file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Envelope {
    /// What the file is.
    pub(super) kind: FileKind,
    /// The format's number.
    pub(super) format: u32,
    /// The program that wrote it.
    pub(super) app: String,
    /// The questionnaire that it answers.
    pub(super) questionnaire: Belongs,
    /// The questions that the file brings with it, where they are not shipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) carried: Option<Carried>,
    /// The answers.
    pub(super) assessment: Assessment,
}

/// The questionnaire that a file answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Belongs {
    pub(super) id: QuestionnaireId,
    pub(super) edition: String,
    /// [`Checked::digest`] when the file was written.
    pub(super) digest: String,
}

/// The kind of file in which an assessment is kept.
pub(super) fn kind_of(assessment: &Assessment) -> FileKind {
    if assessment.only.is_empty() { FileKind::Assessment } else { FileKind::HandOut }
}

/// The bytes of an assessment's file.
///
/// # Errors
/// [`SaveError::Form`] when the assessment cannot be written as RON, which no assessment is known
/// to cause.
pub fn to_bytes(assessment: &Assessment, questionnaire: &Checked) -> Result<Vec<u8>, SaveError> {
    let envelope = Envelope {
        kind: kind_of(assessment),
        format: FORMAT,
        app: concat!("keian ", env!("CARGO_PKG_VERSION")).to_owned(),
        questionnaire: Belongs {
            id: questionnaire.id.clone(),
            edition: questionnaire.edition.clone(),
            digest: questionnaire.digest().to_owned(),
        },
        carried: Carried::of(questionnaire)?,
        assessment: assessment.clone(),
    };
    Ok(pretty(&envelope)?.into_bytes())
}

/// The file of an assessment as it may go along with a report: as it was read, but without the log of
/// changes, which stays with whoever has the document.
///
/// # Errors
/// Those of [`to_bytes`].
pub fn goes_along<'a>(
    file: &'a [u8],
    assessment: &Assessment,
    questionnaire: &Checked,
) -> Result<Cow<'a, [u8]>, SaveError> {
    if assessment.log.is_empty() {
        return Ok(Cow::Borrowed(file));
    }
    let without = Assessment { log: Shared::default(), ..assessment.clone() };
    to_bytes(&without, questionnaire).map(Cow::Owned)
}

/// How many bytes an assessment's file has, before it is encrypted.
#[must_use]
pub fn size(assessment: &Assessment, questionnaire: &Checked) -> u64 {
    to_bytes(assessment, questionnaire).map_or(u64::MAX / 2, |bytes| bytes.len() as u64)
}
