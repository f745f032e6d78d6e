//! What keys do in a table, as in a spreadsheet.

use egui::{Context, Event, FocusDirection, Id, Key, Modifiers, Ui};

use super::block::{CellRange, joined, split};
use super::cells::{CellKind, Cells, Heights, Put};
use super::state::{Mode, Part, TableState, to_the_end};
use crate::app::widgets::page_start;

/// How far a key leads, in rows and columns.
type Step = (isize, isize);

/// All the way.
const FAR: isize = isize::MAX / 2;

/// Takes the keys that are for the table, before its cells are drawn.
pub(super) fn take(ui: &Ui, state: &mut TableState, cells: &mut impl Cells, heights: &Heights, gap: f32) {
    let ctx = ui.ctx();
    let (Some((id, part)), Some(at)) = (state.focused(ctx), state.place(cells)) else { return };
    if !ctx.memory(|memory| memory.allows_interaction(ui.layer_id())) {
        return;
    }
    let came = ctx.input(|input| input.events.iter().any(is_for_a_cell));
    if came && !state.seen.rows.contains(&at.0) {
        state.wanted = true;
    }
    if tabs(ctx, state, cells, at, part) {
        return;
    }
    if part.number > 0 {
        // The arrows lead on; all else is for the button.
        if let Some(step) = arrows(ctx) {
            go(ctx, state, cells, at, step);
        }
        return;
    }
    let kind = cells.kind(at.1);
    if escapes(ui, state, cells, at, kind) {
        return;
    }
    if !kind.is_pressed() && enters(ctx, state, cells, at) {
        return;
    }
    if state.mode != Mode::Inside && moves(ctx, state, cells, at, (heights, gap)) {
        return;
    }
    if state.mode == Mode::On {
        blocks(ui, state, cells, at);
        begins_to_type(ctx, state, cells, id, at, kind);
    }
}

fn is_for_a_cell(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_) | Event::Key { pressed: true, .. })
}

/// Whether a key was pressed with just these modifiers.
fn pressed(ctx: &Context, modifiers: Modifiers, key: Key) -> bool {
    ctx.input_mut(|input| input.consume_key(modifiers, key))
}

fn times(ctx: &Context, modifiers: Modifiers, key: Key) -> isize {
    let times = ctx.input_mut(|input| input.count_and_consume_key(modifiers, key));
    isize::try_from(times).unwrap_or_default()
}

/// Tab and Shift+Tab go through the cells as they are read, and past their ends out of the table.
fn tabs(ctx: &Context, state: &mut TableState, cells: &impl Cells, at: (usize, usize), part: Part) -> bool {
    let tab = |modifiers: Modifiers| {
        ctx.input(|input| {
            let is = |event: &Event| matches!(event, Event::Key { key: Key::Tab, pressed: true, modifiers: m, .. } if m.matches_exact(modifiers));
            input.events.iter().any(is)
        })
    };
    let stops = |column: &usize| cells.kind(*column) != CellKind::Shown;
    let columns = cells.columns();
    let to = if tab(Modifiers::NONE) && part.last {
        let after = (at.1 + 1..columns).find(stops).map(|column| (at.0, column));
        let next = (at.0 + 1 < cells.rows()).then(|| (0..columns).find(stops)).flatten();
        after.or(next.map(|column| (at.0 + 1, column)))
    } else if tab(Modifiers::SHIFT) && part.number == 0 {
        let before = (0..at.1).rev().find(stops).map(|column| (at.0, column));
        let last = (at.0 > 0).then(|| (0..columns).rev().find(stops)).flatten();
        before.or(last.map(|column| (at.0 - 1, column)))
    } else {
        None
    };
    let Some(to) = to else { return false };
    let _ = times(ctx, Modifiers::SHIFT, Key::Tab) + times(ctx, Modifiers::NONE, Key::Tab);
    arrive_at(ctx, state, cells, to);
    true
}

/// The way of the arrows, if one was pressed.
fn arrows(ctx: &Context) -> Option<Step> {
    let count = |key| times(ctx, Modifiers::NONE, key);
    let rows = count(Key::ArrowDown) - count(Key::ArrowUp);
    let columns = count(Key::ArrowRight) - count(Key::ArrowLeft);
    ((rows, columns) != (0, 0)).then_some((rows, columns))
}

