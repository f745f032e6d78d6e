//! What if something stopped: chosen here, and answered in sentences with ranges, by product, with whom to ask first
//! and what measures buy; beside it which parts of what is bought come from where.

use egui::{ScrollArea, Ui};

use super::measures::BOUGHT;
use super::tools::choose;
use crate::analysis::words::{percents, register_words};
use crate::analysis::{Bounds, Four, Lasting, PlaceSort, Sum, WHOLE};
use crate::app::registers::reckoned::{Answered, General, SpreadShown};
use crate::app::registers::room::RegisterRoom;
use crate::app::registers::stop_choice::StopSort;
use crate::app::registers::words::room_words;
use crate::app::view::View;
use crate::app::widgets::bars::{RangeBar, bar, labelled};
use crate::app::widgets::{frame, scrolling, text};
use crate::base::lang::{Lang, fill};
use crate::import::columns::Part;
use crate::scoring::names::names;

/// Wider than this, in points, both parts stand side by side.
const WIDE: f32 = 900.0;

/// The lengths that one chooses from, in days.
const LENGTHS: [u16; 6] = [30, 60, 90, 180, 270, 360];

/// Draws it.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, room: &mut RegisterRoom) {
    let words = room_words(view.lang);
    if view.doc.assessment.registers.trade.is_empty() {
        text::body(ui, &words.what_if_empty);
        if ui.button(Part::Trade.name(view.lang)).clicked() {
            room.show(Part::Trade);
        }
        return;
    }
    room.what_if.bring_up(view, ui.ctx());
    let area = ScrollArea::vertical().id_salt("what if").auto_shrink([false, false]);
    let drawn = scrolling::scrolled(ui, "what if", area).show(ui, |ui| {
        let wide = ui.available_width() > WIDE;
        ui.set_width(ui.available_width() - 12.0);
        ui.columns(if wide { 2 } else { 1 }, |columns| {
            let last = columns.len() - 1;
            stop(&mut columns[0], view, room);
            let ui = &mut columns[last];
            if let Some(general) = room.what_if.general() {
                general.spreads.iter().for_each(|of| frame::card(ui, |ui| spread(ui, of, view.lang)));
            }
        });
    });
    scrolling::by_keys(ui, "what if", &drawn);
}

/// What is chosen, and what it comes to.
fn stop(ui: &mut Ui, view: &View<'_>, room: &mut RegisterRoom) {
    let words = room_words(view.lang);
    let registers = &view.doc.assessment.registers;
    frame::card(ui, |ui| {
        text::heading(ui, &words.what_if);
        let sorts = [
            (StopSort::Country, words.stop_country.as_str()),
            (StopSort::Owner, &words.stop_owner),
            (StopSort::Partner, &words.stop_by_partner),
            (StopSort::Entry, &words.stop_listed),
            (StopSort::Scenario, &words.stop_by_scenario),
        ];
        let any = |general: &General, sort| !general.choices(sort).is_empty();
        let general = room.what_if.general();
        let sorts: Vec<(StopSort, &str)> = sorts
            .into_iter()
            .filter(|(sort, _)| general.as_ref().is_some_and(|general| any(general, *sort)))
            .collect();
        ui.horizontal_wrapped(|ui| {
            choose(ui, "stop sort", &words.stop_by, &mut room.what_if.sort, &sorts);
            let mut chosen = room.what_if.choice.clone();
            if let Some(general) = &general {
                let all = general.choices(room.what_if.sort).iter();
                let all: Vec<_> = all.map(|(choice, name)| (Some(choice.clone()), name.as_str())).collect();
                choose(ui, "stop", &words.stop_what, &mut chosen, &all);
            }
            if chosen != room.what_if.choice
                && let Some(choice) = chosen
            {
                room.what_if.choose(choice, registers);
            }
            lengths(ui, view.lang, &mut room.what_if.lasting);
        });
        if let Some(answered) = room.what_if.answered() {
            if !room.what_if.is_up_to_date(view) {
                // It is of what was chosen before, and is going to change.
                ui.set_opacity(0.6);
            }
            answer(ui, &answered, view.lang);
        } else if !room.what_if.is_up_to_date(view) {
            text::muted(ui, &words.reckoning);
        }
    });
}

