//! What a published file says, as facts that an attacker reasons with; and a second reckoning of the same from
//! the members' answers, by the rules and by rules that are broken on purpose.

use keian::cohort::{Margin, ResultView, Sign};
use keian::questionnaire::Kind;
use keian::scoring::{Exact, round_half_down};

use super::made::{Asked, Member, World};

/// What a member can be said to have answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holds {
    /// A level of at least this.
    AtLeast(u8),
    Unknown,
    /// Unknown or not applicable.
    NoLevel,
    NotApplicable,
}

impl Holds {
    pub fn of(self, sign: Sign) -> bool {
        match self {
            Self::AtLeast(level) => sign.level().is_some_and(|own| own.get() >= level),
            Self::Unknown => sign == Sign::Unknown,
            Self::NoLevel => sign.level().is_none(),
            Self::NotApplicable => sign == Sign::NotApplicable,
        }
    }

    /// Whether it says something of an answer that it is not so: that somebody has a level is no answer.
    pub fn tells_where_not(self) -> bool {
        matches!(self, Self::AtLeast(_))
    }

    /// What is published of a question, in its order.
    pub fn published(kind: Kind) -> Vec<Self> {
        let levels: &[u8] = if kind == Kind::Maturity { &[1, 2, 3, 4] } else { &[2, 4] };
        let levels = levels.iter().map(|level| Self::AtLeast(*level));
        levels.chain([Self::Unknown, Self::NoLevel]).collect()
    }

    /// All that somebody could become certain of.
    pub fn all(kind: Kind) -> Vec<Self> {
        [Self::published(kind), vec![Self::NotApplicable]].concat()
    }
}

/// Of whom a fact is: of all members, or of those of these bands.
pub type Scope = Option<Vec<Option<u8>>>;

pub fn is_in(scope: &Scope, member: &Member) -> bool {
    scope.as_ref().is_none_or(|bands| bands.contains(&member.band))
}

/// Which score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Area(usize),
    Whole,
}

/// Something that is known from what was published.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// From this to that many members of the scope have answered so.
    Count { question: usize, holds: Holds, scope: Scope, from: usize, to: usize },
    /// The member of this rank, the lowest being 1, has a score that is shown so.
    Rank { of: Of, scope: Scope, rank: usize, points: u64 },
    /// Every member of the scope answered with at least this sign.
    Least { question: usize, level: u8, scope: Scope },
    /// The mean of the whole, in whole points.
    Mean(u64),
}

/// How the rules are broken; `Whole` for not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    Whole,
    ExactShares,
    FivePoints,
    QuestionsByGroup,
    MinimumShown,
    GroupsNotMerged,
    QuartilesTooEarly,
    MeanShown,
    NotApplicableApart,
}

/// A score as it is shown: 5 to 95 by fives.
pub fn shown(score: Option<Exact>) -> u64 {
    score.map_or(5, |score| (5 * round_half_down(score / Exact::from_integer(5))).clamp(5, 95))
}

/// The score of an area: `Σ weight · level / Σ weight · 25` over the levels.
pub fn area_score(asked: &Asked, area: usize, signs: &[Sign]) -> Option<Exact> {
    let (mut points, mut weights) = (0, 0);
    for question in &asked.areas[area] {
        if let Some(level) = signs[*question].level() {
            points += asked.questions[*question].0 * u64::from(level.get());
            weights += asked.questions[*question].0;
        }
    }
    (weights > 0).then(|| Exact::new(25 * points, weights))
}

pub fn score(asked: &Asked, of: Of, signs: &[Sign]) -> Option<Exact> {
    match of {
        Of::Area(area) => area_score(asked, area, signs),
        Of::Whole => {
            let scores: Vec<Exact> =
                (0..asked.areas.len()).filter_map(|area| area_score(asked, area, signs)).collect();
            let sum: Exact = scores.iter().copied().fold(Exact::from_integer(0), |sum, score| sum + score);
            (!scores.is_empty()).then(|| sum / Exact::from_integer(scores.len() as u64))
        }
    }
}

/// How many steps there are for so many members.
pub fn steps(members: usize, margin: usize) -> usize {
    [20, 10, 5, 4, 3, 2].into_iter().find(|steps| members > (margin + 1) * steps).unwrap_or(2)
}

/// The counts that stand in the same step.
pub fn step_range(count: usize, members: usize, steps: usize) -> (usize, usize) {
    let step = |count: usize| (count * steps / members).min(steps - 1);
    let same: Vec<usize> = (0..=members).filter(|other| step(*other) == step(count)).collect();
    (same[0], *same.last().unwrap())
}

