//! The keyboard: shortcuts of commands, whether an input method composes, and whether the person
//! goes by keyboard or by pointer.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Event, ImeEvent, Key};

use super::App;
use super::command::Command;
use super::widgets::frame::page_start;

/// What gets the focus back from a dialog.
#[derive(Clone, Copy, Debug)]
pub(super) enum UnderDialog {
    /// Once the dialog closes.
    Covered(egui::Id),
    /// In this frame: the dialog was closed in the one before.
    Closed(egui::Id),
}

impl UnderDialog {
    /// The same, where the dialog led to another screen, which begins at its start.
    pub(super) fn now_at_page_start(self) -> Self {
        match self {
            Self::Covered(_) => Self::Covered(page_start()),
            Self::Closed(_) => Self::Closed(page_start()),
        }
    }
}

impl App {
    /// Reads what happened since the last frame; returns the commands that were asked for. They are
    /// carried out after drawing, so that the last letter typed is in the document by then.
    pub(super) fn read_input(&mut self, ctx: &egui::Context) -> Vec<Command> {
        // Without a field that has the focus nothing is composed, whatever the system has left unsaid.
        let typing = ctx.text_edit_focused();
        let before = self.composing && typing;
        self.composing = before;
        let mut committed = false;
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    Event::Ime(ImeEvent::Preedit { text, .. }) => self.composing = !text.is_empty(),
                    Event::Ime(ImeEvent::Commit(_)) => (self.composing, committed) = (false, true),
                    Event::WindowFocused(false) => self.composing = false,
                    Event::Key { key: Key::Tab | Key::ArrowUp | Key::ArrowDown, pressed: true, .. } => {
                        self.by_keyboard = true;
                    }
                    Event::PointerButton { .. } => self.by_keyboard = false,
                    _ => {}
                }
            }
        });
        if before || self.composing || committed {
            // Some systems pass on the keys that the input method was given: they are not for the window.
            ctx.input_mut(|input| input.events.retain(|event| !is_for_the_input_method(event)));
        }
        if self.covered() || self.slides.is_some() {
            return Vec::new();
        }
        let mut commands = Vec::new();
        for command in Command::ALL {
            let Some(shortcut) = command.shortcut() else { continue };
            // A text field has its own undo; on macOS Alt and an arrow go by words in it.
            let words = cfg!(target_os = "macos") && matches!(command, Command::Back | Command::Next);
            let own = words || matches!(command, Command::Undo | Command::Redo);
            if (!typing || !own) && ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
                commands.push(command);
            }
        }
        commands
    }

    /// Gives the focus back, when a dialog has closed, to what had it before: Tab goes on from there.
    pub(super) fn return_focus(&mut self, ctx: &egui::Context) {
        self.under_dialog = match self.under_dialog {
            None if self.covered() => Some(UnderDialog::Covered(self.focused.unwrap_or_else(page_start))),
            Some(UnderDialog::Covered(before)) if !self.covered() => {
                // In the frame after a dialog nothing below it can take the focus yet, and what was in the
                // dialog must not keep it.
                ctx.memory_mut(egui::Memory::stop_text_input);
                ctx.request_repaint();
                Some(UnderDialog::Closed(before))
            }
            Some(UnderDialog::Closed(before)) => {
                ctx.memory_mut(|memory| {
                    if memory.focused().is_none() {
                        memory.request_focus(before);
                    }
                });
                None
            }
            under => under,
        };
    }

    /// Scrolls to what the keyboard has given the focus, unless all of it is in view.
    pub(super) fn follow_focus(&mut self, ctx: &egui::Context) {
        let focused = ctx.memory(|memory| memory.focused());
        if focused == self.focused {
            return;
        }
        self.focused = focused;
        let Some(response) = focused.and_then(|id| ctx.read_response(id)) else { return };
        if !self.by_keyboard || response.interact_rect.contains_rect(response.rect.shrink(1.0)) {
            return;
        }
        // As an assistive tool would ask for it: so every scrolling part on the way takes notice.
        ctx.input_mut(|input| {
            input.events.push(Event::AccessKitActionRequest(ActionRequest {
                action: Action::ScrollIntoView,
                target_tree: TreeId::ROOT,
                target_node: response.id.accesskit_id(),
                data: None,
            }));
        });
    }
}

/// A key that confirms, chooses or drops a composition.
fn is_for_the_input_method(event: &Event) -> bool {
    let keys = [Key::Enter, Key::Escape, Key::ArrowUp, Key::ArrowDown];
    matches!(event, Event::Key { key, pressed: true, .. } if keys.contains(key))
}
