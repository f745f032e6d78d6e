//! A product's figures opened to what they are made of: which item lacks from which day to which, and the
//! rows behind it.

use super::ends::{Case, Lasting};
use super::lack::{Missing, total};
use super::ledger::Ledger;
use super::numbers::{Bounds, Four, WHOLE};
use super::outage::Lacks;
use super::stop::{Asked, Hit, Stop};
use super::what_if::{Reckoned, is_enough};
use super::window::{DaySet, Window, YEAR};
use crate::base::ids::{ProductId, TradeId};

/// What a product's figures are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedProduct {
    /// For each figure what lacks when: times parts add up to its days.
    pub lacks: Four<Vec<LackTerm>>,
    /// The rows that are hit, surely or perhaps, of the items that it needs.
    pub rows: Vec<RowTerm>,
    /// Whether the product is hit itself: then its days are not made of rows.
    pub hit_itself: bool,
}

/// A part of a product that lacks from a day up to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LackTerm {
    /// The first day.
    pub from: u16,
    /// The day after the last.
    pub to: u16,
    /// How much lacks, in millionths.
    pub part: u32,
    /// The item that lacks most; `None` where the product is hit itself.
    pub item: Option<(String, u8)>,
}

/// A row that is hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowTerm {
    /// The row; `None` for a source that is not in the register.
    pub row: Option<TradeId>,
    /// The item and the tier.
    pub item: (String, u8),
    /// Whether it is hit surely.
    pub hit: Hit,
    /// Its part of the item: of one that depends on amounts that are missing, from nothing on.
    pub share: Bounds,
    /// Its part in the estimate.
    pub likely_share: u32,
    /// From which day up to which what it supplies is missing. The last two are alike.
    pub missing: Four<Option<(u16, u16)>>,
}

impl Ledger {
    /// What the figures of a product are made of; `None` where it loses nothing, even perhaps.
    #[must_use]
    pub fn open(&self, stop: &Stop, lasting: Lasting, product: &ProductId) -> Option<OpenedProduct> {
        let asked = Asked::of(self, stop);
        let case = Case { ledger: self, asked: &asked, lasting, changes: None };
        let reckoned = Reckoned::of(case);
        let goods = self.goods_of(product)?;
        let tally = reckoned.tallies.get(&goods)?;
        let days = tally.days();
        let none: [u32; 0] = [];
        let broken = reckoned.outage.of_goods.get(&goods).map_or(&none[..], |broken| &broken[..]);
        let enough = is_enough(self.known_of(&asked));
        let hit_itself = asked.goods.contains(&goods);
        if hit_itself {
            let all = |lacks: u64| {
                let to = u16::try_from(lacks / u64::from(WHOLE)).unwrap_or(YEAR);
                let term = LackTerm { from: 0, to, part: WHOLE, item: None };
                if to > 0 { vec![term] } else { Vec::new() }
            };
            let lacks = Four {
                least: all(days.least),
                estimate: days.estimate.filter(|_| enough).map(all),
                most: all(days.most),
                outermost: all(days.outermost),
            };
            return Some(OpenedProduct { lacks, rows: Vec::new(), hit_itself });
        }
        let items: Vec<Opened> = broken
            .iter()
            .map(|place| {
                let one = &reckoned.outage.broken[*place as usize];
                let sources = self.sources(one.sources);
                let item = (self.item(sources.item).name.clone(), sources.tier);
                Opened { item, lacks: one.lacks(case) }
            })
            .collect();
        let estimate = days
            .estimate
            .filter(|_| enough)
            .map(|_| by_most(&items, |lacks| lacks.usual.as_deref().unwrap_or_default()));
        let lacks = Four {
            least: least(&items, days.least),
            estimate,
            most: whole_days(&items, |lacks| &lacks.most),
            outermost: whole_days(&items, |lacks| &lacks.outermost),
        };
        let rows = broken.iter().flat_map(|place| reckoned.row_terms(*place)).collect();
        Some(OpenedProduct { lacks, rows, hit_itself })
    }
}

