//! Where the program asks which system it is on: in few files, each of which says what the other systems get. A
//! build for Windows takes too long for every change; this finds what such a build would trip over.

use std::collections::BTreeSet;
use std::path::Path;

use crate::source::sources;

/// The only files that may ask. What an attribute leaves out there on one system stands in the same file once
/// more, under the opposite condition.
const PLACES: [&str; 8] = [
    "src/app/input.rs",
    "src/app/showing/portal.rs",
    "src/sandbox.rs",
    "src/start.rs",
    "src/storage/system/mod.rs",
    "src/storage/system/unix.rs",
    "src/storage/system/windows.rs",
    "src/window.rs",
];

/// The only tables of the manifest that belong to one system.
const TABLES: [&str; 1] = ["[target.'cfg(target_os = \"linux\")'.dependencies]"];

/// What names a system in a condition.
const SYSTEMS: [&str; 6] = ["unix", "windows", "target_os", "target_family", "target_env", "target_arch"];

/// What a file asks about the system, without its tests.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    /// Conditions of attributes, which leave code out.
    left_out: BTreeSet<String>,
    /// Whether it asks in another way: by `cfg!`, `cfg_attr`, or by naming what one system has.
    in_passing: bool,
}

impl Asked {
    fn of(text: &str) -> Self {
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        let mut asked = Self::default();
        for line in own.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for mark in ["cfg(", "cfg!(", "cfg_attr("] {
                for (at, _) in line.match_indices(mark) {
                    let condition = inside(&line[at + mark.len()..]);
                    let test = condition == "test" || condition.starts_with("all(test");
                    if test || !SYSTEMS.iter().any(|system| condition.contains(system)) {
                        continue;
                    }
                    if mark == "cfg(" {
                        asked.left_out.insert(condition.to_owned());
                    } else {
                        asked.in_passing = true;
                    }
                }
            }
            asked.in_passing |= line.contains("std::os::") || line.contains("consts::OS");
        }
        asked
    }

    fn nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Conditions whose opposite is not there.
    fn one_sided(&self) -> Vec<&str> {
        let there = |condition: &str| self.left_out.contains(condition);
        let one_sided = |condition: &&String| match condition.strip_prefix("not(") {
            Some(rest) => !there(&rest[..rest.len() - 1]),
            None => !there(&format!("not({condition})")),
        };
        self.left_out.iter().filter(one_sided).map(String::as_str).collect()
    }
}

/// A text up to the bracket that closes what was opened before it.
fn inside(text: &str) -> &str {
    let mut depth = 0;
    let end = text.find(|sign| {
        depth += match sign {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth < 0
    });
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn only_few_files_ask_which_system_it_is() {
    let asking: Vec<String> =
        sources().into_iter().filter(|(_, text)| !Asked::of(text).nothing()).map(|(file, _)| file).collect();
    let known = PLACES.map(str::to_owned);
    assert_eq!(asking, known, "a build for Windows, and this list, have to be looked at");
}

#[test]
fn what_is_left_out_on_one_system_stands_there_for_the_others() {
    let sources = sources();
    for file in PLACES {
        assert_eq!(Asked::of(&sources[file]).one_sided(), Vec::<&str>::new(), "{file}");
    }
}

#[test]
fn only_one_table_of_the_manifest_belongs_to_one_system() {
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let tables: Vec<&str> = manifest.lines().filter(|line| line.starts_with("[target.")).collect();
    assert_eq!(tables, TABLES);
}

#[test]
fn the_scan_sees_every_way_to_ask() {
    for asks in [
        "#[cfg(unix)]\nfn a() {}",
        "    #[cfg(all(feature = \"gui\", not(target_os = \"linux\")))]",
        "if cfg!(windows) { 1 } else { 2 }",
        "#![cfg_attr(windows, windows_subsystem = \"windows\")]",
        "use std::os::windows::fs::OpenOptionsExt;",
        "match std::env::consts::OS {}",
    ] {
        assert!(!Asked::of(asks).nothing(), "{asks}");
    }
    for asks_nothing in [
        "// #[cfg(unix)]",
        "/// On `cfg(windows)` not.",
        "#[cfg(feature = \"gui\")]",
        "#[cfg(test)]\nmod tests { #[cfg(unix)] fn a() {} }",
        "#[cfg(all(test, target_os = \"linux\"))]",
        "fn windows() {}",
    ] {
        assert!(Asked::of(asks_nothing).nothing(), "{asks_nothing}");
    }
    let sides = |text: &str| Asked::of(text).one_sided().into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(sides("#[cfg(unix)]\n#[cfg(not(unix))]"), Vec::<String>::new());
    assert_eq!(sides("#[cfg(unix)]\nif cfg!(windows) {}"), ["unix"]);
    assert_eq!(sides("#[cfg(not(target_os = \"linux\"))]"), ["not(target_os = \"linux\")"]);
}
