//! The laid-out pages for whoever draws them elsewhere than in a PDF: outlines of glyphs, paths and
//! colours, read only. They come from the same layout as the PDF's, so they show what is in it.

use ttf_parser::{GlyphId, OutlineBuilder};

use super::error::RenderError;
use super::layout;
use super::pages::{Dash, Ends, Item, Laid, Page};
use super::set::faces::{Faces, Glyph, Variant, to_base_line};
use super::set::text::Setter;
use super::style::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::report::document::Document;

/// What draws a page. Lengths are points from the top left corner of the page, colours are red,
/// green and blue from 0 to 1. What comes later lies above what came before.
pub trait Pen {
    /// Sets a run of text from its font and tells that it did; a pen that has no fonts of its own leaves
    /// it and is given the outlines of the glyphs to fill.
    fn text(&mut self, run: &TextRun<'_>) -> bool {
        let _ = run;
        false
    }

    /// Fills an outline by the non-zero rule.
    fn fill(&mut self, outline: &[Step], color: [f32; 3]);

    /// Draws along lines of a width.
    fn stroke(&mut self, outline: &[Step], width: f32, dash: Dash, color: [f32; 3]);
}

/// Glyphs of one font along a base line.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun<'a> {
    /// The font file.
    pub font: &'static [u8],
    /// Where the base line begins.
    pub at: (f32, f32),
    /// The type size in points.
    pub size: f32,
    /// The colour.
    pub color: [f32; 3],
    /// The glyphs, in their order.
    pub glyphs: &'a [PlacedGlyph],
}

/// A glyph of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// Its number in the font.
    pub id: u16,
    /// From its place to the next glyph's, in ems.
    pub advance: f32,
    /// How far from its place it is drawn, in ems.
    pub shift: f32,
    /// How far above its base line it is drawn, in ems; below where this is negative.
    pub rise: f32,
    /// The character it stands for.
    pub char: char,
    /// The mark that is joined to the character.
    pub mark: Option<char>,
}

/// A step of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Begins anew here.
    Move(f32, f32),
    /// A straight line to here.
    Line(f32, f32),
    /// A quadratic curve: its control point and its end.
    Quad(f32, f32, f32, f32),
    /// A cubic curve: its control points and its end.
    Cubic(f32, f32, f32, f32, f32, f32),
    /// A straight line back to where it began.
    Close,
}

/// The pages of a report, laid out.
pub struct Sheets {
    laid: Laid,
    faces: Faces,
}

impl Sheets {
    /// The width and height of a page, in points.
    pub const SIZE: [f32; 2] = [PAGE_WIDTH, PAGE_HEIGHT];

    /// Lays a report out.
    ///
    /// # Errors
    /// [`RenderError::Font`], which no document is known to cause.
    pub fn of(mut document: Document) -> Result<Self, RenderError> {
        let mut setter = Setter::new().map_err(|error| RenderError::Font(error.to_string()))?;
        let laid = layout::lay_out(&mut document, &mut setter);
        Ok(Self { laid, faces: setter.faces })
    }

    /// How many pages there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.laid.pages.len()
    }

    /// The text of a page, counted from 0; empty where there is no such page.
    #[must_use]
    pub fn text(&self, page: usize) -> String {
        self.laid.pages.get(page).map(Page::text).unwrap_or_default()
    }

    /// Draws a page, counted from 0; nothing where there is no such page.
    pub fn draw(&self, page: usize, pen: &mut dyn Pen) {
        let Some(page) = self.laid.pages.get(page) else { return };
        let mut outline = Vec::new();
        for placed in &page.items {
            outline.clear();
            match &placed.item {
                Item::Text { x, y, size, color, glyphs } => {
                    let mut x = *x;
                    for run in glyphs.chunk_by(|a, b| a.face == b.face) {
                        self.run((&mut x, *y), *size, *color, run, pen, &mut outline);
                    }
                    if !outline.is_empty() {
                        pen.fill(&outline, *color);
                    }
                }
                Item::Path { points, ends, fill, stroke } => {
                    path(points, *ends, &mut outline);
                    if let Some(color) = fill {
                        pen.fill(&outline, *color);
                    }
                    if let Some(stroke) = stroke {
                        pen.stroke(&outline, stroke.width, stroke.dash, stroke.color);
                    }
                }
                Item::Lines { lines, stroke } => {
                    for ends in lines {
                        path(ends, Ends::Free, &mut outline);
                    }
                    pen.stroke(&outline, stroke.width, stroke.dash, stroke.color);
                }
                Item::Link { .. } => {}
            }
        }
    }

    /// Sets glyphs of one face along a base line: as text, or else added to an outline.
    fn run(
        &self,
        (x, y): (&mut f32, f32),
        size: f32,
        color: [f32; 3],
        glyphs: &[Glyph],
        pen: &mut dyn Pen,
        outline: &mut Vec<Step>,
    ) {
        let Some(id) = glyphs.first().map(|first| first.face) else { return };
        let face = self.faces.face(id);
        let em = f32::from(face.units_per_em()).max(1.0);
        let placed: Vec<PlacedGlyph> = glyphs
            .iter()
            .map(|glyph| {
                let advance = f32::from(glyph.advance) / 1000.0;
                // A figure stands in the middle of the width that all figures get.
                let shift = match glyph.variant {
                    Variant::Tabular => {
                        // A glyph without a width of its own stays where it is.
                        let own = face.glyph_hor_advance(GlyphId(glyph.id)).map(|own| f32::from(own) / em);
                        own.map_or(0.0, |own| (advance - own).max(0.0) / 2.0)
                    }
                    Variant::Plain | Variant::Spaced | Variant::Low => 0.0,
                };
                let rise = match glyph.variant {
                    Variant::Low => f32::from(to_base_line(face, glyph.id)) / em,
                    Variant::Plain | Variant::Spaced | Variant::Tabular => 0.0,
                };
                PlacedGlyph { id: glyph.id, advance, shift, rise, char: glyph.char, mark: glyph.mark }
            })
            .collect();
        let set = pen.text(&TextRun { font: id.bytes(), at: (*x, y), size, color, glyphs: &placed });
        for glyph in &placed {
            if !set {
                let (x, y) = (*x + glyph.shift * size, y - glyph.rise * size);
                let mut placing = Placing { x, y, scale: size / em, outline };
                face.outline_glyph(GlyphId(glyph.id), &mut placing);
            }
            *x += glyph.advance * size;
        }
    }
}

fn path(points: &[(f32, f32)], ends: Ends, outline: &mut Vec<Step>) {
    let steps = points.iter().enumerate().map(|(place, (x, y))| match place {
        0 => Step::Move(*x, *y),
        _ => Step::Line(*x, *y),
    });
    outline.extend(steps);
    if ends == Ends::Joined {
        outline.push(Step::Close);
    }
}

/// Turns a font's units, which go up, into points at a place, which go down.
struct Placing<'a> {
    x: f32,
    y: f32,
    scale: f32,
    outline: &'a mut Vec<Step>,
}

impl Placing<'_> {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Placing<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.outline.push(Step::Move(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.outline.push(Step::Line(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.outline.push(Step::Quad(x1, y1, x, y));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.outline.push(Step::Cubic(x1, y1, x2, y2, x, y));
    }

    fn close(&mut self) {
        self.outline.push(Step::Close);
    }
}
