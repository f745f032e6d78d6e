//! The projector's window: what is asked, how many votes are in and, after the reveal, what they come to. It draws a
//! [`Projected`] and nothing else.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    FontId, Frame, Galley, Key, Margin, Rect, Role, Sense, Stroke, Ui, UiBuilder, ViewportCommand,
    WidgetInfo, vec2,
};

use super::chart::histogram;
use super::words::workshop_room_words;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::rows::broken;
use crate::app::widgets::text;
use crate::base::lang::fill;
use crate::scoring::names::names;
use crate::workshop::said;
use crate::workshop::shown::{Projected, ProjectedLevel, ProjectedPhase};
use crate::workshop::tally::Tally;
use crate::workshop::words::workshop_words;

/// The size of the window at first, in points.
pub const SIZE: egui::Vec2 = vec2(1280.0, 720.0);

/// The least size of type on a screen of [`SIZE`], in points: 20 points of print, read across a room.
pub const LEAST: f32 = 27.0;

/// The size of everything: 1 in a window of [`SIZE`].
fn unit(window: egui::Vec2) -> f32 {
    (window.x / SIZE.x).min(window.y / SIZE.y).max(0.2)
}

/// What a person does in this window: it fills the screen by F11, and not any more by Escape.
pub fn keys(ui: &Ui) {
    let (full, leave) = ui.input(|input| (input.key_pressed(Key::F11), input.key_pressed(Key::Escape)));
    let is = ui.input(|input| input.viewport().fullscreen == Some(true));
    if full || leave && is {
        ui.ctx().send_viewport_cmd(ViewportCommand::Fullscreen(full && !is));
    }
}

/// Draws it into all that there is.
pub fn draw(ui: &mut Ui, shown: &Projected) {
    let p = palette(ui);
    let whole = ui.max_rect();
    let unit = unit(whole.size());
    ui.painter().rect_filled(whole, 0.0, p.card);
    let inner = whole.shrink2(vec2(32.0, 10.0) * unit);
    let foot = 46.0 * unit;
    let (upper, below) = inner.split_top_bottom_at_y(inner.bottom() - foot);
    within(ui, upper, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0 * unit;
        head(ui, shown, unit);
        match &shown.phase {
            ProjectedPhase::Voting { .. } | ProjectedPhase::Parked => question(ui, shown, unit),
            ProjectedPhase::Revealed { round, tally } => revealed(ui, shown, (*round, tally), unit),
            ProjectedPhase::Decided(level) => decided(ui, shown, *level, unit),
        }
    });
    within(ui, below, |ui| {
        footer(ui, shown, unit, below);
    });
}

fn within(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui)) {
    let mut inner = ui.new_child(UiBuilder::new().id_salt(place.top().to_bits()).max_rect(place));
    inner.set_clip_rect(place.expand(2.0).intersect(ui.clip_rect()));
    add(&mut inner);
}

/// The place on the agenda and the topic.
fn head(ui: &mut Ui, shown: &Projected, unit: f32) {
    let words = workshop_room_words(shown.lang);
    let (number, count) = (shown.place.0.to_string(), shown.place.1.to_string());
    let place = fill(&words.question_place, &[("number", &number), ("count", &count)]);
    let said = format!("{place}  {}", shown.topic);
    let color = palette(ui).accent;
    text::paragraph(ui, &said, theme::bold(LEAST * unit), color);
}

/// How a question is set: the sizes of its text and of its levels, the room between levels, and how far apart rows
/// are, in sizes of their type; none is as far as the fonts have it.
#[derive(Clone, Copy)]
struct Setting {
    lead: f32,
    lead_font: fn(f32) -> FontId,
    size: f32,
    gap: f32,
    rows: Option<f32>,
}

/// From roomy to close together; never smaller than [`LEAST`].
const SETTINGS: [Setting; 4] = [
    Setting { lead: 34.0, lead_font: theme::bold, size: 29.0, gap: 12.0, rows: None },
    Setting { lead: 30.0, lead_font: theme::bold, size: LEAST, gap: 6.0, rows: None },
    Setting { lead: LEAST, lead_font: theme::bold, size: LEAST, gap: 5.0, rows: Some(1.2) },
    Setting { lead: LEAST, lead_font: theme::regular, size: LEAST, gap: 1.0, rows: Some(1.0) },
];

/// A text in rows of a width, as far apart as is said.
fn set(ui: &Ui, words: &str, font: &FontId, width: f32, rows: Option<f32>) -> Arc<Galley> {
    let color = palette(ui).text;
    let broken = broken(ui, words, font, width);
    let mut job = LayoutJob::simple(broken, font.clone(), color, f32::INFINITY);
    for section in &mut job.sections {
        section.format.line_height = rows.map(|rows| rows * font.size);
    }
    ui.painter().layout_job(job)
}

