//! What became of scores between two states, in words.

use super::words::{NO_NUMBER, ScoreWords};
use super::{Certainty, Comparison, Figures, ScoreChange, round_half_down};
use crate::base::lang::fill;

impl ScoreWords {
    /// A score then and now, each as it stood.
    #[must_use]
    pub fn then_and_now(&self, change: &ScoreChange) -> String {
        let side = |of: Option<Figures>| match of.and_then(|of| Some((of.shown()?.to_string(), of.standing)))
        {
            None => NO_NUMBER.to_owned(),
            Some((score, Certainty::Final)) => fill(&self.score, &[("score", &score)]),
            Some((score, Certainty::SoFar)) => fill(&self.so_far_short, &[("score", &score)]),
        };
        format!("{} → {}", side(change.before), side(change.after))
    }

    /// Range and coverage then and now: a score is never shown without them.
    #[must_use]
    pub fn around_then_and_now(&self, change: &ScoreChange) -> String {
        let side = |of: Option<Figures>| match of {
            None => NO_NUMBER.to_owned(),
            Some(of) => format!("{} · {}", self.range(of.range), self.coverage(of.coverage)),
        };
        format!("{} → {}", side(change.before), side(change.after))
    }

    /// What the points are of: the score then and now by the questions that have a level in both states.
    #[must_use]
    pub fn alike(&self, change: &ScoreChange) -> String {
        let Some(of) = change.alike else { return self.alike_none.clone() };
        let (before, after) = (round_half_down(of.before).to_string(), round_half_down(of.after).to_string());
        let template = if of.questions == 1 { &self.alike_one } else { &self.alike };
        let count = of.questions.to_string();
        fill(template, &[("count", &count), ("before", &before), ("after", &after)])
    }

    /// The points gained or lost, like for like, with their sign; never with ▲, which is a minus in Japanese
    /// accounts.
    #[must_use]
    pub fn points(&self, change: &ScoreChange) -> String {
        match change.points() {
            Some(points) if points > 0 => format!("+{points}"),
            Some(points) if points < 0 => format!("−{}", points.unsigned_abs()),
            Some(_) => "±0".to_owned(),
            None => NO_NUMBER.to_owned(),
        }
    }

    /// The points with from where to where they lead, and over how many questions; a dash where there are none.
    #[must_use]
    pub fn points_over(&self, change: &ScoreChange) -> String {
        let Some(of) = change.alike else { return NO_NUMBER.to_owned() };
        let (before, after) = (round_half_down(of.before).to_string(), round_half_down(of.after).to_string());
        let template = if of.questions == 1 { &self.points_over_one } else { &self.points_over };
        let (points, count) = (self.points(change), of.questions.to_string());
        fill(template, &[("points", &points), ("before", &before), ("after", &after), ("count", &count)])
    }

    /// How many of the answers that did not change were confirmed again, where there are such answers.
    #[must_use]
    pub fn confirmed_again(&self, comparison: &Comparison) -> Option<String> {
        let (again, count) = comparison.confirmed_again();
        let values = [("again", &*again.to_string()), ("count", &count.to_string())];
        (count > 0).then(|| fill(&self.again, &values))
    }
}
