//! `keian report`: the PDF gap report of a file of answers.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::words::words;
use super::{Failure, answers, lang, parsed, read, today};
use crate::lang::{Lang, fill};
use crate::report::{self, Edition, Extras, ReportInput};
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
    /// Which report: board (8 pages or fewer), full, or questionnaire (a blank form to fill in).
    #[arg(long, default_value = "full")]
    edition: Edition,
    /// Embed the answers, so that Keian can open the report itself and go on. Whoever gets the
    /// report then has every answer.
    #[arg(long)]
    attach: bool,
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
        let file = answers(read(&self.file, lang)?);
        let opened = parsed(&self.file, &file, lang)?;
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
        let extras = Extras { edition: self.edition, file: Some(&file), attach: self.attach };
        let document = report::build_as(&input, &extras);
        let rendered = report::render(&document).map_err(|error| Failure::Said(error.to_string()))?;
        if self.output == Path::new("-") {
            io::stdout().lock().write_all(&rendered.pdf)?;
        } else {
            storage::write_file(&self.output, &rendered.pdf)
                .map_err(|error| Failure::Said(error.message(lang)))?;
        }
        if !rendered.missing.is_empty() {
            let glyphs = rendered.missing.join(" ");
            writeln!(io::stderr(), "keian: {}", fill(&words(lang).missing_glyphs, &[("glyphs", &glyphs)]))?;
        }
        Ok(0)
    }
}
