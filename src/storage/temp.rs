//! Temporary files beside the file whose place they are to take, and what is said about calls that a file
//! system does not have.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::names::{folder_of, tag};

/// For whom a new file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rights {
    /// For its owner alone.
    Private,
    /// For those for whom the file was that it takes the place of.
    AsBefore,
}

/// Whether people see a new file among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// It is to become one that they look for.
    Yes,
    /// It is of the program alone.
    No,
}

/// Whether something is on the medium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Synced {
    Yes,
    /// The file system cannot say.
    Unknown,
}

/// That a call failed because the file system does not have it says nothing against the file.
fn unless_unknown(result: io::Result<()>) -> io::Result<Synced> {
    match result {
        Ok(()) => Ok(Synced::Yes),
        Err(error) if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) => {
            Ok(Synced::Unknown)
        }
        Err(error) => Err(error),
    }
}

pub(super) fn sync_folder<D: Disk>(disk: &D, folder: &Path) -> io::Result<Synced> {
    match disk.sync_folder(folder) {
        // One may write into a folder that one may not read.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(Synced::Unknown),
        result => unless_unknown(result),
    }
}

/// Writes a temporary file beside a file.
pub(super) fn write_temp<D: Disk>(
    disk: &D,
    path: &Path,
    bytes: &[u8],
    rights: Rights,
) -> io::Result<(PathBuf, Synced)> {
    write_temp_as(disk, path, bytes, rights, Shown::Yes)
}

/// The same for one that people see or not.
pub(super) fn write_temp_as<D: Disk>(
    disk: &D,
    path: &Path,
    bytes: &[u8],
    rights: Rights,
    shown: Shown,
) -> io::Result<(PathBuf, Synced)> {
    let folder = folder_of(path);
    let mut number = 0_u32;
    let (temp, mut file) = loop {
        let temp = folder.join(format!("{}-{}-{number}.tmp", tag(path), std::process::id()));
        let made = match shown {
            Shown::Yes => disk.create(&temp),
            Shown::No => disk.create_hidden(&temp),
        };
        match made {
            Ok(file) => break (temp, file),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => number += 1,
            Err(error) => return Err(error),
        }
    };
    let synced = disk.write(&mut file, bytes).and_then(|()| {
        if rights == Rights::AsBefore {
            // As far as the system lets us: what it does not give stays closed to others.
            let _ = disk.open_as(&file, path);
        }
        unless_unknown(disk.sync(&file))
    });
    match synced {
        Ok(synced) => Ok((temp, synced)),
        Err(error) => {
            drop(file);
            let _ = disk.remove(&temp);
            Err(error)
        }
    }
}

/// FAT and some network drives know no hard links.
pub(super) fn no_links(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::PermissionDenied
            | io::ErrorKind::CrossesDevices
            | io::ErrorKind::TooManyLinks
    )
}
