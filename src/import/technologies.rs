//! Rows of a sheet as technologies. Their leak routes stand in one cell, each on a line with its state.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::beside::{Beside, NextId, id_of};
use super::choices::{ROUTES, Routed, state_and_rest};
use super::columns::{Part, RegisterColumn};
use super::given::{Given, Sameness, Taking};
use super::head::Head;
use super::key::key;
use super::preview::ImportPreview;
use super::refusal::CellRefusal;
use super::several::{self, Names, of_line, product_names};
use super::values::{self, known_text, money, name};
use crate::assessment::edit::RowsEdit;
use crate::assessment::registers::Registers;
use crate::assessment::registers::technologies::{LeakEffect, LeakRoute, Technology};
use crate::base::ids::{ItemId, ProductId, TechnologyId};
use crate::sheets::{Row, SheetCell};

/// Puts into the preview what the rows come to as technologies.
pub(super) fn technologies(
    rows: &[Row<'_>],
    head: &Head,
    registers: &Registers,
    preview: &mut ImportPreview,
) {
    let mut beside = Beside::new(&registers.technologies);
    let mut names = BTreeSet::new();
    let by_name: FxHashMap<String, &TechnologyId> = registers
        .technologies
        .iter()
        .map(|technology| (key(&technology.name).into_owned(), &technology.id))
        .collect();
    let products = product_names(registers);
    let known = registers.technologies.iter().map(|technology| technology.id.as_str());
    let mut next = NextId::behind(known, rows, head, Part::Technologies.numbering());
    for row in rows {
        let mut taking = Taking { row: *row, head, refused: &mut preview.refused };
        let Some(given) = id_of(&mut taking) else { continue };
        let Some(name) = taking.require(RegisterColumn::Name, name) else { continue };
        let given = given.map(TechnologyId::new);
        let same = if given.is_some() { Sameness::ById } else { Sameness::ByWhatItIs };
        let like = by_name.get(&*key(&name)).map(|id| (*id).clone());
        let id = given.or(like).unwrap_or_else(|| TechnologyId::new(next.next()));
        let there = registers.technologies.get(&id).map(|row| (**row).clone());
        let mut made = there.unwrap_or_else(|| Technology { id, ..Technology::default() });
        made.name = name;
        put(&mut taking, &mut made, &products, same);
        if !names.insert(key(&made.name).into_owned()) {
            taking.refuse_with_row(RegisterColumn::Name, CellRefusal::NameTwice);
        } else if !beside.take(made) {
            taking.refuse_with_row(RegisterColumn::Id, CellRefusal::RowTwice);
        }
    }
    beside.end(preview, RowsEdit::Technologies);
}

fn put(taking: &mut Taking<'_, '_>, made: &mut Technology, names: &Names<ProductId>, same: Sameness) {
    let products = taking.take(RegisterColumn::Products, |cell| several::products(cell, names));
    products.put_all(&mut made.products, same);
    taking.take(RegisterColumn::Why, known_text).put(&mut made.why, same);
    taking.take(RegisterColumn::Holders, known_text).put(&mut made.holders, same);
    taking.take(RegisterColumn::SharedWith, known_text).put(&mut made.shared_with, same);
    taking.take(RegisterColumn::LeakRoutes, routes).put_all(&mut made.leak_routes, same);
    taking.take(RegisterColumn::Listed, several::listed).put_all(&mut made.listed, same);
    leak_effect(taking, same, &mut made.leak_effect);
    taking.take(RegisterColumn::Owner, known_text).put(&mut made.owner, same);
    taking.take(RegisterColumn::ReviewedOn, values::on).put(&mut made.reviewed_on, same);
}

/// What a leak would do: an amount goes before words.
fn leak_effect(taking: &mut Taking<'_, '_>, same: Sameness, there: &mut Option<LeakEffect>) {
    let yearly = money(taking, RegisterColumn::LeakYearly);
    let words = taking.take(RegisterColumn::LeakWords, known_text);
    let given = match (yearly, words) {
        (Given::Value(yen), Given::Value(_)) => {
            taking.refuse(RegisterColumn::LeakWords, CellRefusal::TwoEffects);
            Given::Value(LeakEffect::Yearly(yen))
        }
        (Given::Value(yen), _) => Given::Value(LeakEffect::Yearly(yen)),
        (_, Given::Value(words)) => Given::Value(LeakEffect::Words(words)),
        // One empty cell says nothing of what the other column would hold.
        (Given::Empty, Given::Empty) => Given::Empty,
        (Given::Empty, Given::Absent) if matches!(there, Some(LeakEffect::Yearly(_))) => Given::Empty,
        (Given::Absent, Given::Empty) if matches!(there, Some(LeakEffect::Words(_))) => Given::Empty,
        _ => Given::Absent,
    };
    given.put(there, same);
}

/// # Errors
/// [`CellRefusal::NoRoute`] for a line that is no route with its state.
fn routes(cell: SheetCell<'_>) -> Result<Option<BTreeMap<ItemId, LeakRoute>>, CellRefusal> {
    let Some(text) = known_text(cell)? else { return Ok(None) };
    let mut found = BTreeMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let refused = || CellRefusal::NoRoute(line.to_owned());
        let (id, said) = of_line(line).ok_or_else(refused)?;
        let route = match state_and_rest(said, &ROUTES) {
            Some((Routed::Open, "")) => LeakRoute::Open,
            Some((Routed::Closed, by)) => LeakRoute::Closed(by.to_owned()),
            Some((Routed::Open, _)) | None => return Err(refused()),
        };
        if found.insert(ItemId::new(id), route).is_some() {
            return Err(refused());
        }
    }
    Ok(Some(found))
}
