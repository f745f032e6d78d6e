//! A questionnaire as a workbook that a person changes, and the overlay that the changed workbook makes:
//! own questions, areas, facts and roles, other weights, questions left out. Every fault has its cell.

pub mod columns;
pub mod condition_text;
pub mod fault;
pub mod fault_kind;
pub mod make;
mod marks;
mod places;
mod row_texts;
mod rows;
mod said;
mod taken_rows;
pub mod words;
pub mod written;
