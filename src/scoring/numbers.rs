//! The numbers that scores are made of: exact ones, ranges, counts. Rounding happens only when a
//! number is shown ([`round_half_down`]).

use num_rational::Ratio;

/// An exact number: a score (0 to 100) or a share (0 to 1).
pub type Exact = Ratio<u64>;

/// Rounds to a whole number, a half downwards: 62.5 becomes 62.
#[must_use]
pub fn round_half_down(value: Exact) -> u64 {
    let twice = value * Exact::from_integer(2);
    let whole = value.to_integer();
    if twice > Exact::from_integer(2 * whole + 1) { whole + 1 } else { whole }
}

/// A share, 0 to 1, in percent as it is shown.
#[must_use]
pub fn percent(share: Exact) -> u64 {
    round_half_down(share * Exact::from_integer(100))
}

/// A number as it is shown where its parts matter: with two decimals at most, a half downwards, and without
/// zeros at the end.
#[must_use]
pub fn decimal(value: Exact) -> String {
    let hundredths = round_half_down(value * Exact::from_integer(100));
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) if part % 10 == 0 => format!("{whole}.{}", part / 10),
        (whole, part) => format!("{whole}.{part:02}"),
    }
}

/// From the score with every open question at 0 to that with every open question at 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// All unknown and unanswered questions taken as level 0.
    pub low: Exact,
    /// All unknown and unanswered questions taken as level 4.
    pub high: Exact,
}

impl Range {
    /// The range where there is nothing to score.
    pub(super) const NOTHING: Self = Self { low: Exact::new_raw(0, 1), high: Exact::new_raw(0, 1) };

    /// The range in whole points.
    #[must_use]
    pub fn shown(self) -> Shown {
        match (round_half_down(self.low), round_half_down(self.high)) {
            _ if self.low == self.high => Shown::None,
            (low, high) if low == high => Shown::BelowOne,
            (low, high) => Shown::From(low, high),
        }
    }
}

/// A range as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing is open, so there is no range.
    None,
    /// Something is open, but both ends are the same whole number.
    BelowOne,
    /// The low and the high end.
    From(u64, u64),
}

/// How many questions of the run are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Answered with a level.
    pub level: usize,
    /// Answered "unknown".
    pub unknown: usize,
    /// Answered "not applicable".
    pub not_applicable: usize,
    /// Not answered.
    pub unanswered: usize,
}

impl Counts {
    /// All questions put to the company.
    #[must_use]
    pub fn total(self) -> usize {
        self.level + self.unknown + self.not_applicable + self.unanswered
    }

    /// All but the unanswered.
    #[must_use]
    pub fn answered(self) -> usize {
        self.total() - self.unanswered
    }

    pub(super) fn add(&mut self, other: Self) {
        let Self { level, unknown, not_applicable, unanswered } = other;
        self.level += level;
        self.unknown += unknown;
        self.not_applicable += not_applicable;
        self.unanswered += unanswered;
    }
}
