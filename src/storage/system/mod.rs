//! What differs between systems where files are kept: who may read a file, whether two paths lead to one, how a
//! lock is held, which name is no name, when a folder's names are on the medium. One file for each sort of
//! system, with the same functions; nothing else in `storage` asks on which one it runs.

mod taken;
#[cfg(unix)]
mod unix;
#[cfg(not(unix))]
mod windows;

pub(super) use taken::Taken;
#[cfg(unix)]
pub(super) use unix::{
    LockFile, close_to_others, has_other_names, hidden, is_in_use, is_one_file, lock, open_as, private,
    private_folder, resolved, sync_folder,
};
#[cfg(not(unix))]
pub(super) use windows::{
    LockFile, close_to_others, has_other_names, hidden, is_in_use, is_one_file, lock, open_as, private,
    private_folder, resolved, sync_folder,
};

use std::path::Path;

use super::names::is_for_windows;

/// Whether the name at the end of a path can be that of a file.
pub(super) fn takes_name(path: &Path) -> bool {
    !cfg!(windows) || path.file_name().is_none_or(|name| is_for_windows(&name.to_string_lossy()))
}
