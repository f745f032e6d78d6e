//! What the person chose for the window, and which files were open: kept on this machine, in the
//! user's state directory, apart from any assessment.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use super::window_place::WindowPlace;
use crate::audience::Edition;
use crate::base::file_kind::FileKind;
use crate::base::ids::QuestionId;
use crate::base::lang::Lang;
use crate::start::locale_name;
use crate::storage::relocate;

/// Settings and recent files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What the file is.
    pub kind: FileKind,
    /// The language of the window.
    pub lang: Lang,
    /// Light, dark or as the system has it.
    pub theme: ThemeChoice,
    /// Stronger contrasts, in light and dark.
    pub high_contrast: bool,
    /// The size of text.
    pub text_size: TextSize,
    /// What keys do on a question that are pressed without another.
    pub single_keys: SingleKeys,
    /// Paths are typed; the system's file dialogs are not used.
    pub typed_paths: bool,
    /// The edition of the report that was chosen last.
    pub edition: Edition,
    /// The parts of a question that stand open.
    pub open_parts: BTreeSet<String>,
    /// Where the window was, and how large, when it was last closed.
    pub window: Option<WindowPlace>,
    /// Files that were open, the last first; at most [`RECENT`].
    pub recent: Vec<Recent>,
}

/// How many recent files are kept.
pub const RECENT: usize = 8;

/// A file that was open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recent {
    /// Its path.
    pub path: PathBuf,
    /// The question that was shown.
    pub at: Option<QuestionId>,
    /// Whether it was encrypted when it was last open.
    #[serde(default)]
    pub encrypted: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the keys 0 to 4, U, N and C do on a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SingleKeys {
    /// Nothing.
    Off,
    /// They answer.
    #[default]
    Answer,
    /// They answer and go on to the next question, as one types in a form that was filled in on paper.
    AnswerAndGoOn,
}

/// The size of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextSize {
    /// As designed.
    #[default]
    Normal,
    /// × 1.25.
    Large,
    /// × 1.5: for a projector.
    Projector,
}

