//! Where in an answer typed words were found, as it is said beside the question.

use crate::assessment::{Answer, tags, texts};
use crate::base::lang::Lang;
use crate::scoring::names::names;

/// All texts of an answer but its tags, which are searched for with their name.
pub(super) fn words_of(answer: &Answer) -> Vec<&str> {
    let mut all = texts::of(answer);
    all.retain(|text| !answer.tags.iter().any(|tag| std::ptr::eq(tag.as_str(), *text)));
    all
}

/// The tag in which the words are found, or all where each is in another one.
pub(super) fn tagged(answer: &Answer, lang: Lang, matches: &dyn Fn(&str) -> bool) -> Option<String> {
    let said = |tags: &[String]| format!("{}: {}", names(lang).tags, tags::joined(tags, lang));
    let alone = answer.tags.iter().map(|tag| said(std::slice::from_ref(tag)));
    let all = (!answer.tags.is_empty()).then(|| said(&answer.tags));
    alone.chain(all).find(|text| matches(text))
}

/// The first line of a text in which the words are found, from shortly before them on.
pub(super) fn excerpt(text: &str, matches: &dyn Fn(&str) -> bool) -> String {
    const BEFORE: usize = 12;
    let line = text.lines().find(|line| matches(line)).or_else(|| text.lines().next()).unwrap_or("");
    let starts: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
    // The last place from which on all of them are still found.
    let after = starts.partition_point(|at| matches(&line[*at..]));
    let from = after.saturating_sub(1 + BEFORE);
    let shown = starts.get(from).map_or(line, |at| &line[*at..]);
    let shown: String = shown.chars().take(200).collect();
    if from > 0 { format!("…{shown}") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_shows_what_was_found_however_far_in_the_line_it_stands() {
        let found = |text: &str, typed: &str| excerpt(text, &|part: &str| part.contains(typed));
        assert_eq!(found("東北の工場で点検した", "工場"), "東北の工場で点検した");
        assert_eq!(found("one\ntwo three", "three"), "two three");
        let far = format!("{}kyushu plant, then more", "Tier-2 suppliers are listed. ".repeat(9));
        assert_eq!(found(&far, "kyushu"), "…are listed. kyushu plant, then more");
        assert_eq!(found("nothing of it", "x"), "nothing of it");
    }
}
