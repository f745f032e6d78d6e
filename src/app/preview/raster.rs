//! A page of the report as a picture.

use egui::ColorImage;
use tiny_skia::{Color, FillRule, LineCap, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform};

use crate::paper::{Dash, Pen, Sheets, Step};

/// Draws a page, counted from 0, so many pixels wide; `None` for a width of nothing.
#[must_use]
pub fn picture(sheets: &Sheets, page: usize, width: u32) -> Option<ColorImage> {
    let height = height(width);
    let mut pixmap = Pixmap::new(width, height)?;
    pixmap.fill(Color::WHITE);
    #[allow(clippy::cast_precision_loss, reason = "a picture is a few thousand pixels wide")]
    let scale = width as f32 / Sheets::SIZE[0];
    sheets.draw(page, &mut Brush { pixmap: &mut pixmap, scale: Transform::from_scale(scale, scale) });
    let size = [usize::try_from(width).ok()?, usize::try_from(height).ok()?];
    Some(ColorImage::from_rgba_premultiplied(size, pixmap.data()))
}

/// How many pixels high a page of a width is.
#[must_use]
pub fn height(width: u32) -> u32 {
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a picture is a few thousand pixels high"
    )]
    let height = (width as f32 * Sheets::SIZE[1] / Sheets::SIZE[0]).round() as u32;
    height
}

/// Draws on a picture.
struct Brush<'a> {
    pixmap: &'a mut Pixmap,
    scale: Transform,
}

impl Pen for Brush<'_> {
    fn fill(&mut self, outline: &[Step], color: [f32; 3]) {
        if let Some(path) = path(outline) {
            self.pixmap.fill_path(&path, &paint(color), FillRule::Winding, self.scale, None);
        }
    }

    fn stroke(&mut self, outline: &[Step], width: f32, dash: Dash, color: [f32; 3]) {
        let dash = match dash {
            Dash::Solid => None,
            Dash::Dashed => StrokeDash::new(vec![3.0, 2.0], 0.0),
        };
        let stroke = Stroke { width, dash, line_cap: LineCap::Butt, ..Stroke::default() };
        if let Some(path) = path(outline) {
            self.pixmap.stroke_path(&path, &paint(color), &stroke, self.scale, None);
        }
    }
}

fn paint([red, green, blue]: [f32; 3]) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(Color::from_rgba(red, green, blue, 1.0).unwrap_or(Color::BLACK));
    paint
}

fn path(outline: &[Step]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for step in outline {
        match *step {
            Step::Move(x, y) => builder.move_to(x, y),
            Step::Line(x, y) => builder.line_to(x, y),
            Step::Quad(x1, y1, x, y) => builder.quad_to(x1, y1, x, y),
            Step::Cubic(x1, y1, x2, y2, x, y) => builder.cubic_to(x1, y1, x2, y2, x, y),
            Step::Close => builder.close(),
        }
    }
    builder.finish()
}
