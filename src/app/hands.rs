//! How the person works, by keyboard or by pointer, and where the focus is and goes back to.

use egui::Event;
use egui::accesskit::{Action, ActionRequest, TreeId};

use super::in_turn::wait_a_pass;
use super::widgets::page_start;

/// What gets the focus back from a dialog.
#[derive(Clone, Copy, Debug)]
pub(super) enum UnderDialog {
    /// Once the dialog closes.
    Covered(egui::Id),
    /// In this frame: the dialog was closed in the one before.
    Closed(egui::Id),
}

/// How the person works: what the keyboard, the pointer and the input method are about.
#[derive(Debug, Default)]
pub(super) struct Hands {
    /// An input method composes: nothing is taken over then.
    pub(super) composing: bool,
    /// The person goes by keyboard: what has the focus is ringed.
    pub(super) by_keyboard: bool,
    /// What an earlier session left is offered.
    pub(super) offered: bool,
    /// What had the focus when it was last seen to that it is in view.
    focused: Option<egui::Id>,
    /// What gets the focus back when the dialog closes that covers the screen.
    under_dialog: Option<UnderDialog>,
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

impl Hands {
    /// Another screen was entered: a dialog that led to it gives the focus to its start.
    pub(super) fn now_at_page_start(&mut self) {
        self.under_dialog = self.under_dialog.map(UnderDialog::now_at_page_start);
    }

    /// The next frame scrolls to what the keyboard has given the focus in this one.
    pub(super) fn show_focus_next(&self, ctx: &egui::Context) {
        if self.by_keyboard && self.focused != ctx.memory(|memory| memory.focused()) {
            ctx.request_repaint();
        }
    }

    /// A dialog covers the screen: what had the focus gets it back.
    pub(super) fn covered(&mut self, ctx: &egui::Context) {
        self.under_dialog = match self.under_dialog {
            None => Some(UnderDialog::Covered(self.focused.unwrap_or_else(page_start))),
            under => Self::given_back(ctx, under),
        };
    }

    /// No dialog covers the screen: one that has just closed gives the focus back to what had it
    /// before, so that Tab goes on from there.
    pub(super) fn uncovered(&mut self, ctx: &egui::Context) {
        self.under_dialog = match self.under_dialog {
            Some(UnderDialog::Covered(before)) => {
                // In the frame after a dialog nothing below it can take the focus yet, and what was in the
                // dialog must not keep it.
                ctx.memory_mut(egui::Memory::stop_text_input);
                wait_a_pass(ctx);
                ctx.request_repaint();
                Some(UnderDialog::Closed(before))
            }
            under => Self::given_back(ctx, under),
        };
    }

    fn given_back(ctx: &egui::Context, under: Option<UnderDialog>) -> Option<UnderDialog> {
        let Some(UnderDialog::Closed(before)) = under else { return under };
        ctx.memory_mut(|memory| {
            if memory.focused().is_none() {
                memory.request_focus(before);
            }
        });
        None
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
