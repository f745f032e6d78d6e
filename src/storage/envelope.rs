//! The form of an assessment's file: what it is, what it belongs to, and the assessment itself.
//! Pretty-printed so that two versions can be compared line by line.

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::save_error::SaveError;
use crate::assessment::Assessment;
use crate::base::file_kind::FileKind;
use crate::base::ids::QuestionnaireId;
use crate::questionnaire::Questionnaire;

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
    /// The answers.
    pub(super) assessment: Assessment,
}

/// The questionnaire that a file answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Belongs {
    pub(super) id: QuestionnaireId,
    pub(super) edition: String,
    /// [`Questionnaire::digest`] when the file was written.
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
/// to cause, or the questionnaire has no digest.
pub fn to_bytes(assessment: &Assessment, questionnaire: &Questionnaire) -> Result<Vec<u8>, SaveError> {
    let envelope = Envelope {
        kind: kind_of(assessment),
        format: FORMAT,
        app: concat!("keian ", env!("CARGO_PKG_VERSION")).to_owned(),
        questionnaire: Belongs {
            id: questionnaire.id.clone(),
            edition: questionnaire.edition.clone(),
            digest: questionnaire.digest()?,
        },
        assessment: assessment.clone(),
    };
    // Strings stand as they were typed: notes stay readable and differences small.
    let pretty = PrettyConfig::new().new_line("\n").indentor("    ").escape_strings(false);
    let mut text =
        ron::ser::to_string_pretty(&envelope, pretty).map_err(|e| SaveError::Form(e.to_string()))?;
    text.push('\n');
    Ok(text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::digest::too_deep_to_write;

    #[test]
    fn answers_are_not_saved_for_a_questionnaire_without_a_digest() {
        let deep = too_deep_to_write();
        let reason = deep.digest().unwrap_err().to_string();
        assert_eq!(to_bytes(&Assessment::default(), &deep), Err(SaveError::Form(reason)));
    }
}
