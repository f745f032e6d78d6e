//! The registers written out as tables for a spreadsheet: the columns and words by which they are read again, with the
//! ids, so that a table that is edited and taken in again changes the rows it was made of. Nothing that a register
//! holds is left out; an empty register is its own template.

mod cells;
mod scenario_lines;
pub mod separated;
mod several_cells;
mod trade_cells;
pub mod workbook;
pub mod written;

use cells::{dialogue_cell, product_cell, technology_cell};
use scenario_lines::lines;
use several_cells::Called;
use trade_cells::trade_cell;
use written::WrittenCell;

use crate::assessment::registers::Registers;
use crate::base::lang::Lang;
use crate::import::columns::{NamedColumn, Part, RegisterColumn};

/// What stands over a column, with its unit.
#[must_use]
pub fn head(named: &NamedColumn, lang: Lang) -> String {
    let name = named.name(lang);
    if !RegisterColumn::MONEY.contains(&named.column) {
        return name.to_owned();
    }
    match lang {
        Lang::Ja => format!("{name}(円)"),
        Lang::En => format!("{name} (yen)"),
    }
}

/// Hands out the rows of a register, one after the other, each with a cell for each of its columns.
///
/// # Errors
/// What the taker of rows fails with.
pub fn rows<E>(
    part: Part,
    registers: &Registers,
    lang: Lang,
    take: &mut dyn FnMut(Vec<WrittenCell>) -> Result<(), E>,
) -> Result<(), E> {
    let columns = || part.columns().iter().map(|named| named.column);
    let called = Called::of(registers);
    match part {
        Part::Products => registers
            .products
            .iter()
            .try_for_each(|row| take(columns().map(|column| product_cell(row, column)).collect())),
        Part::Trade => registers.trade.iter().try_for_each(|row| {
            take(columns().map(|column| trade_cell(row, column, &called, lang)).collect())
        }),
        Part::Technologies => registers.technologies.iter().try_for_each(|row| {
            take(columns().map(|column| technology_cell(row, column, &called, lang)).collect())
        }),
        Part::Scenarios => registers
            .scenarios
            .iter()
            .flat_map(|scenario| lines(scenario))
            .try_for_each(|line| take(columns().map(|column| line.cell(column, &called, lang)).collect())),
        Part::Dialogue => registers
            .dialogue
            .iter()
            .try_for_each(|row| take(columns().map(|column| dialogue_cell(row, column, lang)).collect())),
    }
}
