//! A page scrolls by keys: Page Up and Page Down, Home and End wherever the focus is on it, the arrows
//! and Space while nothing on it has the focus. A part beside it does so while something in it has the focus.

use egui::scroll_area::ScrollAreaOutput;
use egui::{Context, FocusDirection, Id, Key, Modifiers, Popup, Rect, ScrollArea, Ui};

use super::page_start;

/// How far an arrow goes, in points: about three lines.
const STEP: f32 = 72.0;

/// What stays in view from one page to the next, in points.
const KEPT: f32 = 36.0;

/// A part that scrolls, where the keys of the frame before have brought it.
pub fn scrolled(ui: &Ui, key: &str, area: ScrollArea) -> ScrollArea {
    match ui.data_mut(|data| data.remove_temp::<f32>(wanted(key))) {
        Some(offset) => area.vertical_scroll_offset(offset),
        None => area,
    }
}

fn wanted(key: &str) -> Id {
    Id::unique(("scrolled by keys to", key))
}

/// Has a part be drawn from this offset on.
pub fn to(ctx: &Context, key: &str, offset: f32) {
    ctx.data_mut(|data| data.insert_temp(wanted(key), offset));
    ctx.request_repaint();
}

/// Scrolls the page that was just drawn, from the next frame on, where a key asks for it.
pub fn by_keys<R>(ui: &Ui, key: &str, drawn: &ScrollAreaOutput<R>) {
    // What stands at the right of a page has its own ways.
    let beside = focused(ui).is_some_and(|(_, rect)| rect.left() > drawn.inner_rect.right());
    if !beside {
        by_keys_of(ui, key, drawn);
    }
}

/// The same of a part beside a page, where something in it has the focus.
pub fn by_keys_within<R>(ui: &Ui, key: &str, drawn: &ScrollAreaOutput<R>) {
    let within = |rect: Rect| drawn.inner_rect.x_range().contains(rect.center().x);
    if focused(ui).is_some_and(|(_, rect)| within(rect)) {
        by_keys_of(ui, key, drawn);
    }
}

/// What has the focus, and where it is.
fn focused(ui: &Ui) -> Option<(Id, Rect)> {
    let id = ui.memory(|memory| memory.focused()).filter(|id| *id != page_start())?;
    ui.ctx().read_response(id).map(|response| (id, response.rect))
}

fn by_keys_of<R>(ui: &Ui, key: &str, drawn: &ScrollAreaOutput<R>) {
    let ctx = ui.ctx();
    let hidden = drawn.content_size.y - drawn.inner_rect.height();
    let covered = !ctx.memory(|memory| memory.allows_interaction(ui.layer_id()));
    if hidden <= 0.0 || covered || ctx.text_edit_focused() || Popup::is_any_open(ctx) {
        return;
    }
    let focused = ctx.memory(|memory| memory.focused()).filter(|id| *id != page_start());
    let page = (drawn.inner_rect.height() - KEPT).max(STEP);
    let steps = [
        (Modifiers::NONE, Key::PageDown, page),
        (Modifiers::NONE, Key::PageUp, -page),
        (Modifiers::NONE, Key::Home, f32::NEG_INFINITY),
        (Modifiers::NONE, Key::End, f32::INFINITY),
        (Modifiers::COMMAND, Key::Home, f32::NEG_INFINITY),
        (Modifiers::COMMAND, Key::End, f32::INFINITY),
    ];
    let at_rest = [
        (Modifiers::SHIFT, Key::Space, -page),
        (Modifiers::NONE, Key::Space, page),
        (Modifiers::NONE, Key::ArrowDown, STEP),
        (Modifiers::NONE, Key::ArrowUp, -STEP),
    ];
    let steps = steps.into_iter().chain(at_rest.into_iter().filter(|_| focused.is_none()));
    let before = drawn.state.clamped_offset().y;
    let mut offset = before;
    for (modifiers, pressed, by) in steps {
        for _ in 0..ctx.input_mut(|input| input.count_and_consume_key(modifiers, pressed)) {
            offset = (offset + by).clamp(0.0, hidden);
            // An arrow would take the focus elsewhere as well.
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }
    if offset != before {
        to(ctx, key, offset);
    }
}
