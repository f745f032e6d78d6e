//! The window: what you see while you answer. Knows every other layer; none knows it.
//! [`run`] opens it; [`App`] holds the state, draws the screens and carries out their actions.

pub mod command;
pub mod jobs;
pub mod screens;
pub mod settings;
pub mod state;
pub mod theme;
pub mod widgets;
pub mod words;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Id, Modal, Panel, Ui, ViewportCommand};
use jiff::civil::Date;

use crate::assessment::{Assessment, Profile};
use crate::lang::{Lang, fill};
use crate::storage::{self, Catalogue};
use command::Command;
use jobs::{DialogEnd, Done, ExportJob, Jobs, Purpose};
use screens::export::ExportState;
use settings::{Settings, ThemeChoice};
use state::{Action, Document, Screen, UnsavedChoice, View};
use words::{AppWords, app_words};

/// Opens the window and returns when it is closed.
///
/// # Errors
/// A sentence when the window cannot be opened, for example where there is no display.
pub fn run(file: Option<PathBuf>) -> Result<(), String> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Keian 経安")
            .with_app_id("keian")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([760.0, 520.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "keian",
        options,
        Box::new(move |cc| {
            let mut app = App::new(&cc.egui_ctx, settings::default_file());
            if let Some(file) = file {
                app.jobs.open(&cc.egui_ctx, file, app.settings.lang);
            }
            Ok(Box::new(app))
        }),
    )
    .map_err(|error| error.to_string())
}

/// The window's state.
pub struct App {
    settings: Settings,
    settings_file: Option<PathBuf>,
    doc: Option<Document>,
    screen: Screen,
    jobs: Jobs,
    saving: bool,
    /// What waits until the person has decided about unsaved changes.
    asking: Option<Pending>,
    /// What is done as soon as the document is saved.
    after_save: Option<Pending>,
    message: Option<String>,
    /// What a path is being typed for, where the system has no file dialog.
    typing_path: Option<Purpose>,
    composing: bool,
    typed: String,
    export: ExportState,
    order: screens::plan::Order,
    closing: bool,
}

/// What would drop unsaved changes if nobody asked.
#[derive(Clone, Debug, PartialEq)]
enum Pending {
    New,
    Sample,
    OpenDialog,
    Open(PathBuf),
    Quit,
}

impl App {
    /// The window's state at the start: the settings of the file, no document.
    #[must_use]
    pub fn new(ctx: &egui::Context, settings_file: Option<PathBuf>) -> Self {
        theme::install(ctx);
        let settings = settings_file.as_deref().map(Settings::load).unwrap_or_default();
        let app = Self {
            settings,
            settings_file,
            doc: None,
            screen: Screen::Home,
            jobs: Jobs::default(),
            saving: false,
            asking: None,
            after_save: None,
            message: None,
            typing_path: None,
            composing: false,
            typed: String::new(),
            export: ExportState::default(),
            order: screens::plan::Order::default(),
            closing: false,
        };
        app.apply_settings(ctx);
        app
    }

