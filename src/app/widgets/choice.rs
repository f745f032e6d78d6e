//! Choices and buttons: rows of short choices, cards that hold a sentence each, main and quiet
//! buttons. A mark says what is chosen, so that colour is never alone in saying it.

use std::sync::Arc;

use egui::{Button, Galley, Rect, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::frame::Tone;
use super::group::ChoiceGroup;
use super::icons::Icon;
use super::text;
use super::tips::Tips;
use crate::app::command::Command;
use crate::app::theme;
use crate::app::theme::palette;

/// Whether a choice is the one that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    /// It is.
    Yes,
    /// It is another one.
    No,
}

impl From<bool> for Selected {
    fn from(is: bool) -> Self {
        if is { Self::Yes } else { Self::No }
    }
}

impl Selected {
    /// Whether it is the one that holds.
    #[must_use]
    pub fn is(self) -> bool {
        self == Self::Yes
    }
}

/// Whether something can be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enabled {
    /// It can.
    Yes,
    /// It shows that it is there, and that it has nothing to do now.
    No,
}

impl From<bool> for Enabled {
    fn from(is: bool) -> Self {
        if is { Self::Yes } else { Self::No }
    }
}

impl Enabled {
    /// Whether it can be pressed.
    #[must_use]
    pub fn is(self) -> bool {
        self == Self::Yes
    }

    /// What it listens to.
    #[must_use]
    pub fn sense(self) -> Sense {
        if self.is() { Sense::click() } else { Sense::hover() }
    }
}

/// One of a group in its place: a card over the full width with a title and a sentence.
pub fn card(
    ui: &mut Ui,
    place: (&ChoiceGroup, usize),
    chosen: Selected,
    title: &str,
    sentence: &str,
) -> Response {
    card_at_least(ui, place, chosen, (title, sentence, ""), 0.0)
}

/// A card for each value, with its title and sentence; returns the one that was clicked.
pub fn cards<T: PartialEq>(ui: &mut Ui, chosen: &T, all: Vec<(T, &str, &str)>) -> Option<T> {
    let group = ChoiceGroup::of(ui, all.len(), all.iter().position(|(value, ..)| value == chosen));
    let mut picked = None;
    for (at, (value, title, sentence)) in all.into_iter().enumerate() {
        let is = Selected::from(value == *chosen);
        if card(ui, (&group, at), is, title, sentence).clicked() {
            picked = Some(value);
        }
    }
    picked
}

/// Two cards side by side, as tall as each other, or below each other where there is no room; the first in
/// this place of a group. Returns their responses.
pub fn pair(
    ui: &mut Ui,
    (group, first): (&ChoiceGroup, usize),
    cards: [(Selected, &str, &str, &str); 2],
) -> [Response; 2] {
    let side_by_side = ui.available_width() > 560.0;
    let gap = ui.spacing().item_spacing.x;
    let width = (ui.available_width() - gap) / 2.0;
    let tallest = if side_by_side {
        cards
            .iter()
            .map(|(_, title, sentence, key)| height(ui, width, title, sentence, key))
            .fold(0.0, f32::max)
    } else {
        0.0
    };
    ui.columns(if side_by_side { 2 } else { 1 }, |columns| {
        let last = columns.len() - 1;
        let [one, other] = cards;
        [(0, one), (1, other)].map(|(i, (chosen, title, sentence, key))| {
            let ui = &mut columns[i.min(last)];
            card_at_least(ui, (group, first + i), chosen, (title, sentence, key), tallest)
        })
    })
}

/// The texts of a card, laid out for its width: the title beside its mark and its key, the sentence below them.
fn card_texts(ui: &Ui, width: f32, title: &str, sentence: &str, key: &str) -> [Arc<Galley>; 2] {
    let p = palette(ui);
    let key_room = if key.is_empty() { 0.0 } else { 34.0 };
    let inner = width - 46.0 - 14.0 - key_room;
    let below = width - below_left(key) - 14.0;
    [
        text::laid_out(ui, title, theme::bold(theme::BODY), p.text, inner),
        text::laid_out(ui, sentence, theme::regular(theme::SMALL), p.muted, below),
    ]
}

/// From where the sentence of a card begins, in points: that of a card with a key, which stands beside others
/// above the fold, has the room below its mark, too.
fn below_left(key: &str) -> f32 {
    if key.is_empty() { 46.0 } else { 16.0 }
}

fn height(ui: &Ui, width: f32, title: &str, sentence: &str, key: &str) -> f32 {
    let [head, body] = card_texts(ui, width, title, sentence, key);
    let body = if sentence.is_empty() { 0.0 } else { body.size().y + 2.0 };
    head.size().y + body + if key.is_empty() { 20.0 } else { 16.0 }
}

