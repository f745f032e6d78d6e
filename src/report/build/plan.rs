//! The action plan: the gaps as a figure, and every gap with what is done about it.

use super::builder::{Builder, drawn};
use crate::assessment::Answer;
use crate::audience::Edition;
use crate::base::lang::fill;
use crate::report::document::{
    Align, Block, Cell, Column, Figure, FigureKind, GapMark, RowsThere, RowsWhen, Span, Style, Table,
};
use crate::report::pieces::{column, heading, small};
use crate::scoring::plan::finished;
use crate::scoring::words::priority_terms;
use crate::scoring::{Gap, decimal};

/// How many gaps the figure shows.
const SHOWN: usize = 8;

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let gaps = &b.card().gaps;
    let mut blocks = vec![Block::Heading { level: 1, text: b.n.plan.clone(), anchor: None }];
    if gaps.is_empty() {
        blocks.push(Block::Paragraph(Style::Body, vec![Span::plain(no_gaps(b))]));
        blocks.extend(finished_blocks(b));
        return blocks;
    }
    if b.edition() == Edition::Full {
        blocks.push(small(&b.w.gaps_caption));
        blocks.push(figure(b, &gaps[..gaps.len().min(SHOWN)]));
        blocks = vec![Block::Together(blocks)];
    }
    blocks.push(Block::Paragraph(Style::Body, vec![Span::plain(&b.w.plan_intro)]));
    blocks.push(Block::Table(table(b, gaps)));
    if b.suggests(gaps) {
        blocks.push(small(&b.w.suggested_note));
    }
    blocks.extend(finished_blocks(b));
    blocks
}

/// What is finished, since which day and by whom: it is no gap any more, and stays to be told.
fn finished_blocks(b: &Builder<'_>) -> Vec<Block> {
    let finished = finished(b.card(), b.answers());
    if finished.is_empty() {
        return Vec::new();
    }
    let rows = finished.iter().map(|id| {
        let answer = b.answers().answer(id);
        let own = answer.own_action().unwrap_or(&b.w.no_number).to_owned();
        let state = b.n.finished_as(answer.action(), |on| on.to_string());
        let topic = Cell::Text(vec![b.link(b.topic(id), id)]);
        vec![topic, Cell::plain(own), Cell::plain(owner(b, answer)), Cell::plain(state)]
    });
    let rows = rows.collect();
    let columns = vec![
        column(&b.n.question, 30.0, Align::Left),
        column(&b.n.action, 38.0, Align::Left),
        column(&b.n.owner, 16.0, Align::Left),
        column(&b.n.state, 16.0, Align::Left),
    ];
    let summary = b.n.finished.clone();
    vec![
        heading(2, &b.n.finished),
        Block::Table(Table {
            summary,
            columns,
            rows,
            fitted: true,
            shorten: b.shorten(),
            ..Table::default()
        }),
    ]
}

/// Why there is no gap: all targets are met, or of how many answers that is said.
pub(super) fn no_gaps(b: &Builder<'_>) -> String {
    let overall = &b.card().overall;
    b.scores().no_gaps(overall.counts, overall.unasked)
}

pub(super) fn owner(b: &Builder<'_>, answer: &Answer) -> String {
    let owner = &answer.action().owner;
    if owner.trim().is_empty() { b.w.open.clone() } else { owner.clone() }
}

pub(super) fn due(b: &Builder<'_>, answer: &Answer) -> String {
    let said = b.n.due(answer.action(), b.input.date, |due| due.to_string());
    said.unwrap_or_else(|| b.w.open.clone())
}

