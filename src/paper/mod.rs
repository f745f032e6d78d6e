//! Document → layout → pages → PDF. Knows a report as data and nothing of how it came to be.
//! [`render`] turns it into a PDF, [`Sheets`] hands its pages out to be drawn. Fonts are embedded,
//! dates are handed in: the same document gives the same bytes.

mod error;
#[cfg(test)]
mod fullness;
#[cfg(test)]
mod invariants;
mod layout;
#[cfg(test)]
mod line_ends;
mod pages;
mod pdf;
mod set;
mod sheets;
mod style;
mod tree;

pub use error::RenderError;
pub use pages::Dash;
pub use pdf::differs::{Differs, difference};
pub use pdf::read::{Made, attached_answers, is_pdf, made, made_from};
pub use sheets::{Pen, PlacedGlyph, Sheets, Step, TextRun};

use crate::report::document::Document;
use set::text::Setter;

/// A report as PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no embedded font has; 〓 stands for them.
    pub missing: Vec<char>,
}

/// Lays a report out and writes it as PDF. It takes the document, whose blocks go as they are set.
///
/// # Errors
/// [`RenderError`], which no document is known to cause.
pub fn render(mut document: Document) -> Result<Rendered, RenderError> {
    let mut setter = Setter::new().map_err(|error| RenderError::Font(error.to_string()))?;
    let laid = layout::lay_out(&mut document, &mut setter);
    let pages = laid.pages.len();
    let pdf = pdf::write(&document, laid, &setter.faces)?;
    let missing = setter.faces.missing.iter().copied().collect();
    Ok(Rendered { pdf, pages, missing })
}

/// The text of every page in the order in which it stands in the PDF, header and footer last: what
/// a program that takes text out of the PDF must find there, but for spaces.
///
/// # Errors
/// [`RenderError::Font`], which no document is known to cause.
pub fn page_texts(mut document: Document) -> Result<Vec<String>, RenderError> {
    let mut setter = Setter::new().map_err(|error| RenderError::Font(error.to_string()))?;
    let laid = layout::lay_out(&mut document, &mut setter);
    Ok(laid.pages.iter().map(pages::Page::text).collect())
}
