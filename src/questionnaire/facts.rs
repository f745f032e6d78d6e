//! The facts of a company that decide which questions it is asked: its size, and those that the
//! questionnaire declares, with their wording, in the order in which they are asked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::compiled::compiled_in;
use crate::base::ids::{ChoiceId, FactId};
use crate::base::lang::Text;

/// The size of a company, as it sees itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CompanySize {
    /// Small: up to about 100 people.
    Small,
    /// Medium: up to about 1,000 people.
    #[default]
    Medium,
    /// Large: more.
    Large,
}

impl CompanySize {
    /// All sizes, small first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];
}

/// What is known of a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Fact {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// One of several choices.
    Is(ChoiceId),
    /// Nobody knows, or it has not been said.
    #[default]
    Unknown,
}

/// A fact that a questionnaire asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FactAsked {
    /// Its id.
    #[serde(default)]
    pub id: FactId,
    /// How it is answered.
    #[serde(default)]
    pub kind: FactKind,
    /// Its name, as it stands above the choices and in a report.
    #[serde(default)]
    pub name: Text,
    /// What helps to answer it.
    #[serde(default)]
    pub help: Text,
}

/// How a fact is answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum FactKind {
    /// Yes or no.
    #[default]
    YesNo,
    /// One of these.
    Choice(Vec<Choice>),
}

/// A choice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id, unique within the fact.
    #[serde(default)]
    pub id: ChoiceId,
    /// Its name.
    #[serde(default)]
    pub name: Text,
}

impl FactAsked {
    /// What may be known of it, in the order in which it is offered; that nobody knows comes last.
    #[must_use]
    pub fn values(&self) -> Vec<Fact> {
        let mut values = match &self.kind {
            FactKind::YesNo => vec![Fact::Yes, Fact::No],
            FactKind::Choice(choices) => choices.iter().map(|choice| Fact::Is(choice.id.clone())).collect(),
        };
        values.push(Fact::Unknown);
        values
    }
}

/// The facts of questionnaires that were written before they declared any.
#[must_use]
pub fn undeclared() -> Vec<FactAsked> {
    compiled_in("questionnaires/earlier/facts.ron", include_str!("../../questionnaires/earlier/facts.ron"))
}

/// What is known of a company, for conditions to ask.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The company's size.
    pub size: CompanySize,
    /// What is known of the declared facts; what is not in it is not known.
    pub known: &'a BTreeMap<FactId, Fact>,
}

impl<'a> Facts<'a> {
    /// What is known of a fact.
    #[must_use]
    pub fn of(&self, id: &FactId) -> &'a Fact {
        self.known.get(id).unwrap_or(&Fact::Unknown)
    }
}
