//! `keian report` as it is typed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use jiff::civil::date;
use keian::analysis::frozen::frozen;
use keian::analysis::words::{Rounded, money};
use keian::assessment::registers::trade::TradeKind;
use keian::assessment::{Milestone, Response};
use keian::base::ids::QuestionId;
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::base::units::Yen;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::{parse, to_bytes};

pub const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/sample.ja.ron");

pub fn keian(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_keian")).current_dir(folder).args(arguments).output().unwrap()
}

pub fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn report(folder: &Path, more: &[&str]) -> Output {
    let fixed = ["report", SAMPLE, "-o", "report.pdf", "--date", "2026-11-24", "--lang", "en"];
    keian(folder, &[&fixed[..], more].concat())
}

#[test]
fn a_report_with_its_answers_is_opened_like_them() {
    let folder = tempfile::tempdir().unwrap();
    report(folder.path(), &["--attach"]);
    let score = |file: &str| said(&keian(folder.path(), &["score", file, "--lang", "en"]));
    assert_eq!(score("report.pdf"), score(SAMPLE));
    assert_eq!(score("report.pdf").0, Some(0));
    fs::remove_file(folder.path().join("report.pdf")).unwrap();
    report(folder.path(), &[]);
    // No answers are in it unless they were asked for.
    let told = "This is a PDF from which no answers can be opened here. Give the file of answers (.keian or .ron), \
                or a report that was made with the answers attached.\n";
    assert_eq!(score("report.pdf"), (Some(1), String::new(), format!("keian: report.pdf: {told}")));
    let japanese = said(&keian(folder.path(), &["score", "report.pdf", "--lang", "ja"])).2;
    assert_eq!(
        japanese,
        "keian: report.pdf: これはPDFで、ここで開ける回答が入っていません。回答ファイル(.keian または \
         .ron)か、回答を添付して作った報告書を指定してください。\n"
    );
    let check = |file: &str| said(&keian(folder.path(), &["check", file, "--lang", "en"]));
    assert_eq!(check("report.pdf"), (Some(1), format!("report.pdf: {told}"), String::new()));
}

#[test]
fn the_answers_in_a_report_are_checked_like_a_file_of_them() {
    let folder = tempfile::tempdir().unwrap();
    report(folder.path(), &["--attach"]);
    let check = |file: &str| said(&keian(folder.path(), &["check", file, "--lang", "en"]));
    assert_eq!(check("report.pdf"), (Some(0), String::new(), String::new()));
    // Answers that were embedded by hand have the same faults as beside it.
    let broken = fs::read_to_string(SAMPLE).unwrap().replacen("Level(3)", "Level(7)", 1);
    fs::write(folder.path().join("answers.ron"), &broken).unwrap();
    let plain = folder.path().join("plain.pdf");
    fs::rename(folder.path().join("report.pdf"), folder.path().join("good.pdf")).unwrap();
    report(folder.path(), &[]);
    fs::rename(folder.path().join("report.pdf"), &plain).unwrap();
    let made = Command::new("qpdf")
        .current_dir(folder.path())
        .args(["plain.pdf", "--add-attachment", "answers.ron", "--key=answers.ron", "--", "bad.pdf"])
        .status();
    assert!(made.expect("qpdf is missing: install the package qpdf").success());
    let (code, told, _) = check("bad.pdf");
    let alone = check("answers.ron").1;
    assert_eq!((code, told), (Some(1), alone.replace("answers.ron:", "bad.pdf:")));
    assert!(alone.contains("Level 7 cannot be used."), "{alone}");
}

#[test]
fn characters_without_a_glyph_are_named_on_standard_error() {
    let folder = tempfile::tempdir().unwrap();
    let answers = fs::read_to_string(SAMPLE).unwrap().replacen("note: \"", "note: \"🦀", 1);
    fs::write(folder.path().join("crab.ron"), answers).unwrap();
    let made = keian(folder.path(), &["report", "crab.ron", "-o", "crab.pdf", "--lang", "en"]);
    let (code, _, errors) = said(&made);
    let wanted = "keian: Characters that no embedded font has are shown as 〓: U+1F980\n";
    assert_eq!((code, errors.as_str()), (Some(0), wanted));
}

