//! A date typed as `2026-11-24`. What is not yet a date stays in the field with a word beside it.

use egui::{Id, TextEdit, Ui};
use jiff::civil::Date;

use crate::app::state::View;
use crate::app::theme::palette;

/// A date field with an accessible label and a "today" button; returns the new date when it
/// changed, and `Some(None)` when it was emptied.
pub fn date_field(
    ui: &mut Ui,
    view: &View<'_>,
    key: &str,
    label: &str,
    value: Option<Date>,
) -> Option<Option<Date>> {
    let id = Id::unique(("date", key, view.doc.generation));
    let draft_id = id.with("draft");
    let shown = value.map(|date| date.to_string()).unwrap_or_default();
    let kept = ui.data(|d| d.get_temp::<String>(draft_id));
    // What is kept but is no date, or has the focus, stays; else the value is shown.
    let keep = kept.filter(|text| ui.memory(|m| m.has_focus(id)) || parse(text).is_none());
    let mut draft = keep.unwrap_or_else(|| shown.clone());
    let mut changed = None;
    ui.horizontal(|ui| {
        let response = ui.add(
            TextEdit::singleline(&mut draft).id(id).hint_text(&view.words.due_hint).desired_width(130.0),
        );
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, &shown, &draft, &view.words.due_hint);
            info.label = Some(label.to_owned());
            info
        });
        if ui.button(&view.words.today_button).clicked() {
            draft = view.today.to_string();
        }
    });
    match parse(&draft) {
        Some(date) if date != value && !view.composing => changed = Some(date),
        Some(_) => {}
        None => {
            ui.colored_label(palette(ui).mark, format!("※ {}", view.words.date_bad));
        }
    }
    ui.data_mut(|d| d.insert_temp(draft_id, draft));
    changed
}

/// A date or nothing; `None` when the text is neither.
fn parse(text: &str) -> Option<Option<Date>> {
    let text = text.trim();
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_date_or_nothing_is_taken_over() {
        assert_eq!(parse(" 2026-11-24 "), Some(Some(jiff::civil::date(2026, 11, 24))));
        assert_eq!(parse(""), Some(None));
        assert_eq!(parse("2026-13-01"), None);
        assert_eq!(parse("来月"), None);
    }
}
