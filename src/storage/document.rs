//! An open document's file: its lock, what is known to be on the disk, how it is protected. Opening,
//! saving and reloading go through here, so that nobody's version is overwritten unseen.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::backups::{keep_format, purge};
use super::beside::with_backup;
use super::bytes::{failure, put, read};
use super::disk::{Disk, SystemDisk};
use super::envelope::{FORMAT, to_bytes};
use super::error::OpenError;
use super::intake::{Opened, parse, read_back};
use super::lock::{Lock, NotLocked};
use super::names::{folder_of, old_format_path};
use super::output::{Replace, Sort, check};
use super::protect::{Protection, Unlock, is_encrypted};
use super::replace::{Lack, Replaced, sweep};
use super::save_error::SaveError;
use super::system::{has_other_names, is_one_file, resolved};
use crate::assessment::Assessment;
use crate::assessment::form::bring_to_form;
use crate::base::digest::sha256_hex;
use crate::base::limits::MAX_BYTES;
use crate::questionnaire::Checked;
use crate::questionnaire::catalogue::Catalogue;

/// The file of an open document.
#[derive(Debug)]
pub struct DocumentFile {
    path: PathBuf,
    lock: Option<Lock>,
    access: Access,
    /// SHA-256 of what we last saw or put there; `None` when there was nothing.
    known: Option<String>,
    /// The format that the file had when it was opened, if an older one.
    old_format: Option<u32>,
    protection: Protection,
    /// What is there is this document: it was read from there or written there, and replaced nothing.
    ours: bool,
    /// What could not be had at the last save.
    lacks: Vec<Lack>,
}

/// What a file was when it was read, to be taken for known once the window shows it.
#[derive(Clone, Debug)]
pub struct Seen {
    known: Option<String>,
    old_format: Option<u32>,
    protection: Protection,
}

impl Seen {
    /// SHA-256 of what was there.
    #[must_use]
    pub fn known(&self) -> Option<&str> {
        self.known.as_deref()
    }

    /// The same, taken for what was read when the file had this hash, for a recovered journal.
    #[must_use]
    pub fn when_known(self, known: Option<String>) -> Self {
        Self { known, ..self }
    }

    /// How it was kept.
    #[must_use]
    pub fn protection(&self) -> &Protection {
        &self.protection
    }
}

/// Whether the document may be saved to its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Full,
    /// It may not: another Keian has it open.
    OpenElsewhere,
    /// It may not: the file or its folder is read-only.
    NotAllowed,
}

/// What a save does when the file is not what it was when it was last read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It refuses with [`SaveError::ChangedOutside`] or [`SaveError::Gone`], so that the person can decide.
    Refuse,
    /// It replaces the file, or makes it anew: the person has decided.
    Overwrite,
}

impl DocumentFile {
    /// Opens a document and holds its lock. Where the lock cannot be had, the document opens all
    /// the same, and [`Self::access`] says that it cannot be saved there.
    ///
    /// # Errors
    /// Every reason for which a file is refused; see [`OpenError`].
    pub fn open(path: &Path, catalogue: &Catalogue, unlock: &Unlock) -> Result<(Self, Opened), OpenError> {
        let path = resolved(path);
        let (lock, mut access) = match Lock::take(&path) {
            Ok(lock) => (Some(lock), Access::Full),
            Err(NotLocked::Held) => (None, Access::OpenElsewhere),
            Err(NotLocked::Failed(error)) if is_refusal(&error) => (None, Access::NotAllowed),
            // A full disk, for example: the lock is taken before the first save.
            Err(NotLocked::Failed(_)) => (None, Access::Full),
        };
        if access == Access::Full && fs::metadata(&path).is_ok_and(|data| data.permissions().readonly()) {
            access = Access::NotAllowed;
        }
        let mut file = Self {
            path,
            lock,
            access,
            known: None,
            old_format: None,
            protection: Protection::Clear,
            ours: true,
            lacks: Vec::new(),
        };
        let (opened, seen) = file
            .look(catalogue, unlock)
            .map_err(|error| with_backup(error, &file.path, catalogue, unlock))?;
        file.see(seen);
        if file.lock.is_some() {
            sweep(&SystemDisk, &file.path);
        }
        Ok((file, opened))
    }

