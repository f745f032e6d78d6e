//! `keian report`: the PDF report of a file of answers.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::association::cohort;
use super::compare::milestone;
use super::shared::{Failure, answers, beside, day, lang, open, parsed, read};
use super::words::words;
use crate::assessment::Assessment;
use crate::assessment::registers::frozen::FrozenFigures;
use crate::audience::{Disclosed, Earlier, EarlierKind, EarlierState, Edition};
use crate::base::fonts::{self, by_number};
use crate::base::lang::{Lang, fill};
use crate::cohort::Cohort;
use crate::cohort::position::Position;
use crate::cohort::position_words::no_position;
use crate::paper;
use crate::report::{self, Extras, ReportInput};
use crate::scoring::Scorecard;
use crate::start::today;
use crate::storage::output::write_report;
use crate::storage::{Opened, Replace, SaveError, goes_along};

/// Make the PDF report of a file of answers. The same input and date give the same bytes.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian report answers.keian -o report.pdf --lang ja --date 2026-11-24")]
pub(super) struct Report {
    /// The file of answers; - for standard input.
    file: PathBuf,
    /// The PDF to write; - for standard output. An earlier report of Keian is replaced, unless answers
    /// are embedded in it that the new one has not; any other existing file never is.
    #[arg(short, long)]
    output: PathBuf,
    /// Which report: board (8 pages or fewer), full, or questionnaire (a blank form to fill in).
    #[arg(long, default_value = "full")]
    edition: Edition,
    /// Embed the answers, so that Keian can open the report itself and go on. Whoever gets the
    /// report then has every answer.
    #[arg(long)]
    attach: bool,
    /// An earlier file of answers of the same company: the report tells what changed since.
    #[arg(long, value_name = "OLD", conflicts_with = "since")]
    compare: Option<PathBuf>,
    /// A milestone of the file: the report tells what changed since.
    #[arg(long, value_name = "MILESTONE")]
    since: Option<String>,
    /// An association's published results: the full edition shows where the company stands in them.
    #[arg(long, value_name = "COHORT")]
    cohort: Option<PathBuf>,
    /// The language of the report: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
    /// The date of the report (YYYY-MM-DD); today without it.
    #[arg(long, value_parser = day)]
    date: Option<Date>,
}

impl Report {
    pub(super) fn run(self) -> Result<u8, Failure> {
        // From beginning to end on one of the threads that share the work: another one would only wait for them.
        rayon::scope(|_| self.make())
    }

    fn make(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        // Meanwhile the questions and the answers are read.
        rayon::spawn(fonts::look_through);
        let file = answers(read(&self.file, lang)?);
        let opened = parsed(&self.file, &file, lang)?;
        let date = self.date.unwrap_or_else(today);
        let card = Scorecard::of(&opened.questionnaire, &opened.assessment, date);
        let disclosed = Disclosed::by(self.edition, &opened.assessment, card);
        if self.attach && !disclosed.is_whole() {
            let values = [("edition", self.edition.name()), ("full", Edition::Full.name())];
            return Err(Failure::Said(fill(&words(lang).attach_not_whole, &values)));
        }
        let input = ReportInput {
            questionnaire: &opened.questionnaire,
            disclosed: &disclosed,
            lang,
            date,
            app: crate::base::APP,
        };
        let earlier = self.earlier(&opened, lang)?;
        let earlier = earlier.as_ref().map(|(kind, name, then, answers, figures)| {
            let before = EarlierState { kind: *kind, name, date: *then, answers };
            Earlier::of(&opened.questionnaire, before, (&opened.assessment, disclosed.card()), date)
                .with_registers((figures.as_ref(), &answers.registers), &disclosed, date)
        });
        let file = goes_along(&file, &opened.assessment, &opened.questionnaire)
            .map_err(|error| Failure::Said(error.message(lang)))?;
        let cohort = self.cohort(&opened, lang)?;
        let earlier = earlier.as_ref();
        let extras = Extras { file: Some(&file), attach: self.attach, earlier, cohort: cohort.as_ref() };
        let document = report::build_as(&input, &extras)
            .map_err(|error| Failure::Said(SaveError::from(error).message(lang)))?;
        let answers = document.attachment.as_ref().map(|attachment| attachment.bytes.clone());
        let rendered = paper::render(document).map_err(|error| Failure::Said(error.message(lang)))?;
        if self.output == Path::new("-") {
            io::stdout().lock().write_all(&rendered.pdf)?;
        } else {
            write_report(&self.output, &rendered.pdf, answers.as_deref(), Replace::Never)
                .map_err(|error| Failure::Said(error.message(lang)))?;
        }
        if !rendered.missing.is_empty() {
            let glyphs = by_number(&rendered.missing);
            writeln!(io::stderr(), "keian: {}", fill(&words(lang).missing_glyphs, &[("glyphs", &glyphs)]))?;
        }
        Ok(0)
    }

    /// The published results, if the company has a place in them and the edition shows it.
    fn cohort(&self, opened: &Opened, lang: Lang) -> Result<Option<Cohort>, Failure> {
        let Some(path) = &self.cohort else { return Ok(None) };
        if self.edition != Edition::Full {
            let values = [("full", Edition::Full.name())];
            return Err(Failure::Said(fill(&words(lang).cohort_not_whole, &values)));
        }
        let (cohort, _) = cohort(path, lang)?;
        Position::of(&cohort, &opened.questionnaire, &opened.assessment)
            .map_err(|error| Failure::Said(no_position(&cohort, &error, lang)))?;
        Ok(Some(cohort))
    }

    /// The state to compare with, with its name and day.
    fn earlier(&self, present: &Opened, lang: Lang) -> Result<Option<Compared>, Failure> {
        if let Some(path) = &self.compare {
            let assessment = beside(path, open(path, lang)?, &present.questionnaire, lang)?;
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            return Ok(Some((EarlierKind::File, name, assessment.profile.date, assessment, None)));
        }
        let Some(name) = &self.since else { return Ok(None) };
        let found = milestone(&present.assessment, name, lang)?;
        Ok(Some((
            EarlierKind::Milestone,
            found.name.clone(),
            Some(found.date),
            found.assessment(),
            found.figures.clone(),
        )))
    }
}

/// An earlier state: what it is, its name and day, its answers, what a milestone keeps of the registers.
type Compared = (EarlierKind, String, Option<Date>, Assessment, Option<FrozenFigures>);
