//! `keian import`: takes a spreadsheet into a register, after a look at what becomes of it.

use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::shared::{Failure, free, lang, open, print, read};
use crate::base::lang::{Lang, fill};
use crate::import::columns::Part;
use crate::import::head::{Head, head_by};
use crate::import::map_text::place_in;
use crate::import::mapping::{MapFault, SheetMap};
use crate::import::own_sheet::sheets_for;
use crate::import::preview;
use crate::import::preview::ImportPreview;
use crate::import::said::{counts_said, no_head_said, passed_said, refused_said, table_said, too_many_said};
use crate::import::words::import_words;
use crate::sheets::{Sheet, SheetError, Source};
use crate::storage::plain::by_hand;
use crate::storage::{self, Replace};

/// How many refused cells are named.
const FIRST: usize = 50;

/// Take a spreadsheet (.xlsx, .csv, .tsv) into a register; nothing is written over.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: keian import purchases.xlsx --into answers.keian -o with-trade.keian --dry-run\n         \
    keian import products.csv --into answers.keian -o with-products.keian --part products\n         \
    keian import ledger.xlsx --into answers.keian -o with-trade.keian --map ledger.map.ron\n\n\
    A map says how a sheet is read where its names do not; all of it may be left out:\n  \
    (\n    \
    sheet: \"購買\", head_row: 3,\n    \
    columns: [\n      \
    (head: \"仕入先略称\", field: Partner),\n      \
    (head: \"税抜額\", field: Yearly, unit: \"千円\"),\n      \
    (column: \"F\", field: MadeIn),\n      \
    (head: \"国\"),  // not read\n    \
    ],\n  \
    )"
)]
pub(super) struct ImportCommand {
    /// The spreadsheet.
    sheet_file: PathBuf,
    /// The file of answers whose register it is taken into. It stays as it is.
    #[arg(long, value_name = "FILE")]
    into: PathBuf,
    /// The file to make, which must not exist.
    #[arg(short, long)]
    output: PathBuf,
    /// Which register.
    #[arg(long, value_enum, default_value = "trade")]
    part: PartName,
    /// The sheet by its name, where more than one has a table.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// How the sheet is read where its own names do not say it: a file as below.
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Take all but what is refused.
    #[arg(long)]
    take_good: bool,
    /// Look only, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum PartName {
    Products,
    Trade,
    Technologies,
    Scenarios,
    Dialogue,
}

impl From<PartName> for Part {
    fn from(name: PartName) -> Self {
        match name {
            PartName::Products => Self::Products,
            PartName::Trade => Self::Trade,
            PartName::Technologies => Self::Technologies,
            PartName::Scenarios => Self::Scenarios,
            PartName::Dialogue => Self::Dialogue,
        }
    }
}

