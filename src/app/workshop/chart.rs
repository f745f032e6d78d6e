//! How many chose which level, as bars with their numbers: in the window and, large, on the projector.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::one_row;
use crate::base::lang::Lang;
use crate::workshop::said;
use crate::workshop::tally::Counted;

/// Draws the bars in a size of type: the levels with their words, lowest first, and those that do not know.
pub fn histogram(ui: &mut Ui, counted: &Counted, words: &[String], unknown: &str, size: f32, lang: Lang) {
    let p = palette(ui);
    let named = counted.levels.iter().zip(words).map(|((_, count), word)| (word.as_str(), *count));
    let rows: Vec<(&str, u8)> = named.chain([(unknown, counted.unknown)]).collect();
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let row_height = size * 1.75;
    let width = ui.available_width();
    #[allow(clippy::cast_precision_loss, reason = "seven rows")]
    let height = row_height * rows.len() as f32;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, said::counts(counted, lang)));
    let label = rows
        .iter()
        .map(|(word, _)| {
            ui.painter().layout_no_wrap((*word).to_owned(), theme::regular(size), p.text).size().x
        })
        .fold(0.0, f32::max)
        .min(width * 0.6);
    let left = rect.left() + label + size;
    let room = (rect.right() - left - size * 2.5).max(size);
    let last = rows.len() - 1;
    for (place, (word, count)) in rows.into_iter().enumerate() {
        #[allow(clippy::cast_precision_loss, reason = "seven rows")]
        let top = rect.top() + row_height * place as f32;
        let middle = top + row_height / 2.0;
        let galley = one_row(ui, word, theme::regular(size), p.text, label);
        ui.painter().galley(pos2(rect.left(), middle - galley.size().y / 2.0), galley, p.text);
        let long = room * f32::from(count) / f32::from(most);
        let bar = Rect::from_min_size(pos2(left, middle - size * 0.55), vec2(long, size * 1.1));
        if place == last {
            // Who does not know stands on no level: an outline says so without colour.
            ui.painter().rect(bar, 2.0, p.ground, Stroke::new(1.5, p.edge), StrokeKind::Inside);
        } else {
            ui.painter().rect_filled(bar, 2.0, p.accent);
        }
        let number = ui.painter().layout_no_wrap(count.to_string(), theme::bold(size), p.text);
        ui.painter().galley(pos2(bar.right() + size * 0.4, middle - number.size().y / 2.0), number, p.text);
    }
    ui.painter().vline(left - 0.5, rect.y_range(), Stroke::new(1.0, p.edge));
}