/// An item with how it is missing.
struct Opened {
    item: (String, u8),
    lacks: Lacks,
}

/// At least: of all items day by day, or of the one that lacks more as a whole.
fn least(items: &[Opened], days: u64) -> Vec<LackTerm> {
    let daily = by_most(items, |lacks| &lacks.least);
    let sum: u64 = daily.iter().map(|term| u64::from(term.part) * u64::from(term.to - term.from)).sum();
    if sum == days {
        return daily;
    }
    let alone = items.iter().filter_map(|one| Some((one, one.lacks.least_alone.as_deref()?)));
    let alone = alone.filter(|(_, steps)| total(steps) == days).map(|(one, steps)| {
        let term = |step: &Missing| {
            let Window { from, to } = step.when;
            LackTerm { from, to, part: step.part, item: Some(one.item.clone()) }
        };
        steps.iter().map(term).collect()
    });
    alone.into_iter().next().unwrap_or(daily)
}

/// The item that lacks most, day by day; of equal ones the first.
fn by_most<'a>(items: &'a [Opened], of: impl Fn(&'a Lacks) -> &'a [Missing]) -> Vec<LackTerm> {
    let mut days = vec![(0, 0); usize::from(YEAR)];
    for (n, one) in items.iter().enumerate() {
        for step in of(&one.lacks) {
            let when = usize::from(step.when.from)..usize::from(step.when.to);
            days[when].iter_mut().filter(|(part, _)| step.part > *part).for_each(|day| *day = (step.part, n));
        }
    }
    runs(items, &days)
}

/// The days on which any item is missing; each with the first of them.
fn whole_days<'a>(items: &'a [Opened], of: impl Fn(&'a Lacks) -> &'a DaySet) -> Vec<LackTerm> {
    let on = |day: u16| items.iter().position(|one| of(&one.lacks).has(day));
    let days: Vec<(u32, usize)> = (0..YEAR).map(|day| on(day).map_or((0, 0), |n| (WHOLE, n))).collect();
    runs(items, &days)
}

/// Days on which the same part of the same item lacks, put together.
fn runs(items: &[Opened], days: &[(u32, usize)]) -> Vec<LackTerm> {
    let mut found: Vec<LackTerm> = Vec::new();
    let mut from = 0u16;
    for run in days.chunk_by(|one, other| one == other) {
        let to = from + u16::try_from(run.len()).unwrap_or(YEAR);
        let (part, item) = run[0];
        if part > 0 {
            found.push(LackTerm { from, to, part, item: items.get(item).map(|one| one.item.clone()) });
        }
        from = to;
    }
    found
}

impl Reckoned<'_> {
    fn row_terms(&self, place: u32) -> Vec<RowTerm> {
        let case = self.outage.case;
        let broken = &self.outage.broken[place as usize];
        let sources = case.ledger.sources(broken.sources);
        let item = (case.ledger.item(sources.item).name.clone(), sources.tier);
        let some = |window: Window| (!window.is_never()).then_some((window.from, window.to));
        let mut rows: Vec<RowTerm> = broken
            .rows
            .iter()
            .map(|one| RowTerm {
                row: Some(case.ledger.row(one.row).trade.id.clone()),
                item: item.clone(),
                hit: one.hit,
                share: one.share.bounds(),
                likely_share: one.share.likely,
                missing: Four {
                    least: some(one.ends.least),
                    estimate: one.ends.usual.map(some),
                    most: some(one.ends.most),
                    outermost: some(one.ends.most),
                },
            })
            .collect();
        if broken.absent > 0 {
            let all = some(Window::new(0, case.lasting.days().into()));
            rows.push(RowTerm {
                row: None,
                item,
                hit: Hit::Perhaps,
                share: sources.shares.absent,
                likely_share: sources.shares.absent.high,
                missing: Four { least: None, estimate: None, most: all, outermost: all },
            });
        }
        rows
    }
}
