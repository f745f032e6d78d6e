//! Where an answer and the registers do not say the same: a level says more than the registers bear out, the registers
//! show more than the answer, or the profile leaves a question out that they have something for. By which rules stands
//! in `questionnaires/bearings/meti-guideline.ron`. A register never sets a level.

use super::area::State;
use super::check_kind::CheckKind;
use crate::analysis::Readings;
use crate::assessment::Assessment;
use crate::base::level::Level;
use crate::questionnaire::bearing::{bearing_on, bearing_on_fact};
use crate::questionnaire::{Checked, Condition, Fact, Question};

/// What is open about the answer to a question that this run asks, beside the registers.
pub(super) fn beside_registers(
    questionnaire: &Checked,
    question: &Question,
    state: State,
    readings: &Readings,
) -> Vec<CheckKind> {
    let level = match state {
        State::Level(level) => Some(level),
        State::Unknown => None,
        State::NotApplicable | State::Unanswered => return Vec::new(),
    };
    let mut found = Vec::new();
    for bearing in bearing_on(questionnaire, question) {
        let Some(reading) = readings.get(bearing.gauge) else { continue };
        let (there, whole) = reading.part();
        let says_more = |level: Level| {
            bearing
                .more
                .is_some_and(|rule| level >= rule.from && rule.lacks.is_reached(reading.missing(), whole))
        };
        let says_less = |level: Option<Level>| {
            bearing.less.is_some_and(|rule| {
                level.is_none_or(|level| level <= rule.to) && rule.has.is_reached(there, whole)
            })
        };
        match level {
            Some(level) if says_more(level) => {
                found.push(CheckKind::MoreThanRegister { level, gauge: bearing.gauge, reading });
            }
            level if says_less(level) => {
                found.push(CheckKind::LessThanRegister { level, gauge: bearing.gauge, reading });
            }
            _ => {}
        }
    }
    found
}

/// That a question is left out by what the profile says of a fact alone, and the registers say otherwise.
pub(super) fn profile_beside_registers(
    questionnaire: &Checked,
    assessment: &Assessment,
    question: &Question,
    readings: &Readings,
) -> Option<CheckKind> {
    let Condition::Fact(fact, values) = &question.condition else { return None };
    let said = assessment.profile.known().of(fact);
    let gauge = bearing_on_fact(questionnaire, fact)?;
    let reading = readings.get(gauge).filter(|reading| reading.count.0 > 0)?;
    let left_out = *said == Fact::No && !values.contains(said);
    left_out.then(|| CheckKind::ProfileBesideRegister {
        fact: fact.clone(),
        said: said.clone(),
        gauge,
        reading,
    })
}
