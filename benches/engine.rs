//! What the engine costs: loading, scoring and saving the sample, and making its report.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]

#[path = "../tests/harness/made.rs"]
mod made;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use keian::audience::Edition;
use keian::base::lang::Lang;
use keian::paper;
use keian::questionnaire::Catalogue;
use keian::scoring::Scorecard;
use keian::storage::{self, Replace};

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

criterion_group!(benches, engine);
criterion_main!(benches);
