//! Every element of the draft's excerpts has its question or a reason, and the table in docs/questionnaire.md
//! that says so agrees with the bullet that each question names as its own.

use std::collections::{BTreeMap, BTreeSet};

use keian::base::ids::{ElementId, QuestionId};
use keian::questionnaire::shipped::meti_guideline;

const DOC: &str = include_str!("../../docs/questionnaire.md");

/// The rows of the table with this head.
pub fn table(head: &str) -> Vec<Vec<&'static str>> {
    let start = DOC.find(head).unwrap_or_else(|| panic!("no table {head}"));
    let rows = DOC[start..].lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// How many elements the excerpts have at each place.
const ELEMENTS: [(&str, usize); 25] = [
    ("Lead", 3),
    ("Principle 1·1", 6),
    ("Principle 1·2", 1),
    ("Principle 1·3", 6),
    ("Principle 2·1", 3),
    ("Principle 2·2", 4),
    ("Principle 3", 7),
    ("Why", 5),
    ("Domain 1·1", 4),
    ("Domain 1·2", 8),
    ("Domain 1·3", 4),
    ("Domain 1·4", 4),
    ("Domain 1·5", 4),
    ("Domain 1·6", 3),
    ("Domain 2·1", 5),
    ("Domain 2·2", 4),
    ("Domain 2·3", 3),
    ("Domain 2·4", 5),
    ("Domain 2·5", 5),
    ("Domain 3·1", 6),
    ("Domain 3·2", 5),
    ("Domain 3·3", 4),
    ("Domain 3·4", 3),
    ("Domain 3·5", 6),
    ("Use", 6),
];

/// Questions that ask for an element of a place that they do not name as their own.
const ELSEWHERE: [(&str, &str); 6] = [
    ("Why", "G-6"),
    ("Why", "P3-1"),
    ("Why", "A-8"),
    ("Why", "A-9"),
    ("Domain 1·2", "P1-7"),
    ("Domain 3·1", "G-3"),
];

/// The example of use that a question has to name for an element.
const USES: [(&str, &str); 6] = [
    ("the mindset of management", "“management”"),
    ("vertically inside the company", "“vertical”"),
    ("across departments", "“horizontal”"),
    ("in an association", "“association”"),
    ("suppliers come to understand", "“suppliers”"),
    ("shareholders and investors come to understand", "“investors”"),
];

/// What is asked beyond the draft.
const OURS: [&str; 4] = ["A-5.antitrust_check", "A-7.drill", "I-11.antitrust_check", "P1-2.ultimate_owner"];

/// The places that a reference such as `Domain 2 (indispensability), bullets 1 and 2` names.
fn places(reference: &str) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    for (word, place) in [("Lead", "Lead"), ("use example", "Use"), ("why to act", "Why")] {
        if reference.contains(word) {
            places.insert(place.to_owned());
        }
    }
    for part in reference.split(';') {
        let Some(at) = part.find("Principle").or_else(|| part.find("Domain")) else { continue };
        let mut words = part[at..].split([' ', ',', '(', ')']).filter(|word| !word.is_empty());
        let (Some(kind), Some(number)) = (words.next(), words.next()) else { continue };
        let rest: Vec<&str> = words.collect();
        let bullets = rest.iter().skip_while(|word| !word.starts_with("bullet"));
        let bullets: Vec<&&str> = bullets.filter(|word| word.parse::<u8>().is_ok()).collect();
        if bullets.is_empty() {
            places.insert(format!("{kind} {number}"));
        }
        places.extend(bullets.iter().map(|bullet| format!("{kind} {number}·{bullet}")));
    }
    places
}

