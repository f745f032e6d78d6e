//! What happened since the last frame: shortcuts of commands, whether an input method composes, and
//! whether the person goes by keyboard or by pointer.

use std::path::PathBuf;

use egui::{Event, ImeEvent, Key};

use super::App;
use super::command::Command;
use super::widgets::table::is_on_cell;

impl App {
    /// The file that was dropped on the window; none while a dialog covers it.
    pub(super) fn dropped(&self, ctx: &egui::Context) -> Option<PathBuf> {
        let file = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        file.filter(|_| !self.covered())
    }

    /// Reads what happened since the last frame; returns the commands that were asked for. They are
    /// carried out after drawing, so that the last letter typed is in the document by then.
    pub(super) fn read_input(&mut self, ctx: &egui::Context) -> Vec<Command> {
        // Without a field that has the focus nothing is composed, whatever the system has left unsaid.
        let typing = ctx.text_edit_focused();
        let hands = &mut self.hands;
        let before = hands.composing && typing;
        hands.composing = before;
        let mut committed = false;
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    Event::Ime(ImeEvent::Preedit { text, .. }) => hands.composing = !text.is_empty(),
                    Event::Ime(ImeEvent::Commit(_)) => (hands.composing, committed) = (false, true),
                    Event::WindowFocused(false) => hands.composing = false,
                    Event::Key { key, pressed: true, .. } if leads_on(*key) => hands.by_keyboard = true,
                    Event::PointerButton { .. } => hands.by_keyboard = false,
                    _ => {}
                }
            }
        });
        if before || hands.composing || committed {
            // Some systems pass on the keys that the input method was given: they are not for the window.
            ctx.input_mut(|input| input.events.retain(|event| !is_for_the_input_method(event)));
        }
        if self.covered() || self.route.slides.is_some() {
            return Vec::new();
        }
        let on_cell = is_on_cell(ctx);
        let mut commands = Vec::new();
        for command in Command::ALL {
            let Some(shortcut) = command.shortcut() else { continue };
            // A text field has its own undo; on macOS Alt and an arrow go by words in it.
            let words = cfg!(target_os = "macos") && matches!(command, Command::Back | Command::Next);
            let own = words || matches!(command, Command::Undo | Command::Redo);
            if (!typing || on_cell || !own) && ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
                commands.push(command);
            }
        }
        commands
    }
}

/// A key that leads from one thing to another.
fn leads_on(key: Key) -> bool {
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    let far = [Key::Tab, Key::Home, Key::End, Key::PageUp, Key::PageDown];
    arrows.contains(&key) || far.contains(&key)
}

/// A key that confirms, chooses or drops a composition.
fn is_for_the_input_method(event: &Event) -> bool {
    let keys = [Key::Enter, Key::Escape, Key::ArrowUp, Key::ArrowDown];
    matches!(event, Event::Key { key, pressed: true, .. } if keys.contains(key))
}
