//! Spreadsheets from outside: XLSX workbooks and CSV or TSV text, read within limits into rows of cells that
//! keep their places, so that what is refused can be named by sheet and cell. Nothing is computed, fetched or
//! run: of a formula its last value is taken.

mod error;
mod kind;
mod limits;
mod reading;
mod sheet;
mod text;
mod workbook;

pub use error::SheetError;
pub use limits::MAX_FILE;
pub use reading::{Progress, SheetName};
pub use sheet::{Row, Sheet, SheetCell, column_letters};

use kind::Kind;
use workbook::Workbook;

/// A file with sheets, opened and not yet read.
pub struct Source(Contents);

enum Contents {
    Workbook(Box<Workbook>),
    Text(Vec<u8>),
}

impl Source {
    /// Opens a file by its bytes, whatever its name ends in.
    ///
    /// # Errors
    /// [`SheetError`] for what is no spreadsheet, or one that is too large or made to do harm.
    pub fn open(bytes: Vec<u8>) -> Result<Self, SheetError> {
        match kind::of(&bytes)? {
            Kind::Workbook => Workbook::open(bytes).map(|book| Self(Contents::Workbook(Box::new(book)))),
            Kind::Text => Ok(Self(Contents::Text(bytes))),
        }
    }

    /// Its sheets, in their order.
    #[must_use]
    pub fn sheets(&self) -> Vec<SheetName> {
        match &self.0 {
            Contents::Workbook(book) => book.names().to_vec(),
            Contents::Text(_) => vec![SheetName { name: String::new(), hidden: false }],
        }
    }

    /// Reads a sheet by its place.
    ///
    /// # Errors
    /// [`SheetError`] where there is none, where it is damaged or goes beyond the limits, and
    /// [`SheetError::Stopped`] where it was told not to go on.
    pub fn read(&mut self, place: usize, progress: Progress<'_>) -> Result<Sheet, SheetError> {
        match &mut self.0 {
            Contents::Workbook(book) => book.read(place, progress),
            Contents::Text(bytes) if place == 0 => text::read(bytes, progress),
            Contents::Text(_) => Err(SheetError::NoSheet),
        }
    }
}
