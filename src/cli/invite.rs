//! `keian invite`: what an association asks its members for, as one file for all of them.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::association::{bands, invitation, ledger, text};
use super::secret::{publics, secrets};
use super::shared::{Failure, free, lang, print, read, write};
use crate::assessment::Run;
use crate::base::lang::{Lang, fill};
use crate::cohort::cohort_words::{self, cohort_words, month};
use crate::cohort::invitation::{AskedFor, Invitation, Margin, REST, ResultView};
use crate::cohort::month::Month;
use crate::cohort::preview::invitation_lines;
use crate::questionnaire::shipped::meti_guideline;
use crate::questionnaire::{Catalogue, Checked};
use crate::start::today;
use crate::storage::asked;
use crate::storage::association::invitation_bytes;

/// Make or show an association's invitation to its members.
#[derive(Debug, Args)]
pub(super) struct Invite {
    #[command(subcommand)]
    command: InviteCommand,
}

#[derive(Debug, Subcommand)]
enum InviteCommand {
    New(Box<New>),
    Show(Show),
}

/// Make an invitation. Texts may have an English form behind a bar: "部品工業会|AnswerParts association".
#[derive(Debug, Args)]
#[command(after_help = "Example: keian invite new --association 部品工業会 --purpose 共通の課題を見つける \\
  --publishes 会員に配る --closes 2027-03 --size 300人未満 --size 300人以上 --key age1… -o invitation.ron")]
struct New {
    /// The association.
    #[arg(long, value_name = "TEXT")]
    association: String,
    /// What the answers are collected for.
    #[arg(long, value_name = "TEXT")]
    purpose: String,
    /// What will be published, and where.
    #[arg(long, value_name = "TEXT")]
    publishes: String,
    /// The month in which collecting ends (YYYY-MM).
    #[arg(long, value_name = "MONTH")]
    closes: Month,
    /// An overlay with the association's own questions; the shipped questionnaire without one.
    #[arg(long, value_name = "FILE", conflicts_with = "questionnaire")]
    overlay: Option<PathBuf>,
    /// A questionnaire of the association's own.
    #[arg(long, value_name = "FILE")]
    questionnaire: Option<PathBuf>,
    /// Which questions: full or short.
    #[arg(long, value_enum, default_value_t = RunAsked::Full)]
    run: RunAsked,
    /// A size that members choose from, in an order; at most 4.
    #[arg(long = "size", value_name = "TEXT")]
    sizes: Vec<String>,
    /// An industry that members choose from, in an order; at most 12.
    #[arg(long = "industry", value_name = "TEXT")]
    industries: Vec<String>,
    /// How many members may put their answers together without being certain of another's: 1, 2 or 3.
    #[arg(long, value_name = "NUMBER", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=3))]
    margin: u8,
    /// By what results are split.
    #[arg(long, value_enum, default_value_t = ViewAsked::Quarters)]
    view: ViewAsked,
    /// The association's public key: age1…, or the key file.
    #[arg(long, value_name = "KEY")]
    key: String,
    /// The record of what was released, if it is not beside the invitation.
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
    /// The file to make, which must not exist.
    #[arg(short, long)]
    output: PathBuf,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

/// Show what an invitation asks for, with its fingerprint.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian invite show invitation.ron")]
struct Show {
    /// The invitation.
    file: PathBuf,
    /// The language: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RunAsked {
    Full,
    Short,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ViewAsked {
    Quarters,
    Size,
    Industry,
}

impl Invite {
    pub(super) fn run(self) -> Result<u8, Failure> {
        match self.command {
            InviteCommand::New(new) => new.run(),
            InviteCommand::Show(Show { file, lang: asked }) => {
                let lang = lang(asked);
                let (invitation, questionnaire) = invitation(&file, lang)?;
                print(&shown(&invitation, &questionnaire, lang)?)?;
                Ok(0)
            }
        }
    }
}

impl New {
    fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        free(&self.output, lang)?;
        let questionnaire = self.asked(lang)?;
        let (_, ledger) = ledger(self.ledger.as_deref(), &self.output, lang)?;
        if let Some(release) = ledger.resting(&questionnaire.id, Month::of(today())) {
            let values = [("month", &*month(release.month, lang)), ("rest", &REST.to_string())];
            return Err(Failure::Said(fill(&cohort_words(lang).inv_resting, &values)));
        }
        let made = Invitation {
            association: text(&self.association),
            purpose: text(&self.purpose),
            publishes: text(&self.publishes),
            closes: self.closes,
            asked: AskedFor::of(&questionnaire),
            run: match self.run {
                RunAsked::Full => Run::Full,
                RunAsked::Short => Run::Short,
            },
            sizes: bands(&self.sizes),
            industries: bands(&self.industries),
            margin: Margin::try_from(self.margin).unwrap_or_default(),
            view: match self.view {
                ViewAsked::Quarters => ResultView::Quarters,
                ViewAsked::Size => ResultView::BySize,
                ViewAsked::Industry => ResultView::ByIndustry,
            },
            key: self.public_key(lang)?,
        };
        if let Some(fault) = made.faults(&questionnaire).first() {
            return Err(Failure::Said(cohort_words::fault(fault, lang)));
        }
        let said = |error: crate::storage::SaveError| Failure::Said(error.message(lang));
        let bytes = invitation_bytes(&made, &questionnaire).map_err(said)?;
        write(&self.output, &bytes, lang)?;
        let fingerprint = made.fingerprint().map_err(|error| Failure::Said(error.to_string()))?;
        let path = self.output.display().to_string();
        let values = [("path", path.as_str()), ("fingerprint", fingerprint.as_str())];
        print(&format!("{}\n", fill(&cohort_words(lang).inv_made, &values)))?;
        Ok(0)
    }

    fn asked(&self, lang: Lang) -> Result<Checked, Failure> {
        let said = |path: &Path, error: crate::storage::OpenError| {
            Failure::Said(format!("{}: {}", path.display(), error.message(lang)))
        };
        match (&self.overlay, &self.questionnaire) {
            (Some(path), _) => {
                asked::overlay(&read(path, lang)?, &Catalogue::shipped()).map_err(|error| said(path, error))
            }
            (None, Some(path)) => asked::questionnaire(&read(path, lang)?).map_err(|error| said(path, error)),
            (None, None) => Ok(meti_guideline().clone()),
        }
    }

    /// The key that is given: as such, in a file, or as the public half of the secret one in a file.
    fn public_key(&self, lang: Lang) -> Result<String, Failure> {
        let given = self.key.trim();
        let file = [PathBuf::from(given)];
        let keys = if given.starts_with("age1") {
            publics(&[given.to_owned()], &[], lang)?
        } else if let Ok(secret) = secrets(&file, lang) {
            secret.iter().map(age::x25519::Identity::to_public).collect()
        } else {
            publics(&[], &file, lang)?
        };
        match keys.as_slice() {
            [key] => Ok(key.to_string()),
            _ => Err(Failure::Said(cohort_words(lang).fault_no_key.clone())),
        }
    }
}

/// What an invitation says, a line each.
pub(super) fn shown(of: &Invitation, questionnaire: &Checked, lang: Lang) -> Result<String, Failure> {
    let words = cohort_words(lang);
    let lines =
        invitation_lines(of, questionnaire, lang).map_err(|error| Failure::Said(error.to_string()))?;
    let mut out = format!("{}\n", words.inv_title);
    for (label, value) in lines {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  {label}: {value}");
    }
    let _ = writeln!(out, "{}", words.inv_fingerprint_note);
    Ok(out)
}
