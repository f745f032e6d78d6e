//! Any bytes as each file of an association: refused with a short message, or read, and then written and read again
//! with nothing changed; published results can be made a report.
#![no_main]

use std::sync::OnceLock;

use keian::base::lang::Lang;
use keian::cohort::Invitation;
use keian::cohort::submission::Reader;
use keian::questionnaire::{Catalogue, Checked};
use keian::report::cohort::{CohortInput, cohort_report};
use keian::storage::OpenError;
use keian::storage::association::{
    cohort_bytes, invitation_bytes, ledger_bytes, read_cohort, read_invitation, read_ledger,
};

const INVITATION: &[u8] = include_bytes!("../../tests/corpus/association/invitation.ron");

fn invitation() -> &'static (Invitation, Checked) {
    static READ: OnceLock<(Invitation, Checked)> = OnceLock::new();
    READ.get_or_init(|| read_invitation(INVITATION, &Catalogue::shipped()).expect("it is one"))
}

fn told(error: &OpenError) {
    for lang in Lang::ALL {
        assert!(error.message(lang).chars().count() < 1500);
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let catalogue = Catalogue::shipped();
    match read_invitation(bytes, &catalogue) {
        Ok((read, asked)) => {
            let written = invitation_bytes(&read, &asked).expect("it has a form");
            assert!(read_invitation(&written, &catalogue).expect("it opens").0 == read);
        }
        Err(error) => told(&error),
    }
    match read_cohort(bytes, &catalogue) {
        Ok((read, asked)) => {
            let written = cohort_bytes(&read, &asked).expect("it has a form");
            assert!(read_cohort(&written, &catalogue).expect("it opens").0 == read);
            let date = keian::start::today();
            let input =
                CohortInput { cohort: &read, questionnaire: &asked, lang: Lang::Ja, date, app: "Keian" };
            cohort_report(input).expect("it has a fingerprint");
        }
        Err(error) => told(&error),
    }
    match read_ledger(bytes) {
        Ok(read) => {
            let written = ledger_bytes(&read).expect("it has a form");
            assert!(read_ledger(&written).expect("it opens") == read);
        }
        Err(error) => told(&error),
    }
    let (invitation, asked) = invitation();
    let reader = Reader::new(invitation, asked).expect("it has a digest");
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(read) = reader.read(text)
    {
        assert!(read.text().expect("it has a form") == text.trim_end_matches(' '));
    }
});
