//! The registers as the READMEs tell them, from an empty start to the board's edition with its page on them, with
//! nothing but the labels and keys that they quote: once by pointer, once by keyboard. What it takes is counted, and
//! stands in the READMEs.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::analysis::said::gain_said;
use keian::analysis::words::register_words;
use keian::analysis::{Lasting, Ledger, Stop};
use keian::assessment::registers::Registers;
use keian::assessment::registers::scenarios::MeasureEffect;
use keian::base::country::Country;
use keian::base::ids::{ScenarioId, TradeId};
use keian::base::lang::{Lang, fill};
use keian::base::units::Days;

use super::person::Words;
use super::report::read_back;
use super::worker::{Job, Worker};

/// Where the READMEs tell it.
const JOB: Job = Job("台帳", "Registers");

/// The rows of the sample of which nobody says where they are made, the first three, and what is found out.
const FOUND_OUT: [(&str, (&str, &str), &str); 3] = [
    ("T-017", ("マレーシア", "Malaysia"), "MY"),
    ("T-069", ("日本", "Japan"), "JP"),
    ("T-070", ("オーストリア", "Austria"), "AT"),
];

/// The scenario that is written, and its measure.
const SCENARIO: (&str, &str) = ("中国からの輸出の停止", "Exports from China stop");
const MEASURE: (&str, &str) = ("磁石の在庫を積み増す", "Hold more magnets");

/// The rows that are chosen for the measure.
const ROWS: [(&str, (&str, &str)); 2] = [
    (
        "T-001",
        (
            "T-001 ネオジム磁石(焼結) · 赤嶺磁材",
            "T-001 Neodymium magnets (sintered) · Akamine Magnet Materials",
        ),
    ),
    (
        "T-003",
        ("T-003 ネオジム磁石(ボンド) · 江南磁業", "T-003 Neodymium magnets (bonded) · Jiangnan Magnetics"),
    ),
];

fn copies_the_sample(worker: &Worker) {
    let sample = worker.words.say("purchases.ja.xlsx", "purchases.en.xlsx");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(sample);
    std::fs::copy(from, worker.place("purchases.xlsx")).unwrap();
}

fn lang(words: Words) -> Lang {
    if words.english { Lang::En } else { Lang::Ja }
}

fn registers(worker: &Worker) -> Registers {
    worker.person.document().assessment.registers.clone()
}

/// What the analysis says of a stop, in sentences.
fn said(worker: &Worker, stop: &Stop, what: &str) -> Vec<String> {
    let lang = lang(worker.words);
    let found = Ledger::of(&registers(worker)).what_if(stop, Lasting::USUAL);
    register_words(lang).what_if(&found, what, lang)
}

fn of_the_scenario(worker: &Worker) -> Vec<String> {
    let title = worker.words.say(SCENARIO.0, SCENARIO.1);
    let what = fill(&register_words(lang(worker.words)).stop_scenario, &[("place", title)]);
    let registers = registers(worker);
    let scenario = registers.scenarios.get(&ScenarioId::new("S-01")).unwrap();
    said(worker, &Stop::from(&scenario.hits), &what)
}

/// That the country is shown to cost what the analysis says, and how much that is.
fn shows_what_china_costs(worker: &Worker) {
    let words = worker.words;
    let what = fill(&register_words(lang(words)).stop_made_in, &[("place", words.say("中国", "China"))]);
    let sentences = said(worker, &Stop::country(Country::new("CN").unwrap()), &what);
    assert_eq!(
        sentences[0],
        words.say(
            "中国からの供給が180日間止まると、売上60億円のうち約32.9億円が滞ります。少なくとも16.4億円、多くて40.3億円です。",
            "If deliveries from China stopped for 180 days, about ¥3.29 bn of the ¥6 bn of sales would be held up: at least ¥1.64 bn, at most ¥4.03 bn.",
        )
    );
    assert!(worker.person.shows(&sentences[0]));
    for sentence in &sentences {
        assert!(worker.person.harness.query_all_by_label(sentence).next().is_some(), "{sentence}");
    }
}

/// That the scenario is shown to cost what the analysis says, and the measure to buy what it says, in view.
fn shows_what_the_measure_buys(worker: &Worker) {
    let (registers, lang) = (registers(worker), lang(worker.words));
    let scenario = registers.scenarios.get(&ScenarioId::new("S-01")).unwrap();
    let gain = Ledger::of(&registers).gain(scenario, &scenario.measures[0], Lasting::USUAL);
    let buys = gain_said(register_words(lang), &scenario.measures[0], &gain, lang);
    assert_eq!(
        buys[0],
        worker.words.say(
            "磁石の在庫を積み増す: ほかに何も止まらなければ、最大18億円を防ぎます。「少なくとも」は16.4億円のまま、「多くて」は40.3億円から38.8億円になります",
            "Hold more magnets: saves at most ¥1.8 bn of it, if nothing else fails; “at least” stays at ¥1.64 bn, “at most” goes from ¥4.03 bn to ¥3.88 bn",
        )
    );
    assert!(worker.person.shows(&of_the_scenario(worker)[0]));
    assert!(worker.person.shows(&buys[0]), "{}", buys[0]);
}

