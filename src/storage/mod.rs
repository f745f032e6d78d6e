//! The only file I/O of answers and reports: the envelope of a file and its intake with every
//! refusal; an open document's file with its lock, its backups and its encryption; its journal; the
//! durable replacement of files.

mod answered;
pub mod asked;
pub mod association;
mod backups;
mod beside;
mod bytes;
mod carried;
mod comments;
pub mod disk;
mod document;
mod envelope;
mod error;
mod file;
mod head;
mod intake;
pub mod journal;
pub mod lists;
pub mod lock;
mod measures;
mod migrate;
mod names;
pub mod output;
mod patience;
pub mod plain;
mod pretty;
pub mod protect;
mod record;
mod refusal;
mod relocate;
pub mod replace;
mod save_error;
mod system;
mod temp;

pub use answered::Otherwise;
pub use beside::with_backup;
pub use bytes::{read, start};
pub use document::{Access, Changed, DocumentFile, Seen};
pub use envelope::{goes_along, size, to_bytes};
pub use error::{Needs, OpenError, Place, Wanted};
pub use file::{open, open_copy, save, save_kept, write_settings};
pub use intake::{Opened, parse};
pub use journal::{Journal, Subject};
pub use measures::over_limits;
pub use names::{is_earlier, proposed};
pub use output::Replace;
pub use protect::{Protection, Unlock};
pub use relocate::relocate;
pub use replace::Lack;
pub use save_error::SaveError;
