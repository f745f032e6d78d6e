//! The results as slides over the whole window, for a room: large text, one statement each. Arrows,
//! Space and the page keys go from one to the next; Esc leaves.

use std::sync::Arc;

use egui::{EventFilter, FocusDirection, Frame, Galley, Id, Key, Margin, Modifiers, Rect, Role, ScrollArea};
use egui::{Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::charts::{Mark, Sizes};
use crate::app::widgets::choice::Enabled;
use crate::app::widgets::score::{Bar, bar};
use crate::app::widgets::{charts, choice, few_rows, frame, text};
use crate::audience::{Disclosed, Earlier, EarlierKind, EarlierState, Edition};
use crate::base::lang::fill;
use crate::report::ReportInput;
use crate::report::slides::{self, Picture, Rows, Slide};
use crate::scoring::Figures;

/// The slides, as they were when they were opened, and the one in view.
#[derive(Clone, Debug, PartialEq)]
pub struct Slides {
    slides: Vec<Slide>,
    at: usize,
    /// The one whose start has had the focus.
    shown: Option<usize>,
}

impl Slides {
    /// The slides of a document, at the first.
    #[must_use]
    pub fn of(view: &View<'_>) -> Self {
        let doc = view.doc;
        let (questionnaire, now) = (&doc.questionnaire, (&doc.assessment, &doc.card));
        // They are shown to a room, as a report for the board is.
        let disclosed = Disclosed::by(Edition::Board, &doc.assessment, doc.card.clone());
        let input = ReportInput {
            questionnaire,
            disclosed: &disclosed,
            lang: view.lang,
            date: view.today,
            app: crate::base::APP,
        };
        let last = doc.assessment.milestones.iter().max_by_key(|milestone| milestone.date);
        let earlier = last.map(|last| {
            let before = EarlierState {
                kind: EarlierKind::Milestone,
                name: &last.name,
                date: Some(last.date),
                answers: &last.assessment(),
            };
            Earlier::of(questionnaire, before, now, view.today)
        });
        Self { slides: slides::slides(&input, earlier.as_ref()), at: 0, shown: None }
    }

    fn last(&self) -> usize {
        self.slides.len().saturating_sub(1)
    }
}

/// Draws the slide in view; returns whether the person is done.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut Slides) -> bool {
    let mut done = !view.covered && keys(ui, state);
    let p = palette(ui);
    ui.painter().rect_filled(ui.max_rect(), 0.0, p.card);
    let places = frame::places(ui, None);
    let unit = theme::slide_unit(ui.max_rect().size());
    if let Some(slide) = state.slides.get(state.at) {
        frame::within(ui, "slide", places.main, |ui| {
            ScrollArea::vertical().id_salt(("slide", state.at)).auto_shrink([false, false]).show(ui, |ui| {
                Frame::new().inner_margin(Margin::symmetric(margin(unit), margin(unit * 0.6))).show(
                    ui,
                    |ui| {
                        start(ui, view, state.at, state.slides.len(), slide);
                        draw(ui, slide, unit, places.main.bottom() - 0.6 * 64.0 * unit);
                    },
                );
            });
        });
    }
    frame::bottom_bar(ui, places.bar, |ui| done |= bar_below(ui, view, state));
    if state.shown != Some(state.at) {
        state.shown = Some(state.at);
        ui.memory_mut(|memory| memory.request_focus(start_id(state.at)));
    }
    done
}

#[allow(clippy::cast_possible_truncation, reason = "kept within the range of a margin")]
fn margin(unit: f32) -> i8 {
    (64.0 * unit).clamp(8.0, 120.0) as i8
}

/// Goes by keyboard; returns whether the person leaves.
fn keys(ui: &Ui, state: &mut Slides) -> bool {
    // A button that has the focus is pressed by Space, as everywhere.
    let on_slide = ui.memory(|m| m.focused().is_none_or(|id| id == start_id(state.at)));
    let (on, back, first, last, leave) = ui.input_mut(|i| {
        let mut any = |keys: &[Key]| {
            keys.iter().map(|key| i.count_and_consume_key(Modifiers::NONE, *key)).sum::<usize>()
        };
        let mut on = any(&[Key::ArrowRight, Key::ArrowDown, Key::PageDown]);
        if on_slide {
            on += any(&[Key::Space]);
        }
        let back = any(&[Key::ArrowLeft, Key::ArrowUp, Key::PageUp]);
        (on, back, any(&[Key::Home]) > 0, any(&[Key::End]) > 0, any(&[Key::Escape]) > 0)
    });
    if on + back > 0 {
        // The arrows are for the slides, not for going from button to button.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    state.at = (state.at + on).saturating_sub(back).min(state.last());
    if first {
        state.at = 0;
    }
    if last {
        state.at = state.last();
    }
    leave
}

fn start_id(at: usize) -> Id {
    Id::unique(("slide start", at))
}

/// The start of a slide, which has the focus when it appears: a screen reader begins there.
fn start(ui: &mut Ui, view: &View<'_>, at: usize, total: usize, slide: &Slide) {
    let rect = Rect::from_min_size(ui.cursor().min, Vec2::ZERO);
    let response = ui.interact(rect, start_id(at), Sense::focusable_noninteractive());
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    response.widget_info(|| {
        let name = format!("{} {}: {}", place_words(view, at, total), slide.head, slide.statement);
        WidgetInfo::labeled(Role::Heading, true, name)
    });
}

fn place_words(view: &View<'_>, at: usize, total: usize) -> String {
    let (number, total) = ((at + 1).to_string(), total.to_string());
    fill(&view.words.slides_place, &[("number", &number), ("total", &total)])
}

fn draw(ui: &mut Ui, slide: &Slide, unit: f32, bottom: f32) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing.y = 10.0 * unit;
    text::paragraph(ui, &slide.head, theme::bold(theme::SLIDE_HEAD * unit), p.accent);
    let size = match slide.picture {
        Picture::Large(_) => theme::SLIDE_FIGURE,
        Picture::Bar(_) => theme::SLIDE_SCORE,
        Picture::Nothing => theme::SLIDE_STATEMENT,
        // The chart has the room.
        Picture::Radar(_) => theme::SLIDE_TEXT,
    };
    if matches!(slide.picture, Picture::Large(_)) {
        ui.add_space(40.0 * unit);
    }
    text::paragraph(ui, &slide.statement, theme::bold(size * unit), p.text);
    ui.add_space(8.0 * unit);
    match &slide.picture {
        Picture::Nothing => {}
        Picture::Large(of) => score_bar(ui, of, 48.0 * unit, slide),
        Picture::Bar(of) => score_bar(ui, of, 40.0 * unit, slide),
        Picture::Radar(areas) => {
            let marks: Vec<Mark> = areas.iter().map(|(label, of)| Bar::from(of).mark(label)).collect();
            let label = theme::SLIDE_TEXT * unit;
            // The legend stands below.
            let height = (bottom - ui.cursor().top() - 2.0 * label).max(8.0 * label);
            let radius = height / 2.0 - 1.8 * label;
            charts::radar_of(ui, &marks, &slide.statement, Sizes { height, radius, label });
        }
    }
    for line in &slide.lines {
        text::paragraph(ui, line, theme::regular(theme::SLIDE_TEXT * unit), p.muted);
    }
    table(ui, &slide.rows, unit, bottom);
}

