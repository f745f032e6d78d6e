//! Draws the window: the column at the left, the bar above, the screen, the dialogs, and a ring
//! around what has the focus.

use egui::{CentralPanel, Frame, Margin, Panel, Stroke, StrokeKind, Ui};

use super::action::Action;
use super::association::made::MadeOf;
use super::association::prepared::place_again;
use super::route::Screen;
use super::screens::nav::{self, Nav};
use super::theme;
use super::theme::palette;
use super::view::View;
use super::widgets::choice::Enabled;
use super::widgets::{frame, page_start};
use super::{App, handing, screens};

impl App {
    pub(super) fn draw(&mut self, ui: &mut Ui) -> Vec<Action> {
        let mut actions = if self.route.slides.is_some() { self.slides(ui) } else { self.screens(ui) };
        actions.extend(self.modals(ui));
        self.focus_ring(ui);
        actions
    }

    /// The slides take the whole window.
    fn slides(&mut self, ui: &mut Ui) -> Vec<Action> {
        let (words, lang, composing, covered) =
            (self.words(), self.settings.lang, self.hands.composing, self.covered());
        let single_keys = self.settings.single_keys;
        let (Some(doc), Some(slides)) = (self.session.document(), &mut self.route.slides) else {
            return Vec::new();
        };
        let (today, lists) = (self.session.today(), &self.lists.at_hand);
        let view = View { doc, words, lang, today, lists, single_keys, composing, covered };
        if screens::slides::show(ui, &view, slides) {
            self.route.slides = None;
            ui.memory_mut(|memory| memory.request_focus(page_start()));
        }
        Vec::new()
    }

    /// The column at the left, the bar above, the screen.
    fn screens(&mut self, ui: &mut Ui) -> Vec<Action> {
        let words = self.words();
        let lang = self.settings.lang;
        let mut actions = Vec::new();
        let p = palette(ui);
        let narrow = ui.available_width() < theme::NARROW;
        let side = Panel::left("nav")
            .frame(Frame::new().fill(p.side))
            .exact_size(if narrow { theme::SIDE_NARROW } else { theme::SIDE })
            .resizable(false)
            .show_separator_line(false);
        side.show(ui, |ui| {
            let nav = Nav { words, lang, screen: self.route.screen, doc: self.session.document(), narrow };
            actions.extend(nav::show(ui, &nav));
        });
        if let Some(doc) = self.session.document() {
            let bar = Frame::new().fill(p.card).inner_margin(Margin::symmetric(24, 0));
            Panel::top("top").frame(bar).exact_size(52.0).resizable(false).show(ui, |ui| {
                actions.extend(screens::top::show(ui, words, doc, self.session.phase(), self.session.kept()));
            });
        }
        actions.extend(self.notices(ui));
        frame::open_as_before(ui.ctx(), screens::question::PARTS, &self.settings.open_parts);
        if let (Some(doc), true) = (self.session.document(), self.route.screen.needs_document()) {
            let (today, lists) = (self.session.today(), &self.lists.at_hand);
            let single_keys = self.settings.single_keys;
            let (composing, covered) = (false, false);
            handing::strip(ui, &View { doc, words, lang, today, lists, single_keys, composing, covered });
        }
        self.remarked(ui);
        // Its ground is there already: what is cleared has its colour. To fill the screen once more takes without a
        // GPU as long as to draw all that stands on it.
        CentralPanel::no_frame().show(ui, |ui| {
            let covered = self.covered() || self.jobs.chooses();
            let view = self.session.document().map(|doc| View {
                doc,
                words,
                lang,
                today: self.session.today(),
                lists: &self.lists.at_hand,
                single_keys: self.settings.single_keys,
                composing: self.hands.composing,
                covered,
            });
            actions.extend(match (self.route.screen, &view) {
                (Screen::Help, _) => {
                    let own = view.as_ref().map_or(&[][..], |view| view.doc.questionnaire.terms());
                    screens::help::show(ui, words, own, lang)
                }
                (Screen::Lists, _) => {
                    let own = view.as_ref().map_or(&[][..], |view| view.doc.questionnaire.lists());
                    screens::lists::show(ui, &self.lists, own, lang)
                }
                (Screen::OwnQuestions, _) => screens::own_questions::show(
                    ui,
                    &self.rooms.own_questions,
                    self.session.document().map(|doc| &doc.questionnaire),
                    lang,
                ),
                (Screen::Association, Some(view)) => {
                    screens::association::show(ui, view, &mut self.rooms.association)
                }
                (Screen::Licences, _) => screens::licences::show(ui, words, &mut self.rooms.licences),
                (Screen::Remaining, Some(view)) => screens::remaining::show(ui, view),
                (Screen::Compare, Some(view)) => screens::compare::show(ui, view, &mut self.rooms.comparing),
                (Screen::Settings, _) => screens::settings::show(ui, words, &self.settings),
                (Screen::Profile, Some(view)) => screens::profile::show(ui, view),
                (Screen::Question, Some(view)) => screens::question::show(ui, view),
                (Screen::Results, Some(view)) => screens::results::show(ui, view),
                (Screen::Plan, Some(view)) => screens::plan::show(ui, view, &mut self.rooms.plan),
                (Screen::Registers, Some(view)) => {
                    screens::registers::show(ui, view, &mut self.rooms.registers)
                }
                (Screen::Workshop, Some(view)) => screens::workshop::show(
                    ui,
                    view,
                    &mut self.rooms.workshop,
                    Enabled::from(!self.jobs.busy()),
                ),
                (Screen::Export, Some(view)) => {
                    let made = MadeOf::now(view.doc, lang, view.today);
                    place_again(&mut self.rooms.association, view.doc, made);
                    let standing = screens::export::Standing {
                        working: self.jobs.busy(),
                        encrypted: self.session.kept().is_encrypted(),
                        edition: self.settings.edition,
                        comparing: &self.rooms.comparing,
                        association: &self.rooms.association,
                    };
                    screens::export::show(ui, view, &mut self.rooms.export, standing)
                }
                (Screen::Home, _) | (_, None) => screens::home::show(
                    ui,
                    words,
                    &self.settings,
                    self.session.document(),
                    &mut self.rooms.typed,
                ),
            });
        });
        let open = frame::open_of(ui.ctx(), screens::question::PARTS);
        if open != self.settings.open_parts {
            self.settings.open_parts = open;
            self.store_settings();
        }
        actions
    }

    /// Rings what has the focus while the person goes by keyboard.
    fn focus_ring(&self, ui: &Ui) {
        if !self.hands.by_keyboard {
            return;
        }
        let ctx = ui.ctx();
        let Some(response) = ctx.memory(|m| m.focused()).and_then(|id| ctx.read_response(id)) else { return };
        let rect = response.rect.intersect(response.interact_rect);
        if rect.is_positive() {
            let p = palette(ui);
            let painter = ctx.layer_painter(response.layer_id);
            painter.rect_stroke(rect.expand(1.0), 7.0, Stroke::new(4.0, p.card), StrokeKind::Outside);
            painter.rect_stroke(rect.expand(1.0), 7.0, Stroke::new(2.5, p.mark), StrokeKind::Outside);
        }
    }
}
