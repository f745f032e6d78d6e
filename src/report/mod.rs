//! Document → layout → pages → PDF. [`document`] is the report as data, [`build`] makes it out of
//! scorecard and answers, [`render`] turns it into a PDF. Fonts are embedded, dates are handed in:
//! the same input gives the same bytes.

mod breaking;
mod build;
mod columns;
pub mod document;
mod faces;
mod fields;
mod figures;
mod fingerprint;
mod flow;
mod hatch;
#[cfg(test)]
mod invariants;
mod layout;
mod pages;
mod pdf;
mod pdf_content;
mod pdf_finish;
mod pdf_font;
mod pdf_meta;
mod pdf_read;
mod pdf_tags;
mod pdf_write;
mod pieces;
mod sheets;
mod style;
mod table;
mod text;
mod tree;
mod words;

pub use build::{Earlier, Edition, Extras, ReportInput, build, build_as};
use document::Document;
pub use fingerprint::{Belongs, Fingerprint};
pub use pdf_read::{attached_answers, fingerprint, is_pdf};
pub use sheets::{Pen, PlacedGlyph, Sheets, Step, TextRun};

/// A report as PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no embedded font has; 〓 stands for them.
    pub missing: Vec<String>,
}

/// Why a report could not be made. Neither depends on the answers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// An embedded font could not be read or subset.
    #[error("the embedded font could not be used: {0}")]
    Font(String),
    /// The PDF could not be put together.
    #[error("the PDF could not be put together: {0}")]
    Pdf(String),
}

/// Lays a report out and writes it as PDF.
///
/// # Errors
/// [`RenderError`], which no document is known to cause.
pub fn render(document: &Document) -> Result<Rendered, RenderError> {
    let mut setter = text::Setter::new().map_err(|error| RenderError::Font(error.to_string()))?;
    let laid = layout::lay_out(document, &mut setter);
    let pdf = pdf::write(document, &laid, &setter.faces)?;
    let missing = setter.faces.missing.iter().map(ToString::to_string).collect();
    Ok(Rendered { pdf, pages: laid.pages.len(), missing })
}

/// The text of every page in the order in which it stands in the PDF, header and footer last: what
/// a program that takes text out of the PDF must find there, but for spaces.
///
/// # Errors
/// [`RenderError::Font`], which no document is known to cause.
pub fn page_texts(document: &Document) -> Result<Vec<String>, RenderError> {
    let mut setter = text::Setter::new().map_err(|error| RenderError::Font(error.to_string()))?;
    let laid = layout::lay_out(document, &mut setter);
    Ok(laid.pages.iter().map(pages::Page::text).collect())
}
