//! Where a line of text may be broken, by the strict Japanese rules: no line begins with a closing
//! mark or small kana, none ends with an opening bracket. No number is torn from what it counts or goes
//! up to, and nothing from its arrow. The window and the report break alike.

use std::ops::Range;

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// The byte offsets in a paragraph at which a line may end, lowest first; its end is always one of
/// them.
#[must_use]
pub fn breaks(paragraph: &str) -> Vec<usize> {
    let torn = |at: &usize| {
        may_hold(paragraph.as_bytes(), *at) && holds(paragraph[..*at].chars().rev(), paragraph[*at..].chars())
    };
    let mut ends = places(paragraph);
    ends.retain(|at| !torn(at));
    ends
}

/// The places at which the rules of writing let a line end, its begin among them. Between two plain characters of
/// Japanese it may end whatever stands around them, so only what lies between such places is looked at closely: of a
/// long note that is a tenth.
fn places(paragraph: &str) -> Vec<usize> {
    let mut places = Vec::with_capacity(paragraph.len() / 3 + 1);
    let (mut start, mut plain_before) = (0, false);
    for (at, char) in paragraph.char_indices() {
        let plain = is_plain(char);
        if plain && plain_before {
            looked_at(paragraph, start..at, &mut places);
            start = at;
        }
        plain_before = plain;
    }
    looked_at(paragraph, start..paragraph.len(), &mut places);
    places
}

/// What knows the rules of all scripts.
fn segmenter() -> LineSegmenterBorrowed<'static> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    LineSegmenter::new_for_non_complex_scripts(options)
}

/// Adds the places of a part: its begin has been added as the end of the one before, where there is one.
fn looked_at(paragraph: &str, part: Range<usize>, places: &mut Vec<usize>) {
    // A plain character alone, which most parts are.
    if part.start > 0 && part.len() == 3 && paragraph[part.clone()].starts_with(is_plain) {
        places.push(part.end);
        return;
    }
    let inner = segmenter().segment_str(&paragraph[part.clone()]);
    places.extend(inner.filter(|at| part.start == 0 || *at > 0).map(|at| part.start + at));
}

/// Whether a character is kana or an ideograph that may begin and end a line: no small kana, no mark.
fn is_plain(char: char) -> bool {
    match char {
        '\u{4e00}'..='\u{9fff}' => true,
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30f6}' => !SMALL.contains(char),
        _ => false,
    }
}

/// Whether something around a place can belong together, by a look at four bytes: nearly all places of a long note
/// have no digit, blank or sign beside them.
fn may_hold(text: &[u8], at: usize) -> bool {
    // With these bytes ÷, ×, · and → begin; the last one is three bytes long, and so are the units after a digit.
    const LATIN: u8 = 0xC3;
    const DOT: u8 = 0xC2;
    const SIGN: u8 = 0xE2;
    let around = at.checked_sub(4).and_then(|first| text.get(first..)?.first_chunk::<5>());
    let [fourth, third, _, last, next] = around.copied().unwrap_or_else(|| {
        let byte = |place: Option<usize>| place.and_then(|place| text.get(place)).copied().unwrap_or(0);
        [4, 3, 2, 1, 0].map(|back| byte(at.checked_sub(back)))
    });
    last == b' '
        || last.is_ascii_digit()
        || next.is_ascii_digit()
        || matches!(next, LATIN | DOT | SIGN)
        || third == SIGN
        || fourth.is_ascii_digit()
}

