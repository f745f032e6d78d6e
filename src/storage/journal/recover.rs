//! What an ended process left behind: journals that nobody holds, what is in them and from when,
//! and going on with one.

use std::fs;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;

use super::head::{FORMAT, Head};
use super::{ENDING, Journal, Subject};
use crate::assessment::{Answers, Assessment};
use crate::base::file_kind::FileKind;
use crate::base::ids::QuestionId;
use crate::base::limits::MAX_JOURNAL;
use crate::questionnaire::Catalogue;
use crate::storage::Opened;
use crate::storage::bytes::read_up_to;
use crate::storage::disk::{Disk, SystemDisk};
use crate::storage::error::{Needs, OpenError};
use crate::storage::intake::{head_of, parse_noted};
use crate::storage::lock::Lock;
use crate::storage::protect::{self, Protection, Unlock};
use crate::storage::replace::folder_of;
use crate::storage::save_error::SaveError;

/// A journal that its process did not end in order.
#[derive(Debug)]
pub struct Found {
    path: PathBuf,
    /// Held, so that no other Keian offers the same.
    lock: Lock,
    head: Head,
    body: Vec<u8>,
}

/// What one assessment has that another has not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The profile, the run or the targets differ.
    pub profile: bool,
    /// Something else differs that stands beside the answers: registers, milestones, what was handed out.
    pub beside: bool,
    /// The questions whose answers differ.
    pub questions: Vec<QuestionId>,
}

/// What a journal has, for the person to decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The organisation; `None` where the journal is encrypted or cannot be read.
    pub organisation: Option<String>,
    /// How many questions have an answer in it.
    pub answers: usize,
    /// What it has that the document's file has not; `None` where there is no file to compare.
    pub difference: Option<Difference>,
}

/// A journal that cannot be read, and why: it is left where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Where it is.
    pub path: PathBuf,
    /// Why it cannot be read.
    pub error: OpenError,
}

/// The journals in a folder that nobody holds, the newest first, and those that cannot be read. Those that
/// hold no more than their document's file are removed.
#[must_use]
pub fn find(folder: &Path, catalogue: &Catalogue) -> (Vec<Found>, Vec<Unreadable>) {
    let (mut found, mut unreadable) = (Vec::new(), Vec::new());
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for path in entries.filter(|path| path.extension().is_some_and(|ending| ending == ENDING)) {
        // One that is held is another window's.
        let Ok(lock) = Lock::take(&path) else { continue };
        match Found::read(path.clone(), lock, catalogue) {
            Ok(journal) => found.extend(journal.unless_saved(catalogue)),
            // Its window has closed meanwhile.
            Err(OpenError::NotFound { .. }) => {}
            Err(error) => unreadable.push(Unreadable { path, error }),
        }
    }
    found.sort_by_key(|found| std::cmp::Reverse(found.head.at));
    unreadable.sort_by(|one, other| one.path.cmp(&other.path));
    (found, unreadable)
}

/// The answers in the bytes of a journal that is not encrypted.
///
/// # Errors
/// Every reason for which a file is refused; see [`OpenError`].
pub fn read_clear(bytes: &[u8], catalogue: &Catalogue) -> Result<Opened, OpenError> {
    parse_noted(parts(bytes)?.1, catalogue)
}

/// The head of a journal and what follows it.
fn parts(bytes: &[u8]) -> Result<(Head, &[u8]), OpenError> {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let head: Head = head_of(&bytes[..end])?;
    if head.kind != FileKind::Journal {
        return Err(OpenError::WrongKind { what: Some(head.kind) });
    }
    if head.format > FORMAT {
        return Err(OpenError::Newer { found: head.format, known: FORMAT });
    }
    Ok((head, bytes.get(end + 1..).unwrap_or_default()))
}

impl Found {
    fn read(path: PathBuf, lock: Lock, catalogue: &Catalogue) -> Result<Self, OpenError> {
        let bytes = read_up_to(&path, MAX_JOURNAL)?;
        let (head, body) = parts(&bytes)?;
        let body = body.to_owned();
        let found = Self { path, lock, head, body };
        // What is encrypted is looked into when it is opened.
        if found.needs().is_none() {
            parse_noted(&found.body, catalogue)?;
        }
        Ok(found)
    }

