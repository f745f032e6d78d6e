//! What it costs to save a large document, of 48 answers and 2,000 rows of evidence: until it is on the
//! drive, and for the window that goes on meanwhile.
//! `cargo bench --bench saving`; set TMPDIR to a folder on the drive that is to be measured.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]

use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use keian::app::App;
use keian::assessment::{Answer, Assessment, Evidence, Response};
use keian::base::level::Level;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::{Changed, DocumentFile, Protection, Replace, Unlock, to_bytes};

const ROWS: usize = 2000;

/// 48 answers with notes, and the rows divided among them.
fn large() -> Assessment {
    let questions: Vec<_> = meti_guideline().questions().collect();
    assert_eq!(questions.len(), 48);
    let mut assessment = Assessment::default();
    for (place, (_, question)) in questions.iter().enumerate() {
        let mine = (0..ROWS).filter(|row| row % questions.len() == place);
        let answer = Answer {
            response: Response::Level(Level::TWO),
            note: "調達部と法務部に確認した。代替の供給元は二社で、認定には半年かかる。".repeat(4),
            evidence: mine
                .map(|row| Evidence::of(format!("{row}: 供給元の一覧、契約書、点検の記録、2026年度")))
                .collect(),
            ..Answer::default()
        };
        assessment.answers.insert(question.id.clone(), answer.into());
    }
    assessment
}

/// A save to the drive, as the thread of the save does it.
fn until_durable(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let assessment = large();
    let bytes = to_bytes(&assessment, meti_guideline()).expect("it has a form").len();
    println!("the document has {bytes} bytes");
    let key = age::x25519::Identity::generate().to_public();
    let protections = [
        ("in clear", "clear.keian", Protection::Clear),
        ("to a key", "sealed.keian", Protection::Keys(vec![key])),
    ];
    for (name, file, protection) in protections {
        let mut file =
            DocumentFile::create(&folder.path().join(file), protection, Replace::Never).expect("a place");
        c.bench_function(&format!("a large document, durable, {name}"), |b| {
            b.iter(|| file.save(&assessment, meti_guideline(), Changed::Overwrite).expect("it is saved"));
        });
    }
}

/// A window with the large document.
fn window(folder: &Path) -> Harness<'static, App> {
    let path = folder.join("large.ron");
    let mut file = DocumentFile::create(&path, Protection::Clear, Replace::Never).expect("a place");
    file.save(&large(), meti_guideline(), Changed::Overwrite).expect("it is saved");
    drop(file);
    DocumentFile::open(&path, &Catalogue::shipped(), &Unlock::Nothing).expect("it opens");
    let settings = folder.join("settings.ron");
    let recent = format!("(lang: En, recent: [(path: {path:?}, at: None)])");
    std::fs::write(&settings, recent).expect("settings");
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .build_eframe(|cc| App::new(&cc.egui_ctx, Some(settings)));
    harness.run();
    harness.get_all_by_label_contains("large.ron").next().expect("a recent file").click();
    until(&mut harness, |app| app.document().is_some());
    harness.run();
    harness
}

fn until(harness: &mut Harness<'static, App>, so: impl Fn(&App) -> bool) {
    let start = Instant::now();
    while !so(harness.state()) {
        assert!(start.elapsed() < Duration::from_secs(60), "it never happened");
        std::thread::sleep(Duration::from_millis(2));
        harness.step();
    }
}

/// The time of one frame in which a key is pressed.
fn frame(harness: &mut Harness<'static, App>, modifiers: Modifiers, key: Key) -> Duration {
    let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    harness.input_mut().events.push(event);
    let start = Instant::now();
    harness.step();
    start.elapsed()
}

/// What the window's thread does in the frame of an edit, in the frame that begins a save, and in one in
/// which nothing happens.
fn for_the_window(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let mut harness = window(folder.path());
    c.bench_function("a large document, a frame", |b| b.iter(|| harness.step()));
    let mut level = 0;
    let mut edit_and_save = |harness: &mut Harness<'static, App>| {
        level = (level + 1) % 2;
        let edit = frame(harness, Modifiers::NONE, [Key::Num1, Key::Num3][level]);
        harness.run();
        assert!(harness.state().document().is_some_and(|doc| doc.is_unsaved()), "it was edited");
        let save = frame(harness, Modifiers::COMMAND, Key::S);
        until(harness, |app| app.document().is_some_and(|doc| !doc.is_unsaved()));
        harness.run();
        (edit, save)
    };
    c.bench_function("a large document, the frame of an edit", |b| {
        b.iter_custom(|times| (0..times).map(|_| edit_and_save(&mut harness).0).sum());
    });
    c.bench_function("a large document, the frame that begins a save", |b| {
        b.iter_custom(|times| (0..times).map(|_| edit_and_save(&mut harness).1).sum());
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
    targets = until_durable, for_the_window
}
criterion_main!(benches);
