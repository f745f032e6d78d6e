//! Every call that fills a text gives a value for every place that the text leaves open: a name that
//! is misspelt would stand as `{name}` on a screen or on paper.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder and those below it that end so.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn places(text: &str) -> BTreeSet<String> {
    let names = text.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    names.filter(|name| !name.trim().is_empty()).map(str::to_owned).collect()
}

/// The places that the text of a name leaves open: one set for each catalogue that has such a text.
fn texts() -> BTreeMap<String, Vec<BTreeSet<String>>> {
    let mut texts: BTreeMap<String, Vec<BTreeSet<String>>> = BTreeMap::new();
    for path in files(&root().join("assets/lang/en"), "ron") {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            if let Some((name, text)) = line.split_once(": \"") {
                texts.entry(name.trim().to_owned()).or_default().push(places(text));
            }
        }
    }
    texts
}

/// What stands between brackets that begin here, and what follows.
fn within(code: &str, open: char, close: char) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, char) in code.char_indices() {
        if char == open {
            depth += 1;
        } else if char == close {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return code.get(open.len_utf8()..at);
            }
        }
    }
    None
}

/// The names in a list of pairs.
fn names(list: &str) -> BTreeSet<String> {
    let quoted = list.split("(\"").skip(1);
    quoted.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

/// A call: the name of the text, and the names of the values.
struct Call {
    place: String,
    text: String,
    values: BTreeSet<String>,
}

/// The calls in a source whose text is a field of a catalogue.
fn calls(path: &str, code: &str) -> Vec<Call> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fill(") {
        let before = &code[..at];
        if before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.') || before.ends_with("fn ")
        {
            continue;
        }
        let Some(arguments) = within(&code[at + "fill".len()..], '(', ')') else { continue };
        let Some((text, values)) = arguments.split_once(',') else { continue };
        let text = text.trim();
        // A choice between texts, or a text of the questionnaire, has no field of its own.
        let Some(name) = text.strip_prefix('&').and_then(|text| text.rsplit('.').next()) else { continue };
        if !text.contains('.')
            || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        {
            continue;
        }
        let values = values.trim();
        let list = if values.starts_with("&[") {
            within(&values[1..], '[', ']').map(names)
        } else {
            // The list was made beforehand.
            let variable: String = values
                .trim_start_matches('&')
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let made = before
                .rfind(&format!("let {variable} ="))
                .or_else(|| before.rfind(&format!("let {variable}: ")));
            made.and_then(|made| within(&code[made + code[made..].find('[')?..], '[', ']')).map(names)
        };
        let line = before.lines().count();
        if let Some(values) = list {
            found.push(Call { place: format!("{path}:{line}"), text: name.to_owned(), values });
        }
    }
    found
}

fn unfilled(call: &Call, texts: &BTreeMap<String, Vec<BTreeSet<String>>>) -> Option<String> {
    let known = texts.get(&call.text)?;
    if known.iter().any(|places| places.is_subset(&call.values)) {
        return None;
    }
    Some(format!("{}: {} is given {:?} and leaves {known:?} open", call.place, call.text, call.values))
}

#[test]
fn every_place_that_a_text_leaves_open_is_filled() {
    let texts = texts();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in files(&root().join("src"), "rs") {
        let code = std::fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        for call in calls(&name, &code) {
            seen += 1;
            wrong.extend(unfilled(&call, &texts));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(seen > 140, "only {seen} calls were found");
}

#[test]
fn the_scan_sees_a_name_that_is_misspelt() {
    let texts = BTreeMap::from([("said".to_owned(), vec![places("{count} of {total}")])]);
    for (code, wrong) in [
        ("fill(&words.said, &[(\"count\", &one), (\"total\", &all)])", 0),
        ("fill(&words.said, &[(\"count\", &one), (\"totl\", &all)])", 1),
        ("let values = [(\"count\", one)];\n fill(&self.w.said, &values)", 1),
        ("let values = [(\"count\", f(&[1])), (\"total\", all)];\n fill(&w.said, &values)", 0),
    ] {
        let found: Vec<_> = calls("a.rs", code).iter().filter_map(|call| unfilled(call, &texts)).collect();
        assert_eq!(found.len(), wrong, "{code}");
    }
}
