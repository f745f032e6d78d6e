//! The structure tree in the PDF: every node with its content on the pages, in reading order, and
//! the link annotations that belong to it.

use std::collections::HashMap;

use lopdf::{Document, Object, ObjectId, dictionary, text_string};

use super::content::{draws, runs};
use super::syntax::role;
use super::syntax::{real_to, string_to};
use super::write::{Written, object_to};
use crate::paper::pages::{Item, Laid, Target};
use crate::paper::style::PAGE_HEIGHT;
use crate::paper::tree::{Role, Tag};
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
struct Link<'a> {
    page: usize,
    node: usize,
    rect: [f32; 4],
    to: &'a Anchor,
}

/// The tree while it is put together from the pages.
struct Builder<'a> {
    laid: &'a Laid,
    kids: Vec<Vec<Kid>>,
    attached: Vec<bool>,
    /// The nodes that stand in a row, which are attached with it even when they are empty.
    cells: Vec<Vec<usize>>,
}

impl Builder<'_> {
    /// Hangs a node into its parent, and that into its own, at the first time it is met.
    fn attach(&mut self, node: usize) {
        if self.attached[node] {
            return;
        }
        self.attached[node] = true;
        let parent = self.laid.tree.nodes[node].parent;
        self.attach(parent);
        self.kids[parent].push(Kid::Node(node));
        for cell in std::mem::take(&mut self.cells[node]) {
            self.attach(cell);
        }
    }
}

/// Adds the structure tree and the links to a document; what there are many of goes to `written`.
pub(in crate::paper) fn add(
    pdf: &mut Document,
    laid: &Laid,
    pages: &[ObjectId],
    lang: &str,
    written: &mut Written,
) {
    let nodes = &laid.tree.nodes;
    let mut cells = vec![Vec::new(); nodes.len()];
    for (place, node) in nodes.iter().enumerate().skip(1) {
        if nodes[node.parent].role == Role::Row {
            cells[node.parent].push(place);
        }
    }
    let mut builder = Builder {
        laid,
        kids: nodes.iter().map(|_| Vec::new()).collect(),
        attached: vec![false; nodes.len()],
        cells,
    };
    if let Some(root) = builder.attached.first_mut() {
        *root = true;
    }
    let mut links: Vec<Link<'_>> = Vec::new();
    let mut contents: Vec<Vec<usize>> = Vec::new();
    for (page, of) in laid.pages.iter().enumerate() {
        let mut ids = Vec::new();
        for run in runs(of) {
            let Some(Tag::Node(node)) = run.first().map(|first| first.tag) else { continue };
            builder.attach(node);
            if draws(run) {
                builder.kids[node].push(Kid::Content(page, ids.len()));
                ids.push(node);
            }
            for placed in run {
                if let Item::Link { x, y, width, height, to } = &placed.item {
                    builder.kids[node].push(Kid::Link(links.len()));
                    let top = PAGE_HEIGHT - y;
                    links.push(Link { page, node, rect: [*x, top - height, x + width, top], to });
                }
            }
        }
        contents.push(ids);
    }
    let base = pdf.max_id + 1;
    let id = |node: usize| base + u32::try_from(node).unwrap_or(0);
    pdf.max_id = id(nodes.len().saturating_sub(1));
    let annotations = annotations(pdf, laid, &links, pages, written);
    let root = pdf.new_object_id();
    for (node, kids) in builder.kids.iter().enumerate().filter(|(node, _)| builder.attached[*node]) {
        element(&mut written.bytes, laid, node, kids, (&id, root), pages, &annotations);
        written.end(id(node));
    }
    let mut own = vec![Vec::new(); pages.len()];
    for (link, id) in links.iter().zip(&annotations) {
        own[link.page].push(Object::Reference(*id));
    }
    for (page, own) in own.into_iter().enumerate() {
        if let Some(dict) = pages.get(page).and_then(|id| pdf.get_object_mut(*id).ok()?.as_dict_mut().ok()) {
            dict.set("StructParents", integer(page));
            dict.set("Tabs", "S");
            dict.remove(b"Annots");
            if !own.is_empty() {
                dict.set("Annots", own);
            }
        }
    }
    let parents = pdf.new_object_id();
    written.bytes.extend_from_slice(b"<</Nums[");
    for (page, ids) in contents.iter().enumerate() {
        let refs: String = ids.iter().map(|node| format!("{} 0 R ", id(*node))).collect();
        written.bytes.extend_from_slice(format!("{page}[{refs}]").as_bytes());
    }
    for (place, link) in links.iter().enumerate() {
        let entry = format!("{} {} 0 R ", laid.pages.len() + place, id(link.node));
        written.bytes.extend_from_slice(entry.as_bytes());
    }
    written.bytes.extend_from_slice(b"]>>");
    written.end(parents.0);
    let next = integer(laid.pages.len() + links.len());
    pdf.objects.insert(
        root,
        Object::Dictionary(dictionary! {
            "Type" => "StructTreeRoot",
            "K" => Object::Reference((id(0), 0)),
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        }),
    );
    if let Ok(catalog) = pdf.catalog_mut() {
        catalog.set("StructTreeRoot", root);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        catalog.set("Lang", Object::string_literal(lang));
    }
}

fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(0))
}

/// Writes the links as annotations; returns their numbers.
fn annotations(
    pdf: &mut Document,
    laid: &Laid,
    links: &[Link<'_>],
    pages: &[ObjectId],
    written: &mut Written,
) -> Vec<ObjectId> {
    let targets: HashMap<&Anchor, &Target> =
        laid.targets.iter().rev().map(|target| (&target.anchor, target)).collect();
    let mut ids = Vec::new();
    for (place, link) in links.iter().enumerate() {
        let out = &mut written.bytes;
        out.extend_from_slice(b"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[");
        for edge in link.rect {
            real_to(out, edge);
            out.push(b' ');
        }
        out.extend_from_slice(format!("]/StructParent {}/Contents", laid.pages.len() + place).as_bytes());
        text(out, laid.tree.nodes.get(link.node).map_or("", |node| node.alt.as_str()));
        if let Some(target) = targets.get(link.to)
            && let Some(page) = pages.get(target.page)
        {
            out.extend_from_slice(b"/Dest");
            object_to(out, &destination(*page, target.y));
        }
        if let Some(page) = pages.get(link.page) {
            out.extend_from_slice(format!("/P {} 0 R", page.0).as_bytes());
        }
        out.extend_from_slice(b">>");
        let id = pdf.new_object_id();
        written.end(id.0);
        ids.push(id);
    }
    ids
}

/// A place on a page, a little above what stands there.
pub(in crate::paper) fn destination(page: ObjectId, y: f32) -> Object {
    let top = Object::Real((PAGE_HEIGHT - y + 8.0).min(PAGE_HEIGHT));
    Object::Array(vec![Object::Reference(page), "XYZ".into(), Object::Null, top, Object::Null])
}

fn element(
    out: &mut Vec<u8>,
    laid: &Laid,
    place: usize,
    kids: &[Kid],
    (id, root): (&dyn Fn(usize) -> u32, ObjectId),
    pages: &[ObjectId],
    annotations: &[ObjectId],
) {
    let node = &laid.tree.nodes[place];
    let mut push = |text: &str| out.extend_from_slice(text.as_bytes());
    let parent = if place == 0 { root.0 } else { id(node.parent) };
    push(&format!("<</S/{}/P {parent} 0 R", role(node.role)));
    let home = kids.iter().find_map(|kid| match kid {
        Kid::Content(page, _) => Some(*page),
        Kid::Node(_) | Kid::Link(_) => None,
    });
    if let Some(page) = home.and_then(|home| pages.get(home)) {
        push(&format!("/Pg {} 0 R", page.0));
    }
    match kids {
        [] => {}
        [Kid::Content(_, mcid)] => push(&format!("/K {mcid}")),
        _ => {
            push("/K[");
            for kid in kids {
                match kid {
                    Kid::Node(node) => push(&format!("{} 0 R ", id(*node))),
                    Kid::Content(page, mcid) if Some(*page) == home => push(&format!("{mcid} ")),
                    Kid::Content(page, mcid) => {
                        let page = pages.get(*page).map_or(0, |page| page.0);
                        push(&format!("<</Type/MCR/Pg {page} 0 R/MCID {mcid}>>"));
                    }
                    Kid::Link(link) => {
                        let object = annotations.get(*link).map_or(0, |id| id.0);
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
            if let Some(page) = home.and_then(|home| laid.pages.get(home)) {
                let mut edges = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
                let items = page.items.iter().filter(|placed| placed.tag == Tag::Node(place));
                items.for_each(|placed| extend(&mut edges, &placed.item));
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
}

fn text(out: &mut Vec<u8>, text: &str) {
    if let Ok(bytes) = text_string(text).as_str() {
        string_to(out, bytes);
    }
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
