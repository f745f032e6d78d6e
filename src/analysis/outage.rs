//! What is hit by a stop, and what each product loses by it, day by day.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::ends::{Case, Ends, Lasting};
use super::lack::{Daily, Missing, scaled_down, scaled_up, steps, total};
use super::ledger::{Ledger, Sources};
use super::numbers::{Bounds, Four, Sum, WHOLE};
use super::sales::Sales;
use super::shares::{ShareOf, ShareSort};
use super::stop::Hit;
use super::window::{DaySet, Window};

/// A row that is hit, or perhaps hit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Struck {
    pub(super) row: u32,
    pub(super) hit: Hit,
    pub(super) ends: Ends,
    pub(super) share: ShareOf,
}

/// The sources of an item of which some are hit.
#[derive(Clone, Debug)]
pub(super) struct Broken {
    pub(super) sources: u32,
    pub(super) rows: Vec<Struck>,
    /// Whether a source is hit that is not in the register, and its part.
    pub(super) absent: u32,
    /// What measures leave of all these sources, in millionths.
    pub(super) kept: u32,
}

/// What a product loses by supply, and by sales.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// In millionths of a day.
    pub(super) least: u64,
    pub(super) usual: Option<u64>,
    pub(super) most: DaySet,
    pub(super) outermost: DaySet,
    /// The days on which it is felt in the first two.
    pub(super) felt: [DaySet; 2],
    /// What is not sold because customers are gone, in yen.
    pub(super) sold: Four<Sum>,
}

/// A stop, and what it comes to.
#[derive(Debug)]
pub(super) struct Outage<'a> {
    pub(super) case: Case<'a>,
    pub(super) broken: Vec<Broken>,
    /// The items that are hit, by the product that needs them.
    pub(super) of_goods: BTreeMap<u32, Vec<u32>>,
    pub(super) sales: Sales,
}

impl<'a> Outage<'a> {
    /// What a stop hits among all rows.
    pub(super) fn of(case: Case<'a>) -> Self {
        let all = (0..).zip(&case.ledger.rows).map(|(at, row)| (at, case.asked.hit(row)));
        let hit: Vec<(u32, Hit)> = all.filter(|(_, hit)| *hit != Hit::No).collect();
        let absent = match case.asked.absent() {
            Hit::No => Vec::new(),
            _ => (0..).zip(&case.ledger.sources).filter(|(_, of)| of.is_short()).map(|(at, _)| at).collect(),
        };
        Self::of_rows(case, hit, &absent)
    }

    /// What comes of it that these rows are hit, and sources that are not in the register.
    pub(super) fn of_rows(case: Case<'a>, hit: Vec<(u32, Hit)>, absent: &[u32]) -> Self {
        let ledger = case.ledger;
        let mut at: FxHashMap<u32, usize> = FxHashMap::default();
        let mut broken: Vec<Broken> = Vec::new();
        let mut of = |sources: u32| {
            let place = *at.entry(sources).or_insert(broken.len());
            if place == broken.len() {
                let kept = case.kept(sources);
                broken.push(Broken { sources, rows: Vec::new(), absent: 0, kept });
            }
            place
        };
        let mut sales = Vec::new();
        let mut struck: Vec<(usize, Struck)> = Vec::with_capacity(hit.len());
        for (row, hit) in hit {
            let entered = ledger.row(row);
            let Some(supplies) = entered.supplies else {
                sales.push((row, hit));
                continue;
            };
            let share = ledger.sources(supplies.sources).shares.rows[supplies.place as usize];
            struck.push((of(supplies.sources), Struck { row, hit, ends: case.ends(row, entered), share }));
        }
        let absent: Vec<usize> = absent.iter().map(|sources| of(*sources)).collect();
        for (place, one) in struck {
            broken[place].rows.push(one);
        }
        for place in absent {
            broken[place].absent = ledger.sources(broken[place].sources).shares.absent.high;
        }
        let mut of_goods: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (place, one) in (0..).zip(&broken) {
            for goods in &ledger.item(ledger.sources(one.sources).item).goods {
                of_goods.entry(*goods).or_default().push(place);
            }
        }
        Self { case, broken, of_goods, sales: Sales::of(case, &sales) }
    }

    /// What each product loses that loses anything, perhaps.
    pub(super) fn tallies(&self) -> BTreeMap<u32, Tally> {
        let lacks: Vec<Lacks> = self.broken.iter().map(|broken| broken.lacks(self.case)).collect();
        let mut tallies: BTreeMap<u32, Tally> = self
            .of_goods
            .iter()
            .map(|(goods, broken)| {
                let mut tally = Tally { usual: Some(0), ..Tally::default() };
                tally.supply(broken.iter().map(|place| &lacks[*place as usize]));
                (*goods, tally)
            })
            .collect();
        for (goods, sold) in &self.sales.of_goods {
            tallies.entry(*goods).or_insert_with(|| Tally { usual: Some(0), ..Tally::default() }).sold =
                *sold;
        }
        for goods in &self.case.asked.goods {
            let stands = stands_still(self.case.lasting);
            let sold = self.sales.of_goods.get(goods).copied().unwrap_or_default();
            tallies.insert(*goods, Tally { sold, ..stands.clone() });
        }
        tallies
    }
}

