//! The registers as the window shows and edits them, without drawing: what stands in a cell, what a typed or pasted
//! text becomes there, which rows are in view, and what is typed and not taken over.

pub mod action;
pub mod any_row;
pub mod drafts;
pub mod fields;
pub mod in_view;
pub mod measures;
pub mod new_rows;
mod own_rows;
pub mod plain;
pub mod reckoned;
pub mod refused_said;
pub mod room;
pub mod sheet_file;
pub mod stop_choice;
pub mod taken;
pub mod what_if;
pub mod words;
pub mod writing;
