//! `keian submit`: what a member hands in to an association, as an encrypted file; noted in the file of answers,
//! so that it can be replaced or taken back.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::association::invitation;
use super::invite::shown;
use super::shared::{Failure, NotNoted, can_be_noted, free, lang, print, to_be_noted_in, write};
use super::words::words;
use crate::assessment::Assessment;
use crate::assessment::edit::{Beside, Edit};
use crate::base::lang::{Lang, fill};
use crate::cohort::cohort_words::{self, cohort_words};
use crate::cohort::handing_in::{handed_in, next, noted, warnings};
use crate::cohort::invitation::{Band, Invitation, said_in};
use crate::cohort::preview::{submission_lines, warned_of};
use crate::cohort::submission::{Bands, NotForThis, Submission};
use crate::questionnaire::{Catalogue, Checked};
use crate::start::today;
use crate::storage::Changed;
use crate::storage::association::{fresh_numbered, random_name, seal};

/// Make the file that a member hands in to an association, after a look at all that is in it.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian submit answers.keian --to invitation.ron --size 300人以上 --show")]
pub(super) struct Submit {
    /// The file of answers, not encrypted.
    file: PathBuf,
    /// The association's invitation.
    #[arg(long, value_name = "INVITATION")]
    to: PathBuf,
    /// The company's size: one of the invitation's, by its name or number; not stated without it.
    #[arg(long, value_name = "TEXT")]
    size: Option<String>,
    /// The company's industry, in the same way.
    #[arg(long, value_name = "TEXT")]
    industry: Option<String>,
    /// Show all that would leave and make nothing.
    #[arg(long)]
    show: bool,
    /// Take back what was submitted.
    #[arg(long, conflicts_with_all = ["size", "industry"])]
    withdraw: bool,
    /// The file to make, which must not exist; without it, one with a random name beside the answers.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// The language: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

fn refused(error: &NotForThis, lang: Lang) -> Failure {
    Failure::Said(cohort_words::not_for_this(error, lang))
}

impl Submit {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let (words, cohort) = (words(lang), cohort_words(lang));
        let (invitation, questionnaire) = invitation(&self.to, lang)?;
        let not = NotNoted { earlier: &words.hand_out_earlier, comments: &cohort.comments };
        let catalogue = Catalogue::shipped().with(questionnaire);
        let (mut file, opened) = to_be_noted_in(&self.file, &catalogue, &not, lang)?;
        let submission = self.submission(&invitation, (&opened.questionnaire, &opened.assessment), lang)?;
        let told = told(&invitation, (&opened.questionnaire, &opened.assessment), &submission, lang)?;
        if self.show {
            print(&format!("{told}{}\n", cohort.shown_only))?;
            return Ok(0);
        }
        can_be_noted(&self.file, (&file, &opened), &not, lang)?;
        let output = match &self.output {
            Some(output) => output.clone(),
            None => {
                let name = random_name().map_err(|_| Failure::Said(cohort.no_randomness.clone()))?;
                file.path().with_file_name(name)
            }
        };
        free(&output, lang)?;
        let sealed = seal(&submission, &invitation).map_err(|error| Failure::Said(error.message(lang)))?;
        write(&output, &sealed, lang)?;
        let made = output.display().to_string();
        let mut assessment = opened.assessment;
        let submitted =
            noted(&assessment, &invitation, &submission, today()).map_err(|error| refused(&error, lang))?;
        let _ = Edit::Beside(Beside::Submitted(submitted)).apply(&mut assessment);
        file.save(&assessment, &opened.questionnaire, Changed::Refuse).map_err(|error| {
            let values = [("path", made.as_str()), ("reason", &*error.message(lang))];
            Failure::Said(fill(&cohort.not_noted, &values))
        })?;
        let said = if self.withdraw { &cohort.withdrawn } else { &cohort.submitted };
        print(&format!("{told}{}\n", fill(said, &[("path", &made)])))?;
        Ok(0)
    }

    fn submission(
        &self,
        invitation: &Invitation,
        (questionnaire, assessment): (&Checked, &Assessment),
        lang: Lang,
    ) -> Result<Submission, Failure> {
        let cohort = cohort_words(lang);
        let own = invitation.fingerprint().map_err(|error| Failure::Said(error.to_string()))?;
        let fresh = fresh_numbered().map_err(|_| Failure::Said(cohort.no_randomness.clone()))?;
        let numbered = next(assessment, &own, fresh);
        let made = if self.withdraw {
            if handed_in(assessment, &own).is_none() {
                return Err(Failure::Said(cohort.never_submitted.clone()));
            }
            Submission::withdrawal(invitation, questionnaire, numbered)
        } else {
            let bands = Bands {
                size: place(self.size.as_deref(), &invitation.sizes, lang)?,
                industry: place(self.industry.as_deref(), &invitation.industries, lang)?,
            };
            Submission::of(invitation, (questionnaire, assessment), bands, numbered)
        };
        made.map_err(|error| refused(&error, lang))
    }
}

/// The place of a band that is given by its name in either language, or by its number.
fn place(given: Option<&str>, bands: &[Band], lang: Lang) -> Result<Option<u8>, Failure> {
    let Some(given) = given.map(str::trim) else { return Ok(None) };
    let by_name = bands.iter().position(|Band(text)| text.ja.trim() == given || text.en.trim() == given);
    let by_number = || given.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < bands.len());
    let found = by_name.or_else(by_number).and_then(|at| u8::try_from(at).ok());
    found.map(Some).ok_or_else(|| {
        let names: Vec<&str> = bands.iter().map(|band| said_in(&band.0, lang)).collect();
        let names = names.join(lang.comma());
        Failure::Said(fill(&cohort_words(lang).unknown_band, &[("given", given), ("names", &names)]))
    })
}

/// All that leaves, as words and as text, and what to know before.
fn told(
    invitation: &Invitation,
    (questionnaire, assessment): (&Checked, &Assessment),
    submission: &Submission,
    lang: Lang,
) -> Result<String, Failure> {
    let words = cohort_words(lang);
    let mut out = shown(invitation, questionnaire, lang)?;
    let text = submission.text().map_err(|error| refused(&NotForThis::Unwritable(error), lang))?;
    for line in submission_lines(invitation, submission, lang) {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{line}");
    }
    let _ = writeln!(out, "{}\n{text}", words.preview_text);
    for line in [&words.preview_who_reads, &words.preview_alone, &words.preview_no_recall] {
        let _ = writeln!(out, "{line}");
    }
    let warned = warnings(assessment, invitation, submission, today());
    for warning in warned.map_err(|error| refused(&error, lang))? {
        let _ = writeln!(out, "{}", warned_of(&warning, lang));
    }
    Ok(out)
}
