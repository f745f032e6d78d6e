//! Pages → PDF with printpdf: text with its characters, vectors, marked content. What printpdf
//! lacks is added by the modules beside this one.

use printpdf as p;

use super::document::Document;
use super::faces::Faces;
use super::pages::{Item, Laid, Page, Placed, Stroke};
use super::pdf_font::{Used, font_id};
use super::style::{PAGE_HEIGHT, PAGE_WIDTH, Rgb};
use super::tree::{Role, Tag, Tree};
use super::{RenderError, pdf_finish};

/// How many pages are handed to printpdf at a time: its form of a page takes many times the room of
/// what is written.
const BATCH: usize = 16;

/// Writes the pages.
pub(super) fn write(document: &Document, laid: &Laid, faces: &Faces) -> Result<Vec<u8>, RenderError> {
    let items = laid.pages.iter().flat_map(|page| &page.items);
    let used = Used::of(
        items
            .filter_map(|placed| match &placed.item {
                Item::Text { glyphs, .. } => Some(glyphs),
                Item::Path { .. } | Item::Lines { .. } | Item::Link { .. } => None,
            })
            .flatten(),
    );
    let mut pdf = p::PdfDocument::new(&document.meta.title);
    for (face, font) in used.fonts(faces)? {
        pdf.resources.fonts.map.insert(font_id(face), font);
    }
    let sheet = |ops| p::PdfPage::new(p::Pt(PAGE_WIDTH).into(), p::Pt(PAGE_HEIGHT).into(), ops);
    // Not "secure": text is shown by operators of our own, which printpdf would else leave out.
    let options = p::PdfSaveOptions { subset_fonts: false, secure: false, ..p::PdfSaveOptions::default() };
    // First the fonts and empty pages. A font is embedded where it is shown, so one page shows all
    // glyphs until it gets its own content.
    pdf.pages = laid.pages.iter().map(|_| sheet(Vec::new())).collect();
    if let Some(first) = pdf.pages.first_mut() {
        first.ops = used.all();
    }
    let mut whole = pdf.to_lopdf_document(&options, &mut Vec::new());
    // Then what stands on the pages, some at a time. It has the codes of glyphs in the fonts already
    // and needs none of them.
    pdf.resources.fonts.map.clear();
    let ids: Vec<lopdf::ObjectId> = whole.get_pages().into_values().collect();
    for (pages, ids) in laid.pages.chunks(BATCH).zip(ids.chunks(BATCH)) {
        pdf.pages = pages.iter().map(|page| sheet(ops(page, &laid.tree, &used))).collect();
        let some = pdf.to_lopdf_document(&options, &mut Vec::new());
        for (from, to) in some.get_pages().into_values().zip(ids) {
            let from = some
                .get_page_contents(from)
                .first()
                .and_then(|id| some.get_object(*id).ok()?.as_stream().ok());
            let to = whole.get_page_contents(*to).first().copied();
            if let (Some(from), Some(to)) = (from, to)
                && let Ok(to) = whole.get_object_mut(to).and_then(lopdf::Object::as_stream_mut)
            {
                to.content.clone_from(&from.content);
            }
        }
    }
    pdf_finish::finish(whole, document, laid)
}

/// The items of a page that are drawn, in runs that belong to the same node. The runs of nodes
/// are numbered from 0 in this order: their marked-content ids.
pub(super) fn runs(page: &Page) -> impl Iterator<Item = &[Placed]> {
    page.items.chunk_by(|a, b| a.tag == b.tag)
}

/// Whether anything of a run is drawn.
pub(super) fn draws(run: &[Placed]) -> bool {
    run.iter().any(|placed| !matches!(placed.item, Item::Link { .. }))
}

/// The name of a structure type in PDF.
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::Body => "LBody",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::Head => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        Role::Link => "Link",
    }
}

/// What was last set in the content stream, so that it is not set again.
#[derive(Default)]
struct State {
    fill: Option<Rgb>,
    stroke: Option<Stroke>,
}

