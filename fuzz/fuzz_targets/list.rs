//! Any bytes as a reference list.
#![no_main]

use keian::storage::asked;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(list) = asked::list(bytes) {
        assert!(!list.items.is_empty());
    }
});
