//! Where a line of a report ends: at the last allowed break that has room, never so that a mark
//! stands where it must not or a character is left alone.

use super::faces::{Glyph, QUARTER, Variant};

/// How wide a short text is at most, in ems.
const SHORT: f32 = 24.0;

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

/// Where a line ends so that no Japanese character is left alone on the last line: one break before
/// `end` where that would be so.
pub(in crate::paper) fn with_company(
    glyphs: &[(u32, Glyph)],
    breaks: &[usize],
    start: usize,
    end: usize,
) -> usize {
    let alone = |rest: &[(u32, Glyph)]| {
        rest.len() <= 4 && rest.iter().filter(|(_, glyph)| glyph.char.is_alphanumeric()).count() == 1
    };
    let rest = &glyphs[end..];
    if !rest.first().is_some_and(|(_, first)| is_japanese(first.char)) || !alone(rest) {
        return end;
    }
    let may = |place: &usize| {
        let offset = usize::try_from(glyphs[place - 1].0).unwrap_or(usize::MAX);
        breaks.binary_search(&offset).is_ok() && may_break(glyphs, *place) && !alone(&glyphs[*place..])
    };
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
/// otherwise always allowed, do not count.
pub(in crate::paper) fn may_break(glyphs: &[(u32, Glyph)], place: usize) -> bool {
    let next = glyphs.get(place).map(|(_, glyph)| glyph.char);
    let last = glyphs[..place].iter().rev().map(|(_, glyph)| glyph.char).find(|char| *char != ' ');
    !next.is_some_and(|char| NEVER_FIRST.contains(char))
        && !last.is_some_and(|char| NEVER_LAST.contains(char))
}

/// Where a word that is wider than the line is torn: where the room ends, or a little before it so
/// that no mark stands where it must not.
fn torn(glyphs: &[(u32, Glyph)], room: usize) -> usize {
    let may = |place: &usize| may_break(glyphs, *place);
    (room.saturating_sub(12).max(1)..=room).rev().find(may).unwrap_or_else(|| room.max(1))
}

/// Marks that begin no line.
pub(in crate::paper) const NEVER_FIRST: &str = "、。，．,.」』）)】〉》〕］｝]}’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ・：；:;？！?!…‥%％*＊";
/// Marks that end no line.
pub(in crate::paper) const NEVER_LAST: &str = "「『（(【〈《〔［｛[{‘“";
