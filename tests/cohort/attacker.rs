//! An attacker who has everything that was released, knows who is in which band, and the answers of two members.
//! Whatever it is certain of follows from that; others of one band are all the same to it, so that what it
//! knows of one of them it knows of all.

use keian::cohort::Sign;
use keian::scoring::Exact;

use super::facts::{Fact, Holds, Of, Scope, area_score, is_in, score, shown};
use super::made::{Asked, Member};

/// That every other member of a band has answered so, or that none has.
#[derive(Clone, Debug, PartialEq)]
pub struct Certain {
    pub band: Option<u8>,
    pub question: usize,
    pub holds: Holds,
    pub is: bool,
}

/// What the attacker knows besides what was released.
pub struct Known<'k> {
    pub asked: &'k Asked,
    /// The bands of everybody.
    pub bands: &'k [Option<u8>],
    /// Its own members.
    pub insiders: Vec<&'k Member>,
}

impl Known<'_> {
    fn members(&self, scope: &Scope) -> usize {
        self.bands.iter().filter(|band| scope.as_ref().is_none_or(|bands| bands.contains(band))).count()
    }

    fn insiders(&self, scope: &Scope) -> impl Iterator<Item = &&Member> {
        self.insiders.iter().filter(move |one| is_in(scope, one))
    }

    fn others(&self, scope: &Scope) -> usize {
        self.members(scope) - self.insiders(scope).count()
    }

    /// Every band of the scope that has members beside its own.
    fn bands_of(&self, scope: &Scope) -> Vec<Option<u8>> {
        let mut bands: Vec<Option<u8>> = self
            .bands
            .iter()
            .copied()
            .filter(|band| scope.as_ref().is_none_or(|bands| bands.contains(band)))
            .filter(|band| self.others(&Some(vec![*band])) > 0)
            .collect();
        bands.sort();
        bands.dedup();
        bands
    }

    /// Everything that is certain.
    pub fn certain(&self, facts: &[Fact]) -> Vec<Certain> {
        let mut found = self.by_counts(facts);
        found.extend(self.by_scores(facts));
        found
    }

    fn claim(&self, found: &mut Vec<Certain>, scope: &Scope, question: usize, (holds, is): (Holds, bool)) {
        for band in self.bands_of(scope) {
            let certain = Certain { band, question, holds, is };
            if !found.contains(&certain) {
                found.push(certain);
            }
        }
    }

    fn by_counts(&self, facts: &[Fact]) -> Vec<Certain> {
        let mut found = Vec::new();
        let mut scopes: Vec<Scope> = Vec::new();
        for fact in facts {
            if let Fact::Count { scope, .. } = fact
                && !scopes.contains(scope)
            {
                scopes.push(scope.clone());
            }
        }
        for (question, (_, kind)) in self.asked.questions.iter().enumerate() {
            for fact in facts {
                if let Fact::Least { question: of, level, scope } = fact
                    && *of == question
                    && *level > 0
                {
                    self.claim(&mut found, scope, question, (Holds::AtLeast(*level), true));
                }
            }
            for scope in &scopes {
                let others = self.others(scope);
                if others == 0 {
                    continue;
                }
                let all = Holds::all(*kind);
                let mut bounds: Vec<(usize, usize)> =
                    all.iter().map(|holds| self.bounds(facts, question, *holds, scope)).collect();
                tighten(&mut bounds, others);
                for (holds, (from, to)) in all.into_iter().zip(bounds) {
                    if from == others {
                        self.claim(&mut found, scope, question, (holds, true));
                    } else if to == 0 && holds.tells_where_not() {
                        self.claim(&mut found, scope, question, (holds, false));
                    }
                }
            }
        }
        found
    }

    /// From how many to how many others of a scope have answered so: by its own fact, and by that of the whole
    /// less those of the other scopes.
    fn bounds(&self, facts: &[Fact], question: usize, holds: Holds, scope: &Scope) -> (usize, usize) {
        let own = |scope: &Scope| self.insiders(scope).filter(|one| holds.of(one.signs[question])).count();
        let stated = |of: &Scope| {
            facts.iter().find_map(|fact| match fact {
                Fact::Count { question: q, holds: h, scope, from, to }
                    if *q == question && *h == holds && scope == of =>
                {
                    Some((from.saturating_sub(own(of)), to.saturating_sub(own(of)).min(self.others(of))))
                }
                _ => None,
            })
        };
        let (mut from, mut to) = stated(scope).unwrap_or((0, self.others(scope)));
        if let Some(bands) = scope
            && let Some((all_from, all_to)) = stated(&None)
        {
            let mut rest: Vec<Scope> = Vec::new();
            for fact in facts {
                if let Fact::Count { scope: Some(other), .. } = fact
                    && other != bands
                    && !rest.contains(&Some(other.clone()))
                {
                    rest.push(Some(other.clone()));
                }
            }
            let sums = rest.iter().map(|of| stated(of).unwrap_or((0, self.others(of))));
            let (least, most) = sums.fold((0, 0), |(a, b), (from, to)| (a + from, b + to));
            from = from.max(all_from.saturating_sub(most));
            to = to.min(all_to.saturating_sub(least));
        }
        (from, to)
    }

    fn by_scores(&self, facts: &[Fact]) -> Vec<Certain> {
        let mut found = Vec::new();
        for fact in facts {
            let Fact::Rank { of, scope, rank, points } = fact else { continue };
            let (n, others) = (self.members(scope), self.others(scope));
            if others == 0 {
                continue;
            }
            let own: Vec<u64> =
                self.insiders(scope).map(|one| shown(score(self.asked, *of, &one.signs))).collect();
            let below = own.iter().filter(|own| *own < points).count();
            let above = own.iter().filter(|own| *own > points).count();
            // Were another below, the one of this rank would be.
            let low = if below + 1 >= *rank { *points } else { 5 };
            let high = if above >= n - rank { *points } else { 95 };
            if (low, high) == (5, 95) {
                continue;
            }
            self.by_score(&mut found, scope, *of, |score| (low..=high).contains(&shown(score)));
        }
        if let Some(Fact::Mean(mean)) = facts.iter().find(|fact| matches!(fact, Fact::Mean(_))) {
            // The others together have at least and at most so much; one of them has what the rest leave.
            let n = self.members(&None) as u64;
            let half = Exact::new(1, 2);
            let own = |score: Option<Exact>| score.unwrap_or(Exact::from_integer(0));
            let mut insiders = Exact::from_integer(0);
            for one in &self.insiders {
                insiders += own(score(self.asked, Of::Whole, &one.signs));
            }
            let hundred = Exact::from_integer(100 * (self.others(&None) as u64 - 1)) + insiders;
            let least =
                (Exact::from_integer(*mean) - half.min(Exact::from_integer(*mean))) * Exact::from_integer(n);
            let most = (Exact::from_integer(*mean) + half) * Exact::from_integer(n);
            self.by_score(&mut found, &None, Of::Whole, |score| {
                own(score) + hundred >= least && own(score) + insiders <= most
            });
        }
        found
    }

    /// What is true of every way of answering that comes to a possible score.
    fn by_score(
        &self,
        found: &mut Vec<Certain>,
        scope: &Scope,
        of: Of,
        fits: impl Fn(Option<Exact>) -> bool,
    ) {
        let places: Vec<usize> = match of {
            Of::Area(area) => self.asked.areas[area].clone(),
            Of::Whole => (0..self.asked.questions.len()).collect(),
        };
        if places.len() > 3 {
            return;
        }
        let mut ways: Vec<Vec<Sign>> = vec![vec![Sign::Unknown; self.asked.questions.len()]];
        for place in &places {
            let signs = self.asked.signs(*place);
            ways = ways
                .into_iter()
                .flat_map(|way| {
                    signs.iter().map(move |sign| {
                        let mut way = way.clone();
                        way[*place] = *sign;
                        way
                    })
                })
                .collect();
        }
        ways.retain(|way| {
            fits(match of {
                Of::Area(area) => area_score(self.asked, area, way),
                Of::Whole => score(self.asked, Of::Whole, way),
            })
        });
        for place in places {
            for holds in Holds::all(self.asked.questions[place].1) {
                let with = ways.iter().filter(|way| holds.of(way[place])).count();
                if with == ways.len() && !ways.is_empty() {
                    self.claim(found, scope, place, (holds, true));
                } else if with == 0 && !ways.is_empty() && holds.tells_where_not() {
                    self.claim(found, scope, place, (holds, false));
                }
            }
        }
    }
}

