//! `keian hand-out`: the file for a department, the note in the answers, and what is refused.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use jiff::civil::date;
use keian::assessment::Assessment;
use keian::questionnaire::Catalogue;
use keian::start::today;
use keian::storage::open;

use super::names;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/sample.en.ron");

fn keian(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keian"));
    command.current_dir(folder).arg("hand-out").args(arguments).args(["--lang", "en"]).output().unwrap()
}

fn said(output: &Output) -> (Option<i32>, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout) + &text(&output.stderr))
}

fn place() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(SAMPLE, folder.path().join("answers.keian")).unwrap();
    folder
}

fn read(path: &Path) -> Assessment {
    open(path, &Catalogue::shipped()).unwrap().assessment
}

#[test]
fn what_a_role_has_to_answer_goes_out_under_a_name_of_its_own_and_is_noted() {
    let folder = place();
    let answers = folder.path().join("answers.keian");
    let organisation = read(&answers).profile.organisation;
    let request = ["answers.keian", "--role", "legal", "--by", "2031-01-31", "--from", "Sato"];
    let (code, text) = said(&keian(folder.path(), &request));
    assert_eq!(code, Some(0), "{text}");
    let name = format!("{organisation}_Legal_{}.keian", today());
    assert!(text.contains(&name), "{text}");
    let handed = read(&folder.path().join(&name));
    let request = handed.request.unwrap();
    assert_eq!((request.from.as_str(), request.to.as_str()), ("Sato", "Legal"));
    assert_eq!((request.on, request.by), (today(), Some(date(2031, 1, 31))));
    let noted = read(&answers).handed_out;
    assert_eq!((noted.len(), &noted[0].request), (1, &request.id));
    assert_eq!((&noted[0].questions, noted[0].back_on), (&handed.only, None));

    // Once more: another file, another request; and both are listed.
    let tail = ["--then", "Bring it back"];
    assert_eq!(
        said(&keian(folder.path(), &[&["answers.keian", "--role", "legal"], &tail[..]].concat())).0,
        Some(0)
    );
    let second = read(&folder.path().join(name.replace(".keian", "-2.keian")));
    assert_ne!(second.request.as_ref().unwrap().id, request.id);
    let (code, list) = said(&keian(folder.path(), &["answers.keian"]));
    assert_eq!(code, Some(0));
    for part in ["legal (Legal): I-11", "wanted by 2031-01-31", "not back yet", "1 still unanswered here"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    assert_eq!(list.matches("Legal: 1 questions").count(), 2, "{list}");

    // The department's file says whose request it is wherever it is asked about.
    let mut score = Command::new(env!("CARGO_BIN_EXE_keian"));
    let output = score.current_dir(folder.path()).args(["score", &name, "--lang", "en"]).output().unwrap();
    let (_, scored) = said(&output);
    let head = scored.lines().next().unwrap();
    let wanted = format!(
        "You were asked: Asked by: {organisation} Sato · For: Legal · Wanted by: 2031-01-31 · Answer, save, and send this file back to Sato."
    );
    assert_eq!(head, wanted);
}

#[test]
fn what_cannot_go_out_is_refused_and_nothing_is_written() {
    let folder = place();
    let commented = fs::read_to_string(SAMPLE).unwrap().replacen('(', "( // agreed with the board\n", 1);
    fs::write(folder.path().join("commented.keian"), commented).unwrap();
    fs::copy(SAMPLE, folder.path().join("answers.backup-1.keian")).unwrap();
    fs::write(folder.path().join("there.keian"), "somebody's").unwrap();
    let before = names(folder.path());
    let bytes = |name: &str| fs::read(folder.path().join(name)).unwrap();
    let all: Vec<Vec<u8>> = before.iter().map(|name| bytes(name)).collect();
    for (arguments, why) in [
        (&["answers.keian", "--role", "legl"][..], "'legl' is not a role"),
        (&["answers.keian", "--questions", "A-1,A-999", "--to", "x"], "'A-999' is not a question"),
        (&["answers.keian", "--role", "legal", "-o", "there.keian"], "there.keian"),
        (&["answers.keian", "--role", "legal", "-o", "answers.keian"], "answers.keian"),
        (&["answers.backup-1.keian", "--role", "legal"], "earlier version"),
        (&["commented.keian", "--role", "legal"], "comments"),
        (&["missing.keian", "--role", "legal"], "missing.keian"),
    ] {
        let (code, text) = said(&keian(folder.path(), arguments));
        assert_eq!(code, Some(1), "{arguments:?}: {text}");
        assert!(text.contains(why), "{arguments:?}: {text}");
    }
    assert_eq!(
        said(&keian(folder.path(), &["answers.keian", "--role", "legal", "--by", "31/1/2031"])).0,
        Some(2)
    );
    assert_eq!(names(folder.path()), before);
    assert_eq!(before.iter().map(|name| bytes(name)).collect::<Vec<_>>(), all);
}

#[test]
fn questions_chosen_by_hand_go_to_whom_one_names() {
    let folder = place();
    let arguments = [
        "answers.keian",
        "--questions",
        "A-1,P1-1",
        "--to",
        "Tanaka",
        "--then",
        "Call me.",
        "-o",
        "out.keian",
    ];
    assert_eq!(said(&keian(folder.path(), &arguments)).0, Some(0));
    let handed = read(&folder.path().join("out.keian"));
    let ids: Vec<String> = handed.only.iter().map(ToString::to_string).collect();
    assert_eq!(ids, ["A-1", "P1-1"]);
    let request = handed.request.unwrap();
    assert_eq!((request.to.as_str(), request.then.as_str()), ("Tanaka", "Call me."));
    assert_eq!(handed.answers.len(), 2, "with what is answered already");
}

#[test]
fn what_stands_beside_the_answers_stays_where_that_is_asked_for_and_what_is_out_already_is_said_first() {
    let folder = place();
    let ids = ["answers.keian", "--questions", "A-1,A-2", "--to"];
    let noted = |path: &str| {
        let answers = read(&folder.path().join(path)).answers;
        let beside = |answer: &keian::assessment::Answer| {
            !answer.note.is_empty() || !answer.evidence.is_empty() || !answer.actions.is_empty()
        };
        (answers.len(), answers.values().filter(|answer| beside(answer)).count())
    };
    let alone = [&ids[..], &["Tanaka", "--answers-alone", "-o", "alone.keian"]].concat();
    assert_eq!(said(&keian(folder.path(), &alone)).0, Some(0));
    assert_eq!(noted("alone.keian"), (2, 0));
    let whole = [&ids[..], &["Sato", "-o", "whole.keian"]].concat();
    let output = keian(folder.path(), &whole);
    assert_eq!(output.status.code(), Some(0), "it goes out all the same");
    assert_eq!(noted("whole.keian"), (2, 2));
    let told = String::from_utf8(output.stderr).unwrap();
    let wanted = format!("answers.keian: Already out with Tanaka since {}: A-1, A-2. ", today());
    assert!(told.starts_with(&wanted), "{told}");
}

#[cfg(unix)]
#[test]
fn the_day_is_that_of_the_calendar_where_the_person_is() {
    for zone in ["Pacific/Kiritimati", "America/Los_Angeles"] {
        let folder = place();
        let there = || jiff::Timestamp::now().in_tz(zone).unwrap().date();
        let (before, output, after) = (
            there(),
            Command::new(env!("CARGO_BIN_EXE_keian"))
                .current_dir(folder.path())
                .env("TZ", zone)
                .args(["hand-out", "answers.keian", "--role", "legal", "--by", "2031-01-31", "--lang", "en"])
                .args(["-o", "out.keian"])
                .output()
                .unwrap(),
            there(),
        );
        assert_eq!(output.status.code(), Some(0));
        let handed = read(&folder.path().join("out.keian"));
        let request = handed.request.unwrap();
        assert!([before, after].contains(&request.on), "{zone}: {} and not {before}", request.on);
        // A day that was written down is the same day everywhere.
        assert_eq!(request.by, Some(date(2031, 1, 31)));
        let list = Command::new(env!("CARGO_BIN_EXE_keian"))
            .current_dir(folder.path())
            .env("TZ", zone)
            .args(["hand-out", "answers.keian", "--lang", "en"])
            .output()
            .unwrap();
        let (_, list) = said(&list);
        assert!(list.contains("wanted by 2031-01-31"), "{list}");
    }
    // For nearly all of the day the two have different dates.
    let noon = jiff::Timestamp::from_second(1_798_804_800).unwrap();
    let dates = ["Pacific/Kiritimati", "America/Los_Angeles"]
        .map(|zone| noon.in_tz(zone).unwrap().date().to_string());
    assert_eq!(dates, ["2027-01-02", "2027-01-01"]);
}
