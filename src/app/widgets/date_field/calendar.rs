//! The days of a month to pick from, in a popup below a button. Arrows go by days and weeks, Page Up and
//! Page Down by months; Enter picks, Escape closes.

use egui::{
    Context, EventFilter, FocusDirection, Id, Key, Popup, PopupCloseBehavior, Rect, Response, Role, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::words::{date_words, place_in_week};
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::choice::{self, Enabled};
use crate::app::widgets::icons::Icon;
use crate::base::lang::{Lang, fill};
use crate::base::typed_dates::{FIRST_YEAR, LAST_YEAR};

/// The width of the button, in points.
pub(super) const WIDTH: f32 = 28.0;

/// The width of a day, in points.
const DAY: f32 = 36.0;

/// The day at which a calendar stands, and whether it is to get the focus.
#[derive(Clone, Copy, Debug)]
struct Standing {
    at: Date,
    focus: Focus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    /// The day gets it in this frame.
    Wanted,
    /// Where it is, it stays.
    Left,
}

/// Draws the button and, once it was pressed, the calendar; returns the button, and the day that was picked. `field` is
/// the field that it belongs to, `label` its name.
pub(super) fn button(
    ui: &mut Ui,
    view: &View<'_>,
    field: Id,
    label: &str,
    value: Option<Date>,
) -> (Response, Option<Date>) {
    let words = date_words(view.lang);
    let (id, opener) = (field.with("calendar"), field.with("calendar button"));
    let name = fill(&words.calendar, &[("field", label)]);
    let pressed = choice::icon_button_as(ui, opener, Icon::Calendar, &name, WIDTH);
    if pressed.clicked() {
        let at = value.unwrap_or(view.today).clamp(first(), last());
        ui.data_mut(|data| data.insert_temp(id, Standing { at, focus: Focus::Wanted }));
    }
    let was_open = Popup::is_id_open(ui.ctx(), id);
    let mut picked = None;
    Popup::from_toggle_button_response(&pressed)
        .id(id)
        .accessible_name(&name)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .gap(2.0)
        .show(|ui| picked = month(ui, view, id, value));
    if picked.is_some() {
        Popup::close_id(ui.ctx(), id);
    } else if was_open && ui.input(|input| input.key_pressed(Key::Escape)) {
        ui.memory_mut(|memory| memory.request_focus(opener));
    }
    (pressed, picked)
}

fn first() -> Date {
    date(FIRST_YEAR, 1, 1)
}

fn last() -> Date {
    date(LAST_YEAR, 12, 31)
}

fn moved(at: Date, by: jiff::Span) -> Date {
    at.checked_add(by).map_or(at, |at| at.clamp(first(), last()))
}

/// The month of the day at which the calendar stands.
fn month(ui: &mut Ui, view: &View<'_>, id: Id, value: Option<Date>) -> Option<Date> {
    let mut standing = ui.data(|data| data.get_temp::<Standing>(id))?;
    by_keys(ui, id, view.lang, &mut standing);
    let words = date_words(view.lang);
    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    let head = words.month_head(standing.at);
    ui.horizontal(|ui| {
        let at = standing.at;
        let reach = |by: jiff::Span| Enabled::from(moved(at, by) != at);
        if choice::icon_button(ui, Icon::Left, &words.month_before, "", reach((-1).month())) {
            standing.at = moved(standing.at, (-1).month());
        }
        let (rect, response) = ui.allocate_exact_size(vec2(7.0 * DAY - 68.0, theme::TOUCH), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &head));
        middle(ui, rect, &head, theme::bold(theme::BODY), palette(ui).text);
        if choice::icon_button(ui, Icon::Right, &words.month_after, "", reach(1.month())) {
            standing.at = moved(standing.at, 1.month());
        }
    });
    let (rect, _) = ui.allocate_exact_size(vec2(7.0 * DAY, 20.0), Sense::hover());
    let color = palette(ui).muted;
    let mut x = rect.left();
    for name in words.weekdays(view.lang) {
        let place = Rect::from_min_size(pos2(x, rect.top()), vec2(DAY, rect.height()));
        middle(ui, place, name, theme::regular(theme::SMALL), color);
        x += DAY;
    }
    let picked = days(ui, view, id, value, standing);
    standing.focus = Focus::Left;
    ui.data_mut(|data| data.insert_temp(id, standing));
    picked
}

/// The days as weeks; six of them, so that the calendar keeps its height.
fn days(ui: &mut Ui, view: &View<'_>, id: Id, value: Option<Date>, standing: Standing) -> Option<Date> {
    let (grid, _) = ui.allocate_exact_size(vec2(7.0 * DAY, 6.0 * theme::TOUCH), Sense::hover());
    let begin = standing.at.first_of_month();
    let before = place_in_week(begin, view.lang);
    let mut picked = None;
    for day in 0..standing.at.days_in_month() {
        let Ok(date) = begin.checked_add(i32::from(day).days()) else { continue };
        let place = before + day;
        let corner = vec2(f32::from(place % 7) * DAY, f32::from(place / 7) * theme::TOUCH);
        let rect = Rect::from_min_size(grid.min + corner, vec2(DAY, theme::TOUCH)).shrink(1.0);
        if one_day(ui, view, (id, rect), date, value, standing) {
            picked = Some(date);
        }
    }
    picked
}

/// A day; true when it was picked.
fn one_day(
    ui: &mut Ui,
    view: &View<'_>,
    (id, rect): (Id, Rect),
    date: Date,
    value: Option<Date>,
    standing: Standing,
) -> bool {
    let p = palette(ui);
    let id = day_id(id, date);
    // One day of the month is a stop for Tab; arrows lead to the others.
    let sense = if date == standing.at { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    let chosen = value == Some(date);
    let name = date_words(view.lang).day_name(date);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    if date == standing.at && standing.focus == Focus::Wanted {
        response.request_focus();
    }
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    }
    let (fill, color) = match (chosen, response.hovered()) {
        (true, _) => (p.accent, p.on_accent),
        (false, true) => (p.tint, p.text),
        (false, false) => (p.card, p.text),
    };
    ui.painter().rect_filled(rect, 5.0, fill);
    if date == view.today {
        ui.painter().rect_stroke(rect, 5.0, Stroke::new(1.5, p.accent), StrokeKind::Inside);
    }
    middle(ui, rect, &date.day().to_string(), theme::regular(theme::BODY), color);
    response.clicked()
}

fn day_id(id: Id, date: Date) -> Id {
    id.with(("day", date.to_string()))
}

fn middle(ui: &Ui, rect: Rect, text: &str, font: egui::FontId, color: egui::Color32) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, color);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
}

/// Where the keys lead to from the day that has the focus.
fn by_keys(ui: &Ui, id: Id, lang: Lang, standing: &mut Standing) {
    let ctx: &Context = ui.ctx();
    if !ctx.memory(|memory| memory.has_focus(day_id(id, standing.at))) {
        return;
    }
    let week = i32::from(place_in_week(standing.at, lang));
    let ways = [
        (Key::ArrowLeft, (-1).day()),
        (Key::ArrowRight, 1.day()),
        (Key::ArrowUp, (-7).days()),
        (Key::ArrowDown, 7.days()),
        (Key::PageUp, (-1).month()),
        (Key::PageDown, 1.month()),
        (Key::Home, (-week).days()),
        (Key::End, (6 - week).days()),
    ];
    let before = standing.at;
    for (key, by) in ways {
        if ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key)) {
            standing.at = moved(standing.at, by);
        }
    }
    if standing.at != before {
        // The window's own way with arrows would lead out of the calendar.
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        standing.focus = Focus::Wanted;
    }
}
