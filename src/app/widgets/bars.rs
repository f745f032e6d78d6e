//! Bars from 0 to a whole: what is sure is filled, what may be is tinted, and what nobody knows is hatched, so that
//! shape says what colour says.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::one_row;
use crate::app::theme;
use crate::app::theme::palette;

/// A bar.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RangeBar {
    /// Up to here it is sure, as a part of the whole.
    pub sure: f32,
    /// Up to here it may be.
    pub most: f32,
    /// Up to here, with what nobody knows.
    pub unknown: f32,
    /// A mark: the estimate.
    pub mark: Option<f32>,
}

/// The height of a bar, in points.
const HEIGHT: f32 = 16.0;

/// How far the strokes of a hatching are apart, in points.
const APART: f32 = 6.0;

/// Draws a bar over the width that there is; `name` says what it is to a screen reader.
pub fn bar(ui: &mut Ui, of: RangeBar, name: &str) {
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    paint(ui, rect, of);
}

/// Draws a row: a label, a bar and what is said at its end.
pub fn labelled(ui: &mut Ui, label: &str, of: RangeBar, said: &str) {
    let p = palette(ui);
    let width = ui.available_width();
    let (before, after) = ((width * 0.48).clamp(90.0, 360.0), (width * 0.2).clamp(76.0, 110.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label}: {said}")));
    let words = |text: &str, room: f32| one_row(ui, text, theme::regular(theme::SMALL), p.text, room);
    let (label, said) = (words(label, before - 8.0), words(said, after - 8.0));
    let middle = |height: f32| rect.center().y - height / 2.0;
    ui.painter().galley(pos2(rect.left(), middle(label.size().y)), label, p.text);
    let end = rect.right() - after;
    ui.painter().galley(pos2(end + 8.0, middle(said.size().y)), said, p.text);
    let top = middle(HEIGHT);
    paint(ui, Rect::from_min_max(pos2(rect.left() + before, top), pos2(end, top + HEIGHT)), of);
}

fn paint(ui: &Ui, rect: Rect, of: RangeBar) {
    let p = palette(ui);
    let at = |part: f32| rect.left() + rect.width() * part.clamp(0.0, 1.0);
    let stretch = |from: f32, to: f32| rect.with_min_x(at(from)).with_max_x(at(to));
    let painter = ui.painter();
    painter.rect(rect, 3.0, p.card, Stroke::new(1.0, p.edge), StrokeKind::Inside);
    let (most, unknown) = (of.most.max(of.sure), of.unknown.max(of.most).max(of.sure));
    if most > of.sure {
        painter.rect(stretch(of.sure, most), 0.0, p.tint, Stroke::new(1.0, p.accent), StrokeKind::Inside);
    }
    if of.sure > 0.0 {
        painter.rect_filled(stretch(0.0, of.sure), 0.0, p.accent);
    }
    if unknown > most {
        let hatched = stretch(most, unknown);
        painter.rect(hatched, 0.0, p.card, Stroke::new(1.0, p.edge), StrokeKind::Inside);
        let painter = painter.with_clip_rect(hatched.shrink(1.0).intersect(ui.clip_rect()));
        let mut left = hatched.left() - hatched.height();
        while left < hatched.right() {
            let (low, high) = (pos2(left, hatched.bottom()), pos2(left + hatched.height(), hatched.top()));
            painter.line_segment([low, high], Stroke::new(1.0, p.edge));
            left += APART;
        }
    }
    if let Some(mark) = of.mark {
        let stroke = Stroke::new(3.0, p.mark);
        painter.vline(at(mark), rect.y_range().expand(3.0), stroke);
    }
}
