//! The tags of an answer: a company's own words, by which answers are found and filtered. Two that
//! look the same are the same tag.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Answer;
use crate::base::fold::folded;
use crate::base::lang::Lang;
use crate::base::limits::{MAX_TAG, MAX_TAGS};

/// What stands between two tags where they are typed.
const SEPARATORS: [char; 7] = ['、', '､', ',', '，', ';', '；', '\n'];

/// The tags of a text, in its order, each once, without the blanks around them; all of them, however
/// many and however long.
#[must_use]
pub fn split(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut keys = Vec::new();
    for piece in text.split(SEPARATORS) {
        let tag = piece.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = folded(&tag).into_owned();
        if !tag.is_empty() && !keys.contains(&key) {
            found.push(tag);
            keys.push(key);
        }
    }
    found
}

/// The tags of a text, each cut to [`MAX_TAG`] characters and at most [`MAX_TAGS`] of them.
#[must_use]
pub fn typed(text: &str) -> Vec<String> {
    let cut = |tag: String| tag.chars().take(MAX_TAG).collect::<String>();
    // What is cut may be a tag that is there already, or end in a blank.
    let mut tags = split(&split(text).into_iter().map(cut).collect::<Vec<_>>().join(","));
    tags.truncate(MAX_TAGS);
    tags
}

/// The tags of a text that [`typed`] cuts or leaves out.
#[must_use]
pub fn left_out(text: &str) -> Vec<String> {
    let taken = typed(text);
    split(text).into_iter().filter(|tag| !taken.iter().any(|taken| same(taken, tag))).collect()
}

/// Tags in the form in which an answer has them.
#[must_use]
pub fn tidy(tags: &[String]) -> Vec<String> {
    typed(&tags.join(","))
}

/// Tags as they stand in a row, and could be typed.
#[must_use]
pub fn joined(tags: &[String], lang: Lang) -> String {
    tags.join(lang.comma())
}

/// Whether two tags are the same but for case and width.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a == b || folded(a) == folded(b)
}

/// The tags of answers, each once: what most of them bear first, then in the order of their letters.
#[must_use]
pub fn used<'a>(answers: impl Iterator<Item = &'a Answer>) -> Vec<&'a str> {
    let mut spellings: FxHashMap<&str, usize> = FxHashMap::default();
    for tag in answers.flat_map(|answer| &answer.tags) {
        *spellings.entry(tag).or_default() += 1;
    }
    // Of two spellings of one tag the first by its letters is shown.
    let mut spellings: Vec<(&str, usize)> = spellings.into_iter().collect();
    spellings.sort_unstable();
    let mut tags: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for (tag, count) in spellings {
        tags.entry(folded(tag).into_owned()).or_insert((0, tag)).0 += count;
    }
    let mut tags: Vec<(usize, &str)> = tags.into_values().collect();
    tags.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    tags.into_iter().map(|(_, tag)| tag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_trimmed_and_told_apart_by_their_letters_alone() {
        assert_eq!(
            typed(" 取締役会、\u{3000}法務確認 ,,ＰＤＦ; pdf；Pdf、ｶﾞｲﾄﾞ､ガイド、予算  要求\n、"),
            ["取締役会", "法務確認", "ＰＤＦ", "ｶﾞｲﾄﾞ", "予算 要求"]
        );
        assert_eq!(typed(" 、 "), Vec::<String>::new());
        let tags = typed("取締役会;法務確認");
        assert_eq!(Lang::ALL.map(|lang| joined(&tags, lang)), ["取締役会、法務確認", "取締役会, 法務確認"]);
        assert_eq!(typed(&joined(&tags, Lang::En)), tags);
        assert!(same("Ｂｏａｒｄ", "board") && !same("取締役", "取締役会"));
    }

    #[test]
    fn what_is_typed_beyond_the_limits_is_cut() {
        let long = "長".repeat(MAX_TAG);
        assert_eq!(typed(&format!("{long}い,{long}")), [long]);
        assert_eq!(typed(&format!("{} b", "a".repeat(MAX_TAG - 1))), ["a".repeat(MAX_TAG - 1)]);
        let many = (0..30).map(|number| format!("t{number}")).collect::<Vec<_>>();
        assert_eq!(typed(&many.join(";")), many[..MAX_TAGS]);
        assert_eq!(split(&many.join(";")), many);
    }

    #[test]
    fn the_tags_in_use_stand_in_the_order_of_their_number() {
        let of = |tags: &[&str]| Answer {
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Answer::default()
        };
        let answers = [of(&["b", "Board"]), of(&["a"]), of(&["ｂｏａｒｄ"]), of(&[])];
        assert_eq!(used(answers.iter()), ["Board", "a", "b"]);
    }
}
