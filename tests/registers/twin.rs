//! A second hand at the same question: a plain simulation of one way in which everything unknown may turn
//! out, day by day, written apart from the analysis. It reads the registers and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use keian::analysis::{Lasting, Stop};
use keian::assessment::registers::Registers;
use keian::assessment::registers::scenarios::{Countermeasure, MeasureEffect};
use keian::assessment::registers::trade::{Alternative, Sourcing, Substitute, Trade, TradeKind};
use keian::base::country::Country;
use keian::base::ids::{ProductId, TradeId};

use crate::made::Dice;

/// How the unknown turns out.
pub enum Fate<'a> {
    Best,
    Worst,
    Any(&'a mut Dice),
}

impl Fate<'_> {
    /// One of several, from the best to the worst.
    fn pick<T: Copy>(&mut self, from_best_to_worst: &[T]) -> T {
        match self {
            Self::Best => from_best_to_worst[0],
            Self::Worst => from_best_to_worst[from_best_to_worst.len() - 1],
            Self::Any(dice) => dice.of_all(from_best_to_worst),
        }
    }

    /// So many days: one of several, from the best to the worst, or any number up to a bit more than a year.
    fn days(&mut self, from_best_to_worst: &[u32]) -> u32 {
        if let Self::Any(dice) = self
            && dice.once_in(2)
        {
            return u32::try_from(dice.below(400)).unwrap();
        }
        self.pick(from_best_to_worst)
    }
}

/// Where the rows are of which nobody knows the place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Places {
    Elsewhere,
    Anywhere,
}

/// What becomes of a product when a part is missing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// What is left is used.
    Left,
    /// Any part missing stops it.
    AllOrNothing,
}

/// A source of an item, with everything known.
#[derive(Clone, Debug)]
struct Source {
    row: Option<TradeId>,
    hit: bool,
    from: u32,
    to: u32,
    share: f64,
}

/// One way in which everything is known.
#[derive(Clone)]
pub struct World {
    /// By item and tier.
    sources: BTreeMap<(String, u8), Vec<Source>>,
    /// By product: the items that it needs.
    needs: BTreeMap<ProductId, BTreeSet<String>>,
    /// By product: what is not sold of it in yen; and what is not sold of several.
    unsold: BTreeMap<ProductId, f64>,
    unsold_aside: f64,
    stopped: BTreeSet<ProductId>,
    days: u32,
    /// By product: what is sold in yen a day.
    daily: BTreeMap<ProductId, Option<f64>>,
    /// Whether an item's missing amounts can turn out best on some days only.
    pub torn: bool,
}

struct Making<'a, 'b> {
    registers: &'a Registers,
    stop: &'a Stop,
    lasting: Lasting,
    fate: Fate<'b>,
    places: Places,
    owners: BTreeMap<String, bool>,
}

impl World {
    pub fn of(registers: &Registers, stop: &Stop, lasting: Lasting, fate: Fate<'_>, places: Places) -> Self {
        Making { registers, stop, lasting, fate, places, owners: BTreeMap::new() }.world()
    }

    /// What each product loses in yen, and the company.
    pub fn loss(&self, uses: Use) -> (BTreeMap<ProductId, f64>, f64) {
        let lacks: Vec<(&str, Vec<f64>)> = self
            .sources
            .iter()
            .map(|((item, _), sources)| (item.as_str(), (0..360).map(|day| missing(sources, day)).collect()))
            .collect();
        let mut company = 0.0;
        let mut all = Some(0.0);
        let mut losses = BTreeMap::new();
        for (product, daily) in &self.daily {
            let lacking: f64 = (0..360).map(|day| self.lacking(product, &lacks, day, uses)).sum();
            let unsold = self.unsold.get(product).copied().unwrap_or(0.0);
            let sold = daily.map(|daily| daily * f64::from(self.days));
            let supply = daily.map_or(0.0, |daily| daily * lacking);
            let loss = match uses {
                Use::Left => supply.max(unsold),
                Use::AllOrNothing => supply + unsold,
            };
            let loss = sold.map_or(loss, |sold| loss.min(sold));
            all = all.zip(sold).map(|(all, sold)| all + sold);
            company += loss;
            losses.insert(product.clone(), loss);
        }
        if uses == Use::AllOrNothing {
            company += self.unsold_aside;
        }
        let all = all.filter(|_| !self.daily.is_empty());
        (losses, all.map_or(company, |all| company.min(all)))
    }

