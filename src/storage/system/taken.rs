//! What came of asking for a lock, whatever a lock is on a system.

/// What came of it.
#[derive(Debug)]
pub(in crate::storage) enum Taken<L> {
    /// It is held until this is dropped.
    Got(L),
    /// Somebody else holds it.
    Held,
    /// The file system knows no locks.
    NoLocks,
}
