//! The cells of technologies and scenarios, which come from no spreadsheet: what stands in them, and what a text
//! becomes there. Days, dates and countries are read as an import reads them.

use std::collections::BTreeSet;

use super::fields::{OwnColumn, is_open_word, route};
use super::measures::{measure_text, put_measure};
use super::words::room_words;
use super::writing::{Writing, days, separated, yen as yen_said};
use crate::assessment::registers::scenarios::Scenario;
use crate::assessment::registers::technologies::{LeakEffect, LeakRoute, Technology};
use crate::base::countries::country_name;
use crate::base::country::Country;
use crate::base::ids::ProductId;
use crate::base::lang::Lang;
use crate::base::units::Rank;
use crate::import::amount::Amount;
use crate::import::key::key;
use crate::import::refusal::CellRefusal;
use crate::import::several::{self, product_names, technology_names};
use crate::import::units::DaysUnit;
use crate::import::values;
use crate::sheets::SheetCell;

/// What stands in a cell of a technology.
#[must_use]
pub fn technology_text(row: &Technology, column: OwnColumn, how: &Writing<'_>) -> String {
    let text = |of: &Option<String>| of.clone().unwrap_or_default();
    match column {
        OwnColumn::Name => row.name.clone(),
        OwnColumn::Products => products_said(&row.products, how),
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
        OwnColumn::Products => row.products = products(cell, how)?,
        OwnColumn::Why => row.why = values::known_text(cell)?,
        OwnColumn::Holders => row.holders = values::known_text(cell)?,
        OwnColumn::SharedWith => row.shared_with = values::known_text(cell)?,
        OwnColumn::Effect => {
            let words = || values::known_text(cell).map(|words| words.map(LeakEffect::Words));
            row.leak_effect = match Amount::yen(cell, how.money.yen()) {
                Ok(Some(amount)) => Some(LeakEffect::Yearly(amount.to_yen()?)),
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
        // A comma is part of many names.
        OwnColumn::HitPartners => hits.partners.join(match how.lang {
            Lang::Ja => "、",
            Lang::En => "; ",
        }),
        OwnColumn::Products => products_said(&hits.products, how),
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
        OwnColumn::Measure(field) => measure_text(row, field, how),
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
            let partners = || how.registers.trade.iter().filter_map(|row| row.partner.as_deref());
            let is_known = |name: &str| partners().any(|partner| key(partner) == name);
            row.hits.partners = several::partners(cell, is_known)?.unwrap_or_default();
        }
        OwnColumn::Products => row.hits.products = products(cell, how)?,
        OwnColumn::Technologies => {
            let names = technology_names(how.registers);
            row.hits.technologies = several::technologies(cell, &names)?.unwrap_or_default();
        }
        OwnColumn::Lasts => row.lasts = values::days(cell, Some(DaysUnit::Day))?,
        OwnColumn::Importance => row.importance = rank(text)?,
        OwnColumn::Urgency => row.urgency = rank(text)?,
        OwnColumn::Measure(field) => put_measure(row, field, text, how)?,
        OwnColumn::ExercisedOn => row.exercised_on = values::on(cell)?,
        OwnColumn::ReviewedOn => row.reviewed_on = values::on(cell)?,
        _ => {}
    }
    Ok(())
}

fn products_said(ids: &BTreeSet<ProductId>, how: &Writing<'_>) -> String {
    separated(
        ids.iter().map(|id| {
            let product = how.registers.products.get(id);
            (product.map_or("", |product| product.name.as_str()), id.as_str())
        }),
        ids.len(),
        how.lang,
    )
}

fn rank(text: &str) -> Result<Option<Rank>, CellRefusal> {
    let (low, high) = (Rank::MIN.into(), Rank::MAX.into());
    let amount = if text.trim().is_empty() { None } else { Amount::of(SheetCell::Text(text))? };
    amount
        .map(|rank| Rank::new(rank.exactly()?).map_err(|_| CellRefusal::OutOfRange { low, high }))
        .transpose()
}

/// Countries, which a stroke may part as well.
fn countries(text: &str) -> Result<BTreeSet<Country>, CellRefusal> {
    let text = text.replace(['/', '／'], "、");
    Ok(several::countries(SheetCell::Text(&text))?.unwrap_or_default())
}

fn products(cell: SheetCell<'_>, how: &Writing<'_>) -> Result<BTreeSet<ProductId>, CellRefusal> {
    Ok(several::products(cell, &product_names(how.registers))?.unwrap_or_default())
}
