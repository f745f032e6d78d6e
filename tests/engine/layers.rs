//! Who may know whom: a pure layer that opens a file, reads the clock, draws a window or writes a PDF
//! fails here, and so does a layer that knows one above it.

use std::path::{Path, PathBuf};

/// The layers of the library from the lowest up: each may know those before it, and itself.
const ORDER: [&str; 7] = ["base", "questionnaire", "assessment", "scoring", "report", "paper", "storage"];

/// What a pure layer never names: files, clocks, the process, the window.
const IMPURE: [&str; 14] = [
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant",
    "Timestamp::now",
    "Zoned::now",
    "egui",
    "eframe",
    "rfd",
    "tempfile",
];

/// What only these files may name.
const PDF: ([&str; 2], &str) = (["printpdf", "lopdf"], "src/paper/pdf/");

struct Source {
    /// From the root of the repository, with forward slashes.
    path: String,
    /// The code without comments and without its tests.
    code: String,
}

impl Source {
    fn layer(&self) -> Option<&str> {
        let inner = self.path.strip_prefix("src/")?;
        let top = inner.split('/').next()?.trim_end_matches(".rs");
        ORDER.into_iter().find(|layer| *layer == top)
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = vec![root.join("src")];
    let mut found = Vec::new();
    let mut only_tests: Vec<String> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                // A file that is declared for tests alone is no part of its layer.
                for declared in text.split("#[cfg(test)]\nmod ").skip(1) {
                    if let Some((name, _)) = declared.split_once(';').filter(|(name, _)| !name.contains('\n'))
                    {
                        only_tests.push(format!("/{name}.rs"));
                    }
                }
                let tests = text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len());
                let code: Vec<&str> =
                    text[..tests].lines().map(|line| line.split("//").next().unwrap()).collect();
                let path = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source { path, code: code.join("\n") });
            }
        }
    }
    found.retain(|source| !only_tests.iter().any(|end| source.path.ends_with(end.as_str())));
    found
}

/// Whether the code names a path or word, not as a part of a longer word.
fn names(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(part) && !code[at + word.len()..].starts_with(part))
}

#[test]
fn a_pure_layer_opens_no_file_reads_no_clock_and_draws_no_window() {
    let mut wrong = Vec::new();
    for source in sources() {
        if source.layer().is_some_and(|layer| layer != "storage") {
            wrong.extend(
                IMPURE
                    .iter()
                    .filter(|word| names(&source.code, word))
                    .map(|w| format!("{}: {w}", source.path)),
            );
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn storage_draws_no_window() {
    for source in sources().iter().filter(|source| source.layer() == Some("storage")) {
        for word in ["egui", "eframe", "rfd"] {
            assert!(!names(&source.code, word), "{} names {word}", source.path);
        }
    }
}

#[test]
fn only_the_last_step_of_the_report_writes_pdf() {
    let (words, place) = PDF;
    let sources = sources();
    for source in sources.iter().filter(|source| !source.path.starts_with(place)) {
        for word in words {
            assert!(!names(&source.code, word), "{} names {word}", source.path);
        }
    }
    assert!(sources.iter().any(|source| source.path.starts_with(place) && names(&source.code, "printpdf")));
}

#[test]
fn a_layer_knows_only_those_below_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(layer) = source.layer() else { continue };
        let rank = ORDER.iter().position(|l| *l == layer).unwrap();
        let above = ORDER[rank + 1..].iter().chain(&["app", "cli", "start"]);
        wrong.extend(
            above
                .filter(|other| names(&source.code, &format!("crate::{other}")))
                .map(|other| format!("{} knows {other}", source.path)),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_two_files_of_storage_know_each_other() {
    let sources = sources();
    let files: Vec<(&str, &str)> = sources
        .iter()
        .filter_map(|source| {
            let name = source.path.strip_prefix("src/storage/")?.strip_suffix(".rs")?;
            (!name.contains('/')).then_some((name, source.code.as_str()))
        })
        .collect();
    let knows = |code: &str, other: &str| names(code, &format!("super::{other}"));
    let mut wrong = Vec::new();
    for (place, (one, code)) in files.iter().enumerate() {
        for (other, of_other) in &files[place + 1..] {
            if knows(code, other) && knows(of_other, one) {
                wrong.push(format!("{one} and {other}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(files.iter().any(|(name, code)| *name == "document" && knows(code, "bytes")));
}

#[test]
fn every_module_says_first_what_it_is_for() {
    for source in sources() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&source.path);
        assert!(std::fs::read_to_string(path).unwrap().starts_with("//! "), "{}", source.path);
    }
}

#[test]
fn the_scan_sees_what_it_looks_for() {
    assert!(names("use std::fs::File;", "std::fs"));
    assert!(!names("use std::fsx;", "std::fs") && !names("my_egui_like", "egui"));
    assert!(sources().len() > 50);
}

/// Files that make a text field of their own, each with the reason why its text is not what people type
/// into answers. Every other field is that of `widgets/text_field.rs`.
const FIELDS: [(&str, &str); 6] = [
    ("src/app/widgets/text_field.rs", "the one field: texts get their form in it"),
    ("src/app/widgets/date_field/mod.rs", "a draft, which becomes a date and no text"),
    ("src/app/widgets/path_field.rs", "a path is what the system has, and changes in no character"),
    ("src/app/keeping/dialogs.rs", "a passphrase or a key is taken as it is typed"),
    ("src/app/command_palette.rs", "what is looked for, and kept nowhere"),
    ("src/app/screens/licences.rs", "what is looked for, and kept nowhere"),
];

#[test]
fn text_comes_in_by_one_field() {
    let known = |path: &str| FIELDS.iter().any(|(field, _)| *field == path);
    let sources = sources();
    let words =
        ["TextEdit::singleline", "TextEdit::multiline", "text_edit_singleline", "text_edit_multiline"];
    let makes_one = |source: &&Source| words.iter().any(|word| names(&source.code, word));
    let with_fields = sources.iter().filter(makes_one);
    let paths: Vec<&str> = with_fields.map(|source| source.path.as_str()).collect();
    let others: Vec<&&str> = paths.iter().filter(|path| !known(path)).collect();
    assert!(others.is_empty(), "{others:?} make text fields of their own");
    for (path, _) in FIELDS {
        assert!(paths.contains(&path), "{path} makes none any more");
    }
}
