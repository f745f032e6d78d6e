//! A register as text with commas, as spreadsheets of both languages open it: UTF-8 with its mark, one line a row.

use super::written::WrittenCell;
use super::{head, rows};
use crate::assessment::registers::Registers;
use crate::base::lang::Lang;
use crate::import::columns::Part;

/// A register as text with commas.
///
/// # Errors
/// [`csv::Error`], which writing into memory does not make.
pub fn csv(part: Part, registers: &Registers, lang: Lang) -> Result<Vec<u8>, csv::Error> {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    out.write_record(part.columns().iter().map(|named| head(named, lang)))?;
    rows(part, registers, lang, &mut |row| out.write_record(row.iter().map(text)))?;
    out.into_inner().map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
}

/// What begins a formula, or ends the sign before it.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

fn text(cell: &WrittenCell) -> String {
    match cell {
        WrittenCell::Empty => String::new(),
        // A spreadsheet would compute it: the sign before it says that it is a text.
        WrittenCell::Text(text) if text.starts_with(FORMULA) => format!("'{text}"),
        WrittenCell::Text(text) => text.clone(),
        WrittenCell::Count(number) => number.to_string(),
        WrittenCell::Thousandths(number) => decimal((*number).into(), 3),
        WrittenCell::Millionths(number) => format!("{}%", decimal((*number).into(), 4)),
        WrittenCell::Day(date) => date.to_string(),
    }
}

/// A number of the smallest parts with so many digits behind the point, without noughts at its end.
fn decimal(number: u128, digits: u32) -> String {
    let one = 10_u128.pow(digits);
    let (whole, part) = (number / one, number % one);
    if part == 0 {
        return whole.to_string();
    }
    format!("{whole}.{part:0width$}", width = digits as usize).trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_exactly_and_what_begins_a_formula_as_a_text() {
        assert_eq!(text(&WrittenCell::Thousandths(1_500)), "1.5");
        assert_eq!(text(&WrittenCell::Thousandths(1_000_000_000_000_001)), "1000000000000.001");
        assert_eq!(text(&WrittenCell::Millionths(125_000)), "12.5%");
        assert_eq!(text(&WrittenCell::Millionths(1)), "0.0001%");
        assert_eq!(text(&WrittenCell::Text("=1+1".to_owned())), "'=1+1");
        assert_eq!(text(&WrittenCell::Text("'tis".to_owned())), "''tis");
    }
}
