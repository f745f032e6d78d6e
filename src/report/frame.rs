//! What every document has around its blocks: the words of footer, page numbers and marks, in its language.

use super::document::{Begins, Cover, Document, Meta};
use super::words::words;
use crate::base::lang::fill;

/// A document of which only this is known: without cover, header and blocks.
pub(super) fn framed(meta: Meta) -> Document {
    let w = words(meta.lang);
    Document {
        footer: fill(&w.footer, &[("app", &meta.creator)]),
        meta,
        begins: Begins::Cover,
        cover: Cover::default(),
        blocks: Vec::new(),
        header: Default::default(),
        page_number: w.page_number.clone(),
        continued: w.continued.clone(),
        missing_glyphs: w.missing_glyphs.clone(),
        missing_more: w.missing_more.clone(),
        cover_label: w.cover_label.clone(),
        link_to: w.link_to.clone(),
        most_pages: None,
        attachment: None,
    }
}
