//! Files of sample companies, to try an association's day: `cargo run --example member_companies -- FOLDER COUNT
//! SEED [OVERLAY]` writes `member-01.keian` and so on. The same seed gives the same files.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool for those who build Keian")]

use std::path::PathBuf;
use std::process::ExitCode;

use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::{Replace, asked, save};

#[path = "../tests/harness/members.rs"]
mod members;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count, seed, overlay @ ..] = arguments.as_slice() else {
        eprintln!("Give a folder, a number of companies, a seed, and perhaps an overlay.");
        return ExitCode::from(2);
    };
    let (count, seed): (u64, u64) = (count.parse().expect("a number"), seed.parse().expect("a number"));
    let questionnaire = match overlay {
        [] => meti_guideline().clone(),
        [path, ..] => asked::overlay(&std::fs::read(path).unwrap(), &Catalogue::shipped()).unwrap(),
    };
    std::fs::create_dir_all(folder).unwrap();
    for number in 1..=count {
        let path = PathBuf::from(folder).join(format!("member-{number:02}.keian"));
        let company = members::member(&questionnaire, seed, number);
        save(&path, &company, &questionnaire, Replace::Never).unwrap();
    }
    ExitCode::SUCCESS
}
