//! One word for one thing: `assets/lang/terms.ron` says which, and no catalogue and no README uses another.
//! `docs/terms.md` shows it (`KEIAN_TERMS=update` writes its table anew).

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use keian::base::lang::Lang;
use keian::import::columns::Part;
use keian::questionnaire::shipped::meti_guideline;
use serde::Deserialize;

use crate::texts::{root, said};

/// A thing, and the word for it in each language.
#[derive(Deserialize)]
struct Term {
    ja: String,
    en: String,
    /// Whether a text that has the word in one language has it in the other.
    #[serde(default)]
    alike: bool,
    meaning: InBoth<String>,
    never: InBoth<Vec<String>>,
}

#[derive(Deserialize)]
struct InBoth<T> {
    ja: T,
    en: T,
}

#[derive(Deserialize)]
struct Terms {
    terms: Vec<Term>,
    /// How words are written in Japanese: never the first, always the second.
    spellings: Vec<(String, String)>,
}

impl Terms {
    /// The same, whatever the other language says.
    fn none_alike(self) -> Self {
        Self { terms: self.terms.into_iter().map(|term| Term { alike: false, ..term }).collect(), ..self }
    }
}

/// A text in both languages, and where it stands.
struct Said {
    place: String,
    ja: String,
    en: String,
}

fn terms() -> Terms {
    ron::from_str(&std::fs::read_to_string(root().join("assets/lang/terms.ron")).unwrap()).unwrap()
}

/// A text without the places that it leaves open.
fn without_places(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once('}').map_or(part, |(_, rest)| rest))
}

/// The texts of the catalogues. What is only searched for is left out: there people type other words.
fn catalogues() -> Vec<Said> {
    let mut all: BTreeMap<String, [String; 2]> = BTreeMap::new();
    for (at, lang) in ["ja", "en"].into_iter().enumerate() {
        for (catalogue, name, text) in
            said(lang).into_iter().filter(|(_, name, _)| !name.starts_with("find_"))
        {
            let texts = all.entry(format!("{catalogue}: {name}")).or_default();
            texts[at] += &(without_places(&text) + "\n");
        }
    }
    all.into_iter().map(|(place, [ja, en])| Said { place, ja, en }).chain(registers()).collect()
}

/// What registers are called, in the window and in spreadsheets.
fn registers() -> impl Iterator<Item = Said> {
    Part::ALL.into_iter().map(|part| Said {
        place: "registers".to_owned(),
        ja: part.name(Lang::Ja).to_owned(),
        en: part.name(Lang::En).to_owned(),
    })
}

/// What is read of a README: neither code nor where links lead.
fn readme(file: &str) -> String {
    let text = std::fs::read_to_string(root().join(file)).unwrap();
    let prose: String = text.split("```").step_by(2).flat_map(|text| text.split('`').step_by(2)).collect();
    let mut parts = prose.split("](");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once(')').map_or(part, |(_, rest)| rest))
}

