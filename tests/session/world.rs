//! A world of files, locks and journals in memory, in place of the disk. It remembers every write, so
//! that what a session claims can be held against what is there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, Weak};

use age::secrecy::{ExposeSecret, SecretString};
use keian::assessment::Assessment;
use keian::questionnaire::Checked;
use keian::questionnaire::shipped::meti_guideline;
use keian::session::report::ExportJob;
use keian::session::store::{Exported, Held, Left, Log, NotExported, Read, Recovered, Store, Target};
use keian::storage::journal::recover::{Summary, Unreadable};
use keian::storage::{
    Access, Changed, Lack, Needs, OpenError, Opened, Otherwise, Protection, Replace, SaveError, Subject,
    Unlock, is_earlier,
};

/// What a file holds.
#[derive(Clone, Debug)]
pub struct Content {
    pub assessment: Assessment,
    /// The passphrase, of one that is encrypted.
    pub secret: Option<String>,
    /// Which write it was.
    pub stamp: u64,
}

/// A journal on the disk.
#[derive(Clone, Debug)]
pub struct Journal {
    pub document: Option<PathBuf>,
    pub known: Option<String>,
    pub secret: Option<String>,
    pub noted: Option<Assessment>,
    holder: Weak<()>,
}

impl Journal {
    pub fn is_held(&self) -> bool {
        self.holder.strong_count() > 0
    }
}

#[derive(Debug, Default)]
pub struct Disk {
    pub files: BTreeMap<PathBuf, Content>,
    pub journals: BTreeMap<u64, Journal>,
    locks: BTreeMap<PathBuf, Weak<()>>,
    /// Writes so far.
    pub writes: u64,
    /// The next call that can fail does.
    pub fails: Option<SaveError>,
    /// What the file system cannot do.
    pub lacks: Vec<Lack>,
}

impl Disk {
    fn lock(&mut self, path: &Path) -> Option<Arc<()>> {
        if self.locks.get(path).is_some_and(|lock| lock.strong_count() > 0) {
            return None;
        }
        let lock = Arc::new(());
        self.locks.insert(path.to_owned(), Arc::downgrade(&lock));
        Some(lock)
    }

    /// The files whose locks are held.
    pub fn locked(&self) -> Vec<&Path> {
        let held = self.locks.iter().filter(|(_, lock)| lock.strong_count() > 0);
        held.map(|(path, _)| path.as_path()).collect()
    }

    /// Writes a file, as the session or another program does.
    pub fn write(&mut self, path: &Path, assessment: Assessment, secret: Option<String>) -> u64 {
        self.writes += 1;
        let stamp = self.writes;
        self.files.insert(path.to_owned(), Content { assessment, secret, stamp });
        stamp
    }
}

/// The world, shared by all who act in it.
#[derive(Clone, Debug, Default)]
pub struct World(Arc<Mutex<Disk>>);

/// An open document's file.
#[derive(Debug)]
pub struct File {
    path: PathBuf,
    lock: Mutex<Option<Arc<()>>>,
    now: Mutex<(Option<String>, Option<String>)>,
}

impl File {
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// What was read of a file that was open already.
#[derive(Debug)]
pub struct Seen(Option<String>, Option<String>);

pub fn secret_of(protection: &Protection) -> Option<String> {
    match protection {
        Protection::Passphrase(secret) => Some(secret.expose_secret().to_owned()),
        _ => None,
    }
}

pub fn protection_of(secret: Option<&String>) -> Protection {
    secret.map_or(Protection::Clear, |secret| Protection::Passphrase(SecretString::from(secret.clone())))
}

fn opened(assessment: Assessment) -> Opened {
    let questionnaire = meti_guideline().clone();
    Opened { assessment, questionnaire, otherwise: Otherwise::Nothing, format: 3, comments: false }
}

fn unlocked(secret: Option<&String>, unlock: &Unlock) -> Result<(), OpenError> {
    match (secret, unlock) {
        (None, _) => Ok(()),
        (Some(_), Unlock::Nothing | Unlock::Keys(_)) => {
            Err(OpenError::Encrypted { needs: Needs::Passphrase })
        }
        (Some(secret), Unlock::Passphrase(typed)) if typed.expose_secret() == secret => Ok(()),
        (Some(_), Unlock::Passphrase(_)) => Err(OpenError::WrongPassphrase),
    }
}

impl World {
    pub fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap()
    }

    fn content(&self, path: &Path) -> Result<Content, OpenError> {
        let missing = || OpenError::NotFound { path: path.to_owned() };
        self.disk().files.get(path).cloned().ok_or_else(missing)
    }

    fn held(file: &Arc<File>) -> Held<Arc<File>> {
        let (known, secret) = file.now.lock().unwrap().clone();
        let free = file.lock.lock().unwrap().is_some();
        let access = if free { Access::Full } else { Access::OpenElsewhere };
        let protection = protection_of(secret.as_ref());
        Held { file: file.clone(), path: file.path.clone(), access, known, protection, lacks: Vec::new() }
    }
}

