//! What stands on a page → its content stream: text by the codes of its glyphs, vectors, marked
//! content. What is set already is not set again. Numbers are kept in hundredths of a point.

use super::font::{Used, font_id};
use super::syntax::{hundredths, hundredths_to, role, string_to};
use crate::paper::error::RenderError;
use crate::paper::pages::{Dash, Ends, Item, Page, Placed, Stroke};
use crate::paper::set::faces::{FaceId, Glyph};
use crate::paper::style::{PAGE_HEIGHT, Rgb};
use crate::paper::tree::{Tag, Tree};

/// The items of a page that are drawn, in runs that belong to the same node. The runs of nodes
/// are numbered from 0 in this order: their marked-content ids.
pub(in crate::paper) fn runs(page: &Page) -> impl Iterator<Item = &[Placed]> {
    page.items.chunk_by(|a, b| a.tag == b.tag)
}

/// Whether anything of a run is drawn.
pub(in crate::paper) fn draws(run: &[Placed]) -> bool {
    run.iter().any(|placed| !matches!(placed.item, Item::Link { .. }))
}

/// The content stream of a page.
///
/// # Errors
/// [`RenderError`] when something stands on it that is not among the glyphs or nodes of the report.
pub(in crate::paper) fn content(page: &Page, tree: &Tree, used: &Used) -> Result<Vec<u8>, RenderError> {
    let mut stream = Stream::new(used);
    let mut next = 0_usize;
    for run in runs(page).filter(|run| draws(run)) {
        let Some(first) = run.first() else { continue };
        match first.tag {
            Tag::Node(node) => {
                stream.push(&format!("/{} <</MCID {next}>> BDC\n", role(tree.node(node)?.role)));
                next += 1;
            }
            Tag::Artifact => stream.push("/Artifact <</Type /Layout>> BDC\n"),
            Tag::Furniture => stream.push("/Artifact <</Type /Pagination>> BDC\n"),
        }
        for placed in run {
            stream.item(&placed.item)?;
        }
        stream.end_text();
        stream.push("EMC\n");
    }
    Ok(stream.out)
}

/// A content stream under way, with what was last set in it.
struct Stream<'a> {
    out: Vec<u8>,
    used: &'a Used,
    fill: Option<Rgb>,
    stroke: Option<Stroke>,
    font: Option<(FaceId, f32)>,
    /// Where the last line of the open text began.
    text: Option<(i64, i64)>,
}

impl<'a> Stream<'a> {
    fn new(used: &'a Used) -> Self {
        Self { out: Vec::new(), used, fill: None, stroke: None, font: None, text: None }
    }

