//! The session that the window runs, driven through random interleavings of what a person asks for
//! and of background work that ends late, fails or comes back out of order. Only the disk and the
//! clock are stand-ins. Held against a model: nothing acknowledged is lost, and no document takes on
//! another's path, lock, protection or answers.
//!
//! `KEIAN_INTERLEAVINGS=10000 cargo test --test session` runs more of them than the 500 of a plain run;
//! `bash tests/session_mutants.sh` plants three mistakes in the session and expects each to be caught.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod model;
mod person;
mod world;

use person::{Person, step};
use proptest::prelude::*;

fn interleavings() -> u32 {
    std::env::var("KEIAN_INTERLEAVINGS").ok().and_then(|number| number.parse().ok()).unwrap_or(500)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: interleavings(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_acknowledged_is_lost_or_lands_on_another_document(
        steps in proptest::collection::vec(step(), 1..60),
    ) {
        let mut person = Person::at_a_desk();
        for step in &steps {
            person.does(step);
        }
        person.leaves();
    }
}
