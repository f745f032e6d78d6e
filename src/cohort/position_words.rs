//! Where a member stands, in words.

use super::cohort_words::{StepForm, cohort_words, not_for_this, own, points, step};
use super::invitation::said_in;
use super::position::{NoPosition, OwnStanding, Position, StandardScore};
use super::release::{AnswerParts, Cohort, Outcome};
use super::sign::Sign;
use crate::base::lang::{Lang, fill};
use crate::questionnaire::{Checked, Kind};
use crate::scoring::round_half_down;

/// Why a company has no place in the results.
#[must_use]
pub fn no_position(cohort: &Cohort, error: &NoPosition, lang: Lang) -> String {
    match (error, &cohort.outcome) {
        (NoPosition::NotForThis(error), _) => not_for_this(error, lang),
        (NoPosition::NothingShown, Outcome::FewerThan(least)) => {
            fill(&cohort_words(lang).fewer, &[("least", &least.to_string())])
        }
        // Where figures are shown, they are shown to everybody.
        (NoPosition::NothingShown, Outcome::Shown(_)) => cohort_words(lang).not_releasable.clone(),
    }
}

/// In whose results, and among how many companies.
#[must_use]
pub fn position_title(cohort: &Cohort, position: &Position<'_>, lang: Lang) -> String {
    let association = said_in(&cohort.invitation.association, lang);
    let count = position.shown.companies.get().to_string();
    fill(&cohort_words(lang).pos_title, &[("association", association), ("count", &count)])
}

/// A score among those of the cohort, in one line.
#[must_use]
pub fn standing(name: &str, of: &OwnStanding, lang: Lang) -> String {
    let words = cohort_words(lang);
    let median = points(of.spread.median, lang);
    let Some(score) = of.own else {
        return fill(&words.pos_none, &[("name", name), ("median", &median)]);
    };
    let score = round_half_down(score).to_string();
    let line = fill(&words.pos_line, &[("name", name), ("own", &score), ("median", &median)]);
    let borders = of.spread.quarters.map(|[low, high]| {
        let (low, high) = (points(low, lang), points(high, lang));
        fill(&words.pos_quarters, &[("low", &low), ("high", &high)])
    });
    let all: Vec<String> = [line].into_iter().chain(borders).chain(part(of, lang)).collect();
    all.join(lang.semicolon())
}

/// In which part of the cohort a score stands.
#[must_use]
pub fn part(of: &OwnStanding, lang: Lang) -> Option<String> {
    let words = cohort_words(lang);
    let (from, to) = of.part?;
    let quarters = [&words.pos_quarter_1, &words.pos_quarter_2, &words.pos_quarter_3, &words.pos_quarter_4];
    let halves = [&words.pos_half_1, &words.pos_half_2];
    let names: &[&String] = if of.of == 4 { &quarters } else { &halves };
    let name = |at: u8| names.get(usize::from(at).checked_sub(1)?).map(|name| name.as_str());
    let (from, to) = (name(from)?, name(to)?);
    Some(if from == to { from.to_owned() } else { fill(&words.pos_border, &[("from", from), ("to", to)]) })
}

/// The standard score, or that the companies differ too little for one; nothing where none is given.
#[must_use]
pub fn standard_score(of: &Position<'_>, lang: Lang) -> Option<String> {
    let words = cohort_words(lang);
    match of.standard_score {
        StandardScore::NotGiven => None,
        StandardScore::TooNear => Some(words.pos_small.clone()),
        StandardScore::Value(value) => Some(fill(&words.pos_standard, &[("value", &value.to_string())])),
    }
}

/// A question: the member's own sign beside the parts of the cohort.
#[must_use]
pub fn parts(of: &AnswerParts, sign: Sign, steps: u8, asked: &Checked, lang: Lang) -> String {
    let words = cohort_words(lang);
    let kind = asked.question(&of.question).map_or(Kind::Maturity, |(_, question)| question.kind);
    let reached = of.reached.iter().enumerate().map(|(at, reached)| {
        let step = step(*reached, steps, StepForm::Whole, lang);
        match (kind, at) {
            (Kind::Maturity, _) => {
                fill(&words.part_reached, &[("level", &(at + 1).to_string()), ("step", &step)])
            }
            (Kind::Decision, 0) => fill(&words.part_partly, &[("step", &step)]),
            (Kind::Decision, _) => fill(&words.part_yes, &[("step", &step)]),
        }
    });
    let rest = [(&words.part_unknown, of.unknown), (&words.part_without_level, of.without_level)];
    let rest = rest.map(|(text, part)| fill(text, &[("step", &step(part, steps, StepForm::Whole, lang))]));
    let all: Vec<String> = reached.chain(rest).collect();
    let topic = asked.topic(&of.question, lang);
    let (own, all) = (own(sign, lang), all.join(lang.semicolon()));
    let values = [("id", of.question.as_str()), ("topic", topic), ("own", &own), ("parts", &all)];
    fill(&words.pos_question, &values)
}
