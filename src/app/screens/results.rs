//! Results: the whole, the areas as radar and bars, the gaps by priority, the open checks. Every
//! question named here leads to its place; every score says why it is what it is.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

use super::{no_checks, why};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::route::Screen;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::charts::{self, Mark};
use crate::app::widgets::date_field::date_words;
use crate::app::widgets::frame::Tone;
use crate::app::widgets::score::{Bar, bar};
use crate::app::widgets::tips::Tips;
use crate::app::widgets::{choice, frame, one_row, text};
use crate::audience::{Disclosed, Edition};
use crate::base::ids::QuestionId;
use crate::base::lang::{Lang, fill};
use crate::report::{self, ReportInput};
use crate::scoring::names::names;
use crate::scoring::words::score_words;
use crate::scoring::{AreaScore, Figures, Gap, decimal};
use crate::session::document::Version;
use crate::session::drafts::DateField;

/// How many gaps are shown before the way to the plan, which shows all.
const TOP_GAPS: usize = 10;

/// The width of the overall score, in points, so that the bar beside it starts at one place whatever the score.
const FIGURE_WIDTH: f32 = 190.0;

/// Draws the screen; returns what the person asked for.
pub fn show(ui: &mut Ui, view: &View<'_>) -> Vec<Action> {
    let words = view.words;
    let mut actions = Vec::new();
    frame::wide_page(ui, "results", &words.nav_results, |ui| {
        frame::card(ui, |ui| whole(ui, view, &mut actions));
        if view.doc.card.overall.counts.answered() > 0 {
            frame::card(ui, |ui| sentences(ui, view));
        }
        frame::card(ui, |ui| areas(ui, view));
        frame::card(ui, |ui| gaps(ui, view, &mut actions));
        frame::card(ui, |ui| checks(ui, view, &mut actions));
    });
    actions
}

fn whole(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    let p = palette(ui);
    let overall = &view.doc.card.overall;
    let scores = score_words(view.lang);
    let of = Figures::from(overall);
    let figure = |ui: &mut Ui| {
        frame::label(ui, &scores.overall);
        let size = if of.score.is_some() { theme::FIGURE } else { theme::HEADING };
        text::paragraph(ui, &scores.large(&of), theme::bold(size), p.accent);
    };
    let line = |ui: &mut Ui| {
        let response = bar(ui, &Bar::from(&of), 20.0, &scores.aloud(&of), Sense::click());
        why::explain(&response, view, None);
        text::muted(ui, &scores.around(&of));
        if let Some(target) = scores.target(of.target) {
            text::muted(ui, &target);
        }
        text::muted(ui, &scores.counts(overall.counts));
        if let Some(base) = scores.base(&view.doc.card, view.lang) {
            text::body(ui, &base);
        }
        text::muted(ui, &view.doc.questionnaire.said(view.lang));
    };
    if ui.available_width() > 560.0 {
        ui.horizontal_top(|ui| {
            ui.allocate_ui(vec2(FIGURE_WIDTH, 0.0), |ui| {
                ui.set_min_width(FIGURE_WIDTH);
                ui.vertical(figure);
            });
            ui.vertical(line);
        });
    } else {
        figure(ui);
        line(ui);
    }
    if view.doc.older {
        frame::notice(ui, Tone::Info, &scores.counted_anew);
    }
    if let Some(look) = scores.first_look(overall) {
        frame::notice(ui, Tone::Info, &look);
    }
    if let Some(why) = scores.provisional_why(overall, &view.doc.questionnaire, view.lang) {
        frame::notice(ui, Tone::Warning, &why);
    }
    if overall.counts.answered() == 0 {
        if choice::primary(ui, &words.start_button) {
            actions.push(Action::Show(Screen::Question));
        }
    } else if choice::secondary(ui, &words.slides_button) {
        actions.push(Action::Command(Command::Slides));
    }
}

/// What the report says of the numbers, in its words; made anew when the document has changed.
fn sentences(ui: &mut Ui, view: &View<'_>) {
    let id = egui::Id::unique("sentences of the results");
    let of = (view.doc.version(), view.lang, view.today);
    let kept = ui.data(|data| data.get_temp::<((Version, Lang, Date), Vec<String>)>(id));
    let said = kept.filter(|(made_of, _)| *made_of == of).map(|(_, said)| said).unwrap_or_else(|| {
        let disclosed = Disclosed::by(Edition::Full, &view.doc.assessment, view.doc.card.clone());
        let said = report::said(&ReportInput {
            questionnaire: &view.doc.questionnaire,
            disclosed: &disclosed,
            lang: view.lang,
            date: view.today,
            app: crate::base::APP,
        });
        ui.data_mut(|data| data.insert_temp(id, (of, said.clone())));
        said
    });
    frame::label(ui, &view.words.results_said);
    for sentence in said {
        text::body(ui, &sentence);
    }
}

