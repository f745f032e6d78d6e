//! The structure tree as it stands in the PDF: every node with its content on the pages, and the link
//! annotations that belong to it.

use std::collections::HashMap;

use lopdf::{Document, Object, ObjectId, dictionary, text_string};

use super::structure::{Binding, Kid, Structure, short, too_many};
use super::syntax::{integer, real_to, role};
use super::write::{Written, object_to};
use crate::paper::error::RenderError;
use crate::paper::pages::Target;
use crate::paper::style::PAGE_HEIGHT;
use crate::paper::tree::Role;
use crate::report::document::Anchor;

/// The numbers of the objects that the structure refers to.
struct Numbers<'a> {
    /// The root of the structure.
    root: ObjectId,
    /// The first node's; the others follow.
    base: u32,
    pages: &'a [ObjectId],
    /// The links'.
    annotations: &'a [ObjectId],
}

impl Numbers<'_> {
    fn node(&self, node: u32) -> Result<u32, RenderError> {
        self.base.checked_add(node).ok_or_else(too_many)
    }

    fn page(&self, page: u32) -> Result<u32, RenderError> {
        page_at(self.pages, page as usize).map(|id| id.0)
    }

    fn link(&self, link: u32) -> Result<u32, RenderError> {
        let id = self.annotations.get(link as usize);
        id.map(|id| id.0).ok_or_else(|| RenderError::Pdf(format!("link {link} has no object")))
    }
}

/// The object of a page.
pub(in crate::paper) fn page_at(pages: &[ObjectId], page: usize) -> Result<ObjectId, RenderError> {
    pages.get(page).copied().ok_or_else(|| RenderError::Pdf(format!("page {} has no object", page + 1)))
}

/// Adds the structure tree and the links to a document; what there are many of goes to `written`.
///
/// # Errors
/// [`RenderError::Pdf`] when the structure refers to an object that is not there.
pub(in crate::paper) fn add(
    pdf: &mut Document,
    set: &Binding,
    pages: &[ObjectId],
    lang: &str,
    written: &mut Written,
) -> Result<(), RenderError> {
    let failed = |error: lopdf::Error| RenderError::Pdf(error.to_string());
    let Structure { links, contents, .. } = &set.structure;
    let base = pdf.max_id + 1;
    let last = short(set.tree.nodes.len().saturating_sub(1))?;
    pdf.max_id = base.checked_add(last).ok_or_else(too_many)?;
    let annotations = annotations(pdf, set, pages, written)?;
    let root = pdf.new_object_id();
    let numbers = Numbers { root, base, pages, annotations: &annotations };
    for (node, kids) in set.structure.held() {
        element(&mut written.bytes, set, node, kids, &numbers)?;
        written.end(numbers.node(node)?);
    }
    let mut own = vec![Vec::new(); contents.len()];
    for (link, id) in links.iter().zip(&annotations) {
        own[link.page].push(Object::Reference(*id));
    }
    for (page, own) in own.into_iter().enumerate() {
        let page_object = pdf.get_object_mut(page_at(pages, page)?).map_err(failed)?;
        let dict = page_object.as_dict_mut().map_err(failed)?;
        dict.set("StructParents", integer(page));
        dict.set("Tabs", "S");
        dict.remove(b"Annots");
        if !own.is_empty() {
            dict.set("Annots", own);
        }
    }
    let parents = pdf.new_object_id();
    written.bytes.extend_from_slice(b"<</Nums[");
    for (page, ids) in contents.iter().enumerate() {
        written.bytes.extend_from_slice(format!("{page}[").as_bytes());
        for node in ids {
            written.bytes.extend_from_slice(format!("{} 0 R ", numbers.node(*node)?).as_bytes());
        }
        written.bytes.push(b']');
    }
    for (place, link) in links.iter().enumerate() {
        let entry = format!("{} {} 0 R ", contents.len() + place, numbers.node(link.node)?);
        written.bytes.extend_from_slice(entry.as_bytes());
    }
    written.bytes.extend_from_slice(b"]>>");
    written.end(parents.0);
    let next = integer(contents.len() + links.len());
    pdf.objects.insert(
        root,
        Object::Dictionary(dictionary! {
            "Type" => "StructTreeRoot",
            "K" => Object::Reference((base, 0)),
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        }),
    );
    let catalog = pdf.catalog_mut().map_err(failed)?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", Object::string_literal(lang));
    Ok(())
}

/// Writes the links as annotations; returns their numbers.
fn annotations(
    pdf: &mut Document,
    set: &Binding,
    pages: &[ObjectId],
    written: &mut Written,
) -> Result<Vec<ObjectId>, RenderError> {
    let targets: HashMap<&Anchor, &Target> =
        set.targets.iter().rev().map(|target| (&target.anchor, target)).collect();
    let mut ids = Vec::new();
    for (place, link) in set.structure.links.iter().enumerate() {
        let out = &mut written.bytes;
        out.extend_from_slice(b"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[");
        for edge in link.rect {
            real_to(out, edge);
            out.push(b' ');
        }
        out.extend_from_slice(
            format!("]/StructParent {}/Contents", set.structure.contents.len() + place).as_bytes(),
        );
        text(out, &set.tree.node(link.node)?.alt);
        if let Some(target) = targets.get(&link.to) {
            out.extend_from_slice(b"/Dest");
            object_to(out, &destination(page_at(pages, target.page)?, target.y));
        }
        out.extend_from_slice(format!("/P {} 0 R", page_at(pages, link.page)?.0).as_bytes());
        out.extend_from_slice(b">>");
        let id = pdf.new_object_id();
        written.end(id.0);
        ids.push(id);
    }
    Ok(ids)
}

