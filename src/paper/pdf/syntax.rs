//! The small words of PDF: numbers, strings, the names of structure types. Numbers are kept in
//! hundredths of a point.

use crate::paper::tree::Role;

/// The name of a structure type in PDF.
pub(in crate::paper) fn role(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::Body => "LBody",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::Head | Role::RowHead => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        Role::Link => "Link",
    }
}

/// A count or a length as PDF has whole numbers.
pub(in crate::paper) fn integer(count: usize) -> i64 {
    #[allow(
        clippy::cast_possible_wrap,
        reason = "what is counted lies in memory, which holds less than 2^63"
    )]
    let integer = count as i64;
    integer
}

/// A length in hundredths of a point.
pub(in crate::paper) fn hundredths(value: f32) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "a page is 84,189 high")]
    let whole = (value * 100.0).round() as i64;
    whole
}

/// A number to a hundredth.
pub(in crate::paper) fn real_to(out: &mut Vec<u8>, value: f32) {
    hundredths_to(out, hundredths(value));
}

/// A number that is given in hundredths.
pub(in crate::paper) fn hundredths_to(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    let (whole, rest) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    out.extend_from_slice(itoa::Buffer::new().format(whole).as_bytes());
    if rest > 0 {
        out.push(b'.');
        if rest < 10 {
            out.push(b'0');
        }
        let rest = if rest % 10 == 0 { rest / 10 } else { rest };
        out.extend_from_slice(itoa::Buffer::new().format(rest).as_bytes());
    }
}

/// In parentheses, with what would end it escaped.
pub(in crate::paper) fn string_to(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
            // A bare carriage return would be read as a line feed.
            b'\r' => out.extend_from_slice(b"\\r"),
            byte => out.push(*byte),
        }
    }
    out.push(b')');
}
