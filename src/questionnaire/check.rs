//! Lists every authoring fault of a questionnaire or reference list at once, each with the place of
//! the thing that it is about and a hint. Messages are in English, as RON and its field names are.

use std::collections::BTreeMap;

use super::list::ReferenceList;
use super::{Condition, Kind, Question, Questionnaire};
use crate::ids::QuestionId;
use crate::lang::Text;

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub problem: String,
    /// What to do.
    pub hint: String,
}

/// Every fault of a questionnaire's text, by place. Empty when there is none.
#[must_use]
pub fn check_questionnaire(text: &str) -> Vec<Fault> {
    let mut found = Found { text, faults: Vec::new() };
    if let Some(questionnaire) = found.parse::<Questionnaire>() {
        whole(&mut found, &questionnaire);
        let mut seen: Vec<&QuestionId> = Vec::new();
        let mut levels: BTreeMap<&str, &QuestionId> = BTreeMap::new();
        for (_, q) in questionnaire.questions() {
            question(&mut found, &questionnaire, q, &seen, &mut levels);
            seen.push(&q.id);
        }
    }
    found.sorted()
}

/// Every fault of a reference list's text, by place. Empty when there is none.
#[must_use]
pub fn check_list(text: &str) -> Vec<Fault> {
    let mut found = Found { text, faults: Vec::new() };
    if let Some(list) = found.parse::<ReferenceList>() {
        found.words(0, "the title", &list.title);
        found.words(0, "the source", &list.source);
        if list.as_of.parse::<jiff::civil::Date>().is_err() {
            found.add(found.offset("as_of", 0), "as_of is no date", "write it as in \"2025-12-12\"");
        }
        if list.items.is_empty() {
            found.add(0, "the list has no items", "add items");
        }
        for (i, item) in list.items.iter().enumerate() {
            let at = found.id(item.id.as_str());
            if !item.id.is_well_formed() {
                found.add(at, &format!("'{}' is no id", item.id), ID_HINT);
            }
            if list.items[..i].iter().any(|other| other.id == item.id) {
                let again = found.again(item.id.as_str());
                found.add(
                    again,
                    &format!("the item '{}' stands twice", item.id),
                    "give each item an id of its own",
                );
            }
            found.words(at, &format!("the name of '{}'", item.id), &item.name);
            if let Some(detail) = &item.detail {
                found.words(at, &format!("the detail of '{}'", item.id), detail);
            }
        }
    }
    found.sorted()
}

const ID_HINT: &str = "use 1 to 64 ASCII letters, digits, '-', '_' or '.'";

struct Found<'a> {
    text: &'a str,
    faults: Vec<Fault>,
}

impl Found<'_> {
    /// The parsed text; unknown fields are faults, and so is what cannot be parsed.
    fn parse<T: serde::de::DeserializeOwned>(&mut self) -> Option<T> {
        let mut unknown = Vec::new();
        let mut reader = match ron::Deserializer::from_str(self.text) {
            Ok(reader) => reader,
            Err(error) => {
                self.refused(&error);
                return None;
            }
        };
        let parsed = serde_ignored::deserialize(&mut reader, |path| unknown.push(path.to_string()));
        let value = match parsed {
            Ok(value) => value,
            Err(code) => {
                let error = reader.span_error(code);
                self.refused(&error);
                return None;
            }
        };
        let mut from: BTreeMap<String, usize> = BTreeMap::new();
        for path in unknown {
            let name = path.rsplit('.').next().unwrap_or(&path).to_owned();
            let start = from.get(&name).copied().unwrap_or(0);
            let at = self.offset(&format!("{name}:"), start);
            from.insert(name.clone(), at + 1);
            self.add(at, &format!("unknown field '{name}'"), "correct its name or remove it");
        }
        Some(value)
    }

    fn refused(&mut self, error: &ron::error::SpannedError) {
        let problem: String = error.code.to_string().chars().take(300).collect();
        let (line, column) = (error.span.start.line, error.span.start.col);
        self.faults.push(Fault { line, column, problem, hint: "correct the RON here".to_owned() });
    }

    fn add(&mut self, offset: usize, problem: &str, hint: &str) {
        let before = self.text.get(..offset).unwrap_or("");
        self.faults.push(Fault {
            line: 1 + before.matches('\n').count(),
            column: 1 + before.rsplit('\n').next().unwrap_or("").chars().count(),
            problem: problem.to_owned(),
            hint: hint.to_owned(),
        });
    }

    fn offset(&self, needle: &str, from: usize) -> usize {
        self.text.get(from..).and_then(|rest| rest.find(needle)).map_or(0, |at| from + at)
    }

    /// Where the thing of this id begins.
    fn id(&self, id: &str) -> usize {
        self.offset(&format!("id: \"{id}\""), 0)
    }

    /// Where an id stands for the second time.
    fn again(&self, id: &str) -> usize {
        self.offset(&format!("id: \"{id}\""), self.id(id) + 1)
    }

    fn words(&mut self, at: usize, what: &str, text: &Text) {
        for (lang, words) in [("Japanese", &text.ja), ("English", &text.en)] {
            if words.trim().is_empty() {
                self.add(at, &format!("{what} is missing in {lang}"), "write it in both languages");
            }
        }
    }

    fn sorted(mut self) -> Vec<Fault> {
        self.faults.sort();
        self.faults
    }
}

