//! What is read of a spreadsheet at most.

/// The largest file, in bytes: 64 MiB.
pub const MAX_FILE: usize = 64 << 20;
/// The most that a part of a workbook may unpack to, in bytes: 256 MiB.
pub const MAX_PART: u64 = 256 << 20;
/// The most that the texts of a workbook may unpack to, in bytes: they are held at once.
pub const MAX_STRINGS: u64 = 64 << 20;
/// The most that any other part may unpack to, in bytes: 4 MiB. Styles become some thirty times as large.
pub const MAX_OTHER: u64 = 4 << 20;
/// The most that all parts may unpack to, in bytes: 512 MiB.
pub const MAX_ALL: u64 = 512 << 20;
/// The most texts of a workbook.
pub const MAX_TEXTS: usize = 1_500_000;
/// The longest run without a tag in a part, in bytes: 1 MiB. The text of a cell is at most 32,767 characters.
pub const MAX_RUN: usize = 1 << 20;
/// The most parts of a workbook.
pub const MAX_PARTS: usize = 4_096;
/// The last row that a sheet can have, counted from 0.
pub const LAST_ROW: u32 = 1_048_575;
/// The most cells on a line of text, as its delimiters tell before it is read.
pub const MAX_ON_A_LINE: usize = 100_000;
/// The most rows of a sheet that are not empty.
pub const MAX_ROWS: usize = 300_000;
/// The most cells of a sheet that are not empty.
pub const MAX_CELLS: usize = 4_000_000;
/// The most columns of a sheet: as many as a workbook can have.
pub const MAX_COLUMNS: usize = 16_384;
/// The most text of a sheet, in bytes: 96 MiB.
pub const MAX_SHEET_TEXT: usize = 96 << 20;
/// The longest cell of text, in bytes: 1 MiB.
pub const MAX_CELL: usize = 1 << 20;
