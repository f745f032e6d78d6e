//! Pages → PDF: printpdf makes the document, its pages and its fonts; what stands on the pages and
//! what printpdf lacks comes from the modules beside this one.

mod content;
mod finish;
mod font;
mod meta;
pub mod read;
mod syntax;
mod tags;
mod write;

use lopdf::{Dictionary, Stream};
use printpdf as p;
use rayon::prelude::*;

use super::error::RenderError;
use super::pages::{Item, Laid};
use super::set::faces::Faces;
use super::style::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::report::document::Document;
use font::{Used, font_id};
use write::Packer;

/// Writes the pages.
pub(in crate::paper) fn write(
    document: &Document,
    laid: &Laid,
    faces: &Faces,
) -> Result<Vec<u8>, RenderError> {
    let items = laid.pages.iter().flat_map(|page| &page.items);
    let used = Used::of(
        items
            .filter_map(|placed| match &placed.item {
                Item::Text { glyphs, .. } => Some(glyphs),
                Item::Path { .. } | Item::Lines { .. } | Item::Link { .. } => None,
            })
            .flatten(),
    );
    let contents = || {
        let stream = |packer: &mut Packer, page| {
            packer.stream(Dictionary::new(), content::content(page, &laid.tree, &used))
        };
        laid.pages.par_iter().map_init(Packer::new, stream).collect::<Vec<Stream>>()
    };
    // While one thread writes what stands on the pages, another makes the fonts; while they are
    // compressed, the structure is made.
    let (contents, rest) = rayon::join(contents, || {
        let mut whole = skeleton(document, laid, &used, faces)?;
        let mut streams = write::unpacked(&mut whole);
        let (_, written) = rayon::join(
            || streams.par_iter_mut().for_each_init(Packer::new, |packer, (_, stream)| packer.pack(stream)),
            || finish::finish(&mut whole, document, laid),
        );
        Ok((whole, streams, written?))
    });
    let (mut whole, streams, written) = rest?;
    for (id, stream) in streams {
        whole.set_object(id, stream);
    }
    for (content, page) in contents.into_iter().zip(whole.get_pages().into_values()) {
        if let Some(id) = whole.get_page_contents(page).first().copied() {
            whole.set_object(id, content);
        }
    }
    Ok(write::write(whole, &written))
}

/// The fonts and as many pages as there are, on which nothing stands that will be seen: a font is
/// embedded where it is shown, so the first one shows all glyphs until it gets its own content.
fn skeleton(
    document: &Document,
    laid: &Laid,
    used: &Used,
    faces: &Faces,
) -> Result<lopdf::Document, RenderError> {
    let mut pdf = p::PdfDocument::new(&document.meta.title);
    for (face, font) in used.fonts(faces)? {
        pdf.resources.fonts.map.insert(font_id(face), font);
    }
    let sheet = |ops| p::PdfPage::new(p::Pt(PAGE_WIDTH).into(), p::Pt(PAGE_HEIGHT).into(), ops);
    pdf.pages = laid.pages.iter().map(|_| sheet(Vec::new())).collect();
    if let Some(first) = pdf.pages.first_mut() {
        first.ops = used.all();
    }
    let options = p::PdfSaveOptions { subset_fonts: false, ..p::PdfSaveOptions::default() };
    Ok(pdf.to_lopdf_document(&options, &mut Vec::new()))
}
