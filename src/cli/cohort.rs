//! `keian cohort`: an association collects what its members handed in, and counts it once.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::association::{association_key, folder_failed, invitation, ledger, progress};
use super::cohort_delete::Delete;
use super::shared::{Failure, free, lang, print, write};
use crate::base::APP;
use crate::base::digest::sha256_hex;
use crate::base::ids::Digest;
use crate::base::lang::{Lang, fill};
use crate::cohort::cohort_words::{self, CohortWords, cohort_words, month};
use crate::cohort::count::count;
use crate::cohort::ledger::{Moved, Release, ReleaseLedger, counted};
use crate::cohort::month::Month;
use crate::cohort::release::Outcome;
use crate::cohort::take::{Intake, take};
use crate::paper;
use crate::report::cohort::{CohortInput, cohort_report};
use crate::start::today;
use crate::storage;
use crate::storage::association::folder::{collect, read};
use crate::storage::association::{LedgerKey, Opener, cohort_bytes, ledger_bytes};

/// Collect and count what members handed in.
#[derive(Debug, Args)]
pub(super) struct CohortCommand {
    #[command(subcommand)]
    command: Cohorts,
}

#[derive(Debug, Subcommand)]
enum Cohorts {
    Collect(Collect),
    Count(Count),
    Delete(Delete),
}

/// Copy what came in into a new folder, from which nobody can tell who sent what. Needs no key.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian cohort collect received -o box")]
struct Collect {
    /// The folder of files that members sent.
    folder: PathBuf,
    /// The folder to make, which must not exist.
    #[arg(short, long, value_name = "BOX")]
    output: PathBuf,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

/// Take every file or refuse it with its reason; with -o make the results, once for an invitation.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: keian cohort count box --invitation invitation.ron -i key.txt -o cohort.ron"
)]
struct Count {
    /// The folder of collected files.
    folder: PathBuf,
    /// The invitation.
    #[arg(long, value_name = "FILE")]
    invitation: PathBuf,
    /// The file with the association's secret key.
    #[arg(short, long, value_name = "KEYFILE")]
    identity: PathBuf,
    /// The results to make. Without it nothing is released.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// The report of the results to make, as PDF.
    #[arg(long, value_name = "PDF", requires = "output")]
    report: Option<PathBuf>,
    /// The record of what was released, if it is not beside the results.
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl CohortCommand {
    pub(super) fn run(self) -> Result<u8, Failure> {
        match self.command {
            Cohorts::Collect(collect) => collect.run(),
            Cohorts::Count(count) => count.run(),
            Cohorts::Delete(delete) => delete.run(),
        }
    }
}

impl Collect {
    fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let words = cohort_words(lang);
        let collected =
            collect(&self.folder, &self.output).map_err(|error| folder_failed(&self.folder, &error, lang))?;
        let mut out = String::new();
        for (name, refusal) in &collected.refused {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{name}: {}", cohort_words::refused(refusal, lang));
        }
        let path = self.output.display().to_string();
        let values = [("count", &*collected.taken.to_string()), ("path", &path)];
        let _ = writeln!(out, "{}\n{}", fill(&words.collected, &values), words.collected_check);
        print(&out)?;
        Ok(0)
    }
}

impl Count {
    fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let words = cohort_words(lang);
        let (invitation, questionnaire) = invitation(&self.invitation, lang)?;
        for output in self.output.iter().chain(&self.report) {
            free(output, lang)?;
        }
        let key = association_key(&self.identity, lang)?;
        let ledger_key = LedgerKey::of(&key);
        let said = |error: storage::SaveError| Failure::Said(error.message(lang));
        let opener = Opener::new(&invitation, &questionnaire, key).map_err(said)?;
        let files = read(&self.folder, &opener, &progress(lang))
            .map_err(|error| folder_failed(&self.folder, &error, lang))?;
        let unwritable = |error: crate::base::digest::NoDigest| Failure::Said(error.to_string());
        let Intake { counted: submissions, files } = take(files).map_err(unwritable)?;
        let mut out = String::new();
        for (name, verdict) in &files {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{name}: {}", cohort_words::verdict(verdict, lang));
        }
        let values = [("count", &*submissions.len().to_string()), ("files", &files.len().to_string())];
        let _ = writeln!(out, "{}", fill(&words.taken, &values));
        let Some(output) = &self.output else {
            let _ = writeln!(out, "{}", words.not_released);
            print(&out)?;
            return Ok(0);
        };
        let made = count(&invitation, &questionnaire, &submissions);
        if let Outcome::FewerThan(least) = made.outcome {
            print(&out)?;
            return Err(Failure::Said(fill(&words.fewer, &[("least", &least.to_string())])));
        }
        let bytes = cohort_bytes(&made, &questionnaire).map_err(said)?;
        let release = Release {
            invitation: invitation.fingerprint().map_err(unwritable)?,
            questionnaire: questionnaire.id.clone(),
            month: Month::of(today()),
            cohort: Digest::new(sha256_hex(&bytes)),
            counted: counted(&submissions, &ledger_key).map_err(unwritable)?,
        };
        let (path, mut known) = ledger(self.ledger.as_deref(), output, lang)?;
        let told = match known.of(&release.invitation) {
            Some(before) => {
                same(before, &release, words, lang)?;
                &words.released_again
            }
            None => {
                known.releases.push(release);
                note(&path, &known, lang)?;
                &words.released
            }
        };
        write(output, &bytes, lang)?;
        if let Some(path) = &self.report {
            let input =
                CohortInput { cohort: &made, questionnaire: &questionnaire, lang, date: today(), app: APP };
            if let Some(document) = cohort_report(input).map_err(unwritable)? {
                let pdf = paper::render(document).map_err(|error| Failure::Said(error.message(lang)))?.pdf;
                write(path, &pdf, lang)?;
            }
        }
        let _ = writeln!(out, "{}", fill(told, &[("path", &output.display().to_string())]));
        print(&out)?;
        Ok(0)
    }
}

/// Whether what is counted now is what was released before.
fn same(before: &Release, now: &Release, words: &CohortWords, lang: Lang) -> Result<(), Failure> {
    let released = month(before.month, lang);
    let moved = before.moved(&now.counted);
    if moved != Moved::default() {
        let values = [("month", released.as_str()), ("what", &cohort_words::moved(moved, lang))];
        return Err(Failure::Said(fill(&words.moved, &values)));
    }
    if before.cohort != now.cohort {
        return Err(Failure::Said(fill(&words.cohort_changed, &[("month", &released)])));
    }
    Ok(())
}

/// Notes a release before its results are there: what was noted and is not there yet can be made again, what is
/// there and not noted could be made twice.
fn note(path: &std::path::Path, ledger: &ReleaseLedger, lang: Lang) -> Result<(), Failure> {
    let said = |error: storage::SaveError| Failure::Said(error.message(lang));
    let bytes = ledger_bytes(ledger).map_err(said)?;
    storage::write_settings(path, &bytes).map_err(said)
}
