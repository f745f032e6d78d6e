//! What an association might speak about first: the questions where its members stand lowest, by the shown
//! steps alone.

use super::release::{AnswerParts, CohortFigures};
use crate::base::ids::QuestionId;

/// A line of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaLine {
    /// The question.
    pub question: QuestionId,
    /// Whether the one before or after it stands as low: then their order is that of the questionnaire.
    pub tied: bool,
}

/// The questions, those first where least is reached. "Not applicable" counts as reached.
#[must_use]
pub fn agenda(of: &CohortFigures) -> Vec<AgendaLine> {
    let steps = u32::from(of.steps.get());
    let mut lines: Vec<(u32, &AnswerParts)> =
        of.questions.iter().map(|parts| (reached(parts, steps), parts)).collect();
    // It keeps the questionnaire's order among equals.
    lines.sort_by_key(|(reached, _)| *reached);
    let sum = |at: Option<usize>| at.and_then(|at| lines.get(at)).map(|(reached, _)| *reached);
    (0..lines.len())
        .filter_map(|at| {
            let (own, parts) = lines.get(at)?;
            let tied = sum(at.checked_sub(1)) == Some(*own) || sum(Some(at + 1)) == Some(*own);
            Some(AgendaLine { question: parts.question.clone(), tied })
        })
        .collect()
}

/// The sum of the middles of the four steps, in halves of a step. Of a decision, "partly" stands for the lower
/// two levels and "yes" for the higher two.
fn reached(parts: &AnswerParts, steps: u32) -> u32 {
    let middle = |step: u8| 2 * u32::from(step) + 1;
    // "Not applicable" is what has no level and is not unknown either.
    let met = middle(parts.without_level.get().get()).saturating_sub(middle(parts.unknown.get().get()));
    let times = if parts.reached.len() == 2 { 2 } else { 1 };
    parts.reached.iter().map(|step| times * (middle(step.get().get()) + met).min(2 * steps)).sum()
}
