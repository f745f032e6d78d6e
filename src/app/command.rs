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
    /// Opens the sample of a small company.
    SmallSample,
    /// Saves the document.
    Save,
    /// Saves the document under another name.
    SaveAs,
    /// Chooses how the document is encrypted.
    Encrypt,
    /// Shows the folder that the document's file is in.
    ShowFolder,
    /// Copies the path of the document's file.
    CopyPath,
    /// Takes back the last step.
    Undo,
    /// Makes the last step again.
    Redo,
    /// Shows the question before.
    Back,
    /// Shows the next question.
    Next,
    /// Leads to the note of the question.
    Note,
    /// Leads to the owner and the due date of what is to be done about the question.
    Owner,
    /// Shows the report's screen.
    Report,
    /// Shows the results as slides.
    Slides,
    /// Freezes the present state under a name.
    Freeze,
    /// Shows the list of everything that can be done.
    Palette,
    /// Searches questions, notes and owners.
    Find,
    /// Shows the keys and the glossary.
    Help,
    /// Closes the window.
    Quit,
}

impl Command {
    /// All commands.
    pub const ALL: [Self; 22] = [
        Self::New,
        Self::Open,
        Self::Sample,
        Self::SmallSample,
        // The longer shortcut is looked for first: Shift+Ctrl+S before Ctrl+S.
        Self::SaveAs,
        Self::Save,
        Self::Encrypt,
        Self::ShowFolder,
        Self::CopyPath,
        Self::Redo,
        Self::Undo,
        Self::Back,
        Self::Next,
        Self::Owner,
        Self::Note,
        Self::Report,
        Self::Slides,
        Self::Freeze,
        Self::Palette,
        Self::Find,
        Self::Help,
        Self::Quit,
    ];

    /// Its words on buttons and in lists.
    #[must_use]
    pub fn label(self, words: &AppWords) -> &str {
        match self {
            Self::New => &words.new_button,
            Self::Open => &words.open_button,
            Self::Sample => &words.sample_button,
            Self::SmallSample => &words.small_sample_button,
            Self::Save => &words.save_button,
            Self::SaveAs => &words.save_as_button,
            Self::Encrypt => &words.encrypt_button,
            Self::ShowFolder => &words.show_folder_button,
            Self::CopyPath => &words.copy_path_button,
            Self::Undo => &words.undo_button,
            Self::Redo => &words.redo_button,
            Self::Back => &words.back_button,
            Self::Next => &words.next_button,
            Self::Note => &words.note_button,
            Self::Owner => &words.owner_button,
            Self::Report => &words.export_title,
            Self::Slides => &words.slides_button,
            Self::Freeze => &words.freeze_button,
            Self::Palette => &words.palette_button,
            Self::Find => &words.find_button,
            Self::Help => &words.help_title,
            Self::Quit => &words.quit_button,
        }
    }

    /// Other words by which it is found.
    #[must_use]
    pub fn also(self, words: &AppWords) -> &str {
        match self {
            Self::Encrypt => &words.find_encrypt,
            _ => "",
        }
    }

    /// Whether it is about an open document.
    #[must_use]
    pub fn needs_document(self) -> bool {
        match self {
            Self::New
            | Self::Open
            | Self::Sample
            | Self::SmallSample
            | Self::Palette
            | Self::Find
            | Self::Help
            | Self::Quit => false,
            Self::Save
            | Self::SaveAs
            | Self::Encrypt
            | Self::ShowFolder
            | Self::CopyPath
            | Self::Undo
            | Self::Redo
            | Self::Back
            | Self::Next
            | Self::Note
            | Self::Owner
            | Self::Report
            | Self::Slides
            | Self::Freeze => true,
        }
    }

    /// Whether it is about the file of the open document.
    #[must_use]
    pub fn needs_file(self) -> bool {
        matches!(self, Self::ShowFolder | Self::CopyPath)
    }

    /// Its shortcut.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let ctrl = Modifiers::COMMAND;
        Some(match self {
            Self::New => KeyboardShortcut::new(ctrl, Key::N),
            Self::Open => KeyboardShortcut::new(ctrl, Key::O),
            Self::Sample | Self::SmallSample | Self::Encrypt | Self::ShowFolder | Self::CopyPath => {
                return None;
            }
            Self::Save => KeyboardShortcut::new(ctrl, Key::S),
            Self::SaveAs => KeyboardShortcut::new(ctrl | Modifiers::SHIFT, Key::S),
            Self::Undo => KeyboardShortcut::new(ctrl, Key::Z),
            Self::Redo => KeyboardShortcut::new(ctrl, Key::Y),
            Self::Back => KeyboardShortcut::new(Modifiers::ALT, Key::ArrowLeft),
            Self::Next => KeyboardShortcut::new(Modifiers::ALT, Key::ArrowRight),
            Self::Note => KeyboardShortcut::new(ctrl, Key::E),
            Self::Owner => KeyboardShortcut::new(ctrl | Modifiers::SHIFT, Key::E),
            Self::Report => KeyboardShortcut::new(ctrl, Key::P),
            Self::Slides => KeyboardShortcut::new(Modifiers::NONE, Key::F5),
            Self::Freeze => KeyboardShortcut::new(ctrl, Key::M),
            Self::Palette => KeyboardShortcut::new(ctrl, Key::K),
            Self::Find => KeyboardShortcut::new(ctrl, Key::F),
            Self::Help => KeyboardShortcut::new(Modifiers::NONE, Key::F1),
            Self::Quit => KeyboardShortcut::new(ctrl, Key::Q),
        })
    }
}

impl Command {
    /// The keys of its shortcut as they are written, arrows as on the keys; empty for none.
    #[must_use]
    pub fn keys(self, ctx: &egui::Context) -> String {
        let keys = self.shortcut().map(|shortcut| ctx.format_shortcut(&shortcut)).unwrap_or_default();
        keys.replace("Right", "→").replace("Left", "←")
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
