//! The answer itself: the levels on their scale, "unknown" and "not applicable" as their equals.

use egui::{Id, Ui};

use super::asking::Asking;
use super::explained::{self, explained, rows_of_words};
use crate::app::settings::SingleKeys;
use crate::app::theme;
use crate::app::widgets::choice::Selected;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::group::ChoiceGroup;
use crate::app::widgets::level_picker::{KeyCaps, LevelChoice, level_picker};
use crate::app::widgets::text_field::{Shape, TextField, field_id, text_field};
use crate::app::widgets::tips::explain;
use crate::app::widgets::{choice, frame};
use crate::assessment::Response;
use crate::assessment::edit::Change;
use crate::base::lang::fill;
use crate::base::level::Level;
use crate::questionnaire::Kind;
use crate::scoring::State;
use crate::scoring::names::names;
use crate::scoring::words::score_words;

/// The field for the reason why a question does not apply.
pub(super) const REASON: &str = "reason";

/// Draws the choices; returns the level that is being looked at.
pub(super) fn show(ui: &mut Ui, asking: &mut Asking<'_>) -> Option<Level> {
    let Asking { view, area, question, given, .. } = *asking;
    let words = view.words;
    earlier(ui, asking);
    let rule = match question.kind {
        Kind::Maturity => &words.levels_rule,
        Kind::Decision => &words.decision_rule,
    };
    ui.spacing_mut().item_spacing.y = if is_low(ui) { 3.0 } else { 4.0 };
    if is_low(ui) {
        rows_of_words(ui, |ui| {
            frame::label(ui, &words.levels_legend);
            let room = [&words.rule_name, &words.why].map(|word| explained::width(ui, word));
            explained::keep_together(ui, room.iter().sum::<f32>() + ui.spacing().item_spacing.x);
            explained(ui, "rule of the levels", &words.rule_name, rule);
            explained(ui, "why it is asked", &words.why, question.why.get(view.lang));
        });
    } else {
        frame::label(ui, &words.levels_legend);
        frame::muted(ui, rule);
    }
    let questionnaire = &view.doc.questionnaire;
    let steps: Vec<LevelChoice<'_>> = question
        .kind
        .levels()
        .iter()
        .map(|level| LevelChoice {
            level: *level,
            word: questionnaire.level_word(question.kind, *level).map_or("", |t| t.get(view.lang)),
            text: question.level_text(*level).map_or("", |t| t.get(view.lang)),
        })
        .collect();
    let target = view.doc.assessment.target(questionnaire, &area.id, question);
    let caps = if view.single_keys == SingleKeys::Off { KeyCaps::Hidden } else { KeyCaps::Shown };
    let marked = (target, names(view.lang).target.as_str());
    let chosen = match &given.response {
        Response::Level(level) => steps.iter().position(|step| step.level == *level),
        Response::Unknown => Some(steps.len()),
        Response::NotApplicable(_) => Some(steps.len() + 1),
        Response::Unanswered => None,
    };
    let group = ChoiceGroup::of(ui, steps.len() + 2, chosen);
    let picked = level_picker(ui, &group, &steps, given.response.level(), marked, caps);
    if let Some(level) = picked.clicked {
        choose(ui, asking, Response::Level(level));
    }
    other_answers(ui, asking, (&group, steps.len()));
    ui.add_space(4.0);
    picked.looked_at
}

/// A window lower than this, in points, shows what explains the answers where it is wanted, so that all of them
/// are in view at once.
const LOW: f32 = 900.0;

pub(super) fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

/// What was answered to another meaning of the question, beside the question that is asked now.
fn earlier(ui: &mut Ui, asking: &mut Asking<'_>) {
    let Asking { view, question, .. } = *asking;
    let words = view.words;
    let Some(answer) = view.doc.assessment.earlier_answer(question) else { return };
    let said =
        names(view.lang).level_or_state(Some(State::from(&answer.response)), |level| level.to_string());
    let body = match answer.confirmed_on {
        Some(date) => fill(&words.earlier_body, &[("date", &date.to_string()), ("answer", &said)]),
        None => fill(&words.earlier_body_undated, &[("answer", &said)]),
    };
    frame::label(ui, &words.earlier_title);
    frame::notice(ui, Tone::Warning, &body);
    if asking.confirmable().is_some() {
        let confirm = match view.single_keys {
            SingleKeys::Off => words.earlier_confirm.clone(),
            _ => format!("{} (C)", words.earlier_confirm),
        };
        if choice::secondary(ui, &confirm) {
            asking.confirm();
        }
    }
    ui.add_space(8.0);
}