    fn push(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Numbers, given in hundredths, and the operator that takes them.
    fn operator(&mut self, operands: &[i64], name: &str) {
        for operand in operands {
            hundredths_to(&mut self.out, *operand);
            self.out.push(b' ');
        }
        self.push(name);
        self.out.push(b'\n');
    }

    fn item(&mut self, item: &Item) -> Result<(), RenderError> {
        match item {
            Item::Text { x, y, size, color, glyphs } => self.text(*x, *y, *size, *color, glyphs)?,
            Item::Path { points, ends, fill, stroke } => {
                self.end_text();
                if let Some(color) = fill {
                    self.fill(*color);
                }
                if let Some(stroke) = stroke {
                    self.stroke(*stroke);
                }
                self.path(points);
                let paint = match (fill, stroke, ends) {
                    (Some(_), Some(_), Ends::Joined) => "b\n",
                    (Some(_), Some(_), Ends::Free) => "B\n",
                    (Some(_), None, _) => "f\n",
                    (None, Some(_), Ends::Joined) => "s\n",
                    (None, Some(_), Ends::Free) => "S\n",
                    (None, None, _) => "n\n",
                };
                self.push(paint);
            }
            Item::Lines { lines, stroke } => {
                self.end_text();
                self.stroke(*stroke);
                for ends in lines {
                    self.path(ends);
                }
                self.push("S\n");
            }
            // Links are annotations, which belong to the page and not to what is drawn.
            Item::Link { .. } => {}
        }
        Ok(())
    }

    fn text(&mut self, x: f32, y: f32, size: f32, color: Rgb, glyphs: &[Glyph]) -> Result<(), RenderError> {
        let mut x = x;
        for run in glyphs.chunk_by(|a, b| a.face == b.face) {
            let Some(first) = run.first() else { continue };
            let (before, at) = (self.text, (hundredths(x), hundredths(PAGE_HEIGHT - y)));
            if before.is_none() {
                self.push("BT\n");
            }
            self.fill(color);
            if self.font != Some((first.face, size)) {
                self.font = Some((first.face, size));
                self.push(&format!("/{} ", font_id(first.face).0));
                self.operator(&[hundredths(size)], "Tf");
            }
            // From where the last line of this text began.
            let (left, base) = before.unwrap_or((0, 0));
            self.operator(&[at.0 - left, at.1 - base], "Td");
            self.text = Some(at);
            let codes = self.used.codes(run)?;
            string_to(&mut self.out, &codes);
            self.push(" Tj\n");
            let width: u32 = run.iter().map(|glyph| u32::from(glyph.advance)).sum();
            #[allow(clippy::cast_precision_loss, reason = "a line is a few thousand ems wide at most")]
            let ems = width as f32 / 1000.0;
            x += ems * size;
        }
        Ok(())
    }

    /// Nothing but text is drawn within text.
    fn end_text(&mut self) {
        if self.text.take().is_some() {
            self.push("ET\n");
        }
    }

    fn path(&mut self, points: &[(f32, f32)]) {
        for (place, (x, y)) in points.iter().enumerate() {
            let to = [hundredths(*x), hundredths(PAGE_HEIGHT - y)];
            self.operator(&to, if place == 0 { "m" } else { "l" });
        }
    }

    fn fill(&mut self, color: Rgb) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.operator(&color.map(hundredths), "rg");
        }
    }

    fn stroke(&mut self, stroke: Stroke) {
        let before = self.stroke.replace(stroke);
        if before.is_none_or(|before| before.color != stroke.color) {
            self.operator(&stroke.color.map(hundredths), "RG");
        }
        if before.is_none_or(|before| before.width != stroke.width) {
            self.operator(&[hundredths(stroke.width)], "w");
        }
        if before.is_none_or(|before| before.dash != stroke.dash) {
            self.push(match stroke.dash {
                Dash::Solid => "[] 0 d\n",
                Dash::Dashed => "[3 2] 0 d\n",
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::set::faces::{Faces, Weight};

    #[test]
    fn what_is_set_is_not_set_again_and_text_goes_on_from_where_it_began() {
        let mut faces = Faces::new().unwrap();
        let glyph = faces.glyph('a', Weight::Regular).unwrap();
        let used = Used::of([glyph].iter()).unwrap();
        let text =
            |x, y| Item::Text { x, y, size: 8.2, color: [0.07, 0.2, 0.38], glyphs: [glyph, glyph].into() };
        let page = Page {
            items: [text(10.0, 41.89), text(22.5, 61.9), Item::rect(0.0, 1.0, 2.0, 3.0, [0.07, 0.2, 0.38])]
                .into_iter()
                .map(|item| Placed { tag: Tag::Artifact, item })
                .collect(),
        };
        let stream = content(&page, &Tree::default(), &used).unwrap();
        let stream = String::from_utf8(stream).unwrap().replace("\0\u{1}", "a");
        assert_eq!(
            stream,
            "/Artifact <</Type /Layout>> BDC\nBT\n0.07 0.2 0.38 rg\n/KeianRegular 8.2 Tf\n10 800 Td\n(aa) Tj\n\
             12.5 -20.01 Td\n(aa) Tj\nET\n0 840.89 m\n2 840.89 l\n2 837.89 l\n0 837.89 l\nf\nEMC\n"
        );
    }

    #[test]
    fn what_belongs_to_no_node_of_the_report_is_an_error_and_no_paragraph() {
        let used = Used::of(std::iter::empty()).unwrap();
        let item = Item::rect(0.0, 1.0, 2.0, 3.0, [0.07, 0.2, 0.38]);
        let page = Page { items: vec![Placed { tag: Tag::Node(7), item }] };
        let made = content(&page, &Tree::default(), &used);
        assert_eq!(made, Err(RenderError::Pdf("there is no node 7".to_owned())));
    }
}
