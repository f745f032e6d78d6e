//! Who may know whom, as the table of floors in ARCHITECTURE.md has it: an import that it does not
//! allow fails here, and so do files that know each other in a circle, and a pure floor that opens a
//! file, reads the clock, draws a window or writes a PDF.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Tree, floor, sources};

/// What a pure floor never names: files, clocks, the process, the window.
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

/// The floors before this one in the table are pure.
const FIRST_THAT_OPENS_FILES: &str = "storage";

/// What only the window names.
const WINDOW: [&str; 5] = ["egui", "egui_extras", "eframe", "rfd", "winit"];

/// What only these files may name.
const PDF: ([&str; 2], &str) = (["printpdf", "lopdf"], "src/paper/pdf/");

/// A row of the table.
#[derive(Debug, PartialEq, Eq)]
struct Floor {
    name: String,
    may_know: BTreeSet<String>,
}

fn map() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/ARCHITECTURE.md");
    std::fs::read_to_string(path).unwrap()
}

/// The table of floors in a text, from the lowest up.
fn table(text: &str) -> Vec<Floor> {
    let rows = text.lines().skip_while(|line| !line.starts_with("| floor | may know |")).skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|row| {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let ticked = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
            Floor { name: cells[1].trim_matches('`').to_owned(), may_know: ticked(cells[2]) }
        })
        .collect()
}

/// Imports that the table does not allow.
fn forbidden(tree: &Tree, table: &[Floor]) -> Vec<String> {
    let mut wrong = BTreeSet::new();
    for import in tree.imports() {
        let own = floor(&import.from);
        let Some(row) = table.iter().find(|row| row.name == own) else { continue };
        for other in import.floors.iter().filter(|other| *other != own && !row.may_know.contains(*other)) {
            wrong.insert(format!("{} knows {other}: {}", import.from, import.path));
        }
    }
    wrong.into_iter().collect()
}

/// The circles of files that know each other: for each its files, every one with those it knows in it
/// and with a path by which it does.
///
/// A folder's own file may declare its modules and hand out what they define (`pub use below::Name`)
/// without knowing them; what it uses itself, it knows.
fn loops(tree: &Tree) -> Vec<Vec<String>> {
    let mut knows: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for import in tree.imports().into_iter().filter(|import| !import.sign) {
        knows.entry(import.from).or_default().insert(import.to, import.path);
    }
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        knows.keys().map(|file| (file, reach(&knows, file))).collect();
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (file, from) in &reached {
        if told.contains(file) || !from.contains(file) {
            continue;
        }
        let circle: BTreeSet<&String> = from
            .iter()
            .copied()
            .filter(|other| reached.get(other).is_some_and(|r| r.contains(file)))
            .collect();
        let line = |one: &&String| {
            let others = knows[*one].iter().filter(|(other, _)| circle.contains(other));
            let others: Vec<String> = others.map(|(other, path)| format!("{other} ({path})")).collect();
            format!("{one} -> {}", others.join(", "))
        };
        found.push(circle.iter().map(line).collect());
        told.extend(circle);
    }
    found
}

/// Everything that a file knows, and what that knows in turn.
fn reach<'a>(knows: &'a BTreeMap<String, BTreeMap<String, String>>, file: &String) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&String> = knows[file].keys().collect();
    while let Some(file) = next.pop() {
        if found.insert(file) {
            next.extend(knows.get(file).into_iter().flat_map(BTreeMap::keys));
        }
    }
    found
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_floor_knows_only_those_that_the_map_allows_it() {
    none(&forbidden(&Tree::of(&sources()), &table(&map())));
}

#[test]
fn no_files_know_each_other_in_a_circle() {
    let found: Vec<String> =
        loops(&Tree::of(&sources())).iter().map(|circle| circle.join("\n") + "\n").collect();
    none(&found);
}

#[test]
fn a_floor_of_the_map_knows_only_those_above_it_in_the_table() {
    let table = table(&map());
    let mut before = BTreeSet::new();
    for row in &table {
        assert!(row.may_know.is_subset(&before), "{}: {:?}", row.name, row.may_know);
        assert!(before.insert(row.name.clone()), "{} stands twice", row.name);
    }
}

