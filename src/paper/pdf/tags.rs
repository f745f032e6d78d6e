//! The structure tree in the PDF: every node with its content on the pages, in reading order, and
//! the link annotations that belong to it.

use std::collections::HashMap;

use lopdf::{Document, Object, ObjectId, dictionary, text_string};

use super::content::{draws, runs};
use super::syntax::{integer, real_to, role};
use super::write::{Written, object_to};
use crate::paper::error::RenderError;
use crate::paper::pages::{Item, Laid, Mark, Page, Target};
use crate::paper::style::PAGE_HEIGHT;
use crate::paper::tree::{Role, Tag, Tree};
use crate::report::document::Anchor;

/// What a node holds.
enum Kid {
    Node(usize),
    /// Marked content: page and id.
    Content(usize, usize),
    /// A link annotation by its number.
    Link(usize),
}

/// A place that leads somewhere: page, node, edges from the bottom left, target.
struct Link {
    page: usize,
    node: usize,
    rect: [f32; 4],
    to: Anchor,
}

/// What the pages say of the structure: all that is needed of them for it, so that a page can go when
/// it is written.
struct Structure {
    kids: Vec<Vec<Kid>>,
    attached: Vec<bool>,
    /// The nodes that stand in a row, which are attached with it even when they are empty.
    cells: Vec<Vec<usize>>,
    links: Vec<Link>,
    /// The nodes of every page's marked contents, by their ids.
    contents: Vec<Vec<usize>>,
    /// The edges (left, top, right, bottom) of every figure on the page where it begins.
    figures: HashMap<usize, (usize, [f32; 4])>,
}

/// What is left of a layout when its pages are gone: all that is written beside them.
pub(in crate::paper) struct Binding {
    pub(in crate::paper) marks: Vec<Mark>,
    targets: Vec<Target>,
    tree: Tree,
    structure: Structure,
}

impl Binding {
    /// Takes the pages out of a layout.
    pub(in crate::paper) fn of(laid: Laid) -> (Vec<Page>, Self) {
        let Laid { pages, marks, targets, tree } = laid;
        let structure = Structure::of(&pages, &tree);
        (pages, Self { marks, targets, tree, structure })
    }

    /// The structure that the pages belong to.
    pub(in crate::paper) fn tree(&self) -> &Tree {
        &self.tree
    }
}

impl Structure {
    /// Puts the structure together from the pages.
    fn of(pages: &[Page], tree: &Tree) -> Self {
        let nodes = &tree.nodes;
        let mut cells = vec![Vec::new(); nodes.len()];
        for (place, node) in nodes.iter().enumerate().skip(1) {
            if nodes[node.parent].role == Role::Row {
                cells[node.parent].push(place);
            }
        }
        let mut made = Self {
            kids: nodes.iter().map(|_| Vec::new()).collect(),
            attached: vec![false; nodes.len()],
            cells,
            links: Vec::new(),
            contents: Vec::with_capacity(pages.len()),
            figures: HashMap::new(),
        };
        if let Some(root) = made.attached.first_mut() {
            *root = true;
        }
        for (page, of) in pages.iter().enumerate() {
            made.page(page, of, tree);
        }
        made
    }

    fn page(&mut self, page: usize, of: &Page, tree: &Tree) {
        let mut ids = Vec::new();
        for run in runs(of) {
            let Some(Tag::Node(node)) = run.first().map(|first| first.tag) else { continue };
            self.attach(node, tree);
            if draws(run) {
                self.kids[node].push(Kid::Content(page, ids.len()));
                ids.push(node);
                if tree.nodes[node].role == Role::Figure {
                    let outside = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
                    let (home, edges) = self.figures.entry(node).or_insert((page, outside));
                    if *home == page {
                        run.iter().for_each(|placed| extend(edges, &placed.item));
                    }
                }
            }
            for placed in run {
                if let Item::Link { x, y, width, height, to } = &placed.item {
                    self.kids[node].push(Kid::Link(self.links.len()));
                    let top = PAGE_HEIGHT - y;
                    let rect = [*x, top - height, x + width, top];
                    self.links.push(Link { page, node, rect, to: to.clone() });
                }
            }
        }
        self.contents.push(ids);
    }