/// Escape gives the cell what stood there when the person came; pressed again it leads out of the table.
fn escapes(
    ui: &Ui,
    state: &mut TableState,
    cells: &mut impl Cells,
    at: (usize, usize),
    kind: CellKind,
) -> bool {
    let ctx = ui.ctx();
    if !pressed(ctx, Modifiers::NONE, Key::Escape) {
        return false;
    }
    if state.mode != Mode::On {
        if let Some(text) =
            state.before.take_if(|before| kind == CellKind::Typed && *before != cells.text(at.0, at.1))
        {
            cells.put(ui, vec![Put { row: at.0, column: at.1, text }], 0);
        }
        state.mode = Mode::On;
        state.selects = true;
    } else if state.anchor.take().is_none() {
        ctx.memory_mut(|memory| memory.request_focus(page_start()));
        state.at = None;
    }
    true
}

/// Enter goes down, Shift+Enter up; with Alt it is a line end for the text.
fn enters(ctx: &Context, state: &mut TableState, cells: &impl Cells, at: (usize, usize)) -> bool {
    let alt = ctx.input(|input| input.modifiers.alt);
    if alt {
        return false;
    }
    let up = times(ctx, Modifiers::SHIFT, Key::Enter);
    let down = times(ctx, Modifiers::NONE, Key::Enter);
    if (up, down) == (0, 0) {
        return false;
    }
    go(ctx, state, cells, at, (down - up, 0));
    true
}

/// The keys that lead to other cells, and with Shift select what lies between.
fn moves(
    ctx: &Context,
    state: &mut TableState,
    cells: &impl Cells,
    at: (usize, usize),
    (heights, gap): (&Heights, f32),
) -> bool {
    let page = isize::try_from(page(state, cells, at.0, heights, gap)).unwrap_or(1);
    let all = |step: &dyn Fn(Modifiers) -> Option<Step>| {
        let with = step(Modifiers::SHIFT).map(|step| (step, true));
        with.or_else(|| step(Modifiers::NONE).map(|step| (step, false)))
    };
    let step = |with: Modifiers| {
        let far = [
            (Key::Home, (-FAR, -FAR)),
            (Key::End, (FAR, FAR)),
            (Key::ArrowUp, (-FAR, 0)),
            (Key::ArrowDown, (FAR, 0)),
            (Key::ArrowLeft, (0, -FAR)),
            (Key::ArrowRight, (0, FAR)),
        ];
        let near = [
            (Key::Home, (0, -FAR)),
            (Key::End, (0, FAR)),
            (Key::PageUp, (-page, 0)),
            (Key::PageDown, (page, 0)),
        ];
        let found = far.into_iter().find(|(key, _)| pressed(ctx, Modifiers::COMMAND | with, *key));
        if let Some((_, step)) = found {
            return Some(step);
        }
        for (key, step) in near {
            if pressed(ctx, with, key) {
                return Some(step);
            }
        }
        let rows = times(ctx, with, Key::ArrowDown) - times(ctx, with, Key::ArrowUp);
        let columns = times(ctx, with, Key::ArrowRight) - times(ctx, with, Key::ArrowLeft);
        ((rows, columns) != (0, 0)).then_some((rows, columns))
    };
    let Some((step, extends)) = all(&step) else { return false };
    let anchor = if extends { state.anchor.or(state.at) } else { None };
    go(ctx, state, cells, at, step);
    state.anchor = anchor;
    true
}

/// How many rows are a page from a row on.
fn page(state: &TableState, cells: &impl Cells, from: usize, heights: &Heights, gap: f32) -> usize {
    let mut left = state.seen.height;
    let rows = (from..cells.rows()).chain((0..from).rev());
    let fit = rows.take_while(|row| {
        left -= heights.of(*row) + gap;
        left >= 0.0
    });
    fit.count().saturating_sub(1).max(1)
}