/// What a product loses that is hit itself.
fn stands_still(lasting: Lasting) -> Tally {
    let days = DaySet::of(Window::new(0, lasting.days().into()));
    let all = u64::from(lasting.days()) * u64::from(WHOLE);
    let sold = Four::NOTHING;
    match lasting {
        Lasting::Days(_) => {
            Tally { least: all, usual: Some(all), most: days, outermost: days, felt: [days; 2], sold }
        }
        Lasting::UntilRecovered => Tally { most: days, outermost: days, sold, ..Tally::default() },
    }
}

impl Sources {
    /// Whether a source of it is not in the register. Of deeper tiers nobody claims to know all.
    pub(super) fn is_short(&self) -> bool {
        self.tier == 1 && self.shares.absent.high > 0
    }
}

impl Case<'_> {
    /// What is left of the sources of an item after parts of it come from elsewhere, in millionths. A part
    /// that would come from where the stop may hit it is not counted on.
    pub(super) fn kept(&self, sources: u32) -> u32 {
        let splits = self.changes.and_then(|changes| changes.splits.get(&sources));
        let taken = splits.into_iter().flatten().filter_map(|(rows, split)| {
            let safe = self.asked.split(self.ledger, rows, split) == Hit::No;
            split.share.filter(|_| safe).map(|share| share.get())
        });
        WHOLE.saturating_sub(taken.sum())
    }
}

/// Whether amounts are known of rows that divide a rest with such whose amounts are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mixed {
    Some,
    None,
}

/// How an item is missing.
#[derive(Clone, Debug, Default)]
pub(super) struct Lacks {
    /// At least this is missing on each day, however missing amounts turn out.
    pub(super) least: Vec<Missing>,
    /// Where that can not be so on all days at once: what is missing if amounts turn out at their best.
    pub(super) least_alone: Option<Vec<Missing>>,
    pub(super) usual: Option<Vec<Missing>>,
    pub(super) most: DaySet,
    pub(super) outermost: DaySet,
}

impl Struck {
    pub(super) fn is_part(&self) -> bool {
        self.share.part.high > 0
    }
}

impl Broken {
    pub(super) fn lacks(&self, case: Case<'_>) -> Lacks {
        let (least, least_alone) = self.least(case.ledger);
        let mut lacks = Lacks { least, least_alone, usual: self.usual(), ..Lacks::default() };
        if self.kept == 0 {
            return lacks;
        }
        for one in self.rows.iter().filter(|one| one.is_part()) {
            lacks.outermost.add(one.ends.most);
            if one.hit == Hit::Surely {
                lacks.most.add(one.ends.most);
            }
        }
        if self.absent > 0 {
            lacks.outermost.add(Window::new(0, case.lasting.days().into()));
        }
        lacks
    }

    /// What is missing at least.
    pub(super) fn least(&self, ledger: &Ledger) -> (Vec<Missing>, Option<Vec<Missing>>) {
        let shares = &ledger.sources(self.sources).shares;
        let count = |sort: ShareSort| shares.rows.iter().filter(|share| share.sort == sort).count();
        let mixed = if count(ShareSort::Mixed) > 0 { Mixed::Some } else { Mixed::None };
        self.least_dividing(shares.rest, count(ShareSort::Free), mixed)
    }

    /// The same where so many rows are free, hit or not, and divide the rest among themselves and the mixed
    /// ones, if there are any. Rows that are fixed are missing by their part. Of the rest only that is
    /// missing, on a day, which is so however it is divided.
    pub(super) fn least_dividing(
        &self,
        rest: Bounds,
        free: usize,
        mixed: Mixed,
    ) -> (Vec<Missing>, Option<Vec<Missing>>) {
        let fixed = self.missing(ShareSort::Fixed);
        if free == 0 {
            return (self.scaled(steps(&fixed)), None);
        }
        let of_free: Vec<Missing> =
            self.missing(ShareSort::Free).into_iter().map(|one| Missing { part: rest.low, ..one }).collect();
        if of_free.len() < free {
            return (self.scaled(steps(&fixed)), None);
        }
        let of_mixed = self.missing(ShareSort::Mixed);
        let common = of_free.iter().map(|one| one.when).reduce(Window::within).unwrap_or(Window::NEVER);
        let within = |one: &Missing| Missing { when: one.when.within(common), ..*one };
        let surely = match mixed {
            Mixed::Some => of_mixed.iter().map(within).collect(),
            Mixed::None => vec![Missing { when: common, part: rest.low }],
        };
        let daily = steps(&[&fixed[..], &surely].concat());
        // As a whole, no way of dividing it is better than the best of giving it to one.
        let ways = of_free.iter().map(|one| vec![*one]);
        let ways = ways.chain((mixed == Mixed::Some).then_some(of_mixed));
        let best = ways.min_by_key(|way| total(way)).unwrap_or_default();
        let best = steps(&[&fixed[..], &best].concat());
        let whole = (total(&best) > total(&daily)).then(|| self.scaled(best));
        (self.scaled(daily), whole)
    }

