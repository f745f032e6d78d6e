//! What texts become that are typed or pasted into cells of registers. They are read as a spreadsheet is that says
//! of each row by its id which one it is (`import::preview`), so that both take the same words and refuse the same.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::any_row::substitute;
use super::fields::{AnyColumn, OwnColumn};
use super::new_rows::{empty_scenario, empty_talk, empty_technology, empty_trade};
use super::own_rows::{put_scenario, put_technology};
use super::writing::Writing;
use crate::assessment::edit::{Edit, RowsEdit};
use crate::assessment::registers::Registers;
use crate::assessment::registers::products::Product;
use crate::assessment::registers::register::{Becomes, Register, RegisterRow};
use crate::assessment::registers::scenarios::Scenario;
use crate::assessment::registers::technologies::Technology;
use crate::base::characters::clean;
use crate::base::ids::{DialogueId, ProductId, TradeId};
use crate::base::limits::MAX_TEXT;
use crate::import::columns::{Part, RegisterColumn};
use crate::import::head::Head;
use crate::import::preview;
use crate::import::refusal::CellRefusal;
use crate::import::units::DaysUnit;
use crate::sheets::Sheet;

/// A text for a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedCell {
    /// The id of the row, which may be one that is to come.
    pub row: String,
    /// The column.
    pub column: AnyColumn,
    /// The text.
    pub text: String,
}

/// A text that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedText {
    /// The text and its cell.
    pub cell: TypedCell,
    /// Why.
    pub why: CellRefusal,
}

/// What becomes of texts.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// One step that takes all but what is refused; none where nothing changes.
    pub edit: Option<Edit>,
    /// What is refused.
    pub refused: Vec<RefusedText>,
}

/// What texts become in a register. Rows that it does not have are made.
#[must_use]
pub fn taken(part: Part, how: &Writing<'_>, cells: Vec<TypedCell>, today: Date) -> Taken {
    let mut rows: BTreeMap<String, Vec<TypedCell>> = BTreeMap::new();
    for cell in cells {
        rows.entry(cell.row.clone()).or_default().push(cell);
    }
    let (registers, ids) = (how.registers, || rows.keys().map(String::as_str));
    match part {
        Part::Products => {
            let there = |id: &str| {
                let id = ProductId::new(id);
                let row = registers.products.get(&id).map(|row| (**row).clone());
                row.unwrap_or_else(|| Product { id, ..Product::default() })
            };
            let few = ids().map(there).collect();
            let few = Registers { products: few, ..Registers::default() };
            let mut taken = Taken::default();
            let becomes = Taking { part, few: &few, how, taken: &mut taken }.read(&rows);
            let read = becomes.into_iter().filter_map(|edit| match edit {
                RowsEdit::Products(rows) => Some(rows),
                _ => None,
            });
            let mut after = few.products.clone();
            read.for_each(|rows| drop(after.put(rows)));
            let after = with_words(&after, &rows, &taken.refused, |row, column, text| {
                if column == RegisterColumn::Name {
                    row.name = text;
                }
            });
            taken.edit =
                differing(&registers.products, after).map(|rows| Edit::Rows(RowsEdit::Products(rows)));
            taken
        }
        Part::Trade => {
            let there = |id: &str| {
                let id = TradeId::new(id);
                let row = registers.trade.get(&id).map(|row| (**row).clone());
                row.unwrap_or_else(|| empty_trade(id))
            };
            let few = ids().map(there).collect();
            let few = Registers { trade: few, products: registers.products.clone(), ..Registers::default() };
            let mut taken = Taken::default();
            let becomes = Taking { part, few: &few, how, taken: &mut taken }.read(&rows);
            let read = becomes.into_iter().filter_map(|edit| match edit {
                RowsEdit::Trade(rows) => Some(rows),
                _ => None,
            });
            let mut after = few.trade.clone();
            read.for_each(|rows| drop(after.put(rows)));
            let after = with_words(&after, &rows, &taken.refused, |row, column, text| match column {
                RegisterColumn::Item => row.item = text,
                // The same name in other letters is what the person wants it to be.
                RegisterColumn::Partner if row.partner.is_some() => row.partner = Some(text),
                RegisterColumn::Alternative if text.is_empty() => row.alternative = None,
                _ => {}
            });
            taken.edit = differing(&registers.trade, after).map(|rows| Edit::Rows(RowsEdit::Trade(rows)));
            taken
        }
        Part::Technologies => {
            let put = |row: &mut Technology, column, text: &str| put_technology(row, column, text, how);
            let (rows, refused) = put_each(&registers.technologies, &rows, empty_technology, put);
            Taken { edit: rows.map(|rows| Edit::Rows(RowsEdit::Technologies(rows))), refused }
        }
        Part::Scenarios => {
            let put = |row: &mut Scenario, column, text: &str| put_scenario(row, column, text, how);
            let (rows, refused) = put_each(&registers.scenarios, &rows, empty_scenario, put);
            Taken { edit: rows.map(|rows| Edit::Rows(RowsEdit::Scenarios(rows))), refused }
        }
        Part::Dialogue => {
            let there = |id: &str| {
                let id = DialogueId::new(id);
                let row = registers.dialogue.get(&id).map(|row| (**row).clone());
                row.unwrap_or_else(|| empty_talk(id, today))
            };
            let few = ids().map(there).collect();
            let few = Registers { dialogue: few, ..Registers::default() };
            let mut taken = Taken::default();
            let becomes = Taking { part, few: &few, how, taken: &mut taken }.read(&rows);
            let read = becomes.into_iter().filter_map(|edit| match edit {
                RowsEdit::Dialogue(rows) => Some(rows),
                _ => None,
            });
            let mut after = few.dialogue.clone();
            read.for_each(|rows| drop(after.put(rows)));
            taken.edit =
                differing(&registers.dialogue, after).map(|rows| Edit::Rows(RowsEdit::Dialogue(rows)));
            taken
        }
    }
}

