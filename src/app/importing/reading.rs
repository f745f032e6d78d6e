//! A spreadsheet is read for a register: which of its sheets have a table, and what each comes to. It takes its
//! time, is told of, and can be stopped.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::assessment::registers::Registers;
use crate::import::columns::Part;
use crate::import::head::{Head, head_of};
use crate::import::own_sheet::sheets_for;
use crate::import::preview;
use crate::import::preview::ImportPreview;
use crate::session::document::DocumentId;
use crate::sheets::{MAX_FILE, SheetError, Source};

/// A reading under way.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The document that it is for.
    pub document: DocumentId,
    /// The register.
    pub part: Part,
    /// The file.
    pub path: PathBuf,
    under_way: Arc<UnderWay>,
}

#[derive(Debug, Default)]
struct UnderWay {
    rows: AtomicUsize,
    stopped: AtomicBool,
}

/// A sheet that has a table of the register.
#[derive(Clone, Debug)]
pub struct FoundTable {
    /// The name of the sheet.
    pub sheet: String,
    /// The row of its head, counted from 0.
    pub row: u32,
    /// Its head.
    pub head: Head,
    /// What it comes to.
    pub preview: ImportPreview,
}

/// Why nothing was read.
#[derive(Debug)]
pub enum NotRead {
    /// It is none, or not one that is read.
    Sheet(SheetError),
    /// It cannot be opened.
    File(std::io::Error),
}

impl From<SheetError> for NotRead {
    fn from(error: SheetError) -> Self {
        Self::Sheet(error)
    }
}

impl Reading {
    /// One that begins.
    #[must_use]
    pub fn of(document: DocumentId, part: Part, path: PathBuf) -> Self {
        Self { document, part, path, under_way: Arc::default() }
    }

    /// Whether both are one and the same.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.under_way, &other.under_way)
    }

    /// How many rows were read.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.under_way.rows.load(Ordering::Relaxed)
    }

    /// It is not to go on.
    pub fn stop(&self) {
        self.under_way.stopped.store(true, Ordering::Relaxed);
    }

    /// Reads the file; the sheets that have a table, those in view only.
    ///
    /// # Errors
    /// [`NotRead`] for a file that cannot be read to its end.
    pub fn read(&self, registers: &Registers) -> Result<Vec<FoundTable>, NotRead> {
        let part = self.part;
        let mut source = Source::open(bytes(&self.path)?)?;
        let mut found = Vec::new();
        let mut before = 0;
        for place in sheets_for(part, &source.sheets()) {
            let sheet = source.read(place, &mut |rows| {
                self.under_way.rows.store(before + rows, Ordering::Relaxed);
                if self.under_way.stopped.load(Ordering::Relaxed) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            })?;
            before += sheet.len();
            self.under_way.rows.store(before, Ordering::Relaxed);
            if let Some(head) = head_of(&sheet, part) {
                let row = sheet.row(head.place).number;
                let preview = preview(&sheet, part, &head, registers);
                found.push(FoundTable { sheet: sheet.name, row, head, preview });
            }
        }
        if self.under_way.stopped.load(Ordering::Relaxed) {
            return Err(SheetError::Stopped.into());
        }
        Ok(found)
    }
}

/// The bytes of a spreadsheet.
fn bytes(path: &Path) -> Result<Vec<u8>, NotRead> {
    let length = std::fs::metadata(path).map_err(NotRead::File)?.len();
    if length > MAX_FILE as u64 {
        return Err(SheetError::FileTooLarge.into());
    }
    std::fs::read(path).map_err(NotRead::File)
}

/// What a file comes to, until it is taken or not.
#[derive(Clone, Debug)]
pub struct ImportForm {
    /// Its reading.
    pub reading: Reading,
    /// After which change of the document it was read.
    pub revision: u64,
    /// Its tables.
    pub tables: Vec<FoundTable>,
    /// The one that is looked at.
    pub at: usize,
}

impl ImportForm {
    /// The table that is looked at.
    #[must_use]
    pub fn table(&self) -> Option<&FoundTable> {
        self.tables.get(self.at)
    }
}
