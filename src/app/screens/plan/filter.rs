//! The choices of which gaps the plan shows: those of an owner, by their due date, of an area, with
//! a tag.

use egui::Ui;

use crate::app::view::View;
use crate::app::widgets::drop_down::DropDown;
use crate::app::widgets::frame;
use crate::base::lang::fill;
use crate::scoring::names::names;
use crate::scoring::plan::{self, Filter, When, Whose};

/// Draws the choices, and of how many gaps how many are shown.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, filter: &mut Filter, shown: usize) {
    let words = view.words;
    ui.horizontal_wrapped(|ui| {
        let (card, assessment) = (&view.doc.card, &view.doc.assessment);
        let owners = plan::owners(card, assessment);
        let mut whose =
            vec![(Whose::Everyone, words.filter_everyone.as_str()), (Whose::Nobody, &words.filter_nobody)];
        whose.extend(owners.iter().map(|name| (Whose::Owner((*name).to_owned()), *name)));
        let by = |name: &str| fill(&words.filter_by, &[("name", name)]);
        choose(ui, "whose", &by(&names(view.lang).owner), &mut filter.owner, &whose);
        let when = [
            (When::Any, words.filter_any_date.as_str()),
            (When::Overdue, &words.filter_overdue),
            (When::Soon, &words.filter_soon),
            (When::Undated, &words.filter_undated),
        ];
        choose(ui, "when", &by(&words.due), &mut filter.due, &when);
        let areas = &view.doc.questionnaire.areas;
        let mut wanted = vec![(None, words.filter_any_area.as_str())];
        wanted.extend(areas.iter().map(|area| (Some(area.id.clone()), area.short.get(view.lang))));
        choose(ui, "area", &by(&names(view.lang).area), &mut filter.area, &wanted);
        let mut tags = plan::tags(card, assessment);
        let chosen = filter.tag.clone();
        if let Some(chosen) = chosen.as_deref().filter(|chosen| !tags.contains(chosen)) {
            tags.push(chosen);
        }
        if !tags.is_empty() {
            let mut wanted = vec![(None, words.filter_any_tag.as_str())];
            wanted.extend(tags.into_iter().map(|tag| (Some(tag.to_owned()), tag)));
            choose(ui, "tag", &by(&names(view.lang).tags), &mut filter.tag, &wanted);
        }
        frame::muted(ui, &self::shown(view, shown));
        if *filter != Filter::default() && ui.button(&words.filter_clear).clicked() {
            *filter = Filter::default();
        }
    });
}

/// Of how many gaps how many are shown.
pub(super) fn shown(view: &View<'_>, count: usize) -> String {
    let (count, total) = (count.to_string(), view.doc.card.gaps.len().to_string());
    fill(&view.words.filter_shown, &[("count", &count), ("total", &total)])
}

/// A list that opens, of which one is chosen.
fn choose<T: Clone + PartialEq>(ui: &mut Ui, key: &str, name: &str, chosen: &mut T, choices: &[(T, &str)]) {
    let list = DropDown { key: &format!("plan filter {key}"), name, width: 150.0 };
    if let (_, Some(picked)) = list.show(ui, chosen, choices) {
        *chosen = picked;
    }
}
