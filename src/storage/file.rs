//! Whole files that are no open document: answers to look at, exports, settings, what the command
//! line makes.

use std::path::Path;

use super::beside::with_backup;
use super::bytes::{failure, make_private_folder, put, read};
use super::disk::SystemDisk;
use super::document::{Changed, DocumentFile};
use super::error::OpenError;
use super::intake::{Opened, parse};
use super::lock::{Lock, NotLocked};
use super::output::{Replace, Sort, check};
use super::protect::{Protection, Unlock};
use super::replace::{Replaced, folder_of, sweep};
use super::save_error::SaveError;
use crate::assessment::Assessment;
use crate::questionnaire::Checked;
use crate::questionnaire::catalogue::Catalogue;

/// Opens an assessment that is not encrypted, to look at it: no lock is taken.
///
/// # Errors
/// Every reason for which a file is refused; see [`OpenError`].
pub fn open(path: &Path, catalogue: &Catalogue) -> Result<Opened, OpenError> {
    open_copy(path, catalogue, &Unlock::Nothing).map(|(opened, _)| opened)
}

/// Opens an assessment to look at it, or as something that is to become a document of its own, such as a
/// backup: no lock is taken. Returns also how the file is kept.
///
/// # Errors
/// Every reason for which a file is refused; see [`OpenError`].
pub fn open_copy(
    path: &Path,
    catalogue: &Catalogue,
    unlock: &Unlock,
) -> Result<(Opened, Protection), OpenError> {
    let opened = read(path).and_then(|bytes| {
        let (clear, protection) = unlock.open(&bytes)?;
        Ok((parse(&clear, catalogue)?, protection))
    });
    opened.map_err(|error| with_backup(error, path, catalogue, unlock))
}

/// Saves an assessment in clear to a place that the person has chosen.
///
/// # Errors
/// See [`SaveError`]; what is there is then as it was.
pub fn save(
    path: &Path,
    assessment: &Assessment,
    questionnaire: &Checked,
    replace: Replace,
) -> Result<(), SaveError> {
    save_kept(path, assessment, questionnaire, Protection::Clear, replace)
}

/// The same, kept as the person has chosen.
///
/// # Errors
/// See [`SaveError`]; what is there is then as it was.
pub fn save_kept(
    path: &Path,
    assessment: &Assessment,
    questionnaire: &Checked,
    protection: Protection,
    replace: Replace,
) -> Result<(), SaveError> {
    if !assessment.only.is_empty() {
        check(path, &Sort::HandOut, replace)?;
    }
    let mut file = DocumentFile::create(path, protection, replace)?;
    // What comes between is nothing that the person was asked about.
    file.save(assessment, questionnaire, Changed::Refuse)
}

/// Writes a file of the program's own, such as settings, so that it survives a crash; no earlier version
/// is kept.
fn write_file(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let _lock = Lock::wait(path).map_err(|refused| match refused {
        NotLocked::Held => SaveError::OpenElsewhere { path: path.to_owned() },
        NotLocked::Failed(error) => failure(path, &error),
    })?;
    sweep(&SystemDisk, path);
    put(path, bytes, Replaced::Drop).map(drop)
}

/// Writes a settings file, making its folder first.
///
/// # Errors
/// See [`SaveError`].
pub fn write_settings(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    make_private_folder(&folder_of(path)).map_err(|error| failure(path, &error))?;
    write_file(path, bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;

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
}
