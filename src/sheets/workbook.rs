//! XLSX workbooks. What a workbook unpacks to is looked at before it is read: calamine, which reads it, sets
//! no bounds.

use std::cell::Cell;
use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::error::SheetError;
use super::limits::{MAX_ALL, MAX_OTHER, MAX_PART, MAX_PARTS, MAX_RUN, MAX_STRINGS, MAX_TEXTS};
use super::reading::{Progress, SheetName, TOLD_EVERY};
use super::sheet::{self, Sheet};

/// Days from 30 December 1899 to 1 January 1904, from which some workbooks count.
const DAYS_TO_1904: f64 = 1_462.0;

/// A workbook whose texts are read, and whose sheets are not yet.
pub(super) struct Workbook {
    book: Xlsx<Cursor<Vec<u8>>>,
    names: Vec<SheetName>,
}

impl Workbook {
    /// # Errors
    /// [`SheetError`] for what is no workbook, and for one that is encrypted, damaged, or unpacks to too much.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, SheetError> {
        is_safe(&bytes)?;
        let book: Xlsx<_> = carefully(|| Xlsx::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged))?;
        let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let names = sheets.map(|sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        });
        let names = names.collect();
        Ok(Self { book, names })
    }

    pub(super) fn names(&self) -> &[SheetName] {
        &self.names
    }

    /// # Errors
    /// [`SheetError`] where there is no such sheet, and where it is damaged or goes beyond the limits.
    pub(super) fn read(&mut self, place: usize, progress: Progress<'_>) -> Result<Sheet, SheetError> {
        carefully(|| self.cells(place, progress))
    }

    fn cells(&mut self, place: usize, progress: Progress<'_>) -> Result<Sheet, SheetError> {
        let name = self.names.get(place).ok_or(SheetError::NoSheet)?.name.clone();
        let mut sheet = Sheet::named(name.clone());
        let from_1904 = self.book.has_1904_epoch();
        let mut cells = self.book.worksheet_cells_reader(&name).map_err(|_| SheetError::Damaged)?;
        let mut told = 0;
        while let Some(cell) = cells.next_cell().map_err(|_| SheetError::Damaged)? {
            let (row, column) = cell.get_position();
            let fault;
            let held = match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::String(text) => sheet::SheetCell::Text(text),
                DataRef::SharedString(text) => sheet::SheetCell::Text(text),
                #[allow(clippy::cast_precision_loss, reason = "a cell holds no more digits")]
                DataRef::Int(number) => sheet::SheetCell::Number(*number as f64),
                DataRef::Float(number) => sheet::SheetCell::Number(*number),
                DataRef::Bool(truth) => sheet::SheetCell::Truth(*truth),
                DataRef::DateTime(day) if day.is_datetime() => {
                    sheet::SheetCell::Day(day.as_f64() + if from_1904 { DAYS_TO_1904 } else { 0.0 })
                }
                DataRef::DateTime(time) => sheet::SheetCell::Number(time.as_f64()),
                DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => sheet::SheetCell::Text(text),
                DataRef::Error(error) => {
                    fault = error.to_string();
                    sheet::SheetCell::Fault(&fault)
                }
            };
            if let sheet::SheetCell::Text(text) = held
                && text.trim().is_empty()
            {
                continue;
            }
            sheet.push(row, column, held)?;
            if sheet.len() >= told + TOLD_EVERY {
                told = sheet.len();
                if let ControlFlow::Break(()) = progress(told) {
                    return Err(SheetError::Stopped);
                }
            }
        }
        Ok(sheet)
    }
}

/// # Errors
/// [`SheetError`] for what is no workbook or unpacks to more than is read.
fn is_safe(bytes: &[u8]) -> Result<(), SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
    if archive.len() > MAX_PARTS {
        return Err(SheetError::UnpacksTooLarge);
    }
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let has = |part: &str| names.iter().any(|name| name.eq_ignore_ascii_case(part));
    if !has("xl/workbook.xml") {
        let other = has("xl/workbook.bin") || has("content.xml") || has("mimetype");
        return Err(if other { SheetError::OtherWorkbook } else { SheetError::NoSpreadsheet });
    }
    let mut all = 0;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| SheetError::Damaged)?;
        if part.encrypted() {
            return Err(SheetError::Encrypted);
        }
        // Whatever it is called: a relationship may name any part.
        all += unpacked(part)?;
        if all > MAX_ALL {
            return Err(SheetError::UnpacksTooLarge);
        }
    }
    Ok(())
}

/// What a part is, by its first tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Root {
    Sheet,
    Texts,
    Other,
}

