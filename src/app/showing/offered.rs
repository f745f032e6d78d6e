//! What is offered with a file that a message tells of, and what a person wants done with it.

use std::path::PathBuf;

use super::portal::Wish;

/// What is offered with a file that a message or a screen tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offered {
    /// Nothing.
    Nothing,
    /// All that can be done with a file that was saved.
    All(PathBuf),
    /// Its path alone: the desktop did not show the file.
    Path(PathBuf),
    /// To open it: an earlier version of one that is broken.
    Earlier(PathBuf),
}

/// What a person wants done with a file that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShowAction {
    /// Have the desktop show it, or its folder.
    Show(PathBuf, Wish),
    /// Copy its path.
    Copy(PathBuf),
}