/// Rows with texts put into their cells one by one: those that differ from what is there, and what is refused.
#[allow(clippy::type_complexity, reason = "both are said")]
fn put_each<T: RegisterRow>(
    there: &Register<T>,
    typed: &BTreeMap<String, Vec<TypedCell>>,
    empty: impl Fn(&str) -> T,
    put: impl Fn(&mut T, OwnColumn, &str) -> Result<(), CellRefusal>,
) -> (Option<Vec<Becomes<T>>>, Vec<RefusedText>) {
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    for (id, cells) in typed {
        let new = empty(id);
        let mut row = there.get(new.id()).map_or(new, |row| (**row).clone());
        for cell in cells {
            let AnyColumn::Own(column) = cell.column else { continue };
            if let Err(why) = put(&mut row, column, &cell.text) {
                refused.push(RefusedText { cell: cell.clone(), why });
            }
        }
        rows.push(row);
    }
    (differing(there, rows.into_iter().collect()), refused)
}

/// What of rows differs from what is there.
fn differing<T: RegisterRow>(there: &Register<T>, after: Register<T>) -> Option<Vec<Becomes<T>>> {
    let rows = after.iter().filter(|row| there.get(row.id()).is_none_or(|there| there != *row));
    let rows: Vec<Becomes<T>> = rows.map(|row| (row.id().clone(), Some(row.clone()))).collect();
    (!rows.is_empty()).then_some(rows)
}

/// Rows with the texts that are taken as they are typed: a spreadsheet's reader would keep another spelling.
fn with_words<T: RegisterRow>(
    after: &Register<T>,
    typed: &BTreeMap<String, Vec<TypedCell>>,
    refused: &[RefusedText],
    put: impl Fn(&mut T, RegisterColumn, String),
) -> Register<T> {
    let row = |row: &T| {
        let mut row = row.clone();
        let cells = typed.get(&row.id().to_string()).map(Vec::as_slice).unwrap_or_default();
        for cell in cells.iter().filter(|cell| !refused.iter().any(|refused| refused.cell == **cell)) {
            let mut text = cell.text.trim().to_owned();
            clean(&mut text);
            if let AnyColumn::Sheet(column) = cell.column {
                put(&mut row, column, text);
            }
        }
        row
    };
    after.iter().map(|after| row(after)).collect()
}

