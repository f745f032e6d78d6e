//! `keian export`: writes the registers of a file as a workbook, as text with commas, or as JSON.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value};

use super::import::PartName;
use super::shared::{Failure, free, lang, open, write};
use crate::assessment::registers::Registers;
use crate::assessment::registers::register::{Register, RegisterRow};
use crate::base::lang::Lang;
use crate::export::separated::csv;
use crate::export::workbook::workbook;
use crate::import::columns::Part;
use crate::import::words::import_words;

/// Write the registers as a spreadsheet (.xlsx, .csv) or as JSON; an empty register gives its template.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian export answers.keian -o registers.xlsx\n         \
    keian export answers.keian -o trade.csv --part trade")]
pub(super) struct ExportCommand {
    /// The file of answers; - for standard input.
    file: PathBuf,
    /// The file to make, which must not exist: .xlsx, .csv or .json.
    #[arg(short, long)]
    output: PathBuf,
    /// Which register; without it all of them (.csv: trade).
    #[arg(long, value_enum)]
    part: Option<PartName>,
    /// The language of the columns and of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl ExportCommand {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let w = import_words(lang);
        free(&self.output, lang)?;
        let registers = open(&self.file, lang)?.assessment.registers;
        let part = self.part.map(Part::from);
        let parts = part.map_or(Part::ALL.to_vec(), |part| vec![part]);
        let kind = self.output.extension().and_then(|end| end.to_str()).map(str::to_ascii_lowercase);
        let refused = |error: &dyn std::fmt::Display| Failure::Said(error.to_string());
        let bytes = match kind.as_deref() {
            Some("xlsx") => {
                workbook(&parts, &registers, lang).map_err(|error| Failure::Said(error.message(lang)))?
            }
            Some("csv") => {
                csv(part.unwrap_or(Part::Trade), &registers, lang).map_err(|error| refused(&error))?
            }
            Some("json") => format!("{:#}\n", json(&parts, &registers)).into_bytes(),
            _ => return Err(Failure::Said(w.no_such_export.clone())),
        };
        write(&self.output, &bytes, lang)?;
        Ok(0)
    }
}

/// The rows of registers, as they stand in a file (`docs/format.md`).
fn json(parts: &[Part], registers: &Registers) -> Value {
    let mut all = Map::new();
    for part in parts {
        let (name, rows) = match part {
            Part::Products => ("products", rows(&registers.products)),
            Part::Trade => ("trade", rows(&registers.trade)),
            Part::Technologies => ("technologies", rows(&registers.technologies)),
            Part::Scenarios => ("scenarios", rows(&registers.scenarios)),
            Part::Dialogue => ("dialogue", rows(&registers.dialogue)),
        };
        all.insert(name.to_owned(), rows);
    }
    Value::Object(all)
}

fn rows<T: RegisterRow + serde::Serialize>(register: &Register<T>) -> Value {
    // Rows of a register are of names, numbers and texts, which JSON has as well.
    register.iter().map(|row| serde_json::to_value(&**row).unwrap_or_default()).collect()
}
