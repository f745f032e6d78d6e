//! The program: commands on the command line, the window without one.

use std::process::ExitCode;

use keian::cli::{Asked, run};

fn main() -> ExitCode {
    // Before any other thread runs, and for every command.
    if let Err(reason) = keian::sandbox::deny_network() {
        eprintln!("keian: {}", keian::cli::not_shut(&reason));
    }
    match run() {
        Asked::Ran(code) => ExitCode::from(code),
        Asked::Window(file) => match window(file) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("keian: {message}");
                ExitCode::FAILURE
            }
        },
    }
}

#[cfg(feature = "gui")]
fn window(file: Option<std::path::PathBuf>) -> Result<(), String> {
    keian::app::run(file).map_err(|reason| keian::cli::window_failed(&reason.to_string()))
}

#[cfg(not(feature = "gui"))]
fn window(_: Option<std::path::PathBuf>) -> Result<(), String> {
    Err(keian::cli::no_window())
}
