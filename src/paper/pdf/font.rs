//! The glyphs that a report uses, by face, and the fonts that hold only these. Glyphs that stand
//! for something else than in the font (another width, another character, a joined mark) get codes
//! of their own: a copy that refers to the original.

use std::collections::BTreeMap;

use printpdf as p;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use subsetter::GlyphRemapper;

use crate::base::digest::sha256_hex;
use crate::paper::error::RenderError;
use crate::paper::set::faces::{FaceId, Faces, Glyph, Variant, to_base_line};

/// What tells a copy from others of the same glyph.
type Key = (u16, Variant, char, Option<char>);

/// The glyphs of one face.
#[derive(Default)]
struct Use {
    remap: GlyphRemapper,
    /// The character of a glyph that has the font's own width.
    chars: FxHashMap<u16, char>,
    copies: Vec<Key>,
    /// The place of a copy among the copies.
    places: FxHashMap<Key, usize>,
}

impl Use {
    fn is_plain(&self, glyph: &Glyph) -> bool {
        glyph.variant == Variant::Plain
            && glyph.mark.is_none()
            && self.chars.get(&glyph.id) == Some(&glyph.char)
    }

    fn add(&mut self, glyph: &Glyph) {
        self.remap.remap(glyph.id);
        if glyph.variant == Variant::Plain && glyph.mark.is_none() {
            self.chars.entry(glyph.id).or_insert(glyph.char);
        }
        if self.is_plain(glyph) {
            return;
        }
        let key = (glyph.id, glyph.variant, glyph.char, glyph.mark);
        let next = self.copies.len();
        if *self.places.entry(key).or_insert(next) == next {
            self.copies.push(key);
        }
    }

    /// The code of a glyph; `None` for one that was not gathered.
    fn code(&self, glyph: &Glyph) -> Option<u16> {
        if self.is_plain(glyph) {
            return self.remap.get(glyph.id);
        }
        let place = self.places.get(&(glyph.id, glyph.variant, glyph.char, glyph.mark))?;
        self.remap.num_gids().checked_add(u16::try_from(*place).ok()?)
    }

    /// Whether every glyph and every copy has a code: a font has 65,535 of them.
    fn fits(&self) -> bool {
        let copies = u16::try_from(self.copies.len()).ok();
        copies.and_then(|copies| self.remap.num_gids().checked_add(copies)).is_some()
    }
}

/// The glyphs in use, by face.
pub(in crate::paper) struct Used {
    faces: BTreeMap<FaceId, Use>,
}

/// The resource name of a face.
pub(in crate::paper) fn font_id(face: FaceId) -> p::FontId {
    p::FontId(format!("Keian{face:?}"))
}

impl Used {
    /// Gathers the glyphs, in the order in which they are first used.
    ///
    /// # Errors
    /// [`RenderError::Font`] when a face has more of them than a font can have.
    pub(in crate::paper) fn of<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> Result<Self, RenderError> {
        let mut faces: BTreeMap<FaceId, Use> = BTreeMap::new();
        for glyph in glyphs {
            faces.entry(glyph.face).or_default().add(glyph);
        }
        match faces.iter().find(|(_, of)| !of.fits()) {
            Some((face, _)) => Err(RenderError::Font(format!("{}: too many glyphs", face.name()))),
            None => Ok(Self { faces }),
        }
    }

    /// The codes of glyphs of one face, two bytes each.
    ///
    /// # Errors
    /// [`RenderError::Font`] for a glyph that was not gathered.
    pub(in crate::paper) fn codes(&self, glyphs: &[Glyph]) -> Result<Vec<u8>, RenderError> {
        let Some(first) = glyphs.first() else { return Ok(Vec::new()) };
        let of = self.faces.get(&first.face);
        let mut codes = Vec::with_capacity(glyphs.len() * 2);
        for glyph in glyphs {
            let code = of.and_then(|of| of.code(glyph)).ok_or_else(|| {
                RenderError::Font(format!("{}: glyph {} was not gathered", glyph.face.name(), glyph.id))
            })?;
            codes.extend_from_slice(&code.to_be_bytes());
        }
        Ok(codes)
    }

    /// Shows every glyph once.
    pub(in crate::paper) fn all(&self) -> Vec<p::Op> {
        let mut ops = vec![p::Op::StartTextSection];
        for (face, of) in &self.faces {
            let mut chars: Vec<char> = of.chars.values().copied().collect();
            chars.sort_unstable();
            let copies = of.copies.iter().zip(of.remap.num_gids()..).map(|((_, _, char, mark), gid)| {
                p::Codepoint { gid, offset: 0.0, cid: Some(std::iter::once(*char).chain(*mark).collect()) }
            });
            let items =
                vec![p::TextItem::Text(chars.into_iter().collect()), p::TextItem::GlyphIds(copies.collect())];
            let font = p::PdfFontHandle::External(font_id(*face));
            ops.extend([p::Op::SetFont { font, size: p::Pt(1.0) }, p::Op::ShowText { items }]);
        }
        ops.push(p::Op::EndTextSection);
        ops
    }

