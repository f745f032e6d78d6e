//! Cells that name several things: products, countries, partners, rows of trade, entries of reference lists. What
//! belongs together stands on a line of its own where it is more than an id or a name.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::key::key;
use super::refusal::CellRefusal;
use super::values::{is_none, known_text};
use crate::assessment::registers::Registers;
use crate::assessment::registers::trade::Listed;
use crate::base::countries::country_named;
use crate::base::country::Country;
use crate::base::ids::{ItemId, ListId, ProductId, TechnologyId, TradeId};
use crate::sheets::SheetCell;

/// What a cell may call a row of a register, as it is compared.
pub(crate) type Names<Id> = FxHashMap<String, Id>;

/// Rows by their names and by their ids, which go before names.
fn names<'a, Id: Clone + 'a>(rows: impl Iterator<Item = (&'a str, &'a str, &'a Id)>) -> Names<Id> {
    let mut names = Names::default();
    let mut ids = Names::default();
    for (shown, name, id) in rows {
        names.insert(key(name).into_owned(), id.clone());
        ids.insert(key(shown).into_owned(), id.clone());
    }
    names.extend(ids);
    names
}

/// The products by what a cell may call them.
pub(crate) fn product_names(registers: &Registers) -> Names<ProductId> {
    names(registers.products.iter().map(|row| (row.id.as_str(), row.name.as_str(), &row.id)))
}

/// The technologies by what a cell may call them.
pub(crate) fn technology_names(registers: &Registers) -> Names<TechnologyId> {
    names(registers.technologies.iter().map(|row| (row.id.as_str(), row.name.as_str(), &row.id)))
}

/// What stands between names. A blank and a stroke may stand inside of one.
const BETWEEN: [char; 7] = [',', '、', '，', ';', '；', '\n', '\t'];

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty())
}

/// Rows of a register by their names or ids. What several names may be is one name where one is so called.
fn called<Id: Clone + Ord>(
    cell: SheetCell<'_>,
    names: &Names<Id>,
    unknown: impl Fn(String) -> CellRefusal,
) -> Result<Option<BTreeSet<Id>>, CellRefusal> {
    let Some(text) = known_text(cell)? else { return Ok(None) };
    if let Some(id) = names.get(&*key(&text)) {
        return Ok(Some(BTreeSet::from([id.clone()])));
    }
    let mut found = BTreeSet::new();
    for part in parts(&text) {
        if let Some(id) = names.get(&*key(part)) {
            found.insert(id.clone());
            continue;
        }
        for part in part.split([' ', '　', '/', '／']).filter(|part| !part.is_empty()) {
            found.insert(names.get(&*key(part)).cloned().ok_or_else(|| unknown(part.to_owned()))?);
        }
    }
    Ok(Some(found))
}

/// # Errors
/// [`CellRefusal::NoProduct`] for what no product is called.
pub(crate) fn products(
    cell: SheetCell<'_>,
    names: &Names<ProductId>,
) -> Result<Option<BTreeSet<ProductId>>, CellRefusal> {
    called(cell, names, CellRefusal::NoProduct)
}

/// # Errors
/// [`CellRefusal::NoTechnology`] for what no technology is called.
pub(crate) fn technologies(
    cell: SheetCell<'_>,
    names: &Names<TechnologyId>,
) -> Result<Option<BTreeSet<TechnologyId>>, CellRefusal> {
    called(cell, names, CellRefusal::NoTechnology)
}

/// # Errors
/// [`CellRefusal::NoTradeRow`] for an id that no row of trade has.
pub(crate) fn trade_rows(
    cell: SheetCell<'_>,
    registers: &Registers,
) -> Result<Option<BTreeSet<TradeId>>, CellRefusal> {
    let Some(text) = known_text(cell)? else { return Ok(None) };
    let ids = parts(&text).flat_map(|part| part.split([' ', '　'])).filter(|part| !part.is_empty());
    let known = |part: &str| {
        let id = TradeId::new(part);
        if registers.trade.get(&id).is_some() {
            Ok(id)
        } else {
            Err(CellRefusal::NoTradeRow(part.to_owned()))
        }
    };
    ids.map(known).collect::<Result<_, _>>().map(Some)
}

/// # Errors
/// [`CellRefusal::NoCountry`] where one of them is none.
pub(crate) fn countries(cell: SheetCell<'_>) -> Result<Option<BTreeSet<Country>>, CellRefusal> {
    let Some(text) = known_text(cell)? else { return Ok(None) };
    if let Some(country) = country_named(&text) {
        return Ok(Some(BTreeSet::from([country])));
    }
    let found = parts(&text).map(|part| country_named(part).ok_or(CellRefusal::NoCountry));
    found.collect::<Result<_, _>>().map(Some)
}

/// The partners of the register of trade, as they are compared.
pub(super) fn partner_names(registers: &Registers) -> BTreeSet<String> {
    registers
        .trade
        .iter()
        .filter_map(|row| row.partner.as_deref())
        .map(|name| key(name).into_owned())
        .collect()
}

/// Names of partners, each on a line; several on one line where no partner is so called, as far as `is_known` says by
/// a name as it is compared. A comma stands in names.
///
/// # Errors
/// [`CellRefusal`] for what is no text.
pub(crate) fn partners(
    cell: SheetCell<'_>,
    is_known: impl Fn(&str) -> bool,
) -> Result<Option<Vec<String>>, CellRefusal> {
    let Some(text) = known_text(cell)? else { return Ok(None) };
    let mut found: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts = |char: char| matches!(char, '、' | ';' | '；');
        let whole = line.contains(parts) && is_known(&key(line));
        let split = |char: char| !whole && parts(char);
        for name in line.split(split).map(str::trim).filter(|name| !name.is_empty()) {
            if !found.iter().any(|there| key(there) == key(name)) {
                found.push(name.to_owned());
            }
        }
    }
    Ok(Some(found))
}

/// What stands before a colon in a line, if it is an id, and what is behind it.
pub(super) fn of_line(line: &str) -> Option<(&str, &str)> {
    let (id, rest) = line.split_once([':', '：'])?;
    let id = id.trim();
    ItemId::new(id).is_well_formed().then(|| (id, rest.trim()))
}

/// Entries of reference lists by their ids, a list on each line: `critical-minerals: gallium, germanium`; "none"
/// where somebody has looked and it stands in none.
///
/// # Errors
/// [`CellRefusal::NoListEntry`] for a line that is no such.
pub(super) fn listed(cell: SheetCell<'_>) -> Result<Option<Listed>, CellRefusal> {
    let Some(text) = known_text(cell)? else { return Ok(None) };
    let mut found: Listed = BTreeMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let refused = || CellRefusal::NoListEntry(line.to_owned());
        let (list, rest) = of_line(line).ok_or_else(refused)?;
        let entries = found.entry(ListId::new(list)).or_default();
        if is_none(rest) {
            continue;
        }
        for entry in parts(rest) {
            let entry = ItemId::new(entry);
            if !entry.is_well_formed() {
                return Err(refused());
            }
            entries.insert(entry);
        }
        if entries.is_empty() {
            return Err(refused());
        }
    }
    Ok(Some(found))
}
