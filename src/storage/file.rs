//! Reading with a cap, and writing whole files that are no open document: exports, settings, what
//! the command line makes.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::disk::SystemDisk;
use super::document::{Changed, DocumentFile};
use super::error::{OpenError, SaveError};
use super::intake::{Opened, parse};
use super::lock::{Lock, NotLocked};
use super::protect::Protection;
use super::replace::{Earlier, Failed, folder_of, replace, sweep};
use crate::assessment::Assessment;
use crate::base::limits::MAX_BYTES;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue::Catalogue;

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

/// Opens an assessment that is not encrypted, to look at it: no lock is taken.
///
/// # Errors
/// Every reason for which a file is refused; see [`OpenError`].
pub fn open(path: &Path, catalogue: &Catalogue) -> Result<Opened, OpenError> {
    parse(&read(path)?, catalogue)
}

/// Saves an assessment in clear to a place that the person has chosen, replacing what is there.
///
/// # Errors
/// See [`SaveError`]; the older file is then as it was.
pub fn save(path: &Path, assessment: &Assessment, questionnaire: &Questionnaire) -> Result<(), SaveError> {
    DocumentFile::create(path, Protection::Clear)?.save(assessment, questionnaire, Changed::Overwrite)
}

/// Writes a file so that it survives a crash; no earlier version is kept. Blocks: never on the
/// window's thread.
///
/// # Errors
/// See [`SaveError`]; an older file is then as it was, and no temporary file stays behind.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let _lock = Lock::wait(path).map_err(|refused| match refused {
        NotLocked::Held => SaveError::OpenElsewhere { path: path.to_owned() },
        NotLocked::Failed(error) => failure(path, &error),
    })?;
    sweep(&SystemDisk, path);
    put(path, bytes, Earlier::Drop)
}

/// Writes a settings file, making its folder first.
///
/// # Errors
/// See [`SaveError`].
pub fn write_settings(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    make_private_folder(&folder_of(path)).map_err(|error| failure(path, &error))?;
    write_file(path, bytes)
}

/// Makes a folder that only its owner may enter, and those that lead to it.
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Replaces a file whose lock is held.
pub(super) fn put(path: &Path, bytes: &[u8], earlier: Earlier) -> Result<(), SaveError> {
    if path.is_dir() {
        return Err(SaveError::IsFolder { path: path.to_owned() });
    }
    replace(&SystemDisk, path, bytes, earlier).map_err(|failed| match failed {
        Failed::Before(error) => failure(path, &error),
        Failed::NotTheSame => SaveError::NotTheSame { path: path.to_owned() },
        Failed::After(error) => SaveError::Unconfirmed { path: path.to_owned(), reason: error.to_string() },
    })
}

/// What the system says, as the person needs to hear it.
pub(super) fn failure(path: &Path, error: &io::Error) -> SaveError {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => SaveError::NotAllowed { path },
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => SaveError::Full { path },
        io::ErrorKind::IsADirectory => SaveError::IsFolder { path },
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SaveError::NoFolder { path },
        _ => SaveError::Other { path, reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_file_is_whole_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        write_file(&path, b"one").unwrap();
        write_file(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else stays behind");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_write_that_cannot_be_done_says_why_and_leaves_nothing() {
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
