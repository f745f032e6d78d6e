//! Pages → PDF: printpdf makes the document, its pages and its fonts; what stands on the pages and
//! what printpdf lacks comes from the modules beside this one.

use printpdf as p;

use super::document::Document;
use super::faces::Faces;
use super::pages::{Item, Laid};
use super::pdf_font::{Used, font_id};
use super::style::{PAGE_HEIGHT, PAGE_WIDTH};
use super::{RenderError, pdf_content, pdf_finish};

/// Writes the pages.
pub(super) fn write(document: &Document, laid: &Laid, faces: &Faces) -> Result<Vec<u8>, RenderError> {
    let items = laid.pages.iter().flat_map(|page| &page.items);
    let used = Used::of(
        items
            .filter_map(|placed| match &placed.item {
                Item::Text { glyphs, .. } => Some(glyphs),
                Item::Path { .. } | Item::Lines { .. } | Item::Link { .. } => None,
            })
            .flatten(),
    );
    let mut pdf = p::PdfDocument::new(&document.meta.title);
    for (face, font) in used.fonts(faces)? {
        pdf.resources.fonts.map.insert(font_id(face), font);
    }
    let sheet = |ops| p::PdfPage::new(p::Pt(PAGE_WIDTH).into(), p::Pt(PAGE_HEIGHT).into(), ops);
    let options = p::PdfSaveOptions { subset_fonts: false, ..p::PdfSaveOptions::default() };
    // A font is embedded where it is shown, so one page shows all glyphs until it gets its own content.
    pdf.pages = laid.pages.iter().map(|_| sheet(Vec::new())).collect();
    if let Some(first) = pdf.pages.first_mut() {
        first.ops = used.all();
    }
    let mut whole = pdf.to_lopdf_document(&options, &mut Vec::new());
    let ids: Vec<lopdf::ObjectId> = whole.get_pages().into_values().collect();
    for (page, id) in laid.pages.iter().zip(ids) {
        let stream = whole.get_page_contents(id).first().copied();
        if let Some(stream) = stream
            && let Ok(stream) = whole.get_object_mut(stream).and_then(lopdf::Object::as_stream_mut)
        {
            stream.content = pdf_content::content(page, &laid.tree, &used);
        }
    }
    pdf_finish::finish(whole, document, laid)
}
