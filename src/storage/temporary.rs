//! Temporary files beside a file: written, synced, swept away when a killed save left them behind; and
//! what a file system says that it does not have.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use crate::base::digest::sha256_hex;

/// For whom a new file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rights {
    /// For its owner alone.
    Private,
    /// For those for whom the file was that it takes the place of.
    AsBefore,
}

/// Whether something is on the medium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Synced {
    Yes,
    /// The file system cannot say.
    Unknown,
}

/// That a call failed because the file system does not have it says nothing against the file.
pub(super) fn unless_unknown(result: io::Result<()>) -> io::Result<Synced> {
    match result {
        Ok(()) => Ok(Synced::Yes),
        Err(error) if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) => {
            Ok(Synced::Unknown)
        }
        Err(error) => Err(error),
    }
}

/// The folder of a file; `.` for a bare name.
#[must_use]
pub fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
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

/// Writes a temporary file beside a file.
pub(super) fn write_temp<D: Disk>(
    disk: &D,
    path: &Path,
    bytes: &[u8],
    rights: Rights,
) -> io::Result<(PathBuf, Synced)> {
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
        io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied | io::ErrorKind::TooManyLinks
    )
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
