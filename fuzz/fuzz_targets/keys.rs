//! Any text as a file of keys: the message never repeats what stands in it.
#![no_main]

use keian::base::lang::Lang;
use keian::storage::protect::{public_keys, secret_keys};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let refused = [secret_keys(&text).err(), public_keys(&text).err()];
    for error in refused.into_iter().flatten() {
        for lang in Lang::ALL {
            assert!(error.message(lang).chars().count() < 200);
        }
    }
});
