//! A radar of the areas' scores. Shapes say what colours say: the score is a solid line, the range
//! a band, the target dashed.

use egui::epaint::PathShape;
use egui::{Align2, Pos2, Sense, Shape, Stroke, Ui, Vec2, vec2};

use crate::app::theme;
use crate::app::theme::palette;
use crate::report::radar::{RINGS, Stands, direction, stands};

/// A score on an axis, from 0 to 100.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The area's short name.
    pub label: String,
    /// The score.
    pub score: Option<f32>,
    /// Both ends of the range.
    pub range: (f32, f32),
    /// The target.
    pub target: Option<f32>,
}

/// How far labels stand out from the ring, in points.
const OUT: f32 = 10.0;

/// Draws the radar; `name` says what it is to a screen reader.
pub fn radar(ui: &mut Ui, marks: &[Mark], name: &str) {
    // Larger where there is room.
    let more = (ui.available_width() / 560.0).clamp(1.0, 1.7);
    radar_of(ui, marks, name, Sizes { height: 340.0 * more, radius: 112.0 * more, label: theme::SMALL });
}

/// The sizes of a radar, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    /// The height with the labels.
    pub height: f32,
    /// From the centre to 100.
    pub radius: f32,
    /// The size of the labels.
    pub label: f32,
}

/// Draws the radar in a size.
pub fn radar_of(ui: &mut Ui, marks: &[Mark], name: &str, sizes: Sizes) {
    let p = palette(ui);
    let size = vec2(ui.available_width(), sizes.height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
    let centre = rect.center();
    let towards = |i: usize| Vec2::from(direction(i, marks.len()));
    // Smaller where the labels at the sides would stand out of the place.
    let beside = |i: usize| matches!(stands(direction(i, marks.len())), Stands::Left | Stands::Right);
    let room = marks.iter().enumerate().filter(|(i, _)| beside(*i)).map(|(i, mark)| {
        let font = theme::bold(sizes.label);
        let label = ui.painter().layout_no_wrap(mark.label.clone(), font, p.text).size().x;
        (rect.width() / 2.0 - label) / towards(i).x.abs() - OUT
    });
    let radius = room.fold(sizes.radius, f32::min).max(sizes.radius / 3.0);
    let point = |i: usize, value: f32| -> Pos2 { centre + towards(i) * radius * value / 100.0 };
    let ring = |value: &dyn Fn(&Mark) -> f32| -> Vec<Pos2> {
        marks.iter().enumerate().map(|(i, mark)| point(i, value(mark))).collect()
    };
    let painter = ui.painter();
    let (high, low) = (ring(&|m| m.range.1), ring(&|m| m.range.0));
    // The band between both ends of the range, piece by piece.
    for i in 0..marks.len() {
        let j = (i + 1) % marks.len();
        let piece = vec![high[i], high[j], low[j], low[i]];
        painter.add(Shape::Path(PathShape::convex_polygon(piece, p.tint, Stroke::NONE)));
    }
    for step in RINGS {
        painter.add(Shape::closed_line(ring(&|_| step), Stroke::new(1.0, p.line)));
    }
    for i in 0..marks.len() {
        painter.line_segment([centre, point(i, 100.0)], Stroke::new(1.0, p.line));
    }
    if marks.iter().all(|m| m.target.is_some()) {
        let mut path = ring(&|m| m.target.unwrap_or(0.0));
        path.extend(path.first().copied());
        painter.extend(Shape::dashed_line(&path, Stroke::new(1.5, p.mark), 5.0, 4.0));
    }
    if marks.iter().all(|m| m.score.is_some()) {
        painter.add(Shape::closed_line(ring(&|m| m.score.unwrap_or(0.0)), Stroke::new(2.5, p.accent)));
    }
    for (i, mark) in marks.iter().enumerate() {
        if let Some(score) = mark.score {
            painter.circle_filled(point(i, score), 4.0, p.accent);
        }
        let align = match stands(direction(i, marks.len())) {
            Stands::Right => Align2::LEFT_CENTER,
            Stands::Left => Align2::RIGHT_CENTER,
            Stands::Above => Align2::CENTER_BOTTOM,
            Stands::Below => Align2::CENTER_TOP,
        };
        let at = centre + towards(i) * (radius + OUT);
        painter.text(at, align, &mark.label, theme::bold(sizes.label), p.text);
    }
}
