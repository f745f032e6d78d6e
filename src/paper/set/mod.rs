//! Setting: blocks of a document become pieces of a page, with their glyphs and lines in place.

mod bars;
mod blocks;
pub(in crate::paper) mod breaking;
mod cards;
pub(in crate::paper) mod cells;
#[cfg(test)]
mod colourless;
mod columns;
pub(in crate::paper) mod faces;
mod fields;
mod figures;
pub(in crate::paper) mod fitting;
pub(in crate::paper) mod flow;
mod hatch;
pub(in crate::paper) mod items;
pub(in crate::paper) mod pieces;
pub(in crate::paper) mod table;
pub(in crate::paper) mod text;
