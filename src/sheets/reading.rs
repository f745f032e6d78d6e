//! What is known of a sheet before it is read, and how a reading is followed.

use std::ops::ControlFlow;

/// Every so many rows the reading is told of, and may be stopped.
pub(super) const TOLD_EVERY: usize = 2_000;

/// A sheet by its name, before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetName {
    /// Its name; empty for text, which has one sheet.
    pub name: String,
    /// It is hidden in the workbook.
    pub hidden: bool,
}

/// Is told how many rows were read, and says whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(usize) -> ControlFlow<()>;
