//! Questionnaires, overlays and reference lists from outside, by the same limits as answers.

use super::error::OpenError;
use super::intake::{text, without_extensions};
use super::pretty::pretty;
use super::refusal::refusal;
use super::save_error::SaveError;
use crate::base::limits::{ASKED_DEPTH, MAX_DEPTH};
use crate::questionnaire::check::{self, check_list};
use crate::questionnaire::list::ReferenceList;
use crate::questionnaire::overlay::Overlay;
use crate::questionnaire::{Catalogue, Checked};

/// A questionnaire without a fault.
///
/// # Errors
/// [`OpenError::Faulty`] for one with faults; and as for answers.
pub fn questionnaire(bytes: &[u8]) -> Result<Checked, OpenError> {
    let text = of_depth(bytes, ASKED_DEPTH)?;
    check::questionnaire(text).map_err(|faults| OpenError::Faulty { faults })
}

/// A reference list without a fault.
///
/// # Errors
/// As for [`questionnaire`].
pub fn list(bytes: &[u8]) -> Result<ReferenceList, OpenError> {
    let text = of_depth(bytes, MAX_DEPTH)?;
    let faults = check_list(text);
    if !faults.is_empty() {
        return Err(OpenError::Faulty { faults });
    }
    let options = ron::Options::default().with_recursion_limit(MAX_DEPTH);
    options.from_str(text).map_err(|error| refusal(text, &error))
}

/// The questionnaire that an overlay makes of its base, which is among those at hand.
///
/// # Errors
/// As for [`questionnaire`]: the faults are those of the overlay.
pub fn overlay(bytes: &[u8], catalogue: &Catalogue) -> Result<Checked, OpenError> {
    let text = of_depth(bytes, ASKED_DEPTH)?;
    check::overlaid(text, catalogue).map_err(|faults| OpenError::Faulty { faults })
}

/// An overlay as it stands in a file of its own.
///
/// # Errors
/// [`SaveError::Form`] for one that cannot be written.
pub fn overlay_text(overlay: &Overlay) -> Result<String, SaveError> {
    pretty(overlay)
}

fn of_depth(bytes: &[u8], depth: usize) -> Result<&str, OpenError> {
    let text = text(bytes)?;
    without_extensions(text, &ron::Options::default().with_recursion_limit(depth))?;
    Ok(text)
}
