//! The window: what you see while you answer. Knows every other floor; none knows it.
//! [`run`] opens it; [`App`] holds the state, draws the screens and carries out their actions.

mod act;
pub mod action;
mod aside;
mod asking;
pub mod association;
mod broken_settings;
mod carry;
mod closing;
pub mod command;
pub mod command_palette;
mod comparing;
pub mod dialog;
mod dialogs;
mod draw;
pub mod earlier;
mod event_loop;
mod exporting;
mod found;
pub mod glossary;
pub mod handing;
mod hands;
pub mod importing;
pub mod in_turn;
mod input;
pub mod jobs;
pub mod keeping;
pub mod lists;
pub mod merging;
pub mod own_questions;
mod paths;
pub mod preview;
pub mod purpose;
mod registering;
pub mod registers;
pub mod route;
pub mod screens;
pub mod settings;
mod settings_file;
mod sharing;
pub mod showing;
pub mod theme;
pub mod undoing;
pub mod view;
pub mod widgets;
pub mod window_place;
pub mod words;
pub mod workshop;

use std::path::PathBuf;

use egui::Ui;

use crate::session::Session;
use crate::session::disk::Disk;
use crate::session::document::Document;
use crate::session::phase::Next;
use crate::start::{FROM_DESKTOP, today};
use crate::storage::Unlock;
use broken_settings::{BrokenSettings, load_or_set_aside};
use dialog::Dialogs;
use event_loop::Happened;
use hands::Hands;
use jobs::Jobs;
use lists::Lists;
use registers::drafts::Typing;
use route::Route;
use screens::Rooms;
use settings::{Settings, ThemeChoice};
use settings_file::SettingsFile;
use widgets::in_place::field_stands;
use words::{AppWords, app_words};

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When the window cannot be opened, for example where there is no display.
pub fn run(file: Option<PathBuf>) -> Result<(), eframe::Error> {
    let settings_file = settings::default_file();
    let first = settings_file.as_deref().is_none_or(|file| !file.exists());
    let kept = settings_file.as_deref().filter(|_| !first).map(load_or_set_aside);
    let (settings, broken) = kept.unwrap_or_else(|| (Settings::first(), None));
    let options = eframe::NativeOptions {
        viewport: window_place::window(settings.window)
            .with_title(window_place::PROGRAM)
            .with_app_id("keian")
            .with_icon(window_place::icon()),
        // There is nothing on the screen that has bands to be smoothed.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    event_loop::run(
        "keian",
        options,
        Box::new(move |cc| {
            let mut app = App::with_settings(&cc.egui_ctx, settings_file, settings, broken);
            if let Some(file) = file {
                app.session.open(file, Unlock::Nothing, None);
            }
            Ok(Box::new(app))
        }),
    )
}

/// Says in a box of the system's own why no window opens: whoever starts a program by a double click sees nothing
/// that it writes to standard error. Elsewhere it is told by standard error alone.
pub fn show_box(text: &str) {
    if FROM_DESKTOP {
        #[allow(
            clippy::disallowed_methods,
            reason = "there is no window to show it in, and these systems need no portal"
        )]
        let said = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_description(text);
        said.set_title(window_place::PROGRAM).show();
    }
}

/// The window's state.
pub struct App {
    settings: Settings,
    settings_file: Option<SettingsFile>,
    /// The open document and what becomes of it.
    session: Session<Disk>,
    /// What is done in the background.
    jobs: Jobs,
    /// Where one is.
    route: Route,
    /// What covers the screens.
    dialogs: Dialogs,
    /// Keys, pointer and focus.
    hands: Hands,
    /// What screens remember between frames.
    rooms: Rooms,
    /// The reference lists at hand.
    lists: Lists,
    /// Where is kept how heads of spreadsheets are read.
    heads: Option<PathBuf>,
}

impl App {
    /// The window's state at the start: the settings of the file, no document.
    #[must_use]
    pub fn new(ctx: &egui::Context, settings_file: Option<PathBuf>) -> Self {
        let (settings, broken) = settings_file.as_deref().map(load_or_set_aside).unwrap_or_default();
        Self::with_settings(ctx, settings_file, settings, broken)
    }