fn card_at_least(
    ui: &mut Ui,
    (group, at): (&ChoiceGroup, usize),
    chosen: Selected,
    (title, sentence, key): (&str, &str, &str),
    least: f32,
) -> Response {
    let p = palette(ui);
    let width = ui.available_width();
    let size = vec2(width, height(ui, width, title, sentence, key).max(least));
    let [head, body] = card_texts(ui, width, title, sentence, key);
    let (rect, response) = group.add(ui, at, size);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen.is(), title));
    ground(ui, rect, chosen, &response);
    let above = if key.is_empty() { 10.0 } else { 8.0 };
    let middle = rect.top() + above + head.size().y / 2.0;
    radio(ui, pos2(rect.left() + 24.0, middle), chosen);
    let at = rect.min + vec2(46.0, above);
    let below = pos2(rect.left() + below_left(key), at.y + head.size().y + 2.0);
    ui.painter().galley(at, head, p.text);
    ui.painter().galley(below, body, p.muted);
    if !key.is_empty() {
        key_cap(ui, pos2(rect.right() - 26.0, middle), key);
    }
    response
}

/// The ground of something that can be chosen.
pub(super) fn ground(ui: &Ui, rect: Rect, chosen: Selected, response: &Response) {
    let p = palette(ui);
    // What the pointer is on gets an edge; the ground of what is chosen is for that alone.
    let fill = if chosen.is() { p.tint } else { p.card };
    let stroke = if chosen.is() {
        Stroke::new(2.0, p.accent)
    } else if response.hovered() {
        Stroke::new(1.0, p.accent)
    } else {
        Stroke::new(1.0, p.line)
    };
    ui.painter().rect(rect, theme::RADIUS, fill, stroke, egui::StrokeKind::Inside);
}

fn radio(ui: &Ui, centre: egui::Pos2, chosen: Selected) {
    let p = palette(ui);
    let color = if chosen.is() { p.accent } else { p.edge };
    ui.painter().circle(centre, 8.0, p.card, Stroke::new(1.5, color));
    if chosen.is() {
        ui.painter().circle_filled(centre, 4.5, p.accent);
    }
}

/// The cap of a key that chooses what it stands beside.
pub(super) fn key_cap(ui: &Ui, centre: egui::Pos2, key: &str) {
    let p = palette(ui);
    let galley = ui.painter().layout_no_wrap(key.to_owned(), theme::regular(theme::SMALL), p.muted);
    let size = vec2((galley.size().x + 10.0).max(22.0), 20.0);
    let rect = Rect::from_center_size(centre, size);
    ui.painter().rect(rect, 4.0, p.ground, Stroke::new(1.0, p.line), egui::StrokeKind::Inside);
    ui.painter().galley(centre - galley.size() / 2.0, galley, p.muted);
}

/// A row of short choices, of which one is chosen; returns the one that was clicked.
pub fn row<T: Copy + PartialEq>(ui: &mut Ui, chosen: T, choices: &[(T, &str)]) -> Option<T> {
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        let group =
            ChoiceGroup::of(ui, choices.len(), choices.iter().position(|(value, _)| *value == chosen));
        for (at, (value, words)) in choices.iter().enumerate() {
            if option(ui, (&group, at), Selected::from(*value == chosen), words) && *value != chosen {
                picked = Some(*value);
            }
        }
    });
    picked
}

fn option(ui: &mut Ui, (group, at): (&ChoiceGroup, usize), chosen: Selected, words: &str) -> bool {
    let p = palette(ui);
    let font = if chosen.is() { theme::bold(theme::BODY) } else { theme::regular(theme::BODY) };
    // As wide as the bolder of the two, so that nothing moves when it is chosen.
    let wide = ui.painter().layout_no_wrap(words.to_owned(), theme::bold(theme::BODY), p.text).size().x;
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, p.text);
    let (rect, response) = group.add(ui, at, vec2(wide + 52.0, 34.0));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen.is(), words));
    ground(ui, rect, chosen, &response);
    radio(ui, pos2(rect.left() + 20.0, rect.center().y), chosen);
    ui.painter().galley(pos2(rect.left() + 37.0, rect.center().y - galley.size().y / 2.0), galley, p.text);
    response.clicked()
}

/// A main button, filled with the accent.
pub fn primary(ui: &mut Ui, words: &str) -> bool {
    primary_button(ui, words, Enabled::Yes).clicked()
}

