//! `keian update`: answers under another edition of their questionnaire, after a look at what changes.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::association::invitation;
use super::shared::{Failure, free, lang, print, read};
use super::words::words;
use crate::assessment::edition::{apply, plan};
use crate::base::ids::QuestionId;
use crate::base::lang::{Lang, fill};
use crate::questionnaire::Catalogue;
use crate::questionnaire::Checked;
use crate::questionnaire::shipped::meti_guideline;
use crate::storage::{self, Replace, asked};

/// Show what another edition of the questionnaire, or an overlay, changes; with -o make the file.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian update answers.keian --to new-edition.ron -o updated.keian")]
pub(super) struct Update {
    /// The file of answers; - reads standard input.
    file: PathBuf,
    /// The new edition of the questionnaire.
    #[arg(long, value_name = "FILE", required_unless_present_any = ["overlay", "invitation"])]
    to: Option<PathBuf>,
    /// An overlay with questions of its own, laid over the new edition, or over the shipped
    /// questionnaire without one.
    #[arg(long, value_name = "FILE")]
    overlay: Option<PathBuf>,
    /// An association's invitation: the questionnaire that it asks for.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["to", "overlay"])]
    invitation: Option<PathBuf>,
    /// The questionnaire that the answers belong to, if it is not the shipped one.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// The file to make, which must not exist. Without it nothing is written.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl Update {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        if let Some(output) = &self.output {
            free(output, lang)?;
        }
        let said = |path: &PathBuf, error: storage::OpenError| {
            Failure::Said(format!("{}: {}", path.display(), error.message(lang)))
        };
        let questionnaire =
            |path: &PathBuf| asked::questionnaire(&read(path, lang)?).map_err(|error| said(path, error));
        let mut catalogue = Catalogue::shipped();
        if let Some(path) = &self.from {
            catalogue = catalogue.with(questionnaire(path)?);
        }
        let opened =
            storage::parse(&read(&self.file, lang)?, &catalogue).map_err(|error| said(&self.file, error))?;
        let mut new = match (&self.to, &self.invitation) {
            (Some(path), _) => questionnaire(path)?,
            (None, Some(path)) => invitation(path, lang)?.1,
            (None, None) => meti_guideline().clone(),
        };
        if let Some(path) = &self.overlay {
            let bases = Catalogue::shipped().with(new);
            new = asked::overlay(&read(path, lang)?, &bases).map_err(|error| said(path, error))?;
        }
        let old = &opened.questionnaire;
        let mut out = preview(old, &new, lang);
        if let Some(path) = &self.output {
            let updated = apply(&opened.assessment, old, &new);
            storage::save(path, &updated, &new, Replace::Never)
                .map_err(|error| Failure::Said(error.message(lang)))?;
        } else {
            out.push_str(&words(lang).update_not_written);
            out.push('\n');
        }
        print(&out)?;
        Ok(0)
    }
}

/// What becomes of the questions, a line each but for those that stay as they are.
fn preview(old: &Checked, new: &Checked, lang: Lang) -> String {
    let words = words(lang);
    let plan = plan(old, new);
    let mut out = String::new();
    let topic = |questionnaire: &Checked, id: &QuestionId| questionnaire.topic(id, lang).to_owned();
    let mut line = |text: String| {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{text}");
    };
    line(fill(&words.update_kept, &[("count", &plan.kept.len().to_string())]));
    line(fill(&words.update_reworded, &[("count", &plan.reworded.len().to_string())]));
    plan.reworded.iter().for_each(|id| line(format!("  {id} {}", topic(new, id))));
    line(fill(&words.update_asked_anew, &[("count", &plan.asked_anew.len().to_string())]));
    plan.asked_anew.iter().for_each(|id| line(format!("  {id} {}", topic(new, id))));
    line(fill(&words.update_split, &[("count", &plan.split.len().to_string())]));
    for (id, heirs) in &plan.split {
        let heirs: Vec<&str> = heirs.iter().map(QuestionId::as_str).collect();
        line(format!("  {id} {} → {}", topic(old, id), heirs.join(lang.comma())));
    }
    line(fill(&words.update_dropped, &[("count", &plan.dropped.len().to_string())]));
    plan.dropped.iter().for_each(|id| line(format!("  {id} {}", topic(old, id))));
    line(fill(&words.update_added, &[("count", &plan.added.len().to_string())]));
    plan.added.iter().for_each(|id| line(format!("  {id} {}", topic(new, id))));
    out
}
