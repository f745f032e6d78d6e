//! The laid-out pages for whoever draws them elsewhere than in a PDF: outlines of glyphs, paths and
//! colours, read only. They come from the same layout as the PDF's, so they show what is in it.

use ttf_parser::{GlyphId, OutlineBuilder};

use super::RenderError;
use super::document::Document;
use super::faces::{Faces, Glyph, Variant};
use super::layout;
use super::pages::{Item, Laid, Page};
use super::style::{PAGE_HEIGHT, PAGE_WIDTH};
use super::text::Setter;

/// What draws a page. Lengths are points from the top left corner of the page, colours are red,
/// green and blue from 0 to 1. What comes later lies above what came before.
pub trait Pen {
    /// Fills an outline by the non-zero rule.
    fn fill(&mut self, outline: &[Step], color: [f32; 3]);

    /// Draws along lines of a width, dashed by 3 and 2 points where `dashed`.
    fn stroke(&mut self, outline: &[Step], width: f32, dashed: bool, color: [f32; 3]);
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
    pub fn of(document: &Document) -> Result<Self, RenderError> {
        let mut setter = Setter::new().map_err(|error| RenderError::Font(error.to_string()))?;
        let laid = layout::lay_out(document, &mut setter);
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
                    self.glyphs((*x, *y), *size, glyphs, &mut outline);
                    pen.fill(&outline, *color);
                }
                Item::Path { points, closed, fill, stroke } => {
                    path(points, *closed, &mut outline);
                    if let Some(color) = fill {
                        pen.fill(&outline, *color);
                    }
                    if let Some(stroke) = stroke {
                        pen.stroke(&outline, stroke.width, stroke.dashed, stroke.color);
                    }
                }
                Item::Lines { lines, stroke } => {
                    for ends in lines {
                        path(ends, false, &mut outline);
                    }
                    pen.stroke(&outline, stroke.width, stroke.dashed, stroke.color);
                }
                Item::Link { .. } => {}
            }
        }
    }

    /// Sets glyphs along a base line.
    fn glyphs(&self, (mut x, y): (f32, f32), size: f32, glyphs: &[Glyph], outline: &mut Vec<Step>) {
        for glyph in glyphs {
            let face = self.faces.face(glyph.face);
            let scale = size / f32::from(face.units_per_em()).max(1.0);
            let advance = f32::from(glyph.advance) / 1000.0 * size;
            // A figure stands in the middle of the width that all figures get.
            let shift = match glyph.variant {
                Variant::Tabular => {
                    let own = f32::from(face.glyph_hor_advance(GlyphId(glyph.id)).unwrap_or(0)) * scale;
                    (advance - own).max(0.0) / 2.0
                }
                Variant::Plain | Variant::Spaced => 0.0,
            };
            face.outline_glyph(GlyphId(glyph.id), &mut Placing { x: x + shift, y, scale, outline });
            x += advance;
        }
    }
}

fn path(points: &[(f32, f32)], closed: bool, outline: &mut Vec<Step>) {
    let steps = points.iter().enumerate().map(|(place, (x, y))| match place {
        0 => Step::Move(*x, *y),
        _ => Step::Line(*x, *y),
    });
    outline.extend(steps);
    if closed {
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
