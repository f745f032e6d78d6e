//! Parts that more than one screen draws.

pub mod text_field;
