//! The areas in the column at the left, and the map of the questions of the one in view.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{FontId, Galley, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use rustc_hash::FxHasher;

use super::column::Nav;
use crate::app::action::Action;
use crate::app::route::Screen;
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::widgets::choice::Selected;
use crate::app::widgets::{few_rows, one_row};
use crate::base::lang::fill;
use crate::questionnaire::Area;
use crate::scoring::names::names;
use crate::scoring::words::score_words;
use crate::scoring::{AreaScore, Certainty, Figures, State, Term};
use crate::session::document::Document;

/// Draws the areas with this room at both sides, and the questions of the one in view.
pub(super) fn show(ui: &mut Ui, nav: &Nav<'_>, doc: &Document, inset: f32, actions: &mut Vec<Action>) {
    let at = doc.at.as_ref().and_then(|at| doc.questionnaire.question(at)).map(|(area, _)| &area.id);
    for score in doc.card.areas.iter().filter(|score| !score.terms.is_empty()) {
        let Some(area) = doc.questionnaire.area(&score.area) else { continue };
        let here = nav.screen == Screen::Question && at == Some(&area.id);
        let place = Place { nav, area, score, here: Selected::from(here), inset };
        let response = if nav.narrow { place.narrow(ui) } else { place.wide(ui) };
        if response.clicked()
            && let Some(term) = score.terms.first()
        {
            actions.push(Action::GoTo(term.question.clone()));
        }
        if here {
            questions(ui, nav, doc, score, inset, actions);
        }
    }
}

/// An area's place in the column.
struct Place<'a> {
    nav: &'a Nav<'a>,
    area: &'a Area,
    score: &'a AreaScore,
    here: Selected,
    inset: f32,
}

impl Place<'_> {
    /// How many of how many questions are answered.
    fn progress(&self) -> String {
        format!("{}/{}", self.score.counts.answered(), self.score.counts.total())
    }

    /// The score with its range.
    fn said(&self) -> String {
        let (scores, of) = (score_words(self.nav.lang), Figures::from(self.score));
        let range = scores.range(self.score.range);
        match (self.score.score, of.standing) {
            (Some(_), Certainty::Final) => format!("{}  {range}", scores.score(self.score.score)),
            (Some(_), Certainty::SoFar) => {
                let score = of.shown().unwrap_or_default().to_string();
                format!("{}  {}", scores.large(&of), fill(&scores.so_far_short, &[("score", &score)]))
            }
            (None, _) => range,
        }
    }

    /// The name with the count beside it, the score, and how far the answers have come.
    fn wide(&self, ui: &mut Ui) -> Response {
        let p = palette(ui);
        let (rect, response) = self.ground(ui, 54.0);
        let inner = rect.shrink2(vec2(self.inset, 0.0));
        let count = ui.painter().layout_no_wrap(self.progress(), theme::regular(theme::SMALL), p.side_muted);
        let room = inner.width() - count.size().x - 8.0;
        ui.painter().galley(pos2(inner.right() - count.size().x, rect.top() + 6.0), count, p.side_muted);
        let short = self.area.short.get(self.nav.lang);
        let name = one_row(ui, short, theme::bold(theme::SMALL), p.side_text, room);
        ui.painter().galley(pos2(inner.left(), rect.top() + 6.0), name, p.side_text);
        let said = one_row(ui, &self.said(), theme::regular(theme::SMALL), p.side_muted, inner.width());
        ui.painter().galley(pos2(inner.left(), rect.top() + 25.0), said, p.side_muted);
        self.track(ui, inner);
        response
    }

    /// The name, a long one in rows, the count below it, and how far the answers have come.
    fn narrow(&self, ui: &mut Ui) -> Response {
        let p = palette(ui);
        let room = ui.available_width() - 2.0 * self.inset;
        let short = self.area.short.get(self.nav.lang);
        let name = few_rows(ui, short, theme::regular(theme::SMALL), p.side_text, room, 3);
        let count = ui.painter().layout_no_wrap(self.progress(), theme::regular(theme::SMALL), p.side_muted);
        let (rect, response) = self.ground(ui, name.size().y + count.size().y + 17.0);
        let inner = rect.shrink2(vec2(self.inset, 0.0));
        let below = pos2(inner.left(), rect.top() + 5.0 + name.size().y);
        ui.painter().galley(pos2(inner.left(), rect.top() + 5.0), name, p.side_text);
        ui.painter().galley(below, count, p.side_muted);
        self.track(ui, inner);
        response
    }

    /// The place, of a height in points, and its ground.
    fn ground(&self, ui: &mut Ui, height: f32) -> (Rect, Response) {
        let p = palette(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        response.widget_info(|| {
            let name = format!("{} {} {}", self.area.short.get(self.nav.lang), self.progress(), self.said());
            WidgetInfo::selected(Role::Button, true, self.here.is(), name)
        });
        if self.here.is() {
            ui.painter().rect_filled(rect, 0.0, p.side_chosen);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, p.side_chosen.gamma_multiply(0.5));
        }
        (rect, response)
    }

    /// How far the answers have come, at the bottom.
    fn track(&self, ui: &Ui, inner: Rect) {
        let p = palette(ui);
        let track = Rect::from_min_size(pos2(inner.left(), inner.bottom() - 8.0), vec2(inner.width(), 3.0));
        // What is still open is a thin line, so that in every look its length tells, not its shade alone.
        let open = if self.here.is() { p.side_muted } else { p.side_edge };
        ui.painter().hline(track.x_range(), track.center().y, Stroke::new(1.0, open));
        #[allow(clippy::cast_precision_loss, reason = "counts of questions")]
        let share = self.score.counts.answered() as f32 / self.score.counts.total().max(1) as f32;
        let done = Rect::from_min_size(track.min, vec2(track.width() * share, 3.0));
        ui.painter().rect_filled(done, 1.5, p.side_text);
    }
}

