//! Linux, macOS and their like.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

use super::taken::Taken;

/// A file that is to be made is for its owner alone.
pub(in crate::storage) fn private(options: &mut OpenOptions) {
    options.mode(0o600);
}

/// The same for one that nobody looks for: its name begins with a dot.
pub(in crate::storage) fn hidden(options: &mut OpenOptions) {
    private(options);
}

/// A folder that is to be made is for its owner alone.
pub(in crate::storage) fn private_folder(builder: &mut DirBuilder) {
    builder.mode(0o700);
}

/// Opens a file to those to whom another is open, as far as the system lets us.
pub(in crate::storage) fn open_as(file: &File, model: &Path) -> io::Result<()> {
    let (own, model) = (file.metadata()?, fs::metadata(model)?);
    if own.uid() != model.uid() {
        // Nobody but root may.
        let _ = fchown(file, Some(model.uid()), None);
    }
    let same_group = own.gid() == model.gid() || fchown(file, None, Some(model.gid())).is_ok();
    let others = if same_group { 0o777 } else { 0o707 };
    file.set_permissions(fs::Permissions::from_mode(model.mode() & others))
}

/// Closes a file to all but its owner.
pub(in crate::storage) fn close_to_others(path: &Path) -> io::Result<()> {
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

/// Returns when the names of a folder are on the medium.
pub(in crate::storage) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Whether two paths lead to one file, by whatever names.
pub(in crate::storage) fn is_one_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| fs::metadata(path).ok().map(|data| (data.dev(), data.ino()));
    place(one).is_some_and(|one| place(other) == Some(one))
}

/// Whether a file has more than one name.
pub(in crate::storage) fn has_other_names(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| data.nlink() > 1)
}

/// The path without symbolic links, so that a save replaces the file and not the link.
pub(in crate::storage) fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if let Ok(real) = fs::canonicalize(&absolute) {
        return real;
    }
    // A file that is yet to be: its folder may lead through links.
    match (absolute.parent().map(fs::canonicalize), absolute.file_name()) {
        (Some(Ok(folder)), Some(name)) => folder.join(name),
        _ => absolute,
    }
}

/// Whether a call failed because another program has the file: a server of Windows' kind says so.
pub(in crate::storage) fn is_in_use(error: &io::Error, _: &Path) -> bool {
    error.kind() == io::ErrorKind::ResourceBusy
}

/// A lock on a file that stands there as long as the lock is held.
#[derive(Debug)]
pub(in crate::storage) struct LockFile {
    _file: File,
    path: PathBuf,
}

impl Drop for LockFile {
    fn drop(&mut self) {
        // Removed while the lock is held, so that nobody's lock is taken away.
        let _ = fs::remove_file(&self.path);
    }
}

/// Asks for the lock on a file of this name, which is made for it.
pub(in crate::storage) fn lock(path: &Path) -> io::Result<Taken<LockFile>> {
    // Whoever held the lock before may have removed the file between our opening and locking
    // it: then a lock on it protects nothing, and a new one is needed.
    for _ in 0..100 {
        let file = match open(path) {
            Ok(file) => file,
            // Somebody else's, whom we cannot ask: they have the document open, or had when they crashed.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && path.exists() => {
                return Ok(Taken::Held);
            }
            Err(error) => return Err(error),
        };
        match file.try_lock() {
            Ok(()) if still_there(&file, path) => {
                return Ok(Taken::Got(LockFile { _file: file, path: path.to_owned() }));
            }
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Taken::Held),
            Err(TryLockError::Error(error)) if no_locks(&error) => {
                drop(file);
                let _ = fs::remove_file(path);
                return Ok(Taken::NoLocks);
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Ok(Taken::Held)
}

/// Some file systems know no locks, and some network drives have none to give.
fn no_locks(error: &io::Error) -> bool {
    let none_to_give = cfg!(target_os = "linux") && error.raw_os_error() == Some(37);
    none_to_give || matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    // It is empty: in a folder that is shared, others have to see whether it is locked.
    options.write(true).create(true).truncate(false).mode(0o644);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => File::open(path).map_err(|_| error),
        opened => opened,
    }
}

fn still_there(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}
