//! `keian check`: every fault of questionnaires, overlays, reference lists and files of answers.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::shared::{Failure, answers, lang, print, read};
use crate::base::lang::Lang;
use crate::questionnaire::Catalogue;
use crate::questionnaire::check::fault::Fault;
use crate::questionnaire::check::{self, Looks, check_list, looks_like};
use crate::questionnaire::shipped;
use crate::storage;

/// Check questionnaires, overlays, reference lists and files of answers; say nothing when all is well.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian check questionnaires/meti-guideline.ron answers.keian")]
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
            let (name, text) = shipped::METI_GUIDELINE;
            list(&mut out, name, &check::questionnaire(text).err().unwrap_or_default(), lang);
            for (name, text) in shipped::LISTS {
                list(&mut out, name, &check_list(text), lang);
            }
        }
        for path in &self.files {
            let name = path.display().to_string();
            match read(path, lang) {
                Ok(bytes) => one(&mut out, &name, &answers(bytes), lang),
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

fn one(out: &mut String, name: &str, bytes: &[u8], lang: Lang) {
    let text = String::from_utf8_lossy(bytes);
    match looks_like(&text) {
        Some(Looks::Questionnaire) => {
            list(out, name, &check::questionnaire(&text).err().unwrap_or_default(), lang);
        }
        Some(Looks::Overlay) => {
            let faults = check::overlaid(&text, &Catalogue::shipped()).err();
            list(out, name, &faults.unwrap_or_default(), lang);
        }
        Some(Looks::List) => list(out, name, &check_list(&text), lang),
        None => {
            if let Err(error) = storage::parse(bytes, &Catalogue::shipped()) {
                let place = error.place().map_or_else(String::new, |p| format!(":{}:{}", p.line, p.column));
                // Writing to a String cannot fail.
                let _ = writeln!(out, "{name}{place}: {}", error.sentence(lang));
            }
        }
    }
}

fn list(out: &mut String, name: &str, faults: &[Fault], lang: Lang) {
    for fault in faults {
        let (problem, hint) = (fault.problem(lang), fault.hint(lang));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{name}:{}:{}: {problem}; {hint}", fault.line, fault.column);
    }
}
