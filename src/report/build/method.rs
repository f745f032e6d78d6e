//! How the numbers come about: the rules, every term of every area's sums, and the whole from its areas.

use super::areas;
use super::builder::{Builder, applies, whole};
use crate::base::lang::fill;
use crate::report::document::{Align, Block, Cell, Span, Table};
use crate::report::pieces::{body, column, heading, small};
use crate::report::words::Words;
use crate::scoring::{AreaScore, Exact, Range, percent};

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let w = b.w;
    let rules = [
        fill(&w.method_run, &[("run", &b.run())]),
        w.method_score.clone(),
        w.method_range.clone(),
        w.method_coverage.clone(),
        w.method_overall.clone(),
        w.method_levels.clone(),
        w.method_gap.clone(),
        w.method_round.clone(),
    ];
    let mut blocks = vec![
        heading(1, &w.method),
        Block::Bullets(rules.into_iter().map(|text| vec![Span::plain(text)]).collect()),
        small(&b.scores().counted_anew),
    ];
    let mut without = Vec::new();
    for area in &b.card().areas {
        let Some(score) = area.score else {
            without.push(b.short(&area.area));
            continue;
        };
        blocks.push(heading(2, &fill(&w.terms_title, &[("area", b.short(&area.area))])));
        blocks.push(Block::Table(terms(b, area, score)));
    }
    blocks.extend(derived(b));
    if !without.is_empty() {
        blocks.push(body(fill(&w.terms_none, &[("areas", &without.join(&w.separator))])));
    }
    blocks
}

/// How the overall score, the ranges and the coverages come about.
fn derived(b: &Builder<'_>) -> Vec<Block> {
    let (w, overall) = (b.w, &b.card().overall);
    let applying: Vec<&AreaScore> = b.card().areas.iter().filter(|area| applies(area)).collect();
    if applying.is_empty() {
        return Vec::new();
    }
    let weights = |scored: u64, applicable: u64| format!("{scored} ÷ {applicable}");
    let rows = applying.iter().map(|area| {
        vec![
            Cell::plain(b.short(&area.area)),
            Cell::plain(area.score.map_or_else(|| w.no_number.clone(), |score| rounded(w, score))),
            Cell::plain(bounds(b, area)),
            Cell::plain(format!(
                "{} = {}%",
                weights(area.scored_weight(), area.applicable_weight()),
                percent(area.coverage)
            )),
        ]
    });
    let table = Table {
        summary: w.derived.clone(),
        columns: vec![
            column(&b.n.area, 26.0, Align::Left),
            column(&w.derived_score, 20.0, Align::Right),
            column(&w.derived_range, 27.0, Align::Right),
            column(&w.derived_weights, 27.0, Align::Right),
        ],
        rows: rows.collect(),
        ..Table::default()
    };
    let sum = |of: fn(&AreaScore) -> u64| applying.iter().map(|area| of(area)).sum::<u64>();
    let scored = applying.iter().filter(|area| area.score.is_some()).count();
    let values = [
        ("scored", so_many(w, scored)),
        ("score", overall.score.map_or_else(String::new, |score| rounded(w, score))),
        ("ranges", so_many(w, applying.len())),
        ("low", rounded(w, overall.range.low)),
        ("high", rounded(w, overall.range.high)),
        ("weights", weights(sum(AreaScore::scored_weight), sum(AreaScore::applicable_weight))),
        ("coverage", percent(overall.coverage).to_string()),
    ];
    let template = if overall.score.is_some() { &w.derived_sum } else { &w.derived_none };
    let said = fill(template, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    vec![Block::Together(vec![heading(2, &w.derived), Block::Table(table), body(said)])]
}

/// So many areas.
fn so_many(w: &Words, count: usize) -> String {
    if count == 1 { w.derived_area.clone() } else { fill(&w.derived_areas, &[("count", &count.to_string())]) }
}

/// Between which numbers an area's score lies: with its open questions at 0 and at 4.
fn bounds(b: &Builder<'_>, area: &AreaScore) -> String {
    let Range { low, high } = area.range;
    if low == high {
        return b.scores().range(area.range);
    }
    let weight = area.applicable_weight();
    let open = 4 * (weight - area.scored_weight());
    let bound = |points: u64, exact: Exact| {
        let equals = if exact.is_integer() { "=" } else { b.scores().nearly.as_str() };
        format!("25 × {points} ÷ {weight} {equals} {}", whole(exact))
    };
    [bound(area.points(), low), bound(area.points() + open, high)].join("\n")
}

/// A number as a fraction where it is none that is whole.
fn exactly(value: Exact) -> String {
    if value.is_integer() { whole(value) } else { format!("{}/{}", value.numer(), value.denom()) }
}

/// The same with what it is rounded to.
fn rounded(w: &Words, value: Exact) -> String {
    if value.is_integer() {
        return whole(value);
    }
    fill(&w.term_rounded, &[("exact", &exactly(value)), ("score", &whole(value))])
}

/// Every term of an area's sums, and what they come to.
fn terms(b: &Builder<'_>, area: &AreaScore, score: Exact) -> Table {
    let w = b.w;
    let mut rows: Vec<Vec<Cell>> = area
        .terms
        .iter()
        .map(|term| {
            let level = b.n.level_or_state(Some(term.state), |level| level.to_string());
            let product = term.level().map(|level| u32::from(term.weight) * u32::from(level.get()));
            let product = product.map_or_else(|| "–".to_owned(), |product| product.to_string());
            // What is in no sum stands in brackets, so that the others come to the sum below them.
            let weight = match term.level() {
                Some(_) => term.weight.to_string(),
                None => format!("({})", term.weight),
            };
            vec![
                Cell::Text(vec![b.link(b.topic(&term.question), &term.question)]),
                Cell::plain(weight),
                Cell::plain(level),
                Cell::plain(areas::target(term).map_or_else(|| "–".to_owned(), |t| t.to_string())),
                Cell::plain(product),
            ]
        })
        .collect();
    let (points, weight) = (area.points().to_string(), area.scored_weight().to_string());
    let exact = rounded(w, score);
    let result = fill(&w.term_result, &[("points", &points), ("weight", &weight), ("score", &exact)]);
    rows.push(vec![
        Cell::Text(vec![Span {
            text: fill(&w.term_sum, &[("result", &result)]),
            bold: true,
            ..Span::default()
        }]),
        Cell::plain(weight),
        Cell::plain(""),
        Cell::plain(""),
        Cell::plain(points),
    ]);
    Table {
        summary: fill(&w.terms_title, &[("area", b.short(&area.area))]),
        columns: vec![
            column(&b.n.question, 62.0, Align::Left),
            column(&b.n.weight, 8.0, Align::Right),
            column(&b.n.level, 12.5, Align::Centre),
            column(&b.n.target, 8.0, Align::Right),
            column(&w.term_product, 9.5, Align::Right),
        ],
        rows,
        ..Table::default()
    }
}