/// The areas on the radar.
fn marks(view: &View<'_>) -> Vec<Mark> {
    let mark = |area: &AreaScore| {
        Bar::from(&Figures::from(area)).mark(view.doc.questionnaire.short(&area.area, view.lang))
    };
    view.doc.card.areas.iter().map(mark).collect()
}

fn areas(ui: &mut Ui, view: &View<'_>) {
    let words = view.words;
    let marks = marks(view);
    frame::label(ui, &names(view.lang).area_scores);
    text::muted(ui, &words.results_legend);
    let bars = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        view.doc.card.areas.iter().for_each(|area| area_row(ui, view, area));
    };
    if ui.available_width() > 820.0 {
        ui.columns(2, |columns| {
            charts::radar(&mut columns[0], &marks, &words.results_chart);
            bars(&mut columns[1]);
        });
    } else {
        charts::radar(ui, &marks, &words.results_chart);
        bars(ui);
    }
}

/// An area: its name and score, its bar, its range and coverage, its target, and how many of its questions
/// stand on which level.
fn area_row(ui: &mut Ui, view: &View<'_>, area: &AreaScore) {
    let p = palette(ui);
    let name = view.doc.questionnaire.short(&area.area, view.lang);
    let scores = score_words(view.lang);
    let of = Figures::from(area);
    let number = scores.large(&of);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let right = ui.painter().layout_no_wrap(number.clone(), theme::bold(theme::BODY), p.accent);
    let room = rect.width() - right.size().x - 8.0;
    ui.painter().galley(pos2(rect.right() - right.size().x, rect.top()), right, p.accent);
    let left = one_row(ui, name, theme::bold(theme::BODY), p.text, room);
    ui.painter().galley(rect.min, left, p.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {number}")));
    let response = bar(ui, &Bar::from(&of), 14.0, &format!("{name}: {}", scores.aloud(&of)), Sense::click());
    why::explain(&response, view, Some(&area.area));
    let described = scores.described(area, &view.doc.questionnaire, view.lang);
    text::muted(ui, &scores.around(&of));
    let more = [scores.target(of.target), Some(described).filter(|said| !said.is_empty())];
    text::muted(ui, &more.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    ui.add_space(6.0);
}

/// A row that leads to a question: its number in the list, its name, and a few words at the right.
fn leading_row(
    ui: &mut Ui,
    view: &View<'_>,
    question: &QuestionId,
    right: &str,
    tip: &str,
    actions: &mut Vec<Action>,
) {
    let topic = || view.doc.questionnaire.topic(question, view.lang);
    if row(ui, question.as_str(), topic, right, tip) {
        actions.push(Action::GoTo(question.clone()));
    }
}

/// A row that leads somewhere; true when it was pressed.
fn row<'a>(ui: &mut Ui, id: &str, topic: impl Fn() -> &'a str, right: &str, tip: &str) -> bool {
    row_over(ui, id, topic, right, tip, (0, &|_| String::new()))
}

/// The height of a line below a row.
const LINE: f32 = 20.0;

/// A row with so many lines below it, which are asked for where they are seen.
fn row_over<'a>(
    ui: &mut Ui,
    id: &str,
    topic: impl Fn() -> &'a str,
    right: &str,
    tip: &str,
    (lines, line): (usize, &dyn Fn(usize) -> String),
) -> bool {
    let p = palette(ui);
    let below = LINE * lines as f32;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0 + below), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{id} {}", topic())));
    let clicked = response.clicked();
    // Out of view there is nothing to lay out; the row is still there for keyboard and screen reader.
    if !ui.is_rect_visible(rect) {
        return clicked;
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, p.tint);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, p.line));
    let middle = rect.top() + 16.0;
    let id = ui.painter().layout_no_wrap(id.to_owned(), theme::bold(theme::SMALL), p.accent);
    ui.painter().galley(pos2(rect.left() + 8.0, middle - id.size().y / 2.0), id, p.accent);
    let left = rect.left() + 72.0;
    let whole = rect.width() - 80.0;
    let said = one_row(ui, right, theme::regular(theme::SMALL), p.muted, whole * 0.6);
    let end = rect.right() - 8.0;
    let room = end - said.size().x - 16.0 - left;
    ui.painter().galley(pos2(end - said.size().x, middle - said.size().y / 2.0), said, p.muted);
    let name = one_row(ui, topic(), theme::regular(theme::BODY), p.text, room);
    let name_is_cut = name.elided;
    let at = Rect::from_min_size(pos2(left, middle - name.size().y / 2.0), name.size()).min;
    ui.painter().galley(at, name, p.text);
    let below: Vec<String> = (0..lines).map(line).collect();
    let mut cut = name_is_cut;
    for (place, text) in below.iter().enumerate() {
        let said = one_row(ui, text, theme::regular(theme::SMALL), p.muted, end - left);
        cut |= said.elided;
        ui.painter().galley(pos2(left, rect.top() + 28.0 + LINE * place as f32), said, p.muted);
    }
    // What is too long for its row can be read whole; what is not is not said twice.
    if !tip.is_empty() {
        response.tip(tip);
    } else if cut {
        let whole = std::iter::once(topic().to_owned()).chain(below);
        response.tip(whole.collect::<Vec<_>>().join("\n"));
    }
    clicked
}

