//! What the screen of own questions remembers between frames: the spreadsheet that was read last.

use std::path::PathBuf;

use super::files::{NoQuestions, QuestionsRead};

/// What is remembered.
#[derive(Debug, Default)]
pub struct OwnQuestions {
    /// The spreadsheet that is being read or was.
    pub path: Option<PathBuf>,
    /// What it came to; nothing while it is being read.
    pub read: Option<Result<QuestionsRead, NoQuestions>>,
}
