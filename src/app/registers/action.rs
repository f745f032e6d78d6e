//! What the room for the registers asks for.

use crate::import::columns::Part;
use crate::import::mapping::SheetMap;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterAction {
    /// Asks for a spreadsheet to read into a register.
    ChooseSheet(Part),
    /// Asks where to write the registers as a spreadsheet.
    ChooseExport,
    /// Reads or takes no spreadsheet.
    GiveUpSheet,
    /// Reads the spreadsheet that is shown once more, as the person says.
    ReadAgain(Box<SheetMap>),
    /// Takes what is shown of a spreadsheet, all but what is refused.
    TakeSheet,
}
