//! The attacker against the rules, and against rules that are broken on purpose.

use std::collections::BTreeSet;

use keian::cohort::Sign;
use keian::cohort::count::count;
use keian::storage::association::cohort_bytes;

use super::attacker::{Certain, Known};
use super::facts::{Fact, Holds, Of, Rule, is_in, reckon, score, step_range, steps};
use super::made::{Dice, World};
use super::published::facts;
use super::witness::{is_open, uniform};

const MARGIN: usize = 2;

pub fn cohorts() -> u64 {
    std::env::var("KEIAN_COHORTS").ok().and_then(|count| count.parse().ok()).unwrap_or(300)
}

/// The pairs of members that learn most: all of a small cohort; of a larger one those at an end of a score, and
/// those who answered a question as few did.
fn pairs(world: &World, facts: &[Fact], dice: &mut Dice) -> Vec<[usize; 2]> {
    let n = world.members.len();
    let mut places: BTreeSet<usize> = (0..n).collect();
    if n > 12 {
        places.clear();
        let areas = (0..world.asked.areas.len()).map(Of::Area);
        for of in areas.chain([Of::Whole]) {
            let mut by: Vec<usize> = (0..n).collect();
            by.sort_by_key(|at| score(&world.asked, of, &world.members[*at].signs));
            places.extend([by[0], by[1], by[n - 2], by[n - 1]]);
        }
        for question in uniform(world, facts, MARGIN) {
            places.extend(question.exceptions);
        }
        places.insert(dice.below(n));
    }
    let places: Vec<usize> = places.into_iter().collect();
    let mut pairs: Vec<[usize; 2]> =
        places.iter().enumerate().flat_map(|(at, a)| places[at + 1..].iter().map(|b| [*a, *b])).collect();
    while pairs.len() > 60 {
        pairs.swap_remove(dice.below(pairs.len()));
    }
    pairs
}

/// What two members together are certain of; fails where they are wrong.
fn learned(world: &World, facts: &[Fact], pair: [usize; 2]) -> Vec<Certain> {
    let bands: Vec<Option<u8>> = world.members.iter().map(|one| one.band).collect();
    let insiders = pair.iter().map(|at| &world.members[*at]).collect();
    let certain = Known { asked: &world.asked, bands: &bands, insiders }.certain(facts);
    for of in &certain {
        let scope = Some(vec![of.band]);
        for (at, one) in world.members.iter().enumerate() {
            if is_in(&scope, one) && !pair.contains(&at) {
                assert_eq!(of.holds.of(one.signs[of.question]), of.is, "{of:?} is not so: {:?}", one.signs);
            }
        }
    }
    certain
}

#[test]
fn two_members_with_everything_that_was_released_are_certain_of_no_other_answer() {
    let mut shown = 0;
    for seed in 0..cohorts() {
        let world = World::new(seed);
        let published = count(&world.invitation, &world.questionnaire, &world.submissions());
        assert!(published.is_sound(&world.questionnaire), "seed {seed}");
        let bytes = cohort_bytes(&published, &world.questionnaire).unwrap();
        let read = facts(std::str::from_utf8(&bytes).unwrap(), &world.asked);
        // A second reckoning, by the letter of the rules, comes to the same.
        assert_eq!(read, reckon(&world, Rule::Whole), "seed {seed}");
        let Some(read) = read else { continue };
        shown += 1;
        let mut dice = Dice::new(seed ^ 0xff);
        for pair in pairs(&world, &read, &mut dice) {
            assert_eq!(learned(&world, &read, pair), [], "seed {seed}, members {pair:?}");
        }
    }
    assert!(shown > cohorts() / 2, "{shown} cohorts were shown");
}

#[test]
fn another_cohort_with_the_same_figures_has_other_answers() {
    let (mut looked, mut open) = (0, 0);
    for seed in 0..cohorts() / 3 {
        let world = World::new(seed);
        let Some(facts) = reckon(&world, Rule::Whole) else { continue };
        let mut dice = Dice::new(seed ^ 0xff);
        let mut properties = uniform(&world, &facts, MARGIN);
        while properties.len() > 12 {
            properties.swap_remove(dice.below(properties.len()));
        }
        for property in properties {
            looked += 1;
            open += usize::from(is_open(&world, &facts, &property, &mut dice));
        }
    }
    // The search is by chance: what it does not find may be there all the same.
    println!("{open} of {looked}");
    assert!(looked > 300 && 100 * open >= 99 * looked, "{open} of {looked} are open");
}

