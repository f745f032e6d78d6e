//! What printpdf does not write, over lopdf: version, language, nested outline, dates, a
//! deterministic id, compression.

use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};

use super::RenderError;
use super::document::Document;
use super::pages::{Laid, Mark};
use super::style::PAGE_HEIGHT;
use crate::questionnaire::digest::sha256_hex;

/// Completes the PDF and returns its bytes.
pub(super) fn finish(
    mut pdf: lopdf::Document,
    document: &Document,
    laid: &Laid,
) -> Result<Vec<u8>, RenderError> {
    let failed = |error: lopdf::Error| RenderError::Pdf(error.to_string());
    pdf.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    let outline = outline(&mut pdf, &laid.marks, &pages);
    let catalog = pdf.catalog_mut().map_err(failed)?;
    catalog.set("Lang", Object::string_literal(document.meta.lang.tag()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    if let Some(outline) = outline {
        catalog.set("Outlines", Object::Reference(outline));
    }
    let info = pdf.trailer.get(b"Info").and_then(Object::as_reference).map_err(failed)?;
    let info = pdf.get_object_mut(info).and_then(Object::as_dict_mut).map_err(failed)?;
    let date = format!("D:{}000000Z", document.meta.date.strftime("%Y%m%d"));
    info.set("CreationDate", Object::string_literal(date.clone()));
    info.set("ModDate", Object::string_literal(date));
    info.remove(b"GTS_PDFXVersion");
    pdf.compress();
    let mut bytes = Vec::new();
    let id = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    pdf.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    pdf.save_to(&mut bytes).map_err(|error| RenderError::Pdf(error.to_string()))?;
    // The id says what is in the file, so it is made of the rest.
    let digest = sha256_hex(&bytes);
    let id: Vec<u8> = digest.bytes().take(16).collect();
    let id = Object::String(id, StringFormat::Hexadecimal);
    pdf.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    bytes.clear();
    pdf.save_to(&mut bytes).map_err(|error| RenderError::Pdf(error.to_string()))?;
    Ok(bytes)
}

/// The entries of the outline as a tree: each under the last one of a lower level.
fn outline(pdf: &mut lopdf::Document, marks: &[Mark], pages: &[ObjectId]) -> Option<ObjectId> {
    if marks.is_empty() {
        return None;
    }
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = marks.iter().map(|_| pdf.new_object_id()).collect();
    let parent = |i: usize| (0..i).rev().find(|j| marks[*j].level < marks[i].level);
    let children = |of: Option<usize>| (0..marks.len()).filter(move |i| parent(*i) == of);
    for (i, mark) in marks.iter().enumerate() {
        let siblings: Vec<usize> = children(parent(i)).collect();
        let place = siblings.iter().position(|s| *s == i).unwrap_or(0);
        let mut entry = dictionary! {
            "Title" => lopdf::text_string(&mark.title),
            "Parent" => parent(i).map_or(root, |p| ids[p]),
        };
        if let Some(page) = pages.get(mark.page) {
            let top = Object::Real(PAGE_HEIGHT - mark.y + 8.0);
            let dest = vec![Object::Reference(*page), "XYZ".into(), Object::Null, top, Object::Null];
            entry.set("Dest", Object::Array(dest));
        }
        if place > 0 {
            entry.set("Prev", ids[siblings[place - 1]]);
        }
        if let Some(next) = siblings.get(place + 1) {
            entry.set("Next", ids[*next]);
        }
        family(&mut entry, &children(Some(i)).collect::<Vec<_>>(), &ids, mark.level > 1);
        pdf.objects.insert(ids[i], Object::Dictionary(entry));
    }
    let mut dict = dictionary! { "Type" => "Outlines" };
    family(&mut dict, &children(None).collect::<Vec<_>>(), &ids, false);
    pdf.objects.insert(root, Object::Dictionary(dict));
    Some(root)
}

fn family(entry: &mut Dictionary, children: &[usize], ids: &[ObjectId], closed: bool) {
    let (Some(first), Some(last)) = (children.first(), children.last()) else { return };
    let count = i64::try_from(children.len()).unwrap_or(0);
    entry.set("First", ids[*first]);
    entry.set("Last", ids[*last]);
    entry.set("Count", if closed { -count } else { count });
}