#[test]
fn a_report_tells_what_changed_since_an_older_file_or_a_milestone() {
    let folder = tempfile::tempdir().unwrap();
    let older = fs::read_to_string(SAMPLE).unwrap().replacen("Level(3)", "Level(2)", 1);
    fs::write(folder.path().join("2025.ron"), older).unwrap();
    let (code, _, errors) = said(&report(folder.path(), &["--compare", "2025.ron"]));
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    let made =
        Command::new("pdftotext").args(["-layout", "report.pdf", "-"]).current_dir(folder.path()).output();
    let text = String::from_utf8(made.expect("pdftotext of poppler-utils").stdout).unwrap();
    assert!(text.contains("Improved (1)") && text.contains("2025.ron"), "{text}");
    assert!(!text.contains("Worse ("), "nothing got worse");

    let (code, _, errors) = said(&report(folder.path(), &["--since", "Spring"]));
    assert_eq!(code, Some(1));
    assert!(errors.contains("'Spring' is not a milestone of this file."), "{errors}");
    let (code, _, errors) = said(&report(folder.path(), &["--compare", "2025.ron", "--since", "Spring"]));
    assert_eq!(code, Some(2));
    assert!(errors.contains("cannot be given together with"), "{errors}");
}

/// The sample with two milestones: G-4 has gone from level 1 to 2 since the one of spring.
fn with_milestones(folder: &Path) {
    let questionnaire = meti_guideline();
    let mut assessment = parse(&fs::read(SAMPLE).unwrap(), &Catalogue::shipped()).unwrap().assessment;
    let spring = Milestone::of(&assessment, "Spring board".to_owned(), date(2026, 4, 10));
    let answer = assessment.answers.get_mut(&QuestionId::new("G-4")).unwrap();
    assert_eq!(answer.response, Response::Level(Level::ONE));
    answer.response = Response::Level(Level::TWO);
    answer.confirmed_on = Some(date(2026, 11, 20));
    let autumn = Milestone::of(&assessment, "Autumn board".to_owned(), date(2026, 11, 20));
    assessment.milestones = vec![spring.into(), autumn.into()];
    fs::write(folder.join("now.ron"), to_bytes(&assessment, questionnaire).unwrap()).unwrap();
}

#[test]
fn the_question_that_changed_since_a_milestone_is_told_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    with_milestones(folder.path());
    let lines = |edition: &str, lang: &str, since: &str| -> Vec<String> {
        let fixed = ["report", "now.ron", "-o", "since.pdf", "--date", "2026-11-24"];
        let more = ["--edition", edition, "--lang", lang, "--since", since];
        assert_eq!(
            said(&keian(folder.path(), &[&fixed[..], &more].concat())),
            (Some(0), String::new(), String::new())
        );
        let text =
            Command::new("pdftotext").args(["-layout", "since.pdf", "-"]).current_dir(folder.path()).output();
        let text = String::from_utf8(text.expect("pdftotext of poppler-utils").stdout).unwrap();
        let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.filter(|line| !line.is_empty()).collect()
    };
    for edition in ["board", "full"] {
        let text = lines(edition, "en", "Spring board");
        let at = text.iter().position(|line| line == "Improved (1)").unwrap();
        assert_eq!(text[at + 1], "Question Earlier Now");
        assert_eq!(text[at + 2], "G-4 Check whether the measures work 1 Started 2 In part");
        assert!(
            text.contains(
                &"The current answers are compared with “Spring board” (10 April 2026).".to_owned()
            )
        );
        assert!(!text.iter().any(|line| line.starts_with("Worse (") || line.starts_with("Newly answered (")));

        let text = lines(edition, "ja", "Spring board");
        let at = text.iter().position(|line| line == "良くなった質問(1問)").unwrap();
        assert_eq!(text[at + 1], "質問 前回 今回");
        assert_eq!(text[at + 2], "G-4 対策が効いているかを確かめる 1 着手 2 一部実施");
        let intro = "「Spring board」(2026年4月10日)の回答と今回の回答を比べています。";
        assert!(text.contains(&intro.to_owned()), "{text:#?}");
    }
    // Nothing has changed since the autumn.
    let text = lines("board", "en", "Autumn board");
    assert!(text.contains(&"Unchanged (46)".to_owned()) && !text.contains(&"Improved (1)".to_owned()));
}