impl Root {
    fn of(start: &[u8]) -> Self {
        let tags = memchr::memchr_iter(b'<', start).filter_map(|at| start.get(at + 1..));
        let first = tags.into_iter().find(|tag| tag.first().is_some_and(u8::is_ascii_alphabetic));
        let name = first.unwrap_or_default();
        let end =
            name.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b':').unwrap_or(name.len());
        let name = &name[..end];
        match name.rsplit(|byte| *byte == b':').next() {
            Some(b"worksheet") => Self::Sheet,
            Some(b"sst") => Self::Texts,
            _ => Self::Other,
        }
    }

    fn most(self) -> u64 {
        match self {
            Self::Sheet => MAX_PART,
            Self::Texts => MAX_STRINGS,
            Self::Other => MAX_OTHER,
        }
    }
}

/// What stands in no sheet and among no texts, and becomes much larger when it is read.
const ELSEWHERE: [&[u8]; 6] =
    [b"<cellXfs", b"<numFmts", b"<fonts", b"<fills", b"<definedNames", b"<Relationships"];

/// Unpacks a part to see that it is no larger than a part of its sort may be, that no text or tag in it is
/// endless, and that it holds no more things than it has room for. Returns its size.
fn unpacked(part: impl Read) -> Result<u64, SheetError> {
    const AT_ONCE: usize = 256 << 10;
    /// So much of what was looked at is looked at again, for what stands across two pieces.
    const AGAIN: usize = 32;
    let mut part = part.take(MAX_PART + 1);
    let mut piece: Vec<u8> = Vec::with_capacity(AT_ONCE + AGAIN);
    let (mut all, mut run, mut texts) = (0_u64, 0_usize, 0_usize);
    let mut root = None;
    loop {
        let kept = piece.len().min(AGAIN);
        piece.drain(..piece.len() - kept);
        let read =
            part.by_ref().take(AT_ONCE as u64).read_to_end(&mut piece).map_err(|_| SheetError::Damaged)?;
        if read == 0 {
            return Ok(all);
        }
        let new = &piece[kept..];
        all += read as u64;
        let root = *root.get_or_insert_with(|| Root::of(new));
        let from = memchr::memchr(b'<', new).unwrap_or(read);
        let after = memchr::memrchr(b'<', new).map_or(run + read, |last| read - last);
        texts += memchr::memmem::find_iter(&piece, b"<si").count();
        let strange =
            root != Root::Other && ELSEWHERE.iter().any(|tag| memchr::memmem::find(&piece, tag).is_some());
        let promised = root == Root::Texts && promises_too_many(&piece);
        if all > root.most()
            || run + from > MAX_RUN
            || after > MAX_RUN
            || texts > MAX_TEXTS
            || strange
            || promised
        {
            return Err(SheetError::UnpacksTooLarge);
        }
        run = after;
    }
}

/// Whether the texts are said to be so many that no workbook has them: room for them would be made at once.
fn promises_too_many(piece: &[u8]) -> bool {
    let promises = memchr::memmem::find_iter(piece, b"ount=").filter_map(|at| piece.get(at + 6..));
    promises.into_iter().any(|digits| digits.iter().take_while(|byte| byte.is_ascii_digit()).count() > 7)
}