impl TextSize {
    /// The factor by which everything is drawn larger.
    #[must_use]
    pub fn factor(self) -> f32 {
        match self {
            Self::Normal => 1.0,
            Self::Large => 1.25,
            Self::Projector => 1.5,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            kind: FileKind::Settings,
            lang: Lang::Ja,
            theme: ThemeChoice::default(),
            high_contrast: false,
            text_size: TextSize::default(),
            single_keys: SingleKeys::default(),
            typed_paths: false,
            edition: Edition::default(),
            open_parts: BTreeSet::new(),
            window: None,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// The settings of the first start: in the language of the system, as far as it tells it.
    #[must_use]
    pub fn first() -> Self {
        Self { lang: language_of(locale_name().as_deref()), ..Self::default() }
    }

    /// Reads the settings; the defaults where there is no file.
    ///
    /// # Errors
    /// What to go on with where the file cannot be read: the settings of a first start, in the language that
    /// can still be made out, for a broken settings file must never keep anyone from their answers.
    pub fn load(file: &Path) -> Result<Self, Box<Self>> {
        let bytes = match std::fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(_) => return Err(Box::new(Self::first())),
        };
        let text = String::from_utf8_lossy(&bytes);
        if !text.contains(char::REPLACEMENT_CHARACTER)
            && let Ok(settings) = ron::from_str(&text)
        {
            return Ok(settings);
        }
        let mut after = text.split("lang:").skip(1).map(str::trim_start);
        let named = |rest: &str| match rest {
            rest if rest.starts_with("Ja") => Some(Lang::Ja),
            rest if rest.starts_with("En") => Some(Lang::En),
            _ => None,
        };
        let first = Self::first();
        let lang = after.find_map(named).unwrap_or(first.lang);
        Err(Box::new(Self { lang, ..first }))
    }

    /// Puts a file first in the recent list.
    pub fn remember(&mut self, file: Recent) {
        self.recent.retain(|recent| recent.path != file.path);
        self.recent.insert(0, file);
        self.recent.truncate(RECENT);
    }

    /// Keeps these files behind the others of the list, those that are not in it.
    pub fn remember_too(&mut self, files: Vec<Recent>) {
        for file in files {
            if !self.recent.iter().any(|recent| recent.path == file.path) {
                self.recent.push(file);
            }
        }
        self.recent.truncate(RECENT);
    }

    /// The question that was shown when a file was last open.
    #[must_use]
    pub fn position(&self, path: &Path) -> Option<QuestionId> {
        self.recent.iter().find(|recent| recent.path == path)?.at.clone()
    }
}

/// The file of the settings: `keian/settings.ron` in the user's state directory. What an earlier version kept
/// elsewhere is there then too.
#[must_use]
pub fn default_file() -> Option<PathBuf> {
    let dirs = etcetera::choose_base_strategy().ok()?;
    let (folder, before) = folders(&dirs);
    if let Some(before) = before {
        relocate(&before, &folder);
    }
    Some(folder.join("settings.ron"))
}

/// Where settings and journals are, and where an earlier version had them. Windows has no directory for state:
/// there it is the one that stays on this computer, for that of data may be copied to a server.
fn folders(dirs: &impl BaseStrategy) -> (PathBuf, Option<PathBuf>) {
    match dirs.state_dir() {
        Some(state) => (state.join("keian"), None),
        None => (dirs.cache_dir().join("keian"), Some(dirs.data_dir().join("keian"))),
    }
}

/// The language for a locale such as `en_GB.UTF-8`: Japanese where there is none.
fn language_of(locale: Option<&str>) -> Lang {
    match locale {
        None | Some("C" | "POSIX" | "C.UTF-8" | "C.utf8") => Lang::Ja,
        Some(locale) if locale.starts_with("ja") => Lang::Ja,
        Some(_) => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Directories as a system has them.
    struct Dirs(Option<&'static str>);

    impl BaseStrategy for Dirs {
        fn home_dir(&self) -> &Path {
            Path::new("home")
        }

        fn config_dir(&self) -> PathBuf {
            self.data_dir()
        }

        fn data_dir(&self) -> PathBuf {
            "Roaming".into()
        }

        fn cache_dir(&self) -> PathBuf {
            "Local".into()
        }

        fn state_dir(&self) -> Option<PathBuf> {
            self.0.map(PathBuf::from)
        }

        fn runtime_dir(&self) -> Option<PathBuf> {
            None
        }
    }

    #[test]
    fn what_is_kept_beside_documents_stays_on_this_computer() {
        let keian = |folder: &str| Path::new(folder).join("keian");
        assert_eq!(folders(&Dirs(Some("state"))), (keian("state"), None));
        assert_eq!(folders(&Dirs(None)), (keian("Local"), Some(keian("Roaming"))));
    }

    #[test]
    fn the_first_start_is_japanese_in_japan_and_where_nothing_is_said_and_english_elsewhere() {
        for (locale, lang) in [
            (None, Lang::Ja),
            (Some("C.UTF-8"), Lang::Ja),
            (Some("ja_JP.UTF-8"), Lang::Ja),
            (Some("en_GB.UTF-8"), Lang::En),
            (Some("de_DE"), Lang::En),
        ] {
            assert_eq!(language_of(locale), lang, "{locale:?}");
        }
    }

    #[test]
    fn the_file_opened_last_stands_first_and_only_once() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            let at = Some(QuestionId::new("A-1"));
            settings.remember(Recent { path: PathBuf::from(name), at, encrypted: false });
        }
        let names: Vec<_> = settings.recent.iter().map(|r| r.path.display().to_string()).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(settings.position(Path::new("b")), Some(QuestionId::new("A-1")));
    }

    #[test]
    fn a_file_that_is_not_there_gives_japanese_and_normal_size() {
        assert_eq!(Settings::load(Path::new("/nowhere/settings.ron")), Ok(Settings::default()));
    }
}
