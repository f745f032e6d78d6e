//! The rule for characters of what comes from outside: what may stand in a text and in which form, and
//! how a message repeats a piece of one.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Whether a character may stand in a text: no control characters but tab and line end, and
/// nothing that reorders the text around it, so that what one reads is what is there.
#[must_use]
pub fn is_allowed(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        // Bidirectional marks, embeddings, overrides and isolates; the byte order mark.
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
        '\u{feff}' => false,
        // Line and paragraph separators look like line ends to some programs and not to others.
        '\u{2028}' | '\u{2029}' => false,
        // Tags: invisible copies of ASCII.
        '\u{e0000}'..='\u{e007f}' => false,
        c => !c.is_control(),
    }
}

/// Whether a character of a questionnaire shows what it is: allowed, and none that leaves no mark. Those
/// that choose the form of the character before them are part of a name.
#[must_use]
pub fn is_visible(c: char) -> bool {
    let hidden = matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}');
    is_allowed(c) && !hidden
}

/// Characters that end a line: those of other systems, the vertical tab that Word puts for a line end
/// within a paragraph, and the page break.
const LINE_ENDS: [char; 6] = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Whether a text has the one form already.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    if has_no_other_form(text) {
        return true;
    }
    let marks = || text.chars().filter(|char| !is_own_form(*char));
    text.chars().all(is_allowed) && is_nfc_quick(marks()) == IsNormalized::Yes
}

