//! Home: what this is, begin, go on, open, recent files, the sample.

use egui::{Align, Layout, Rect, Role, Sense, Stroke, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::paths::file_name;
use crate::app::route::Screen;
use crate::app::settings::Settings;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::icons::Icon;
use crate::app::widgets::{choice, frame, one_row, text};
use crate::app::words::AppWords;
use crate::base::lang::Lang;

/// Draws the screen; `open` says whether a document is open, `typed` holds the path being typed.
pub fn show(
    ui: &mut Ui,
    words: &AppWords,
    settings: &Settings,
    open: bool,
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
            if open && choice::primary(ui, &words.home_continue) {
                actions.push(Action::Show(Screen::Question));
            }
            let begin = if open {
                choice::secondary(ui, &words.new_button)
            } else {
                choice::primary(ui, &words.new_button)
            };
            if begin {
                actions.push(Action::Command(Command::New));
            }
            for (command, label) in
                [(Command::Open, &words.open_button), (Command::Sample, &words.sample_button)]
            {
                if choice::secondary(ui, label) {
                    actions.push(Action::Command(command));
                }
            }
        });
        ui.add_space(10.0);
        frame::card(ui, |ui| recent(ui, words, settings, &mut actions));
        frame::part(ui, "typed path", &words.home_typed_path, "", |ui| {
            if let Some(path) = typed_path(ui, words, typed, &words.home_open_path, false, "ron") {
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
    let promises = [
        (Icon::Chart, &words.welcome_what),
        (Icon::Clock, &words.welcome_time),
        (Icon::Shield, &words.welcome_private),
    ];
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
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.hovered() {
            ui.painter().rect_filled(rect, 6.0, p.tint);
        }
        let square = Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), vec2(20.0, 20.0));
        Icon::Document.paint(ui.painter(), square, p.accent);
        let room = rect.width() - 44.0;
        let head = one_row(ui, &name, theme::bold(theme::BODY), p.text, room);
        ui.painter().galley(rect.min + vec2(38.0, 4.0), head, p.text);
        let below = one_row(ui, &folder, theme::regular(theme::SMALL), p.muted, room);
        ui.painter().galley(rect.min + vec2(38.0, 24.0), below, p.muted);
        if response.on_hover_text(recent.path.display().to_string()).clicked() {
            actions.push(Action::OpenRecent(recent.path.clone()));
        }
    }
}

/// A field for a path and a button; returns the path when the button is pressed or Enter is. The example
/// in it has the `ending` of the file that is asked for. With `grab` the field takes the focus while
/// nothing has it, with all that stands in it selected.
pub fn typed_path(
    ui: &mut Ui,
    words: &AppWords,
    typed: &mut String,
    button: &str,
    grab: bool,
    ending: &str,
) -> Option<String> {
    let mut done = false;
    frame::label(ui, &words.path_label);
    ui.horizontal(|ui| {
        let button_width = ui
            .painter()
            .layout_no_wrap(button.to_owned(), theme::regular(theme::BODY), palette(ui).text)
            .size()
            .x;
        let width = (ui.available_width() - button_width - 44.0).max(160.0);
        let id = egui::Id::unique(("typed path", grab));
        let response = ui.add(
            TextEdit::singleline(typed)
                .id(id)
                .desired_width(width)
                .hint_text(format!("/home/…/keian.{ending}")),
        );
        done = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if grab && !done && ui.memory(|m| m.focused().is_none()) {
            response.request_focus();
            // What is suggested gives way to what is typed.
            let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
            state.cursor.set_char_range(Some(egui::text::CCursorRange::select_all_str(typed)));
            state.store(ui.ctx(), id);
        }
        let shown = typed.clone();
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &shown, &shown, "");
            info.label = Some(words.path_label.clone());
            info
        });
        done |= ui.add_enabled(!typed.trim().is_empty(), egui::Button::new(button)).clicked();
    });
    (done && !typed.trim().is_empty()).then(|| typed.trim().to_owned())
}
