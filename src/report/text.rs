//! Lines of text: breaking by the strict Japanese rules (no line begins with a closing mark or
//! small kana, none ends with an opening bracket), and measuring.

use std::collections::BTreeSet;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::document::{Anchor, Run};
use super::faces::{Faces, Glyph};
use super::style::{INK, MUTED, NAVY, Rgb, Type};

/// A glyph with what belongs to it: colour, and the link that it is part of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Set {
    pub(super) glyph: Glyph,
    pub(super) color: Rgb,
    pub(super) link: Option<Anchor>,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) glyphs: Vec<Set>,
    /// Its width in points.
    pub(super) width: f32,
}

impl Line {
    /// The text of the line.
    #[cfg(test)]
    pub(super) fn text(&self) -> String {
        self.glyphs.iter().map(|set| set.glyph.char).collect()
    }
}

/// Sets and breaks text; remembers the characters that no font has.
pub(super) struct Setter {
    pub(super) faces: Faces,
    pub(super) missing: BTreeSet<char>,
}

impl Setter {
    /// Plain text in one colour.
    pub(super) fn plain(&mut self, text: &str, bold: bool, color: Rgb, of: Type, width: f32) -> Vec<Line> {
        let run = Run { text: text.to_owned(), bold, ..Run::default() };
        self.lines(&[run], color, of, width)
    }

    /// Runs of text, broken to a width; at least one line.
    pub(super) fn lines(&mut self, runs: &[Run], color: Rgb, of: Type, width: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut paragraph: Vec<(char, &Run)> = Vec::new();
        for run in runs {
            for char in run.text.chars() {
                if char == '\n' {
                    self.paragraph(&std::mem::take(&mut paragraph), color, of, width, &mut lines);
                } else {
                    paragraph.push((char, run));
                }
            }
        }
        self.paragraph(&paragraph, color, of, width, &mut lines);
        lines
    }

    fn paragraph(&mut self, chars: &[(char, &Run)], color: Rgb, of: Type, width: f32, lines: &mut Vec<Line>) {
        let text: String = chars.iter().map(|(char, _)| *char).collect();
        let mut options = LineBreakOptions::default();
        options.strictness = Some(LineBreakStrictness::Strict);
        let breaks: BTreeSet<usize> =
            LineSegmenter::new_for_non_complex_scripts(options).segment_str(&text).collect();
        let mut sets: Vec<(usize, Set)> = Vec::with_capacity(chars.len());
        let mut offset = 0;
        for (char, run) in chars {
            offset += char.len_utf8();
            let color = match run {
                Run { link: Some(_), .. } => NAVY,
                Run { muted: true, .. } => MUTED,
                _ => color,
            };
            if let Some(glyph) = self.faces.glyph(*char, run.bold, &mut self.missing) {
                sets.push((offset, Set { glyph, color, link: run.link.clone() }));
            }
        }
        let mut start = 0;
        loop {
            let end = fit(&sets[start..], &breaks, of.size, width) + start;
            let mut glyphs: Vec<Set> = sets[start..end].iter().map(|(_, set)| set.clone()).collect();
            // A space at the end of a line is not seen.
            while end < sets.len() && glyphs.last().is_some_and(|set| set.glyph.char == ' ') {
                glyphs.pop();
            }
            let width = glyphs.iter().map(|set| set.glyph.advance * of.size).sum();
            lines.push(Line { glyphs, width });
            start = end;
            if start >= sets.len() {
                return;
            }
        }
    }
}

/// How many glyphs fit on a line: up to the last allowed break, or as many as there is room for
/// where a word is wider than the line.
fn fit(sets: &[(usize, Set)], breaks: &BTreeSet<usize>, size: f32, width: f32) -> usize {
    let mut used = 0.0;
    let mut last_break = None;
    for (i, (end, set)) in sets.iter().enumerate() {
        used += set.glyph.advance * size;
        let hangs = set.glyph.char == ' ';
        if used > width + 0.01 && !hangs {
            return last_break.unwrap_or(i.max(1));
        }
        if breaks.contains(end) {
            last_break = Some(i + 1);
        }
    }
    sets.len()
}

/// A setter over the embedded fonts.
pub(super) fn setter() -> Result<Setter, ttf_parser::FaceParsingError> {
    Ok(Setter { faces: Faces::new()?, missing: BTreeSet::new() })
}

/// The usual colour of text.
pub(super) const TEXT: Rgb = INK;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::style::BODY;
    use super::*;

    const NEVER_FIRST: &str = "、。」）』】ーゃゅょっァィゥェォャュョッ・？！";
    const NEVER_LAST: &str = "「（『【";

    #[test]
    fn a_word_wider_than_the_line_is_broken_and_nothing_is_lost() {
        let word = "x".repeat(500);
        let lines = setter().unwrap().plain(&word, false, TEXT, BODY, 100.0);
        assert!(lines.iter().all(|line| line.width <= 100.1));
        assert_eq!(lines.iter().map(Line::text).collect::<String>(), word);
    }

    #[test]
    fn latin_words_stay_whole() {
        let lines = setter().unwrap().plain("alternative procurement", false, TEXT, BODY, 80.0);
        assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), ["alternative", "procurement"]);
    }

    proptest! {
        // Words of kana with a mark behind or a bracket around: always breakable within the width.
        #[test]
        fn no_line_breaks_the_rules(words in proptest::collection::vec("[あ-お漢字]{1,4}(、|。|」|ー|ャ)?|「[か-こ]{1,3}」", 0..40),
            width in 80.0_f32..300.0) {
            let text: String = words.concat();
            let lines = setter().unwrap().plain(&text, false, TEXT, BODY, width);
            prop_assert_eq!(lines.iter().map(Line::text).collect::<String>(), text);
            for (i, line) in lines.iter().enumerate() {
                prop_assert!(line.width <= width + 0.1);
                let text = line.text();
                prop_assert!(i == 0 || !text.starts_with(|c| NEVER_FIRST.contains(c)), "{}", text);
                prop_assert!(!text.ends_with(|c| NEVER_LAST.contains(c)), "{}", text);
            }
        }
    }
}
