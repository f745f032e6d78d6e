//! The only file I/O of answers and reports: the envelope of a file and its intake with every
//! refusal; an open document's file with its lock, its backups and its encryption; its journal; the
//! durable replacement of files.

pub mod asked;
mod bytes;
pub mod disk;
mod document;
mod envelope;
mod error;
mod file;
mod intake;
pub mod journal;
pub mod lock;
mod migrate;
pub mod output;
pub mod protect;
pub mod replace;

pub use bytes::{read, start};
pub use document::{Access, Changed, DocumentFile, Seen};
pub use envelope::to_bytes;
pub use error::{FileKind, Needs, OpenError, Place, SaveError, Wanted};
pub use file::{open, save, write_settings};
pub use intake::{Opened, over_limits, parse};
pub use journal::{Journal, Subject};
pub use output::Replace;
pub use protect::{Protection, Unlock};
