//! The page that stands alone: the whole, the six areas, what the numbers say, the first actions.

use super::{Builder, drawn, link, percent, whole};
use crate::lang::fill;
use crate::report::document::{Align, Block, Cell, Column, Figure, FigureKind, Run, ScoreMark, Style, Table};
use crate::scoring::{AreaScore, Gap};

/// How many actions the summary names.
const ACTIONS: usize = 6;

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let card = b.input.scorecard;
    let w = b.w;
    let mut blocks = vec![
        Block::Heading { level: 1, text: w.summary.clone(), anchor: None },
        Block::Paragraph(Style::Lead, vec![Run { text: overall(b), bold: true, ..Run::default() }]),
        Block::Paragraph(Style::Small, vec![Run::plain(counts(b))]),
    ];
    let legend = [w.legend_score.clone(), w.legend_range.clone(), w.legend_target.clone()];
    if card.areas.len() > 2 {
        let axes = card.areas.iter().map(|area| mark(b, area, b.score(area.score, area.range))).collect();
        let kind = FigureKind::Radar { axes, legend: legend.clone() };
        blocks.push(Block::Figure(Figure { alt: w.radar_alt.clone(), kind }));
    }
    let bars = card
        .areas
        .iter()
        .map(|area| {
            let values = [
                ("score", b.score(area.score, area.range)),
                ("word", word(b, area)),
                ("coverage", percent(area.coverage)),
            ];
            let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
            mark(b, area, fill(&w.coverage_line, &values))
        })
        .collect();
    blocks.push(Block::Figure(Figure { alt: w.bars_alt.clone(), kind: FigureKind::Bars { bars, legend } }));
    let said = sentences(b);
    if !said.is_empty() {
        blocks.push(Block::Bullets(said.into_iter().map(|text| vec![Run::plain(text)]).collect()));
    }
    blocks.push(Block::Heading { level: 2, text: w.top_actions.clone(), anchor: None });
    if card.gaps.is_empty() {
        blocks.push(Block::Paragraph(Style::Body, vec![Run::plain(&w.no_gaps)]));
    } else {
        blocks.push(Block::Table(actions(b, &card.gaps[..card.gaps.len().min(ACTIONS)])));
    }
    let count = card.checks.len().to_string();
    blocks.push(Block::Paragraph(Style::Small, vec![Run::plain(fill(&w.checks_line, &[("count", &count)]))]));
    blocks
}

pub(super) fn word(b: &Builder<'_>, area: &AreaScore) -> String {
    let scale = &b.input.questionnaire.scale;
    let word = area.level.and_then(|level| scale.get(usize::from(level.get())));
    word.map_or("–", |t| t.get(b.input.lang)).to_owned()
}

fn mark(b: &Builder<'_>, area: &AreaScore, text: String) -> ScoreMark {
    ScoreMark {
        label: b.short(&area.area).to_owned(),
        score: area.score.map(drawn),
        range: (drawn(area.range.low), drawn(area.range.high)),
        target: area.target.map(drawn),
        text,
    }
}

fn overall(b: &Builder<'_>) -> String {
    let overall = &b.input.scorecard.overall;
    let (low, high) = (whole(overall.range.low), whole(overall.range.high));
    let score = overall.score.map(whole).unwrap_or_default();
    let areas: Vec<&str> = overall.provisional.iter().map(|area| b.short(area)).collect();
    let template = match (&overall.score, overall.provisional.is_empty()) {
        (None, _) => &b.w.overall_none,
        (Some(_), true) => &b.w.overall_score,
        (Some(_), false) => &b.w.overall_provisional,
    };
    let values = [
        ("score", score.as_str()),
        ("low", &low),
        ("high", &high),
        ("coverage", &percent(overall.coverage)),
        ("areas", &areas.join(&b.w.separator)),
    ];
    fill(template, &values)
}

