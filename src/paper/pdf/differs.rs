//! In what a PDF differs from the report that it should be. That it differs is decided by the bytes alone;
//! this looks for words for it, so that a person can look at the place. The file comes from outside.

use std::collections::HashMap;

use lopdf::{Document, Object, ObjectId};
use sha2::{Digest, Sha256};

use super::read;
use crate::base::limits::MAX_BYTES;

/// The most that is unpacked of a stream.
const MAX_STREAM: usize = 2 * MAX_BYTES as usize;
/// The deepest nesting that is looked into; what is below it is taken as the same.
const DEEP: usize = 64;

/// In what a file differs from the report that it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differs {
    /// It is the report, and as many bytes follow its end.
    After(usize),
    /// As many bytes of its end are missing.
    Short(usize),
    /// It cannot be read as a PDF.
    Unreadable,
    /// It has as many pages, and should have as many.
    Pages(usize, usize),
    /// These pages are not as they should be, counted from 1.
    OnPages(Vec<usize>),
    /// The pages are as they should be; the embedded answers are not.
    Attachment,
    /// The pages are as they should be; what the file says of itself is not.
    About,
    /// The pages are as they should be; something else is not, from this byte on: the file was saved by
    /// another program, or changed where no page shows it.
    Elsewhere(usize),
}

impl Differs {
    /// Whether a reader would see it: other pages, or other ones than there should be.
    #[must_use]
    pub const fn is_on_pages(&self) -> bool {
        matches!(self, Self::OnPages(_) | Self::Pages(..))
    }
}

/// In what a file differs from the report that it should be; `None` where it is it, to the byte.
#[must_use]
pub fn difference(file: &[u8], report: &[u8]) -> Option<Differs> {
    if file == report {
        return None;
    }
    if file.starts_with(report) {
        return Some(Differs::After(file.len() - report.len()));
    }
    if report.starts_with(file) {
        return Some(Differs::Short(report.len() - file.len()));
    }
    let (Some(ours), Some(theirs)) = (read::load(report), read::load(file)) else {
        return Some(Differs::Unreadable);
    };
    let (should, is) = (ours.get_pages(), theirs.get_pages());
    if should.len() != is.len() {
        return Some(Differs::Pages(is.len(), should.len()));
    }
    let (mut ours, mut theirs) = (Looked::at(&ours), Looked::at(&theirs));
    let other: Vec<usize> = should
        .into_values()
        .zip(is.into_values())
        .zip(1..)
        .filter(|((should, is), _)| ours.page(*should) != theirs.page(*is))
        .map(|(_, number)| number)
        .collect();
    Some(if !other.is_empty() {
        Differs::OnPages(other)
    } else if read::attached_answers(report) != read::attached_answers(file) {
        Differs::Attachment
    } else if ours.about() != theirs.about() {
        Differs::About
    } else {
        Differs::Elsewhere(file.iter().zip(report).take_while(|(a, b)| a == b).count())
    })
}

/// A PDF whose objects are told apart by what they hold, whatever their numbers are.
struct Looked<'a> {
    pdf: &'a Document,
    known: HashMap<ObjectId, [u8; 32]>,
}

impl<'a> Looked<'a> {
    fn at(pdf: &'a Document) -> Self {
        Self { pdf, known: HashMap::new() }
    }

    fn page(&mut self, page: ObjectId) -> [u8; 32] {
        self.referred(page, DEEP)
    }

    /// Of what the file says of itself.
    fn about(&mut self) -> [u8; 32] {
        let mut all = Sha256::new();
        let metadata = self.pdf.catalog().ok().and_then(|catalog| catalog.get(b"Metadata").ok()).cloned();
        for object in [self.pdf.trailer.get(b"Info").ok().cloned(), metadata].into_iter().flatten() {
            self.add(&object, DEEP, &mut all);
        }
        all.finalize().into()
    }

    fn referred(&mut self, id: ObjectId, deep: usize) -> [u8; 32] {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        // Where objects refer to each other in a circle, the way round is taken as nothing.
        self.known.insert(id, [0; 32]);
        let mut all = Sha256::new();
        let pdf = self.pdf;
        match pdf.get_object(id) {
            Ok(object) => self.add(object, deep, &mut all),
            Err(_) => all.update(b"missing"),
        }
        let digest = all.finalize().into();
        self.known.insert(id, digest);
        digest
    }

