//! What registers come to as figures that a milestone keeps, and what moved between two such states.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::concentration::Among;
use super::ledger::Ledger;
use super::numbers::{Bounds, Four, Sum};
use super::places::PlaceSort;
use super::ranks::{RECKONED, by_rank};
use super::stop::Stop;
use super::words::{RegisterWords, Rounded, concentration, money, percents, register_words};
use crate::assessment::registers::Registers;
use crate::assessment::registers::frozen::{FrozenEnds, FrozenFigures, FrozenStop};
use crate::assessment::registers::scenarios::Scenario;
use crate::base::ids::ScenarioId;
use crate::base::lang::{Lang, fill};

/// What registers came to at an earlier state, and come to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// Then.
    pub before: FrozenFigures,
    /// Now.
    pub after: FrozenFigures,
    /// What the scenarios of now are called.
    titles: BTreeMap<ScenarioId, String>,
}

/// What moved: what it is, what it was, and what it is now.
pub type Moved = (String, String, String);

fn yen(sum: Sum) -> u64 {
    u64::try_from(sum).unwrap_or(u64::MAX)
}

fn ends(of: Bounds) -> FrozenEnds {
    FrozenEnds { low: of.low, high: of.high }
}

fn bounds(of: FrozenEnds) -> Bounds {
    Bounds { low: of.low, high: of.high }
}

/// What registers come to on a day; `None` where there is nothing in them.
#[must_use]
pub fn frozen(registers: &Registers, today: Date) -> Option<FrozenFigures> {
    if registers.is_empty() {
        return None;
    }
    let ledger = Ledger::of(registers);
    let (totals, known) = (ledger.totals(), ledger.knowledge(today));
    let among = |among: &Among| ledger.concentration(PlaceSort::MadeIn, among);
    let stop = |row: &&Scenario| {
        let lost = ledger.what_if(&Stop::from(&row.hits), Stop::lasting(row)).company;
        FrozenStop {
            scenario: row.id.clone(),
            least: yen(lost.least),
            estimate: lost.estimate.map(yen),
            most: yen(lost.most),
            outermost: yen(lost.outermost),
        }
    };
    Some(FrozenFigures {
        bought: yen(totals.bought),
        without_amount: totals.without_amount,
        country_known: known.made_in.part(known.all).map(ends),
        owner_known: known.owned_from.part(known.all).map(ends),
        abroad: among(&Among::Abroad).map(|found| ends(found.part)),
        concentration: among(&Among::Everything).map(|found| ends(found.hhi)),
        marked: ledger.marked().0.len(),
        singles: ledger.single_sources().len(),
        scenarios: by_rank(registers).iter().take(RECKONED).map(stop).collect(),
    })
}

impl Movement {
    /// From an earlier state to what registers come to on a day: from the figures that a milestone kept, or from what the
    /// registers of then come to on that day. `None` where there is nothing in one of them.
    #[must_use]
    pub fn since(
        (kept, then): (Option<&FrozenFigures>, &Registers),
        now: &Registers,
        today: Date,
    ) -> Option<Self> {
        let after = frozen(now, today)?;
        let before = kept.cloned().or_else(|| frozen(then, today))?;
        Some(Self::between(before, after, now))
    }

    /// From one state to that of these registers.
    #[must_use]
    pub fn between(before: FrozenFigures, after: FrozenFigures, registers: &Registers) -> Self {
        let titles =
            registers.scenarios.iter().map(|row| (row.id.clone(), row.called().to_owned())).collect();
        Self { before, after, titles }
    }

    /// What moved; what stayed is left out.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Vec<Moved> {
        moved(register_words(lang), self, lang)
    }
}

fn moved(w: &RegisterWords, movement: &Movement, lang: Lang) -> Vec<Moved> {
    let Movement { before, after, titles } = movement;
    let part = |of: &FrozenFigures, field: fn(&FrozenFigures) -> Option<FrozenEnds>| {
        field(of).map_or_else(|| "–".to_owned(), |ends| percents(bounds(ends), lang))
    };
    let hhi = |of: &FrozenFigures| {
        of.concentration.map_or_else(|| "–".to_owned(), |ends| concentration(bounds(ends), lang))
    };
    let both =
        |what: &str, said: &dyn Fn(&FrozenFigures) -> String| (what.to_owned(), said(before), said(after));
    let mut all = vec![
        both(&w.moved_bought, &|of| money(of.bought.into(), Rounded::Nearest, lang)),
        both(&w.moved_without, &|of| of.without_amount.to_string()),
        both(&w.moved_country, &|of| part(of, |of| of.country_known)),
        both(&w.moved_owner, &|of| part(of, |of| of.owner_known)),
        both(&w.moved_abroad, &|of| part(of, |of| of.abroad)),
        both(&w.moved_hhi, &hhi),
        both(&w.moved_marked, &|of| of.marked.to_string()),
        both(&w.moved_singles, &|of| of.singles.to_string()),
    ];
    let four = |of: &FrozenStop| Four {
        least: Sum::from(of.least),
        estimate: of.estimate.map(Sum::from),
        most: of.most.into(),
        outermost: of.outermost.into(),
    };
    for stop in &before.scenarios {
        let Some(now) = after.scenarios.iter().find(|other| other.scenario == stop.scenario) else {
            continue;
        };
        let title = titles.get(&stop.scenario).map_or(stop.scenario.as_str(), String::as_str);
        let what = fill(&w.moved_scenario, &[("title", title)]);
        all.push((what, w.four(four(stop), lang), w.four(four(now), lang)));
    }
    all.retain(|(_, before, after)| before != after);
    all
}
