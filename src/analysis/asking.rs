//! What to find out first: how far the figures of a stop would move if the unknown cells of a row came out at
//! their worst or at their best, and whom to ask for them.

use std::collections::BTreeMap;

use super::cells::{CellAsked, Whom};
use super::ends::{Case, Lasting};
use super::lack::{Daily, Missing, total};
use super::ledger::{Goods, Ledger};
use super::loss::Lost;
use super::numbers::{Four, Sum, WHOLE};
use super::outage::{Broken, Lacks, Mixed, Struck};
use super::sales::SaleHit;
use super::shares::ShareSort;
use super::stop::{Asked, Hit, Stop};
use super::what_if::Reckoned;
use super::window::{DaySet, Window, YEAR};
use crate::base::ids::TradeId;

/// Whom to ask, as one call answers for all its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Whom.
    pub whom: Whom,
    /// The sum over its rows of how far "at least" would rise, in yen.
    pub rise: Sum,
    /// The sum over its rows of how far the last "at most" would fall, in yen.
    pub fall: Sum,
    /// What to ask, the row that moves most first.
    pub rows: Vec<RowAsked>,
}

/// What to ask about a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowAsked {
    /// The row; `None` for a source that is not in the register.
    pub row: Option<TradeId>,
    /// The item.
    pub item: String,
    /// How far "at least" would rise if its unknown cells came out at their worst and nothing else did.
    pub rise: Sum,
    /// How far the last "at most" would fall if they came out at their best.
    pub fall: Sum,
    /// The cells to ask for.
    pub cells: Vec<CellAsked>,
}

impl Ledger {
    /// Whom to ask first about a stop. Who has nothing to say that moves a figure is not in it.
    #[must_use]
    pub fn calls(&self, stop: &Stop, lasting: Lasting) -> Vec<Call> {
        let asked = Asked::of(self, stop);
        let case = Case { ledger: self, asked: &asked, lasting, changes: None };
        let reckoned = Reckoned::of(case);
        let moved = Moved::of(&reckoned);
        let mut calls: BTreeMap<Whom, Vec<RowAsked>> = BTreeMap::new();
        let mut note = |whom: Whom, asked: RowAsked| {
            if asked.rise + asked.fall > 0 {
                calls.entry(whom).or_default().push(asked);
            }
        };
        for (place, broken) in reckoned.outage.broken.iter().enumerate() {
            let item = &self.item(self.sources(broken.sources).item).name;
            for (n, one) in broken.rows.iter().enumerate() {
                let row = self.row(one.row);
                let cells = case.cells(one);
                if cells.is_empty() {
                    continue;
                }
                let (rise, fall) = moved.of_row(place, n);
                let row_id = Some(row.trade.id.clone());
                note(self.whom(row), RowAsked { row: row_id, item: item.clone(), rise, fall, cells });
            }
            if broken.absent > 0 {
                let (rise, fall) = moved.of_row(place, broken.rows.len());
                let cells = vec![CellAsked::Share];
                note(Whom::Purchasing, RowAsked { row: None, item: item.clone(), rise, fall, cells });
            }
        }
        for sale in &reckoned.outage.sales.rows {
            let row = self.row(sale.row);
            let cells = case.sale_cells(row, sale.hit);
            if !cells.is_empty() {
                let (rise, fall) = moved.of_sale(sale);
                let row_id = Some(row.trade.id.clone());
                note(
                    self.whom(row),
                    RowAsked { row: row_id, item: row.trade.item.clone(), rise, fall, cells },
                );
            }
        }
        let mut calls: Vec<Call> = calls.into_iter().map(|(whom, rows)| Call::of(whom, rows)).collect();
        calls.sort_by_key(|call| std::cmp::Reverse(call.rise + call.fall));
        calls
    }
}

impl Call {
    fn of(whom: Whom, mut rows: Vec<RowAsked>) -> Self {
        rows.sort_by_key(|row| std::cmp::Reverse(row.rise + row.fall));
        let (rise, fall) = (rows.iter().map(|row| row.rise).sum(), rows.iter().map(|row| row.fall).sum());
        Self { whom, rise, fall, rows }
    }
}

/// How far figures would move, by row.
struct Moved<'a> {
    reckoned: &'a Reckoned<'a>,
    /// By sources and row, that which is not in the register last.
    rises: Vec<Vec<Sum>>,
    falls: Vec<Vec<Sum>>,
}

