//! A file that brings its questions with it (an association's overlay, or a whole questionnaire) is
//! understood by every command on a machine that has nothing but the program.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use keian::assessment::{Answer, Response};
use keian::base::ids::QuestionId;
use keian::base::level::Level;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::{self, OpenError, Replace};
use serde_json::{Value, json};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/sample.en.ron");
const DAY: &str = "2026-11-24";

fn keian(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keian"));
    command.current_dir(folder).env("LC_ALL", "C.UTF-8").args(arguments).output().unwrap()
}

/// Standard output of a command that ends well and says nothing beside it.
fn says(folder: &Path, arguments: &[&str]) -> String {
    let output = keian(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn answered(level: Level) -> Answer {
    Answer { response: Response::Level(level), ..Answer::default() }
}

/// A folder with the sample under the overlay, its first own question answered, and nothing else.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let overlay = format!("{FIXTURES}/editions/association.ron");
    says(folder.path(), &["update", SAMPLE, "--overlay", &overlay, "-o", "a.ron", "--lang", "en"]);
    let path = folder.path().join("a.ron");
    let opened = storage::open(&path, &Catalogue::shipped()).unwrap();
    let mut assessment = opened.assessment;
    assessment.answers.insert(QuestionId::new("X-1"), answered(Level::FOUR).into());
    storage::save(&path, &assessment, &opened.questionnaire, Replace::Asked).unwrap();
    folder
}

fn json_of(folder: &Path, arguments: &[&str]) -> Value {
    let json = ["--format", "json", "--date", DAY];
    serde_json::from_str(&says(folder, &[arguments, &json].concat())).unwrap()
}

#[test]
fn the_score_is_that_of_the_overlay_with_the_shipped_score_as_a_line_of_its_own() {
    let folder = folder();
    let under = json_of(folder.path(), &["score", "a.ron"]);
    let shipped = json_of(folder.path(), &["score", SAMPLE]);
    assert_eq!(under["base"], shipped["overall"], "what the overlay adds and weighs bends nothing");
    assert_ne!(under["overall"]["score"], shipped["overall"]["score"]);
    assert_eq!(shipped["base"], Value::Null);
    let asked = &under["questionnaire"];
    assert_eq!((&asked["id"], &asked["questions"]), (&json!("components-association"), &json!("changed")));
    assert_eq!((&asked["changes"], &shipped["questionnaire"]["questions"]), (&json!(3), &json!("shipped")));
    let said = says(folder.path(), &["score", "a.ron", "--lang", "en", "--date", DAY]);
    let base = said.lines().find(|line| line.starts_with("The shipped questions alone")).unwrap();
    let alone = says(folder.path(), &["score", SAMPLE, "--lang", "en", "--date", DAY]);
    let whole = alone.lines().next().unwrap().split_once(": ").unwrap().1;
    assert!(base.ends_with(whole), "{base} / {whole}");
    let last = "Questions (components-association test-1): The questionnaire shipped with Keian, changed in 3 places\n";
    assert!(said.ends_with(last), "{said}");
}

#[test]
fn it_is_checked_compared_and_updated() {
    let folder = folder();
    assert_eq!(says(folder.path(), &["check", "a.ron"]), "");
    let compared = json_of(folder.path(), &["compare", SAMPLE, "a.ron"]);
    let question = |id: &str| {
        let all = compared["questions"].as_array().unwrap();
        all.iter().find(|question| question["question"] == id).unwrap()["change"].clone()
    };
    assert_eq!((question("X-1"), question("A-1")), (json!("newly_answered"), json!("unchanged")));
    assert_eq!(compared["base"]["points"], json!(0));
    // Back to the shipped questions: what was answered beside them is kept in the archive.
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/meti-guideline.ron");
    let out = says(folder.path(), &["update", "a.ron", "--to", shipped, "-o", "b.ron", "--lang", "en"]);
    assert!(out.contains("No longer asked; answers are kept in the file's archive: 2\n  X-1 "), "{out}");
    let opened = storage::open(&folder.path().join("b.ron"), &Catalogue::shipped()).unwrap();
    assert_eq!(&opened.questionnaire, meti_guideline());
    let kept = &opened.assessment.archive[0].answers[&QuestionId::new("X-1")];
    assert_eq!(*kept.answer, answered(Level::FOUR));
}

#[test]
fn its_report_is_made_verified_and_opened_again() {
    let folder = folder();
    for (lang, said) in [
        ("ja", "Keian付属の質問票(3か所を変更)"),
        ("en", "The questionnaire shipped with Keian, changed in 3 places"),
    ] {
        let report = [
            "report",
            "a.ron",
            "-o",
            "a.pdf",
            "--attach",
            "--compare",
            SAMPLE,
            "--date",
            DAY,
            "--lang",
            lang,
        ];
        says(folder.path(), &report);
        says(folder.path(), &["verify", "a.pdf", "a.ron", "--compare", SAMPLE]);
        let score = |file: &str| json_of(folder.path(), &["score", file]);
        assert_eq!(score("a.pdf"), score("a.ron"));
        let text = Command::new("pdftotext").args(["-raw", "a.pdf", "-"]).current_dir(folder.path()).output();
        let text = String::from_utf8(text.unwrap().stdout).unwrap();
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        assert!(letters(&text).contains(&letters(said)), "{lang}");
        fs::remove_file(folder.path().join("a.pdf")).unwrap();
    }
}

#[test]
fn it_is_encrypted_and_decrypted_to_the_byte() {
    let folder = folder();
    fs::write(folder.path().join("pass"), "a long passphrase\n").unwrap();
    says(folder.path(), &["encrypt", "a.ron", "-o", "a.age", "--passphrase-file", "pass"]);
    says(folder.path(), &["decrypt", "a.age", "-o", "b.ron", "--passphrase-file", "pass"]);
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(read("a.ron"), read("b.ron"));
}

#[test]
fn a_whole_questionnaire_is_brought_too_and_another_one_is_not_compared() {
    let folder = folder();
    let small = format!("{FIXTURES}/questionnaires/good.ron");
    says(folder.path(), &["update", SAMPLE, "--to", &small, "-o", "small.ron"]);
    let score = json_of(folder.path(), &["score", "small.ron"]);
    assert_eq!(score["questionnaire"]["questions"], "own");
    assert_eq!(score["base"], Value::Null);
    let said = says(folder.path(), &["score", "small.ron", "--lang", "ja", "--date", DAY]);
    assert!(said.ends_with("質問(small 1): このファイルの質問(Keian付属ではありません)\n"), "{said}");
    let output = keian(folder.path(), &["compare", "a.ron", "small.ron", "--lang", "en"]);
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "keian: a.ron: It answers another questionnaire and cannot be compared with the later file.\n"
    );
}

#[test]
fn questions_with_a_fault_are_refused_with_their_place() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    let text = fs::read_to_string(&path).unwrap();
    for (from, to, kind) in [
        ("weight: 2", "weight: 7", "the weight is 7; use 1, 2 or 3."),
        ("Being considered, not decided.", "Being\u{202e} considered.", "(U+202E); remove it."),
        ("condition: Always", "condition: Answered(\"X-1\", [4])", "which is not asked before"),
        ("elements: []", "elemnts: []", "unknown field 'elemnts'; the nearest is 'elements'"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        fs::write(&path, changed).unwrap();
        let error = storage::open(&path, &Catalogue::shipped()).unwrap_err();
        assert!(matches!(error, OpenError::FaultyCarried { .. } | OpenError::WithBackup { .. }), "{error:?}");
        let output = keian(folder.path(), &["score", "a.ron", "--lang", "en"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("The questions that this file brings with it have faults"), "{said}");
        assert!(said.contains(kind), "{said}");
    }
}
