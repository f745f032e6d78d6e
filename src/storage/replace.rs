//! The order of calls by which a file is replaced so that the old or the new one is there, whole,
//! whatever happens in between: temporary file, sync, read back, backups, rename, sync of the folder.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use crate::base::digest::sha256_hex;

/// How many earlier versions are kept beside a document.
pub const GENERATIONS: usize = 2;

/// What becomes of the version that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// There is none: a file that comes meanwhile is not replaced.
    None,
    /// It goes: exports, journals, settings.
    Drop,
    /// It becomes the newest of [`GENERATIONS`] backups.
    Keep,
    /// It and all backups are removed once the new version stands: they are in clear, and the
    /// new version is encrypted.
    Purge,
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

/// Replaces `path`, whose folder exists and whose lock the caller holds, by these bytes.
///
/// # Errors
/// See [`Failed`]. A temporary file stays behind only when it cannot be removed either;
/// [`sweep`] takes it away later.
pub fn replace<D: Disk>(disk: &D, path: &Path, bytes: &[u8], earlier: Replaced) -> Result<(), Failed> {
    let folder = folder_of(path);
    let temp = write_temp(disk, path, bytes)?;
    let prepared = read_back(disk, &temp, bytes).and_then(|()| match earlier {
        Replaced::Keep => Ok(keep(disk, path)?),
        Replaced::None | Replaced::Drop | Replaced::Purge => Ok(()),
    });
    let placed = prepared.and_then(|()| match earlier {
        Replaced::None => place(disk, &temp, path),
        Replaced::Drop | Replaced::Keep | Replaced::Purge => Ok(disk.rename(&temp, path)?),
    });
    if let Err(failed) = placed {
        let _ = disk.remove(&temp);
        return Err(failed);
    }
    disk.sync_folder(&folder).map_err(Failed::After)?;
    if earlier == Replaced::Purge {
        for backup in (1..=GENERATIONS).map(|age| backup_path(path, age)) {
            removed(disk.remove(&backup)).map_err(Failed::After)?;
        }
        disk.sync_folder(&folder).map_err(Failed::After)?;
    }
    Ok(())
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

/// The folder of a file; `.` for a bare name.
#[must_use]
pub fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Where a backup is kept: `answers.backup-1.ron` beside `answers.ron`; 1 is the newest.
#[must_use]
pub fn backup_path(path: &Path, age: usize) -> PathBuf {
    named(path, &format!("backup-{age}"))
}

/// Where the last version of an older format is kept for good: `answers.format-1.ron`.
#[must_use]
pub fn old_format_path(path: &Path, format: u32) -> PathBuf {
    named(path, &format!("format-{format}"))
}

/// The path with a word before its extension.
fn named(path: &Path, word: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!(".{word}"));
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// How the names of a file's temporary files and of its lock begin.
pub(super) fn tag(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!(".keian-{}", &sha256_hex(name.as_bytes())[..12])
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

fn write_temp<D: Disk>(disk: &D, path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let folder = folder_of(path);
    let mut number = 0_u32;
    let (temp, mut file) = loop {
        let temp = folder.join(format!("{}-{}-{number}.tmp", tag(path), std::process::id()));
        match disk.create(&temp) {
            Ok(file) => break (temp, file),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => number += 1,
            Err(error) => return Err(error),
        }
    };
    if let Err(error) = disk.write(&mut file, bytes).and_then(|()| disk.sync(&file)) {
        drop(file);
        let _ = disk.remove(&temp);
        return Err(error);
    }
    Ok(temp)
}

fn read_back<D: Disk>(disk: &D, temp: &Path, bytes: &[u8]) -> Result<(), Failed> {
    if disk.read(temp)? == bytes { Ok(()) } else { Err(Failed::NotTheSame) }
}

/// Makes the present file the newest backup. The file itself keeps its name all the while.
fn keep<D: Disk>(disk: &D, path: &Path) -> io::Result<()> {
    for age in (1..GENERATIONS).rev() {
        present(disk.rename(&backup_path(path, age), &backup_path(path, age + 1)))?;
    }
    second_name(disk, path, &backup_path(path, 1))
}

/// Gives a file a second name: a hard link, or a copy where the file system has none. Nothing
/// happens when the file is not there.
///
/// # Errors
/// Whatever the system says.
pub(super) fn second_name<D: Disk>(disk: &D, path: &Path, name: &Path) -> io::Result<()> {
    match disk.link(path, name) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if no_links(&error) => copy(disk, path, name),
        Err(error) => Err(error),
    }
}

/// FAT and some network drives know no hard links.
fn no_links(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied | io::ErrorKind::TooManyLinks
    )
}

fn copy<D: Disk>(disk: &D, path: &Path, name: &Path) -> io::Result<()> {
    let bytes = disk.read(path)?;
    let temp = write_temp(disk, path, &bytes)?;
    disk.rename(&temp, name).inspect_err(|_| {
        let _ = disk.remove(&temp);
    })
}

/// A file that is not there needs no new name.
fn present(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// A file that is not there needs no removal.
fn removed(result: io::Result<()>) -> io::Result<()> {
    present(result)
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
    fn the_two_versions_before_are_kept_and_the_third_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answers.ron");
        for version in ["one", "two", "three", "four"] {
            replace(&SystemDisk, &path, version.as_bytes(), Replaced::Keep).unwrap();
        }
        assert_eq!(names(folder.path()), ["answers.backup-1.ron", "answers.backup-2.ron", "answers.ron"]);
        assert_eq!(fs::read(&path).unwrap(), b"four");
        assert_eq!(fs::read(backup_path(&path, 1)).unwrap(), b"three");
        assert_eq!(fs::read(backup_path(&path, 2)).unwrap(), b"two");
    }

    #[test]
    fn what_was_in_clear_goes_once_the_encrypted_version_stands() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answers.ron");
        for version in ["one", "two", "three"] {
            replace(&SystemDisk, &path, version.as_bytes(), Replaced::Keep).unwrap();
        }
        replace(&SystemDisk, &path, b"sealed", Replaced::Purge).unwrap();
        assert_eq!(names(folder.path()), ["answers.ron"]);
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

    #[test]
    fn a_name_in_japanese_and_a_name_without_an_extension_have_backups_too() {
        assert_eq!(backup_path(Path::new("d/回答.ron"), 1), Path::new("d/回答.backup-1.ron"));
        assert_eq!(backup_path(Path::new("answers"), 2), Path::new("answers.backup-2"));
    }
}
