//! What changed since an earlier state: the areas, then every question by what became of it.

use super::builder::{AREAS, Builder};
use crate::analysis::words::register_words;
use crate::audience::{Earlier, Edition};
use crate::base::lang::fill;
use crate::report::document::{Align, Block, Cell, Column, Span, Style, Table};
use crate::report::pieces::{heading, joined, small};
use crate::scoring::words::score_words;
use crate::scoring::{Certainty, ChangeKind, Comparison, Figures, QuestionChange, Shown, State};

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
    blocks.push(small(&w.since_points_note));
    blocks.extend(registers(b, earlier));
    for kind in ChangeKind::ALL {
        blocks.extend(questions(b, comparison, kind));
    }
    blocks
}

/// What moved in the registers; empty where nothing did.
fn registers(b: &Builder<'_>, earlier: &Earlier) -> Vec<Block> {
    let lang = b.input.lang;
    let moved = earlier.movement.as_ref().map(|movement| movement.said(lang)).unwrap_or_default();
    if moved.is_empty() {
        return Vec::new();
    }
    let title = &register_words(lang).moved;
    let rows = moved.into_iter().map(|(what, then, now)| [what, then, now].map(Cell::plain).to_vec());
    let table = Table {
        summary: title.clone(),
        columns: vec![
            column(&b.w.since_figure, 36.0, Align::Left),
            column(&b.w.since_then, 32.0, Align::Left),
            column(&b.w.since_now, 32.0, Align::Left),
        ],
        rows: rows.collect(),
        ..Table::default()
    };
    vec![heading(2, title), Block::Table(table)]
}

fn column(title: &str, width: f32, align: Align) -> Column {
    Column { title: title.to_owned(), width, align }
}

fn areas(b: &Builder<'_>, comparison: &Comparison) -> Table {
    let w = b.w;
    let scores = score_words(b.input.lang);
    let overall = (scores.overall.clone(), comparison.overall);
    let areas = comparison.areas.iter().map(|(area, change)| (b.short(area).to_owned(), *change));
    let base = comparison.base.map(|base| (scores.base_name.clone(), base));
    let rows = std::iter::once(overall).chain(base).chain(areas).map(|(name, change)| {
        let sides = [change.before, change.after].map(|of| Cell::plain(figures(b, of)));
        let [before, after] = sides;
        vec![Cell::plain(name), before, after, Cell::plain(scores.points_over(&change))]
    });
    Table {
        summary: b.n.score_changes.clone(),
        columns: vec![
            column(&b.n.area, 26.0, Align::Left),
            column(&w.since_then, 25.0, Align::Left),
            column(&w.since_now, 25.0, Align::Left),
            column(&w.since_points, 24.0, Align::Right),
        ],
        rows: rows.collect(),
        // Its numbers are never cut, and of a dozen areas none is left out.
        shorten: b.shorten().filter(|_| comparison.areas.len() > AREAS).map(|_| b.shorten_to(None)),
        ..Table::default()
    }
}

/// What changed of the whole, in a line.
pub(super) fn line(b: &Builder<'_>) -> Option<String> {
    let earlier = b.earlier?;
    let (lang, change) = (b.input.lang, &earlier.comparison.overall);
    let scores = score_words(lang);
    let side = |of: Option<Figures>| {
        of.map_or_else(|| b.w.no_number.clone(), |of| scores.line(&of, &b.w.no_score, lang))
    };
    // The two scores may rest on other questions each.
    let mut alike = scores.alike(change);
    if change.alike.is_some() {
        alike = fill(&b.w.since_alike, &[("alike", &alike), ("points", &scores.points(change))]);
    }
    let values = [
        ("name", &*earlier.name),
        ("then", &side(change.before)),
        ("now", &side(change.after)),
        ("alike", &alike),
    ];
    Some(fill(&b.w.since_line, &values))
}

/// A score with its range and coverage.
fn figures(b: &Builder<'_>, figures: Option<Figures>) -> String {
    let Some(of) = figures else { return b.n.not_asked.clone() };
    let coverage = b.coverage(of.coverage);
    let score = match (of.shown(), of.standing) {
        (Some(score), Certainty::Final) => score.to_string(),
        (Some(score), Certainty::SoFar) => fill(&b.scores().so_far_short, &[("score", &score.to_string())]),
        (None, _) => return format!("{}\n{coverage}", b.w.no_number),
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
    // What only one run asks is no change: the board is told how much of it there is.
    if kind == ChangeKind::NotAsked && b.edition() == Edition::Board {
        return blocks;
    }
    // An answer that changed was given anew; of one that did not, it is told whether somebody looked.
    let unchanged = kind == ChangeKind::Unchanged;
    if unchanged {
        let line = score_words(b.input.lang).confirmed_again(comparison);
        let line = line.map(|text| Block::Paragraph(Style::Body, vec![Span::plain(text)]));
        if b.edition() == Edition::Board {
            return line.map_or_else(Vec::new, |line| joined([blocks, vec![line]]));
        }
        blocks.extend(line);
    }
    let rows = changes.iter().map(|change| {
        let mut row = vec![
            Cell::Text(vec![b.link(b.topic(&change.question), &change.question)]),
            Cell::plain(state(b, change, change.before)),
            Cell::plain(now(b, change)),
        ];
        if unchanged {
            row.push(Cell::plain(match (change.is_kept(), change.confirmed_again) {
                (false, _) => &w.no_number,
                (true, true) => &w.since_yes,
                (true, false) => &w.since_no,
            }));
        }
        row
    });
    let mut columns = vec![
        column(&b.n.question, 46.0, Align::Left),
        column(&w.since_then, 22.0, Align::Left),
        column(&w.since_now, 22.0, Align::Left),
    ];
    if unchanged {
        columns.push(column(&w.since_again, 10.0, Align::Centre));
    }
    let table =
        Table { summary: title, columns, rows: rows.collect(), shorten: b.shorten(), ..Table::default() };
    blocks.push(Block::Table(table));
    blocks
}

/// How a question stands now, and whether it was answered to an earlier wording.
fn now(b: &Builder<'_>, change: &QuestionChange) -> String {
    let said = state(b, change, change.after);
    b.question(&change.question).map_or_else(|| said.clone(), |question| b.earlier(question, said.clone()))
}

fn state(b: &Builder<'_>, change: &QuestionChange, state: Option<State>) -> String {
    b.n.level_or_state(state, |level| {
        b.question(&change.question).map_or_else(|| level.to_string(), |q| b.level(q, level))
    })
}
