//! What helps where a document cannot be opened: the earlier version beside it that can.

use std::path::{Path, PathBuf};

use super::backups::GENERATIONS;
use super::bytes::read;
use super::error::OpenError;
use super::intake::parse;
use super::names::backup_path;
use super::protect::Unlock;
use super::system::resolved;
use crate::questionnaire::catalogue::Catalogue;

/// The same refusal; where what is at the path is broken or gone, with the newest backup that opens.
#[must_use]
pub fn with_backup(error: OpenError, path: &Path, catalogue: &Catalogue, unlock: &Unlock) -> OpenError {
    if !error.is_about_the_content() {
        return error;
    }
    let opens = |backup: &PathBuf| {
        let clear = read(backup).and_then(|bytes| unlock.open(&bytes));
        clear.and_then(|(clear, _)| parse(&clear, catalogue)).is_ok()
    };
    let path = resolved(path);
    match (1..=GENERATIONS * 2).map(|age| backup_path(&path, age)).find(opens) {
        Some(backup) => OpenError::WithBackup { error: Box::new(error), backup },
        None => error,
    }
}
