//! The command line: the same engine without a window. One file per command.
//! Exit codes: 0 well, 1 a problem in the input, 2 wrong usage (by clap).

mod check;
mod compare;
mod decrypt;
mod encrypt;
mod key;
mod licences;
mod new;
mod questions;
mod report;
mod score;
mod secret;
mod update;
mod verify;
mod words;

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};

use crate::base::lang::Lang;
use crate::base::limits::MAX_BYTES;
use crate::paper;
use crate::questionnaire::Catalogue;
use crate::questionnaire::shipped;
use crate::start::locale;
use crate::storage;
use crate::storage::{OpenError, Opened, Replace, Unlock};

/// Economic security self-assessment: guided questions, an explained score, a PDF gap report.
#[derive(Debug, Parser)]
#[command(name = "keian", version, after_help = "Example: keian report answers.ron -o report.pdf --lang en")]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// The file of answers to open in the window.
    file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::New),
    Check(check::Check),
    Score(score::Score),
    Compare(compare::Compare),
    Report(report::Report),
    Verify(verify::Verify),
    Questions(questions::Questions),
    Update(update::Update),
    Key(key::Key),
    Encrypt(encrypt::Encrypt),
    Decrypt(decrypt::Decrypt),
    Licences(licences::Licences),
}

/// What the command line asks for.
#[derive(Debug)]
pub enum Asked {
    /// The window, with a file to open.
    Window(Option<PathBuf>),
    /// A command, which has run: its exit code.
    Ran(u8),
}

/// How output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Why a command ended without a result: a sentence for standard error, or a closed pipe.
#[derive(Debug)]
enum Failure {
    Said(String),
    ClosedPipe,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::Said(error.to_string())
        }
    }
}

/// Reads the arguments and runs the command, if there is one.
#[must_use]
pub fn run() -> Asked {
    let cli = Cli::parse();
    let result = match cli.command {
        None => return Asked::Window(cli.file),
        Some(Command::New(command)) => command.run(),
        Some(Command::Check(command)) => command.run(),
        Some(Command::Score(command)) => command.run(),
        Some(Command::Compare(command)) => command.run(),
        Some(Command::Report(command)) => command.run(),
        Some(Command::Verify(command)) => command.run(),
        Some(Command::Questions(command)) => command.run(),
        Some(Command::Update(command)) => command.run(),
        Some(Command::Key(command)) => command.run(),
        Some(Command::Encrypt(command)) => command.run(),
        Some(Command::Decrypt(command)) => command.run(),
        Some(Command::Licences(command)) => command.run(),
    };
    Asked::Ran(match result {
        Ok(code) => code,
        Err(Failure::ClosedPipe) => 0,
        Err(Failure::Said(message)) => {
            // Nobody is left to tell where standard error is closed.
            let _ = writeln!(io::stderr(), "keian: {message}");
            1
        }
    })
}

/// The language asked for, else that of the locale.
fn lang(asked: Option<Lang>) -> Lang {
    asked.unwrap_or_else(locale)
}

fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::system()).date()
}

/// Refuses before any work is done where a file is in the way.
fn free(path: &Path, lang: Lang) -> Result<(), Failure> {
    storage::output::free(path).map_err(|error| Failure::Said(error.message(lang)))
}

/// Writes what a command makes: never over what somebody needs.
fn write(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), Failure> {
    let written = storage::output::write(path, bytes, Replace::Never);
    written.map_err(|error| Failure::Said(error.message(lang)))
}

/// The bytes of a file, or of standard input for `-`.
fn read(path: &Path, lang: Lang) -> Result<Vec<u8>, Failure> {
    if path != Path::new("-") {
        return storage::read(path).map_err(|error| Failure::Said(beside(path, error).message(lang)));
    }
    let mut bytes = Vec::new();
    io::stdin().take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of a file of answers: those embedded in a report, where the file is one that has them.
fn answers(bytes: Vec<u8>) -> Vec<u8> {
    if paper::is_pdf(&bytes) { paper::attached_answers(&bytes).unwrap_or(bytes) } else { bytes }
}

fn open(path: &Path, lang: Lang) -> Result<Opened, Failure> {
    parsed(path, &answers(read(path, lang)?), lang)
}

fn parsed(path: &Path, bytes: &[u8], lang: Lang) -> Result<Opened, Failure> {
    // The questionnaire is read while the answers are.
    let (_, opened) = rayon::join(shipped::meti_guideline, || storage::parse(bytes, &Catalogue::shipped()));
    opened
        .map_err(|error| Failure::Said(format!("{}: {}", path.display(), beside(path, error).message(lang))))
}

/// A refusal, with the earlier version that opens where there is one beside the file.
fn beside(path: &Path, error: OpenError) -> OpenError {
    storage::with_backup(error, path, &Catalogue::shipped(), &Unlock::Nothing)
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
