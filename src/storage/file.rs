//! Reading with a cap and writing so that either the old or the new file is there, whole. The only
//! place that writes files.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::catalogue::Catalogue;
use super::envelope::to_bytes;
use super::error::{OpenError, SaveError};
use super::intake::{MAX_BYTES, Opened, parse};
use crate::assessment::Assessment;
use crate::questionnaire::Questionnaire;

/// Reads a file of at most [`MAX_BYTES`].
///
/// # Errors
/// [`OpenError::NotFound`], [`OpenError::Unreadable`] or [`OpenError::TooLarge`].
pub fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => OpenError::NotFound { path: path.to_owned() },
        _ => OpenError::Unreadable { path: path.to_owned(), reason: error.to_string() },
    };
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > MAX_BYTES {
        return Err(OpenError::TooLarge { bytes: size });
    }
    let mut bytes = Vec::new();
    // The size may be a lie (a pipe, a device): one byte more than allowed tells.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(OpenError::TooLarge { bytes: bytes.len() as u64 });
    }
    Ok(bytes)
}

/// Opens an assessment.
///
/// # Errors
/// Every reason for which a file is refused; see [`OpenError`].
pub fn open(path: &Path, catalogue: &Catalogue) -> Result<Opened, OpenError> {
    parse(&read(path)?, catalogue)
}

/// Saves an assessment: see [`write_file`].
///
/// # Errors
/// See [`SaveError`]; the older file is then as it was.
pub fn save(path: &Path, assessment: &Assessment, questionnaire: &Questionnaire) -> Result<(), SaveError> {
    write_file(path, &to_bytes(assessment, questionnaire)?)
}

/// Writes a file so that it survives a crash: a temporary file beside it that only its owner may
/// read, synced, renamed over the old one, the folder synced. Blocks: never on the window's thread.
///
/// # Errors
/// See [`SaveError`]; an older file is then as it was, and no temporary file stays behind.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    if path.is_dir() {
        return Err(SaveError::IsFolder { path: path.to_owned() });
    }
    if !folder.is_dir() {
        return Err(SaveError::NoFolder { path: path.to_owned() });
    }
    let failed = |error: &io::Error| failure(path, error);
    let mut temp = tempfile::Builder::new()
        .prefix(".keian-")
        .suffix(".tmp")
        .tempfile_in(&folder)
        .map_err(|error| failed(&error))?;
    temp.write_all(bytes).map_err(|error| failed(&error))?;
    temp.as_file().sync_all().map_err(|error| failed(&error))?;
    temp.persist(path).map_err(|error| failed(&error.error))?;
    sync_folder(&folder).map_err(|error| failed(&error))
}

/// Writes a settings file, making its folder first.
///
/// # Errors
/// See [`SaveError`].
pub fn write_settings(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failure(path, &error))?;
    }
    write_file(path, bytes)
}

/// The rename itself must reach the disk. Windows has no such call and needs none.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

fn failure(path: &Path, error: &io::Error) -> SaveError {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => SaveError::NotAllowed { path },
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => SaveError::Full { path },
        io::ErrorKind::IsADirectory => SaveError::IsFolder { path },
        io::ErrorKind::NotFound => SaveError::NoFolder { path },
        _ => SaveError::Other { path, reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_file_is_whole_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        write_file(&path, b"one").unwrap();
        write_file(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays behind");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_save_that_cannot_be_done_says_why_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no").join("a.ron");
        assert_eq!(write_file(&missing, b"x"), Err(SaveError::NoFolder { path: missing.clone() }));
        let taken = folder.path().join("folder");
        fs::create_dir(&taken).unwrap();
        assert_eq!(write_file(&taken, b"x"), Err(SaveError::IsFolder { path: taken.clone() }));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_over_8_mib_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big.ron");
        File::create(&path).unwrap().set_len(MAX_BYTES + 1).unwrap();
        assert_eq!(read(&path), Err(OpenError::TooLarge { bytes: MAX_BYTES + 1 }));
    }
}
