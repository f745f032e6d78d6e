//! The room for the registers: one table for each, edited in place, sorted by a column's head, searched and
//! filtered; rows come by hand, by paste and from spreadsheets.

mod aside;
mod cells;
mod columns;
mod empty;
mod measures;
mod ranks;
mod tools;
mod what_if;

use egui::{Frame, Margin, Ui};

use crate::app::action::Action;
use crate::app::registers::fields::cell_key;
use crate::app::registers::refused_said::refused_said;
use crate::app::registers::room::{RegisterRoom, RoomPlace};
use crate::app::registers::words::room_words;
use crate::app::view::View;
use crate::app::widgets::drop_down::DropDown;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::text_field::forget_draft;
use crate::app::widgets::tips::Tips;
use crate::app::widgets::{choice, frame, text};
use crate::base::lang::fill;
use crate::import::columns::Part;

/// Lower than this, in points, what is left below the title is for the table.
const LOW: f32 = 420.0;

/// A window that leaves less than this, in points, has the rows, and the rest opens when it is wanted.
const LOWEST: f32 = 490.0;

/// Where more than this is left for the rows, in points, scenarios have their counts above them.
const FOR_ROWS: f32 = 240.0;

/// Draws the room, which is kept between frames. Returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>, room: &mut RegisterRoom) -> Vec<Action> {
    let words = room_words(view.lang);
    let mut actions = Vec::new();
    let lowest = ui.available_height() < LOWEST;
    let (top, bottom) = if lowest { (6, 4) } else { (18, 12) };
    Frame::new().inner_margin(Margin { left: 24, right: 24, top, bottom }).show(ui, |ui| {
        frame::start(ui, &words.title);
        if !lowest {
            text::title(ui, &words.title);
        }
        if ui.available_height() > LOW {
            text::muted(ui, &words.intro);
        }
        let table = |part: Part| ((RoomPlace::Tables, Some(part)), part.name(view.lang));
        let mut places: Vec<((RoomPlace, Option<Part>), &str)> = Part::ALL.into_iter().map(table).collect();
        places.push(((RoomPlace::Measures, None), &words.measures));
        places.push(((RoomPlace::WhatIf, None), &words.what_if));
        let at = (room.at, (room.at == RoomPlace::Tables).then_some(room.part));
        let picked = if lowest {
            let list = DropDown { key: "register places", name: &words.title, width: 200.0 };
            list.show(ui, &at, &places).1
        } else {
            choice::row(ui, at, &places)
        };
        match picked {
            Some((_, Some(part))) => room.show(part),
            Some((at, None)) => room.at = at,
            None => {}
        }
        ui.add_space(2.0);
        match room.at {
            RoomPlace::WhatIf => return what_if::show(ui, view, room),
            RoomPlace::Measures => return measures::show(ui, view, room, &mut actions),
            RoomPlace::Tables => {}
        }
        if room.part.len(&view.doc.assessment.registers) == 0 {
            empty::show(ui, view, room, &mut actions);
            return;
        }
        room.bring_up(view);
        if lowest {
            // The rows have the room, and what is done with them opens when it is wanted.
            let shown = tools::shown(view, room);
            frame::part(ui, "register tools", &words.tools, &shown, |ui| {
                tools::show(ui, view, room, &mut actions);
            });
        } else {
            tools::show(ui, view, room, &mut actions);
        }
        refused(ui, view, room);
        let part = room.part;
        if room.of(part).rows.is_empty() {
            text::body(ui, &words.none_shown);
            return;
        }
        if part == Part::Scenarios {
            let counts = ranks::counts(view);
            if ui.available_height() - ranks::height(ui, &counts) > FOR_ROWS {
                ranks::show(ui, &counts);
            }
        }
        let (place, rows) = (ui.available_rect_before_wrap(), room.of(part).rows.len());
        let (main, beside) = aside::places(place, cells::height(rows));
        frame::within(ui, "register table", main, |ui| cells::show(ui, view, room, &mut actions));
        if let Some(place) = beside {
            frame::within(ui, "register aside", place, |ui| aside::show(ui, view, room));
        }
    });
    actions
}

/// What cells have refused, and why: where rows have little room, how many, so that the cells themselves are in
/// sight, which say why when the pointer rests on them.
fn refused(ui: &mut Ui, view: &View<'_>, room: &mut RegisterRoom) {
    let (words, lang, part) = (room_words(view.lang), view.lang, room.part);
    let refused = refused_said(&room.drafts, &[part], lang);
    if refused.is_empty() {
        return;
    }
    let given_up = if ui.available_height() < FOR_ROWS {
        let chip = fill(&words.refused_short, &[("count", &refused.len().to_string())]);
        ui.horizontal_wrapped(|ui| {
            choice::chip(ui, &chip, Tone::Warning).tip(refused.join("\n"));
            ui.button(&words.give_up_button).clicked()
        })
        .inner
    } else {
        let said: Vec<String> = std::iter::once(words.refused_title.clone()).chain(refused).collect();
        frame::notice(ui, Tone::Warning, &said.join("\n"));
        ui.button(&words.give_up_button).clicked()
    };
    if given_up {
        for (row, column, ..) in room.drafts.refused(part) {
            // The field that has the focus has its own text.
            forget_draft(ui, view, &cell_key(part, row, column));
        }
        room.drafts.give_up(part);
    }
}
