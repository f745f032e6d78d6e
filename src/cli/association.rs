//! What the commands of associations and their members share: how their files are read, how texts are given.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use age::x25519::Identity;

use super::secret::secrets;
use super::shared::{Failure, read};
use crate::base::lang::{Lang, Text, fill};
use crate::cohort::cohort_words::cohort_words;
use crate::cohort::invitation::{Band, Invitation};
use crate::cohort::ledger::ReleaseLedger;
use crate::cohort::release::Cohort;
use crate::questionnaire::{Catalogue, Checked};
use crate::storage::OpenError;
use crate::storage::association::folder::FolderError;
use crate::storage::association::{read_cohort, read_invitation, read_ledger};

/// The name of the record of what was released.
const LEDGER: &str = "keian-ledger.ron";
/// From how many files on it is told how far the reading is.
const WATCHED: usize = 200;

fn said(path: &Path, lang: Lang) -> impl Fn(OpenError) -> Failure {
    move |error| Failure::Said(format!("{}: {}", path.display(), error.message(lang)))
}

/// An invitation with its questionnaire.
pub(super) fn invitation(path: &Path, lang: Lang) -> Result<(Invitation, Checked), Failure> {
    read_invitation(&read(path, lang)?, &Catalogue::shipped()).map_err(said(path, lang))
}

/// A published cohort with its questionnaire.
pub(super) fn cohort(path: &Path, lang: Lang) -> Result<(Cohort, Checked), Failure> {
    cohort_in(path, &read(path, lang)?, lang)
}

/// The same of bytes that are read already.
pub(super) fn cohort_in(path: &Path, bytes: &[u8], lang: Lang) -> Result<(Cohort, Checked), Failure> {
    read_cohort(bytes, &Catalogue::shipped()).map_err(said(path, lang))
}

/// The association's secret key: the only one of a key file.
pub(super) fn association_key(file: &Path, lang: Lang) -> Result<Identity, Failure> {
    let keys = secrets(&[file.to_owned()], lang)?;
    let [key] = <[_; 1]>::try_from(keys).map_err(|_| Failure::Said(cohort_words(lang).one_key.clone()))?;
    Ok(key)
}

/// The record of what was released: the one that is given, else the one beside a file; empty where there is none
/// yet.
pub(super) fn ledger(
    given: Option<&Path>,
    beside: &Path,
    lang: Lang,
) -> Result<(PathBuf, ReleaseLedger), Failure> {
    let path = given.map_or_else(|| beside.with_file_name(LEDGER), Path::to_owned);
    match crate::storage::read(&path) {
        Err(OpenError::NotFound { .. }) => Ok((path, ReleaseLedger::default())),
        Err(error) => Err(Failure::Said(error.message(lang))),
        Ok(bytes) => {
            let ledger = read_ledger(&bytes).map_err(said(&path, lang))?;
            Ok((path, ledger))
        }
    }
}

/// A text with its English form behind a bar.
pub(super) fn text(given: &str) -> Text {
    let (ja, en) = given.split_once('|').unwrap_or((given, ""));
    Text { ja: ja.trim().to_owned(), en: en.trim().to_owned() }
}

/// The bands of texts.
pub(super) fn bands(given: &[String]) -> Vec<Band> {
    given.iter().map(|given| Band(text(given))).collect()
}

/// Tells at a terminal how many files are read; a file that is not awaited there gets nothing of it. Nothing has been
/// written by then, so that whoever waits can call it off as any command is called off.
pub(super) fn progress(lang: Lang) -> impl Fn(usize, usize) -> bool + Sync {
    let watched = io::stderr().is_terminal();
    move |done, all| {
        // Often enough to be seen to move, seldom enough to cost nothing.
        if watched && all >= WATCHED && (done.is_multiple_of(all.div_ceil(100)) || done == all) {
            let values = [("done", &*done.to_string()), ("all", &all.to_string())];
            let end = if done == all { "\n" } else { "" };
            // What cannot be told does not hold up the count.
            let _ =
                write!(io::stderr().lock(), "\r{}{end}", fill(&cohort_words(lang).reading_files, &values));
        }
        true
    }
}

/// Why a folder could not be read or written.
pub(super) fn folder_failed(folder: &Path, error: &FolderError, lang: Lang) -> Failure {
    let words = cohort_words(lang);
    let path = folder.display().to_string();
    let with = |text: &str, error: &io::Error| {
        fill(text, &[("path", path.as_str()), ("reason", &error.to_string())])
    };
    Failure::Said(match error {
        FolderError::Unreadable(error) => with(&words.folder_unreadable, error),
        FolderError::Unwritable(error) => with(&words.folder_unwritable, error),
        FolderError::Exists(path) => fill(&words.folder_exists, &[("path", &path.display().to_string())]),
        FolderError::NoRandomness(_) => words.no_randomness.clone(),
        FolderError::CalledOff => words.called_off.clone(),
    })
}
