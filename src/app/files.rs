//! What happens to files: beginning, opening, saving, exporting, closing, and what comes back from
//! the jobs. Unsaved changes are asked about before they would be lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::ViewportCommand;

use super::action::UnsavedChoice;
use super::jobs::{Done, ExportJob, SavedFile};
use super::paths::{documents, free, with_extension};
use super::purpose::{DialogEnd, Purpose};
use super::report_choice::{ReportChoice, ReportSource};
use super::route::Screen;
use super::session::document::Document;
use super::window_place::WindowPlace;
use super::{App, Pending, today};
use crate::assessment::{Assessment, Profile};
use crate::base::lang::{Lang, fill};
use crate::questionnaire::Catalogue;
use crate::storage;
use crate::storage::{Changed, Unlock};

impl App {
    /// Does what was asked, after asking about unsaved changes where there are any.
    pub(super) fn ask(&mut self, ctx: &egui::Context, pending: Pending) {
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
                self.ask_path(ctx, Purpose::Open);
            }
            Pending::Open(path) => self.open_file(ctx, path, Unlock::Nothing),
            Pending::Quit => {
                self.keeping.release();
                self.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// Makes an assessment the open document, as it is in its file.
    fn take(&mut self, assessment: Assessment, path: Option<PathBuf>) {
        self.keeping.release();
        let questionnaire = crate::questionnaire::shipped::shared_meti_guideline();
        self.take_with(questionnaire, assessment, path);
    }

    pub(super) fn take_with(
        &mut self,
        questionnaire: Arc<crate::questionnaire::Questionnaire>,
        assessment: Assessment,
        path: Option<PathBuf>,
    ) {
        let generation = self.doc.as_ref().map_or(0, |doc| doc.generation + 1);
        let mut doc = Document::new(questionnaire, assessment, today());
        doc.generation = generation;
        doc.mark_saved(Some(doc.assessment.clone()));
        let position = path.as_deref().and_then(|path| self.settings.position(path));
        doc.at = position.filter(|at| doc.questionnaire.question(at).is_some()).or_else(|| doc.first_open());
        doc.path = path;
        self.doc = Some(doc);
        self.slides = None;
        self.plan = super::screens::plan::Plan::default();
        self.comparing = super::earlier::Comparing::default();
        self.merging = None;
        self.export = super::screens::export::ExportState::default();
    }

    pub(super) fn unsaved(&mut self, ctx: &egui::Context, choice: UnsavedChoice) {
        let pending = self.asking.take();
        match (choice, pending) {
            (UnsavedChoice::Save, pending) => self.save(ctx, pending),
            (UnsavedChoice::Discard, Some(pending)) => {
                if pending == Pending::Quit
                    && let Some(doc) = &mut self.doc
                {
                    doc.mark_saved(Some(doc.assessment.clone()));
                }
                self.proceed(ctx, pending);
            }
            (UnsavedChoice::Discard | UnsavedChoice::Cancel, _) => {}
        }
    }

    /// Saves the document, then does what waits for it. Without a file yet, a dialog asks where.
    pub(super) fn save(&mut self, ctx: &egui::Context, after: Option<Pending>) {
        let Some(doc) = &mut self.doc else { return };
        doc.history.seal();
        self.after_save = after;
        match self.keeping.file().cloned() {
            Some(file) => self.save_file(ctx, file, Changed::Refuse),
            None => self.save_dialog(ctx),
        }
    }

    pub(super) fn save_dialog(&mut self, ctx: &egui::Context) {
        if self.doc.is_some() {
            self.ask_path(ctx, Purpose::Save);
        }
    }

    /// Asks where a file is or goes: by the system's dialog, or by a path to type.
    pub(super) fn ask_path(&mut self, ctx: &egui::Context, purpose: Purpose) {
        if self.settings.typed_paths {
            self.type_path(ctx, purpose);
            return;
        }
        let dialog = rfd::AsyncFileDialog::new();
        let (dialog, name) = match purpose {
            Purpose::Export(_) => (dialog.add_filter("PDF", &["pdf"]), "keian.pdf"),
            Purpose::HandOut => (dialog.add_filter("Keian", &["ron"]), "questions.ron"),
            Purpose::Save => (dialog.add_filter("Keian", &["ron"]), "keian.ron"),
            Purpose::Open | Purpose::Compare | Purpose::Merge => {
                (dialog.add_filter("Keian", &["ron", "age", "pdf"]), "")
            }
        };
        if purpose.reads() {
            self.jobs.dialog(ctx, purpose, dialog.pick_file());
        } else {
            self.jobs.dialog(ctx, purpose, dialog.set_file_name(name).save_file());
        }
    }

    fn type_path(&mut self, ctx: &egui::Context, purpose: Purpose) {
        ctx.memory_mut(egui::Memory::stop_text_input);
        self.typed = if purpose.reads() { String::new() } else { self.suggested(purpose) };
        self.typing_path = Some(purpose);
    }

    /// A place for a new file: beside the document's, or where a person keeps documents.
    fn suggested(&self, purpose: Purpose) -> String {
        let file = self.doc.as_ref().and_then(|doc| doc.path.as_deref());
        let folder = file.and_then(Path::parent).map(Path::to_owned).or_else(documents);
        let stem = match purpose {
            Purpose::HandOut => "questions",
            _ => file.and_then(Path::file_stem).and_then(|stem| stem.to_str()).unwrap_or("keian"),
        };
        folder.map_or_else(String::new, |folder| free(&folder, stem, purpose.extension()))
    }

    pub(super) fn export(&mut self, ctx: &egui::Context, choice: ReportChoice, path: PathBuf) {
        let Some(doc) = &self.doc else { return };
        let before = choice.since.and_then(|since| self.comparing.before(doc, since));
        let source = ReportSource::of(doc, today(), before.map(Arc::new));
        let job = ExportJob { path, source, choice };
        self.jobs.export(ctx, job, self.settings.lang);
    }

    pub(super) fn done(&mut self, ctx: &egui::Context, done: Done) {
        let words = self.words();
        match done {
            Done::Opened(path, result) => self.opened(ctx, path, result),
            Done::OpenedReport(path, attached) => self.opened_report(&path, attached),
            Done::Found(offers) => self.offers_found(offers),
            Done::Resumed(result) => self.resumed(ctx, result),
            Done::Saved(Ok(saved)) => {
                self.saving = false;
                let SavedFile { file, path, assessment } = *saved;
                if let Some(doc) = &mut self.doc {
                    doc.mark_saved(Some(assessment));
                    doc.path = Some(path);
                }
                self.kept_in(file);
                self.remember_position();
                if let Some(pending) = self.after_save.take() {
                    self.ask(ctx, pending);
                }
            }
            Done::Saved(Err(error)) => {
                self.saving = false;
                self.not_saved(ctx, error);
            }
            Done::LookedAt(purpose, path, result) => self.looked_at(purpose, path, result),
            Done::HandedOut(path, result) => {
                let path = path.display().to_string();
                self.message = Some(
                    result.map_or_else(|message| message, |()| fill(&words.handed_out, &[("path", &path)])),
                );
            }
            Done::Exported(choice, path, Ok((pages, missing))) => {
                let values = [("pages", &*pages.to_string()), ("path", &*path.display().to_string())];
                let mut message = fill(&words.export_done, &values);
                if !missing.is_empty() {
                    message.push('\n');
                    message += &fill(&words.export_missing_glyphs, &[("glyphs", &missing.join(" "))]);
                }
                self.message = Some(message);
                self.export.saved(choice, path);
            }
            Done::Exported(_, _, Err(message)) => self.message = Some(message),
            Done::Picked(purpose, path) => self.picked(ctx, purpose, path),
            Done::NotPicked(purpose, DialogEnd::Cancelled) => self.no_place_chosen(purpose),
            Done::NotPicked(purpose, DialogEnd::NotShown) => {
                self.type_path(ctx, purpose);
            }
        }
    }

    pub(super) fn picked(&mut self, ctx: &egui::Context, purpose: Purpose, path: PathBuf) {
        match purpose {
            Purpose::Open => self.open_file(ctx, path, Unlock::Nothing),
            Purpose::Save => self.save_to(ctx, with_extension(path, purpose.extension())),
            Purpose::Export(choice) => self.export(ctx, choice, with_extension(path, purpose.extension())),
            Purpose::Compare | Purpose::Merge => {
                self.jobs.look_at(ctx, purpose, path, self.settings.lang);
            }
            Purpose::HandOut => self.hand_out(ctx, with_extension(path, purpose.extension())),
        }
    }

    /// Keeps the file and the question in view in the recent list.
    pub(super) fn remember_position(&mut self) {
        let Some(doc) = &self.doc else { return };
        if let Some(path) = &doc.path {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            self.settings.remember(&path, doc.at.clone());
            self.store_settings();
        }
    }

    /// Keeps where the window is and how large for the next start; not while it fills the screen, for
    /// the next start is not a show of slides.
    fn remember_place(&mut self, ctx: &egui::Context) {
        if ctx.input(|i| i.viewport().fullscreen == Some(true)) {
            return;
        }
        let (inner, outer, screen, maximized) = ctx.input(|i| {
            let viewport = i.viewport();
            (viewport.inner_rect, viewport.outer_rect, viewport.monitor_size, viewport.maximized)
        });
        let Some(inner) = inner else { return };
        let zoom = ctx.zoom_factor();
        let (outer, screen) = (outer.map(|outer| outer * zoom), screen.map(|screen| screen * zoom));
        let maximized = maximized.unwrap_or(false);
        let window = WindowPlace::of(inner * zoom, outer, screen, maximized, self.settings.window);
        if self.settings.window != Some(window) {
            self.settings.window = Some(window);
            self.store_settings();
        }
    }

    /// Brings the window back once where its remembered corner is out of reach on this screen.
    pub(super) fn place(&mut self, ctx: &egui::Context) {
        if self.placed {
            return;
        }
        let Some(screen) = ctx.input(|i| i.viewport().monitor_size) else { return };
        self.placed = true;
        let screen = screen * ctx.zoom_factor();
        if self.settings.window.is_some_and(|window| !window.within_reach(screen)) {
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(egui::Pos2::ZERO));
        }
    }

    /// Closing asks when there are unsaved changes.
    pub(super) fn closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|i| i.viewport().close_requested()) {
            return;
        }
        self.remember_place(ctx);
        if self.closing {
            self.remember_position();
        } else if self.saving {
            // It is asked again when the save has ended.
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.after_save = Some(Pending::Quit);
        } else if self.doc.as_ref().is_some_and(Document::is_unsaved) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.asking = Some(Pending::Quit);
        } else {
            self.remember_position();
        }
    }
}
