//! The pages of the report, one below the other: what will be saved. Only the pages in view are
//! drawn; the rest of the work is the preview's.

use egui::{Align, Key, Layout, Rect, Role, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::state::ExportState;
use super::words::export_words;
use crate::app::preview::{WIDEST, height};
use crate::app::theme;
use crate::app::theme::palette;
use crate::app::view::View;
use crate::app::widgets::choice::Enabled;
use crate::app::widgets::icons::Icon;
use crate::app::widgets::{choice, text};
use crate::audience::Edition;
use crate::base::lang::fill;
use crate::paper::Sheets;

/// The space between pages, in points.
const BETWEEN: f32 = 10.0;

/// Draws the pages with what goes from one to the next.
pub fn show(ui: &mut Ui, view: &View<'_>, edition: Edition, state: &mut ExportState) {
    let words = export_words(view.lang);
    let count = state.preview.count(edition).unwrap_or(0);
    let looking = &mut state.looking;
    looking.page = looking.page.min(count.saturating_sub(1));
    ui.horizontal(|ui| {
        let (page, last) = (looking.page, count.saturating_sub(1));
        if choice::icon_button(ui, Icon::Up, &words.previous_page, "PageUp", Enabled::from(page > 0)) {
            looking.jump = Some(page - 1);
        }
        if choice::icon_button(ui, Icon::Down, &words.next_page, "PageDown", Enabled::from(page < last)) {
            looking.jump = Some(page + 1);
        }
        if count > 0 {
            let (number, total) = ((page + 1).to_string(), count.to_string());
            ui.label(fill(&view.words.slides_place, &[("number", &number), ("total", &total)]));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let button = if looking.wide { &words.whole_page } else { &words.full_width };
            if ui.button(button).clicked() {
                looking.wide = !looking.wide;
                looking.jump = Some(page);
            }
        });
    });
    ui.add_space(2.0);
    match state.preview.sheets(edition) {
        None => text::muted(ui, &words.preview_making),
        Some(Err(error)) => text::body(ui, error),
        Some(Ok(sheets)) => {
            let sheets = sheets.clone();
            column(ui, view, &sheets, state);
            return;
        }
    }
    state.preview.follow(ui.ctx(), view.doc, 0..0, 0);
}

fn column(ui: &mut Ui, view: &View<'_>, sheets: &Sheets, state: &mut ExportState) {
    let words = export_words(view.lang);
    let p = palette(ui);
    let (place, room) = (ui.available_rect_before_wrap(), ui.available_size());
    let count = sheets.count();
    let [paper_width, paper_height] = Sheets::SIZE;
    let bar = ui.spacing().scroll.bar_width + 8.0;
    let whole = (room.y - 2.0) * paper_width / paper_height;
    let widest = (room.x - bar - 2.0).max(80.0);
    let width = if state.looking.wide { widest } else { whole.clamp(80.0, widest) };
    let size = vec2(width, width * paper_height / paper_width);
    let step = size.y + BETWEEN;

    let focus = ui.interact(place, ui.scope_id().with("pages"), Sense::click());
    if focus.clicked() {
        focus.request_focus();
    }
    focus.widget_info(|| WidgetInfo::labeled(Role::Document, true, &words.preview));
    let mut jump = state.looking.jump.take();
    if focus.has_focus() && !view.covered {
        let page = state.looking.page;
        jump = ui
            .input_mut(|input| {
                let none = egui::Modifiers::NONE;
                [
                    (Key::PageUp, page.saturating_sub(1)),
                    (Key::PageDown, (page + 1).min(count.saturating_sub(1))),
                    (Key::Home, 0),
                    (Key::End, count.saturating_sub(1)),
                ]
                .into_iter()
                .find_map(|(key, page)| input.consume_key(none, key).then_some(page))
            })
            .or(jump);
    }

    let mut scroll = ScrollArea::vertical().id_salt("pages").auto_shrink([false, false]);
    if let Some(page) = jump {
        scroll = scroll.vertical_scroll_offset(as_f32(page) * step);
    }
    let mut shown = 0..0;
    scroll.show_viewport(ui, |ui, port| {
        ui.set_height((as_f32(count) * step - BETWEEN).max(0.0));
        let origin = ui.max_rect().min;
        let first = as_usize(port.top() / step);
        let last = as_usize((port.bottom() / step).ceil()).min(count);
        shown = first.min(last)..last;
        // The page that fills most of the view is the one that one is at.
        state.looking.page = as_usize((port.top() + port.height().min(step) / 2.0) / step).min(count - 1);
        for page in shown.clone() {
            let left = origin.x + ((room.x - bar - size.x) / 2.0).max(1.0);
            let rect = Rect::from_min_size(pos2(left, origin.y + as_f32(page) * step), size);
            let response = ui.interact(rect, ui.scope_id().with(("page", page)), Sense::hover());
            let (number, total) = ((page + 1).to_string(), count.to_string());
            let name = fill(&words.page_named, &[("number", &number), ("total", &total)]);
            response.widget_info(|| {
                let mut info = WidgetInfo::labeled(Role::Image, true, &name);
                info.current_text_value = Some(sheets.text(page));
                info
            });
            let painter = ui.painter();
            match state.preview.picture(page) {
                Some(texture) => {
                    let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                    painter.image(texture.id(), rect, uv, egui::Color32::WHITE);
                }
                None => {
                    painter.rect_filled(rect, 0.0, egui::Color32::WHITE);
                    let text = words.preview_making.clone();
                    let font = theme::regular(theme::SMALL);
                    painter.text(rect.center(), egui::Align2::CENTER_CENTER, text, font, egui::Color32::GRAY);
                }
            }
            painter.rect_stroke(rect, 0.0, Stroke::new(1.0, p.edge), egui::StrokeKind::Outside);
        }
    });
    let pixels = pixels(ui, size);
    state.preview.follow(ui.ctx(), view.doc, shown, pixels);
}

/// How many pixels wide the picture of a page of this size is, in points.
fn pixels(ui: &Ui, size: Vec2) -> u32 {
    let most = ui.input(|input| u32::try_from(input.max_texture_side).unwrap_or(WIDEST));
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page is a few thousand pixels wide"
    )]
    let mut width = ((size.x * ui.ctx().pixels_per_point()).round() as u32).clamp(1, WIDEST);
    while height(width) > most {
        width = width * 3 / 4;
    }
    width
}

#[allow(clippy::cast_precision_loss, reason = "a report has a few hundred pages")]
fn as_f32(pages: usize) -> f32 {
    pages as f32
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a report has a few hundred pages; what is negative becomes 0"
)]
fn as_usize(pages: f32) -> usize {
    pages as usize
}
