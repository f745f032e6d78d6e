//! The cells of technologies and scenarios, which come from no spreadsheet: what stands in them, and what a text
//! becomes there. Days, dates and countries are read as an import reads them.

use std::collections::BTreeSet;

use super::fields::{OwnColumn, is_open_word, route};
use super::words::room_words;
use super::writing::{BETWEEN, Writing, days, separated, yen as yen_said};
use crate::assessment::registers::scenarios::Scenario;
use crate::assessment::registers::technologies::{LeakEffect, LeakRoute, Technology};
use crate::base::countries::country_name;
use crate::base::country::Country;
use crate::base::fold::folded;
use crate::base::ids::{ProductId, TechnologyId};
use crate::base::units::{Rank, Yen};
use crate::import::amount::Amount;
use crate::import::refusal::CellRefusal;
use crate::import::units::DaysUnit;
use crate::import::values;
use crate::sheets::SheetCell;

/// What stands in a cell of a technology.
#[must_use]
pub fn technology_text(row: &Technology, column: OwnColumn, how: &Writing<'_>) -> String {
    let text = |of: &Option<String>| of.clone().unwrap_or_default();
    match column {
        OwnColumn::Name => row.name.clone(),
        OwnColumn::Products => product_names(&row.products, how),
        OwnColumn::Why => text(&row.why),
        OwnColumn::Holders => text(&row.holders),
        OwnColumn::SharedWith => text(&row.shared_with),
        OwnColumn::Effect => match &row.leak_effect {
            Some(LeakEffect::Yearly(yen)) => yen_said(Some(*yen), how),
            Some(LeakEffect::Words(words)) => words.clone(),
            None => String::new(),
        },
        OwnColumn::Owner => text(&row.owner),
        OwnColumn::ReviewedOn => row.reviewed_on.map(|on| on.to_string()).unwrap_or_default(),
        OwnColumn::Route(place) => match route(place).and_then(|item| row.leak_routes.get(&item.id)) {
            Some(LeakRoute::Closed(by)) => by.clone(),
            Some(LeakRoute::Open) => room_words(how.lang).route_open.clone(),
            None => String::new(),
        },
        _ => String::new(),
    }
}

/// Puts a text into a cell of a technology.
///
/// # Errors
/// [`CellRefusal`] where it is not taken.
pub fn put_technology(
    row: &mut Technology,
    column: OwnColumn,
    text: &str,
    how: &Writing<'_>,
) -> Result<(), CellRefusal> {
    let cell = SheetCell::Text(text);
    match column {
        OwnColumn::Name => row.name = values::text(cell)?.ok_or(CellRefusal::Missing)?,
        OwnColumn::Products => row.products = products(text, how)?,
        OwnColumn::Why => row.why = values::known_text(cell)?,
        OwnColumn::Holders => row.holders = values::known_text(cell)?,
        OwnColumn::SharedWith => row.shared_with = values::known_text(cell)?,
        OwnColumn::Effect => {
            let words = || values::known_text(cell).map(|words| words.map(LeakEffect::Words));
            row.leak_effect = match Amount::yen(cell, how.money.yen()) {
                Ok(Some(amount)) => Some(LeakEffect::Yearly(yen(amount)?)),
                Ok(None) => None,
                // What is no number is said in words.
                Err(_) => words()?,
            };
        }
        OwnColumn::Owner => row.owner = values::known_text(cell)?,
        OwnColumn::ReviewedOn => row.reviewed_on = values::on(cell)?,
        OwnColumn::Route(place) => {
            let Some(item) = route(place) else { return Ok(()) };
            match values::known_text(cell)? {
                None => drop(row.leak_routes.remove(&item.id)),
                Some(word) if is_open_word(&word) => {
                    row.leak_routes.insert(item.id.clone(), LeakRoute::Open);
                }
                Some(by) => drop(row.leak_routes.insert(item.id.clone(), LeakRoute::Closed(by))),
            }
        }
        _ => {}
    }
    Ok(())
}

