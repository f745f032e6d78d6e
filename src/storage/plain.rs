//! What a person writes by hand beside files of answers, by the same limits: what may be left out is written
//! without `Some`.

use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::error::OpenError;
use super::intake::{text, without_extensions};
use super::refusal::refusal;
use crate::base::limits::MAX_DEPTH;

/// A value, with the text that it was read from.
///
/// # Errors
/// [`OpenError`] with its place in the text.
pub fn by_hand<T: DeserializeOwned>(bytes: &[u8]) -> Result<(T, &str), OpenError> {
    let text = text(bytes)?;
    let options = ron::Options::default().with_recursion_limit(MAX_DEPTH);
    without_extensions(text, &options)?;
    let options = options.with_default_extension(Extensions::IMPLICIT_SOME);
    let value = options.from_str(text).map_err(|error| refusal(text, &error))?;
    Ok((value, text))
}
