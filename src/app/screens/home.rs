//! Home: what this is, begin, go on, open, recent files, the sample.

use egui::{RichText, TextEdit, Ui};

use crate::app::command::Command;
use crate::app::settings::Settings;
use crate::app::state::{Action, Screen};
use crate::app::theme;
use crate::app::widgets::{choice, frame};
use crate::app::words::AppWords;

/// Draws the screen; `open` says whether a document is open, `typed` holds the path being typed.
pub fn show(
    ui: &mut Ui,
    words: &AppWords,
    settings: &Settings,
    open: bool,
    typed: &mut String,
) -> Vec<Action> {
    let mut actions = Vec::new();
    frame::page(ui, "home", &words.welcome_title, |ui| {
        for sentence in [&words.welcome_what, &words.welcome_time, &words.welcome_private] {
            ui.label(RichText::new(sentence).size(16.0));
        }
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            if open && choice::primary(ui, &words.home_continue) {
                actions.push(Action::Show(Screen::Question));
            }
            let begin = if open {
                ui.add(egui::Button::new(&words.new_button).min_size(egui::vec2(0.0, 38.0))).clicked()
            } else {
                choice::primary(ui, &words.new_button)
            };
            if begin {
                actions.push(Action::Command(Command::New));
            }
            for (command, label) in
                [(Command::Open, &words.open_button), (Command::Sample, &words.sample_button)]
            {
                if ui.add(egui::Button::new(label).min_size(egui::vec2(0.0, 38.0))).clicked() {
                    actions.push(Action::Command(command));
                }
            }
        });
        ui.add_space(8.0);
        frame::card(ui, |ui| {
            frame::label(ui, &words.home_recent);
            if settings.recent.is_empty() {
                frame::muted(ui, &words.home_recent_none);
            }
            for recent in &settings.recent {
                let name =
                    recent.path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
                let folder = recent.path.parent().map_or_else(String::new, |p| p.display().to_string());
                ui.horizontal_wrapped(|ui| {
                    if ui.link(RichText::new(name).font(theme::bold(theme::BODY))).clicked() {
                        actions.push(Action::OpenRecent(recent.path.clone()));
                    }
                    frame::muted(ui, &folder);
                });
            }
        });
        frame::card(ui, |ui| {
            frame::label(ui, &words.home_typed_path);
            if let Some(path) = typed_path(ui, words, typed, &words.home_open_path, false) {
                actions.push(Action::OpenPath(path));
            }
        });
    });
    actions
}

/// A field for a path and a button; returns the path when the button is pressed or Enter is.
/// With `grab` the field takes the focus while nothing has it.
pub fn typed_path(
    ui: &mut Ui,
    words: &AppWords,
    typed: &mut String,
    button: &str,
    grab: bool,
) -> Option<String> {
    let mut done = false;
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 220.0).max(160.0);
        let response = ui.add(
            TextEdit::singleline(typed)
                .id(egui::Id::unique(("typed path", grab)))
                .desired_width(width)
                .hint_text("/home/…/keian.ron"),
        );
        done = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if grab && !done && ui.memory(|m| m.focused().is_none()) {
            response.request_focus();
        }
        let shown = typed.clone();
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, &shown, &shown, "");
            info.label = Some(words.path_label.clone());
            info
        });
        done |= ui.add_enabled(!typed.trim().is_empty(), egui::Button::new(button)).clicked();
    });
    (done && !typed.trim().is_empty()).then(|| typed.trim().to_owned())
}
