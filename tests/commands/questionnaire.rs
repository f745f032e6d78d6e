//! An association's own questions: written as a spreadsheet, read back, put under a file of answers, scored and
//! reported in both languages.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use keian::questionnaire::overlay::Overlay;
use serde_json::{Value, json};

use super::names;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/examples/parts-makers.ron");
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/sample.en.ron");

fn keian(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keian"));
    command.current_dir(folder).env("LC_ALL", "C.UTF-8").args(arguments).output().unwrap()
}

/// Exit code, standard output, standard error.
fn told(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = keian(folder, arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn well(folder: &Path, arguments: &[&str]) -> String {
    let (code, said, errors) = told(folder, arguments);
    assert_eq!((code, &*errors), (0, ""), "{arguments:?}: {said}");
    said
}

fn read(folder: &Path, name: &str) -> Overlay {
    ron::from_str(&fs::read_to_string(folder.join(name)).unwrap()).unwrap()
}

#[test]
fn what_is_written_and_not_changed_makes_nothing_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    assert_eq!(well(at, &["questionnaire", "export", "-o", "q.xlsx", "--lang", "ja"]), "");
    let make = ["questionnaire", "make", "q.xlsx", "--base", "meti-guideline", "-o", "o.ron", "--lang", "en"];
    let said = "This is the same as the base. There is nothing to make, and no file was made.\n";
    assert_eq!(told(at, &make), (1, said.to_owned(), String::new()));
    assert_eq!(names(at), ["q.xlsx"]);
    assert_eq!(well(at, &["questionnaire", "check", "q.xlsx"]), "");
    assert_eq!(well(at, &["check", "q.xlsx", EXAMPLE]), "");
}

#[test]
fn an_overlay_goes_into_a_spreadsheet_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for lang in ["ja", "en"] {
        let (book, made) = (format!("{lang}.xlsx"), format!("{lang}.ron"));
        well(at, &["questionnaire", "export", EXAMPLE, "-o", &book, "--lang", lang]);
        let said = well(at, &["questionnaire", "make", &book, "-o", &made, "--lang", "en"]);
        assert_eq!(said, format!("{made} was made. It changes its base in this many places: 13.\n"));
        let wanted: Overlay = ron::from_str(&fs::read_to_string(EXAMPLE).unwrap()).unwrap();
        assert_eq!(read(at, &made), wanted);
        assert_eq!(well(at, &["check", &made]), "");
    }
    // Of a file of answers, the questions that it answers are written.
    well(at, &["update", SAMPLE, "--overlay", "ja.ron", "-o", "a.keian"]);
    well(at, &["questionnaire", "export", "a.keian", "-o", "again.xlsx"]);
    well(at, &["questionnaire", "make", "again.xlsx", "-o", "again.ron"]);
    assert_eq!(fs::read(at.join("again.ron")).unwrap(), fs::read(at.join("ja.ron")).unwrap());
}

#[test]
fn with_a_fault_its_cell_is_named_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("質問").unwrap();
    for (column, (head, text)) in (0..).zip([("ID", "A-6"), ("重み", "5"), ("除く", "たぶん")]) {
        sheet.write_string(0, column, head).unwrap();
        sheet.write_string(1, column, text).unwrap();
    }
    let sheet = book.add_worksheet();
    sheet.set_name("質問票").unwrap();
    for (row, (item, text)) in
        (0..).zip([("内容", "記入(日本語)"), ("質問票のID", "ours"), ("版", "1"), ("題名", "質問票")])
    {
        sheet.write_string(row, 0, item).unwrap();
        sheet.write_string(row, 1, text).unwrap();
    }
    book.save(at.join("q.xlsx")).unwrap();
    let faults = [
        "質問!B2: 重みが5になっています。1、2、3のいずれかにしてください。",
        "質問!C2: 「たぶん」は「除く」に書けません。次のいずれかを書いてください: ○、いいえ。",
    ];
    let (code, said, errors) = told(at, &["questionnaire", "make", "q.xlsx", "-o", "o.ron", "--lang", "ja"]);
    let all = format!("{}\n{}\n誤りが2件あります。ファイルは作りませんでした。\n", faults[0], faults[1]);
    assert_eq!((code, &*said, &*errors), (1, &*all, ""));
    assert_eq!(names(at), ["q.xlsx"]);
    for command in [&["check"][..], &["questionnaire", "check"]] {
        let (code, said, _) = told(at, &[command, &["q.xlsx", "--lang", "ja"]].concat());
        assert_eq!((code, said), (1, faults.map(|fault| format!("q.xlsx: {fault}\n")).concat()));
    }
}

