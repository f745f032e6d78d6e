//! The head of a journal: its first line, which says what it is about.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::base::file_kind::FileKind;
use crate::storage::intake::head_of;

/// The format of a journal's head; the first had no kind.
pub(super) const FORMAT: u32 = 2;
/// The most that a journal's head takes.
pub(super) const MAX_HEAD: u64 = 64 * 1024;

/// The first line of a journal, always in clear: it has no answer in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    #[serde(default = "journal")]
    pub(super) kind: FileKind,
    pub(super) format: u32,
    pub(super) document: Option<PathBuf>,
    pub(super) known: Option<String>,
    pub(super) at: jiff::Timestamp,
    /// The secret key of the body, itself encrypted with the document's passphrase.
    pub(super) key: Option<String>,
}

fn journal() -> FileKind {
    FileKind::Journal
}

/// Whether bytes begin as a journal does.
pub(in crate::storage) fn is_journal(bytes: &[u8]) -> bool {
    let end = bytes.iter().take(MAX_HEAD as usize).position(|byte| *byte == b'\n');
    end.is_some_and(|end| head_of::<Head>(&bytes[..end]).is_ok_and(|head| head.kind == FileKind::Journal))
}
