//! What printpdf does not write, over lopdf: outline, page labels, metadata, the colour profile,
//! an embedded file, the structure tree.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary, text_string};

use super::structure::Binding;
use super::syntax::integer;
use super::tags::{destination, page_at};
use super::write::Written;
use super::{meta, tags};
use crate::paper::error::RenderError;
use crate::paper::pages::Mark;
use crate::report::document::{Attachment, Begins, Document};

/// The colour space that all colours are in: sRGB.
const PROFILE: &[u8] = include_bytes!("../../../assets/icc/sRGB.icc");

/// Completes the PDF; returns the objects that are written already.
pub(in crate::paper) fn finish(
    pdf: &mut lopdf::Document,
    document: &Document,
    binding: &Binding,
) -> Result<Written, RenderError> {
    let failed = |error: lopdf::Error| RenderError::Pdf(error.to_string());
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    meta::set(pdf, document)?;
    let outline = outline(pdf, &binding.marks, &pages)?;
    let profile = pdf.add_object(Stream::new(dictionary! { "N" => 3 }, PROFILE.to_vec()));
    let embedded = document.attachment.as_ref().map(|file| attach(pdf, file, document));
    let catalog = pdf.catalog_mut().map_err(failed)?;
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    if document.begins == Begins::Cover {
        catalog.set("PageLabels", labels(&document.cover_label));
    }
    catalog.set(
        "OutputIntents",
        vec![Object::Dictionary(dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => Object::string_literal("sRGB"),
            "Info" => Object::string_literal("sRGB IEC61966-2.1"),
            "DestOutputProfile" => profile,
        })],
    );
    if let Some(outline) = outline {
        catalog.set("Outlines", Object::Reference(outline));
    }
    if let Some((name, file)) = embedded {
        let names = dictionary! { "Names" => vec![name, Object::Reference(file)] };
        catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
        catalog.set("AF", vec![Object::Reference(file)]);
    }
    let mut written = Written::of(binding.structure.count());
    tags::add(pdf, binding, &pages, document.meta.lang.tag(), &mut written)?;
    Ok(written)
}

/// The cover by name, then pages by number, as they stand in the footer.
fn labels(cover: &str) -> Dictionary {
    let cover = dictionary! { "P" => text_string(cover) };
    let rest = dictionary! { "S" => "D", "St" => 2 };
    let numbers = vec![0.into(), Object::Dictionary(cover), 1.into(), Object::Dictionary(rest)];
    dictionary! { "Nums" => numbers }
}

/// Embeds a file; returns its name and the object that describes it.
fn attach(pdf: &mut lopdf::Document, file: &Attachment, document: &Document) -> (Object, ObjectId) {
    let date = Object::string_literal(document.meta.date.strftime("D:%Y%m%d000000Z").to_string());
    let size = integer(file.bytes.len());
    let dict = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => "text/plain",
        "Params" => dictionary! { "Size" => size, "ModDate" => date },
    };
    let stream = pdf.add_object(Stream::new(dict, file.bytes.clone()));
    let name = text_string(&file.name);
    let described = pdf.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => name.clone(),
        "UF" => name.clone(),
        "Desc" => text_string(&file.about),
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    });
    (name, described)
}

/// The entries of the outline as a tree: each under the last one of a lower level.
fn outline(
    pdf: &mut lopdf::Document,
    marks: &[Mark],
    pages: &[ObjectId],
) -> Result<Option<ObjectId>, RenderError> {
    if marks.is_empty() {
        return Ok(None);
    }
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = marks.iter().map(|_| pdf.new_object_id()).collect();
    // The place of the parent of each, and the children of each; the last list is the root's.
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); marks.len() + 1];
    let (mut parents, mut open): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (place, mark) in marks.iter().enumerate() {
        open.retain(|above| marks[*above].level < mark.level);
        let parent = open.last().copied().unwrap_or(marks.len());
        children[parent].push(place);
        parents.push(parent);
        open.push(place);
    }
    for siblings in &children {
        for (place, mark) in siblings.iter().enumerate() {
            let of = &marks[*mark];
            let parent = ids.get(parents[*mark]).copied().unwrap_or(root);
            let mut entry = dictionary! { "Title" => text_string(&of.title), "Parent" => parent };
            entry.set("Dest", destination(page_at(pages, of.page)?, of.y));
            if let Some(before) = place.checked_sub(1).and_then(|before| siblings.get(before)) {
                entry.set("Prev", ids[*before]);
            }
            if let Some(next) = siblings.get(place + 1) {
                entry.set("Next", ids[*next]);
            }
            family(&mut entry, &children[*mark], &ids, Shown::Closed);
            pdf.objects.insert(ids[*mark], Object::Dictionary(entry));
        }
    }
    let mut dict = dictionary! { "Type" => "Outlines" };
    family(&mut dict, &children[marks.len()], &ids, Shown::Open);
    pdf.objects.insert(root, Object::Dictionary(dict));
    Ok(Some(root))
}

/// Whether a program that shows the outline shows the children of an entry before it is asked to.
#[derive(Clone, Copy)]
enum Shown {
    Open,
    Closed,
}

fn family(entry: &mut Dictionary, children: &[usize], ids: &[ObjectId], shown: Shown) {
    let (Some(first), Some(last)) = (children.first(), children.last()) else { return };
    let count = integer(children.len());
    entry.set("First", ids[*first]);
    entry.set("Last", ids[*last]);
    entry.set(
        "Count",
        match shown {
            Shown::Open => count,
            Shown::Closed => -count,
        },
    );
}
