//! One question at a time: its meaning, the levels in words, and below them, closed until wanted,
//! what supports the answer and what follows from it. The column at the right says what the answer
//! does, live.

mod answer;
mod asking;
mod details;
mod explained;
mod keys;
pub mod live;
mod steps;
mod tags;

use egui::{Rect, Ui, vec2};

use crate::app::action::Action;
use crate::app::glossary;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::tips::Tips;
use crate::app::widgets::{choice, frame, text};
use crate::assessment::{Answer, Response};
use crate::questionnaire::{Area, Question};
use asking::Asking;
use details::{ABOUT, FOLLOW_UP, SUPPORT};
use explained::{explained, rows_of_words};

/// The keys of a question's parts that open and close.
pub const PARTS: [&str; 3] = [SUPPORT, FOLLOW_UP, ABOUT];

/// The column at the right stands where there is room for it, in points.
const ROOM_FOR_LIVE: f32 = 800.0;
/// The width of the column at the right, in points, at least; a fifth of a wide window at most.
const LIVE: f32 = 304.0;
const MOST_LIVE: f32 = 420.0;

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>) -> Vec<Action> {
    let asked = view.doc.assessment.asked(&view.doc.questionnaire);
    let place = view.doc.at.as_ref().and_then(|at| asked.iter().position(|q| q.id == *at)).unwrap_or(0);
    let Some(question) = asked.get(place) else { return Vec::new() };
    let Some((area, _)) = view.doc.questionnaire.question(&question.id) else { return Vec::new() };
    let stored = view.doc.assessment.answer(&question.id);
    let open = view.doc.assessment.earlier_answer(question).map(|earlier| Answer {
        response: Response::Unanswered,
        confirmed_on: None,
        ..earlier.clone()
    });
    let given = open.as_ref().unwrap_or(stored);

    let mut asking = Asking { view, area, question, given, actions: Vec::new() };
    keys::take(ui, &mut asking);
    let live = (ui.available_width() * 0.2).clamp(LIVE, MOST_LIVE);
    let places = frame::places(ui, (ui.available_width() > ROOM_FOR_LIVE).then_some(live));
    let mut looked = None;
    frame::within(ui, "question", places.main, |ui| {
        frame::page(ui, &format!("question {}", question.id), "", |ui| {
            head(ui, view, area, question);
            // In a low window both are shown where they are wanted.
            if !answer::is_low(ui) {
                text::muted(ui, &format!("{}: {}", view.words.why, question.why.get(view.lang)));
                rows_of_words(ui, |ui| terms(ui, view, area, question));
            }
            looked = answer::show(ui, &mut asking);
            // In a narrow window there is no column beside it.
            if places.side.is_none()
                && let Some(said) = live::beside_registers(view, question)
            {
                frame::notice(ui, Tone::Info, &said);
            }
            details::show(ui, &mut asking);
        });
    });
    if let Some(side) = places.side {
        let inner = Rect::from_min_max(side.min + vec2(8.0, 18.0), side.max - vec2(16.0, 8.0));
        frame::within(ui, "live", inner, |ui| {
            live::show(ui, view, area, question, looked);
        });
    }
    frame::bottom_bar(ui, places.bar, |ui| {
        let bare = matches!(&given.response, Response::NotApplicable(reason) if reason.trim().is_empty());
        let said = bare.then_some(view.words.reason_missing.as_str());
        steps::show(ui, view, (place, asked.len(), said), &mut asking.actions);
    });
    asking.actions
}

fn head(ui: &mut Ui, view: &View<'_>, area: &Area, question: &Question) {
    let p = palette(ui);
    if answer::is_low(ui) {
        ui.spacing_mut().item_spacing.y = 2.0;
    }
    rows_of_words(ui, |ui| {
        choice::chip(ui, question.id.as_str(), Tone::Info);
        if question.key {
            choice::chip(ui, &view.words.key_mark, Tone::Warning).tip(&view.words.key_hint);
        }
        if view.doc.questionnaire.is_own(&question.id) {
            choice::chip(ui, &view.words.own_mark, Tone::Warning).tip(&view.words.own_hint);
        }
        ui.label(egui::RichText::new(area.name.get(view.lang)).size(theme::SMALL).color(p.muted));
        // In a low window they have no row of their own.
        if answer::is_low(ui) {
            terms(ui, view, area, question);
        }
    });
    text::paragraph(ui, question.topic.get(view.lang), theme::bold(theme::TITLE), p.text);
    text::paragraph(ui, question.text.get(view.lang), theme::regular(theme::LEAD), p.text);
}

/// The words of the question that the glossary explains.
fn terms(ui: &mut Ui, view: &View<'_>, area: &Area, question: &Question) {
    let texts = [&area.name, &question.topic, &question.text, &question.why].into_iter();
    let texts = texts.chain(&question.levels).chain(&question.evidence);
    let texts = texts.chain(question.elements.iter().map(|element| &element.name));
    let texts: Vec<&str> = texts.map(|text| text.get(view.lang)).collect();
    let terms = glossary::in_texts(view.doc.questionnaire.terms(), &texts, view.lang);
    if terms.is_empty() {
        return;
    }
    // They stand apart from what is before them, and their name with the first of them.
    ui.add_space(14.0);
    ui.spacing_mut().item_spacing.x = 14.0;
    let first = terms.first().map_or("", |term| term.name(view.lang));
    let room = [view.words.glossary_here.as_str(), first].map(|word| explained::width(ui, word) + 14.0);
    explained::keep_together(ui, room.iter().sum());
    let color = palette(ui).muted;
    ui.label(egui::RichText::new(format!("{}:", view.words.glossary_here)).size(theme::SMALL).color(color));
    for term in terms {
        let name = term.name(view.lang);
        explained(ui, &format!("{} {name}", question.id), name, term.meaning(view.lang));
    }
}
