//! The embedded fonts, as bytes, and which characters they have: the window and the report use the same.
//! Where they come from and how they were made: `assets/fonts/README.md`.

use std::sync::LazyLock;

/// BIZ UDPGothic Regular.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf");
/// BIZ UDPGothic Bold.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Bold.ttf");
/// Noto Sans JP: what BIZ UDPGothic lacks.
pub const FALLBACK: &[u8] = include_bytes!("../../assets/fonts/NotoSansJP-Fallback.ttf");
/// Noto Sans SC: simplified Chinese that the ones before lack.
pub const SIMPLIFIED: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Fallback.ttf");
/// Noto Sans TC: traditional Chinese that the ones before lack.
pub const TRADITIONAL: &[u8] = include_bytes!("../../assets/fonts/NotoSansTC-Fallback.ttf");
/// Noto Sans KR: Korean that the ones before lack.
pub const KOREAN: &[u8] = include_bytes!("../../assets/fonts/NotoSansKR-Fallback.ttf");

/// The fonts that stand in for a character which a first one lacks, in the order in which they are asked.
pub const FALLBACKS: [&[u8]; 4] = [FALLBACK, SIMPLIFIED, TRADITIONAL, KOREAN];

/// The characters that some font has, a bit each.
static KNOWN: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut known = vec![0; (u32::from(char::MAX) as usize >> 6) + 1];
    for bytes in std::iter::once(REGULAR).chain(FALLBACKS) {
        let Ok(face) = ttf_parser::Face::parse(bytes, 0) else { continue };
        let tables = face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables);
        for table in tables.filter(ttf_parser::cmap::Subtable::is_unicode) {
            table.codepoints(|code| {
                if table.glyph_index(code).is_some_and(|glyph| glyph.0 != 0)
                    && let Some(word) = known.get_mut(code as usize >> 6)
                {
                    *word |= 1_u64 << (code & 63);
                }
            });
        }
    }
    known
});

/// Whether a character is drawn by no font: controls, joiners, marks of direction, variation selectors.
#[must_use]
pub fn is_invisible(char: char) -> bool {
    (char.is_control() && char != '\t')
        || matches!(char,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
            | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character can be shown, or is none that is drawn.
fn is_shown(char: char) -> bool {
    let code = u32::from(char);
    let known = KNOWN.get(code as usize >> 6).is_some_and(|word| word >> (code & 63) & 1 == 1);
    known || is_invisible(char) || matches!(char, '\t' | '\n' | '\u{2028}' | '\u{2029}')
}

/// The characters of a text that no font has, each once, in the order in which they stand.
#[must_use]
pub fn lacking(text: &str) -> Vec<char> {
    let mut lacking = Vec::new();
    for char in text.chars().filter(|char| !char.is_ascii() && !is_shown(*char)) {
        if !lacking.contains(&char) {
            lacking.push(char);
        }
    }
    lacking
}

/// Characters that cannot be shown, as they can be named: by their numbers.
#[must_use]
pub fn by_number(chars: &[char]) -> String {
    let numbers: Vec<String> = chars.iter().map(|char| format!("U+{:04X}", u32::from(*char))).collect();
    numbers.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_suppliers_in_chinese_and_korean_can_be_shown_and_what_cannot_is_named_by_number() {
        for name in [
            "华锐轴承有限公司",
            "苏州",
            "臺灣精密",
            "着緻裏",
            "삼성전자 주식회사",
            "한국 방각하",
            "葛\u{e0100}城",
            "髙﨑𠮷",
            "a\tb\nc",
        ] {
            assert_eq!(lacking(name), Vec::<char>::new(), "{name}");
        }
        let none = lacking("ไทย 🦀🦀 ✔ \u{f0b7}");
        assert_eq!(by_number(&none), "U+0E44 U+0E17 U+0E22 U+1F980 U+2714 U+F0B7");
    }
}