fn ops(page: &Page, tree: &Tree, used: &Used) -> Vec<p::Op> {
    let (mut ops, mut state, mut next) = (Vec::new(), State::default(), 0_i64);
    for run in runs(page).filter(|run| draws(run)) {
        let Some(first) = run.first() else { continue };
        let (tag, properties) = match first.tag {
            Tag::Node(node) => {
                let name = tree.nodes.get(node).map_or("P", |node| role(node.role));
                next += 1;
                (name, vec![("MCID", p::DictItem::Int(next - 1))])
            }
            Tag::Artifact => ("Artifact", vec![("Type", p::DictItem::Name(b"Layout".to_vec()))]),
            Tag::Furniture => ("Artifact", vec![("Type", p::DictItem::Name(b"Pagination".to_vec()))]),
        };
        let map = properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let properties = p::DictItem::Dict { map };
        ops.push(p::Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
        for placed in run {
            item(&mut ops, &mut state, &placed.item, used);
        }
        ops.push(p::Op::EndMarkedContentWithProperties);
    }
    ops
}

fn item(ops: &mut Vec<p::Op>, state: &mut State, item: &Item, used: &Used) {
    match item {
        Item::Text { x, y, size, color, glyphs } => {
            let mut x = *x;
            for run in glyphs.chunk_by(|a, b| a.face == b.face) {
                let Some(first) = run.first() else { continue };
                ops.push(p::Op::StartTextSection);
                state.fill(ops, *color);
                let font = p::PdfFontHandle::External(font_id(first.face));
                ops.extend([
                    p::Op::SetFont { font, size: p::Pt(*size) },
                    p::Op::SetTextCursor { pos: point(x, *y) },
                    used.shown(run),
                    p::Op::EndTextSection,
                ]);
                let width: u32 = run.iter().map(|glyph| u32::from(glyph.advance)).sum();
                #[allow(clippy::cast_precision_loss, reason = "a line is a few thousand ems wide at most")]
                let ems = width as f32 / 1000.0;
                x += ems * size;
            }
        }
        Item::Path { points, closed, fill, stroke } => {
            if let Some(color) = fill {
                state.fill(ops, *color);
                let points = points.iter().map(|at| line_point(*at)).collect();
                ops.push(p::Op::DrawPolygon {
                    polygon: p::Polygon {
                        rings: vec![p::PolygonRing { points }],
                        mode: p::PaintMode::Fill,
                        winding_order: p::WindingOrder::NonZero,
                    },
                });
            }
            if let Some(stroke) = stroke {
                state.stroke(ops, *stroke);
                let points = points.iter().map(|at| line_point(*at)).collect();
                ops.push(p::Op::DrawLine { line: p::Line { points, is_closed: *closed } });
            }
        }
        Item::Lines { lines, stroke } => {
            state.stroke(ops, *stroke);
            for ends in lines {
                let points = ends.iter().map(|at| line_point(*at)).collect();
                ops.push(p::Op::DrawLine { line: p::Line { points, is_closed: false } });
            }
        }
        // Links are annotations, which belong to the page and not to what is drawn.
        Item::Link { .. } => {}
    }
}

impl State {
    fn fill(&mut self, ops: &mut Vec<p::Op>, color: Rgb) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            ops.push(p::Op::SetFillColor { col: self::color(color) });
        }
    }

    fn stroke(&mut self, ops: &mut Vec<p::Op>, stroke: Stroke) {
        if self.stroke != Some(stroke) {
            self.stroke = Some(stroke);
            let dash: &[f32] = if stroke.dashed { &[3.0, 2.0] } else { &[] };
            ops.extend([
                p::Op::SetOutlineColor { col: color(stroke.color) },
                p::Op::SetOutlineThickness { pt: p::Pt(stroke.width) },
                p::Op::SetLineDashPattern { dash: p::LineDashPattern::new(0.0, dash) },
            ]);
        }
    }
}

fn color([r, g, b]: Rgb) -> p::Color {
    p::Color::Rgb(p::Rgb { r, g, b, icc_profile: None })
}

/// A place, from the bottom left corner and to a hundredth of a point.
fn point(x: f32, y: f32) -> p::Point {
    p::Point { x: p::Pt(hundredth(x)), y: p::Pt(hundredth(PAGE_HEIGHT - y)) }
}

/// Rounded to a hundredth, which keeps numbers in the file short.
pub(super) fn hundredth(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn line_point((x, y): (f32, f32)) -> p::LinePoint {
    p::LinePoint { p: point(x, y), bezier: false }
}
