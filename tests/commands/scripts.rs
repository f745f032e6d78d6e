//! The command line as scripts see it: what it prints, where, and its exit code.

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use insta::assert_snapshot;

/// A folder with a small file of answers, in which commands run.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(fixture("answers.ron"), folder.path().join("answers.ron")).unwrap();
    folder
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn keian(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("keian").unwrap();
    command.current_dir(folder).env("LC_ALL", "C.UTF-8").env_remove("RUST_BACKTRACE").args(arguments);
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    keian(folder, arguments).output().unwrap()
}

/// Exit code, standard output and standard error as one text.
fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    format!(
        "exit {}\n--- output\n{}--- errors\n{}",
        output.status.code().unwrap(),
        text(&output.stdout),
        text(&output.stderr)
    )
}

#[test]
fn help_names_the_commands_and_gives_an_example_of_each() {
    let folder = folder();
    // By the name of its file, which differs on Windows.
    assert_snapshot!(said(&run(folder.path(), &["--help"])).replace("keian.exe", "keian"));
    for command in [
        "new",
        "check",
        "score",
        "compare",
        "report",
        "import",
        "export",
        "registers",
        "what-if",
        "workshop",
        "questions",
        "update",
        "hand-out",
        "encrypt",
        "decrypt",
        "licences",
    ] {
        let output = run(folder.path(), &[command, "--help"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(&format!("Example: keian {command}")), "{command}: {text}");
    }
}

#[test]
fn scores_as_text_in_both_languages() {
    let folder = folder();
    let score =
        |lang| said(&run(folder.path(), &["score", "answers.ron", "--lang", lang, "--date", "2026-11-24"]));
    assert_snapshot!("score_en", score("en"));
    assert_snapshot!("score_ja", score("ja"));
}

#[test]
fn scores_as_json() {
    let folder = folder();
    let arguments = ["score", "answers.ron", "--format", "json", "--date", "2026-11-24"];
    assert_snapshot!(said(&run(folder.path(), &arguments)));
}

#[test]
fn two_files_are_compared_question_by_question() {
    let folder = folder();
    let text = std::fs::read_to_string(fixture("answers.ron")).unwrap();
    let later = text.replacen("Level(2)", "Level(3)", 1).replacen("Level(4)", "Unknown", 1);
    std::fs::write(folder.path().join("later.ron"), later).unwrap();
    let compare = |more: &[&str]| {
        let mut arguments = vec!["compare", "answers.ron", "later.ron", "--date", "2026-11-24"];
        arguments.extend(more);
        run(folder.path(), &arguments)
    };
    assert_snapshot!("compare_en", said(&compare(&["--lang", "en"])));
    assert_snapshot!("compare_ja", said(&compare(&["--lang", "ja"])));
    let json: serde_json::Value = serde_json::from_slice(&compare(&["--format", "json"]).stdout).unwrap();
    // Area A then: 25 · (3·2 + 1·4) / 4 = 62.5 → 62. Now A-1 alone: 25 · 3 = 75. It alone has a level in both:
    // 25 · 2 = 50 then.
    let area = json["areas"].as_array().unwrap().iter().find(|a| a["area"] == "A").unwrap();
    let shown = |side: &str| area[side]["score"]["shown"].clone();
    assert_eq!((shown("before"), shown("after")), (62.into(), 75.into()));
    assert_eq!((&area["points"], &area["alike"]["questions"]), (&25.into(), &1.into()));
    assert_eq!(area["alike"]["before"]["shown"], 50);
    // What makes it doubtful, and whose states they are, is in it.
    assert_eq!(json["doubts"], serde_json::json!([]));
    assert_eq!(
        (&json["before"]["name"], &json["after"]["name"]),
        (&"answers.ron".into(), &"later.ron".into())
    );
    assert_eq!(json["confirmed_again"], serde_json::json!({ "confirmed": 0, "of": 0 }));
}

#[test]
fn a_later_file_chosen_as_the_earlier_one_is_doubted_in_words() {
    let folder = folder();
    let text = std::fs::read_to_string(fixture("answers.ron")).unwrap();
    let dated = |year: &str| {
        let mut text = text.clone();
        for known in 2024..=2027 {
            text = text.replace(&format!("\"{known}-"), &format!("\"{year}-"));
        }
        text
    };
    std::fs::write(folder.path().join("then.ron"), dated("2024")).unwrap();
    std::fs::write(folder.path().join("now.ron"), dated("2026")).unwrap();
    let doubt = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        assert!(output.status.success(), "{output:?}");
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        said.contains("Make sure that they are not the wrong way round.")
    };
    let on = ["--lang", "en", "--date", "2026-11-24"];
    assert!(doubt(&[&["compare", "now.ron", "then.ron"][..], &on].concat()));
    assert!(!doubt(&[&["compare", "then.ron", "now.ron"][..], &on].concat()));
}

