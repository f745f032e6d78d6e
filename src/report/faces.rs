//! The embedded fonts as faces: which has a character, and how wide it is. A character that the
//! first face lacks is taken from the fallback; what neither has becomes 〓 and is noted.

use std::collections::BTreeSet;

use ttf_parser::{Face, FaceParsingError, GlyphId};

/// One of the three faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum FaceId {
    Regular,
    Bold,
    Fallback,
}

impl FaceId {
    /// The name in the PDF; the subset's tag goes before it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Regular => "BIZUDPGothic-Regular",
            Self::Bold => "BIZUDPGothic-Bold",
            Self::Fallback => "NotoSansJP-Fallback",
        }
    }

    /// The font file.
    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => crate::fonts::REGULAR,
            Self::Bold => crate::fonts::BOLD,
            Self::Fallback => crate::fonts::FALLBACK,
        }
    }
}

/// A character set in a face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) face: FaceId,
    pub(super) id: u16,
    /// What it stands for when text is copied out.
    pub(super) char: char,
    /// Its width in parts of the type size.
    pub(super) advance: f32,
}

/// The three faces, parsed.
pub(super) struct Faces {
    faces: [Face<'static>; 3],
}

impl Faces {
    pub(super) fn new() -> Result<Self, FaceParsingError> {
        let face = |id: FaceId| Face::parse(id.bytes(), 0);
        Ok(Self { faces: [face(FaceId::Regular)?, face(FaceId::Bold)?, face(FaceId::Fallback)?] })
    }

    pub(super) fn face(&self, id: FaceId) -> &Face<'static> {
        match id {
            FaceId::Regular => &self.faces[0],
            FaceId::Bold => &self.faces[1],
            FaceId::Fallback => &self.faces[2],
        }
    }

    fn find(&self, face: FaceId, char: char) -> Option<Glyph> {
        let font = self.face(face);
        let id = font.glyph_index(char).filter(|id| id.0 != 0)?;
        Some(Glyph { face, id: id.0, char, advance: self.advance(face, id) })
    }

    fn advance(&self, face: FaceId, id: GlyphId) -> f32 {
        let font = self.face(face);
        f32::from(font.glyph_hor_advance(id).unwrap_or(0)) / f32::from(font.units_per_em())
    }

    /// The glyph of a character; `None` for one that is not drawn (control characters, joiners,
    /// marks of direction, variation selectors).
    pub(super) fn glyph(&self, char: char, bold: bool, missing: &mut BTreeSet<char>) -> Option<Glyph> {
        if is_invisible(char) {
            return None;
        }
        let char = if char == '\t' || char == '\u{a0}' { ' ' } else { char };
        let first = if bold { FaceId::Bold } else { FaceId::Regular };
        self.find(first, char).or_else(|| self.find(FaceId::Fallback, char)).or_else(|| {
            missing.insert(char);
            self.find(first, '〓')
        })
    }
}

fn is_invisible(char: char) -> bool {
    (char.is_control() && char != '\t')
        || matches!(char,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_name_comes_from_the_fallback_and_what_no_font_has_is_noted() {
        let faces = Faces::new().unwrap();
        let mut missing = BTreeSet::new();
        let set: Vec<_> = "髙﨑𠮷塚①㈱―−🦀"
            .chars()
            .map(|c| faces.glyph(c, false, &mut missing).map(|g| (g.face, g.char)))
            .collect();
        assert_eq!(set[2], Some((FaceId::Fallback, '𠮷')));
        assert_eq!(set[0], Some((FaceId::Regular, '髙')));
        assert_eq!(set[8], Some((FaceId::Regular, '〓')));
        assert_eq!(missing.into_iter().collect::<String>(), "🦀");
    }
}
