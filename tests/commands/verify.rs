//! `keian verify` as it is typed: what it says and the code that it exits with.

use std::fs;
use std::path::Path;

use super::report::{SAMPLE, keian, said};

fn report(folder: &Path, name: &str, more: &[&str]) {
    let fixed = ["report", SAMPLE, "-o", name, "--date", "2026-11-24", "--lang", "en"];
    assert_eq!(said(&keian(folder, &[&fixed[..], more].concat())), (Some(0), String::new(), String::new()));
}

/// The exit code and what is said.
fn verify(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let (code, out, errors) = said(&keian(folder, &[&["verify"], arguments].concat()));
    (code, format!("{out}{errors}"))
}

#[test]
fn verify_says_whether_they_belong_together_and_exits_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    report(folder, "report.pdf", &[]);
    fs::copy(SAMPLE, folder.join("answers.ron")).unwrap();
    let verify = |lang: &str| verify(folder, &["report.pdf", "answers.ron", "--lang", lang]);
    let yes = "'report.pdf' is to the byte what Keian makes of 'answers.ron' (Full edition, English, 24 November 2026).\n";
    assert_eq!(verify("en"), (Some(0), yes.to_owned()));
    let yes = "「report.pdf」は、Keianが「answers.ron」から作る報告書と1バイトも違いません(全体版、English、2026年11月24日)。\n";
    assert_eq!(verify("ja"), (Some(0), yes.to_owned()));
    let answers = fs::read_to_string(SAMPLE).unwrap();
    fs::write(folder.join("answers.ron"), answers.replacen("Level(3)", "Level(2)", 1)).unwrap();
    let no = "'report.pdf' was not made from 'answers.ron': the answers differ.\n";
    assert_eq!(verify("en"), (Some(1), no.to_owned()));
    fs::write(folder.join("answers.ron"), format!("{answers}\n")).unwrap();
    let (code, out) = verify("en");
    assert_eq!(code, Some(1));
    assert!(out.contains("hold the same answers, but the file is not the one"), "{out}");
}

#[test]
fn a_report_that_was_changed_is_refused_with_what_differs() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    report(folder, "report.pdf", &[]);
    let whole = fs::read(folder.join("report.pdf")).unwrap();
    let no = |bytes: &[u8], why: &str| {
        fs::write(folder.join("forged.pdf"), bytes).unwrap();
        let (code, out) = verify(folder, &["forged.pdf", SAMPLE, "--lang", "en"]);
        assert_eq!(code, Some(1), "{out}");
        assert!(out.contains(why), "{out}");
    };
    no(&[&whole[..], b"x"].concat(), "bytes follow after the end (1)");
    let run = std::process::Command::new("qpdf")
        .current_dir(folder)
        .args(["report.pdf", "--pages", ".", "1-5,8-z", "--", "cut.pdf"])
        .status();
    assert!(run.unwrap().success());
    no(&fs::read(folder.join("cut.pdf")).unwrap(), "pages instead of");
    let (code, out) = verify(folder, &[SAMPLE, SAMPLE, "--lang", "en"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("is not a report of Keian"), "{out}");
}

/// A report for the board names no digest of what it does not show, and is made again of what it shows.
#[test]
fn a_report_for_the_board_is_verified_by_what_it_shows() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let answers = fs::read_to_string(SAMPLE).unwrap();
    let verify = |text: &str| {
        fs::write(folder.join("answers.ron"), text).unwrap();
        verify(folder, &["report.pdf", "answers.ron", "--lang", "en"])
    };
    report(folder, "report.pdf", &["--edition", "board"]);
    assert_eq!(verify(&answers).0, Some(0));
    assert!(answers.contains("note: \"\""), "a note is empty");
    assert_eq!(verify(&answers.replacen("note: \"\"", "note: \"for us alone\"", 1)).0, Some(0));
    let no = "'report.pdf' was not made from 'answers.ron': the answers differ.\n";
    assert_eq!(verify(&answers.replacen("Level(3)", "Level(2)", 1)), (Some(1), no.to_owned()));
}

#[test]
fn what_a_report_was_compared_with_has_to_be_given() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let older = fs::read_to_string(SAMPLE).unwrap().replacen("Level(3)", "Level(2)", 1);
    fs::write(folder.join("2025.ron"), &older).unwrap();
    for edition in ["board", "full"] {
        let name = format!("{edition}.pdf");
        report(folder, &name, &["--edition", edition, "--compare", "2025.ron"]);
        let verify = |more: &[&str]| verify(folder, &[&[&*name, SAMPLE, "--lang", "en"], more].concat());
        let (code, out) = verify(&[]);
        assert_eq!(code, Some(3), "{out}");
        assert!(out.contains("tells what changed since “2025.ron”. Give that file with --compare."), "{out}");
        fs::write(folder.join("renamed.ron"), &older).unwrap();
        let (code, out) = verify(&["--compare", "renamed.ron"]);
        assert_eq!(code, Some(0), "{out}");
        assert!(out.contains("compared with “2025.ron”"), "{out}");
        let (code, out) = verify(&["--compare", SAMPLE]);
        assert_eq!(code, Some(1), "{out}");
        assert!(out.contains("was not compared with"), "{out}");
    }
    report(folder, "alone.pdf", &[]);
    let (code, out) = verify(folder, &["alone.pdf", SAMPLE, "--compare", "2025.ron", "--lang", "en"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("Leave --compare out"), "{out}");
}

#[test]
fn with_the_answers_inside_it_says_what_was_checked() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    report(folder, "report.pdf", &["--attach"]);
    let itself = verify(folder, &["report.pdf", "report.pdf", "--lang", "en"]);
    assert_eq!(itself.0, Some(0));
    assert!(itself.1.contains("Whether these are the company's answers is not checked"), "{}", itself.1);
    let (code, out) = verify(folder, &["report.pdf", SAMPLE, "--lang", "en"]);
    assert_eq!(code, Some(0));
    assert!(!out.contains("embedded"), "{out}");
}

/// What earlier versions made tells no recipe.
#[test]
fn a_report_of_an_earlier_version_is_not_checked() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    report(folder, "report.pdf", &[]);
    let mut pdf = lopdf::Document::load(folder.join("report.pdf")).unwrap();
    let info = pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
    pdf.get_object_mut(info).unwrap().as_dict_mut().unwrap().remove(b"KeianRecipe");
    pdf.save(folder.join("old.pdf")).unwrap();
    let (code, out) = verify(folder, &["old.pdf", SAMPLE, "--lang", "en"]);
    assert_eq!(code, Some(3), "{out}");
    assert!(out.starts_with("Not checked: 'old.pdf' was made by an earlier version of Keian"), "{out}");
    assert!(out.contains("made from this very file"), "{out}");
}
