//! What an association may publish: an attacker who knows the published format alone is given everything that
//! was released and the answers of two members, and must be certain of no other member's answer. The number of
//! random cohorts is `KEIAN_COHORTS` (300 without it).

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod attacker;
mod blanks;
mod disclosure;
mod facts;
mod made;
mod published;
mod witness;