    /// When the rows of one sort are missing at least that are surely hit, each by its part.
    fn missing(&self, sort: ShareSort) -> Vec<Missing> {
        let rows = self.rows.iter().filter(|one| one.hit == Hit::Surely && one.share.sort == sort);
        rows.map(|one| Missing { when: one.ends.least, part: one.share.part.low }).collect()
    }

    /// What is missing at least if what is not in the register is missing on days, too.
    pub(super) fn least_with_absent(&self, part: Bounds, when: Window) -> Vec<Missing> {
        let mut parts = self.missing(ShareSort::Fixed);
        parts.push(Missing { when, part: part.low });
        self.scaled(steps(&parts))
    }

    /// How many cells the usual course of it assumes: of rows that are surely hit, and the amounts that are missing
    /// of all that divide the item with them. What no product needs is in no figure.
    pub(super) fn assumed(&self, ledger: &Ledger) -> u32 {
        let sources = ledger.sources(self.sources);
        let felt = |one: &&Struck| one.hit == Hit::Surely && one.is_part() && !one.ends.most.is_never();
        if self.kept == 0
            || ledger.item(sources.item).goods.is_empty()
            || !self.rows.iter().any(|one| felt(&one))
        {
            return 0;
        }
        let cells: u32 = self.rows.iter().filter(felt).map(|one| one.ends.assumed).sum();
        let free = sources.shares.rows.iter().filter(|share| share.sort == ShareSort::Free).count();
        cells + u32::try_from(free).unwrap_or(u32::MAX)
    }

    fn scaled(&self, mut steps: Vec<Missing>) -> Vec<Missing> {
        if self.kept < WHOLE {
            scaled_down(&mut steps, self.kept);
        }
        steps
    }

    fn usual(&self) -> Option<Vec<Missing>> {
        if self.kept == 0 {
            return Some(Vec::new());
        }
        let sure = self.rows.iter().filter(|one| one.hit == Hit::Surely && one.share.likely > 0);
        let missing = |one: &Struck| Some(Missing { when: one.ends.usual?, part: one.share.likely });
        let mut found = steps(&sure.map(missing).collect::<Option<Vec<_>>>()?);
        if self.kept < WHOLE {
            scaled_up(&mut found, self.kept);
        }
        Some(found)
    }
}

impl Tally {
    /// A product lacks as much as the item that lacks most; where any is missing at its worst, all is.
    fn supply<'a>(&mut self, items: impl Iterator<Item = &'a Lacks> + Clone) {
        let lacking = || items.clone().map(|lacks| &lacks.least[..]).filter(|steps| !steps.is_empty());
        (self.least, self.felt[0]) = most_missing(lacking());
        for alone in items.clone().filter_map(|lacks| lacks.least_alone.as_deref()) {
            if total(alone) > self.least {
                (self.least, self.felt[0]) = most_missing(std::iter::once(alone));
            }
        }
        self.usual = None;
        if items.clone().all(|lacks| lacks.usual.is_some()) {
            let usual = || items.clone().filter_map(|lacks| lacks.usual.as_deref()).filter(|s| !s.is_empty());
            let (days, felt) = most_missing(usual());
            (self.usual, self.felt[1]) = (Some(days), felt);
        }
        for lacks in items {
            self.most.join(&lacks.most);
            self.outermost.join(&lacks.outermost);
        }
    }
}

/// What a product lacks whose items are missing in steps, in millionths of a day, and on which days.
fn most_missing<'a>(mut items: impl Iterator<Item = &'a [Missing]> + Clone) -> (u64, DaySet) {
    match (items.next(), items.next()) {
        (None, _) => (0, DaySet::default()),
        (Some(only), None) => {
            let mut days = DaySet::default();
            only.iter().for_each(|step| days.add(step.when));
            (total(only), days)
        }
        (Some(one), Some(other)) => {
            let mut daily = Daily::of([one, other].into_iter());
            items.flatten().for_each(|step| daily.raise(step));
            (daily.total(), daily.days())
        }
    }
}
