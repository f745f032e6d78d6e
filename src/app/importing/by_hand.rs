//! How a table is read when a person says otherwise: another row of names, a column given another field or none, or
//! another unit. Each is the map by which the file is read again.

use super::reading::FoundTable;
use crate::import::columns::RegisterColumn;
use crate::import::mapping::{ColumnMap, SheetMap};
use crate::sheets::column_letters;

/// Another row of names; what was said of columns was said of other ones.
#[must_use]
pub fn at_row(table: &FoundTable, row: u32) -> SheetMap {
    SheetMap { head_row: Some(row), columns: Vec::new(), ..said_so_far(table) }
}

/// A column read as another field, or not at all. What was read as that field before is not read any more.
#[must_use]
pub fn with_field(table: &FoundTable, column: usize, field: Option<RegisterColumn>) -> SheetMap {
    let mut map = said_so_far(table);
    let letters = column_letters(column);
    map.columns.retain(|entry| entry.column.as_ref() != Some(&letters));
    map.columns.retain(|entry| field.is_none() || entry.field != field);
    map.columns.push(ColumnMap { column: Some(letters), field, ..ColumnMap::default() });
    map
}

/// A column whose numbers count in another unit.
#[must_use]
pub fn with_unit(table: &FoundTable, column: usize, field: RegisterColumn, unit: &str) -> SheetMap {
    let mut map = with_field(table, column, Some(field));
    if let Some(entry) = map.columns.last_mut() {
        entry.unit = Some(unit.to_owned());
    }
    map
}

/// How it is read now, with its sheet and its row of names.
fn said_so_far(table: &FoundTable) -> SheetMap {
    let sheet = Some(table.sheet.clone()).filter(|name| !name.is_empty());
    SheetMap { sheet, head_row: Some(table.names_row), columns: table.map.columns.clone() }
}

/// What a column is read as.
#[must_use]
pub fn field_of(table: &FoundTable, column: usize) -> Option<RegisterColumn> {
    let found = table.head.columns.iter().find(|(_, at)| **at == column);
    found.map(|(field, _)| *field)
}
