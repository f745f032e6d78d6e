//! What follows the areas: action plan, open checks, method with every term, sources.

use super::summary::actions;
use super::{Builder, link, whole};
use crate::lang::fill;
use crate::report::document::{Align, Block, Cell, Column, Run, Style, Table};
use crate::scoring::{AreaScore, Check, CheckKind, State};

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let mut blocks = plan(b);
    blocks.extend(checks(b));
    blocks.extend(method(b));
    blocks.push(heading(1, &b.w.sources));
    let source = b.input.questionnaire.source.get(b.input.lang);
    blocks.push(body(fill(&b.w.sources_intro, &[("source", source)])));
    blocks.extend(b.input.questionnaire.about.iter().map(|t| body(t.get(b.input.lang).to_owned())));
    blocks
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned(), anchor: None }
}

fn body(text: String) -> Block {
    Block::Paragraph(Style::Body, vec![Run::plain(text)])
}

fn column(title: &str, width: f32, align: Align) -> Column {
    Column { title: title.to_owned(), width, align }
}

fn plan(b: &Builder<'_>) -> Vec<Block> {
    let gaps = &b.input.scorecard.gaps;
    let mut blocks = vec![heading(1, &b.w.plan)];
    if gaps.is_empty() {
        blocks.push(body(b.w.no_gaps.clone()));
    } else {
        blocks.push(body(b.w.plan_intro.clone()));
        blocks.push(Block::Table(actions(b, gaps)));
    }
    blocks
}

fn checks(b: &Builder<'_>) -> Vec<Block> {
    let open = &b.input.scorecard.checks;
    let mut blocks = vec![heading(1, &b.w.checks)];
    if open.is_empty() {
        blocks.push(body(b.w.no_checks.clone()));
        return blocks;
    }
    blocks.push(body(fill(&b.w.checks_intro, &[("count", &open.len().to_string())])));
    let rows = open
        .iter()
        .map(|check| {
            let question: Cell = vec![link(b.topic(&check.question), &check.question)];
            vec![question, vec![Run::plain(said(b, check))]]
        })
        .collect();
    let columns = vec![column(&b.w.question, 50.0, Align::Left), column(&b.w.check, 50.0, Align::Left)];
    blocks.push(Block::Table(Table { columns, rows }));
    blocks
}

fn said(b: &Builder<'_>, check: &Check) -> String {
    let w = b.w;
    match &check.kind {
        CheckKind::NoEvidence => w.check_no_evidence.clone(),
        CheckKind::ElementsOpen(ids) => {
            let question = b.question(&check.question);
            let names: Vec<&str> = ids
                .iter()
                .filter_map(|id| question?.elements.iter().find(|e| e.id == *id))
                .map(|e| e.name.get(b.input.lang))
                .collect();
            fill(&w.check_elements, &[("elements", &names.join(&w.separator))])
        }
        CheckKind::NoReason => w.check_no_reason.clone(),
        CheckKind::TargetBelowLevel { target, level } => {
            fill(&w.check_target, &[("target", &target.to_string()), ("level", &level.to_string())])
        }
        CheckKind::NoOwner => w.check_no_owner.clone(),
        CheckKind::NoDueDate => w.check_no_due.clone(),
        CheckKind::NotConfirmed(Some(date)) => fill(&w.check_not_confirmed, &[("date", &b.date(*date))]),
        CheckKind::NotConfirmed(None) => w.check_never_confirmed.clone(),
    }
}

fn method(b: &Builder<'_>) -> Vec<Block> {
    let w = b.w;
    let rules = [
        fill(&w.method_run, &[("run", &b.run())]),
        w.method_score.clone(),
        w.method_range.clone(),
        w.method_coverage.clone(),
        w.method_overall.clone(),
        w.method_gap.clone(),
        w.method_round.clone(),
    ];
    let mut blocks = vec![
        heading(1, &w.method),
        Block::Bullets(rules.into_iter().map(|text| vec![Run::plain(text)]).collect()),
    ];
    for area in &b.input.scorecard.areas {
        blocks.push(heading(2, &fill(&w.terms_title, &[("area", b.short(&area.area))])));
        blocks.push(Block::Table(terms(b, area)));
    }
    blocks
}

/// Every term of an area's sums, and what they come to.
fn terms(b: &Builder<'_>, area: &AreaScore) -> Table {
    let w = b.w;
    let cell = |text: String| -> Cell { vec![Run::plain(text)] };
    let mut rows: Vec<Vec<Cell>> = area
        .terms
        .iter()
        .map(|term| {
            let (level, product) = match term.state {
                State::Level(level) => {
                    (level.to_string(), (u32::from(term.weight) * u32::from(level.get())).to_string())
                }
                State::Unknown => (w.state_unknown.clone(), "–".to_owned()),
                State::NotApplicable => (w.state_not_applicable.clone(), "–".to_owned()),
                State::Unanswered => (w.state_open.clone(), "–".to_owned()),
            };
            vec![
                vec![link(b.topic(&term.question), &term.question)],
                cell(term.weight.to_string()),
                cell(level),
                cell(term.target.to_string()),
                cell(product),
            ]
        })
        .collect();
    let (points, weight) = (area.points().to_string(), area.scored_weight().to_string());
    let result = match area.score {
        Some(score) => {
            let exact = if score.is_integer() {
                whole(score)
            } else {
                format!("{}/{} ≒ {}", score.numer(), score.denom(), whole(score))
            };
            fill(&w.term_result, &[("points", &points), ("weight", &weight), ("score", &exact)])
        }
        None => b.score(None, area.range),
    };
    rows.push(vec![
        vec![Run { text: format!("{}: {result}", w.term_sum), bold: true, ..Run::default() }],
        cell(weight),
        cell(String::new()),
        cell(String::new()),
        cell(points),
    ]);
    Table {
        columns: vec![
            column(&w.question, 52.0, Align::Left),
            column(&w.term_weight, 10.0, Align::Right),
            column(&w.term_level, 15.0, Align::Centre),
            column(&w.term_target, 10.0, Align::Right),
            column(&w.term_product, 13.0, Align::Right),
        ],
        rows,
    }
}
