//! The program that is the window and nothing else: on Windows no console stands behind it. It takes the
//! file to open.

#![cfg_attr(windows, windows_subsystem = "windows")]

use std::path::PathBuf;
use std::process::ExitCode;

use keian::start::{Trouble, locale, shut_network};

fn main() -> ExitCode {
    // Before any other thread runs.
    shut_network();
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    match keian::app::run(file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let trouble = Trouble::of_window(&error.to_string());
            trouble.tell();
            keian::app::show_box(&trouble.message(locale()));
            ExitCode::FAILURE
        }
    }
}
