//! Comments that somebody has written into a file by hand: a save would drop them.

/// Whether a text in RON has a comment, outside of its strings.
pub(super) fn any(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            b'"' => end_of_string(bytes, at + 1),
            b'r' => match raw_string(bytes, at + 1) {
                Some(end) => end,
                None => at + 1,
            },
            b'/' if matches!(bytes.get(at + 1), Some(b'/' | b'*')) => return true,
            _ => at + 1,
        };
    }
    false
}

/// The place behind a string that begins here.
fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

/// The place behind a raw string whose marks begin here; `None` where none does.
fn raw_string(bytes: &[u8], at: usize) -> Option<usize> {
    let marks = bytes[at..].iter().take_while(|byte| **byte == b'#').count();
    if bytes.get(at + marks) != Some(&b'"') {
        return None;
    }
    let end: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', marks)).collect();
    let begin = at + marks + 1;
    let length = bytes[begin..].windows(end.len()).position(|part| part == end);
    Some(length.map_or(bytes.len(), |length| begin + length + end.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_one_outside_of_strings_alone() {
        for with in
            ["// seen by the board\n(a: 1)", "(a: \"x\", /* ask again */ b: 2)", "(a: r#\"x\"#) // end"]
        {
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
