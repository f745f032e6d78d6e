//! The embedded fonts as faces: which has a character, and how wide it is. A character that the
//! first face lacks is taken from the first fallback that has it; what none has becomes 〓 and is noted.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use ttf_parser::gsub::{LigatureSubstitution, SubstitutionSubtable};
use ttf_parser::{Face, FaceParsingError, GlyphId};

use crate::base::fonts::{self, is_invisible};

/// One of the faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::paper) enum FaceId {
    Regular,
    Bold,
    Fallback,
    Simplified,
    Traditional,
    Korean,
}

impl FaceId {
    const ALL: [Self; 6] =
        [Self::Regular, Self::Bold, Self::Fallback, Self::Simplified, Self::Traditional, Self::Korean];
    /// Those that are asked when the first has no glyph, in this order.
    const FALLBACKS: [Self; 4] = [Self::Fallback, Self::Simplified, Self::Traditional, Self::Korean];

    /// The name in the PDF; the subset's tag goes before it.
    pub(in crate::paper) fn name(self) -> &'static str {
        match self {
            Self::Regular => "BIZUDPGothic-Regular",
            Self::Bold => "BIZUDPGothic-Bold",
            Self::Fallback => "NotoSansJP-Fallback",
            Self::Simplified => "NotoSansSC-Fallback",
            Self::Traditional => "NotoSansTC-Fallback",
            Self::Korean => "NotoSansKR-Fallback",
        }
    }

    /// The font file.
    pub(in crate::paper) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => fonts::REGULAR,
            Self::Bold => fonts::BOLD,
            Self::Fallback => fonts::FALLBACK,
            Self::Simplified => fonts::SIMPLIFIED,
            Self::Traditional => fonts::TRADITIONAL,
            Self::Korean => fonts::KOREAN,
        }
    }
}

/// How a glyph differs from the one in the font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::paper) enum Variant {
    /// It does not.
    #[default]
    Plain,
    /// A quarter of an em follows it: it stands between Japanese and Latin text.
    Spaced,
    /// It is centred in the width of a figure, so that figures stand one under another.
    Tabular,
    /// It stands on the base line: the dots of an ellipsis, which Japanese fonts have in the middle.
    Low,
}

/// The space between Japanese and Latin text, in thousandths of an em.
pub(in crate::paper) const QUARTER: u16 = 250;

/// A character set in a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::paper) struct Glyph {
    pub(in crate::paper) face: FaceId,
    pub(in crate::paper) variant: Variant,
    pub(in crate::paper) id: u16,
    /// Its width in thousandths of the type size.
    pub(in crate::paper) advance: u16,
    /// What it stands for when text is copied out.
    pub(in crate::paper) char: char,
    /// The mark that is joined to the character in one glyph, as in か゚.
    pub(in crate::paper) mark: Option<char>,
    /// The place of the run of text that it comes from.
    pub(in crate::paper) run: u16,
}

impl Glyph {
    /// Takes up a mark that selects a form of its character: the fonts have not that form, but the text that
    /// is taken out asks for it. Says whether the character is such a mark.
    pub(in crate::paper) fn take_selector(&mut self, char: char) -> bool {
        let takes =
            self.mark.is_none() && matches!(char, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
        if takes {
            self.mark = Some(char);
        }
        takes
    }
}

/// How heavy text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::paper) enum Weight {
    Regular,
    Bold,
}

/// The faces, parsed, and what was asked of them.
pub(in crate::paper) struct Faces {
    faces: Vec<Face<'static>>,
    known: FxHashMap<(char, Weight), Glyph>,
    /// Whether an ellipsis stands on the base line, as between Latin letters.
    pub(in crate::paper) low_ellipsis: bool,
    /// Characters that no face has.
    pub(in crate::paper) missing: BTreeSet<char>,
}

impl Faces {
    pub(in crate::paper) fn new() -> Result<Self, FaceParsingError> {
        let faces = FaceId::ALL.into_iter().map(|id| Face::parse(id.bytes(), 0));
        Ok(Self {
            faces: faces.collect::<Result<_, _>>()?,
            known: FxHashMap::default(),
            low_ellipsis: false,
            missing: BTreeSet::new(),
        })
    }