/// What is done with all that is selected.
fn blocks(ui: &Ui, state: &mut TableState, cells: &mut impl Cells, at: (usize, usize)) {
    let ctx = ui.ctx();
    let block = state.block(cells).unwrap_or_else(|| CellRange::between(at, at));
    let mut copies = false;
    let mut cuts = false;
    let mut pasted = None;
    ctx.input_mut(|input| {
        input.events.retain_mut(|event| {
            match event {
                Event::Copy => copies = true,
                Event::Cut => (copies, cuts) = (true, true),
                Event::Paste(text) => pasted = Some(std::mem::take(text)),
                _ => return true,
            }
            false
        });
    });
    if copies {
        let row = |row| block.columns.clone().map(|column| cells.text(row, column)).collect();
        ctx.copy_text(joined(&block.rows.clone().map(row).collect::<Vec<_>>()));
    }
    // A single cell is emptied as by typing: what it held is taken over when it is left.
    let deletes = block.is_several() && pressed(ctx, Modifiers::NONE, Key::Delete);
    let fills = pressed(ctx, Modifiers::COMMAND, Key::D);
    let (puts, beyond) = if let Some(text) = pasted {
        paste(cells, &block, &split(&text))
    } else if cuts || deletes {
        let typed = |(_, column): &(usize, usize)| cells.kind(*column) == CellKind::Typed;
        let empty = |(row, column)| Put { row, column, text: String::new() };
        (block.cells().filter(typed).map(empty).collect(), 0)
    } else if fills {
        (filled_down(cells, &block), 0)
    } else {
        return;
    };
    if !puts.is_empty() || beyond > 0 {
        cells.put(ui, puts, beyond);
        state.before = None;
        state.selects = true;
    }
}

/// Where the cells of a block from the clipboard go: from the upper left corner of what is selected on, a
/// single one into all of it. Also how many that are not empty lie beyond the table.
fn paste(cells: &impl Cells, block: &CellRange, rows: &[Vec<String>]) -> (Vec<Put>, usize) {
    if let [row] = rows
        && let [text] = &row[..]
    {
        let put = |(row, column)| Put { row, column, text: text.clone() };
        return (block.cells().map(put).collect(), 0);
    }
    let mut puts = Vec::new();
    let mut beyond = 0;
    for (row, texts) in (*block.rows.start()..).zip(rows) {
        for (column, text) in (*block.columns.start()..).zip(texts) {
            if (row < cells.rows() || cells.grows()) && column < cells.columns() {
                puts.push(Put { row, column, text: text.clone() });
            } else if !text.is_empty() {
                beyond += 1;
            }
        }
    }
    (puts, beyond)
}

/// The upper row of what is selected for the rows below it; of a single row what stands above it.
fn filled_down(cells: &impl Cells, block: &CellRange) -> Vec<Put> {
    let (first, last) = (*block.rows.start(), *block.rows.end());
    let from = if first == last { first.checked_sub(1) } else { Some(first) };
    let Some(from) = from else { return Vec::new() };
    let columns = block.columns.clone().filter(|column| cells.kind(*column).takes_texts());
    let columns: Vec<usize> = columns.collect();
    let put = |row, column| Put { row, column, text: cells.text(from, column) };
    (from + 1..=last).flat_map(|row| columns.iter().map(move |column| put(row, *column))).collect()
}

/// F2 leads into the text; what is typed takes its place.
fn begins_to_type(
    ctx: &Context,
    state: &mut TableState,
    cells: &impl Cells,
    id: Id,
    at: (usize, usize),
    kind: CellKind,
) {
    if kind != CellKind::Typed {
        return;
    }
    if pressed(ctx, Modifiers::NONE, Key::F2) {
        state.mode = Mode::Inside;
        state.anchor = None;
        to_the_end(ctx, id, &cells.text(at.0, at.1));
        return;
    }
    let types = |event: &Event| match event {
        Event::Text(text) => !text.is_empty(),
        Event::Ime(_) | Event::Key { key: Key::Backspace | Key::Delete, pressed: true, .. } => true,
        _ => false,
    };
    if ctx.input(|input| input.events.iter().any(types)) {
        state.mode = Mode::Typing;
        state.anchor = None;
    }
}

/// Goes on by a step, as far as the table reaches.
fn go(ctx: &Context, state: &mut TableState, cells: &impl Cells, at: (usize, usize), step: Step) {
    let to =
        |from: usize, by: isize, count: usize| from.saturating_add_signed(by).min(count.saturating_sub(1));
    arrive_at(ctx, state, cells, (to(at.0, step.0, cells.rows()), to(at.1, step.1, cells.columns())));
}

fn arrive_at(ctx: &Context, state: &mut TableState, cells: &impl Cells, to: (usize, usize)) {
    // The window's own way with these keys would lead elsewhere.
    ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    state.go_to(cells.key(to.0), to.1);
}
