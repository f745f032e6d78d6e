//! The dialogs of an import: that a file is being read, and what it comes to before anything is taken.

use egui::{ScrollArea, Ui};

use super::mapping::{columns, head_row};
use super::reading::{FoundTable, ImportForm, Reading};
use crate::app::App;
use crate::app::action::Action;
use crate::app::keeping::keep_words;
use crate::app::paths::file_name;
use crate::app::registers::action::RegisterAction;
use crate::app::registers::words::room_words;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::dialog::{buttons_below, dialog};
use crate::app::widgets::drop_down::DropDown;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::tips::Tips;
use crate::app::widgets::{choice, few_rows, frame, text};
use crate::base::lang::fill;
use crate::base::numbers_said::grouped;
use crate::import::said::{counts_said, no_head_said, passed_said, refused_said, table_said, too_many_said};
use crate::import::words::import_words;

impl App {
    /// That a file is being read, with a way to stop it.
    pub(in crate::app) fn reading_modal(&self, ui: &Ui, reading: &Reading) -> Option<Action> {
        let words = room_words(self.settings.lang);
        // The rows are counted by another thread.
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(200));
        let (stops, close) = dialog(ui, "reading", &words.sheet_title, 520.0, |ui| {
            let (name, rows) = (file_name(&reading.path), grouped(reading.rows() as u128));
            text::body(ui, &fill(&words.reading, &[("name", &*name), ("rows", &*rows)]));
            ui.add_space(8.0);
            choice::secondary(ui, &words.stop_button)
        });
        (stops || close).then_some(Action::Registers(RegisterAction::GiveUpSheet))
    }

    /// What a file comes to.
    pub(in crate::app) fn import_modal(&self, ui: &Ui, form: &mut ImportForm) -> Option<Action> {
        let lang = self.settings.lang;
        let (words, imports) = (room_words(lang), import_words(lang));
        let mut action = None;
        let part = form.reading.part;
        let ((), close) = dialog(ui, "import", &words.sheet_title, 860.0, |ui| {
            let values = [("name", &*file_name(&form.reading.path)), ("part", part.name(lang))];
            text::body(ui, &fill(&words.sheet_into, &values));
            if form.tables.len() > 1 {
                let names: Vec<(usize, &str)> =
                    form.tables.iter().enumerate().map(|(at, table)| (at, table.sheet.as_str())).collect();
                let mut at = form.at;
                ui.horizontal_wrapped(|ui| {
                    frame::muted(ui, &words.sheet_choice);
                    let list = DropDown { key: "import sheet", name: &words.sheet_choice, width: 220.0 };
                    if let (_, Some(picked)) = list.show(ui, &at, &names) {
                        at = picked;
                    }
                });
                form.at = at;
            }
            let Some(table) = form.table() else { return };
            let lacks = !table.head.lacking(part).is_empty();
            head_row(ui, table, lang, &mut action);
            let at = (table.sheet.as_str(), table.row);
            for line in table_said(at, part, &table.head, lang) {
                text::muted(ui, &line);
            }
            ui.add_space(4.0);
            if lacks {
                frame::notice(ui, Tone::Warning, &no_head_said(part, lang));
            } else {
                counts_said(&table.preview, lang).iter().for_each(|line| text::body(ui, line));
            }
            ui.add_space(4.0);
            if table.preview.refused.count > 0 {
                lines(ui, "refused", &self.refused_lines(table));
            }
            columns(ui, table, part, lang, &mut action);
            let passed = passed_said(&table.preview, lang);
            if !passed.is_empty() {
                ui.add_space(4.0);
                lines(ui, "passed", &passed);
            }
            let too_many = too_many_said(&table.preview, lang);
            let takes = table.preview.edit.is_some();
            buttons_below(ui, |ui| {
                // What is refused, and what nothing comes of, is said beside the button that it concerns.
                if let Some(too_many) = &too_many {
                    frame::notice(ui, Tone::Warning, too_many);
                } else if !takes && !lacks {
                    text::body(ui, &words.nothing_to_take);
                }
                let refused = table.preview.refused.count;
                if refused > 0 {
                    let count = grouped(refused as u128);
                    frame::notice(ui, Tone::Warning, &fill(&imports.refused, &[("count", &count)]));
                }
                ui.horizontal_wrapped(|ui| {
                    let label = if refused > 0 { &words.take_good_button } else { &words.take_button };
                    if takes && choice::primary_in_dialog(ui, label) {
                        action = Some(RegisterAction::TakeSheet);
                    }
                    if choice::secondary(ui, &keep_words(lang).cancel_button) {
                        action = Some(RegisterAction::GiveUpSheet);
                    }
                });
            });
        });
        if close {
            action = Some(RegisterAction::GiveUpSheet);
        }
        action.map(Action::Registers)
    }

    /// The cells that are refused, a line each; of very many the first, and how many more.
    fn refused_lines(&self, table: &FoundTable) -> Vec<String> {
        let lang = self.settings.lang;
        let refused = &table.preview.refused;
        let mut said: Vec<String> =
            refused.first.iter().map(|cell| refused_said(&table.sheet, cell, lang)).collect();
        if refused.count > refused.first.len() {
            let more = grouped((refused.count - refused.first.len()) as u128);
            said.push(fill(&import_words(lang).more, &[("count", &more)]));
        }
        said
    }
}

/// Lines in a part that scrolls by itself, of which those in view are laid out: each in one row or, where that is
/// too short for some, each in the room of two; what is longer shows whole when the pointer rests on it.
fn lines(ui: &mut Ui, key: &str, lines: &[String]) {
    const MOST: f32 = 190.0;
    let font = theme::regular(theme::SMALL);
    let room = ui.available_width() - 12.0;
    let color = palette(ui).text;
    let is_long =
        |line: &String| ui.painter().layout_no_wrap(line.clone(), font.clone(), color).size().x > room;
    let rows = if lines.iter().take(LOOKED_AT).any(is_long) { 2 } else { 1 };
    #[allow(clippy::cast_precision_loss, reason = "one or two")]
    let height = ui.fonts_mut(|fonts| fonts.row_height(&font)) * rows as f32 + 4.0;
    let area = ScrollArea::vertical().id_salt(key).max_height(MOST).auto_shrink([false, true]);
    area.show_rows(ui, height, lines.len(), |ui, shown| {
        for line in lines.get(shown).unwrap_or_default() {
            let galley = few_rows(ui, line, font.clone(), color, room, rows);
            let elided = galley.elided;
            let size = egui::vec2(ui.available_width(), height);
            let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
            ui.painter().galley(rect.min, galley, color);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, line));
            if elided {
                response.tip(line);
            }
        }
    });
}

/// By how many of the first lines their height is chosen.
const LOOKED_AT: usize = 100;
