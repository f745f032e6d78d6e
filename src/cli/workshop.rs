//! `keian workshop`: the record of a workshop, and what is handed out before it, as PDF.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::shared::{Failure, day, lang, open};
use super::words::words;
use crate::assessment::workshop::Workshop;
use crate::audience::{Disclosed, Edition};
use crate::base::APP;
use crate::base::fonts::by_number;
use crate::base::lang::{Lang, fill};
use crate::paper;
use crate::report::ballots::{BallotSet, ballots};
use crate::report::document::Document;
use crate::report::{self, ReportInput};
use crate::start::today;
use crate::storage::output::write_report;
use crate::storage::{Opened, Replace};
use crate::workshop::said::name_said;

/// Print what belongs to a workshop of a file of answers.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian workshop protocol answers.keian -o record.pdf --lang ja")]
pub(super) struct WorkshopCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The record: first vote, second vote, decision, dissent, what was parked. For those who may see everything.
    Protocol(Paper),
    /// A set of voting cards and a ballot with the questions, to be printed once for each person.
    Cards(Paper),
}

#[derive(Debug, Args)]
struct Paper {
    /// The file of answers.
    file: PathBuf,
    /// The PDF to write; - for standard output. An earlier PDF of Keian without answers is replaced; any other
    /// existing file never is.
    #[arg(short, long)]
    output: PathBuf,
    /// The workshop, by its id or name; the latest without it.
    #[arg(long, value_name = "WORKSHOP")]
    of: Option<String>,
    /// The language of the PDF: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
    /// The date on which it is made (YYYY-MM-DD); today without it.
    #[arg(long, value_parser = day)]
    date: Option<Date>,
}

impl WorkshopCommand {
    pub(super) fn run(self) -> Result<u8, Failure> {
        match self.what {
            What::Protocol(paper) => paper.run(protocol),
            What::Cards(paper) => paper.run(cards),
        }
    }
}

/// Makes a document of a workshop, in a language, on a day.
type Make = fn(&Opened, &Workshop, Lang, Date) -> Option<Document>;

fn protocol(opened: &Opened, workshop: &Workshop, lang: Lang, date: Date) -> Option<Document> {
    let questionnaire = &opened.questionnaire;
    let disclosed = &Disclosed::to(Edition::Full, questionnaire, &opened.assessment, date);
    report::protocol(&ReportInput { questionnaire, disclosed, lang, date, app: APP }, &workshop.id)
}

#[allow(clippy::unnecessary_wraps, reason = "as the record, which may not be disclosed")]
fn cards(opened: &Opened, workshop: &Workshop, lang: Lang, date: Date) -> Option<Document> {
    Some(ballots(&BallotSet::of(workshop, lang), &opened.questionnaire, lang, date, APP))
}

impl Paper {
    fn run(self, make: Make) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let opened = open(&self.file, lang)?;
        let workshop = self.workshop(&opened, lang)?;
        let date = self.date.unwrap_or_else(today);
        let document = make(&opened, workshop, lang, date);
        let document = document.ok_or_else(|| Failure::Said(words(lang).no_workshop.clone()))?;
        let rendered = paper::render(document).map_err(|error| Failure::Said(error.message(lang)))?;
        if self.output == Path::new("-") {
            io::stdout().lock().write_all(&rendered.pdf)?;
        } else {
            write_report(&self.output, &rendered.pdf, None, Replace::Never)
                .map_err(|error| Failure::Said(error.message(lang)))?;
        }
        if !rendered.missing.is_empty() {
            let glyphs = by_number(&rendered.missing);
            writeln!(io::stderr(), "keian: {}", fill(&words(lang).missing_glyphs, &[("glyphs", &glyphs)]))?;
        }
        Ok(0)
    }

    /// The one that is asked for; without a choice the latest, of one day the one that was prepared last.
    fn workshop<'a>(&self, opened: &'a Opened, lang: Lang) -> Result<&'a Workshop, Failure> {
        let mut all = opened.assessment.workshops.iter().map(|workshop| &**workshop);
        let Some(wanted) = &self.of else {
            let latest = all.max_by_key(|workshop| workshop.on);
            return latest.ok_or_else(|| Failure::Said(words(lang).no_workshop.clone()));
        };
        let is = |workshop: &&Workshop| {
            workshop.id.as_str() == wanted.as_str() || workshop.name.trim() == wanted.trim()
        };
        let found = all.find(is);
        found.ok_or_else(|| {
            let named = |workshop: &Workshop| format!("{} ({})", workshop.id, name_said(workshop, lang));
            let known: Vec<String> = opened.assessment.workshops.iter().map(|one| named(one)).collect();
            let values = [("name", wanted.as_str()), ("known", &*known.join(lang.comma()))];
            Failure::Said(match known.is_empty() {
                true => words(lang).no_workshop.clone(),
                false => fill(&words(lang).no_such_workshop, &values),
            })
        })
    }
}
