//! Language, colours, text size; what Keian is and is not.

use egui::{Grid, Key, KeyboardShortcut, Modifiers, RichText, Ui};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::own_questions::words::own_question_words;
use crate::app::route::Screen;
use crate::app::settings::{Settings, SingleKeys, TextSize, ThemeChoice};
use crate::app::theme::palette;
use crate::app::widgets::table::table_words;
use crate::app::widgets::{choice, frame, text};
use crate::app::words::{AppWords, app_words};
use crate::base::lang::Lang;
use crate::questionnaire::shipped::meti_guideline;
use crate::scoring::names::names;
use crate::scoring::words::score_words;

/// The room between a deed and its keys, in points.
const BETWEEN: f32 = 32.0;

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, words: &AppWords, settings: &Settings) -> Vec<Action> {
    let mut new = settings.clone();
    let mut actions = Vec::new();
    frame::page(ui, "settings", &words.settings_title, |ui| {
        frame::card(ui, |ui| {
            frame::label(ui, &words.language);
            // Each language in its own words, so that it is found from the other.
            if let Some(lang) = choice::row(ui, new.lang, &Lang::ALL.map(|lang| (lang, lang.name()))) {
                new.lang = lang;
            }
            ui.add_space(8.0);
            frame::label(ui, &words.theme);
            let themes = [
                (ThemeChoice::System, words.theme_system.as_str()),
                (ThemeChoice::Light, words.theme_light.as_str()),
                (ThemeChoice::Dark, words.theme_dark.as_str()),
            ];
            if let Some(theme) = choice::row(ui, new.theme, &themes) {
                new.theme = theme;
            }
            ui.checkbox(&mut new.high_contrast, &words.high_contrast);
            ui.add_space(8.0);
            frame::label(ui, &words.text_size);
            let sizes = [
                (TextSize::Normal, words.size_normal.as_str()),
                (TextSize::Large, words.size_large_text.as_str()),
                (TextSize::Projector, words.size_projector.as_str()),
            ];
            if let Some(size) = choice::row(ui, new.text_size, &sizes) {
                new.text_size = size;
            }
            ui.add_space(8.0);
            frame::label(ui, &words.single_keys);
            let keys = [
                (SingleKeys::Answer, words.single_keys_answer.as_str()),
                (SingleKeys::AnswerAndGoOn, &words.single_keys_go_on),
                (SingleKeys::Off, &words.single_keys_off),
            ];
            if let Some(keys) = choice::row(ui, new.single_keys, &keys) {
                new.single_keys = keys;
            }
            frame::muted(ui, &words.single_keys_hint);
            ui.add_space(8.0);
            frame::label(ui, &words.files);
            ui.checkbox(&mut new.typed_paths, &words.typed_paths);
        });
        frame::card(ui, |ui| {
            let own = own_question_words(settings.lang);
            frame::label(ui, &own.title);
            text::body(ui, &own.intro);
            if choice::secondary(ui, &own.button) {
                actions.push(Action::Show(Screen::OwnQuestions));
            }
        });
        frame::card(ui, |ui| {
            frame::label(ui, &words.shortcuts_title);
            shortcuts(ui, settings.lang);
        });
        frame::card(ui, |ui| {
            frame::label(ui, &words.about_title);
            text::body(ui, &format!("{} {}", words.app_name, env!("CARGO_PKG_VERSION")));
            text::body(ui, &words.not_meti);
            for about in &meti_guideline().about {
                text::body(ui, about.get(new.lang));
            }
            frame::muted(ui, &words.welcome_private);
            if choice::secondary(ui, &words.licences_button) {
                actions.push(Action::Show(Screen::Licences));
            }
        });
    });
    if new != *settings {
        actions.push(Action::Settings(Box::new(new)));
    }
    actions
}

/// The keys: those of commands, and those that answer.
pub fn shortcuts(ui: &mut Ui, lang: Lang) {
    let words = app_words(lang);
    let p = palette(ui);
    let ctx = ui.ctx().clone();
    // What is long goes on below, so that the page is no wider than the window.
    let widest = (ui.available_width() - BETWEEN) / 2.0;
    let grid = |name: &str| Grid::new(name).num_columns(2).spacing([BETWEEN, 6.0]).max_col_width(widest);
    grid("shortcuts").show(ui, |ui| {
        let mut line = |name: &str, keys: &str| {
            ui.label(name);
            ui.label(RichText::new(keys).color(p.muted));
            ui.end_row();
        };
        line(&words.keys_page, "Page Up · Page Down · Home · End");
        line(&words.keys_list, "Esc");
        line(&words.keys_levels, "0 – 4");
        line(&score_words(lang).level_unknown, "U");
        line(&names(lang).not_applicable, "N");
        line(&words.earlier_confirm, "C");
        for command in Command::ALL {
            if command.shortcut().is_some() {
                line(command.label(words), &command.keys(&ctx));
            }
        }
    });
    let table = table_words(lang);
    ui.add_space(8.0);
    frame::label(ui, &table.keys_title);
    let with = |modifiers, key| ctx.format_shortcut(&KeyboardShortcut::new(modifiers, key));
    let ctrl = |key| with(Modifiers::COMMAND, key);
    grid("table keys").show(ui, |ui| {
        for (name, keys) in [
            (&table.keys_move, "← → ↑ ↓ · Enter · Tab".to_owned()),
            (&table.keys_ends, format!("Home · End · {} · {}", ctrl(Key::Home), ctrl(Key::End))),
            (&table.keys_type, table.keys_typed.clone()),
            (&table.keys_inside, "F2".to_owned()),
            (&table.keys_line, with(Modifiers::ALT, Key::Enter)),
            (
                &table.keys_blocks,
                format!("Shift + ← → ↑ ↓ · {} · {} · {}", ctrl(Key::C), ctrl(Key::X), ctrl(Key::V)),
            ),
            (&table.keys_fill, ctrl(Key::D)),
            (&table.keys_out, "Esc".to_owned()),
        ] {
            ui.label(name);
            ui.label(RichText::new(keys).color(p.muted));
            ui.end_row();
        }
    });
}