    /// The same with settings that are read already.
    fn with_settings(
        ctx: &egui::Context,
        settings_file: Option<PathBuf>,
        settings: Settings,
        broken: Option<BrokenSettings>,
    ) -> Self {
        theme::install(ctx);
        ctx.add_plugin(in_turn::InTurn::default());
        let folder = settings_file.as_deref().and_then(std::path::Path::parent);
        let disk = Disk { journals: folder.map(|folder| folder.join("journal")) };
        let lists = folder.map(|folder| folder.join("lists"));
        let heads = folder.map(|folder| folder.join("heads.ron"));
        let mut app = Self {
            settings,
            session: Session::new(disk, today),
            settings_file: settings_file
                // What could not be set aside is not written over.
                .filter(|_| broken.as_ref().is_none_or(BrokenSettings::is_set_aside))
                .map(|path| SettingsFile::new(ctx, path)),
            jobs: Jobs::default(),
            route: Route::default(),
            dialogs: Dialogs::default(),
            hands: Hands::default(),
            rooms: Rooms::default(),
            lists: Lists::of(lists),
            heads,
        };
        app.apply_settings(ctx);
        if let Some(broken) = broken {
            app.dialogs.say(broken.message(app.settings.lang));
        }
        app.session.find();
        app.carry_all(ctx);
        app
    }

    /// The open document.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.session.document()
    }

    /// Takes a document that is not from a file, with a questionnaire of its own.
    pub fn hold(&mut self, document: Document) {
        self.session.hold(document);
    }

    /// The title that the window has.
    #[must_use]
    pub fn window_title(&self) -> &str {
        &self.route.title
    }

    /// Asks the desktop on this bus instead of the session's to show files.
    pub fn ask_desktop_on(&mut self, bus: String) {
        self.jobs.ask_desktop_on(bus);
    }

    /// What is shown around the fields and changes with what is typed in them: whether something covers the
    /// screen, and of the document whether it is unsaved, and can be undone and redone.
    fn around(&self) -> (bool, Option<[bool; 3]>) {
        let marks = |doc: &Document| [doc.is_unsaved(), doc.can_undo(), doc.history.can_redo()];
        (self.covered(), self.document().map(marks))
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
    /// The ground of the screens, so that it need not be painted over what is there.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, raw: &mut egui::RawInput) {
        let points_a_line = ctx.options(|options| options.input_options.line_scroll_speed);
        event_loop::scroll_at_once(raw, points_a_line);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        event_loop::layout_begins();
        let ctx = ui.ctx().clone();
        let (happened, around) = (Happened::now(&ctx), self.around());
        while let Some(ended) = self.jobs.ended() {
            self.ended(&ctx, ended);
        }
        self.carry_all(&ctx);
        if let Some(error) = self.settings_file.as_ref().and_then(SettingsFile::trouble) {
            self.dialogs.say(error.message(self.settings.lang));
        }
        let commands = self.read_input(&ctx);
        self.hands.follow_focus(&ctx);
        let dropped = self.dropped(&ctx);
        for action in self.draw(ui) {
            self.act(&ctx, action);
        }
        if let Some(path) = dropped {
            self.leave_cells(&ctx, Typing::Ends);
            self.session.request(Next::Open(path, Unlock::Nothing));
        }
        for command in commands {
            self.command(&ctx, command);
        }
        if !self.hands.composing {
            self.session.leave_dates(|field| widgets::date_field::has_focus(&ctx, field));
            self.leave_cells(&ctx, Typing::GoesOn);
        }
        self.carry_all(&ctx);
        if self.route.entered() {
            ctx.memory_mut(|memory| memory.request_focus(widgets::page_start()));
            self.hands.now_at_page_start();
        }
        self.focus_offers(&ctx);
        if self.covered() {
            self.hands.covered(&ctx)
        } else {
            self.hands.uncovered(&ctx)
        }
        self.hands.show_focus_next(&ctx);
        self.route.fill_screen(&ctx);
        self.session.follow();
        self.carry_all(&ctx);
        self.place(&ctx);
        self.title(&ctx);
        self.project(&ctx);
        self.closing(&ctx);
        // A letter in a field that stands where it stood changes nothing else.
        if happened != Happened::Letters || around != self.around() || !field_stands(&ctx) {
            happened.settles(&ctx);
        }
    }
}
