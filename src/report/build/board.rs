//! The areas for the board: each with its score and one line a question.

use super::areas;
use super::builder::{Builder, anchor, applies};
use crate::questionnaire::Area;
use crate::report::document::{Align, Anchor, Block, Cell, Column, Span, Style, Table};
use crate::scoring::{AreaScore, Figures};

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading { level: 1, text: b.w.areas_part.clone(), anchor: None }];
    for score in b.card().areas.iter().filter(|score| !score.terms.is_empty()) {
        if let Some(area) = b.input.questionnaire.area(&score.area) {
            blocks.extend(one(b, area, score));
        }
    }
    blocks
}

fn one(b: &Builder<'_>, area: &Area, score: &AreaScore) -> Vec<Block> {
    let (w, lang) = (b.w, b.input.lang);
    let (said, more) = match score.score {
        Some(_) => {
            let of = Figures::from(score);
            let described = b.scores().described(score, b.input.questionnaire, lang);
            (format!("{} · {described}", b.scores().large(&of)), b.around(&of))
        }
        None if applies(score) => (b.score(score), b.coverage(score.coverage)),
        None => (b.score(score), String::new()),
    };
    let mut line = vec![Span { text: said, bold: true, ..Span::default() }];
    if !more.is_empty() {
        line.push(Span::muted(format!("  {more}")));
    }
    let mut rows = Vec::new();
    let mut anchors: Vec<Anchor> = Vec::new();
    for term in &score.terms {
        let Some(question) = b.question(&term.question) else { continue };
        let label = areas::label(b, question);
        let steps = Builder::steps(question, term.level(), areas::target(term));
        let alt = areas::level_alt(b, question, term, &label);
        rows.push(vec![Cell::plain(b.topic(&question.id)), Cell::Level(steps, alt), Cell::plain(label)]);
        anchors.push(anchor(&question.id));
    }
    let column = |title: &str, width: f32| Column { title: title.to_owned(), width, align: Align::Left };
    let table = Table {
        summary: area.name.get(lang).to_owned(),
        columns: vec![column(&w.question, 60.0), column(&w.level_column, 18.0), column(&b.n.answer, 22.0)],
        rows,
        fitted: false,
        anchors,
    };
    let mut blocks = vec![
        Block::Together(vec![
            Block::Heading { level: 2, text: area.name.get(lang).to_owned(), anchor: None },
            Block::Paragraph(Style::Body, line),
        ]),
        Block::Table(table),
    ];
    blocks.extend(areas::left_out(b, area));
    blocks
}
