//! Where a Japanese row rather ends than within a word: a row that ends within one is made shorter where the
//! paragraph takes no more rows then. There is no dictionary: what is a phrase is told by the kinds of its
//! characters, so that a row may still end within a word, never where the strict rules forbid it.

use std::ops::Range;

use crate::base::typography;

/// What a character is, as far as phrases are told by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Hiragana,
    Katakana,
    Ideograph,
    /// Latin letters, digits and the like.
    Letter,
    Opens,
    Closes,
    /// A blank, or a mark that ends what is before it.
    Ends,
}

fn kind(char: char) -> Kind {
    match char {
        '\u{3041}'..='\u{309f}' => Kind::Hiragana,
        '」' | '』' | ')' | '\u{ff09}' | '〉' | '》' | '】' | ']' | '”' => Kind::Closes,
        '\u{30a1}'..='\u{30fa}' | 'ー' => Kind::Katakana,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々' => Kind::Ideograph,
        '「' | '『' | '(' | '\u{ff08}' | '〈' | '《' | '【' | '[' | '“' => Kind::Opens,
        _ if char.is_alphanumeric() || matches!(char, '%' | '\u{ff05}' | '–') => Kind::Letter,
        _ => Kind::Ends,
    }
}

/// One hiragana between two words that ends the first; any other may stand within one, as in 取り組み.
const PARTICLES: &str = "のにをはがともでへや";

/// Whether a text begins with お or ご and what they honour.
fn is_honoured(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('お' | 'ご'))
        && chars.next().is_some_and(|char| kind(char) == Kind::Ideograph)
}

/// Whether a phrase ends before this offset of a text.
fn ends_phrase(text: &str, offset: usize) -> bool {
    let mut before = text[..offset].chars().rev();
    let (Some(last), Some(next)) = (before.next(), text[offset..].chars().next()) else { return true };
    match (kind(last), kind(next)) {
        // A row does not begin with what parts two phrases.
        (_, Kind::Ends | Kind::Closes) => false,
        (Kind::Ends, _) | (_, Kind::Opens) => true,
        // お and ご after a particle begin the word that follows them.
        (Kind::Hiragana, Kind::Hiragana) => PARTICLES.contains(last) && is_honoured(&text[offset..]),
        // What is in brackets has its particle with it.
        (_, Kind::Hiragana) => false,
        (Kind::Closes, _) => true,
        (Kind::Ideograph, Kind::Katakana) | (Kind::Katakana, Kind::Ideograph) => true,
        (Kind::Hiragana, _) => match before.next().map(|char| (char, kind(char))) {
            Some((particle, Kind::Hiragana)) => {
                !(PARTICLES.contains(particle) && is_honoured(&text[offset - last.len_utf8()..]))
            }
            // お and ご begin the word that follows them.
            Some((_, Kind::Opens | Kind::Ends)) | None => false,
            Some(_) => PARTICLES.contains(last),
        },
        _ => false,
    }
}

/// Whether this offset is within a word of katakana.
fn is_within_katakana(text: &str, offset: usize) -> bool {
    let (before, after) = (text[..offset].chars().next_back(), text[offset..].chars().next());
    [before, after].into_iter().all(|char| char.is_some_and(|char| kind(char) == Kind::Katakana))
}

/// A paragraph of more rows than this stays as it is: it would take long.
const MOST_ROWS: usize = 24;

/// Rows of a paragraph, each ended where a phrase does if as many rows do; `rows` breaks a text into rows.
pub(super) fn at_phrases(
    paragraph: &str,
    mut broken: Vec<Range<usize>>,
    rows: impl Fn(&str) -> Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    if broken.len() > MOST_ROWS {
        return broken;
    }
    let mut row = 0;
    while row + 1 < broken.len() {
        let Range { start, end } = broken[row];
        row += 1;
        if ends_phrase(paragraph, end) {
            continue;
        }
        // A row that has lost more than its third looks forgotten. But a word of katakana is not torn for the sake
        // of that, or of a row: there is no reading it in two parts.
        let torn = is_within_katakana(paragraph, end);
        let least = if torn { start + 1 } else { start + (end - start) * 2 / 3 };
        let earlier = typography::breaks(&paragraph[start..end]);
        let most = broken.len() - row + usize::from(torn);
        let better = earlier.iter().rev().map(|at| start + at).find_map(|at| {
            let rest =
                (at >= least && at < end && ends_phrase(paragraph, at)).then(|| rows(&paragraph[at..]))?;
            (rest.len() <= most).then_some((at, rest))
        });
        if let Some((at, rest)) = better {
            broken.truncate(row - 1);
            broken.push(start..at);
            broken.extend(rest.into_iter().map(|range| range.start + at..range.end + at));
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(text: &str) -> Vec<&str> {
        let ends: Vec<usize> =
            typography::breaks(text).into_iter().filter(|at| ends_phrase(text, *at)).collect();
        ends.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
    }

    #[test]
    fn phrases_are_told_by_the_kinds_of_their_characters() {
        for (text, wanted) in [
            ("半分に満たない", &["半分に", "満たない"][..]),
            ("話し合ったことがなく、", &["話し合ったことがなく、"]),
            ("会社名を入力してください。", &["会社名を", "入力してください。"]),
            ("取り組みを「記録」する", &["取り組みを", "「記録」する"]),
            ("幅 51–56点 · 回答の割合", &["幅 51–56点 · ", "回答の", "割合"]),
            ("お客様の要望", &["お客様の", "要望"]),
            ("何人かに質問をお尋ねします", &["何人かに", "質問を", "お尋ねします"]),
            ("会社のご担当へお渡しする", &["会社の", "ご担当へ", "お渡しする"]),
            ("経営ガイドライン案", &["経営", "ガイドライン", "案"]),
            ("PDFに3か月分を入れる", &["PDFに", "3か月分を", "入れる"]),
        ] {
            assert_eq!(phrases(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_row_ends_with_a_phrase_where_the_paragraph_takes_no_more_rows() {
        let wide = |width: f32| move |text: &str| typography::rows(text, width, |_| 1.0);
        let shown = |text: &str, width: f32| -> Vec<String> {
            let rows = at_phrases(text, wide(width)(text), wide(width));
            rows.into_iter().map(|row| text[row].to_owned()).collect()
        };
        assert_eq!(shown("点数は半分に満たない", 7.0), ["点数は半分に", "満たない"]);
        assert_eq!(shown("点数は半分に満たない", 9.0), ["点数は半分に", "満たない"]);
        // With no such place near, or no room for what is left, it stays as it is.
        assert_eq!(shown("点数は半分に満たない状態である", 8.0), ["点数は半分に満た", "ない状態である"]);
        assert_eq!(shown("調達先と話し合ったことがなく", 10.0), ["調達先と話し合ったこ", "とがなく"]);
        // But for a word of katakana, which is whole even if that takes a row.
        assert_eq!(shown("経営者向けのガイドライン案", 9.0), ["経営者向けの", "ガイドライン案"]);
        let guide = "国の新しい指針のガイドラインを読む人";
        assert_eq!(shown("流出のリスクシナリオを描く", 8.0), ["流出の", "リスクシナリオを", "描く"]);
        assert_eq!(shown(guide, 9.0), ["国の新しい指針の", "ガイドラインを", "読む人"]);
    }
}
