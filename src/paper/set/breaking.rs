//! Where a line of a report ends: at the last allowed break that has room, never so that a mark
//! stands where it must not or a character is left alone.

use super::faces::{Glyph, QUARTER, Variant};

use crate::base::typography;

/// How wide a short text is at most, in ems.
const SHORT: f32 = 24.0;

/// The byte offsets at which a line may end. A bracket before Japanese text may begin one, whatever stands
/// before it: a date stays whole. No word of two characters is torn.
pub(in crate::paper) fn breaks(text: &str) -> Vec<usize> {
    let mut breaks = typography::breaks(text);
    breaks.retain(|at| !parts_a_character(text, *at));
    let begins =
        |(at, bracket): &(usize, &str)| *at > 0 && text[at + bracket.len()..].starts_with(is_japanese);
    for (at, _) in text.match_indices('(').filter(begins) {
        if let Err(place) = breaks.binary_search(&at) {
            breaks.insert(place, at);
        }
    }
    breaks
}

/// Whether at a place of what is written in ideographs alone one of them would be parted from all others.
fn parts_a_character(text: &str, at: usize) -> bool {
    let run =
        |chars: &mut dyn Iterator<Item = char>| chars.take(2).take_while(|char| is_ideograph(*char)).count();
    let (before, after) = (run(&mut text[..at].chars().rev()), run(&mut text[at..].chars()));
    before > 0 && after > 0 && (before == 1 || after == 1)
}

/// The width of glyphs in ems.
pub(in crate::paper) fn width_of(glyphs: &[(u32, Glyph)]) -> f32 {
    let thousandths: u32 = glyphs.iter().map(|(_, glyph)| u32::from(glyph.advance)).sum();
    #[allow(clippy::cast_precision_loss, reason = "only compared with a line's width")]
    let ems = thousandths as f32 / 1000.0;
    ems
}

/// Japanese and Latin text side by side, which want a quarter of an em between them.
pub(in crate::paper) fn meet(first: char, second: char) -> bool {
    (is_japanese(first) && is_western(second))
        || ((is_western(first) || matches!(first, '%' | '°')) && is_japanese(second))
}