#[test]
fn what_moved_in_the_registers_is_told_in_the_report_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let then = parse(&fs::read(SAMPLE).unwrap(), &Catalogue::shipped()).unwrap().assessment;
    let day = date(2026, 11, 24);
    let mut now = then.clone();
    // One row costs 100 million yen more, and its country is not known any more.
    let row = then.registers.trade.iter().find(|row| {
        row.kind == TradeKind::Purchase && row.tier.is_none_or(|tier| tier.get() == 1) && row.yearly.is_some()
    });
    let mut row = (**row.unwrap()).clone();
    let before = frozen(&then.registers, day).unwrap();
    row.yearly = Yen::new(row.yearly.unwrap().get() + 100_000_000).ok();
    row.made_in = None;
    now.registers.trade.put(vec![(row.id.clone(), Some(row.into()))]);
    let kept = Milestone { figures: Some(before.clone()), ..Milestone::of(&then, "Spring".to_owned(), day) };
    now.milestones = vec![kept.into()];
    fs::write(folder.path().join("now.ron"), to_bytes(&now, meti_guideline()).unwrap()).unwrap();
    let bought = |sum: u64| money(sum.into(), Rounded::Nearest, Lang::En);
    let wanted =
        format!("Bought in a year {} {}", bought(before.bought), bought(before.bought + 100_000_000));
    for (edition, then) in
        [("full", ["--since", "Spring"]), ("board", ["--since", "Spring"]), ("full", ["--compare", SAMPLE])]
    {
        let made = format!("{edition}{}.pdf", then[0]);
        let fixed = ["report", "now.ron", "-o", &made, "--date", "2026-11-24", "--lang", "en"];
        let code = keian(folder.path(), &[&fixed[..], &["--edition", edition], &then].concat());
        assert_eq!(said(&code), (Some(0), String::new(), String::new()));
        let text =
            Command::new("pdftotext").args(["-layout", &made, "-"]).current_dir(folder.path()).output();
        let text = String::from_utf8(text.expect("pdftotext of poppler-utils").stdout).unwrap();
        let lines: Vec<String> =
            text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let at = lines.iter().position(|line| line == "What moved in the registers").unwrap();
        assert_eq!(lines[at + 1..at + 3], ["Figure Earlier Now".to_owned(), wanted.clone()]);
        assert!(lines[at + 3].starts_with("Part with a known country "), "{:?}", lines[at + 3]);
        let older: &[&str] = if then[0] == "--compare" { &then } else { &[] };
        let verified = keian(folder.path(), &[&["verify", &made, "now.ron"], older].concat());
        assert_eq!(verified.status.code(), Some(0), "{verified:?}");
    }
}

#[test]
fn a_milestone_that_is_not_there_is_told_with_the_nearest_name() {
    let folder = tempfile::tempdir().unwrap();
    with_milestones(folder.path());
    fs::write(folder.path().join("report.pdf"), b"older").unwrap();
    let asked = |lang: &str, since: &str| {
        let more = ["report", "now.ron", "-o", "report.pdf", "--lang", lang, "--since", since];
        said(&keian(folder.path(), &more))
    };
    let errors = "keian: 'Sprnig board' is not a milestone of this file. The nearest is 'Spring board'. \
                  Its milestones: Spring board, Autumn board\n";
    assert_eq!(asked("en", "Sprnig board"), (Some(1), String::new(), errors.to_owned()));
    let errors =
        "keian: 'Kick-off' is not a milestone of this file. Its milestones: Spring board, Autumn board\n";
    assert_eq!(asked("en", "Kick-off"), (Some(1), String::new(), errors.to_owned()));
    let (code, _, errors) = asked("ja", "Sprnig board");
    assert_eq!(code, Some(1));
    assert!(errors.contains("最も近い名前は「Spring board」です。"), "{errors}");
    assert_eq!(fs::read(folder.path().join("report.pdf")).unwrap(), b"older");
}

#[test]
fn an_edition_that_is_not_there_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, errors) = said(&report(folder.path(), &["--edition", "short"]));
    assert_eq!(code, Some(2));
    assert!(errors.contains("Use board, full or questionnaire"), "{errors}");
}

/// A limit on the size of files stands for a full disk: writing fails in the middle.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_leaves_the_older_report_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    fs::write(&path, b"older").unwrap();
    let command = format!(
        "trap '' XFSZ; ulimit -f 16; exec '{}' report '{SAMPLE}' -o report.pdf --lang en",
        env!("CARGO_BIN_EXE_keian")
    );
    let output = Command::new("bash").current_dir(folder.path()).args(["-c", &command]).output().unwrap();
    let (code, _, errors) = said(&output);
    assert_eq!(code, Some(1));
    assert!(errors.contains("report.pdf") && !errors.contains("panicked"), "{errors}");
    assert_eq!(fs::read(&path).unwrap(), b"older");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no half-written file stays behind");
}

/// Whoever has the older report open keeps it, whole.
#[test]
fn a_report_that_is_open_elsewhere_is_replaced_and_the_reader_keeps_the_older_one() {
    use std::io::Read;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    fs::write(&path, b"older").unwrap();
    let mut open = fs::File::open(&path).unwrap();
    let (code, _, errors) = said(&report(folder.path(), &[]));
    // Where a system refuses to replace an open file, the error says so and the file stays.
    if code == Some(0) {
        assert!(fs::read(&path).unwrap().starts_with(b"%PDF"));
    } else {
        assert!(!errors.is_empty() && fs::read(&path).unwrap() == b"older");
    }
    let mut kept = Vec::new();
    open.read_to_end(&mut kept).unwrap();
    assert_eq!(kept, b"older");
}