impl Store for World {
    type File = Arc<File>;
    type Seen = Seen;
    type Journal = Noted;
    type Found = Lost;

    fn open(&self, path: &Path, unlock: &Unlock, own: Option<&Arc<File>>) -> Result<Read<Self>, OpenError> {
        let content = self.content(path)?;
        if path.extension().is_some_and(|end| end == "pdf") {
            return Ok(Read::Report(opened(content.assessment)));
        }
        if is_earlier(path) {
            unlocked(content.secret.as_ref(), unlock)?;
            return Ok(Read::Backup(opened(content.assessment), protection_of(content.secret.as_ref())));
        }
        if let Some(own) = own.filter(|own| own.path == path) {
            let kept = own.now.lock().unwrap().1.clone();
            let before = matches!(unlock, Unlock::Nothing) && kept == content.secret;
            if !before {
                unlocked(content.secret.as_ref(), unlock)?;
            }
            let known = Some(content.stamp.to_string());
            let protection = protection_of(content.secret.as_ref());
            let held = Held { known: known.clone(), protection, ..Self::held(own) };
            let again = Some(Seen(known, content.secret));
            return Ok(Read::Document { held, opened: opened(content.assessment), again });
        }
        let lock = self.disk().lock(path);
        unlocked(content.secret.as_ref(), unlock)?;
        let file = Arc::new(File {
            path: path.to_owned(),
            lock: Mutex::new(lock),
            now: Mutex::new((Some(content.stamp.to_string()), content.secret)),
        });
        Ok(Read::Document { held: Self::held(&file), opened: opened(content.assessment), again: None })
    }

    fn see(&self, file: &Arc<File>, seen: Seen) {
        *file.now.lock().unwrap() = (seen.0, seen.1);
    }

    fn save(
        &self,
        target: Target<Arc<File>>,
        assessment: &Assessment,
        _: &Checked,
    ) -> Result<Held<Arc<File>>, SaveError> {
        let mut disk = self.disk();
        let failed = disk.fails.take();
        let (file, changed) = match target {
            Target::File(file, changed) => (file, changed),
            Target::Place { path, protection, own, replace } => match own.filter(|own| own.path == path) {
                Some(own) => {
                    own.now.lock().unwrap().1 = secret_of(&protection);
                    (own, if replace == Replace::Asked { Changed::Overwrite } else { Changed::Refuse })
                }
                None if replace == Replace::Never && disk.files.contains_key(&path) => {
                    return Err(SaveError::Exists { path });
                }
                None => {
                    let lock = disk.lock(&path).ok_or(SaveError::OpenElsewhere { path: path.clone() })?;
                    let known = disk.files.get(&path).map(|there| there.stamp.to_string());
                    let now = Mutex::new((known, secret_of(&protection)));
                    (Arc::new(File { path, lock: Mutex::new(Some(lock)), now }), Changed::Overwrite)
                }
            },
        };
        if let Some(error) = failed {
            return Err(error);
        }
        let path = file.path.clone();
        if file.lock.lock().unwrap().is_none() {
            return Err(SaveError::OpenElsewhere { path });
        }
        let (known, secret) = file.now.lock().unwrap().clone();
        let there = disk.files.get(&path).map(|there| there.stamp.to_string());
        if changed == Changed::Refuse && there.is_none() && known.is_some() {
            return Err(SaveError::Gone { path });
        }
        if changed == Changed::Refuse && there.is_some() && there != known {
            return Err(SaveError::ChangedOutside { path });
        }
        let stamp = disk.write(&path, assessment.clone(), secret.clone());
        *file.now.lock().unwrap() = (Some(stamp.to_string()), secret);
        let lacks = disk.lacks.clone();
        drop(disk);
        Ok(Held { lacks, ..Self::held(&file) })
    }

    fn remove(&self, file: &Arc<File>) -> Result<Vec<PathBuf>, SaveError> {
        let known = file.now.lock().unwrap().0.clone();
        let mut disk = self.disk();
        match disk.files.get(&file.path) {
            Some(there) if Some(there.stamp.to_string()) != known => {
                return Err(SaveError::ChangedOutside { path: file.path.clone() });
            }
            _ => disk.files.remove(&file.path),
        };
        Ok(Vec::new())
    }

    fn look(&self, path: &Path, unlock: &Unlock) -> Result<Option<(Opened, Protection)>, OpenError> {
        let content = self.content(path)?;
        unlocked(content.secret.as_ref(), unlock)?;
        Ok(Some((opened(content.assessment), protection_of(content.secret.as_ref()))))
    }

    fn hand_out(
        &self,
        path: &Path,
        handout: &Assessment,
        _: &Checked,
        protection: Protection,
        replace: Replace,
    ) -> Result<(), SaveError> {
        if replace == Replace::Never && self.disk().files.contains_key(path) {
            return Err(SaveError::Exists { path: path.to_owned() });
        }
        let mut disk = self.disk();
        if let Some(error) = disk.fails.take() {
            return Err(error);
        }
        disk.write(path, handout.clone(), secret_of(&protection));
        Ok(())
    }