/// What has been done: rows from the spreadsheet, three cells, a scenario with a measure, and the board's page.
fn has_done(worker: &Worker) {
    let registers = registers(worker);
    assert_eq!((registers.products.len(), registers.trade.len(), registers.scenarios.len()), (12, 96, 1));
    for (row, _, code) in FOUND_OUT {
        let made_in = registers.trade.get(&TradeId::new(row)).unwrap().made_in;
        assert_eq!(made_in, Country::new(code).ok(), "{row}");
    }
    let scenario = registers.scenarios.get(&ScenarioId::new("S-01")).unwrap();
    assert_eq!(scenario.title, worker.words.say(SCENARIO.0, SCENARIO.1));
    let [measure] = &scenario.measures[..] else { panic!("{:?}", scenario.measures) };
    assert_eq!(measure.what, worker.words.say(MEASURE.0, MEASURE.1));
    assert_eq!(measure.changes, [MeasureEffect::Stock(Days::new(90).unwrap())]);
    assert!(measure.rows.iter().map(TradeId::as_str).eq(ROWS.map(|(row, _)| row)));
    let pdf = worker.place("a.pdf");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-1.7"));
    let (pages, text) = read_back(&pdf);
    assert_eq!(pages, 6);
    for sentence in [
        worker.words.say("台帳から分かること", "What the registers show"),
        &of_the_scenario(worker)[0],
        &measure.what,
    ] {
        let sentence: String = sentence.split_whitespace().collect();
        assert!(text.contains(&sentence), "{sentence} in {text}");
    }
}

#[test]
fn the_registers_take_at_most_120_actions_of_the_pointer() {
    for words in Words::BOTH {
        let mut worker = Worker::new(words);
        copies_the_sample(&worker);
        worker.presses_label("新しく始める", "Start a new assessment");
        worker.presses_label_on_page("会社名", "Company name");
        worker.writes("試験工業");
        worker.presses_label("台帳", "Registers");
        for (ja, en) in [("製品・事業", "Products"), ("取引", "Trade")] {
            let label = worker.label(ja, en);
            worker.presses_on_page(label);
            worker.presses_label_on_page("表から取り込む…", "Import a spreadsheet…");
            let sheet = worker.place("purchases.xlsx");
            worker.gives(&sheet, words.say("この場所を開く", "Open this path"));
            let label = worker.label("取り込む", "Import");
            worker.waits_for(label);
            worker.presses(label);
        }
        let filter = worker.label("行の絞り込み", "Filter of rows");
        let empty = worker.label("「製造国」が空の行", "Made in: empty");
        worker.picks(filter, empty);
        for (row, (ja, en), _) in FOUND_OUT {
            worker.presses_on_page(&format!("{row} {}", words.say("製造国", "Made in")));
            worker.writes(words.say(ja, en));
        }
        worker.presses_label_on_page("もし止まったら", "What if");
        let label = worker.label("止まるもの", "What stops");
        worker.picks(label, words.say("中国", "China"));
        shows_what_china_costs(&worker);
        worker.presses_label_on_page("シナリオ", "Scenarios");
        worker.presses_label_on_page("1行から始める", "Begin with one row");
        worker.writes(words.say(SCENARIO.0, SCENARIO.1));
        let label = worker.label("影響を受ける製造国", "Countries hit");
        worker.presses_on_page(&format!("S-01 {label}"));
        worker.writes(words.say("中国", "China"));
        worker.presses_label_on_page("対策", "Measures");
        worker.presses_label_on_page("対策を追加", "Add a measure");
        worker.writes(words.say(MEASURE.0, MEASURE.1));
        worker.presses_label_on_page("在庫を増やす", "Hold more stock");
        worker.writes("90");
        let list = worker.label("行を選んで加える", "Choose a row to add");
        let list = format!("{} {list}", words.say("対策1", "Measure 1"));
        for (_, (ja, en)) in ROWS {
            worker.picks(&list, words.say(ja, en));
        }
        worker.presses_label_on_page("対策の効果を見る", "See what measures buy");
        shows_what_the_measure_buys(&worker);
        worker.presses_label("報告書", "Report");
        worker.presses_label_on_page("取締役会用", "Board edition");
        worker.presses_label("PDFを保存…", "Save PDF…");
        let pdf = worker.place("a.pdf");
        worker.gives(&pdf, words.say("この場所に保存", "Save to this path"));
        worker.person.wait_for("OK");
        has_done(&worker);
        assert_eq!(worker.used, JOB.quoted(words), "the README quotes just what is used");
        assert!(worker.count <= 120, "{} actions", worker.count);
        JOB.counts(&worker, "マウスでは{count}回", "{count} actions of the pointer");
    }
}

