//! The documents of `benches/events.sh`: the sample, the same with something to do about each of the 48
//! questions, and the same with a note of 20,000 characters at its first question.
//! `cargo run --example grown_sample -- FOLDER` writes them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool for those who build Keian")]

use std::path::Path;

use keian::assessment::{Assessment, Response};
use keian::base::level::Level;
use keian::questionnaire::check::made;
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Catalogue, Checked, Condition};
use keian::storage::{self, Replace};

/// The shipped questions, each of which is asked.
fn all_asked() -> Checked {
    let mut asked = (**meti_guideline()).clone();
    for question in asked.areas.iter_mut().flat_map(|area| &mut area.questions) {
        question.condition = Condition::Always;
        question.stands_for.clear();
    }
    made(asked).expect("without conditions it has no fault")
}

/// The answers, with every level at the lowest.
fn with_gaps(sample: &Assessment, questionnaire: &Checked) -> Assessment {
    let mut grown = sample.clone();
    for (_, question) in questionnaire.questions() {
        let mut answer = sample.answer(&question.id).clone();
        answer.response = Response::Level(Level::ZERO);
        answer.meaning = question.meaning;
        grown.answers.insert(question.id.clone(), answer.into());
    }
    grown
}

/// The answers, with a long note at the first question.
fn with_note(sample: &Assessment) -> Assessment {
    let mut noted = sample.clone();
    let first = meti_guideline().questions().next().map(|(_, question)| question.id.clone());
    let first = first.expect("there are questions");
    let mut answer = sample.answer(&first).clone();
    let sentence = "We went through the list of suppliers and their contracts. ";
    answer.note = sentence.chars().cycle().take(20_000).collect();
    noted.answers.insert(first, answer.into());
    noted
}

fn main() {
    let folder = std::env::args_os().nth(1).expect("a folder");
    let sample = include_bytes!("../assets/sample/sample.en.ron");
    let sample = storage::parse(sample, &Catalogue::shipped()).expect("the sample opens").assessment;
    let shipped = meti_guideline();
    let asked = all_asked();
    for (name, assessment, questionnaire) in [
        ("sample.keian", &sample, shipped),
        ("plan.keian", &with_gaps(&sample, &asked), &asked),
        ("note.keian", &with_note(&sample), shipped),
    ] {
        let path = Path::new(&folder).join(name);
        storage::save(&path, assessment, questionnaire, Replace::Never).expect("it is written");
    }
}
