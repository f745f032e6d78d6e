//! What a frame of each screen costs: CPU time of layout and tessellation, without a GPU, as median
//! and 99th percentile. For the sample, and for a questionnaire of 1,000 questions in which every
//! eighth has a note of 20,000 characters: as much as a file holds. The pointer moves at every frame.
//! `cargo bench --bench window [-- table registers sample large]`: all of these without a name.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark fails by panicking"
)]

use std::path::PathBuf;
use std::time::Duration;

use eframe::App as _;
use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, pos2, vec2};
use keian::app::App;
use keian::app::route::Screen;
use keian::app::widgets::frame::open_part;
use keian::app::widgets::table::Heights;
use keian::app::widgets::text_field::field_id;
use keian::assessment::{Assessment, Response, Run};
use keian::base::ids::QuestionId;
use keian::base::level::Level;
use keian::questionnaire::Catalogue;
use keian::questionnaire::check::made;
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Checked, Condition};
use keian::session::document::Document;
use keian::storage;
use rustix::time::{ClockId, clock_gettime};

#[path = "../tests/harness/big_company.rs"]
mod big_company;
#[path = "../tests/harness/long_table.rs"]
mod long_table;

use big_company::big_company;
use long_table::{LongTable, ROWS};

/// Frames that are measured, after some that fill the caches.
const FRAMES: usize = 300;
const WARM: usize = 20;

/// A window without a system around it.
struct Bench {
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
}

/// The CPU time of this thread.
fn spent() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(u64::try_from(time.tv_sec).unwrap(), u32::try_from(time.tv_nsec).unwrap())
}

impl Bench {
    fn new(document: Option<Document>) -> Self {
        Self::on_a_machine(document, None)
    }

    /// On a machine with a file of settings, beside which the journal is kept.
    fn on_a_machine(document: Option<Document>, settings: Option<PathBuf>) -> Self {
        let ctx = Context::default();
        let mut app = App::new(&ctx, settings);
        if let Some(document) = document {
            app.hold(document);
        }
        Self { ctx, app, frame: eframe::Frame::_new_kittest(), time: 0.0 }
    }

    /// Draws a frame after events; returns its CPU time.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, ..RawInput::default() };
        let begin = spent();
        let output = self.ctx.run_ui(input, |ui| self.app.ui(ui, &mut self.frame));
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = spent() - begin;
        drop(shapes);
        took
    }

    fn keys(&mut self, modifiers: Modifiers, key: Key) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true)]);
        self.frame(vec![event(false)]);
    }

    /// Where these words are on the screen, if they are.
    fn finds(&mut self, words: &str) -> Option<Pos2> {
        fn says(shape: &Shape, words: &str) -> Option<Pos2> {
            match shape {
                Shape::Text(text) if text.galley.text().contains(words) => {
                    Some(text.pos + text.galley.size() / 2.0)
                }
                Shape::Vec(shapes) => shapes.iter().find_map(|shape| says(shape, words)),
                _ => None,
            }
        }
        self.time += 1.0 / 60.0;
        let input = RawInput { time: Some(self.time), ..RawInput::default() };
        let output = self.ctx.run_ui(input, |ui| self.app.ui(ui, &mut self.frame));
        output.shapes.iter().find_map(|clipped| says(&clipped.shape, words))
    }

    fn shows(&mut self, words: &str) -> bool {
        self.finds(words).is_some()
    }

    /// Presses the button at the middle of these words.
    fn clicks(&mut self, words: &str) {
        let pos = self.finds(words).expect(words);
        let button = |pressed| {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            vec![Event::PointerMoved(pos), Event::PointerButton { pos, button, pressed, modifiers }]
        };
        self.frame(button(true));
        self.frame(button(false));
        self.frame(Vec::new());
    }

    /// Measures frames of the screen with these words, with these events at each.
    fn measure(&mut self, name: &str, words: &str, events: &dyn Fn(usize) -> Vec<Event>) {
        assert!(self.shows(words), "{name} is not on the screen");
        let mut all: Vec<Duration> = (0..WARM + FRAMES).map(|i| self.frame(events(i))).collect();
        say(name, all.split_off(WARM));
    }
}

fn say(name: &str, mut all: Vec<Duration>) {
    all.sort();
    let ms = |share: usize| all[(all.len() - 1) * share / 100].as_secs_f64() * 1e3;
    println!("{name:<40} median {:6.2} ms   p99 {:6.2} ms", ms(50), ms(99));
}

/// The pointer on its way over the window.
fn moves(i: usize) -> Vec<Event> {
    let step = (i % 240) as f32;
    vec![Event::PointerMoved(pos2(240.0 + step * 4.0, 80.0 + step * 2.5))]
}

