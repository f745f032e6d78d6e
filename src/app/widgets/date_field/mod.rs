//! A date, typed in any usual form or picked from a calendar. What is typed is the document's draft until
//! the field is left; what is no date stays in the field, with the reason below it in words.

mod calendar;
mod words;

use egui::{Button, Context, Id, Key, Margin, Response, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};
use jiff::civil::Date;

use super::text;
use super::text_field::{bring_to_form, clean_what_comes, select_when_entered};
use crate::app::action::{Action, Dated};
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::base::lang::{Lang, fill};
use crate::base::typed_dates::{self, NoDate, era_date, typed_date};
use crate::session::drafts::DateField;

pub use words::{DateWords, date_words, drafts_in_words};

/// What is typed in a date field at most, in characters: more than any form of a date.
const LONGEST: usize = 60;

/// The room between the parts of a cell, in points.
const BETWEEN: f32 = 2.0;

/// Where a date field stands: the same date can have a field in two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place {
    /// On a page, with room beside it.
    Page,
    /// In the cell of a table.
    Cell,
}

fn id(place: Place, field: &DateField) -> Id {
    Id::unique(("date", place, field))
}

/// Whether a person types in a date field.
#[must_use]
pub fn has_focus(ctx: &Context, field: &DateField) -> bool {
    let focused = ctx.memory(|memory| memory.focused());
    [Place::Page, Place::Cell].iter().any(|place| focused == Some(id(*place, field)))
}

/// Draws a date field with its calendar, a "today" button, and the date in the Japanese calendar.
pub fn date_field(ui: &mut Ui, view: &View<'_>, field: &DateField, label: &str, actions: &mut Vec<Action>) {
    let value = field.value(&view.doc.assessment);
    ui.horizontal_wrapped(|ui| {
        edit(ui, view, (Place::Page, field), label, 176.0, actions);
        calendar_button(ui, view, (Place::Page, field), label, actions);
        let today = Button::new(&view.words.today_button).min_size(vec2(0.0, theme::TOUCH));
        if ui.add(today).clicked() {
            actions.push(Action::Date(field.clone(), Dated::Chosen(view.today)));
        }
        if view.lang == Lang::Ja
            && view.doc.drafts.text(field).is_none()
            && let Some(era) = value.and_then(era_date)
        {
            ui.label(RichText::new(era).size(theme::SMALL).color(palette(ui).muted));
        }
    });
    refusal(ui, view, (Place::Page, field), actions);
}

/// The id of the date field in a cell of a table.
#[must_use]
pub fn id_in_cell(field: &DateField) -> Id {
    id(Place::Cell, field)
}

/// Draws a date field for a cell of a table: see [`cell_height`]. Returns its parts, the field first.
pub fn date_cell(
    ui: &mut Ui,
    view: &View<'_>,
    field: &DateField,
    label: &str,
    actions: &mut Vec<Action>,
) -> Vec<Response> {
    let mut parts = Vec::new();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = vec2(BETWEEN, BETWEEN);
        ui.horizontal(|ui| {
            let width = ui.available_width() - calendar::WIDTH - BETWEEN;
            parts.push(edit(ui, view, (Place::Cell, field), label, width, actions));
            parts.push(calendar_button(ui, view, (Place::Cell, field), label, actions));
        });
        parts.extend(refusal(ui, view, (Place::Cell, field), actions));
    });
    parts
}