/// In how many cohorts two members are certain of an answer, if a rule is broken.
fn broken(rule: Rule) -> usize {
    (0..cohorts().min(300))
        .filter(|seed| {
            let world = World::new(*seed);
            let Some(facts) = reckon(&world, rule) else { return false };
            let mut dice = Dice::new(*seed);
            pairs(&world, &facts, &mut dice).into_iter().any(|pair| !learned(&world, &facts, pair).is_empty())
        })
        .count()
}

#[test]
fn exact_shares_are_broken() {
    assert!(broken(Rule::ExactShares) > 20);
}

#[test]
fn shares_to_five_points_are_broken() {
    assert!(broken(Rule::FivePoints) > 20);
}

#[test]
fn questions_by_group_beside_the_whole_are_broken() {
    assert!(broken(Rule::QuestionsByGroup) > 5);
}

#[test]
fn a_minimum_that_is_shown_is_broken() {
    assert!(broken(Rule::MinimumShown) > 5);
}

#[test]
fn groups_that_are_not_merged_are_broken() {
    assert!(broken(Rule::GroupsNotMerged) > 5);
}

#[test]
fn unknown_and_not_applicable_apart_are_broken() {
    // Where half of the companies do not know and the other half has no need to, nobody has a level: cohorts in
    // which everybody has neither, in numbers that meet the borders of steps.
    let certain = (0..600).filter(|seed| {
        let mut world = World::new(5000 + seed);
        let mut dice = Dice::new(*seed);
        for member in &mut world.members {
            let question = 0;
            member.signs[question] = dice.of(&[Sign::Unknown, Sign::NotApplicable]);
        }
        let Some(facts) = reckon(&world, Rule::NotApplicableApart) else { return false };
        pairs(&world, &facts, &mut dice).into_iter().any(|pair| !learned(&world, &facts, pair).is_empty())
    });
    assert!(certain.count() > 5);
}

#[test]
fn a_mean_in_whole_points_is_broken() {
    assert!(broken(Rule::MeanShown) > 0);
}

#[test]
fn quartiles_one_company_too_early_are_broken() {
    // Of the random cohorts few have just twelve members: these all have.
    let certain = (0..400).filter(|seed| {
        let mut world = World::new(1000 + seed);
        world.members.truncate(12);
        if world.members.len() < 12 {
            return false;
        }
        let Some(facts) = reckon(&world, Rule::QuartilesTooEarly) else { return false };
        let mut dice = Dice::new(*seed);
        pairs(&world, &facts, &mut dice).into_iter().any(|pair| !learned(&world, &facts, pair).is_empty())
    });
    assert!(certain.count() > 5);
}

#[test]
fn a_second_release_after_one_replacement_is_broken() {
    // Who replaced is known to have crossed where a step moved: before and after are certain.
    let mut certain = 0;
    for seed in 0..cohorts().min(300) {
        let world = World::new(seed);
        let n = world.members.len();
        if reckon(&world, Rule::Whole).is_none() {
            continue;
        }
        let mut dice = Dice::new(seed);
        let mut after = world.clone();
        let who = dice.below(n);
        for question in 0..world.asked.questions.len() {
            after.members[who].signs[question] = dice.of(&world.asked.signs(question));
        }
        for (question, (_, kind)) in world.asked.questions.iter().enumerate() {
            for holds in Holds::all(*kind) {
                let step = |of: &World| {
                    let count = of.members.iter().filter(|one| holds.of(one.signs[question])).count();
                    step_range(count, n, steps(n, MARGIN))
                };
                let (was, is) = (step(&world), step(&after));
                if was != is {
                    let rose = is > was;
                    assert_eq!(holds.of(world.members[who].signs[question]), !rose);
                    assert_eq!(holds.of(after.members[who].signs[question]), rose);
                    certain += 1;
                }
            }
        }
    }
    assert!(certain > 100, "{certain}");
}
