//! Rows that are made and removed by hand: what stands in a new one, and which id it gets.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::fields::RegisterPart;
use crate::assessment::edit::{Edit, RowsEdit};
use crate::assessment::registers::Registers;
use crate::assessment::registers::dialogue::{Counterpart, Dialogue};
use crate::assessment::registers::products::Product;
use crate::assessment::registers::register::{Becomes, RegisterRow};
use crate::assessment::registers::scenarios::Scenario;
use crate::assessment::registers::technologies::Technology;
use crate::assessment::registers::trade::{Trade, TradeKind};
use crate::base::ids::{DialogueId, ProductId, ScenarioId, TechnologyId, TradeId};

/// A row of trade of which nothing is said but what it is bought or made for.
#[must_use]
pub fn empty_trade(id: TradeId) -> Trade {
    Trade {
        id,
        kind: TradeKind::Purchase,
        item: String::new(),
        partner: None,
        partner_number: None,
        made_in: None,
        owned_from: None,
        tier: None,
        yearly: None,
        volume: None,
        unit: None,
        share: None,
        products: BTreeSet::new(),
        source: None,
        alternative: None,
        stock: None,
        recovery: None,
        listed: BTreeMap::new(),
        confirmed_on: None,
        basis: None,
        lines: None,
        note: String::new(),
    }
}

/// A technology of which nothing is said.
#[must_use]
pub fn empty_technology(id: &str) -> Technology {
    Technology { id: TechnologyId::new(id), ..Technology::default() }
}

/// A scenario of which nothing is said.
#[must_use]
pub fn empty_scenario(id: &str) -> Scenario {
    Scenario { id: ScenarioId::new(id), ..Scenario::default() }
}

/// A talk of which nothing is said but its day.
#[must_use]
pub fn empty_talk(id: DialogueId, on: Date) -> Dialogue {
    Dialogue {
        id,
        with: Counterpart::Customer,
        name: None,
        on,
        topics: None,
        agreed: None,
        next_on: None,
        owner: None,
        competition_law: None,
        note: String::new(),
    }
}

/// The ids that so many new rows of a register get.
#[must_use]
pub fn new_ids(part: RegisterPart, registers: &Registers, count: usize) -> Vec<String> {
    let (prefix, digits) = part.numbering();
    let number = |id: &str| id.strip_prefix(prefix).and_then(|rest| rest.parse::<u32>().ok());
    let last = match part {
        RegisterPart::Products => registers.products.iter().filter_map(|row| number(row.id.as_str())).max(),
        RegisterPart::Trade => registers.trade.iter().filter_map(|row| number(row.id.as_str())).max(),
        RegisterPart::Technologies => {
            registers.technologies.iter().filter_map(|row| number(row.id.as_str())).max()
        }
        RegisterPart::Scenarios => registers.scenarios.iter().filter_map(|row| number(row.id.as_str())).max(),
        RegisterPart::Dialogue => registers.dialogue.iter().filter_map(|row| number(row.id.as_str())).max(),
    };
    let first = u64::from(last.unwrap_or(0)) + 1;
    (first..).take(count).map(|number| format!("{prefix}{number:0digits$}")).collect()
}

/// So many new rows of which nothing is said yet, and their ids.
#[must_use]
pub fn new_rows(part: RegisterPart, registers: &Registers, count: usize, today: Date) -> (Edit, Vec<String>) {
    let ids = new_ids(part, registers, count);
    let edit = match part {
        RegisterPart::Products => {
            RowsEdit::Products(made(&ids, |id| Product { id: ProductId::new(id), ..Product::default() }))
        }
        RegisterPart::Trade => RowsEdit::Trade(made(&ids, |id| empty_trade(TradeId::new(id)))),
        RegisterPart::Technologies => RowsEdit::Technologies(made(&ids, empty_technology)),
        RegisterPart::Scenarios => RowsEdit::Scenarios(made(&ids, empty_scenario)),
        RegisterPart::Dialogue => RowsEdit::Dialogue(made(&ids, |id| empty_talk(DialogueId::new(id), today))),
    };
    (Edit::Rows(edit), ids)
}

fn made<T: RegisterRow>(ids: &[String], row: impl Fn(&str) -> T) -> Vec<Becomes<T>> {
    ids.iter().map(|id| row(id)).map(|row| (row.id().clone(), Some(row.into()))).collect()
}

/// Rows that go.
#[must_use]
pub fn without(part: RegisterPart, ids: &[String]) -> Edit {
    let ids = ids.iter().map(String::as_str);
    Edit::Rows(match part {
        RegisterPart::Products => RowsEdit::Products(ids.map(|id| (ProductId::new(id), None)).collect()),
        RegisterPart::Trade => RowsEdit::Trade(ids.map(|id| (TradeId::new(id), None)).collect()),
        RegisterPart::Technologies => {
            RowsEdit::Technologies(ids.map(|id| (TechnologyId::new(id), None)).collect())
        }
        RegisterPart::Scenarios => RowsEdit::Scenarios(ids.map(|id| (ScenarioId::new(id), None)).collect()),
        RegisterPart::Dialogue => RowsEdit::Dialogue(ids.map(|id| (DialogueId::new(id), None)).collect()),
    })
}
