//! What is made for a person, by a command or in the window, goes to its place through here: a report,
//! a key, what was encrypted or decrypted, questions for others, a document at a new place. Nothing that
//! is there is replaced unless a person was asked about that very file, and what holds answers, questions
//! or a key gives way to nothing else even then. What is at a path tells, not the path: so a link, a
//! second name and another case of letters lead to the same refusal.

use std::fs;
use std::path::{Path, PathBuf};

use super::bytes::{failure, put, read, start};
use super::disk::SystemDisk;
use super::intake::parse;
use super::journal::head::is_journal;
use super::lock::{Lock, NotLocked};
use super::protect::is_encrypted;
use super::replace::{Replaced, sweep};
use super::save_error::SaveError;
use super::system::{resolved, takes_name};
use crate::paper::{self, Made};
use crate::questionnaire::catalogue::Catalogue;
use crate::questionnaire::check::looks_like;

/// Whether what is there already may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// It may not: nobody was asked.
    Never,
    /// It may, if it is no more than what it is replaced by: a person was asked about this very file.
    Asked,
}

/// What a file is, as far as that decides what may take its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Answers, encrypted or not, whole or broken.
    Answers,
    /// Questions for others, and what they have answered.
    HandOut,
    /// A report, with the answers that are embedded in it.
    Report(Option<Vec<u8>>),
    /// A journal, a questionnaire, a list, a secret key; a report that cannot be looked into.
    Kept,
    /// Anything else.
    Other,
}

/// Names of files that hold answers, whatever became of what is in them.
const OURS: [&str; 4] = ["ron", "keian", "age", "journal"];

impl Sort {
    /// What these bytes are; `path` is where they are, or go.
    fn of(path: &Path, bytes: &[u8]) -> Self {
        if is_encrypted(bytes) {
            return Self::Answers;
        }
        if paper::is_pdf(bytes) {
            return match paper::made(bytes) {
                Made::Elsewhere => Self::Other,
                Made::Here(answers) => Self::Report(answers),
            };
        }
        let text = String::from_utf8_lossy(bytes);
        if text.contains("AGE-SECRET-KEY-1") || is_journal(bytes) || looks_like(&text).is_some() {
            return Self::Kept;
        }
        match parse(bytes, &Catalogue::shipped()) {
            Ok(opened) if !opened.assessment.only.is_empty() => Self::HandOut,
            Ok(_) => Self::Answers,
            Err(_) if text.trim().is_empty() => Self::Other,
            // What is broken, or of another version, may still be all that there is.
            Err(_) if text.contains("assessment") && text.contains("answers") => Self::Answers,
            Err(_) if OURS.iter().any(|end| path.extension().is_some_and(|own| own == *end)) => Self::Answers,
            Err(_) => Self::Other,
        }
    }

    /// What is at a path.
    fn at(path: &Path) -> Self {
        match (read(path), start(path)) {
            (Ok(bytes), _) => Self::of(path, &bytes),
            // Too large, or not ours to read: what cannot be looked into is kept.
            (Err(_), Ok(start)) if paper::is_pdf(&start) || is_encrypted(&start) => Self::Kept,
            (Err(_), Ok(start)) => match Self::of(path, &start) {
                Self::Other => Self::Other,
                _ => Self::Kept,
            },
            (Err(_), Err(_)) => Self::Kept,
        }
    }

    /// Whether this may take the place of what is there.
    fn may_replace(&self, there: &Self, replace: Replace) -> bool {
        match (self, there, replace) {
            // A report is made again, and no answers go with the one before.
            (Self::Report(_), Self::Report(None), _) => true,
            (Self::Report(new), Self::Report(Some(old)), _) if new.as_ref() == Some(old) => true,
            (_, _, Replace::Never) | (_, Self::Kept, Replace::Asked) => false,
            (Self::Answers, Self::Answers | Self::HandOut, Replace::Asked) => true,
            (Self::HandOut, there, Replace::Asked) => matches!(there, Self::HandOut | Self::Other),
            (Self::Report(new), Self::Report(_), Replace::Asked) => new.is_some(),
            (_, there, Replace::Asked) => matches!(there, Self::Other | Self::Report(None)),
        }
    }

    /// Why it may not.
    fn refusal(&self, path: PathBuf) -> SaveError {
        match self {
            Self::Answers | Self::HandOut | Self::Kept | Self::Report(Some(_)) => SaveError::Holds { path },
            Self::Report(None) | Self::Other => SaveError::Exists { path },
        }
    }
}

/// Refuses where this may not take the place of what is there.
pub(super) fn check(path: &Path, new: &Sort, replace: Replace) -> Result<(), SaveError> {
    if !takes_name(path) {
        return Err(SaveError::NoName { path: path.to_owned() });
    }
    if path.is_dir() {
        return Err(SaveError::IsFolder { path: path.to_owned() });
    }
    match (fs::metadata(path), fs::symlink_metadata(path)) {
        (Ok(there), _) if there.is_file() => {}
        // What reads from it would wait for ever.
        (Ok(_), _) => return Err(SaveError::NotAFile { path: path.to_owned() }),
        // A link that leads nowhere is something, too.
        (Err(_), Ok(_)) => return Err(SaveError::Exists { path: path.to_owned() }),
        (Err(_), Err(_)) => return Ok(()),
    }
    let there = Sort::at(path);
    if new.may_replace(&there, replace) { Ok(()) } else { Err(there.refusal(path.to_owned())) }
}

