//! Which facts of the registers bear on which questions, and where an answer says more or less than they bear out:
//! `questionnaires/bearings/meti-guideline.ron`. It stands beside the questionnaire and names its questions, as reference lists do,
//! so that a rule changes without a question's digest.

use std::fmt;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Question;
use super::checked::{Checked, Provenance};
use crate::base::compiled::compiled_in;
use crate::base::ids::{FactId, QuestionId};
use crate::base::level::Level;
use crate::base::meaning::Meaning;

/// What of the registers is counted: a part of a whole. What each is of stands in `docs/registers.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
pub enum Gauge {
    /// Of what is bought: what names its partner.
    Partners,
    /// Of what is bought: what is of an item with a row behind the direct partner.
    DeeperTiers,
    /// Of the rows of sales: those that name the customer.
    Customers,
    /// Of what is bought: what has the country in which it is made.
    MadeIn,
    /// Of what is bought: what has the country of the parent company.
    OwnedFrom,
    /// Of the rows of sales: those that have the customer's country.
    Destinations,
    /// Of the rows of purchases from direct partners and of sales: those with an amount.
    Amounts,
    /// Of the same rows: those with a volume.
    Volumes,
    /// Of what is made by the company or for it: rows with the country.
    Sites,
    /// Of the same rows: those made abroad.
    MadeAbroad,
    /// Of what is bought: what has its stock.
    Stocks,
    /// Of the products: those of which sales and needed items are there.
    Products,
    /// Of the items from direct sources: those that surely have one source.
    SingleItems,
    /// Of the items with one source: those with something qualified, or a note that says why there is nothing.
    SingleAnswered,
    /// Of the items with one source: those with a candidate or something qualified.
    SingleEvaluated,
    /// Of the items with one source and something qualified: those that say how long the switch takes.
    SingleDays,
    /// Of the technologies: those that say why they are core.
    TechnologiesReasoned,
    /// Of the technologies: those that a scenario hits.
    TechnologiesThreatened,
    /// Of all routes of all technologies: those that somebody has looked at.
    RoutesLookedAt,
    /// Of the technologies: those with the effect of a leak, as an amount or in words.
    LeakEffects,
    /// Of the technologies: those with the effect of a leak as an amount.
    LeakAmounts,
    /// Of the scenarios: those that say what they hit and how long they last.
    ScenariosTold,
    /// Of the scenarios: those looked through within 12 months.
    ScenariosReviewed,
    /// Of the scenarios: those exercised within 12 months.
    ScenariosExercised,
    /// Of the scenarios: those with importance and urgency.
    ScenariosRanked,
    /// Of the measures that are open: those with owner and due date.
    MeasuresAssigned,
    /// Of the scenarios of the highest importance: those with a measure that is done.
    ScenariosMet,
    /// Of the talks: those with these.
    Talks(Circle),
    /// Of the talks with these: those within 12 months.
    RecentTalks(Circle),
    /// Of the talks with peers: those before which competition law was looked at, or need not be.
    PeersLaw,
}

impl fmt::Display for Gauge {
    /// Its name for programs: `made_in`, `talks_banks`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut name = String::new();
        for char in format!("{self:?}").chars().filter(|char| *char != ')') {
            if char == '(' || char.is_ascii_uppercase() && !name.is_empty() && !name.ends_with('_') {
                name.push('_');
            }
            if char != '(' {
                name.push(char.to_ascii_lowercase());
            }
        }
        f.write_str(&name)
    }
}

/// With whom talks are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
pub enum Circle {
    /// Customers.
    Customers,
    /// Suppliers.
    Suppliers,
    /// Customers and suppliers.
    CustomersAndSuppliers,
    /// Suppliers and companies of the same trade.
    SuppliersAndPeers,
    /// Banks.
    Banks,
    /// Shareholders and investors.
    Shareholders,
    /// National and local government.
    Authorities,
    /// Government, companies of the same trade and suppliers.
    SupplyConcern,
    /// Companies of the same trade.
    Peers,
}

/// How much of a whole, at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Extent {
    /// Anything.
    Some,
    /// So many hundredths, 1 to 99.
    Percent(u8),
    /// All of it.
    All,
}

impl Extent {
    /// Whether a part of a whole is so much. Of nothing there is no part.
    #[must_use]
    pub fn is_reached(self, part: u128, whole: u128) -> bool {
        part > 0
            && match self {
                Self::Some => true,
                Self::Percent(percent) => part * 100 >= u128::from(percent) * whole,
                Self::All => part >= whole,
            }
    }
}

/// From this level on an answer says more than the registers bear out, where so much is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct MoreRule {
    /// The lowest such level.
    pub from: Level,
    /// How much is missing, at least.
    pub lacks: Extent,
}

