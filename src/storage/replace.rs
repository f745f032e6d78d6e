//! The order of calls by which a file is replaced so that the old or the new one is there, whole,
//! whatever happens in between: temporary file, sync, read back, backups, rename, sync of the folder.

use std::io;
use std::path::{Path, PathBuf};

pub use super::backups::GENERATIONS;
pub use super::names::{backup_path, folder_of, old_format_path};

use super::backups::{MovedUp, keep, purge};
use super::disk::Disk;
use super::names::tag;
use super::protect::is_encrypted;
use super::temp::{Rights, Synced, no_links, sync_folder, write_temp};

/// What becomes of the version that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// There is none: a file that comes meanwhile is not replaced.
    None,
    /// It goes, and the new one is for its owner alone: journals, settings.
    Drop,
    /// It goes, and whoever might read it may read the new one: a report that is made again.
    Again,
    /// It becomes the newest of [`GENERATIONS`] backups, and whoever might read it may read the new one,
    /// unless that is encrypted.
    Keep,
    /// It and all backups are removed once the new version stands: they are in clear, and the
    /// new version is encrypted.
    Purge,
}

/// What could not be had at the place of a file that stands there all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The file system does not say when something is on the medium: after a power cut the version
    /// before may be there.
    Sync,
    /// The file system knows no locks: two programs may have the document open.
    Locks,
    /// The file had other names (hard links): under them the version before stays.
    OtherNames,
    /// A file in clear that has the name of a backup, but was not made here, was left.
    ClearCopy(PathBuf),
    /// Another document was replaced here by an encrypted one: its earlier versions are in clear, and were
    /// left.
    ClearEarlier(PathBuf),
}

/// Why a file was not replaced, or not surely.
#[derive(Debug)]
pub enum Failed {
    /// The old file is as it was.
    Before(io::Error),
    /// What was read back is not what was written; the old file is as it was.
    NotTheSame,
    /// A file is there that was not to be replaced; it is as it was.
    Exists,
    /// The new file stands, but the system did not confirm that it is on the medium.
    After(io::Error),
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Self::Before(error)
    }
}

/// Replaces `path`, whose folder exists and whose lock the caller holds, by these bytes. What the file
/// system cannot do is left out and named.
///
/// # Errors
/// See [`Failed`]. A temporary file stays behind only when it cannot be removed either;
/// [`sweep`] takes it away later.
pub fn replace<D: Disk>(disk: &D, path: &Path, bytes: &[u8], earlier: Replaced) -> Result<Vec<Lack>, Failed> {
    let folder = folder_of(path);
    let rights = match earlier {
        Replaced::Again | Replaced::Keep if !is_encrypted(bytes) => Rights::AsBefore,
        _ => Rights::Private,
    };
    let (temp, synced) = write_temp(disk, path, bytes, rights)?;
    let prepared = read_back(disk, &temp, bytes).and_then(|()| match earlier {
        Replaced::Keep => Ok(keep(disk, path)?),
        Replaced::None | Replaced::Drop | Replaced::Again | Replaced::Purge => Ok(MovedUp::default()),
    });
    let moved = prepared.inspect_err(|_| drop(disk.remove(&temp)))?;
    let placed = match earlier {
        Replaced::None => place(disk, &temp, path),
        Replaced::Drop | Replaced::Again | Replaced::Keep | Replaced::Purge => {
            disk.rename(&temp, path).map_err(Failed::Before)
        }
    };
    if let Err(failed) = placed {
        moved.undo(disk);
        let _ = disk.remove(&temp);
        return Err(failed);
    }
    let named = sync_folder(disk, &folder).map_err(Failed::After)?;
    moved.settle(disk);
    let mut lacks = Vec::new();
    if synced == Synced::Unknown || named == Synced::Unknown {
        lacks.push(Lack::Sync);
    }
    if earlier == Replaced::Purge {
        let left = purge(disk, path).map_err(Failed::After)?;
        lacks.extend(left.into_iter().map(Lack::ClearCopy));
        sync_folder(disk, &folder).map_err(Failed::After)?;
    }
    Ok(lacks)
}

/// Gives the temporary file its name where nothing has it yet: by a second name, for the system gives
/// one only where there is none.
fn place<D: Disk>(disk: &D, temp: &Path, path: &Path) -> Result<(), Failed> {
    match disk.link(temp, path) {
        // Where it cannot be removed now, it is swept away later.
        Ok(()) => drop(disk.remove(temp)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(Failed::Exists),
        Err(error) if no_links(&error) => match disk.read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => disk.rename(temp, path)?,
            _ => return Err(Failed::Exists),
        },
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Removes the temporary files that a killed save of this file left behind. The caller holds the
/// file's lock, so that none of them is in use.
pub fn sweep<D: Disk>(disk: &D, path: &Path) {
    let start = format!("{}-", tag(path));
    let Ok(entries) = std::fs::read_dir(folder_of(path)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(&start) && name.ends_with(".tmp") {
            // What cannot be removed now is found again at the next save.
            let _ = disk.remove(&entry.path());
        }
    }
}

fn read_back<D: Disk>(disk: &D, temp: &Path, bytes: &[u8]) -> Result<(), Failed> {
    if disk.read(temp)? == bytes { Ok(()) } else { Err(Failed::NotTheSame) }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::storage::disk::SystemDisk;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn orphans_of_this_file_are_swept_and_those_of_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let (mine, other) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
        fs::write(folder.path().join(format!("{}-1-0.tmp", tag(&mine))), "x").unwrap();
        fs::write(folder.path().join(format!("{}-1-0.tmp", tag(&other))), "x").unwrap();
        sweep(&SystemDisk, &mine);
        assert_eq!(names(folder.path()), [format!("{}-1-0.tmp", tag(&other))]);
    }
}
