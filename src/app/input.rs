//! The keyboard: shortcuts of commands, and whether an input method composes.

use super::App;
use super::command::Command;

impl App {
    pub(super) fn read_input(&mut self, ctx: &egui::Context) {
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    egui::Event::Ime(egui::ImeEvent::Preedit { text, .. }) => {
                        self.composing = !text.is_empty()
                    }
                    egui::Event::Ime(egui::ImeEvent::Commit(_)) | egui::Event::WindowFocused(false) => {
                        self.composing = false;
                    }
                    _ => {}
                }
            }
        });
        if self.message.is_some()
            || self.asking.is_some()
            || self.typing_path.is_some()
            || self.keeping.covers()
        {
            return;
        }
        let typing = ctx.text_edit_focused();
        for command in Command::ALL {
            let Some(shortcut) = command.shortcut() else { continue };
            // A text field has its own undo and its own arrows.
            let own = matches!(command, Command::Undo | Command::Redo | Command::Back | Command::Next);
            if (!typing || !own) && ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
                self.command(ctx, command);
            }
        }
    }
}
