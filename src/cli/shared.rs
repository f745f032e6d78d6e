//! What commands share: how they fail, what they read and open, how they print.

use std::io::{self, Read, Write};
use std::path::Path;

use clap::ValueEnum;
use jiff::civil::Date;

use super::words::words;
use crate::assessment::{Assessment, edition};
use crate::base::dates::in_files;
use crate::base::lang::{Lang, fill};
use crate::base::limits::MAX_BYTES;
use crate::paper;
use crate::questionnaire::shipped;
use crate::questionnaire::{Catalogue, Checked};
use crate::scoring::words::score_words;
use crate::start::locale;
use crate::storage;
use crate::storage::{
    Access, DocumentFile, OpenError, Opened, Otherwise, Replace, SaveError, Unlock, is_earlier,
};

/// How output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

/// Why a command ended without a result: a sentence for standard error, two files where one was given with
/// nothing to compare it with, or a closed pipe.
#[derive(Debug)]
pub(super) enum Failure {
    Said(String),
    Usage,
    ClosedPipe,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::Said(error.to_string())
        }
    }
}

/// The language asked for, else that of the locale.
pub(super) fn lang(asked: Option<Lang>) -> Lang {
    asked.unwrap_or_else(locale)
}

/// A day in the form that files have: what has a time beside it is not one, for it would be dropped unsaid.
pub(super) fn day(text: &str) -> Result<Date, String> {
    in_files(text).ok_or_else(|| "Give the day alone, as YYYY-MM-DD, such as 2026-11-24".to_owned())
}

/// Refuses before any work is done where a file is in the way.
pub(super) fn free(path: &Path, lang: Lang) -> Result<(), Failure> {
    storage::output::free(path).map_err(|error| Failure::Said(error.message(lang)))
}

/// Writes what a command makes: never over what somebody needs.
pub(super) fn write(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), Failure> {
    let written = storage::output::write(path, bytes, Replace::Never);
    written.map_err(|error| Failure::Said(error.message(lang)))
}

/// The bytes of a file, or of standard input for `-`.
pub(super) fn read(path: &Path, lang: Lang) -> Result<Vec<u8>, Failure> {
    if path != Path::new("-") {
        return storage::read(path).map_err(|error| Failure::Said(with_backup(path, error).message(lang)));
    }
    let mut bytes = Vec::new();
    io::stdin().take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of a file of answers: those embedded in a report, where the file is one that has them.
pub(super) fn answers(bytes: Vec<u8>) -> Vec<u8> {
    if paper::is_pdf(&bytes) { paper::attached_answers(&bytes).unwrap_or(bytes) } else { bytes }
}

/// The answers of a file, with their questionnaire.
pub(super) fn open(path: &Path, lang: Lang) -> Result<Opened, Failure> {
    parsed(path, &answers(read(path, lang)?), lang)
}

/// The same of bytes that are read already.
pub(super) fn parsed(path: &Path, bytes: &[u8], lang: Lang) -> Result<Opened, Failure> {
    // The questionnaire is read while the answers are.
    let (_, opened) = rayon::join(shipped::meti_guideline, || storage::parse(bytes, &Catalogue::shipped()));
    let opened = opened.map_err(|error| {
        Failure::Said(format!("{}: {}", path.display(), with_backup(path, error).message(lang)))
    })?;
    note(path, &opened.otherwise, lang);
    Ok(opened)
}

/// The answers of an earlier file, to be laid beside answers to this questionnaire.
pub(super) fn beside(
    path: &Path,
    earlier: Opened,
    asked: &Checked,
    lang: Lang,
) -> Result<Assessment, Failure> {
    if !earlier.questionnaire.is_akin(asked) {
        let file = path.display().to_string();
        return Err(Failure::Said(fill(&words(lang).compare_other_questionnaire, &[("file", &file)])));
    }
    Ok(edition::apply(&earlier.assessment, &earlier.questionnaire, asked))
}

/// What is said where something cannot be noted in a file of answers.
pub(super) struct NotNoted<'a> {
    /// It is an earlier version, which goes one day.
    pub(super) earlier: &'a str,
    /// It has comments, which would be lost.
    pub(super) comments: &'a str,
}

/// Opens a file of answers in which something may be noted: its document, not an earlier version of it.
pub(super) fn to_be_noted_in(
    path: &Path,
    catalogue: &Catalogue,
    words: &NotNoted<'_>,
    lang: Lang,
) -> Result<(DocumentFile, Opened), Failure> {
    let named = |message: &str| Failure::Said(format!("{}: {message}", path.display()));
    if is_earlier(path) {
        return Err(named(words.earlier));
    }
    let opened = DocumentFile::open(path, catalogue, &Unlock::Nothing);
    let (file, opened) = opened.map_err(|error| named(&error.message(lang)))?;
    note(path, &opened.otherwise, lang);
    Ok((file, opened))
}

/// Refuses where nothing can be noted: before anything is made that would have to be.
pub(super) fn can_be_noted(
    given: &Path,
    (file, opened): (&DocumentFile, &Opened),
    words: &NotNoted<'_>,
    lang: Lang,
) -> Result<(), Failure> {
    let path = file.path().to_owned();
    match file.access() {
        Access::Full if opened.comments => {
            Err(Failure::Said(format!("{}: {}", given.display(), words.comments)))
        }
        Access::Full => Ok(()),
        Access::OpenElsewhere => Err(Failure::Said(SaveError::OpenElsewhere { path }.message(lang))),
        Access::NotAllowed => Err(Failure::Said(SaveError::NotAllowed { path }.message(lang))),
    }
}

/// Tells beside the result what is asked otherwise than when a file was written.
pub(super) fn note(path: &Path, otherwise: &Otherwise, lang: Lang) {
    if let Some(said) = otherwise.said(lang) {
        eprintln!("{}: {said}", path.display());
    }
}

/// Tells beside the scores of files of which an earlier version of the program wrote one what is counted
/// otherwise now.
pub(super) fn counted_anew(files: &[&Opened], lang: Lang) {
    if files.iter().any(|opened| opened.is_older()) {
        eprintln!("keian: {}", score_words(lang).counted_anew);
    }
}

/// A refusal, with the earlier version that opens where there is one beside the file.
fn with_backup(path: &Path, error: OpenError) -> OpenError {
    storage::with_backup(error, path, &Catalogue::shipped(), &Unlock::Nothing)
}

/// Writes to standard output.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