    /// The open document.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.doc.as_ref()
    }

    fn words(&self) -> &'static AppWords {
        app_words(self.settings.lang)
    }

    fn apply_settings(&self, ctx: &egui::Context) {
        ctx.set_theme(match self.settings.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        });
        ctx.set_zoom_factor(self.settings.text_size.factor());
    }

    fn store_settings(&mut self) {
        let Some(file) = &self.settings_file else { return };
        let Ok(text) = ron::ser::to_string_pretty(&self.settings, ron::ser::PrettyConfig::new()) else {
            return;
        };
        if let Err(error) = storage::write_settings(file, text.as_bytes()) {
            self.message = Some(error.message(self.settings.lang));
        }
    }

    fn draw(&mut self, ui: &mut Ui) -> Vec<Action> {
        let words = self.words();
        let lang = self.settings.lang;
        let mut actions = Vec::new();
        let nav = Panel::left("nav").exact_size(212.0).resizable(false);
        nav.show(ui, |ui| {
            actions.extend(screens::nav::show(ui, words, lang, self.screen, self.doc.as_ref(), self.saving));
        });
        egui::CentralPanel::default_margins().show(ui, |ui| {
            let view = self.doc.as_ref().map(|doc| View {
                doc,
                words,
                lang,
                today: today(),
                composing: self.composing,
            });
            actions.extend(match (self.screen, &view) {
                (Screen::Settings, _) => screens::settings::show(ui, words, &self.settings),
                (Screen::Profile, Some(view)) => screens::profile::show(ui, view),
                (Screen::Question, Some(view)) => screens::question::show(ui, view),
                (Screen::Results, Some(view)) => screens::results::show(ui, view),
                (Screen::Plan, Some(view)) => screens::plan::show(ui, view, &mut self.order),
                (Screen::Export, Some(view)) => {
                    screens::export::show(ui, view, &mut self.export, self.jobs.busy())
                }
                (Screen::Home, _) | (_, None) => {
                    screens::home::show(ui, words, &self.settings, self.doc.is_some(), &mut self.typed)
                }
            });
        });
        actions.extend(self.modals(ui));
        actions.extend(self.path_modal(ui));
        actions
    }

    fn modals(&self, ui: &Ui) -> Vec<Action> {
        let words = self.words();
        let mut actions = Vec::new();
        if let Some(message) = &self.message {
            let modal = Modal::new(Id::unique("message")).show(ui.ctx(), |ui| {
                ui.set_max_width(520.0);
                ui.label(message);
                ui.add_space(8.0);
                widgets::choice::primary(ui, &words.dismiss_button)
            });
            if modal.inner || modal.should_close() {
                actions.push(Action::Dismiss);
            }
        } else if self.asking.is_some() {
            let name = self.doc.as_ref().and_then(Document::name).unwrap_or_else(|| words.untitled.clone());
            let modal = Modal::new(Id::unique("unsaved")).show(ui.ctx(), |ui| {
                ui.set_max_width(520.0);
                widgets::frame::label(ui, &words.unsaved_title);
                ui.label(fill(&words.unsaved_body, &[("name", &name)]));
                ui.add_space(8.0);
                ui.horizontal(|ui| {
                    if widgets::choice::primary(ui, &words.save_button) {
                        actions.push(Action::Unsaved(UnsavedChoice::Save));
                    }
                    if ui.button(&words.discard_button).clicked() {
                        actions.push(Action::Unsaved(UnsavedChoice::Discard));
                    }
                    if ui.button(&words.cancel_button).clicked() {
                        actions.push(Action::Unsaved(UnsavedChoice::Cancel));
                    }
                });
            });
            if modal.should_close() {
                actions.push(Action::Unsaved(UnsavedChoice::Cancel));
            }
        }
        actions
    }

    /// Asks for a typed path where the system has no file dialog.
    fn path_modal(&mut self, ui: &Ui) -> Option<Action> {
        let purpose = self.typing_path?;
        let words = self.words();
        let mut action = None;
        let modal = Modal::new(Id::unique("path")).show(ui.ctx(), |ui| {
            ui.set_width(560.0);
            ui.label(&words.read_only_dialog);
            let target = with_extension(PathBuf::from(self.typed.trim()), purpose.extension());
            let exists = purpose != Purpose::Open && !self.typed.trim().is_empty() && target.exists();
            let button = match purpose {
                Purpose::Open => &words.home_open_path,
                _ if exists => &words.overwrite_button,
                _ => &words.save_path_button,
            };
            if let Some(path) = screens::home::typed_path(ui, words, &mut self.typed, button, true) {
                action = Some(Action::TypedPath(Some(path)));
            }
            if exists {
                widgets::frame::muted(ui, &format!("※ {}", words.path_exists));
            }
            if ui.button(&words.cancel_button).clicked() {
                action = Some(Action::TypedPath(None));
            }
        });
        if modal.should_close() {
            action = Some(Action::TypedPath(None));
        }
        action
    }

    fn act(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Show(screen) => self.show(screen),
            Action::GoTo(question) => {
                self.show(Screen::Question);
                if let Some(doc) = &mut self.doc {
                    doc.at = Some(question);
                }
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
            Action::Export(lang, Some(path)) => {
                self.export(ctx, lang, with_extension(PathBuf::from(path), "pdf"))
            }
            Action::Export(lang, None) => {
                let dialog =
                    rfd::AsyncFileDialog::new().add_filter("PDF", &["pdf"]).set_file_name("keian.pdf");
                self.jobs.dialog(ctx, Purpose::Export(lang), dialog.save_file());
            }
            Action::TypedPath(path) => {
                let purpose = self.typing_path.take();
                match (purpose, path) {
                    (Some(purpose), Some(path)) => self.picked(ctx, purpose, PathBuf::from(path)),
                    _ => self.after_save = None,
                }
            }
            Action::Settings(settings) => {
                self.settings = *settings;
                self.apply_settings(ctx);
                self.store_settings();
            }
            Action::Unsaved(choice) => self.unsaved(ctx, choice),
            Action::Dismiss => self.message = None,
        }
    }

    fn show(&mut self, screen: Screen) {
        self.screen = screen;
        if let Some(doc) = &mut self.doc {
            doc.history.seal();
            if doc.at.is_none() && screen == Screen::Question {
                doc.at = doc.first_open();
            }
        }
    }

    fn command(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::New => self.ask(ctx, Pending::New),
            Command::Open => self.ask(ctx, Pending::OpenDialog),
            Command::Sample => self.ask(ctx, Pending::Sample),
            Command::Save => self.save(ctx, None),
            Command::SaveAs => self.save_dialog(ctx),
            Command::Undo | Command::Redo => {
                if let Some(doc) = &mut self.doc {
                    if command == Command::Undo { doc.undo(today()) } else { doc.redo(today()) }
                }
            }
            Command::Back => self.step(-1),
            Command::Next => self.step(1),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Shows the question that many places further on.
    fn step(&mut self, by: isize) {
        let Some(doc) = &mut self.doc else { return };
        let asked = doc.assessment.asked(&doc.questionnaire);
        let place = doc.at.as_ref().and_then(|at| asked.iter().position(|q| q.id == *at)).unwrap_or(0);
        let target = place.saturating_add_signed(by).min(asked.len().saturating_sub(1));
        doc.at = asked.get(target).map(|q| q.id.clone());
        doc.history.seal();
        self.screen = Screen::Question;
    }

    /// Does what was asked, after asking about unsaved changes where there are any.
    fn ask(&mut self, ctx: &egui::Context, pending: Pending) {
        if self.doc.as_ref().is_some_and(Document::is_unsaved) {
            self.asking = Some(pending);
        } else {
            self.proceed(ctx, pending);
        }
    }

    fn proceed(&mut self, ctx: &egui::Context, pending: Pending) {
        self.remember_position();
        match pending {
            Pending::New => {
                let profile = Profile { date: Some(today()), ..Profile::default() };
                let assessment = Assessment { profile, ..Assessment::default() };
                self.take(assessment, None);
                self.screen = Screen::Profile;
            }
            Pending::Sample => {
                let text = match self.settings.lang {
                    Lang::Ja => include_bytes!("../../assets/sample/sample.ja.ron").as_slice(),
                    Lang::En => include_bytes!("../../assets/sample/sample.en.ron").as_slice(),
                };
                match storage::parse(text, &Catalogue::shipped()) {
                    Ok(opened) => {
                        self.take(opened.assessment, None);
                        self.screen = Screen::Results;
                    }
                    Err(error) => self.message = Some(error.message(self.settings.lang)),
                }
            }
            Pending::OpenDialog => {
                let dialog = rfd::AsyncFileDialog::new().add_filter("Keian", &["ron"]);
                self.jobs.dialog(ctx, Purpose::Open, dialog.pick_file());
            }
            Pending::Open(path) => self.jobs.open(ctx, path, self.settings.lang),
            Pending::Quit => {
                self.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// Makes an assessment the open document, as it is in its file.
    fn take(&mut self, assessment: Assessment, path: Option<PathBuf>) {
        let questionnaire = Arc::new(crate::questionnaire::shipped::meti_guideline().clone());
        self.take_with(questionnaire, assessment, path);
    }

    fn take_with(
        &mut self,
        questionnaire: Arc<crate::questionnaire::Questionnaire>,
        assessment: Assessment,
        path: Option<PathBuf>,
    ) {
        let generation = self.doc.as_ref().map_or(0, |doc| doc.generation + 1);
        let mut doc = Document::new(questionnaire, assessment, today());
        doc.generation = generation;
        doc.saved = Some(doc.assessment.clone());
        let position = path.as_deref().and_then(|path| self.settings.position(path));
        doc.at = position.filter(|at| doc.questionnaire.question(at).is_some()).or_else(|| doc.first_open());
        doc.path = path;
        self.doc = Some(doc);
    }

    fn unsaved(&mut self, ctx: &egui::Context, choice: UnsavedChoice) {
        let pending = self.asking.take();
        match (choice, pending) {
            (UnsavedChoice::Save, pending) => self.save(ctx, pending),
            (UnsavedChoice::Discard, Some(pending)) => {
                if pending == Pending::Quit
                    && let Some(doc) = &mut self.doc
                {
                    doc.saved = Some(doc.assessment.clone());
                }
                self.proceed(ctx, pending);
            }
            (UnsavedChoice::Discard | UnsavedChoice::Cancel, _) => {}
        }
    }

    /// Saves the document, then does what waits for it. Without a file yet, a dialog asks where.
    fn save(&mut self, ctx: &egui::Context, after: Option<Pending>) {
        let Some(doc) = &mut self.doc else { return };
        doc.history.seal();
        self.after_save = after;
        let Some(path) = doc.path.clone() else {
            self.save_dialog(ctx);
            return;
        };
        self.save_to(ctx, path);
    }

    fn save_dialog(&mut self, ctx: &egui::Context) {
        if self.doc.is_some() {
            let dialog = rfd::AsyncFileDialog::new().add_filter("Keian", &["ron"]).set_file_name("keian.ron");
            self.jobs.dialog(ctx, Purpose::Save, dialog.save_file());
        }
    }

    fn save_to(&mut self, ctx: &egui::Context, path: PathBuf) {
        let Some(doc) = &self.doc else { return };
        self.saving = true;
        let (assessment, questionnaire) = (doc.assessment.clone(), doc.questionnaire.clone());
        self.jobs.save(ctx, path, assessment, questionnaire, self.settings.lang);
    }

    fn export(&mut self, ctx: &egui::Context, report_lang: Lang, path: PathBuf) {
        let Some(doc) = &self.doc else { return };
        let job = ExportJob {
            path,
            assessment: doc.assessment.clone(),
            questionnaire: doc.questionnaire.clone(),
            card: doc.card.clone(),
            report_lang,
            date: today(),
        };
        self.jobs.export(ctx, job, self.settings.lang);
    }

    fn done(&mut self, ctx: &egui::Context, done: Done) {
        let words = self.words();
        match done {
            Done::Opened(path, Ok(opened)) => {
                let storage::Opened { assessment, questionnaire, questionnaire_changed, .. } = *opened;
                self.take_with(questionnaire, assessment, Some(path));
                self.screen = Screen::Question;
                self.remember_position();
                if questionnaire_changed {
                    self.message = Some(words.opened_changed.clone());
                }
            }
            Done::Opened(_, Err(message)) => self.message = Some(message),
            Done::Saved(path, Ok(assessment)) => {
                self.saving = false;
                if let Some(doc) = &mut self.doc {
                    doc.saved = Some(*assessment);
                    doc.path = Some(path);
                }
                self.remember_position();
                if let Some(pending) = self.after_save.take() {
                    self.ask(ctx, pending);
                }
            }
            Done::Saved(_, Err(message)) => {
                self.saving = false;
                self.after_save = None;
                self.message = Some(message);
            }
            Done::Exported(path, Ok((pages, missing))) => {
                let values = [("pages", &*pages.to_string()), ("path", &*path.display().to_string())];
                let mut message = fill(&words.export_done, &values);
                if !missing.is_empty() {
                    message.push('\n');
                    message += &fill(&words.export_missing_glyphs, &[("glyphs", &missing.join(" "))]);
                }
                self.message = Some(message);
            }
            Done::Exported(_, Err(message)) => self.message = Some(message),
            Done::Picked(purpose, path) => self.picked(ctx, purpose, path),
            Done::NotPicked(_, DialogEnd::Cancelled) => self.after_save = None,
            Done::NotPicked(purpose, DialogEnd::NotShown) => {
                ctx.memory_mut(egui::Memory::stop_text_input);
                self.typing_path = Some(purpose);
            }
        }
    }

    fn picked(&mut self, ctx: &egui::Context, purpose: Purpose, path: PathBuf) {
        match purpose {
            Purpose::Open => self.jobs.open(ctx, path, self.settings.lang),
            Purpose::Save => self.save_to(ctx, with_extension(path, purpose.extension())),
            Purpose::Export(lang) => self.export(ctx, lang, with_extension(path, purpose.extension())),
        }
    }

    /// Keeps the file and the question in view in the recent list.
    fn remember_position(&mut self) {
        let Some(doc) = &self.doc else { return };
        if let Some(path) = &doc.path {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            self.settings.remember(&path, doc.at.clone());
            self.store_settings();
        }
    }

    /// Closing asks when there are unsaved changes.
    fn closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|i| i.viewport().close_requested()) {
            return;
        }
        let unsaved = self.doc.as_ref().is_some_and(Document::is_unsaved);
        if !self.closing && (unsaved || self.saving) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.asking = Some(Pending::Quit);
        } else {
            self.remember_position();
        }
    }

    fn read_input(&mut self, ctx: &egui::Context) {
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    egui::Event::Ime(egui::ImeEvent::Preedit { text, .. }) => {
                        self.composing = !text.is_empty()
                    }
                    egui::Event::Ime(egui::ImeEvent::Commit(_)) | egui::Event::WindowFocused(false) => {
                        self.composing = false;
                    }
                    _ => {}
                }
            }
        });
        if self.message.is_some() || self.asking.is_some() || self.typing_path.is_some() {
            return;
        }
        let typing = ctx.text_edit_focused();
        for command in Command::ALL {
            let Some(shortcut) = command.shortcut() else { continue };
            // A text field has its own undo and its own arrows.
            let own = matches!(command, Command::Undo | Command::Redo | Command::Back | Command::Next);
            if (!typing || !own) && ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
                self.command(ctx, command);
            }
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        while let Some(done) = self.jobs.ended() {
            self.done(&ctx, done);
        }
        self.read_input(&ctx);
        self.closing(&ctx);
        for action in self.draw(ui) {
            self.act(&ctx, action);
        }
    }
}

/// Today in the local time zone.
fn today() -> Date {
    jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::system()).date()
}

/// A path with this extension where it has none.
fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(extension) }
}
