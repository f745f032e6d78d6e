//! Spreadsheets taken into a register: read on a thread of their own, which can be stopped, and shown before
//! anything is taken.

mod act;
mod dialogs;
pub mod reading;