#[test]
fn what_is_no_spreadsheet_or_no_base_or_in_the_way_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("broken.xlsx"), b"PK\x03\x04 and nothing of a spreadsheet").unwrap();
    fs::write(at.join("there.ron"), "(mine: 1)").unwrap();
    let refused = |arguments: &[&str]| {
        let (code, said, errors) = told(at, &[arguments, &["--lang", "en"]].concat());
        assert_eq!((code, &*said), (1, ""), "{arguments:?}");
        errors
    };
    let broken = refused(&["questionnaire", "make", "broken.xlsx", "-o", "o.ron"]);
    assert!(broken.starts_with("keian: broken.xlsx: "), "{broken}");
    assert_eq!(
        refused(&["questionnaire", "make", "broken.xlsx", "--base", "other", "-o", "o.ron"]),
        "keian: There is no questionnaire 'other' to build on. Give one of these, or the file of one: meti-guideline.\n"
    );
    assert_eq!(
        refused(&["questionnaire", "export", "-o", "q.csv"]),
        "keian: The name of the file to write must end in .xlsx.\n"
    );
    let there = refused(&["questionnaire", "make", "broken.xlsx", "-o", "there.ron"]);
    assert!(there.contains("there.ron"), "{there}");
    assert_eq!(names(at), ["broken.xlsx", "there.ron"]);
    assert_eq!(fs::read_to_string(at.join("there.ron")).unwrap(), "(mine: 1)");
}

#[test]
fn the_example_is_answered_scored_and_reported_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    well(at, &["update", SAMPLE, "--overlay", EXAMPLE, "-o", "a.keian", "--lang", "en"]);
    for (lang, area, alone) in [
        ("ja", "MP 型・図面・技術", "付属の質問だけを付属の重みで計算した点数: "),
        ("en", "MP Moulds, know-how", "The shipped questions alone, with their shipped weights: "),
    ] {
        let said = well(at, &["score", "a.keian", "--lang", lang, "--date", "2026-11-24"]);
        assert!(said.lines().any(|line| line.starts_with(area)), "{said}");
        let base = said.lines().find(|line| line.starts_with(alone)).unwrap();
        let shipped = well(at, &["score", SAMPLE, "--lang", lang, "--date", "2026-11-24"]);
        let whole = shipped.lines().next().unwrap().split_once(": ").unwrap().1;
        assert!(base.ends_with(whole), "{base} / {whole}");
        let report = format!("{lang}.pdf");
        well(at, &["report", "a.keian", "-o", &report, "--date", "2026-11-24", "--lang", lang]);
        let text = Command::new("pdftotext").args(["-raw", &report, "-"]).current_dir(at).output().unwrap();
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        let text = letters(&String::from_utf8(text.stdout).unwrap());
        assert!(text.contains(&letters(base)), "{base}");
        let topic = if lang == "ja" {
            "調達先に貸している型の所在と引き上げ"
        } else {
            "Moulds, drawings and process know-how"
        };
        assert!(text.contains(&letters(topic)), "{topic}");
        well(at, &["verify", &report, "a.keian"]);
    }
    let score = well(at, &["score", "a.keian", "--format", "json"]);
    let score: Value = serde_json::from_str(&score).unwrap();
    assert_eq!(score["base_left_out"], json!([]));
    assert_eq!(score["questionnaire"]["changes"], json!(13));
}

#[test]
fn where_questions_are_left_out_the_shipped_score_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let overlay = fs::read_to_string(EXAMPLE).unwrap();
    let overlay = overlay.replacen("    weights: {", "    leave_out: [\"A-9\", \"G-4\"],\n    weights: {", 1);
    fs::write(at.join("o.ron"), overlay).unwrap();
    well(at, &["update", SAMPLE, "--overlay", "o.ron", "-o", "a.keian"]);
    let score = well(at, &["score", "a.keian", "--format", "json"]);
    let score: Value = serde_json::from_str(&score).unwrap();
    assert_eq!(score["base_left_out"], json!(["A-9", "G-4"]));
    let said = well(at, &["score", "a.keian", "--lang", "en"]);
    let base = said.lines().find(|line| line.starts_with("The shipped questions alone")).unwrap();
    let marked = "Not comparable with the scores of other companies: shipped questions left out (2).";
    assert!(base.ends_with(marked), "{base}");
    well(at, &["report", "a.keian", "-o", "a.pdf", "--lang", "en"]);
    let text = Command::new("pdftotext").args(["-raw", "a.pdf", "-"]).current_dir(at).output().unwrap();
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    assert!(letters(&String::from_utf8(text.stdout).unwrap()).contains(&letters(marked)));
}

#[test]
fn a_new_file_asks_an_associations_own_questions_from_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let new = ["new", "--organisation", "甲社", "--size", "medium", "--overlay", EXAMPLE, "-o", "a.keian"];
    assert_eq!(well(at, &new), "");
    let score = well(at, &["score", "a.keian", "--format", "json"]);
    let score: Value = serde_json::from_str(&score).unwrap();
    assert_eq!(score["questionnaire"]["id"], json!("parts-makers"));
    let areas: Vec<&Value> = score["areas"].as_array().unwrap().iter().map(|area| &area["area"]).collect();
    assert_eq!(areas.last(), Some(&&json!("MP")));
    fs::write(at.join("broken.ron"), "(overlay: \"x\", base: \"none\")").unwrap();
    let new =
        ["new", "--organisation", "甲社", "--size", "medium", "--overlay", "broken.ron", "-o", "b.keian"];
    let (code, said, errors) = told(at, &new);
    assert_eq!((code, &*said), (1, ""));
    assert!(errors.starts_with("keian: broken.ron: "), "{errors}");
    assert_eq!(names(at), ["a.keian", "broken.ron"]);
}
