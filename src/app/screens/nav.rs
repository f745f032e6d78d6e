//! The column at the left: the screens, the areas with their progress and score, and the questions
//! of the area in view. In a narrow window only the screens are there.

use egui::{Color32, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::route::Screen;
use crate::app::theme;
use crate::app::theme::{Palette, palette};
use crate::app::widgets::choice::{Enabled, Selected};
use crate::app::widgets::icons::Icon;
use crate::app::widgets::{one_row, rows};
use crate::app::words::AppWords;
use crate::base::lang::{Lang, fill};
use crate::questionnaire::Area;
use crate::scoring::names::names;
use crate::scoring::words::score_words;
use crate::scoring::{AreaScore, Certainty, Figures, State};
use crate::session::document::Document;

/// What the column shows.
pub struct Nav<'a> {
    /// The wording of the window.
    pub words: &'a AppWords,
    /// The language of the window.
    pub lang: Lang,
    /// The screen in view.
    pub screen: Screen,
    /// The open document.
    pub doc: Option<&'a Document>,
    /// A narrow window: icons with their words below.
    pub narrow: bool,
}

/// Draws the column; returns what the person asked for.
pub fn show(ui: &mut Ui, nav: &Nav<'_>) -> Vec<Action> {
    let mut actions = Vec::new();
    let Nav { words, lang, screen, doc, narrow } = *nav;
    let p = palette(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ScrollArea::vertical().id_salt("nav").auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(if narrow { 6.0 } else { 14.0 });
        let name = one_row(
            ui,
            if narrow { words.app_name_short.as_str() } else { &words.app_name },
            theme::bold(if narrow { theme::BODY } else { theme::TITLE }),
            p.side_text,
            ui.available_width(),
        );
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), name.size().y), Sense::hover());
        let left = if narrow { rect.center().x - name.size().x / 2.0 } else { rect.left() + 16.0 };
        ui.painter().galley(pos2(left, rect.top()), name, p.side_text);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words.app_name));
        ui.add_space(if narrow { 6.0 } else { 10.0 });
        for (target, label) in Screen::all(lang) {
            let free = doc.is_some() || !target.needs_document();
            let part = (target == Screen::Settings && screen == Screen::Licences)
                || (target == Screen::Help && screen == Screen::Lists);
            let item = Item {
                icon: icon(target),
                label,
                chosen: Selected::from(target == screen || part),
                enabled: Enabled::from(free),
            };
            let response = if narrow { item.narrow(ui) } else { item.wide(ui) };
            if response.clicked() && free {
                actions.push(Action::Show(target));
            }
        }
        if let (Some(doc), false) = (doc, narrow) {
            ui.add_space(10.0);
            let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
            ui.painter().hline(line.x_range().shrink(16.0), line.center().y, Stroke::new(1.0, p.side_chosen));
            ui.add_space(8.0);
            areas(ui, lang, doc, screen, &mut actions);
            ui.add_space(12.0);
        }
    });
    actions
}

fn icon(screen: Screen) -> Icon {
    match screen {
        Screen::Home => Icon::Home,
        Screen::Profile => Icon::Company,
        Screen::Question => Icon::Question,
        Screen::Remaining => Icon::Clock,
        Screen::Results => Icon::Chart,
        Screen::Plan => Icon::List,
        Screen::Compare => Icon::Compare,
        Screen::Export => Icon::Document,
        Screen::Settings | Screen::Licences => Icon::Sliders,
        Screen::Help | Screen::Lists => Icon::Help,
    }
}

/// A screen's place in the column: its icon and name, in a row or below each other.
struct Item<'a> {
    icon: Icon,
    label: &'a str,
    chosen: Selected,
    enabled: Enabled,
}

impl Item<'_> {
    /// The icon and beside it the name.
    fn wide(&self, ui: &mut Ui) -> Response {
        let p = palette(ui);
        let (rect, response) = self.ground(ui, 33.0);
        let square = Rect::from_center_size(pos2(rect.left() + 27.0, rect.center().y), vec2(20.0, 20.0));
        self.icon.paint(ui.painter(), square, self.color(p));
        let font = if self.chosen.is() { theme::bold(theme::BODY) } else { theme::regular(theme::BODY) };
        let word = one_row(ui, self.label, font, self.color(p), rect.width() - 56.0);
        let at = pos2(rect.left() + 47.0, rect.center().y - word.size().y / 2.0);
        ui.painter().galley(at, word, self.color(p));
        response
    }

    /// The icon and below it the name, a long one in two rows.
    fn narrow(&self, ui: &mut Ui) -> Response {
        let p = palette(ui);
        let broken = rows::broken(ui, self.label, &theme::regular(theme::SMALL), ui.available_width() - 4.0);
        let rows: Vec<&str> = broken.split('\n').take(2).collect();
        let (rect, response) = self.ground(ui, if rows.len() == 2 { 61.0 } else { 44.0 });
        let square = Rect::from_center_size(pos2(rect.center().x, rect.top() + 13.0), vec2(18.0, 18.0));
        self.icon.paint(ui.painter(), square, self.color(p));
        let mut top = rect.top() + 23.0;
        for row in rows {
            let word = one_row(ui, row, theme::regular(theme::SMALL), self.color(p), rect.width() - 4.0);
            let at = pos2(rect.center().x - word.size().x / 2.0, top);
            top += word.size().y;
            ui.painter().galley(at, word, self.color(p));
        }
        response
    }

    /// The place, of a height in points, and its ground.
    fn ground(&self, ui: &mut Ui, height: f32) -> (Rect, Response) {
        let p = palette(ui);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), self.enabled.sense());
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, self.enabled.is(), self.chosen.is(), self.label)
        });
        let painter = ui.painter();
        if self.chosen.is() {
            painter.rect_filled(rect, 0.0, p.side_chosen);
            painter.rect_filled(Rect::from_min_size(rect.min, vec2(4.0, height)), 0.0, p.side_text);
        } else if self.enabled.is() && response.hovered() {
            painter.rect_filled(rect, 0.0, p.side_chosen.gamma_multiply(0.5));
        }
        (rect, response)
    }

    fn color(&self, p: Palette) -> Color32 {
        if self.enabled.is() { p.side_text } else { p.side_muted.gamma_multiply(0.7) }
    }
}

