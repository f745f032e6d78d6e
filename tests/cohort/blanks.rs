//! What is left out tells nothing: which figures are shown follows from numbers of companies alone.

use keian::cohort::count::count;
use keian::cohort::release::{CohortFigures, Outcome};

use super::disclosure::cohorts;
use super::facts::least;
use super::made::{Dice, World};

/// A group that is shown: its bands, its companies, and how many medians it has.
type Group = (Vec<Option<u8>>, u32, usize);

/// Companies, steps, how many levels each question has, which spreads have quarters, groups.
type There = (u32, u8, Vec<usize>, Vec<bool>, Vec<Group>);

/// Which figures there are, whatever they say.
fn there(of: &Outcome) -> Option<There> {
    let Outcome::Shown(shown) = of else { return None };
    let CohortFigures { companies, steps, questions, areas, whole, groups } = &**shown;
    let spreads = areas.iter().map(|area| area.spread).chain([*whole]);
    Some((
        companies.get(),
        steps.get(),
        questions.iter().map(|parts| parts.reached.len()).collect(),
        spreads.map(|spread| spread.quarters.is_some()).collect(),
        groups
            .iter()
            .map(|group| (group.group.bands.clone(), group.companies.get(), group.medians.len()))
            .collect(),
    ))
}

#[test]
fn whatever_is_answered_the_same_figures_are_shown() {
    let mut seen = [0; 2];
    for seed in 0..cohorts() {
        let world = World::new(seed);
        let of = |world: &World| {
            there(&count(&world.invitation, &world.questionnaire, &world.submissions()).outcome)
        };
        let first = of(&world);
        let shown = world.members.len() >= least(world.invitation.margin);
        assert_eq!(first.is_some(), shown, "seed {seed}");
        seen[usize::from(shown)] += 1;
        let mut dice = Dice::new(seed ^ 0xabc);
        for round in 0..3 {
            let mut other = world.clone();
            for member in &mut other.members {
                for question in 0..other.asked.questions.len() {
                    let signs = other.asked.signs(question);
                    member.signs[question] = if round == 0 { signs[0] } else { dice.of(&signs) };
                }
            }
            assert_eq!(of(&other), first, "seed {seed}");
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}