fn is_japanese(char: char) -> bool {
    matches!(char, '々' | '〆' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_western(char: char) -> bool {
    matches!(char, '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{52f}') && char.is_alphanumeric()
}

/// How many glyphs fit on a line: up to the last allowed break, or as many as there is room for
/// where a word is wider than the line. `breaks` are the allowed breaks from here on.
pub(in crate::paper) fn fit(glyphs: &[(u32, Glyph)], breaks: &mut &[usize], size: f32, width: f32) -> usize {
    let room = width + 0.01;
    let (mut used, mut last_break) = (0_u32, None);
    for (place, (end, glyph)) in glyphs.iter().enumerate() {
        used += u32::from(glyph.advance);
        let quarter = if glyph.variant == Variant::Spaced { QUARTER } else { 0 };
        #[allow(clippy::cast_precision_loss, reason = "a line is a few thousand ems wide at most")]
        let reached = (used - u32::from(quarter)) as f32 / 1000.0 * size;
        if reached > room && glyph.char != ' ' {
            return last_break.unwrap_or_else(|| torn(glyphs, place));
        }
        let end = usize::try_from(*end).unwrap_or(usize::MAX);
        while breaks.first().is_some_and(|next| *next < end) {
            *breaks = &breaks[1..];
        }
        if breaks.first() == Some(&end) && may_break(glyphs, place + 1) {
            last_break = Some(place + 1);
        }
    }
    glyphs.len()
}

/// Where a line ends that has room up to `end`: a little before it where a word would be torn there, or a
/// character be left alone on the last line.
pub(in crate::paper) fn line_end(
    glyphs: &[(u32, Glyph)],
    breaks: &[usize],
    start: usize,
    end: usize,
) -> usize {
    with_company(glyphs, breaks, start, whole_word(glyphs, breaks, start, end))
}

/// Whether a line may end at a place.
fn breaks_at(glyphs: &[(u32, Glyph)], breaks: &[usize], place: usize) -> bool {
    let offset = usize::try_from(glyphs[place - 1].0).unwrap_or(usize::MAX);
    breaks.binary_search(&offset).is_ok() && may_break(glyphs, place)
}

/// The break before the word that would be torn at `end`: before kana that go on. Where none is near,
/// or the line would have little left, the word is torn.
fn whole_word(glyphs: &[(u32, Glyph)], breaks: &[usize], start: usize, end: usize) -> usize {
    let pair = |place: usize| Some((glyphs.get(place.checked_sub(1)?)?.1.char, glyphs.get(place)?.1.char));
    let tears = |place: usize| {
        pair(place).is_some_and(|(last, next)| {
            (is_japanese(last) && is_hiragana(next)) || (is_katakana(last) && is_katakana(next))
        })
    };
    // Between two of these a compound would be torn in place of a word.
    let within =
        |place: usize| pair(place).is_some_and(|(last, next)| is_ideograph(last) && is_ideograph(next));
    if !tears(end) {
        return end;
    }
    let may = |place: &usize| !tears(*place) && !within(*place) && breaks_at(glyphs, breaks, *place);
    (start + SHORTEST..end).rev().take(NEAR).find(may).unwrap_or(end)
}

fn is_hiragana(char: char) -> bool {
    matches!(char, '\u{3041}'..='\u{3096}')
}

fn is_katakana(char: char) -> bool {
    matches!(char, '\u{30a1}'..='\u{30fa}' | 'ー')
}

fn is_ideograph(char: char) -> bool {
    is_japanese(char) && !is_hiragana(char) && !is_katakana(char)
}

/// Where a line ends so that no Japanese character is left alone on the last line: one break before
/// `end` where that would be so.
fn with_company(glyphs: &[(u32, Glyph)], breaks: &[usize], start: usize, end: usize) -> usize {
    let alone = |rest: &[(u32, Glyph)]| {
        rest.len() <= 4 && rest.iter().filter(|(_, glyph)| glyph.char.is_alphanumeric()).count() == 1
    };
    let rest = &glyphs[end..];
    if !rest.first().is_some_and(|(_, first)| is_japanese(first.char)) || !alone(rest) {
        return end;
    }
    let may = |place: &usize| breaks_at(glyphs, breaks, *place) && !alone(&glyphs[*place..]);
    (start + 4..end).rev().take(8).find(may).unwrap_or(end)
}

/// Where a short text of two lines is broken at a space, so that neither a name nor a post is torn
/// in the middle: at the last one that leaves each half room on its line and is not near the beginning.
pub(in crate::paper) fn halves(glyphs: &[(u32, Glyph)], size: f32, width: f32) -> Option<usize> {
    let whole = width_of(glyphs) * size;
    if whole > (2.0 * width).min(SHORT * size) {
        return None;
    }
    (1..glyphs.len()).rev().filter(|place| glyphs[place - 1].1.char == ' ').find(|place| {
        let first = width_of(&glyphs[..place - 1]) * size;
        first <= width
            && first >= whole / 4.0
            && width_of(&glyphs[*place..]) * size <= width
            && may_break(glyphs, *place)
    })
}

/// Whether the marks at both sides of a break may stand there; spaces, after which a break is
/// otherwise always allowed, do not count. No number is torn from the one that it goes up to, and none
/// from what it counts.
pub(in crate::paper) fn may_break(glyphs: &[(u32, Glyph)], place: usize) -> bool {
    let before = glyphs[..place].iter().rev().map(|(_, glyph)| glyph.char);
    let after = glyphs[place..].iter().map(|(_, glyph)| glyph.char);
    !typography::holds(before, after) && marks_may_part(glyphs, place)
}

/// The part of it that holds for marks alone: none begins a line that must not, and none ends one.
fn marks_may_part(glyphs: &[(u32, Glyph)], place: usize) -> bool {
    let next = glyphs.get(place).map(|(_, glyph)| glyph.char);
    let last = glyphs[..place].iter().rev().map(|(_, glyph)| glyph.char).find(|char| *char != ' ');
    !next.is_some_and(begins_no_line) && !last.is_some_and(|char| NEVER_LAST.contains(char))
}

/// Where what holds together and is wider than the line is torn: where the room ends, or a little before it so
/// that no mark stands where it must not. Where numbers and their units alone reach further than that,
/// a unit is torn off rather than that a mark begins the line.
fn torn(glyphs: &[(u32, Glyph)], room: usize) -> usize {
    let digit = |place: usize| glyphs.get(place).is_some_and(|(_, glyph)| glyph.char.is_ascii_digit());
    // A blank stays at the end of a line, where nobody sees it.
    let blanks = |place: usize| glyphs[place..].iter().take_while(|(_, glyph)| glyph.char == ' ').count();
    let near = || (room.saturating_sub(12).max(1)..=room).rev().map(|place| place + blanks(place));
    let whole = |place: &usize| may_break(glyphs, *place) && !(digit(place - 1) && digit(*place));
    near()
        .find(whole)
        .or_else(|| near().find(|place| marks_may_part(glyphs, *place)))
        .unwrap_or_else(|| room.max(1))
}

/// How far back a line may end to keep a word whole, and how many characters it has at least.
const NEAR: usize = 5;
const SHORTEST: usize = 18;

/// Whether a character begins no line.
pub(in crate::paper) fn begins_no_line(char: char) -> bool {
    typography::stays_behind(char) || NEVER_FIRST.contains(char)
}

/// Marks that begin no line, beside what goes on with the character before it.
const NEVER_FIRST: &str = "、。，．,.」』）)】〉》〕］｝]}’”・：；:;？！?!…‥%％*＊";
/// Marks that end no line.
pub(in crate::paper) const NEVER_LAST: &str = "「『（(【〈《〔［｛[{‘“";

#[cfg(test)]
mod tests {
    use crate::paper::set::text::{Line, Look, Setter, TEXT};
    use crate::paper::style::TABLE;
    use crate::paper::tree::Tag;

    /// The lines of a text at every width from narrow to wide, in points.
    fn lines(text: &str, narrowest: u8) -> Vec<Vec<String>> {
        let mut setter = Setter::new().unwrap();
        let look = Look::new(TABLE, TEXT, Tag::Artifact);
        let mut at = |width: u8| setter.plain(text, look, width.into()).iter().map(Line::text).collect();
        (narrowest..250).map(&mut at).collect()
    }

    #[test]
    fn a_number_is_not_torn_from_what_it_goes_up_to_nor_from_what_it_counts() {
        let text = "期限は2027-03-31(期限超過)、範囲 42–47、8〜12点、3/4、全29問のうち12件を2027年4月1日まで";
        for line in lines(text, 80).concat() {
            let (first, last) = (line.chars().next().unwrap(), line.trim_end().chars().last().unwrap());
            assert!(!"問件年月日点".contains(first), "{line}");
            let cut = "-–〜/年月".contains(last) && text.contains(&format!("{line}3"));
            assert!(!cut, "{line}");
            for whole in ["2027-03-31", "42–47", "8〜12点", "3/4", "2027年4月1日"] {
                let parts = whole.char_indices().skip(1).any(|(at, _)| line.ends_with(&whole[..at]));
                assert!(!parts || text.ends_with(&line), "{line} tears {whole}");
            }
        }
        // A bracket may begin a line where a date before it has no room for what it holds.
        let narrow = lines("2027-03-31(期限超過)", 50);
        assert!(narrow.contains(&vec!["2027-03-31".to_owned(), "(期限超過)".to_owned()]), "{narrow:?}");
    }

    #[test]
    fn no_mark_begins_a_line_where_only_numbers_and_their_units_stand_before_it() {
        let text = "v24q000年00年0000年00年ーメモの漢字、の漢字、";
        let torn = lines(text, 50);
        for line in torn.iter().flatten() {
            assert!(!line.starts_with(super::begins_no_line), "{line}");
        }
        assert!(torn.iter().flatten().any(|line| line.starts_with("年ーメモ")), "{torn:?}");
    }

    /// Words of two characters, and the ends of longer ones, are never torn where a line has room for two.
    #[test]
    fn no_ideograph_is_parted_from_its_word() {
        for (text, words) in [
            ("「はい・一部・いいえ」は4・2・0と数えます", &["一部"][..]),
            ("レベル(▼は目標)", &["目標"]),
            ("回答の割合と担当者の行動計画", &["回答", "割合", "担当者"]),
        ] {
            for lines in lines(text, 50) {
                for line in &lines[..lines.len() - 1] {
                    for word in words {
                        let torn = word.char_indices().skip(1).any(|(at, _)| line.ends_with(&word[..at]));
                        assert!(!torn, "{lines:?} tears {word}");
                    }
                }
            }
        }
        let four = lines("行動計画行動計画", 20);
        assert!(four.contains(&vec![
            "行動".to_owned(),
            "計画".to_owned(),
            "行動".to_owned(),
            "計画".to_owned()
        ]));
    }

    #[test]
    fn a_word_in_kana_goes_to_the_next_line_whole_where_the_line_has_enough_without_it() {
        let text = "行動を決めていないもの18件、担当者なし0件、期限なし2件、サプライチェーンの見直し3件";
        for lines in lines(text, 210) {
            for line in &lines[..lines.len() - 1] {
                for torn in ["期限な", "担当者な", "サプライチ", "サプライチェ", "見直"] {
                    assert!(!line.ends_with(torn), "{line}");
                }
            }
        }
    }
}
