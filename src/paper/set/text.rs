//! Lines of text: breaking by the strict Japanese rules (no line begins with a closing mark or
//! small kana, none ends with an opening bracket), a quarter of an em between Japanese and Latin
//! text, figures of one width in tables, and measuring.

use std::rc::Rc;

use unicode_normalization::char::compose;

use super::breaking::{self, fit, halves, line_end, may_break, meet, width_of};
use super::faces::{Faces, Glyph, QUARTER, Variant, Weight, is_mark};
use crate::paper::pages::{Item, Placed};
use crate::paper::style::{INK, MUTED, NAVY, Rgb, Type};
use crate::paper::tree::{Role, Tag, Tree};
use crate::report::document::{Anchor, Span};

/// How text is set.
#[derive(Clone, Copy, Debug)]
pub(in crate::paper) struct Look {
    pub(in crate::paper) of: Type,
    pub(in crate::paper) color: Rgb,
    pub(in crate::paper) weight: Weight,
    /// Figures have one width.
    pub(in crate::paper) tabular: bool,
    /// What the text belongs to.
    pub(in crate::paper) tag: Tag,
}

impl Look {
    pub(in crate::paper) fn new(of: Type, color: Rgb, tag: Tag) -> Self {
        Self { of, color, weight: Weight::Regular, tabular: false, tag }
    }

    pub(in crate::paper) fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    pub(in crate::paper) fn tabular(self) -> Self {
        Self { tabular: true, ..self }
    }
}

/// What the glyphs of one run of text share.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::paper) struct RunStyle {
    color: Rgb,
    tag: Tag,
    link: Option<Anchor>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::paper) struct Line {
    pub(in crate::paper) glyphs: Vec<Glyph>,
    styles: Rc<[RunStyle]>,
    /// Its width in points.
    pub(in crate::paper) width: f32,
    of: Type,
}

impl Line {
    /// The text of the line.
    #[cfg(test)]
    pub(in crate::paper) fn text(&self) -> String {
        self.glyphs.iter().flat_map(|glyph| std::iter::once(glyph.char).chain(glyph.mark)).collect()
    }

    /// The line as items, its top left corner at a place.
    pub(in crate::paper) fn put(self, x: f32, top: f32, items: &mut Vec<Placed>) {
        let base = top + self.of.base();
        self.put_at(x, base, items);
    }

    /// The line as items, its base line at a place.
    pub(in crate::paper) fn put_at(self, x: f32, base: f32, items: &mut Vec<Placed>) {
        let size = self.of.size;
        let mut at = x;
        for glyphs in self.glyphs.chunk_by(|a, b| a.run == b.run) {
            let Some(style) = glyphs.first().and_then(|glyph| self.styles.get(usize::from(glyph.run))) else {
                continue;
            };
            let width = width(glyphs, size);
            items.push(Placed {
                tag: style.tag,
                item: Item::Text { x: at, y: base, size, color: style.color, glyphs: glyphs.into() },
            });
            if let Some(to) = &style.link {
                let item = Item::Link { x: at, y: base - size, width, height: size * 1.3, to: to.clone() };
                items.push(Placed { tag: style.tag, item });
            }
            at += width;
        }
    }
}

/// The width of glyphs in points.
fn width(glyphs: &[Glyph], size: f32) -> f32 {
    let thousandths: u32 = glyphs.iter().map(|glyph| u32::from(glyph.advance)).sum();
    #[allow(clippy::cast_precision_loss, reason = "a line is a few thousand ems wide at most")]
    let ems = thousandths as f32 / 1000.0;
    ems * size
}

/// Sets and breaks text, and keeps the structure that it belongs to.
pub(in crate::paper) struct Setter {
    pub(in crate::paper) faces: Faces,
    pub(in crate::paper) tree: Tree,
    /// How a link is described, with `{target}`.
    pub(in crate::paper) link_to: String,
}

impl Setter {
    /// A setter over the embedded fonts.
    pub(in crate::paper) fn new() -> Result<Self, ttf_parser::FaceParsingError> {
        Ok(Self { faces: Faces::new()?, tree: Tree::default(), link_to: "{target}".to_owned() })
    }

    /// Plain text.
    pub(in crate::paper) fn plain(&mut self, text: &str, look: Look, width: f32) -> Vec<Line> {
        self.lines(&[Span::plain(text)], look, width)
    }

    /// How wide a text is on one line.
    pub(in crate::paper) fn measure(&mut self, text: &str, look: Look) -> f32 {
        let mut glyphs = Vec::new();
        for char in text.chars() {
            self.glyph(char, "", look.weight, 0, &mut glyphs);
        }
        self.vary_all(&mut glyphs, look);
        width_of(&glyphs) * look.of.size
    }

