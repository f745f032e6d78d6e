//! Fingerprints of bytes and of values. A value that cannot be written has none: it must never pass
//! for another one that cannot be written either.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// SHA-256 as 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut hex = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Why a value has no fingerprint: it cannot be written as RON.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no digest: {0}")]
pub struct NoDigest(String);

impl NoDigest {
    /// By the reason why it cannot be written.
    pub(crate) fn of(error: &ron::Error) -> Self {
        Self(error.to_string())
    }
}

/// SHA-256 of a value's compact RON form, in hexadecimal.
///
/// # Errors
/// [`NoDigest`] when the value cannot be written as RON, for instance where it is nested too deeply.
pub fn digest_of(value: &impl Serialize) -> Result<String, NoDigest> {
    let text = ron::to_string(value).map_err(|error| NoDigest::of(&error))?;
    Ok(sha256_hex(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_nothing_is_the_one_of_the_standard() {
        assert_eq!(sha256_hex(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn the_digest_of_a_value_is_that_of_its_text() {
        assert_eq!(digest_of(&(1, "a")), Ok(sha256_hex(b"(1,\"a\")")));
    }

    #[test]
    fn a_value_that_cannot_be_written_has_no_digest() {
        struct Unwritable;

        impl Serialize for Unwritable {
            fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
                Err(serde::ser::Error::custom("it is not to be written"))
            }
        }

        assert_eq!(digest_of(&Unwritable), Err(NoDigest("it is not to be written".to_owned())));
    }
}