    /// The same after a measure, where a country stops.
    pub fn after(&self, measure: &Countermeasure, stop: &Stop) -> Self {
        let mut world = self.clone();
        let elsewhere = |country: Option<Country>| country.is_some_and(|at| !stop.made_in.contains(&at));
        for sources in world.sources.values_mut() {
            let is_measured =
                |source: &Source| source.row.as_ref().is_some_and(|row| measure.rows.contains(row));
            let any = sources.iter().any(is_measured);
            for change in &measure.changes {
                match change {
                    MeasureEffect::Stock(days) => {
                        let measured = sources.iter_mut().filter(|source| is_measured(source));
                        measured.for_each(|source| source.from += u32::from(days.get()));
                    }
                    MeasureEffect::Qualifies(it) if elsewhere(it.country) => {
                        let days = u32::from(it.days.unwrap().get());
                        let measured = sources.iter_mut().filter(|source| is_measured(source));
                        measured.for_each(|source| source.to = source.to.min(days));
                    }
                    MeasureEffect::Split(split) if any && elsewhere(split.country) => {
                        let left = 1.0 - f64::from(split.share.unwrap().get()) / 1e6;
                        sources.iter_mut().for_each(|source| source.share *= left);
                    }
                    MeasureEffect::Qualifies(_) | MeasureEffect::Split(_) => {}
                }
            }
        }
        world
    }

    fn lacking(&self, product: &ProductId, lacks: &[(&str, Vec<f64>)], day: usize, uses: Use) -> f64 {
        if self.stopped.contains(product) {
            return if day < self.days as usize { 1.0 } else { 0.0 };
        }
        let needed = &self.needs[product];
        let groups = lacks.iter().filter(|(item, _)| needed.contains(*item));
        let worst = groups.map(|(_, lacks)| lacks[day]).fold(0.0, f64::max);
        if uses == Use::AllOrNothing && worst > 0.0 { 1.0 } else { worst.min(1.0) }
    }
}

fn missing(sources: &[Source], day: u32) -> f64 {
    sources.iter().filter(|source| source.hit && source.from <= day && day < source.to).map(|s| s.share).sum()
}

impl Making<'_, '_> {
    fn world(mut self) -> World {
        let registers = self.registers;
        let days = match self.lasting {
            Lasting::Days(days) => u32::from(days).min(360),
            Lasting::UntilRecovered => 360,
        };
        let ids: BTreeSet<ProductId> = registers.products.iter().map(|product| product.id.clone()).collect();
        let daily: BTreeMap<ProductId, Option<f64>> = registers
            .products
            .iter()
            .map(|product| (product.id.clone(), product.monthly_sales.map(|yen| yen.get() as f64 / 30.0)))
            .collect();
        let mut needs: BTreeMap<ProductId, BTreeSet<String>> =
            ids.iter().map(|id| (id.clone(), BTreeSet::new())).collect();
        let mut groups: BTreeMap<(String, u8), Vec<&Trade>> = BTreeMap::new();
        let mut unsold: BTreeMap<ProductId, f64> = BTreeMap::new();
        let mut unsold_aside = 0.0;
        for row in registers.trade.iter() {
            let known: Vec<&ProductId> = row.products.iter().filter(|id| ids.contains(*id)).collect();
            if row.kind != TradeKind::Sale {
                for id in known {
                    needs.get_mut(id).unwrap().insert(row.item.clone());
                }
                groups.entry((row.item.clone(), row.tier.map_or(1, |t| t.get()))).or_default().push(row);
                continue;
            }
            let hit = self.row_is_hit(row);
            let gone = f64::from(self.recovery(row).min(360));
            let sold: Vec<Option<f64>> = match &known[..] {
                [] => daily.values().copied().collect(),
                some => some.iter().map(|id| daily[*id]).collect(),
            };
            let most: f64 = sold.into_iter().flatten().sum::<f64>() * gone;
            let amount = match row.yearly {
                Some(yen) => yen.get() as f64 / 360.0 * gone,
                None => self.fate.pick(&[0.0, most / 3.0, most]),
            };
            match known[..] {
                _ if !hit => {}
                [id] => *unsold.entry(id.clone()).or_default() += amount,
                _ => unsold_aside += amount,
            }
        }
        let mut torn = false;
        let sources = groups
            .into_iter()
            .map(|((item, tier), rows)| {
                let (sources, is_torn) = self.group(tier, &rows);
                torn |= is_torn;
                ((item, tier), sources)
            })
            .collect();
        World { sources, needs, unsold, unsold_aside, stopped: self.stop.products.clone(), days, daily, torn }
    }

