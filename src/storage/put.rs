//! A whole file replaced on the system's disk, with its refusal as the person needs to hear it.

use std::path::Path;

use super::bytes::failure;
use super::disk::SystemDisk;
use super::error::SaveError;
use super::replace::{Failed, Lack, Replaced, replace};

/// Replaces a file whose lock is held.
pub(super) fn put(path: &Path, bytes: &[u8], earlier: Replaced) -> Result<Vec<Lack>, SaveError> {
    if path.is_dir() {
        return Err(SaveError::IsFolder { path: path.to_owned() });
    }
    replace(&SystemDisk, path, bytes, earlier).map_err(|failed| match failed {
        Failed::Before(error) => failure(path, &error),
        Failed::Exists => SaveError::Exists { path: path.to_owned() },
        Failed::NotTheSame => SaveError::NotTheSame { path: path.to_owned() },
        Failed::After(error) => SaveError::Unconfirmed { path: path.to_owned(), reason: error.to_string() },
    })
}
