//! The strip above the screens: a document that cannot be saved where it is, a journal that cannot
//! be kept, and at the start what an earlier session left.

use egui::{Context, Frame, Id, Margin, Panel, RichText, Ui};

use super::{KeepAction, moment};
use crate::app::action::Action;
use crate::app::in_turn::wait_a_pass;
use crate::app::route::Screen;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::{App, widgets};
use crate::base::lang::fill;
use crate::session::Offer;
use crate::session::disk::Disk;
use crate::storage::Access;

/// Where the offers begin: what has the focus when they appear at the start, so that Tab leads to going on
/// and not past it to a new assessment.
fn offers_start() -> Id {
    Id::unique("offers start")
}

impl App {
    /// The focus is before the offers once they appear, unless the person has gone elsewhere.
    pub(in crate::app) fn focus_offers(&mut self, ctx: &Context) {
        let shown = self.route.screen == Screen::Home && !self.session.offers().is_empty();
        if shown && !std::mem::replace(&mut self.hands.offered, shown) {
            ctx.memory_mut(|memory| {
                if memory.focused().is_none_or(|focused| focused == widgets::page_start()) {
                    memory.request_focus(offers_start());
                }
            });
            wait_a_pass(ctx);
            ctx.request_repaint();
        }
        self.hands.offered &= shown;
    }

    /// Draws what there is to say.
    pub(in crate::app) fn notices(&self, ui: &mut Ui) -> Vec<Action> {
        let mut actions = Vec::new();
        let words = self.keep_words();
        let p = palette(ui);
        let frame = || Frame::new().fill(p.card).inner_margin(Margin::symmetric(24, 12));
        let access = self.session.access();
        let read_only = match access {
            Some(Access::OpenElsewhere) => Some(&words.read_only_elsewhere),
            Some(Access::NotAllowed) => Some(&words.read_only_not_allowed),
            Some(Access::Full) | None => None,
        };
        if let Some(text) = read_only {
            Panel::top("read only").frame(frame()).show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.label(text);
                    if ui.button(&self.words().save_as_button).clicked() {
                        actions.push(Action::Keep(KeepAction::SaveAs));
                    }
                });
            });
        }
        if let Some(error) = self.session.kept().trouble() {
            Panel::top("journal").frame(frame()).show(ui, |ui| {
                let reason = error.message(self.settings.lang);
                ui.label(fill(&words.journal_trouble, &[("reason", &reason)]));
            });
        }
        self.offers(ui, frame(), &mut actions);
        actions
    }

    /// What earlier sessions left: all of it at the start, and with an open file what was left of that one.
    fn offers(&self, ui: &mut Ui, frame: Frame, actions: &mut Vec<Action>) {
        let words = self.keep_words();
        let at_home = self.route.screen == Screen::Home;
        let open = self.session.document().and_then(|doc| doc.path.as_deref());
        let known = self.session.kept().known();
        let of_this = |offer: &&Offer<Disk>| match (open, offer.found.document()) {
            (Some(open), Some(document)) if open == document => true,
            // The file has another name or place since.
            (Some(_), Some(document)) => {
                known.is_some() && offer.found.known() == known && !document.exists()
            }
            _ => false,
        };
        let offers = self.session.offers().iter().filter(|offer| at_home || of_this(offer));
        let offers: Vec<&Offer<Disk>> = offers.collect();
        if offers.is_empty() {
            return;
        }
        Panel::top("recover").frame(frame).show(ui, |ui| {
            let title = if at_home { &words.found_title } else { &words.found_here };
            widgets::frame::start_as(ui, offers_start(), title);
            widgets::frame::label(ui, title);
            for offer in offers {
                ui.horizontal_wrapped(|ui| {
                    ui.label(RichText::new(self.offer_name(offer)).font(theme::bold(theme::BODY)));
                    widgets::frame::muted(ui, &self.offer_detail(offer));
                });
                ui.horizontal_wrapped(|ui| {
                    if widgets::choice::primary(ui, &self.words().home_continue) {
                        actions.push(Action::Keep(KeepAction::Resume(offer.id)));
                    }
                    if ui.button(&words.drop_button).clicked() {
                        actions.push(Action::Keep(KeepAction::AskDrop(offer.id)));
                    }
                });
            }
        });
    }

    fn offer_name(&self, offer: &Offer<Disk>) -> String {
        let words = self.keep_words();
        let moment = moment(offer.found.at(), self.settings.lang);
        let file = offer.found.document().and_then(|path| path.file_name());
        let name = file
            .map(|name| name.to_string_lossy().into_owned())
            .or_else(|| offer.summary.organisation.clone().filter(|name| !name.is_empty()));
        match name {
            Some(name) => fill(&words.found_named, &[("name", &name), ("moment", &moment)]),
            None => fill(&words.found_unnamed, &[("moment", &moment)]),
        }
    }

    fn offer_detail(&self, offer: &Offer<Disk>) -> String {
        let words = self.keep_words();
        if offer.found.needs().is_some() {
            return self.words().encrypted_mark.clone();
        }
        let Some(difference) = &offer.summary.difference else {
            return match offer.summary.answers {
                0 => words.found_company.clone(),
                count => fill(&words.found_new, &[("count", &count.to_string())]),
            };
        };
        let count = difference.questions.len().to_string();
        let mut parts = Vec::new();
        if !difference.questions.is_empty() {
            parts.push(fill(&words.found_answers, &[("count", &count)]));
        }
        if difference.profile {
            parts.push(words.found_profile.clone());
        }
        if difference.beside {
            parts.push(words.found_beside.clone());
        }
        parts.join(" · ")
    }
}
