//! Objects → bytes: everything but streams goes into compressed object streams, and the
//! cross-reference table is one too. The same objects give the same bytes.

use std::cell::RefCell;
use std::collections::BTreeMap;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use rayon::prelude::*;

use super::syntax::{integer, real_to, string_to};
use crate::base::digest::sha256_hex;
use crate::paper::error::RenderError;

/// How hard streams are compressed, of 9: the next one makes a report a sixth smaller and takes a seventh
/// of its time more.
const LEVEL: u32 = 1;
/// How many objects an object stream holds: enough that what is alike is compressed together, few
/// enough that threads share the work.
const PER_STREAM: usize = 1_500;
/// How many bytes an object of the structure usually has.
const USUAL: usize = 64;
/// The bytes of an entry of the cross-reference table: its kind, 4 for the first number, 2 for the
/// second.
const ENTRY: usize = 7;
/// The mark of a row that is written as its difference from the row above.
const UP: u8 = 2;

/// Objects that are written already, by number. As many as an object stream holds are compressed as soon
/// as they are there: the structure of a long report is never held in full.
#[derive(Debug, Default)]
pub(in crate::paper) struct Written {
    /// The bytes of those that are not compressed yet.
    pub(in crate::paper) bytes: Vec<u8>,
    /// The number of each and where its bytes end.
    ends: Vec<(u32, usize)>,
    /// The numbers of those that are, and the stream that holds them.
    full: Vec<(Vec<u32>, Stream)>,
}

impl Written {
    /// With room for so many, each of a usual length, so that nothing is copied while they grow.
    pub(in crate::paper) fn of(many: usize) -> Self {
        let many = many.min(PER_STREAM);
        Self { bytes: Vec::with_capacity(many * USUAL), ends: Vec::with_capacity(many), full: Vec::new() }
    }

    /// Notes that the bytes since the last object are this one.
    pub(in crate::paper) fn end(&mut self, id: u32) {
        self.ends.push((id, self.bytes.len()));
        if self.ends.len() == PER_STREAM {
            let mut stream = object_stream(&self.objects());
            pack(&mut stream);
            self.full.push((self.ends.drain(..).map(|(id, _)| id).collect(), stream));
            self.bytes.clear();
        }
    }

    /// Those that are not compressed yet.
    fn objects(&self) -> Vec<(u32, &[u8])> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|(_, end)| *end));
        self.ends.iter().zip(starts).map(|((id, end), start)| (*id, &self.bytes[start..*end])).collect()
    }

    /// The highest number.
    fn last(&self) -> u32 {
        let full = self.full.iter().flat_map(|(ids, _)| ids);
        self.ends.iter().map(|(id, _)| id).chain(full).copied().max().unwrap_or(0)
    }
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Entry {
    Free,
    At(usize),
    In(u32, usize),
}

impl Entry {
    /// Its row in the cross-reference table.
    fn row(self) -> Result<[u8; ENTRY], RenderError> {
        let (kind, first, second) = match self {
            Self::Free => (0, 0, 0),
            Self::At(place) => {
                let place = u32::try_from(place);
                (1, place.map_err(|_| RenderError::Pdf("the file is over 4 GiB".to_owned()))?, 0)
            }
            Self::In(stream, place) => {
                let place = u16::try_from(place);
                (2, stream, place.map_err(|_| RenderError::Pdf("an object stream is too long".to_owned()))?)
            }
        };
        let mut row = [kind; ENTRY];
        row[1..5].copy_from_slice(&first.to_be_bytes());
        row[5..].copy_from_slice(&second.to_be_bytes());
        Ok(row)
    }
}

/// Takes the streams out of a document that are not compressed and may be.
pub(in crate::paper) fn unpacked(pdf: &mut Document) -> Vec<(ObjectId, Stream)> {
    let packs = |stream: &Stream| stream.allows_compression && !stream.dict.has(b"Filter");
    let found = pdf.objects.iter().filter(|(_, object)| object.as_stream().is_ok_and(packs));
    let ids: Vec<ObjectId> = found.map(|(id, _)| *id).collect();
    let take = |id| match pdf.objects.remove(&id) {
        Some(Object::Stream(stream)) => Some((id, stream)),
        _ => None,
    };
    ids.into_iter().filter_map(take).collect()
}

