//! What the engine costs: loading, scoring and saving the sample, making its report, and opening a long
//! file beside the bare reading of its RON.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]

#[path = "../tests/harness/bare_file.rs"]
mod bare_file;
#[path = "../tests/harness/made.rs"]
mod made;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use keian::assessment::{Answer, Milestone};
use keian::audience::Edition;
use keian::base::lang::Lang;
use keian::paper;
use keian::questionnaire::Catalogue;
use keian::scoring::Scorecard;
use keian::storage::{self, Replace};

use bare_file::Bare;
use made::made;

fn engine(c: &mut Criterion) {
    let bytes = include_bytes!("../assets/sample/sample.ja.ron");
    let catalogue = Catalogue::shipped();
    let opened = storage::parse(bytes, &catalogue).expect("the sample opens");
    let today = jiff::civil::date(2026, 11, 24);
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let file = folder.path().join("sample.ron");
    c.bench_function("load the sample", |b| b.iter(|| storage::parse(black_box(bytes), &catalogue)));
    c.bench_function("save the sample, synced", |b| {
        b.iter(|| storage::save(&file, black_box(&opened.assessment), &opened.questionnaire, Replace::Asked));
    });
    c.bench_function("score the sample", |b| {
        b.iter(|| Scorecard::of(&opened.questionnaire, black_box(&opened.assessment), today));
    });
    c.bench_function("report of the sample", |b| {
        b.iter(|| {
            let of = (Edition::Full, Lang::Ja);
            paper::render(made(of, &opened.questionnaire, black_box(&opened.assessment)))
        });
    });
}

/// Every answer with a note of 20,000 characters, and two earlier states of the same.
fn opening(c: &mut Criterion) {
    let catalogue = Catalogue::shipped();
    let sample =
        storage::parse(include_bytes!("../assets/sample/sample.ja.ron"), &catalogue).expect("it opens");
    let mut assessment = sample.assessment;
    let note: String = "調達先の一覧と契約書を点検した。".chars().cycle().take(20_000).collect();
    for (_, question) in sample.questionnaire.questions() {
        let answer = assessment.answer(&question.id).clone();
        let answer = Answer { note: note.clone(), ..answer };
        assessment.answers.insert(question.id.clone(), answer.into());
    }
    let then = assessment.clone();
    for year in [2024, 2025] {
        let milestone = Milestone::of(&then, year.to_string(), jiff::civil::date(year, 4, 1));
        assessment.milestones.push(milestone.into());
    }
    let bytes = storage::to_bytes(&assessment, &sample.questionnaire).expect("it has a form");
    let mut group = c.benchmark_group(format!("a file of {} KiB", bytes.len() / 1024));
    group.bench_function("its RON alone", |b| {
        b.iter(|| ron::de::from_bytes::<Bare>(black_box(&bytes)).expect("it reads"))
    });
    group.bench_function("opened", |b| {
        b.iter(|| storage::parse(black_box(&bytes), &catalogue).expect("it opens"))
    });
    group.finish();
}

criterion_group!(benches, engine, opening);
criterion_main!(benches);
