//! The frame that every screen stands in: a title, a scrolling column, cards, notices, parts that
//! open and close.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{
    Frame, Galley, Id, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::icons::Icon;
use super::{page_start, scrolling, text};
use crate::app::theme;
use crate::app::theme::palette;

pub use super::text::{label, muted};

/// A scrolling column with a title, no wider than text reads well.
pub fn page<R>(ui: &mut Ui, key: &str, title: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    page_of_width(ui, key, title, theme::MEASURE, add)
}

/// A scrolling column with a title, as wide as the window lets it be.
pub fn wide_page<R>(ui: &mut Ui, key: &str, title: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    page_of_width(ui, key, title, f32::INFINITY, add)
}

/// The room beside a page, above it and below it, in points.
const BESIDE: f32 = 24.0;
const ABOVE: f32 = 18.0;
const BELOW: f32 = 28.0;

/// How much of a wide window a page takes, and at most how many times the width that reads well.
const SHARE: f32 = 0.6;
const MORE: f32 = 1.32;

fn page_of_width<R>(ui: &mut Ui, key: &str, title: &str, widest: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let area = ScrollArea::vertical().id_salt(key).auto_shrink([false, false]);
    let drawn = scrolling::scrolled(ui, key, area).show(ui, |ui| {
        // In a wide window the column is wider, and in the middle of what there is.
        let room = ui.available_width() - 2.0 * BESIDE;
        let width = room.min(widest.max(room * SHARE).min(widest * MORE));
        let left = BESIDE + ((room - width) / 2.0).max(0.0).floor();
        let at = ui.max_rect().min + vec2(left, ABOVE);
        let place = Rect::from_min_size(at, vec2(width, ui.available_height()));
        let inner = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 8.0;
            start(ui, if title.is_empty() { key } else { title });
            if !title.is_empty() {
                text::title(ui, title);
                ui.add_space(4.0);
            }
            add(ui)
        });
        ui.add_space(BELOW);
        inner.inner
    });
    scrolling::by_keys(ui, key, &drawn);
    drawn.inner
}

/// The places of a screen with a bar at its bottom and, where there is room, a column at its right.
/// They are drawn in the order in which Tab goes: the screen, the column, the bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Places {
    /// The screen itself.
    pub main: Rect,
    /// The column at the right.
    pub side: Option<Rect>,
    /// The bar at the bottom.
    pub bar: Rect,
}

/// Divides what there is; `side` is the width of the column at the right.
#[must_use]
pub fn places(ui: &Ui, side: Option<f32>) -> Places {
    let whole = ui.available_rect_before_wrap();
    let (upper, bar) = whole.split_top_bottom_at_y(whole.bottom() - theme::TOUCH_MAIN - 21.0);
    match side {
        Some(width) => {
            let (main, side) = upper.split_left_right_at_x(upper.right() - width);
            Places { main, side: Some(side), bar }
        }
        None => Places { main: upper, side: None, bar },
    }
}

/// Draws into a place.
pub fn within<R>(ui: &mut Ui, key: &str, place: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let mut inner = ui.new_child(UiBuilder::new().id_salt(key).max_rect(place));
    inner.set_clip_rect(place.intersect(ui.clip_rect()));
    add(&mut inner)
}

/// The room at both ends of the bar at the bottom, in points.
const BAR_MARGIN: f32 = 24.0;

/// In a bar narrower than this, in points, the buttons have less room beside their words.
const NARROW_BAR: f32 = 500.0;

/// How much room a bar at the bottom has for what stands in it, in points.
#[must_use]
pub fn bar_room(place: Rect) -> f32 {
    place.width() - 2.0 * BAR_MARGIN
}

/// A bar at the bottom that stays in view: the way on.
pub fn bottom_bar(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui)) {
    let p = palette(ui);
    ui.painter().rect_filled(place, 0.0, p.card);
    ui.painter().hline(place.x_range(), place.top() + 0.5, Stroke::new(1.0, p.line));
    let inner = place.shrink2(vec2(BAR_MARGIN, 10.0)).translate(vec2(0.0, 0.5));
    within(ui, "bottom bar", inner, |ui| {
        if place.width() < NARROW_BAR {
            ui.spacing_mut().button_padding.x *= 0.6;
        }
        ui.horizontal(add);
    });
}

/// Marks the start of a screen, by its name.
pub fn start(ui: &mut Ui, name: &str) {
    start_as(ui, page_start(), name);
}

/// The same of a part of the window that comes before the screen.
pub fn start_as(ui: &mut Ui, id: Id, name: &str) {
    let rect = Rect::from_min_size(ui.cursor().min, Vec2::ZERO);
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
}

/// A card over the full width.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let p = palette(ui);
    let result = Frame::new()
        .fill(p.card)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(theme::INSIDE))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner;
    ui.add_space(theme::GAP - ui.spacing().item_spacing.y);
    result
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    Info,
    /// Something to look at.
    Warning,
    /// It is well.
    Good,
}

/// A sentence that stands out, with an icon.
pub fn notice(ui: &mut Ui, tone: Tone, words: &str) {
    let p = palette(ui);
    let (icon, color, fill) = match tone {
        Tone::Info => (Icon::Help, p.accent, p.tint),
        Tone::Warning => (Icon::Warning, p.mark, p.mark_tint),
        Tone::Good => (Icon::Check, p.good, p.good_tint),
    };
    Frame::new().fill(fill).corner_radius(6).inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        let width = ui.available_width();
        let galley = text::laid_out(ui, words, theme::regular(theme::BODY), p.text, width - 28.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
        let side = 18.0;
        icon.paint(ui.painter(), Rect::from_min_size(rect.min + vec2(0.0, 1.0), vec2(side, side)), color);
        ui.painter().galley(rect.min + vec2(28.0, 0.0), galley, p.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    });
}