    fn export(&self, job: &ExportJob) -> Result<Exported, NotExported> {
        if job.replace == Replace::Never && self.disk().files.contains_key(&job.path) {
            return Err(NotExported::Save(SaveError::Exists { path: job.path.clone() }));
        }
        self.disk().write(&job.path, Assessment::default(), None);
        Ok(Exported { pages: 1, missing: Vec::new() })
    }

    fn begin(&self, subject: Subject) -> Option<Result<Noted, SaveError>> {
        let mut disk = self.disk();
        disk.writes += 1;
        let (id, holder) = (disk.writes, Arc::new(()));
        disk.journals.insert(id, about(&subject, None, Arc::downgrade(&holder)));
        Some(Ok(Noted { world: self.clone(), id, holder }))
    }

    fn find(&self) -> (Vec<(Lost, Summary)>, Vec<Unreadable>) {
        let mut disk = self.disk();
        let free: Vec<u64> = disk
            .journals
            .iter()
            .filter(|(_, j)| !j.is_held() && j.noted.is_some())
            .map(|(id, _)| *id)
            .collect();
        let take = |id: u64| {
            let holder = Arc::new(());
            let journal = disk.journals.get_mut(&id)?;
            journal.holder = Arc::downgrade(&holder);
            let (document, secret) = (journal.document.clone(), journal.secret.clone());
            Some((Lost { world: self.clone(), id, document, secret, holder }, Summary::default()))
        };
        (free.into_iter().filter_map(take).collect(), Vec::new())
    }

    fn resume(
        &self,
        found: Lost,
        unlock: &Unlock,
        own: Option<&Arc<File>>,
    ) -> Result<Recovered<Self>, (Lost, OpenError)> {
        if let Err(error) = unlocked(found.secret.as_ref(), unlock) {
            return Err((found, error));
        }
        let journal = self.disk().journals.get(&found.id).cloned().unwrap();
        let (mut held, mut again, mut saved, mut refused) = (None, None, None, None);
        match found.document.as_deref().map(|path| self.open(path, unlock, own)) {
            Some(Ok(Read::Document { held: there, opened, again: seen })) => {
                if there.known == journal.known {
                    saved = Some(opened.assessment);
                }
                again = seen.map(|seen| Seen(journal.known.clone(), seen.1));
                if again.is_none() {
                    there.file.now.lock().unwrap().0 = journal.known.clone();
                }
                held = Some(Held { known: journal.known.clone(), ..there });
            }
            Some(Ok(_)) | None => {}
            Some(Err(error)) => refused = Some(error),
        }
        let protection = protection_of(journal.secret.as_ref());
        let noted = Noted { world: self.clone(), id: found.id, holder: found.holder };
        let opened = opened(journal.noted.unwrap_or_default());
        Ok(Recovered { opened, held, again, saved, journal: Ok(noted), protection, refused })
    }
}

fn about(subject: &Subject, noted: Option<Assessment>, holder: Weak<()>) -> Journal {
    let secret = secret_of(&subject.protection);
    Journal { document: subject.document.clone(), known: subject.known.clone(), secret, noted, holder }
}

/// The journal of an open document.
#[derive(Debug)]
pub struct Noted {
    world: World,
    id: u64,
    holder: Arc<()>,
}

impl Noted {
    fn with(&self, change: impl FnOnce(&mut Journal)) {
        if let Some(journal) = self.world.disk().journals.get_mut(&self.id) {
            change(journal);
        }
    }
}

impl Log for Noted {
    fn note(&self, assessment: &Assessment) {
        self.with(|journal| journal.noted = Some(assessment.clone()));
    }

    /// What was not written yet is not there until it is noted anew.
    fn loosen(&self) {
        self.with(|journal| journal.noted = None);
    }

    fn forget(&self) {
        self.with(|journal| journal.noted = None);
    }

    fn about(&self, subject: Subject) {
        let holder = Arc::downgrade(&self.holder);
        self.with(|journal| *journal = about(&subject, journal.noted.take(), holder));
    }

    fn trouble(&self) -> Option<SaveError> {
        None
    }

    fn close(self) {
        self.world.disk().journals.remove(&self.id);
    }
}

/// What an ended session left.
#[derive(Debug)]
pub struct Lost {
    world: World,
    id: u64,
    document: Option<PathBuf>,
    secret: Option<String>,
    holder: Arc<()>,
}

impl Left for Lost {
    fn document(&self) -> Option<&Path> {
        self.document.as_deref()
    }

    fn at(&self) -> jiff::Timestamp {
        jiff::Timestamp::UNIX_EPOCH
    }

    fn needs(&self) -> Option<Needs> {
        self.secret.as_ref().map(|_| Needs::Passphrase)
    }

    fn discard(self) {
        self.world.disk().journals.remove(&self.id);
    }
}
