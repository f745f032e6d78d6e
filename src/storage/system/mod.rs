//! What differs between systems where files are kept: who may read a file, whether two paths lead to one, how a
//! lock is held, when a folder's names are on the medium. One file for each sort of
//! system, with the same functions; nothing else in `storage` asks on which one it runs.

mod taken;
#[cfg(unix)]
mod unix;
#[cfg(not(unix))]
mod windows;

pub(super) use taken::Taken;
#[cfg(unix)]
pub(super) use unix::{
    LockFile, close_to_others, has_other_names, hidden, is_one_file, lock, open_as, private,
    private_folder, resolved, sync_folder,
};
#[cfg(not(unix))]
pub(super) use windows::{
    LockFile, close_to_others, has_other_names, hidden, is_one_file, lock, open_as, private,
    private_folder, resolved, sync_folder,
};