/// Writes a document, and the objects in `written` beside those that it holds.
///
/// # Errors
/// [`RenderError::Pdf`] when the place of an object cannot be told in the table.
pub(in crate::paper) fn write(mut pdf: Document, written: Written) -> Result<Vec<u8>, RenderError> {
    let mut next = 1 + pdf.max_id.max(written.last());
    let mut entries = vec![Entry::Free; next as usize];
    let mut held: Vec<(u32, Vec<u8>)> = Vec::new();
    for (id, object) in pdf.objects.iter().filter(|(_, object)| object.as_stream().is_err()) {
        let mut bytes = Vec::new();
        object_to(&mut bytes, object);
        held.push((id.0, bytes));
    }
    let small = held.iter().map(|(id, bytes)| (*id, bytes.as_slice()));
    let all: Vec<(u32, &[u8])> = small.chain(written.objects()).collect();
    let mut chunks = Vec::new();
    for chunk in all.chunks(PER_STREAM) {
        for (place, (id, _)) in chunk.iter().enumerate() {
            set(&mut entries, *id, Entry::In(next, place));
        }
        chunks.push(((next, 0), chunk));
        next += 1;
    }
    let mut streams = unpacked(&mut pdf);
    streams.par_iter_mut().for_each(|(_, stream)| pack(stream));
    streams.par_extend(chunks.into_par_iter().map(|(id, chunk)| {
        let mut stream = object_stream(chunk);
        pack(&mut stream);
        (id, stream)
    }));
    drop(all);
    for (ids, stream) in written.full {
        for (place, id) in ids.into_iter().enumerate() {
            set(&mut entries, id, Entry::In(next, place));
        }
        streams.push(((next, 0), stream));
        next += 1;
    }
    let packed = pdf.objects.iter().filter_map(|(id, object)| Some((*id, object.as_stream().ok()?)));
    let streams: BTreeMap<ObjectId, &Stream> =
        streams.iter().map(|(id, stream)| (*id, stream)).chain(packed).collect();
    // Room for all of it, so that the file is not copied while it grows.
    let size: usize = streams.values().map(|stream| stream.content.len() + 128).sum();
    let mut out = Vec::with_capacity(size + entries.len() + 1024);
    out.extend_from_slice(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    for (id, stream) in streams {
        set(&mut entries, id.0, Entry::At(out.len()));
        stream_to(&mut out, id.0, stream);
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
        let row = entry.row()?;
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
    stream_to(&mut out, next, &packed_stream(dict, table));
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    Ok(out)
}

fn set(entries: &mut Vec<Entry>, id: u32, entry: Entry) {
    let place = id as usize;
    if entries.len() <= place {
        entries.resize(place + 1, Entry::Free);
    }
    entries[place] = entry;
}

/// An object stream of these objects.
fn object_stream(objects: &[(u32, &[u8])]) -> Stream {
    let (mut index, mut body) = (String::new(), Vec::new());
    for (id, bytes) in objects {
        index.push_str(&format!("{id} {} ", body.len()));
        body.extend_from_slice(bytes);
        body.push(b'\n');
    }
    let dict = dictionary! {
        "Type" => "ObjStm",
        "N" => integer(objects.len()),
        "First" => integer(index.len()),
    };
    Stream::new(dict, [index.as_bytes(), &body].concat())
}

thread_local! {
    /// What a thread compresses with: its tables take longer to lay out than a page to compress.
    static PACKER: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), true));
}

/// Compresses a stream, with zlib's header, unless that does not make it smaller.
pub(in crate::paper) fn pack(stream: &mut Stream) {
    let mut packed = Vec::with_capacity(stream.content.len() + 64);
    let status = PACKER.with_borrow_mut(|packer| {
        packer.reset();
        packer.compress_vec(&stream.content, &mut packed, FlushCompress::Finish)
    });
    if matches!(status, Ok(Status::StreamEnd)) && packed.len() < stream.content.len() {
        packed.shrink_to_fit();
        stream.dict.set("Filter", "FlateDecode");
        stream.content = packed;
    }
}

/// A stream of its own, compressed.
pub(in crate::paper) fn packed_stream(dict: Dictionary, content: Vec<u8>) -> Stream {
    let mut stream = Stream::new(dict, content);
    pack(&mut stream);
    stream
}

fn stream_to(out: &mut Vec<u8>, id: u32, stream: &Stream) {
    let mut dict = stream.dict.clone();
    dict.set("Length", integer(stream.content.len()));
    out.extend_from_slice(format!("{id} 0 obj\n").as_bytes());
    dictionary_to(out, &dict);
    out.extend_from_slice(b"stream\n");
    out.extend_from_slice(&stream.content);
    out.extend_from_slice(b"\nendstream\nendobj\n");
}

/// An object as it stands in the file.
pub(in crate::paper) fn object_to(out: &mut Vec<u8>, object: &Object) {
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
        Object::Stream(_) => {
            debug_assert!(false, "a stream stands for itself and never inside another object");
            out.extend_from_slice(b"null");
        }
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

fn dictionary_to(out: &mut Vec<u8>, dict: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in dict {
        name_to(out, key);
        out.push(b' ');
        object_to(out, value);
    }
    out.extend_from_slice(b">>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_has_its_place_in_the_table() {
        assert_eq!(Entry::Free.row(), Ok([0; ENTRY]));
        assert_eq!(Entry::At(0x0102_0304).row(), Ok([1, 1, 2, 3, 4, 0, 0]));
        assert_eq!(Entry::In(5, 0x0607).row(), Ok([2, 0, 0, 0, 5, 6, 7]));
    }

    #[test]
    fn a_place_that_the_table_cannot_tell_is_an_error_and_not_the_beginning_of_the_file() {
        let failed = |why: &str| Err(RenderError::Pdf(why.to_owned()));
        assert_eq!(Entry::At(1 << 32).row(), failed("the file is over 4 GiB"));
        assert_eq!(Entry::In(5, 1 << 16).row(), failed("an object stream is too long"));
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "a stream stands for itself and never inside another object")]
    fn a_stream_inside_another_object_is_not_written_as_nothing() {
        object_to(&mut Vec::new(), &Object::Array(vec![Stream::new(Dictionary::new(), Vec::new()).into()]));
    }
}