fn areas(ui: &mut Ui, lang: Lang, doc: &Document, screen: Screen, actions: &mut Vec<Action>) {
    let at = doc.at.as_ref().and_then(|at| doc.questionnaire.question(at)).map(|(area, _)| &area.id);
    for score in doc.card.areas.iter().filter(|score| !score.terms.is_empty()) {
        let Some(area) = doc.questionnaire.area(&score.area) else { continue };
        let here = screen == Screen::Question && at == Some(&area.id);
        if area_row(ui, lang, area, score, Selected::from(here)).clicked()
            && let Some(term) = score.terms.first()
        {
            actions.push(Action::GoTo(term.question.clone()));
        }
        if here {
            questions(ui, lang, doc, score, actions);
        }
    }
}

fn area_row(ui: &mut Ui, lang: Lang, area: &Area, score: &AreaScore, here: Selected) -> Response {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 54.0), Sense::click());
    let progress = format!("{}/{}", score.counts.answered(), score.counts.total());
    let (scores, of) = (score_words(lang), Figures::from(score));
    let range = scores.range(score.range);
    let said = match (score.score, of.standing) {
        (Some(_), Certainty::Final) => format!("{}  {range}", scores.score(score.score)),
        (Some(_), Certainty::SoFar) => {
            let score = of.shown().unwrap_or_default().to_string();
            format!("{}  {}", scores.large(&of), fill(&scores.so_far_short, &[("score", &score)]))
        }
        (None, _) => range,
    };
    response.widget_info(|| {
        let name = format!("{} {progress} {said}", area.short.get(lang));
        WidgetInfo::selected(Role::Button, true, here.is(), name)
    });
    let painter = ui.painter();
    if here.is() {
        painter.rect_filled(rect, 0.0, p.side_chosen);
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, p.side_chosen.gamma_multiply(0.5));
    }
    let inner = rect.shrink2(vec2(16.0, 0.0));
    let count = painter.layout_no_wrap(progress, theme::regular(theme::SMALL), p.side_muted);
    let room = inner.width() - count.size().x - 8.0;
    painter.galley(pos2(inner.right() - count.size().x, rect.top() + 6.0), count, p.side_muted);
    let name = one_row(ui, area.short.get(lang), theme::bold(theme::SMALL), p.side_text, room);
    ui.painter().galley(pos2(inner.left(), rect.top() + 6.0), name, p.side_text);
    let said = one_row(ui, &said, theme::regular(theme::SMALL), p.side_muted, inner.width());
    ui.painter().galley(pos2(inner.left(), rect.top() + 25.0), said, p.side_muted);
    let track = Rect::from_min_size(pos2(inner.left(), rect.bottom() - 8.0), vec2(inner.width(), 3.0));
    ui.painter().rect_filled(track, 1.5, if here.is() { p.side } else { p.side_chosen });
    #[allow(clippy::cast_precision_loss, reason = "counts of questions")]
    let share = score.counts.answered() as f32 / score.counts.total().max(1) as f32;
    let done = Rect::from_min_size(track.min, vec2(track.width() * share, 3.0));
    ui.painter().rect_filled(done, 1.5, p.side_text);
    response
}

/// The questions of an area, small, with their state.
fn questions(ui: &mut Ui, lang: Lang, doc: &Document, score: &AreaScore, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let columns = 3;
    let inner = ui.available_width() - 32.0;
    let size = vec2((inner - 4.0 * 2.0) / 3.0, 26.0);
    ui.add_space(4.0);
    for row in score.terms.chunks(columns) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.add_space(16.0);
            for term in row {
                let state = State::from(doc.assessment.response(&term.question));
                let mark = match state {
                    State::Level(_) => "●",
                    State::Unknown => "?",
                    State::NotApplicable => "−",
                    State::Unanswered => "○",
                };
                let state = names(lang).state(state);
                let shown = doc.at.as_ref() == Some(&term.question);
                let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                response.widget_info(|| {
                    WidgetInfo::selected(Role::Button, true, shown, format!("{} {state}", term.question))
                });
                let stroke =
                    if shown { Stroke::new(1.5, p.side_text) } else { Stroke::new(1.0, p.side_chosen) };
                let fill = if shown || response.hovered() { p.side_chosen } else { p.side };
                ui.painter().rect(rect, 4.0, fill, stroke, egui::StrokeKind::Inside);
                let words = format!("{mark} {}", term.question);
                let word = one_row(ui, &words, theme::regular(theme::SMALL), p.side_text, rect.width() - 6.0);
                ui.painter().galley(rect.center() - word.size() / 2.0, word, p.side_text);
                if response.clicked() {
                    actions.push(Action::GoTo(term.question.clone()));
                }
            }
        });
    }
    ui.add_space(6.0);
}