/// A main button that may be out of use.
pub fn primary_button(ui: &mut Ui, words: &str, enabled: Enabled) -> Response {
    let p = palette(ui);
    let text = RichText::new(words).color(p.on_accent).font(theme::bold(theme::BODY));
    let button = Button::new(text).fill(p.accent).stroke(Stroke::NONE).min_size(vec2(0.0, theme::TOUCH_MAIN));
    ui.add_enabled(enabled.is(), button)
}

/// The width of a main button, in points.
#[must_use]
pub fn primary_width(ui: &Ui, words: &str) -> f32 {
    button_width(ui, words, theme::bold(theme::BODY))
}

/// The main button of a dialog: Enter presses it, for it has the focus until something else gets it.
pub fn primary_in_dialog(ui: &mut Ui, words: &str) -> bool {
    let response = primary_button(ui, words, Enabled::Yes);
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.clicked()
}

/// A button beside a main one, as tall as it.
pub fn secondary(ui: &mut Ui, words: &str) -> bool {
    ui.add(Button::new(words).min_size(vec2(0.0, theme::TOUCH_MAIN))).clicked()
}

/// The width of such a button, in points.
#[must_use]
pub fn secondary_width(ui: &Ui, words: &str) -> f32 {
    button_width(ui, words, theme::regular(theme::BODY))
}

fn button_width(ui: &Ui, words: &str, font: egui::FontId) -> f32 {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, palette(ui).text);
    galley.size().x + 2.0 * ui.spacing().button_padding.x
}

/// The keys of a command, to stand beside its button.
pub fn keys(ui: &mut Ui, command: Command) {
    let keys = command.keys(ui.ctx());
    if !keys.is_empty() {
        ui.label(RichText::new(keys).size(theme::SMALL).color(palette(ui).muted));
    }
}

/// How wide they are, in points.
#[must_use]
pub fn keys_width(ui: &Ui, command: Command) -> f32 {
    let (keys, font) = (command.keys(ui.ctx()), theme::regular(theme::SMALL));
    ui.painter().layout_no_wrap(keys, font, palette(ui).muted).size().x
}

/// The width of a small square button with an icon, in points.
pub const ICON_BUTTON: f32 = 34.0;

/// A small square button with an icon; its name and shortcut show when the pointer rests on it.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, shortcut: &str, enabled: Enabled) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ICON_BUTTON, theme::TOUCH), enabled.sense());
    let tip = if shortcut.is_empty() { name.to_owned() } else { format!("{name} ({shortcut})") };
    draw_icon_button(ui, rect, &response, icon, name, enabled);
    response.tip(tip).clicked()
}

/// The same with an id and a width in points of its own, for what opens something at it.
pub fn icon_button_as(ui: &mut Ui, id: egui::Id, icon: Icon, name: &str, width: f32) -> Response {
    let (_, rect) = ui.allocate_space(vec2(width, theme::TOUCH));
    let response = ui.interact(rect, id, Sense::click());
    draw_icon_button(ui, rect, &response, icon, name, Enabled::Yes);
    response.tip(name)
}

fn draw_icon_button(ui: &Ui, rect: Rect, response: &Response, icon: Icon, name: &str, enabled: Enabled) {
    let p = palette(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled.is(), name));
    if enabled.is() {
        ground(ui, rect, Selected::No, response);
    }
    let color = if enabled.is() { p.text } else { p.idle };
    icon.paint(ui.painter(), Rect::from_center_size(rect.center(), vec2(18.0, 18.0)), color);
}

/// A few words on a ground of their own, no wider than the row.
pub fn chip(ui: &mut Ui, words: &str, tone: Tone) -> Response {
    chip_within(ui, words, tone, ui.max_rect().width())
}

/// The same in so much room, in points: what does not fit ends in an ellipsis, and is read whole when the pointer
/// rests on it.
pub fn chip_within(ui: &mut Ui, words: &str, tone: Tone, room: f32) -> Response {
    let p = palette(ui);
    let (color, fill) = match tone {
        Tone::Info => (p.accent, p.tint),
        Tone::Warning => (p.mark, p.mark_tint),
        Tone::Good => (p.good, p.good_tint),
    };
    let galley = super::one_row(ui, words, theme::regular(theme::SMALL), color, room - 16.0);
    let elided = galley.elided;
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(16.0, 6.0), Sense::hover());
    ui.painter().rect_filled(rect, 5.0, fill);
    ui.painter().galley(rect.min + vec2(8.0, 3.0), galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    if elided { response.tip(words) } else { response }
}

/// The width of a chip, in points.
#[must_use]
pub fn chip_width(ui: &Ui, words: &str) -> f32 {
    let font = theme::regular(theme::SMALL);
    ui.painter().layout_no_wrap(words.to_owned(), font, palette(ui).text).size().x + 16.0
}
