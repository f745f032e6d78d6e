//! The report of the sample grown to a number of questions, to see how the cost grows:
//! `grown 1000 OUT.pdf`. Questions and their answers are repeated under new ids. Without OUT.pdf
//! everything is done but writing the file.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool for those who build Keian")]

use keian::audience::Edition;
use keian::base::ids::QuestionId;
use keian::base::lang::Lang;
use keian::paper::render;
use keian::questionnaire::{Catalogue, Questionnaire, check};
use keian::storage::parse;

#[path = "../../../../tests/harness/made.rs"]
mod made;

use made::made;

fn main() {
    // As `keian report` does.
    rayon::scope(|_| grow());
}

fn grow() {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().expect("how many questions").parse().expect("a number");
    let sample = include_bytes!("../../../../assets/sample/sample.ja.ron");
    let opened = parse(sample, &Catalogue::shipped()).unwrap();
    let mut assessment = opened.assessment;
    let mut questionnaire = Questionnaire::clone(&opened.questionnaire);
    let shipped = questionnaire.questions().count();
    let originals: Vec<Vec<_>> = questionnaire.areas.iter().map(|area| area.questions.clone()).collect();
    for place in 0..count.saturating_sub(shipped) {
        // Round after round over all questions, each in its own area.
        let (mut within, round) = (place % shipped, place / shipped + 2);
        for (area, own) in originals.iter().enumerate() {
            if within < own.len() {
                let mut question = own[within].clone();
                let answer = assessment.answer(&question.id).clone();
                question.id = QuestionId::new(format!("{}-{round}", question.id));
                for level in &mut question.levels {
                    level.ja = format!("{round}. {}", level.ja);
                    level.en = format!("{round}. {}", level.en);
                }
                assessment.answers.insert(question.id.clone(), answer.into());
                questionnaire.areas[area].questions.push(question);
                break;
            }
            within -= own.len();
        }
    }
    let questionnaire = check::made(questionnaire).expect("its questions are the shipped ones'");
    let rendered = render(made((Edition::Full, Lang::Ja), &questionnaire, &assessment)).unwrap();
    if let Some(out) = arguments.next() {
        std::fs::write(out, &rendered.pdf).unwrap();
    }
    println!("{} pages", rendered.pages);
}
