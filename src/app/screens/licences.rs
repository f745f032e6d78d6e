//! What others wrote that is built into Keian, with their licences: a long text, of which only the
//! rows in view are laid out, and a search.

use egui::{Margin, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};

use crate::app::action::Action;
use crate::app::route::Screen;
use crate::app::theme;
use crate::app::widgets::{choice, frame, scrolling, text};
use crate::app::words::AppWords;
use crate::base::lang::fill;
use crate::base::licences::THIRD_PARTY;

/// What the screen remembers between frames.
#[derive(Clone, Debug)]
pub struct Licences {
    typed: String,
    /// The lines in which what was typed is found; all without it.
    found: Vec<&'static str>,
}

impl Default for Licences {
    fn default() -> Self {
        Self { typed: String::new(), found: lines("") }
    }
}

/// The lines that contain what was typed, however it is written.
fn lines(typed: &str) -> Vec<&'static str> {
    let sought = typed.trim().to_lowercase();
    let holds = |line: &&str| sought.is_empty() || line.to_lowercase().contains(&sought);
    THIRD_PARTY.lines().filter(holds).collect()
}

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, words: &AppWords, state: &mut Licences) -> Vec<Action> {
    let mut actions = Vec::new();
    egui::Frame::new().inner_margin(Margin { left: 24, right: 8, top: 18, bottom: 8 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        frame::start(ui, &words.licences_title);
        text::title(ui, &words.licences_title);
        text::muted(ui, &words.licences_intro);
        ui.horizontal(|ui| {
            if choice::secondary(ui, &words.licences_back) {
                actions.push(Action::Show(Screen::Settings));
            }
            let field = TextEdit::singleline(&mut state.typed).hint_text(&words.licences_search);
            let field = field.margin(Margin::symmetric(10, 8)).desired_width(320.0);
            let response = ui.add(field);
            if response.changed() {
                state.found = lines(&state.typed);
            }
            response.widget_info(|| {
                let mut info = WidgetInfo::text_edit(true, &state.typed, &state.typed, "");
                info.label = Some(words.licences_search.clone());
                info
            });
            if !state.typed.trim().is_empty() {
                let count = state.found.len().to_string();
                ui.label(fill(&words.licences_found, &[("count", &count)]));
            }
        });
        listed(ui, &state.found);
    });
    actions
}

/// The lines, of which those in view are laid out.
fn listed(ui: &mut Ui, lines: &[&str]) {
    let font = theme::regular(theme::SMALL);
    ui.spacing_mut().item_spacing.y = 2.0;
    let height = ui.fonts_mut(|fonts| fonts.row_height(&font));
    let area = ScrollArea::both().id_salt("licences").auto_shrink([false, false]);
    let area = scrolling::scrolled(ui, "licences", area);
    let drawn = area.show_rows(ui, height, lines.len(), |ui, rows| {
        for line in &lines[rows] {
            if line.starts_with("====") {
                let (rect, _) = ui.allocate_exact_size(vec2(theme::MEASURE, height), egui::Sense::hover());
                let stroke = ui.visuals().widgets.noninteractive.bg_stroke;
                ui.painter().hline(rect.x_range(), rect.center().y, stroke);
            } else {
                ui.add(egui::Label::new(egui::RichText::new(*line).font(font.clone())).extend());
            }
        }
    });
    scrolling::by_keys(ui, "licences", &drawn);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_finds_lines_however_they_are_written() {
        assert_eq!(lines("BIZ udpgothic (FONT)"), ["BIZ UDPGothic (font): OFL-1.1"]);
        assert_eq!(lines("no such crate"), Vec::<&str>::new());
        assert_eq!(lines(" ").len(), THIRD_PARTY.lines().count());
    }

    #[test]
    fn from_the_settings_to_a_crate_by_search_and_back_with_only_the_rows_in_view() {
        use egui_kittest::kittest::Queryable;
        let mut window = egui_kittest::Harness::builder()
            .with_size(vec2(1280.0, 800.0))
            .build_eframe(|cc| crate::app::App::new(&cc.egui_ctx, None));
        let press = |window: &mut egui_kittest::Harness<'_, crate::app::App>, label: &str| {
            window.get_by_label(label).scroll_to_me();
            window.run();
            window.get_by_label(label).click();
            window.run();
        };
        window.run();
        press(&mut window, "設定");
        press(&mut window, "ライセンスを表示");
        let shown = window.query_all_by_role(egui::accesskit::Role::Label).count();
        assert!((20..120).contains(&shown), "{shown} of {} lines", THIRD_PARTY.lines().count());
        window.get_by_label("ライセンスを検索").focus();
        window.run();
        window.event(egui::Event::Text("printpdf".to_owned()));
        window.run();
        assert!(window.query_by_label_contains("printpdf 0.12.8: MIT").is_some());
        press(&mut window, "設定に戻る");
        assert!(window.query_by_label("ライセンスを表示").is_some());
    }
}