/// What stands in a cell of a scenario.
#[must_use]
pub fn scenario_text(row: &Scenario, column: OwnColumn, how: &Writing<'_>) -> String {
    let hits = &row.hits;
    let countries = |of: &BTreeSet<Country>| {
        let names = of.iter().map(|at| country_name(*at, how.lang));
        names.collect::<Vec<_>>().join(how.lang.comma())
    };
    let rank = |of: Option<Rank>| of.map(|rank| rank.to_string()).unwrap_or_default();
    match column {
        OwnColumn::Name => row.title.clone(),
        OwnColumn::HitCountries => countries(&hits.countries),
        OwnColumn::HitOwners => countries(&hits.owned_from),
        OwnColumn::HitPartners => hits.partners.join(how.lang.comma()),
        OwnColumn::Products => product_names(&hits.products, how),
        OwnColumn::Technologies => {
            let named = hits.technologies.iter().map(|id| {
                let technology = how.registers.technologies.get(id);
                (technology.map_or("", |row| row.name.as_str()), id.as_str())
            });
            separated(named, hits.technologies.len(), how.lang)
        }
        OwnColumn::Lasts => days(row.lasts, how.lang),
        OwnColumn::Importance => rank(row.importance),
        OwnColumn::Urgency => rank(row.urgency),
        OwnColumn::Measures => row.measures.len().to_string(),
        OwnColumn::ExercisedOn => row.exercised_on.map(|on| on.to_string()).unwrap_or_default(),
        OwnColumn::ReviewedOn => row.reviewed_on.map(|on| on.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// Puts a text into a cell of a scenario.
///
/// # Errors
/// [`CellRefusal`] where it is not taken.
pub fn put_scenario(
    row: &mut Scenario,
    column: OwnColumn,
    text: &str,
    how: &Writing<'_>,
) -> Result<(), CellRefusal> {
    let cell = SheetCell::Text(text);
    match column {
        OwnColumn::Name => row.title = values::text(cell)?.ok_or(CellRefusal::Missing)?,
        OwnColumn::HitCountries => row.hits.countries = countries(text)?,
        OwnColumn::HitOwners => row.hits.owned_from = countries(text)?,
        OwnColumn::HitPartners => {
            let names = text.split([',', '、', '，', ';', '；', '\n']).map(str::trim);
            row.hits.partners = names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
        }
        OwnColumn::Products => row.hits.products = products(text, how)?,
        OwnColumn::Technologies => row.hits.technologies = technologies(text, how)?,
        OwnColumn::Lasts => row.lasts = values::days(cell, Some(DaysUnit::Day))?,
        OwnColumn::Importance => row.importance = rank(text)?,
        OwnColumn::Urgency => row.urgency = rank(text)?,
        OwnColumn::ExercisedOn => row.exercised_on = values::on(cell)?,
        OwnColumn::ReviewedOn => row.reviewed_on = values::on(cell)?,
        _ => {}
    }
    Ok(())
}

fn product_names(ids: &BTreeSet<ProductId>, how: &Writing<'_>) -> String {
    separated(
        ids.iter().map(|id| {
            let product = how.registers.products.get(id);
            (product.map_or("", |product| product.name.as_str()), id.as_str())
        }),
        ids.len(),
        how.lang,
    )
}

fn yen(amount: Amount) -> Result<Yen, CellRefusal> {
    let (low, high) = (Yen::MIN.into(), Yen::MAX.into());
    Yen::new(amount.whole()?).map_err(|_| CellRefusal::OutOfRange { low, high })
}

fn rank(text: &str) -> Result<Option<Rank>, CellRefusal> {
    let (low, high) = (Rank::MIN.into(), Rank::MAX.into());
    let amount = if text.trim().is_empty() { None } else { Amount::of(SheetCell::Text(text))? };
    amount
        .map(|rank| Rank::new(rank.exactly()?).map_err(|_| CellRefusal::OutOfRange { low, high }))
        .transpose()
}

fn countries(text: &str) -> Result<BTreeSet<Country>, CellRefusal> {
    if let Ok(only) = values::country(SheetCell::Text(text)) {
        return Ok(only.into_iter().collect());
    }
    let names = text.split([',', '、', '，', ';', '；', '/', '／', '\n']).map(str::trim);
    let names = names.filter(|name| !name.is_empty());
    names.filter_map(|name| values::country(SheetCell::Text(name)).transpose()).collect()
}

/// What names mean: the whole text, or each of its parts.
fn named<T: Ord>(
    text: &str,
    find: impl Fn(&str) -> Option<T>,
    unknown: impl Fn(&str) -> CellRefusal,
) -> Result<BTreeSet<T>, CellRefusal> {
    let Some(text) = values::known_text(SheetCell::Text(text))? else { return Ok(BTreeSet::new()) };
    if let Some(only) = find(&text) {
        return Ok(BTreeSet::from([only]));
    }
    let parts = text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| find(part).ok_or_else(|| unknown(part))).collect()
}

fn products(text: &str, how: &Writing<'_>) -> Result<BTreeSet<ProductId>, CellRefusal> {
    let all = &how.registers.products;
    let find = |name: &str| {
        let by_id = all.get(&ProductId::new(name));
        let by_name = || all.iter().find(|row| folded(&row.name) == folded(name));
        by_id.or_else(by_name).map(|row| row.id.clone())
    };
    named(text, find, |name| CellRefusal::NoProduct(name.to_owned()))
}

fn technologies(text: &str, how: &Writing<'_>) -> Result<BTreeSet<TechnologyId>, CellRefusal> {
    let all = &how.registers.technologies;
    let find = |name: &str| {
        let by_id = all.get(&TechnologyId::new(name));
        let by_name = || all.iter().find(|row| folded(&row.name) == folded(name));
        by_id.or_else(by_name).map(|row| row.id.clone())
    };
    named(text, find, |_| CellRefusal::NoChoice)
}
