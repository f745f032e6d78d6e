//! Any bytes as a questionnaire.
#![no_main]

use keian::storage::asked;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(questionnaire) = asked::questionnaire(bytes) {
        assert_eq!(questionnaire.digest().len(), 64);
    }
});
