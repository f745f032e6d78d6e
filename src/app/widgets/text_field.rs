//! Text fields that hand over what was typed as a value, and nothing while an input method
//! composes. While a field has the focus it keeps its own text, so that a composition survives. What is
//! typed or pasted gets the one form that texts have at once: what is shown is what is kept.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Event, Id, ImeEvent, Key, KeyboardShortcut, Margin, Modifiers, Rect, Response, Sense, Stroke, StrokeKind,
    TextBuffer, TextEdit, Ui, vec2,
};

use super::in_place;
use super::rows::{self, Last};
use super::tips::Tips;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::base::characters::{clean, is_clean};
use crate::base::fonts::{by_number, lacking};
use crate::base::lang::fill;

/// A field's look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text without line feeds, as high as it needs: what is too long for one row goes on below.
    Line,
    /// As many lines as given, growing with its text.
    Lines(usize),
    /// The cell of a table, as high as its text: see [`cell_height`]. A text too long for a cell
    /// stands in one line, and shows whole when the pointer rests on it.
    Cell,
    /// The cell of a table whose rows are all as high as each other: its text stands in one line, and shows
    /// whole when the pointer rests on it.
    Row,
}

impl Shape {
    /// Whether it is the cell of a table.
    fn is_cell(self) -> bool {
        matches!(self, Self::Cell | Self::Row)
    }
}

/// What is longer than this, in characters, is no text for a cell.
const CELL: usize = 240;

/// The room around the text of a cell, in points.
const CELL_MARGIN: i8 = 6;

/// What begins another line in the text of a cell.
const LINE_END_IN_A_CELL: KeyboardShortcut = KeyboardShortcut::new(Modifiers::ALT, Key::Enter);

fn fits_a_cell(text: &str) -> bool {
    text.chars().nth(CELL).is_none()
}

/// The height in points of a [`Shape::Cell`] of a width that shows a text, or a hint where it is empty.
#[must_use]
pub fn cell_height(ui: &Ui, value: &str, hint: &str, width: f32) -> f32 {
    let text = if value.is_empty() { hint } else { value };
    let margin = 2.0 * f32::from(CELL_MARGIN);
    let font = theme::regular(theme::SMALL);
    let width = if fits_a_cell(text) { (width - margin).max(0.0) } else { f32::INFINITY };
    let text = if fits_a_cell(text) { text } else { "" };
    rows::edited(ui, text, &font, width, Last::Balanced).size().y + margin
}

/// The id of the field of a key, in a generation of the document.
#[must_use]
pub fn field_id(key: &str, generation: u64) -> Id {
    Id::unique(("text", key, generation))
}

/// Whatever is typed in a field that has the focus gives way to its value.
pub fn forget_draft(ui: &Ui, view: &View<'_>, key: &str) {
    let id = field_id(key, view.doc.generation).with("draft");
    ui.data_mut(|d| d.remove::<String>(id));
}

/// A field that has the focus, and with it a text of its own, shows this from now on.
pub fn shows(ctx: &egui::Context, field: Id, text: String) {
    ctx.data_mut(|data| data.insert_temp(field.with("draft"), text));
}

/// A text was put into a field, which shows it from now on, also where it has the focus and with it a text of
/// its own.
pub fn put_into(ui: &Ui, view: &View<'_>, key: &str, text: &str) {
    let id = field_id(key, view.doc.generation);
    if ui.memory(|memory| memory.has_focus(id)) {
        ui.data_mut(|data| data.insert_temp(id.with("draft"), text.to_owned()));
    }
}

/// A text field.
#[derive(Clone, Copy, Debug)]
pub struct TextField<'a> {
    /// Which field it is: the same key is the same field.
    pub key: &'a str,
    /// What it is called by assistive tools.
    pub label: &'a str,
    /// What stands in it while it is empty.
    pub hint: &'a str,
    /// The text that it shows.
    pub value: &'a str,
    /// Its shape.
    pub shape: Shape,
}

/// Draws a text field; returns the new text when it changed.
pub fn text_field(ui: &mut Ui, view: &View<'_>, field: TextField<'_>) -> Option<String> {
    response_and_text(ui, view, field).1
}

