//! Any bytes as a file of answers: refused with a short message, or opened, and then written and
//! opened again with nothing changed.
#![no_main]

use keian::base::lang::Lang;
use keian::questionnaire::Catalogue;
use keian::storage::{parse, to_bytes};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let catalogue = Catalogue::shipped();
    match parse(bytes, &catalogue) {
        Ok(opened) => {
            let written = to_bytes(&opened.assessment, &opened.questionnaire).expect("it has a form");
            let again = parse(&written, &catalogue).expect("what was written opens");
            assert!(again.assessment == opened.assessment);
        }
        Err(error) => {
            for lang in Lang::ALL {
                assert!(error.message(lang).chars().count() < 1500);
            }
        }
    }
});