    /// Hangs a node into its parent, and that into its own, at the first time it is met.
    fn attach(&mut self, node: usize, tree: &Tree) {
        if self.attached[node] {
            return;
        }
        self.attached[node] = true;
        let parent = tree.nodes[node].parent;
        self.attach(parent, tree);
        self.kids[parent].push(Kid::Node(node));
        for cell in std::mem::take(&mut self.cells[node]) {
            self.attach(cell, tree);
        }
    }
}

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
    fn node(&self, node: usize) -> Result<u32, RenderError> {
        number(self.base, node)
    }

    fn page(&self, page: usize) -> Result<u32, RenderError> {
        page_at(self.pages, page).map(|id| id.0)
    }

    fn link(&self, link: usize) -> Result<u32, RenderError> {
        let id = self.annotations.get(link);
        id.map(|id| id.0).ok_or_else(|| RenderError::Pdf(format!("link {link} has no object")))
    }
}

/// The number of an object that comes so many after another.
fn number(base: u32, after: usize) -> Result<u32, RenderError> {
    let number = u32::try_from(after).ok().and_then(|after| base.checked_add(after));
    number.ok_or_else(|| RenderError::Pdf("there are more objects than numbers".to_owned()))
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
    let Structure { kids, attached, links, contents, .. } = &set.structure;
    let base = pdf.max_id + 1;
    pdf.max_id = number(base, set.tree.nodes.len().saturating_sub(1))?;
    let annotations = annotations(pdf, set, pages, written)?;
    let root = pdf.new_object_id();
    let numbers = Numbers { root, base, pages, annotations: &annotations };
    for (node, kids) in kids.iter().enumerate().filter(|(node, _)| attached[*node]) {
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
        text(out, set.tree.nodes.get(link.node).map_or("", |node| node.alt.as_str()));
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
    place: usize,
    kids: &[Kid],
    numbers: &Numbers<'_>,
) -> Result<(), RenderError> {
    let node = &set.tree.nodes[place];
    let mut push = |text: &str| out.extend_from_slice(text.as_bytes());
    let parent = if place == 0 { numbers.root.0 } else { numbers.node(node.parent)? };
    push(&format!("<</S/{}/P {parent} 0 R", role(node.role)));
    let home = kids.iter().find_map(|kid| match kid {
        Kid::Content(page, _) => Some(*page),
        Kid::Node(_) | Kid::Link(_) => None,
    });
    if let Some(home) = home {
        push(&format!("/Pg {} 0 R", numbers.page(home)?));
    }
    match kids {
        [] => {}
        [Kid::Content(_, mcid)] => push(&format!("/K {mcid}")),
        _ => {
            push("/K[");
            for kid in kids {
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

/// Makes a box (left, top, right, bottom) hold an item.
fn extend(edges: &mut [f32; 4], item: &Item) {
    let mut take = |x: f32, y: f32| {
        *edges = [edges[0].min(x), edges[1].min(y), edges[2].max(x), edges[3].max(y)];
    };
    match item {
        Item::Text { x, y, size, glyphs, .. } => {
            let width: u32 = glyphs.iter().map(|glyph| u32::from(glyph.advance)).sum();
            #[allow(clippy::cast_precision_loss, reason = "a line is a few thousand ems wide at most")]
            let width = width as f32 / 1000.0 * size;
            take(*x, y - size);
            take(x + width, y + size * 0.3);
        }
        Item::Path { points, .. } => points.iter().for_each(|(x, y)| take(*x, *y)),
        Item::Lines { lines, .. } => lines.iter().flatten().for_each(|(x, y)| take(*x, *y)),
        Item::Link { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::pages::Placed;

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
        let (_, binding) = Binding::of(Laid { pages: vec![page], tree, ..Laid::default() });
        let made = add(&mut Document::with_version("1.7"), &binding, &[], "en", &mut Written::default());
        assert_eq!(made, Err(RenderError::Pdf("page 1 has no object".to_owned())));
    }
}