/// Whether what stands before and after a place belongs together: a number and the one that it goes up to, a
/// number and what it counts, a day and its month, the two sides of an arrow. `before` goes backwards from the
/// place, and spaces at its begin are those at the end of the line.
pub fn holds(
    before: impl Iterator<Item = char> + Clone,
    mut after: impl Iterator<Item = char> + Clone,
) -> bool {
    let spaced = before.clone().next() == Some(' ');
    let mut back = before.skip_while(|char| *char == ' ');
    let (whole, Some(last), Some(next)) = (back.clone(), back.next(), after.next()) else { return false };
    // A stroke between two words stays with the first.
    let stroke = spaced && next == '/' && after.clone().next() == Some(' ');
    if last == ARROW || next == ARROW || stroke {
        return true;
    }
    let digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
    if !spaced {
        let between = |char: char| BETWEEN.contains(char);
        return match (last, next) {
            ('0'..='9', next) if COUNTED.contains(next) => true,
            ('0'..='9', sign) if between(sign) => digit(after.next()),
            (sign, '0'..='9') if between(sign) => digit(back.next()),
            ('ル', '0'..='9') => whole.take(3).eq("ルベレ".chars()),
            ('第' | '全' | '約' | '大', '0'..='9') | (_, '÷' | '×' | DOT) => true,
            // What is counted has itself two characters.
            (last, next) if PAIRS.contains(&(last, next)) => digit(back.next()),
            _ => false,
        };
    }
    // What begins no line does not begin one after a blank either.
    if stays_behind(next) {
        return true;
    }
    // A mark of something stays with its name, and a dot between two things with the first.
    if next == MARK || next == DOT {
        return true;
    }
    // No line begins with the sign of a division or of what comes out, and the latter stays with its number.
    if REACHES.contains(next) || (REACHES.contains(last) && next.is_ascii_digit()) {
        return true;
    }
    match (last, next) {
        // What is counted stands before its number: 未回答 0.
        (last, '0'..='9') if is_written_japanese(last) => true,
        ('0'..='9', next) if next.is_alphabetic() && next < '\u{2000}' => is_count(whole),
        (last, '0'..='9') if last.is_ascii_alphabetic() => {
            let word = |of: &str| whole.clone().take(of.len()).eq(of.chars().rev());
            // A part stays with its whole: 12 of 46.
            let year = after.take_while(char::is_ascii_digit).count() == 3;
            let part = !year && word("of") && digit(whole.clone().skip(2).find(|char| *char != ' '));
            part || BEFORE.iter().any(|of| word(of))
        }
        // How often it is paid: a year.
        ('a', 'y') => back.next() == Some(' ') && after.take(3).eq("ear".chars()),
        // What there is none of.
        ('o', 'r') => matches!(back.next(), Some('N' | 'n')) && after.take(4).eq("ange".chars()),
        _ => false,
    }
}

/// Whether a character is kana or an ideograph.
fn is_written_japanese(char: char) -> bool {
    matches!(char, '\u{3041}'..='\u{30fa}' | 'ー' | '\u{4e00}'..='\u{9fff}')
}

/// Whether a number, read backwards, is one of something: neither a year nor the end of a sign such as A-1.
fn is_count(mut back: impl Iterator<Item = char>) -> bool {
    let (mut figures, mut parted) = (0, false);
    loop {
        match back.next() {
            Some('0'..='9') => figures += 1,
            Some(',' | '.') => parted = true,
            before => {
                let alone = before.is_none_or(|char| !char.is_ascii_alphabetic() && char != '-');
                return alone && (figures < 4 || parted);
            }
        }
    }
}

/// Small kana.
const SMALL: &str = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ";
/// Other marks that stay with what stands before them.
const MARKS: &str = "ー々ゝゞヽヾ〻";

/// Whether a character of Japanese goes on with what stands before it, and so begins no line.
pub fn stays_behind(char: char) -> bool {
    SMALL.contains(char) || MARKS.contains(char)
}