/// Draws a date field with its calendar whose text is kept by the caller, for a dialog. What is a date gets
/// its one form when the field is left; what is none stays, with the reason below it.
pub fn kept_date(ui: &mut Ui, view: &View<'_>, key: &str, label: &str, typed: &mut String) {
    let id = Id::unique(key);
    let read = |text: &str| if text.trim().is_empty() { Ok(None) } else { typed_date(text).map(Some) };
    let typing = ui.memory(|memory| memory.has_focus(id));
    let refused = read(typed).err().filter(|_| !typing);
    ui.horizontal_wrapped(|ui| {
        clean_what_comes(ui, id);
        let (before, hint) = (typed.clone(), view.words.due_hint.as_str());
        let mut edit = TextEdit::singleline(typed).id(id).hint_text(hint).desired_width(176.0);
        if refused.is_some() {
            edit = edit.text_color(palette(ui).mark);
        }
        let response = ui.add(edit);
        named(&response, label, (&before, typed, hint), view.lang, refused);
        if !view.composing {
            bring_to_form(&response, typed);
            *typed = in_a_line(typed);
        }
        if let Ok(date) = read(typed)
            && response.lost_focus()
        {
            *typed = date.map(|date| date.to_string()).unwrap_or_default();
        }
        if let (_, Some(date)) = calendar::button(ui, view, id, label, typed_date(typed).ok()) {
            *typed = date.to_string();
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    });
    let Some(why) = refused else { return };
    let meant = match why {
        NoDate::NoYear { month, day } => typed_dates::next(month, day, view.today),
        _ => None,
    };
    if refusal_of(ui, view, Place::Page, why, meant).is_some_and(|button| button.clicked())
        && let Some(date) = meant
    {
        *typed = date.to_string();
    }
}

/// The height in points of [`date_cell`] in a cell of a width.
#[must_use]
pub fn cell_height(ui: &Ui, view: &View<'_>, field: &DateField, width: f32) -> f32 {
    let Some(why) = view.doc.drafts.refusal(field) else { return theme::TOUCH };
    let color = palette(ui).mark;
    let reason = date_words(view.lang).reason(why);
    let said = text::laid_out(ui, &reason, theme::regular(theme::SMALL), color, width).size().y;
    let button = if proposal(why, field, view.today).is_some() { theme::TOUCH + BETWEEN } else { 0.0 };
    theme::TOUCH + BETWEEN + said + button
}

/// What may be meant where the year is missing.
fn proposal(why: NoDate, field: &DateField, today: Date) -> Option<Date> {
    let NoDate::NoYear { month, day } = why else { return None };
    match field {
        DateField::Due(_) | DateField::Decided(..) => typed_dates::next(month, day, today),
        DateField::Assessed => typed_dates::latest(month, day, today),
    }
}

/// Why what stands in the field was not taken over, and what may be meant; returns the button that takes it.
fn refusal(
    ui: &mut Ui,
    view: &View<'_>,
    (place, field): (Place, &DateField),
    actions: &mut Vec<Action>,
) -> Option<Response> {
    let why = view.doc.drafts.refusal(field)?;
    let date = proposal(why, field, view.today);
    let button = refusal_of(ui, view, place, why, date)?;
    if let (true, Some(date)) = (button.clicked(), date) {
        actions.push(Action::Date(field.clone(), Dated::Chosen(date)));
    }
    Some(button)
}

/// The same of what is typed anywhere.
fn refusal_of(
    ui: &mut Ui,
    view: &View<'_>,
    place: Place,
    why: NoDate,
    meant: Option<Date>,
) -> Option<Response> {
    let words = date_words(view.lang);
    let color = palette(ui).mark;
    text::paragraph(ui, &words.reason(why), theme::regular(theme::SMALL), color);
    let date = meant?;
    let dated = |words: &str| fill(words, &[("date", &date.to_string())]);
    let propose = dated(&words.propose);
    let shown = match place {
        Place::Page => propose.clone(),
        Place::Cell => dated(&words.propose_short),
    };
    let button = Button::new(RichText::new(shown).size(theme::SMALL));
    let response = ui.add(button.min_size(vec2(0.0, theme::TOUCH)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &propose));
    Some(response)
}

/// What is typed as the one line that a date has.
fn in_a_line(typed: &str) -> String {
    typed.replace(['\n', '\t'], " ").chars().take(LONGEST).collect()
}

/// What assistive tools are told of a date field: its name, what stands in it, and why that is no date.
fn named(
    response: &Response,
    label: &str,
    (before, typed, hint): (&str, &str, &str),
    lang: Lang,
    refused: Option<NoDate>,
) {
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, before, typed, hint);
        info.label = Some(label.to_owned());
        info
    });
    if let Some(why) = refused {
        let reason = date_words(lang).reason(why);
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_invalid(egui::accesskit::Invalid::True);
            node.set_description(reason);
        });
    }
}

fn calendar_button(
    ui: &mut Ui,
    view: &View<'_>,
    (place, field): (Place, &DateField),
    label: &str,
    actions: &mut Vec<Action>,
) -> Response {
    let id = id(place, field);
    let value = field.value(&view.doc.assessment);
    let (button, picked) = calendar::button(ui, view, id, label, value);
    if let Some(date) = picked {
        actions.push(Action::Date(field.clone(), Dated::Chosen(date)));
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    button
}

fn edit(
    ui: &mut Ui,
    view: &View<'_>,
    (place, field): (Place, &DateField),
    label: &str,
    width: f32,
    actions: &mut Vec<Action>,
) -> Response {
    let id = id(place, field);
    let value = field.value(&view.doc.assessment);
    let shown = value.map(|date| date.to_string()).unwrap_or_default();
    let before = view.doc.drafts.text(field).unwrap_or(&shown);
    let mut typed = before.to_owned();
    clean_what_comes(ui, id);
    let hint = view.words.due_hint.as_str();
    let mut edit = TextEdit::singleline(&mut typed).id(id).desired_width(width);
    edit = match place {
        Place::Page => edit.hint_text(hint),
        Place::Cell => {
            let small = RichText::new(hint).font(theme::regular(theme::SMALL));
            edit.font(egui::TextStyle::Small).margin(Margin::symmetric(4, 6)).hint_text(small)
        }
    };
    let refused = view.doc.drafts.refusal(field);
    if refused.is_some() {
        edit = edit.text_color(palette(ui).mark);
    }
    let response = ui.add(edit);
    named(&response, label, (before, &typed, hint), view.lang, refused);
    select_when_entered(&response, &typed);
    if typed != before {
        if !view.composing {
            bring_to_form(&response, &mut typed);
            typed = in_a_line(&typed);
        }
        actions.push(Action::Date(field.clone(), Dated::Typed(typed)));
    }
    // Enter takes over and stays.
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        response.request_focus();
        actions.push(Action::Date(field.clone(), Dated::Left));
    }
    response
}