    fn group(&mut self, tier: u8, rows: &[&Trade]) -> (Vec<Source>, bool) {
        let mut sources: Vec<Source> = rows
            .iter()
            .map(|row| {
                let hit = self.row_is_hit(row);
                let stock =
                    row.stock.map_or_else(|| self.fate.days(&[99_999, 400, 60, 5, 0]), |d| d.get().into());
                let to = self.recovery(row).min(self.switch(row)).min(360);
                Source { row: Some(row.id.clone()), hit, from: stock, to, share: 0.0 }
            })
            .collect();
        let given: f64 = rows.iter().filter_map(|row| row.share).map(|share| f64::from(share.get())).sum();
        let with: Vec<usize> = (0..rows.len()).filter(|n| rows[*n].share.is_some()).collect();
        let without: Vec<usize> = (0..rows.len()).filter(|n| rows[*n].share.is_none()).collect();
        let near = given >= 1_000_000.0 - 5_000.0 * with.len() as f64;
        let of = if given > 1_000_000.0 || (without.is_empty() && near) { given } else { 1_000_000.0 };
        for n in with {
            sources[n].share = f64::from(rows[n].share.unwrap().get()) / of;
        }
        let rest = (1_000_000.0 - given).max(0.0) / 1_000_000.0;
        let mut torn = false;
        if without.is_empty() {
            if !near && tier == 1 {
                let asks = !self.stop.made_in.is_empty()
                    || !self.stop.owned_from.is_empty()
                    || !self.stop.partners.is_empty()
                    || !self.stop.entries.is_empty();
                let hit = asks && self.place(None);
                let from = self.fate.pick(&[360, 60, 0]);
                let recovers = match self.lasting {
                    Lasting::Days(days) => days.into(),
                    Lasting::UntilRecovered => self.fate.pick(&[0, 100, 360]),
                };
                let to = recovers.min(self.fate.pick(&[0, 30, 999]));
                sources.push(Source { row: None, hit, from, to, share: rest });
            }
        } else {
            torn = self.divide(rows, &without, rest, &mut sources);
        }
        (sources, torn)
    }

    /// Rows without a share divide the rest by amounts; missing ones are anything. Returns whether no way of
    /// dividing it is the best on every day, where that is looked for.
    fn divide(&mut self, rows: &[&Trade], without: &[usize], rest: f64, sources: &mut [Source]) -> bool {
        let amounts: Vec<Option<f64>> =
            without.iter().map(|n| rows[*n].yearly.map(|yen| yen.get() as f64)).collect();
        let sum: f64 = amounts.iter().flatten().sum();
        let all_known = amounts.iter().all(Option::is_some);
        let unknown: Vec<usize> =
            (0..without.len()).filter(|n| amounts[*n].is_none() || (all_known && sum == 0.0)).collect();
        let share_by = |weights: &[f64], sources: &mut [Source]| {
            let all: f64 = weights.iter().sum();
            for (n, weight) in without.iter().zip(weights) {
                sources[*n].share = rest * weight / all;
            }
        };
        let known: Vec<f64> = amounts.iter().map(|amount| amount.unwrap_or(0.0)).collect();
        if without.len() == 1 {
            share_by(&[1.0], sources);
            return false;
        }
        if unknown.is_empty() {
            share_by(&known, sources);
            return false;
        }
        let one_has_all = |n: usize| {
            let mut weights = vec![0.0; without.len()];
            weights[n] = 1.0;
            weights
        };
        let mut ways: Vec<Vec<f64>> = unknown.iter().map(|n| one_has_all(*n)).collect();
        if sum > 0.0 {
            ways.push(known.clone());
        }
        match &mut self.fate {
            Fate::Best => {
                let lacks: Vec<Vec<f64>> = ways
                    .iter()
                    .map(|way| {
                        share_by(way, sources);
                        (0..360).map(|day| missing(sources, day)).collect()
                    })
                    .collect();
                let below = |one: &[f64], other: &[f64]| one.iter().zip(other).all(|(a, b)| *a <= b + 1e-12);
                let best = (0..ways.len()).find(|n| lacks.iter().all(|other| below(&lacks[*n], other)));
                share_by(&ways[best.unwrap_or(0)], sources);
                best.is_none()
            }
            Fate::Worst => {
                let mut weights = known;
                unknown.iter().for_each(|n| weights[*n] = 1.0 + sum);
                share_by(&weights, sources);
                false
            }
            Fate::Any(dice) => {
                let mut weights = known;
                if dice.once_in(3) {
                    weights = dice.of_all(&ways);
                } else {
                    for n in unknown {
                        weights[n] = dice.of_all(&[1.0, 7.0, 40.0, 1e9]);
                    }
                }
                share_by(&weights, sources);
                false
            }
        }
    }

    /// Whether something is at a place of which it is known, or not, whether it is hit.
    fn place(&mut self, known: Option<bool>) -> bool {
        match (known, self.places) {
            (Some(hit), _) => hit,
            (None, Places::Elsewhere) => false,
            (None, Places::Anywhere) => self.fate.pick(&[false, true]),
        }
    }

