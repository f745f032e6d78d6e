//! How a value stands in a file: one field a line, as people read and compare it.

use ron::ser::PrettyConfig;
use serde::Serialize;

use super::save_error::SaveError;

/// A value as a text that people can read.
pub(super) fn pretty(value: &impl Serialize) -> Result<String, SaveError> {
    // Strings stand as they were typed: notes stay readable and differences small.
    let pretty = PrettyConfig::new().new_line("\n").indentor("    ").escape_strings(false);
    let mut text = ron::ser::to_string_pretty(value, pretty).map_err(|e| SaveError::Form(e.to_string()))?;
    text.push('\n');
    Ok(text)
}