/// The room beside the words of a question in the map, together, in points.
const BESIDE: f32 = 10.0;

/// The questions of an area, small, with their state: as many beside each other as have room for the longest
/// of them, so that none is cut.
fn questions(
    ui: &mut Ui,
    nav: &Nav<'_>,
    doc: &Document,
    score: &AreaScore,
    inset: f32,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let font = theme::regular(theme::SMALL);
    let word = |ui: &Ui, question: &str, state: State| {
        let mark = match state {
            State::Level(_) => "●",
            State::Unknown => "?",
            State::NotApplicable => "−",
            State::Unanswered => "○",
        };
        ui.painter().layout_no_wrap(format!("{mark} {question}"), font.clone(), p.side_text)
    };
    // An id of somebody's own may be of any length: it goes on below, for its end tells it from others.
    let fitting = |ui: &Ui, question: &str, state: State, room: f32| {
        let whole = word(ui, question, state);
        if whole.size().x <= room { whole } else { in_rows(ui, whole.text(), font.clone(), room) }
    };
    let gap = 4.0;
    let inner = ui.available_width() - 2.0 * inset;
    let longest = longest(ui, &score.terms, |ui, question| {
        // The widest mark, whatever the answers are, so that nothing moves when one is given.
        word(ui, question, State::Unanswered).size().x.max(word(ui, question, State::Unknown).size().x)
    });
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few columns")]
    let columns = (((inner + gap) / (longest + BESIDE + gap)).floor() as usize).clamp(1, 3);
    #[allow(clippy::cast_precision_loss, reason = "a few columns")]
    let width = (inner - gap * (columns - 1) as f32) / columns as f32;
    ui.add_space(4.0);
    for row in score.terms.chunks(columns) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            ui.add_space(inset);
            for term in row {
                let state = State::from(doc.assessment.response(&term.question));
                let shown = doc.at.as_ref() == Some(&term.question);
                let room = width - 2.0;
                let height = if longest > room {
                    fitting(ui, term.question.as_str(), state, room).size().y.max(18.0) + 8.0
                } else {
                    26.0
                };
                let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
                response.widget_info(|| {
                    let name = format!("{} {}", term.question, names(nav.lang).state(state));
                    WidgetInfo::selected(Role::Button, true, shown, name)
                });
                if ui.is_rect_visible(rect) {
                    let stroke =
                        if shown { Stroke::new(1.5, p.side_text) } else { Stroke::new(1.0, p.side_edge) };
                    let fill = if shown || response.hovered() { p.side_chosen } else { p.side };
                    ui.painter().rect(rect, 4.0, fill, stroke, egui::StrokeKind::Inside);
                    let word = fitting(ui, term.question.as_str(), state, room);
                    ui.painter().galley(rect.center() - word.size() / 2.0, word, p.side_text);
                }
                if shown && is_new(ui, term.question.as_str()) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    actions.push(Action::GoTo(term.question.clone()));
                }
            }
        });
    }
    ui.add_space(6.0);
}

/// A text without blanks in as many rows as it needs.
fn in_rows(ui: &Ui, text: &str, font: FontId, room: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), font, palette(ui).side_text, room);
    job.wrap.break_anywhere = true;
    ui.painter().layout_job(job)
}

/// The width of the longest of these questions' words: measured when there are others, or letters of another
/// size, and kept until then.
fn longest(ui: &Ui, terms: &[Term], width: impl Fn(&Ui, &str) -> f32) -> f32 {
    let mut hasher = FxHasher::default();
    terms.iter().for_each(|term| term.question.hash(&mut hasher));
    let of = (hasher.finish(), ui.pixels_per_point());
    let id = egui::Id::unique("longest question in the map");
    if let Some((known, longest)) = ui.data(|data| data.get_temp::<((u64, f32), f32)>(id))
        && known == of
    {
        return longest;
    }
    let longest = terms.iter().map(|term| width(ui, term.question.as_str())).fold(0.0, f32::max);
    ui.data_mut(|data| data.insert_temp(id, (of, longest)));
    longest
}

/// Whether another question is in view than the last time: its place in the map comes into view then, and
/// stays where the person scrolls it to.
fn is_new(ui: &Ui, question: &str) -> bool {
    let id = egui::Id::unique("question in the map");
    let before = ui.data(|data| data.get_temp::<String>(id));
    if before.as_deref() == Some(question) {
        return false;
    }
    ui.data_mut(|data| data.insert_temp(id, question.to_owned()));
    true
}
