//! Where the window's text is broken into rows: by the Japanese rules, which egui's own wrapping
//! does not keep. Text that is edited gets its rows without a character being put into it.

use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use egui::cache::{ComputerMut, FrameCache};
use egui::epaint::text::PlacedRow;
use egui::text::LayoutJob;
use egui::{Color32, FontFamily, FontId, Galley, Ui};

use super::phrases;
use crate::base::typography;

/// A last row of fewer characters than this, marks not counted, looks forgotten.
const FEW: usize = 3;

/// So does one of a single word of Latin letters that is no longer than this.
const SHORT_WORD: usize = 10;

/// Whether a last row looks forgotten below others.
fn is_forgotten(row: &str) -> bool {
    let row = row.trim_end();
    let counted = || row.chars().filter(|char| char.is_alphanumeric());
    let one_word = row.is_ascii() && !row.contains(' ') && counted().count() <= SHORT_WORD;
    one_word || counted().count() < FEW
}

/// The advances of 256 characters that follow each other, in ems.
type Block = [f32; 256];

/// The advances of a face with its fallback, measured block by block when first asked for.
struct Advances {
    faces: Vec<ttf_parser::Face<'static>>,
    blocks: Vec<OnceLock<Box<Block>>>,
}

impl Advances {
    fn of(first: &'static [u8]) -> Self {
        let faces = std::iter::once(first).chain(crate::base::fonts::FALLBACKS);
        let faces = faces.filter_map(|bytes| ttf_parser::Face::parse(bytes, 0).ok()).collect();
        Self { faces, blocks: (0..=u32::from(char::MAX) >> 8).map(|_| OnceLock::new()).collect() }
    }

    fn measured(&self, char: char) -> f32 {
        // As wide as egui sets it.
        let (char, times) = if char == '\t' { (' ', 4.0) } else { (char, 1.0) };
        let width = self.faces.iter().find_map(|face| {
            let glyph = face.glyph_index(char)?;
            Some(f32::from(face.glyph_hor_advance(glyph)?) / f32::from(face.units_per_em()))
        });
        times * width.unwrap_or(1.0)
    }

    fn block(&self, number: u32) -> Box<Block> {
        let mut block = [1.0; 256];
        for (code, advance) in (number << 8..).zip(&mut block) {
            *advance = char::from_u32(code).map_or(1.0, |char| self.measured(char));
        }
        Box::new(block)
    }

    fn get(&self, char: char) -> f32 {
        let (number, place) = (u32::from(char) >> 8, u32::from(char) & 0xff);
        let block = self.blocks.get(number as usize).map(|block| block.get_or_init(|| self.block(number)));
        block.and_then(|block| block.get(place as usize)).copied().unwrap_or(1.0)
    }
}

/// A face that the window uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Weight {
    Regular,
    Bold,
}

/// The advances in a face.
fn advances(weight: Weight) -> &'static Advances {
    static REGULAR: LazyLock<Advances> = LazyLock::new(|| Advances::of(crate::base::fonts::REGULAR));
    static BOLD: LazyLock<Advances> = LazyLock::new(|| Advances::of(crate::base::fonts::BOLD));
    match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    }
}

/// The rows of a paragraph in a width in ems.
fn rows_of(paragraph: &str, width: f32, weight: Weight) -> Vec<Range<usize>> {
    let advances = advances(weight);
    typography::rows(paragraph, width, |char| advances.get(char))
}

/// The same for reading: rows end where phrases do, and no character or two, nor one short word, stand alone on
/// the last row, where as many rows do otherwise.
fn balanced(paragraph: &str, width: f32, weight: Weight) -> Vec<Range<usize>> {
    phrases::at_phrases(paragraph, without_a_forgotten_end(paragraph, width, weight), |rest| {
        rows_of(rest, width, weight)
    })
}

/// Rows of which the last does not look forgotten where as many rows do otherwise.
fn without_a_forgotten_end(paragraph: &str, width: f32, weight: Weight) -> Vec<Range<usize>> {
    let rows = rows_of(paragraph, width, weight);
    let few = |rows: &[Range<usize>]| is_forgotten(rows.last().map_or("", |row| &paragraph[row.clone()]));
    if rows.len() < 2 || !few(&rows) {
        return rows;
    }
    // Two rows are broken near their middle, more of them give what the last one needs.
    let advances = advances(weight);
    let all: f32 = paragraph.chars().map(|char| advances.get(char)).sum();
    let narrowest = if rows.len() == 2 { all / 2.0 } else { width * 0.75 };
    let steps: Vec<f32> =
        (1..).map(|step| width - 0.5 * step as f32).take_while(|w| *w >= narrowest).collect();
    let same =
        |w: &f32| Some(rows_of(paragraph, *w, weight)).filter(|new| new.len() == rows.len() && !few(new));
    // A short word takes one more with it.
    let evenly = rows.len() == 2 && !paragraph.is_ascii();
    let better = if evenly { steps.iter().rev().find_map(same) } else { steps.iter().find_map(same) };
    better.unwrap_or(rows)
}

