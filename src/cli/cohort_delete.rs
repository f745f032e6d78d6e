//! `keian cohort delete`: what a release needs no more goes, the submissions and the secret key. Nothing goes before
//! it is certain that the results are the ones that were released, and nothing but what that key opens.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::association::{association_key, cohort_in, folder_failed, ledger, progress};
use super::shared::{Failure, lang, print, read};
use crate::base::digest::sha256_hex;
use crate::base::ids::Digest;
use crate::base::lang::{Lang, fill};
use crate::cohort::cohort_words::cohort_words;
use crate::storage::association::Opener;
use crate::storage::association::folder::{self, remove};

/// After the release: delete the collected submissions and the secret key. Without --yes it only tells what would go.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian cohort delete box -i key.txt --cohort cohort.ron --yes")]
pub(super) struct Delete {
    /// The folder of collected files. What the key does not open stays in it.
    folder: PathBuf,
    /// The file with the association's secret key, which goes last.
    #[arg(short, long, value_name = "KEYFILE")]
    identity: PathBuf,
    /// The results that were released.
    #[arg(long, value_name = "COHORT")]
    cohort: PathBuf,
    /// The record of what was released, if it is not beside the results.
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
    /// Delete; there is no way back.
    #[arg(long)]
    yes: bool,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl Delete {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let words = cohort_words(lang);
        let bytes = read(&self.cohort, lang)?;
        let (published, questionnaire) = cohort_in(&self.cohort, &bytes, lang)?;
        let invitation = &published.invitation;
        let (path, known) = ledger(self.ledger.as_deref(), &self.cohort, lang)?;
        let own = invitation.fingerprint().map_err(|error| Failure::Said(error.to_string()))?;
        let released =
            known.of(&own).is_some_and(|release| release.cohort == Digest::new(sha256_hex(&bytes)));
        if !released {
            let (ledger, path) = (path.display().to_string(), self.cohort.display().to_string());
            return Err(Failure::Said(fill(
                &words.delete_unreleased,
                &[("ledger", &ledger), ("path", &path)],
            )));
        }
        let key = association_key(&self.identity, lang)?;
        let key_file = self.identity.display().to_string();
        if key.to_public().to_string() != invitation.key {
            return Err(Failure::Said(fill(&words.delete_other_key, &[("key", &key_file)])));
        }
        let opener = Opener::new(invitation, &questionnaire, key)
            .map_err(|error| Failure::Said(error.message(lang)))?;
        let failed = |error: &_| folder_failed(&self.folder, error, lang);
        let files = folder::read(&self.folder, &opener, &progress(lang)).map_err(|error| failed(&error))?;
        let (go, stay): (Vec<_>, Vec<_>) = files.into_iter().partition(|(_, read)| read.is_ok());
        let mut out = String::new();
        for (name, _) in &stay {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{}", fill(&words.delete_stays, &[("name", name)]));
        }
        if self.yes {
            for (name, _) in &go {
                remove(&self.folder.join(name)).map_err(|error| failed(&error))?;
            }
            remove(&self.identity).map_err(|error| failed(&error))?;
        }
        let said = if self.yes { &words.deleted } else { &words.delete_only_told };
        let _ = writeln!(out, "{}", fill(said, &[("count", &go.len().to_string()), ("key", &key_file)]));
        print(&out)?;
        Ok(0)
    }
}
