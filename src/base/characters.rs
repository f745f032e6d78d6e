//! The rule for characters of files that come from outside: what may stand in a text, and how a
//! message repeats a piece of one.

/// Whether a character may stand in a text: no control characters but tab and line end, and
/// nothing that reorders the text around it, so that what one reads is what is there.
#[must_use]
pub fn is_allowed(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        // Bidirectional marks, embeddings, overrides and isolates; the byte order mark.
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
        '\u{feff}' => false,
        // Line and paragraph separators look like line ends to some programs and not to others.
        '\u{2028}' | '\u{2029}' => false,
        // Tags: invisible copies of ASCII.
        '\u{e0000}'..='\u{e007f}' => false,
        c => !c.is_control(),
    }
}

/// A text by the rule: line ends become LF, whatever is not allowed goes.
pub fn clean(text: &mut String) {
    if text.chars().all(is_allowed) {
        return;
    }
    *text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    text.retain(is_allowed);
}

/// A piece of a file for a message: at most 300 characters, and none that could change how the
/// message looks on a terminal.
#[must_use]
pub fn echo(text: &str) -> String {
    const LONGEST: usize = 300;
    let shown = |c: char| if is_allowed(c) && c != '\n' && c != '\t' { c } else { '\u{fffd}' };
    let mut out: String = text.chars().take(LONGEST).map(shown).collect();
    if text.chars().nth(LONGEST).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_repeats_at_most_300_characters_of_a_file_and_no_control_character() {
        assert_eq!(echo(&"あ".repeat(1_000_000)).chars().count(), 301);
        assert_eq!(echo("a\u{1b}[31mb\u{202e}c\n"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}");
    }

    #[test]
    fn what_reorders_text_goes_and_what_writes_it_stays() {
        let mut text = "甲\r\n乙\u{202e}丙\u{0}\u{2028}丁\rא\u{200d}𠮷\t".to_owned();
        clean(&mut text);
        assert_eq!(text, "甲\n乙丙\n丁\nא\u{200d}𠮷\t");
    }
}