impl<'a> Moved<'a> {
    fn of(reckoned: &'a Reckoned<'a>) -> Self {
        let none: Vec<Vec<Sum>> =
            reckoned.outage.broken.iter().map(|broken| vec![0; broken.rows.len() + 1]).collect();
        let mut moved = Self { reckoned, rises: none.clone(), falls: none };
        let case = reckoned.outage.case;
        let lacks: Vec<Lacks> = reckoned.outage.broken.iter().map(|broken| broken.lacks(case)).collect();
        let worse: Vec<Vec<Option<Worse>>> =
            reckoned.outage.broken.iter().map(|broken| broken.all_worse(reckoned)).collect();
        for (goods, broken) in &reckoned.outage.of_goods {
            if !case.asked.goods.contains(goods) {
                moved.rise(*goods, broken, &lacks, &worse);
                moved.fall(*goods, broken);
            }
        }
        moved
    }

    /// How far both figures move by a row's cells.
    fn of_row(&self, sources: usize, row: usize) -> (Sum, Sum) {
        (self.rises[sources][row], self.capped(self.falls[sources][row]))
    }

    /// What falls away of the company's last figure, which is not more than all sales.
    fn capped(&self, fall: Sum) -> Sum {
        let total = &self.reckoned.total;
        let before = total.products.outermost + total.aside.outermost;
        let capped = |sum: Sum| total.at_most.map_or(sum, |all| sum.min(all));
        capped(before) - capped(before.saturating_sub(fall))
    }

    fn goods(&self, goods: u32) -> (&'a Goods, Four<u64>, Lost) {
        let ledger = self.reckoned.outage.case.ledger;
        let days = self.reckoned.tallies.get(&goods).map(|tally| tally.days());
        let days = days.unwrap_or(Four { least: 0, estimate: Some(0), most: 0, outermost: 0 });
        let of = &ledger.goods[goods as usize];
        let lost = self.reckoned.lost.get(&goods).copied();
        (of, days, lost.unwrap_or_else(|| Lost::of(days, Four::NOTHING, of, 0)))
    }

    fn rise(&mut self, goods: u32, broken: &[u32], lacks: &[Lacks], worse: &[Vec<Option<Worse>>]) {
        let (of, days, lost) = self.goods(goods);
        let time = self.reckoned.outage.case.lasting.days();
        let of_all = || broken.iter().map(|place| &lacks[*place as usize].least[..]);
        let most = TwoMost::of(of_all());
        let alone = |place: u32| lacks[place as usize].least_alone.as_deref().map_or(0, total);
        // The two that lack most alone: without any one of the items, one of them is left.
        let mut alone: Vec<(u64, usize)> = broken.iter().map(|at| (alone(*at), *at as usize)).collect();
        alone.sort_unstable_by(|one, other| other.cmp(one));
        alone.truncate(2);
        for (n, place) in (0u32..).zip(broken) {
            let place = *place as usize;
            if worse[place].iter().all(Option::is_none) {
                continue;
            }
            let others = most.without(n);
            let others_total = others.total();
            let others_alone = alone.iter().find(|(_, other)| *other != place).map_or(0, |(alone, _)| *alone);
            for (row, worse) in worse[place].iter().enumerate() {
                let Some(worse) = worse else { continue };
                let daily = others_total + others.added(&worse.least);
                let least = daily.max(worse.alone).max(others_alone);
                let then = Lost::of(Four { least, ..days }, lost.sales, of, time);
                self.rises[place][row] += then.counted.least.saturating_sub(lost.counted.least);
            }
        }
    }

    fn fall(&mut self, goods: u32, broken: &[u32]) {
        let (of, days, lost) = self.goods(goods);
        let outage = &self.reckoned.outage;
        let time = outage.case.lasting.days();
        let all = |place: u32| outage.broken[place as usize].worst_windows(time);
        let once = covered_once(broken.iter().flat_map(|place| all(*place)).map(|(_, worst, _)| worst));
        for place in broken {
            for (row, worst, best) in all(*place) {
                let gone = DaySet::of(worst).without(&DaySet::of(best)).both(&once).count();
                let left = days.outermost.saturating_sub(u64::from(gone) * u64::from(WHOLE));
                let then = Lost::of(Four { outermost: left, ..days }, lost.sales, of, time);
                let fall = lost.counted.outermost.saturating_sub(then.counted.outermost);
                self.falls[*place as usize][row] += fall;
            }
        }
    }

    /// The same of a row of sales.
    fn of_sale(&self, sale: &SaleHit) -> (Sum, Sum) {
        let case = self.reckoned.outage.case;
        let best = if sale.hit == Hit::Surely { sale.lost.least } else { 0 };
        let [goods] = case.ledger.row(sale.row).sold[..] else {
            return (0, self.capped(sale.lost.outermost.saturating_sub(best)));
        };
        let (of, days, lost) = self.goods(goods);
        let mut sales = lost.sales;
        sales.least = sales.least + sale.lost.outermost - sale.lost.least;
        sales.outermost = sales.outermost + best - sale.lost.outermost;
        let then = Lost::of(days, sales, of, case.lasting.days()).counted;
        let fall = lost.counted.outermost.saturating_sub(then.outermost);
        (then.least.saturating_sub(lost.counted.least), self.capped(fall))
    }
}

