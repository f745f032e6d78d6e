//! Finds the head of a table in a sheet: the row whose words name the most columns, with what stands in the row
//! above it; what its columns hold, and in which units. A column whose unit is not known, or of which there are
//! two, is not taken, and is named.

use std::collections::BTreeMap;

use super::columns::{Part, RegisterColumn};
use super::key::key;
use super::mapping::{ColumnMap, MapFault, MapPlace, MapRefusal, SheetMap};
use super::units::{DaysUnit, MoneyUnit, in_brackets, money_unit, time_unit, without_brackets};
use crate::sheets::{Row, Sheet, SheetCell, column_letters};

/// How many rows are looked at for a head.
pub(crate) const LOOKED_AT: usize = 60;

/// The longest words of a head, in characters.
const LONGEST: usize = 100;

/// The head of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The place of the row with the names among the rows of the sheet that have a cell.
    pub names: usize,
    /// The place of its last row: that one, or the row of units below it.
    pub place: usize,
    /// Which column of the sheet holds what.
    pub columns: BTreeMap<RegisterColumn, usize>,
    /// The words over each column of the sheet, with those of its group.
    pub words: BTreeMap<usize, String>,
    /// The columns of the sheet that hold nothing that a register has a place for.
    pub unused: Vec<usize>,
    /// The columns that are not taken for want of a unit that is known.
    pub unclear: Vec<usize>,
    /// What more than one column may be: none of them is taken.
    pub ambiguous: BTreeMap<RegisterColumn, Vec<usize>>,
    /// What an amount without a unit counts, by column of money.
    pub money: BTreeMap<RegisterColumn, MoneyUnit>,
    /// What a length of time without a unit counts, by column, where that is told.
    pub days: BTreeMap<RegisterColumn, DaysUnit>,
}

/// The head of the table of a register, if the sheet has one.
#[must_use]
pub fn head_of(sheet: &Sheet, part: Part) -> Option<Head> {
    best_of(sheet, part, &SheetMap::default())
}

/// The head of the table as a map has it. Where the map names the row, that row is the head, whatever it lacks (see
/// [`Head::lacking`]).
///
/// # Errors
/// What of the map the sheet does not have.
pub fn head_by(sheet: &Sheet, part: Part, map: &SheetMap) -> Result<Option<Head>, MapFault> {
    map.fits(part)?;
    let head = match map.head_row {
        Some(row) => {
            let number = row.checked_sub(1);
            let place = (0..sheet.len()).find(|place| Some(sheet.row(*place).number) == number);
            let fault = MapFault { place: MapPlace::HeadRow, why: MapRefusal::NoRow(row) };
            Some(in_row(sheet, part, place.ok_or(fault)?, map))
        }
        None => best_of(sheet, part, map),
    };
    let Some(head) = head else { return Ok(None) };
    let own = sheet.row(head.names);
    let words = head.words.iter().map(|(column, whole)| {
        (*column, [words(own.cell(*column)), Some(whole.as_str())].into_iter().flatten().collect())
    });
    let words: Vec<(usize, Vec<&str>)> = words.collect();
    match map.unmet(&words, sheet.columns()) {
        Some(MapFault { place, why: MapRefusal::NoHead(wanted, _) }) => {
            let known = head.words.values().cloned().collect();
            Err(MapFault { place, why: MapRefusal::NoHead(wanted, known) })
        }
        Some(fault) => Err(fault),
        None => Ok(Some(head)),
    }
}

fn best_of(sheet: &Sheet, part: Part, map: &SheetMap) -> Option<Head> {
    let mut best: Option<Head> = None;
    for place in 0..sheet.len().min(LOOKED_AT) {
        if !sheet.row(place).cells().all(|(_, cell)| words(cell).is_some()) {
            continue;
        }
        let found = in_row(sheet, part, place, map);
        if found.columns.len() + found.unclear.len() < 2 || !found.has_all(part) {
            continue;
        }
        // Of two rows of one head the second tells more.
        let goes_on = best.as_ref().is_some_and(|best| {
            place == best.place + 1
                && found.columns.len() == best.columns.len()
                && found.words.values().zip(best.words.values()).any(|(second, first)| second != first)
                && is_below(sheet, place)
        });
        if goes_on || best.as_ref().is_none_or(|best| found.columns.len() > best.columns.len()) {
            best = Some(found);
        }
    }
    best
}

/// Whether a row stands directly below the one before it.
fn is_below(sheet: &Sheet, place: usize) -> bool {
    place > 0 && sheet.row(place - 1).number + 1 == sheet.row(place).number
}

