//! What a measure of a scenario buys.

use std::collections::{BTreeMap, BTreeSet};

use super::ends::{Case, Changes, Lasting};
use super::ledger::{Ledger, Party};
use super::loss::yen_of;
use super::numbers::{Four, Sum, WHOLE};
use super::outage::Broken;
use super::stop::{Asked, Hit, Stop};
use super::what_if::{Reckoned, is_enough};
use super::window::DaySet;
use crate::assessment::action_item::Cost;
use crate::assessment::registers::scenarios::{Countermeasure, MeasureEffect, Scenario, Split};
use crate::assessment::registers::trade::Substitute;
use crate::base::units::Days;

/// What a measure buys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureGain {
    /// In the scenario that it is for.
    pub in_scenario: Gain,
    /// If only the partners stop whose rows it changes: where much fails at once, one measure buys nothing.
    pub alone: Option<Gain>,
    /// What it costs.
    pub cost: Cost,
    /// Which of its changes lack what is needed to reckon with them: a country and days of what is qualified,
    /// a share, a partner and a country of a split.
    pub unfinished: Vec<usize>,
    /// What is missing where nothing of it can be reckoned with; empty where something can.
    pub lacks: Vec<MeasureLack>,
}

/// What a measure does not say, so that it changes no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeasureLack {
    /// On which rows of trade it works that supply anything.
    Rows,
    /// What it changes.
    Changes,
    /// How many days of stock more.
    MoreStock,
    /// Country and days of what is qualified.
    Qualified,
    /// Share, partner and country of another source.
    Split,
}

/// The company's loss before and after a measure, in yen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain {
    /// Before it.
    pub before: Four<Sum>,
    /// After it.
    pub after: Four<Sum>,
    /// What it buys at most, if nothing else fails.
    pub at_most: Sum,
}

impl Ledger {
    /// What a measure of a scenario buys.
    #[must_use]
    pub fn gain(&self, scenario: &Scenario, measure: &Countermeasure, lasting: Lasting) -> MeasureGain {
        let (changes, unfinished) = self.changes(measure);
        let lacks = self.lacks(measure);
        let parties: BTreeSet<Party> = measure
            .rows
            .iter()
            .filter_map(|id| self.row_of(id))
            .map(|row| self.row(row).party)
            .filter(|party| matches!(party, Party::Known(_)))
            .collect();
        let alone = Asked { parties: Some(parties), ..Asked::default() };
        let anybody = alone.parties.as_ref().is_some_and(|parties| !parties.is_empty());
        MeasureGain {
            in_scenario: self.gain_of(&Asked::of(self, &Stop::from(&scenario.hits)), lasting, &changes),
            alone: anybody.then(|| self.gain_of(&alone, lasting, &changes)),
            cost: measure.cost,
            unfinished,
            lacks,
        }
    }

    /// What is missing where a measure changes nothing that could be reckoned.
    fn lacks(&self, measure: &Countermeasure) -> Vec<MeasureLack> {
        let works =
            measure.rows.iter().filter_map(|id| self.row_of(id)).any(|row| self.row(row).supplies.is_some());
        let of_changes: Vec<Option<MeasureLack>> = measure.changes.iter().map(lack_of).collect();
        let changes = of_changes.iter().any(Option::is_none);
        let mut lacks = Vec::new();
        if !works {
            lacks.push(MeasureLack::Rows);
        }
        if measure.changes.is_empty() {
            lacks.push(MeasureLack::Changes);
        }
        if !changes {
            lacks.extend(of_changes.into_iter().flatten());
        }
        lacks.sort_unstable();
        lacks.dedup();
        lacks
    }

