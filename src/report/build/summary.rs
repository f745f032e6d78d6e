//! The page that stands alone: the whole, the six areas, what the numbers say, the first actions.

use super::builder::{Builder, applies, drawn, whole};
use super::sentences::sentences;
use crate::base::lang::fill;
use crate::base::level::Level;
use crate::questionnaire::Question;
use crate::report::document::{
    Align, Block, Cell, Column, Field, Figure, FigureKind, ScoreMark, Span, Style, Table,
};
use crate::scoring::words::score_words;
use crate::scoring::{AreaScore, Gap, Shown, lowest_first};

/// How many actions the summary names.
const ACTIONS: usize = 6;
/// How many questions it names as strongest and as weakest.
const NAMED: usize = 2;

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let card = b.card();
    let w = b.w;
    let mut blocks = vec![Block::Heading { level: 1, text: w.summary.clone(), anchor: None }, headline(b)];
    blocks.push(Block::Paragraph(Style::Small, vec![Span::plain(caption(b))]));
    blocks.push(areas(b));
    let said = sentences(b);
    if !said.is_empty() {
        blocks.push(Block::Bullets(said.into_iter().map(|text| vec![Span::plain(text)]).collect()));
        let named = named(b);
        if !named.is_empty() {
            blocks.push(Block::Fields(named));
        }
    }
    blocks.push(Block::Heading { level: 2, text: b.n.top_actions.clone(), anchor: None });
    if card.gaps.is_empty() {
        blocks.push(Block::Paragraph(Style::Body, vec![Span::plain(super::plan::no_gaps(b))]));
    } else {
        blocks.push(Block::Table(actions(b, &card.gaps[..card.gaps.len().min(ACTIONS)])));
    }
    let mut small = vec![Span::plain(b.checks())];
    if b.suggests(&card.gaps[..card.gaps.len().min(ACTIONS)]) {
        small.insert(0, Span::plain(&w.suggested_note));
    }
    blocks.push(Block::Paragraph(Style::Small, small));
    vec![Block::OnePage(blocks)]
}

/// The overall score with range and coverage, or that it is provisional or there is none, and why.
fn headline(b: &Builder<'_>) -> Block {
    let (w, overall) = (b.w, &b.card().overall);
    let bold = |text: String| vec![Span { text, bold: true, ..Span::default() }];
    let range = b.range(overall.range, overall.coverage);
    let (value, unit, mut body) = match (overall.final_score(), overall.score) {
        (Some(score), _) => (whole(score), w.points_unit.clone(), vec![bold(range)]),
        (None, Some(_)) => {
            let areas: Vec<&str> = overall.provisional.iter().map(|area| b.short(area)).collect();
            let why = fill(&w.provisional_why, &[("areas", &areas.join(&w.separator))]);
            (
                score_words(b.input.lang).provisional.clone(),
                String::new(),
                vec![bold(range), vec![Span::plain(why)]],
            )
        }
        (None, None) => {
            let why = match (overall.counts.answered(), overall.counts.unknown) {
                (0, _) => &w.overall_none_yet,
                (_, 0) => &w.overall_none,
                _ => &w.overall_none_known,
            };
            (w.no_score.clone(), String::new(), vec![bold(why.clone())])
        }
    };
    body.extend(score_words(b.input.lang).base(b.input.disclosed.card()).map(|base| vec![Span::plain(base)]));
    body.push(vec![Span::muted(b.counts(overall.counts))]);
    Block::Headline { value, unit, body }
}

/// What the numbers beside the figure of the areas are.
fn caption<'a>(b: &Builder<'a>) -> &'a str {
    let areas = &b.card().areas;
    let mut scored = areas.iter().filter(|area| area.score.is_some()).peekable();
    if scored.peek().is_none() {
        return &b.w.areas_caption_none;
    }
    let wide = scored.any(|area| matches!(area.range.shown(), Shown::From(..)));
    if wide { &b.w.areas_caption_range } else { &b.w.areas_caption }
}

