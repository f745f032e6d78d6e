//! Carries out what the screens and the keyboard ask for. What touches files is in [`super::files`].

use std::path::PathBuf;

use egui::ViewportCommand;

use super::action::Action;
use super::command::Command;
use super::command_palette::Palette;
use super::earlier::CompareAction;
use super::paths::with_extension;
use super::purpose::Purpose;
use super::route::Screen;
use super::screens::slides::Slides;
use super::view::View;
use super::words::app_words;
use super::{App, Pending, today};

impl App {
    pub(super) fn act(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Show(screen) => self.show(screen),
            Action::GoTo(question) => {
                self.show(Screen::Question);
                if let Some(doc) = &mut self.doc {
                    doc.at = Some(question);
                }
            }
            Action::Plan(filter) => {
                self.show(Screen::Plan);
                self.plan.show_only(filter);
            }
            Action::Edit(edit) => {
                if let Some(doc) = &mut self.doc {
                    doc.edit(edit, today());
                }
            }
            Action::Seal => {
                if let Some(doc) = &mut self.doc {
                    doc.history.seal();
                }
            }
            Action::Command(command) => self.command(ctx, command),
            Action::OpenRecent(path) => self.ask(ctx, Pending::Open(path)),
            Action::OpenPath(path) => self.ask(ctx, Pending::Open(PathBuf::from(path))),
            Action::Export(choice, Some(path)) => {
                self.export(ctx, choice, with_extension(PathBuf::from(path), "pdf"))
            }
            Action::Export(choice, None) => self.ask_path(ctx, Purpose::Export(choice)),
            Action::TypedPath(path) => {
                let purpose = self.typing_path.take();
                self.typed.clear();
                match (purpose, path) {
                    (Some(purpose), Some(path)) => self.picked(ctx, purpose, PathBuf::from(path)),
                    (Some(purpose), None) => self.no_place_chosen(purpose),
                    (None, _) => {}
                }
            }
            Action::Settings(settings) => {
                self.settings = *settings;
                self.apply_settings(ctx);
                self.store_settings();
            }
            Action::Compare(action) => self.compare_act(ctx, action),
            Action::Share(action) => self.share_act(ctx, action),
            Action::Keep(action) => self.keep_act(ctx, action),
            Action::Unsaved(choice) => self.unsaved(ctx, choice),
            Action::Dismiss => self.message = None,
        }
    }

    /// Goes to a screen.
    pub fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.plan.begin();
        if let Some(doc) = &mut self.doc {
            doc.history.seal();
            if doc.at.is_none() && screen == Screen::Question {
                doc.at = doc.first_open();
            }
        }
    }

    pub(super) fn command(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::New => self.ask(ctx, Pending::New),
            Command::Open => self.ask(ctx, Pending::OpenDialog),
            Command::Sample => self.ask(ctx, Pending::Sample),
            Command::Save => self.save(ctx, None),
            Command::SaveAs => self.save_as(ctx),
            Command::Undo | Command::Redo => {
                if let Some(doc) = &mut self.doc {
                    if command == Command::Undo { doc.undo(today()) } else { doc.redo(today()) }
                }
            }
            Command::Back => self.step(-1),
            Command::Next => self.step(1),
            Command::Report if self.screen == Screen::Export => {
                self.export.ask_to_save();
                ctx.request_repaint();
            }
            Command::Report => self.show(Screen::Export),
            Command::Slides => self.show_slides(),
            Command::Help => self.show(Screen::Help),
            Command::Freeze => self.compare_act(ctx, CompareAction::Name),
            Command::Palette | Command::Find => {
                ctx.memory_mut(egui::Memory::stop_text_input);
                self.palette = Some(Palette::default());
            }
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Shows the results as slides, over the whole window.
    fn show_slides(&mut self) {
        let Some(doc) = &mut self.doc else { return };
        doc.history.seal();
        let (words, lang, today) = (app_words(self.settings.lang), self.settings.lang, today());
        let view = View { doc, words, lang, today, composing: false, covered: false };
        self.slides = Some(Slides::of(&view));
        self.screen = Screen::Results;
    }

    /// The window fills the screen while the slides are shown, and is afterwards as it was before. Where
    /// the system refuses it stays as it is: the slides take what there is.
    pub(super) fn fill_screen(&mut self, ctx: &egui::Context) {
        match (self.slides.is_some(), self.full_before) {
            (true, None) => {
                let before = ctx.input(|i| i.viewport().fullscreen == Some(true));
                self.full_before = Some(before);
                if !before {
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
                }
            }
            (false, Some(before)) => {
                self.full_before = None;
                if !before {
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
                }
            }
            _ => {}
        }
    }

    /// Goes on or back by a question. After the last one stand the results; from any other screen one
    /// comes to the question where one left off.
    fn step(&mut self, by: isize) {
        let Some(doc) = &mut self.doc else { return };
        let asked = doc.assessment.asked(&doc.questionnaire);
        let place = doc.at.as_ref().and_then(|at| asked.iter().position(|q| q.id == *at)).unwrap_or(0);
        let last = asked.len().saturating_sub(1);
        match self.screen {
            Screen::Question if by > 0 && place == last => self.show(Screen::Results),
            Screen::Question => {
                doc.at = asked.get(place.saturating_add_signed(by).min(last)).map(|q| q.id.clone());
                doc.history.seal();
            }
            Screen::Results if by > 0 && place == last => {}
            _ => self.show(Screen::Question),
        }
    }
}