    /// A file to save a document to: the person has chosen the place, and may have agreed that what is
    /// there now goes.
    ///
    /// # Errors
    /// [`SaveError::Exists`] and [`SaveError::Holds`] where it may not;
    /// [`SaveError::OpenElsewhere`], [`SaveError::NoFolder`], [`SaveError::NotAllowed`],
    /// [`SaveError::IsFolder`], [`SaveError::Other`].
    pub fn create(path: &Path, protection: Protection, replace: Replace) -> Result<Self, SaveError> {
        let path = resolved(path);
        check(&path, &Sort::Answers, replace)?;
        let lock = Some(locked(&path)?);
        // What the person has agreed to replace is what is there now.
        let known = fs::read(&path).ok().map(|bytes| sha256_hex(&bytes));
        let (access, old_format, ours, lacks) = (Access::Full, None, known.is_none(), Vec::new());
        Ok(Self { path, lock, access, known, old_format, protection, ours, lacks })
    }

    /// Reads the file anew. Until [`Self::see`] is told that the window shows what was read, a save
    /// goes by what was known before: it still asks about what another program has written.
    ///
    /// # Errors
    /// Every reason for which a file is refused.
    pub fn look(&self, catalogue: &Catalogue, unlock: &Unlock) -> Result<(Opened, Seen), OpenError> {
        let bytes = read(&self.path)?;
        // What opened it before opens it again.
        let (clear, protection) = match (unlock, &self.protection) {
            (Unlock::Nothing, Protection::Passphrase(passphrase)) => {
                Unlock::Passphrase(passphrase.clone()).open(&bytes)?
            }
            _ => unlock.open(&bytes)?,
        };
        let opened = parse(&clear, catalogue)?;
        let old_format = (opened.format < FORMAT).then_some(opened.format);
        Ok((opened, Seen { known: Some(sha256_hex(&bytes)), old_format, protection }))
    }

    /// What was read is what the window shows now.
    pub fn see(&mut self, seen: Seen) {
        self.known = seen.known;
        self.old_format = seen.old_format;
        self.protection = seen.protection;
    }

    /// Where the document is. Symbolic links are followed, so that saving keeps them.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a path leads to this file.
    #[must_use]
    pub fn is_at(&self, path: &Path) -> bool {
        self.path == resolved(path)
    }

    /// Whether a path leads to this file by this or another name (a hard link).
    #[must_use]
    pub fn is_same(&self, path: &Path) -> bool {
        self.is_at(path) || is_one_file(&self.path, path)
    }

    /// Whether it may be saved here.
    #[must_use]
    pub fn access(&self) -> Access {
        self.access
    }

    /// How it is kept.
    #[must_use]
    pub fn protection(&self) -> &Protection {
        &self.protection
    }

    /// Keeps it another way from the next save on.
    pub fn protect(&mut self, protection: Protection) {
        self.protection = protection;
    }

    /// SHA-256 of what we last saw or put there.
    #[must_use]
    pub fn known(&self) -> Option<&str> {
        self.known.as_deref()
    }

    /// Takes the document for one that was read when the file had this hash, for a recovered
    /// journal: a save then asks when the file has changed since.
    pub fn assume(&mut self, known: Option<String>) {
        self.known = known;
    }

