//! The page that stands alone: the whole, the six areas, what the numbers say, the first actions.

use super::builder::{AREAS, Builder, applies, drawn, whole};
use super::closing::{Word, glossary};
use super::sentences::sentences;
use super::since;
use crate::base::characters::in_short;
use crate::base::lang::fill;
use crate::base::level::Level;
use crate::questionnaire::Question;
use crate::report::document::{
    Align, Block, Cell, Column, Field, Figure, FigureKind, RowsThere, ScoreMark, Shorten, Span, Style, Table,
};
use crate::report::pieces::small;
use crate::scoring::{AreaScore, Figures, Gap, Shown, lowest_first};

/// How many actions the summary names.
const ACTIONS: usize = 6;
/// How many characters of the scope stand there: the last part has it whole.
const SCOPE: usize = 60;
/// How many questions it names as strongest and as weakest.
const NAMED: usize = 2;

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let card = b.card();
    let w = b.w;
    let mut blocks = vec![Block::Heading { level: 1, text: w.summary.clone(), anchor: None }, headline(b)];
    let values = [("run", &*b.run()), ("scope", &*scope(b)), ("date", &*assessed(b))];
    let mut about = vec![fill(&w.scope_line, &values), caption(b).to_owned()];
    if card.areas.len() > AREAS {
        about.push(fill(&w.areas_lowest, &[("count", &AREAS.to_string())]));
    }
    blocks.push(Block::Paragraph(Style::Small, about.into_iter().map(Span::plain).collect()));
    if b.attached {
        let text = Span { text: w.attached_note.clone(), bold: true, ..Span::default() };
        blocks.push(Block::Paragraph(Style::Small, vec![text]));
    }
    blocks.push(areas(b));
    let plain = |text: String| vec![Span::plain(text)];
    let changed = since::line(b).map(plain).into_iter();
    let said = changed.chain(super::plan::asked(b)).chain(said(b).into_iter().map(plain));
    blocks.push(Block::Bullets(said.collect()));
    // What is strongest and weakest stands where the first actions leave room for it.
    if card.gaps.len() < ACTIONS {
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
    if b.suggests(&card.gaps[..card.gaps.len().min(ACTIONS)]) {
        blocks.push(small(&w.suggested_note));
    }
    // Where there is no action, there is room to say what the numbers mean.
    if card.gaps.is_empty() {
        blocks.extend(glossary(b, &Word::OF_NUMBERS));
    }
    vec![Block::OnePage(blocks)]
}

/// What of the company was assessed.
fn scope(b: &Builder<'_>) -> String {
    match b.answers().profile.scope.trim() {
        "" => b.w.scope_not_said.clone(),
        scope => fill(&b.w.scope_said, &[("scope", &in_short(scope, SCOPE))]),
    }
}

/// When.
fn assessed(b: &Builder<'_>) -> String {
    let date = b.answers().profile.date;
    date.map_or_else(
        || b.w.assessed_not_said.clone(),
        |date| fill(&b.w.assessed_said, &[("date", &b.date(date))]),
    )
}

/// What the numbers say, how far they can be relied on, and how the plan stands.
pub(super) fn said(b: &Builder<'_>) -> Vec<String> {
    sentences(b).into_iter().chain(standing(b)).collect()
}

/// The overall score with range and coverage, or the range while the score is not final, or that there is none
/// and why.
fn headline(b: &Builder<'_>) -> Block {
    let (w, overall, scores) = (b.w, &b.card().overall, b.scores());
    let bold = |text: String| vec![Span { text, bold: true, ..Span::default() }];
    let of = Figures::from(overall);
    let (value, unit, mut body) = if overall.score.is_some() {
        let (value, unit) = b.figure(&of);
        (value, unit, b.scores().beside(&of).into_iter().map(bold).collect())
    } else {
        let why = match (overall.counts.answered(), overall.counts.unknown) {
            (0, _) => &w.overall_none_yet,
            (_, 0) => &w.overall_none,
            _ => &w.overall_none_known,
        };
        (w.no_score.clone(), String::new(), vec![bold(why.clone())])
    };
    let told = [
        scores.first_look(overall),
        scores.provisional_why(overall, b.input.questionnaire, b.input.lang),
        scores.base(b.card(), b.input.lang),
    ];
    body.extend(told.into_iter().flatten().map(|text| vec![Span::plain(text)]));
    body.push(vec![Span::muted(b.counts(overall.counts))]);
    Block::Headline { value, unit, body }
}