    /// The widths of the parts between which a text may be broken, each with its spaces at the end
    /// and without them.
    pub(in crate::paper) fn parts(&mut self, text: &str, look: Look) -> Vec<(f32, f32)> {
        let mut glyphs = Vec::new();
        for (place, char) in text.char_indices() {
            self.glyph(char, &text[..place + char.len_utf8()], look.weight, 0, &mut glyphs);
        }
        self.vary_all(&mut glyphs, look);
        let breaks = breaking::breaks(text);
        let mut breaks = breaks.iter().map(|end| u32::try_from(*end).unwrap_or(u32::MAX)).peekable();
        let (mut parts, mut start) = (Vec::new(), 0);
        for place in 1..=glyphs.len() {
            let end = glyphs[place - 1].0;
            while breaks.next_if(|next| *next < end).is_some() {}
            if place == glyphs.len() || (breaks.peek() == Some(&end) && may_break(&glyphs, place)) {
                let part = &glyphs[start..place];
                let seen = part.iter().rposition(|(_, glyph)| glyph.char != ' ').map_or(0, |last| last + 1);
                parts.push((width_of(part) * look.of.size, width_of(&part[..seen]) * look.of.size));
                start = place;
            }
        }
        parts
    }

    /// Plain text on one line; what is too long for it ends in an ellipsis.
    pub(in crate::paper) fn one_line(&mut self, text: &str, look: Look, width: f32) -> Line {
        let mut lines = self.plain(text, look, width);
        self.clip(&mut lines, 1, width, look);
        lines.swap_remove(0)
    }

    /// Runs of text, broken to a width; at least one line.
    pub(in crate::paper) fn lines(&mut self, runs: &[Span], look: Look, width: f32) -> Vec<Line> {
        let styles: Rc<[RunStyle]> = runs
            .iter()
            .map(|run| {
                let color = match run {
                    Span { link: Some(_), .. } => NAVY,
                    Span { muted: true, .. } => MUTED,
                    _ => look.color,
                };
                let tag = match &run.link {
                    Some(_) if matches!(look.tag, Tag::Node(_)) => {
                        let about = crate::base::lang::fill(&self.link_to, &[("target", &run.text)]);
                        self.tree.add_with(Role::Link, look.tag, about)
                    }
                    _ => look.tag,
                };
                RunStyle { color, tag, link: run.link.clone() }
            })
            .collect();
        let mut lines = Vec::new();
        let mut text = String::new();
        let mut glyphs: Vec<(u32, Glyph)> = Vec::new();
        for (place, run) in runs.iter().enumerate() {
            let place = u16::try_from(place).unwrap_or(u16::MAX);
            let weight = if run.bold { Weight::Bold } else { look.weight };
            for char in run.text.chars() {
                if char == '\n' {
                    self.paragraph(&text, &mut glyphs, &styles, look, width, &mut lines);
                    // Who reads the text aloud or takes it out finds a space where a line ends.
                    if let (Some(last), Some(space)) = (lines.last_mut(), self.faces.glyph(' ', weight)) {
                        last.glyphs
                            .extend(last.glyphs.last().map(|before| Glyph { run: before.run, ..space }));
                    }
                    text.clear();
                    glyphs.clear();
                } else {
                    text.push(char);
                    self.glyph(char, &text, weight, place, &mut glyphs);
                }
            }
        }
        self.paragraph(&text, &mut glyphs, &styles, look, width, &mut lines);
        lines
    }

    /// Adds the glyph of a character, or joins it to the one before.
    fn glyph(&mut self, char: char, text: &str, weight: Weight, run: u16, glyphs: &mut Vec<(u32, Glyph)>) {
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if is_mark(char)
            && let Some((last_end, last)) = glyphs.last_mut()
        {
            let whole = compose(last.char, char).and_then(|whole| self.faces.glyph(whole, weight));
            let mark = if whole.is_none() { self.faces.glyph(char, weight) } else { None };
            let joined = whole.or_else(|| self.faces.joined(*last, mark?));
            if let Some(joined) = joined {
                *last = Glyph { run, ..joined };
                *last_end = end;
                return;
            }
        }
        if let Some(glyph) = self.faces.glyph(char, weight) {
            glyphs.push((end, Glyph { run, ..glyph }));
        } else if let Some((last_end, last)) = glyphs.last_mut() {
            *last_end = if last.take_selector(char) { end } else { *last_end };
        }
    }

