//! The column at the left: the screens, the areas with their progress, the document's state.

use egui::{Button, RichText, Ui};

use crate::app::command::Command;
use crate::app::state::{Action, Document, Screen};
use crate::app::theme::{self, palette};
use crate::app::widgets::frame;
use crate::app::words::AppWords;
use crate::assessment::Response;
use crate::lang::Lang;
use crate::scoring::round_half_down;

/// Draws the column.
pub fn show(
    ui: &mut Ui,
    words: &AppWords,
    lang: Lang,
    screen: Screen,
    doc: Option<&Document>,
    saving: bool,
) -> Vec<Action> {
    let mut actions = Vec::new();
    let p = palette(ui);
    ui.add_space(6.0);
    ui.label(RichText::new(&words.app_name).font(theme::bold(theme::HEADING)).color(p.accent));
    for (target, label) in [
        (Screen::Home, &words.nav_home),
        (Screen::Profile, &words.nav_profile),
        (Screen::Question, &words.nav_question),
        (Screen::Results, &words.nav_results),
        (Screen::Plan, &words.nav_plan),
        (Screen::Export, &words.nav_export),
        (Screen::Settings, &words.nav_settings),
    ] {
        let free = doc.is_some() || matches!(target, Screen::Home | Screen::Settings);
        let mark = if target == screen { "▶ " } else { "" };
        let button = Button::selectable(target == screen, format!("{mark}{label}"))
            .min_size(egui::vec2(ui.available_width(), 30.0));
        let response = ui.add_enabled(free, button);
        if response.clicked() {
            actions.push(Action::Show(target));
        }
    }
    let Some(doc) = doc else { return actions };
    ui.separator();
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        document(ui, words, doc, saving, &mut actions);
        ui.separator();
        areas(ui, lang, doc, &mut actions);
    });
    actions
}

fn document(ui: &mut Ui, words: &AppWords, doc: &Document, saving: bool, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let name = doc.name().unwrap_or_else(|| words.untitled.clone());
    ui.label(RichText::new(name).font(theme::bold(theme::SMALL)));
    if doc.assessment.profile.sample {
        ui.label(RichText::new(format!("※ {}", words.sample_mark)).size(theme::SMALL).color(p.mark));
    }
    let state = if saving {
        words.saving_mark.clone()
    } else if doc.is_unsaved() {
        format!("● {}", words.unsaved_mark)
    } else if doc.path.is_none() {
        words.no_file_mark.clone()
    } else {
        format!("✓ {}", words.saved_mark)
    };
    frame::muted(ui, &state);
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled(!saving, Button::new(&words.save_button)).clicked() {
            actions.push(Action::Command(Command::Save));
        }
        if ui.add_enabled(doc.history.can_undo(), Button::new(&words.undo_button)).clicked() {
            actions.push(Action::Command(Command::Undo));
        }
        if ui.add_enabled(doc.history.can_redo(), Button::new(&words.redo_button)).clicked() {
            actions.push(Action::Command(Command::Redo));
        }
    });
}

/// The areas with how many questions are answered and the score; under the area in view, its
/// questions with their state.
fn areas(ui: &mut Ui, lang: Lang, doc: &Document, actions: &mut Vec<Action>) {
    let at = doc.at.as_ref().and_then(|at| doc.questionnaire.question(at)).map(|(area, _)| &area.id);
    for score in &doc.card.areas {
        let Some(area) = doc.questionnaire.area(&score.area) else { continue };
        let number = score.score.map_or_else(|| "–".to_owned(), |s| round_half_down(s).to_string());
        let range = format!("{}–{}", round_half_down(score.range.low), round_half_down(score.range.high));
        let label = format!(
            "{}  {}/{}\n{number} ({range})",
            area.short.get(lang),
            score.counts.answered(),
            score.counts.total(),
        );
        let here = at == Some(&area.id);
        let button = Button::selectable(here, label).min_size(egui::vec2(ui.available_width(), 30.0));
        if ui.add(button).clicked()
            && let Some(term) = score.terms.first()
        {
            actions.push(Action::GoTo(term.question.clone()));
        }
        if here {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
                for term in &score.terms {
                    let mark = match doc.assessment.response(&term.question) {
                        Response::Level(_) => "●",
                        Response::Unknown => "?",
                        Response::NotApplicable(_) => "－",
                        Response::Unanswered => "○",
                    };
                    let shown = doc.at.as_ref() == Some(&term.question);
                    let text = RichText::new(format!("{mark} {}", term.question)).size(theme::SMALL);
                    let button = Button::selectable(shown, text)
                        .frame_when_inactive(true)
                        .wrap_mode(egui::TextWrapMode::Extend);
                    if ui
                        .scope(|ui| {
                            ui.spacing_mut().button_padding = egui::vec2(5.0, 3.0);
                            ui.add(button).clicked()
                        })
                        .inner
                    {
                        actions.push(Action::GoTo(term.question.clone()));
                    }
                }
            });
        }
    }
}
