//! Home: what this is, begin, go on, open, recent files, the sample.

use egui::{Align, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::paths::file_name;
use crate::app::route::Screen;
use crate::app::settings::Settings;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::icons::Icon;
use crate::app::widgets::path_field::{Focus, PathField, path_field};
use crate::app::widgets::tips::Tips;
use crate::app::widgets::{choice, frame, one_row, text};
use crate::app::words::AppWords;
use crate::base::lang::{Lang, fill};
use crate::session::document::Document;

/// Draws the screen; `doc` is the document that is open, `typed` holds the path being typed.
pub fn show(
    ui: &mut Ui,
    words: &AppWords,
    settings: &Settings,
    doc: Option<&Document>,
    typed: &mut String,
) -> Vec<Action> {
    let mut actions = Vec::new();
    frame::page(ui, "home", "", |ui| {
        let top = ui.cursor().min;
        ui.add_space(12.0);
        frame::muted(ui, &words.tagline);
        let color = palette(ui).text;
        text::paragraph(ui, &words.welcome_title, theme::bold(28.0), color);
        ui.add_space(8.0);
        promises(ui, words);
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            if doc.is_some() && choice::primary(ui, &words.home_back) {
                actions.push(Action::Show(Screen::Question));
            }
            let begin = if doc.is_some() {
                choice::secondary(ui, &words.new_button)
            } else {
                choice::primary(ui, &words.new_button)
            };
            if begin {
                actions.push(Action::Command(Command::New));
            }
            for (command, label) in [
                (Command::Open, &words.open_button),
                (Command::Sample, &words.sample_button),
                (Command::SmallSample, &words.small_sample_button),
            ] {
                if choice::secondary(ui, label) {
                    actions.push(Action::Command(command));
                }
            }
        });
        ui.add_space(10.0);
        frame::card(ui, |ui| recent(ui, words, settings, &mut actions));
        frame::part(ui, "typed path", &words.home_typed_path, "", |ui| {
            let field = PathField {
                key: "home",
                button: &words.home_open_path,
                ending: "keian",
                focus: Focus::Waits,
            };
            if let Some(path) = path_field(ui, words, typed, field) {
                actions.push(Action::OpenPath(path));
            }
        });
        // In sight from the start, for who reads the other language; the last that Tab reaches.
        let place = Rect::from_min_size(top, vec2(ui.available_width(), 34.0));
        let right = Layout::right_to_left(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(place).layout(right), |ui| {
            if let Some(lang) = language(ui, settings.lang) {
                actions.push(Action::Settings(Box::new(Settings { lang, ..settings.clone() })));
            }
        });
    });
    actions
}

/// The languages, each in its own words, so that it is found from the other; returns the one chosen.
fn language(ui: &mut Ui, chosen: Lang) -> Option<Lang> {
    let mut from_the_right = Lang::ALL.map(|lang| (lang, lang.name()));
    from_the_right.reverse();
    choice::row(ui, chosen, &from_the_right)
}

/// What it is, how long it takes, that nothing leaves the machine: side by side where there is room.
fn promises(ui: &mut Ui, words: &AppWords) {
    let what = fill(&words.welcome_what, &[("not_meti", &words.not_meti)]);
    let promises =
        [(Icon::Chart, &what), (Icon::Clock, &words.welcome_time), (Icon::Shield, &words.welcome_private)];
    let p = palette(ui);
    let narrow = ui.available_width() < 640.0;
    let gap = theme::GAP;
    let width = if narrow { ui.available_width() } else { (ui.available_width() - 2.0 * gap) / 3.0 };
    let galleys: Vec<_> = promises
        .iter()
        .map(|(_, words)| text::laid_out(ui, words, theme::regular(theme::BODY), p.text, width - 32.0))
        .collect();
    let tallest = galleys.iter().map(|galley| galley.size().y).fold(0.0, f32::max);
    let draw = |ui: &mut Ui, i: usize, height: f32| {
        let (rect, response) = ui.allocate_exact_size(vec2(width, height + 62.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, promises[i].1));
        ui.painter().rect(rect, theme::RADIUS, p.card, Stroke::new(1.0, p.line), egui::StrokeKind::Inside);
        let square = Rect::from_min_size(rect.min + vec2(14.0, 12.0), vec2(26.0, 26.0));
        promises[i].0.paint(ui.painter(), square, p.accent);
        ui.painter().galley(rect.min + vec2(16.0, 46.0), galleys[i].clone(), p.text);
    };
    if narrow {
        for (i, galley) in galleys.iter().enumerate() {
            draw(ui, i, galley.size().y);
        }
    } else {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            (0..promises.len()).for_each(|i| draw(ui, i, tallest));
        });
    }
}

fn recent(ui: &mut Ui, words: &AppWords, settings: &Settings, actions: &mut Vec<Action>) {
    frame::label(ui, &words.home_recent);
    if settings.recent.is_empty() {
        frame::muted(ui, &words.home_recent_none);
    }
    let p = palette(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    for recent in &settings.recent {
        let name = file_name(&recent.path);
        let folder = recent.path.parent().map_or_else(String::new, |p| p.display().to_string());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::click());
        response.widget_info(|| {
            let lock = if recent.encrypted { format!(" ({})", words.encrypted_mark) } else { String::new() };
            WidgetInfo::labeled(Role::Button, true, format!("{name}{lock}"))
        });
        if response.hovered() {
            ui.painter().rect_filled(rect, 6.0, p.tint);
        }
        let square = Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), vec2(20.0, 20.0));
        let icon = if recent.encrypted { Icon::Lock } else { Icon::Document };
        icon.paint(ui.painter(), square, p.accent);
        let room = rect.width() - 44.0;
        let head = one_row(ui, &name, theme::bold(theme::BODY), p.text, room);
        let below = one_row(ui, &folder, theme::regular(theme::SMALL), p.muted, room);
        let cut = head.elided || below.elided;
        ui.painter().galley(rect.min + vec2(38.0, 4.0), head, p.text);
        ui.painter().galley(rect.min + vec2(38.0, 24.0), below, p.muted);
        let clicked = response.clicked();
        if cut {
            response.tip(recent.path.display().to_string());
        }
        if clicked {
            actions.push(Action::OpenRecent(recent.path.clone()));
        }
    }
}