/// A quick look, for it is asked at every key, of notes with 20,000 characters too, and of all that a file
/// holds when it is opened. Every place is looked at with the two behind it, so that many can be compared at
/// once; the first byte of a character is never taken for a later one.
fn has_no_other_form(text: &str) -> bool {
    const AT_ONCE: usize = 64;
    let bytes = text.as_bytes();
    let (first, second, third) =
        (bytes, bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    let [first, second, third] = [first, second, third].map(|bytes| bytes.as_chunks::<AT_ONCE>().0);
    let mut looked = 0;
    for ((first, second), third) in first.iter().zip(second).zip(third) {
        let places = first.iter().zip(second).zip(third);
        if places.fold(false, |odd, ((first, second), third)| odd | may_have_form(*first, *second, *third)) {
            return false;
        }
        looked += AT_ONCE;
    }
    let end = bytes.get(looked..).unwrap_or_default();
    let byte = |at: usize| end.get(at).copied().unwrap_or_default();
    (0..end.len()).all(|at| !may_have_form(byte(at), byte(at + 1), byte(at + 2)))
}

/// Whether a character that begins with these bytes may be one that is not allowed or has another form.
/// Without a branch, so that it is compiled to comparisons of many bytes at once. What follows the first
/// byte of a character lies between 0x80 and 0xbf, and is let pass by itself.
#[inline]
fn may_have_form(first: u8, second: u8, third: u8) -> bool {
    let unknown = (first < b' ') & (first != b'\n')
        | (first == 0x7f)
        | (0xc0..=0xe2).contains(&first)
        | (first >= 0xea) & (first != 0xef);
    // U+3028 to U+302F has marks of tone, U+3098 to U+309B those that make カ to ガ.
    let marks = (second == 0x80) & (third & 0xf8 == 0xa8) | (second == 0x82) & (third & 0xfc == 0x98);
    // Below U+FF00: private use, compatibility ideographs, the forms of other scripts.
    unknown | (first == 0xe3) & marks | (first == 0xef) & (second < 0xbc)
}

/// Compatibility ideographs: NFC would put another form of the character in their place, and a name is
/// written with the one and not with the other.
fn is_own_form(char: char) -> bool {
    matches!(char, '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

/// The one form that a text has wherever it comes from (typed, pasted, composed, read): line ends are LF,
/// what is not allowed is not there, and marks are put together with their letters (NFC, but for the
/// ideographs that it would change).
pub fn clean(text: &mut String) {
    if is_clean(text) {
        return;
    }
    let mut ends = text.replace("\r\n", "\n").replace(LINE_ENDS, "\n");
    ends.retain(is_allowed);
    text.clear();
    for part in ends.split_inclusive(is_own_form) {
        let own = part.chars().next_back().filter(|char| is_own_form(*char));
        let before = part.strip_suffix(is_own_form).unwrap_or(part);
        text.extend(before.nfc().chain(own));
    }
}

/// The start of a text in a line, at most so many characters of it.
#[must_use]
pub fn in_short(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// A piece of a file for a message: at most 300 characters, and none that could change how the
/// message looks on a terminal.
#[must_use]
pub fn echo(text: &str) -> String {
    const LONGEST: usize = 300;
    let shown = |c: char| if is_allowed(c) && c != '\n' && c != '\t' { c } else { '\u{fffd}' };
    let mut out: String = text.chars().take(LONGEST).map(shown).collect();
    if text.chars().nth(LONGEST).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_repeats_at_most_300_characters_of_a_file_and_no_control_character() {
        assert_eq!(echo(&"あ".repeat(1_000_000)).chars().count(), 301);
        assert_eq!(echo("a\u{1b}[31mb\u{202e}c\n"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}");
    }

    #[test]
    fn what_reorders_text_goes_and_what_writes_it_stays() {
        let mut text = "甲\r\n乙\u{202e}丙\u{0}\u{2028}丁\rא\u{200d}𠮷\t".to_owned();
        clean(&mut text);
        assert_eq!(text, "甲\n乙丙\n丁\nא\u{200d}𠮷\t");
    }

    /// Characters that are allowed and stand in no other form, whatever is beside them, so long as that is
    /// one of these, too: ASCII, kana, the ideographs in common use, full-width signs.
    fn is_plain(char: char) -> bool {
        matches!(char, ' '..='~' | '\n' | '\u{3000}'..='\u{3027}' | '\u{3030}'..='\u{3097}'
            | '\u{309c}'..='\u{9fff}' | '\u{ff00}'..='\u{ffff}')
    }

    #[test]
    fn what_is_passed_without_a_look_has_no_other_form_beside_any_other_such() {
        let plain: Vec<char> = ('\0'..='\u{10ffff}').filter(|char| is_plain(*char)).collect();
        assert!(plain.len() > 28_000);
        assert!(has_no_other_form(&plain.iter().collect::<String>()));
        for char in plain {
            assert!(is_allowed(char) && !is_own_form(char), "{char:?}");
            assert_eq!(unicode_normalization::char::canonical_combining_class(char), 0, "{char:?}");
            assert_eq!(is_nfc_quick(std::iter::once(char)), IsNormalized::Yes, "{char:?}");
        }
    }

    #[test]
    fn what_is_not_plain_is_seen_wherever_it_stands() {
        for char in '\0'..='\u{10ffff}' {
            assert_eq!(has_no_other_form(&String::from(char)), is_plain(char), "{char:?}");
        }
        for char in
            ['\0', '\r', '\u{7f}', 'é', '\u{200e}', '\u{302a}', '\u{3099}', '\u{fa19}', '\u{feff}', '🦀']
        {
            for before in 0..130 {
                for after in 0..67 {
                    let text = format!("{}{char}{}", "a".repeat(before), "a".repeat(after));
                    assert!(!has_no_other_form(&text), "{char:?} at {before} of {}", text.len());
                }
            }
        }
    }

    #[test]
    fn line_ends_are_one_and_marks_are_put_together() {
        let mut text = "一行目\u{b}二行目\u{c}三\u{85}四 カ\u{202e}\u{3099}ス".to_owned();
        clean(&mut text);
        assert_eq!(text, "一行目\n二行目\n三\n四 ガス");
    }

    #[test]
    fn the_form_of_a_character_in_a_name_stays() {
        for name in ["\u{fa19}田\u{fa1a}子", "髙\u{fa11}\u{2f81a}", "\u{fa19}カ"] {
            let mut text = format!("{name}\u{3099}\r");
            clean(&mut text);
            let composed = format!("{name}\u{3099}\n").replace("カ\u{3099}", "ガ");
            assert_eq!(text, composed);
        }
    }

    proptest::proptest! {
        #[test]
        fn the_form_of_a_text_has_no_other_form(text: String) {
            let mut once = text.clone();
            clean(&mut once);
            let mut twice = once.clone();
            clean(&mut twice);
            proptest::prop_assert_eq!(&twice, &once);
            proptest::prop_assert!(once.chars().all(is_allowed));
            let others: String = once.split(is_own_form).collect::<Vec<_>>().join("\n");
            proptest::prop_assert_eq!(others.nfc().collect::<String>(), others);
        }
    }
}
