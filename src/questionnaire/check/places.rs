//! Where each field and entry of a RON text begins, so that a fault can be shown at the very thing
//! that it is about. Judges nothing: of text that is no RON it finds what it can.

use std::collections::BTreeMap;

/// The places of a text by path, such as `areas.0.questions.2.weight`: names of fields and numbers of
/// entries, joined by dots.
#[derive(Debug)]
pub(super) struct Places<'a> {
    text: &'a str,
    starts: BTreeMap<String, usize>,
}

impl<'a> Places<'a> {
    /// Finds the places of a text.
    pub(super) fn of(text: &'a str) -> Self {
        Self::down_to(text, DEEPEST)
    }

    /// Finds the places of a text's outermost fields only.
    pub(super) fn outermost(text: &'a str) -> Self {
        Self::down_to(text, 1)
    }

    fn down_to(text: &'a str, kept: usize) -> Self {
        let mut scan = Scan { text, at: 0, depth: 0, kept, starts: BTreeMap::new() };
        scan.value("");
        Self { text, starts: scan.starts }
    }

    /// Whether something stands at a path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.starts.contains_key(path)
    }

    /// Line and column, from 1, of the thing at a path; of what it would stand in where it is missing.
    pub(super) fn at(&self, path: &str) -> (usize, usize) {
        let mut path = path;
        loop {
            if let Some(start) = self.starts.get(path) {
                return line_and_column(self.text, *start);
            }
            match path.rfind('.') {
                Some(dot) => path = &path[..dot],
                None => return line_and_column(self.text, self.starts.get("").copied().unwrap_or(0)),
            }
        }
    }
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    (1 + before.matches('\n').count(), 1 + before.rsplit('\n').next().unwrap_or("").chars().count())
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// How deep places are kept.
    kept: usize,
    starts: BTreeMap<String, usize>,
}

/// Deeper brackets than this are in no file of ours; the scan ends there.
const DEEPEST: usize = 128;

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes past white space, comments and the file's own attributes.
    fn space(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") || trimmed.starts_with("#!") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.block_comment();
            } else {
                return;
            }
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while !self.rest().is_empty() {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.step();
            }
        }
    }

    /// Goes past one character.
    fn step(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    /// Goes past a value, which begins here.
    fn value(&mut self, path: &str) {
        self.space();
        if self.depth <= self.kept {
            self.starts.entry(path.to_owned()).or_insert(self.at);
        }
        match self.peek() {
            Some('"') => self.string(),
            Some('r') if self.raw_string() => {}
            Some('(' | '[' | '{') => self.entries(path),
            _ => {
                self.word();
                self.space();
                if self.peek() == Some('(') {
                    self.entries(path);
                }
            }
        }
    }

    /// Goes past a name, a number or a character, whichever stands here.
    fn word(&mut self) {
        if self.peek() == Some('\'') {
            self.step();
            while let Some(char) = self.peek() {
                if char == '\\' {
                    self.step();
                }
                self.step();
                if char == '\'' {
                    return;
                }
            }
        }
        while self.peek().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-' | '#')) {
            self.step();
        }
    }

    fn string(&mut self) {
        self.step();
        while let Some(char) = self.peek() {
            self.step();
            match char {
                '"' => return,
                '\\' => self.step(),
                _ => {}
            }
        }
    }

    /// Goes past `r"…"` or `r#"…"#`; false when the `r` begins a name.
    fn raw_string(&mut self) -> bool {
        let rest = &self.rest()[1..];
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let Some(body) = rest[hashes..].strip_prefix('"') else { return false };
        let end = format!("\"{}", "#".repeat(hashes));
        let length = body.find(&end).map_or(body.len(), |at| at + end.len());
        self.at += 1 + hashes + 1 + length;
        true
    }

    /// Goes past a bracket, what is in it and its end.
    fn entries(&mut self, path: &str) {
        self.step();
        self.depth += 1;
        if self.depth > DEEPEST {
            self.at = self.text.len();
        }
        self.all_entries(path);
        self.depth -= 1;
    }

    fn all_entries(&mut self, path: &str) {
        let mut number = 0_usize;
        loop {
            self.space();
            match self.peek() {
                None => return,
                Some(')' | ']' | '}') => {
                    self.step();
                    return;
                }
                Some(',' | ':') => {
                    self.step();
                    continue;
                }
                Some(_) => {}
            }
            let start = self.at;
            let name = self.field().unwrap_or_else(|| number.to_string());
            number += 1;
            let inner = if path.is_empty() { name } else { format!("{path}.{name}") };
            if self.depth <= self.kept {
                self.starts.entry(inner.clone()).or_insert(start);
            }
            self.value(&inner);
            if self.at == start {
                // A character that no RON has: go past it rather than stay here for ever.
                self.step();
            }
        }
    }

    /// The name of a field or the key of an entry, if one stands here before a colon; goes past both.
    fn field(&mut self) -> Option<String> {
        let start = self.at;
        let name = if self.peek() == Some('"') {
            self.string();
            self.text[start..self.at].trim_matches('"').to_owned()
        } else {
            self.word();
            self.text[start..self.at].trim_start_matches("r#").to_owned()
        };
        self.space();
        if !name.is_empty() && self.peek() == Some(':') {
            self.step();
            Some(name)
        } else {
            self.at = start;
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_field_and_entry_has_its_place() {
        let text = "// list: (\n(\n  id: \"a(b\\\"\", /* ] */\n  list: [\n    (x: 1),\n    Some((x: r#\"\"]\"#, y: 'あ')),\n  ],\n)";
        let places = Places::of(text);
        assert_eq!(places.at(""), (2, 1));
        assert_eq!(places.at("id"), (3, 3));
        assert_eq!(places.at("list"), (4, 3));
        assert_eq!(places.at("list.0.x"), (5, 6));
        assert_eq!(places.at("list.1"), (6, 5));
        assert_eq!(places.at("list.1.0.y"), (6, 23));
        let places = Places::of("(map: {\n  \"B\": [(x: 1)],\n  \"A\" : 2, }, list: [\"B\", \"C\"])");
        assert_eq!(
            (places.at("map.B.0.x"), places.at("map.A"), places.at("list.1")),
            ((2, 10), (3, 3), (3, 27))
        );
    }

    #[test]
    fn what_is_missing_is_shown_where_it_would_stand() {
        let places = Places::of("(\n  list: [(x: 1)],\n)");
        assert_eq!(places.at("list.0.weight"), places.at("list.0"));
        assert_eq!(places.at("title.ja"), (1, 1));
    }

    #[test]
    fn brackets_without_end_are_given_up() {
        assert_eq!(Places::of(&"[".repeat(1_000_000)).at("0.0"), (1, 3));
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "[\\[\\](){}:,'\"r#/*a0あ\\\\\n ]{0,60}") {
            let places = Places::of(&text);
            prop_assert!(places.at("a").0 >= 1);
        }
    }
}
