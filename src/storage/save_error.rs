//! Why a file was not written, as types; the sentences are in `assets/lang/*/errors.ron`.

use std::path::PathBuf;

use super::error::{OpenError, most, shown, words};
use crate::base::characters::echo;
use crate::base::digest::NoDigest;
use crate::base::lang::{Lang, fill};

/// Why a file was not written. An older file of that name is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
#[allow(missing_docs, reason = "the fields are the words of the message")]
pub enum SaveError {
    /// The answers cannot be put into the file's form.
    Form(String),
    /// A text or a list is longer than a file may have.
    OverLimits(Box<OpenError>),
    /// The folder does not exist.
    NoFolder { path: PathBuf },
    /// Not allowed, or the medium is read-only.
    NotAllowed { path: PathBuf },
    /// The disk is full.
    Full { path: PathBuf },
    /// Something is there already, and nobody was asked whether it may go.
    Exists { path: PathBuf },
    /// What is there holds answers, a questionnaire or a key, and gives way to nothing else.
    Holds { path: PathBuf },
    /// The name is that of a folder.
    IsFolder { path: PathBuf },
    /// The path is a device or a pipe, which no file takes the place of.
    NotAFile { path: PathBuf },
    /// Another Keian has it open.
    OpenElsewhere { path: PathBuf },
    /// Another program has it open and lets nobody replace it.
    InUse { path: PathBuf },
    /// The system makes no file of its name.
    NoName { path: PathBuf },
    /// It is not what it was when it was opened.
    ChangedOutside { path: PathBuf },
    /// It was there when it was opened or saved, and is not any more.
    Gone { path: PathBuf },
    /// Its name is longer than the file system allows, by so many bytes.
    NameTooLong { path: PathBuf, over: usize },
    /// Its path is longer than the system allows.
    PathTooLong { path: PathBuf },
    /// What was read back is not what was written.
    NotTheSame { path: PathBuf },
    /// The new file stands, but the system did not confirm that it will stay.
    Unconfirmed { path: PathBuf, reason: String },
    /// It would be over [`MAX_BYTES`](crate::base::limits::MAX_BYTES), which no Keian opens.
    TooLarge,
    /// It was encrypted to more keys than are known here.
    KeysUnknown,
    /// Anything else that the system says.
    Other { path: PathBuf, reason: String },
}

impl From<NoDigest> for SaveError {
    fn from(error: NoDigest) -> Self {
        Self::Form(error.to_string())
    }
}

impl SaveError {
    /// What happened and what to do, in one language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::OverLimits(error) => error.message(lang),
            Self::Form(reason) => fill(&w.save_form, &[("reason", reason)]),
            Self::NoFolder { path } => fill(&w.save_no_folder, &[("path", &shown(path))]),
            Self::NotAllowed { path } => fill(&w.save_not_allowed, &[("path", &shown(path))]),
            Self::Full { path } => fill(&w.save_full, &[("path", &shown(path))]),
            Self::Exists { path } => fill(&w.save_exists, &[("path", &shown(path))]),
            Self::Holds { path } => fill(&w.save_holds, &[("path", &shown(path))]),
            Self::IsFolder { path } => fill(&w.save_is_folder, &[("path", &shown(path))]),
            Self::NotAFile { path } => fill(&w.save_not_a_file, &[("path", &shown(path))]),
            Self::OpenElsewhere { path } => fill(&w.save_open_elsewhere, &[("path", &shown(path))]),
            Self::InUse { path } => fill(&w.save_in_use, &[("path", &shown(path))]),
            Self::NoName { path } => {
                let name = echo(&path.file_name().unwrap_or_default().to_string_lossy());
                fill(&w.save_no_name, &[("name", &*name)])
            }
            Self::ChangedOutside { path } => fill(&w.save_changed_outside, &[("path", &shown(path))]),
            Self::Gone { path } => fill(&w.save_gone, &[("path", &shown(path))]),
            Self::NameTooLong { path, over } => {
                let name = echo(&path.file_name().unwrap_or_default().to_string_lossy());
                // A character of Japanese takes three bytes.
                let values = [
                    ("name", &*name),
                    ("over", &over.to_string()),
                    ("characters", &over.div_ceil(3).to_string()),
                ];
                fill(&w.save_name_too_long, &values)
            }
            Self::PathTooLong { path } => fill(&w.save_path_too_long, &[("path", &shown(path))]),
            Self::NotTheSame { path } => fill(&w.save_not_the_same, &[("path", &shown(path))]),
            Self::Unconfirmed { path, reason } => {
                fill(&w.save_unconfirmed, &[("path", &shown(path)), ("reason", reason)])
            }
            Self::TooLarge => fill(&w.save_too_large, &[("limit", &most())]),
            Self::KeysUnknown => w.save_keys_unknown.clone(),
            Self::Other { path, reason } => {
                fill(&w.save_other, &[("path", &shown(path)), ("reason", reason)])
            }
        }
    }
}