#[test]
fn the_registers_take_at_most_350_keys() {
    let back = (Modifiers::SHIFT, Key::Tab);
    let right = (Modifiers::NONE, Key::ArrowRight);
    let left = (Modifiers::NONE, Key::ArrowLeft);
    for words in Words::BOTH {
        let mut worker = Worker::new(words);
        copies_the_sample(&worker);
        worker.enters("新しく始める", "Start a new assessment");
        let label = worker.label("会社名", "Company name");
        worker.tabs_to(label);
        worker.types("試験工業");
        let label = worker.label("台帳", "Registers");
        worker.goes_to(label, back);
        worker.key(Modifiers::NONE, Key::Enter);
        let products = worker.label("製品・事業", "Products");
        worker.tabs_to(products);
        let import = worker.label("表から取り込む…", "Import a spreadsheet…");
        let take = worker.label("取り込む", "Import");
        let imports = |worker: &mut Worker| {
            worker.tabs_to(import);
            worker.key(Modifiers::NONE, Key::Enter);
            worker.types_place("purchases.xlsx");
            worker.waits_for(take);
            worker.key(Modifiers::NONE, Key::Enter);
            worker.key(Modifiers::NONE, Key::Escape);
        };
        imports(&mut worker);
        worker.tabs_to(products);
        let label = worker.label("取引", "Trade");
        worker.goes_to(label, right);
        worker.key(Modifiers::NONE, Key::Space);
        imports(&mut worker);
        worker.enters("行の絞り込み", "Filter of rows");
        let label = worker.label("「製造国」が空の行", "Made in: empty");
        worker.goes_to(label, (Modifiers::NONE, Key::ArrowDown));
        worker.key(Modifiers::NONE, Key::Enter);
        worker.tabs_to(&format!("T-017 {}", words.say("品目", "Item")));
        worker.goes_to(&format!("T-017 {}", words.say("製造国", "Made in")), right);
        for (_, (ja, en), _) in FOUND_OUT {
            worker.types(words.say(ja, en));
            worker.key(Modifiers::NONE, Key::Enter);
        }
        let to_part = |worker: &mut Worker, from: &str, to: &str, way| {
            worker.tabs_to(from);
            worker.goes_to(to, way);
            worker.key(Modifiers::NONE, Key::Space);
        };
        worker.key(Modifiers::NONE, Key::Escape);
        let trade = words.say("取引", "Trade");
        let what_if = worker.label("もし止まったら", "What if");
        to_part(&mut worker, trade, what_if, left);
        worker.enters("止まるもの", "What stops");
        worker.goes_to(words.say("中国", "China"), (Modifiers::NONE, Key::ArrowDown));
        worker.key(Modifiers::NONE, Key::Enter);
        shows_what_china_costs(&worker);
        worker.goes_to(what_if, back);
        let scenarios = worker.label("シナリオ", "Scenarios");
        to_part(&mut worker, what_if, scenarios, left);
        worker.enters("1行から始める", "Begin with one row");
        worker.types(words.say(SCENARIO.0, SCENARIO.1));
        let label = worker.label("影響を受ける製造国", "Countries hit");
        worker.goes_to(&format!("S-01 {label}"), right);
        worker.types(words.say("中国", "China"));
        worker.key(Modifiers::NONE, Key::Enter);
        worker.key(Modifiers::NONE, Key::Escape);
        let label = worker.label("対策", "Measures");
        to_part(&mut worker, scenarios, label, right);
        worker.enters("対策を追加", "Add a measure");
        worker.types(words.say(MEASURE.0, MEASURE.1));
        worker.enters("在庫を増やす", "Hold more stock");
        worker.types("90");
        let list = worker.label("行を選んで加える", "Choose a row to add");
        worker.goes_to(&format!("{} {list}", words.say("対策1", "Measure 1")), back);
        for (_, (ja, en)) in ROWS {
            worker.key(Modifiers::NONE, Key::Enter);
            worker.goes_to(words.say(ja, en), (Modifiers::NONE, Key::ArrowDown));
            worker.key(Modifiers::NONE, Key::Enter);
        }
        let label = worker.label("対策の効果を見る", "See what measures buy");
        worker.goes_to(label, back);
        worker.key(Modifiers::NONE, Key::Enter);
        shows_what_the_measure_buys(&worker);
        worker.key(Modifiers::COMMAND, Key::P);
        let label = worker.label("取締役会用", "Board edition");
        worker.tabs_to(words.say("全体版", "Full edition"));
        worker.goes_to(label, (Modifiers::NONE, Key::ArrowUp));
        worker.key(Modifiers::NONE, Key::Space);
        worker.key(Modifiers::COMMAND, Key::P);
        worker.types_place("a.pdf");
        worker.person.wait_for("OK");
        has_done(&worker);
        assert!(worker.used.is_subset(&JOB.quoted(words)), "{:?} are quoted", worker.used);
        let (arrows, space) = (words.say("矢印", "Arrows"), words.say("スペース", "Space"));
        for key in ["Tab", "Shift+Tab", "Enter", arrows, space, "Esc", "`Ctrl+P`"] {
            JOB.tells(words, key);
        }
        assert!(worker.count <= 350, "{} keys", worker.count);
        JOB.counts(&worker, "キーボードでは{count}回", "{count} keys");
    }
}