/// The same, with what is known of the field itself.
pub fn response_and_text(ui: &mut Ui, view: &View<'_>, field: TextField<'_>) -> (Response, Option<String>) {
    let TextField { key, label, hint, value, shape } = field;
    let id = field_id(key, view.doc.generation);
    let draft_id = id.with("draft");
    let focused = ui.memory(|m| m.has_focus(id));
    if !focused {
        // What it held when it last had the focus is not what stands in it by now.
        ui.data_mut(|d| d.remove::<String>(draft_id));
    }
    if shape == Shape::Row && !focused && !ui.rect_contains_pointer(place_in_a_row(ui)) {
        return (at_rest(ui, id, &field), None);
    }
    clean_what_comes(ui, id);
    let kept = if focused { ui.data(|d| d.get_temp::<String>(draft_id)) } else { None };
    let mut draft = kept.unwrap_or_else(|| value.to_owned());
    let was_empty = draft.is_empty();
    let in_a_row = shape == Shape::Row || (shape == Shape::Cell && !fits_a_cell(&draft));
    let font = theme::regular(if shape.is_cell() { theme::SMALL } else { theme::BODY });
    let last = if shape == Shape::Cell && !focused { Last::Balanced } else { Last::AsItComes };
    let mut by_the_rules =
        |ui: &Ui, text: &dyn TextBuffer, width: f32| rows::edited(ui, text.as_str(), &font, width, last);
    let edit = match shape {
        Shape::Line => TextEdit::multiline(&mut draft).desired_rows(1).return_key(None),
        Shape::Row => TextEdit::singleline(&mut draft)
            .align(egui::Align2::LEFT_CENTER)
            .min_size(vec2(0.0, theme::TOUCH)),
        Shape::Cell if in_a_row => TextEdit::singleline(&mut draft),
        // Enter leads on.
        Shape::Cell => TextEdit::multiline(&mut draft).desired_rows(1).return_key(LINE_END_IN_A_CELL),
        Shape::Lines(rows) => TextEdit::multiline(&mut draft).desired_rows(rows),
    };
    let (edit, margin) = if shape.is_cell() {
        (edit.font(egui::TextStyle::Small).margin(Margin::same(CELL_MARGIN)), f32::from(CELL_MARGIN))
    } else {
        (edit, ui.spacing().button_padding.x)
    };
    let width = (ui.available_width() - 2.0 * margin).max(0.0);
    let edit = edit.hint_text(egui::RichText::new(rows::broken(ui, hint, &font, width)).font(font.clone()));
    let edit = if in_a_row { edit } else { edit.layouter(&mut by_the_rules) };
    let mut response = ui.add(edit.id(id).desired_width(f32::INFINITY));
    if focused && was_empty == draft.is_empty() {
        in_place::laid_out(ui, &response);
    }
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, value, &draft, hint);
        info.label = Some(label.to_owned());
        info
    });
    if shape.is_cell() {
        select_when_entered(&response, &draft);
    }
    // A field in which nobody types shows the document's text, which has its form.
    if !view.composing && (focused || response.has_focus() || response.changed()) {
        bring_to_form(&response, &mut draft);
    }
    if shape == Shape::Line && draft.contains('\n') {
        // Pasted.
        draft = draft.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    }
    if focused || response.has_focus() {
        ui.data_mut(|d| d.insert_temp(draft_id, draft.clone()));
    } else if shape == Shape::Row && !draft.is_empty() || shape == Shape::Cell && !fits_a_cell(&draft) {
        response = response.tip(&draft);
    }
    if !shape.is_cell() && !view.composing {
        let lacking = if focused { lacking_while_typing(ui, id, &draft) } else { lacking(&draft) };
        say_what_is_lacking(ui, view, &lacking);
    }
    let changed = !view.composing && draft != value;
    (response, changed.then_some(draft))
}

/// Where the cell of a row stands in what there is.
fn place_in_a_row(ui: &Ui) -> Rect {
    let room = ui.available_rect_before_wrap();
    let middle = egui::pos2(room.left(), ui.max_rect().center().y - theme::TOUCH / 2.0);
    Rect::from_min_size(middle, vec2(room.width(), theme::TOUCH))
}

/// The cell of a row in which nobody types and on which no pointer is: its text alone, for a field costs more to lay
/// out than a screen of such rows may.
fn at_rest(ui: &mut Ui, id: Id, field: &TextField<'_>) -> Response {
    let TextField { label, hint, value, .. } = *field;
    let rect = place_in_a_row(ui);
    ui.allocate_rect(rect, Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    let p = palette(ui);
    let visuals = &ui.visuals().widgets.inactive;
    ui.painter().rect(rect, visuals.corner_radius, p.card, Stroke::new(1.0, p.line), StrokeKind::Inside);
    let margin = f32::from(CELL_MARGIN);
    let room = rect.width() - 2.0 * margin;
    let galley = super::one_row(ui, value, theme::regular(theme::SMALL), p.text, room);
    ui.painter().galley(
        egui::pos2(rect.left() + margin, rect.center().y - galley.size().y / 2.0),
        galley,
        p.text,
    );
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, value, value, hint);
        info.label = Some(label.to_owned());
        info
    });
    response
}

/// Says which characters no font has, by their numbers: they would be boxes here as well.
fn say_what_is_lacking(ui: &mut Ui, view: &View<'_>, lacking: &[char]) {
    if !lacking.is_empty() {
        let said = fill(&view.words.glyphs_lacking, &[("glyphs", &by_number(lacking))]);
        super::text::paragraph(ui, &said, theme::regular(theme::SMALL), palette(ui).mark);
    }
}

/// The text of the field in which somebody types, when it was last looked at.
#[derive(Clone, Default)]
struct LookedAt {
    field: Option<Id>,
    text: String,
    none: bool,
}