/// Signs that lead on to what is behind them.
const REACHES: &str = "÷×=≈≒";
/// The dot between things that stand in a row.
const DOT: char = '·';
/// The mark of a target.
const MARK: char = '▼';
const ARROW: char = '→';
/// Marks between two numbers that belong together: ranges, dates, fractions.
const BETWEEN: &str = "–-−〜～/.:年月";
/// What is counted stays with its number.
const COUNTED: &str = "件問点年月日社人行版名円個字歳倍割時分秒週回つか国箇ヶ品所種類台本枚期度億万千";
const PAIRS: [(char, char); 12] = [
    ('か', '月'),
    ('か', '国'),
    ('か', '所'),
    ('か', '年'),
    ('年', '度'),
    ('年', '間'),
    ('日', '間'),
    ('億', '円'),
    ('万', '円'),
    ('千', '円'),
    ('種', '類'),
    ('品', '目'),
];
/// Words that stay with the number that follows them.
const BEFORE: [&str; 25] = [
    "Principle",
    "Domain",
    "low",
    "normal",
    "high",
    "Level",
    "level",
    "Range",
    "range",
    "Coverage",
    "coverage",
    "Target",
    "target",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

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
    fn a_line_may_end_between_all_plain_characters() {
        let segmenter = segmenter();
        let plain: Vec<char> = ('\u{3000}'..='\u{a000}').filter(|char| is_plain(*char)).collect();
        assert!(plain.len() > 20_000);
        for pair in plain.windows(2) {
            let text = String::from_iter([pair[0], pair[1], pair[0]]);
            assert_eq!(segmenter.segment_str(&text).collect::<Vec<_>>(), [0, 3, 6, 9], "{text}");
        }
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

    #[test]
    fn a_number_stays_with_what_it_counts_and_with_what_it_goes_up_to() {
        for (text, wanted) in [
            ("by 16 November 2026", &["by", "16 November 2026"][..]),
            ("0 unanswered, 42 points", &["0 unanswered,", "42 points"]),
            ("From → to", &["From → to"]),
            ("unknown → 3, now", &["unknown → 3,", "now"]),
            ("so far (51–57) at 1,000 questions", &["so", "far", "(51–57)", "at", "1,000 questions"]),
            ("at level 3 of 2026 plans", &["at", "level 3 of", "2026", "plans"]),
            ("A-1 Sources", &["A-1", "Sources"]),
            ("gap ÷ target = 96 ÷ 96 = 100%", &["gap ÷", "target = 96 ÷ 96 = 100%"]),
            ("Range 42–47, coverage 95%", &["Range 42–47,", "coverage 95%"]),
            ("No range, no range", &["No range,", "no range"]),
            ("of Principle 1, Domain 3", &["of", "Principle 1,", "Domain 3"]),
            ("12 of 46 asked, low 1, high 3", &["12 of 46 asked,", "low 1,", "high 3"]),
            ("one of 46", &["one", "of", "46"]),
            ("weight × urgency ÷ gap", &["weight ×", "urgency ÷", "gap"]),
            ("3 Documented ▼", &["3 Documented ▼"]),
            ("China · Japan", &["China ·", "Japan"]),
            ("¥120 m a year, a yard", &["¥120 m", "a year,", "a", "yard"]),
            ("未回答 0、普通 2", &["未", "回", "答 0、", "普", "通 2"]),
            ("最大27.3億円", &["最", "大27.3億円"]),
            ("by A ーメモ", &["by", "A ー", "メ", "モ"]),
            ("A っと", &["A っ", "と"]),
        ] {
            let ends = breaks(text);
            let parts: Vec<&str> = ends.windows(2).map(|pair| text[pair[0]..pair[1]].trim_end()).collect();
            assert_eq!(parts, wanted);
        }
        // Japanese may end a line nearly anywhere.
        let text = "1つ、3か月、12か国と18億円、全46問、51〜57点、レベル3、2026年度、不明 → 3";
        let ends = breaks(text);
        for whole in ["1つ", "3か月", "12か国", "18億円", "全46問", "51〜57点", "ル3", "2026年度", "明 → 3"]
        {
            let at = text.find(whole).unwrap_or_else(|| panic!("{whole}"));
            let torn: Vec<usize> = (at + 1..at + whole.len()).filter(|at| ends.contains(at)).collect();
            assert_eq!(torn, [0; 0], "{whole}");
        }
        assert!(ends.contains(&"1つ、3か月、12か国".len()));
        let text = "重み×緊急度÷目標";
        let ends = breaks(text);
        assert!(!ends.contains(&"重み".len()) && !ends.contains(&"重み×緊急度".len()), "{ends:?}");
    }

    proptest! {
        #[test]
        fn what_is_not_looked_at_holds_nothing(text in "[0-9か月国年度日間億万千円種類品目件大÷×·→▼ー・/.a-cof A、]{0,12}") {
            for (at, _) in text.char_indices() {
                let held = holds(text[..at].chars().rev(), text[at..].chars());
                prop_assert!(!held || may_hold(text.as_bytes(), at), "{:?} {}", text, at);
            }
        }

        #[test]
        fn what_is_looked_at_in_parts_has_the_places_of_the_whole(
            text in "[あいがっゃ々ー調達先アガァッ゛\u{3099}\u{3400}\u{20000}、。「」『』（）！？・…〜ｱｰa-c0-9 %$\"'’“”«»()\\[\\]\\-–—/.,:;!?\u{a0}\u{200b}\u{200d}\u{fe0f}🇯👍가ก\u{5d0}\n]{0,40}",
        ) {
            let whole: Vec<usize> = segmenter().segment_str(&text).collect();
            prop_assert_eq!(places(&text), whole, "{:?}", text);
        }

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
