//! Spreadsheets taken into a register: read on a thread of their own, which can be stopped, and shown before
//! anything is taken.

mod act;
mod by_hand;
mod dialogs;
mod heads;
mod mapping;
pub mod reading;
