//! The registers as a spreadsheet in a file.

use std::path::Path;

use crate::assessment::registers::Registers;
use crate::base::lang::Lang;
use crate::export::workbook::{WorkbookError, workbook};
use crate::import::columns::Part;
use crate::storage::{Replace, SaveError, output};

/// Why no spreadsheet was written.
#[derive(Debug)]
pub enum SheetNotWritten {
    /// The registers do not go into one.
    Workbook(WorkbookError),
    /// It cannot be put there.
    Save(SaveError),
}

/// Writes all registers as a workbook. What is there before stays where it fails.
///
/// # Errors
/// [`SheetNotWritten`] with the reason.
pub fn write_workbook(
    registers: &Registers,
    lang: Lang,
    path: &Path,
    replace: Replace,
) -> Result<(), SheetNotWritten> {
    let bytes = workbook(&Part::ALL, registers, lang).map_err(SheetNotWritten::Workbook)?;
    output::write(path, &bytes, replace).map_err(SheetNotWritten::Save)
}
