//! That something is not certain: another cohort, with the same published facts and the same answers of the
//! attacker's own members, in which it is not so. Found by changing answers, so that it does not rest on what the
//! attacker thinks of.

use keian::cohort::Sign;

use super::facts::{Fact, Holds, Rule, Scope, is_in, reckon, score, shown};
use super::made::{Dice, World};

/// What is the same of all members of a group but a few: a property of which somebody could become certain. What
/// was not split does not tell its members apart.
pub struct Uniform {
    pub scope: Scope,
    pub question: usize,
    pub holds: Holds,
    pub is: bool,
    /// Those who are otherwise.
    pub exceptions: Vec<usize>,
}

/// All such properties, where at most so many are otherwise and somebody is not.
pub fn uniform(world: &World, facts: &[Fact], margin: usize) -> Vec<Uniform> {
    let mut scopes: Vec<Scope> = Vec::new();
    for fact in facts {
        if let Fact::Rank { scope: scope @ Some(_), .. } = fact
            && !scopes.contains(scope)
        {
            scopes.push(scope.clone());
        }
    }
    if scopes.is_empty() {
        scopes.push(None);
    }
    let mut found = Vec::new();
    for scope in scopes {
        let members: Vec<usize> =
            (0..world.members.len()).filter(|at| is_in(&scope, &world.members[*at])).collect();
        for (question, (_, kind)) in world.asked.questions.iter().enumerate() {
            for holds in Holds::all(*kind) {
                for is in [true, false] {
                    if !is && !holds.tells_where_not() {
                        continue;
                    }
                    let exceptions: Vec<usize> = members
                        .iter()
                        .copied()
                        .filter(|at| holds.of(world.members[*at].signs[question]) != is)
                        .collect();
                    if exceptions.len() <= margin && exceptions.len() < members.len() {
                        found.push(Uniform { scope: scope.clone(), question, holds, is, exceptions });
                    }
                }
            }
        }
    }
    found
}

/// Whether for every two members who know their own answers there is another cohort in which the property is
/// not so of somebody of the group beside them.
pub fn is_open(world: &World, facts: &[Fact], of: &Uniform, dice: &mut Dice) -> bool {
    let n = world.members.len();
    // The pairs that could be certain, for all who are otherwise are among them.
    let mut pairs: Vec<[usize; 2]> = Vec::new();
    for a in 0..n {
        for b in a + 1..n {
            let pair = [a, b];
            let others = (0..n).any(|at| is_in(&of.scope, &world.members[at]) && !pair.contains(&at));
            if others && of.exceptions.iter().all(|one| pair.contains(one)) {
                pairs.push(pair);
            }
        }
    }
    let signs = world.asked.signs(of.question);
    let against: Vec<Sign> = signs.into_iter().filter(|sign| of.holds.of(*sign) != of.is).collect();
    for attempt in 0..ATTEMPTS {
        if pairs.is_empty() {
            return true;
        }
        let pair = pairs[attempt % pairs.len()];
        let candidates: Vec<usize> =
            (0..n).filter(|at| is_in(&of.scope, &world.members[*at]) && !pair.contains(at)).collect();
        let one = candidates[attempt % candidates.len()];
        let mut other = world.clone();
        other.members[one].signs[of.question] = dice.of(&against);
        if mend(world, facts, &mut other, (one, of.question), pair, dice) {
            let changed = |at: &usize| other.members[*at] != world.members[*at];
            pairs.retain(|pair| pair.iter().any(changed));
        }
    }
    pairs.is_empty()
}

/// How often it is begun anew, and how many changes are tried each time.
const ATTEMPTS: usize = 60;
const CHANGES: usize = 300;

/// By how much what would be published of a cohort is away from these facts.
fn distance(world: &World, facts: &[Fact]) -> u64 {
    let away = |fact: &Fact| match fact {
        Fact::Count { question, holds, scope, from, to } => {
            let members = world.members.iter().filter(|one| is_in(scope, one));
            let count = members.filter(|one| holds.of(one.signs[*question])).count();
            2 * (from.saturating_sub(count) + count.saturating_sub(*to)) as u64
        }
        Fact::Rank { of, scope, rank, points } => {
            let members = world.members.iter().filter(|one| is_in(scope, one));
            let mut scores: Vec<u64> =
                members.map(|one| shown(score(&world.asked, *of, &one.signs))).collect();
            scores.sort_unstable();
            scores[rank - 1].abs_diff(*points) / 5
        }
        Fact::Least { .. } | Fact::Mean(_) => 0,
    };
    facts.iter().map(away).sum()
}

/// Changes other answers, one after another, until what is published is as it was: what leads away from it is
/// kept the more seldom the longer it goes on.
fn mend(
    world: &World,
    facts: &[Fact],
    other: &mut World,
    (one, question): (usize, usize),
    pair: [usize; 2],
    dice: &mut Dice,
) -> bool {
    let mut cost = distance(other, facts);
    let free: Vec<usize> = (0..world.members.len()).filter(|at| !pair.contains(at)).collect();
    for change in 0..CHANGES {
        if cost == 0 {
            return reckon(other, Rule::Whole).as_deref() == Some(facts);
        }
        // At first it looks near what was changed alone.
        let wide = change > 60;
        let at = if dice.one_in(if wide { 4 } else { 2 }) { one } else { dice.of(&free) };
        let place = if dice.one_in(3) { question } else { dice.below(world.asked.questions.len()) };
        if (at, place) == (one, question) {
            continue;
        }
        let before = other.members[at].signs[place];
        other.members[at].signs[place] =
            if dice.one_in(4) { world.members[at].signs[place] } else { dice.of(&world.asked.signs(place)) };
        let now = distance(other, facts);
        let worse = now.saturating_sub(cost);
        let accepted = worse == 0 || (wide && worse <= 3 && dice.one_in(4 << (2 * worse)));
        if accepted {
            cost = now;
        } else {
            other.members[at].signs[place] = before;
        }
    }
    cost == 0 && reckon(other, Rule::Whole).as_deref() == Some(facts)
}
