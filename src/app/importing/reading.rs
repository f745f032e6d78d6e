//! A spreadsheet is read for a register: which of its sheets have a table, and what each comes to. It takes its
//! time, is told of, and can be stopped.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::heads::{SeenHeads, names_in};
use crate::assessment::registers::Registers;
use crate::import::columns::Part;
use crate::import::head::{Head, LOOKED_AT, head_by};
use crate::import::mapping::SheetMap;
use crate::import::own_sheet::sheets_for;
use crate::import::preview;
use crate::import::preview::ImportPreview;
use crate::session::document::DocumentId;
use crate::sheets::{MAX_FILE, Row, Sheet, SheetCell, SheetError, Source};

/// A reading under way.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The document that it is for.
    pub document: DocumentId,
    /// The register.
    pub part: Part,
    /// The file.
    pub path: PathBuf,
    /// How it is read, where a person has said so.
    pub map: Option<SheetMap>,
    /// Where is kept how heads that were seen before are read.
    heads: Option<PathBuf>,
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
    /// The row with the names, as the spreadsheet counts it.
    pub names_row: u32,
    /// The names, as a head is known by them.
    pub names: Vec<String>,
    /// Its head.
    pub head: Head,
    /// How it is read otherwise than by its names.
    pub map: SheetMap,
    /// The rows that may be the one with the names, as the spreadsheet counts them, each with its first words.
    pub rows: Vec<(u32, String)>,
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
    pub fn of(document: DocumentId, part: Part, path: PathBuf, heads: Option<PathBuf>) -> Self {
        Self { document, part, path, map: None, heads, under_way: Arc::default() }
    }

    /// The same file read as a person says.
    #[must_use]
    pub fn by(self, map: Option<SheetMap>) -> Self {
        Self { map, under_way: Arc::default(), ..self }
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

    /// Reads the file; the sheets in view that have any row. Of one without a table it is shown what it has.
    ///
    /// # Errors
    /// [`NotRead`] for a file that cannot be read to its end.
    pub fn read(&self, registers: &Registers) -> Result<Vec<FoundTable>, NotRead> {
        let mut source = Source::open(bytes(&self.path)?)?;
        let seen = self.heads.as_deref().map(SeenHeads::load).unwrap_or_default();
        let mut found = Vec::new();
        let mut before = 0;
        for place in sheets_for(self.part, &source.sheets()) {
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
            found.extend(self.table(sheet, &seen, registers));
        }
        if self.under_way.stopped.load(Ordering::Relaxed) {
            return Err(SheetError::Stopped.into());
        }
        Ok(found)
    }

    /// What a sheet has: as a person says of it, as its head was read before, or by the usual names. Where all of that
    /// finds no table, its longest row stands for the one with the names, until a person says which it is.
    fn table(&self, sheet: Sheet, seen: &SeenHeads, registers: &Registers) -> Option<FoundTable> {
        let part = self.part;
        let said = self.map.clone().filter(|map| map.sheet.as_ref().is_none_or(|name| *name == sheet.name));
        let known = said.or_else(|| seen.map_of(&sheet, part)).unwrap_or_default();
        let by = |map: SheetMap| Some((head_by(&sheet, part, &map).ok()??, map));
        let longest = || {
            let rows = (0..sheet.len().min(LOOKED_AT)).map(|place| sheet.row(place));
            let longest = rows.rev().max_by_key(|row| row.cells().len())?;
            by(SheetMap { head_row: longest.number.checked_add(1), ..SheetMap::default() })
        };
        let (head, map) = by(known).or_else(|| by(SheetMap::default())).or_else(longest)?;
        let lacks = !head.lacking(part).is_empty();
        let preview = if lacks { ImportPreview::default() } else { preview(&sheet, part, &head, registers) };
        let names = sheet.row(head.names);
        let rows = (0..sheet.len().min(LOOKED_AT)).map(|place| sheet.row(place));
        let rows = rows.map(|row| (row.number.saturating_add(1), first_words(row))).collect();
        Some(FoundTable {
            row: sheet.row(head.place).number,
            names_row: names.number.saturating_add(1),
            names: names_in(names),
            rows,
            sheet: sheet.name,
            head,
            map,
            preview,
        })
    }
}

/// The first words of a row, by which a person knows it.
fn first_words(row: Row<'_>) -> String {
    const CELLS: usize = 5;
    const LETTERS: usize = 60;
    let said = |(_, cell): (usize, SheetCell<'_>)| match cell {
        SheetCell::Text(text) => text.trim().replace('\n', " "),
        SheetCell::Number(number) => number.to_string(),
        _ => "…".to_owned(),
    };
    let words = row.cells().take(CELLS).map(said).collect::<Vec<_>>().join(" | ");
    format!("{}: {}", u64::from(row.number) + 1, words.chars().take(LETTERS).collect::<String>())
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

    /// Begins at the sheet that a person has spoken of, else at the first that has a table.
    #[must_use]
    pub fn begun(self) -> Self {
        let named = self.reading.map.as_ref().and_then(|map| map.sheet.as_ref());
        let spoken_of = self.tables.iter().position(|table| Some(&table.sheet) == named);
        let whole = |table: &FoundTable| table.head.lacking(self.reading.part).is_empty();
        let at = spoken_of.or_else(|| self.tables.iter().position(whole)).unwrap_or(0);
        Self { at, ..self }
    }
}
