//! Reading back what a report says about itself: its fingerprint and the answers embedded in it.
//! The file comes from outside: whatever is wrong with it is no more than "not a report".

use lopdf::{Dictionary, Document, LoadOptions, Object};

use super::meta;
use crate::base::limits::MAX_BYTES;
use crate::report::Recipe;
use crate::report::fingerprint::Fingerprint;

/// The largest file of answers that is taken out of a report: as much as is read from disk.
const MAX_ANSWERS: usize = MAX_BYTES as usize;

/// Whether bytes look like a PDF at all.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

pub(in crate::paper) fn load(pdf: &[u8]) -> Option<Document> {
    let options = LoadOptions { max_decompressed_size: Some(2 * MAX_ANSWERS), ..LoadOptions::default() };
    Document::load_mem_with_options(pdf, options).ok()
}

/// What a report says it was made from, and how, where it says that; `None` when the file is no report of
/// Keian, or a blank form.
#[must_use]
pub fn made_from(pdf: &[u8]) -> Option<(Fingerprint, Option<Recipe>)> {
    let pdf = load(pdf)?;
    let info = pdf.trailer.get(b"Info").ok()?;
    let info = pdf.dereference(info).ok()?.1.as_dict().ok()?;
    Some((meta::read(info)?, meta::read_recipe(info)))
}

/// What a PDF is to who would put something in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// A report or a blank form of this program, with the answers that are embedded in it.
    Here(Option<Vec<u8>>),
    /// Something else.
    Elsewhere,
}

/// By whom a PDF was made, and what is embedded in it. Answers in it are answers, whoever made it.
#[must_use]
pub fn made(pdf: &[u8]) -> Made {
    let Some(pdf) = load(pdf) else { return Made::Elsewhere };
    let by_us = || -> Option<bool> {
        let info = pdf.dereference(pdf.trailer.get(b"Info").ok()?).ok()?.1.as_dict().ok()?;
        Some(info.get(b"Creator").ok()?.as_str().ok()?.starts_with(b"Keian "))
    };
    match answers_of(&pdf) {
        None if !by_us().unwrap_or(false) => Made::Elsewhere,
        answers => Made::Here(answers),
    }
}

/// The file of answers that a report was made with `--attach` from; `None` when there is none.
#[must_use]
pub fn attached_answers(pdf: &[u8]) -> Option<Vec<u8>> {
    answers_of(&load(pdf)?)
}

fn answers_of(pdf: &Document) -> Option<Vec<u8>> {
    let dict = |object: &Object| -> Option<Dictionary> {
        Some(pdf.dereference(object).ok()?.1.as_dict().ok()?.clone())
    };
    let names = dict(pdf.catalog().ok()?.get(b"Names").ok()?)?;
    let names = dict(names.get(b"EmbeddedFiles").ok()?)?;
    let names = pdf.dereference(names.get(b"Names").ok()?).ok()?.1.as_array().ok()?;
    names.chunks_exact(2).find_map(|pair| {
        let file = dict(&pair[1])?;
        if !pair[0].as_str().ok()?.ends_with(b".ron") {
            return None;
        }
        let stream = dict(file.get(b"EF").ok()?)?.get(b"F").ok()?.as_reference().ok()?;
        let stream = pdf.get_object(stream).ok()?.as_stream().ok()?;
        stream.get_plain_content_with_limit(MAX_ANSWERS).ok()
    })
}
