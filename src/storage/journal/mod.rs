//! The journal: what stands in the window but not yet in the document's file, kept in the user's
//! state directory so that a crash or a power cut loses a few seconds at most. A thread of its own
//! writes it; [`recover`] finds what an ended process left behind.

pub(in crate::storage) mod head;
mod pace;
pub mod recover;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::bytes::{failure, make_private_folder, put};
use super::disk::{Disk, SystemDisk};
use super::envelope::to_bytes;
use super::lock::{Lock, NotLocked};
use super::protect::{JournalSeal, Protection};
use super::replace::{Replaced, folder_of, sweep};
use super::save_error::SaveError;
use crate::assessment::Assessment;
use crate::base::file_kind::FileKind;
use crate::base::shared::locked;
use crate::questionnaire::Checked;
use head::{FORMAT, Head};
use pace::Pace;

/// The ending of a journal's name.
const ENDING: &str = "journal";
/// How long after a failure the journal is tried again.
const AGAIN: Duration = Duration::from_secs(5);

/// What a journal is about.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The document's file; `None` for one that was never saved.
    pub document: Option<PathBuf>,
    /// SHA-256 of the file when it was last read or written.
    pub known: Option<String>,
    /// What is answered.
    pub questionnaire: Checked,
    /// How the document is kept: its journal is kept no less safe.
    pub protection: Protection,
}

/// What was noted, until it is written or the document lets go of it: see [`Journal::loosen`].
type Cell = Arc<Mutex<Option<Box<Assessment>>>>;

enum Message {
    Note(Cell),
    Forget,
    Subject(Box<Subject>),
    Close,
}

/// The journal of one open document.
#[derive(Debug)]
pub struct Journal {
    sender: Sender<Message>,
    thread: Option<JoinHandle<()>>,
    trouble: Arc<Mutex<Option<SaveError>>>,
    path: PathBuf,
    /// What was noted last.
    last: Mutex<Cell>,
}

impl Journal {
    /// Begins a journal in a folder, which is made when it is not there.
    ///
    /// # Errors
    /// See [`SaveError`]: the journal cannot be kept there.
    pub fn start(folder: &Path, subject: Subject) -> Result<Self, SaveError> {
        make_private_folder(folder).map_err(|error| failure(folder, &error))?;
        let (path, lock) = free_name(folder)?;
        Self::with(path, lock, subject)
    }