#[test]
fn a_file_is_compared_with_its_own_milestone_by_name() {
    let folder = folder();
    let arguments = ["compare", "answers.ron", "--milestone", "spring", "--lang", "en"];
    assert_eq!(
        said(&run(folder.path(), &arguments)),
        "exit 1\n--- output\n--- errors\nkeian: 'spring' is not a milestone of this file. Its milestones: none\n"
    );
    let text = std::fs::read_to_string(fixture("answers.ron")).unwrap();
    let state = text.split_once("assessment: (").unwrap().1.trim_end().trim_end_matches(')').trim_end();
    let state = state.trim_end_matches(',').trim_end().trim_end_matches(')').trim_end();
    let frozen = format!("milestones: [(name: \"spring\", date: \"2026-04-01\", {state})],");
    let now = text.replacen("Level(2)", "Level(4)", 1);
    let now = now.replacen("        answers: {", &format!("        {frozen}\n        answers: {{"), 1);
    std::fs::write(folder.path().join("answers.ron"), now).unwrap();
    let output = run(folder.path(), &arguments);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Improved (1)\n  2 → 4  A-1 "), "{text}");
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let folder = folder();
    let text = std::fs::read(fixture("answers.ron")).unwrap();
    let from_file = run(folder.path(), &["score", "answers.ron", "--date", "2026-11-24"]);
    let from_input =
        keian(folder.path(), &["score", "-", "--date", "2026-11-24"]).write_stdin(text).output().unwrap();
    assert_eq!(said(&from_input), said(&from_file));
}

#[test]
fn a_new_file_holds_what_was_asked_for_and_is_never_made_over_another() {
    let folder = folder();
    let arguments =
        ["new", "--organisation", "髙﨑精工㈱", "--size", "small", "--run", "full", "-o", "new.ron"];
    assert_eq!(said(&run(folder.path(), &arguments)), "exit 0\n--- output\n--- errors\n");
    let text = std::fs::read_to_string(folder.path().join("new.ron")).unwrap();
    for line in ["organisation: \"髙﨑精工㈱\",", "size: Small,", "run: Full,"] {
        assert!(text.lines().any(|l| l.trim() == line), "{line} is not in\n{text}");
    }
    assert_eq!(
        said(&run(folder.path(), &arguments)),
        "exit 1\n--- output\n--- errors\nkeian: “new.ron” holds answers, a questionnaire or a key and was left as it is. Choose another name.\n"
    );
    assert_eq!(std::fs::read_to_string(folder.path().join("new.ron")).unwrap(), text);
    let checked = run(folder.path(), &["check", "new.ron"]);
    assert_eq!(said(&checked), "exit 0\n--- output\n--- errors\n");
}

#[test]
fn faults_are_listed_with_file_line_and_column() {
    let folder = folder();
    let good = std::fs::read_to_string(fixture("questionnaires/good.ron")).unwrap();
    let bad = good.replacen("weight: 3", "wieght: 3", 1).replacen("[\"buyer\"]", "[\"buyr\"]", 1);
    std::fs::write(folder.path().join("bad.ron"), bad).unwrap();
    std::fs::write(folder.path().join("broken.ron"), "(\n    id: \"a\",\n    areas: [(id: }],\n)").unwrap();
    std::fs::copy(fixture("refused/unknown-field.ron"), folder.path().join("typo.ron")).unwrap();
    let check = |lang| {
        let files =
            ["check", "bad.ron", "broken.ron", "typo.ron", "answers.ron", "nowhere.ron", "--lang", lang];
        said(&run(folder.path(), &files))
    };
    assert_snapshot!("check_en", check("en"));
    assert_snapshot!("check_ja", check("ja"));
}