/// A letter typed.
fn types(_: usize) -> Vec<Event> {
    vec![Event::Text("あ".to_owned())]
}

/// Three lines up or down.
fn wheel(i: usize) -> Vec<Event> {
    let delta = vec2(0.0, if i % 40 < 20 { -3.0 } else { 3.0 });
    let (unit, phase) = (egui::MouseWheelUnit::Line, egui::TouchPhase::Move);
    let (modifiers, source) = (Modifiers::NONE, egui::MouseWheelSource::Unknown);
    vec![Event::MouseWheel { unit, delta, phase, modifiers, source }]
}

fn sample() -> Document {
    let text = include_bytes!("../assets/sample/sample.ja.ron");
    let assessment = storage::parse(text, &Catalogue::shipped()).expect("the sample opens").assessment;
    document(meti_guideline().clone(), assessment)
}

fn document(questionnaire: Checked, assessment: Assessment) -> Document {
    let first = questionnaire.questions().next().map(|(_, question)| question.id.clone());
    let mut document = Document::new(questionnaire, assessment, jiff::civil::date(2026, 11, 24));
    document.at = first;
    document
}

/// The shipped questionnaire, its questions over and over until there are 1,000.
fn large() -> Document {
    let mut questionnaire = (**meti_guideline()).clone();
    let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
    let note: String = "調達先の一覧と契約書を点検した。".chars().cycle().take(20_000).collect();
    let mut count = 0;
    let areas = questionnaire.areas.len();
    for (at, area) in questionnaire.areas.iter_mut().enumerate() {
        let wanted = 1_000 / areas + usize::from(at < 1_000 % areas);
        let kinds = area.questions.clone();
        area.questions = (0..wanted)
            .map(|i| {
                let mut question = kinds[i % kinds.len()].clone();
                question.id = QuestionId::new(format!("{}-{}", question.id, i));
                question.condition = Condition::default();
                question.stands_for.clear();
                for element in &mut question.elements {
                    element.condition = Condition::default();
                }
                for level in &mut question.levels {
                    level.ja = format!("{i}. {}", level.ja);
                    level.en = format!("{i}. {}", level.en);
                }
                let mut answer = assessment.answer(&question.id).clone();
                answer.response = match count % 7 {
                    5 => Response::Unknown,
                    6 => Response::Unanswered,
                    level => Response::Level(Level::try_from(u8::try_from(level).unwrap()).unwrap()),
                };
                if count % 8 == 0 {
                    answer.note.clone_from(&note);
                }
                count += 1;
                assessment.answers.insert(question.id.clone(), answer.into());
                question
            })
            .collect();
    }
    let questionnaire = made(questionnaire).unwrap();
    document(questionnaire, assessment)
}

fn screens(kind: &str, document: &dyn Fn() -> Document) {
    let screens = [
        ("home", Screen::Home, "最近使ったファイル"),
        ("company", Screen::Profile, "診断の範囲"),
        ("question", Screen::Question, "なぜ大切か"),
        ("what remains", Screen::Remaining, "届いた回答を取り込む"),
        ("results", Screen::Results, "領域ごとの点数"),
        ("plan", Screen::Plan, "行動"),
        ("comparison", Screen::Compare, "質問ごとの変化"),
        ("report", Screen::Export, "報告書の種類"),
        ("settings", Screen::Settings, "文字の大きさ"),
        ("help", Screen::Help, "すべての操作は"),
    ];
    for (name, screen, words) in screens {
        let mut bench = Bench::new(Some(document()));
        bench.app.show(screen);
        if screen == Screen::Compare {
            bench.keys(Modifiers::COMMAND, Key::M);
            bench.frame(Vec::new());
            bench.frame(types(0));
            bench.keys(Modifiers::NONE, Key::Enter);
        }
        bench.measure(&format!("{kind}: {name}"), words, &moves);
    }
    let mut bench = Bench::new(Some(document()));
    bench.keys(Modifiers::COMMAND, Key::F);
    bench.frame(Vec::new());
    bench.frame(types(0));
    bench.measure(&format!("{kind}: search"), "P1-", &moves);
    // With all that a key costs in the program: the comparison with what is saved, and the journal.
    let machine = tempfile::tempdir().unwrap();
    let mut document = document();
    document.mark_saved(Some(document.assessment.clone()));
    let mut bench = Bench::on_a_machine(Some(document), Some(machine.path().join("settings.ron")));
    bench.app.show(Screen::Question);
    open_part(&bench.ctx, "support");
    bench.frame(Vec::new());
    let at = bench.app.document().and_then(|doc| doc.at.clone()).expect("a question is in view");
    let note = field_id(&format!("note {at}"), 0);
    bench.ctx.memory_mut(|memory| memory.request_focus(note));
    bench.measure(&format!("{kind}: typing in a note"), "根拠", &types);
    // Where every row of it changes.
    bench.keys(Modifiers::CTRL | Modifiers::COMMAND, Key::Home);
    bench.measure(&format!("{kind}: typing at its beginning"), "根拠", &types);
}