#[test]
fn every_folder_and_file_in_src_is_a_floor_of_the_map_and_nothing_else_is() {
    let sources = sources();
    let there: BTreeSet<&str> = sources.keys().map(|file| floor(file)).collect();
    let table = table(&map());
    let told: BTreeSet<&str> = table.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(there, told);
}

#[test]
fn every_file_in_src_is_declared_and_read() {
    let sources = sources();
    let tree = Tree::of(&sources);
    none(&tree.strays(&sources));
    assert!(tree.files().len() > 150);
}

#[test]
fn a_pure_floor_opens_no_file_reads_no_clock_and_draws_no_window() {
    let table = table(&map());
    let pure: BTreeSet<&str> = table
        .iter()
        .map(|row| row.name.as_str())
        .take_while(|name| *name != FIRST_THAT_OPENS_FILES)
        .collect();
    assert!(pure.len() > 5 && pure.len() < table.len(), "{pure:?}");
    let found = Tree::of(&sources()).naming(&IMPURE);
    let wrong: Vec<String> = found
        .iter()
        .filter(|(file, _)| pure.contains(floor(file)))
        .map(|(file, word)| format!("{file}: {word}"))
        .collect();
    none(&wrong);
    assert!(found.iter().any(|(file, word)| floor(file) == FIRST_THAT_OPENS_FILES && word == "std::fs"));
}

#[test]
fn only_the_window_names_what_draws_it() {
    let found = Tree::of(&sources()).naming(&WINDOW);
    let wrong: Vec<String> = found
        .iter()
        .filter(|(file, _)| floor(file) != "app")
        .map(|(file, word)| format!("{file}: {word}"))
        .collect();
    none(&wrong);
    assert!(!found.is_empty());
}

#[test]
fn only_the_last_step_of_the_report_writes_pdf() {
    let (words, place) = PDF;
    let found = Tree::of(&sources()).naming(&words);
    let wrong: Vec<String> = found
        .iter()
        .filter(|(file, _)| !file.starts_with(place))
        .map(|(file, word)| format!("{file}: {word}"))
        .collect();
    none(&wrong);
    assert!(found.iter().any(|(_, word)| word == "printpdf"));
}

#[test]
fn every_module_says_first_what_it_is_for() {
    let silent: Vec<String> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(file, _)| file).collect();
    none(&silent);
}

/// Made-up sources.
fn made_up(files: &[(&str, &str)]) -> Tree {
    Tree::of(&files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect())
}

/// Two floors, the lower one with a file that has this text.
fn upward(text: &str) -> Vec<String> {
    let tree = made_up(&[
        ("src/lib.rs", "pub mod app; pub mod base;"),
        (
            "src/app/mod.rs",
            "pub mod window; pub mod parts { pub struct Part; } pub struct App; pub fn run() {}",
        ),
        ("src/app/window.rs", "pub struct Window; pub const WIDE: u8 = 1;"),
        ("src/base/mod.rs", "pub mod ids; mod other { pub fn app() {} }"),
        ("src/base/ids.rs", text),
    ]);
    let floor = |name: &str, may_know: &[&str]| Floor {
        name: name.to_owned(),
        may_know: may_know.iter().map(|name| (*name).to_owned()).collect(),
    };
    forbidden(&tree, &[floor("base", &[]), floor("app", &["base"])])
}

#[test]
fn the_scan_sees_an_import_of_a_floor_above_however_it_is_written() {
    for text in [
        "use crate::app::App;",
        "use crate::{app::App};",
        "use crate::{base::ids, app::{window::{self}, App as Other}};",
        "use crate::app;",
        "use crate::app::*;",
        "use super::super::app::App;",
        "use super::super::{app::window::Window as _};",
        "pub use crate::app::App;",
        "pub(crate) use super::super::app::window as below;",
        "fn f() { crate::app::run() }",
        "fn f() -> super::super::app::App { todo!() }",
        "fn f() { use crate::app::window; }",
        "use crate as program; fn f() { program::app::run() }",
        "mod inner { use super::super::super::app::App; }",
        "macro_rules! m { () => { $crate::app::run() } }",
        "#[serde(with = \"crate::app::window\")] struct S;",
        "const WIDE: u8 = crate::app::window::WIDE;",
        "struct S<T = crate::app::parts::Part>(Vec<<T as crate::app::window::Window>::X>);",
    ] {
        assert!(!upward(text).is_empty(), "{text}");
    }
}

