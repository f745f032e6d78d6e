//! What the pages say of the report's structure, gathered before they are written: which node holds
//! what on which page, in reading order, and what links there are.

use std::collections::HashMap;

use super::content::{draws, runs};
use crate::paper::error::RenderError;
use crate::paper::pages::{Item, Laid, Mark, Page, Target};
use crate::paper::style::PAGE_HEIGHT;
use crate::paper::tree::{Role, Tag, Tree};
use crate::report::document::Anchor;

/// What a node holds. There are a hundred thousand of them in a long report, so they are kept small.
#[derive(Clone, Copy)]
pub(in crate::paper) enum Kid {
    Node(u32),
    /// Marked content: page and id.
    Content(u32, u32),
    /// A link annotation by its number.
    Link(u32),
}

/// A place that leads somewhere: page, node, edges from the bottom left, target.
pub(in crate::paper) struct Link {
    pub(in crate::paper) page: usize,
    pub(in crate::paper) node: u32,
    pub(in crate::paper) rect: [f32; 4],
    pub(in crate::paper) to: Anchor,
}

/// What the pages say of the structure: all that is needed of them for it, so that a page can go when
/// it is written.
pub(in crate::paper) struct Structure {
    /// What every node holds: by node, and for each in reading order.
    kids: Vec<(u32, Kid)>,
    attached: Vec<bool>,
    /// A row and a node that stands in it, by row: they are attached with it even when they are empty.
    cells: Vec<(u32, u32)>,
    pub(in crate::paper) links: Vec<Link>,
    /// The nodes of every page's marked contents, by their ids.
    pub(in crate::paper) contents: Vec<Vec<u32>>,
    /// The edges (left, top, right, bottom) of every figure on the page where it begins.
    pub(in crate::paper) figures: HashMap<u32, (usize, [f32; 4])>,
}

/// What is left of a layout when its pages are gone: all that is written beside them.
pub(in crate::paper) struct Binding {
    pub(in crate::paper) marks: Vec<Mark>,
    pub(in crate::paper) targets: Vec<Target>,
    pub(in crate::paper) tree: Tree,
    pub(in crate::paper) structure: Structure,
}

impl Binding {
    /// Takes the pages out of a layout.
    ///
    /// # Errors
    /// [`RenderError::Pdf`] when there are more nodes than a PDF can number.
    pub(in crate::paper) fn of(laid: Laid) -> Result<(Vec<Page>, Self), RenderError> {
        let Laid { pages, marks, targets, tree } = laid;
        let structure = Structure::of(&pages, &tree)?;
        Ok((pages, Self { marks, targets, tree, structure }))
    }
}

impl Structure {
    /// Puts the structure together from the pages.
    fn of(pages: &[Page], tree: &Tree) -> Result<Self, RenderError> {
        let nodes = &tree.nodes;
        let mut cells = Vec::new();
        for (place, node) in nodes.iter().enumerate().skip(1) {
            if tree.node(node.parent)?.role == Role::Row {
                cells.push((node.parent, short(place)?));
            }
        }
        cells.sort_by_key(|(row, _)| *row);
        let mut made = Self {
            kids: Vec::with_capacity(nodes.len() * 2),
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
            made.page(page, of, tree)?;
        }
        made.kids.shrink_to_fit();
        made.kids.sort_by_key(|(node, _)| *node);
        Ok(made)
    }

    fn page(&mut self, page: usize, of: &Page, tree: &Tree) -> Result<(), RenderError> {
        let mut ids = Vec::new();
        for run in runs(of) {
            let Some(Tag::Node(node)) = run.first().map(|first| first.tag) else { continue };
            self.attach(node, tree)?;
            if draws(run) {
                self.kids.push((node, Kid::Content(short(page)?, short(ids.len())?)));
                ids.push(node);
                if tree.node(node)?.role == Role::Figure {
                    let outside = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
                    let (home, edges) = self.figures.entry(node).or_insert((page, outside));
                    if *home == page {
                        run.iter().for_each(|placed| extend(edges, &placed.item));
                    }
                }
            }
            for placed in run {
                if let Item::Link { x, y, width, height, to } = &placed.item {
                    self.kids.push((node, Kid::Link(short(self.links.len())?)));
                    let top = PAGE_HEIGHT - y;
                    let rect = [*x, top - height, x + width, top];
                    self.links.push(Link { page, node, rect, to: to.clone() });
                }
            }
        }
        self.contents.push(ids);
        Ok(())
    }

    /// Hangs a node into its parent, and that into its own, at the first time it is met. A row brings
    /// its cells along, in their order.
    fn attach(&mut self, node: u32, tree: &Tree) -> Result<(), RenderError> {
        if self.attached[node as usize] {
            return Ok(());
        }
        let parent = tree.node(node)?.parent;
        self.attach(parent, tree)?;
        if std::mem::replace(&mut self.attached[node as usize], true) {
            return Ok(());
        }
        self.kids.push((parent, Kid::Node(node)));
        let mut next = self.cells.partition_point(|(row, _)| *row < node);
        while let Some((row, cell)) = self.cells.get(next).copied()
            && row == node
        {
            self.attach(cell, tree)?;
            next += 1;
        }
        Ok(())
    }

    /// How many objects are written for it.
    pub(in crate::paper) fn count(&self) -> usize {
        self.attached.len() + self.links.len() + 1
    }

    /// The nodes that stand in the structure with what they hold, in their order.
    pub(in crate::paper) fn held(&self) -> impl Iterator<Item = (u32, &[(u32, Kid)])> {
        let attached = (0..).zip(&self.attached).filter(|(_, attached)| **attached);
        let mut rest = self.kids.as_slice();
        attached.map(move |(node, _)| {
            let own = rest.partition_point(|(of, _)| *of <= node);
            let (kids, after) = rest.split_at(own);
            rest = after;
            (node, kids)
        })
    }
}

/// A place among nodes, pages or links, as a PDF can number it.
pub(in crate::paper) fn short(place: usize) -> Result<u32, RenderError> {
    u32::try_from(place).map_err(|_| too_many())
}

pub(in crate::paper) fn too_many() -> RenderError {
    RenderError::Pdf("there are more objects than numbers".to_owned())
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
