//! The command line: the same engine without a window. One file per command.
//! Exit codes: 0 well, 1 a problem in the input, 2 wrong usage (by clap), 3 not checked (`verify`).

mod association;
mod check;
mod cohort;
mod cohort_delete;
mod compare;
mod decrypt;
mod encrypt;
mod export;
mod figures;
mod hand_out;
mod import;
mod invite;
mod json_figures;
mod key;
mod licences;
mod new;
mod position;
mod questionnaire;
mod questions;
mod registers;
mod report;
mod score;
mod secret;
mod shared;
mod submit;
mod update;
mod usage;
pub mod verify;
mod what_if;
mod words;
mod workshop;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use shared::Failure;

/// Economic security self-assessment: guided questions, an explained score, a PDF report.
#[derive(Debug, Parser)]
#[command(
    name = "keian",
    version,
    after_help = "Example: keian report answers.keian -o report.pdf --lang en"
)]
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
    Import(import::ImportCommand),
    Export(export::ExportCommand),
    Registers(registers::Registers),
    #[command(name = "what-if")]
    WhatIf(what_if::WhatIfCommand),
    Workshop(workshop::WorkshopCommand),
    Verify(verify::Verify),
    Questions(questions::Questions),
    Questionnaire(questionnaire::QuestionnaireCommand),
    Update(update::Update),
    HandOut(hand_out::HandOut),
    Invite(invite::Invite),
    Submit(submit::Submit),
    Cohort(cohort::CohortCommand),
    Position(position::PositionCommand),
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

/// Reads the arguments and runs the command, if there is one.
#[must_use]
pub fn run() -> Asked {
    let arguments: Vec<String> = std::env::args_os().map(|one| one.to_string_lossy().into_owned()).collect();
    let said_in = shared::lang(usage::asked(&arguments));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return Asked::Ran(usage::tell(&error, said_in)),
    };
    let result = match cli.command {
        None => return Asked::Window(cli.file),
        Some(Command::New(command)) => command.run(),
        Some(Command::Check(command)) => command.run(),
        Some(Command::Score(command)) => command.run(),
        Some(Command::Compare(command)) => command.run(),
        Some(Command::Report(command)) => command.run(),
        Some(Command::Import(command)) => command.run(),
        Some(Command::Export(command)) => command.run(),
        Some(Command::Registers(command)) => command.run(),
        Some(Command::WhatIf(command)) => command.run(),
        Some(Command::Workshop(command)) => command.run(),
        Some(Command::Verify(command)) => command.run(),
        Some(Command::Questions(command)) => command.run(),
        Some(Command::Questionnaire(command)) => command.run(),
        Some(Command::Update(command)) => command.run(),
        Some(Command::HandOut(command)) => command.run(),
        Some(Command::Invite(command)) => command.run(),
        Some(Command::Submit(command)) => command.run(),
        Some(Command::Cohort(command)) => command.run(),
        Some(Command::Position(command)) => command.run(),
        Some(Command::Key(command)) => command.run(),
        Some(Command::Encrypt(command)) => command.run(),
        Some(Command::Decrypt(command)) => command.run(),
        Some(Command::Licences(command)) => command.run(),
    };
    Asked::Ran(match result {
        Ok(code) => code,
        Err(Failure::ClosedPipe) => 0,
        Err(Failure::Usage) => {
            let error = Cli::command().error(ErrorKind::WrongNumberOfValues, "");
            usage::tell(&error, said_in)
        }
        Err(Failure::Said(message)) => {
            // Nobody is left to tell where standard error is closed.
            let _ = writeln!(io::stderr(), "keian: {message}");
            1
        }
    })
}
