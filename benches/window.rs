//! What a frame of each screen costs, without a GPU: layout and tessellation, no drawing.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]

use criterion::{Criterion, criterion_group, criterion_main};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use keian::app::App;

fn frames(c: &mut Criterion) {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .build_eframe(|cc| App::new(&cc.egui_ctx, None));
    harness.run();
    c.bench_function("a frame of home", |b| b.iter(|| harness.step()));
    harness.get_by_label("サンプルを見る").click();
    harness.run();
    for (name, label) in [
        ("profile", "会社の概要"),
        ("question", "質問"),
        ("plan", "行動計画"),
        ("report", "報告書"),
        ("settings", "設定"),
        ("results", "結果"),
    ] {
        harness.get_all_by_label(label).next().expect("a way to the screen").click();
        harness.run();
        c.bench_function(&format!("a frame of {name}"), |b| b.iter(|| harness.step()));
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