    /// Saves the document. Returns only when the bytes and the name are on the medium (on Windows the bytes; of
    /// the name nothing is promised there). Blocks: never on the window's thread.
    ///
    /// # Errors
    /// See [`SaveError`]; but for [`SaveError::Unconfirmed`] the older file is then as it was.
    pub fn save(
        &mut self,
        assessment: &Assessment,
        questionnaire: &Checked,
        changed: Changed,
    ) -> Result<(), SaveError> {
        self.may_save()?;
        let clear = zeroize::Zeroizing::new(checked(assessment, questionnaire)?);
        let bytes = self.protection.seal(&clear)?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(SaveError::TooLarge);
        }
        let before = self.unchanged(changed)?;
        sweep(&SystemDisk, &self.path);
        let in_clear = |old: &Vec<u8>| self.protection.is_on() && !is_encrypted(old);
        let earlier = match &before {
            Some(old) if in_clear(old) && self.ours => Replaced::Purge,
            Some(_) => Replaced::Keep,
            None => Replaced::None,
        };
        // What was replaced is another document: its earlier versions are not this one's to remove.
        let left = before.as_ref().is_some_and(|old| in_clear(old) && !self.ours);
        if let (Some(format), Some(old), Replaced::Keep) = (self.old_format, &before, earlier) {
            keep_format(&SystemDisk, &self.path, format, old)
                .map_err(|error| failure(&old_format_path(&self.path, format), &error))?;
        }
        let other_names = before.is_some() && has_other_names(&self.path);
        let done = put(&self.path, &bytes, earlier);
        if matches!(done, Err(SaveError::Exists { .. })) {
            return Err(SaveError::ChangedOutside { path: self.path.clone() });
        }
        if matches!(done, Ok(_) | Err(SaveError::Unconfirmed { .. })) {
            self.known = Some(sha256_hex(&bytes));
            (self.old_format, self.ours) = (None, true);
        }
        self.lacks = done?;
        if other_names {
            self.lacks.push(Lack::OtherNames);
        }
        if left {
            self.lacks.push(Lack::ClearEarlier(self.path.clone()));
        }
        if self.lock.as_ref().is_some_and(|lock| !lock.is_held()) {
            self.lacks.push(Lack::Locks);
        }
        Ok(())
    }

    /// Removes the file and the earlier versions that were made of it: it is in clear, and the document
    /// stands encrypted at another place. Returns the versions in clear that were left, for they were made
    /// or changed by somebody else. Blocks: never on the window's thread.
    ///
    /// # Errors
    /// See [`SaveError`]: where another program has changed the file, it is left.
    pub fn remove(&mut self) -> Result<Vec<PathBuf>, SaveError> {
        self.may_save()?;
        let there = match self.unchanged(Changed::Refuse) {
            Ok(there) => there.is_some(),
            Err(SaveError::Gone { .. }) => false,
            Err(error) => return Err(error),
        };
        let failed = |error: io::Error| failure(&self.path, &error);
        let left = purge(&SystemDisk, &self.path).map_err(failed)?;
        if there {
            SystemDisk.remove(&self.path).map_err(failed)?;
        }
        self.known = None;
        SystemDisk.sync_folder(&folder_of(&self.path)).map_err(failed)?;
        Ok(left)
    }

    /// What could not be had where the document was last saved.
    #[must_use]
    pub fn lacks(&self) -> &[Lack] {
        &self.lacks
    }

    /// The lock is held and nothing forbids the save.
    fn may_save(&mut self) -> Result<(), SaveError> {
        let path = self.path.clone();
        match self.access {
            // Whoever had it may have closed it since; what was written meanwhile is asked about.
            Access::OpenElsewhere => {
                self.lock = Some(locked(&path)?);
                self.access = Access::Full;
            }
            Access::NotAllowed => return Err(SaveError::NotAllowed { path }),
            Access::Full => {}
        }
        if self.lock.is_none() {
            self.lock = Some(locked(&path)?);
        }
        Ok(())
    }

    /// What is there now, if it is what we know of or may be replaced all the same.
    fn unchanged(&self, changed: Changed) -> Result<Option<Vec<u8>>, SaveError> {
        let now = match SystemDisk.read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // Renamed, moved or removed by someone: where the folder is still there, the person
                // decides whether the file is made anew.
                let was_there = changed == Changed::Refuse && self.known.is_some();
                return match folder_of(&self.path).is_dir() {
                    true if was_there => Err(SaveError::Gone { path: self.path.clone() }),
                    _ => Ok(None),
                };
            }
            Err(error) => return Err(failure(&self.path, &error)),
        };
        if changed == Changed::Refuse && self.known.as_deref() != Some(&sha256_hex(&now)) {
            return Err(SaveError::ChangedOutside { path: self.path.clone() });
        }
        Ok(Some(now))
    }
}

/// The assessment as it is read back.
fn in_form(assessment: &Assessment) -> Assessment {
    let mut copy = assessment.clone();
    bring_to_form(&mut copy);
    copy
}

/// The bytes of a document, after a look whether they can be opened again.
pub(super) fn checked(assessment: &Assessment, questionnaire: &Checked) -> Result<Vec<u8>, SaveError> {
    let bytes = to_bytes(assessment, questionnaire)?;
    match read_back(&bytes) {
        Ok((asked, back))
            if asked == *questionnaire && (back == *assessment || back == in_form(assessment)) =>
        {
            Ok(bytes)
        }
        Ok(_) => Err(SaveError::Form("it would not read back the same".to_owned())),
        Err(OpenError::TooLarge { .. }) => Err(SaveError::TooLarge),
        Err(error @ (OpenError::TooLong { .. } | OpenError::TooMany { .. })) => {
            Err(SaveError::OverLimits(Box::new(error)))
        }
        Err(error) => Err(SaveError::Form(error.to_string())),
    }
}

fn locked(path: &Path) -> Result<Lock, SaveError> {
    Lock::take(path).map_err(|refused| match refused {
        NotLocked::Held => SaveError::OpenElsewhere { path: path.to_owned() },
        NotLocked::Failed(error) => failure(path, &error),
    })
}

fn is_refusal(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}
