//! The program: commands on the command line, the window without one.

use std::path::PathBuf;
use std::process::ExitCode;

use keian::cli::{Asked, run};
use keian::start::{Trouble, shut_network};

fn main() -> ExitCode {
    // Before any other thread runs, and for every command.
    shut_network();
    match run() {
        Asked::Ran(code) => ExitCode::from(code),
        Asked::Window(file) => match window(file) {
            Ok(()) => ExitCode::SUCCESS,
            Err(trouble) => {
                trouble.tell();
                ExitCode::FAILURE
            }
        },
    }
}

#[cfg(feature = "gui")]
fn window(file: Option<PathBuf>) -> Result<(), Trouble> {
    keian::app::run(file).map_err(|error| Trouble::of_window(&error.to_string()))
}

#[cfg(not(feature = "gui"))]
fn window(_: Option<PathBuf>) -> Result<(), Trouble> {
    Err(Trouble::NoWindow)
}