    fn add(&mut self, object: &Object, deep: usize, all: &mut Sha256) {
        let Some(deeper) = deep.checked_sub(1) else { return };
        match object {
            Object::Reference(id) => {
                let digest = self.referred(*id, deeper);
                all.update(digest);
            }
            Object::Array(entries) => {
                all.update(b"[");
                for entry in entries {
                    self.add(entry, deeper, all);
                }
                all.update(b"]");
            }
            Object::Dictionary(entries) => self.add_entries(entries, deeper, all),
            Object::Stream(stream) => {
                let mut entries = stream.dict.clone();
                let plain = stream.get_plain_content_with_limit(MAX_STREAM).ok();
                if plain.is_some() {
                    for packing in [&b"Length"[..], b"Filter", b"DecodeParms"] {
                        entries.remove(packing);
                    }
                }
                self.add_entries(&entries, deeper, all);
                all.update(plain.as_deref().unwrap_or(&stream.content));
            }
            Object::Name(name) => {
                all.update(b"/");
                all.update(name);
                all.update(b" ");
            }
            Object::String(text, _) => {
                all.update(b"(");
                all.update(text);
                all.update(b")");
            }
            // Whole numbers and others are told apart by nobody who reads a page.
            Object::Integer(number) => all.update(format!("{number} ")),
            Object::Real(number) => all.update(format!("{number} ")),
            Object::Boolean(whether) => all.update(format!("{whether} ")),
            Object::Null => all.update(b"null "),
        }
    }

    fn add_entries(&mut self, entries: &lopdf::Dictionary, deep: usize, all: &mut Sha256) {
        // What leads away from a page says nothing of what is on it.
        const AWAY: [&[u8]; 5] = [b"Parent", b"P", b"Pg", b"StructParent", b"StructParents"];
        let mut sorted: Vec<_> = entries.iter().filter(|(key, _)| !AWAY.contains(&key.as_slice())).collect();
        sorted.sort_by_key(|(key, _)| *key);
        all.update(b"<<");
        for (key, value) in sorted {
            all.update(key);
            all.update(b" ");
            // Where a link leads is a place on a page, not that page.
            match (key.as_slice(), value) {
                (b"Dest", Object::Array(place)) => {
                    place.iter().skip(1).for_each(|part| self.add(part, deep, all));
                }
                _ => self.add(value, deep, all),
            }
        }
        all.update(b">>");
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Stream, dictionary};

    use super::*;

    /// A PDF of pages with these contents.
    fn pdf(contents: &[&str], title: &str) -> Vec<u8> {
        let mut pdf = Document::with_version("1.7");
        let pages = pdf.new_object_id();
        let kids: Vec<Object> = contents
            .iter()
            .map(|content| {
                let content = pdf.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
                let page = dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content };
                pdf.add_object(page).into()
            })
            .collect();
        let count = i64::try_from(kids.len()).unwrap();
        let all = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
        pdf.objects.insert(pages, Object::Dictionary(all));
        let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        let info = pdf.add_object(dictionary! { "Title" => Object::string_literal(title) });
        pdf.trailer.set("Root", catalog);
        pdf.trailer.set("Info", info);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn what_differs_is_named() {
        let report = pdf(&["a", "b", "c"], "t");
        let differs = |file: &[u8]| difference(file, &report);
        assert_eq!(differs(&report), None);
        assert_eq!(differs(&[&report[..], b"xy"].concat()), Some(Differs::After(2)));
        assert_eq!(differs(&report[..report.len() - 3]), Some(Differs::Short(3)));
        assert_eq!(differs(&pdf(&["a", "c"], "t")), Some(Differs::Pages(2, 3)));
        assert_eq!(differs(&pdf(&["a", "B", "C"], "t")), Some(Differs::OnPages(vec![2, 3])));
        assert_eq!(differs(&pdf(&["a", "b", "c"], "u")), Some(Differs::About));
        assert_eq!(differs(b"%PDF-0.7"), Some(Differs::Unreadable));
        let mut older = report.clone();
        older[7] = b'6';
        assert_eq!(differs(&older), Some(Differs::Elsewhere(7)));
    }

    #[test]
    fn objects_in_a_circle_are_looked_at_once() {
        let mut pdf = Document::with_version("1.7");
        let (a, b) = (pdf.new_object_id(), pdf.new_object_id());
        pdf.objects.insert(a, Object::Dictionary(dictionary! { "Next" => b, "X" => 1 }));
        pdf.objects.insert(b, Object::Dictionary(dictionary! { "Next" => a, "X" => 2 }));
        let one = Looked::at(&pdf).page(a);
        pdf.objects.insert(b, Object::Dictionary(dictionary! { "Next" => a, "X" => 3 }));
        assert_ne!(one, Looked::at(&pdf).page(a));
    }
}
