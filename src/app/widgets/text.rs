//! Text as it stands on a screen: headings, paragraphs, labels, secondary text. Paragraphs are
//! broken by the Japanese rules, which egui's own wrapping does not keep; a screen reader gets them
//! whole.

use std::sync::{Arc, LazyLock};

use egui::cache::{ComputerMut, FrameCache};
use egui::{Color32, FontFamily, FontId, Galley, Response, Role, Sense, Ui, WidgetInfo};

use crate::app::theme::{self, palette};
use crate::typography;

/// Breaks a text into rows: the row ends stand as line feeds.
#[derive(Default)]
struct Breaker;

impl ComputerMut<(&str, bool, u32), String> for Breaker {
    fn compute(&mut self, (text, bold, ems): (&str, bool, u32)) -> String {
        let width = f32::from_bits(ems);
        let mut out = String::with_capacity(text.len() + 16);
        for (i, paragraph) in text.split('\n').enumerate() {
            if i > 0 {
                out.push('\n');
            }
            for (j, row) in typography::rows(paragraph, width, |c| advance(c, bold)).into_iter().enumerate() {
                if j > 0 {
                    out.push('\n');
                }
                out.push_str(paragraph[row].trim_end_matches(' '));
            }
        }
        out
    }
}

type Broken = FrameCache<String, Breaker>;

/// The advance of a character in ems, in the fonts that the window uses.
fn advance(char: char, bold: bool) -> f32 {
    type Faces = [Option<ttf_parser::Face<'static>>; 3];
    static FACES: LazyLock<Faces> = LazyLock::new(|| {
        [crate::fonts::REGULAR, crate::fonts::BOLD, crate::fonts::FALLBACK]
            .map(|bytes| ttf_parser::Face::parse(bytes, 0).ok())
    });
    let [regular, heavy, fallback] = &*FACES;
    let first = if bold { heavy } else { regular };
    [first, fallback]
        .into_iter()
        .flatten()
        .find_map(|face| {
            let glyph = face.glyph_index(char)?;
            Some(f32::from(face.glyph_hor_advance(glyph)?) / f32::from(face.units_per_em()))
        })
        .unwrap_or(1.0)
}

/// A text broken to a width in points, with line feeds at the row ends. Kept from frame to frame.
pub fn broken(ui: &Ui, text: &str, font: &FontId, width: f32) -> String {
    let bold = font.family != FontFamily::Proportional;
    let ems = (width / font.size).max(4.0);
    ui.memory_mut(|memory| memory.caches.cache::<Broken>().get((text, bold, ems.to_bits())).clone())
}

/// A text laid out in rows of a width.
pub fn laid_out(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let text = broken(ui, text, &font, width);
    ui.painter().layout_no_wrap(text, font, color)
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
