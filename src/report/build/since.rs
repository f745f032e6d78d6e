//! What changed since an earlier state: the areas, then every question by what became of it.

use super::builder::{Builder, whole};
use crate::audience::Edition;
use crate::base::lang::fill;
use crate::report::document::{Align, Block, Cell, Column, Span, Style, Table};
use crate::scoring::words::score_words;
use crate::scoring::{ChangeKind, Comparison, Figures, QuestionChange, ScoreChange, Shown, State};

/// The part; empty when no earlier state was given.
pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let Some(earlier) = &b.earlier else { return Vec::new() };
    let comparison = &earlier.comparison;
    let w = b.w;
    let intro = match earlier.date {
        Some(date) => fill(&w.since_intro_dated, &[("name", &earlier.name), ("date", &b.date(date))]),
        None => fill(&w.since_intro, &[("name", &earlier.name)]),
    };
    let mut blocks = vec![
        Block::Heading { level: 1, text: w.since.clone(), anchor: None },
        Block::Paragraph(Style::Body, vec![Span::plain(intro)]),
    ];
    for doubt in &earlier.doubts {
        let text = score_words(b.input.lang).doubt(doubt);
        blocks.push(Block::Paragraph(Style::Body, vec![Span { text, bold: true, ..Span::default() }]));
    }
    blocks.push(Block::Table(areas(b, comparison)));
    for kind in ChangeKind::ALL {
        blocks.extend(questions(b, comparison, kind));
    }
    blocks
}

fn column(title: &str, width: f32, align: Align) -> Column {
    Column { title: title.to_owned(), width, align }
}

fn areas(b: &Builder<'_>, comparison: &Comparison) -> Table {
    let w = b.w;
    let scores = score_words(b.input.lang);
    let overall = (scores.overall.clone(), comparison.overall, scores.provisional.as_str());
    let areas = comparison.areas.iter().map(|(area, change)| {
        let name = b.input.questionnaire.area(area).map_or("", |area| area.name.get(b.input.lang));
        (name.to_owned(), *change, w.no_number.as_str())
    });
    let base = comparison.base.map(|base| (scores.base_name.clone(), base, scores.provisional.as_str()));
    let rows = std::iter::once(overall).chain(base).chain(areas).map(|(name, change, without)| {
        let points = points(&change).unwrap_or_else(|| w.no_number.clone());
        let sides = [change.before, change.after].map(|of| Cell::plain(figures(b, of, without)));
        let [before, after] = sides;
        vec![Cell::plain(name), before, after, Cell::plain(points)]
    });
    Table {
        summary: b.n.score_changes.clone(),
        columns: vec![
            column(&b.n.area, 37.0, Align::Left),
            column(&w.since_then, 25.0, Align::Left),
            column(&w.since_now, 25.0, Align::Left),
            column(&w.since_points, 13.0, Align::Right),
        ],
        rows: rows.collect(),
        fitted: false,
        anchors: Vec::new(),
        shorten: b.shorten(),
    }
}

/// What changed of the whole, in a line.
pub(super) fn line(b: &Builder<'_>) -> Option<String> {
    let earlier = b.earlier?;
    let (scores, change) = (score_words(b.input.lang), &earlier.comparison.overall);
    let side = |of: Option<Figures>| {
        of.map_or_else(|| b.w.no_number.clone(), |of| scores.line(of, &scores.provisional))
    };
    let points = points(change).unwrap_or_else(|| b.w.no_number.clone());
    let values = [
        ("name", &*earlier.name),
        ("then", &side(change.before)),
        ("now", &side(change.after)),
        ("points", &points),
    ];
    Some(fill(&b.w.since_line, &values))
}

/// Points gained or lost, with their sign.
fn points(change: &ScoreChange) -> Option<String> {
    Some(match change.points()? {
        0 => "±0".to_owned(),
        points if points > 0 => format!("+{points}"),
        points => format!("−{}", points.unsigned_abs()),
    })
}

/// A score with its range and coverage; `without` stands for a score that is not shown.
fn figures(b: &Builder<'_>, figures: Option<Figures>, without: &str) -> String {
    let Some(of) = figures else { return b.n.not_asked.clone() };
    let coverage = b.coverage(of.coverage);
    let score = match of.score {
        Some(score) => whole(score),
        None if *of.coverage.numer() == 0 => return format!("{}\n{coverage}", b.w.no_number),
        None => without.to_owned(),
    };
    let said = match of.range.shown() {
        Shown::None | Shown::BelowOne => score,
        Shown::From(low, high) => {
            let values = [("score", &*score), ("low", &low.to_string()), ("high", &high.to_string())];
            fill(&b.w.since_figures, &values)
        }
    };
    format!("{said}\n{coverage}")
}

/// The questions of one kind: how many, and which. The board is not told one by one what did not
/// change.
fn questions(b: &Builder<'_>, comparison: &Comparison, kind: ChangeKind) -> Vec<Block> {
    let w = b.w;
    let changes: Vec<&QuestionChange> = comparison.of_kind(kind).collect();
    if changes.is_empty() {
        return Vec::new();
    }
    let title = score_words(b.input.lang).changes(kind, changes.len());
    let mut blocks = vec![Block::Heading { level: 2, text: title.clone(), anchor: None }];
    // An answer that changed was given anew; of one that did not, it is told whether somebody looked.
    let unchanged = kind == ChangeKind::Unchanged;
    if unchanged {
        let line = again(b, &changes);
        if b.edition() == Edition::Board {
            return line.map_or_else(Vec::new, |line| [blocks, vec![line]].concat());
        }
        blocks.extend(line);
    }
    let rows = changes.iter().map(|change| {
        let mut row = vec![
            Cell::Text(vec![b.link(b.topic(&change.question), &change.question)]),
            Cell::plain(state(b, change, change.before)),
            Cell::plain(state(b, change, change.after)),
        ];
        if unchanged {
            row.push(Cell::plain(match (answered(change), change.confirmed_again) {
                (false, _) => &w.no_number,
                (true, true) => &w.since_yes,
                (true, false) => &w.since_no,
            }));
        }
        row
    });
    let mut columns = vec![
        column(&w.question, 46.0, Align::Left),
        column(&w.since_then, 22.0, Align::Left),
        column(&w.since_now, 22.0, Align::Left),
    ];
    if unchanged {
        columns.push(column(&w.since_again, 10.0, Align::Centre));
    }
    let table = Table {
        summary: title,
        columns,
        rows: rows.collect(),
        fitted: false,
        anchors: Vec::new(),
        shorten: b.shorten(),
    };
    blocks.push(Block::Table(table));
    blocks
}

/// How many of the answers that did not change were confirmed again.
fn again(b: &Builder<'_>, changes: &[&QuestionChange]) -> Option<Block> {
    let count = changes.iter().filter(|change| answered(change)).count();
    let again = changes.iter().filter(|change| answered(change) && change.confirmed_again).count();
    let values = [("again", &*again.to_string()), ("count", &count.to_string())];
    let text = fill(&b.w.since_again_line, &values);
    (count > 0).then(|| Block::Paragraph(Style::Body, vec![Span::plain(text)]))
}

/// Whether there was an answer, which can be confirmed. Of what was not answered and now is unknown
/// there was none.
fn answered(change: &QuestionChange) -> bool {
    change.before == change.after && change.after != Some(State::Unanswered)
}

fn state(b: &Builder<'_>, change: &QuestionChange, state: Option<State>) -> String {
    b.n.level_or_state(state, |level| {
        b.question(&change.question).map_or_else(|| level.to_string(), |q| b.level(q, level))
    })
}