#[test]
fn a_file_that_cannot_be_opened_is_an_error_and_leaves_nothing_behind() {
    let folder = folder();
    std::fs::copy(fixture("refused/truncated.ron"), folder.path().join("cut.ron")).unwrap();
    for (arguments, error) in [
        (
            ["score", "nowhere.ron"].as_slice(),
            "keian: “nowhere.ron” was not found. Check whether it was moved or renamed.\n",
        ),
        (
            &["score", "cut.ron"],
            "keian: cut.ron: Line 33, column 27: The file ends too early. If you have a copy of it, open that.\n",
        ),
        (
            &["report", "cut.ron", "-o", "cut.pdf"],
            "keian: cut.ron: Line 33, column 27: The file ends too early. If you have a copy of it, open that.\n",
        ),
        (
            &["report", "answers.ron", "-o", "no/folder.pdf", "--date", "2026-11-24"],
            "keian: The folder of “no/folder.pdf” does not exist. Make it, or choose another place.\n",
        ),
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(said(&output), format!("exit 1\n--- output\n--- errors\n{error}"));
    }
    let mut left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["answers.ron", "cut.ron"]);
}

#[test]
fn a_day_with_a_time_is_refused_and_not_cut() {
    let folder = folder();
    for command in ["score", "report"] {
        let rest: &[&str] = if command == "report" { &["-o", "r.pdf"] } else { &[] };
        let arguments = [&[command, "answers.ron", "--date", "2026-11-24T09:00"], rest].concat();
        let said = said(&run(folder.path(), &arguments));
        assert!(said.starts_with("exit 2") && said.contains("as YYYY-MM-DD, such as 2026-11-24"), "{said}");
    }
}

