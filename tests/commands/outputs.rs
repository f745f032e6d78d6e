//! What a command makes never takes the place of what somebody needs: whatever path leads to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::names;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/sample.ja.ron");
const QUESTIONNAIRE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/meti-guideline.ron");

fn keian(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_keian")).current_dir(folder).args(arguments).output().unwrap()
}

fn said(output: &Output) -> (Option<i32>, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    assert_eq!(text(&output.stdout), "");
    (output.status.code(), text(&output.stderr))
}

/// A folder with the answers `a.ron`.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let answers = folder.path().join("a.ron");
    fs::copy(SAMPLE, &answers).unwrap();
    (folder, answers)
}

/// The commands that make a file, each with what it makes it of.
fn makers(output: &str) -> Vec<Vec<String>> {
    let with = |rest: &[&str]| -> Vec<String> {
        [rest, &["-o", output, "--lang", "en"]].concat().into_iter().map(str::to_owned).collect()
    };
    vec![
        with(&["report", SAMPLE, "--edition", "board"]),
        with(&["report", SAMPLE, "--edition", "questionnaire"]),
        with(&["new", "--organisation", "A", "--size", "small"]),
        with(&["update", SAMPLE, "--to", QUESTIONNAIRE]),
        with(&["key", "new"]),
        with(&["encrypt", SAMPLE, "--passphrase-file", "words.txt"]),
        with(&["decrypt", "sealed.age", "--passphrase-file", "words.txt"]),
    ]
}

#[test]
fn a_report_never_takes_the_place_of_the_answers_whatever_path_leads_to_them() {
    let (folder, answers) = place();
    let before = fs::read(&answers).unwrap();
    let mut paths = vec!["a.ron".to_owned(), "./a.ron".to_owned(), answers.display().to_string()];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&answers, folder.path().join("link.pdf")).unwrap();
        paths.push("link.pdf".to_owned());
    }
    fs::hard_link(&answers, folder.path().join("hard.pdf")).unwrap();
    paths.push("hard.pdf".to_owned());
    if folder.path().join("A.RON").exists() {
        paths.push("A.RON".to_owned());
    }
    let there = names(folder.path());
    for path in &paths {
        for more in [&[][..], &["--attach"]] {
            let arguments = [&["report", "a.ron", "-o", path.as_str(), "--lang", "en"], more].concat();
            let (code, errors) = said(&keian(folder.path(), &arguments));
            assert_eq!(code, Some(1), "{path}: {errors}");
            assert!(errors.contains("holds answers"), "{path}: {errors}");
            assert_eq!(fs::read(folder.path().join(path)).unwrap(), before, "{path}");
        }
    }
    assert_eq!(names(folder.path()), there, "nothing was made beside it, and links are still links");
    let (code, errors) = said(&keian(folder.path(), &["report", "a.ron", "-o", "a.ron", "--lang", "ja"]));
    assert_eq!(code, Some(1));
    assert!(errors.contains("置き換えませんでした"), "{errors}");
}

#[test]
fn no_command_replaces_a_file_that_holds_something() {
    let (folder, answers) = place();
    let within = |name: &str| folder.path().join(name);
    fs::write(within("words.txt"), "sesame\n").unwrap();
    let seal = ["encrypt", SAMPLE, "-o", "sealed.age", "--passphrase-file", "words.txt"];
    assert_eq!(said(&keian(folder.path(), &seal)), (Some(0), String::new()));
    keian(folder.path(), &["key", "new", "-o", "key.txt"]);
    fs::copy(QUESTIONNAIRE, within("questions.ron")).unwrap();
    fs::write(within("broken.ron"), &fs::read(&answers).unwrap()[..2000]).unwrap();
    fs::write(within("note.txt"), "mine").unwrap();
    fs::write(within("empty"), "").unwrap();
    fs::write(within("other.pdf"), "%PDF-1.4\n% of another program\n").unwrap();
    keian(folder.path(), &["report", SAMPLE, "-o", "attached.pdf", "--attach"]);
    let files: Vec<(String, Vec<u8>)> = names(folder.path())
        .into_iter()
        .filter(|name| name != "words.txt")
        .map(|name| (name.clone(), fs::read(within(&name)).unwrap()))
        .collect();
    assert_eq!(files.len(), 9);
    for (name, bytes) in &files {
        for maker in makers(name) {
            let arguments: Vec<&str> = maker.iter().map(String::as_str).collect();
            let (code, errors) = said(&keian(folder.path(), &arguments));
            assert_eq!(code, Some(1), "{arguments:?}: {errors}");
            assert!(
                errors.contains("was left as it is") && errors.contains("Choose another name"),
                "{errors}"
            );
            assert_eq!(&fs::read(within(name)).unwrap(), bytes, "{arguments:?}");
        }
    }
    assert_eq!(names(folder.path()).len(), 10, "nothing else was made: {:?}", names(folder.path()));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_and_a_link_that_leads_nowhere_are_refused_at_once() {
    let (folder, _) = place();
    let within = |name: &str| folder.path().join(name);
    assert!(Command::new("mkfifo").arg(within("pipe")).status().unwrap().success());
    std::os::unix::fs::symlink(within("nowhere"), within("link")).unwrap();
    for (to, reason) in [
        ("pipe", "is not a file but a device or a pipe"),
        ("/dev/null", "is not a file but a device or a pipe"),
        ("link", "already exists and was left as it is"),
    ] {
        for maker in makers(to).into_iter().take(5) {
            let arguments: Vec<&str> = maker.iter().map(String::as_str).collect();
            // Whatever reads from a pipe without a writer would wait here for ever.
            let (code, errors) = said(&keian(folder.path(), &arguments));
            assert_eq!(code, Some(1), "{arguments:?}");
            assert!(errors.contains(reason), "{arguments:?}: {errors}");
        }
    }
    assert!(!within("nowhere").exists());
}

#[test]
fn a_report_may_be_made_again_over_an_earlier_one_unless_that_is_the_only_one_with_answers() {
    let (folder, _) = place();
    let report = |more: &[&str]| {
        let fixed = ["report", "a.ron", "-o", "report.pdf", "--lang", "en"];
        said(&keian(folder.path(), &[&fixed[..], more].concat()))
    };
    let fine = (Some(0), String::new());
    for edition in ["questionnaire", "board", "full", "questionnaire"] {
        assert_eq!(report(&["--edition", edition]), fine, "{edition}");
    }
    // The answers in a report stay in a report, and are no others.
    assert_eq!(report(&["--attach"]), fine);
    let (code, errors) = report(&["--attach", "--edition", "board"]);
    assert_eq!(code, Some(1), "{errors}");
    assert!(errors.contains("only in the edition that shows everything (--edition full)"), "{errors}");
    let (code, errors) = report(&["--edition", "board"]);
    assert_eq!(code, Some(1), "{errors}");
    let text = fs::read_to_string(folder.path().join("a.ron")).unwrap();
    fs::write(folder.path().join("a.ron"), text.replacen("Level(3)", "Level(2)", 1)).unwrap();
    let (code, errors) = report(&["--attach"]);
    assert_eq!(code, Some(1), "{errors}");
    assert!(errors.contains("holds answers"), "{errors}");
}
