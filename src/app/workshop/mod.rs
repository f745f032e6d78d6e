//! The room for workshops: what the window remembers of them, the projector's window, and what is printed.

pub mod chart;
mod printing;
pub mod projecting;
pub mod projector;
pub mod room;
mod viewport;
pub mod words;
