//! The questionnaire that a file answers: the one that it brings, or found by the digest that it names. A shipped one from
//! before gives way to the newest, and what is asked otherwise there is said.

use super::envelope::Envelope;
use super::error::OpenError;
use crate::assessment::edition;
use crate::base::characters::echo as cut;
use crate::base::ids::QuestionId;
use crate::base::lang::Lang;
use crate::questionnaire::{Catalogue, Checked, words};

/// What is asked otherwise than it was when a file was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Otherwise {
    /// Nothing.
    #[default]
    Nothing,
    /// These questions: in the order in which they were asked, then those that are new.
    Questions(Vec<QuestionId>),
    /// It cannot be told: the wording that the file names is not at hand.
    Untold,
}

impl Otherwise {
    /// What is asked otherwise, in words; `None` where nothing is.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Questions(questions) => Some(words::otherwise(questions, lang)),
            Self::Untold => Some(words::untold(lang).to_owned()),
        }
    }
}

/// What a file answers.
pub(super) struct Answered {
    /// What was asked when it was written.
    pub(super) then: Checked,
    /// What takes its place, where that is another one.
    pub(super) now: Option<Checked>,
    /// What is asked otherwise.
    pub(super) otherwise: Otherwise,
}

impl Answered {
    /// What a file answers that names it so.
    pub(super) fn of(file: &Envelope, catalogue: &Catalogue) -> Result<Self, OpenError> {
        let belongs = &file.questionnaire;
        if let Some(carried) = &file.carried {
            let then = carried.checked(catalogue)?;
            let same = then.digest() == belongs.digest;
            let otherwise = if same { Otherwise::Nothing } else { Otherwise::Untold };
            return Ok(Self { then, now: None, otherwise });
        }
        if let Some(then) = catalogue.of_digest(&belongs.digest) {
            let now = catalogue.newest(&then);
            let otherwise = now.as_ref().map_or(Otherwise::Nothing, |now| differing(&then, now));
            return Ok(Self { then, now, otherwise });
        }
        let named = catalogue.named(&belongs.id, &belongs.edition);
        let then = named.ok_or_else(|| OpenError::UnknownQuestionnaire {
            id: cut(belongs.id.as_str()),
            edition: cut(&belongs.edition),
            known: catalogue.names(),
        })?;
        Ok(Self { then, now: None, otherwise: Otherwise::Untold })
    }
}

fn differing(then: &Checked, now: &Checked) -> Otherwise {
    let questions = edition::plan(then, now).otherwise();
    if questions.is_empty() { Otherwise::Nothing } else { Otherwise::Questions(questions) }
}
