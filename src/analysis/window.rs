//! Days of a year: from one to another, and sets of them. A year has 360; nothing is counted after it.

/// The days of a year.
pub(super) const YEAR: u16 = 360;

/// Days from one up to another, that one not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) from: u16,
    pub(super) to: u16,
}

impl Window {
    pub(super) const NEVER: Self = Self { from: 0, to: 0 };

    /// From a day up to another; never where it ends before it begins.
    pub(super) fn new(from: u32, to: u32) -> Self {
        let day = |day: u32| u16::try_from(day).unwrap_or(YEAR).min(YEAR);
        if day(from) < day(to) { Self { from: day(from), to: day(to) } } else { Self::NEVER }
    }

    pub(super) fn is_never(self) -> bool {
        self.from >= self.to
    }

    pub(super) fn len(self) -> u16 {
        self.to - self.from
    }

    /// What both have.
    pub(super) fn within(self, other: Self) -> Self {
        Self::new(self.from.max(other.from).into(), self.to.min(other.to).into())
    }
}

/// A set of days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct DaySet([u64; 6]);

impl DaySet {
    pub(super) fn of(window: Window) -> Self {
        let mut set = Self::default();
        set.add(window);
        set
    }

    pub(super) fn add(&mut self, window: Window) {
        for (at, word) in (0u16..).zip(&mut self.0) {
            let below = |day: u16| match day.saturating_sub(at * 64) {
                bits @ 0..64 => (1u64 << bits) - 1,
                _ => u64::MAX,
            };
            *word |= below(window.to) & !below(window.from);
        }
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(word, other)| *word |= other);
    }

    pub(super) fn without(&self, other: &Self) -> Self {
        let mut left = *self;
        left.0.iter_mut().zip(other.0).for_each(|(word, other)| *word &= !other);
        left
    }

    pub(super) fn both(&self, other: &Self) -> Self {
        let mut both = *self;
        both.0.iter_mut().zip(other.0).for_each(|(word, other)| *word &= other);
        both
    }

    pub(super) fn count(&self) -> u16 {
        self.0.iter().map(|word| word.count_ones() as u16).sum()
    }

    pub(super) fn has(&self, day: u16) -> bool {
        self.0[usize::from(day / 64)] >> (day % 64) & 1 == 1
    }

    /// From its first to its last day.
    pub(super) fn span(&self) -> Option<Window> {
        let first = (0..YEAR).find(|day| self.has(*day))?;
        let last = (0..YEAR).rev().find(|day| self.has(*day))?;
        Some(Window { from: first, to: last + 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_the_days_of_its_windows() {
        for (from, to) in [(0, 360), (0, 1), (63, 65), (64, 128), (300, 360), (5, 5), (128, 200)] {
            let set = DaySet::of(Window { from, to });
            let days: Vec<u16> = (0..YEAR).filter(|day| set.has(*day)).collect();
            assert_eq!(days, (from..to).collect::<Vec<_>>());
            assert_eq!(set.count(), to - from);
            assert_eq!(set.span(), (from < to).then_some(Window { from, to }));
        }
        let mut set = DaySet::of(Window { from: 10, to: 20 });
        set.join(&DaySet::of(Window { from: 100, to: 120 }));
        assert_eq!(set.span(), Some(Window { from: 10, to: 120 }));
        assert_eq!(set.without(&DaySet::of(Window { from: 15, to: 110 })).count(), 15);
        assert_eq!(set.both(&DaySet::of(Window { from: 15, to: 110 })).count(), 15);
    }

    #[test]
    fn days_after_the_year_are_not_counted() {
        assert_eq!(Window::new(300, 36_000), Window { from: 300, to: 360 });
        assert_eq!(Window::new(400, 500), Window::NEVER);
        assert_eq!(Window::new(9, 3), Window::NEVER);
    }
}
