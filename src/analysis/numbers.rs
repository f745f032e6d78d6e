//! The numbers of the analysis: parts of a whole in millionths between a lower and an upper end, sums of
//! yen, and four figures that stand together. All are whole numbers: lower ends are rounded down, upper
//! ends up, so that no end is ever passed by rounding.

/// The whole, in millionths.
pub const WHOLE: u32 = 1_000_000;

/// A sum of yen: 25,000 amounts of the greatest yen do not fit into less.
pub type Sum = u128;

/// A part of a whole in millionths: at least, and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bounds {
    /// At least.
    pub low: u32,
    /// At most.
    pub high: u32,
}

impl Bounds {
    /// All of it.
    pub const ALL: Self = Self { low: WHOLE, high: WHOLE };
    /// Nothing of it.
    pub const NONE: Self = Self { low: 0, high: 0 };

    /// A part of a whole; nothing of nothing.
    #[must_use]
    pub fn part(part: Sum, whole: Sum) -> Self {
        if whole == 0 { Self::NONE } else { Self::of(part, whole) }
    }

    /// A part of a whole that is more than nothing.
    pub(super) fn of(part: Sum, whole: Sum) -> Self {
        Self { low: down(part, whole), high: up(part, whole) }
    }

    /// From a part to another.
    pub(super) fn between(low: Sum, high: Sum, whole: Sum) -> Self {
        Self { low: down(low, whole), high: up(high, whole) }
    }

    /// A part of this.
    pub(super) fn times(self, part: Sum, whole: Sum) -> Self {
        let scaled = |bound: u32| Sum::from(bound) * part;
        Self {
            low: millionths(scaled(self.low) / whole),
            high: millionths(scaled(self.high).div_ceil(whole)),
        }
    }
}

/// A part of a whole in millionths, rounded down.
pub(super) fn down(part: Sum, whole: Sum) -> u32 {
    millionths(part * Sum::from(WHOLE) / whole)
}

/// A part of a whole in millionths, rounded up.
pub(super) fn up(part: Sum, whole: Sum) -> u32 {
    millionths((part * Sum::from(WHOLE)).div_ceil(whole))
}

/// Millionths are never more than the whole.
fn millionths(number: Sum) -> u32 {
    u32::try_from(number).unwrap_or(WHOLE).min(WHOLE)
}

/// Four figures that never stand without each other: at least, the estimate (where there is one), at most,
/// and at most with the rows of unknown place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Four<T> {
    /// Of the rows that are surely hit, with every unknown at its best.
    pub least: T,
    /// Of the rows that are surely hit, with unknowns at what is usual.
    pub estimate: Option<T>,
    /// Of the rows that are surely hit, with every unknown at its worst.
    pub most: T,
    /// The same, with the rows that are perhaps hit.
    pub outermost: T,
}

impl Default for Four<Sum> {
    fn default() -> Self {
        Self::NOTHING
    }
}

impl Four<Sum> {
    /// Nothing, of which all is known.
    pub const NOTHING: Self = Self { least: 0, estimate: Some(0), most: 0, outermost: 0 };

    /// Both together.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            least: self.least + other.least,
            estimate: self.estimate.zip(other.estimate).map(|(one, other)| one + other),
            most: self.most + other.most,
            outermost: self.outermost + other.outermost,
        }
    }

    /// Each of them so much at most.
    pub(super) fn up_to(self, most: Sum) -> Self {
        Self {
            least: self.least.min(most),
            estimate: self.estimate.map(|estimate| estimate.min(most)),
            most: self.most.min(most),
            outermost: self.outermost.min(most),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_rounded_away_from_each_other_and_stay_within_the_whole() {
        assert_eq!(Bounds::of(1, 3), Bounds { low: 333_333, high: 333_334 });
        assert_eq!(Bounds::of(2, 4), Bounds { low: 500_000, high: 500_000 });
        assert_eq!(Bounds::ALL.times(1, 3), Bounds { low: 333_333, high: 333_334 });
        assert_eq!(Bounds::between(0, 9, 3), Bounds { low: 0, high: WHOLE });
    }
}