/// Which bands are put together.
fn groups(world: &World, rule: Rule) -> Vec<Vec<Option<u8>>> {
    let invitation = &world.invitation;
    let (count, by_size) = match invitation.view {
        ResultView::Quarters => return Vec::new(),
        ResultView::BySize => (invitation.sizes.len(), true),
        ResultView::ByIndustry => (invitation.industries.len(), false),
    };
    let margin = invitation.margin.get();
    let number = |bands: &[Option<u8>]| world.members.iter().filter(|one| bands.contains(&one.band)).count();
    let mut groups: Vec<Vec<Option<u8>>> =
        (0..count).map(|at| vec![Some(u8::try_from(at).unwrap())]).chain([vec![None]]).collect();
    if rule == Rule::GroupsNotMerged {
        groups.retain(|bands| number(bands) > 0);
        return groups;
    }
    let mut other: Vec<Option<u8>> = Vec::new();
    loop {
        let all = groups.len() + usize::from(!other.is_empty());
        let least = 2 * (all + margin);
        let small = |bands: &[Option<u8>]| number(bands) < least;
        let fits = !groups.iter().any(|bands| small(bands)) && (other.is_empty() || !small(&other));
        if fits || all <= 1 {
            break;
        }
        if by_size {
            let sizes: Vec<usize> = groups.iter().map(|bands| number(bands)).collect();
            let smallest = (0..sizes.len()).min_by_key(|at| sizes[*at]).unwrap();
            let left = smallest.checked_sub(1).map(|at| sizes[at]);
            let right = sizes.get(smallest + 1).copied();
            let first = match (left, right) {
                (Some(left), Some(right)) if left <= right => smallest - 1,
                (Some(_), None) => smallest - 1,
                _ => smallest,
            };
            let next = groups.remove(first + 1);
            groups[first].extend(next);
        } else {
            let Some(smallest) = (0..groups.len()).rev().min_by_key(|at| number(&groups[*at])) else { break };
            other.extend(groups.remove(smallest));
        }
    }
    if !other.is_empty() {
        other.sort_by_key(|band| band.unwrap_or(u8::MAX));
        groups.push(other);
    }
    if groups.len() > 1 { groups } else { Vec::new() }
}

/// What is published of a cohort, reckoned by the letter of the rules; `None` of one that is too small.
pub fn reckon(world: &World, rule: Rule) -> Option<Vec<Fact>> {
    let (members, asked, margin) = (&world.members, &world.asked, world.invitation.margin.get());
    let n = members.len();
    if n < 2 * margin + 3 {
        return None;
    }
    let groups = groups(world, rule);
    let (mut facts, mut leasts) = (Vec::new(), Vec::new());
    let mut count =
        |scope: &Scope, question: usize, holds: Holds, range: &dyn Fn(usize) -> (usize, usize)| {
            let of = members.iter().filter(|one| is_in(scope, one) && holds.of(one.signs[question])).count();
            let (from, to) = range(of);
            facts.push(Fact::Count { question, holds, scope: scope.clone(), from, to });
        };
    let steps = steps(n, margin);
    for (question, (_, kind)) in asked.questions.iter().enumerate() {
        let mut published = Holds::published(*kind);
        if rule == Rule::NotApplicableApart {
            published.push(Holds::NotApplicable);
        }
        for holds in published {
            count(&None, question, holds, &|of| match rule {
                Rule::ExactShares => (of, of),
                Rule::FivePoints => {
                    let part = |of: usize| (200 * of + 5 * n) / (10 * n);
                    let same: Vec<usize> = (0..=n).filter(|other| part(*other) == part(of)).collect();
                    (same[0], *same.last().unwrap())
                }
                _ => step_range(of, n, steps),
            });
            if rule == Rule::QuestionsByGroup {
                for bands in &groups {
                    let scope = Some(bands.clone());
                    let size = members.iter().filter(|one| is_in(&scope, one)).count();
                    count(&scope, question, holds, &|of| step_range(of, size, steps));
                }
            }
        }
        if rule == Rule::MinimumShown {
            let least = members.iter().filter_map(|one| one.signs[question].level()).min();
            if let Some(level) =
                least.filter(|_| members.iter().all(|one| one.signs[question].level().is_some()))
            {
                leasts.push(Fact::Least { question, level: level.get(), scope: None });
            }
        }
    }
    let mut rank = |scope: &Scope, of: Of, quarters: bool| {
        let mut scores: Vec<Option<Exact>> =
            members.iter().filter(|one| is_in(scope, one)).map(|one| score(asked, of, &one.signs)).collect();
        scores.sort();
        let n = scores.len();
        let parts: &[usize] = if quarters { &[1, 2, 3] } else { &[2] };
        for part in parts {
            let rank = (part * n).div_ceil(4);
            facts.push(Fact::Rank { of, scope: scope.clone(), rank, points: shown(scores[rank - 1]) });
        }
    };
    let enough = if rule == Rule::QuartilesTooEarly { 4 * (margin + 1) } else { 4 * (margin + 1) + 1 };
    let quarters = groups.is_empty() && n >= enough;
    for area in 0..asked.areas.len() {
        rank(&None, Of::Area(area), quarters);
    }
    rank(&None, Of::Whole, quarters);
    for bands in &groups {
        for area in 0..asked.areas.len() {
            rank(&Some(bands.clone()), Of::Area(area), false);
        }
    }
    facts.extend(leasts);
    if rule == Rule::MeanShown {
        let scores = members.iter().filter_map(|one| score(asked, Of::Whole, &one.signs));
        let hundredths: u64 = scores.map(|score| round_half_down(score * Exact::from_integer(100))).sum();
        facts.push(Fact::Mean(round_half_down(Exact::new(hundredths, 100 * n as u64))));
    }
    Some(facts)
}

/// Every margin's least number of companies, by the letter.
pub fn least(margin: Margin) -> usize {
    2 * margin.get() + 3
}
