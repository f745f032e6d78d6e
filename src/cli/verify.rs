//! `keian verify`: whether a report and a file of answers belong together.

use std::path::PathBuf;

use clap::Args;

use super::shared::{Failure, answers, lang, parsed, print, read};
use super::words::words;
use crate::audience::{Disclosed, Edition};
use crate::base::lang::{Lang, fill};
use crate::paper;
use crate::report::{Belongs, Fingerprint};
use crate::start::today;
use crate::storage::SaveError;

/// Say whether a PDF report was made from a file of answers, to the byte: exit code 0 if so, 1 if not.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian verify report.pdf answers.keian")]
pub(super) struct Verify {
    /// The report, made by `keian report` or the window.
    report: PathBuf,
    /// The file of answers.
    answers: PathBuf,
    /// The language of the messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl Verify {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let w = words(lang);
        let (report, file) = (self.report.display().to_string(), self.answers.display().to_string());
        let values = [("report", report.as_str()), ("answers", file.as_str())];
        let pdf = read(&self.report, lang)?;
        let Some(printed) = paper::fingerprint(&pdf) else {
            return Err(Failure::Said(fill(&w.verify_no_report, &values)));
        };
        let bytes = answers(read(&self.answers, lang)?);
        let opened = parsed(&self.answers, &bytes, lang)?;
        // A report tells of what it shows: the answers are laid beside it as each edition shows them.
        let mut belongs = Belongs::OtherAnswers;
        for edition in [Edition::Board, Edition::Full] {
            let shown = Disclosed::to(edition, &opened.questionnaire, &opened.assessment, today());
            let file = Some(bytes.as_slice()).filter(|_| shown.is_whole());
            let own = Fingerprint::of(&opened.questionnaire, &shown, file)
                .map_err(|error| Failure::Said(SaveError::from(error).message(lang)))?;
            belongs = printed.belongs(&own);
            if belongs == Belongs::Yes {
                break;
            }
        }
        let (said, code) = match belongs {
            Belongs::Yes => (&w.verify_yes, 0),
            Belongs::SameAnswers => (&w.verify_same_answers, 1),
            Belongs::OtherAnswers => (&w.verify_other_answers, 1),
            Belongs::OtherQuestionnaire => (&w.verify_other_questionnaire, 1),
        };
        print(&format!("{}\n", fill(said, &values)))?;
        Ok(code)
    }
}
