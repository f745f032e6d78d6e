//! Draws the projector's window beside the facilitator's, and has it painted anew when it shows something else.

use std::sync::atomic::Ordering;

use egui::{Context, ViewportBuilder, ViewportId};

use super::projecting::Shows;
use super::projector;
use super::words::workshop_room_words;
use crate::app::App;
use crate::workshop::shown::Projected;

fn viewport() -> ViewportId {
    ViewportId::from_hash_of("projector")
}

impl App {
    /// What the projector shows; nothing where no workshop is held.
    #[must_use]
    pub fn projected(&self, ctx: &Context) -> Option<Projected> {
        let now = ctx.input(|input| input.time);
        self.rooms.workshop.projected(self.document()?, self.settings.lang, now)
    }

    /// Keeps the projector's window up with the workshop; to be called once a frame.
    pub(in crate::app) fn project(&mut self, ctx: &Context) {
        let lang = self.settings.lang;
        let now = ctx.input(|input| input.time);
        let workshop = self.session.document().and_then(|doc| self.rooms.workshop.current(doc));
        let wait = workshop.and_then(|workshop| self.rooms.workshop.next_minute(&workshop, now));
        if let Some(wait) = wait {
            ctx.request_repaint_after_secs(wait as f32);
        }
        let projected = self.projected(ctx);
        let projecting = &mut self.rooms.workshop.projecting;
        projecting.follow(if projected.is_some() { Shows::Something } else { Shows::Nothing });
        let open = projecting.is_open() && !ctx.embed_viewports();
        let Some(projected) = projected.filter(|_| open) else { return };
        if projecting.show(&projected) {
            ctx.request_repaint_of(viewport());
        }
        let closed = projecting.closing();
        let builder = ViewportBuilder::default()
            .with_title(&workshop_room_words(lang).projector_title)
            .with_app_id("keian")
            .with_inner_size(projector::SIZE);
        ctx.show_viewport_deferred(viewport(), builder, move |ui, _| {
            projector::keys(ui);
            projector::draw(ui, &projected);
            if ui.input(|input| input.viewport().close_requested()) {
                closed.store(true, Ordering::Relaxed);
                ui.ctx().request_repaint_of(ViewportId::ROOT);
            }
        });
    }
}