thread_local! {
    /// A panic is an answer here, and nobody is told of it.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Reads a workbook where a fault of the reader's, on what no spreadsheet writes, is that the file is damaged.
fn carefully<T>(read: impl FnOnce() -> Result<T, SheetError>) -> Result<T, SheetError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                before(info);
            }
        }));
    });
    QUIET.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(read));
    QUIET.set(false);
    result.unwrap_or(Err(SheetError::Damaged))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::sheets::Source;
    use crate::sheets::limits::MAX_ROWS;

    const NS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// A workbook of one sheet with these rows, and with these parts beside it.
    fn workbook(sheet: &str, beside: &[(&str, &[u8])]) -> Vec<u8> {
        let rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        let book = format!(
            "<workbook xmlns=\"{NS}\" xmlns:r=\"{rels}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        );
        let book_rels = format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{rels}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             <Relationship Id=\"rId2\" Type=\"{rels}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
        );
        let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let root = format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{rels}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        );
        let own: [(&str, &[u8]); 5] = [
            ("_rels/.rels", root.as_bytes()),
            ("[Content_Types].xml", types.as_bytes()),
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", book_rels.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ];
        for (name, bytes) in own.iter().chain(beside) {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn sheet(inside: &str) -> String {
        format!("<worksheet xmlns=\"{NS}\">{inside}</worksheet>")
    }

    /// Rows by their numbers, each with its cells by their columns, as they are shown for a test.
    type Rows = Vec<(u32, Vec<(usize, String)>)>;

    fn result(bytes: Vec<u8>) -> Result<Rows, SheetError> {
        let read = Source::open(bytes)?.read(0, &mut |_| ControlFlow::Continue(()))?;
        let rows = read.rows();
        Ok(rows
            .map(|row| (row.number, row.cells().map(|(at, cell)| (at, format!("{cell:?}"))).collect()))
            .collect())
    }

    #[test]
    fn a_sheet_that_declares_all_cells_there_are_holds_those_that_it_has() {
        let inside = "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
                      <row r=\"1048576\"><c r=\"XFD1048576\" t=\"b\"><v>1</v></c></row></sheetData>";
        let read = result(workbook(&sheet(inside), &[])).unwrap();
        let wanted =
            [(0, vec![(0, "Number(1.0)".to_owned())]), (1_048_575, vec![(16_383, "Truth(true)".to_owned())])];
        assert_eq!(read, wanted);
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_before_it_is_read() {
        let few = sheet("<sheetData/>");
        let bomb = [b"<sst>".to_vec(), vec![b' '; usize::try_from(MAX_STRINGS).unwrap()]].concat();
        assert_eq!(
            result(workbook(&few, &[("xl/sharedStrings.xml", &bomb)])),
            Err(SheetError::UnpacksTooLarge)
        );
        // A text without an end, within what a part may have.
        let endless = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(MAX_RUN + 1));
        assert_eq!(
            result(workbook(&few, &[("xl/sharedStrings.xml", endless.as_bytes())])),
            Err(SheetError::UnpacksTooLarge)
        );
        // Promises, and what becomes thirty times as large when it is read, in a part of any name.
        let many = "<xf/>".repeat(1_000_000);
        for (name, inside) in [
            ("xl/sharedStrings.xml", "<sst uniqueCount=\"1000000000000\"/>".to_owned()),
            ("xl/sharedStrings.xml", format!("<sst>{}</sst>", "<si/>".repeat(MAX_TEXTS + 1))),
            ("xl/styles.xml", format!("<styleSheet><cellXfs>{many}</cellXfs></styleSheet>")),
            ("xl/styles.bin", format!("<worksheet><cellXfs>{many}</cellXfs></worksheet>")),
        ] {
            assert_eq!(
                result(workbook(&few, &[(name, inside.as_bytes())])),
                Err(SheetError::UnpacksTooLarge),
                "{name}"
            );
        }
        let parts: Vec<String> = (0..=MAX_PARTS).map(|part| format!("xl/x{part}.bin")).collect();
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(result(workbook(&few, &parts)), Err(SheetError::UnpacksTooLarge));
    }

    #[test]
    fn a_sheet_with_too_many_rows_is_refused_and_a_damaged_one_too() {
        let rows: String =
            (1..=MAX_ROWS + 1).map(|row| format!("<row><c r=\"A{row}\"><v>1</v></c></row>")).collect();
        let many = sheet(&format!("<sheetData>{rows}</sheetData>"));
        assert_eq!(result(workbook(&many, &[])), Err(SheetError::TooManyRows));
        assert_eq!(result(workbook("<worksheet><sheetData><row", &[])), Err(SheetError::Damaged));
        for odd in [
            "<sheetData><row r=\"1\"><c r=\"AAAAAAAAAA1\"><v>1</v></c></row></sheetData>",
            "<sheetData><row r=\"1\"><c r=\"A99999999999999\"><v>1</v></c></row></sheetData>",
            "<dimension ref=\"B2:A1\"/><sheetData/>",
            "<dimension ref=\"A1:ZZZZZZZZZ9999999999\"/><sheetData/>",
        ] {
            // Of what is read there is no more than was there; no fault of the reader's gets any further.
            let read = result(workbook(&sheet(odd), &[]));
            assert!(read.as_ref().map_or(true, Vec::is_empty), "{odd}: {read:?}");
        }
        let mut cut = workbook(&sheet("<sheetData/>"), &[]);
        cut.truncate(cut.len() / 2);
        assert_eq!(result(cut), Err(SheetError::Damaged));
    }

    #[test]
    fn macros_and_links_to_elsewhere_are_left_alone_and_entities_are_not_expanded() {
        let inside = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><f>WEBSERVICE(\"http://example.com\")</f><v>kept</v></c>\
                      <c r=\"B1\" t=\"e\"><v>#REF!</v></c></row></sheetData>";
        let macros: &[u8] = &[0xff; 64];
        let read = result(workbook(
            &sheet(inside),
            &[("xl/vbaProject.bin", macros), ("xl/externalLinks/externalLink1.xml", b"<x/>")],
        ));
        let wanted = [(0, vec![(0, "Text(\"kept\")".to_owned()), (1, "Fault(\"#REF!\")".to_owned())])];
        assert_eq!(read.unwrap(), wanted);
        let entity = format!(
            "<!DOCTYPE x [<!ENTITY a \"{}\">]><worksheet xmlns=\"{NS}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a;&a;</v></c></row></sheetData></worksheet>",
            "lol".repeat(1_000)
        );
        let read = result(workbook(&entity, &[]));
        assert!(read.is_err() || !format!("{read:?}").contains("lollol"), "{read:?}");
    }
}