/// The areas as a figure.
fn areas(b: &Builder<'_>) -> Block {
    let w = b.w;
    let card = b.card();
    let legend = [w.legend_score.clone(), w.legend_range.clone(), b.n.target.clone()];
    let items: Vec<String> = card
        .areas
        .iter()
        .map(|area| {
            let target = area.target.map_or_else(|| "–".to_owned(), whole);
            let values = [("area", b.short(&area.area)), ("score", &b.score(area)), ("target", &target)];
            fill(&w.area_alt, &values)
        })
        .collect();
    let alt = fill(&w.areas_alt, &[("items", &items.join(&w.separator))]);
    let areas = card.areas.iter().map(|area| mark(b, area)).collect();
    Block::Figure(Figure { alt, kind: FigureKind::Areas { areas, legend } })
}

/// The word of an area's level on the general scale.
pub(super) fn word(b: &Builder<'_>, area: &AreaScore) -> String {
    let word = area.level.and_then(|level| b.input.questionnaire.scale_word(level, b.input.lang));
    word.unwrap_or("–").to_owned()
}

fn mark(b: &Builder<'_>, area: &AreaScore) -> ScoreMark {
    ScoreMark {
        label: b.short(&area.area).to_owned(),
        score: area.score.map(drawn),
        range: (drawn(area.range.low), drawn(area.range.high)),
        target: area.target.map(drawn),
        text: b.score(area),
        coverage: if applies(area) { b.coverage(area.coverage) } else { String::new() },
    }
}

/// The strongest and the weakest answers by question, where they differ.
fn named(b: &Builder<'_>) -> Vec<Field> {
    let terms = lowest_first(b.card().areas.iter().flat_map(|area| &area.terms)).into_iter();
    let mut levels: Vec<(Level, u8, &Question)> =
        terms.filter_map(|(level, term)| Some((level, term.weight, b.question(&term.question)?))).collect();
    let lowest = levels.first().map(|(level, ..)| *level);
    let weakest: Vec<_> = levels.iter().take(NAMED).copied().collect();
    levels.sort_by_key(|(level, weight, _)| std::cmp::Reverse((*level, *weight)));
    let highest = levels.first().map(|(level, ..)| *level);
    if lowest == highest {
        return Vec::new();
    }
    let strongest = levels.iter().take(NAMED).copied().filter(|(level, ..)| Some(*level) > lowest).collect();
    let weakest = weakest.into_iter().filter(|(level, ..)| Some(*level) < highest).collect();
    let field = |label: &str, questions: Vec<(Level, u8, &Question)>| Field {
        label: label.to_owned(),
        values: questions
            .into_iter()
            .map(|(level, _, question)| {
                let level = fill(&b.w.with_level, &[("level", &b.level(question, level))]);
                vec![b.link(b.topic(&question.id), &question.id), Span::plain(level)]
            })
            .collect(),
    };
    vec![field(&b.w.strongest, strongest), field(&b.w.weakest, weakest)]
}

/// The first actions with who and when.
fn actions(b: &Builder<'_>, gaps: &[Gap]) -> Table {
    let w = b.w;
    let column = |title: &str, width: f32, align: Align| Column { title: title.to_owned(), width, align };
    let rows = gaps
        .iter()
        .enumerate()
        .map(|(place, gap)| {
            let answer = b.answers().answer(&gap.question);
            vec![
                Cell::plain((place + 1).to_string()),
                Cell::Text(vec![b.link(b.topic(&gap.question), &gap.question)]),
                Cell::plain(b.action_in_table(&gap.question)),
                Cell::plain(super::plan::owner(b, answer)),
                Cell::plain(super::plan::due(b, answer)),
            ]
        })
        .collect();
    Table {
        summary: b.n.top_actions.clone(),
        // Numbers and dates take what they need.
        columns: vec![
            column(&w.rank, 0.0, Align::Right),
            column(&w.question, 28.0, Align::Left),
            column(&b.n.action, 37.5, Align::Left),
            column(&b.n.owner, 18.0, Align::Left),
            column(&w.due, 0.0, Align::Centre),
        ],
        rows,
        fitted: true,
        anchors: Vec::new(),
    }
}
