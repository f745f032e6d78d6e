//! A table that works as a spreadsheet does: arrows lead from cell to cell, Enter goes down, typing takes
//! the place of what stood there, blocks are copied and pasted, Ctrl+D fills down. Only the rows in view
//! are laid out, and every row is within reach; where the person is, is known by the row and not by its
//! place.

mod block;
mod cells;
mod head;
mod keys;
mod state;
mod words;

use egui::{
    Align, Context, EventFilter, Id, Layout, Painter, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, vec2,
};
use egui_extras::{Column, TableBody, TableBuilder, TableRow};

use super::page_start;
use crate::app::theme::palette;
use crate::app::widgets::text_field::select_all;

use block::CellRange;
pub use cells::{CellKind, Cells, Heights, Parts, Put};
pub use head::column_head;
pub use state::TableState;
use state::{Mode, Part, Seen};
pub use words::{RefusedCell, TableWords, refused_in_words, table_words};

/// The look of a table.
#[derive(Clone, Debug)]
pub struct TableLook<'a> {
    /// Which table it is.
    pub key: &'a str,
    /// The widths of the drawn columns, in points; in each stand one or several cells of a row.
    pub columns: &'a [f32],
    /// The height of the heads.
    pub head: f32,
    /// The heights of the rows.
    pub heights: Heights,
    /// An input method composes: the keys are for it.
    pub composing: bool,
}

/// Whether a person is on a cell of a table, not inside of its text: undo and redo are for the document then.
#[must_use]
pub fn is_on_cell(ctx: &Context) -> bool {
    let on = ctx.data(|data| data.get_temp::<Id>(on_cell()));
    on.is_some() && on == ctx.memory(|memory| memory.focused())
}

fn on_cell() -> Id {
    Id::unique("on a cell")
}

