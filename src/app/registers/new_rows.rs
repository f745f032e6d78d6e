//! Rows that are made and removed by hand: what stands in a new one, and which id it gets.

use jiff::civil::Date;

use super::any_row::AnyRow;
use crate::assessment::edit::{Edit, RowsEdit};
use crate::assessment::registers::Registers;
use crate::assessment::registers::dialogue::{Counterpart, Dialogue};
use crate::assessment::registers::products::Product;
use crate::assessment::registers::register::{Becomes, RegisterRow};
use crate::assessment::registers::scenarios::Scenario;
use crate::assessment::registers::technologies::Technology;
use crate::assessment::registers::trade::{Trade, TradeKind};
use crate::base::ids::{DialogueId, ProductId, ScenarioId, TechnologyId, TradeId};
use crate::import::beside::{last_number, numbered};
use crate::import::columns::Part;

/// A row of trade of which nothing is said but that it is bought.
#[must_use]
pub fn empty_trade(id: TradeId) -> Trade {
    Trade::of(id, TradeKind::Purchase, String::new())
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
    Dialogue::of(id, Counterpart::Customer, on)
}

/// The ids that so many new rows of a register get.
#[must_use]
pub fn new_ids(part: Part, registers: &Registers, count: usize) -> Vec<String> {
    let numbering = part.numbering();
    let ids = (0..part.len(registers)).filter_map(|place| part.row(registers, place)).map(AnyRow::id);
    let first = last_number(ids, numbering.0) + 1;
    (first..).take(count).map(|number| numbered(numbering, number)).collect()
}

/// So many new rows of which nothing is said yet, and their ids.
#[must_use]
pub fn new_rows(part: Part, registers: &Registers, count: usize, today: Date) -> (Edit, Vec<String>) {
    let ids = new_ids(part, registers, count);
    let edit = match part {
        Part::Products => {
            RowsEdit::Products(made(&ids, |id| Product { id: ProductId::new(id), ..Product::default() }))
        }
        Part::Trade => RowsEdit::Trade(made(&ids, |id| empty_trade(TradeId::new(id)))),
        Part::Technologies => RowsEdit::Technologies(made(&ids, empty_technology)),
        Part::Scenarios => RowsEdit::Scenarios(made(&ids, empty_scenario)),
        Part::Dialogue => RowsEdit::Dialogue(made(&ids, |id| empty_talk(DialogueId::new(id), today))),
    };
    (Edit::Rows(edit), ids)
}

fn made<T: RegisterRow>(ids: &[String], row: impl Fn(&str) -> T) -> Vec<Becomes<T>> {
    ids.iter().map(|id| row(id)).map(|row| (row.id().clone(), Some(row.into()))).collect()
}

/// Rows that go.
#[must_use]
pub fn without(part: Part, ids: &[String]) -> Edit {
    let ids = ids.iter().map(String::as_str);
    Edit::Rows(match part {
        Part::Products => RowsEdit::Products(ids.map(|id| (ProductId::new(id), None)).collect()),
        Part::Trade => RowsEdit::Trade(ids.map(|id| (TradeId::new(id), None)).collect()),
        Part::Technologies => RowsEdit::Technologies(ids.map(|id| (TechnologyId::new(id), None)).collect()),
        Part::Scenarios => RowsEdit::Scenarios(ids.map(|id| (ScenarioId::new(id), None)).collect()),
        Part::Dialogue => RowsEdit::Dialogue(ids.map(|id| (DialogueId::new(id), None)).collect()),
    })
}
