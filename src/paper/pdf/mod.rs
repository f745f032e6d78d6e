//! Pages → PDF: printpdf makes the document, its pages and its fonts; what stands on the pages and
//! what printpdf lacks comes from the modules beside this one.

mod content;
pub mod differs;
mod finish;
mod font;
mod meta;
pub mod read;
mod structure;
mod syntax;
mod tags;
mod write;

use lopdf::{Dictionary, Stream};
use printpdf as p;
use rayon::prelude::*;

use super::error::RenderError;
use super::pages::{Item, Laid, Page};
use super::set::faces::Faces;
use super::style::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::report::document::Document;
use font::{Used, font_id};
use structure::Binding;

/// Writes the pages; each is let go when it is written, so that a long report is not held twice.
pub(in crate::paper) fn write(
    document: &Document,
    laid: Laid,
    faces: &Faces,
) -> Result<Vec<u8>, RenderError> {
    let (pages, binding) = Binding::of(laid)?;
    let many = pages.len();
    let items = pages.iter().flat_map(|page| &page.items);
    let used = Used::of(
        items
            .filter_map(|placed| match &placed.item {
                Item::Text { glyphs, .. } => Some(glyphs),
                Item::Path { .. } | Item::Lines { .. } | Item::Link { .. } => None,
            })
            .flat_map(|glyphs| glyphs.iter()),
    )?;
    let contents = || {
        let stream = |page: Page| {
            Ok(write::packed_stream(Dictionary::new(), content::content(&page, &binding.tree, &used)?))
        };
        pages.into_par_iter().map(stream).collect::<Result<Vec<Stream>, RenderError>>()
    };
    // While one thread writes what stands on the pages, another makes the fonts; while they are
    // compressed, the structure is made.
    let (contents, rest) = rayon::join(contents, || {
        let mut whole = skeleton(document, many, &used, faces)?;
        let mut streams = write::unpacked(&mut whole);
        let (_, written) = rayon::join(
            || streams.par_iter_mut().for_each(|(_, stream)| write::pack(stream)),
            || finish::finish(&mut whole, document, &binding),
        );
        Ok((whole, streams, written?))
    });
    let (mut whole, streams, written) = rest?;
    for (id, stream) in streams {
        whole.set_object(id, stream);
    }
    fill(&mut whole, contents?)?;
    drop((binding, used));
    write::write(whole, written)
}

/// Gives every page its content. A page that kept what [`skeleton`] put there would show all glyphs.
fn fill(pdf: &mut lopdf::Document, contents: Vec<Stream>) -> Result<(), RenderError> {
    let pages = pdf.get_pages();
    if pages.len() != contents.len() {
        let why = format!("{} pages for {} contents", pages.len(), contents.len());
        return Err(RenderError::Pdf(why));
    }
    for (content, (number, page)) in contents.into_iter().zip(pages) {
        let place = pdf.get_page_contents(page).first().copied();
        let place = place.ok_or_else(|| RenderError::Pdf(format!("page {number} has no content")))?;
        pdf.set_object(place, content);
    }
    Ok(())
}

/// The fonts and as many pages as there are, on which nothing stands that will be seen: a font is
/// embedded where it is shown, so the first one shows all glyphs until it gets its own content.
fn skeleton(
    document: &Document,
    pages: usize,
    used: &Used,
    faces: &Faces,
) -> Result<lopdf::Document, RenderError> {
    let mut pdf = p::PdfDocument::new(&document.meta.title);
    for (face, font) in used.fonts(faces)? {
        pdf.resources.fonts.map.insert(font_id(face), font);
    }
    let sheet = |ops| p::PdfPage::new(p::Pt(PAGE_WIDTH).into(), p::Pt(PAGE_HEIGHT).into(), ops);
    pdf.pages = (0..pages).map(|_| sheet(Vec::new())).collect();
    if let Some(first) = pdf.pages.first_mut() {
        first.ops = used.all();
    }
    let options = p::PdfSaveOptions { subset_fonts: false, ..p::PdfSaveOptions::default() };
    Ok(pdf.to_lopdf_document(&options, &mut Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_cannot_be_given_its_content_is_an_error() {
        let mut pdf = p::PdfDocument::new("");
        let page = p::PdfPage::new(p::Pt(PAGE_WIDTH).into(), p::Pt(PAGE_HEIGHT).into(), Vec::new());
        pdf.pages = vec![page];
        let mut pdf = pdf.to_lopdf_document(&p::PdfSaveOptions::default(), &mut Vec::new());
        let content = || Stream::new(Dictionary::new(), b"BT ET".to_vec());
        let failed = |why: &str| Err(RenderError::Pdf(why.to_owned()));
        assert_eq!(fill(&mut pdf, vec![content(), content()]), failed("1 pages for 2 contents"));
        assert_eq!(fill(&mut pdf, vec![content()]), Ok(()));
        let page = pdf.get_pages()[&1];
        pdf.get_object_mut(page).and_then(lopdf::Object::as_dict_mut).unwrap().remove(b"Contents");
        assert_eq!(fill(&mut pdf, vec![content()]), failed("page 1 has no content"));
    }
}
