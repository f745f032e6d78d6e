//! `keian check`: every fault of questionnaires, overlays, reference lists, workbooks of questions and
//! files of answers. `keian questionnaire check` is the same over a base that is named.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::shared::{Failure, answers, lang, print, read};
use crate::authoring::make::{NoOverlay, overlay_of};
use crate::base::lang::Lang;
use crate::questionnaire::check::fault::Fault;
use crate::questionnaire::check::{self, Looks, check_list, looks_like};
use crate::questionnaire::shipped::{self, meti_guideline};
use crate::questionnaire::{Catalogue, Checked};
use crate::sheets::Source;
use crate::storage;

/// Check questionnaires, overlays, reference lists, workbooks of questions and files of answers; say
/// nothing when all is well.
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
        run(&self.files, meti_guideline(), lang(self.lang))
    }
}

/// Checks files, workbooks of questions as what they make of a base; without files, what is shipped.
pub(super) fn run(files: &[PathBuf], base: &Checked, lang: Lang) -> Result<u8, Failure> {
    let mut out = String::new();
    if files.is_empty() {
        let (name, text) = shipped::METI_GUIDELINE;
        list(&mut out, name, &check::questionnaire(text).err().unwrap_or_default(), lang);
        for (name, text) in shipped::LISTS {
            list(&mut out, name, &check_list(text), lang);
        }
    }
    for path in files {
        let name = path.display().to_string();
        match read(path, lang) {
            Ok(bytes) if bytes.starts_with(ZIP) => workbook(&mut out, &name, bytes, base, lang),
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

/// The first bytes of a workbook.
const ZIP: &[u8] = b"PK\x03\x04";

fn workbook(out: &mut String, name: &str, bytes: Vec<u8>, base: &Checked, lang: Lang) {
    let made = Source::open(bytes).map_err(NoOverlay::Sheet);
    let faults = match made.and_then(|mut source| overlay_of(&mut source, base, lang)) {
        Ok(_) => Vec::new(),
        Err(NoOverlay::Sheet(error)) => vec![error.message(lang)],
        Err(NoOverlay::Faults(faults)) => faults.iter().map(|fault| fault.message(lang)).collect(),
    };
    for fault in faults {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{name}: {fault}");
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
