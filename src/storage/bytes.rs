//! The bytes of a file and what the system says about them: reading with a cap, replacing whole files,
//! and the system's refusals as the person needs to hear them.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::disk::SystemDisk;
use super::error::OpenError;
use super::names::MAX_NAME;
use super::replace::{Failed, Lack, Replaced, replace};
use super::save_error::SaveError;
use super::system;
use crate::base::limits::MAX_BYTES;

/// Reads a file of at most [`MAX_BYTES`].
///
/// # Errors
/// [`OpenError::NotFound`], [`OpenError::Unreadable`] or [`OpenError::TooLarge`].
pub fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    read_up_to(path, MAX_BYTES)
}

/// The first bytes of a file, as many as tell of what kind it is.
///
/// # Errors
/// [`OpenError::NotFound`] or [`OpenError::Unreadable`].
pub fn start(path: &Path) -> Result<Vec<u8>, OpenError> {
    let unreadable = |error| unreadable(path, &error);
    let mut bytes = Vec::new();
    File::open(path).map_err(unreadable)?.take(64).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error) -> OpenError {
    match error.kind() {
        io::ErrorKind::NotFound => OpenError::NotFound { path: path.to_owned() },
        _ => OpenError::Unreadable { path: path.to_owned(), reason: error.to_string() },
    }
}

/// Reads a file of at most so many bytes.
pub(super) fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, OpenError> {
    let unreadable = |error| unreadable(path, &error);
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > limit {
        return Err(OpenError::TooLarge { bytes: size });
    }
    let mut bytes = Vec::new();
    // The size may be a lie (a pipe, a device): one byte more than allowed tells.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(OpenError::TooLarge { bytes: bytes.len() as u64 });
    }
    Ok(bytes)
}

/// Makes a folder that only its owner may enter, and those that lead to it.
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    system::private_folder(&mut builder);
    builder.create(folder)
}

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

/// What the system says, as the person needs to hear it.
pub(super) fn failure(path: &Path, error: &io::Error) -> SaveError {
    let in_use = system::is_in_use(error, path);
    let path = path.to_owned();
    match error.kind() {
        _ if in_use => SaveError::InUse { path },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => SaveError::NotAllowed { path },
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => SaveError::Full { path },
        io::ErrorKind::IsADirectory => SaveError::IsFolder { path },
        io::ErrorKind::InvalidFilename => {
            let over = path.file_name().unwrap_or_default().len().saturating_sub(MAX_NAME);
            if over > 0 { SaveError::NameTooLong { path, over } } else { SaveError::PathTooLong { path } }
        }
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SaveError::NoFolder { path },
        _ => SaveError::Other { path, reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_another_program_has_is_not_called_read_only() {
        let path = Path::new("report.pdf");
        let said = |kind: io::ErrorKind| failure(path, &kind.into());
        assert_eq!(said(io::ErrorKind::ResourceBusy), SaveError::InUse { path: path.to_owned() });
        assert_eq!(said(io::ErrorKind::PermissionDenied), SaveError::NotAllowed { path: path.to_owned() });
    }

    #[test]
    fn a_file_over_32_mib_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big.ron");
        File::create(&path).unwrap().set_len(MAX_BYTES + 1).unwrap();
        assert_eq!(read(&path), Err(OpenError::TooLarge { bytes: MAX_BYTES + 1 }));
    }
}
