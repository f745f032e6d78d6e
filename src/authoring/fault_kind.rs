//! The kinds of faults that the cells of a workbook of questions have by themselves.

use serde::Deserialize;

/// Why what stands in a cell cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum CellFaultKind {
    /// The workbook lacks a sheet.
    NoSheet,
    /// A sheet is there twice.
    TwoSheets,
    /// A sheet lacks a column.
    NoColumn,
    /// A column is there twice.
    TwoColumns,
    /// The spreadsheet has made a date of it.
    DateCell,
    /// A formula's error.
    FormulaCell,
    /// Longer than a text may be.
    LongCell,
    /// None of the column's choices.
    NoChoice,
    /// No number of the column.
    NoNumber,
    /// A level that the question does not have.
    NotOnScale,
    /// More or fewer lines in English than in Japanese.
    LinesDiffer,
    /// A choice without its id.
    ChoiceLine,
    /// No condition.
    ConditionForm,
    /// A condition on something that is not there.
    ConditionName,
    /// A condition on a value that is never there.
    ConditionValue,
    /// Something of the base that cannot be changed.
    BaseChanged,
    /// A part for a question of the base.
    BaseExtended,
    /// A question of one's own that is left out.
    OwnLeftOut,
    /// A question without its area.
    NoArea,
    /// A part of a question that is not there.
    NoQuestion,
    /// A row of the base that is there twice.
    RowTwice,
    /// Something in a row that has no id.
    NoId,
    /// Another base than the one that is named.
    OtherBase,
    /// The name of the base for what is laid over it.
    BaseName,
    /// More rows than are read.
    TooManyRows,
    /// An item of a list that is not there.
    NoList,
    /// An area that is not there.
    AreaName,
    /// The questionnaire has no id, edition or title.
    NotNamed,
}

impl CellFaultKind {
    /// All.
    pub const ALL: [Self; 28] = [
        Self::NoSheet,
        Self::TwoSheets,
        Self::NoColumn,
        Self::TwoColumns,
        Self::DateCell,
        Self::FormulaCell,
        Self::LongCell,
        Self::NoChoice,
        Self::NoNumber,
        Self::NotOnScale,
        Self::LinesDiffer,
        Self::ChoiceLine,
        Self::ConditionForm,
        Self::ConditionName,
        Self::ConditionValue,
        Self::BaseChanged,
        Self::BaseExtended,
        Self::OwnLeftOut,
        Self::NoArea,
        Self::NoQuestion,
        Self::RowTwice,
        Self::NoId,
        Self::OtherBase,
        Self::BaseName,
        Self::TooManyRows,
        Self::NoList,
        Self::AreaName,
        Self::NotNamed,
    ];
}