/// Whoever reaches a level reaches those below; whoever has a level has no other sign; whoever has none is unknown or
/// not applicable. The bounds stand in the order of [`Holds::all`].
fn tighten(bounds: &mut [(usize, usize)], others: usize) {
    let levels = bounds.len() - 3;
    let (unknown, none, not_applicable) = (levels, levels + 1, levels + 2);
    for _ in 0..4 {
        for at in (1..levels).rev() {
            bounds[at - 1].0 = bounds[at - 1].0.max(bounds[at].0);
        }
        for at in 1..levels {
            bounds[at].1 = bounds[at].1.min(bounds[at - 1].1);
        }
        bounds[0].1 = bounds[0].1.min(others.saturating_sub(bounds[none].0));
        bounds[none].1 = bounds[none].1.min(others.saturating_sub(bounds[0].0));
        for (one, other) in [(unknown, not_applicable), (not_applicable, unknown)] {
            bounds[one].1 = bounds[one].1.min(bounds[none].1.saturating_sub(bounds[other].0));
            bounds[one].0 = bounds[one].0.max(bounds[none].0.saturating_sub(bounds[other].1));
        }
        let (least, most) =
            (bounds[unknown].0 + bounds[not_applicable].0, bounds[unknown].1 + bounds[not_applicable].1);
        bounds[none] = (bounds[none].0.max(least), bounds[none].1.min(most));
    }
}