/// Whether a row is the head of a table: it names as many columns as a head must.
pub(super) fn is_head(row: Row<'_>, part: Part) -> bool {
    let named = row.cells().filter_map(|(_, cell)| part.column_of(words(cell)?));
    let mut named: Vec<RegisterColumn> = named.collect();
    named.sort_unstable();
    named.dedup();
    named.len() >= 2 && part.required().iter().all(|column| named.contains(column))
}

/// The words of a cell of a head.
pub(super) fn words(cell: SheetCell<'_>) -> Option<&str> {
    match cell {
        SheetCell::Text(text) if text.chars().nth(LONGEST).is_none() => Some(text),
        _ => None,
    }
}

/// Whether a row above a head has one text alone, which names no column with any word of the head: a title or a
/// unit, and no name of a group.
fn is_title(above: Row<'_>, head: Row<'_>, part: Part) -> bool {
    let mut texts = above.cells().filter_map(|(_, cell)| words(cell));
    let (Some(only), None) = (texts.next(), texts.next()) else { return false };
    let mut own = head.cells().filter_map(|(_, cell)| words(cell));
    part.column_of(only).is_none() && !own.any(|own| part.column_of(&format!("{only}{own}")).is_some())
}

/// A row taken for the head of a table.
fn in_row(sheet: &Sheet, part: Part, place: usize, map: &SheetMap) -> Head {
    let row = sheet.row(place);
    let above = place.checked_sub(1).filter(|_| is_below(sheet, place)).map(|above| sheet.row(above));
    let above = above.filter(|above| !is_title(*above, row, part));
    let named = map.columns.iter().filter_map(ColumnMap::number).filter(|at| *at < sheet.columns());
    let end = |row: Row<'_>| row.cells().map(|(at, _)| at).max();
    let ends = [Some(row), above].into_iter().flatten().filter_map(end);
    let last = ends.chain(named).max().unwrap_or(0);
    let mut mapped: BTreeMap<RegisterColumn, Vec<usize>> = BTreeMap::new();
    let mut units: BTreeMap<usize, String> = BTreeMap::new();
    let mut heads: BTreeMap<usize, String> = BTreeMap::new();
    let mut meant: BTreeMap<RegisterColumn, Vec<(usize, String)>> = BTreeMap::new();
    // What is merged over several columns stands in the first of them.
    let mut group = None;
    for column in 0..=last {
        let over = above.and_then(|above| words(above.cell(column)));
        group = over.or(group);
        let own = words(row.cell(column));
        let joined = own.zip(group).map(|(own, group)| format!("{group}{own}"));
        // What stands above a word of its own is the name of its group.
        let alone = over.filter(|_| own.is_none());
        let whole = joined.clone().or_else(|| own.or(alone).map(str::to_owned));
        let ways = [joined.as_deref(), own, alone];
        if let Some(told) = map.of(column, ways.into_iter().flatten()) {
            if let Some(field) = told.field {
                mapped.entry(field).or_default().push(column);
            }
            if let Some(unit) = &told.unit {
                units.insert(column, unit.clone());
            }
            heads.insert(column, whole.unwrap_or_else(|| column_letters(column)));
            continue;
        }
        let Some(whole) = whole else { continue };
        if let Some((found, by)) =
            ways.into_iter().flatten().find_map(|words| Some((part.column_of(words)?, words)))
        {
            meant.entry(found).or_default().push((column, by.to_owned()));
        }
        heads.insert(column, whole);
    }
    let (mut columns, mut ambiguous) = (BTreeMap::new(), BTreeMap::new());
    // What a person says goes before what a name says.
    meant.retain(|column, _| !mapped.contains_key(column));
    for (column, places) in meant {
        match one_of(&places) {
            Some(at) => drop(columns.insert(column, at)),
            None => drop(ambiguous.insert(column, places.into_iter().map(|(at, _)| at).collect())),
        }
    }
    for (column, places) in mapped {
        match places[..] {
            [at] => drop(columns.insert(column, at)),
            _ => drop(ambiguous.insert(column, places)),
        }
    }
    let mut head = Head {
        names: place,
        place,
        columns,
        words: heads,
        unused: Vec::new(),
        unclear: Vec::new(),
        ambiguous,
        money: BTreeMap::new(),
        days: BTreeMap::new(),
    };
    head.take_units(sheet, &units);
    let used: Vec<usize> = head.columns.values().chain(&head.unclear).copied().collect();
    let doubled: Vec<usize> = head.ambiguous.values().flatten().copied().collect();
    let unused =
        head.words.keys().copied().filter(|column| !used.contains(column) && !doubled.contains(column));
    head.unused = unused.collect();
    head
}

