//! Parts that more than one screen draws.

pub mod charts;
pub mod choice;
pub mod date_field;
pub mod frame;
pub mod text_field;