fn gaps(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    frame::label(ui, &words.results_gaps);
    let gaps = &view.doc.card.gaps;
    if gaps.is_empty() {
        let overall = &view.doc.card.overall;
        match overall.counts.answered() {
            0 => frame::muted(ui, &words.results_gaps_later),
            _ => frame::muted(ui, &score_words(view.lang).no_gaps(overall.counts, overall.unasked)),
        }
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for gap in gaps.iter().take(TOP_GAPS) {
        let (right, tip) = gap_words(view, gap);
        leading_row(ui, view, &gap.question, &right, &tip, actions);
    }
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        if choice::primary(ui, &words.results_to_plan) {
            actions.push(Action::Show(Screen::Plan));
        }
        if gaps.len() > TOP_GAPS {
            let more = (gaps.len() - TOP_GAPS).to_string();
            let color = palette(ui).muted;
            let text = fill(&words.results_more_gaps, &[("count", &more)]);
            ui.label(egui::RichText::new(text).size(theme::SMALL).color(color));
        }
    });
}

/// A gap in short, and its priority with the terms of its formula.
fn gap_words(view: &View<'_>, gap: &Gap) -> (String, String) {
    let words = view.words;
    let level = score_words(view.lang).level(gap);
    let values = [
        ("level", level),
        ("target", gap.target.to_string()),
        ("priority", decimal(gap.priority)),
        ("gap", gap.gap.to_string()),
        ("weight", gap.weight.to_string()),
        ("urgency", gap.urgency.factor().to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    (fill(&words.results_gap, &values), fill(&words.live_priority, &values))
}

fn checks(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    let open = &view.doc.card.checks;
    let count = no_checks::count(view);
    frame::label(ui, &names(view.lang).checks);
    if count == 0 {
        no_checks::notice(ui, view);
        return;
    }
    frame::muted(ui, &fill(&words.export_checks, &[("count", &count.to_string())]));
    ui.spacing_mut().item_spacing.y = 0.0;
    for (field, text) in view.doc.drafts.all() {
        let said = fill(&date_words(view.lang).check, &[("text", text)]);
        match field {
            DateField::Due(question) => leading_row(ui, view, question, &said, &said, actions),
            DateField::Decided(_, question) => {
                let topic = || view.doc.questionnaire.topic(question, view.lang);
                if row(ui, question.as_str(), topic, &said, &said) {
                    actions.push(Action::Show(Screen::Workshop));
                }
            }
            DateField::Assessed => {
                if row(ui, "", || &words.date, &said, &said) {
                    actions.push(Action::Show(Screen::Profile));
                }
            }
        }
    }
    // One line a question, with all that is open about it.
    for group in open.chunk_by(|a, b| a.question == b.question) {
        let Some(first) = group.first() else { continue };
        let said = |at: usize| names(view.lang).check(&group[at], &view.doc.questionnaire, view.lang);
        let Some(question) = &first.question else {
            if row_over(ui, "", || &words.date, "", "", (group.len(), &said)) {
                actions.push(Action::Show(Screen::Profile));
            }
            continue;
        };
        let topic = || view.doc.questionnaire.topic(question, view.lang);
        if row_over(ui, question.as_str(), topic, "", "", (group.len(), &said)) {
            // Where the profile leaves a question out, it is the profile that is looked at.
            actions.push(match view.doc.card.term(question) {
                Some(_) => Action::GoTo(question.clone()),
                None => Action::Show(Screen::Profile),
            });
        }
    }
}
