//! `keian questionnaire`: a questionnaire as a workbook, and the overlay that the changed workbook makes.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::check;
use super::shared::{Failure, answers, free, lang, parsed, print, read, write};
use crate::authoring::make::{NoOverlay, overlay_of};
use crate::authoring::words::authoring_words;
use crate::authoring::written::questions_workbook;
use crate::base::lang::{Lang, fill};
use crate::questionnaire::check::{Looks, looks_like};
use crate::questionnaire::shipped::meti_guideline;
use crate::questionnaire::{Catalogue, Checked};
use crate::sheets::Source;
use crate::storage::asked;

/// Write a questionnaire as a spreadsheet, and make own questions from a changed one.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian questionnaire export -o questions.xlsx\n         \
    keian questionnaire make questions.xlsx --base meti-guideline -o overlay.ron\n         \
    keian update answers.keian --overlay overlay.ron -o with-own-questions.keian")]
pub(super) struct QuestionnaireCommand {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Debug, Subcommand)]
enum Deed {
    Export(Export),
    Make(Make),
    Check(OverBase),
}

/// Write a questionnaire as a spreadsheet with one question a row.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian questionnaire export -o questions.xlsx --lang ja")]
struct Export {
    /// The id of a shipped questionnaire, or a file: a questionnaire, an overlay or a file of answers.
    #[arg(value_name = "FILE_OR_ID", default_value = "meti-guideline")]
    which: String,
    /// The spreadsheet to make (.xlsx), which must not exist.
    #[arg(short, long)]
    output: PathBuf,
    /// The language of heads and messages: ja or en. The questions stand in both.
    #[arg(long)]
    lang: Option<Lang>,
}

/// Make an overlay of what a spreadsheet changes; with a fault, name its cells and make nothing.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: keian questionnaire make questions.xlsx --base meti-guideline -o overlay.ron"
)]
struct Make {
    /// The spreadsheet, as `keian questionnaire export` writes it.
    sheet_file: PathBuf,
    /// What it is laid over: the id of a shipped questionnaire, or a file.
    #[arg(long, value_name = "FILE_OR_ID", default_value = "meti-guideline")]
    base: String,
    /// The overlay to make, which must not exist.
    #[arg(short, long)]
    output: PathBuf,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

/// Check spreadsheets of questions, questionnaires and overlays, as `keian check` does.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian questionnaire check questions.xlsx overlay.ron")]
struct OverBase {
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What spreadsheets are laid over: the id of a shipped questionnaire, or a file.
    #[arg(long, value_name = "FILE_OR_ID", default_value = "meti-guideline")]
    base: String,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl QuestionnaireCommand {
    pub(super) fn run(self) -> Result<u8, Failure> {
        match self.deed {
            Deed::Export(export) => export.run(),
            Deed::Make(make) => make.run(),
            Deed::Check(OverBase { files, base, lang: asked }) => {
                let lang = lang(asked);
                check::run(&files, &named(&base, lang)?, lang)
            }
        }
    }
}

impl Export {
    fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        free(&self.output, lang)?;
        if !self.output.extension().is_some_and(|end| end.eq_ignore_ascii_case("xlsx")) {
            return Err(Failure::Said(authoring_words(lang).ending.clone()));
        }
        let questionnaire = named(&self.which, lang)?;
        let bytes = questions_workbook(&questionnaire, lang);
        write(&self.output, &bytes.map_err(|error| Failure::Said(error.message(lang)))?, lang)?;
        Ok(0)
    }
}

impl Make {
    fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        free(&self.output, lang)?;
        let w = authoring_words(lang);
        let base = named(&self.base, lang)?;
        let file = self.sheet_file.display();
        let source = Source::open(read(&self.sheet_file, lang)?).map_err(NoOverlay::Sheet);
        let mut said = String::new();
        let mut line = |words: &str| {
            // Writing to a String cannot fail.
            let _ = writeln!(said, "{words}");
        };
        let code = match source.and_then(|mut source| overlay_of(&mut source, &base, lang)) {
            Err(NoOverlay::Sheet(error)) => {
                return Err(Failure::Said(format!("{file}: {}", error.message(lang))));
            }
            Err(NoOverlay::Faults(faults)) => {
                faults.iter().for_each(|fault| line(&fault.message(lang)));
                line(&fill(&w.not_made, &[("count", &faults.len().to_string())]));
                1
            }
            Ok(made) => {
                made.notes(lang).iter().for_each(|note| line(note));
                if made.overlay.changes() == 0 {
                    line(&w.nothing);
                    1
                } else {
                    let text = asked::overlay_text(&made.overlay);
                    let text = text.map_err(|error| Failure::Said(error.message(lang)))?;
                    write(&self.output, text.as_bytes(), lang)?;
                    line(&made.said(&self.output.display().to_string(), lang));
                    0
                }
            }
        };
        print(&said)?;
        Ok(code)
    }
}

/// The questionnaire of an id, or of a file: a questionnaire, an overlay, or what a file of answers has.
fn named(which: &str, lang: Lang) -> Result<Checked, Failure> {
    let shipped = meti_guideline();
    if which == shipped.id.as_str() {
        return Ok(shipped.clone());
    }
    let path = Path::new(which);
    let catalogue = Catalogue::shipped();
    if !path.exists() {
        let values = [("base", which), ("known", shipped.id.as_str())];
        return Err(Failure::Said(fill(&authoring_words(lang).no_base, &values)));
    }
    let bytes = read(path, lang)?;
    let made = match looks_like(&String::from_utf8_lossy(&bytes)) {
        Some(Looks::Questionnaire) => asked::questionnaire(&bytes),
        Some(Looks::Overlay) => asked::overlay(&bytes, &catalogue),
        Some(Looks::List) | None => return Ok(parsed(path, &answers(bytes), lang)?.questionnaire),
    };
    let made = made.map_err(|error| Failure::Said(format!("{which}: {}", error.message(lang))))?;
    Ok(catalogue.of_digest(made.digest()).unwrap_or(made))
}
