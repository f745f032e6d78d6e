//! Objects → bytes: everything but streams goes into compressed object streams, and the
//! cross-reference table is one too. The same objects give the same bytes.

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document, Object, StringFormat, dictionary};

use super::pdf_content::hundredths;
use crate::questionnaire::digest::sha256_hex;

/// How hard streams are compressed, of 9: beyond it only time grows.
const LEVEL: u32 = 6;
/// How many objects an object stream holds: one stream for any report but the longest, for what is
/// alike compresses best together.
const PER_STREAM: usize = 10_000;
/// The bytes of an entry of the cross-reference table: its kind, 4 for the first number, 2 for the
/// second.
const ENTRY: usize = 7;
/// The mark of a row that is written as its difference from the row above.
const UP: u8 = 2;

/// Objects that are written already, by number.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    /// The number of each and where its bytes end.
    pub(super) ends: Vec<(u32, usize)>,
}

impl Written {
    /// Notes that the bytes since the last object are this one.
    pub(super) fn end(&mut self, id: u32) {
        self.ends.push((id, self.bytes.len()));
    }
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Entry {
    Free,
    At(usize),
    In(u32, usize),
}

/// Writes a document, and the objects in `written` beside those that it holds.
pub(super) fn write(pdf: &Document, written: &Written) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut next = 1 + written.ends.iter().map(|(id, _)| *id).chain([pdf.max_id]).max().unwrap_or(0);
    let mut entries = vec![Entry::Free; usize::try_from(next).unwrap_or(0)];
    let mut held: Vec<(u32, Vec<u8>)> = Vec::new();
    for (id, object) in &pdf.objects {
        if let Object::Stream(stream) = object {
            set(&mut entries, id.0, Entry::At(out.len()));
            let mut dict = stream.dict.clone();
            let wanted = stream.allows_compression && !dict.has(b"Filter");
            stream_object(&mut out, id.0, &mut dict, &stream.content, wanted);
        } else {
            let mut bytes = Vec::new();
            object_to(&mut bytes, object);
            held.push((id.0, bytes));
        }
    }
    let small = held.iter().map(|(id, bytes)| (*id, bytes.as_slice()));
    let starts = std::iter::once(0).chain(written.ends.iter().map(|(_, end)| *end));
    let more = written.ends.iter().zip(starts).map(|((id, end), start)| (*id, &written.bytes[start..*end]));
    let all: Vec<(u32, &[u8])> = small.chain(more).collect();
    for chunk in all.chunks(PER_STREAM) {
        let (mut index, mut body) = (String::new(), Vec::new());
        for (place, (id, bytes)) in chunk.iter().enumerate() {
            set(&mut entries, *id, Entry::In(next, place));
            index.push_str(&format!("{id} {} ", body.len()));
            body.extend_from_slice(bytes);
            body.push(b'\n');
        }
        let mut dict = dictionary! {
            "Type" => "ObjStm",
            "N" => integer(chunk.len()),
            "First" => integer(index.len()),
        };
        let content = [index.as_bytes(), &body].concat();
        set(&mut entries, next, Entry::At(out.len()));
        stream_object(&mut out, next, &mut dict, &content, true);
        next += 1;
    }
    // The id says what is in the file, so it is made of everything before it.
    let digest = sha256_hex(&out);
    let id: Vec<u8> = digest.bytes().take(16).collect();
    let id = Object::String(id, StringFormat::Hexadecimal);
    let start = out.len();
    set(&mut entries, next, Entry::At(start));
    // Each entry as its difference from the one above, which is the same for many.
    let mut table = Vec::with_capacity(entries.len() * (ENTRY + 1));
    let mut above = [0; ENTRY];
    for entry in &entries {
        let (kind, first, second) = match *entry {
            Entry::Free => (0_u8, 0, 0),
            Entry::At(place) => (1, place, 0),
            Entry::In(stream, place) => (2, usize::try_from(stream).unwrap_or(0), place),
        };
        let mut row = [kind; ENTRY];
        row[1..5].copy_from_slice(&u32::try_from(first).unwrap_or(0).to_be_bytes());
        row[5..].copy_from_slice(&u16::try_from(second).unwrap_or(0).to_be_bytes());
        table.push(UP);
        table.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
        above = row;
    }
    let mut dict = dictionary! {
           "Type" => "XRef",
           "Size" => i64::from(next + 1),
    "W" => vec![1.into(), 4.into(), 2.into()],
           "DecodeParms" => dictionary! { "Predictor" => 12, "Columns" => integer(ENTRY) },
           "ID" => vec![id.clone(), id],
       };
    for key in [b"Root".as_slice(), b"Info"] {
        if let Ok(value) = pdf.trailer.get(key) {
            dict.set(key, value.clone());
        }
    }
    stream_object(&mut out, next, &mut dict, &table, true);
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    out
}

fn set(entries: &mut Vec<Entry>, id: u32, entry: Entry) {
    let place = usize::try_from(id).unwrap_or(0);
    if entries.len() <= place {
        entries.resize(place + 1, Entry::Free);
    }
    entries[place] = entry;
}

fn integer(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

fn stream_object(out: &mut Vec<u8>, id: u32, dict: &mut Dictionary, content: &[u8], compress: bool) {
    let packed = if compress { deflate(content) } else { None };
    if packed.is_some() {
        dict.set("Filter", "FlateDecode");
    }
    let content = packed.as_deref().unwrap_or(content);
    dict.set("Length", integer(content.len()));
    out.extend_from_slice(format!("{id} 0 obj\n").as_bytes());
    dictionary_to(out, dict);
    out.extend_from_slice(b"stream\n");
    out.extend_from_slice(content);
    out.extend_from_slice(b"\nendstream\nendobj\n");
}

/// Compressed with zlib's header; `None` where that does not make it smaller.
fn deflate(content: &[u8]) -> Option<Vec<u8>> {
    let mut packed = Vec::with_capacity(content.len() + 64);
    let mut packer = Compress::new(Compression::new(LEVEL), true);
    let status = packer.compress_vec(content, &mut packed, FlushCompress::Finish);
    (matches!(status, Ok(Status::StreamEnd)) && packed.len() < content.len()).then_some(packed)
}

/// An object as it stands in the file.
pub(super) fn object_to(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Real(value) => real_to(out, *value),
        Object::Name(name) => name_to(out, name),
        Object::String(bytes, _) => string_to(out, bytes),
        Object::Array(values) => {
            out.push(b'[');
            for (place, value) in values.iter().enumerate() {
                if place > 0 {
                    out.push(b' ');
                }
                object_to(out, value);
            }
            out.push(b']');
        }
        Object::Dictionary(dict) => dictionary_to(out, dict),
        Object::Reference((id, generation)) => {
            out.extend_from_slice(format!("{id} {generation} R").as_bytes());
        }
        // Streams are never inside other objects.
        Object::Stream(_) => out.extend_from_slice(b"null"),
    }
}

/// A number to a hundredth.
pub(super) fn real_to(out: &mut Vec<u8>, value: f32) {
    hundredths_to(out, hundredths(value));
}

/// A number that is given in hundredths.
pub(super) fn hundredths_to(out: &mut Vec<u8>, value: i64) {
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

fn name_to(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"+-_.".contains(byte) {
            out.push(*byte);
        } else {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}

/// In parentheses, with what would end it escaped.
pub(super) fn string_to(out: &mut Vec<u8>, bytes: &[u8]) {
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

fn dictionary_to(out: &mut Vec<u8>, dict: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in dict {
        name_to(out, key);
        out.push(b' ');
        object_to(out, value);
    }
    out.extend_from_slice(b">>");
}
