//! The bar below a question: back, where one stands, what is missing or how long the rest takes, next; at the end
//! the way to the results.

use std::sync::Arc;

use egui::{Galley, Rect, Ui, pos2, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::route::Screen;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::{choice, text};
use crate::assessment::remaining::minutes;
use crate::audience::handing::{at_end, handing_words, is_handout};
use crate::base::lang::fill;

/// Back, where one stands, what is missing here, next; at the end the way to the results.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    (place, count, missing): (usize, usize, Option<&str>),
    actions: &mut Vec<Action>,
) {
    let words = view.words;
    let last = place + 1 == count;
    let back = egui::Button::new(format!("← {}", words.back_button));
    if ui.add_enabled(place > 0, back.min_size(vec2(0.0, theme::TOUCH_MAIN))).clicked() {
        actions.push(Action::Command(Command::Back));
    }
    let (number, total) = ((place + 1).to_string(), count.to_string());
    let color = palette(ui).text;
    let at = fill(&words.question_of, &[("number", &number), ("total", &total)]);
    ui.label(egui::RichText::new(at).color(color));
    let hint = match last {
        _ if missing.is_some() => missing.unwrap_or_default().to_owned(),
        true if is_handout(&view.doc.assessment) => last_of_asked(view),
        true => words.all_done_hint.clone(),
        false => time_left(view),
    };
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if last && is_handout(&view.doc.assessment) {
            // There is nothing to see in the results of a few questions: the file goes back.
            if choice::primary(ui, &words.save_button) {
                actions.push(Action::Command(Command::Save));
            }
        } else if last {
            if choice::primary(ui, &words.nav_results) {
                actions.push(Action::Show(Screen::Results));
            }
        } else if choice::primary(ui, &format!("{} →", words.next_button)) {
            actions.push(Action::Command(Command::Next));
        }
        // The hint is worth more than the keys where there is no room for both.
        let keys = ui.spacing().item_spacing.x + choice::keys_width(ui, Command::Next);
        let room = ui.available_width() - ui.spacing().item_spacing.x;
        if hint_within(ui, &hint, room - keys).is_some()
            || hint_within(ui, &hint, room).is_none() && room > keys
        {
            choice::keys(ui, Command::Next);
        }
        show_hint(ui, &hint);
    });
}

/// The rows that a hint in the bar may take.
const HINT_ROWS: usize = 2;

/// A hint in so much room, in points; nothing where it would be cut.
fn hint_within(ui: &Ui, hint: &str, room: f32) -> Option<Arc<Galley>> {
    let galley = text::laid_out(ui, hint, theme::regular(theme::SMALL), palette(ui).muted, room);
    (galley.rows.len() <= HINT_ROWS && galley.size().x <= room).then_some(galley)
}

/// Shows a hint in what the buttons leave, from the left, where it has room.
fn show_hint(ui: &mut Ui, hint: &str) {
    let gap = ui.spacing().item_spacing.x;
    let Some(galley) = hint_within(ui, hint, ui.available_width() - gap) else { return };
    let room = ui.available_rect_before_wrap();
    let at = pos2(room.left() + gap, room.center().y - galley.size().y / 2.0);
    let response =
        ui.interact(Rect::from_min_size(at, galley.size()), ui.scope_id().with("hint"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, hint));
    ui.painter().galley(at, galley, palette(ui).muted);
}

/// What is said at the last question of a department's file.
fn last_of_asked(view: &View<'_>) -> String {
    let then = at_end(&view.doc.assessment, view.lang);
    fill(&handing_words(view.lang).last, &[("then", &then)])
}

/// How long the open questions will take.
fn time_left(view: &View<'_>) -> String {
    let counts = view.doc.card.overall.counts;
    let open = counts.unanswered;
    if open == 0 {
        return view.words.nothing_open.clone();
    }
    fill(&view.words.time_left, &[("count", &open.to_string()), ("minutes", &minutes(open).to_string())])
}
