//! The keys that answer: 0 to 4, U and N, and C for what was answered to an earlier meaning. They can be
//! turned off, or go on to the next question. They are no answers while a person types something else.

use egui::{Event, Id, Key, Modifiers, Popup, Ui};

use super::answer::{REASON, choose};
use super::asking::Asking;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::in_turn::{leave_for_the_next_pass, wait_a_pass};
use crate::app::settings::SingleKeys;
use crate::app::widgets::group::bring_into_view;
use crate::app::widgets::text_field::field_id;
use crate::assessment::Response;
use crate::base::lang::fill;
use crate::base::level::Level;

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    Level(Level),
    Unknown,
    NotApplicable,
    Confirm,
    /// A level that the question does not have.
    NoLevel(Level),
}

/// What a key stands for on a question; nothing for one that is no answer to it.
fn meant(asking: &Asking<'_>, event: &Event) -> Option<Meant> {
    let Event::Key { key, pressed: true, repeat: false, modifiers: Modifiers::NONE, .. } = event else {
        return None;
    };
    let digits = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4];
    match key {
        Key::U => Some(Meant::Unknown),
        Key::N => Some(Meant::NotApplicable),
        Key::C => Some(Meant::Confirm),
        _ => {
            let level = digits.into_iter().zip(Level::ALL).find(|(digit, _)| digit == key)?.1;
            let has = asking.question.kind.index(level).is_some();
            Some(if has { Meant::Level(level) } else { Meant::NoLevel(level) })
        }
    }
}

/// How long after a letter that is no answer those that follow are none either, in seconds.
const RUN: f64 = 1.0;

/// Whether a person types a word or a path with nothing to take it: letters of it are no answers.
fn types_elsewhere(ui: &Ui) -> bool {
    let answers = |text: &str| text.chars().all(|letter| "01234unc".contains(letter.to_ascii_lowercase()));
    let (now, pressed, strays) = ui.input(|input| {
        let pressed = |event: &Event| matches!(event, Event::Text(_) | Event::Key { pressed: true, .. });
        let first = input.events.iter().find_map(|event| match event {
            Event::Text(text) if !text.trim().is_empty() => Some(!answers(text)),
            _ => None,
        });
        (input.time, input.events.iter().any(pressed), first.unwrap_or(false))
    });
    let id = Id::unique("typed elsewhere");
    let before = ui.data(|data| data.get_temp::<f64>(id));
    let elsewhere = strays || (pressed && before.is_some_and(|before| now - before < RUN));
    if elsewhere {
        ui.data_mut(|data| data.insert_temp(id, now));
    }
    elsewhere
}

/// Takes the key that answers, and leaves what follows it for what is shown then.
pub(super) fn take(ui: &Ui, asking: &mut Asking<'_>) {
    let view = asking.view;
    if view.single_keys == SingleKeys::Off || view.composing || view.covered {
        return;
    }
    let goes_on = view.single_keys == SingleKeys::AnswerAndGoOn;
    let ctx = ui.ctx();
    if goes_on && reason_was_given(ui, asking) {
        asking.actions.push(Action::Command(Command::Next));
        return;
    }
    if ctx.text_edit_focused() || Popup::is_any_open(ctx) {
        return;
    }
    if types_elsewhere(ui) {
        return;
    }
    let Some(pressed) = ui.input(|input| input.events.iter().find_map(|event| meant(asking, event))) else {
        return;
    };
    let shown = match pressed {
        Meant::Level(level) => asking.question.kind.index(level),
        Meant::Unknown => Some(asking.question.kind.levels().len()),
        Meant::NotApplicable | Meant::Confirm | Meant::NoLevel(_) => None,
    };
    if let Some(at) = shown.filter(|_| !goes_on) {
        bring_into_view(ctx, at);
    }
    match pressed {
        Meant::Level(level) => choose(ui, asking, Response::Level(level)),
        Meant::Unknown => choose(ui, asking, Response::Unknown),
        Meant::NotApplicable => {
            choose(ui, asking, Response::NotApplicable(String::new()));
            // The field for the reason appears first.
            wait_a_pass(ctx);
        }
        Meant::Confirm => asking.confirm(),
        Meant::NoLevel(level) => {
            let said = no_level(asking, level);
            asking.actions.push(Action::Remark(said));
        }
    }
    leave_for_the_next_pass(ctx, |event| meant(asking, event) == Some(pressed));
    if goes_on && !matches!(pressed, Meant::NotApplicable | Meant::NoLevel(_)) {
        asking.actions.push(Action::Command(Command::Next));
    }
}

/// What is said where a key chooses a level that the question does not have.
fn no_level(asking: &Asking<'_>, level: Level) -> String {
    let levels: Vec<String> = asking.question.kind.levels().iter().map(ToString::to_string).collect();
    let levels = levels.join(" / ");
    fill(&asking.view.words.no_level, &[("level", &level.to_string()), ("levels", &levels)])
}

/// Whether Enter was pressed in the field for the reason.
fn reason_was_given(ui: &Ui, asking: &Asking<'_>) -> bool {
    let field = field_id(&asking.key(REASON), asking.view.doc.generation);
    ui.memory(|memory| memory.has_focus(field))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}
