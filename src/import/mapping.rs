//! How a sheet is read where its own words do not say it: which sheet, which row has the names of the columns, which
//! column is which field and what it counts. A person writes it, or the window does; what it does not name is read
//! by the usual names.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::columns::{Part, RegisterColumn};
use super::key::key;
use super::units::{money_unit, time_unit};
use super::words::import_words;
use crate::base::lang::{Lang, fill};

/// How a sheet is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetMap {
    /// The sheet by its name.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The row with the names of the columns, as the spreadsheet counts it, from 1.
    #[serde(default)]
    pub head_row: Option<u32>,
    /// The columns that are read otherwise than by their usual names.
    #[serde(default)]
    pub columns: Vec<ColumnMap>,
}

/// How a column is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnMap {
    /// The words over it.
    #[serde(default)]
    pub head: Option<String>,
    /// Its letters, such as `F`, where no words tell it.
    #[serde(default)]
    pub column: Option<String>,
    /// What it holds; `None` for nothing that is read.
    #[serde(default)]
    pub field: Option<RegisterColumn>,
    /// What its numbers count, such as 千円 or weeks, where neither head nor cell says it.
    #[serde(default)]
    pub unit: Option<String>,
}

/// Where in a map something does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapPlace {
    /// What it says of the row of names.
    HeadRow,
    /// One of its columns, counted from 0.
    Column(usize),
}

/// Why a map does not fit a register or a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapFault {
    /// Where.
    pub place: MapPlace,
    /// Why.
    pub why: MapRefusal,
}

/// Why a part of a map does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapRefusal {
    /// The sheet has no cell in that row.
    NoRow(u32),
    /// No column has these words; those that there are.
    NoHead(String, Vec<String>),
    /// These are no letters of a column of the sheet.
    NoColumn(String),
    /// It says neither words nor letters, or both.
    NotOneColumn,
    /// The register has no such field.
    NoField(RegisterColumn),
    /// The field stands in an entry above.
    FieldTwice(RegisterColumn),
    /// What the field holds is not counted in that unit.
    NoUnit(String),
}

impl SheetMap {
    /// What fits no sheet of a register, whatever stands in it.
    ///
    /// # Errors
    /// The first fault.
    pub fn fits(&self, part: Part) -> Result<(), MapFault> {
        let known: BTreeSet<RegisterColumn> = part.columns().iter().map(|named| named.column).collect();
        let mut fields = BTreeSet::new();
        for (place, column) in self.columns.iter().enumerate() {
            let fault = |why| Err(MapFault { place: MapPlace::Column(place), why });
            if column.head.is_some() == column.column.is_some() {
                return fault(MapRefusal::NotOneColumn);
            }
            if let Some(letters) = column.column.as_ref().filter(|letters| column_number(letters).is_none()) {
                return fault(MapRefusal::NoColumn(letters.clone()));
            }
            if let Some(field) = column.field {
                if !known.contains(&field) {
                    return fault(MapRefusal::NoField(field));
                }
                if !fields.insert(field) {
                    return fault(MapRefusal::FieldTwice(field));
                }
            }
            if let Some(unit) = column.unit.as_ref().filter(|unit| !counts(column.field, unit)) {
                return fault(MapRefusal::NoUnit(unit.clone()));
            }
        }
        Ok(())
    }

    /// What is said of a column by its number or by one of its words.
    pub(super) fn of<'a>(&self, number: usize, words: impl Iterator<Item = &'a str>) -> Option<&ColumnMap> {
        let words: Vec<String> = words.map(|words| key(words).into_owned()).collect();
        self.columns.iter().find(|column| column.is(number, &words))
    }

    /// The first entry that no column of these words answers to.
    pub(super) fn unmet(&self, columns: &[(usize, Vec<&str>)], last: usize) -> Option<MapFault> {
        let columns: Vec<(usize, Vec<String>)> = columns
            .iter()
            .map(|(number, words)| (*number, words.iter().map(|words| key(words).into_owned()).collect()))
            .collect();
        self.columns.iter().enumerate().find_map(|(place, entry)| {
            let why = match (&entry.head, &entry.column) {
                (Some(head), _) if !columns.iter().any(|(number, words)| entry.is(*number, words)) => {
                    MapRefusal::NoHead(head.clone(), Vec::new())
                }
                (None, Some(letters)) if column_number(letters).is_none_or(|number| number >= last) => {
                    MapRefusal::NoColumn(letters.clone())
                }
                _ => return None,
            };
            Some(MapFault { place: MapPlace::Column(place), why })
        })
    }
}

