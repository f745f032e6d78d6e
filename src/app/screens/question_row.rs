//! A row of a list that leads to a question: its id and topic, and a few words at the right.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::one_row;
use crate::base::ids::QuestionId;

/// Draws the row; returns whether it was clicked. Out of view nothing is laid out, but the row is
/// still there for keyboard and screen reader.
pub fn question_row(ui: &mut Ui, view: &View<'_>, question: &QuestionId, right: &str) -> bool {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    let name = || {
        let topic = view.doc.questionnaire.topic(question, view.lang);
        format!("{question} {topic}")
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{}: {right}", name())));
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, p.tint);
    }
    let right = one_row(ui, right, theme::regular(theme::SMALL), p.muted, rect.width() * 0.5);
    let left =
        one_row(ui, &name(), theme::regular(theme::BODY), p.text, rect.width() - right.size().x - 24.0);
    let middle = |height: f32| rect.center().y - height / 2.0;
    ui.painter().galley(pos2(rect.left() + 6.0, middle(left.size().y)), left, p.text);
    let at = pos2(rect.right() - 6.0 - right.size().x, middle(right.size().y));
    ui.painter().galley(at, right, p.muted);
    let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 1.0), rect.max);
    ui.painter().rect_filled(line, 0.0, p.line);
    response.clicked()
}
