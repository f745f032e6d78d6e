//! What a report was made from, as SHA-256, and whether a file of answers belongs to it.

use crate::audience::Disclosed;
use crate::base::digest::{NoDigest, digest_of, sha256_hex};
use crate::questionnaire::Checked;

/// What a report was made from: SHA-256 values as 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of the bytes of the answers' file, where it was handed in.
    pub file: Option<String>,
    /// Of the answers that are shown, however their file is laid out.
    pub answers: String,
    /// Of the questionnaire.
    pub questionnaire: String,
}

/// How a file of answers stands to a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// The report was made from this file.
    Yes,
    /// The answers are the same, but the file is not, to the byte: it was saved by another version
    /// or edited by hand.
    SameAnswers,
    /// The report was made from other answers.
    OtherAnswers,
    /// The answers may be the same, but the questionnaire is another.
    OtherQuestionnaire,
}

impl Fingerprint {
    /// The fingerprint of what is shown of answers; `file` is their file as it was read or as it is saved,
    /// where everything is shown.
    ///
    /// # Errors
    /// [`NoDigest`] when the answers cannot be written as RON.
    pub fn of(
        questionnaire: &Checked,
        disclosed: &Disclosed<'_>,
        file: Option<&[u8]>,
    ) -> Result<Self, NoDigest> {
        Ok(Self {
            file: file.map(sha256_hex),
            answers: digest_of(disclosed.answers())?,
            questionnaire: questionnaire.digest().to_owned(),
        })
    }

    /// Whether `file`, the fingerprint of a file of answers, belongs to the report that has this
    /// fingerprint.
    #[must_use]
    pub fn belongs(&self, file: &Self) -> Belongs {
        if self.file.is_some() && self.file == file.file {
            // What was asked and answered is in the file, however this version reads it.
            Belongs::Yes
        } else if self.questionnaire != file.questionnaire {
            Belongs::OtherQuestionnaire
        } else if self.answers != file.answers {
            Belongs::OtherAnswers
        } else if self.file.is_some() && self.file != file.file {
            Belongs::SameAnswers
        } else {
            Belongs::Yes
        }
    }

    /// The beginning of the digest that the cover shows: 16 digits of the file's, or of the
    /// answers' where no file was handed in.
    #[must_use]
    pub fn short(&self) -> &str {
        let digest = self.file.as_deref().unwrap_or(&self.answers);
        digest.get(..16).unwrap_or(digest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::audience::Edition;
    use crate::questionnaire::shipped::meti_guideline;

    #[test]
    fn a_file_belongs_to_its_report_to_the_byte() {
        let questionnaire = meti_guideline();
        let mut assessment = Assessment::default();
        let print = |assessment: &Assessment, file: &[u8]| {
            let shown =
                Disclosed::to(Edition::Full, questionnaire, assessment, jiff::civil::date(2026, 11, 24));
            Fingerprint::of(questionnaire, &shown, Some(file)).unwrap()
        };
        let report = print(&assessment, b"file");
        let of = |assessment: &Assessment, file: &[u8]| report.belongs(&print(assessment, file));
        assert_eq!(of(&assessment, b"file"), Belongs::Yes);
        assert_eq!(of(&assessment, b"File"), Belongs::SameAnswers);
        assessment.profile.organisation.push('x');
        assert_eq!(of(&assessment, b"File"), Belongs::OtherAnswers);
    }
}