fn whole(found: &mut Found<'_>, q: &Questionnaire) {
    if !q.id.is_well_formed() {
        found.add(0, "the questionnaire has no valid id", ID_HINT);
    }
    if q.edition.trim().is_empty() {
        found.add(0, "the edition is missing", "name the edition of the source that it follows");
    }
    found.words(0, "the title", &q.title);
    found.words(0, "the source", &q.source);
    for (name, scale, size) in [("scale", &q.scale, 5), ("decision_scale", &q.decision_scale, 3)] {
        let at = found.offset(&format!("{name}:"), 0);
        if scale.len() != size {
            let problem = format!("{name} has {} words", scale.len());
            found.add(at, &problem, &format!("give {size}, lowest first"));
        }
        scale.iter().for_each(|word| found.words(at, &format!("a word of {name}"), word));
    }
    for level in [q.decision_target.small, q.decision_target.medium, q.decision_target.large] {
        if Kind::Decision.index(level).is_none() {
            let at = found.offset("decision_target:", 0);
            found.add(at, &format!("decision_target {level} is not on the scale"), "use 0, 2 or 4");
        }
    }
    for (i, role) in q.roles.iter().enumerate() {
        let at = found.id(role.id.as_str());
        found.words(at, &format!("the name of the role '{}'", role.id), &role.name);
        if q.roles[..i].iter().any(|other| other.id == role.id) {
            let again = found.again(role.id.as_str());
            found.add(again, &format!("the role '{}' stands twice", role.id), "keep one of the two");
        }
    }
    if q.areas.is_empty() {
        found.add(0, "there are no areas", "add areas with questions");
    }
    for (i, area) in q.areas.iter().enumerate() {
        let at = found.id(area.id.as_str());
        if !area.id.is_well_formed() {
            found.add(at, &format!("'{}' is no id of an area", area.id), ID_HINT);
        }
        for (name, text) in [("name", &area.name), ("short name", &area.short), ("description", &area.about)]
        {
            found.words(at, &format!("the {name} of area '{}'", area.id), text);
        }
        if q.areas[..i].iter().any(|other| other.id == area.id) {
            let again = found.again(area.id.as_str());
            found.add(
                again,
                &format!("the area '{}' stands twice", area.id),
                "give each area an id of its own",
            );
        }
        if area.questions.is_empty() {
            found.add(
                at,
                &format!("area '{}' has no questions", area.id),
                "add questions or remove the area",
            );
        }
    }
}

fn question<'q>(
    found: &mut Found<'_>,
    all: &Questionnaire,
    q: &'q Question,
    seen: &[&QuestionId],
    levels: &mut BTreeMap<&'q str, &'q QuestionId>,
) {
    let id = &q.id;
    let mut at = found.id(id.as_str());
    if !id.is_well_formed() {
        found.add(at, &format!("'{id}' is no id"), ID_HINT);
    }
    if seen.contains(&id) {
        at = found.again(id.as_str());
        found.add(at, &format!("the question '{id}' stands twice"), "give each question an id of its own");
    }
    if !(1..=3).contains(&q.weight) {
        found.add(at, &format!("the weight of '{id}' is {}", q.weight), "use 1, 2 or 3");
    }
    for (name, text) in
        [("topic", &q.topic), ("text", &q.text), ("reason (why)", &q.why), ("reference", &q.reference)]
    {
        found.words(at, &format!("the {name} of '{id}'"), text);
    }
    let size = q.kind.levels().len();
    for (name, texts, wanted) in [("levels", &q.levels, size), ("next_steps", &q.next_steps, size - 1)] {
        if texts.len() != wanted {
            let problem = format!("'{id}' has {} {name}", texts.len());
            found.add(at, &problem, &format!("a {:?} question has {wanted}", q.kind));
        }
        texts.iter().for_each(|text| found.words(at, &format!("one of the {name} of '{id}'"), text));
    }
    for text in &q.levels {
        if let Some(other) = levels.insert(&text.ja, id).filter(|_| !text.ja.is_empty()) {
            let problem = format!("'{id}' describes a level as '{other}' does");
            found.add(at, &problem, "describe each level for its own question");
        }
    }
    if q.evidence.is_empty() {
        found.add(at, &format!("'{id}' has no examples of evidence"), "name what one could lay on the table");
    }
    q.evidence.iter().for_each(|text| found.words(at, &format!("an example of evidence of '{id}'"), text));
    for (i, element) in q.elements.iter().enumerate() {
        found.words(at, &format!("the element '{}' of '{id}'", element.id), &element.name);
        if !element.id.is_well_formed() {
            found.add(at, &format!("'{}' in '{id}' is no id of an element", element.id), ID_HINT);
        }
        if q.elements[..i].iter().any(|other| other.id == element.id) {
            found.add(
                at,
                &format!("the element '{}' of '{id}' stands twice", element.id),
                "keep one of the two",
            );
        }
        condition(found, at, all, id, &element.condition, seen);
    }
    if q.knows.is_empty() {
        found.add(at, &format!("'{id}' does not say who usually knows"), "name a role");
    }
    for role in q.knows.iter().filter(|role| all.role(role).is_none()) {
        found.add(at, &format!("'{id}' names the unknown role '{role}'"), "add it to roles, or correct it");
    }
    for other in q.stands_for.iter().filter(|other| all.question(other).is_none()) {
        found.add(at, &format!("'{id}' stands for the unknown question '{other}'"), "correct the id");
    }
    if let Some(target) = q.target {
        for level in [target.small, target.medium, target.large] {
            if q.kind.index(level).is_none() {
                found.add(
                    at,
                    &format!("the target {level} of '{id}' is not on its scale"),
                    "use a level it has",
                );
            }
        }
    }
    if let Some(text) = &q.not_applicable_when {
        found.words(at, &format!("not_applicable_when of '{id}'"), text);
    }
    condition(found, at, all, id, &q.condition, seen);
}