/// A place on a page, a little above what stands there.
pub(in crate::paper) fn destination(page: ObjectId, y: f32) -> Object {
    let top = Object::Real((PAGE_HEIGHT - y + 8.0).min(PAGE_HEIGHT));
    Object::Array(vec![Object::Reference(page), "XYZ".into(), Object::Null, top, Object::Null])
}

fn element(
    out: &mut Vec<u8>,
    set: &Binding,
    place: u32,
    kids: &[(u32, Kid)],
    numbers: &Numbers<'_>,
) -> Result<(), RenderError> {
    let node = set.tree.node(place)?;
    let mut push = |text: &str| out.extend_from_slice(text.as_bytes());
    let parent = if place == 0 { numbers.root.0 } else { numbers.node(node.parent)? };
    push(&format!("<</S/{}/P {parent} 0 R", role(node.role)));
    let home = kids.iter().find_map(|(_, kid)| match kid {
        Kid::Content(page, _) => Some(*page),
        Kid::Node(_) | Kid::Link(_) => None,
    });
    if let Some(home) = home {
        push(&format!("/Pg {} 0 R", numbers.page(home)?));
    }
    match kids {
        [] => {}
        [(_, Kid::Content(_, mcid))] => push(&format!("/K {mcid}")),
        _ => {
            push("/K[");
            for (_, kid) in kids {
                match kid {
                    Kid::Node(node) => push(&format!("{} 0 R ", numbers.node(*node)?)),
                    Kid::Content(page, mcid) if Some(*page) == home => push(&format!("{mcid} ")),
                    Kid::Content(page, mcid) => {
                        let page = numbers.page(*page)?;
                        push(&format!("<</Type/MCR/Pg {page} 0 R/MCID {mcid}>>"));
                    }
                    Kid::Link(link) => {
                        let object = numbers.link(*link)?;
                        push(&format!("<</Type/OBJR/Obj {object} 0 R>>"));
                    }
                }
            }
            push("]");
        }
    }
    match node.role {
        Role::Head => push("/A<</O/Table/Scope/Column>>"),
        Role::RowHead => push("/A<</O/Table/Scope/Row>>"),
        Role::Table => {
            push("/A<</O/Table/Summary ");
            text(out, &node.alt);
            out.extend_from_slice(b">>");
        }
        Role::List => push("/A<</O/List/ListNumbering/None>>"),
        Role::Figure => {
            push("/Alt ");
            text(out, &node.alt);
            if let Some((_, edges)) = set.structure.figures.get(&place) {
                out.extend_from_slice(b"/A<</O/Layout/Placement/Block/BBox[");
                for edge in [edges[0], PAGE_HEIGHT - edges[3], edges[2], PAGE_HEIGHT - edges[1]] {
                    real_to(out, edge);
                    out.push(b' ');
                }
                out.extend_from_slice(b"]>>");
            }
        }
        Role::Link => {
            push("/Alt ");
            text(out, &node.alt);
        }
        _ => {}
    }
    out.extend_from_slice(b">>");
    Ok(())
}

fn text(out: &mut Vec<u8>, text: &str) {
    object_to(out, &text_string(text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::pages::{Item, Laid, Page, Placed};
    use crate::paper::tree::{Tag, Tree};

    #[test]
    fn what_refers_to_no_object_is_an_error_and_not_object_0() {
        let pages = [(3, 0), (4, 0)];
        let numbers = Numbers { root: (9, 0), base: u32::MAX - 1, pages: &pages, annotations: &[(8, 0)] };
        let failed = |why: &str| Err(RenderError::Pdf(why.to_owned()));
        assert_eq!(numbers.page(1), Ok(4));
        assert_eq!(numbers.page(2), failed("page 3 has no object"));
        assert_eq!(numbers.link(0), Ok(8));
        assert_eq!(numbers.link(1), failed("link 1 has no object"));
        assert_eq!(numbers.node(1), Ok(u32::MAX));
        assert_eq!(numbers.node(2), failed("there are more objects than numbers"));
    }

    #[test]
    fn the_structure_of_a_page_without_an_object_is_an_error() {
        let mut tree = Tree::default();
        let tag = tree.add(Role::Paragraph, Tag::Node(0));
        let item = Item::rect(0.0, 0.0, 1.0, 1.0, [0.0; 3]);
        let page = Page { items: vec![Placed { tag, item }] };
        let (_, binding) = Binding::of(Laid { pages: vec![page], tree, ..Laid::default() }).unwrap();
        let made = add(&mut Document::with_version("1.7"), &binding, &[], "en", &mut Written::default());
        assert_eq!(made, Err(RenderError::Pdf("page 1 has no object".to_owned())));
    }
}