impl ImportCommand {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        free(&self.output, lang)?;
        let w = import_words(lang);
        let part = Part::from(self.part);
        let mut opened = open(&self.into, lang)?;
        let map = self.map.as_ref().map(|path| GivenMap::read(path, part, lang)).transpose()?;
        let (sheet, head) = self.table(part, &map.unwrap_or_default(), lang)?;
        let preview = preview(&sheet, part, &head, &opened.assessment.registers);
        let at = (&*sheet.name, sheet.row(head.place).number);
        let mut lines = table_said(at, part, &head, lang);
        lines.extend(preview_said(&sheet, &preview, lang));
        let mut said = lines.join("\n") + "\n";
        let mut code = 0;
        let mut line = |words: &str| {
            // Writing to a String cannot fail.
            let _ = writeln!(said, "{words}");
        };
        let refused = preview.refused.count > 0 && !self.take_good;
        let too_many = too_many_said(&preview, lang);
        match preview.edit {
            _ if too_many.is_some() => {
                line(&too_many.unwrap_or_default());
                code = 1;
            }
            _ if self.dry_run => {
                line(&w.dry_run);
                code = u8::from(refused);
            }
            _ if refused => {
                line(&w.not_written);
                code = 1;
            }
            None => {
                line(&w.nothing);
                code = u8::from(preview.refused.count > 0);
            }
            Some(edit) => {
                edit.apply(&mut opened.assessment);
                let saved =
                    storage::save(&self.output, &opened.assessment, &opened.questionnaire, Replace::Never);
                if let Err(error) = saved {
                    // What was looked at is told all the same.
                    print(&said)?;
                    return Err(Failure::Said(error.message(lang)));
                }
                let mut line = |words: &str| {
                    let _ = writeln!(said, "{words}");
                };
                line(&fill(&w.written, &[("path", &self.output.display().to_string())]));
            }
        }
        print(&said)?;
        Ok(code)
    }

    /// The sheet that is asked for, or the only one that has a table of the register.
    fn table(&self, part: Part, map: &GivenMap, lang: Lang) -> Result<(Sheet, Head), Failure> {
        let w = import_words(lang);
        let file = self.sheet_file.display().to_string();
        let said = |error: &SheetError| Failure::Said(format!("{file}: {}", error.message(lang)));
        let mut source = Source::open(bytes(&self.sheet_file, lang)?).map_err(|error| said(&error))?;
        let names = source.sheets();
        let listed = |names: &[&str]| names.join(lang.comma());
        let mut read =
            |place| source.read(place, &mut |_| ControlFlow::Continue(())).map_err(|error| said(&error));
        if let Some(wanted) = self.sheet.as_ref().or(map.map.sheet.as_ref()) {
            let all: Vec<&str> = names.iter().map(|sheet| sheet.name.as_str()).collect();
            let values = [("sheet", wanted.as_str()), ("known", &listed(&all))];
            let place = names.iter().position(|sheet| sheet.name == *wanted);
            let sheet = read(place.ok_or_else(|| Failure::Said(fill(&w.no_such_sheet, &values)))?)?;
            let head = head_by(&sheet, part, &map.map).map_err(|fault| map.said(&fault, part, lang))?;
            let head = head.filter(|head| head.lacking(part).is_empty());
            return Ok((sheet, head.ok_or_else(|| no_head(part, lang))?));
        }
        let (mut found, mut known, mut unfit) = (None, Vec::new(), None);
        for place in sheets_for(part, &names) {
            let sheet = read(place)?;
            match head_by(&sheet, part, &map.map) {
                Ok(Some(head)) if head.lacking(part).is_empty() => {
                    known.push(names[place].name.as_str());
                    found.get_or_insert((sheet, head));
                }
                Ok(_) => {}
                Err(fault) => drop(unfit.get_or_insert(fault)),
            }
        }
        match found {
            Some(found) if known.len() == 1 => Ok(found),
            Some(_) => Err(Failure::Said(fill(&w.several_sheets, &[("known", &listed(&known))]))),
            None => Err(unfit.map_or_else(|| no_head(part, lang), |fault| map.said(&fault, part, lang))),
        }
    }
}

/// A map that was given, with what its faults are told by.
#[derive(Default)]
struct GivenMap {
    map: SheetMap,
    path: PathBuf,
    text: String,
}

impl GivenMap {
    fn read(path: &Path, part: Part, lang: Lang) -> Result<Self, Failure> {
        let bytes = read(path, lang)?;
        let (map, text) = by_hand::<SheetMap>(&bytes)
            .map_err(|error| Failure::Said(format!("{}: {}", path.display(), error.message(lang))))?;
        let given = Self { map, path: path.to_owned(), text: text.to_owned() };
        given.map.fits(part).map_err(|fault| given.said(&fault, part, lang))?;
        Ok(given)
    }

    /// What does not fit, by file, line and column.
    fn said(&self, fault: &MapFault, part: Part, lang: Lang) -> Failure {
        let (line, column) = place_in(&self.text, fault.place);
        let values = [
            ("path", &*self.path.display().to_string()),
            ("line", &line.to_string()),
            ("column", &column.to_string()),
            ("why", &fault.why.message(part, lang)),
        ];
        Failure::Said(fill(&import_words(lang).map_fault, &values))
    }
}

/// The bytes of the spreadsheet, which may be larger than a file of answers.
fn bytes(path: &Path, lang: Lang) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let unreadable = |error: std::io::Error| Failure::Said(format!("{shown}: {error}"));
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if length > crate::sheets::MAX_FILE as u64 {
        return Err(Failure::Said(format!("{shown}: {}", SheetError::FileTooLarge.message(lang))));
    }
    fs::read(path).map_err(unreadable)
}

fn no_head(part: Part, lang: Lang) -> Failure {
    Failure::Said(no_head_said(part, lang))
}

/// What becomes of the rows.
fn preview_said(sheet: &Sheet, preview: &ImportPreview, lang: Lang) -> Vec<String> {
    let w = import_words(lang);
    let count = |text: &str, count: usize| fill(text, &[("count", &count.to_string())]);
    let mut said = counts_said(preview, lang);
    said.extend(passed_said(preview, lang));
    if preview.refused.count > 0 {
        said.push(count(&w.refused, preview.refused.count));
        let first = preview.refused.first.iter().take(FIRST);
        said.extend(first.map(|cell| format!("  {}", refused_said(&sheet.name, cell, lang))));
        if preview.refused.count > FIRST {
            said.push(format!("  {}", count(&w.more, preview.refused.count - FIRST)));
        }
    }
    said
}
