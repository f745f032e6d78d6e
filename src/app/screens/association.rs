//! The member's side of its association: what would be handed in, with all that would leave; what was; and where
//! the company stands in published results.

use egui::Ui;

use crate::app::action::Action;
use crate::app::association::action::AssociationAction;
use crate::app::association::association_words::{AssociationWords, association_words};
use crate::app::association::made::{MadeOf, Prepared};
use crate::app::association::prepared::{place_again, prepared};
use crate::app::association::state::{Association, Opening};
use crate::app::paths::file_name;
use crate::app::route::Screen;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::{choice, frame, text};
use crate::assessment::standing::{SubmissionState, Submitted};
use crate::base::lang::{Lang, fill};
use crate::cohort::cohort_words::cohort_words;
use crate::cohort::invitation::{Band, said_in};
use crate::scoring::names::names;

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut Association) -> Vec<Action> {
    let words = association_words(view.lang);
    remade(view, state);
    let mut asked = None;
    let mut actions = Vec::new();
    frame::page(ui, "association", &words.title, |ui| {
        text::body(ui, &words.intro);
        if choice::secondary(ui, &words.back) {
            actions.push(Action::Show(Screen::Export));
        }
        frame::card(ui, |ui| {
            text::heading(ui, &words.invitation_title);
            asked = submission(ui, state, words, view.lang);
        });
        frame::card(ui, |ui| {
            text::heading(ui, &words.handed_title);
            handed(ui, &view.doc.assessment.submitted, words, view.lang);
        });
        frame::card(ui, |ui| {
            text::heading(ui, &words.results_title);
            asked = results(ui, state, words, view.lang).or(asked);
        });
    });
    actions.extend(asked.map(Action::Association));
    actions
}

/// What is shown is of the document as it is.
fn remade(view: &View<'_>, state: &mut Association) {
    let now = MadeOf::now(view.doc, view.lang, view.today);
    let stale = state.prepared.as_ref().is_none_or(|(of, bands, _)| (*of, *bands) != (now, state.bands));
    if stale {
        let made = state.invited().map(|invited| (now, state.bands, prepared(state, invited, view.doc, now)));
        state.prepared = made;
    }
    place_again(state, view.doc, now);
}

/// That a file is being read, or why it was refused.
fn opening<T>(ui: &mut Ui, of: Option<&Opening<T>>, words: &AssociationWords, lang: Lang) {
    let Some(of) = of else { return };
    let name = file_name(&of.path);
    match &of.read {
        None => text::muted(ui, &fill(&words.reading, &[("name", &name)])),
        Some(Err(error)) => frame::notice(ui, Tone::Warning, &format!("{name}: {}", error.message(lang))),
        Some(Ok(_)) => {}
    }
}

fn submission(
    ui: &mut Ui,
    state: &Association,
    words: &AssociationWords,
    lang: Lang,
) -> Option<AssociationAction> {
    let mut asked = None;
    let invited = state.invited();
    if invited.is_none() {
        text::body(ui, &words.invitation_intro);
    }
    let open = if invited.is_some() { &words.another_button } else { &words.invitation_button };
    if invited.is_none() && choice::primary(ui, open) || invited.is_some() && choice::secondary(ui, open) {
        asked = Some(AssociationAction::ChooseInvitation);
    }
    opening(ui, state.invitation.as_ref(), words, lang);
    let (Some(invited), Some((_, bands, prepared))) = (invited, &state.prepared) else { return asked };
    ui.add_space(8.0);
    said(ui, prepared, words, lang);
    let size = band(ui, &words.size, &invited.invitation.sizes, bands.size, lang);
    let industry = band(ui, &words.industry, &invited.invitation.industries, bands.industry, lang);
    asked = size.map(AssociationAction::Size).or(industry.map(AssociationAction::Industry)).or(asked);
    asked.or(leaves(ui, prepared, words, lang))
}

