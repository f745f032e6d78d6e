//! Folders of submissions: read file by file, whatever lies in them; copied so that nothing tells who sent which.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::super::bytes::make_private_folder;
use super::super::disk::{Disk, SystemDisk};
use super::super::protect::is_encrypted;
use super::random::{NoRandomness, random_name, shuffle};
use super::sealed::Opener;
use crate::cohort::submission::Submission;
use crate::cohort::take::Rejection;

/// The longest file that is taken for a submission before it is known to which invitation.
const MOST: usize = 64 * 1024;
/// One day for the times of files.
const DAY: u64 = 24 * 60 * 60;

/// Why a folder could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The folder cannot be read.
    #[error("{0}")]
    Unreadable(io::Error),
    /// Something is in the way of the new folder.
    #[error("{} exists", .0.display())]
    Exists(PathBuf),
    /// It cannot be written.
    #[error("{0}")]
    Unwritable(io::Error),
    /// The system gives no randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// It was called off.
    #[error("called off")]
    CalledOff,
}

/// Whether to go on, asked after each file with how many are done and how many there are.
pub type GoOn<'g> = &'g (dyn Fn(usize, usize) -> bool + Sync);

/// The names of what lies in a folder, in their order, with their paths.
fn entries(folder: &Path) -> Result<Vec<(String, PathBuf)>, FolderError> {
    let read = fs::read_dir(folder).map_err(FolderError::Unreadable)?;
    let mut entries = read
        .map(|entry| {
            let entry = entry.map_err(FolderError::Unreadable)?;
            Ok((entry.file_name().to_string_lossy().into_owned(), entry.path()))
        })
        .collect::<Result<Vec<_>, FolderError>>()?;
    entries.sort();
    Ok(entries)
}

/// The bytes of a regular file of at most so many.
fn bytes(path: &Path, most: usize) -> Result<Vec<u8>, Rejection> {
    let unreadable = |error: io::Error| Rejection::Unreadable(error.to_string());
    // A link is not followed: it may lead to a device that never ends.
    if !fs::symlink_metadata(path).map_err(unreadable)?.is_file() {
        return Err(Rejection::NoFile);
    }
    let file = File::open(path).map_err(unreadable)?;
    if !file.metadata().map_err(unreadable)?.is_file() {
        return Err(Rejection::NoFile);
    }
    let mut bytes = Vec::with_capacity(most + 1);
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.is_empty() {
        return Err(Rejection::Empty);
    }
    if bytes.len() > most { Err(Rejection::TooLarge) } else { Ok(bytes) }
}

/// A file by its name, as it was read.
pub type FileRead = (String, Result<Submission, Rejection>);

/// Reads all submissions of a folder, on all cores.
///
/// # Errors
/// [`FolderError::Unreadable`] for the folder itself, [`FolderError::CalledOff`]; what is wrong with a file is
/// told with it.
pub fn read(folder: &Path, opener: &Opener<'_>, go_on: GoOn<'_>) -> Result<Vec<FileRead>, FolderError> {
    let entries = entries(folder)?;
    let (done, all) = (AtomicUsize::new(0), entries.len());
    entries
        .into_par_iter()
        .map(|(name, path)| {
            // A byte more than any has, so that a longer one is told from a damaged one.
            let read = bytes(&path, opener.length()).and_then(|bytes| opener.open(&bytes));
            if go_on(done.fetch_add(1, Ordering::Relaxed) + 1, all) {
                Ok((name, read))
            } else {
                Err(FolderError::CalledOff)
            }
        })
        .collect()
}

/// Takes a file away that is needed no more.
///
/// # Errors
/// [`FolderError::Unwritable`] with the system's reason.
pub fn remove(path: &Path) -> Result<(), FolderError> {
    SystemDisk.remove(path).map_err(FolderError::Unwritable)
}

/// What became of a folder that was copied.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// How many files were taken.
    pub taken: usize,
    /// What was not taken, and why.
    pub refused: Vec<(String, Rejection)>,
}

/// Copies the submissions of a folder into a new one: in random order, under random names, with one date.
///
/// # Errors
/// [`FolderError`]; a folder that was begun is taken away again.
pub fn collect(folder: &Path, into: &Path) -> Result<Collected, FolderError> {
    let mut collected = Collected::default();
    let mut taken = Vec::new();
    for (name, path) in entries(folder)? {
        match bytes(&path, MOST) {
            Ok(bytes) if is_encrypted(&bytes) => taken.push(bytes),
            Ok(_) => collected.refused.push((name, Rejection::NotEncrypted)),
            Err(refusal) => collected.refused.push((name, refusal)),
        }
    }
    collected.taken = taken.len();
    if fs::symlink_metadata(into).is_ok() {
        return Err(FolderError::Exists(into.to_owned()));
    }
    make_private_folder(into).map_err(FolderError::Unwritable)?;
    let written = write_all(into, shuffle(taken)?);
    if written.is_err() {
        // What is half there would be counted as if it were whole.
        let _ = fs::remove_dir_all(into);
    }
    written.map(|()| collected)
}

fn write_all(into: &Path, files: Vec<Vec<u8>>) -> Result<(), FolderError> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let today = SystemTime::UNIX_EPOCH + Duration::from_secs(now - now % DAY);
    let times = fs::FileTimes::new().set_accessed(today).set_modified(today);
    for bytes in files {
        let path = into.join(random_name()?);
        let write = || -> io::Result<()> {
            let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
            file.write_all(&bytes)?;
            file.set_times(times)?;
            file.sync_all()
        };
        write().map_err(FolderError::Unwritable)?;
    }
    // Some file systems cannot sync a folder; the files are there all the same.
    let _ = File::open(into).and_then(|folder| folder.sync_all());
    Ok(())
}
