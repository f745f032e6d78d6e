//! Sizes and names: no type of the window that holds everything, one meaning for a name, and a map
//! whose places are there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::source::{Tree, floor, sources};

/// How many lines a file of the program may have.
const MOST_LINES: usize = 450;

/// How many fields a type of the window may have that are not all of one kind: a table of colours or
/// texts may have more.
const MOST_FIELDS: usize = 11;

/// Public types that share a name, and why the folder tells them apart.
const TOLD_APART: [(&str, [&str; 2], &str); 2] = [
    (
        "Document",
        ["src/report/document.rs", "src/session/document.rs"],
        "the report's is what is printed, the session's what is answered; no file names both but by `report::`",
    ),
    (
        "Disk",
        ["src/session/disk.rs", "src/storage/disk.rs"],
        "the session's keeps documents on a disk, storage's is the few calls of the system that a save makes",
    ),
];

fn too_wide(tree: &Tree) -> Vec<String> {
    let of_window = tree.declared().filter(|(file, _)| floor(file) == "app");
    let wide = of_window.filter(|(_, declared)| {
        let kinds: BTreeSet<&String> = declared.fields.iter().collect();
        declared.fields.len() > MOST_FIELDS && kinds.len() > 1
    });
    wide.map(|(file, declared)| format!("{file}: {} has {} fields", declared.name, declared.fields.len()))
        .collect()
}

/// Public types with one name, each with its files.
fn namesakes(tree: &Tree) -> Vec<(String, Vec<String>)> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, declared) in tree.declared().filter(|(_, declared)| declared.public) {
        found.entry(declared.name.clone()).or_default().push(file.to_owned());
    }
    found.retain(|_, files| files.len() > 1);
    found.values_mut().for_each(|files| files.sort());
    found.into_iter().collect()
}

/// What a text names in backticks that has the form of a path of the repository.
fn paths(text: &str) -> Vec<&str> {
    let parts = text.split('`').skip(1).step_by(2);
    parts.filter(|part| part.contains('/') && !part.contains([' ', '\n', '~', ':'])).collect()
}

fn made_up(text: &str) -> Tree {
    let files =
        [("src/lib.rs", "mod app; mod base;"), ("src/base.rs", "pub struct Word;"), ("src/app.rs", text)];
    Tree::of(&files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect())
}

#[test]
fn no_file_is_too_long_to_be_read_in_one_go() {
    let lines = sources().into_iter().map(|(file, text)| (file, text.lines().count()));
    let long: Vec<(String, usize)> = lines.filter(|(_, lines)| *lines > MOST_LINES).collect();
    assert_eq!(long, []);
}

#[test]
fn no_type_of_the_window_holds_everything() {
    assert_eq!(too_wide(&Tree::of(&sources())), Vec::<String>::new());
}

#[test]
fn two_public_types_have_one_name_only_where_the_folder_tells_them_apart() {
    let found = namesakes(&Tree::of(&sources()));
    let known: BTreeMap<String, Vec<String>> = TOLD_APART
        .iter()
        .map(|(name, files, _)| ((*name).to_owned(), files.map(str::to_owned).to_vec()))
        .collect();
    assert_eq!(found.into_iter().collect::<BTreeMap<_, _>>(), known);
}

#[test]
fn every_place_that_the_map_and_the_decisions_name_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["ARCHITECTURE.md", "docs/decisions.md"] {
        let text = std::fs::read_to_string(root.join(file)).unwrap();
        let named = paths(&text);
        assert!(named.len() > 10, "{file}");
        let gone: Vec<&&str> = named.iter().filter(|path| !root.join(path).exists()).collect();
        assert!(gone.is_empty(), "{file}: {gone:?}");
    }
}

#[test]
fn the_scan_sees_types_that_are_too_wide_and_names_that_stand_twice() {
    let fields = |kinds: [&str; 2]| -> String {
        (0..6).map(|n| format!("/// One.\npub a{n}: {}, b{n}: {},", kinds[0], kinds[1])).collect()
    };
    let wide = |kinds| too_wide(&made_up(&format!("struct Wide<T> {{ {} }}", fields(kinds)))).len();
    assert_eq!(wide(["u8", "Option<fn(u8, u8) -> BTreeMap<u8, u8>>"]), 1);
    assert_eq!(wide(["String", "String"]), 0);
    assert_eq!(
        too_wide(&made_up("struct Narrow { a: u8, b: BTreeMap<A, B>, c: [(A, B, C, D); 9] }")).len(),
        0
    );
    assert_eq!(namesakes(&made_up("pub(crate) struct Word; struct Words;")), []);
    let both = ["src/app.rs", "src/base.rs"].map(str::to_owned).to_vec();
    assert_eq!(namesakes(&made_up("pub enum Word { A }")), [("Word".to_owned(), both)]);
}

#[test]
fn the_scan_sees_paths_between_backticks() {
    let text = "`src/a.rs` and `src/b/`, `keian check`, `a::b`, `~/.x/y`, src/c.rs; `word`";
    assert_eq!(paths(text), ["src/a.rs", "src/b/"]);
}

/// The lines of the program's own code that name a type, by file.
fn naming(sources: &BTreeMap<String, String>, floors: &[&str], word: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (file, text) in sources.iter().filter(|(file, _)| floors.contains(&floor(file))) {
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        let words = |line: &str| {
            line.split(|char: char| !char.is_alphanumeric() && char != '_').any(|part| part == word)
        };
        let lines = own.lines().filter(|line| !line.trim_start().starts_with("//") && words(line));
        found.extend(lines.map(|line| (file.clone(), line.trim().to_owned())));
    }
    found
}

/// What reaches a report is what was disclosed: no answers are handed to it past that.
#[test]
fn a_report_takes_no_answers_but_those_that_were_disclosed() {
    let sources = sources();
    let tests = ["src/paper/invariants.rs", "src/paper/fullness.rs"];
    let own: BTreeMap<String, String> =
        sources.into_iter().filter(|(file, _)| !tests.contains(&file.as_str())).collect();
    let named: Vec<(String, String)> = naming(&own, &["report", "paper"], "Assessment");
    let wanted = [
        "use crate::assessment::{self, Assessment, Profile};",
        "pub(super) fn answers(&self) -> &'a Assessment {",
    ];
    assert_eq!(named, wanted.map(|line| ("src/report/build/builder.rs".to_owned(), line.to_owned())));
}