/// How the plan stands: how many gaps there are, and what they lack.
pub(super) fn state(b: &Builder<'_>) -> Option<String> {
    let gaps = &b.card().gaps;
    let count = |lacks: &dyn Fn(&Answer) -> bool| {
        gaps.iter().filter(|gap| lacks(b.answers().answer(&gap.question))).count().to_string()
    };
    let values = [
        ("count", gaps.len().to_string()),
        ("owner", count(&|answer| answer.action().owner.trim().is_empty())),
        ("due", count(&|answer| answer.action().due.is_none())),
        ("overdue", count(&|answer| answer.action().is_overdue(b.input.date))),
    ];
    let text = fill(&b.w.plan_line, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    (!gaps.is_empty()).then_some(text)
}

/// How many numbers of actions, or runs of them, are named.
const NAMED: usize = 12;

/// What the board is asked to decide: the gaps against which nobody has decided anything, by their numbers in
/// the plan, and where those stand that the plan has no room for.
pub(super) fn asked(b: &Builder<'_>) -> Option<Vec<Span>> {
    let undecided = |gap: &Gap| b.answers().answer(&gap.question).own_action().is_none();
    let numbers: Vec<usize> =
        b.card().gaps.iter().zip(1..).filter(|(gap, _)| undecided(gap)).map(|(_, number)| number).collect();
    let runs: Vec<String> = numbers
        .chunk_by(|one, next| one + 1 == *next)
        .map(|run| match run {
            [first, .., last] if run.len() > 2 => {
                let values = [("first", &*first.to_string()), ("last", &last.to_string())];
                fill(&b.w.asked_run, &values)
            }
            _ => run.iter().map(ToString::to_string).collect::<Vec<_>>().join(b.input.lang.comma()),
        })
        .collect();
    let count = numbers.len().to_string();
    let rows = RowsThere { table: b.n.plan.clone(), count: *numbers.last()? };
    let said = |plan: &str, when: Option<RowsWhen>| {
        let numbers = runs.join(b.input.lang.comma());
        let values = [("count", &*count), ("numbers", &numbers), ("plan", plan)];
        let template = if runs.len() > NAMED { &b.w.asked_many } else { &b.w.asked_line };
        Span { text: fill(template, &values), when: when.map(Box::new), ..Span::default() }
    };
    if b.edition() == Edition::Full {
        return Some(vec![said(&b.w.asked_here, None)]);
    }
    Some(vec![
        said(&b.w.asked_here, Some(RowsWhen::Shown(rows.clone()))),
        said(&b.w.asked_whole, Some(RowsWhen::Lacking(rows))),
    ])
}

/// From where to where: level and target.
fn step(b: &Builder<'_>, gap: &Gap) -> String {
    let level = gap.level.map_or_else(|| b.n.unknown_level.clone(), |level| level.to_string());
    format!("{level} → {}", gap.target)
}

fn figure(b: &Builder<'_>, gaps: &[Gap]) -> Block {
    let marks: Vec<GapMark> = gaps
        .iter()
        .map(|gap| {
            let values = [("priority", &*decimal(gap.priority)), ("step", &step(b, gap))];
            let text = fill(&b.w.gap_text, &values);
            GapMark { label: b.topic(&gap.question), priority: drawn(gap.priority), text }
        })
        .collect();
    let items: Vec<String> = marks.iter().map(|mark| format!("{} {}", mark.label, mark.text)).collect();
    let alt = fill(&b.w.gaps_alt, &[("items", &items.join(&b.w.separator))]);
    Block::Figure(Figure { alt, kind: FigureKind::Gaps(marks) })
}

fn table(b: &Builder<'_>, gaps: &[Gap]) -> Table {
    let w = b.w;
    let column = |title: &str, width: f32, align: Align| Column { title: title.to_owned(), width, align };
    // How the priority comes about is for those who read everything.
    let full = b.edition() == Edition::Full;
    let rows = gaps
        .iter()
        .enumerate()
        .map(|(i, gap)| {
            let answer = b.answers().answer(&gap.question);
            let mut row = vec![
                Cell::plain((i + 1).to_string()),
                Cell::Text(vec![b.link(b.topic(&gap.question), &gap.question)]),
                Cell::plain(step(b, gap)),
            ];
            if full {
                let terms = Span::muted(format!("\n{}", priority_terms(gap)));
                row.push(Cell::Text(vec![Span::plain(decimal(gap.priority)), terms]));
            }
            row.extend([b.action_in_table(&gap.question), owner(b, answer), due(b, answer)].map(Cell::plain));
            row
        })
        .collect();
    // Numbers and dates take what they need.
    let mut columns = vec![
        column(&w.rank, 0.0, Align::Right),
        column(&b.n.question, 27.0, Align::Left),
        column(&w.level_to_target, 0.0, Align::Centre),
        column(&b.n.action, 38.0, Align::Left),
        column(&b.n.owner, 18.0, Align::Left),
        column(&w.due, 0.0, Align::Centre),
    ];
    if full {
        columns.insert(3, column(&b.n.priority, 0.0, Align::Right));
    }
    Table { summary: b.n.plan.clone(), columns, rows, fitted: true, shorten: b.shorten(), ..Table::default() }
}
