//! The column at the right in which the agenda stands where there is room for it.

use egui::{Rect, Ui, vec2};

use crate::app::widgets::frame;

/// With less room than this, in points, there is none.
pub(super) const ROOM_FOR_SIDE: f32 = 840.0;

/// Draws into the column.
pub(super) fn within_side(ui: &mut Ui, key: &str, side: Rect, add: impl FnOnce(&mut Ui)) {
    let inner = Rect::from_min_max(side.min + vec2(10.0, 18.0), side.max - vec2(14.0, 8.0));
    frame::within(ui, key, inner, add);
}
