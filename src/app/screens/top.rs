//! The bar above a document: whose it is (where its file is, on hover), a lock where it is encrypted, its state; undo, redo, encryption, save.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::choice::Enabled;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::icons::Icon;
use crate::app::widgets::tips::Tips;
use crate::app::widgets::{choice, few_rows};
use crate::app::words::AppWords;
use crate::session::disk::Disk;
use crate::session::document::Document;
use crate::session::kept::Kept;
use crate::session::phase::Phase;

/// The least width in which a name can be read, in points.
const LEAST_NAME: f32 = 60.0;

/// What a name takes at most before longer words and marks beside it, in points.
const NAME_FIRST: f32 = 130.0;

/// Draws the bar; returns what the person asked for.
pub fn show(
    ui: &mut Ui,
    words: &AppWords,
    doc: &Document,
    phase: &Phase<Disk>,
    kept: &Kept<Disk>,
) -> Vec<Action> {
    let mut actions = Vec::new();
    let lock = if kept.is_encrypted() { Icon::Lock } else { Icon::Unlocked };
    let saving = matches!(phase, Phase::Saving { .. });
    let p = palette(ui);
    let mut press = |command| actions.push(Action::Command(command));
    let key = |ui: &Ui, command: Command| command.keys(ui.ctx());
    ui.horizontal_centered(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let unsaved = doc.is_unsaved() || doc.path.is_none();
            let icons = [
                (Command::Undo, Icon::Undo, doc.can_undo()),
                (Command::Redo, Icon::Redo, doc.history.can_redo()),
                (Command::Palette, Icon::Search, true),
                (Command::Encrypt, lock, true),
            ];
            // They take their room from the right, and are drawn as they are read, which is how Tab goes.
            let gap = ui.spacing().item_spacing.x;
            #[allow(clippy::cast_precision_loss, reason = "four")]
            let of_icons = icons.len() as f32 * (choice::ICON_BUTTON + gap);
            let room = vec2(of_icons + choice::primary_width(ui, &words.save_button), ui.available_height());
            let (_, place) = ui.allocate_space(room);
            let reading = Layout::left_to_right(Align::Center);
            let mut buttons =
                ui.new_child(UiBuilder::new().id_salt("buttons").max_rect(place).layout(reading));
            for (command, icon, free) in icons {
                let key = key(&buttons, command);
                let free = Enabled::from(free);
                if choice::icon_button(&mut buttons, icon, command.label(words), &key, free) {
                    press(command);
                }
            }
            let tip = key(&buttons, Command::Save);
            let free = Enabled::from(!saving && unsaved);
            let save = choice::primary_button(&mut buttons, &words.save_button, free);
            if save.tip(tip).clicked() {
                press(Command::Save);
            }
            ui.add_space(6.0);
            let name = doc.whose().unwrap_or_else(|| words.untitled.clone());
            let font = theme::bold(theme::BODY);
            let of_name = 12.0 + ui.painter().layout_no_wrap(name.clone(), font, p.text).size().x;
            let state = if saving {
                (&words.saving_mark, Tone::Info)
            } else if matches!(phase, Phase::Opening { .. }) {
                (&words.opening_mark, Tone::Info)
            } else if doc.is_unsaved() {
                (&words.unsaved_mark, Tone::Warning)
            } else if doc.path.is_none() {
                // The name goes before the longer words.
                let long = choice::chip_width(ui, &words.no_file_mark) + of_name.min(NAME_FIRST)
                    <= ui.available_width();
                (if long { &words.no_file_mark } else { &words.no_file_short }, Tone::Info)
            } else {
                (&words.saved_mark, Tone::Good)
            };
            let room = ui.available_width();
            choice::chip_within(ui, state.0, state.1, room);
            // Where there is no room for it, the sample's own name says it, in the window's title too.
            let sample = doc.assessment.profile.sample;
            if sample && choice::chip_width(ui, &words.sample_mark) + LEAST_NAME + gap <= ui.available_width()
            {
                choice::chip(ui, &words.sample_mark, Tone::Warning);
            }
            // The name takes what is left, from the left.
            let mut rect = ui.available_rect_before_wrap();
            if kept.is_encrypted() {
                let place =
                    Rect::from_center_size(pos2(rect.left() + 9.0, rect.center().y), vec2(18.0, 18.0));
                Icon::Lock.paint(ui.painter(), place, p.accent);
                let lock = ui.interact(place, ui.scope_id().with("lock"), egui::Sense::hover());
                lock.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Label, true, &words.encrypted_mark)
                });
                lock.tip(&words.encrypted_mark);
                rect.min.x += 26.0;
            }
            // Where there is no room for it, it stands in the title of the window alone.
            if rect.width() < LEAST_NAME {
                return;
            }
            // Long names go on in a second row.
            let font = theme::bold(theme::BODY);
            let room = rect.width() - 12.0;
            let whole = ui.painter().layout_no_wrap(name.clone(), font, p.text);
            let small = theme::bold(theme::SMALL);
            let galley =
                if whole.size().x > room { few_rows(ui, &name, small, p.text, room, 2) } else { whole };
            let (whole, response) =
                ui.allocate_exact_size(vec2(rect.width(), galley.size().y), egui::Sense::hover());
            let cut = galley.elided;
            ui.painter().galley(pos2(whole.left(), whole.top()), galley, p.text);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
            if let Some(path) = &doc.path {
                response.tip(path.display().to_string());
            } else if cut {
                response.tip(name);
            }
        });
    });
    actions
}
