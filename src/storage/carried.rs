//! Questions that a file brings with it, so that it opens where nobody has them: an overlay, or a whole
//! questionnaire. They stand in the file as text, which is checked like one that comes from outside.

use serde::{Deserialize, Serialize};

use super::error::OpenError;
use super::pretty::pretty;
use super::save_error::SaveError;
use crate::questionnaire::{Catalogue, Checked, Provenance, check};

/// What a file brings with it. What is shipped is not brought.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Carried {
    /// An overlay.
    Overlay {
        /// The digest of what it is laid over.
        base: String,
        /// The overlay.
        text: String,
    },
    /// A questionnaire.
    Questionnaire(String),
}

impl Carried {
    /// What a file has to bring whose answers are to this questionnaire.
    pub(super) fn of(questionnaire: &Checked) -> Result<Option<Self>, SaveError> {
        Ok(match questionnaire.provenance() {
            Provenance::Shipped => None,
            Provenance::Changed { base, overlay } => {
                Some(Self::Overlay { base: base.digest().to_owned(), text: pretty(&**overlay)? })
            }
            Provenance::Own => Some(Self::Questionnaire(pretty(&**questionnaire)?)),
        })
    }

    /// The questionnaire that is brought; one that turns out to be shipped is that one.
    pub(super) fn checked(&self, catalogue: &Catalogue) -> Result<Checked, OpenError> {
        let made = match self {
            Self::Overlay { base, text } => check::overlaid_on(text, catalogue.of_digest(base), catalogue),
            Self::Questionnaire(text) => check::questionnaire(text),
        };
        let made = made.map_err(|faults| OpenError::FaultyCarried { faults })?;
        Ok(catalogue.of_digest(made.digest()).unwrap_or(made))
    }
}
