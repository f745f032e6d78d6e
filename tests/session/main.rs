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

#[test]
fn what_was_read_before_the_file_was_overwritten_is_not_shown_afterwards() {
    use person::Step::{Answer, Deliver, Edit, Open, Outside, Perform, Save};
    let mut person = Person::at_a_desk();
    for step in [
        Open(0),
        Perform(0),
        Deliver(0),
        Edit(0),
        Outside(0),
        Save,
        Perform(0),
        Deliver(0),
        // Changed outside: reload it, and edit while it is being read.
        Answer(1),
        Perform(0),
        Edit(0),
        Deliver(0),
        // Save first: changed outside again, so overwrite it.
        Answer(0),
        Perform(0),
        Deliver(0),
        Answer(0),
        Perform(0),
        Deliver(0),
        // What is read now is what was written.
        Perform(0),
        Deliver(0),
    ] {
        person.does(&step);
    }
    assert_eq!(person.notes(), ["typed 21", "typed 7"]);
    person.leaves();
}

#[test]
fn what_a_drive_cannot_do_is_said_once_for_a_document_at_its_place() {
    use keian::storage::Lack;
    use person::Step::{Deliver, Dialog, Edit, Open, Perform, Save, SaveAs};
    let mut person = Person::at_a_desk();
    person.world.disk().lacks = vec![Lack::Sync, Lack::Locks];
    let saves = [Edit(0), Save, Perform(0), Deliver(0)];
    // The file is read, then what earlier sessions left of it.
    let opens = [Open(0), Perform(0), Deliver(0), Perform(0), Deliver(0)];
    for step in [opens.as_slice(), &saves, &saves].concat() {
        person.does(&step);
    }
    assert_eq!(person.told_of_lacks, 1, "once, with all that there is to say");
    // At another place it is another file.
    for step in [SaveAs(false), Dialog(0, Some(1)), Perform(0), Deliver(0)].iter().chain(&saves) {
        person.does(step);
    }
    assert_eq!(person.told_of_lacks, 2);
}

#[test]
fn who_gives_up_changes_for_the_sample_is_asked_once() {
    use person::Step::{Answer, Edit, New, Sample};
    let mut person = Person::at_a_desk();
    for step in [New, Edit(0), Sample] {
        person.does(&step);
    }
    assert!(person.is_asked());
    person.does(&Answer(1));
    assert!(!person.is_asked());
    assert!(person.notes().is_empty(), "the sample is open");
    person.leaves();
}
