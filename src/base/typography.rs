//! Where a line of text may be broken, by the strict Japanese rules: no line begins with a closing
//! mark or small kana, none ends with an opening bracket. The window and the report break alike.

use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

/// The byte offsets in a paragraph at which a line may end, lowest first; its end is always one of
/// them.
#[must_use]
pub fn breaks(paragraph: &str) -> Vec<usize> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    LineSegmenter::new_for_non_complex_scripts(options).segment_str(paragraph).collect()
}

/// Breaks a paragraph, which has no line ends of its own, to a width: the byte ranges of its rows,
/// at least one. Spaces at the end of a row belong to it but are not seen and take no room.
/// `advance` is the width of a character in the unit of `width`. A word wider than a row is broken
/// where there is room no more.
pub fn rows(paragraph: &str, width: f32, mut advance: impl FnMut(char) -> f32) -> Vec<Range<usize>> {
    let mut breaks = breaks(paragraph).into_iter().peekable();
    let (mut rows, mut start, mut used, mut last_break) = (Vec::new(), 0, 0.0, None);
    let mut since_break = 0.0;
    for (offset, char) in paragraph.char_indices() {
        let step = advance(char);
        // What stands since the last break may be too wide for a row of its own.
        while used + step > width + 0.01 && char != ' ' && offset > start {
            let end = last_break.take().unwrap_or(offset);
            rows.push(start..end);
            used = if end == offset { 0.0 } else { since_break };
            start = end;
        }
        used += step;
        since_break += step;
        let end = offset + char.len_utf8();
        while breaks.next_if(|offset| *offset < end).is_some() {}
        if breaks.next_if_eq(&end).is_some() {
            last_break = Some(end);
            since_break = 0.0;
        }
    }
    rows.push(start..paragraph.len());
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn set(text: &str, width: f32) -> Vec<&str> {
        rows(text, width, |c| if c.is_ascii() { 0.5 } else { 1.0 }).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn a_full_stop_a_small_kana_and_a_closing_bracket_never_begin_a_row() {
        assert_eq!(set("あいうえ。かき", 4.0), ["あいう", "え。かき"]);
        assert_eq!(set("あいうキャベツ", 4.0), ["あいう", "キャベツ"]);
        assert_eq!(set("あい「うえ」お", 5.0), ["あい「う", "え」お"]);
    }

    #[test]
    fn an_opening_bracket_never_ends_a_row() {
        assert_eq!(set("あいう「えお」", 4.0), ["あいう", "「えお」"]);
    }

    #[test]
    fn latin_words_stay_whole_and_spaces_hang() {
        assert_eq!(set("supply chain risk", 6.0), ["supply chain ", "risk"]);
        assert_eq!(set("xxxxxxxx", 2.0), ["xxxx", "xxxx"]);
        assert_eq!(set("", 2.0), [""]);
    }

    #[test]
    fn what_holds_together_and_is_wider_than_a_row_is_broken_too() {
        let text = "aaaアア、aあ、a「  「  ア、 、";
        assert_eq!(set(text, 7.4), ["aaaアア、aあ、", "a", "「  「  ア、 ", "、"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_row_is_too_wide(text in "[あ-んア-ン、。「」a-c ]{0,60}", width in 6.0_f32..20.0) {
            let set = set(&text, width);
            prop_assert_eq!(set.concat(), text.clone());
            for (i, row) in set.iter().enumerate() {
                let seen = row.trim_end_matches(' ');
                let used: f32 = seen.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum();
                prop_assert!(used <= width + 0.02, "{:?}", row);
                prop_assert!(i == 0 || !row.is_empty());
            }
        }
    }
}
