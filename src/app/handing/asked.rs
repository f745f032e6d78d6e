//! What a department's file says of itself while it is open: who asks, by when, and what to do in the end.

use egui::{Frame, Margin, Panel, RichText, Ui};

use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::{choice, frame, text};
use crate::audience::handing::{asked, at_end, handing_words, is_handout};
use crate::base::lang::fill;

/// Draws the strip above the screens of a department's file.
pub fn strip(ui: &mut Ui, view: &View<'_>) {
    let assessment = &view.doc.assessment;
    if !is_handout(assessment) {
        return;
    }
    let p = palette(ui);
    let frame = Frame::new().fill(p.tint).inner_margin(Margin::symmetric(24, 8));
    Panel::top("asked").frame(frame).resizable(false).show_separator_line(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            choice::chip(ui, &handing_words(view.lang).mark, Tone::Info);
            for phrase in asked(assessment, view.lang, view.today) {
                let color = if phrase.late { p.mark } else { p.text };
                ui.label(RichText::new(phrase.said).font(theme::bold(theme::SMALL)).color(color));
            }
            let end = at_end(assessment, view.lang);
            ui.label(RichText::new(end).size(theme::SMALL).color(p.text));
        });
    });
}

/// Draws all of it, for the overview of what remains.
pub fn card(ui: &mut Ui, view: &View<'_>) {
    let assessment = &view.doc.assessment;
    if !is_handout(assessment) {
        return;
    }
    let words = handing_words(view.lang);
    frame::card(ui, |ui| {
        frame::label(ui, &words.mark);
        text::body(ui, &view.words.handout_notice);
        let Some(request) = &assessment.request else { return };
        for phrase in asked(assessment, view.lang, view.today) {
            if phrase.late {
                frame::notice(ui, Tone::Warning, &phrase.said);
            } else {
                text::body(ui, &phrase.said);
            }
        }
        text::muted(ui, &fill(&words.asked_on, &[("date", &request.on.to_string())]));
        text::body(ui, &fill(&words.asked_end, &[("then", &at_end(assessment, view.lang))]));
    });
}
