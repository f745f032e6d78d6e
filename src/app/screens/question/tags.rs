//! The tags of an answer: typed in one field, shown as they are understood, and those of other
//! answers to choose from.

use egui::{Button, RichText, Role, Ui, WidgetInfo, vec2};

use super::asking::Asking;
use crate::app::action::Action;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::text_field::{Shape, TextField, forget_draft, text_field};
use crate::app::widgets::{choice, frame, one_row};
use crate::assessment::edit::Change;
use crate::assessment::tags;
use crate::base::fold::folded;
use crate::base::lang::fill;
use crate::base::limits::{MAX_TAG, MAX_TAGS};
use crate::scoring::names::names;

/// At most so many tags of other answers are offered.
const OFFERED: usize = 8;

/// Draws the field and what belongs to it.
pub(super) fn show(ui: &mut Ui, asking: &mut Asking<'_>) {
    let Asking { view, question, given, .. } = *asking;
    let words = view.words;
    frame::label(ui, &names(view.lang).tags);
    let key = asking.key("tags");
    let value = tags::joined(&given.tags, view.lang);
    let field = TextField {
        key: &key,
        label: &names(view.lang).tags,
        hint: &words.tags_hint,
        value: &value,
        shape: Shape::Line,
    };
    // What did not go in is said until the tags change again.
    let cut = egui::Id::unique(("tags left out", &key, view.doc.generation));
    if let Some(text) = text_field(ui, view, field) {
        ui.data_mut(|data| data.insert_temp(cut, tags::left_out(&text)));
        let tags = tags::typed(&text);
        if tags != given.tags {
            asking.change(Change::Tags(tags));
        }
    }
    if !given.tags.is_empty() {
        ui.horizontal_wrapped(|ui| {
            for tag in &given.tags {
                choice::chip(ui, tag, frame::Tone::Info);
            }
        });
    }
    let left = ui.data(|data| data.get_temp::<Vec<String>>(cut)).unwrap_or_default();
    if !left.is_empty() {
        let said = fill(&words.tags_left_out, &[("tags", &tags::joined(&left, view.lang))]);
        frame::notice(ui, frame::Tone::Warning, &said);
    }
    let full = given.tags.len() >= MAX_TAGS;
    if full || given.tags.iter().any(|tag| tag.chars().count() >= MAX_TAG) {
        let limits = [("count", MAX_TAGS.to_string()), ("length", MAX_TAG.to_string())];
        frame::muted(ui, &fill(&words.tags_limit, &limits.each_ref().map(|(name, n)| (*name, n.as_str()))));
    }
    let others = view.doc.assessment.answers.iter().filter(|(id, _)| **id != question.id);
    let used = tags::used(others.map(|(_, answer)| &**answer));
    let offered = offered(&used, &given.tags);
    if full || offered.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&words.tags_used).size(theme::SMALL).color(palette(ui).muted));
        for tag in offered {
            let (room, font) = (ui.max_rect().width() - 32.0, theme::regular(theme::SMALL));
            let text = one_row(ui, &format!("+ {tag}"), font, palette(ui).text, room);
            let button = ui.add(Button::new(text).min_size(vec2(0.0, theme::TOUCH)));
            let name = fill(&words.tags_add, &[("tag", tag)]);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if button.clicked() {
                let tags = with(&given.tags, tag, &used);
                asking.actions.push(Action::Seal);
                asking.change(Change::Tags(tags));
                asking.actions.push(Action::Seal);
                forget_draft(ui, view, &key);
            }
        }
    });
}

/// Whether the last tag is the beginning of another one that is in use, and is none itself.
fn begins(own: &[String], other: &str, used: &[&str]) -> bool {
    own.last().is_some_and(|last| {
        folded(other).starts_with(&*folded(last)) && !used.iter().any(|tag| tags::same(tag, last))
    })
}

/// The tags in use that an answer does not have; first those that go on as its last one begins.
fn offered<'a>(used: &[&'a str], own: &[String]) -> Vec<&'a str> {
    let mut offered: Vec<&str> =
        used.iter().copied().filter(|tag| !own.iter().any(|own| tags::same(own, tag))).collect();
    offered.sort_by_key(|tag| !begins(own, tag, used));
    offered.truncate(OFFERED);
    offered
}

/// An answer's tags with another one, which takes the place of its beginning.
fn with(own: &[String], tag: &str, used: &[&str]) -> Vec<String> {
    let kept = if begins(own, tag, used) { own.len().saturating_sub(1) } else { own.len() };
    own.iter().take(kept).cloned().chain([tag.to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_that_is_chosen_completes_what_was_begun_and_nothing_else() {
        let own = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        let used = ["予算要求", "法務確認", "取締役会", "取締役"];
        assert_eq!(offered(&used, &own(&["法務"])), ["法務確認", "予算要求", "取締役会", "取締役"]);
        assert_eq!(offered(&used, &own(&["取締役会"])), ["予算要求", "法務確認", "取締役"]);
        assert_eq!(with(&own(&["予算要求", "法"]), "法務確認", &used), ["予算要求", "法務確認"]);
        assert_eq!(with(&own(&["取締役"]), "取締役会", &used), ["取締役", "取締役会"]);
        assert_eq!(with(&own(&["監査"]), "取締役会", &used), ["監査", "取締役会"]);
        assert_eq!(with(&[], "取締役会", &used), ["取締役会"]);
    }
}
