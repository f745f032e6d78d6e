//! `keian import`: takes a spreadsheet into a register, after a look at what becomes of it.

use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::shared::{Failure, free, lang, open, print};
use crate::base::lang::{Lang, fill};
use crate::base::limits::MAX_ENTRIES;
use crate::import::columns::{Part, RegisterColumn};
use crate::import::given::RefusedSheetCell;
use crate::import::head::{Head, head_of};
use crate::import::preview;
use crate::import::preview::{ImportPreview, Passed};
use crate::import::units::{MoneyUnit, ShareUnit};
use crate::import::words::import_words;
use crate::sheets::{Sheet, SheetError, SheetName, Source, column_letters};
use crate::storage::{self, Replace};

/// How many refused cells are named.
const FIRST: usize = 50;

/// Take a spreadsheet (.xlsx, .csv, .tsv) into a register; nothing is written over.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: keian import purchases.xlsx --into answers.keian -o with-trade.keian --dry-run\n         \
    keian import products.csv --into answers.keian -o with-products.keian --part products"
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
        let (sheet, head) = self.table(part, lang)?;
        let preview = preview(&sheet, part, &head, &opened.assessment.registers);
        let mut said = table_said(&sheet, part, &head, lang) + &preview_said(&sheet, &preview, lang);
        let mut code = 0;
        let mut line = |words: &str| {
            // Writing to a String cannot fail.
            let _ = writeln!(said, "{words}");
        };
        let refused = preview.refused.count > 0 && !self.take_good;
        let too_many = preview.too_many.map(|rows| {
            let values = [("rows", rows.to_string()), ("limit", MAX_ENTRIES.to_string())];
            fill(&w.too_many, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        });
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
    fn table(&self, part: Part, lang: Lang) -> Result<(Sheet, Head), Failure> {
        let w = import_words(lang);
        let file = self.sheet_file.display().to_string();
        let said = |error: &SheetError| Failure::Said(format!("{file}: {}", error.message(lang)));
        let mut source = Source::open(bytes(&self.sheet_file, lang)?).map_err(|error| said(&error))?;
        let names = source.sheets();
        let listed = |names: &[&str]| names.join(lang.comma());
        let mut read =
            |place| source.read(place, &mut |_| ControlFlow::Continue(())).map_err(|error| said(&error));
        if let Some(wanted) = &self.sheet {
            let all: Vec<&str> = names.iter().map(|sheet| sheet.name.as_str()).collect();
            let values = [("sheet", wanted.as_str()), ("known", &listed(&all))];
            let place = names.iter().position(|sheet| sheet.name == *wanted);
            let sheet = read(place.ok_or_else(|| Failure::Said(fill(&w.no_such_sheet, &values)))?)?;
            let head = head_of(&sheet, part).ok_or_else(|| no_head(part, lang))?;
            return Ok((sheet, head));
        }
        let (mut found, mut known) = (None, Vec::new());
        let own = |sheet: &str| [Lang::Ja, Lang::En].iter().any(|lang| part.name(*lang) == sheet);
        // Of a workbook that Keian wrote each register has its sheet.
        let has_own = names.iter().any(|sheet| own(&sheet.name));
        let looked_at = |sheet: &SheetName| !sheet.hidden && (!has_own || own(&sheet.name));
        for (place, name) in names.iter().enumerate().filter(|(_, sheet)| looked_at(sheet)) {
            let sheet = read(place)?;
            if let Some(head) = head_of(&sheet, part) {
                known.push(name.name.as_str());
                found.get_or_insert((sheet, head));
            }
        }
        match found {
            Some(found) if known.len() == 1 => Ok(found),
            Some(_) => Err(Failure::Said(fill(&w.several_sheets, &[("known", &listed(&known))]))),
            None => Err(no_head(part, lang)),
        }
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
    let required = part.required();
    let names = part.columns().iter().filter(|named| required.contains(&named.column));
    let names: Vec<&str> = names.map(|named| named.name(lang)).collect();
    Failure::Said(fill(&import_words(lang).no_head, &[("columns", &names.join(lang.comma()))]))
}

/// Which table it is, and what its columns are taken for.
fn table_said(sheet: &Sheet, part: Part, head: &Head, lang: Lang) -> String {
    let w = import_words(lang);
    let mut out = String::new();
    let mut line = |words: String| {
        let _ = writeln!(out, "{words}");
    };
    let row = (u64::from(sheet.row(head.place).number) + 1).to_string();
    let words = if sheet.name.is_empty() { &w.head_row } else { &w.sheet_of };
    line(fill(words, &[("sheet", &*sheet.name), ("row", &row)]));
    let words = |column: usize| head.words.get(&column).map_or("", String::as_str).replace('\n', " ");
    let columns = part.columns().iter().filter_map(|named| {
        let at = *head.columns.get(&named.column)?;
        Some(format!("{} {} → {}", column_letters(at), words(at), named.name(lang)))
    });
    let columns: Vec<String> = columns.collect();
    line(fill(&w.columns, &[("columns", &columns.join(lang.comma()))]));
    if !head.unused.is_empty() {
        let unused: Vec<String> =
            head.unused.iter().map(|at| format!("{} {}", column_letters(*at), words(*at))).collect();
        line(fill(&w.unused, &[("columns", &unused.join(lang.comma()))]));
    }
    let listed = |places: &[usize]| -> String {
        let named: Vec<String> =
            places.iter().map(|at| format!("{} {}", column_letters(*at), words(*at))).collect();
        named.join(lang.comma())
    };
    if !head.unclear.is_empty() {
        line(fill(&w.unclear, &[("columns", &listed(&head.unclear))]));
    }
    let name = |column: &RegisterColumn| {
        part.columns().iter().find(|named| named.column == *column).map_or("", |named| named.name(lang))
    };
    for (column, places) in &head.ambiguous {
        line(fill(&w.ambiguous, &[("columns", &*listed(places)), ("name", name(column))]));
    }
    for (column, unit) in &head.money {
        let unit = match unit {
            MoneyUnit::Yen => &w.unit_yen,
            MoneyUnit::Thousand => &w.unit_thousand,
            MoneyUnit::TenThousand => &w.unit_ten_thousand,
            MoneyUnit::Billion => &w.unit_billion,
            MoneyUnit::Million => &w.unit_million,
            MoneyUnit::HundredMillion => &w.unit_hundred_million,
        };
        line(fill(&w.units, &[("column", name(column)), ("unit", unit)]));
    }
    out
}

/// What becomes of the rows.
fn preview_said(sheet: &Sheet, preview: &ImportPreview, lang: Lang) -> String {
    let w = import_words(lang);
    let mut out = String::new();
    let mut line = |words: String| {
        let _ = writeln!(out, "{words}");
    };
    let count = |text: &str, count: usize| fill(text, &[("count", &count.to_string())]);
    let number = |row: u32| (u64::from(row) + 1).to_string();
    match preview.shares {
        Some(ShareUnit::Percent) => line(w.shares_percent.clone()),
        Some(ShareUnit::One) => line(w.shares_one.clone()),
        None => {}
    }
    if !preview.headless.is_empty() {
        let columns: Vec<String> = preview.headless.iter().map(|at| column_letters(*at)).collect();
        line(fill(&w.unused, &[("columns", &columns.join(lang.comma()))]));
    }
    line(count(&w.new, preview.new));
    line(count(&w.changed, preview.changed));
    line(count(&w.same, preview.same));
    if preview.vanished > 0 {
        line(count(&w.vanished, preview.vanished));
    }
    let (lines, rows) = preview.summed;
    if rows > 0 {
        line(fill(&w.summed, &[("lines", &*lines.to_string()), ("rows", &rows.to_string())]));
    }
    for (row, why) in &preview.passed {
        let words = match why {
            Passed::Total => &w.passed_total,
            Passed::Comment => &w.passed_comment,
            Passed::Head => &w.passed_head,
            Passed::Note => &w.passed_note,
            Passed::OtherTable => &w.passed_other,
        };
        line(fill(words, &[("row", &number(*row))]));
    }
    for differs in &preview.differs {
        line(fill(&w.differs, &[("column", &*differs.head), ("row", &number(differs.row))]));
    }
    if preview.refused.count > 0 {
        line(count(&w.refused, preview.refused.count));
        preview.refused.first.iter().take(FIRST).for_each(|cell| line(refused_said(sheet, cell, lang)));
        if preview.refused.count > FIRST {
            line(format!("  {}", count(&w.more, preview.refused.count - FIRST)));
        }
    }
    out
}

fn refused_said(sheet: &Sheet, cell: &RefusedSheetCell, lang: Lang) -> String {
    let w = import_words(lang);
    let place = if sheet.name.is_empty() { cell.place() } else { format!("{}!{}", sheet.name, cell.place()) };
    let words = if cell.with_row { &w.refused_row } else { &w.refused_cell };
    let why = cell.why.message(lang);
    format!(
        "  {}",
        fill(words, &[("place", &*place), ("column", &cell.head), ("shown", &cell.shown), ("why", &why)])
    )
}
