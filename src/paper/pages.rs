//! Pages: positioned items only. Everything that comes after layout sees nothing else.
//! Lengths are points from the top left corner of the page.

use super::set::faces::Glyph;
use super::style::Rgb;
use super::tree::{Tag, Tree};
use crate::report::document::Anchor;

/// A page and what stands on it, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::paper) struct Page {
    pub(in crate::paper) items: Vec<Placed>,
}

impl Page {
    /// The text on the page.
    pub(in crate::paper) fn text(&self) -> String {
        let glyphs = self.items.iter().filter_map(|placed| match &placed.item {
            Item::Text { glyphs, .. } => Some(glyphs),
            Item::Path { .. } | Item::Lines { .. } | Item::Link { .. } => None,
        });
        glyphs
            .flat_map(|glyphs| glyphs.iter())
            .flat_map(|glyph| std::iter::once(glyph.char).chain(glyph.mark))
            .collect()
    }
}

/// An item and what it belongs to. A long report has a hundred thousand of them, so they are kept small.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::paper) struct Placed {
    pub(in crate::paper) tag: Tag,
    pub(in crate::paper) item: Item,
}

/// A positioned item.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::paper) enum Item {
    /// Text on a base line.
    Text { x: f32, y: f32, size: f32, color: Rgb, glyphs: Box<[Glyph]> },
    /// A path.
    Path { points: Box<[(f32, f32)]>, ends: Ends, fill: Option<Rgb>, stroke: Option<Stroke> },
    /// Lines that belong together, such as a hatching.
    Lines { lines: Box<[[(f32, f32); 2]]>, stroke: Stroke },
    /// A place that leads to an anchor.
    Link { x: f32, y: f32, width: f32, height: f32, to: Anchor },
}

/// Whether the last point of a path leads back to the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::paper) enum Ends {
    Joined,
    Free,
}

/// Whether a line is drawn without a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// It is.
    Solid,
    /// Dashes of 3 points, 2 points apart.
    Dashed,
}

/// How a path is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::paper) struct Stroke {
    pub(in crate::paper) color: Rgb,
    pub(in crate::paper) width: f32,
    pub(in crate::paper) dash: Dash,
}

impl Stroke {
    /// A line without a break.
    pub(in crate::paper) fn solid(color: Rgb, width: f32) -> Self {
        Self { color, width, dash: Dash::Solid }
    }

    /// A dashed line.
    pub(in crate::paper) fn dashed(color: Rgb, width: f32) -> Self {
        Self { color, width, dash: Dash::Dashed }
    }
}

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::paper) struct Mark {
    pub(in crate::paper) level: u8,
    pub(in crate::paper) title: String,
    pub(in crate::paper) page: usize,
    pub(in crate::paper) y: f32,
}

/// Where an anchor is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::paper) struct Target {
    pub(in crate::paper) anchor: Anchor,
    pub(in crate::paper) page: usize,
    pub(in crate::paper) y: f32,
}

/// The whole report, laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::paper) struct Laid {
    pub(in crate::paper) pages: Vec<Page>,
    pub(in crate::paper) marks: Vec<Mark>,
    pub(in crate::paper) targets: Vec<Target>,
    pub(in crate::paper) tree: Tree,
}

impl Item {
    /// A filled rectangle.
    pub(in crate::paper) fn rect(x: f32, y: f32, width: f32, height: f32, fill: Rgb) -> Self {
        Self::Path {
            points: corners(x, y, width, height).into(),
            ends: Ends::Joined,
            fill: Some(fill),
            stroke: None,
        }
    }

    /// An outlined rectangle.
    pub(in crate::paper) fn frame(x: f32, y: f32, width: f32, height: f32, color: Rgb) -> Self {
        let stroke = Some(Stroke::solid(color, 0.8));
        Self::Path { points: corners(x, y, width, height).into(), ends: Ends::Joined, fill: None, stroke }
    }

    /// A straight line.
    pub(in crate::paper) fn line(from: (f32, f32), to: (f32, f32), color: Rgb, width: f32) -> Self {
        let stroke = Some(Stroke::solid(color, width));
        Self::Path { points: [from, to].into(), ends: Ends::Free, fill: None, stroke }
    }

    /// The same item, further down.
    pub(in crate::paper) fn down(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text { y, .. } | Self::Link { y, .. } => *y += by,
            Self::Path { points, .. } => points.iter_mut().for_each(|point| point.1 += by),
            Self::Lines { lines, .. } => lines.iter_mut().flatten().for_each(|point| point.1 += by),
        }
        self
    }
}

/// The corners of a rectangle, clockwise from the top left.
pub(in crate::paper) fn corners(x: f32, y: f32, width: f32, height: f32) -> Vec<(f32, f32)> {
    vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
}
