//! Heads of spreadsheets of which a person has said how they are read: kept beside the settings, so that the next file
//! with the same names is read the same way. The names of columns stand in it, and nothing of what stands below them.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::import::columns::Part;
use crate::import::head::LOOKED_AT;
use crate::import::mapping::{ColumnMap, SheetMap};
use crate::sheets::{Row, Sheet, SheetCell, column_letters};
use crate::storage::{SaveError, write_settings};

/// How many are kept, those that were used last.
const KEPT: usize = 50;

/// The heads that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenHeads {
    #[serde(default)]
    heads: Vec<SeenHead>,
}

/// A head with how it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SeenHead {
    part: Part,
    names: Vec<String>,
    columns: Vec<ColumnMap>,
}

impl SeenHeads {
    /// Those of a file; none where there is no file, or none that can be read: then it is written anew.
    #[must_use]
    pub fn load(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        ron::from_str(&text).unwrap_or_default()
    }

    /// Keeps how a head is read, with what another window has kept meanwhile.
    ///
    /// # Errors
    /// [`SaveError`] where the file cannot be written.
    pub fn keep(file: &Path, part: Part, names: &[String], columns: &[ColumnMap]) -> Result<(), SaveError> {
        let mut all = Self::load(file);
        all.heads.retain(|seen| seen.part != part || seen.names != names);
        all.heads.insert(0, SeenHead { part, names: names.to_vec(), columns: columns.to_vec() });
        all.heads.truncate(KEPT);
        let Ok(text) = ron::ser::to_string_pretty(&all, ron::ser::PrettyConfig::new()) else { return Ok(()) };
        write_settings(file, text.as_bytes())
    }

    /// How a sheet is read that has one of these heads.
    #[must_use]
    pub fn map_of(&self, sheet: &Sheet, part: Part) -> Option<SheetMap> {
        if self.heads.is_empty() {
            return None;
        }
        (0..sheet.len().min(LOOKED_AT)).find_map(|place| {
            let row = sheet.row(place);
            let names = names_in(row);
            let seen = self.heads.iter().find(|seen| seen.part == part && seen.names == names)?;
            let columns = seen.columns.clone();
            Some(SheetMap { sheet: None, head_row: row.number.checked_add(1), columns })
        })
    }
}

/// What a row says as the names of columns, each with the column that it stands over.
#[must_use]
pub fn names_in(row: Row<'_>) -> Vec<String> {
    let name = |(column, cell): (usize, SheetCell<'_>)| match cell {
        SheetCell::Text(text) => format!("{} {}", column_letters(column), text.trim()),
        _ => column_letters(column),
    };
    row.cells().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::columns::RegisterColumn;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        Sheet::of_texts(&rows).unwrap()
    }

    #[test]
    fn a_head_that_was_seen_is_read_as_it_was_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("heads.ron");
        assert_eq!(SeenHeads::load(&file), SeenHeads::default());
        let column = |letters: &str, field| ColumnMap {
            column: Some(letters.to_owned()),
            field: Some(field),
            ..ColumnMap::default()
        };
        let seen = sheet(&[&["2026"], &["what", "who"], &["magnet", "A"]]);
        let first = [column("A", RegisterColumn::Item)];
        SeenHeads::keep(&file, Part::Trade, &names_in(seen.row(1)), &first).unwrap();
        let second = [column("A", RegisterColumn::Item), column("B", RegisterColumn::Partner)];
        SeenHeads::keep(&file, Part::Trade, &names_in(seen.row(1)), &second).unwrap();
        let known = SeenHeads::load(&file);
        let map = SheetMap { sheet: None, head_row: Some(2), columns: second.to_vec() };
        assert_eq!(known.map_of(&seen, Part::Trade), Some(map.clone()), "as it was said last");
        let later = sheet(&[&["2027"], &["a title"], &["what", "who"]]);
        assert_eq!(known.map_of(&later, Part::Trade), Some(SheetMap { head_row: Some(3), ..map }));
        assert_eq!(known.map_of(&seen, Part::Products), None);
        assert_eq!(known.map_of(&sheet(&[&["what", "whom"]]), Part::Trade), None);
        std::fs::write(&file, "no RON").unwrap();
        assert_eq!(SeenHeads::load(&file), SeenHeads::default());
    }
}
