//! The report's screen: which edition, in which language, with the answers or not; the pages as
//! they will be saved; and saving.

mod pages;
mod position;
mod since;
mod state;
mod words;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Galley, Rect, Ui, vec2};

use super::no_checks;
use crate::app::action::Action;
use crate::app::association::state::Association;
use crate::app::command::Command;
use crate::app::earlier::Comparing;
use crate::app::paths::file_name;
use crate::app::route::Screen;
use crate::app::showing::buttons::{buttons, buttons_width};
use crate::app::showing::offered::Offered;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::choice::Enabled;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::path_field::{Focus, PathField, path_field};
use crate::app::widgets::tips::Tips;
use crate::app::widgets::{choice, frame, text};
use crate::audience::Edition;
use crate::base::lang::{Lang, fill};
use crate::questionnaire::check::fault::language;
use crate::session::document::Document;
use crate::session::report::{BesideAnswers, ReportChoice};

pub use state::ExportState;
pub use words::{ExportWords, export_words};

/// With less room than this, in points, the pages stand below the choices.
const ROOM_FOR_TWO: f32 = 700.0;
/// The width of the choices beside the pages, in points, at most; and its share of the width.
const CHOICES: f32 = 430.0;
const SHARE: f32 = 0.46;

/// How things stand with the document.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// A report is being saved.
    pub working: bool,
    /// The document is encrypted, so its answers go into no report.
    pub encrypted: bool,
    /// The edition that is chosen.
    pub edition: Edition,
    /// What the document is compared with.
    pub comparing: &'a Comparing,
    /// The association's results, if some are open.
    pub association: &'a Association,
}

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut ExportState, standing: Standing<'_>) -> Vec<Action> {
    let mut actions = Vec::new();
    let lang = state.lang.unwrap_or(view.lang);
    let edition = standing.edition;
    let why_not = why_not(view, edition, standing);
    let attach = state.attach && why_not.is_none();
    let since = state.since.as_ref().and_then(|chosen| chosen.place(view, standing.comparing));
    let position = state
        .position
        .filter(|number| edition == Edition::Full && standing.association.place(*number).is_some());
    let choice = ReportChoice { edition, lang, attach, since, position };
    let beside = |choice| beside_answers(choice, view.doc, standing.comparing, standing.association);
    state.preview.update(ui.ctx(), view.doc, choice, view.today, beside);
    let room = ui.available_width();
    let two = room > ROOM_FOR_TWO;
    let side = room - (room * SHARE).min(CHOICES);
    let places = frame::places(ui, two.then_some(side));
    let beside = choice::primary_width(ui, save_words(view, standing)) + ui.spacing().item_spacing.x;
    let room = frame::bar_room(places.bar) - beside;
    state.saved_in_bar = state.saved.as_ref().is_none_or(|saved| Saved::of(ui, view, saved).least() <= room);
    frame::within(ui, "export choices", places.main, |ui| {
        frame::page(ui, "export", &view.words.export_title, |ui| {
            choices(ui, view, state, choice, standing, &mut actions);
            if !two {
                let height = (ui.available_width() * 1.45).max(320.0);
                let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
                frame::within(ui, "pages below", rect, |ui| pages::show(ui, view, edition, state));
                ui.allocate_rect(rect, egui::Sense::hover());
            }
        });
    });
    if let Some(side) = places.side {
        let inner = Rect::from_min_max(side.min + vec2(0.0, 18.0), side.max - vec2(24.0, 12.0));
        frame::within(ui, "pages beside", inner, |ui| pages::show(ui, view, edition, state));
    }
    frame::bottom_bar(ui, places.bar, |ui| {
        save(ui, view, state, choice, standing, &mut actions);
    });
    actions
}

/// What a choice lays beside the answers of a document: the same for the pages that are shown and for the file.
pub fn beside_answers(
    choice: ReportChoice,
    doc: &Document,
    comparing: &Comparing,
    association: &Association,
) -> BesideAnswers {
    BesideAnswers {
        before: choice.since.and_then(|since| comparing.before(doc, since)).map(Arc::new),
        results: choice.position.and_then(|number| association.place(number)),
    }
}

/// Why the answers cannot be attached, where they cannot.
fn why_not<'a>(view: &View<'a>, edition: Edition, standing: Standing<'_>) -> Option<&'a str> {
    let words = export_words(view.lang);
    if edition == Edition::Questionnaire {
        Some(&words.attach_form)
    } else if !edition.audience().sees_everything() {
        Some(&words.attach_not_whole)
    } else if standing.encrypted {
        Some(&words.attach_encrypted)
    } else {
        None
    }
}

