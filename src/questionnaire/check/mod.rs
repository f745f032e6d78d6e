//! Lists every authoring fault of a questionnaire, overlay or reference list at once, each at the place
//! of the thing that it is about, with a hint. What has none becomes a [`Checked`] questionnaire.

mod facts;
pub mod fault;
mod fields;
mod found;
mod laid;
mod lists;
mod places;

use std::collections::{BTreeMap, BTreeSet};

use super::checked::{Checked, Provenance};
use super::{Condition, Kind, Question, Questionnaire};
use crate::base::digest::{NoDigest, digest_of, sha256_hex};
use crate::base::ids::QuestionId;
use crate::base::lang::Lang;
use fault::{Fault, FaultKind};
use found::Found;
pub use found::PathFault;
pub use laid::{laid_over, overlaid, overlaid_on};
pub use lists::check_list;
use places::Places;

/// The questionnaire of a text, which is made outside the program.
///
/// # Errors
/// Every fault, by place.
pub fn questionnaire(text: &str) -> Result<Checked, Vec<Fault>> {
    let (mut found, parsed) = Found::parse::<Questionnaire>(text);
    let Some(asked) = parsed else { return Err(alone(found.sorted())) };
    judge(&mut found, &asked);
    accept(found, asked, Provenance::Own, MOST_BYTES).map_err(alone)
}

/// A questionnaire that has no text of its own: a program has made it, of any size.
///
/// # Errors
/// Every fault, all at the first place.
pub fn made(asked: Questionnaire) -> Result<Checked, Vec<Fault>> {
    let mut found = Found::in_text("");
    judge(&mut found, &asked);
    accept(found, asked, Provenance::Own, usize::MAX).map_err(alone)
}

/// Faults without their paths.
fn alone(faults: Vec<PathFault>) -> Vec<Fault> {
    faults.into_iter().map(|of| of.fault).collect()
}

/// Every fault of a questionnaire, whatever text it comes from.
fn judge(found: &mut Found<'_>, asked: &Questionnaire) {
    whole(found, asked);
    let mut seen = Seen::default();
    for (a, area) in asked.areas.iter().enumerate() {
        for (q, question) in area.questions.iter().enumerate() {
            let at = format!("areas.{a}.questions.{q}");
            self::question(found, &at, asked, question, &mut seen);
            seen.questions.insert(&question.id);
        }
    }
}

/// What has no fault is accepted; that it can be written, in so many bytes at most, is the last that is
/// asked of it.
fn accept(
    mut found: Found<'_>,
    asked: Questionnaire,
    provenance: Provenance,
    most: usize,
) -> Result<Checked, Vec<PathFault>> {
    match ron::to_string(&asked) {
        Err(error) => found.add("", FaultKind::Unreadable, vec![("detail", error.to_string())]),
        Ok(text) if text.len() > most => {
            found.add("", FaultKind::TooLarge, vec![("wanted", (most / 1024 / 1024).to_string())]);
        }
        Ok(text) if found.is_empty() => match digest(&text, &provenance) {
            Ok(digest) => return Ok(Checked::new(asked, digest, provenance)),
            Err(error) => found.add("", FaultKind::Unreadable, vec![("detail", error.to_string())]),
        },
        Ok(_) => {}
    }
    Err(found.sorted())
}

/// The digest of a questionnaire: of its text, or of its base and what is laid over it, so that it stays
/// the same however a later version writes the base.
fn digest(text: &str, provenance: &Provenance) -> Result<String, NoDigest> {
    match provenance {
        Provenance::Changed { base, overlay } => digest_of(&(base.digest(), &**overlay)),
        Provenance::Shipped | Provenance::Own => Ok(sha256_hex(text.as_bytes())),
    }
}

/// The most questions of a questionnaire.
const MOST_QUESTIONS: usize = 1_000;
/// The most bytes of a questionnaire's compact form.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// What a text looks like, even where it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Like a questionnaire: it has areas.
    Questionnaire,
    /// Like an overlay: it has a base.
    Overlay,
    /// Like a reference list: it has items.
    List,
}

/// Whether a text looks like a questionnaire, an overlay or a reference list.
#[must_use]
pub fn looks_like(text: &str) -> Option<Looks> {
    let places = Places::outermost(text);
    // An overlay may have areas of its own.
    let looks = [("base", Looks::Overlay), ("areas", Looks::Questionnaire), ("items", Looks::List)];
    looks.into_iter().find(|(name, _)| places.has(name)).map(|(_, looks)| looks)
}

