//! `keian check`: every fault of questionnaires, reference lists and files of answers.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Failure, lang, print, read};
use crate::lang::Lang;
use crate::questionnaire::check::{Fault, check_list, check_questionnaire};
use crate::questionnaire::shipped;
use crate::storage::{self, Catalogue, Kind, OpenError};

/// Check questionnaires, reference lists and files of answers; say nothing when all is well.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian check questionnaires/meti-guideline.ron answers.ron")]
pub(super) struct Check {
    /// The files; without any, the shipped questionnaire and lists.
    files: Vec<PathBuf>,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl Check {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let mut out = String::new();
        if self.files.is_empty() {
            list(&mut out, shipped::METI_GUIDELINE.0, &check_questionnaire(shipped::METI_GUIDELINE.1));
            for (name, text) in shipped::LISTS {
                list(&mut out, name, &check_list(text));
            }
        }
        for path in &self.files {
            let name = path.display().to_string();
            match read(path, lang) {
                Ok(bytes) => one(&mut out, &name, &bytes, lang),
                Err(Failure::Said(message)) => {
                    let _ = writeln!(out, "{name}: {message}");
                }
                Err(closed) => return Err(closed),
            }
        }
        print(&out)?;
        Ok(u8::from(!out.is_empty()))
    }
}

/// What a file is shows in how it is refused as a file of answers.
fn one(out: &mut String, name: &str, bytes: &[u8], lang: Lang) {
    let text = String::from_utf8_lossy(bytes);
    match storage::parse(bytes, &Catalogue::shipped()) {
        Ok(_) => {}
        Err(OpenError::WrongKind { what: Kind::Questionnaire }) => {
            list(out, name, &check_questionnaire(&text))
        }
        Err(OpenError::WrongKind { what: Kind::List }) => list(out, name, &check_list(&text)),
        Err(error) => {
            let _ = writeln!(out, "{name}: {}", error.message(lang));
        }
    }
}

fn list(out: &mut String, name: &str, faults: &[Fault]) {
    for Fault { line, column, problem, hint } in faults {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{name}:{line}:{column}: {problem}; {hint}");
    }
}