#[test]
fn the_scan_sees_no_import_where_there_is_none() {
    for text in [
        "// use crate::app::App;\n/// [`crate::app::App`]\nstruct S;",
        "const S: &str = \"crate::app::App\";",
        "#[cfg(test)]\nmod tests { use crate::app::App; }",
        "#[cfg(test)]\nuse crate::app::App;",
        "use super::other::app; fn f() { app() }",
        "fn f(app: u8) -> u8 { app }",
        "use other::app::App; use super::other::app as f;",
    ] {
        assert_eq!(upward(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_scan_sees_a_floor_that_is_reached_through_another_one() {
    let files = |of_report: &str, of_storage: &str| {
        made_up(&[
            ("src/lib.rs", "pub mod base; pub mod report; pub mod storage;"),
            ("src/base/mod.rs", "pub struct Id;"),
            ("src/report/mod.rs", of_report),
            ("src/storage/mod.rs", of_storage),
        ])
    };
    let floors = table(
        "| floor | may know | purpose |\n|---|---|---|\n| `base` | | ids |\n| `report` | `base` | |\n| `storage` | `base` | files |\n",
    );
    let wrong = forbidden(&files("pub use crate::base::Id;", "use crate::report::Id;"), &floors);
    assert_eq!(wrong, ["src/storage/mod.rs knows report: crate::report::Id"]);
    let hidden = made_up(&[
        ("src/lib.rs", "pub mod base; pub mod report; pub mod storage;"),
        ("src/base/mod.rs", "pub use crate::report::Report;"),
        ("src/report/mod.rs", "pub struct Report;"),
        ("src/storage/mod.rs", "use crate::base::Report;"),
    ]);
    assert_eq!(
        forbidden(&hidden, &floors),
        [
            "src/base/mod.rs knows report: crate::report::Report",
            "src/storage/mod.rs knows report: crate::base::Report"
        ]
    );
}

/// A folder with these files, and the circles in it.
fn circles(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let mut all = vec![("src/lib.rs", "pub mod app;")];
    all.extend(files);
    loops(&made_up(&all))
}

#[test]
fn the_scan_sees_a_circle_of_three_in_one_folder_and_names_its_files() {
    let found = circles(&[
        ("src/app/mod.rs", "mod one; mod two; mod three; mod four;"),
        ("src/app/one.rs", "use super::two::Two; pub struct One;"),
        ("src/app/two.rs", "pub struct Two; fn f() { crate::app::three::three() }"),
        ("src/app/three.rs", "use super::{four, one::One}; pub fn three() {}"),
        ("src/app/four.rs", "pub struct Four;"),
    ]);
    assert_eq!(
        found,
        [[
            "src/app/one.rs -> src/app/two.rs (super::two::Two)",
            "src/app/three.rs -> src/app/one.rs (super::one::One)",
            "src/app/two.rs -> src/app/three.rs (crate::app::three::three)"
        ]]
    );
}

#[test]
fn the_scan_sees_a_circle_across_folders() {
    let found = circles(&[
        ("src/app/mod.rs", "pub mod screens; pub mod view;"),
        ("src/app/view.rs", "use super::screens::plan::Plan; pub struct View;"),
        ("src/app/screens/mod.rs", "pub mod plan;"),
        ("src/app/screens/plan.rs", "use super::super::view::View; pub struct Plan;"),
    ]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].len(), 2);
}

#[test]
fn a_folder_that_hands_out_what_is_below_knows_it_only_if_it_uses_it() {
    let child = ("src/app/part.rs", "use super::{App, Piece}; pub struct Part;");
    let piece = ("src/app/piece.rs", "pub struct Piece;");
    let head = "mod part; mod piece; pub use part::Part; pub use piece::Piece; pub struct App";
    let signs = format!("{head};");
    assert_eq!(circles(&[("src/app/mod.rs", &signs), child, piece]), Vec::<Vec<String>>::new());
    for used in ["(Part);", "; fn f() -> self::Part { Part }", "; fn f(p: part::Part) {}"] {
        let uses = format!("{head}{used}");
        assert_eq!(circles(&[("src/app/mod.rs", &uses), child, piece]).len(), 1, "{used}");
    }
    // What is handed out from elsewhere is an import like any other.
    let across = circles(&[
        ("src/app/mod.rs", "pub mod one; pub mod two;"),
        ("src/app/one.rs", "pub use super::two::Two; pub struct One;"),
        ("src/app/two.rs", "use super::one::One; pub struct Two;"),
    ]);
    assert_eq!(across.len(), 1);
}

#[test]
fn the_scan_sees_words_of_other_crates_in_lists_and_not_in_longer_words() {
    let named = |text: &str, word: &str| {
        !made_up(&[("src/lib.rs", "mod base;"), ("src/base.rs", text)]).naming(&[word]).is_empty()
    };
    assert!(named("use std::fs::File;", "std::fs"));
    assert!(named("use std::{collections::BTreeMap, fs};", "std::fs"));
    assert!(named("fn f() { std::fs::read(p); }", "std::fs"));
    assert!(named("fn f() { let now = jiff::Timestamp::now(); }", "Timestamp::now"));
    assert!(named("pub use egui::*;", "egui"));
    assert!(named("fn f() { vec![std::env::args()] }", "std::env"));
    assert!(!named("use std::fsx; // std::fs", "std::fs"));
    assert!(!named("use my_egui_like::X; const S: &str = \"egui\";", "egui"));
}

#[test]
fn the_scan_tells_of_a_file_that_nothing_declares() {
    let files =
        [("src/lib.rs", "mod gone; #[cfg(test)] mod tested;"), ("src/lost.rs", ""), ("src/tested.rs", "")];
    let files = files.map(|(file, text)| (file.to_owned(), text.to_owned())).into_iter().collect();
    assert_eq!(Tree::of(&files).strays(&files), ["src/lost.rs", "keian::gone"]);
}

/// Files that make a text field of their own, each with the reason why its text is not what people type
/// into answers. Every other field is that of `widgets/text_field.rs`.
const FIELDS: [(&str, &str); 7] = [
    ("src/app/widgets/text_field.rs", "the one field: texts get their form in it"),
    ("src/app/widgets/date_field/mod.rs", "a draft, which becomes a date and no text"),
    ("src/app/widgets/path_field.rs", "a path is what the system has, and changes in no character"),
    ("src/app/keeping/dialogs.rs", "a passphrase or a key is taken as it is typed"),
    ("src/app/command_palette.rs", "what is looked for, and kept nowhere"),
    ("src/app/screens/licences.rs", "what is looked for, and kept nowhere"),
    ("src/app/screens/registers/tools.rs", "what is looked for, and kept nowhere"),
];

#[test]
fn text_comes_in_by_one_field() {
    let known = |path: &str| FIELDS.iter().any(|(field, _)| *field == path);
    let sources = sources();
    let words =
        ["TextEdit::singleline", "TextEdit::multiline", "text_edit_singleline", "text_edit_multiline"];
    let code =
        |text: &str| text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<String>();
    let makes_one = |text: &str| words.iter().any(|word| code(text).contains(word));
    let paths: Vec<&str> =
        sources.iter().filter(|(_, text)| makes_one(text)).map(|(path, _)| path.as_str()).collect();
    let others: Vec<&&str> = paths.iter().filter(|path| !known(path)).collect();
    assert!(others.is_empty(), "{others:?} make text fields of their own");
    for (path, _) in FIELDS {
        assert!(paths.contains(&path), "{path} makes none any more");
    }
}
