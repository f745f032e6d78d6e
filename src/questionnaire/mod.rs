//! What is asked: areas, questions with their levels, conditions, reference lists.
//! [`shipped`] holds the questionnaire and lists that are compiled in. Opens no file.

mod asked_words;
pub mod at_hand;
pub mod bearing;
pub mod catalogue;
pub mod check;
mod checked;
pub mod condition;
mod earlier;
pub mod facts;
pub mod glossary_term;
pub mod list;
mod list_at_hand;
pub mod overlay;
pub mod shipped;
pub mod words;

use serde::{Deserialize, Serialize};

use crate::base::ids::{AreaId, ElementId, FactId, QuestionId, QuestionnaireId, RoleId};
use crate::base::lang::{Lang, Text};
use crate::base::level::Level;
use crate::base::meaning::Meaning;
pub use catalogue::Catalogue;
pub use checked::{Checked, Provenance};
pub use condition::{Condition, Holds};
pub use facts::{CompanySize, Fact, FactAsked, FactKind, Facts};

/// A questionnaire: all that is asked, in the order in which it is asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Its name in files; answers belong to a questionnaire by this id.
    #[serde(default)]
    pub id: QuestionnaireId,
    /// Which edition of its source it follows, such as `2025-12-12`.
    #[serde(default)]
    pub edition: String,
    /// Its title.
    #[serde(default)]
    pub title: Text,
    /// What it is and what it is not: shown at the start and printed in the report.
    #[serde(default)]
    pub about: Vec<Text>,
    /// What it is based on.
    #[serde(default)]
    pub source: Text,
    /// The general scale: the words for levels 0 to 4.
    #[serde(default)]
    pub scale: Vec<Text>,
    /// The words for no, partly and yes, in this order.
    #[serde(default)]
    pub decision_scale: Vec<Text>,
    /// Default targets of questions with levels, by company size.
    #[serde(default)]
    pub maturity_target: TargetBySize,
    /// Default targets of yes / partly / no questions, by company size.
    #[serde(default)]
    pub decision_target: TargetBySize,
    /// The facts of a company that conditions ask for beside its size, in the order in which they are
    /// asked.
    #[serde(default = "facts::undeclared")]
    pub facts: Vec<FactAsked>,
    /// The roles that questions name as the ones who know.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// The areas, in order.
    #[serde(default)]
    pub areas: Vec<Area>,
}

/// A target level for each size of company.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetBySize {
    /// For a small company.
    pub small: Level,
    /// For a medium-sized company.
    pub medium: Level,
    /// For a large company.
    pub large: Level,
}

impl TargetBySize {
    /// The target for one size.
    #[must_use]
    pub fn get(self, size: CompanySize) -> Level {
        match size {
            CompanySize::Small => self.small,
            CompanySize::Medium => self.medium,
            CompanySize::Large => self.large,
        }
    }
}

/// A role in a company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Its id.
    #[serde(default)]
    pub id: RoleId,
    /// Its name.
    #[serde(default)]
    pub name: Text,
}

/// An area: a principle or a domain of the guideline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Its id.
    #[serde(default)]
    pub id: AreaId,
    /// Its full name.
    #[serde(default)]
    pub name: Text,
    /// A name short enough for a chart: at most 8 Japanese or 18 Latin characters.
    #[serde(default)]
    pub short: Text,
    /// What it is about, in one or two sentences.
    #[serde(default)]
    pub about: Text,
    /// Its questions, in order.
    #[serde(default)]
    pub questions: Vec<Question>,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// One of the levels 0 to 4.
    #[default]
    Maturity,
    /// No, partly or yes, scored as 0, 2 and 4.
    Decision,
}

impl Kind {
    /// The levels that an answer can have, lowest first.
    #[must_use]
    pub fn levels(self) -> &'static [Level] {
        match self {
            Self::Maturity => &Level::ALL,
            Self::Decision => &[Level::ZERO, Level::TWO, Level::FOUR],
        }
    }

    /// The place of a level in [`Question::levels`] and [`Question::next_steps`]; `None` for a
    /// level that this kind does not have.
    #[must_use]
    pub fn index(self, level: Level) -> Option<usize> {
        self.levels().iter().position(|l| *l == level)
    }
}

