//! Which gaps the plan shows: those of an owner, by their due date, of an area, with a tag.

use std::collections::BTreeSet;

use egui::{ComboBox, Role, Ui, WidgetInfo};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::app::theme;
use crate::app::view::View;
use crate::app::widgets::frame;
use crate::assessment::{Answer, tags};
use crate::base::ids::AreaId;
use crate::base::lang::fill;
use crate::scoring::Gap;
use crate::session::document::Document;

/// How many days ahead are soon.
const SOON: i64 = 30;

/// What a gap must be to be shown; everything at first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Whose it is.
    pub owner: Whose,
    /// When it is due.
    pub due: When,
    /// Its area; `None` for any.
    pub area: Option<AreaId>,
    /// A tag of its answer; `None` for any or none.
    pub tag: Option<String>,
}

/// Whose gaps are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Everyone's.
    #[default]
    Everyone,
    /// Those that have no owner.
    Nobody,
    /// Those of the owner of this name.
    Owner(String),
}

/// When gaps that are shown are due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum When {
    /// At any time, or without a date.
    #[default]
    Any,
    /// Before today.
    Overdue,
    /// From today to 30 days ahead.
    Soon,
    /// Without a date.
    Undated,
}

impl Filter {
    /// The gaps of an owner, and nothing else.
    #[must_use]
    pub fn of_owner(name: &str) -> Self {
        Self { owner: Whose::Owner(name.to_owned()), ..Self::default() }
    }

    /// Whether a gap with this answer is shown.
    #[must_use]
    pub fn lets(&self, gap: &Gap, answer: Option<&Answer>, today: Date) -> bool {
        let owner = answer.map_or("", |answer| answer.owner.trim());
        let due = answer.and_then(|answer| answer.due);
        let whose = match &self.owner {
            Whose::Everyone => true,
            Whose::Nobody => owner.is_empty(),
            Whose::Owner(name) => owner == name,
        };
        let soon = today.saturating_add(SOON.days());
        let when = match self.due {
            When::Any => true,
            When::Overdue => due.is_some_and(|due| due < today),
            When::Soon => due.is_some_and(|due| (today..=soon).contains(&due)),
            When::Undated => due.is_none(),
        };
        let tagged = self.tag.as_ref().is_none_or(|wanted| {
            answer.is_some_and(|answer| answer.tags.iter().any(|tag| tags::same(tag, wanted)))
        });
        whose && when && tagged && self.area.as_ref().is_none_or(|area| *area == gap.area)
    }
}

/// The names of owners that gaps of a document bear, in alphabetical order.
#[must_use]
pub fn owners_of_gaps(doc: &Document) -> Vec<&str> {
    let answers = doc.card.gaps.iter().filter_map(|gap| doc.assessment.answers.get(&gap.question));
    let names: BTreeSet<&str> =
        answers.map(|answer| answer.owner.trim()).filter(|name| !name.is_empty()).collect();
    names.into_iter().collect()
}

/// The tags that gaps of a document bear, in alphabetical order.
fn tags_of_gaps(doc: &Document) -> Vec<&str> {
    let answers = doc.card.gaps.iter().filter_map(|gap| doc.assessment.answers.get(&gap.question));
    let mut found = tags::used(answers);
    found.sort_unstable();
    found
}

/// Draws the choices, and of how many gaps how many are shown.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, filter: &mut Filter, shown: usize) {
    let words = view.words;
    ui.horizontal_wrapped(|ui| {
        let owners = owners_of_gaps(view.doc);
        let mut whose =
            vec![(Whose::Everyone, words.filter_everyone.as_str()), (Whose::Nobody, &words.filter_nobody)];
        whose.extend(owners.iter().map(|name| (Whose::Owner((*name).to_owned()), *name)));
        let by = |name: &str| fill(&words.filter_by, &[("name", name)]);
        choose(ui, "whose", &by(&words.owner), &mut filter.owner, &whose);
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
        choose(ui, "area", &by(&words.filter_area), &mut filter.area, &wanted);
        let mut tags = tags_of_gaps(view.doc);
        let chosen = filter.tag.clone();
        if let Some(chosen) = chosen.as_deref().filter(|chosen| !tags.contains(chosen)) {
            tags.push(chosen);
        }
        if !tags.is_empty() {
            let mut wanted = vec![(None, words.filter_any_tag.as_str())];
            wanted.extend(tags.into_iter().map(|tag| (Some(tag.to_owned()), tag)));
            choose(ui, "tag", &by(&words.tags), &mut filter.tag, &wanted);
        }
        let (count, total) = (shown.to_string(), view.doc.card.gaps.len().to_string());
        frame::muted(ui, &fill(&words.filter_shown, &[("count", &count), ("total", &total)]));
        if *filter != Filter::default() && ui.button(&words.filter_clear).clicked() {
            *filter = Filter::default();
        }
    });
}

