//! A score as a bar: the range as a band, the score as a solid bar, the target as a mark, and
//! where the score would be after an answer that is only being looked at.

use egui::{Color32, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::charts::Mark;
use crate::app::theme::palette;
use crate::scoring::{Exact, Figures};

/// What a bar shows, from 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bar {
    /// The score.
    pub score: Option<f32>,
    /// Both ends of the range.
    pub range: (f32, f32),
    /// The target.
    pub target: Option<f32>,
    /// Where the score would be.
    pub preview: Option<f32>,
}

impl Bar {
    /// The same as an axis of a radar; what is only being looked at is not on it.
    #[must_use]
    pub fn mark(self, label: &str) -> Mark {
        let Self { score, range, target, preview: _ } = self;
        Mark { label: label.to_owned(), score, range, target }
    }
}

impl From<&Figures> for Bar {
    fn from(of: &Figures) -> Self {
        let (range, target) = ((drawn(of.range.low), drawn(of.range.high)), of.target.map(drawn));
        Self { score: of.score.map(drawn), range, target, preview: None }
    }
}

/// An exact number as a length.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "scores are at most 100, their terms at most some thousands")]
pub fn drawn(value: Exact) -> f32 {
    *value.numer() as f32 / *value.denom() as f32
}

/// Draws a bar of a height over the full width; `name` says all of it in words.
pub fn bar(ui: &mut Ui, of: &Bar, height: f32, name: &str, sense: Sense) -> Response {
    let p = palette(ui);
    let above = 8.0;
    let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), height + above), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let rect = Rect::from_min_max(whole.min + vec2(0.0, above), whole.max);
    let at = |value: f32| rect.left() + rect.width() * value.clamp(0.0, 100.0) / 100.0;
    let painter = ui.painter();
    painter.rect(rect, 3.0, p.ground, Stroke::new(1.0, p.line), egui::StrokeKind::Inside);
    let (low, high) = of.range;
    if high > low {
        let band = Rect::from_x_y_ranges(at(low)..=at(high), rect.y_range()).shrink2(vec2(0.0, 1.0));
        painter.rect_filled(band, 0.0, p.tint);
        for end in [low, high] {
            painter.vline(at(end), rect.y_range(), Stroke::new(1.5, p.accent));
        }
    }
    if let Some(score) = of.score {
        let inner = rect.shrink2(vec2(0.0, height * 0.25));
        painter.rect_filled(Rect::from_x_y_ranges(rect.left()..=at(score), inner.y_range()), 2.0, p.accent);
    }
    if let Some(preview) = of.preview {
        painter.vline(at(preview), rect.y_range(), Stroke::new(3.0, p.text));
    }
    if let Some(target) = of.target {
        let x = at(target);
        painter.vline(x, rect.y_range(), Stroke::new(2.0, p.mark));
        triangle(ui, pos2(x, rect.top()), p.mark);
    }
    response
}

/// A small triangle that points down to a place.
fn triangle(ui: &Ui, tip: Pos2, color: Color32) {
    let points = vec![tip + vec2(-5.0, -7.0), tip + vec2(5.0, -7.0), tip];
    ui.painter().add(Shape::convex_polygon(points, color, Stroke::NONE));
}