fn choices(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut ExportState,
    chosen: ReportChoice,
    standing: Standing<'_>,
    actions: &mut Vec<Action>,
) {
    let words = export_words(view.lang);
    let why_not = why_not(view, chosen.edition, standing);
    frame::label(ui, &words.edition);
    let names = Edition::ALL.map(|edition| {
        let name = edition.said(view.lang);
        state.preview.count(edition).map_or_else(
            || name.to_owned(),
            |count| fill(&words.with_pages, &[("name", name), ("count", &count.to_string())]),
        )
    });
    let cards = Edition::ALL.into_iter().zip(&names).map(|(edition, name)| {
        let whom = match edition {
            Edition::Board => &words.board_for,
            Edition::Full => &words.full_for,
            Edition::Questionnaire => &words.form_for,
        };
        (edition, name.as_str(), whom.as_str())
    });
    if let Some(edition) = choice::cards(ui, &chosen.edition, cards.collect()) {
        actions.push(Action::Edition(edition));
    }
    ui.add_space(6.0);
    frame::label(ui, &view.words.export_lang);
    let langs = Lang::ALL.map(|lang| (lang, language(lang, view.lang)));
    if let Some(picked) = choice::row(ui, chosen.lang, &langs) {
        state.lang = Some(picked);
    }
    ui.add_space(6.0);
    since::show(ui, view, state, chosen, standing.comparing, actions);
    ui.add_space(6.0);
    let has_answers = chosen.edition != Edition::Questionnaire;
    if has_answers {
        position::show(ui, view, state, chosen, standing.association, actions);
        ui.add_space(6.0);
    }
    let mut attach = chosen.attach;
    ui.add_enabled_ui(why_not.is_none(), |ui| {
        if ui.checkbox(&mut attach, &words.attach).changed() {
            state.attach = attach;
        }
    });
    frame::muted(ui, &words.attach_what);
    match why_not {
        Some(why) => frame::notice(ui, Tone::Info, why),
        None if attach => frame::notice(ui, Tone::Warning, &words.attach_confidential),
        None => {}
    }
    ui.add_space(6.0);
    if has_answers {
        before_handing_over(ui, view, actions);
    }
    if let Some(saved) = &state.saved {
        // Where the bar below has no room for it.
        if !state.saved_in_bar {
            let shown = Saved::of(ui, view, saved);
            ui.horizontal_wrapped(|ui| shown.draw(ui, view, actions));
        }
    }
    frame::part(ui, "export path", &view.words.export_typed, "", |ui| {
        let button = &view.words.save_path_button;
        let field = PathField { key: "export", button, ending: "pdf", focus: Focus::Waits };
        if let Some(path) = path_field(ui, view.words, &mut state.typed, field) {
            actions.push(Action::Export(chosen, Some(path)));
        }
    });
    ui.add_space(8.0);
}

/// What is still open in the answers, and that what the report says is confidential.
fn before_handing_over(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    frame::label(ui, &view.words.export_before);
    let open = no_checks::count(view);
    if open == 0 {
        no_checks::notice(ui, view);
    } else {
        let count = open.to_string();
        frame::notice(ui, Tone::Info, &fill(&view.words.export_checks, &[("count", &count)]));
        if ui.button(&view.words.export_see_checks).clicked() {
            actions.push(Action::Show(Screen::Results));
        }
    }
    frame::notice(ui, Tone::Warning, &view.words.export_confidential);
}

/// The button that saves, and where the report was saved last.
fn save(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut ExportState,
    chosen: ReportChoice,
    standing: Standing<'_>,
    actions: &mut Vec<Action>,
) {
    let save = save_words(view, standing);
    let asked = std::mem::take(&mut state.asked) && !standing.working;
    if choice::primary_button(ui, save, Enabled::from(!standing.working)).clicked() || asked {
        actions.push(Action::Export(chosen, None));
    }
    match &state.saved {
        None => choice::keys(ui, Command::Report),
        Some(saved) if state.saved_in_bar => Saved::of(ui, view, saved).draw(ui, view, actions),
        Some(_) => {}
    }
}

fn save_words<'a>(view: &View<'a>, standing: Standing<'_>) -> &'a str {
    if standing.working { &view.words.export_working } else { &view.words.export_button }
}

/// The report that was saved last: its name or, where there is room, its place, and what can be done with it.
struct Saved {
    offered: Offered,
    said: String,
    name: Arc<Galley>,
    whole: Arc<Galley>,
    /// The width of the buttons, in points.
    buttons: f32,
}

impl Saved {
    fn of(ui: &Ui, view: &View<'_>, (choice, path): &(ReportChoice, PathBuf)) -> Self {
        let words = export_words(view.lang);
        let template = if choice.attach { &words.saved_attached } else { &words.saved };
        let said = fill(template, &[("path", &path.display().to_string())]);
        let (small, color) = (theme::regular(theme::SMALL), palette(ui).text);
        let row = |text: String| ui.painter().layout_no_wrap(text, small.clone(), color);
        let name = row(fill(template, &[("path", &file_name(path))]));
        let whole = row(said.clone());
        let offered = Offered::All(path.clone());
        let buttons = buttons_width(ui, view.lang, &offered);
        Self { offered, said, name, whole, buttons }
    }

    /// The width that it takes at least in one row, in points.
    fn least(&self) -> f32 {
        self.buttons + self.name.size().x
    }

    fn draw(self, ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        buttons(ui, view.lang, &self.offered, actions);
        let fits = self.whole.size().x <= ui.available_width();
        let response = ui.label(if fits { self.whole } else { self.name });
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &self.said));
        response.tip_ui(|ui| text::muted(ui, &self.said));
    }
}
