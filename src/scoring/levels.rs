//! Scores where only levels are known and no assessment: of those who handed in signs alone.

use std::collections::BTreeMap;

use super::area::score_of;
use super::numbers::Exact;
use super::whole::mean;
use crate::base::ids::{AreaId, QuestionId};
use crate::base::level::Level;
use crate::questionnaire::Questionnaire;

/// How the levels of some questions, known by their places, come to scores.
#[derive(Clone, Debug)]
pub struct ByLevels {
    /// For each area that has one of the questions: their places and weights.
    areas: Vec<(AreaId, Vec<(usize, u8)>)>,
}

impl ByLevels {
    /// For questions of a questionnaire, in their order.
    pub fn of<'q>(
        questionnaire: &'q Questionnaire,
        questions: impl IntoIterator<Item = &'q QuestionId>,
    ) -> Self {
        let places: BTreeMap<&QuestionId, usize> =
            questions.into_iter().enumerate().map(|(place, id)| (id, place)).collect();
        let areas = questionnaire.areas.iter().filter_map(|area| {
            let terms: Vec<(usize, u8)> = area
                .questions
                .iter()
                .filter_map(|question| Some((*places.get(&question.id)?, question.weight)))
                .collect();
            (!terms.is_empty()).then(|| (area.id.clone(), terms))
        });
        Self { areas: areas.collect() }
    }

    /// The areas that have one of the questions, in order.
    pub fn areas(&self) -> impl Iterator<Item = &AreaId> {
        self.areas.iter().map(|(area, _)| area)
    }

    /// The score of each of the areas, as [`super::AreaScore::score`] has it.
    pub fn scores(&self, level: impl Fn(usize) -> Option<Level>) -> Vec<Option<Exact>> {
        let score = |terms: &Vec<(usize, u8)>| {
            score_of(terms.iter().filter_map(|(place, weight)| Some((*weight, level(*place)?))))
        };
        self.areas.iter().map(|(_, terms)| score(terms)).collect()
    }

    /// The score of the whole, from those of the areas, as [`super::Overall::score`] has it.
    #[must_use]
    pub fn whole(&self, areas: &[Option<Exact>]) -> Option<Exact> {
        mean(areas.iter().copied().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Scorecard;
    use super::*;
    use crate::assessment::{Answer, Assessment, Response};
    use crate::questionnaire::shipped::meti_guideline;

    #[test]
    fn levels_alone_come_to_the_scores_of_the_assessment_that_has_them() {
        let asked = meti_guideline();
        let ids: Vec<&QuestionId> = asked.questions().map(|(_, question)| &question.id).collect();
        let layout = ByLevels::of(asked, ids.iter().copied());
        let mut company = Assessment::default();
        for (place, (_, question)) in asked.questions().enumerate() {
            let levels = question.kind.levels();
            let response = match place % 7 {
                5 => Response::Unknown,
                6 => Response::Unanswered,
                _ => Response::Level(levels[place % levels.len()]),
            };
            let answer = Answer { response, ..Answer::default() };
            company.answers.insert(question.id.clone(), answer.into());
        }
        let card = Scorecard::of(asked, &company, jiff::civil::date(2026, 11, 30));
        let level = |place: usize| card.term(ids[place]).and_then(super::super::Term::level);
        let scores = layout.scores(level);
        let expected: Vec<_> = card.areas.iter().map(|area| area.score).collect();
        assert_eq!(scores, expected);
        assert!(card.overall.score.is_some());
        assert_eq!(layout.whole(&scores), card.overall.score);
        assert_eq!(layout.areas().count(), card.areas.len());
    }
}
