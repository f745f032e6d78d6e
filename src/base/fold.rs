//! One folding of text for all that is looked up: what a person types finds what stands on the screen,
//! however it is stored.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// A text without what the eye does not tell apart: case, width, how marks are put together, variants of
/// a character, and characters that are not seen at all.
#[must_use]
pub fn folded(text: &str) -> Cow<'_, str> {
    // Most cells of a ledger are folded as they stand, and there are a million of them.
    if text.chars().all(is_folded) {
        return Cow::Borrowed(text);
    }
    // Most texts are in this form but for case, and a note may be long.
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes && !text.contains(is_unseen) {
        return Cow::Owned(text.to_lowercase());
    }
    Cow::Owned(text.chars().filter(|char| !is_unseen(*char)).nfkc().collect::<String>().to_lowercase())
}

/// Whether a character is folded for sure, whatever stands beside it: what is on an English keyboard without capitals,
/// kana and ideographs.
fn is_folded(char: char) -> bool {
    matches!(char, '\0'..='@' | '['..='\u{7f}' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '々' | '\u{4e00}'..='\u{9fff}')
}

/// Soft hyphens, joiners and marks of zero width, marks of direction, selectors of variants.
fn is_unseen(char: char) -> bool {
    matches!(
        char,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_folded_alike() {
        for (stored, typed) in [
            ("ガスハ\u{309a}イフ\u{309a}", "ガスパイプ"),
            ("ｶﾞｷﾞｸﾞ", "ガギグ"),
            ("見え\u{200b}ない", "見えない"),
            ("ソフト\u{ad}ハイフン", "ソフトハイフン"),
            ("葛\u{e0100}城市", "葛城市"),
            ("ＰＤＦ", "pdf"),
            ("ＢＯＡＲＤ", "Board"),
            ("①", "1"),
            ("㈱", "(株)"),
        ] {
            assert_eq!(folded(stored), folded(typed), "{stored}");
        }
    }

    #[test]
    fn what_is_taken_for_folded_is_what_folding_makes_of_it() {
        for char in (char::MIN..=char::MAX).filter(|char| is_folded(*char)) {
            let whole: String = char.to_string().chars().nfkc().collect::<String>().to_lowercase();
            assert!(whole == char.to_string() && !is_unseen(char), "{char}");
        }
        // A mark behind one of them is put together with it.
        assert_eq!(folded("か\u{3099}"), "が");
    }

    #[test]
    fn what_looks_different_stays_so() {
        for (one, other) in [("か", "が"), ("ハ", "パ"), ("は", "ハ"), ("高", "髙"), ("a", "b")] {
            assert_ne!(folded(one), folded(other));
        }
    }
}
