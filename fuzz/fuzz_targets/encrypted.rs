//! Any bytes as an encrypted file, opened with a key.
#![no_main]

use std::sync::LazyLock;

use keian::storage::Unlock;
use keian::storage::protect::secret_keys;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // A key made for this and used nowhere.
    const KEY: &str = include_str!("../key.txt");
    static UNLOCK: LazyLock<Unlock> = LazyLock::new(|| Unlock::Keys(secret_keys(KEY).expect("it is a key")));
    let _ = UNLOCK.open(bytes);
});