/// How long it lasts.
fn lengths(ui: &mut Ui, lang: Lang, lasting: &mut Lasting) {
    let (words, w) = (room_words(lang), register_words(lang));
    let mut days: Vec<u16> = LENGTHS.to_vec();
    if let Lasting::Days(own) = *lasting
        && !days.contains(&own)
    {
        // A scenario has its own.
        days.push(own);
        days.sort_unstable();
    }
    let all = days.into_iter().map(Lasting::Days).chain([Lasting::UntilRecovered]);
    let all: Vec<(Lasting, String)> = all.map(|lasting| (lasting, w.lasting(lasting))).collect();
    let all: Vec<(Lasting, &str)> = all.iter().map(|(lasting, name)| (*lasting, name.as_str())).collect();
    choose(ui, "stop lasts", &words.stop_lasts, lasting, &all);
}

fn answer(ui: &mut Ui, found: &Answered, lang: Lang) {
    let (words, w) = (room_words(lang), register_words(lang));
    ui.add_space(4.0);
    bar(ui, of_sales(found.company, found.all_sales), &words.bar_name);
    text::muted(ui, &words.bar_legend);
    let mut sentences = found.sentences.iter();
    sentences.by_ref().take(1).for_each(|sentence| text::label(ui, sentence));
    sentences.for_each(|sentence| text::body(ui, sentence));
    // What one has come for from the measures stands where it is seen.
    if !found.measures.is_empty() {
        ui.add_space(6.0);
        frame::come_into_view(ui, BOUGHT);
        text::label(ui, &w.measures);
        found.measures.iter().for_each(|said| text::body(ui, said));
    }
    if !found.products.is_empty() {
        ui.add_space(6.0);
        text::label(ui, &w.products);
        for (figures, sold, said) in &found.products {
            text::body(ui, said);
            // Of a product whose sales are not known no part can be told.
            if *sold > 0 {
                bar(ui, of_sales(*figures, *sold), &words.bar_name);
            } else {
                text::muted(ui, &words.no_bar);
            }
        }
    }
    found.beside.iter().for_each(|said| text::body(ui, said));
    if !found.calls.is_empty() {
        ui.add_space(6.0);
        text::label(ui, &w.calls);
        for (said, asked) in &found.calls {
            text::body(ui, said);
            asked.iter().for_each(|asked| text::muted(ui, &fill(&words.asks_for, &[("cells", asked)])));
        }
    }
}

/// Which parts come from where.
fn spread(ui: &mut Ui, of: &SpreadShown, lang: Lang) {
    let w = register_words(lang);
    let title = match of.by {
        PlaceSort::MadeIn => &w.places_made_in,
        PlaceSort::OwnedFrom => &w.places_owned_from,
        PlaceSort::Partner => &w.places_partner,
    };
    text::label(ui, title);
    ui.spacing_mut().item_spacing.y = 3.0;
    for (place, share, said) in &of.places {
        let sure = part(share.low);
        labelled(ui, place, RangeBar { sure, ..RangeBar::default() }, said);
    }
    if let Some((share, said)) = &of.unknown {
        labelled(ui, &names(lang).unknown, unknown(*share), &percents(*share, lang));
        text::muted(ui, said);
    }
    of.more.iter().chain(&of.said).for_each(|said| text::muted(ui, said));
}

fn unknown(share: Bounds) -> RangeBar {
    RangeBar { unknown: part(share.high), ..RangeBar::default() }
}

#[allow(clippy::cast_precision_loss, reason = "millionths")]
fn part(millionths: u32) -> f32 {
    millionths as f32 / WHOLE as f32
}

/// Four figures as parts of what is sold.
fn of_sales(figures: Four<Sum>, sold: Sum) -> RangeBar {
    let of = |sum: Sum| part(Bounds::part(sum, sold).high);
    RangeBar {
        sure: of(figures.least),
        most: of(figures.most),
        unknown: of(figures.outermost),
        mark: figures.estimate.map(of),
    }
}
