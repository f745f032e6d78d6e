//! Any bytes after the head of a file of format 1: what opens is the same in the present format.
#![no_main]

use keian::questionnaire::Catalogue;
use keian::storage::{parse, to_bytes};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut file = b"(\n    format: 1,\n    app: \"keian 0.1.0\",\n    questionnaire: (id: \"meti-guideline\", edition: \"2025-12-12\", digest: \"\"),\n    assessment: (".to_vec();
    file.extend_from_slice(bytes);
    let catalogue = Catalogue::shipped();
    if let Ok(opened) = parse(&file, &catalogue) {
        assert!(opened.format == 1);
        let written = to_bytes(&opened.assessment, &opened.questionnaire).expect("it has a form");
        let again = parse(&written, &catalogue).expect("what was written opens");
        assert!(again.assessment == opened.assessment && again.format == 2);
    }
});
