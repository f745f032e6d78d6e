//! Cells apart by commas, tabs or semicolons, in UTF-8, UTF-16 or the CP932 of Japanese Windows.

use std::borrow::Cow;
use std::ops::ControlFlow;

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::{Encoding, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::error::SheetError;
use super::limits::{LAST_ROW, MAX_CELL, MAX_ON_A_LINE};
use super::reading::{Progress, TOLD_EVERY};
use super::sheet::{Sheet, SheetCell};

/// # Errors
/// [`SheetError`] for characters of no known encoding, and beyond the limits.
pub(super) fn read(bytes: &[u8], progress: Progress<'_>) -> Result<Sheet, SheetError> {
    let text = decoded(bytes)?;
    let delimiter = delimiter(&text);
    let crowded = |line: &[u8]| memchr::memchr_iter(delimiter, line).count() > MAX_ON_A_LINE;
    if text.as_bytes().split(|byte| *byte == b'\n').any(crowded) {
        return Err(SheetError::TooManyColumns);
    }
    let (mut begins, mut last) = (0, 1);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut sheet, mut record, mut row) = (Sheet::default(), ByteRecord::new(), 0_u32);
    loop {
        let (line, from) = (reader.position().line(), reader.position().byte());
        if !reader.read_byte_record(&mut record).map_err(|_| SheetError::Damaged)? {
            return if ends_within_a_cell(&text, begins) {
                Err(SheetError::Unclosed { line: last })
            } else {
                Ok(sheet)
            };
        }
        begins = usize::try_from(from).unwrap_or(usize::MAX);
        last = line;
        // Empty lines are passed over by the reader, and are rows.
        row = row.checked_add(empty_lines(text.as_bytes(), begins)).ok_or(SheetError::TooManyRows)?;
        for (column, cell) in record.iter().enumerate() {
            if cell.len() > MAX_CELL {
                return Err(SheetError::CellTooLong { line });
            }
            if !cell.iter().all(u8::is_ascii_whitespace) {
                let column = u32::try_from(column).map_err(|_| SheetError::TooManyColumns)?;
                let text = std::str::from_utf8(cell).map_err(|_| SheetError::Damaged)?;
                sheet.push(row, column, SheetCell::Text(bare(text)))?;
            }
        }
        row += 1;
        if row > LAST_ROW {
            return Err(SheetError::TooManyRows);
        }
        if sheet.len().is_multiple_of(TOLD_EVERY)
            && let ControlFlow::Break(()) = progress(sheet.len())
        {
            return Err(SheetError::Stopped);
        }
    }
}

/// A text without the sign before it that keeps a spreadsheet from computing it.
fn bare(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => rest,
        _ => text,
    }
}

/// Whether the last record, which begins here, goes over several lines because a quotation mark is not closed.
fn ends_within_a_cell(text: &str, begins: usize) -> bool {
    let last = text.as_bytes().get(begins..).unwrap_or_default();
    let lines = last.trim_ascii().contains(&b'\n');
    lines && memchr::memchr_iter(b'"', last).count() % 2 == 1
}

/// How many lines are empty from a place on, which is behind the end of a record.
fn empty_lines(text: &[u8], from: usize) -> u32 {
    let mut rest = text.get(from..).unwrap_or_default();
    // Of an end of two characters the second is left over.
    if from > 0 && text.get(from - 1) == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    loop {
        let after = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"));
        match after.or_else(|| rest.strip_prefix(b"\r")) {
            Some(after) => (rest, lines) = (after, lines + 1),
            None => return lines,
        }
    }
}

/// The text: a mark at its beginning tells the encoding, else it is UTF-8 if all of it can be, else CP932.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    let strictly = |encoding: &'static Encoding, bytes| {
        let text: Option<Cow<'_, str>> = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        text.ok_or_else(|| SheetError::Encoding { line: first_wrong(encoding, bytes) })
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => simdutf8::basic::from_utf8(rest)
            .map(Cow::Borrowed)
            .map_err(|_| SheetError::Encoding { line: wrong_utf8(rest) }),
        [0xff, 0xfe, rest @ ..] => strictly(UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => strictly(UTF_16BE, rest),
        _ if bytes.contains(&0) => Err(SheetError::NoSpreadsheet),
        _ => match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(_) => strictly(SHIFT_JIS, bytes),
        },
    }
}

/// The line of the first character that is none in an encoding.
fn first_wrong(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let (replaced, _) = encoding.decode_without_bom_handling(bytes);
    let before = replaced.split('\u{fffd}').next().unwrap_or_default();
    before.matches('\n').count() + 1
}

