//! `keian report`: the PDF gap report of a file of answers.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::{Failure, lang, open, today};
use crate::lang::Lang;
use crate::report::{self, ReportInput};
use crate::scoring::Scorecard;
use crate::storage;

/// Make the PDF report of a file of answers. The same input and date give the same bytes.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian report answers.ron -o report.pdf --lang ja --date 2026-11-24")]
pub(super) struct Report {
    /// The file of answers; - for standard input.
    file: PathBuf,
    /// The PDF to write; - for standard output.
    #[arg(short, long)]
    output: PathBuf,
    /// The language of the report: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
    /// The date of the report (YYYY-MM-DD); today without it.
    #[arg(long)]
    date: Option<Date>,
}

impl Report {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let opened = open(&self.file, lang)?;
        let date = self.date.unwrap_or_else(today);
        let card = Scorecard::of(&opened.questionnaire, &opened.assessment, date);
        let input = ReportInput {
            questionnaire: &opened.questionnaire,
            assessment: &opened.assessment,
            scorecard: &card,
            lang,
            date,
            app: crate::APP,
        };
        let rendered =
            report::render(&report::build(&input)).map_err(|error| Failure::Said(error.to_string()))?;
        if self.output == Path::new("-") {
            io::stdout().lock().write_all(&rendered.pdf)?;
        } else {
            storage::write_file(&self.output, &rendered.pdf)
                .map_err(|error| Failure::Said(error.message(lang)))?;
        }
        if !rendered.missing.is_empty() {
            let glyphs = rendered.missing.join(" ");
            writeln!(io::stderr(), "keian: 〓: {glyphs}")?;
        }
        Ok(0)
    }
}
