//! An association's own questions: the questionnaire goes out as a spreadsheet, and what was made of it comes
//! back, with every fault by its sheet and cell.

use egui::Ui;

use crate::app::action::Action;
use crate::app::own_questions::action::{OwnQuestionAction, QuestionsOf};
use crate::app::own_questions::files::QuestionsRead;
use crate::app::own_questions::state::OwnQuestions;
use crate::app::own_questions::words::{OwnQuestionWords, own_question_words};
use crate::app::paths::file_name;
use crate::app::route::Screen;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::{choice, frame, text};
use crate::app::words::app_words;
use crate::authoring::make::MadeOverlay;
use crate::authoring::words::authoring_words;
use crate::base::lang::{Lang, fill};
use crate::questionnaire::{Checked, Provenance};

/// How many faults are shown: who has mended these reads the spreadsheet again.
const SHOWN: usize = 100;

/// Draws the screen; `open` are the questions of the open document.
pub fn show(ui: &mut Ui, state: &OwnQuestions, open: Option<&Checked>, lang: Lang) -> Vec<Action> {
    let words = own_question_words(lang);
    let mut asked = None;
    let mut actions = Vec::new();
    frame::page(ui, "own questions", &words.title, |ui| {
        text::body(ui, &words.intro);
        if choice::secondary(ui, &app_words(lang).licences_back) {
            actions.push(Action::Show(Screen::Settings));
        }
        frame::card(ui, |ui| {
            text::heading(ui, &words.export_title);
            text::body(ui, &words.export_intro);
            ui.horizontal_wrapped(|ui| {
                if choice::primary(ui, &words.export_button) {
                    asked = Some(OwnQuestionAction::ChooseExport(QuestionsOf::Shipped));
                }
                let own = open.is_some_and(|open| !matches!(open.provenance(), Provenance::Shipped));
                if own && choice::secondary(ui, &words.export_open_button) {
                    asked = Some(OwnQuestionAction::ChooseExport(QuestionsOf::Document));
                }
            });
        });
        frame::card(ui, |ui| {
            text::heading(ui, &words.make_title);
            text::body(ui, &words.make_intro);
            ui.horizontal_wrapped(|ui| {
                if choice::secondary(ui, &words.make_button) {
                    asked = Some(OwnQuestionAction::ChooseSheet);
                }
                if state.read.is_some() && choice::secondary(ui, &words.again_button) {
                    asked = Some(OwnQuestionAction::Again);
                }
            });
            asked = read(ui, state, words, lang).or(asked);
        });
    });
    actions.extend(asked.map(Action::OwnQuestions));
    actions
}

/// What the spreadsheet came to.
fn read(
    ui: &mut Ui,
    state: &OwnQuestions,
    words: &OwnQuestionWords,
    lang: Lang,
) -> Option<OwnQuestionAction> {
    let name = file_name(state.path.as_deref()?);
    ui.add_space(8.0);
    match &state.read {
        None => text::muted(ui, &fill(&words.reading, &[("name", &name)])),
        Some(Err(error)) => frame::notice(ui, Tone::Warning, &format!("{name}: {}", error.message(lang))),
        Some(Ok(QuestionsRead::Faults(faults))) => {
            let values = [("name", &*name), ("count", &faults.len().to_string())];
            frame::notice(ui, Tone::Warning, &fill(&words.faults, &values));
            for fault in faults.iter().take(SHOWN) {
                text::body(ui, &fault.message(lang));
            }
            if faults.len() > SHOWN {
                let more = (faults.len() - SHOWN).to_string();
                text::muted(ui, &fill(&words.more, &[("count", &more)]));
            }
        }
        Some(Ok(QuestionsRead::Made(made))) => return summed_up(ui, made, (&name, words), lang),
    }
    None
}

/// What it makes, with what a person may have meant otherwise, and a way to save it.
fn summed_up(
    ui: &mut Ui,
    made: &MadeOverlay,
    (name, words): (&str, &OwnQuestionWords),
    lang: Lang,
) -> Option<OwnQuestionAction> {
    let overlay = &made.overlay;
    if overlay.changes() == 0 {
        frame::notice(ui, Tone::Info, &authoring_words(lang).nothing);
    } else {
        let [questions, areas, facts] =
            [overlay.questions().count(), overlay.areas.len(), overlay.facts.len()].map(|n| n.to_string());
        let [weights, out] = [overlay.weights.len(), overlay.leave_out.len()].map(|n| n.to_string());
        let values = [
            ("name", name),
            ("questions", &*questions),
            ("areas", &areas),
            ("facts", &facts),
            ("weights", &weights),
            ("out", &out),
        ];
        frame::notice(ui, Tone::Good, &fill(&words.no_faults, &values));
    }
    made.notes(lang).iter().for_each(|note| frame::notice(ui, Tone::Warning, note));
    if overlay.changes() == 0 {
        return None;
    }
    ui.horizontal_wrapped(|ui| {
        let saves = choice::primary(ui, &words.save_button).then_some(OwnQuestionAction::ChooseOverlay);
        saves.or(choice::secondary(ui, &words.begin_button).then_some(OwnQuestionAction::Begin))
    })
    .inner
}
