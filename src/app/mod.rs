//! The window: what you see while you answer. Knows every other layer; none knows it.
//! [`run`] opens it; [`App`] holds the state, draws the screens and carries out their actions.

mod act;
pub mod action;
pub mod command;
pub mod command_palette;
pub mod comparing;
pub mod dates;
mod dialogs;
mod draw;
pub mod earlier;
mod files;
pub mod glossary;
mod input;
pub mod jobs;
pub mod keeping;
pub mod merging;
mod paths;
pub mod preview;
pub mod purpose;
pub mod report_choice;
pub mod route;
pub mod screens;
pub mod session;
pub mod settings;
mod settings_file;
pub mod sharing;
pub mod theme;
pub mod view;
pub mod widgets;
pub mod window_place;
pub mod words;

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::Ui;
use jiff::civil::Date;

use crate::base::ids::QuestionId;
use crate::storage;
use jobs::Jobs;
use keeping::Keeping;
use purpose::Purpose;
use route::Screen;
use screens::export::ExportState;
use session::document::Document;
use settings::{Settings, ThemeChoice};
use settings_file::SettingsFile;
use words::{AppWords, app_words};

/// Opens the window and returns when it is closed.
///
/// # Errors
/// A sentence when the window cannot be opened, for example where there is no display.
pub fn run(file: Option<PathBuf>) -> Result<(), String> {
    let settings_file = settings::default_file();
    let first = settings_file.as_deref().is_none_or(|file| !file.exists());
    let kept = settings_file.as_deref().filter(|_| !first).map(Settings::load);
    let settings = kept.unwrap_or_else(Settings::first);
    let options = eframe::NativeOptions {
        viewport: window_place::window(settings.window).with_title("Keian 経安").with_app_id("keian"),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "keian",
        options,
        Box::new(move |cc| {
            let mut app = App::with_settings(&cc.egui_ctx, settings_file, settings);
            if let Some(file) = file {
                app.open_file(&cc.egui_ctx, file, storage::Unlock::Nothing);
            }
            Ok(Box::new(app))
        }),
    )
    .map_err(|error| error.to_string())
}

/// The window's state.
pub struct App {
    settings: Settings,
    settings_file: Option<SettingsFile>,
    doc: Option<Document>,
    keeping: Keeping,
    screen: Screen,
    /// The screen of the last frame: a new one begins at its start.
    drawn: Option<Screen>,
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
    /// The person goes by keyboard: what has the focus is ringed.
    by_keyboard: bool,
    /// What had the focus when it was last seen to that it is in view.
    focused: Option<egui::Id>,
    /// What gets the focus back when the dialog closes that covers the screen.
    under_dialog: Option<input::UnderDialog>,
    typed: String,
    export: ExportState,
    licences: screens::licences::Licences,
    plan: screens::plan::Plan,
    /// The results as slides, while they are shown.
    slides: Option<screens::slides::Slides>,
    /// Whether the window filled the screen before the slides did; `None` while they are not shown.
    full_before: Option<bool>,
    closing: bool,
    /// It was seen to that the window is within reach.
    placed: bool,
    palette: Option<command_palette::Palette>,
    comparing: earlier::Comparing,
    merging: Option<merging::Merging>,
    /// The questions that are handed out once a place is chosen.
    handing_out: Option<BTreeSet<QuestionId>>,
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
        let settings = settings_file.as_deref().map(Settings::load).unwrap_or_default();
        Self::with_settings(ctx, settings_file, settings)
    }

    /// The same with settings that are read already.
    fn with_settings(ctx: &egui::Context, settings_file: Option<PathBuf>, settings: Settings) -> Self {
        theme::install(ctx);
        let mut app = Self {
            settings,
            keeping: Keeping::new(settings_file.as_deref()),
            settings_file: settings_file.map(|path| SettingsFile::new(ctx, path)),
            doc: None,
            screen: Screen::Home,
            drawn: None,
            jobs: Jobs::default(),
            saving: false,
            asking: None,
            after_save: None,
            message: None,
            typing_path: None,
            composing: false,
            by_keyboard: false,
            focused: None,
            under_dialog: None,
            typed: String::new(),
            export: ExportState::default(),
            licences: screens::licences::Licences::default(),
            plan: screens::plan::Plan::default(),
            slides: None,
            full_before: None,
            closing: false,
            placed: false,
            palette: None,
            comparing: earlier::Comparing::default(),
            merging: None,
            handing_out: None,
        };
        app.apply_settings(ctx);
        if let Some(folder) = app.keeping.folder() {
            app.jobs.find(ctx, folder.to_owned());
        }
        app
    }

    /// The open document.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.doc.as_ref()
    }

    /// Takes a document that is not from a file, with a questionnaire of its own.
    pub fn hold(&mut self, document: Document) {
        self.doc = Some(document);
    }

    fn words(&self) -> &'static AppWords {
        app_words(self.settings.lang)
    }

    fn apply_settings(&self, ctx: &egui::Context) {
        theme::style(ctx, theme::Contrast::from(self.settings.high_contrast));
        ctx.set_theme(match self.settings.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        });
        ctx.set_zoom_factor(self.settings.text_size.factor());
    }

    fn store_settings(&self) {
        if let Some(file) = &self.settings_file {
            file.store(&self.settings);
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        while let Some(done) = self.jobs.ended() {
            self.done(&ctx, done);
        }
        if let Some(error) = self.settings_file.as_ref().and_then(SettingsFile::trouble) {
            self.message = Some(error.message(self.settings.lang));
        }
        let commands = self.read_input(&ctx);
        self.follow_focus(&ctx);
        for action in self.draw(ui) {
            self.act(&ctx, action);
        }
        for command in commands {
            self.command(&ctx, command);
        }
        if self.drawn != Some(self.screen) {
            self.drawn = Some(self.screen);
            ctx.memory_mut(|memory| memory.request_focus(widgets::frame::page_start()));
            self.under_dialog = self.under_dialog.map(input::UnderDialog::now_at_page_start);
        }
        self.return_focus(&ctx);
        if self.by_keyboard && self.focused != ctx.memory(|memory| memory.focused()) {
            // The next frame scrolls to it.
            ctx.request_repaint();
        }
        self.fill_screen(&ctx);
        self.keep();
        self.place(&ctx);
        self.closing(&ctx);
    }
}

/// Today in the local time zone.
fn today() -> Date {
    jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::system()).date()
}