/// What earlier questions have, for comparison.
#[derive(Default)]
struct Seen<'q> {
    questions: BTreeSet<&'q QuestionId>,
    levels: BTreeMap<(Lang, &'q str), &'q QuestionId>,
}

fn whole(found: &mut Found<'_>, q: &Questionnaire) {
    found.id("id", q.id.as_str());
    found.filled("edition", q.edition.trim().len());
    found.visible("edition", &q.edition);
    let asked = q.questions().count();
    if asked > MOST_QUESTIONS {
        let values = vec![("found", asked.to_string()), ("wanted", MOST_QUESTIONS.to_string())];
        found.add("areas", FaultKind::TooManyQuestions, values);
    }
    found.text("title", &q.title);
    found.texts("about", &q.about);
    found.text("source", &q.source);
    found.counted("scale", &q.scale, Kind::Maturity.levels().len());
    found.counted("decision_scale", &q.decision_scale, Kind::Decision.levels().len());
    found.target("decision_target", q.decision_target, Kind::Decision.levels());
    found.unique("roles", q.roles.iter().map(|role| role.id.as_str()));
    for (i, role) in q.roles.iter().enumerate() {
        found.id(&format!("roles.{i}.id"), role.id.as_str());
        found.text(&format!("roles.{i}.name"), &role.name);
    }
    facts::declared(found, &q.facts);
    found.filled("areas", q.areas.len());
    found.unique("areas", q.areas.iter().map(|area| area.id.as_str()));
    for (i, area) in q.areas.iter().enumerate() {
        let at = format!("areas.{i}");
        found.id(&format!("{at}.id"), area.id.as_str());
        for (name, text) in [("name", &area.name), ("short", &area.short), ("about", &area.about)] {
            found.text(&format!("{at}.{name}"), text);
        }
        found.filled(&format!("{at}.questions"), area.questions.len());
    }
}

fn question<'q>(found: &mut Found<'_>, at: &str, all: &Questionnaire, q: &'q Question, seen: &mut Seen<'q>) {
    let path = |name: &str| format!("{at}.{name}");
    found.id(&path("id"), q.id.as_str());
    if seen.questions.contains(&q.id) {
        found.add(&path("id"), FaultKind::Twice, vec![("id", q.id.to_string())]);
    }
    if !(1..=3).contains(&q.weight) {
        found.add(&path("weight"), FaultKind::Weight, vec![("found", q.weight.to_string())]);
    }
    for (name, text) in [("topic", &q.topic), ("text", &q.text), ("why", &q.why), ("reference", &q.reference)]
    {
        found.text(&path(name), text);
    }
    let levels = q.kind.levels();
    found.counted(&path("levels"), &q.levels, levels.len());
    found.counted(&path("next_steps"), &q.next_steps, levels.len() - 1);
    for (i, text) in q.levels.iter().enumerate() {
        for lang in Lang::ALL {
            let words = text.get(lang);
            if let Some(other) = seen.levels.insert((lang, words), &q.id).filter(|_| !words.is_empty()) {
                let place = format!("{at}.levels.{i}.{}", lang.tag());
                found.add(&place, FaultKind::SameLevel, vec![("other", other.to_string())]);
            }
        }
    }
    found.filled(&path("evidence"), q.evidence.len());
    found.texts(&path("evidence"), &q.evidence);
    found.unique(&path("elements"), q.elements.iter().map(|element| element.id.as_str()));
    for (i, element) in q.elements.iter().enumerate() {
        let at = format!("{at}.elements.{i}");
        found.id(&format!("{at}.id"), element.id.as_str());
        found.text(&format!("{at}.name"), &element.name);
        condition(found, &format!("{at}.condition"), all, &element.condition, seen);
    }
    found.filled(&path("knows"), q.knows.len());
    for (i, role) in q.knows.iter().enumerate().filter(|(_, role)| all.role(role).is_none()) {
        let known = all.roles.iter().map(|role| role.id.as_str());
        found.named(&format!("{at}.knows.{i}"), FaultKind::UnknownRole, role.as_str(), known);
    }
    for (i, other) in q.stands_for.iter().enumerate().filter(|(_, other)| all.question(other).is_none()) {
        unknown_question(found, &format!("{at}.stands_for.{i}"), all, other);
    }
    if let Some(target) = q.target {
        found.target(&path("target"), target, levels);
    }
    if let Some(text) = &q.not_applicable_when {
        found.text(&path("not_applicable_when"), text);
    }
    condition(found, &path("condition"), all, &q.condition, seen);
}

fn unknown_question(found: &mut Found<'_>, path: &str, all: &Questionnaire, id: &QuestionId) {
    let known = all.questions().map(|(_, q)| q.id.as_str());
    found.named(path, FaultKind::UnknownQuestion, id.as_str(), known);
}

