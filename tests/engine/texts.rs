//! Every call that fills a text gives a value for every place that the text leaves open: a name that
//! is misspelt would stand as `{name}` on a screen or on paper.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub fn root() -> &'static Path {
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

/// The texts of a catalogue in a language with their names; a text that stands in a list has the name of
/// the list.
pub fn said(lang: &str) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    for path in files(&root().join("assets/lang").join(lang), "ron") {
        let catalogue = path.file_stem().unwrap().to_string_lossy().into_owned();
        for line in std::fs::read_to_string(&path).unwrap().lines().filter(|line| !line.starts_with("//")) {
            let name = line.split(':').next().unwrap().trim().to_owned();
            for text in line.split('"').skip(1).step_by(2) {
                all.push((catalogue.clone(), name.clone(), text.to_owned()));
            }
        }
    }
    all
}

/// Whether a text is more than a word or two that may mean different things at different places.
fn is_sentence(text: &str) -> bool {
    let japanese = text.chars().filter(|char| ('\u{3040}'..='\u{9fff}').contains(char)).count();
    japanese >= 8 || text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() >= 4
}

/// In English one is a clause of a sentence and the other a sentence, so that they can be one in Japanese
/// only.
const TWICE: [&str; 1] = ["最も近いのは「{name}」です。"];

#[test]
fn no_sentence_stands_in_two_catalogues() {
    for lang in ["ja", "en"] {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut sentences = 0;
        for (catalogue, name, text) in said(lang) {
            if !is_sentence(&text) || TWICE.contains(&text.as_str()) {
                continue;
            }
            sentences += 1;
            let here = seen.entry(text.clone()).or_insert_with(|| catalogue.clone());
            assert_eq!(*here, catalogue, "{lang}: {name}: {text}");
        }
        assert!(sentences > 200, "{lang}: only {sentences}");
    }
    for text in TWICE {
        let places: BTreeSet<String> = said("ja")
            .into_iter()
            .filter(|(_, _, said)| said == text)
            .map(|(catalogue, ..)| catalogue)
            .collect();
        assert_eq!(places.len(), 2, "'{text}' needs no exception any more: {places:?}");
    }
}

/// What is called the same in both languages is the same thing, and stands once.
#[test]
fn no_name_stands_in_two_catalogues() {
    let english: BTreeMap<(String, String), String> =
        said("en").into_iter().map(|(catalogue, name, text)| ((catalogue, name), text)).collect();
    let mut seen: BTreeMap<(String, String), String> = BTreeMap::new();
    for (catalogue, name, ja) in said("ja") {
        let Some(en) = english.get(&(catalogue.clone(), name.clone())) else { continue };
        if !ja.chars().any(char::is_alphabetic) || ja == *en {
            continue;
        }
        let here = seen.entry((ja.clone(), en.clone())).or_insert_with(|| catalogue.clone());
        assert_eq!(*here, catalogue, "{name}: {ja} / {en}");
    }
    assert!(seen.len() > 300, "only {}", seen.len());
}
