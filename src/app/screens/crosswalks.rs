//! The lists from elsewhere that the questions are held against: entered by hand or pasted from a
//! spreadsheet, at the end of the company's page.

use egui::Ui;

use crate::app::action::Action;
use crate::app::view::View;
use crate::app::widgets::text_field::{Shape, TextField, text_field};
use crate::app::widgets::{choice, frame, text};
use crate::assessment::crosswalk::Crosswalk;
use crate::assessment::edit::{Beside, Edit};
use crate::base::lang::fill;
use crate::base::shared::Shared;
use crate::report::crosswalk::{crosswalk_words, name_of, unmatched};

/// How many rows the field of the items has at least.
const ROWS: usize = 4;

/// Draws the part, closed until wanted; returns what the person asked for.
pub(super) fn show(ui: &mut Ui, view: &View<'_>) -> Option<Action> {
    let words = crosswalk_words(view.lang);
    let lists = &view.doc.assessment.crosswalks;
    let inside = match lists.as_slice() {
        [] => words.inside_none.clone(),
        [only] => name_of(only, view.lang),
        more => fill(&words.inside_count, &[("count", &more.len().to_string())]),
    };
    let mut now = lists.clone();
    frame::part(ui, "crosswalks", &words.title, &inside, |ui| {
        text::body(ui, &words.intro);
        let mut removed = None;
        for (at, list) in lists.iter().enumerate() {
            ui.add_space(8.0);
            if let Some(edited) = ui.push_id(at, |ui| one(ui, view, (at, list))).inner {
                now[at] = edited.into();
            }
            if choice::secondary(ui, &words.remove) {
                removed = Some(at);
            }
        }
        if let Some(at) = removed {
            now.remove(at);
        }
        ui.add_space(8.0);
        // One that says nothing is there to be filled in.
        if lists.iter().all(|list| !list.is_empty()) && choice::secondary(ui, &words.add) {
            now.push(Shared::default());
        }
    });
    if now == *lists {
        return None;
    }
    Some(Action::Edit(Edit::Beside(Beside::Crosswalks(now))))
}

/// A list; returns it as it was edited.
fn one(ui: &mut Ui, view: &View<'_>, (at, list): (usize, &Crosswalk)) -> Option<Crosswalk> {
    let words = crosswalk_words(view.lang);
    let mut edited = None;
    let rows = list.rows();
    for (key, label, hint, value, shape) in [
        ("name", &words.name, &words.name_hint, &list.title, Shape::Line),
        ("dated", &words.dated, &words.dated_hint, &list.dated, Shape::Line),
        ("items", &words.items, &words.items_hint, &rows, Shape::Lines(ROWS)),
    ] {
        frame::label(ui, label);
        if key == "items" {
            frame::muted(ui, &words.items_help);
        }
        let field = TextField { key: &format!("crosswalk {key} {at}"), label, hint, value, shape };
        if let Some(text) = text_field(ui, view, field) {
            let mut now = list.clone();
            match key {
                "name" => now.title = text,
                "dated" => now.dated = text,
                _ => now.items = Crosswalk::items_of(&text, &view.doc.questionnaire),
            }
            edited = (now != *list).then_some(now);
        }
    }
    if !list.items.is_empty() {
        frame::muted(ui, &fill(&words.items_count, &[("count", &list.items.len().to_string())]));
        let lacking = unmatched(list, &view.doc.questionnaire, view.lang);
        if lacking.is_empty() {
            frame::muted(ui, &words.all_matched);
        }
        for line in lacking {
            frame::muted(ui, &line);
        }
    }
    edited
}