/// The table with 20,000 rows: at rest at its end, a step of an arrow, and a notch of the wheel.
fn long_table() {
    let each = (0..ROWS).map(|row| if row % 3 == 0 { 61.0 } else { 31.0 }).collect();
    let mut table = LongTable::new(Heights::Each(each));
    let ctx = Context::default();
    keian::app::theme::install(&ctx);
    table.go_to(ROWS / 2, 1);
    let key = |key| {
        let modifiers = Modifiers::NONE;
        vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }]
    };
    let mut time = 0.0;
    for (name, events) in [
        ("pointer", &moves as &dyn Fn(usize) -> Vec<Event>),
        ("arrow", &|i| key(if i % 40 < 20 { Key::ArrowDown } else { Key::ArrowUp })),
        ("wheel", &wheel),
    ] {
        let mut all = Vec::new();
        for i in 0..WARM + FRAMES {
            time += 1.0 / 60.0;
            let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0)));
            let input = RawInput { screen_rect, time: Some(time), events: events(i), ..RawInput::default() };
            let begin = spent();
            let output = ctx.run_ui(input, |ui| table.show(ui));
            drop(ctx.tessellate(output.shapes, output.pixels_per_point));
            all.push(spent() - begin);
            assert!(table.drawn.len() < 30, "{} rows are laid out", table.drawn.len());
        }
        say(&format!("a table of {ROWS} rows: {name}"), all.split_off(WARM));
    }
    assert_eq!(table.texts(ROWS / 2)[0], format!("part {}", ROWS / 2), "nothing was typed over");
}

/// The room for the registers with 20,000 rows of trade: scrolled, typed in, and edited cell by cell; then the figures
/// of a stop, which each edit renews. With the journal and the comparison with what is saved.
fn registers() {
    let machine = tempfile::tempdir().unwrap();
    let assessment = Assessment { registers: big_company(ROWS), ..Assessment::default() };
    let mut document = document(meti_guideline().clone(), assessment);
    document.mark_saved(Some(document.assessment.clone()));
    let mut bench = Bench::on_a_machine(Some(document), Some(machine.path().join("settings.ron")));
    bench.app.show(Screen::Registers);
    bench.clicks("取引");
    let pointer = bench.finds("部品 3").expect("a row is in view");
    bench.frame(vec![Event::PointerMoved(pointer)]);
    bench.measure(&format!("{ROWS} rows of trade: wheel"), "部品", &wheel);
    bench.clicks("部品 3");
    bench.measure(&format!("{ROWS} rows of trade: typing"), "部品", &|_| vec![Event::Text("1".to_owned())]);
    // Each goes on to the cell below: the text before is taken over.
    let key = |key, pressed| {
        let modifiers = Modifiers::NONE;
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    };
    bench.measure(&format!("{ROWS} rows of trade: a cell edited"), "部品", &|i| match i % 2 {
        0 => vec![Event::Text("部品 7".to_owned())],
        _ => vec![key(Key::Enter, true), key(Key::Enter, false)],
    });
    let mut all = Vec::new();
    for i in 0..WARM {
        bench.app.show(Screen::Registers);
        bench.clicks("取引");
        bench.clicks("部品");
        bench.frame(vec![Event::Text(format!("部品 {i}"))]);
        bench.frame(vec![key(Key::Enter, true), key(Key::Enter, false)]);
        let pos = bench.finds("もし止まったら").expect("the panel has a name");
        let button = |pressed| {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            vec![Event::PointerMoved(pos), Event::PointerButton { pos, button, pressed, modifiers }]
        };
        bench.frame(button(true));
        all.push(bench.frame(button(false)).max(bench.frame(Vec::new())));
    }
    say(&format!("{ROWS} rows of trade: figures renewed"), all);
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|name| !name.starts_with('-')).collect();
    let scenes: [(&str, &dyn Fn()); 4] = [
        ("table", &long_table),
        ("registers", &registers),
        ("sample", &|| screens("sample", &sample)),
        ("large", &|| screens("1,000 questions", &large)),
    ];
    for (name, scene) in scenes {
        if wanted.is_empty() || wanted.iter().any(|other| other == name) {
            scene();
        }
    }
}