fn score_bar(ui: &mut Ui, of: &Figures, height: f32, slide: &Slide) {
    let name = format!("{}: {}, {}", slide.head, slide.statement, slide.lines.join(", "));
    bar(ui, &Bar::from(of), height, &name, Sense::hover());
}

/// The cells of a row, each at its place from the left.
fn cells(ui: &Ui, table: &Rows, row: &[String], size: f32) -> Vec<(f32, Arc<Galley>)> {
    let p = palette(ui);
    let width = ui.available_width();
    let mut left = 0.0;
    let mut cells = Vec::new();
    for (share, words) in table.shares.iter().zip(row) {
        let font = theme::regular(size);
        cells.push((left, text::laid_out(ui, words, font, p.text, width * share - size * 0.8)));
        left += width * share;
    }
    cells
}

fn tallest(cells: &[(f32, Arc<Galley>)]) -> f32 {
    cells.iter().map(|(_, galley)| galley.size().y).fold(0.0, f32::max)
}

/// Rows in columns; their text is made smaller, within reason, where they would not all fit.
fn table(ui: &mut Ui, table: &Rows, unit: f32, bottom: f32) {
    let p = palette(ui);
    let wanted = theme::SLIDE_TEXT * unit;
    if !table.head.is_empty() {
        ui.add_space(14.0 * unit);
        text::paragraph(ui, &table.head, theme::bold(wanted), p.text);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = bottom - ui.cursor().top();
    let fits = |size: &f32| {
        let rows = table.rows.iter();
        rows.map(|row| tallest(&cells(ui, table, row, *size)) + size * 0.6).sum::<f32>() <= room
    };
    let size = [1.0, 0.9, 0.8, 0.7].map(|part| part * wanted).into_iter().find(fits).unwrap_or(0.6 * wanted);
    for row in &table.rows {
        let cells = cells(ui, table, row, size);
        let height = tallest(&cells) + size * 0.6;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, row.join(" · ")));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, p.line));
        for (left, galley) in cells {
            ui.painter().galley(pos2(rect.left() + left, rect.top() + size * 0.3), galley, p.text);
        }
    }
}

/// Back, the place, on, leave; and whose results these are. Returns whether the person leaves.
fn bar_below(ui: &mut Ui, view: &View<'_>, state: &mut Slides) -> bool {
    let words = view.words;
    let p = palette(ui);
    let size = vec2(0.0, theme::TOUCH_MAIN);
    let back = egui::Button::new(format!("← {}", words.back_button)).min_size(size);
    if ui.add_enabled(state.at > 0, back).clicked() {
        state.at -= 1;
    }
    let place = place_words(view, state.at, state.slides.len());
    let galley = ui.painter().layout_no_wrap(place.clone(), theme::bold(theme::BODY), p.text);
    // As wide as the widest place, so that the button beside it stays where it is.
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x.max(64.0), theme::TOUCH_MAIN), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &place));
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, p.text);
    let more = state.at < state.last();
    if choice::primary_button(ui, &format!("{} →", words.next_button), Enabled::from(more)).clicked() {
        state.at += 1;
    }
    let leave = choice::secondary(ui, &words.slides_close);
    let profile = &view.doc.assessment.profile;
    let mark = profile.sample.then_some(words.sample_mark.as_str());
    let name = (!profile.organisation.is_empty()).then_some(profile.organisation.as_str());
    let date = profile.date.map(|date| date.to_string());
    let whose: Vec<&str> = [date.as_deref(), mark, name].into_iter().flatten().collect();
    let whose = whose.join(" · ");
    let room = ui.available_rect_before_wrap();
    let galley = few_rows(ui, &whose, theme::regular(theme::SMALL), p.muted, room.width() - 16.0, 2);
    let at = pos2(room.right() - galley.size().x, rect.center().y - galley.size().y / 2.0);
    let (_, response) = ui.allocate_exact_size(vec2(room.width(), theme::TOUCH_MAIN), Sense::hover());
    ui.painter().galley(at, galley, p.muted);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whose));
    leave
}
