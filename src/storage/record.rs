//! The hidden file beside a document that says which version was put at which name of a backup. Lines are
//! added to it before a version gets its name, and nobody waits until they are on the medium: a line that
//! power took away leaves a backup that counts as somebody else's, and never the other way round. It has the
//! rights of the document unless that is encrypted: in a folder that is shared, everybody who saves has to read it. It tells no more than
//! fingerprints.

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::names::{folder_of, tag};
use super::protect::is_encrypted;
use super::temp::{Rights, Shown, write_temp_as};

/// From how many bytes on the file is written anew, with what still is there: after some hundred saves.
const LONG: usize = 16 * 1024;

/// A name that an earlier version of a document may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Backup(usize),
    Format(u32),
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Backup(age) => write!(f, "backup-{age}"),
            Self::Format(format) => write!(f, "format-{format}"),
        }
    }
}

fn line(name: Name, digest: &str) -> String {
    format!("{name} {digest}")
}

/// What the file says. Where there is none, nothing is known to be ours.
pub(super) struct Record {
    place: PathBuf,
    lines: BTreeSet<String>,
    bytes: Vec<u8>,
}

impl Record {
    /// The record beside a document.
    pub(super) fn of<D: Disk>(disk: &D, document: &Path) -> Self {
        let place = folder_of(document).join(format!("{}.backups", tag(document)));
        let bytes = disk.read(&place).unwrap_or_default();
        let lines = String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect();
        Self { place, lines, bytes }
    }

    /// Whether a version was put at a name here.
    pub(super) fn has(&self, name: Name, digest: &str) -> bool {
        self.lines.contains(&line(name, digest))
    }

    /// Says that versions are about to get names; `there` is asked what has to be said beside them where
    /// the file has become long.
    pub(super) fn add<D: Disk>(
        &self,
        disk: &D,
        document: &Path,
        names: &[(Name, String)],
        there: impl FnOnce() -> Vec<(Name, String)>,
    ) -> io::Result<()> {
        if self.bytes.len() < LONG {
            return self.append(disk, document, names);
        }
        self.replace(disk, document, &text(there().iter().chain(names)))
    }

    /// The same, whatever the length.
    pub(super) fn append<D: Disk>(
        &self,
        disk: &D,
        document: &Path,
        names: &[(Name, String)],
    ) -> io::Result<()> {
        let new = text(names.iter().filter(|(name, digest)| !self.has(*name, digest)));
        if new.is_empty() {
            return Ok(());
        }
        if self.bytes.is_empty() {
            // Whoever may save the document has to read it as well.
            return self.replace(disk, document, &new);
        }
        // A line that was cut off stays by itself.
        let whole = self.bytes.last().is_none_or(|last| *last == b'\n');
        let new = if whole { new } else { format!("\n{new}") };
        match disk.append(&self.place, new.as_bytes()) {
            // Somebody else's, in a folder that we share.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                let all = [&self.bytes, new.as_bytes()].concat();
                self.replace(disk, document, &String::from_utf8_lossy(&all))
            }
            done => done,
        }
    }

    fn replace<D: Disk>(&self, disk: &D, document: &Path, text: &str) -> io::Result<()> {
        let sealed = disk.read(document).is_ok_and(|bytes| is_encrypted(&bytes));
        let rights = if sealed { Rights::Private } else { Rights::AsBefore };
        let (temp, _) = write_temp_as(disk, document, text.as_bytes(), rights, Shown::No)?;
        disk.rename(&temp, &self.place).inspect_err(|_| {
            let _ = disk.remove(&temp);
        })
    }

    pub(super) fn remove<D: Disk>(&self, disk: &D) -> io::Result<()> {
        disk.remove(&self.place)
    }
}

fn text<'a>(names: impl Iterator<Item = &'a (Name, String)>) -> String {
    names.map(|(name, digest)| line(*name, digest) + "\n").collect()
}
