//! The keyboard: shortcuts of commands, whether an input method composes, and whether the person
//! goes by keyboard or by pointer.

use egui::{Event, ImeEvent, Key};

use super::App;
use super::command::Command;

impl App {
    /// Reads what happened since the last frame; returns the commands that were asked for. They are
    /// carried out after drawing, so that the last letter typed is in the document by then.
    pub(super) fn read_input(&mut self, ctx: &egui::Context) -> Vec<Command> {
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    Event::Ime(ImeEvent::Preedit { text, .. }) => self.composing = !text.is_empty(),
                    Event::Ime(ImeEvent::Commit(_)) | Event::WindowFocused(false) => self.composing = false,
                    Event::Key { key: Key::Tab | Key::ArrowUp | Key::ArrowDown, pressed: true, .. } => {
                        self.by_keyboard = true;
                    }
                    Event::PointerButton { .. } => self.by_keyboard = false,
                    _ => {}
                }
            }
        });
        if self.covered() || self.slides.is_some() {
            return Vec::new();
        }
        let typing = ctx.text_edit_focused();
        let mut commands = Vec::new();
        for command in Command::ALL {
            let Some(shortcut) = command.shortcut() else { continue };
            // A text field has its own undo and its own arrows.
            let own = matches!(command, Command::Undo | Command::Redo | Command::Back | Command::Next);
            if (!typing || !own) && ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
                commands.push(command);
            }
        }
        commands
    }
}
