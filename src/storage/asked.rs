//! Questionnaires, overlays and reference lists from outside, by the same limits as answers.

use serde::de::DeserializeOwned;

use super::error::OpenError;
use super::intake::{text, without_extensions};
use super::refusal::refusal;
use crate::base::characters::echo;
use crate::base::limits::{ASKED_DEPTH, MAX_DEPTH};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::check::fault::Fault;
use crate::questionnaire::check::{check_list, check_questionnaire};
use crate::questionnaire::list::ReferenceList;
use crate::questionnaire::overlay::{Overlay, OverlayError};

/// A questionnaire without a fault.
///
/// # Errors
/// [`OpenError::Faulty`] for one with faults, which `keian check` lists; and as for answers.
pub fn questionnaire(bytes: &[u8]) -> Result<Questionnaire, OpenError> {
    let text = text(bytes)?;
    without_faults(&check_questionnaire(text))?;
    read(text, ASKED_DEPTH)
}

/// A reference list without a fault.
///
/// # Errors
/// As for [`questionnaire`].
pub fn list(bytes: &[u8]) -> Result<ReferenceList, OpenError> {
    let text = text(bytes)?;
    without_faults(&check_list(text))?;
    read(text, MAX_DEPTH)
}

/// An overlay, and the questionnaire that it makes of its base.
///
/// # Errors
/// [`OpenError::OverlayUnfit`] when it does not fit the base, or what it makes cannot be written to be
/// checked; [`OpenError::Faulty`] when the
/// questionnaire that it makes has faults; and as for answers.
pub fn overlay(bytes: &[u8], base: &Questionnaire) -> Result<Questionnaire, OpenError> {
    let overlay: Overlay = read(text(bytes)?, ASKED_DEPTH)?;
    let unfit = |reason: &str| OpenError::OverlayUnfit { reason: echo(reason) };
    let made = overlay.apply(base).map_err(|error: OverlayError| unfit(&error.to_string()))?;
    // The check reads text, as an author writes it.
    let written = ron::to_string(&made).map_err(|error| unfit(&error.to_string()))?;
    without_faults(&check_questionnaire(&written))?;
    Ok(made)
}

fn without_faults(faults: &[Fault]) -> Result<(), OpenError> {
    if faults.is_empty() { Ok(()) } else { Err(OpenError::Faulty { count: faults.len() }) }
}

fn read<T: DeserializeOwned>(text: &str, depth: usize) -> Result<T, OpenError> {
    let options = ron::Options::default().with_recursion_limit(depth);
    without_extensions(text, &options)?;
    options.from_str(text).map_err(|error| refusal(text, &error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::digest::too_deep_to_write;

    #[test]
    fn an_overlay_on_what_cannot_be_written_is_refused_for_it_and_not_checked_as_nothing() {
        let file = "(overlay: \"a\", edition: \"1\", base: \"\", base_edition: \"\", title: (), add: {}, weights: {})";
        let refused = overlay(file.as_bytes(), &too_deep_to_write()).unwrap_err();
        let OpenError::OverlayUnfit { reason } = refused else { unreachable!("{refused:?}") };
        assert!(reason.starts_with("Exceeded recursion limit"), "{reason}");
    }
}
