//! Spreadsheets: workbooks and text, read into the register of trade.
#![no_main]

use std::ops::ControlFlow;

use keian::assessment::Assessment;
use keian::import::columns::Part;
use keian::import::head::head_of;
use keian::import::preview;
use keian::sheets::Source;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(mut source) = Source::open(bytes.to_vec()) else { return };
    for place in 0..source.sheets().len().min(3) {
        let Ok(sheet) = source.read(place, &mut |_| ControlFlow::Continue(())) else { continue };
        for part in Part::ALL {
            let Some(head) = head_of(&sheet, part) else { continue };
            let mut assessment = Assessment::default();
            let first = preview(&sheet, part, &head, &assessment.registers);
            let Some(edit) = first.edit else { continue };
            edit.apply(&mut assessment);
            // What was taken is known again.
            let again = preview(&sheet, part, &head, &assessment.registers);
            assert_eq!(again.new, 0, "{part:?}");
        }
    }
});