/// The characters of a text that no font has. Where the same field had none, only what has changed since is
/// looked at: a note may be long, and every key asks.
fn lacking_while_typing(ui: &Ui, field: Id, text: &str) -> Vec<char> {
    ui.data_mut(|data| {
        let last: &mut LookedAt = data.get_temp_mut_or_default(Id::unique("last looked at"));
        let same = last.none && last.field == Some(field);
        let found = lacking(if same { changed_part(&last.text, text) } else { text });
        if !same || last.text != text {
            last.text.clear();
            last.text.push_str(text);
        }
        (last.field, last.none) = (Some(field), found.is_empty());
        found
    })
}

/// The part of a text in which it differs from the one before.
fn changed_part<'a>(before: &str, text: &'a str) -> &'a str {
    const AT_ONCE: usize = 1_024;
    /// How many bytes two texts have in common from an end on, by steps of many and then one by one.
    fn alike<'b>(
        one: impl Fn(usize, usize) -> &'b [u8],
        other: impl Fn(usize, usize) -> &'b [u8],
        most: usize,
    ) -> usize {
        let mut at = 0;
        for step in [AT_ONCE, 32, 1] {
            while at + step <= most && one(at, step) == other(at, step) {
                at += step;
            }
        }
        at
    }
    let (old, new) = (before.as_bytes(), text.as_bytes());
    let most = old.len().min(new.len());
    let first = alike(|at, step| &old[at..at + step], |at, step| &new[at..at + step], most);
    let from_end = |bytes: &'_ [u8], at: usize, step: usize| bytes.len() - at - step..bytes.len() - at;
    let last = alike(
        |at, step| &old[from_end(old, at, step)],
        |at, step| &new[from_end(new, at, step)],
        most - first,
    );
    let start = text.floor_char_boundary(first);
    &text[start..text.ceil_char_boundary(text.len() - last)]
}

/// Draws a line whose text is kept by the caller, for a dialog; true when Enter was pressed in it. It takes
/// the focus while nothing has it.
pub fn kept_line(ui: &mut Ui, key: &str, label: &str, hint: &str, text: &mut String) -> bool {
    let id = Id::unique(key);
    clean_what_comes(ui, id);
    let edit = TextEdit::singleline(text).id(id).hint_text(hint).desired_width(f32::INFINITY);
    let response = ui.add(edit);
    bring_to_form(&response, text);
    *text = text.replace('\n', " ");
    let shown = text.clone();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, &shown, &shown, hint);
        info.label = Some(label.to_owned());
        info
    });
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !entered && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    entered
}

/// What is typed, pasted or committed in this frame gets its form before the field that has the focus
/// takes it, so that it is never drawn otherwise.
pub(super) fn clean_what_comes(ui: &Ui, id: Id) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    ui.input_mut(|input| {
        for event in &mut input.events {
            if let Event::Text(text) | Event::Paste(text) | Event::Ime(ImeEvent::Commit(text)) = event {
                clean(text);
            }
        }
    });
}

/// What was typed or pasted gets its form together with what stands beside it; the cursor stays between the characters where it was.
pub(super) fn bring_to_form(response: &Response, text: &mut String) {
    if is_clean(text) {
        return;
    }
    if let Some(mut state) = TextEditState::load(&response.ctx, response.id)
        && let Some(range) = state.cursor.char_range()
    {
        let place = |cursor: CCursor| {
            let mut before: String = text.chars().take(cursor.index.0).collect();
            clean(&mut before);
            CCursor::new(before.chars().count())
        };
        state.cursor.set_char_range(Some(CCursorRange::two(place(range.secondary), place(range.primary))));
        state.store(&response.ctx, response.id);
    }
    clean(text);
}

/// Selects all that stands in a field which the keyboard has given the focus, so that what is typed
/// takes its place.
pub fn select_when_entered(response: &Response, text: &str) {
    let by_pointer = response.ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
    if response.gained_focus() && !by_pointer {
        select_all(&response.ctx, response.id, text);
    }
}

/// Selects all that stands in a field, so that what is typed takes its place.
pub fn select_all(ctx: &egui::Context, field: Id, text: &str) {
    let mut state = TextEditState::load(ctx, field).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::select_all_str(text)));
    state.store(ctx, field);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_changed_in_a_text_is_all_that_is_looked_at_and_never_less() {
        let long = "根拠を確かめた。".repeat(600);
        for (before, text, changed) in [
            ("", "あ", "あ"),
            ("あ", "", ""),
            ("甲乙丙", "甲乙丙", ""),
            ("甲乙丙", "甲丁丙", "丁"),
            ("甲乙丙", "甲乙乙丙", "乙"),
            ("ああ", "あああ", "あ"),
            // The first two bytes of these are the same.
            ("\u{3042}", "\u{3043}", "\u{3043}"),
            // The last bytes of these are the same.
            ("\u{3042}", "\u{3102}", "\u{3102}"),
        ] {
            let longer = (format!("{long}{before}{long}"), format!("{long}{text}{long}"));
            for (before, text) in [(before.to_owned(), text.to_owned()), longer] {
                let part = changed_part(&before, &text);
                // A character that shares bytes with what is beside it may come along.
                assert!(
                    part.contains(changed) && part.len() <= changed.len() + 3,
                    "{before} → {text}: {part}"
                );
            }
        }
    }
}
