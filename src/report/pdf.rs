//! Pages → PDF with printpdf: subset fonts, text with its characters, vectors, links. The one file
//! that names printpdf; what it lacks is added in `pdf_finish`.

use std::collections::BTreeMap;

use printpdf as p;
use subsetter::GlyphRemapper;

use super::document::Document;
use super::faces::{FaceId, Faces};
use super::pages::{Item, Laid, Page, Stroke};
use super::style::{PAGE_HEIGHT, PAGE_WIDTH, Rgb};
use super::text::Set;
use super::{RenderError, pdf_finish};

/// The glyphs in use, by face.
type Used = BTreeMap<FaceId, GlyphRemapper>;

/// Writes the pages.
pub(super) fn write(document: &Document, laid: &Laid, faces: &Faces) -> Result<Vec<u8>, RenderError> {
    let mut pdf = p::PdfDocument::new(&document.meta.title);
    let info = &mut pdf.metadata.info;
    info.author.clone_from(&document.meta.author);
    info.subject.clone_from(&document.meta.subject);
    info.creator.clone_from(&document.meta.creator);
    info.producer.clone_from(&document.meta.creator);
    info.identifier = "keian-report".to_owned();
    let used = used(laid);
    for (face, glyphs) in &used {
        pdf.resources.fonts.map.insert(font_id(*face), font(*face, faces, glyphs)?);
    }
    pdf.pages = laid
        .pages
        .iter()
        .map(|page| {
            p::PdfPage::new(p::Pt(PAGE_WIDTH).into(), p::Pt(PAGE_HEIGHT).into(), ops(page, laid, &used))
        })
        .collect();
    let options = p::PdfSaveOptions { subset_fonts: false, ..p::PdfSaveOptions::default() };
    pdf_finish::finish(pdf.to_lopdf_document(&options, &mut Vec::new()), document, laid)
}

fn font_id(face: FaceId) -> p::FontId {
    p::FontId(format!("Keian{face:?}"))
}

fn used(laid: &Laid) -> Used {
    let mut used = Used::new();
    let items = laid.pages.iter().flat_map(|page| &page.items);
    for item in items {
        if let Item::Text { glyphs, .. } = item {
            for set in glyphs {
                used.entry(set.glyph.face).or_default().remap(set.glyph.id);
            }
        }
    }
    used
}

/// The subset of a face that holds only these glyphs, with new glyph ids.
fn font(face: FaceId, faces: &Faces, glyphs: &GlyphRemapper) -> Result<p::PdfFont, RenderError> {
    let bytes =
        subsetter::subset(face.bytes(), 0, glyphs).map_err(|error| RenderError::Font(error.to_string()))?;
    let source = faces.face(face);
    let widths = glyphs.remapped_gids().enumerate().filter_map(|(new, old)| {
        Some((u16::try_from(new).ok()?, source.glyph_hor_advance(ttf_parser::GlyphId(old))?))
    });
    let bounds = source.global_bounding_box();
    let parsed = p::ParsedFont {
        font_name: Some(format!("{}+{}", tag(&bytes), face.name())),
        original_bytes: bytes,
        font_index: 0,
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: widths.collect(),
        units_per_em: source.units_per_em(),
        font_metrics: p::FontMetrics { ascent: source.ascender(), descent: source.descender() },
        font_type: p::FontType::TrueType,
        pdf_font_metrics: p::PdfFontMetricsStub {
            units_per_em: source.units_per_em(),
            x_min: bounds.x_min,
            y_min: bounds.y_min,
            x_max: bounds.x_max,
            y_max: bounds.y_max,
            us_weight_class: source.weight().to_number(),
            ..p::PdfFontMetricsStub::default()
        },
    };
    Ok(p::PdfFont::new(parsed))
}

/// Six capital letters that tell this subset from others of the same font.
fn tag(bytes: &[u8]) -> String {
    let hex = crate::questionnaire::digest::sha256_hex(bytes);
    hex.bytes().take(6).map(|b| char::from(b'A' + (b % 26))).collect()
}

