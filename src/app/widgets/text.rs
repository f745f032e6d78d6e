//! Text as it stands on a screen: headings, paragraphs, labels, secondary text. Paragraphs are
//! broken into rows by the Japanese rules; a screen reader gets them whole.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Response, Role, Sense, Ui, WidgetInfo};

use super::rows::broken;
use crate::app::theme;
use crate::app::theme::palette;

/// A text laid out in rows of a width.
pub fn laid_out(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let text = broken(ui, text, &font, width);
    ui.painter().layout_no_wrap(text, font, color)
}

/// A text in rows of a width, with a bold word at its beginning; nothing where the word alone takes more than
/// the first row.
pub fn run_in(ui: &Ui, word: &str, text: &str, width: f32) -> Option<Arc<Galley>> {
    let (bold, regular) = (theme::bold(theme::BODY), theme::regular(theme::BODY));
    let color = palette(ui).text;
    let of = |font: &FontId| ui.painter().layout_no_wrap(word.to_owned(), font.clone(), color).size().x;
    let wider = (of(&bold) - of(&regular)).max(0.0);
    let whole = broken(ui, &format!("{word}  {text}"), &regular, width - wider);
    let rest = whole.strip_prefix(word)?;
    let mut job = LayoutJob::default();
    job.append(word, 0.0, TextFormat::simple(bold, color));
    job.append(rest, 0.0, TextFormat::simple(regular, color));
    Some(ui.painter().layout_job(job))
}

/// A paragraph over the width that there is.
pub fn paragraph(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    let galley = laid_out(ui, text, font, color, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// The title of a screen.
pub fn title(ui: &mut Ui, words: &str) {
    let color = palette(ui).text;
    paragraph(ui, words, theme::bold(theme::TITLE), color);
}

/// A heading within a screen.
pub fn heading(ui: &mut Ui, words: &str) {
    let color = palette(ui).text;
    paragraph(ui, words, theme::bold(theme::HEADING), color);
}

/// A label above a field, or the name of a small part.
pub fn label(ui: &mut Ui, words: &str) {
    let color = palette(ui).text;
    paragraph(ui, words, theme::bold(theme::BODY), color);
}

/// Running text.
pub fn body(ui: &mut Ui, words: &str) {
    let color = palette(ui).text;
    paragraph(ui, words, theme::regular(theme::BODY), color);
}

/// Secondary text.
pub fn muted(ui: &mut Ui, words: &str) {
    let color = palette(ui).muted;
    paragraph(ui, words, theme::regular(theme::SMALL), color);
}
