//! One writer at a time: a lock on a file beside the document, held as long as the document is
//! open. The system lets go of it when the process ends, however it ends.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use super::names::{folder_of, tag};
use super::system::{self, LockFile, Taken};

/// How long a short write waits for another short write of the same file.
const PATIENCE: Duration = Duration::from_secs(2);

/// A held lock; it ends when this is dropped.
#[derive(Debug)]
pub struct Lock {
    /// `None` where the file system knows no locks; then only the comparison of what was opened
    /// with what is there protects the file.
    held: Option<LockFile>,
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
        match system::lock(&path).map_err(NotLocked::Failed)? {
            Taken::Got(file) => Ok(Self { held: Some(file) }),
            Taken::NoLocks => Ok(Self { held: None }),
            Taken::Held => Err(NotLocked::Held),
        }
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