/// The days that one window has and no other.
fn covered_once(windows: impl Iterator<Item = Window>) -> DaySet {
    let mut change = [0i64; YEAR as usize + 1];
    for window in windows {
        change[usize::from(window.from)] += 1;
        change[usize::from(window.to)] -= 1;
    }
    let mut once = DaySet::default();
    let mut covered = 0;
    for (day, change) in (0u16..YEAR).zip(change) {
        covered += change;
        if covered == 1 {
            once.add(Window { from: day, to: day + 1 });
        }
    }
    once
}

/// What is missing most on each day, by which item, and what would be without that one.
struct TwoMost {
    most: Daily,
    second: Daily,
    by: [u32; YEAR as usize],
}

impl TwoMost {
    fn of<'a>(items: impl Iterator<Item = &'a [Missing]>) -> Self {
        let mut found = Self { most: Daily::NOTHING, second: Daily::NOTHING, by: [u32::MAX; YEAR as usize] };
        for (n, steps) in (0u32..).zip(items) {
            for step in steps {
                for day in step.when.from..step.when.to {
                    let one = Missing { when: Window { from: day, to: day + 1 }, part: step.part };
                    if step.part > found.most.part(day) {
                        let before = Missing { part: found.most.part(day), ..one };
                        found.second.raise(&before);
                        found.most.raise(&one);
                        found.by[usize::from(day)] = n;
                    } else {
                        found.second.raise(&one);
                    }
                }
            }
        }
        found
    }

    /// What is missing most without an item.
    fn without(&self, item: u32) -> Daily {
        let mut left = self.most.clone();
        for (day, _) in (0u16..).zip(&self.by).filter(|(_, by)| **by == item) {
            left.set(day, self.second.part(day));
        }
        left
    }
}

/// What is missing of an item at least if a row of it turns out at its worst.
struct Worse {
    least: Vec<Missing>,
    alone: u64,
}

impl Broken {
    /// By row, and last for what is not in the register.
    fn all_worse(&self, reckoned: &Reckoned<'_>) -> Vec<Option<Worse>> {
        let case = reckoned.outage.case;
        let rows = (0..self.rows.len()).map(|n| {
            let one = &self.rows[n];
            (one.is_part() && !case.cells(one).is_empty()).then(|| self.worse(case.ledger, n))
        });
        let absent = (self.absent > 0).then(|| self.absent_worse(case.ledger, case.lasting.days()));
        rows.chain([absent]).collect()
    }

    /// If the amount of a row turns out as large as can be, it has all of the rest, or, beside others whose
    /// amounts are not known, all that they leave.
    fn worse(&self, ledger: &Ledger, n: usize) -> Worse {
        let mut changed = self.clone();
        let one = &mut changed.rows[n];
        (one.hit, one.ends.least) = (Hit::Surely, one.ends.most);
        let (least, alone) = if one.share.sort == ShareSort::Free {
            one.share.sort = ShareSort::Fixed;
            let row = one.row;
            let shares = &ledger.sources(self.sources).shares;
            let free = shares.rows.iter().filter(|share| share.sort == ShareSort::Free).count() - 1;
            changed.rows.retain(|one| one.share.sort != ShareSort::Mixed);
            if free > 0 {
                let mine = changed.rows.iter_mut().filter(|one| one.row == row);
                mine.for_each(|one| one.share.sort = ShareSort::Mixed);
            }
            changed.least_dividing(shares.rest, free, Mixed::Some)
        } else {
            changed.least(ledger)
        };
        Worse { least, alone: alone.as_deref().map_or(0, total) }
    }

    fn absent_worse(&self, ledger: &Ledger, days: u16) -> Worse {
        let part = ledger.sources(self.sources).shares.absent;
        Worse { least: self.least_with_absent(part, Window::new(0, days.into())), alone: 0 }
    }

    /// Of each row that is a part, and of what is not in the register: when it is missing at its worst, and
    /// still if its unknown cells turn out at their best.
    fn worst_windows(&self, time: u16) -> Vec<(usize, Window, Window)> {
        if self.kept == 0 {
            return Vec::new();
        }
        let best = |one: &Struck| match (one.hit, one.share.sort) {
            (Hit::Surely, ShareSort::Fixed | ShareSort::Mixed) => one.ends.least,
            _ => Window::NEVER,
        };
        let rows = self.rows.iter().enumerate().filter(|(_, one)| one.is_part());
        let mut all: Vec<(usize, Window, Window)> =
            rows.map(|(n, one)| (n, one.ends.most, best(one))).collect();
        if self.absent > 0 {
            all.push((self.rows.len(), Window::new(0, time.into()), Window::NEVER));
        }
        all
    }
}
