//! The report of the sample grown to a number of questions, to see how the cost grows:
//! `grown 1000 OUT.pdf`. Without OUT.pdf everything is done but writing the file.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool for those who build Keian")]

use keian::audience::Edition;
use keian::base::lang::Lang;
use keian::paper::render;
use keian::questionnaire::Catalogue;
use keian::storage::parse;

#[path = "../../../../tests/harness/grown.rs"]
mod grown;
#[path = "../../../../tests/harness/made.rs"]
mod made;

use grown::grown;
use made::made;

fn main() {
    // As `keian report` does.
    rayon::scope(|_| report());
}

fn report() {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().expect("how many questions").parse().expect("a number");
    let sample = include_bytes!("../../../../assets/sample/sample.ja.ron");
    let opened = parse(sample, &Catalogue::shipped()).unwrap();
    let (questionnaire, assessment) = grown(count, &opened.questionnaire, &opened.assessment);
    drop(opened);
    let rendered = render(made((Edition::Full, Lang::Ja), &questionnaire, &assessment)).unwrap();
    if let Some(out) = arguments.next() {
        std::fs::write(out, &rendered.pdf).unwrap();
    }
    println!("{} pages", rendered.pages);
}
