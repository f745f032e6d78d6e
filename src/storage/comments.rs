//! Comments that somebody has written into a file by hand: a save would drop them.

/// Whether a text in RON has a comment, outside of its strings. Nearly all of a long file is strings.
pub(super) fn any(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            b'"' => end_of_string(text, at + 1),
            b'r' => raw_string(text, at + 1).unwrap_or(at + 1),
            b'/' if matches!(bytes.get(at + 1), Some(b'/' | b'*')) => return true,
            _ => at + 1,
        };
    }
    false
}

/// The place behind a string that begins here: behind a quotation mark with no backslash that is its own.
fn end_of_string(text: &str, begin: usize) -> usize {
    let mut at = begin;
    let bytes = text.as_bytes();
    while let Some(found) = memchr::memchr(b'"', &bytes[at..]) {
        let quote = at + found;
        let before = bytes[begin..quote].iter().rev();
        at = quote + 1;
        if before.take_while(|byte| **byte == b'\\').count().is_multiple_of(2) {
            return at;
        }
    }
    text.len()
}

/// The place behind a raw string whose marks begin here; `None` where none does.
fn raw_string(text: &str, at: usize) -> Option<usize> {
    let marks = text.as_bytes()[at..].iter().take_while(|byte| **byte == b'#').count();
    let begin = at + marks + 1;
    if text.as_bytes().get(at + marks) != Some(&b'"') {
        return None;
    }
    let end = format!("\"{}", "#".repeat(marks));
    Some(text[begin..].find(&end).map_or(text.len(), |length| begin + length + end.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_one_outside_of_strings_alone() {
        for with in [
            "// seen by the board\n(a: 1)",
            "(a: \"x\", /* ask again */ b: 2)",
            "(a: r#\"x\"#) // end",
            "(a: \"終\\\\\") // end",
        ] {
            assert!(any(with), "{with}");
        }
        for without in [
            "(a: 1)",
            "(a: \"https://example.com\")",
            "(a: \"\\\" // \")",
            "(a: r\"// x\", b: r##\"a \"# // b\"##)",
            "(a: \"/* no end",
            "(for: 1 / 2, r: 3)",
        ] {
            assert!(!any(without), "{without}");
        }
        assert!(!any(include_str!("../../assets/sample/sample.ja.ron")));
    }
}
