//! What the slides say: one statement each, from the whole to what changed since the last milestone.

use crate::app::screens::results;
use crate::app::view::View;
use crate::app::widgets::charts::Mark;
use crate::app::widgets::score::Bar;
use crate::assessment::Milestone;
use crate::base::lang::fill;
use crate::base::level::Level;
use crate::scoring::words::score_words;
use crate::scoring::{AreaScore, ChangeKind, Comparison};

/// How many gaps of an area are shown.
const GAPS: usize = 2;
/// How many actions are shown.
const ACTIONS: usize = 5;

/// A slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// What it is about.
    pub head: String,
    /// What it states.
    pub statement: String,
    /// What shows the statement.
    pub figure: Figure,
    /// What is to be known with it, a line each.
    pub lines: Vec<String>,
    /// What belongs to it, in columns.
    pub table: Table,
}

/// What shows a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// The statement alone.
    Nothing,
    /// The statement itself, as large as it can be read from afar, above a bar.
    Large(Bar),
    /// A bar.
    Bar(Bar),
    /// The radar of the areas.
    Radar(Vec<Mark>),
}

/// Rows in columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The words above it; empty for none.
    pub head: String,
    /// The part of the width that each column takes; together 1.
    pub shares: &'static [f32],
    /// The rows, a text for each column.
    pub rows: Vec<Vec<String>>,
}

/// All slides of a document, in order.
#[must_use]
pub fn slides(view: &View<'_>) -> Vec<Slide> {
    let mut all = vec![whole(view), radar(view)];
    all.extend(view.doc.card.areas.iter().map(|area| of_area(view, area)));
    all.extend(actions(view));
    let milestones = &view.doc.assessment.milestones;
    all.extend(milestones.iter().max_by_key(|m| m.date).map(|milestone| since(view, milestone)));
    all
}

fn whole(view: &View<'_>) -> Slide {
    let overall = &view.doc.card.overall;
    let scores = score_words(view.lang);
    let mut lines = vec![scores.around(overall.range, overall.coverage), scores.counts(overall.counts)];
    lines.extend(scores.provisional_why(overall, &view.doc.questionnaire, view.lang));
    Slide {
        head: view.words.slides_overall.clone(),
        statement: scores.overall_score(overall),
        figure: Figure::Large(Bar::of(overall.final_score(), overall.range, None)),
        lines,
        table: Table::default(),
    }
}

fn radar(view: &View<'_>) -> Slide {
    let words = view.words;
    let scores = score_words(view.lang);
    let scored = || view.doc.card.areas.iter().filter_map(|area| Some((area.score?, area)));
    // Of equals the one that comes first.
    let low = scored().min_by_key(|(score, _)| *score);
    let high = scored().rev().max_by_key(|(score, _)| *score);
    let statement = match (low, high) {
        (Some((least, low)), Some((most, high))) if least < most => fill(
            &words.slides_extremes,
            &[
                ("low", results::short(view, &low.area)),
                ("low_score", &scores.score(Some(least))),
                ("high", results::short(view, &high.area)),
                ("high_score", &scores.score(Some(most))),
            ],
        ),
        (Some((score, _)), _) => fill(&words.slides_even, &[("score", &scores.score(Some(score)))]),
        _ => scores.no_score_yet.clone(),
    };
    Slide {
        head: words.results_areas.clone(),
        statement,
        figure: Figure::Radar(results::marks(view)),
        lines: vec![words.slides_radar_legend.clone()],
        table: Table::default(),
    }
}

fn of_area(view: &View<'_>, area: &AreaScore) -> Slide {
    let words = view.words;
    let (questionnaire, lang) = (&view.doc.questionnaire, view.lang);
    let scores = score_words(view.lang);
    let number = scores.score(area.score);
    let level = area.level.and_then(|level| questionnaire.scale.get(usize::from(level.get())));
    let gaps = view.doc.card.gaps.iter().filter(|gap| gap.area == area.area).take(GAPS);
    let rows: Vec<Vec<String>> = gaps
        .map(|gap| {
            let topic = questionnaire.question(&gap.question).map_or("", |(_, q)| q.topic.get(lang));
            let level = scores.level(gap);
            vec![format!("{} {topic}", gap.question), format!("{level} → {}", gap.target)]
        })
        .collect();
    let mut lines = vec![scores.around(area.range, area.coverage)];
    if rows.is_empty() && area.counts.answered() > 0 {
        lines.push(words.slides_no_gaps.clone());
    }
    let head = if rows.is_empty() { String::new() } else { words.slides_gaps.clone() };
    Slide {
        head: questionnaire.area(&area.area).map_or("", |a| a.name.get(lang)).to_owned(),
        statement: level.map_or_else(
            || number.clone(),
            |level| fill(&words.slides_area, &[("score", &number), ("level", level.get(lang))]),
        ),
        figure: Figure::Bar(Bar::of(area.score, area.range, area.target)),
        lines,
        table: Table { head, shares: &[0.76, 0.24], rows },
    }
}

/// The actions of the highest priority; no slide while there is no gap.
fn actions(view: &View<'_>) -> Option<Slide> {
    let words = view.words;
    let gaps = &view.doc.card.gaps;
    let rows: Vec<Vec<String>> = gaps
        .iter()
        .take(ACTIONS)
        .filter_map(|gap| {
            let (_, question) = view.doc.questionnaire.question(&gap.question)?;
            let answer = view.doc.assessment.answer(&gap.question);
            let action = match answer.action.trim() {
                "" => question.next_step(gap.level.unwrap_or(Level::ZERO))?.get(view.lang).to_owned(),
                action => action.to_owned(),
            };
            let owner = match answer.owner.trim() {
                "" => words.no_owner_yet.clone(),
                owner => owner.to_owned(),
            };
            let due = answer.due.map_or_else(|| words.no_due_yet.clone(), |due| due.to_string());
            Some(vec![action, owner, due])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let rest = gaps.len() - rows.len();
    let rest = (rest > 0).then(|| fill(&words.slides_more, &[("count", &rest.to_string())]));
    Some(Slide {
        head: words.nav_plan.clone(),
        statement: words.slides_actions.clone(),
        figure: Figure::Nothing,
        lines: rest.into_iter().collect(),
        table: Table { head: String::new(), shares: &[0.54, 0.25, 0.21], rows },
    })
}

fn since(view: &View<'_>, milestone: &Milestone) -> Slide {
    let words = view.words;
    let doc = view.doc;
    let now = (&doc.assessment, &doc.card);
    let comparison = Comparison::of(&doc.questionnaire, &milestone.assessment(), now, view.today);
    let scores = score_words(view.lang);
    let rows = comparison.areas.iter().map(|(area, change)| {
        vec![results::short(view, area).to_owned(), scores.then_and_now(change), scores.points(change)]
    });
    let kinds: Vec<String> = ChangeKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let count = comparison.of_kind(kind).count();
            (count > 0).then(|| format!("{} {count}", scores.change(kind)))
        })
        .collect();
    Slide {
        head: fill(&words.slides_since, &[("name", &milestone.name), ("date", &milestone.date.to_string())]),
        statement: format!(
            "{} {}  {}",
            scores.overall,
            scores.then_and_now(&comparison.overall),
            scores.points(&comparison.overall)
        ),
        figure: Figure::Nothing,
        lines: vec![kinds.join(" · ")],
        table: Table { head: String::new(), shares: &[0.4, 0.35, 0.25], rows: rows.collect() },
    }
}