fn condition(found: &mut Found<'_>, at: &str, all: &Questionnaire, condition: &Condition, seen: &Seen<'_>) {
    for other in condition.asks_for() {
        if all.question(other).is_none() {
            unknown_question(found, at, all, other);
        } else if !seen.questions.contains(other) {
            found.add(at, FaultKind::AskedLater, vec![("other", other.to_string())]);
        }
    }
    facts::asked(found, at, all, condition);
    if condition.can_hold(&all.facts) == Some(false) {
        found.add(at, FaultKind::NeverHolds, Vec::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::list::ReferenceList;
    use crate::questionnaire::shipped;

    #[test]
    fn the_shipped_files_have_no_faults() {
        assert_eq!(faults(shipped::METI_GUIDELINE.1), []);
        for (name, text) in shipped::LISTS {
            assert_eq!(check_list(text), [], "{name}");
        }
    }

    /// A questionnaire with one question of each kind and no fault, one field a line.
    const GOOD: &str = include_str!("../../../tests/fixtures/questionnaires/good.ron");

    fn faults(text: &str) -> Vec<Fault> {
        questionnaire(text).err().unwrap_or_default()
    }

    /// The faults of [`GOOD`] after a change: line, column, problem.
    fn after(from: &str, to: &str) -> Vec<(usize, usize, String)> {
        assert!(GOOD.contains(from), "{from}");
        let faults = faults(&GOOD.replacen(from, to, 1));
        faults.iter().map(|f| (f.line, f.column, f.problem(Lang::En))).collect()
    }

    fn line(of: &str) -> usize {
        1 + GOOD[..GOOD.find(of).unwrap()].matches('\n').count()
    }

    #[test]
    fn each_kind_of_fault_is_found_at_its_place() {
        assert_eq!(faults(GOOD), []);
        let second = line("id: \"B-1\"");
        for (from, to, line, column, problem) in [
            ("id: \"B-1\"", "id: \"A-1\"", second, 21, "the id 'A-1' stands here for the second time"),
            ("id: \"B-1\"", "id: \"B 1\"", second, 21, "'B 1' cannot be used as an id"),
            ("weight: 3", "weight: 4", line("weight: 3"), 21, "the weight is 4"),
            ("ja: \"題一\"", "ja: \"\"", line("題一"), 25, "'topic' is missing in Japanese"),
            ("en: \"A level 2\"", "en: \" \"", line("A level 2"), 29, "'levels' is missing in English"),
            (
                "en: \"A level 2\"",
                "en: \"A level 1\"",
                line("A level 2"),
                29,
                "this level has the same description as one of 'A-1'",
            ),
            (
                "knows: [\"buyer\"]",
                "knows: [\"buyr\"]",
                line("knows: [\"buyer\"]"),
                29,
                "there is no role 'buyr'",
            ),
            (
                "stands_for: [\"A-1\"]",
                "stands_for: [\"A-9\"]",
                line("stands_for: [\"A-1\"]"),
                34,
                "there is no question 'A-9'",
            ),
            (
                "Answered(\"A-1\", [4])",
                "Answered(\"B-1\", [4])",
                line("Answered(\"A-1\", [4])"),
                21,
                "the condition asks for the answer to 'B-1', which is not asked before",
            ),
            (
                "Answered(\"A-1\", [4])",
                "All([Size([Small]), Size([Large])])",
                line("Answered(\"A-1\", [4])"),
                21,
                "this condition can never hold",
            ),
            (
                "medium: 4",
                "medium: 3",
                line("medium: 4"),
                9,
                "the target 3 is not on the scale of the question",
            ),
            ("edition: \"1\"", "edition: \"\"", line("edition"), 5, "'edition' is empty"),
            (
                "Answered(\"A-1\", [4])",
                "Fact(\"single_sorced\", [Yes])",
                line("Answered(\"A-1\", [4])"),
                21,
                "the condition asks for the fact 'single_sorced', which is not declared",
            ),
            (
                "Answered(\"A-1\", [4])",
                "Any([Always, Fact(\"single_sourced\", [Is(\"b\")])])",
                line("Answered(\"A-1\", [4])"),
                21,
                "the fact 'single_sourced' is never Is(\"b\")",
            ),
        ] {
            assert_eq!(after(from, to), [(line, column, problem.to_owned())], "{from} → {to}");
        }
    }

    #[test]
    fn a_mistyped_field_is_shown_with_the_nearest_name() {
        let faults = faults(&GOOD.replacen("why:", "wyh:", 1));
        let unknown = faults.iter().find(|fault| fault.kind == FaultKind::UnknownField).unwrap();
        assert_eq!(unknown.problem(Lang::En), "unknown field 'wyh'");
        assert_eq!((unknown.line, unknown.column), (line("why:"), 21));
        assert_eq!(unknown.hint(Lang::En), "the nearest is 'why', correct the name or remove the field");
        assert_eq!(unknown.hint(Lang::Ja), "最も近いのは「why」です。項目名を直すか、項目を削除してください");
        // And what is missing for it, in both languages.
        assert_eq!(faults.len(), 3);
    }

    #[test]
    fn all_faults_are_listed_at_once_in_the_order_of_their_places() {
        let text = GOOD.replacen("weight: 3", "weight: 0", 1).replacen("weight: 1", "weight: 9", 1);
        let text = text.replacen("en: \"Title\"", "en: \"\"", 1);
        let problems: Vec<_> = faults(&text).iter().map(|fault| fault.problem(Lang::En)).collect();
        assert_eq!(problems, ["'title' is missing in English", "the weight is 0", "the weight is 9"]);
    }

    #[test]
    fn a_questionnaire_has_at_most_a_thousand_questions_and_two_mebibytes() {
        let mut large: Questionnaire = ron::from_str(GOOD).unwrap();
        let kind = large.areas[0].questions[0].clone();
        let other = |i: usize| {
            let level = |text: &crate::base::lang::Text| crate::base::lang::Text {
                ja: format!("{i}{}", text.ja),
                en: format!("{i}{}", text.en),
            };
            let levels = kind.levels.iter().map(level).collect();
            Question { id: QuestionId::new(format!("Q-{i}")), levels, ..kind.clone() }
        };
        large.areas.truncate(1);
        large.areas[0].questions = (0..1_000).map(other).collect();
        assert_eq!(made(large.clone()).unwrap().questions().count(), 1_000);
        large.areas[0].questions.push(other(1_000));
        let kinds = |of: Questionnaire| -> Vec<_> {
            questionnaire(&ron::to_string(&of).unwrap()).unwrap_err().iter().map(|f| f.kind).collect()
        };
        assert_eq!(kinds(large.clone()), [FaultKind::TooManyQuestions]);
        large.areas[0].questions.truncate(1);
        large.areas[0].about.ja = "長".repeat(700_000);
        assert_eq!(kinds(large.clone()), [FaultKind::TooLarge]);
        // What a program makes comes from no file, and is as large as it is.
        assert_eq!(made(large).unwrap().questions().count(), 1);
    }

    #[test]
    fn a_circle_of_conditions_is_a_fault_where_it_asks_ahead() {
        let ahead = after("Answered(\"A-1\", [4])", "Answered(\"B-2\", [4])");
        assert_eq!(ahead[0].2, "there is no question 'B-2'");
        let itself = after("Answered(\"A-1\", [4])", "Not(Answered(\"B-1\", [4]))");
        let said = "the condition asks for the answer to 'B-1', which is not asked before";
        assert_eq!(itself[0].2, said);
    }

    #[test]
    fn what_is_no_ron_is_one_fault_where_reading_ended() {
        let faults = faults("(\n    id: \"a\",\n    areas: [(id: }],\n)");
        assert_eq!((faults.len(), faults[0].line, faults[0].kind), (1, 3, FaultKind::Unreadable));
    }

    #[test]
    fn a_broken_questionnaire_still_looks_like_one() {
        assert_eq!(looks_like("(id: \"a\" edition: \"1\", areas: [(("), Some(Looks::Questionnaire));
        assert_eq!(looks_like("(items: ["), Some(Looks::List));
        assert_eq!(looks_like("(areas: [], base: \"a\","), Some(Looks::Overlay));
        assert_eq!(looks_like("(format: 1, assessment: (answers: {}"), None);
    }

    #[test]
    fn a_list_with_a_wrong_day_and_an_item_twice_has_two_faults() {
        let text = shipped::LISTS[0].1;
        let (day, first, second) = {
            let list: ReferenceList = ron::from_str(text).unwrap();
            (list.as_of, list.items[0].id.to_string(), list.items[1].id.to_string())
        };
        let text = text.replacen(&day, "2025-12-32", 1).replacen(
            &format!("id: \"{second}\""),
            &format!("id: \"{first}\""),
            1,
        );
        let problems: Vec<_> = check_list(&text).iter().map(|fault| fault.problem(Lang::En)).collect();
        assert_eq!(
            problems,
            [
                "'2025-12-32' is not a date".to_owned(),
                format!("the id '{first}' stands here for the second time")
            ]
        );
    }
}
