//! Language, theme, text size; the keys; what Keian is and is not.

use egui::{Grid, Ui};

use crate::app::command::Command;
use crate::app::settings::{Settings, TextSize, ThemeChoice};
use crate::app::state::Action;
use crate::app::widgets::{choice, frame};
use crate::app::words::AppWords;
use crate::lang::Lang;
use crate::questionnaire::shipped::meti_guideline;

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, words: &AppWords, settings: &Settings) -> Vec<Action> {
    let mut new = settings.clone();
    frame::page(ui, "settings", &words.settings_title, |ui| {
        frame::card(ui, |ui| {
            frame::label(ui, &words.language);
            // Each language in its own words, so that it is found from the other.
            if let Some(lang) = choice::row(ui, new.lang, &[(Lang::Ja, "日本語"), (Lang::En, "English")]) {
                new.lang = lang;
            }
            ui.add_space(6.0);
            frame::label(ui, &words.theme);
            let themes = [
                (ThemeChoice::System, words.theme_system.as_str()),
                (ThemeChoice::Light, words.theme_light.as_str()),
                (ThemeChoice::Dark, words.theme_dark.as_str()),
            ];
            if let Some(theme) = choice::row(ui, new.theme, &themes) {
                new.theme = theme;
            }
            ui.add_space(6.0);
            frame::label(ui, &words.text_size);
            let sizes = [
                (TextSize::Normal, words.size_normal.as_str()),
                (TextSize::Large, words.size_large_text.as_str()),
                (TextSize::Projector, words.size_projector.as_str()),
            ];
            if let Some(size) = choice::row(ui, new.text_size, &sizes) {
                new.text_size = size;
            }
        });
        frame::card(ui, |ui| {
            frame::label(ui, &words.shortcuts_title);
            Grid::new("shortcuts").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
                for command in Command::ALL {
                    if let Some(shortcut) = command.shortcut() {
                        ui.label(command.label(words));
                        ui.label(ui.ctx().format_shortcut(&shortcut));
                        ui.end_row();
                    }
                }
            });
        });
        frame::card(ui, |ui| {
            frame::label(ui, &words.about_title);
            ui.label(format!("{} {}", words.app_name, env!("CARGO_PKG_VERSION")));
            for about in &meti_guideline().about {
                ui.label(about.get(new.lang));
            }
            frame::muted(ui, &words.welcome_private);
        });
    });
    if new == *settings { Vec::new() } else { vec![Action::Settings(Box::new(new))] }
}
