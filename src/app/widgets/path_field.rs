//! A field for a path and a button beside it, for who types where a file is instead of choosing it.

use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{Button, Id, Key, TextEdit, Ui, WidgetInfo};

use super::frame;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::words::AppWords;

/// A field for a path.
#[derive(Clone, Copy, Debug)]
pub struct PathField<'a> {
    /// Which field it is: the same key is the same field.
    pub key: &'a str,
    /// The words on the button.
    pub button: &'a str,
    /// The ending of the file that is asked for; the example in the field has it.
    pub ending: &'a str,
    /// Whether it takes the focus by itself.
    pub focus: Focus,
}

/// Whether a field takes the focus by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// It waits for it.
    Waits,
    /// It takes it while nothing has it, with all that stands in it selected: what is suggested gives
    /// way to what is typed.
    Takes,
}

/// Draws the field with its button beside it; returns the path when the button is pressed or Enter is.
pub fn path_field(ui: &mut Ui, words: &AppWords, typed: &mut String, field: PathField<'_>) -> Option<String> {
    let mut done = false;
    frame::label(ui, &words.path_label);
    ui.horizontal(|ui| {
        let button_width = ui
            .painter()
            .layout_no_wrap(field.button.to_owned(), theme::regular(theme::BODY), palette(ui).text)
            .size()
            .x;
        let width = (ui.available_width() - button_width - 44.0).max(160.0);
        done = line(ui, words, typed, field, width);
        done |= ui.add_enabled(!typed.trim().is_empty(), Button::new(field.button)).clicked();
    });
    given(typed).filter(|_| done)
}

/// Draws the field over the whole width of a dialog, which has its button below; returns the path when Enter is
/// pressed in it.
pub fn path_line(ui: &mut Ui, words: &AppWords, typed: &mut String, field: PathField<'_>) -> Option<String> {
    frame::label(ui, &words.path_label);
    let done = line(ui, words, typed, field, f32::INFINITY);
    given(typed).filter(|_| done)
}

/// The path that was typed; nothing where none was.
#[must_use]
pub fn given(typed: &str) -> Option<String> {
    (!typed.trim().is_empty()).then(|| typed.trim().to_owned())
}

/// The field itself; true when Enter was pressed in it.
fn line(ui: &mut Ui, words: &AppWords, typed: &mut String, field: PathField<'_>, width: f32) -> bool {
    let id = Id::unique(("typed path", field.key));
    let response = ui.add(
        TextEdit::singleline(typed)
            .id(id)
            .desired_width(width)
            .hint_text(format!("/home/…/keian.{}", field.ending)),
    );
    let done = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if field.focus == Focus::Takes && !done && ui.memory(|m| m.focused().is_none()) {
        response.request_focus();
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::select_all_str(typed)));
        state.store(ui.ctx(), id);
    }
    let shown = typed.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &shown, &shown, "");
        info.label = Some(words.path_label.clone());
        info
    });
    done
}