    fn paragraph(
        &mut self,
        text: &str,
        glyphs: &mut [(u32, Glyph)],
        styles: &Rc<[RunStyle]>,
        look: Look,
        width: f32,
        lines: &mut Vec<Line>,
    ) {
        self.vary_all(glyphs, look);
        let breaks: Vec<usize> =
            if width_of(glyphs) * look.of.size <= width { Vec::new() } else { breaking::breaks(text) };
        let at_space = if breaks.is_empty() { None } else { halves(glyphs, look.of.size, width) };
        let (all, mut breaks) = (breaks.as_slice(), breaks.as_slice());
        let mut start = 0;
        loop {
            let end = match at_space {
                Some(place) if start == 0 => place,
                _ => {
                    let end = start + fit(&glyphs[start..], &mut breaks, look.of.size, width);
                    line_end(glyphs, all, start, end)
                }
            };
            let mut line: Vec<Glyph> = glyphs[start..end].iter().map(|(_, glyph)| *glyph).collect();
            // A space at the end of a line is not seen, and neither is the quarter before the next
            // line. One of them stays for who reads the text aloud or takes it out.
            let mut space = None;
            while let Some(last) = line.pop_if(|glyph| glyph.char == ' ') {
                space = Some(last);
            }
            if let Some(last) = line.last_mut()
                && last.variant == Variant::Spaced
            {
                last.variant = Variant::Plain;
                last.advance -= QUARTER;
            }
            let width = self::width(&line, look.of.size);
            if end < glyphs.len() && !line.is_empty() {
                line.extend(space);
            }
            lines.push(Line { glyphs: line, styles: Rc::clone(styles), width, of: look.of });
            start = end;
            if start >= glyphs.len() {
                return;
            }
        }
    }

    fn vary_all(&self, glyphs: &mut [(u32, Glyph)], look: Look) {
        for place in 0..glyphs.len() {
            let next = glyphs.get(place + 1).map(|(_, glyph)| glyph.char);
            self.vary(&mut glyphs[place].1, next, look);
        }
    }

    /// The quarter of an em after a glyph, or the width of a figure.
    fn vary(&self, glyph: &mut Glyph, next: Option<char>, look: Look) {
        if look.tabular && glyph.char.is_ascii_digit() && glyph.mark.is_none() {
            let zero = self.faces.face(glyph.face).glyph_index('0');
            let figure = zero.map(|zero| self.faces.advance(glyph.face, zero.0));
            if let Some(figure) = figure.filter(|figure| *figure > glyph.advance) {
                glyph.variant = Variant::Tabular;
                glyph.advance = figure;
            }
        } else if next.is_some_and(|next| meet(glyph.char, next)) {
            glyph.variant = Variant::Spaced;
            glyph.advance += QUARTER;
        }
    }

    /// Keeps at most `most` lines; the last one then ends in an ellipsis. Says whether any were
    /// dropped.
    pub(in crate::paper) fn clip(
        &mut self,
        lines: &mut Vec<Line>,
        most: usize,
        width: f32,
        look: Look,
    ) -> bool {
        if lines.len() <= most {
            return false;
        }
        lines.truncate(most.max(1));
        let Some(last) = lines.last_mut() else { return true };
        let Some(dots) = self.faces.glyph('…', look.weight) else { return true };
        last.glyphs.pop_if(|glyph| glyph.char == ' ');
        let run = last.glyphs.last().map_or(0, |glyph| glyph.run);
        last.glyphs.push(Glyph { run, ..dots });
        let mut dropped = ' ';
        while last.glyphs.len() > 1 && self::width(&last.glyphs, look.of.size) > width {
            dropped = last.glyphs.remove(last.glyphs.len() - 2).char;
        }
        // A Latin word is left out whole where another stands before it.
        let kept = last.glyphs.len() - 1;
        let word = last.glyphs[..kept].iter().rev().take_while(|glyph| glyph.char.is_ascii_alphanumeric());
        let word = if dropped.is_ascii_alphanumeric() { word.count() } else { 0 };
        if word > 0 && kept > word + 1 {
            last.glyphs.drain(kept - word..kept);
            while last.glyphs.len() > 2 && last.glyphs[last.glyphs.len() - 2].char == ' ' {
                last.glyphs.remove(last.glyphs.len() - 2);
            }
        }
        last.width = self::width(&last.glyphs, look.of.size);
        true
    }
}

/// The usual colour of text.
pub(in crate::paper) const TEXT: Rgb = INK;

