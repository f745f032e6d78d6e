//! The check of facts: those that are declared, and those that conditions ask for.

use super::fault::FaultKind;
use super::found::Found;
use crate::questionnaire::{Condition, Fact, FactAsked, FactKind, Questionnaire};

/// The declared facts of a questionnaire.
pub(super) fn declared(found: &mut Found<'_>, facts: &[FactAsked]) {
    found.unique("facts", facts.iter().map(|fact| fact.id.as_str()));
    for (i, fact) in facts.iter().enumerate() {
        let at = format!("facts.{i}");
        found.id(&format!("{at}.id"), fact.id.as_str());
        found.text(&format!("{at}.name"), &fact.name);
        found.text(&format!("{at}.help"), &fact.help);
        if let FactKind::Choice(choices) = &fact.kind {
            let at = format!("{at}.kind");
            found.filled(&at, choices.len());
            found.unique(&at, choices.iter().map(|choice| choice.id.as_str()));
            for choice in choices {
                found.id(&at, choice.id.as_str());
                found.text(&at, &choice.name);
            }
        }
    }
}

/// The facts that a condition asks for: each is declared and may have the value.
pub(super) fn asked(found: &mut Found<'_>, at: &str, all: &Questionnaire, condition: &Condition) {
    for (id, values) in condition.facts() {
        let Some(fact) = all.fact(id) else {
            let known = all.facts.iter().map(|fact| fact.id.as_str());
            found.named(at, FaultKind::UnknownFact, id.as_str(), known);
            continue;
        };
        let known = fact.values();
        for value in values.iter().filter(|value| !known.contains(value)) {
            let wanted: Vec<String> = known.iter().map(written).collect();
            let said =
                vec![("found", written(value)), ("fact", id.to_string()), ("wanted", wanted.join(", "))];
            found.add(at, FaultKind::FactValue, said);
        }
    }
}

/// A value as an author writes it.
fn written(value: &Fact) -> String {
    match value {
        Fact::Yes => "Yes".to_owned(),
        Fact::No => "No".to_owned(),
        Fact::Is(choice) => format!("Is(\"{choice}\")"),
        Fact::Unknown => "Unknown".to_owned(),
    }
}