/// Up to this level, or where it is unknown, an answer says less than the registers, where so much is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct LessRule {
    /// The highest such level.
    pub to: Level,
    /// How much is there, at least.
    pub has: Extent,
}

/// A fact that bears on a question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bearing {
    /// What is counted.
    pub gauge: Gauge,
    /// Where a level says more.
    #[serde(default)]
    pub more: Option<MoreRule>,
    /// Where an answer says less.
    #[serde(default)]
    pub less: Option<LessRule>,
}

/// A question with what bears on it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionBearings {
    /// The question.
    pub question: QuestionId,
    /// The number of its meaning that this was written for: of another one it says nothing.
    #[serde(default)]
    pub meaning: Meaning,
    /// What bears on it, in the order in which it is said.
    pub says: Vec<Bearing>,
}

/// A fact of the profile that the registers may know: it is so where they have any of what is counted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactBearing {
    /// The fact.
    pub fact: FactId,
    /// What is counted.
    pub gauge: Gauge,
}

/// What bears on what.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bearings {
    /// By question.
    pub questions: Vec<QuestionBearings>,
    /// By fact of the profile.
    pub profile: Vec<FactBearing>,
}

/// What is compiled in.
#[must_use]
pub fn bearings() -> &'static Bearings {
    static READ: LazyLock<Bearings> = LazyLock::new(|| {
        compiled_in(
            "questionnaires/bearings/meti-guideline.ron",
            include_str!("../../questionnaires/bearings/meti-guideline.ron"),
        )
    });
    &READ
}

/// What bears on a question; nothing on one that is none of the shipped ones, whatever its id.
#[must_use]
pub fn bearing_on(questionnaire: &Checked, question: &Question) -> &'static [Bearing] {
    if questionnaire.is_own(&question.id) {
        return &[];
    }
    let same = |of: &&QuestionBearings| of.question == question.id && of.meaning == question.meaning;
    let found = bearings().questions.iter().find(same);
    found.map_or(&[], |of| &of.says)
}

/// What the registers may know of a fact of the profile, where it is one of the shipped questionnaire's.
#[must_use]
pub fn bearing_on_fact(questionnaire: &Checked, fact: &FactId) -> Option<Gauge> {
    if matches!(questionnaire.provenance(), Provenance::Own) {
        return None;
    }
    let found = bearings().profile.iter().find(|of| of.fact == *fact);
    found.map(|of| of.gauge)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::questionnaire::shipped::meti_guideline;

    #[test]
    fn every_question_and_fact_that_is_named_is_asked_and_stands_once() {
        let asked = meti_guideline();
        let mut named = BTreeSet::new();
        for of in &bearings().questions {
            let (_, question) = asked.question(&of.question).unwrap();
            assert!(named.insert(&of.question), "{} stands twice", of.question);
            assert_eq!(question.meaning, of.meaning, "{} asks something else now", of.question);
            assert_eq!(bearing_on(asked, question), of.says);
            let gauges: BTreeSet<Gauge> = of.says.iter().map(|bearing| bearing.gauge).collect();
            assert_eq!(gauges.len(), of.says.len(), "{}", of.question);
        }
        for of in &bearings().profile {
            assert!(asked.facts.iter().any(|fact| fact.id == of.fact), "{}", of.fact);
            assert_eq!(bearing_on_fact(asked, &of.fact), Some(of.gauge));
        }
    }

    #[test]
    fn programs_have_names_of_small_letters() {
        let names =
            [Gauge::MadeIn, Gauge::Talks(Circle::CustomersAndSuppliers)].map(|gauge| gauge.to_string());
        assert_eq!(names, ["made_in", "talks_customers_and_suppliers"]);
    }

    #[test]
    fn no_answer_says_both_more_and_less() {
        for bearing in bearings().questions.iter().flat_map(|of| &of.says) {
            if let (Some(more), Some(less)) = (bearing.more, bearing.less) {
                assert!(less.to < more.from, "{:?}", bearing.gauge);
            }
        }
    }

    #[test]
    fn an_extent_is_reached_from_its_part_on_and_never_by_nothing() {
        let fifth = Extent::Percent(20);
        assert_eq!([19, 20, 21].map(|part| fifth.is_reached(part, 100)), [false, true, true]);
        assert_eq!([0, 1, 5].map(|part| Extent::Some.is_reached(part, 5)), [false, true, true]);
        assert_eq!([0, 4, 5].map(|part| Extent::All.is_reached(part, 5)), [false, false, true]);
        assert!([Extent::Some, fifth, Extent::All].iter().all(|extent| !extent.is_reached(0, 0)));
    }
}