/// Breaks a text for reading: the row ends stand as line feeds.
#[derive(Default)]
struct ForReading;

impl ComputerMut<(&str, Weight, u32), String> for ForReading {
    fn compute(&mut self, (text, weight, ems): (&str, Weight, u32)) -> String {
        let width = f32::from_bits(ems);
        let mut out = String::with_capacity(text.len() + 16);
        for (i, paragraph) in text.split('\n').enumerate() {
            if i > 0 {
                out.push('\n');
            }
            for (j, row) in balanced(paragraph, width, weight).into_iter().enumerate() {
                if j > 0 {
                    out.push('\n');
                }
                out.push_str(paragraph[row].trim_end_matches(' '));
            }
        }
        out
    }
}

fn ems(font: &FontId, width: f32) -> u32 {
    (width / font.size).max(4.0).to_bits()
}

/// A text broken to a width in points, with line feeds at the row ends. Kept from frame to frame.
pub fn broken(ui: &Ui, text: &str, font: &FontId, width: f32) -> String {
    let weight = if font.family == FontFamily::Proportional { Weight::Regular } else { Weight::Bold };
    ui.memory_mut(|memory| {
        memory.caches.cache::<FrameCache<String, ForReading>>().get((text, weight, ems(font, width))).clone()
    })
}

/// How the last row of a text in a field is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Last {
    /// With what the rows before it leave: while one types, no row changes but the last.
    AsItComes,
    /// With no character or two alone where as many rows do otherwise.
    Balanced,
}

/// A text that is edited, broken.
struct Broken {
    /// The text with a line feed at the end of every row.
    text: String,
    /// Of each row, whether the line feed at its end is no part of the text.
    wraps: Vec<bool>,
}

#[derive(Default)]
struct ForEditing;

impl ComputerMut<(&str, u32, Last), Arc<Broken>> for ForEditing {
    fn compute(&mut self, (text, ems, last): (&str, u32, Last)) -> Arc<Broken> {
        let width = f32::from_bits(ems);
        let mut broken =
            Broken { text: String::with_capacity(text.len() + text.len() / 32), wraps: Vec::new() };
        for (i, paragraph) in text.split('\n').enumerate() {
            if i > 0 {
                broken.text.push('\n');
                broken.wraps.push(false);
            }
            let rows = match last {
                Last::AsItComes => rows_of(paragraph, width, Weight::Regular),
                Last::Balanced => balanced(paragraph, width, Weight::Regular),
            };
            for (j, row) in rows.into_iter().enumerate() {
                if j > 0 {
                    broken.text.push('\n');
                    broken.wraps.push(true);
                }
                broken.text.push_str(&paragraph[row]);
            }
        }
        Arc::new(broken)
    }
}

/// A text that is edited, in rows of a width in points, in the colour of the field that paints it.
///
/// It is laid out with a line feed at the end of every row, for egui lays out and keeps each line
/// apart, so that a key pressed in a long text costs the rows that it changes. The galley that is
/// returned is of the text itself: the rows that only wrap end with no line feed, so that cursors,
/// selections and assistive tools count the characters of the text.
pub fn edited(ui: &Ui, text: &str, font: &FontId, width: f32, last: Last) -> Arc<Galley> {
    let broken = ui.memory_mut(|memory| {
        memory
            .caches
            .cache::<FrameCache<Arc<Broken>, ForEditing>>()
            .get((text, ems(font, width), last))
            .clone()
    });
    let extra = ui.spacing().extra_text_line_spacing;
    let set = ui.fonts_mut(|fonts| {
        let mut job =
            LayoutJob::simple(broken.text.clone(), font.clone(), Color32::PLACEHOLDER, f32::INFINITY);
        job.keep_trailing_whitespace = true;
        for section in &mut job.sections {
            section.format.line_height = Some(fonts.row_height(font) + extra);
        }
        fonts.layout_job(job)
    });
    let mut galley = Galley::clone(&set);
    let mut job = LayoutJob::simple(text.to_owned(), font.clone(), Color32::PLACEHOLDER, width);
    job.keep_trailing_whitespace = true;
    galley.job = Arc::new(job);
    for (row, wraps) in galley.rows.iter_mut().zip(&broken.wraps) {
        row.ends_with_newline &= !wraps;
    }
    for row in &mut galley.rows {
        hang(row, width);
    }
    galley.rect.max.x = galley.rect.max.x.min(width.max(0.0));
    Arc::new(galley)
}

