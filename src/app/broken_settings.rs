//! Settings that cannot be read: their file is set aside under another name and that is said once, so that
//! nothing is written over it.

use std::path::{Path, PathBuf};

use super::settings::Settings;
use super::words::app_words;
use crate::base::lang::{Lang, fill};

/// A file of settings that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenSettings {
    /// The file.
    path: PathBuf,
    /// Where it is kept now; `None` where it could not be set aside and stays where it is.
    kept: Option<PathBuf>,
}

impl BrokenSettings {
    /// Whether the place is free for new settings.
    #[must_use]
    pub fn is_set_aside(&self) -> bool {
        self.kept.is_some()
    }

    /// What happened and what becomes of it, in a language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let words = app_words(lang);
        let shown = |path: &Path| path.display().to_string();
        match &self.kept {
            Some(kept) => {
                let values = [("path", &*shown(&self.path)), ("kept", &*shown(kept))];
                fill(&words.settings_set_aside, &values)
            }
            None => fill(&words.settings_left, &[("path", &shown(&self.path))]),
        }
    }
}

/// The settings of a file; where it cannot be read, those of a first start, and the file is set aside.
#[must_use]
pub fn load_or_set_aside(path: &Path) -> (Settings, Option<BrokenSettings>) {
    match Settings::load(path) {
        Ok(settings) => (settings, None),
        Err(instead) => {
            let kept = free_beside(path).filter(|kept| std::fs::rename(path, kept).is_ok());
            (*instead, Some(BrokenSettings { path: path.to_owned(), kept }))
        }
    }
}

/// A name beside the settings that nothing has.
fn free_beside(path: &Path) -> Option<PathBuf> {
    let names = (1..100).map(|number| match number {
        1 => "settings.unreadable.ron".to_owned(),
        number => format!("settings.unreadable-{number}.ron"),
    });
    names.map(|name| path.with_file_name(name)).find(|path| path.symlink_metadata().is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_kept_to_the_byte_each_under_a_name_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        let broken: [&[u8]; 3] = [b"(lang: En, theme: Ligh", b"\xff\xfe(", b"(lang: Ja, text_size: Huge)"];
        let kept = ["settings.unreadable.ron", "settings.unreadable-2.ron", "settings.unreadable-3.ron"];
        for (bytes, name) in broken.into_iter().zip(kept) {
            std::fs::write(&path, bytes).unwrap();
            let (_, said) = load_or_set_aside(&path);
            let kept = folder.path().join(name);
            assert_eq!(said, Some(BrokenSettings { path: path.clone(), kept: Some(kept.clone()) }));
            assert_eq!((std::fs::read(&kept).unwrap(), path.exists()), (bytes.to_vec(), false));
        }
        // Where there is none nothing is said.
        assert_eq!(load_or_set_aside(&path), (Settings::default(), None));
    }

    #[test]
    fn it_is_said_in_the_language_that_can_still_be_read_in_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        for (text, lang) in [("(\n    lang: En,\n    nonsense", Lang::En), ("(lang:Ja, nonsense", Lang::Ja)] {
            std::fs::write(&path, text).unwrap();
            assert_eq!(load_or_set_aside(&path).0, Settings { lang, ..Settings::default() });
        }
    }
}
