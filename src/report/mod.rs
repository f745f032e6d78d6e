//! Document → layout → pages → PDF. [`document`] is the report as data.

pub mod document;
