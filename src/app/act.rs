//! Carries out what the screens and the keyboard ask for.

use egui::ViewportCommand;

use super::App;
use super::action::{Action, Dated};
use super::command::Command;
use super::dialog::Dialog;
use super::earlier::CompareAction;
use super::glossary;
use super::in_turn::wait_a_pass;
use super::keeping::Protecting;
use super::paths::typed_path;
use super::purpose::Purpose;
use super::registers::drafts::Typing;
use super::route::Screen;
use super::screens::Sample;
use super::screens::slides::Slides;
use super::showing::offered::ShowAction;
use super::showing::portal::Wish;
use super::view::View;
use super::widgets::frame::{bring_into_view, open_part};
use super::widgets::text_field::field_id;
use super::words::app_words;
use crate::session::phase::Next;
use crate::storage::{Replace, Unlock};

impl App {
    pub(super) fn act(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Show(screen) => {
                self.leave_cells(ctx, Typing::Ends);
                self.show(screen);
            }
            Action::GoTo(question) => {
                self.show(Screen::Question);
                if let Some(doc) = self.session.document_mut() {
                    doc.at = Some(question);
                }
            }
            Action::Glossary(at) => {
                self.show(Screen::Help);
                bring_into_view(ctx, glossary::place(at));
            }
            Action::Plan(filter) => {
                self.show(Screen::Plan);
                self.rooms.plan.show_only(filter);
            }
            Action::Edit(edit) => self.session.edit(edit),
            Action::Registers(action) => self.register_act(ctx, action),
            Action::Date(field, Dated::Typed(text)) => self.session.type_date(field, text),
            Action::Date(field, Dated::Left) => self.session.leave_date(&field),
            Action::Date(field, Dated::Chosen(date)) => self.session.set_date(&field, Some(date)),
            Action::Seal => {
                if let Some(doc) = self.session.document_mut() {
                    doc.history.seal();
                }
            }
            Action::Command(command) => self.command(ctx, command),
            Action::OpenRecent(path) => self.session.request(Next::Open(path, Unlock::Nothing)),
            Action::OpenPath(path) => self.session.request(Next::Open(typed_path(&path), Unlock::Nothing)),
            Action::Export(choice, path) => {
                let Some(document) = self.session.document().map(|doc| doc.id) else { return };
                let purpose = Purpose::Export(document, choice);
                let path = path.as_deref().map(typed_path);
                let sealed =
                    self.session.kept().is_encrypted() || self.rooms.comparing.is_sealed(choice.since);
                match path {
                    path if sealed => self.dialogs.open(ctx, Dialog::InClear { purpose, path }),
                    Some(path) => self.picked(ctx, purpose, path, Replace::Never),
                    None => self.ask_path(ctx, purpose),
                }
            }
            Action::Print(choice) => self.ask_print(ctx, choice),
            Action::TypedPath(path) => {
                let Some(Dialog::Path { purpose, .. }) = self.dialogs.close() else { return };
                match path {
                    Some(path) => self.picked(ctx, purpose, typed_path(&path), Replace::Never),
                    None => self.no_place_chosen(&purpose),
                }
            }
            Action::Replace(agreed) => {
                let Some(Dialog::Replace { purpose, path }) = self.dialogs.close() else { return };
                if agreed {
                    self.picked(ctx, purpose, path, Replace::Asked);
                } else {
                    self.ask_path(ctx, purpose);
                }
            }
            Action::Settings(settings) => {
                self.settings = *settings;
                self.apply_settings(ctx);
                self.store_settings();
            }
            Action::Edition(edition) => {
                self.settings.edition = edition;
                self.store_settings();
            }
            Action::Compare(action) => self.compare_act(ctx, action),
            Action::Share(action) => self.share_act(ctx, action),
            Action::Keep(action) => self.keep_act(ctx, action),
            Action::Saved(action) => self.show_act(ctx, action),
            Action::Lists(action) => self.lists.act(action),
            Action::OwnQuestions(action) => self.own_question_act(ctx, action),
            Action::Association(action) => self.association_act(ctx, action),
            Action::Unsaved(choice) => self.session.unsaved(choice),
            Action::Say(message) => self.dialogs.say(message),
            Action::Remark(said) => self.remark(said),
            Action::Dismiss => self.dialogs.dismiss(),
        }
    }

    /// Goes to a screen.
    pub fn show(&mut self, screen: Screen) {
        self.session.leave_dates(|_| false);
        self.route.screen = screen;
        self.rooms.plan.begin();
        self.rooms.registers.begin();
        if let Some(doc) = self.session.document_mut() {
            doc.history.seal();
            if doc.at.is_none() && screen == Screen::Question {
                doc.at = doc.first_open();
            }
        }
    }

    pub(super) fn command(&mut self, ctx: &egui::Context, command: Command) {
        self.leave_cells(ctx, Typing::Ends);
        match command {
            Command::New => self.session.request(Next::New),
            Command::Open => self.session.request(Next::Choose),
            Command::Sample | Command::SmallSample => {
                self.rooms.sample = if command == Command::Sample { Sample::Medium } else { Sample::Small };
                self.session.request(Next::Sample);
            }
            Command::Save => self.session.save(),
            Command::SaveAs => self.save_as(ctx),
            Command::Encrypt => self.ask_protection(ctx, Protecting::Here),
            Command::ShowFolder | Command::CopyPath => {
                let Some(path) = self.session.document().and_then(|doc| doc.path.clone()) else { return };
                self.show_act(
                    ctx,
                    match command {
                        Command::CopyPath => ShowAction::Copy(path),
                        _ => ShowAction::Show(path, Wish::Folder),
                    },
                );
            }
            Command::Undo => self.session.undo(),
            Command::Redo => self.session.redo(),
            Command::Back | Command::Next => {
                if ctx.text_edit_focused() {
                    // The field of another question cannot keep it.
                    ctx.memory_mut(egui::Memory::stop_text_input);
                }
                self.step(if command == Command::Back { -1 } else { 1 });
            }
            Command::Report if self.route.screen == Screen::Export => {
                self.rooms.export.ask_to_save();
                ctx.request_repaint();
            }
            Command::Report => self.show(Screen::Export),
            Command::Slides => self.show_slides(),
            Command::Help => self.show(Screen::Help),
            Command::Note => self.lead_to(ctx, "support", "note"),
            Command::Owner => self.lead_to(ctx, "follow up", "owner"),
            Command::Freeze => self.compare_act(ctx, CompareAction::Name),
            Command::Palette | Command::Find => {
                self.dialogs.open(ctx, Dialog::Palette(Box::default()));
            }
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Shows the results as slides, over the whole window.
    fn show_slides(&mut self) {
        self.session.leave_dates(|_| false);
        let today = self.session.today();
        let Some(doc) = self.session.document_mut() else { return };
        doc.history.seal();
        let (words, lang) = (app_words(self.settings.lang), self.settings.lang);
        let lists = &self.lists.at_hand;
        let single_keys = self.settings.single_keys;
        let (composing, covered) = (false, false);
        let view = View { doc: &*doc, words, lang, today, lists, single_keys, composing, covered };
        self.route.slides = Some(Slides::of(&view));
        self.route.screen = Screen::Results;
    }

    /// Leads to a field in a part of the question that is shown.
    fn lead_to(&mut self, ctx: &egui::Context, part: &str, field: &str) {
        self.show(Screen::Question);
        let Some(doc) = self.session.document() else { return };
        let Some(at) = &doc.at else { return };
        let key = format!("{field} {at}");
        let field = field_id(&key, doc.generation);
        open_part(ctx, part);
        bring_into_view(ctx, key);
        ctx.memory_mut(|memory| memory.request_focus(field));
        wait_a_pass(ctx);
        ctx.request_repaint();
    }

    /// Goes on or back by a question. After the last one stand the results; from any other screen one
    /// comes to the question where one left off.
    fn step(&mut self, by: isize) {
        self.session.leave_dates(|_| false);
        let Some(doc) = self.session.document_mut() else { return };
        let asked = doc.assessment.asked(&doc.questionnaire);
        let place = doc.at.as_ref().and_then(|at| asked.iter().position(|q| q.id == *at)).unwrap_or(0);
        let last = asked.len().saturating_sub(1);
        match self.route.screen {
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