/// Small, secondary text that belongs to nothing: heads that are repeated.
pub(in crate::paper) fn aside(of: Type, tag: Tag) -> Look {
    Look::new(of, MUTED, tag)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::paper::set::breaking::{NEVER_LAST, begins_no_line};
    use crate::paper::style::BODY;

    fn set(text: &str, width: f32) -> Vec<Line> {
        Setter::new().unwrap().plain(text, Look::new(BODY, TEXT, Tag::Artifact), width)
    }

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::text).collect()
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_and_nothing_is_lost() {
        let word = "x".repeat(500);
        let lines = set(&word, 100.0);
        assert!(lines.iter().all(|line| line.width <= 100.1));
        assert_eq!(texts(&lines).concat(), word);
    }

    #[test]
    fn a_mark_begins_no_line_even_after_a_word_wider_than_it() {
        let lines = set(&format!("{}」。あ", "x".repeat(30)), 100.0);
        let starts: Vec<_> = texts(&lines).iter().map(|line| line.chars().next().unwrap()).collect();
        assert!(!starts.contains(&'」') && !starts.contains(&'。'), "{starts:?}");
    }

    #[test]
    fn no_character_is_left_alone_on_the_last_line() {
        let set = |text: &str| texts(&set(text, BODY.size * 5.1));
        assert_eq!(set("国国国国国国"), ["国国国国", "国国"]);
        assert_eq!(set("国国国国国国。"), ["国国国国", "国国。"]);
        assert_eq!(set("国国国国国国国"), ["国国国国国", "国国"]);
    }

    #[test]
    fn latin_words_stay_whole() {
        assert_eq!(texts(&set("alternative procurement", 80.0)), ["alternative ", "procurement"]);
    }

    #[test]
    fn a_quarter_of_an_em_stands_between_japanese_and_latin_text_but_not_at_the_end_of_a_line() {
        let mixed = set("国A国", 500.0).remove(0);
        let plain = set("国国", 500.0).remove(0).width + set("A", 500.0).remove(0).width;
        assert!((mixed.width - plain - 2.0 * 0.25 * BODY.size).abs() < 0.01);
        let broken = set("国国国 A国国", BODY.size * 3.1);
        assert_eq!(texts(&broken)[0], "国国国 ");
        assert!((broken[0].width - 3.0 * BODY.size).abs() < 0.01);
    }

    #[test]
    fn figures_in_tables_have_one_width_and_decomposed_kana_are_put_together() {
        let mut setter = Setter::new().unwrap();
        let look = Look::new(BODY, TEXT, Tag::Artifact).tabular();
        let widths: Vec<_> = ["1111", "0987"].map(|t| setter.plain(t, look, 500.0).remove(0).width).into();
        assert!((widths[0] - widths[1]).abs() < 0.001);
        assert_eq!(texts(&set("か\u{3099}は\u{309a}か\u{309a}", 500.0)), ["がぱか\u{309a}"]);
    }

    #[test]
    fn what_is_too_long_for_a_line_ends_in_an_ellipsis() {
        let mut setter = Setter::new().unwrap();
        let line = setter.one_line(&"長い".repeat(40), Look::new(BODY, TEXT, Tag::Artifact), 100.0);
        assert!(line.width <= 100.0 && line.text().ends_with('…'));
        assert_eq!(setter.one_line("短い", Look::new(BODY, TEXT, Tag::Artifact), 100.0).text(), "短い");
    }

    #[test]
    fn no_latin_word_is_cut_before_an_ellipsis_unless_it_stands_alone() {
        let mut setter = Setter::new().unwrap();
        let look = Look::new(BODY, TEXT, Tag::Artifact);
        let mut cut = |text: &str, width| setter.one_line(text, look, width).text();
        let whole = "by alternative procurement";
        for width in 40..120 {
            let text = cut(whole, width as f32);
            assert!(["by…", "by alternative…"].contains(&&*text) || text == whole, "{width}: {text}");
        }
        assert_eq!(cut("procurement", 40.0).chars().last(), Some('…'));
        assert!(cut("代替のprocurement", 70.0).starts_with("代替の"));
    }

    proptest! {
        // Words of kana with a mark behind or a bracket around, Latin words and numbers between.
        #[test]
        fn no_line_breaks_the_rules(
            words in proptest::collection::vec("[あ-お漢字]{1,4}(、|。|」|ー|ャ)?|「[か-こ]{1,3}」|[a-z]{1,8}|[0-9]{1,4}%", 0..40),
            width in 90.0_f32..300.0) {
            let text: String = words.concat();
            let lines = set(&text, width);
            prop_assert_eq!(texts(&lines).concat(), text);
            for (i, line) in lines.iter().enumerate() {
                prop_assert!(line.width <= width + 0.1);
                let text = line.text();
                prop_assert!(i == 0 || !text.starts_with(begins_no_line), "{}", text);
                prop_assert!(!text.ends_with(|c| NEVER_LAST.contains(c)), "{}", text);
            }
        }
    }
}
