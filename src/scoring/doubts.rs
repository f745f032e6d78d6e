//! What makes a comparison doubtful: another company, another run, or a later state given as the earlier.

use jiff::civil::Date;

use crate::assessment::Assessment;

/// Why two states may not be what somebody takes them for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// They are of two organisations: the earlier and the later one.
    OtherOrganisation(String, String),
    /// One has the short run and the other the full one.
    OtherRun,
    /// The state that is given as the earlier is of a later day: this, and that of the other.
    Later(Date, Date),
}

/// The doubts about an earlier state and a later one.
#[must_use]
pub fn doubts(before: &Assessment, after: &Assessment) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let (old, new) = (&before.profile.organisation, &after.profile.organisation);
    if old != new {
        doubts.push(Doubt::OtherOrganisation(old.clone(), new.clone()));
    }
    if before.run != after.run {
        doubts.push(Doubt::OtherRun);
    }
    if let (Some(old), Some(new)) = (day(before), day(after))
        && old > new
    {
        doubts.push(Doubt::Later(old, new));
    }
    doubts
}

/// The day of a state: the latest on which an answer was given, else that of the assessment.
fn day(of: &Assessment) -> Option<Date> {
    let given = of.answers.values().filter_map(|answer| answer.confirmed_on).max();
    given.or(of.profile.date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::{Answer, Profile, Run};
    use crate::base::ids::QuestionId;

    fn state(organisation: &str, run: Run, day: Date) -> Assessment {
        let answer = Answer { confirmed_on: Some(day), ..Answer::default() };
        let profile = Profile { organisation: organisation.to_owned(), ..Profile::default() };
        let answers = [(QuestionId::new("A-1"), answer.into())].into_iter().collect();
        Assessment { profile, run, answers, ..Assessment::default() }
    }

    #[test]
    fn another_company_another_run_and_a_later_state_are_each_doubted() {
        let (spring, autumn) = (date(2026, 4, 1), date(2026, 11, 1));
        let now = state("甲", Run::Full, autumn);
        assert_eq!(doubts(&state("甲", Run::Full, spring), &now), []);
        assert_eq!(doubts(&state("甲", Run::Full, autumn), &now), []);
        let all = doubts(&state("乙", Run::Short, date(2027, 1, 1)), &now);
        let names = Doubt::OtherOrganisation("乙".to_owned(), "甲".to_owned());
        assert_eq!(all, [names, Doubt::OtherRun, Doubt::Later(date(2027, 1, 1), autumn)]);
        let profile = Profile { date: Some(date(2028, 1, 1)), ..Profile::default() };
        let by_day = Assessment { profile, run: Run::Full, ..Assessment::default() };
        assert_eq!(doubts(&by_day, &Assessment { run: Run::Full, ..Assessment::default() }), []);
    }
}