/// Refuses where anything is at a path: to be asked before what is to be made is worked on.
///
/// # Errors
/// [`SaveError::Exists`], [`SaveError::Holds`] or [`SaveError::IsFolder`].
pub fn free(path: &Path) -> Result<(), SaveError> {
    check(path, &Sort::Other, Replace::Never)
}

/// Writes a file that was made for a person, so that it survives a crash. Nobody is kept out who could
/// read the report that it replaces; a new file is for its owner alone. Blocks: never on the window's thread.
///
/// # Errors
/// [`SaveError::Exists`] and [`SaveError::Holds`] where it may not take the place of what is there; for
/// the rest see [`SaveError`]. What is there is then as it was, and no temporary file stays behind.
pub fn write(path: &Path, bytes: &[u8], replace: Replace) -> Result<(), SaveError> {
    write_as(path, bytes, &|| Sort::of(path, bytes), replace)
}

/// The same for a report, or a blank form, with the answers that are embedded in it.
///
/// # Errors
/// Those of [`write()`].
pub fn write_report(
    path: &Path,
    pdf: &[u8],
    answers: Option<&[u8]>,
    replace: Replace,
) -> Result<(), SaveError> {
    write_as(path, pdf, &|| Sort::Report(answers.map(<[u8]>::to_vec)), replace)
}

fn write_as(path: &Path, bytes: &[u8], sort: &dyn Fn() -> Sort, replace: Replace) -> Result<(), SaveError> {
    if !takes_name(path) {
        return Err(SaveError::NoName { path: path.to_owned() });
    }
    let place = resolved(path);
    if fs::metadata(&place).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return Err(SaveError::NotAFile { path: path.to_owned() });
    }
    let _lock = Lock::wait(&place).map_err(|refused| match refused {
        NotLocked::Held => SaveError::OpenElsewhere { path: path.to_owned() },
        NotLocked::Failed(error) => failure(path, &error),
    })?;
    // What is made is looked into only where it would replace something.
    let earlier = if fs::symlink_metadata(&place).is_ok() {
        check(&place, &sort(), replace)?;
        Replaced::Again
    } else {
        Replaced::None
    };
    sweep(&SystemDisk, &place);
    put(&place, bytes, earlier).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorts() -> Vec<Sort> {
        let answers = || Some(b"answers".to_vec());
        vec![
            Sort::Answers,
            Sort::HandOut,
            Sort::Report(None),
            Sort::Report(answers()),
            Sort::Kept,
            Sort::Other,
        ]
    }

    #[test]
    fn what_nobody_was_asked_about_gives_way_to_a_report_that_is_made_again_alone() {
        for new in sorts() {
            for there in sorts() {
                let may = new.may_replace(&there, Replace::Never);
                let again = matches!(
                    (&new, &there),
                    (Sort::Report(_), Sort::Report(None)) | (Sort::Report(Some(_)), Sort::Report(Some(_)))
                );
                assert_eq!(may, again, "{new:?} over {there:?}");
            }
        }
    }

    #[test]
    fn what_holds_answers_gives_way_to_its_like_alone_even_when_a_person_was_asked() {
        for new in sorts() {
            for there in sorts() {
                let may = new.may_replace(&there, Replace::Asked);
                let loses = match (&new, &there) {
                    (_, Sort::Kept) => true,
                    (new, Sort::Answers) => *new != Sort::Answers,
                    (new, Sort::HandOut) => !matches!(new, Sort::Answers | Sort::HandOut),
                    (new, Sort::Report(Some(_))) => !matches!(new, Sort::Report(Some(_))),
                    _ => false,
                };
                assert!(!(may && loses), "{new:?} over {there:?}");
            }
            assert!(new.may_replace(&Sort::Other, Replace::Asked));
        }
    }

    #[test]
    fn a_file_is_known_by_what_is_in_it() {
        let of = |bytes: &str| Sort::of(Path::new("x"), bytes.as_bytes());
        let sample = include_str!("../../assets/sample/sample.ja.ron");
        let handout = sample.replacen("run: Full", "only: [\"A-1\"],\nrun: Full", 1);
        assert_eq!(of(sample), Sort::Answers);
        assert_eq!(of(&handout), Sort::HandOut);
        assert_eq!(of(&sample[..3000.min(sample.len())]), Sort::Answers, "cut off");
        assert_eq!(of(&sample.replacen("format: 3", "format: 99", 1)), Sort::Answers, "of a newer format");
        assert_eq!(of(&format!("<<<<<<< ours\n{sample}")), Sort::Answers, "with marks of a conflict");
        assert_eq!(of("age-encryption.org/v1\n"), Sort::Answers);
        assert_eq!(of("# public key: age1\nAGE-SECRET-KEY-1QQ\n"), Sort::Kept);
        assert_eq!(of(include_str!("../../questionnaires/meti-guideline.ron")), Sort::Kept);
        let journal =
            format!("(format:1,document:None,known:None,at:\"2026-11-28T00:00:00Z\",key:None)\n{sample}");
        assert_eq!(of(&journal), Sort::Kept);
        assert_eq!([of(""), of("%PDF-1.4\n"), of("dear diary")], [Sort::Other, Sort::Other, Sort::Other]);
        assert_eq!(Sort::of(Path::new("x.ron"), b"dear diary"), Sort::Answers, "what was it before?");
    }

    #[test]
    fn a_written_file_is_whole_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write(&path, b"one", Replace::Never).unwrap();
        assert_eq!(write(&path, b"two", Replace::Never), Err(SaveError::Exists { path: resolved(&path) }));
        write(&path, b"two", Replace::Asked).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else stays behind");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_not_replaced_either() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        assert!(write(&link, b"x", Replace::Never).is_err());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
