//! Any bytes as an overlay on the shipped questionnaire.
#![no_main]

use keian::questionnaire::Catalogue;
use keian::storage::asked;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(made) = asked::overlay(bytes, &Catalogue::shipped()) {
        assert!(made.questions().count() >= 48);
    }
});
