//! Writes the settings on a thread of its own, the latest last: a slow disk, or another window that
//! holds the file, never holds up this one.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use egui::Context;

use super::broken_settings::{BrokenSettings, load_or_set_aside};
use super::settings::Settings;
use crate::base::lang::Lang;
use crate::base::shared::locked;
use crate::storage::{SaveError, write_settings};

/// The file of the settings. What was stored is written when this is dropped, if it can be.
#[derive(Debug)]
pub struct SettingsFile {
    sender: Option<Sender<Settings>>,
    thread: Option<JoinHandle<()>>,
    trouble: Arc<Mutex<Option<SettingsTrouble>>>,
}

/// What went wrong with the file.
#[derive(Debug)]
pub enum SettingsTrouble {
    /// It could not be written.
    NotWritten(SaveError),
    /// What another program has put there cannot be read.
    Broken(BrokenSettings),
}

impl SettingsTrouble {
    /// What happened, in a language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NotWritten(error) => error.message(lang),
            Self::Broken(broken) => broken.message(lang),
        }
    }
}

impl SettingsFile {
    /// A file that is written when something is stored, not before.
    #[must_use]
    pub fn new(ctx: &Context, path: PathBuf) -> Self {
        let (sender, receiver) = channel::<Settings>();
        let trouble = Arc::new(Mutex::new(None));
        let (said, ctx) = (trouble.clone(), ctx.clone());
        let thread = std::thread::spawn(move || {
            while let Ok(first) = receiver.recv() {
                let latest = receiver.try_iter().last().unwrap_or(first);
                write(&path, latest, &said, &ctx);
            }
        });
        Self { sender: Some(sender), thread: Some(thread), trouble }
    }

    /// Takes the settings to be written. Returns at once.
    pub fn store(&self, settings: &Settings) {
        if let Some(sender) = &self.sender {
            // The thread ends only after this end of the channel.
            let _ = sender.send(settings.clone());
        }
    }

    /// Why the settings could not be written, or what stood in their place, said once.
    #[must_use]
    pub fn trouble(&self) -> Option<SettingsTrouble> {
        locked(&self.trouble).take()
    }
}

fn write(path: &Path, mut settings: Settings, trouble: &Mutex<Option<SettingsTrouble>>, ctx: &Context) {
    let say = |said: SettingsTrouble| {
        *locked(trouble) = Some(said);
        ctx.request_repaint();
    };
    let (there, broken) = load_or_set_aside(path);
    let writes = broken.as_ref().is_none_or(BrokenSettings::is_set_aside);
    if let Some(broken) = broken {
        say(SettingsTrouble::Broken(broken));
    }
    if !writes {
        return;
    }
    // What another window had open stays in the list.
    settings.remember_too(there.recent);
    let Ok(text) = ron::ser::to_string_pretty(&settings, ron::ser::PrettyConfig::new()) else { return };
    if let Err(error) = write_settings(path, text.as_bytes()) {
        say(SettingsTrouble::NotWritten(error));
    }
}

impl Drop for SettingsFile {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::{Recent, TextSize};

    #[test]
    fn what_was_stored_last_is_in_the_file_when_the_window_has_closed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keian").join("settings.ron");
        let file = SettingsFile::new(&Context::default(), path.clone());
        for text_size in [TextSize::Large, TextSize::Normal, TextSize::Projector] {
            file.store(&Settings { text_size, ..Settings::default() });
        }
        drop(file);
        assert_eq!(Settings::load(&path).unwrap().text_size, TextSize::Projector);
    }

    #[test]
    fn what_another_window_had_open_stays_in_the_list() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keian").join("settings.ron");
        let of = |name: &str| Recent { path: name.into(), at: None, encrypted: false };
        let with = |names: &[&str]| Settings {
            recent: names.iter().map(|name| of(name)).collect(),
            ..Settings::default()
        };
        for (names, kept) in [
            (&["a"][..], &["a"][..]),
            (&["b"], &["b", "a"]),
            (&["a", "c"], &["a", "c", "b"]),
            (&["1", "2", "3", "4", "5", "6"], &["1", "2", "3", "4", "5", "6", "a", "c"]),
        ] {
            let file = SettingsFile::new(&Context::default(), path.clone());
            file.store(&with(names));
            drop(file);
            assert_eq!(Settings::load(&path).unwrap().recent, with(kept).recent);
        }
    }

    #[test]
    fn settings_that_cannot_be_written_are_told_once() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("keian"), "a file where the folder should be").unwrap();
        let file = SettingsFile::new(&Context::default(), folder.path().join("keian").join("settings.ron"));
        file.store(&Settings::default());
        let start = std::time::Instant::now();
        let told = loop {
            match file.trouble() {
                None if start.elapsed().as_secs() < 60 => std::thread::yield_now(),
                told => break told,
            }
        };
        assert!(told.is_some() && file.trouble().is_none());
    }
}