    /// The fonts, subset.
    pub(in crate::paper) fn fonts(&self, faces: &Faces) -> Result<Vec<(FaceId, p::PdfFont)>, RenderError> {
        self.faces.par_iter().map(|(face, of)| Ok((*face, font(*face, faces, of)?))).collect()
    }
}

fn font(face: FaceId, faces: &Faces, of: &Use) -> Result<p::PdfFont, RenderError> {
    let failed = |error: String| RenderError::Font(error);
    let source = faces.face(face);
    let em = source.units_per_em();
    let units = |id: u16| {
        let width = source.glyph_hor_advance(ttf_parser::GlyphId(id));
        width.ok_or_else(|| failed(format!("{}: glyph {id} has no width", face.name())))
    };
    let gathered = |id: u16| {
        let code = of.remap.get(id);
        code.ok_or_else(|| failed(format!("{}: glyph {id} was not gathered", face.name())))
    };
    let copies: Vec<Copy> = of
        .copies
        .iter()
        .map(|(id, variant, _, _)| {
            let own = units(*id)?;
            let (advance, shift, rise) = match variant {
                Variant::Plain => (own, 0, 0),
                Variant::Spaced => (own + em / 4, 0, 0),
                Variant::Tabular => {
                    let figure = source.glyph_index('0').map_or(Ok(own), |zero| units(zero.0))?;
                    (figure, (figure.saturating_sub(own)) / 2, 0)
                }
                Variant::Low => (own, 0, to_base_line(source, *id).cast_unsigned()),
            };
            Ok(Copy { of: gathered(*id)?, advance, shift, rise })
        })
        .collect::<Result<_, RenderError>>()?;
    let mut widths: BTreeMap<u16, u16> = of
        .remap
        .remapped_gids()
        .zip(0..)
        .map(|(old, new)| Ok((new, units(old)?)))
        .collect::<Result<_, RenderError>>()?;
    widths.extend(copies.iter().zip(of.remap.num_gids()..).map(|(copy, code)| (code, copy.advance)));
    let bytes = subsetter::subset(face.bytes(), 0, &of.remap).map_err(|error| failed(error.to_string()))?;
    let bytes = with_copies(&bytes, &copies).ok_or_else(|| failed(format!("{}: tables", face.name())))?;
    let chars = of.chars.iter().map(|(id, char)| Ok((u32::from(*char), gathered(*id)?)));
    let bounds = source.global_bounding_box();
    Ok(p::PdfFont::new(p::ParsedFont {
        font_name: Some(format!("{}+{}", label(&bytes), face.name())),
        original_bytes: bytes,
        font_index: 0,
        codepoint_to_glyph: chars.collect::<Result<_, RenderError>>()?,
        glyph_widths: widths,
        units_per_em: em,
        font_metrics: p::FontMetrics { ascent: source.ascender(), descent: source.descender() },
        font_type: p::FontType::TrueType,
        pdf_font_metrics: p::PdfFontMetricsStub {
            units_per_em: em,
            x_min: bounds.x_min,
            y_min: bounds.y_min,
            x_max: bounds.x_max,
            y_max: bounds.y_max,
            us_weight_class: source.weight().to_number(),
            ..p::PdfFontMetricsStub::default()
        },
    }))
}

/// Six capital letters that tell this subset from others of the same font.
fn label(bytes: &[u8]) -> String {
    sha256_hex(bytes).bytes().take(6).map(|b| char::from(b'A' + (b % 26))).collect()
}

/// A glyph that shows another one, with a width of its own and moved to the right and up.
struct Copy {
    of: u16,
    advance: u16,
    shift: u16,
    /// In two's complement: most go down.
    rise: u16,
}