/// Spaces at the end of a row take no room past the field's edge: a cursor among them stays in view.
fn hang(placed: &mut PlacedRow, width: f32) {
    if placed.row.size.x <= width {
        return;
    }
    let row = Arc::make_mut(&mut placed.row);
    for glyph in row.glyphs.iter_mut().rev().take_while(|glyph| glyph.chr == ' ') {
        glyph.pos.x = glyph.pos.x.min(width);
    }
    row.size.x = row.size.x.min(width);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::theme;

    /// Runs something in a window of the program's fonts.
    fn drawn<T>(show: impl Fn(&Ui) -> T) -> T {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let mut shown = None;
        ctx.run_ui(egui::RawInput::default(), |ui| shown = Some(show(ui))).textures_delta.clear();
        shown.unwrap_or_else(|| unreachable!("a frame is drawn"))
    }

    fn read(text: &str, width: f32) -> String {
        drawn(|ui| broken(ui, text, &theme::regular(10.0), width))
    }

    #[test]
    fn a_character_or_two_do_not_stand_alone_on_the_last_row() {
        assert_eq!(read("調達部の部長", 50.0), "調達部\nの部長");
        assert_eq!(read("経営企画部長", 50.0), "経営企\n画部長");
        assert_eq!(read("経営企画部長", 60.0), "経営企画部長");
        assert_eq!(
            read("あいうえおかきくけこさしすせそた。", 50.0),
            "あいうえ\nおかきく\nけこさし\nすせそた。"
        );
    }

    #[test]
    fn a_short_word_does_not_stand_alone_on_the_last_row() {
        assert_eq!(
            read("The score rests on what was answered.", 170.0),
            "The score rests on what\nwas answered."
        );
        assert_eq!(
            read("We neither talked nor recorded why not.", 200.0),
            "We neither talked nor recorded\nwhy not."
        );
        // A long one fills a row of its own well enough; with no other break in as many rows it stays.
        assert_eq!(read("Plan for indispensability", 100.0), "Plan for\nindispensability");
    }

    #[test]
    fn more_rows_give_the_last_one_what_it_needs() {
        let text = "経営者のための経済安全保障の診断で調達先を点検した";
        assert_eq!(read(text, 120.0), "経営者のための経済安全\n保障の診断で調達先を\n点検した");
    }

    #[test]
    fn the_last_of_few_rows_uses_the_room_that_it_has() {
        let cut = |text: &str, width: f32, rows: usize| {
            drawn(|ui| {
                let font = theme::regular(10.0);
                let galley = crate::app::widgets::few_rows(ui, text, font, Color32::BLACK, width, rows);
                galley.rows.iter().map(|row| row.text()).collect::<Vec<String>>().join("|")
            })
        };
        let name = "架空精密工業のホールディングス株式会社";
        assert_eq!(cut(name, 80.0, 2), "架空精密工業の|ホールディング…");
        assert_eq!(cut(name, 80.0, 3), "架空精密工業の|ホールディングス|株式会社");
        assert_eq!(cut("Kakuu Precision Industries of Japan", 80.0, 2), "Kakuu|Precision In…");
    }

    #[test]
    fn the_rows_of_a_text_that_is_edited_hold_its_characters_and_no_more() {
        let text = "調達先の一覧。契約書を点検した。\n\nよし。";
        let galley = drawn(|ui| edited(ui, text, &theme::regular(10.0), 70.0, Last::AsItComes));
        assert_eq!(galley.text(), text);
        let rows: Vec<(String, bool)> = galley.rows.iter().map(|r| (r.text(), r.ends_with_newline)).collect();
        let expected = [
            ("調達先の一覧。", false),
            ("契約書を点検し", false),
            ("た。", true),
            ("", true),
            ("よし。", false),
        ];
        assert_eq!(rows, expected.map(|(row, ends)| (row.to_owned(), ends)));
    }

    #[test]
    fn spaces_at_the_end_of_a_row_keep_the_cursor_within_the_field() {
        let galley =
            drawn(|ui| edited(ui, "調達先の一覧表      ", &theme::regular(10.0), 70.0, Last::AsItComes));
        assert_eq!(galley.rows.len(), 1);
        assert!(galley.pos_from_cursor(galley.end()).max.x <= 70.0);
        assert!(galley.size().x <= 70.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn every_character_of_a_text_that_is_edited_has_its_place(
            text in "[あ-んア-ン、。「」a-c \n\t𠮷👍]{0,80}", width in 45.0_f32..300.0, balance in any::<bool>(),
        ) {
            let last = if balance { Last::Balanced } else { Last::AsItComes };
            let galley = drawn(|ui| edited(ui, &text, &theme::regular(10.0), width, last));
            prop_assert_eq!(galley.text(), &text);
            prop_assert_eq!(galley.end().index.0, text.chars().count());
            let mut seen = String::new();
            for row in &galley.rows {
                seen.push_str(&row.text());
                if row.ends_with_newline {
                    seen.push('\n');
                }
                prop_assert!(row.size.x <= width + 1.0, "{:?} is {} wide", row.text(), row.size.x);
            }
            prop_assert_eq!(seen, text);
        }
    }
}