/// What is no level: the last two of the group of answers.
fn other_answers(ui: &mut Ui, asking: &mut Asking<'_>, place: (&ChoiceGroup, usize)) {
    let Asking { view, question, given, .. } = *asking;
    let words = view.words;
    let reason = match &given.response {
        Response::NotApplicable(reason) => Some(reason.as_str()),
        _ => None,
    };
    let hint = question
        .not_applicable_when
        .as_ref()
        .map_or(words.not_applicable_hint.as_str(), |t| t.get(view.lang));
    let key = |key: &'static str| if view.single_keys == SingleKeys::Off { "" } else { key };
    let is_unknown = given.response == Response::Unknown;
    let hints = [words.unknown_hint.as_str(), hint];
    let low = is_low(ui);
    let [below_unknown, below_other] = if low { [""; 2] } else { hints };
    let cards = [
        (Selected::from(is_unknown), score_words(view.lang).level_unknown.as_str(), below_unknown, key("U")),
        (Selected::from(reason.is_some()), &names(view.lang).not_applicable, below_other, key("N")),
    ];
    let [unknown, not_applicable] = choice::pair(ui, place, cards);
    if unknown.clicked() {
        choose(ui, asking, Response::Unknown);
    }
    if not_applicable.clicked() {
        choose(ui, asking, Response::NotApplicable(String::new()));
    }
    if low {
        let chosen = [is_unknown, reason.is_some()];
        for ((response, hint), chosen) in [unknown, not_applicable].into_iter().zip(hints).zip(chosen) {
            if chosen {
                frame::muted(ui, hint);
            } else {
                explain(ui, response, hint);
            }
        }
    }
    if let Some(reason) = reason {
        frame::label(ui, &words.reason);
        // Its field comes into view when it appears.
        let shown = Id::unique("reason shown");
        let before = ui.data_mut(|d| d.get_temp::<String>(shown));
        if before.as_deref() != Some(question.id.as_str()) {
            ui.data_mut(|d| d.insert_temp(shown, question.id.to_string()));
            ui.scroll_to_rect(ui.cursor().with_max_y(ui.cursor().top() + 120.0), None);
        }
        let field = TextField {
            key: &asking.key(REASON),
            label: &words.reason,
            hint: &words.reason_hint,
            value: reason,
            shape: Shape::Lines(2),
        };
        if let Some(text) = text_field(ui, view, field) {
            asking.respond(Response::NotApplicable(text));
        }
    } else {
        ui.data_mut(|d| d.remove::<String>(Id::unique("reason shown")));
    }
    // Always as tall, so that nothing moves when an answer is given.
    ui.horizontal(|ui| {
        ui.set_min_height(theme::TOUCH);
        if given.response == Response::Unanswered {
            return;
        }
        if let Some(date) = given.confirmed_on {
            let text = fill(&words.confirmed_on, &[("date", &date.to_string())]);
            let color = theme::palette(ui).muted;
            ui.label(egui::RichText::new(text).size(theme::SMALL).color(color));
        }
        if given.confirmed_on != Some(view.today) && ui.button(&words.confirm_again).clicked() {
            asking.change(Change::ConfirmedOn(Some(view.today)));
        }
        if ui.button(&words.clear_answer).clicked() {
            asking.respond(Response::Unanswered);
        }
    });
}

/// Gives a response, unless it is the one that is there: a reason that was typed stays. The field for
/// the reason has the focus from the next frame on, so that what is typed next is the reason.
pub(super) fn choose(ui: &Ui, asking: &mut Asking<'_>, response: Response) {
    let same = match (&asking.given.response, &response) {
        (Response::NotApplicable(_), Response::NotApplicable(_)) => true,
        (a, b) => a == b,
    };
    if matches!(response, Response::NotApplicable(_)) {
        let field = field_id(&asking.key(REASON), asking.view.doc.generation);
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    if !same {
        asking.respond(response);
    }
}