/// Draws a table.
pub fn table(ui: &mut Ui, look: &TableLook<'_>, state: &mut TableState, cells: &mut impl Cells) {
    let ctx = ui.ctx().clone();
    let gap = ui.spacing().item_spacing.y;
    state.arrive(&ctx);
    state.remember(cells);
    // What was put into the cell in the frame before stands there only now.
    select(&ctx, state, cells);
    if !look.composing {
        keys::take(ui, state, cells, &look.heights, gap);
    }
    state.remember(cells);
    let place = state.place(cells);
    if state.at.is_some() && place.is_none() {
        // Its row has gone: the page begins anew.
        if state.focused(&ctx).is_some() {
            ctx.memory_mut(|memory| memory.request_focus(page_start()));
        }
        *state = TableState { seen: std::mem::take(&mut state.seen), ..TableState::default() };
    }
    if let (true, Some((row, column))) = (state.wanted, place)
        && let Some(id) = cells.id(row, column)
    {
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
    if state.wanted {
        select(&ctx, state, cells);
    }
    let mut builder = TableBuilder::new(ui)
        .id_salt(look.key)
        .striped(false)
        .cell_layout(Layout::left_to_right(Align::Center))
        .auto_shrink([false, false])
        .animate_scrolling(false);
    for width in look.columns {
        builder = builder.column(Column::exact(*width));
    }
    if let (true, Some((row, _))) = (state.wanted, place) {
        if state.seen.height <= 0.0 {
            builder = builder.scroll_to_row(row, Some(Align::Center));
        } else if let Some(offset) = state.offset(row, &look.heights, gap) {
            builder = builder.vertical_scroll_offset(offset);
        }
    }
    let focused_before = state.focused(&ctx);
    let (mut seen, mut first, mut pointed) = (Seen::default(), None, None);
    let drawn = builder
        .header(look.head, |mut header| {
            for drawn in 0..look.columns.len() {
                header.col(|ui| cells.head(ui, drawn));
            }
        })
        .body(|body| {
            let rows = cells.rows();
            body_rows(body, &look.heights, rows, |mut row| {
                let number = row.index();
                first.get_or_insert(number);
                seen.rows = first.unwrap_or_default()..number + 1;
                let mut parts = Parts::default();
                for drawn in 0..look.columns.len() {
                    row.col(|ui| cells.draw(ui, number, drawn, &mut parts));
                }
                pointed = note(&ctx, state, cells, number, &parts, &mut seen).or(pointed);
            });
        });
    seen.offset = drawn.state.clamped_offset().y;
    seen.height = drawn.inner_rect.height();
    if let Some((id, part)) = focused_before
        && !seen.parts.contains_key(&id)
        && cells.row(part.row).is_some_and(|row| !seen.rows.contains(&row))
    {
        // Scrolled out of view it keeps the focus, so that the next key brings it back.
        let corner = Rect::from_min_size(drawn.inner_rect.min, vec2(0.0, 0.0));
        ui.interact(corner, id, Sense::focusable_noninteractive());
        seen.parts.insert(id, part);
    }
    if let Some(rect) = seen.cut.take() {
        ui.scroll_to_rect(rect, None);
    }
    state.seen = seen;
    state.arrive(&ctx);
    if state.at.is_some() && state.at == pointed {
        (state.mode, state.anchor) = (Mode::Inside, None);
    }
    let on = (state.mode == Mode::On).then(|| state.focused(&ctx)).flatten();
    ctx.data_mut(|data| {
        data.remove::<Id>(on_cell());
        if let Some((id, _)) = on {
            data.insert_temp(on_cell(), id);
        }
    });
}

/// Selects the text of the cell at which the person is, where that is wanted.
fn select(ctx: &Context, state: &mut TableState, cells: &impl Cells) {
    if std::mem::take(&mut state.selects)
        && let Some((row, column)) = state.place(cells)
        && cells.kind(column) == CellKind::Typed
        && let Some(id) = cells.id(row, column)
    {
        select_all(ctx, id, &cells.text(row, column));
    }
}

fn body_rows(body: TableBody<'_>, heights: &Heights, rows: usize, add: impl FnMut(TableRow<'_, '_>)) {
    match heights {
        Heights::Even(height) => body.rows(*height, rows, add),
        Heights::Each(heights) => body.heterogeneous_rows(heights.iter().copied(), add),
    }
}

/// A row was drawn: its parts can have the focus, the wanted one has it, what is selected is framed.
/// Returns the cell that the pointer presses.
fn note(
    ctx: &Context,
    state: &mut TableState,
    cells: &impl Cells,
    row: usize,
    parts: &Parts,
    seen: &mut Seen,
) -> Option<(Id, usize)> {
    let key = cells.key(row);
    let block = state.block(cells).filter(CellRange::is_several);
    let mut pointed = None;
    for (at, (column, response)) in parts.all().iter().enumerate() {
        let (before, after) = (&parts.all()[..at], &parts.all()[at + 1..]);
        let number = before.iter().filter(|(other, _)| other == column).count();
        let last = !after.iter().any(|(other, _)| other == column);
        seen.parts.insert(response.id, Part { row: key, column: *column, number, last });
        if number > 0 {
            continue;
        }
        if cells.kind(*column) == CellKind::Typed && response.is_pointer_button_down_on() {
            pointed = Some((key, *column));
        }
        if state.at == Some((key, *column)) {
            if std::mem::take(&mut state.wanted) {
                if !response.has_focus() {
                    response.request_focus();
                }
                // A table that is wider than the window stands in a part that scrolls sideways.
                if response.interact_rect.width() < response.rect.width() - 0.5 {
                    seen.cut = Some(response.rect);
                }
                // So does a field of a row that is higher than the room for all rows.
                if response.interact_rect.height() < response.rect.height() - 0.5 {
                    response.scroll_to_me(None);
                }
            }
            let mine = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
                ..EventFilter::default()
            };
            ctx.memory_mut(|memory| memory.set_focus_lock_filter(response.id, mine));
        }
        if block.as_ref().is_some_and(|block| block.holds(row, *column)) {
            let painter = ctx.layer_painter(response.layer_id).with_clip_rect(response.interact_rect);
            let color = ctx.global_style().visuals.selection.stroke.color;
            painter.rect_stroke(response.rect, 4.0, Stroke::new(2.0, color), StrokeKind::Inside);
        }
    }
    pointed
}

/// The ground of the heads of a drawn column, which meets those beside it.
pub fn head_ground(ui: &Ui) {
    let half = half_a_gap(ui);
    painter_to_the_next(ui).rect_filled(ui.max_rect().expand2(half), 0.0, palette(ui).tint);
}

/// The line under a row, as far as a cell has it, which meets those beside it.
pub fn rule(ui: &Ui) {
    let rect = ui.max_rect().expand2(half_a_gap(ui));
    let stroke = Stroke::new(1.0, palette(ui).line);
    painter_to_the_next(ui).hline(rect.x_range(), rect.bottom() - 0.5, stroke);
}

fn half_a_gap(ui: &Ui) -> Vec2 {
    vec2(ui.spacing().item_spacing.x / 2.0, 0.0)
}

/// A cell paints nothing beside itself: this does up to the middle of the gap.
fn painter_to_the_next(ui: &Ui) -> Painter {
    let mut painter = ui.painter().clone();
    painter.set_clip_rect(ui.clip_rect().expand2(half_a_gap(ui)));
    painter
}
