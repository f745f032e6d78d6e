//! A dialog above the screen: a title, its content, its buttons. Escape closes it. Where it is higher than
//! the window its content scrolls, and its buttons stay in view below it.

use egui::{Frame, Id, Margin, Modal, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::text;
use crate::app::theme;
use crate::app::theme::palette;

/// The room between the content of a dialog and its buttons, in points.
const ABOVE_BUTTONS: f32 = 8.0;

/// How high a dialog was in the frame before, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Heights {
    /// What scrolls where it has to.
    content: f32,
    /// What stays in view.
    buttons: f32,
}

impl Heights {
    fn all(self) -> f32 {
        self.content + self.buttons + if self.buttons > 0.0 { ABOVE_BUTTONS } else { 0.0 }
    }

    fn is_near(self, other: Self) -> bool {
        (self.content - other.content).abs() <= 0.5 && (self.buttons - other.buttons).abs() <= 0.5
    }
}

/// Where the buttons of the dialog that is being drawn stand while its content scrolls, and how high they are.
#[derive(Clone, Copy, Debug, Default)]
struct Below {
    place: Option<Rect>,
    height: f32,
}

fn below() -> Id {
    Id::unique("buttons of the dialog")
}

/// Shows a dialog of a width in points; returns what its content gave and whether it is to close.
pub fn dialog<R>(ui: &Ui, key: &str, title: &str, width: f32, add: impl FnOnce(&mut Ui) -> R) -> (R, bool) {
    let p = palette(ui);
    let room = ui.ctx().content_rect().size() - vec2(48.0, 24.0);
    let frame = Frame::new()
        .fill(p.card)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(22));
    let most = room.y - 44.0;
    let id = Id::unique(("height of a dialog", key));
    let before = ui.data(|data| data.get_temp::<Heights>(id)).unwrap_or_default();
    let shown = Modal::new(Id::unique(key)).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width.min(room.x - 44.0));
        let scrolls = before.all() > most;
        // As much of the content as a row of it stays in view, whatever the buttons take.
        let content = (most - before.buttons - ABOVE_BUTTONS).max(theme::TOUCH);
        let place = (scrolls && before.buttons > 0.0).then(|| {
            let top = ui.cursor().top() + content + ABOVE_BUTTONS;
            Rect::from_min_size(pos2(ui.cursor().left(), top), vec2(ui.available_width(), before.buttons))
        });
        ui.data_mut(|data| data.insert_temp(below(), Below { place, height: 0.0 }));
        let inside = |ui: &mut Ui| {
            if !title.is_empty() {
                text::heading(ui, title);
                ui.add_space(4.0);
            }
            let added = add(ui);
            (added, ui.min_rect().height())
        };
        let (added, height) = if scrolls {
            let most = if place.is_some() { content } else { most };
            ScrollArea::vertical()
                .id_salt(key)
                .max_height(most)
                .min_scrolled_height(most)
                .show(ui, inside)
                .inner
        } else {
            inside(ui)
        };
        let buttons = ui.data_mut(|data| data.remove_temp::<Below>(below())).unwrap_or_default().height;
        let heights = if let Some(place) = place {
            ui.allocate_rect(place, egui::Sense::hover());
            Heights { content: height, buttons }
        } else if buttons > 0.0 {
            Heights { content: height - buttons - ABOVE_BUTTONS, buttons }
        } else {
            Heights { content: height, buttons }
        };
        ui.data_mut(|data| data.insert_temp(id, heights));
        // Its place follows its height with the next picture, which is not to wait for the pointer to move.
        if !heights.is_near(before) {
            ui.ctx().request_repaint();
        }
        added
    });
    let close = shown.should_close();
    (shown.inner, close)
}

/// What stays in view at the end of a dialog, whatever its content takes: its buttons, and what is said of the
/// one that was pressed.
pub fn buttons_below<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let place = ui.data(|data| data.get_temp::<Below>(below())).unwrap_or_default().place;
    let (added, height) = if let Some(place) = place {
        let mut child = ui.new_child(UiBuilder::new().id_salt("buttons below").max_rect(place));
        child.set_clip_rect(place.expand(4.0));
        let added = add(&mut child);
        (added, child.min_rect().height())
    } else {
        ui.add_space(ABOVE_BUTTONS - ui.spacing().item_spacing.y);
        let shown = ui.scope(add);
        (shown.inner, shown.response.rect.height())
    };
    ui.data_mut(|data| data.insert_temp(below(), Below { place, height }));
    added
}