    /// Itself, unless its document has the very same answers: saved, and killed before the
    /// journal was removed.
    fn unless_saved(self, catalogue: &Catalogue) -> Option<Self> {
        let saved = self.head.document.as_deref().and_then(|path| crate::storage::open(path, catalogue).ok());
        match (saved, parse_noted(&self.body, catalogue)) {
            (Some(saved), Ok(noted)) if saved.assessment == noted.assessment => {
                self.discard();
                None
            }
            _ => Some(self),
        }
    }

    /// The document's file; `None` for one that was never saved.
    #[must_use]
    pub fn document(&self) -> Option<&Path> {
        self.head.document.as_deref()
    }

    /// SHA-256 of the document's file when it was last read or written.
    #[must_use]
    pub fn known(&self) -> Option<&str> {
        self.head.known.as_deref()
    }

    /// When it was written.
    #[must_use]
    pub fn at(&self) -> jiff::Timestamp {
        self.head.at
    }

    /// What is needed to read it; `None` for one in clear.
    #[must_use]
    pub fn needs(&self) -> Option<Needs> {
        if self.head.key.is_some() {
            return Some(Needs::Passphrase);
        }
        protect::is_encrypted(&self.body).then_some(Needs::Key)
    }

    /// The answers in it, and how their document is kept.
    ///
    /// # Errors
    /// Every reason for which a file is refused; see [`OpenError`].
    pub fn open(&self, catalogue: &Catalogue, unlock: &Unlock) -> Result<(Opened, Protection), OpenError> {
        let Some(wrapped) = &self.head.key else {
            let (clear, protection) = unlock.open(&self.body)?;
            return Ok((parse_noted(&clear, catalogue)?, protection));
        };
        let (key, protection) = unlock.open(wrapped.as_bytes())?;
        let key = SecretString::from(String::from_utf8_lossy(&key).into_owned());
        let keys = protect::secret_keys(age::secrecy::ExposeSecret::expose_secret(&key))?;
        let (clear, _) = Unlock::Keys(keys).open(&self.body)?;
        Ok((parse_noted(&clear, catalogue)?, protection))
    }

    /// What is in it, as far as that can be told without a secret.
    #[must_use]
    pub fn summary(&self, catalogue: &Catalogue) -> Summary {
        let Ok((noted, _)) = self.open(catalogue, &Unlock::Nothing) else { return Summary::default() };
        let saved = self.document().and_then(|path| crate::storage::open(path, catalogue).ok());
        Summary {
            organisation: Some(noted.assessment.profile.organisation.clone()),
            answers: noted.assessment.answers.len(),
            difference: saved.map(|saved| Difference::of(&saved.assessment, &noted.assessment)),
        }
    }

    /// Goes on with it: it stays on the disk until the document is saved or given up.
    ///
    /// # Errors
    /// [`SaveError::Other`] when the system starts no thread.
    pub fn resume(self, subject: Subject) -> Result<Journal, SaveError> {
        Journal::with(self.path, self.lock, subject)
    }

    /// Removes it for good: the person does not want it.
    pub fn discard(self) {
        if SystemDisk.remove(&self.path).is_ok() {
            let _ = SystemDisk.sync_folder(&folder_of(&self.path));
        }
    }
}

impl Difference {
    /// What differs between two assessments.
    #[must_use]
    pub fn of(old: &Assessment, new: &Assessment) -> Self {
        let mut questions: Vec<QuestionId> = old.answers.keys().chain(new.answers.keys()).cloned().collect();
        questions.sort();
        questions.dedup();
        questions.retain(|id| old.answers.get(id) != new.answers.get(id));
        let rest = |assessment: &Assessment| Assessment { answers: Answers::default(), ..assessment.clone() };
        let company = |assessment: &Assessment| {
            (assessment.profile.clone(), assessment.run, assessment.area_targets.clone())
        };
        let profile = company(old) != company(new);
        let (profile_of, run, area_targets) = company(new);
        // The lists in use are taken down with an answer.
        let lists = new.lists.clone();
        let as_new = Assessment { profile: profile_of, run, area_targets, lists, ..rest(old) };
        Self { profile, beside: as_new != rest(new), questions }
    }
}