/// What the invitation says, its fingerprint last and largest.
fn said(ui: &mut Ui, prepared: &Prepared, words: &AssociationWords, lang: Lang) {
    text::label(ui, &words.compare_title);
    let color = palette(ui).text;
    if let Some(((label, fingerprint), rest)) = prepared.invitation.split_last() {
        for (label, value) in rest {
            text::body(ui, &format!("{label}: {value}"));
        }
        ui.add_space(4.0);
        text::label(ui, label);
        text::paragraph(ui, fingerprint, theme::bold(theme::HEADING), color);
        text::muted(ui, &cohort_words(lang).inv_fingerprint_note);
    }
}

/// The bands to choose from; "not stated" stands last.
fn band(ui: &mut Ui, title: &str, of: &[Band], chosen: Option<u8>, lang: Lang) -> Option<Option<u8>> {
    if of.is_empty() {
        return None;
    }
    ui.add_space(8.0);
    frame::label(ui, title);
    let named = of
        .iter()
        .enumerate()
        .filter_map(|(at, band)| Some((Some(u8::try_from(at).ok()?), said_in(&band.0, lang))));
    let all: Vec<(Option<u8>, &str)> =
        named.chain([(None, cohort_words(lang).not_stated.as_str())]).collect();
    choice::row(ui, chosen, &all)
}

/// All that would leave, what to know, and the buttons.
fn leaves(
    ui: &mut Ui,
    prepared: &Prepared,
    words: &AssociationWords,
    lang: Lang,
) -> Option<AssociationAction> {
    let cohort = cohort_words(lang);
    let mut asked = None;
    ui.add_space(8.0);
    match &prepared.ready {
        Err(reason) => frame::notice(ui, Tone::Warning, reason),
        Ok(ready) => {
            text::label(ui, &words.leaves_title);
            ready.lines.iter().for_each(|line| text::body(ui, line));
            frame::part(ui, "submission text", &words.text_part, "", |ui| text::body(ui, &ready.text));
            for line in [&cohort.preview_who_reads, &cohort.preview_alone, &cohort.preview_no_recall] {
                frame::notice(ui, Tone::Info, line);
            }
            ready.warnings.iter().for_each(|warning| frame::notice(ui, Tone::Warning, warning));
        }
    }
    ui.horizontal_wrapped(|ui| {
        let save = if prepared.before { &words.replace_button } else { &words.submit_button };
        if prepared.ready.is_ok() && choice::primary(ui, save) {
            asked = Some(AssociationAction::ChooseSubmission);
        }
        if prepared.withdrawal.is_some() && choice::secondary(ui, &words.withdraw_button) {
            asked = Some(AssociationAction::ChooseWithdrawal);
        }
    });
    asked
}

/// What was handed in.
fn handed(ui: &mut Ui, of: &[Submitted], words: &AssociationWords, lang: Lang) {
    if of.is_empty() {
        text::body(ui, &words.handed_none);
    }
    for one in of {
        let state = match one.state {
            SubmissionState::HandedIn => &words.handed_state_in,
            SubmissionState::Withdrawn => &words.handed_state_back,
        };
        let values = [
            ("association", one.association.as_str()),
            ("purpose", &one.purpose),
            ("date", &names(lang).day(one.on)),
            ("revision", &one.revision.to_string()),
            ("state", state),
        ];
        text::body(ui, &fill(&words.handed_row, &values));
    }
}

/// Where the company stands.
fn results(
    ui: &mut Ui,
    state: &Association,
    words: &AssociationWords,
    lang: Lang,
) -> Option<AssociationAction> {
    text::body(ui, &words.results_intro);
    let asked = choice::secondary(ui, &words.results_button).then_some(AssociationAction::ChooseResults);
    opening(ui, state.opened.as_ref(), words, lang);
    match &state.placed {
        None => {}
        Some((_, Err(reason))) => frame::notice(ui, Tone::Warning, reason),
        Some((_, Ok(placed))) => {
            ui.add_space(8.0);
            text::label(ui, &placed.title);
            for (title, lines) in
                [(&words.results_overall, &placed.whole), (&words.results_areas, &placed.areas)]
            {
                ui.add_space(4.0);
                frame::label(ui, title);
                lines.iter().for_each(|line| text::body(ui, line));
            }
            let count = placed.questions.len().to_string();
            frame::part(ui, "position questions", &words.results_questions, &count, |ui| {
                placed.questions.iter().for_each(|line| text::body(ui, line));
            });
        }
    }
    asked
}