/// The question and what its levels mean. What is long stands closer together.
fn question(ui: &mut Ui, shown: &Projected, unit: f32) {
    let p = palette(ui);
    let (width, room) = (ui.available_width(), ui.available_height());
    let laid_out = |ui: &Ui, setting: Setting| {
        let Setting { lead, lead_font, size, rows, .. } = setting;
        let asked = set(ui, &shown.text, &lead_font(lead * unit), width, rows);
        let (font, beside) = (theme::regular(size * unit), width - size * unit * INDENT);
        let levels = shown.levels.iter().map(|level| set(ui, &level_text(level), &font, beside, rows));
        (asked, levels.collect::<Vec<_>>())
    };
    let height = |(asked, levels): &(Arc<Galley>, Vec<Arc<Galley>>), gap: f32| {
        let levels = levels.iter().map(|level| level.size().y + gap * unit);
        asked.size().y + levels.sum::<f32>()
    };
    let found = SETTINGS.into_iter().find(|setting| height(&laid_out(ui, *setting), setting.gap) <= room);
    let setting = found.unwrap_or(SETTINGS[SETTINGS.len() - 1]);
    let (asked, levels) = laid_out(ui, setting);
    ui.spacing_mut().item_spacing.y = setting.gap * unit;
    let (rect, response) = ui.allocate_exact_size(vec2(width, asked.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &shown.text));
    ui.painter().galley(rect.min, asked, p.text);
    for (level, galley) in shown.levels.iter().zip(levels) {
        let size = setting.size * unit;
        let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
        let said = format!("{} {}", level.level, level_text(level));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        let number = set(ui, &level.level.to_string(), &theme::bold(size), width, setting.rows);
        ui.painter().galley_with_override_text_color(rect.min, number, p.accent);
        ui.painter().galley(rect.min + vec2(size * INDENT, 0.0), galley, p.text);
    }
}

/// Where the text of a level begins, in sizes of its type.
const INDENT: f32 = 1.5;

fn level_text(level: &ProjectedLevel) -> String {
    format!("{}  {}", level.word, level.text)
}

/// A level with its word.
fn named(level: &ProjectedLevel) -> String {
    format!("{} {}", level.level, level.word)
}

fn revealed(ui: &mut Ui, shown: &Projected, (round, tally): (usize, &Tally), unit: f32) {
    let p = palette(ui);
    text::paragraph(ui, &said::round_name(round, shown.lang), theme::bold(34.0 * unit), p.text);
    if let Some(counted) = tally.counted() {
        // Of the levels that are counted; a round from before may have more than the question has now.
        let word = |(level, _): &(crate::base::level::Level, u8)| {
            let known = shown.levels.iter().find(|one| one.level == *level);
            known.map_or_else(|| level.to_string(), named)
        };
        let words: Vec<String> = counted.levels.iter().map(word).collect();
        let unknown = format!("? {}", names(shown.lang).unknown);
        histogram(ui, counted, &words, &unknown, 33.0 * unit, shown.lang);
        ui.add_space(14.0 * unit);
    }
    let mut sentences = said::sentences(tally, shown.lang);
    let last = sentences.pop();
    let rest = sentences.join(shown.lang.space());
    if !rest.is_empty() {
        text::paragraph(ui, &rest, theme::regular(30.0 * unit), p.text);
    }
    if let Some(last) = last {
        text::paragraph(ui, &last, theme::bold(34.0 * unit), p.text);
    }
}

fn decided(ui: &mut Ui, shown: &Projected, level: Option<crate::base::level::Level>, unit: f32) {
    let p = palette(ui);
    let words = workshop_room_words(shown.lang);
    text::paragraph(ui, &shown.text, theme::bold(30.0 * unit), p.text);
    ui.add_space(20.0 * unit);
    let found = level.and_then(|level| shown.levels.iter().find(|one| one.level == level));
    let said = match (level, found) {
        (None, _) => words.decided_unknown.clone(),
        (Some(_), Some(found)) => fill(&words.decided_level, &[("level", &named(found))]),
        (Some(level), None) => fill(&words.decided_level, &[("level", &level.to_string())]),
    };
    text::paragraph(ui, &said, theme::bold(48.0 * unit), p.text);
    if let Some(found) = found {
        text::paragraph(ui, &found.text, theme::regular(30.0 * unit), p.text);
    }
}

/// What everyone is to do, how many votes are in, and the minutes that are left.
fn footer(ui: &mut Ui, shown: &Projected, unit: f32, place: Rect) {
    let p = palette(ui);
    let words = workshop_room_words(shown.lang);
    let shared = workshop_words(shown.lang);
    let font = theme::bold(LEAST * unit);
    let minutes = shown.minutes_left.map(|left| fill(&words.minutes_left, &[("count", &left.to_string())]));
    let said = match &shown.phase {
        ProjectedPhase::Voting { round, votes, voters } => {
            let values = [("count", &*votes.to_string()), ("voters", &*voters.to_string())];
            let votes = fill(&shared.votes_in, &values);
            format!("{}{}{votes}", said::round_name(*round, shown.lang), shared.between)
        }
        ProjectedPhase::Parked => shared.parked.clone(),
        ProjectedPhase::Revealed { .. } | ProjectedPhase::Decided(_) => String::new(),
    };
    if !said.is_empty() || minutes.is_some() {
        ui.painter().hline(place.x_range(), place.top(), Stroke::new(1.0, p.line));
    }
    let mut right = place.right();
    if let Some(minutes) = minutes {
        let galley = ui.painter().layout_no_wrap(minutes.clone(), font.clone(), p.text);
        right -= galley.size().x;
        let at = egui::pos2(right, place.center().y - galley.size().y / 2.0 + 4.0 * unit);
        ui.painter().galley(at, galley, p.text);
        let response =
            ui.interact(Rect::from_min_max(at, place.max), ui.scope_id().with("minutes"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &minutes));
    }
    if said.is_empty() {
        return;
    }
    Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO }).show(ui, |ui| {
        ui.set_max_width((right - place.left() - 24.0 * unit).max(80.0));
        text::paragraph(ui, &said, font, p.text);
    });
}
