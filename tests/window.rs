//! The window through its accessibility labels, in both languages: begin, answer, results, and the
//! sample; edits can be taken back.

#![cfg(feature = "gui")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use keian::app::App;
use keian::assessment::Response;
use keian::ids::QuestionId;
use keian::level::Level;

fn window(english: bool) -> (Harness<'static, App>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.ron");
    if english {
        std::fs::write(&settings, "(lang: En)").unwrap();
    }
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .build_eframe(|cc| App::new(&cc.egui_ctx, Some(settings)));
    harness.run();
    (harness, folder)
}

fn click(harness: &mut Harness<'_, App>, label: &str) {
    harness.get_all_by_label(label).next().unwrap_or_else(|| panic!("no {label}")).click();
    harness.run();
}

fn response(harness: &Harness<'_, App>, question: &str) -> Response {
    let doc = harness.state().document().expect("a document is open");
    doc.assessment.response(&QuestionId::new(question)).clone()
}

#[test]
fn an_executive_begins_answers_and_sees_the_result() {
    for (english, begin, questions, next, results, undo) in [
        (false, "新しく始める", "質問", "次へ →", "結果", "元に戻す"),
        (true, "Start a new assessment", "Questions", "Next →", "Results", "Undo"),
    ] {
        let (mut harness, _folder) = window(english);
        click(&mut harness, begin);
        click(&mut harness, questions);
        harness.key_press(egui::Key::Num3);
        harness.run();
        assert_eq!(response(&harness, "P1-1"), Response::Level(Level::THREE));
        click(&mut harness, next);
        harness.key_press(egui::Key::Num1);
        harness.run();
        assert_eq!(response(&harness, "P1-4"), Response::Level(Level::ONE));
        click(&mut harness, undo);
        assert_eq!(response(&harness, "P1-4"), Response::Unanswered);
        click(&mut harness, results);
        let card = &harness.state().document().unwrap().card;
        // One of three key questions of weight 3 at level 3: 100 · 3/4; the rest is open.
        assert_eq!(card.areas[0].score.map(|s| *s.numer()), Some(75));
        assert_eq!(card.overall.provisional.len(), 6);
    }
}

#[test]
fn every_screen_of_the_sample_is_drawn_in_both_languages() {
    for (english, sample, screens) in [
        (false, "サンプルを見る", ["会社の概要", "質問", "行動計画", "報告書", "設定", "結果"]),
        (
            true,
            "Look at the sample",
            ["Company", "Questions", "Action plan", "Report", "Settings", "Results"],
        ),
    ] {
        let (mut harness, _folder) = window(english);
        click(&mut harness, sample);
        for screen in screens {
            click(&mut harness, screen);
        }
        assert_eq!(harness.state().document().unwrap().card.overall.counts.total(), 46);
    }
}
