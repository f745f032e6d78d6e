//! Where the window is and how large, its title, and its closing.

use egui::ViewportCommand;

use super::App;
use super::dialog::Dialog;
use super::registers::drafts::Typing;
use super::window_place::{Measured, PROGRAM, WindowPlace, is_small};
use crate::session::phase::Next;

impl App {
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
        let seen = Measured { inner: inner * zoom, outer, screen, maximized };
        let window = WindowPlace::of(seen, self.settings.window);
        if self.settings.window != Some(window) {
            self.settings.window = Some(window);
            self.store_settings();
        }
    }

    /// Brings the window back once where its remembered corner is out of reach on this screen; at the first
    /// start on a small screen it takes what the desktop leaves.
    pub(super) fn place(&mut self, ctx: &egui::Context) {
        if self.route.placed {
            return;
        }
        let Some(screen) = ctx.input(|i| i.viewport().monitor_size) else { return };
        self.route.placed = true;
        let screen = screen * ctx.zoom_factor();
        if self.settings.window.is_some_and(|window| !window.within_reach(screen)) {
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(egui::Pos2::ZERO));
        } else if self.settings.window.is_none() && is_small(screen) {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
    }

    /// The window's title: the name of the document, with a lock where it is encrypted. An encrypted one
    /// without a file has none: the organisation is part of what is kept secret.
    pub(super) fn title(&mut self, ctx: &egui::Context) {
        let encrypted = self.session.kept().is_encrypted();
        let name = self.session.document().map(|doc| match &doc.path {
            None if encrypted => self.words().untitled.clone(),
            _ => doc.name().unwrap_or_else(|| self.words().untitled.clone()),
        });
        let lock = if encrypted { "🔒 " } else { "" };
        let title = name.map_or_else(|| PROGRAM.to_owned(), |name| format!("{lock}{name} — {PROGRAM}"));
        if self.route.title != title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.route.title = title;
        }
    }

    /// Closing asks when there are unsaved changes.
    pub(super) fn closing(&mut self, ctx: &egui::Context) {
        // Once a picture, however often its layout is done.
        if ctx.current_pass_index() > 0 || !ctx.input(|i| i.viewport().close_requested()) {
            return;
        }
        self.remember_place(ctx);
        self.leave_cells(ctx, Typing::Ends);
        // Asked about a file in clear, the person answers first.
        if matches!(self.dialogs.current(), Some(Dialog::ClearLeft { .. })) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            return;
        }
        if !self.session.may_close() {
            self.session.request(Next::Quit);
            self.carry_all(ctx);
        }
        if !self.session.may_close() {
            // The session closes the window itself when that has been decided.
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }
}
