//! The areas for the board: each with its score and one line a question.

use super::areas;
use super::builder::{AREAS, Builder, anchor, applies, whole};
use crate::questionnaire::Area;
use crate::report::document::{Align, Anchor, Block, Cell, Column, Span, Style, Table};
use crate::scoring::{AreaScore, Figures, Term};

/// More questions of an area than this are many.
const MANY: usize = 24;

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading { level: 1, text: b.w.areas_part.clone(), anchor: None }];
    if b.card().areas.len() > AREAS {
        blocks.push(many(b));
        return blocks;
    }
    for score in b.card().areas.iter().filter(|score| !score.terms.is_empty()) {
        if let Some(area) = b.input.questionnaire.area(&score.area) {
            blocks.extend(one(b, area, score));
        }
    }
    blocks
}

fn one(b: &Builder<'_>, area: &Area, score: &AreaScore) -> Vec<Block> {
    let w = b.w;
    let (said, more) = match score.score {
        Some(_) => {
            let of = Figures::from(score);
            let described = b.scores().described(score, b.input.questionnaire, b.input.lang);
            (format!("{} · {described}", b.scores().large(&of)), b.around(&of))
        }
        None if applies(score) => (b.score(score), b.coverage(score.coverage)),
        None => (b.score(score), String::new()),
    };
    let mut line = vec![Span { text: said, bold: true, ..Span::default() }];
    if !more.is_empty() {
        line.push(Span::muted(format!(" · {more}")));
    }
    let mut rows = Vec::new();
    let mut anchors: Vec<Anchor> = Vec::new();
    for term in in_order(b, score) {
        let Some(question) = b.question(&term.question) else { continue };
        let label = areas::label(b, question);
        let steps = Builder::steps(question, term.level(), areas::target(term));
        let alt = areas::level_alt(b, question, term, &label);
        rows.push(vec![Cell::plain(b.topic(&question.id)), Cell::Level(steps, alt), Cell::plain(label)]);
        anchors.push(anchor(&question.id));
    }
    let column = |title: &str, width: f32| Column { title: title.to_owned(), width, align: Align::Left };
    let table = Table {
        summary: b.area_title(area),
        columns: vec![column(&b.n.question, 58.0), column(&w.level_column, 20.0), column(&b.n.answer, 22.0)],
        rows,
        anchors,
        shorten: b.shorten(),
        ..Table::default()
    };
    let mut blocks = vec![
        Block::Together(vec![
            Block::Heading { level: 2, text: b.area_title(area), anchor: None },
            Block::Paragraph(Style::Body, line),
        ]),
        Block::Table(table),
    ];
    blocks.extend(areas::left_out(b, area));
    blocks
}

/// The questions of an area: in their order, or where there are many of them the gaps first, for a table
/// that is shortened loses its last rows.
fn in_order<'a>(b: &Builder<'_>, score: &'a AreaScore) -> Vec<&'a Term> {
    let mut terms: Vec<&Term> = score.terms.iter().collect();
    if terms.len() > MANY {
        let rank = |term: &Term| b.card().gaps.iter().position(|gap| gap.question == term.question);
        terms.sort_by_cached_key(|term| rank(term).unwrap_or(usize::MAX));
    }
    terms
}

/// Many areas: one row each, without its questions.
fn many(b: &Builder<'_>) -> Block {
    let w = b.w;
    let column = |title: &str, width: f32, align: Align| Column { title: title.to_owned(), width, align };
    let rows = b.card().areas.iter().map(|area| {
        let target = area.target.map_or_else(|| w.no_number.clone(), whole);
        [b.short(&area.area).to_owned(), b.score(area), target, b.coverage(area.coverage)]
            .map(Cell::plain)
            .into()
    });
    Block::Table(Table {
        summary: w.areas_part.clone(),
        columns: vec![
            column(&b.n.area, 46.0, Align::Left),
            column(&w.legend_score, 22.0, Align::Right),
            column(&b.n.target, 12.0, Align::Right),
            column(&w.word_coverage_name, 20.0, Align::Right),
        ],
        rows: rows.collect(),
        shorten: b.shorten(),
        ..Table::default()
    })
}
