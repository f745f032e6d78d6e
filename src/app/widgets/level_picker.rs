//! The levels of a question in its own words, on one scale from the lowest to the highest, with
//! the present level and the target marked on it.

use egui::{Rect, Role, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::choice::{Selected, ground, key_cap};
use super::group::ChoiceGroup;
use super::icons::Icon;
use super::text;
use crate::app::theme;
use crate::app::theme::palette;
use crate::base::level::Level;

/// One level.
#[derive(Clone, Copy, Debug)]
pub struct LevelChoice<'a> {
    /// The level; its number is also the key that chooses it.
    pub level: Level,
    /// The word of the scale.
    pub word: &'a str,
    /// What it looks like for this question.
    pub text: &'a str,
}

/// What the person did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// The level that was clicked.
    pub clicked: Option<Level>,
    /// The level that the pointer rests on or that has the focus.
    pub looked_at: Option<Level>,
}

/// Whether the keys that choose levels stand beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyCaps {
    /// They do.
    Shown,
    /// The keys choose nothing.
    Hidden,
}

/// Texts narrower than this, in points, have their word in their first row.
const WIDE: f32 = 660.0;

/// Draws the scale, whose levels are the first of a group. `target_word` marks the level that is the target.
pub fn level_picker(
    ui: &mut Ui,
    group: &ChoiceGroup,
    steps: &[LevelChoice<'_>],
    chosen: Option<Level>,
    (target, target_word): (Level, &str),
    caps: KeyCaps,
) -> Picked {
    let p = palette(ui);
    let mut picked = Picked::default();
    let mark = ui.painter().layout_no_wrap(target_word.to_owned(), theme::bold(theme::SMALL), p.mark);
    let width = ui.available_width();
    let (left, right) = (52.0, 44.0);
    let room = width - left - right;
    // The word stands beside the text where there is room; else it begins the text's first row, or stands above
    // it where rows are short.
    let (beside, within) = (room > WIDE, room > 480.0);
    // As wide as the longest word, so that the texts have what is left.
    let longest = steps.iter().map(|step| {
        let word = ui.painter().layout_no_wrap(step.word.to_owned(), theme::bold(theme::BODY), p.text);
        word.size().x.ceil()
    });
    let longest = longest.fold(mark.size().x + 20.0, f32::max);
    let word_room = if beside { longest.min(146.0) } else { room - mark.size().x - 40.0 };
    let mut last_circle = None;
    for (place, step) in steps.iter().enumerate() {
        let is = Selected::from(chosen == Some(step.level));
        let marked = step.level == target;
        let text_room = match (beside, within) {
            (true, _) => room - word_room - 14.0,
            // The mark of the target stands at the right of its text.
            (false, true) if marked => room - mark.size().x - 34.0,
            (false, _) => room,
        };
        let run_in = (within && !beside).then(|| text::run_in(ui, step.word, step.text, text_room)).flatten();
        let head = text::laid_out(ui, step.word, theme::bold(theme::BODY), p.text, word_room);
        let body = match &run_in {
            Some(whole) => whole.clone(),
            None => text::laid_out(ui, step.text, theme::regular(theme::BODY), p.text, text_room),
        };
        let inner = if run_in.is_some() {
            body.size().y
        } else if beside {
            let first = head.size().y + if marked { mark.size().y + 1.0 } else { 0.0 };
            first.max(body.size().y)
        } else {
            head.size().y + 2.0 + body.size().y
        };
        let (rect, response) = group.add(ui, place, vec2(width, inner.max(28.0) + 8.0));
        response.widget_info(|| {
            let mut name = format!("{} {}: {}", step.level, step.word, step.text);
            if marked {
                name = format!("{name} ({target_word})");
            }
            WidgetInfo::selected(Role::RadioButton, true, is.is(), name)
        });
        ground(ui, rect, is, &response);
        last_circle = Some(circle(ui, rect, step.level, is, last_circle));
        let at = pos2(rect.left() + left, rect.center().y - inner / 2.0);
        let (flag_at, text_at) = if run_in.is_some() {
            (at + vec2(text_room + 12.0, 0.0), at)
        } else if beside {
            (at + vec2(0.0, head.size().y + 1.0), at + vec2(word_room + 14.0, 0.0))
        } else {
            (at + vec2(head.size().x + 14.0, 0.0), at + vec2(0.0, head.size().y + 2.0))
        };
        if run_in.is_none() {
            ui.painter().galley(at, head, p.text);
        }
        ui.painter().galley(text_at, body, p.text);
        if caps == KeyCaps::Shown {
            key_cap(ui, pos2(rect.right() - 26.0, rect.center().y), &step.level.to_string());
        }
        if marked {
            let square = Rect::from_min_size(flag_at + vec2(0.0, 2.0), vec2(15.0, 15.0));
            Icon::Flag.paint(ui.painter(), square, p.mark);
            ui.painter().galley(flag_at + vec2(20.0, 0.0), mark.clone(), p.mark);
        }
        if response.clicked() {
            picked.clicked = Some(step.level);
        }
        if response.hovered() || response.has_focus() {
            picked.looked_at = Some(step.level);
        }
    }
    picked
}

/// The circle of a level on the scale, and the line to it from the one before; returns where the
/// next line begins.
fn circle(ui: &Ui, rect: Rect, level: Level, chosen: Selected, before: Option<egui::Pos2>) -> egui::Pos2 {
    let p = palette(ui);
    let centre = pos2(rect.left() + 27.0, rect.center().y);
    if let Some(before) = before {
        ui.painter().line_segment([before, centre - vec2(0.0, 15.0)], Stroke::new(2.0, p.edge));
    }
    let (fill, ink) = if chosen.is() { (p.accent, p.on_accent) } else { (p.card, p.text) };
    let edge = if chosen.is() { p.accent } else { p.edge };
    ui.painter().circle(centre, 14.0, fill, Stroke::new(1.5, edge));
    if chosen.is() {
        Icon::Check.paint(ui.painter(), Rect::from_center_size(centre, vec2(18.0, 18.0)), ink);
    } else {
        let number = ui.painter().layout_no_wrap(level.to_string(), theme::bold(theme::BODY), ink);
        ui.painter().galley(centre - number.size() / 2.0, number, ink);
    }
    centre + vec2(0.0, 15.0)
}