fn wrong_utf8(bytes: &[u8]) -> usize {
    let upto = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    memchr::memchr_iter(b'\n', &bytes[..upto]).count() + 1
}

/// What stands between cells: whichever of tab, comma and semicolon divides most of the first lines.
fn delimiter(text: &str) -> u8 {
    const LOOKED_AT: usize = 30;
    let lines = || text.lines().take(LOOKED_AT);
    let divided = |by: char| lines().filter(|line| line.contains(by)).count();
    let most = |by: char| (divided(by), lines().map(|line| line.matches(by).count()).sum::<usize>());
    ['\t', ',', ';'].into_iter().rev().max_by_key(|by| most(*by)).map_or(b',', |by| by as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(u32, Vec<(usize, String)>)> {
        let sheet = read(bytes, &mut |_| ControlFlow::Continue(())).unwrap();
        let text = |cell| match cell {
            SheetCell::Text(text) => str::to_owned(text),
            other => panic!("{other:?}"),
        };
        sheet
            .rows()
            .map(|row| (row.number, row.cells().map(|(at, cell)| (at, text(cell))).collect()))
            .collect()
    }

    #[test]
    fn every_encoding_that_spreadsheets_write_is_read_alike() {
        let text = "品目,金額\r\n\"磁石\n(焼結)\",\"1,234\"\r\n\r\n髙﨑㈱,,①\r\n";
        let wanted = vec![
            (0, vec![(0, "品目".to_owned()), (1, "金額".to_owned())]),
            (1, vec![(0, "磁石\n(焼結)".to_owned()), (1, "1,234".to_owned())]),
            // As a spreadsheet counts: the cell of two lines is one row, the empty line another.
            (3, vec![(0, "髙﨑㈱".to_owned()), (2, "①".to_owned())]),
        ];
        assert_eq!(cells(text.as_bytes()), wanted);
        assert_eq!(cells(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), wanted);
        let (cp932, _, lost) = SHIFT_JIS.encode(text);
        assert!(!lost);
        assert_eq!(cells(&cp932), wanted);
        let utf16 = |to: fn(u16) -> [u8; 2], mark: [u8; 2]| {
            let units: Vec<u8> = text.encode_utf16().flat_map(to).collect();
            [mark.to_vec(), units].concat()
        };
        assert_eq!(cells(&utf16(u16::to_le_bytes, [0xff, 0xfe])), wanted);
        assert_eq!(cells(&utf16(u16::to_be_bytes, [0xfe, 0xff])), wanted);
    }

    #[test]
    fn what_stands_between_cells_is_found() {
        let both = vec![(0, vec![(0, "a".to_owned()), (1, "b".to_owned())]), (1, vec![(1, "c".to_owned())])];
        for text in ["a\tb\n\tc\n", "a,b\n,c\n", "a;b\n;c"] {
            assert_eq!(cells(text.as_bytes()), both, "{text:?}");
        }
        assert_eq!(cells("甲,乙\t丙\n1,2\t3".as_bytes())[0].1.len(), 2, "tabs where both divide every line");
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_line() {
        let refused = |bytes: &[u8]| read(bytes, &mut |_| ControlFlow::Continue(())).unwrap_err();
        assert_eq!(refused(b"a,b\n\xff\xff\xff,c\n"), SheetError::Encoding { line: 2 });
        assert_eq!(refused(b"\xef\xbb\xbfa\nb\n\xe3\x81"), SheetError::Encoding { line: 3 });
        assert_eq!(refused(b"a,b\n\0"), SheetError::NoSpreadsheet);
        let endless = format!("a,b\nc,\"{}", "x".repeat(MAX_CELL + 1));
        assert_eq!(refused(endless.as_bytes()), SheetError::CellTooLong { line: 2 });
        assert_eq!(
            refused("品目,取引先,金額\n磁石,\"甲,100\nモーター,乙,200\n".as_bytes()),
            SheetError::Unclosed { line: 2 }
        );
        assert_eq!(cells("品目,径\n管,5\"\n".as_bytes()).len(), 2, "an inch is no open cell");
        let wide = ",".repeat(20_000) + "x";
        assert_eq!(refused(wide.as_bytes()), SheetError::TooManyColumns);
    }

    #[test]
    fn reading_stops_when_it_is_told_to() {
        let text = "a,b\n".repeat(10_000);
        let mut told = Vec::new();
        let result = read(text.as_bytes(), &mut |rows| {
            told.push(rows);
            if rows >= 4_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!((result.unwrap_err(), told), (SheetError::Stopped, vec![2_000, 4_000]));
    }
}