/// Adds copies behind the glyphs of a TrueType font. `None` when the font is not laid out as the
/// subsetter lays it out.
fn with_copies(font: &[u8], copies: &[Copy]) -> Option<Vec<u8>> {
    if copies.is_empty() {
        return Some(font.to_vec());
    }
    let u16_at = |bytes: &[u8], at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let u32_at = |bytes: &[u8], at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let mut tables: Vec<([u8; 4], Vec<u8>)> = Vec::new();
    for place in 0..usize::from(u16_at(font, 4)?) {
        let record = 12 + place * 16;
        let tag: [u8; 4] = font.get(record..record + 4)?.try_into().ok()?;
        let from = usize::try_from(u32_at(font, record + 8)?).ok()?;
        let size = usize::try_from(u32_at(font, record + 12)?).ok()?;
        tables.push((tag, font.get(from..from + size)?.to_vec()));
    }
    let at = |tag: &[u8; 4]| tables.iter().position(|(t, _)| t == tag);
    let (head, hhea, maxp, hmtx, loca, glyf) =
        (at(b"head")?, at(b"hhea")?, at(b"maxp")?, at(b"hmtx")?, at(b"loca")?, at(b"glyf")?);
    let glyphs = u16_at(&tables[maxp].1, 4)?;
    let metrics = u16_at(&tables[hhea].1, 34)?;
    let long = u16_at(&tables[head].1, 50)? == 1;
    // Widths: one full entry a glyph, so that the copies can follow.
    let mut widths = Vec::new();
    for glyph in 0..glyphs {
        let own = usize::from(glyph.min(metrics.checked_sub(1)?)) * 4;
        let bearing = if glyph < metrics {
            usize::from(glyph) * 4 + 2
        } else {
            usize::from(metrics) * 4 + usize::from(glyph - metrics) * 2
        };
        widths.extend_from_slice(&u16_at(&tables[hmtx].1, own)?.to_be_bytes());
        widths.extend_from_slice(&u16_at(&tables[hmtx].1, bearing)?.to_be_bytes());
    }
    let offset = |glyph: u16| -> Option<u32> {
        if long {
            u32_at(&tables[loca].1, usize::from(glyph) * 4)
        } else {
            Some(u32::from(u16_at(&tables[loca].1, usize::from(glyph) * 2)?) * 2)
        }
    };
    let mut places: Vec<u32> = (0..=glyphs).map(offset).collect::<Option<_>>()?;
    let mut outlines = tables[glyf].1.clone();
    for copy in copies {
        let from = usize::try_from(*places.get(usize::from(copy.of))?).ok()?;
        let to = usize::try_from(*places.get(usize::from(copy.of) + 1)?).ok()?;
        let bearing = u16_at(&widths, usize::from(copy.of) * 4 + 2)?;
        widths.extend_from_slice(&copy.advance.to_be_bytes());
        widths.extend_from_slice(&bearing.wrapping_add(copy.shift).to_be_bytes());
        if to > from {
            // A composite of one part: -1 contours, the box, flags (words, as x and y), the part.
            outlines.extend_from_slice(&(-1_i16).to_be_bytes());
            for (edge, moved) in [(2, copy.shift), (4, copy.rise), (6, copy.shift), (8, copy.rise)] {
                let value = u16_at(&outlines, from + edge)?.wrapping_add(moved);
                outlines.extend_from_slice(&value.to_be_bytes());
            }
            for word in [0x0003, copy.of, copy.shift, copy.rise] {
                outlines.extend_from_slice(&word.to_be_bytes());
            }
        }
        places.push(u32::try_from(outlines.len()).ok()?);
    }
    let total = glyphs.checked_add(u16::try_from(copies.len()).ok()?)?;
    tables[hmtx].1 = widths;
    tables[glyf].1 = outlines;
    tables[loca].1 = places.iter().flat_map(|place| place.to_be_bytes()).collect();
    tables[head].1.get_mut(50..52)?.copy_from_slice(&1_u16.to_be_bytes());
    tables[hhea].1.get_mut(34..36)?.copy_from_slice(&total.to_be_bytes());
    let maxp = &mut tables[maxp].1;
    maxp.get_mut(4..6)?.copy_from_slice(&total.to_be_bytes());
    for (field, least) in [(28, 1), (30, 1)] {
        // The most parts of a composite, and how deep they go.
        let value = u16_at(maxp, field)?;
        let value = if field == 28 { value.max(least) } else { value + 1 };
        maxp.get_mut(field..field + 2)?.copy_from_slice(&value.to_be_bytes());
    }
    sfnt(tables)
}