    /// Goes on with a journal that was found; what is in it stays there until the next note.
    fn with(path: PathBuf, lock: Lock, subject: Subject) -> Result<Self, SaveError> {
        let (sender, receiver) = channel();
        let trouble = Arc::new(Mutex::new(None));
        let keeper = Keeper { path: path.clone(), _lock: lock, trouble: trouble.clone(), kept: None };
        let thread = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || keeper.run(&receiver, subject))
            .map_err(|error| failure(&path, &error))?;
        Ok(Self { sender, thread: Some(thread), trouble, path, last: Mutex::default() })
    }

    /// Takes note of the document as it stands after an edit: of its parts by reference. Returns at once.
    pub fn note(&self, assessment: &Assessment) {
        let cell = Cell::new(Mutex::new(Some(Box::new(assessment.clone()))));
        *locked(&self.last) = cell.clone();
        self.send(Message::Note(cell));
    }

    /// The document is about to be changed, and will be noted anew: what was noted and is not being written
    /// is let go of, so that the change has nothing to copy.
    pub fn loosen(&self) {
        *locked(&locked(&self.last)) = None;
    }

    /// Everything is in the document's file: what was noted is forgotten.
    pub fn forget(&self) {
        self.send(Message::Forget);
    }

    /// The document is at another place or kept another way.
    pub fn about(&self, subject: Subject) {
        self.send(Message::Subject(Box::new(subject)));
    }

    /// Why the journal could not be written at the last try.
    #[must_use]
    pub fn trouble(&self) -> Option<SaveError> {
        locked(&self.trouble).clone()
    }

    /// Where it is kept.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Ends the journal and removes it: the document was saved, or the person gave it up.
    pub fn close(mut self) {
        self.send(Message::Close);
        self.join();
    }

    fn send(&self, message: Message) {
        // The thread ends only after `Close`, or by a panic, which `trouble` cannot tell.
        let _ = self.sender.send(message);
    }

    fn join(&mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Journal {
    /// Without [`Journal::close`] what was noted is written and stays, to be recovered.
    fn drop(&mut self) {
        let (unconnected, _) = channel();
        drop(std::mem::replace(&mut self.sender, unconnected));
        self.join();
    }
}

/// A name that no journal has, with its lock.
fn free_name(folder: &Path) -> Result<(PathBuf, Lock), SaveError> {
    let now = jiff::Timestamp::now().as_millisecond();
    for number in 0..1000 {
        let path = folder.join(format!("{now}-{}-{number}.{ENDING}", std::process::id()));
        match Lock::take(&path) {
            Ok(_) if path.exists() => {}
            Ok(lock) => return Ok((path, lock)),
            Err(NotLocked::Held) => {}
            Err(NotLocked::Failed(error)) => return Err(failure(&path, &error)),
        }
    }
    Err(SaveError::Other { path: folder.to_owned(), reason: "no free name".to_owned() })
}

/// The thread's side.
struct Keeper {
    path: PathBuf,
    _lock: Lock,
    trouble: Arc<Mutex<Option<SaveError>>>,
    kept: Option<JournalSeal>,
}

impl Keeper {
    fn run(mut self, messages: &Receiver<Message>, mut subject: Subject) {
        sweep(&SystemDisk, &self.path);
        let mut pace = Pace::default();
        let mut noted: Option<Cell> = None;
        // The costly part of a passphrase is done before the first edit needs it.
        self.prepare(&subject);
        loop {
            let message = match pace.due() {
                Some(due) => messages.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match message {
                Ok(Message::Note(cell)) => {
                    noted = Some(cell);
                    if pace.waits_after_edit(Instant::now()) {
                        continue;
                    }
                }
                Ok(Message::Forget) => {
                    (noted, pace) = (None, Pace::default());
                    self.remove();
                    continue;
                }
                Ok(Message::Subject(new)) => {
                    let sealed_alike = !new.protection.is_on() && !subject.protection.is_on();
                    subject = *new;
                    if !sealed_alike {
                        self.kept = None;
                        self.prepare(&subject);
                    }
                    continue;
                }
                Ok(Message::Close) => {
                    self.remove();
                    return;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    let left = noted.filter(|_| pace.due().is_some()).and_then(|cell| locked(&cell).take());
                    if let Some(assessment) = left {
                        let _ = self.write(&subject, &assessment);
                    }
                    return;
                }
            }
            let Some(cell) = &noted else { continue };
            let taken = locked(cell).take();
            let Some(assessment) = taken else {
                pace.wait(Instant::now());
                continue;
            };
            let written = self.write(&subject, &assessment);
            match &written {
                Ok(()) => pace = Pace::default(),
                Err(_) => {
                    *locked(cell) = Some(assessment);
                    pace = Pace::again_at(Instant::now() + AGAIN);
                }
            }
            self.say(written.err());
        }
    }

    fn prepare(&mut self, subject: &Subject) {
        if self.kept.is_none() {
            match subject.protection.for_journal() {
                Ok(seal) => self.kept = Some(seal),
                Err(error) => self.say(Some(error)),
            }
        }
    }

    fn write(&mut self, subject: &Subject, assessment: &Assessment) -> Result<(), SaveError> {
        self.prepare(subject);
        // Without a seal nothing is written: never in clear what must not be.
        let Some(seal) = &self.kept else {
            return Err(SaveError::Form("no key for the journal".to_owned()));
        };
        let head = Head {
            kind: FileKind::Journal,
            format: FORMAT,
            document: subject.document.clone(),
            known: subject.known.clone(),
            at: jiff::Timestamp::now(),
            key: seal.wrapped_key().map(str::to_owned),
        };
        let clear = zeroize::Zeroizing::new(to_bytes(assessment, &subject.questionnaire)?);
        let mut bytes =
            ron::ser::to_string(&head).map_err(|error| SaveError::Form(error.to_string()))?.into_bytes();
        bytes.push(b'\n');
        bytes.extend(seal.seal(&clear)?);
        put(&self.path, &bytes, Replaced::Drop).map(drop)
    }

    fn remove(&self) {
        if SystemDisk.remove(&self.path).is_ok() {
            let _ = SystemDisk.sync_folder(&folder_of(&self.path));
        }
    }

    fn say(&self, trouble: Option<SaveError>) {
        *locked(&self.trouble) = trouble;
    }
}
