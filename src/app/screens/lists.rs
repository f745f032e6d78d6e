//! The reference lists: each with its date, its source and where to look for what happened since; and
//! how one is replaced.

use egui::Ui;

use crate::app::action::Action;
use crate::app::lists::{ListAction, ListWords, Lists, list_words};
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::{choice, frame, text};
use crate::base::lang::{Lang, fill};
use crate::questionnaire::at_hand::{ListAtHand, ListOrigin};
use crate::questionnaire::list::ReferenceList;

/// Draws the screen; `own` are the lists that the open document's overlay brings.
pub fn show(ui: &mut Ui, lists: &Lists, own: &[ListAtHand], lang: Lang) -> Vec<Action> {
    let words = list_words(lang);
    let mut actions = Vec::new();
    frame::page(ui, "lists", &words.title, |ui| {
        text::body(ui, &words.intro);
        for said in lists.told(lang) {
            frame::notice(ui, Tone::Warning, &said);
        }
        for entry in lists.at_hand.entries().iter().chain(own) {
            let list = &entry.list;
            let title = list.title.get(lang);
            frame::part(ui, list.id.as_str(), title, &in_short(words, list), |ui| {
                if entry.origin == ListOrigin::Replaced {
                    frame::notice(ui, Tone::Info, &words.replaced);
                    if choice::secondary(ui, &fill(&words.back, &[("title", title)])) {
                        actions.push(Action::Lists(ListAction::Back(list.id.clone())));
                    }
                }
                content(ui, list, lang);
            });
        }
        if let Some(folder) = &lists.folder {
            frame::card(ui, |ui| {
                text::body(ui, &words.how);
                text::muted(ui, &fill(&words.folder, &[("folder", &folder.display().to_string())]));
                if choice::secondary(ui, &words.again) {
                    actions.push(Action::Lists(ListAction::Again));
                }
            });
        }
    });
    actions
}

/// The lists that serve a question, each closed until wanted.
pub fn beside(ui: &mut Ui, served: &[&ReferenceList], lang: Lang) {
    let words = list_words(lang);
    for list in served {
        let title = fill(&words.part, &[("title", list.title.get(lang))]);
        let key = format!("list {}", list.id);
        frame::part(ui, &key, &title, &in_short(words, list), |ui| content(ui, list, lang));
    }
}

fn in_short(words: &ListWords, list: &ReferenceList) -> String {
    fill(&words.as_of, &[("as_of", &list.as_of), ("count", &list.items.len().to_string())])
}

/// What a list says: what the reader must know of it first, then its items.
fn content(ui: &mut Ui, list: &ReferenceList, lang: Lang) {
    let words = list_words(lang);
    for said in list.note.iter().chain(&list.check) {
        text::body(ui, said.get(lang));
    }
    text::muted(ui, &fill(&words.source, &[("source", list.source.get(lang))]));
    let questions: Vec<&str> = list.serves.iter().map(|id| id.as_str()).collect();
    text::muted(ui, &fill(&words.serves, &[("questions", &questions.join(", "))]));
    for item in &list.items {
        ui.add_space(2.0);
        let name = match &item.since {
            Some(since) => fill(&words.item_since, &[("name", item.name.get(lang)), ("since", since)]),
            None => item.name.get(lang).to_owned(),
        };
        let color = palette(ui).accent;
        text::paragraph(ui, &name, theme::bold(theme::BODY), color);
        if let Some(detail) = &item.detail {
            text::body(ui, detail.get(lang));
        }
    }
}
