//! Why a file is not taken for a spreadsheet, or not read to its end.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};

use super::limits::{MAX_CELLS, MAX_COLUMNS, MAX_FILE, MAX_ROWS, MAX_SHEET_TEXT};

/// Why a spreadsheet is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum SheetError {
    /// The file is empty.
    Empty,
    /// The file is larger than [`MAX_FILE`].
    FileTooLarge,
    /// It is a workbook of before 2007.
    OldWorkbook,
    /// It is encrypted.
    Encrypted,
    /// It is a workbook of another sort: an OpenDocument one, or a binary one.
    OtherWorkbook,
    /// It is no spreadsheet at all.
    NoSpreadsheet,
    /// It is damaged.
    Damaged,
    /// It unpacks to more than is read, as a file made to do harm does.
    UnpacksTooLarge,
    /// It has no sheet at this place.
    NoSheet,
    /// It has more rows than are read.
    TooManyRows,
    /// It has more columns than a workbook can have.
    TooManyColumns,
    /// It has more cells than are read.
    TooManyCells,
    /// It has more text than is read.
    TooMuchText,
    /// A cell has more text than one can have: the line on which it begins.
    CellTooLong {
        /// The line, counted from 1.
        line: u64,
    },
    /// A quotation mark is not closed, so that the rest of the file is one cell: the line on which its row begins.
    Unclosed {
        /// The line, counted from 1.
        line: u64,
    },
    /// Its characters are in no encoding that is known: the first line with such.
    Encoding {
        /// The line, counted from 1.
        line: usize,
    },
    /// It was told to stop.
    Stopped,
}

texts! {
    /// Why a spreadsheet is refused, in words.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    struct SheetWords {
        empty file_too_large old_workbook encrypted other_workbook no_spreadsheet damaged unpacks_too_large
        no_sheet too_many_rows too_many_columns too_many_cells too_much_text cell_too_long unclosed encoding stopped
    }
}

static WORDS: Wording<SheetWords> = Wording::new(
    include_str!("../../assets/lang/ja/sheets.ron"),
    include_str!("../../assets/lang/en/sheets.ron"),
);

impl SheetError {
    /// What happened and what to do, in one language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let w = WORDS.get(lang);
        let limit = |text: &str, limit: usize| fill(text, &[("limit", &limit.to_string())]);
        match self {
            Self::Empty => w.empty.clone(),
            Self::FileTooLarge => limit(&w.file_too_large, MAX_FILE >> 20),
            Self::OldWorkbook => w.old_workbook.clone(),
            Self::Encrypted => w.encrypted.clone(),
            Self::OtherWorkbook => w.other_workbook.clone(),
            Self::NoSpreadsheet => w.no_spreadsheet.clone(),
            Self::Damaged => w.damaged.clone(),
            Self::UnpacksTooLarge => w.unpacks_too_large.clone(),
            Self::NoSheet => w.no_sheet.clone(),
            Self::TooManyRows => limit(&w.too_many_rows, MAX_ROWS),
            Self::TooManyColumns => limit(&w.too_many_columns, MAX_COLUMNS),
            Self::TooManyCells => limit(&w.too_many_cells, MAX_CELLS),
            Self::TooMuchText => limit(&w.too_much_text, MAX_SHEET_TEXT >> 20),
            Self::CellTooLong { line } => fill(&w.cell_too_long, &[("line", &line.to_string())]),
            Self::Unclosed { line } => fill(&w.unclosed, &[("line", &line.to_string())]),
            Self::Encoding { line } => fill(&w.encoding, &[("line", &line.to_string())]),
            Self::Stopped => w.stopped.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        WORDS.assert_alike();
    }
}
