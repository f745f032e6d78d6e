//! The life of the open document.

pub mod document;
pub mod unsaved;