fn condition(
    found: &mut Found<'_>,
    at: usize,
    all: &Questionnaire,
    id: &QuestionId,
    condition: &Condition,
    seen: &[&QuestionId],
) {
    for other in condition.asks_for() {
        if all.question(other).is_none() {
            found.add(
                at,
                &format!("the condition of '{id}' asks for the unknown '{other}'"),
                "correct the id",
            );
        } else if !seen.contains(&other) {
            let problem = format!("the condition of '{id}' asks for '{other}', which is not asked before it");
            found.add(at, &problem, "ask only for earlier questions");
        }
    }
    if condition.can_hold() == Some(false) {
        let problem = format!("the condition of '{id}' can never hold");
        found.add(at, &problem, "loosen it, or remove what depends on it");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::shipped;

    #[test]
    fn the_shipped_files_have_no_faults() {
        assert_eq!(check_questionnaire(shipped::METI_GUIDELINE.1), []);
        for (name, text) in shipped::LISTS {
            assert_eq!(check_list(text), [], "{name}");
        }
    }

    fn faults_after(from: &str, to: &str) -> Vec<String> {
        let text = shipped::METI_GUIDELINE.1;
        assert!(text.contains(from), "{from}");
        check_questionnaire(&text.replacen(from, to, 1)).into_iter().map(|f| f.problem).collect()
    }

    #[test]
    fn each_kind_of_fault_is_found() {
        assert_eq!(faults_after("id: \"A-2\"", "id: \"A-1\""), ["the question 'A-1' stands twice"]);
        assert_eq!(faults_after("weight: 3", "weight: 4"), ["the weight of 'P1-1' is 4"]);
        assert_eq!(faults_after("weight: 3", "wieght: 3").len(), 2);
        assert_eq!(
            faults_after("SingleSourced([Yes, Unknown])", "SingleSourced([])"),
            ["the condition of 'A-6' can never hold"]
        );
        assert_eq!(
            faults_after("SingleSourced([Yes, Unknown])", "Answered(\"G-1\", [2])"),
            ["the condition of 'A-6' asks for 'G-1', which is not asked before it"]
        );
        assert_eq!(
            faults_after("stands_for: [\"G-8\"]", "stands_for: [\"G-88\"]"),
            ["'G-11' stands for the unknown question 'G-88'"]
        );
    }

    #[test]
    fn all_faults_are_listed_at_once_with_their_places() {
        let text = shipped::METI_GUIDELINE.1.replacen("weight: 3", "weight: 0", 1).replacen(
            "\"procurement\", \"sales\"",
            "\"procurment\", \"sales\"",
            1,
        );
        let faults = check_questionnaire(&text);
        let line = 1 + text[..text.find("id: \"P1-1\"").unwrap()].matches('\n').count();
        assert_eq!(faults.iter().map(|f| f.line).collect::<Vec<_>>(), [line, line]);
        assert_eq!(faults[0].problem, "'P1-1' names the unknown role 'procurment'");
        assert_eq!(faults[1].problem, "the weight of 'P1-1' is 0");
    }
}