#[test]
fn wrong_usage_exits_with_2() {
    let folder = folder();
    for arguments in [
        ["score"].as_slice(),
        &["report", "answers.ron"],
        &["report", "answers.ron", "-o", "r.pdf", "--lang", "fr"],
        &["new", "--organisation", "x", "--size", "huge", "-o", "n.ron"],
        &["score", "answers.ron", "--date", "2026-13-01"],
        &["compare", "answers.ron"],
        &["compare", "answers.ron", "answers.ron", "--milestone", "spring"],
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn wrong_usage_is_said_in_the_language_of_the_person_with_what_is_possible() {
    let folder = folder();
    let told = |arguments: &[&str], locale: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keian"));
        let command = command.current_dir(folder.path()).env("LC_ALL", locale).args(arguments);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    for (arguments, ja, en) in [
        (&["score"][..], "必要な引数がありません: <FILE>", "These arguments are missing: <FILE>."),
        (
            &["score", "a.ron", "--dat", "2026-11-24"],
            "「--dat」という引数はありません。「--date」ではありませんか。",
            "There is no argument '--dat'. Did you mean '--date'?",
        ),
        (
            &["score", "a.ron", "--date", "2026-13-01"],
            "--date <DATE>に「2026-13-01」は指定できません。日付だけを、2026-11-24の形で指定してください。",
            "'2026-13-01' cannot be given for --date <DATE>. Give the day alone, as YYYY-MM-DD, such as 2026-11-24.",
        ),
        (
            &["report", "a.ron", "-o", "r.pdf", "--edition", "short"],
            "--edition <EDITION>に「short」は指定できません。board、full、questionnaireのいずれかを指定してください。",
            "'short' cannot be given for --edition <EDITION>. Use board, full or questionnaire.",
        ),
        (
            &["score", "a.ron", "--format", "xml"],
            "--format <FORMAT>に「xml」は指定できません。指定できるのは次のものです: text、json。",
            "'xml' cannot be given for --format <FORMAT>. Possible are: text, json.",
        ),
        (
            &["hand-out", "a.ron", "--role", "legal", "--questions", "A-1"],
            "--role <ID>は、--questions <IDS>と同時には指定できません。",
            "--role <ID> cannot be given together with --questions <IDS>.",
        ),
        (
            &["compare", "answers.ron"],
            "ファイルを2つ指定するか、ファイルを1つと節目(--milestone)を指定してください。",
            "Give two files, or one file with --milestone.",
        ),
        (
            &["what-if", "a.ron", "--country", "CN", "--days", "361"],
            "--days <DAYS>に「361」は指定できません。詳細: ",
            "'361' cannot be given for --days <DAYS>. Detail: ",
        ),
    ] {
        let [ja_said, en_said] = ["ja_JP.UTF-8", "en_GB.UTF-8"].map(|locale| told(arguments, locale));
        assert!(ja_said.starts_with(&format!("keian: {ja}")), "{ja_said}");
        assert!(ja_said.contains("\n\n使い方: keian"), "{ja_said}");
        assert!(en_said.starts_with(&format!("keian: {en}")), "{en_said}");
        assert!(en_said.contains("\n\nUsage: keian"), "{en_said}");
    }
    // What is asked for goes before the locale.
    assert!(told(&["score", "--lang", "ja"], "en_GB.UTF-8").contains("必要な引数がありません"));
}

#[test]
fn a_report_to_standard_output_is_the_same_as_one_to_a_file() {
    let folder = folder();
    let to = |place| {
        run(folder.path(), &["report", "answers.ron", "-o", place, "--lang", "en", "--date", "2026-11-24"])
    };
    let there = to("-");
    assert_eq!(said(&to("r.pdf")), "exit 0\n--- output\n--- errors\n");
    assert!(there.stdout.starts_with(b"%PDF-1.7"));
    assert_eq!(there.stdout, std::fs::read(folder.path().join("r.pdf")).unwrap());
}

#[test]
fn the_questions_are_48_in_6_areas_and_each_has_every_text_in_both_languages() {
    let folder = folder();
    let output = run(folder.path(), &["questions", "--format", "json"]);
    let asked: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let questions = asked["questions"].as_array().unwrap();
    assert_eq!(questions.len(), 48);
    // What ties it to a score on another desk, and what the scores are measured by.
    assert_eq!(
        (asked["id"].as_str(), asked["edition"].as_str()),
        (Some("meti-guideline"), Some("2025-12-12"))
    );
    assert_eq!(asked["digest"].as_str().unwrap().len(), 64);
    assert_eq!(asked["targets"]["maturity"], serde_json::json!({ "small": 2, "medium": 3, "large": 3 }));
    assert_eq!(asked["targets"]["decision"], serde_json::json!({ "small": 4, "medium": 4, "large": 4 }));
    assert_eq!(
        (asked["scale"].as_array().unwrap().len(), asked["decision_scale"].as_array().unwrap().len()),
        (5, 3)
    );
    let names = asked["areas"].as_array().unwrap().iter().map(|area| area["name"]["ja"].as_str().unwrap());
    assert!(names.clone().count() == 6 && names.clone().all(|name| !name.is_empty()));
    assert!(
        questions.iter().all(|q| q["target"]["medium"].is_u64()),
        "every question has its default target"
    );
    let areas: std::collections::BTreeSet<_> =
        questions.iter().map(|q| q["area"].as_str().unwrap()).collect();
    assert_eq!(areas.len(), 6);
    let mut levels = std::collections::BTreeSet::new();
    for q in questions {
        for lang in ["ja", "en"] {
            for field in ["topic", "text", "why", "reference"] {
                assert!(!q[field][lang].as_str().unwrap().is_empty(), "{} {field} {lang}", q["id"]);
            }
            for field in ["levels", "elements", "evidence", "next_steps"] {
                for entry in q[field].as_array().unwrap() {
                    let text = if field == "elements" { &entry["name"] } else { entry };
                    assert!(!text[lang].as_str().unwrap().is_empty(), "{} {field} {lang}", q["id"]);
                }
            }
        }
        assert!(levels.insert(q["levels"].to_string()), "{} has the levels of another", q["id"]);
    }
}

#[test]
fn the_questions_as_text_name_every_question() {
    let folder = folder();
    for (lang, word) in [("ja", "自律性"), ("en", "Autonomy")] {
        let output = run(folder.path(), &["questions", "--lang", lang]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(text.lines().filter(|line| line.starts_with("# ")).count(), 6);
        assert!(text.contains(word), "{lang}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::io::Read;
    let folder = folder();
    let program = assert_cmd::cargo::cargo_bin("keian");
    let mut child = std::process::Command::new(program)
        .current_dir(folder.path())
        .args(["questions", "--format", "json"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut errors = String::new();
    child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert_eq!((child.wait().unwrap().code(), errors.as_str()), (Some(0), ""));
}