/// What is wrong with a table of elements.
fn faults(rows: &[Vec<&str>]) -> Vec<String> {
    let mut faults = Vec::new();
    let (mut traced, mut told) = (BTreeSet::new(), BTreeSet::new());
    let (mut count, mut unasked): (BTreeMap<&str, usize>, _) = (BTreeMap::new(), 0);
    let mut claimed: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for row in rows {
        let [place, said, asked] = row[..] else { panic!("{row:?}") };
        *count.entry(place).or_default() += 1;
        if said.is_empty() || !told.insert((place, said)) {
            faults.push(format!("{place}: '{said}' stands twice or says nothing"));
        }
        if let Some(reason) = asked.strip_prefix('—') {
            unasked += 1;
            if reason.trim().len() < 40 {
                faults.push(format!("{said} has no reason"));
            }
            continue;
        }
        let mut owned = false;
        for asking in asked.split(", ") {
            let (id, element) = asking.split_once('.').map_or((asking, None), |(id, e)| (id, Some(e)));
            let Some((_, question)) = meti_guideline().question(&QuestionId::new(id)) else {
                faults.push(format!("{said}: there is no {id}"));
                continue;
            };
            if let Some(element) = element
                && !question.elements.iter().any(|known| known.id == ElementId::new(element))
            {
                faults.push(format!("{said}: {id} has no {element}"));
            }
            let names = places(&question.reference.en);
            let named = names.contains(place);
            if !named && !ELSEWHERE.contains(&(place, id)) {
                faults.push(format!("{said}: {id} does not come from {place} but from {names:?}"));
            }
            if let Some((_, word)) = USES.iter().find(|(use_of, _)| place == "Use" && *use_of == said) {
                owned |= question.reference.en.contains(word);
            } else {
                owned |= place != "Use" && (named || place == "Why");
            }
            claimed.entry(id.to_owned()).or_default().insert(place);
            traced.insert(asking.to_owned());
        }
        if !owned {
            faults.push(format!("{said}: no question names {place} as its own"));
        }
    }
    let elements: BTreeMap<&str, usize> = ELEMENTS.into();
    if count != elements {
        faults.push(format!("not the elements of the excerpts: {count:?}"));
    }
    if unasked != 1 {
        faults.push(format!("{unasked} elements are not asked for"));
    }
    // The other way round: every question, each of its bullets and all its elements come from the draft, or are
    // told to be ours.
    for (_, question) in meti_guideline().questions() {
        let id = question.id.as_str();
        let own = claimed.remove(id).unwrap_or_default();
        if own.is_empty() {
            faults.push(format!("{id} comes from no element"));
        }
        for place in places(&question.reference.en) {
            // P2-3 is near principle 2 as a whole.
            if !own.contains(place.as_str()) && (id, place.as_str()) != ("P2-3", "Principle 2") {
                faults.push(format!("{id} names {place}, where nothing is traced to it"));
            }
        }
        for element in &question.elements {
            let name = format!("{id}.{}", element.id);
            if traced.contains(&name) == OURS.contains(&name.as_str()) {
                faults.push(format!("{name} is neither the draft's nor told to be ours, or both"));
            }
        }
    }
    faults
}

fn trace() -> Vec<Vec<&'static str>> {
    table("| place | what the draft says | asked in |")
}

#[test]
fn every_element_of_the_draft_has_its_question_or_a_reason() {
    let rows = trace();
    assert_eq!(rows.len(), 114);
    let faults = faults(&rows);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let ours = DOC.lines().find(|line| line.starts_with("Ours, and not in the draft:")).unwrap();
    for name in OURS {
        let (id, _) = name.split_once('.').unwrap();
        assert!(ours.contains(id), "{name} is not told to be ours");
    }
}

#[test]
fn a_trace_that_is_wrong_is_seen() {
    let row = |said: &str| trace().iter().position(|row| row[1] == said).unwrap();
    let wrong = |change: &dyn Fn(&mut Vec<Vec<&'static str>>)| {
        let mut rows = trace();
        change(&mut rows);
        faults(&rows)
    };
    // A question that asks something else, one that is not there, an element that is not there.
    for (said, asked) in [
        ("tell which technologies are the core", "P1-5"),
        ("effect on the business", "A-3"),
        ("lenders", "P3-3"),
        ("in an association", "G-6"),
        ("whether measures work", "G-12"),
        ("by urgency", "P1-7.haste"),
        ("every other stakeholder", "— too many"),
        ("every other stakeholder", "P3-1"),
        ("a control tower", "— nobody is obliged to have one, and most companies have none"),
    ] {
        assert!(!wrong(&|rows| rows[row(said)][2] = asked).is_empty(), "{said}: {asked}");
    }
    // An element that is gone, told twice, or told at another place; the element of a question that is not named.
    assert!(!wrong(&|rows| drop(rows.remove(5))).is_empty());
    assert!(!wrong(&|rows| rows[6] = rows[5].clone()).is_empty());
    assert!(!wrong(&|rows| rows[row("by urgency")][0] = "Principle 1·2").is_empty());
    assert!(!wrong(&|rows| rows[row("by urgency")][2] = "P1-7").is_empty());
    assert!(!wrong(&|rows| rows[row("core technology is protected")][2] = "I-1.protection").is_empty());
    assert!(wrong(&|_| {}).is_empty());
}

#[test]
fn the_places_of_a_reference_are_read() {
    let read = |reference| places(reference).into_iter().collect::<Vec<_>>();
    assert_eq!(read("Domain 2 (indispensability), bullets 1 and 2"), ["Domain 2·1", "Domain 2·2"]);
    assert_eq!(
        read("Principle 1, bullet 2; Domain 2 (indispensability), bullet 2"),
        ["Domain 2·2", "Principle 1·2"]
    );
    assert_eq!(read("Principle 3; use example “suppliers”"), ["Principle 3", "Use"]);
    assert_eq!(read("Lead (leadership)"), ["Lead"]);
}