/// One question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its id.
    #[serde(default)]
    pub id: QuestionId,
    /// How it is answered.
    #[serde(default)]
    pub kind: Kind,
    /// Also asked in the short run.
    #[serde(default)]
    pub key: bool,
    /// How much it counts: 1 to 3.
    #[serde(default)]
    pub weight: u8,
    /// When it is asked.
    #[serde(default)]
    pub condition: Condition,
    /// The questions that this one stands for where they are not asked (the small company's way):
    /// it joins the short run where one of them would have been in it.
    #[serde(default)]
    pub stands_for: Vec<QuestionId>,
    /// The questions of earlier editions that this one continues under another name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<QuestionId>,
    /// The number of what it means: higher where an edition asks something else under the same id, so
    /// that an answer to the earlier meaning does not count for this one.
    #[serde(default, skip_serializing_if = "Meaning::is_first")]
    pub meaning: Meaning,
    /// Its topic: a short title.
    #[serde(default)]
    pub topic: Text,
    /// The question itself.
    #[serde(default)]
    pub text: Text,
    /// Why it matters.
    #[serde(default)]
    pub why: Text,
    /// What each level looks like for this question: five texts, or three (no, partly, yes).
    #[serde(default)]
    pub levels: Vec<Text>,
    /// Parts that are ticked one by one beside the level.
    #[serde(default)]
    pub elements: Vec<Element>,
    /// Examples of evidence.
    #[serde(default)]
    pub evidence: Vec<Text>,
    /// What to do next from each level but the highest: four texts, or two (from no, from partly).
    #[serde(default)]
    pub next_steps: Vec<Text>,
    /// Who in the company usually knows.
    #[serde(default)]
    pub knows: Vec<RoleId>,
    /// The place in the guideline that it comes from.
    #[serde(default)]
    pub reference: Text,
    /// When a company may answer that it does not apply; `None` where the profile decides.
    #[serde(default)]
    pub not_applicable_when: Option<Text>,
    /// A target of its own, instead of the questionnaire's rule.
    #[serde(default)]
    pub target: Option<TargetBySize>,
}

impl Question {
    /// What a level looks like for this question; `None` for a level that it does not have.
    #[must_use]
    pub fn level_text(&self, level: Level) -> Option<&Text> {
        self.levels.get(self.kind.index(level)?)
    }

    /// What to do next from a level; `None` from the highest.
    #[must_use]
    pub fn next_step(&self, level: Level) -> Option<&Text> {
        self.next_steps.get(self.kind.index(level)?)
    }
}

/// A part of a question that is ticked by itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Element {
    /// Its id, unique within the question.
    #[serde(default)]
    pub id: ElementId,
    /// When it is shown.
    #[serde(default)]
    pub condition: Condition,
    /// Its name.
    #[serde(default)]
    pub name: Text,
    /// From which level on a missing tick is worth a look.
    #[serde(default, skip_serializing_if = "Expected::is_default")]
    pub expected: Expected,
}

/// From which level on an element is expected to be ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// From level 3: the level's description calls for it.
    #[default]
    FromThree,
    /// Only at level 4.
    FromFour,
    /// Never: one way among others, or something that not every company has.
    Never,
}

impl Expected {
    /// Whether the element is expected at a level.
    #[must_use]
    pub fn at(self, level: Level) -> bool {
        match self {
            Self::FromThree => level >= Level::THREE,
            Self::FromFour => level >= Level::FOUR,
            Self::Never => false,
        }
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Questionnaire {
    /// All questions with their areas, in order.
    pub fn questions(&self) -> impl Iterator<Item = (&Area, &Question)> {
        self.areas.iter().flat_map(|area| area.questions.iter().map(move |q| (area, q)))
    }

    /// A question and its area by id.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<(&Area, &Question)> {
        self.questions().find(|(_, q)| q.id == *id)
    }

    /// An area by id.
    #[must_use]
    pub fn area(&self, id: &AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == *id)
    }

    /// A fact by id.
    #[must_use]
    pub fn fact(&self, id: &FactId) -> Option<&FactAsked> {
        self.facts.iter().find(|fact| fact.id == *id)
    }

    /// The short name of an area; empty where there is no such area.
    #[must_use]
    pub fn short(&self, area: &AreaId, lang: Lang) -> &str {
        self.area(area).map_or("", |area| area.short.get(lang))
    }

    /// A role by id.
    #[must_use]
    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == *id)
    }

    /// The default target of a question for a company of this size.
    #[must_use]
    pub fn default_target(&self, question: &Question, size: CompanySize) -> Level {
        question
            .target
            .unwrap_or(match question.kind {
                Kind::Maturity => self.maturity_target,
                Kind::Decision => self.decision_target,
            })
            .get(size)
    }

    /// The word of the scale for a level of this kind of question, such as "in part" or "partly".
    #[must_use]
    pub fn level_word(&self, kind: Kind, level: Level) -> Option<&Text> {
        match kind {
            Kind::Maturity => self.scale.get(usize::from(level.get())),
            Kind::Decision => self.decision_scale.get(kind.index(level)?),
        }
    }
}
