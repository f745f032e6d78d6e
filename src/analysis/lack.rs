//! How much of an item is missing on which days, as steps: parts that are missing at the same time add up.

use super::numbers::WHOLE;
use super::window::{DaySet, Window, YEAR};

/// A part that is missing from one day up to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Missing {
    pub(super) when: Window,
    /// In millionths.
    pub(super) part: u32,
}

impl Missing {
    pub(super) fn total(self) -> u64 {
        u64::from(self.part) * u64::from(self.when.len())
    }
}

/// Parts of one item that are missing as steps, in their order and without those in which nothing is.
pub(super) fn steps(parts: &[Missing]) -> Vec<Missing> {
    let some = |missing: &&Missing| missing.part > 0 && !missing.when.is_never();
    match parts.iter().filter(some).count() {
        0 => return Vec::new(),
        1 => return parts.iter().find(some).into_iter().copied().collect(),
        _ => {}
    }
    let mut change = [0i64; YEAR as usize + 1];
    for missing in parts.iter().filter(some) {
        change[usize::from(missing.when.from)] += i64::from(missing.part);
        change[usize::from(missing.when.to)] -= i64::from(missing.part);
    }
    let mut found = Vec::new();
    let mut since = 0;
    let mut sum = 0i64;
    for (day, change) in (0u16..).zip(change) {
        if change == 0 {
            continue;
        }
        let part = u32::try_from(sum).unwrap_or(0).min(WHOLE);
        if part > 0 {
            found.push(Missing { when: Window { from: since, to: day }, part });
        }
        sum += change;
        since = day;
    }
    found
}

/// How much of the days steps come to, in millionths of a day.
pub(super) fn total(steps: &[Missing]) -> u64 {
    steps.iter().map(|step| step.total()).sum()
}

/// Steps of which each is a part of what it was, rounded down.
pub(super) fn scaled_down(steps: &mut [Missing], kept: u32) {
    let scaled = |part: u32| u64::from(part) * u64::from(kept) / u64::from(WHOLE);
    steps.iter_mut().for_each(|step| step.part = u32::try_from(scaled(step.part)).unwrap_or(WHOLE));
}

/// The same, rounded up.
pub(super) fn scaled_up(steps: &mut [Missing], kept: u32) {
    let scaled = |part: u32| (u64::from(part) * u64::from(kept)).div_ceil(u64::from(WHOLE));
    steps.iter_mut().for_each(|step| step.part = u32::try_from(scaled(step.part)).unwrap_or(WHOLE));
}

/// What is missing on each day of a product whose items are missing in steps: as much as the one that is
/// missing most.
#[derive(Clone, Debug)]
pub(super) struct Daily([u32; YEAR as usize]);

impl Daily {
    pub(super) const NOTHING: Self = Self([0; YEAR as usize]);

    pub(super) fn of<'a>(all: impl Iterator<Item = &'a [Missing]>) -> Self {
        let mut daily = Self::NOTHING;
        all.flatten().for_each(|step| daily.raise(step));
        daily
    }

    pub(super) fn raise(&mut self, step: &Missing) {
        let days = usize::from(step.when.from)..usize::from(step.when.to);
        self.0[days].iter_mut().for_each(|part| *part = (*part).max(step.part));
    }

    pub(super) fn part(&self, day: u16) -> u32 {
        self.0[usize::from(day)]
    }

    pub(super) fn set(&mut self, day: u16, part: u32) {
        self.0[usize::from(day)] = part;
    }

    pub(super) fn total(&self) -> u64 {
        self.0.iter().map(|part| u64::from(*part)).sum()
    }

    /// Where more steps come to it: how much that adds.
    pub(super) fn added(&self, more: &[Missing]) -> u64 {
        let days = |step: &Missing| usize::from(step.when.from)..usize::from(step.when.to);
        let over = |step: &Missing| {
            self.0[days(step)].iter().map(|part| u64::from(step.part.saturating_sub(*part))).sum::<u64>()
        };
        more.iter().map(over).sum()
    }

    pub(super) fn days(&self) -> DaySet {
        let mut days = DaySet::default();
        for (day, _) in (0u16..).zip(&self.0).filter(|(_, part)| **part > 0) {
            days.add(Window { from: day, to: day + 1 });
        }
        days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(from: u16, to: u16, part: u32) -> Missing {
        Missing { when: Window { from, to }, part }
    }

    #[test]
    fn parts_at_the_same_time_add_up_and_the_product_lacks_what_is_missing_most() {
        let one = steps(&[missing(0, 180, 100_000), missing(170, 180, 900_000)]);
        assert_eq!(one, [missing(0, 170, 100_000), missing(170, 180, WHOLE)]);
        assert_eq!(total(&one), 27 * u64::from(WHOLE));
        let other = [missing(100, 175, 500_000)];
        let daily = Daily::of([&one[..], &other[..]].into_iter());
        assert_eq!(daily.total(), (10 + 35 + 10) * u64::from(WHOLE));
        assert_eq!(daily.added(&[missing(0, 360, WHOLE)]), (360 - 55) * u64::from(WHOLE));
        assert_eq!(daily.days().count(), 180);
        assert_eq!(steps(&[missing(5, 5, 9), missing(3, 9, 0)]), []);
    }
}
