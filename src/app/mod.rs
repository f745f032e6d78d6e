//! The window: what you see while you answer. Knows every other layer; none knows it.

pub mod command;
pub mod screens;
pub mod settings;
pub mod state;
pub mod theme;
pub mod widgets;
pub mod words;