/// Tables as a font file. `None` when there are more of them than a font can have.
fn sfnt(tables: Vec<([u8; 4], Vec<u8>)>) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.max(1).ilog2();
    let range = 16_u16.checked_mul(1 << power)?;
    let mut out = vec![0, 1, 0, 0];
    for value in [count, range, u16::try_from(power).ok()?, count.checked_mul(16)?.saturating_sub(range)] {
        out.extend_from_slice(&value.to_be_bytes());
    }
    let mut place = 12 + tables.len() * 16;
    for (tag, bytes) in &tables {
        out.extend_from_slice(tag);
        for value in [checksum(bytes), u32::try_from(place).ok()?, u32::try_from(bytes.len()).ok()?] {
            out.extend_from_slice(&value.to_be_bytes());
        }
        place += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in tables {
        out.extend_from_slice(&bytes);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    Some(out)
}

fn checksum(bytes: &[u8]) -> u32 {
    let word = |chunk: &[u8]| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        u32::from_be_bytes(word)
    };
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::set::faces::Weight;

    #[test]
    fn a_copy_has_its_own_width_and_the_outline_of_its_original() {
        let mut faces = Faces::new().unwrap();
        let one = faces.glyph('1', Weight::Regular).unwrap();
        let tabular = Glyph { variant: Variant::Tabular, advance: 759, ..one };
        let spaced = Glyph { variant: Variant::Spaced, advance: one.advance + 250, ..one };
        let used = Used::of([one, tabular, spaced].iter()).unwrap();
        let (_, font) = used.fonts(&faces).unwrap().remove(0);
        let face = ttf_parser::Face::parse(&font.parsed_font.original_bytes, 0).unwrap();
        let advances = [1, 2, 3].map(|id| face.glyph_hor_advance(ttf_parser::GlyphId(id)).unwrap());
        assert_eq!(advances, [1290, 1556, 1290 + 512]);
        let boxes = [1, 2, 3].map(|id| face.glyph_bounding_box(ttf_parser::GlyphId(id)).unwrap());
        assert_eq!(boxes[1].x_min - boxes[0].x_min, 133);
        assert_eq!(boxes[2], boxes[0]);
    }

    /// Japanese fonts have the dots in the middle of the line.
    #[test]
    fn an_ellipsis_between_latin_letters_stands_where_a_full_stop_does() {
        let mut faces = Faces::new().unwrap();
        faces.low_ellipsis = true;
        for weight in [Weight::Regular, Weight::Bold] {
            let (stop, dots) = (faces.glyph('.', weight).unwrap(), faces.glyph('…', weight).unwrap());
            let used = Used::of([stop, dots].iter()).unwrap();
            let (_, font) = used.fonts(&faces).unwrap().remove(0);
            let face = ttf_parser::Face::parse(&font.parsed_font.original_bytes, 0).unwrap();
            let code = |glyph: Glyph| u16::from_be_bytes(used.codes(&[glyph]).unwrap().try_into().unwrap());
            let edges = |glyph| face.glyph_bounding_box(ttf_parser::GlyphId(code(glyph))).unwrap();
            assert_eq!(edges(dots).y_min, edges(stop).y_min);
            let own = face.glyph_hor_advance(ttf_parser::GlyphId(code(dots)));
            assert_eq!(own, faces.face(dots.face).glyph_hor_advance(ttf_parser::GlyphId(dots.id)));
        }
        let japanese = Faces::new().unwrap().glyph('…', Weight::Regular).unwrap();
        assert_eq!(japanese.variant, Variant::Plain);
    }

    #[test]
    fn a_glyph_that_was_not_gathered_is_an_error_and_not_the_empty_box() {
        let mut faces = Faces::new().unwrap();
        let (one, two) =
            (faces.glyph('1', Weight::Regular).unwrap(), faces.glyph('2', Weight::Regular).unwrap());
        let used = Used::of([one].iter()).unwrap();
        assert_eq!(used.codes(&[one, one]), Ok(vec![0, 1, 0, 1]));
        let failed = |glyph: Glyph| {
            Err(RenderError::Font(format!("{}: glyph {} was not gathered", glyph.face.name(), glyph.id)))
        };
        assert_eq!(used.codes(&[one, two]), failed(two));
        let spaced = Glyph { variant: Variant::Spaced, ..one };
        assert_eq!(used.codes(&[spaced]), failed(spaced));
        let bold = Glyph { face: FaceId::Bold, ..one };
        assert_eq!(used.codes(&[bold]), failed(bold));
    }

    #[test]
    fn a_glyph_without_a_width_is_an_error_and_not_one_of_no_width() {
        let mut faces = Faces::new().unwrap();
        let unknown = Glyph { id: u16::MAX - 1, ..faces.glyph('1', Weight::Regular).unwrap() };
        for glyph in [unknown, Glyph { variant: Variant::Spaced, ..unknown }] {
            let error = Used::of([glyph].iter()).unwrap().fonts(&faces).err();
            let why = format!("{}: glyph 65534 has no width", glyph.face.name());
            assert_eq!(error, Some(RenderError::Font(why)));
        }
    }

    #[test]
    fn more_glyphs_than_a_font_can_have_are_an_error() {
        let one = Faces::new().unwrap().glyph('1', Weight::Regular).unwrap();
        let all: Vec<Glyph> = ('\0'..=char::MAX)
            .take(usize::from(u16::MAX))
            .map(|char| Glyph { variant: Variant::Spaced, char, ..one })
            .collect();
        // The font has the empty box and the original too.
        assert!(Used::of(all[..65_533].iter()).is_ok());
        let error = Used::of(all.iter()).err();
        assert_eq!(error, Some(RenderError::Font(format!("{}: too many glyphs", one.face.name()))));
    }
}
