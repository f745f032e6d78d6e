//! The heads of a table: one ground under all of them, and an arrow at the one that sorts.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2};

use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::one_row;
use crate::app::widgets::tips::Tips;
use crate::app::words::AppWords;
use crate::base::lang::fill;
use crate::scoring::plan::Direction;

/// The head of a column: its name, and an arrow where it is the one that orders.
pub fn column_head(
    ui: &mut Ui,
    rect: Rect,
    name: &str,
    direction: Option<Direction>,
    words: &AppWords,
) -> bool {
    let p = palette(ui);
    let response = ui.allocate_rect(rect, Sense::click());
    response.widget_info(|| {
        let state = match direction {
            Some(Direction::Down) => fill(&words.sorted_down, &[("name", name)]),
            Some(Direction::Up) => fill(&words.sorted_up, &[("name", name)]),
            None => name.to_owned(),
        };
        WidgetInfo::selected(Role::ColumnHeader, true, direction.is_some(), state)
    });
    let mark = match direction {
        Some(Direction::Down) => " ▼",
        Some(Direction::Up) => " ▲",
        None => "",
    };
    let color = if response.hovered() || direction.is_some() { p.accent } else { p.text };
    let galley = one_row(ui, &format!("{name}{mark}"), theme::bold(theme::SMALL), color, rect.width() - 4.0);
    ui.painter().galley(pos2(rect.left() + 2.0, rect.center().y - galley.size().y / 2.0), galley, color);
    response.tip(&words.sort_hint).clicked()
}
