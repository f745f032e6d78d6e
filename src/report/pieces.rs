//! Blocks as every document has them: headings, paragraphs, lists, columns.

use super::document::{Align, Block, Column, Span, Style};

/// Parts one after the other; none is copied.
pub(super) fn joined<const N: usize>(parts: [Vec<Block>; N]) -> Vec<Block> {
    parts.into_iter().flatten().collect()
}

/// A heading that no link leads to.
pub(super) fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned(), anchor: None }
}

pub(super) fn body(text: impl Into<String>) -> Block {
    Block::Paragraph(Style::Body, vec![Span::plain(text)])
}

/// In the size of notes.
pub(super) fn small(text: impl Into<String>) -> Block {
    Block::Paragraph(Style::Small, vec![Span::plain(text)])
}

pub(super) fn bullets(lines: impl IntoIterator<Item = String>) -> Block {
    Block::Bullets(lines.into_iter().map(|line| vec![Span::plain(line)]).collect())
}

pub(super) fn column(title: &str, width: f32, align: Align) -> Column {
    Column { title: title.to_owned(), width, align }
}