/// Which of the columns that mean the same is taken: the only one, or the only one that is named as a name.
fn one_of(places: &[(usize, String)]) -> Option<usize> {
    if let [(only, _)] = places {
        return Some(*only);
    }
    let is_name = |words: &str| {
        let words = key(words);
        ["名", "名称", "name", "description"].iter().any(|end| words.ends_with(end))
    };
    let mut names = places.iter().filter(|(_, words)| is_name(words));
    match (names.next(), names.next()) {
        (Some((at, _)), None) => Some(*at),
        _ => None,
    }
}

impl Head {
    /// What an amount without a unit counts in a column.
    #[must_use]
    pub fn money_of(&self, column: RegisterColumn) -> MoneyUnit {
        self.money.get(&column).copied().unwrap_or(MoneyUnit::Yen)
    }

    /// The columns that a table of the register cannot be without and that it does not have.
    #[must_use]
    pub fn lacking(&self, part: Part) -> Vec<RegisterColumn> {
        part.required().iter().copied().filter(|column| !self.columns.contains_key(column)).collect()
    }

    fn has_all(&self, part: Part) -> bool {
        self.lacking(part).is_empty()
    }

    /// Finds the units of the columns, as a person gives them by column, in their heads, in a row of units below them or
    /// in a line above; leaves out the columns whose unit is none that is known.
    fn take_units(&mut self, sheet: &Sheet, given: &BTreeMap<usize, String>) {
        let below = self.units_below(sheet);
        for column in RegisterColumn::MONEY {
            let Some(&at) = self.columns.get(&column) else { continue };
            let own = self.words.get(&at).and_then(|words| in_brackets(words));
            let own = given.get(&at).cloned().or(own);
            let told = own.map(|inside| money_unit(&inside)).or_else(|| Some(money_unit(below.get(&at)?)));
            match told {
                Some(Ok(Some(unit))) => drop(self.money.insert(column, unit)),
                Some(Err(_)) => self.leave_out(column),
                Some(Ok(None)) | None => {
                    let unit = unit_above(sheet, self.place - usize::from(!below.is_empty()));
                    self.money.insert(column, unit);
                }
            }
        }
        for column in RegisterColumn::DAYS {
            let Some(&at) = self.columns.get(&column) else { continue };
            let words = self.words.get(&at).cloned().unwrap_or_default();
            let given = given.get(&at).cloned();
            match given.or_else(|| in_brackets(&words)).or_else(|| below.get(&at).cloned()) {
                Some(inside) => match time_unit(&inside) {
                    Some(unit) => drop(self.days.insert(column, unit)),
                    None => self.leave_out(column),
                },
                None => {
                    let words = without_brackets(&words);
                    let words = key(&words);
                    let days = words.contains("日数") || words.contains("days") || words.ends_with("_days");
                    if days {
                        self.days.insert(column, DaysUnit::Day);
                    }
                }
            }
        }
        for column in [RegisterColumn::Volume, RegisterColumn::Share, RegisterColumn::SplitShare] {
            let Some(&at) = self.columns.get(&column) else { continue };
            let inside = self
                .words
                .get(&at)
                .and_then(|words| in_brackets(words))
                .map(|inside| key(&inside).into_owned());
            let known = ["%", "percent", "t", "kg", "個", "台", "本", "枚", "式", "m", "l"];
            if inside.is_some_and(|inside| !known.contains(&&*inside)) {
                self.leave_out(column);
            }
        }
    }

    fn leave_out(&mut self, column: RegisterColumn) {
        if let Some(at) = self.columns.remove(&column) {
            self.unclear.push(at);
        }
    }

    /// The units of a row below the head that holds nothing else; the head goes on to it then.
    fn units_below(&mut self, sheet: &Sheet) -> BTreeMap<usize, String> {
        let place = self.place + 1;
        if place >= sheet.len() || !is_below(sheet, place) {
            return BTreeMap::new();
        }
        let unit = |(column, cell): (usize, SheetCell<'_>)| {
            let inside = in_brackets(words(cell)?)?;
            (matches!(money_unit(&inside), Ok(Some(_))) || time_unit(&inside).is_some())
                .then_some((column, inside))
        };
        let found: Option<BTreeMap<usize, String>> = sheet.row(place).cells().map(unit).collect();
        let found = found.unwrap_or_default();
        if !found.is_empty() {
            self.place = place;
        }
        found
    }
}

/// The unit that a line above the head names for the whole table.
fn unit_above(sheet: &Sheet, place: usize) -> MoneyUnit {
    for row in (0..place).rev().map(|above| sheet.row(above)) {
        for words in row.cells().filter_map(|(_, cell)| words(cell)) {
            let said =
                key(words).replace("単位", "").replace("unit", "").replace([':', '(', ')', '[', ']'], "");
            if let Ok(Some(unit)) = money_unit(&said) {
                return unit;
            }
        }
    }
    MoneyUnit::Yen
}
