//! Any bytes as a journal.
#![no_main]

use keian::questionnaire::Catalogue;
use keian::storage::journal::recover::read_clear;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = read_clear(bytes, &Catalogue::shipped());
});