/// A list that opens, of which one is chosen.
fn choose<T: Clone + PartialEq>(ui: &mut Ui, key: &str, name: &str, chosen: &mut T, choices: &[(T, &str)]) {
    let word = choices.iter().find(|(value, _)| value == chosen).map_or("", |(_, word)| *word);
    let shown = ComboBox::from_id_salt(("plan filter", key))
        .selected_text(egui::RichText::new(word).font(theme::regular(theme::SMALL)))
        .width(150.0)
        .truncate()
        .show_ui(ui, |ui| {
            for (value, word) in choices {
                if ui.selectable_label(value == chosen, *word).clicked() {
                    *chosen = value.clone();
                }
            }
        });
    shown.response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(word.to_owned());
        info
    });
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::Urgency;
    use crate::base::ids::QuestionId;
    use crate::base::level::Level;

    fn gap(area: &str) -> Gap {
        Gap {
            question: QuestionId::new("A-1"),
            area: AreaId::new(area),
            level: None,
            target: Level::THREE,
            gap: 3,
            weight: 1,
            urgency: Urgency::Normal,
            priority: 3,
        }
    }

    #[test]
    fn a_filter_by_owner_knows_names_without_their_blanks_and_gaps_without_an_owner() {
        let today = date(2026, 11, 25);
        let of = |owner: &str| Answer { owner: owner.to_owned(), ..Answer::default() };
        let sato = Filter::of_owner("佐藤");
        let nobody = Filter { owner: Whose::Nobody, ..Filter::default() };
        for (filter, owner, shown) in [
            (&sato, "佐藤", true),
            (&sato, " 佐藤\u{3000}", true),
            (&sato, "佐藤部長", false),
            (&sato, "", false),
            (&nobody, " ", true),
            (&nobody, "佐藤", false),
        ] {
            assert_eq!(filter.lets(&gap("A"), Some(&of(owner)), today), shown, "{filter:?} {owner:?}");
        }
        assert!(nobody.lets(&gap("A"), None, today));
        assert!(!sato.lets(&gap("A"), None, today));
    }

    #[test]
    fn overdue_ends_yesterday_and_soon_in_30_days() {
        let today = date(2026, 11, 25);
        let shown = |due: When, day: Option<Date>| {
            let answer = Answer { due: day, ..Answer::default() };
            Filter { due, ..Filter::default() }.lets(&gap("A"), Some(&answer), today)
        };
        let days = [date(2026, 11, 24), today, date(2026, 12, 25), date(2026, 12, 26)].map(Some);
        assert_eq!(days.map(|day| shown(When::Overdue, day)), [true, false, false, false]);
        assert_eq!(days.map(|day| shown(When::Soon, day)), [false, true, true, false]);
        assert_eq!([When::Overdue, When::Soon, When::Undated].map(|w| shown(w, None)), [false, false, true]);
        assert!(!shown(When::Undated, days[0]));
    }

    #[test]
    fn a_filter_by_tag_knows_it_in_any_case_and_width() {
        let of = |tags: &[&str]| Answer {
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Answer::default()
        };
        let filter = Filter { tag: Some("Board".to_owned()), ..Filter::default() };
        let today = date(2026, 11, 25);
        for (tags, shown) in
            [(&["法務確認", "Board"][..], true), (&["ｂｏａｒｄ"], true), (&["Boards"], false), (&[], false)]
        {
            assert_eq!(filter.lets(&gap("A"), Some(&of(tags)), today), shown, "{tags:?}");
        }
        assert!(!filter.lets(&gap("A"), None, today));
        assert!(Filter::default().lets(&gap("A"), Some(&of(&["Board"])), today));
    }

    #[test]
    fn only_the_gaps_of_the_chosen_area_are_shown() {
        let filter = Filter { area: Some(AreaId::new("A")), ..Filter::default() };
        let today = date(2026, 11, 25);
        assert!(filter.lets(&gap("A"), None, today));
        assert!(!filter.lets(&gap("G"), None, today));
    }
}
