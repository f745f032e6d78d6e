//! Freezing the state of an assessment as a milestone, and a milestone as an assessment again.

use jiff::civil::Date;

use super::{Assessment, Milestone};

impl Milestone {
    /// Freezes the present state of an assessment. What its registers come to is put in by whoever reckons it.
    #[must_use]
    pub fn of(assessment: &Assessment, name: String, date: Date) -> Self {
        // What stands beside the answers stays where it is: a state does not hold its own past.
        let Assessment {
            profile,
            run,
            area_targets,
            answers,
            registers: _,
            workshops: _,
            approvals: _,
            submitted: _,
            handed_out: _,
            lists: _,
            crosswalks: _,
            milestones: _,
            archive: _,
            only: _,
            request: _,
            log: _,
        } = assessment.clone();
        Self { name, date, profile, run, area_targets, answers, figures: None }
    }

    /// The state as an assessment of its own, without milestones.
    #[must_use]
    pub fn assessment(&self) -> Assessment {
        let Self { name: _, date: _, profile, run, area_targets, answers, figures: _ } = self.clone();
        Assessment { profile, run, area_targets, answers, ..Assessment::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Answer, Run};
    use crate::base::ids::QuestionId;

    #[test]
    fn a_frozen_state_comes_back_as_it_was_without_its_own_past() {
        let mut now = Assessment { run: Run::Full, ..Assessment::default() };
        now.answers
            .insert(QuestionId::new("A-1"), Answer { note: "n".to_owned(), ..Answer::default() }.into());
        let day = jiff::civil::date(2026, 11, 24);
        now.milestones.push(Milestone::of(&now, "春".to_owned(), day).into());
        let second = Milestone::of(&now, "秋".to_owned(), day);
        assert_eq!(second.assessment(), Assessment { milestones: Vec::new(), ..now });
    }
}