/// The head of a part, laid out: its name, and what is inside beside it, or below it where there is no room.
struct PartHead {
    name: Arc<Galley>,
    inside: Arc<Galley>,
    below: bool,
}

impl PartHead {
    /// The height of its first row, in points.
    const ROW: f32 = 42.0;
    /// Where its name begins, and what it leaves free at its right, in points.
    const SIDES: [f32; 2] = [36.0, 12.0];
    /// Between the name and what is beside it, in points.
    const BETWEEN: f32 = 14.0;

    fn laid_out(ui: &Ui, name: &str, inside: &str, width: f32) -> Self {
        let p = palette(ui);
        let room = width - Self::SIDES[0] - Self::SIDES[1];
        let name = ui.painter().layout_no_wrap(name.to_owned(), theme::bold(theme::BODY), p.text);
        let font = theme::regular(theme::SMALL);
        let whole = ui.painter().layout_no_wrap(inside.to_owned(), font.clone(), p.muted);
        let below = name.size().x + Self::BETWEEN + whole.size().x > room;
        let inside = if below { text::laid_out(ui, inside, font, p.muted, room) } else { whole };
        Self { name, inside, below }
    }

    fn height(&self) -> f32 {
        if self.below { Self::ROW + self.inside.size().y } else { Self::ROW }
    }

    fn paint(self, ui: &Ui, rect: Rect, icon: Icon) {
        let p = palette(ui);
        let middle = rect.top() + Self::ROW / 2.0;
        let square = Rect::from_center_size(pos2(rect.left() + 20.0, middle), vec2(16.0, 16.0));
        icon.paint(ui.painter(), square, p.accent);
        let left = rect.left() + Self::SIDES[0];
        let at = if self.below {
            pos2(left, middle + self.name.size().y / 2.0 + 2.0)
        } else {
            pos2(left + self.name.size().x + Self::BETWEEN, middle - self.inside.size().y / 2.0)
        };
        ui.painter().galley(at, self.inside, p.muted);
        ui.painter().galley(pos2(left, middle - self.name.size().y / 2.0), self.name, p.text);
    }
}

/// A part of a screen that opens and closes by its head; the head says in short what is inside.
/// Which parts are open is remembered while the window is.
pub fn part<R>(
    ui: &mut Ui,
    key: &str,
    name: &str,
    inside: &str,
    add: impl FnOnce(&mut Ui) -> R,
) -> Option<R> {
    let id = Id::unique(("part", key));
    let mut open = ui.data(|d| d.get_temp::<bool>(id)).unwrap_or(false);
    let before = open;
    let p = palette(ui);
    let shown = Frame::new().fill(p.card).stroke(Stroke::new(1.0, p.line)).corner_radius(theme::RADIUS).show(
        ui,
        |ui| {
            let width = ui.available_width();
            ui.set_width(width);
            let head = PartHead::laid_out(ui, name, inside, width);
            let (rect, response) = ui.allocate_exact_size(vec2(width, head.height()), Sense::click());
            response.widget_info(|| {
                let mut info = WidgetInfo::labeled(Role::Button, true, name);
                info.selected = Some(open);
                info
            });
            if response.clicked() {
                open = !open;
            }
            if response.hovered() {
                ui.painter().rect_filled(rect, theme::RADIUS, p.tint);
            }
            head.paint(ui, rect, if open { Icon::Down } else { Icon::Right });
            open.then(|| {
                Frame::new()
                    .inner_margin(Margin { left: 16, right: 16, top: 2, bottom: 16 })
                    .show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        add(ui)
                    })
                    .inner
            })
        },
    );
    ui.data_mut(|d| d.insert_temp(id, open));
    if open && !before {
        // What was opened comes into view, from its head on.
        let seen = shown.response.rect.height().min(ui.clip_rect().height());
        ui.scroll_to_rect(Rect::from_min_size(shown.response.rect.min, vec2(1.0, seen)), None);
    }
    shown.inner
}

fn wanted() -> Id {
    Id::unique("wanted in view")
}

/// Has what calls [`come_into_view`] with this key come into view when it is drawn next.
pub fn bring_into_view(ctx: &egui::Context, key: String) {
    ctx.data_mut(|d| d.insert_temp(wanted(), key));
}

/// Comes into view, where somebody wants that: what is drawn next.
pub fn come_into_view(ui: &Ui, key: &str) {
    if ui.data(|d| d.get_temp::<String>(wanted())).is_some_and(|wanted| wanted == key) {
        ui.data_mut(|d| d.remove::<String>(wanted()));
        ui.scroll_to_cursor(Some(egui::Align::Center));
    }
}

/// Opens a part, so that a field inside of it can be shown.
pub fn open_part(ctx: &egui::Context, key: &str) {
    ctx.data_mut(|d| d.insert_temp(Id::unique(("part", key)), true));
}

/// Opens of these parts those that were open when the window was closed, once.
pub fn open_as_before(ctx: &egui::Context, keys: [&str; 3], open: &BTreeSet<String>) {
    ctx.data_mut(|d| {
        for key in keys {
            d.get_temp_mut_or_insert_with(Id::unique(("part", key)), || open.contains(key));
        }
    });
}

/// Those of these parts that are open.
pub fn open_of(ctx: &egui::Context, keys: [&str; 3]) -> BTreeSet<String> {
    let open = |key: &&str| ctx.data(|d| d.get_temp::<bool>(Id::unique(("part", *key)))) == Some(true);
    keys.into_iter().filter(open).map(str::to_owned).collect()
}