/// How far the answers can be relied on, and how the plan stands.
fn standing(b: &Builder<'_>) -> Vec<String> {
    let answered = b.card().overall.counts.answered() > 0;
    let evidence = match b.input.disclosed.evidence() {
        (_, 0) => b.w.evidence_none.clone(),
        (with, count) => {
            fill(&b.w.evidence_line, &[("with", &with.to_string()), ("count", &count.to_string())])
        }
    };
    let evidence = answered.then_some(evidence);
    evidence.into_iter().chain(super::plan::state(b)).chain([b.checks()]).collect()
}

/// What the numbers beside the figure of the areas are.
fn caption<'a>(b: &Builder<'a>) -> &'a str {
    let areas = &b.card().areas;
    if !areas.iter().any(applies) {
        return &b.w.areas_caption_na;
    }
    let mut scored = areas.iter().filter(|area| area.score.is_some()).peekable();
    if scored.peek().is_none() {
        return &b.w.areas_caption_none;
    }
    let wide = scored.any(|area| matches!(area.range.shown(), Shown::From(..)));
    match (wide, b.scores().first_look(&b.card().overall)) {
        (_, Some(_)) => &b.w.areas_caption_first,
        (true, None) => &b.w.areas_caption_range,
        (false, None) => &b.w.areas_caption,
    }
}

/// The areas as a figure.
fn areas(b: &Builder<'_>) -> Block {
    let w = b.w;
    let card = b.card();
    let legend = [w.legend_score.clone(), w.legend_range.clone(), b.n.target.clone()];
    // Of many areas those are shown that stand lowest.
    let mut shown: Vec<&AreaScore> = card.areas.iter().collect();
    if shown.len() > AREAS {
        shown.sort_by_key(|area| (area.score.is_none(), area.score));
        shown.truncate(AREAS);
    }
    let items: Vec<String> = shown
        .iter()
        .map(|area| {
            let Some(target) = area.target.map(whole) else {
                return format!("{} {}", b.short(&area.area), b.score(area));
            };
            let values = [("area", b.short(&area.area)), ("score", &b.score(area)), ("target", &target)];
            fill(&w.area_alt, &values)
        })
        .collect();
    let alt = fill(&w.areas_alt, &[("items", &items.join(&w.separator))]);
    let areas = shown.into_iter().map(|area| mark(b, area)).collect();
    Block::Figure(Figure { alt, kind: FigureKind::Areas { areas, legend } })
}

fn mark(b: &Builder<'_>, area: &AreaScore) -> ScoreMark {
    ScoreMark {
        label: b.short(&area.area).to_owned(),
        score: area.score.map(drawn),
        range: (drawn(area.range.low), drawn(area.range.high)),
        target: area.target.map(drawn),
        text: b.score(area),
        coverage: if applies(area) { b.coverage(area.coverage) } else { String::new() },
        wanted: area
            .target
            .map_or_else(String::new, |target| fill(&b.w.wanted, &[("target", &whole(target))])),
        applies: applies(area),
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
    let all = levels.clone();
    let strongest = levels.iter().take(NAMED).copied().filter(|(level, ..)| Some(*level) > lowest).collect();
    let weakest = weakest.into_iter().filter(|(level, ..)| Some(*level) < highest).collect();
    let field = |label: &str, questions: Vec<(Level, u8, &Question)>| {
        // Of how many more the same is true as of the last that is named.
        let last = questions.last().map(|(level, ..)| *level);
        let same =
            |of: &[(Level, u8, &Question)]| of.iter().filter(|(level, ..)| Some(*level) == last).count();
        let more = b.more_alike(same(&all) - same(&questions));
        let mut values: Vec<Vec<Span>> = questions
            .into_iter()
            .map(|(level, _, question)| {
                let level = fill(&b.w.with_level, &[("level", &b.level(question, level))]);
                vec![b.link(b.topic(&question.id), &question.id), Span::plain(level)]
            })
            .collect();
        if let Some(last) = values.last_mut() {
            last.extend(more);
        }
        Field { label: label.to_owned(), values }
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
    // The plan of this edition has them whole as well, unless it is shortened.
    let first = RowsThere { table: b.n.plan.clone(), count: gaps.len() };
    let whole = Some((first, w.texts_cut_here.clone()));
    Table {
        summary: b.n.top_actions.clone(),
        // Numbers and dates take what they need.
        columns: vec![
            column(&w.rank, 0.0, Align::Right),
            column(&b.n.question, 28.0, Align::Left),
            column(&b.n.action, 37.5, Align::Left),
            column(&b.n.owner, 18.0, Align::Left),
            column(&w.due, 0.0, Align::Centre),
        ],
        rows,
        fitted: true,
        shorten: Some(Shorten { whole, ..b.shorten_to(Some(w.texts_cut_first.clone())) }),
        ..Table::default()
    }
}