fn counts(b: &Builder<'_>) -> String {
    let counts = b.input.scorecard.overall.counts;
    let values = [
        ("level", counts.level.to_string()),
        ("unknown", counts.unknown.to_string()),
        ("na", counts.not_applicable.to_string()),
        ("open", counts.unanswered.to_string()),
        ("total", counts.total().to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    fill(&b.w.counts_line, &values)
}

/// At most three sentences, each only where the numbers support it; none while provisional.
fn sentences(b: &Builder<'_>) -> Vec<String> {
    let card = b.input.scorecard;
    if card.overall.score.is_none() || !card.overall.provisional.is_empty() {
        return Vec::new();
    }
    let mut said = Vec::new();
    let scored: Vec<_> = card.areas.iter().filter_map(|area| Some((area.score?, area))).collect();
    let best = scored.iter().rev().max_by_key(|(score, _)| *score);
    let worst = scored.iter().min_by_key(|(score, _)| *score);
    if let (Some((high, best)), Some((low, worst))) = (best, worst) {
        if whole(*high) == whole(*low) {
            if scored.len() > 1 {
                said.push(fill(&b.w.sentence_equal, &[("score", &whole(*high))]));
            }
        } else {
            let strongest =
                fill(&b.w.sentence_strongest, &[("area", b.short(&best.area)), ("score", &whole(*high))]);
            let question = worst.weakest.as_ref().map(|id| b.topic(id)).unwrap_or_default();
            let weakest = fill(
                &b.w.sentence_weakest,
                &[("area", b.short(&worst.area)), ("score", &whole(*low)), ("question", &question)],
            );
            let gap = if b.input.lang == crate::lang::Lang::En { " " } else { "" };
            said.push(format!("{strongest}{gap}{weakest}"));
        }
    }
    let open = card.overall.counts.unknown + card.overall.counts.unanswered;
    if open > 0 {
        let (low, high) = (whole(card.overall.range.low), whole(card.overall.range.high));
        let values = [("count", &*open.to_string()), ("low", &low), ("high", &high)];
        said.push(fill(&b.w.sentence_unknown, &values));
    }
    if let Some(gap) = card.gaps.first() {
        let values = [("question", &*b.topic(&gap.question)), ("priority", &gap.priority.to_string())];
        said.push(fill(&b.w.sentence_gap, &values));
    }
    said
}

/// A table of gaps with their actions, from the first rank on.
pub(super) fn actions(b: &Builder<'_>, gaps: &[Gap]) -> Table {
    let w = b.w;
    let column = |title: &str, width: f32, align: Align| Column { title: title.to_owned(), width, align };
    let cell = |text: String| -> Cell { vec![Run::plain(text)] };
    let rows = gaps
        .iter()
        .enumerate()
        .map(|(i, gap)| {
            let answer = b.input.assessment.answer(&gap.question);
            let level = gap.level.map_or_else(|| w.unknown_level.clone(), |level| level.to_string());
            let owner = if answer.owner.trim().is_empty() { w.open.clone() } else { answer.owner.clone() };
            let priority = format!("{}×{}×{}={}", gap.gap, gap.weight, gap.urgency.factor(), gap.priority);
            vec![
                cell((i + 1).to_string()),
                vec![link(b.topic(&gap.question), &gap.question)],
                cell(format!("{level} → {}", gap.target)),
                cell(priority),
                cell(b.action(&gap.question)),
                cell(owner),
                cell(answer.due.map_or_else(|| w.open.clone(), |due| due.to_string())),
            ]
        })
        .collect();
    Table {
        columns: vec![
            column(&w.rank, 6.0, Align::Right),
            column(&w.question, 20.0, Align::Left),
            column(&w.level_to_target, 9.5, Align::Centre),
            column(&w.priority, 13.0, Align::Right),
            column(&w.action, 25.0, Align::Left),
            column(&w.owner, 12.0, Align::Left),
            column(&w.due, 14.5, Align::Left),
        ],
        rows,
    }
}
