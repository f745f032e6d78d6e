//! The only file I/O of answers and reports: the envelope of a file, its intake with every
//! refusal, the durable save, the catalogue of questionnaires. Journal, backups, locks and
//! encryption have their place here too.

mod catalogue;
mod envelope;
mod error;
mod file;
mod intake;

pub use catalogue::Catalogue;
pub use envelope::to_bytes;
pub use error::{Kind, OpenError, Place, SaveError, Wanted};
pub use file::{open, read, save, write_file, write_settings};
pub use intake::{MAX_BYTES, Opened, parse};
