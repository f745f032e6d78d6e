//! An association's own questions in the window: a questionnaire written as a spreadsheet, and the overlay
//! that the changed spreadsheet makes, or its faults by their cells.

mod act;
pub mod action;
pub mod files;
pub mod state;
pub mod words;
