//! Why a report could not be printed.

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
