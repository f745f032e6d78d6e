//! Why a score is what it is: the terms of its formula, shown when the pointer rests on a score or
//! it has the focus.

use egui::{Grid, Response, RichText, Tooltip, Ui};

use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::text;
use crate::app::widgets::tips::is_on;
use crate::base::ids::AreaId;
use crate::base::lang::fill;
use crate::scoring::names::names;
use crate::scoring::words::score_words;
use crate::scoring::{AreaScore, decimal, round_half_down};

/// Explains the score of an area, or of the whole, at a response.
pub fn explain(response: &Response, view: &View<'_>, area: Option<&AreaId>) {
    let tip = if response.has_focus() {
        Tooltip::always_open(response.ctx.clone(), response.layer_id, response.id.with("why"), response.rect)
    } else if is_on(response) {
        Tooltip::for_enabled(response)
    } else {
        return;
    };
    tip.gap(6.0).width(440.0).show(|ui| match area.and_then(|id| view.doc.card.area(id)) {
        Some(score) => of_area(ui, view, score),
        None => of_whole(ui, view),
    });
}

fn of_area(ui: &mut Ui, view: &View<'_>, area: &AreaScore) {
    let words = view.words;
    ui.set_width(440.0);
    let short = view.doc.questionnaire.short(&area.area, view.lang);
    text::label(ui, &fill(&words.why_area, &[("area", short)]));
    if let Some(score) = area.score {
        let values = [
            ("points", area.points().to_string()),
            ("weight", area.scored_weight().to_string()),
            ("exact", decimal(score)),
            ("score", round_half_down(score).to_string()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        text::body(ui, &fill(&words.why_formula, &values));
    } else {
        text::body(ui, &score_words(view.lang).no_score_yet);
    }
    let p = palette(ui);
    Grid::new("terms").num_columns(4).spacing([16.0, 3.0]).show(ui, |ui| {
        let small = |words: &str| RichText::new(words).size(theme::SMALL).color(p.muted);
        for head in
            [&words.nav_question, &names(view.lang).level, &names(view.lang).weight, &words.why_points]
        {
            ui.label(small(head));
        }
        ui.end_row();
        for term in &area.terms {
            let weight = term.weight.to_string();
            let level = names(view.lang).level_or_state(Some(term.state), |level| level.to_string());
            let points = term.level().map(|level| (term.weight * level.get()).to_string());
            let points = points.unwrap_or_else(|| "–".to_owned());
            for cell in [term.question.as_str(), &level, &weight, &points] {
                ui.label(RichText::new(cell).size(theme::SMALL));
            }
            ui.end_row();
        }
    });
    text::muted(ui, &words.why_range);
}

fn of_whole(ui: &mut Ui, view: &View<'_>) {
    let words = view.words;
    ui.set_width(440.0);
    text::label(ui, &words.why_whole);
    Grid::new("areas").num_columns(2).spacing([16.0, 3.0]).show(ui, |ui| {
        for area in &view.doc.card.areas {
            let short = view.doc.questionnaire.short(&area.area, view.lang);
            ui.label(RichText::new(short).size(theme::SMALL));
            let score = area.score.map_or_else(|| "–".to_owned(), decimal);
            ui.label(RichText::new(score).size(theme::SMALL));
            ui.end_row();
        }
    });
    let overall = &view.doc.card.overall;
    if let Some(score) = overall.score {
        let terms: Vec<String> =
            view.doc.card.areas.iter().filter_map(|area| area.score).map(decimal).collect();
        let values = [
            ("count", terms.len().to_string()),
            ("terms", terms.join(" + ")),
            ("exact", decimal(score)),
            ("score", round_half_down(score).to_string()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        text::body(ui, &fill(&words.why_mean, &values));
        match (overall.is_first_look(), overall.provisional.is_empty()) {
            (true, _) => text::body(ui, &words.live_first_look),
            (false, false) => text::body(ui, &words.live_provisional),
            (false, true) => {}
        }
    } else {
        text::body(ui, &score_words(view.lang).no_score_yet);
    }
    text::muted(ui, &words.why_range);
}