    pub(in crate::paper) fn face(&self, id: FaceId) -> &Face<'static> {
        &self.faces[id as usize]
    }

    /// A glyph's width in thousandths of an em, rounded down as the PDF has it.
    pub(in crate::paper) fn advance(&self, face: FaceId, id: u16) -> u16 {
        let font = self.face(face);
        let units = u32::from(font.glyph_hor_advance(GlyphId(id)).unwrap_or(0));
        u16::try_from(units * 1000 / u32::from(font.units_per_em()).max(1)).unwrap_or(u16::MAX)
    }

    fn find(&self, face: FaceId, char: char) -> Option<Glyph> {
        let id = self.face(face).glyph_index(char).filter(|id| id.0 != 0)?.0;
        let advance = self.advance(face, id);
        Some(Glyph { face, variant: Variant::Plain, id, advance, char, mark: None, run: 0 })
    }

    /// The glyph of a character; `None` for one that is not drawn (control characters, joiners,
    /// marks of direction, variation selectors).
    pub(in crate::paper) fn glyph(&mut self, char: char, weight: Weight) -> Option<Glyph> {
        if is_invisible(char) {
            return None;
        }
        let char = if matches!(char, '\t' | '\u{a0}' | '\u{2028}' | '\u{2029}') { ' ' } else { char };
        if let Some(known) = self.known.get(&(char, weight)) {
            return Some(*known);
        }
        let first = match weight {
            Weight::Regular => FaceId::Regular,
            Weight::Bold => FaceId::Bold,
        };
        let others = || FaceId::FALLBACKS.into_iter().find_map(|face| self.find(face, char));
        let mut found = self.find(first, char).or_else(others).or_else(|| {
            self.missing.insert(char);
            self.find(first, '〓')
        })?;
        if char == '…' && self.low_ellipsis {
            found.variant = Variant::Low;
        }
        self.known.insert((char, weight), found);
        Some(found)
    }

    /// The one glyph that a font has for a glyph and the mark after it, such as か and ゜.
    pub(in crate::paper) fn joined(&self, first: Glyph, second: Glyph) -> Option<Glyph> {
        if first.face != second.face || first.mark.is_some() {
            return None;
        }
        let gsub = self.face(first.face).tables().gsub?;
        let id = gsub
            .lookups
            .into_iter()
            .flat_map(|lookup| lookup.subtables.into_iter::<SubstitutionSubtable<'_>>())
            .filter_map(|table| match table {
                SubstitutionSubtable::Ligature(table) => ligature(&table, first.id, second.id),
                _ => None,
            })
            .next()?;
        let advance = self.advance(first.face, id);
        Some(Glyph { id, advance, mark: Some(second.char), ..first })
    }
}

/// From where a glyph stands in its font to the base line, on which a full stop stands, in units of the font;
/// upwards.
pub(in crate::paper) fn to_base_line(face: &Face<'_>, id: u16) -> i16 {
    let bottom = |id: GlyphId| face.glyph_bounding_box(id).map(|edges| edges.y_min);
    let stop = face.glyph_index('.').and_then(bottom);
    stop.zip(bottom(GlyphId(id))).map_or(0, |(stop, own)| stop.saturating_sub(own))
}

fn ligature(table: &LigatureSubstitution<'_>, first: u16, second: u16) -> Option<u16> {
    let set = table.ligature_sets.get(table.coverage.get(GlyphId(first))?)?;
    let fits = |components: ttf_parser::LazyArray16<'_, GlyphId>| {
        components.len() == 1 && components.get(0) == Some(GlyphId(second))
    };
    set.into_iter().find(|ligature| fits(ligature.components)).map(|ligature| ligature.glyph.0)
}

/// A combining mark that a font may join to the character before it.
pub(in crate::paper) fn is_mark(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{2e5}'..='\u{2e9}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_name_comes_from_the_fallback_and_what_no_font_has_is_noted() {
        let mut faces = Faces::new().unwrap();
        let set: Vec<_> = "髙﨑𠮷塚①㈱―−🦀"
            .chars()
            .map(|c| faces.glyph(c, Weight::Regular).map(|g| (g.face, g.char)))
            .collect();
        assert_eq!(set[2], Some((FaceId::Fallback, '𠮷')));
        assert_eq!(set[0], Some((FaceId::Regular, '髙')));
        assert_eq!(set[8], Some((FaceId::Regular, '〓')));
        assert_eq!(faces.missing.iter().collect::<String>(), "🦀");
        for (char, face) in [('华', FaceId::Simplified), ('삼', FaceId::Korean), ('轴', FaceId::Simplified)]
        {
            assert_eq!(faces.glyph(char, Weight::Bold).map(|glyph| glyph.face), Some(face));
        }
        for (at, id) in FaceId::ALL.into_iter().enumerate() {
            assert_eq!(id as usize, at, "a face stands at its place");
        }
    }

    #[test]
    fn ka_with_a_ring_is_one_glyph_and_control_characters_are_none() {
        let mut faces = Faces::new().unwrap();
        let ka = faces.glyph('か', Weight::Regular).unwrap();
        let ring = faces.glyph('\u{309a}', Weight::Regular).unwrap();
        let joined = faces.joined(ka, ring).unwrap();
        assert_eq!((joined.char, joined.mark), ('か', Some('\u{309a}')));
        assert!(joined.id != ka.id && joined.advance > 900);
        for char in ['\u{7}', '\u{200d}', '\u{202e}', '\u{fe0f}'] {
            assert_eq!(faces.glyph(char, Weight::Regular), None);
        }
    }
}
