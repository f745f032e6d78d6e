//! The embedded fonts, as bytes, and which characters they have: the window and the report use the same.
//! Where they come from and how they were made: `assets/fonts/README.md`. They are statics, for of a constant each
//! part of the program that is compiled by itself gets a copy.

use std::sync::LazyLock;

use ttf_parser::cmap::Format;

/// BIZ UDPGothic Regular.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf");
/// BIZ UDPGothic Bold.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Bold.ttf");
/// Noto Sans JP: what BIZ UDPGothic lacks.
pub static FALLBACK: &[u8] = include_bytes!("../../assets/fonts/NotoSansJP-Fallback.ttf");
/// Noto Sans SC: simplified Chinese that the ones before lack.
pub static SIMPLIFIED: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Fallback.ttf");
/// Noto Sans TC: traditional Chinese that the ones before lack.
pub static TRADITIONAL: &[u8] = include_bytes!("../../assets/fonts/NotoSansTC-Fallback.ttf");
/// Noto Sans KR: Korean that the ones before lack.
pub static KOREAN: &[u8] = include_bytes!("../../assets/fonts/NotoSansKR-Fallback.ttf");

/// The fonts that stand in for a character which a first one lacks, in the order in which they are asked.
pub static FALLBACKS: [&[u8]; 4] = [FALLBACK, SIMPLIFIED, TRADITIONAL, KOREAN];

/// How many words of 64 characters there are.
const WORDS: usize = (char::MAX as usize >> 6) + 1;

/// What ends the list of characters in a font's table.
const END: u32 = 0xffff;

/// The characters that some font has, and those that are not drawn, a bit each.
static SHOWN: LazyLock<[u64; WORDS]> = LazyLock::new(|| {
    let mut shown = [0; WORDS];
    let mut show = |code: u32| {
        if let Some(word) = shown.get_mut(code as usize >> 6) {
            *word |= 1_u64 << (code & 63);
        }
    };
    for bytes in std::iter::once(REGULAR).chain(FALLBACKS) {
        let Ok(face) = ttf_parser::Face::parse(bytes, 0) else { continue };
        // The one that goes beyond the first plane has all of the others. No table of these fonts lists a
        // character without a glyph but the one that marks its end, which is none: see the tests.
        let tables = || face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables);
        let unicode = || tables().filter(ttf_parser::cmap::Subtable::is_unicode);
        let whole = unicode().find(|table| matches!(table.format, Format::SegmentedCoverage(_)));
        if let Some(table) = whole.or_else(|| unicode().next()) {
            table.codepoints(|code| {
                if code != END {
                    show(code);
                }
            });
        }
    }
    let not_drawn = |char: &char| is_invisible(*char) || matches!(char, '\0'..='~' | '\u{2028}' | '\u{2029}');
    // All of them stand in the first plane and at the start of the fourteenth.
    let planes = ('\0'..='\u{ffff}').chain('\u{e0000}'..='\u{e0fff}');
    planes.filter(not_drawn).for_each(|char| show(u32::from(char)));
    shown
});

/// Looks the fonts through, which takes some milliseconds, before the first text is asked about.
pub fn look_through() {
    LazyLock::force(&SHOWN);
}

/// Whether a character is drawn by no font: controls, joiners, marks of direction, variation selectors.
#[must_use]
pub fn is_invisible(char: char) -> bool {
    (char.is_control() && char != '\t')
        || matches!(char,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
            | '\u{e0100}'..='\u{e01ef}')
}

/// The characters of a text that no font has, each once, in the order in which they stand.
#[must_use]
pub fn lacking(text: &str) -> Vec<char> {
    let shown = &*SHOWN;
    let mut lacking = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut chars = rest[shown_at_the_start(rest.as_bytes(), shown)..].chars();
        let next = chars.next();
        rest = chars.as_str();
        lacking.extend(next.filter(|char| !is_shown(*char, shown) && !lacking.contains(char)));
    }
    lacking
}

fn is_shown(char: char, shown: &[u64; WORDS]) -> bool {
    let code = u32::from(char);
    shown.get(code as usize >> 6).is_some_and(|word| word >> (code & 63) & 1 == 1)
}

/// How many bytes at the start of a text are of characters that are shown, as far as a quick look tells: it
/// is asked at every key, of notes with 20,000 characters too. Of a character of three bytes, the first two
/// tell the word, and the last the bit.
fn shown_at_the_start(text: &[u8], shown: &[u64; WORDS]) -> usize {
    let mut at = 0;
    loop {
        at += match text.get(at..) {
            Some([0..0x80, ..]) => 1,
            Some([first @ 0xe0..=0xef, second, third, ..]) => {
                let word = usize::from(first & 0xf) << 6 | usize::from(second & 0x3f);
                if shown[word] >> (third & 0x3f) & 1 == 0 {
                    return at;
                }
                3
            }
            _ => return at,
        }
    }
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
    fn a_character_is_shown_if_a_font_has_a_glyph_for_it_and_no_other() {
        let fonts: Vec<_> = std::iter::once(REGULAR)
            .chain(FALLBACKS)
            .map(|bytes| ttf_parser::Face::parse(bytes, 0).unwrap())
            .collect();
        // The first two planes and the third have all that these fonts have.
        for char in '\u{a0}'..'\u{30000}' {
            let has = fonts.iter().any(|face| face.glyph_index(char).is_some_and(|glyph| glyph.0 != 0));
            let drawn = !is_invisible(char) && !matches!(char, '\u{2028}' | '\u{2029}');
            assert_eq!(is_shown(char, &SHOWN), has || !drawn, "{char:?}");
        }
    }

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
        let shown: String = "华锐삼성".chars().cycle().take(200).collect();
        for before in 0..200 {
            let text: String =
                shown.chars().take(before).chain("🦀é✔a✔".chars()).chain(shown.chars()).collect();
            assert_eq!(lacking(&text), ['🦀', '✔'], "after {before}");
        }
        let none = lacking("ไทย 🦀🦀 ✔ \u{f0b7}");
        assert_eq!(by_number(&none), "U+0E44 U+0E17 U+0E22 U+1F980 U+2714 U+F0B7");
    }
}
