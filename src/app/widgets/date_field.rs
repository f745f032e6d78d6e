//! A date, typed in any usual form. What is not yet a date stays in the field with a word beside
//! it; what is one is shown in the Japanese calendar too, in a Japanese window.

use egui::{Button, Id, Margin, TextEdit, Ui, vec2};
use jiff::civil::Date;

use super::text;
use crate::app::dates::{era_date, parse_date};
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::base::lang::Lang;

/// A date field with an accessible label and a "today" button; returns the new date when it
/// changed, and `Some(None)` when it was emptied.
pub fn date_field(
    ui: &mut Ui,
    view: &View<'_>,
    key: &str,
    label: &str,
    value: Option<Date>,
) -> Option<Option<Date>> {
    let mut changed = None;
    let mut bad = false;
    ui.horizontal_wrapped(|ui| {
        let field = field(ui, view, key, label, value, (176.0, &view.words.due_hint));
        (changed, bad) = (field.changed, field.bad);
        if ui.add(Button::new(&view.words.today_button).min_size(vec2(0.0, theme::TOUCH))).clicked()
            && value != Some(view.today)
        {
            changed = Some(Some(view.today));
            ui.data_mut(|d| d.remove::<String>(field.draft));
        }
        if view.lang == Lang::Ja
            && let Some(era) = value.and_then(era_date)
        {
            ui.label(egui::RichText::new(era).size(theme::SMALL).color(palette(ui).muted));
        }
    });
    if bad {
        let color = palette(ui).mark;
        text::paragraph(ui, &view.words.date_bad, theme::regular(theme::SMALL), color);
    }
    changed
}

/// A date field alone, for a cell of a table: what is no date shows in the colour of warnings, and
/// why when the pointer rests on it.
pub fn date_cell(
    ui: &mut Ui,
    view: &View<'_>,
    key: &str,
    label: &str,
    value: Option<Date>,
) -> Option<Option<Date>> {
    let width = ui.available_width();
    field(ui, view, key, label, value, (width, "")).changed
}

struct Field {
    changed: Option<Option<Date>>,
    bad: bool,
    draft: Id,
}

fn field(
    ui: &mut Ui,
    view: &View<'_>,
    key: &str,
    label: &str,
    value: Option<Date>,
    (width, hint): (f32, &str),
) -> Field {
    let id = Id::unique(("date", key, view.doc.generation));
    let draft_id = id.with("draft");
    let shown = value.map(|date| date.to_string()).unwrap_or_default();
    let kept = ui.data(|d| d.get_temp::<String>(draft_id));
    // What is kept but is no date, or has the focus, stays; else the value is shown.
    let keep = kept.filter(|text| ui.memory(|m| m.has_focus(id)) || parse(text).is_none());
    let mut draft = keep.unwrap_or_else(|| shown.clone());
    let bad = parse(&draft).is_none();
    let mut edit = TextEdit::singleline(&mut draft).id(id).hint_text(hint).desired_width(width);
    if hint.is_empty() {
        edit = edit.font(egui::TextStyle::Small).margin(Margin::symmetric(6, 6));
    }
    if bad {
        edit = edit.text_color(palette(ui).mark);
    }
    let response = ui.add(edit);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, &shown, &draft, hint);
        info.label = Some(label.to_owned());
        info
    });
    if bad {
        response.on_hover_text(&view.words.date_bad);
    }
    let changed = parse(&draft).filter(|date| *date != value && !view.composing);
    let bad = parse(&draft).is_none() && !view.composing;
    ui.data_mut(|d| d.insert_temp(draft_id, draft));
    Field { changed, bad, draft: draft_id }
}

/// A date or nothing; `None` when the text is neither.
fn parse(text: &str) -> Option<Option<Date>> {
    if text.trim().is_empty() { Some(None) } else { parse_date(text).map(Some) }
}
