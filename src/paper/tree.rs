//! The structure of the report for those who cannot see it: what is a heading, a list, a table, a
//! figure. Every positioned item belongs to a node of it, or is decoration.

use super::error::RenderError;

/// What a node is: the standard structure types of PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::paper) enum Role {
    Document,
    Heading(u8),
    Paragraph,
    List,
    Item,
    Label,
    Body,
    Table,
    Row,
    /// A head of a column.
    Head,
    /// A cell that says what its row is about.
    RowHead,
    Cell,
    Figure,
    Link,
}

/// A node.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::paper) struct Node {
    pub(in crate::paper) role: Role,
    /// The place of the node that it stands in; the root is its own parent.
    pub(in crate::paper) parent: u32,
    /// What it shows, in words: for figures, tables and links.
    pub(in crate::paper) alt: Box<str>,
}

/// What an item belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::paper) enum Tag {
    /// Decoration: rules, tints, heads that are repeated.
    #[default]
    Artifact,
    /// The running header and footer.
    Furniture,
    /// The node at this place.
    Node(u32),
}

/// All nodes; the first is the root.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::paper) struct Tree {
    pub(in crate::paper) nodes: Vec<Node>,
}

impl Default for Tree {
    fn default() -> Self {
        Self { nodes: vec![Node { role: Role::Document, parent: 0, alt: Box::default() }] }
    }
}

impl Tree {
    /// The node at a place.
    ///
    /// # Errors
    /// [`RenderError::Pdf`] where there is none.
    pub(in crate::paper) fn node(&self, place: u32) -> Result<&Node, RenderError> {
        let node = self.nodes.get(place as usize);
        node.ok_or_else(|| RenderError::Pdf(format!("there is no node {place}")))
    }

    /// A node in another one; in the root where `parent` is none.
    pub(in crate::paper) fn add(&mut self, role: Role, parent: Tag) -> Tag {
        self.add_with(role, parent, String::new())
    }

    /// A node with what it shows in words.
    pub(in crate::paper) fn add_with(&mut self, role: Role, parent: Tag, alt: String) -> Tag {
        let parent = match parent {
            Tag::Node(parent) => parent,
            Tag::Artifact | Tag::Furniture => 0,
        };
        // No memory holds as many nodes as a number has values.
        let place = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(Node { role, parent, alt: alt.into_boxed_str() });
        Tag::Node(place)
    }
}
