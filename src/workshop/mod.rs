//! Workshops: what votes come to, how typed cards are read, in which order questions are spoken about, how a
//! workshop goes on from step to step, and what the projector may show of it. Every step is an edit.

pub mod agenda;
pub mod cards;
pub mod decided;
pub mod running;
pub mod said;
pub mod shown;
pub mod tally;
pub mod words;
