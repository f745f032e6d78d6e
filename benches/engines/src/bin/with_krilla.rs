//! The report as Keian lays it out, written by krilla instead of printpdf: the same pages, the same
//! places of the same glyphs, without the structure, links and outline. `with_krilla ANSWERS.ron ja OUT.pdf`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool for those who build Keian")]

use std::collections::HashMap;

use keian::audience::Edition;
use keian::base::lang::Lang;
use keian::paper::{Dash, Pen, Sheets, Step, TextRun};
use keian::questionnaire::Catalogue;
use keian::storage::parse;
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

#[path = "../../../../tests/harness/made.rs"]
mod made;

use made::made;

/// Draws a page with krilla.
struct Krilla<'a, 'b> {
    surface: &'a mut Surface<'b>,
    fonts: &'a mut HashMap<usize, Font>,
}

fn color(color: [f32; 3]) -> rgb::Color {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 255")]
    let [r, g, b] = color.map(|part| (part * 255.0).round() as u8);
    rgb::Color::new(r, g, b)
}

fn path(outline: &[Step]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in outline {
        match *step {
            Step::Move(x, y) => path.move_to(x, y),
            Step::Line(x, y) => path.line_to(x, y),
            Step::Quad(a, b, x, y) => path.quad_to(a, b, x, y),
            Step::Cubic(a, b, c, d, x, y) => path.cubic_to(a, b, c, d, x, y),
            Step::Close => path.close(),
        }
    }
    path.finish()
}

impl Pen for Krilla<'_, '_> {
    fn text(&mut self, run: &TextRun<'_>) -> bool {
        let font = self.fonts.entry(run.font.as_ptr() as usize);
        let font = font.or_insert_with(|| Font::new(run.font.to_vec().into(), 0).unwrap()).clone();
        let mut text = String::new();
        let glyphs: Vec<KrillaGlyph> = run
            .glyphs
            .iter()
            .map(|glyph| {
                let begin = text.len();
                text.extend(std::iter::once(glyph.char).chain(glyph.mark));
                let id = GlyphId::new(u32::from(glyph.id));
                KrillaGlyph::new(id, glyph.advance, glyph.shift, glyph.rise, 0.0, begin..text.len(), None)
            })
            .collect();
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(Fill { paint: color(run.color).into(), ..Fill::default() }));
        let at = Point::from_xy(run.at.0, run.at.1);
        self.surface.draw_glyphs(at, &glyphs, font, &text, run.size, false);
        true
    }

    fn fill(&mut self, outline: &[Step], with: [f32; 3]) {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(Fill { paint: color(with).into(), ..Fill::default() }));
        if let Some(path) = path(outline) {
            self.surface.draw_path(&path);
        }
    }

    fn stroke(&mut self, outline: &[Step], width: f32, dash: Dash, with: [f32; 3]) {
        let dash = (dash == Dash::Dashed).then(|| StrokeDash { array: vec![3.0, 2.0], offset: 0.0 });
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke { paint: color(with).into(), width, dash, ..Stroke::default() }));
        if let Some(path) = path(outline) {
            self.surface.draw_path(&path);
        }
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("a file of answers");
    let lang: Lang = arguments.next().expect("ja or en").parse().expect("ja or en");
    let out = arguments.next().expect("a place for the PDF");
    let opened = parse(&std::fs::read(file).unwrap(), &Catalogue::shipped()).unwrap();
    let sheets = Sheets::of(made((Edition::Full, lang), &opened.questionnaire, &opened.assessment)).unwrap();
    let mut document = Document::new();
    let mut fonts = HashMap::new();
    for number in 0..sheets.count() {
        let [width, height] = Sheets::SIZE;
        let mut page = document.start_page_with(PageSettings::from_wh(width, height).unwrap());
        let mut surface = page.surface();
        sheets.draw(number, &mut Krilla { surface: &mut surface, fonts: &mut fonts });
        surface.finish();
        page.finish();
    }
    std::fs::write(out, document.finish().unwrap()).unwrap();
}