    fn row_is_hit(&mut self, row: &Trade) -> bool {
        let stop = self.stop;
        let mut hit = false;
        if !stop.made_in.is_empty() {
            hit |= self.place(row.made_in.map(|at| stop.made_in.contains(&at)));
        }
        if !stop.owned_from.is_empty() {
            let known = self.owner_of_row(row).map(|at| stop.owned_from.contains(&at));
            hit |= match (known, &row.partner) {
                (None, Some(name)) => {
                    // One fact of the partner, however many rows it has.
                    let before = self.owners.get(name).copied();
                    let now = before.unwrap_or_else(|| self.place(None));
                    self.owners.insert(name.clone(), now);
                    now
                }
                (known, _) => self.place(known),
            };
        }
        if !stop.partners.is_empty() && row.kind != TradeKind::OwnProduction {
            hit |= self.place(row.partner.as_ref().map(|name| stop.partners.contains(name)));
        }
        for (list, entries) in &stop.entries {
            hit |= self.place(row.listed.get(list).map(|listed| !listed.is_disjoint(entries)));
        }
        hit
    }

    fn owner_of_row(&self, row: &Trade) -> Option<Country> {
        let own = (row.kind == TradeKind::OwnProduction).then(|| Country::new("JP").unwrap());
        let partner = || row.partner.as_ref().and_then(|name| self.owner_of(name));
        row.owned_from.or(own).or_else(partner)
    }

    fn owner_of(&self, name: &str) -> Option<Country> {
        let rows = self.registers.trade.iter().filter(|row| row.partner.as_deref() == Some(name));
        let rows = rows.filter(|row| row.kind != TradeKind::OwnProduction);
        let said: BTreeSet<Country> = rows.filter_map(|row| row.owned_from).collect();
        if said.len() == 1 { said.first().copied() } else { None }
    }

    fn recovery(&mut self, row: &Trade) -> u32 {
        match (self.lasting, row.recovery) {
            (Lasting::Days(days), _) => days.into(),
            (Lasting::UntilRecovered, Some(days)) => days.get().into(),
            (Lasting::UntilRecovered, None) => self.fate.pick(&[0, 20, 200, 360]),
        }
    }

    /// After how many days something else is there.
    fn switch(&mut self, row: &Trade) -> u32 {
        const NEVER: u32 = 1_000_000;
        let (it, qualified) = match &row.alternative {
            Some(Alternative::Nothing) => return NEVER,
            None if row.source == Some(Sourcing::Sole) || row.kind == TradeKind::OwnProduction => {
                return NEVER;
            }
            None => return self.fate.days(&[0, 40, NEVER]),
            Some(Alternative::Candidate(it)) => (it, self.fate.pick(&[true, false])),
            Some(Alternative::Qualified(it)) => (it, true),
        };
        if !qualified || self.substitute_is_hit(row, it) {
            return NEVER;
        }
        it.days.map_or_else(|| self.fate.days(&[0, 25, 300, NEVER]), |days| days.get().into())
    }

    fn substitute_is_hit(&mut self, row: &Trade, it: &Substitute) -> bool {
        let stop = self.stop;
        let mut hit = false;
        let mut may = |known: Option<bool>, fate: &mut Fate<'_>| {
            hit |= known.unwrap_or_else(|| fate.pick(&[false, true]));
        };
        if !stop.made_in.is_empty() {
            let known = it.country.map(|at| stop.made_in.contains(&at)).or_else(|| {
                let name = it.name.as_deref()?;
                let supplies = self.registers.trade.iter().filter(|row| {
                    row.partner.as_deref() == Some(name)
                        && !matches!(row.kind, TradeKind::Sale | TradeKind::OwnProduction)
                });
                let at: Option<BTreeSet<bool>> =
                    supplies.map(|row| row.made_in.map(|at| stop.made_in.contains(&at))).collect();
                at.filter(|at| at.len() == 1)?.first().copied()
            });
            may(known, &mut self.fate);
        }
        if !stop.owned_from.is_empty() {
            let partner = || it.name.as_deref().and_then(|name| self.owner_of(name));
            let known = it.owned_from.or_else(partner).map(|at| stop.owned_from.contains(&at));
            may(known, &mut self.fate);
        }
        if !stop.partners.is_empty() {
            may(it.name.as_ref().map(|name| stop.partners.contains(name)), &mut self.fate);
        }
        for (list, entries) in &stop.entries {
            let elsewhere = row.listed.get(list).is_some_and(|listed| listed.is_disjoint(entries));
            may(elsewhere.then_some(false), &mut self.fate);
        }
        hit
    }
}
