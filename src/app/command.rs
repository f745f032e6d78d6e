//! What can be done from everywhere, each with its shortcut.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::words::AppWords;

/// A command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Begins a new assessment.
    New,
    /// Opens a file through a dialog.
    Open,
    /// Opens the sample.
    Sample,
    /// Saves the document.
    Save,
    /// Saves the document under another name.
    SaveAs,
    /// Takes back the last step.
    Undo,
    /// Makes the last step again.
    Redo,
    /// Shows the question before.
    Back,
    /// Shows the next question.
    Next,
    /// Closes the window.
    Quit,
}

impl Command {
    /// All commands.
    pub const ALL: [Self; 10] = [
        Self::New,
        Self::Open,
        Self::Sample,
        // The longer shortcut is looked for first: Shift+Ctrl+S before Ctrl+S.
        Self::SaveAs,
        Self::Save,
        Self::Redo,
        Self::Undo,
        Self::Back,
        Self::Next,
        Self::Quit,
    ];

    /// Its words on buttons and in lists.
    #[must_use]
    pub fn label(self, words: &AppWords) -> &str {
        match self {
            Self::New => &words.new_button,
            Self::Open => &words.open_button,
            Self::Sample => &words.sample_button,
            Self::Save => &words.save_button,
            Self::SaveAs => &words.save_as_button,
            Self::Undo => &words.undo_button,
            Self::Redo => &words.redo_button,
            Self::Back => &words.back_button,
            Self::Next => &words.next_button,
            Self::Quit => &words.quit_button,
        }
    }

    /// Its shortcut.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let ctrl = Modifiers::COMMAND;
        Some(match self {
            Self::New => KeyboardShortcut::new(ctrl, Key::N),
            Self::Open => KeyboardShortcut::new(ctrl, Key::O),
            Self::Sample => return None,
            Self::Save => KeyboardShortcut::new(ctrl, Key::S),
            Self::SaveAs => KeyboardShortcut::new(ctrl | Modifiers::SHIFT, Key::S),
            Self::Undo => KeyboardShortcut::new(ctrl, Key::Z),
            Self::Redo => KeyboardShortcut::new(ctrl, Key::Y),
            Self::Back => KeyboardShortcut::new(Modifiers::ALT, Key::ArrowLeft),
            Self::Next => KeyboardShortcut::new(Modifiers::ALT, Key::ArrowRight),
            Self::Quit => KeyboardShortcut::new(ctrl, Key::Q),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        for (i, a) in Command::ALL.iter().enumerate() {
            for b in &Command::ALL[i + 1..] {
                assert!(a.shortcut().is_none() || a.shortcut() != b.shortcut(), "{a:?} and {b:?}");
            }
        }
    }
}