/// What is said of an alternative beside what it is.
const OF_ALTERNATIVE: [RegisterColumn; 4] = [
    RegisterColumn::AlternativeName,
    RegisterColumn::AlternativeCountry,
    RegisterColumn::AlternativeOwnedFrom,
    RegisterColumn::AlternativeDays,
];

/// What is written to a row, by column.
type Own<'a> = BTreeMap<RegisterColumn, &'a TypedCell>;

/// Reads texts beside a few rows.
struct Taking<'a> {
    part: Part,
    /// The rows that are written to, and all that they name.
    few: &'a Registers,
    how: &'a Writing<'a>,
    taken: &'a mut Taken,
}

impl Taking<'_> {
    /// What the rows become. Rows of which the same columns are written to are read together; where a cell keeps
    /// its whole row from being read, the row is read again without it.
    fn read(&mut self, rows: &BTreeMap<String, Vec<TypedCell>>) -> Vec<RowsEdit> {
        let mut left: Vec<(&str, Own<'_>)> = Vec::new();
        for (id, cells) in rows {
            let mut own = Own::new();
            for cell in cells {
                let AnyColumn::Sheet(column) = cell.column else { continue };
                if self.says_nothing(id, column, &cell.text) {
                    continue;
                }
                match self.refused_at_once(column, &cell.text) {
                    Some(why) => self.taken.refused.push(RefusedText { cell: cell.clone(), why }),
                    None => drop(own.insert(column, cell)),
                }
            }
            left.push((id, own));
        }
        let mut becomes = Vec::new();
        while !left.is_empty() {
            let mut alike: BTreeMap<Vec<RegisterColumn>, Vec<(&str, Own<'_>)>> = BTreeMap::new();
            for (id, own) in std::mem::take(&mut left) {
                alike.entry(self.columns(id, &own)).or_default().push((id, own));
            }
            for (columns, rows) in alike {
                let (read, again) = self.read_alike(&columns, rows);
                becomes.extend(read);
                left.extend(again);
            }
        }
        becomes
    }

    /// Whether an emptied cell of an alternative that is none changes nothing.
    fn says_nothing(&self, id: &str, column: RegisterColumn, text: &str) -> bool {
        OF_ALTERNATIVE.contains(&column)
            && text.trim().is_empty()
            && self.few.trade.get(&TradeId::new(id)).is_none_or(|row| substitute(row).is_none())
    }

    /// Why a text is refused whatever else is said: what a row is called is not read as a spreadsheet's cell, which
    /// may be a sum's.
    fn refused_at_once(&self, column: RegisterColumn, text: &str) -> Option<CellRefusal> {
        let is_called = matches!(
            (self.part, column),
            (Part::Products, RegisterColumn::Name) | (Part::Trade, RegisterColumn::Item)
        );
        match (is_called, text.trim()) {
            (true, "") => Some(CellRefusal::Missing),
            (_, text) if text.chars().nth(MAX_TEXT).is_some() => Some(CellRefusal::TooLong),
            _ => None,
        }
    }

    /// The columns that are read of a row: those that are written to, and those without which they say nothing.
    fn columns(&self, id: &str, own: &Own<'_>) -> Vec<RegisterColumn> {
        use RegisterColumn as C;
        let mut columns: Vec<C> = own.keys().copied().collect();
        match self.part {
            Part::Products => columns.push(C::Name),
            Part::Trade => {
                columns.push(C::Item);
                let row = self.few.trade.get(&TradeId::new(id));
                if OF_ALTERNATIVE.iter().any(|column| own.contains_key(column))
                    && row.is_some_and(|row| substitute(row).is_some())
                {
                    columns.push(C::Alternative);
                }
                // What is taken away is taken away as a whole.
                if own.get(&C::Alternative).is_some_and(|cell| cell.text.trim().is_empty()) {
                    columns.retain(|column| !OF_ALTERNATIVE.contains(column) && *column != C::Alternative);
                }
            }
            Part::Dialogue => columns.extend([C::On, C::With]),
            Part::Technologies | Part::Scenarios => {}
        }
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// What rows become of which the same columns are written to, and those that are to be read again.
    fn read_alike<'c>(
        &mut self,
        columns: &[RegisterColumn],
        rows: Vec<(&'c str, Own<'c>)>,
    ) -> (Option<RowsEdit>, Vec<(&'c str, Own<'c>)>) {
        let mut texts = vec![vec![String::new(); columns.len() + 1]];
        for (id, own) in &rows {
            let mut row = vec![(*id).to_owned()];
            row.extend(columns.iter().map(|column| self.text(id, *column, own)));
            texts.push(row);
        }
        let head = self.head(columns);
        // Beyond the limits of a spreadsheet no paste reaches.
        let Ok(sheet) = Sheet::of_texts(&texts) else { return (None, Vec::new()) };
        let preview = preview(&sheet, self.part, &head, self.few);
        let mut again: BTreeMap<usize, Own<'c>> = BTreeMap::new();
        let mut whole = std::collections::BTreeSet::new();
        for refused in preview.refused.first {
            let Some(place) = (refused.row as usize).checked_sub(1) else { continue };
            let column = refused.column.checked_sub(1).and_then(|place| columns.get(place));
            let Some(((_, own), column)) = rows.get(place).zip(column) else { continue };
            let Some(cell) = own.get(column) else { continue };
            self.taken.refused.push(RefusedText { cell: (*cell).clone(), why: refused.why });
            again.entry(place).or_insert_with(|| own.clone()).remove(column);
            if refused.with_row {
                whole.insert(place);
            }
        }
        again.retain(|place, own| whole.contains(place) && !own.is_empty());
        let again = again.into_iter().filter_map(|(place, own)| Some((rows.get(place)?.0, own))).collect();
        match preview.edit {
            Some(Edit::Rows(rows)) => (Some(self.as_they_were_called(rows)), again),
            _ => (None, again),
        }
    }

    /// What is read of a cell.
    fn text(&self, id: &str, column: RegisterColumn, own: &Own<'_>) -> String {
        match (self.part, column) {
            (Part::Products, RegisterColumn::Name) | (Part::Trade, RegisterColumn::Item) => {
                // Two rows must not look like one.
                format!("_{id}")
            }
            _ => match own.get(&column) {
                Some(cell) => cell.text.clone(),
                None => {
                    let row = self.part.find(self.few, id);
                    row.map_or_else(String::new, |row| row.text(AnyColumn::Sheet(column), self.how))
                }
            },
        }
    }

    /// Rows keep what they are called: a stand-in was read for it.
    fn as_they_were_called(&self, rows: RowsEdit) -> RowsEdit {
        match rows {
            RowsEdit::Products(rows) => RowsEdit::Products(rows_with(rows, |row| {
                if let Some(before) = self.few.products.get(&row.id) {
                    row.name.clone_from(&before.name);
                }
            })),
            RowsEdit::Trade(rows) => RowsEdit::Trade(rows_with(rows, |row| {
                if let Some(before) = self.few.trade.get(&row.id) {
                    row.item.clone_from(&before.item);
                    // Lines are a spreadsheet's.
                    row.lines = before.lines;
                }
            })),
            other => other,
        }
    }

    fn head(&self, columns: &[RegisterColumn]) -> Head {
        let mut all = BTreeMap::from([(RegisterColumn::Id, 0)]);
        all.extend((1..).zip(columns).map(|(at, column)| (*column, at)));
        // A share without a sign is of a hundred.
        let words = all.iter().map(|(column, at)| {
            (*at, if *column == RegisterColumn::Share { "%".to_owned() } else { String::new() })
        });
        Head {
            names: 0,
            place: 0,
            words: words.collect(),
            unused: Vec::new(),
            unclear: Vec::new(),
            ambiguous: BTreeMap::new(),
            money: RegisterColumn::MONEY.into_iter().map(|column| (column, self.how.money)).collect(),
            days: RegisterColumn::DAYS.map(|column| (column, DaysUnit::Day)).into(),
            columns: all,
        }
    }
}

fn rows_with<T: RegisterRow>(rows: Vec<Becomes<T>>, change: impl Fn(&mut T)) -> Vec<Becomes<T>> {
    rows.into_iter()
        .map(|(id, row)| {
            let changed = row.map(|row| {
                let mut row = row.into_inner();
                change(&mut row);
                row.into()
            });
            (id, changed)
        })
        .collect()
}