fn ops(page: &Page, laid: &Laid, used: &Used) -> Vec<p::Op> {
    let mut ops = Vec::new();
    for item in &page.items {
        match item {
            Item::Text { x, y, size, glyphs } => text(&mut ops, (*x, *y), *size, glyphs, used),
            Item::Path { points, closed, fill, stroke } => path(&mut ops, points, *closed, *fill, *stroke),
            Item::Link { x, y, width, height, to } => {
                let Some(target) = laid.targets.iter().find(|target| target.anchor == *to) else { continue };
                let rect = p::Rect {
                    x: p::Pt(*x),
                    y: p::Pt(PAGE_HEIGHT - y - height),
                    width: p::Pt(*width),
                    height: p::Pt(*height),
                    mode: None,
                    winding_order: None,
                };
                let action = p::Actions::go_to(p::Destination::Xyz {
                    page: target.page + 1,
                    left: Some(0.0),
                    top: Some(PAGE_HEIGHT - target.y + 8.0),
                    zoom: None,
                });
                let border = Some(p::BorderArray::Solid([0.0, 0.0, 0.0]));
                ops.push(p::Op::LinkAnnotation {
                    link: p::LinkAnnotation::new(rect, action, border, None, None),
                });
            }
        }
    }
    ops
}

fn color([r, g, b]: Rgb) -> p::Color {
    p::Color::Rgb(p::Rgb { r, g, b, icc_profile: None })
}

fn point(x: f32, y: f32) -> p::Point {
    p::Point { x: p::Pt(x), y: p::Pt(PAGE_HEIGHT - y) }
}

/// One section a run of the same face and colour, each at its own place.
fn text(ops: &mut Vec<p::Op>, at: (f32, f32), size: f32, glyphs: &[Set], used: &Used) {
    let (mut x, y) = at;
    for run in glyphs.chunk_by(|a, b| a.glyph.face == b.glyph.face && a.color == b.color) {
        let Some(first) = run.first() else { continue };
        let font = p::PdfFontHandle::External(font_id(first.glyph.face));
        let remap = used.get(&first.glyph.face);
        let codes = run
            .iter()
            .map(|set| p::Codepoint {
                gid: remap.and_then(|remap| remap.get(set.glyph.id)).unwrap_or(0),
                offset: 0.0,
                cid: Some(set.glyph.char.to_string()),
            })
            .collect();
        ops.extend([
            p::Op::StartTextSection,
            p::Op::SetFillColor { col: color(first.color) },
            p::Op::SetFont { font, size: p::Pt(size) },
            p::Op::SetTextCursor { pos: point(x, y) },
            p::Op::ShowText { items: vec![p::TextItem::GlyphIds(codes)] },
            p::Op::EndTextSection,
        ]);
        x += run.iter().map(|set| set.glyph.advance * size).sum::<f32>();
    }
}

fn path(
    ops: &mut Vec<p::Op>,
    points: &[(f32, f32)],
    closed: bool,
    fill: Option<Rgb>,
    stroke: Option<Stroke>,
) {
    let points: Vec<p::LinePoint> =
        points.iter().map(|(x, y)| p::LinePoint { p: point(*x, *y), bezier: false }).collect();
    if let Some(fill) = fill {
        ops.push(p::Op::SetFillColor { col: color(fill) });
        ops.push(p::Op::DrawPolygon {
            polygon: p::Polygon {
                rings: vec![p::PolygonRing { points: points.clone() }],
                mode: p::PaintMode::Fill,
                winding_order: p::WindingOrder::NonZero,
            },
        });
    }
    if let Some(stroke) = stroke {
        let dash: &[f32] = if stroke.dashed { &[3.0, 2.0] } else { &[] };
        ops.extend([
            p::Op::SetOutlineColor { col: color(stroke.color) },
            p::Op::SetOutlineThickness { pt: p::Pt(stroke.width) },
            p::Op::SetLineDashPattern { dash: p::LineDashPattern::new(0.0, dash) },
            p::Op::DrawLine { line: p::Line { points, is_closed: closed } },
        ]);
    }
}