impl ColumnMap {
    /// The number of its column, where it is told by letters.
    pub(super) fn number(&self) -> Option<usize> {
        column_number(self.column.as_deref()?)
    }

    fn is(&self, number: usize, words: &[String]) -> bool {
        match &self.head {
            Some(head) => words.iter().any(|words| **words == *key(head)),
            None => self.number() == Some(number),
        }
    }
}

/// Whether a field is counted in a unit.
fn counts(field: Option<RegisterColumn>, unit: &str) -> bool {
    match field {
        Some(field) if RegisterColumn::MONEY.contains(&field) => matches!(money_unit(unit), Ok(Some(_))),
        Some(field) if RegisterColumn::DAYS.contains(&field) => time_unit(unit).is_some(),
        _ => false,
    }
}

/// The number of a column by its letters, from 0.
fn column_number(letters: &str) -> Option<usize> {
    const LONGEST: usize = 3;
    if letters.is_empty() || letters.len() > LONGEST {
        return None;
    }
    let mut number = 0;
    for letter in letters.chars() {
        let letter = letter.to_ascii_uppercase();
        if !letter.is_ascii_uppercase() {
            return None;
        }
        number = number * 26 + (letter as usize - 'A' as usize) + 1;
    }
    Some(number - 1)
}

impl MapRefusal {
    /// What does not fit and what to do, in one language.
    #[must_use]
    pub fn message(&self, part: Part, lang: Lang) -> String {
        let w = import_words(lang);
        let fields = || {
            let all = part.columns().iter();
            all.map(|named| named.column.in_files()).collect::<Vec<_>>().join(lang.comma())
        };
        match self {
            Self::NoRow(row) => fill(&w.map_no_row, &[("row", &row.to_string())]),
            Self::NoHead(head, known) => {
                let known = known.join(lang.comma());
                fill(&w.map_no_head, &[("head", head.as_str()), ("known", &known)])
            }
            Self::NoColumn(letters) => fill(&w.map_no_column, &[("column", letters)]),
            Self::NotOneColumn => w.map_not_one.clone(),
            Self::NoField(field) => {
                let values =
                    [("field", &*field.in_files()), ("part", part.name(lang)), ("known", &*fields())];
                fill(&w.map_no_field, &values)
            }
            Self::FieldTwice(field) => fill(&w.map_field_twice, &[("field", &field.in_files())]),
            Self::NoUnit(unit) => fill(&w.map_no_unit, &[("unit", unit)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::column_letters;

    #[test]
    fn letters_are_the_number_of_a_column() {
        for number in [0, 25, 26, 701, 702, 16_383] {
            assert_eq!(column_number(&column_letters(number)), Some(number));
        }
        assert_eq!([column_number("f"), column_number("")], [Some(5), None]);
        assert_eq!([column_number("A1"), column_number("AAAA")], [None, None]);
    }

    #[test]
    fn what_fits_no_sheet_is_told_by_its_entry() {
        let head =
            |head: &str, field| ColumnMap { head: Some(head.to_owned()), field, ..ColumnMap::default() };
        let fits = |columns: Vec<ColumnMap>| SheetMap { columns, ..SheetMap::default() }.fits(Part::Trade);
        let fault = |place, why| Err(MapFault { place: MapPlace::Column(place), why });
        let (item, yearly) = (Some(RegisterColumn::Item), Some(RegisterColumn::Yearly));
        assert_eq!(fits(vec![head("a", item), head("b", yearly), head("c", None)]), Ok(()));
        assert_eq!(
            fits(vec![head("a", item), head("b", item)]),
            fault(1, MapRefusal::FieldTwice(RegisterColumn::Item))
        );
        let topics = RegisterColumn::Topics;
        assert_eq!(fits(vec![head("a", Some(topics))]), fault(0, MapRefusal::NoField(topics)));
        assert_eq!(fits(vec![ColumnMap::default()]), fault(0, MapRefusal::NotOneColumn));
        let unit = |field, unit: &str| ColumnMap { unit: Some(unit.to_owned()), ..head("a", field) };
        assert_eq!(fits(vec![unit(yearly, "千円")]), Ok(()));
        assert_eq!(fits(vec![unit(yearly, "USD")]), fault(0, MapRefusal::NoUnit("USD".to_owned())));
        assert_eq!(fits(vec![unit(Some(RegisterColumn::Stock), "weeks")]), Ok(()));
        assert_eq!(fits(vec![unit(item, "千円")]), fault(0, MapRefusal::NoUnit("千円".to_owned())));
    }
}
