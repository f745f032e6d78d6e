//! One writer at a time: a lock on a file beside the document, held as long as the document is
//! open. The system lets go of it when the process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::names::{folder_of, tag};

/// How long a short write waits for another short write of the same file.
const PATIENCE: Duration = Duration::from_secs(2);

/// A held lock; it ends when this is dropped.
#[derive(Debug)]
pub struct Lock {
    /// `None` where the file system knows no locks; then only the comparison of what was opened
    /// with what is there protects the file.
    held: Option<(File, PathBuf)>,
}

/// Why a lock was not got.
#[derive(Debug)]
pub enum NotLocked {
    /// Another Keian has the file open.
    Held,
    /// The lock file cannot be made: a read-only medium, no permission, no such folder.
    Failed(io::Error),
}

impl Lock {
    /// Takes the lock of a document.
    ///
    /// # Errors
    /// See [`NotLocked`].
    pub fn take(document: &Path) -> Result<Self, NotLocked> {
        let path = folder_of(document).join(format!("{}.lock", tag(document)));
        // Whoever held the lock before may have removed the file between our opening and locking
        // it: then a lock on it protects nothing, and a new one is needed.
        for _ in 0..100 {
            let file = match open(&path) {
                Ok(file) => file,
                // Somebody else's, whom we cannot ask: they have the document open, or had when they crashed.
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied && path.exists() => {
                    return Err(NotLocked::Held);
                }
                Err(error) => return Err(NotLocked::Failed(error)),
            };
            match file.try_lock() {
                Ok(()) if still_there(&file, &path) => return Ok(Self { held: Some((file, path)) }),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(NotLocked::Held),
                Err(TryLockError::Error(error)) if no_locks(&error) => {
                    drop(file);
                    let _ = std::fs::remove_file(&path);
                    return Ok(Self { held: None });
                }
                Err(TryLockError::Error(error)) => return Err(NotLocked::Failed(error)),
            }
        }
        Err(NotLocked::Held)
    }

    /// Whether anybody is kept out by it.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Takes the lock, waiting up to two seconds for another short write to end.
    ///
    /// # Errors
    /// See [`NotLocked`].
    pub fn wait(document: &Path) -> Result<Self, NotLocked> {
        let start = Instant::now();
        loop {
            match Self::take(document) {
                Err(NotLocked::Held) if start.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                other => return other,
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some((_, path)) = &self.held
            && cfg!(unix)
        {
            // Removed while the lock is held, so that nobody's lock is taken away.
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Some file systems know no locks, and some network drives have none to give.
fn no_locks(error: &io::Error) -> bool {
    let none_to_give = cfg!(target_os = "linux") && error.raw_os_error() == Some(37);
    none_to_give || matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    // It is empty: in a folder that is shared, others have to see whether it is locked.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o644);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => File::open(path).map_err(|_| error),
        opened => opened,
    }
}

#[cfg(unix)]
fn still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn still_there(_: &File, _: &Path) -> bool {
    true
}

/// Whether two paths lead to one file, by whatever names.
#[cfg(unix)]
#[must_use]
pub fn is_one_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |path: &Path| std::fs::metadata(path).ok().map(|data| (data.dev(), data.ino()));
    place(one).is_some_and(|one| place(other) == Some(one))
}

/// Whether two paths lead to one file: by one name, for others are not known here.
#[cfg(not(unix))]
#[must_use]
pub fn is_one_file(one: &Path, other: &Path) -> bool {
    one == other
}

/// Whether a file has more than one name.
#[cfg(unix)]
#[must_use]
pub fn has_other_names(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).is_ok_and(|data| data.nlink() > 1)
}

/// Whether a file has more than one name, which is not known here.
#[cfg(not(unix))]
#[must_use]
pub fn has_other_names(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_lock_on_the_same_document_is_refused_until_the_first_ends() {
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("a.ron");
        let first = Lock::take(&document).unwrap();
        assert!(matches!(Lock::take(&document), Err(NotLocked::Held)));
        drop(first);
        drop(Lock::take(&document).unwrap());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "no lock file stays behind");
    }

    #[test]
    fn a_lock_file_that_a_killed_process_left_is_taken_over() {
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("a.ron");
        std::fs::write(folder.path().join(format!("{}.lock", tag(&document))), "").unwrap();
        Lock::take(&document).unwrap();
    }

    #[test]
    fn many_takers_never_hold_one_lock_together() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("a.ron");
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    // It is given on: each gets it many times in the end.
                    let mut got = 0;
                    while got < 20 {
                        if let Ok(lock) = Lock::take(&document) {
                            most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                            std::thread::yield_now();
                            inside.fetch_sub(1, Ordering::SeqCst);
                            got += 1;
                            drop(lock);
                        }
                        std::thread::yield_now();
                    }
                });
            }
        });
        assert_eq!(most.into_inner(), 1);
    }
}
