//! The program that is the window and nothing else: on Windows no console stands behind it. It takes the
//! file to open.

#![cfg_attr(windows, windows_subsystem = "windows")]

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use keian::start::{Trouble, locale};

fn main() -> ExitCode {
    // Before any other thread runs.
    if let Err(reason) = keian::sandbox::deny_network() {
        tell(&Trouble::NotShut(reason));
    }
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    match keian::app::run(file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let trouble = Trouble::of_window(&error.to_string());
            tell(&trouble);
            keian::app::show_box(&trouble.message(locale()));
            ExitCode::FAILURE
        }
    }
}

fn tell(trouble: &Trouble) {
    // Where it was started without a terminal nobody reads it.
    let _ = writeln!(std::io::stderr(), "keian: {}", trouble.message(locale()));
}