    /// What a measure changes, and which of its changes say too little.
    fn changes(&self, measure: &Countermeasure) -> (Changes, Vec<usize>) {
        let mut changes = Changes::default();
        let mut unfinished = Vec::new();
        let rows: Vec<u32> = measure.rows.iter().filter_map(|id| self.row_of(id)).collect();
        let supply: BTreeMap<u32, u32> =
            rows.iter().filter_map(|row| Some((*row, self.row(*row).supplies?.sources))).collect();
        let mut of_sources: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        supply.iter().for_each(|(row, sources)| of_sources.entry(*sources).or_default().push(*row));
        for (place, change) in measure.changes.iter().enumerate() {
            match change {
                MeasureEffect::Stock(days) => {
                    supply
                        .keys()
                        .for_each(|row| *changes.stock.entry(*row).or_default() += u32::from(days.get()));
                }
                MeasureEffect::Qualifies(it) if is_told(it) => {
                    supply.keys().for_each(|row| changes.qualified.entry(*row).or_default().push(it.clone()));
                }
                MeasureEffect::Split(split) if is_told_whole(split) => {
                    for (sources, rows) in &of_sources {
                        changes.splits.entry(*sources).or_default().push((rows.clone(), split.clone()));
                    }
                }
                MeasureEffect::Qualifies(_) | MeasureEffect::Split(_) => unfinished.push(place),
            }
        }
        (changes, unfinished)
    }

    fn gain_of(&self, asked: &Asked, lasting: Lasting, changes: &Changes) -> Gain {
        let case = Case { ledger: self, asked, lasting, changes: None };
        let before = Reckoned::of(case);
        let changed = Case { changes: Some(changes), ..case };
        let after = Reckoned::of(changed);
        let saved: Vec<u64> =
            before.outage.broken.iter().map(|broken| broken.saved(case, changed, changes)).collect();
        let mut at_most: Sum = 0;
        for (goods, broken) in &before.outage.of_goods {
            // It may be back on the first day only where that is not told.
            if asked.goods.contains(goods) && lasting != Lasting::UntilRecovered {
                continue;
            }
            let days: u64 = broken.iter().map(|place| saved[*place as usize]).sum();
            let Some(monthly) = self.goods[*goods as usize].monthly else { continue };
            let outermost = before.lost.get(goods).map_or(0, |lost| lost.counted.outermost);
            at_most += yen_of(monthly, days).min(outermost);
        }
        let enough = is_enough(self.known_of(asked));
        let shown = |four: Four<Sum>| Four { estimate: four.estimate.filter(|_| enough), ..four };
        let company = before.company();
        Gain {
            before: shown(company),
            after: shown(after.company()),
            at_most: at_most.min(company.outermost),
        }
    }
}

/// What a change does not say without which it changes nothing.
fn lack_of(change: &MeasureEffect) -> Option<MeasureLack> {
    match change {
        MeasureEffect::Stock(more) => (*more == Days::MIN).then_some(MeasureLack::MoreStock),
        MeasureEffect::Qualifies(it) => (!is_told(it)).then_some(MeasureLack::Qualified),
        MeasureEffect::Split(split) => (!is_told_whole(split)).then_some(MeasureLack::Split),
    }
}

fn is_told(it: &Substitute) -> bool {
    it.days.is_some() && it.country.is_some()
}

fn is_told_whole(split: &Split) -> bool {
    split.share.is_some() && split.partner.is_some() && split.country.is_some()
}

impl Broken {
    /// How many days changes save on these sources at their worst, in millionths of a day.
    fn saved(&self, before: Case<'_>, after: Case<'_>, changes: &Changes) -> u64 {
        let measured = self.rows.iter().filter(|one| one.hit != Hit::No && one.share.part.high > 0);
        let of_rows = measured
            .filter(|one| changes.stock.contains_key(&one.row) || changes.qualified.contains_key(&one.row));
        let days = of_rows.map(|one| {
            let then = after.ends(one.row, after.ledger.row(one.row)).most;
            DaySet::of(one.ends.most).without(&DaySet::of(then)).count()
        });
        let whole: u64 = days.map(|days| u64::from(days) * u64::from(WHOLE)).sum();
        let taken = u64::from(WHOLE - after.kept(self.sources));
        let all = if taken > 0 { self.lacks(before).outermost.count() } else { 0 };
        whole + taken * u64::from(all)
    }
}
