//! The row at which a person is, in plain words: beside the table where there is room, below it else.

use egui::{Rect, Sense, Ui, WidgetInfo, vec2};

use crate::app::registers::any_row::AnyRow;
use crate::app::registers::plain::plain;
use crate::app::registers::room::{RegisterRoom, RoomPlace};
use crate::app::registers::stop_choice::{StopChoice, StopSort};
use crate::app::registers::words::room_words;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::tips::Tips;
use crate::app::widgets::{choice, few_rows, frame, text};
use crate::base::lang::Lang;

/// Wider than this, in points, the words stand beside the table.
const WIDE: f32 = 1_150.0;
const BESIDE: f32 = 300.0;

/// Higher than this, in points, they stand below it else.
const HIGH: f32 = 280.0;
const BELOW: f32 = 80.0;

/// How many rows of words stand below the table.
const ROWS: usize = 4;

/// Where the table is, and the words, if there is room for them beside all its rows or enough of them.
pub(super) fn places(whole: Rect, rows: f32) -> (Rect, Option<Rect>) {
    if whole.width() > WIDE {
        let (table, beside) = whole.split_left_right_at_x(whole.right() - BESIDE);
        (table.with_max_x(table.right() - theme::GAP), Some(beside))
    } else if whole.height() > HIGH.min(rows + BELOW + theme::GAP) {
        let (table, below) = whole.split_top_bottom_at_y(whole.bottom() - BELOW);
        (table.with_max_y(table.bottom() - theme::GAP), Some(below))
    } else {
        (whole, None)
    }
}

/// Draws it.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, room: &mut RegisterRoom) {
    let (words, how) = (room_words(view.lang), room.writing(view));
    let row = room.at_row(view);
    let said = row.map(|row| plain(row, &how)).unwrap_or_else(|| vec![words.aside_hint.clone()]);
    let partner = match row {
        Some(AnyRow::Trade(row)) => row.partner.clone(),
        _ => None,
    };
    let button = partner.as_ref().map(|_| words.stop_partner_button.as_str());
    let stops = if ui.available_width() > BESIDE + 1.0 {
        below(ui, &said, button, view.lang)
    } else {
        frame::card(ui, |ui| {
            said.iter().for_each(|sentence| text::body(ui, sentence));
            button.is_some_and(|button| ui.button(button).clicked())
        })
    };
    if let Some(partner) = partner.filter(|_| stops) {
        room.what_if.sort = StopSort::Partner;
        room.what_if.choose(StopChoice::Partner(partner), &view.doc.assessment.registers);
        room.at = RoomPlace::WhatIf;
    }
}

/// A few rows of words, which show whole when the pointer rests on them, and a button at their right; returns
/// whether that was pressed.
fn below(ui: &mut Ui, said: &[String], button: Option<&str>, lang: Lang) -> bool {
    ui.horizontal_top(|ui| {
        let beside =
            button.map_or(0.0, |words| choice::secondary_width(ui, words) + ui.spacing().item_spacing.x);
        let room = ui.available_width() - beside;
        words_below(ui, said, room, lang);
        button.is_some_and(|words| ui.button(words).clicked())
    })
    .inner
}

fn words_below(ui: &mut Ui, said: &[String], room: f32, lang: Lang) {
    let p = palette(ui);
    let joined = said.join(if lang == Lang::Ja { "" } else { " " });
    let galley = few_rows(ui, &joined, theme::regular(theme::SMALL), p.text, room, ROWS);
    let (rect, response) = ui.allocate_exact_size(vec2(room, galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &joined));
    let elided = galley.elided;
    ui.painter().galley(rect.min, galley, p.text);
    if elided {
        response.tip(&joined);
    }
}
