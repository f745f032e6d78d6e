//! Which sheets of a workbook may hold the table of a register.

use super::columns::Part;
use crate::base::lang::Lang;
use crate::sheets::SheetName;

/// The places of the sheets to look at: all in view; of a workbook that Keian wrote the register's own alone.
#[must_use]
pub fn sheets_for(part: Part, names: &[SheetName]) -> Vec<usize> {
    let own = |sheet: &SheetName| Lang::ALL.iter().any(|lang| part.name(*lang) == sheet.name);
    let has_own = names.iter().any(own);
    let looked_at = |sheet: &SheetName| !sheet.hidden && (!has_own || own(sheet));
    names.iter().enumerate().filter(|(_, sheet)| looked_at(sheet)).map(|(place, _)| place).collect()
}