/// Whether an English text has these words, the last perhaps in the plural.
fn has_words(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    text.match_indices(&words).any(|(at, _)| {
        let after = &text[at + words.len()..];
        let after = after.strip_prefix('s').unwrap_or(after);
        !text[..at].ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

/// Whether an English text has the word of a term in any of its forms.
fn has_term(text: &str, term: &str) -> bool {
    text.to_lowercase().contains(term.trim_end_matches('y'))
}

/// The words of these texts that are not for what they stand for.
fn wrong(terms: &Terms, texts: &[Said]) -> Vec<String> {
    let mut wrong = Vec::new();
    for Said { place, ja, en } in texts {
        for term in &terms.terms {
            for never in term.never.ja.iter().filter(|never| ja.contains(*never)) {
                wrong.push(format!("{place}: '{never}' stands for '{}' in: {ja}", term.ja));
            }
            for never in term.never.en.iter().filter(|never| has_words(en, never)) {
                wrong.push(format!("{place}: '{never}' stands for '{}' in: {en}", term.en));
            }
            if term.alike && ja.contains(&term.ja) != has_term(en, &term.en) {
                wrong.push(format!("{place}: '{}' or '{}' in one language only: {ja}{en}", term.ja, term.en));
            }
        }
        for (never, always) in terms.spellings.iter().filter(|(never, _)| ja.contains(never)) {
            wrong.push(format!("{place}: '{never}' is written '{always}' in: {ja}"));
        }
    }
    wrong
}

/// The table of the document that shows the terms.
fn table(terms: &Terms) -> String {
    let mut table =
        "| 日本語 | English | 意味 | meaning | 使わない言葉 / never |\n|---|---|---|---|---|\n".to_owned();
    for Term { ja, en, meaning, never, .. } in &terms.terms {
        let never = format!("{}; {}", never.ja.join("、"), never.en.join(", "));
        writeln!(table, "| {ja} | {en} | {} | {} | {never} |", meaning.ja, meaning.en).unwrap();
    }
    table
}

fn shown(path: &Path) -> (String, String) {
    let text = std::fs::read_to_string(path).unwrap();
    let begin = text.find("| 日本語 |").unwrap();
    let end = begin + text[begin..].find("\n\n").map_or(text.len() - begin, |end| end + 1);
    (text[begin..end].to_owned(), text[..begin].to_owned() + "{table}" + &text[end..])
}

#[test]
fn one_word_stands_for_one_thing_in_every_text() {
    let terms = terms();
    let texts = catalogues();
    assert!(texts.len() > 600, "only {}", texts.len());
    assert_eq!(wrong(&terms, &texts), Vec::<String>::new());
    let unused = terms.terms.iter().filter(|term| {
        !texts.iter().any(|said| said.ja.contains(&term.ja))
            || !texts.iter().any(|said| has_term(&said.en, &term.en))
    });
    assert_eq!(unused.map(|term| &term.ja).collect::<Vec<_>>(), Vec::<&String>::new(), "nobody says these");
    // A README tells the same things in other sentences.
    let readme = Said { place: "README".to_owned(), ja: readme("README.ja.md"), en: readme("README.md") };
    assert_eq!(wrong(&terms.none_alike(), &[readme]), Vec::<String>::new());
}

#[test]
fn every_word_that_must_not_stand_is_found_in_any_catalogue() {
    let (terms, texts) = (terms(), catalogues());
    let mut places = texts.iter().cycle();
    // One text after the other gets a word too much.
    let mut found = |terms: &Terms, ja: &str, en: &str| {
        let Said { place, ja: before, en: was } = places.next().unwrap();
        let said = Said { place: place.clone(), ja: format!("{before}{ja}"), en: format!("{was}{en}") };
        !wrong(terms, &[said]).is_empty()
    };
    for term in &terms.terms {
        if term.alike {
            let untold = |said: &&Said| !said.ja.contains(&term.ja);
            let Said { place, ja, en } = texts.iter().find(untold).unwrap();
            let said = Said { place: place.clone(), ja: format!("{ja}{}", term.ja), en: en.clone() };
            assert!(!wrong(&terms, &[said]).is_empty(), "{} in Japanese alone", term.ja);
            let said = Said { place: place.clone(), ja: ja.clone(), en: format!("{en}The {}.", term.en) };
            assert!(!wrong(&terms, &[said]).is_empty(), "{} in English alone", term.en);
        }
    }
    let terms = terms.none_alike();
    for term in &terms.terms {
        for never in &term.never.ja {
            assert!(found(&terms, &format!("この{never}"), ""), "{never}");
        }
        for never in &term.never.en {
            assert!(found(&terms, "", &format!("The {never}s.")), "{never}");
            assert!(!found(&terms, "", &format!("un{never}ed")), "{never} is found within a word");
        }
    }
    for (never, _) in &terms.spellings {
        assert!(found(&terms, never, ""), "{never}");
    }
}

#[test]
fn no_word_is_asked_for_and_refused_at_once() {
    let terms = terms();
    for term in &terms.terms {
        for other in &terms.terms {
            let refused = other.never.ja.iter().filter(|never| term.ja.contains(*never));
            assert_eq!(refused.count(), 0, "{} and {}", term.ja, other.ja);
            let refused = other.never.en.iter().filter(|never| has_words(&term.en, never));
            assert_eq!(refused.count(), 0, "{} and {}", term.en, other.en);
        }
    }
}

/// What is begun is 着手 or "started", as the scale has it: a text that names an end of the scale in words of its own
/// would name a level that no question has.
#[test]
fn the_levels_have_the_words_of_their_scale_alone() {
    let scale: Vec<[&str; 2]> =
        meti_guideline().scale.iter().map(|word| Lang::ALL.map(|lang| word.get(lang))).collect();
    assert_eq!(
        scale,
        [
            ["未着手", "Not started"],
            ["着手", "Started"],
            ["一部実施", "In part"],
            ["全社で実施・文書化", "Company-wide and documented"],
            ["定期的に見直し・改善", "Reviewed and improved regularly"],
        ]
    );
    let others =
        ["未着手", "着手", "検討中", "点検と改善", "not begun", "being considered", "checked and improved"];
    let readme = Said { place: "README".to_owned(), ja: readme("README.ja.md"), en: readme("README.md") };
    for Said { place, ja, en } in catalogues().into_iter().chain([readme]) {
        for other in others {
            assert!(!ja.contains(other) && !has_words(&en, other), "{place} says {other}: {ja}{en}");
        }
    }
}

#[test]
fn the_document_shows_the_terms() {
    let path = root().join("docs/terms.md");
    let (mut now, around) = shown(&path);
    let table = table(&terms());
    if std::env::var_os("KEIAN_TERMS").is_some_and(|how| how == "update") {
        std::fs::write(&path, around.replace("{table}", &table)).unwrap();
        now = shown(&path).0;
    }
    assert_eq!(now, table, "KEIAN_TERMS=update writes it anew");
}

/// A verb that is a noun with する stands on a button as the noun: 保存, not 保存する.
#[test]
fn the_buttons_are_worded_in_one_form() {
    let buttons: Vec<_> = said("ja")
        .into_iter()
        .filter(|(_, name, _)| ["_button", "_confirm"].iter().any(|end| name.ends_with(end)))
        .collect();
    assert!(buttons.len() > 30, "only {}", buttons.len());
    for (catalogue, name, text) in buttons {
        let before = text.trim_end_matches('…').strip_suffix("する").and_then(|text| text.chars().last());
        let noun = before.is_some_and(|char| ('\u{30a0}'..='\u{9fff}').contains(&char));
        assert!(!noun && !text.ends_with("ます") && !text.contains('。'), "{catalogue}: {name}: {text}");
    }
}

/// Letters, digits and marks are half as wide as kanji, but for those that Japanese alone has.
#[test]
fn letters_and_marks_have_one_width() {
    for (catalogue, name, text) in said("ja") {
        let wide = text.chars().find(|char| ('\u{ff01}'..='\u{ff5e}').contains(char) && *char != '；');
        assert_eq!(wide, None, "{catalogue}: {name}: {text}");
        let narrow = text.chars().find(|char| ('\u{ff61}'..='\u{ff9f}').contains(char));
        assert_eq!(narrow, None, "{catalogue}: {name}: {text}");
    }
}
