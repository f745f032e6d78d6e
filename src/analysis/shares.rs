//! How the sources of an item share it: the rows of one item and tier make the whole of it. Shares that are
//! given come first; rows without one divide the rest by their amounts; amounts that are missing may be
//! anything.

use super::numbers::{Bounds, Sum, WHOLE};

/// What a row says of its part: its share in millionths, its amount in yen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) share: Option<u32>,
    pub(super) yearly: Option<u64>,
}

/// How far off a given share may be by rounding: half a point.
const ROUNDED: u64 = 5_000;

/// The part of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ShareOf {
    /// What it depends on.
    pub(super) sort: ShareSort,
    /// Its part of the item; of a mixed or free row, where it and its like have all of the rest.
    pub(super) part: Bounds,
    /// Its part if a missing amount is the mean of the others, rounded up.
    pub(super) likely: u32,
}

impl ShareOf {
    /// From how little to how much of the item it may be.
    pub(super) fn bounds(&self) -> Bounds {
        match self.sort {
            ShareSort::Fixed => self.part,
            ShareSort::Mixed | ShareSort::Free => Bounds { low: 0, high: self.part.high },
        }
    }
}

/// What a part depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShareSort {
    /// On nothing that is not known.
    Fixed,
    /// Its amount is known, and that of another row is not: it has this part or less.
    Mixed,
    /// Its amount is not known: it has this part, nothing, or anything between.
    Free,
}

/// How the rows of one item and tier share it, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shares {
    /// Each row's part.
    pub(super) rows: Vec<ShareOf>,
    /// What free rows divide among themselves and the mixed ones.
    pub(super) rest: Bounds,
    /// The part of a source that is not in the register.
    pub(super) absent: Bounds,
    /// The sum of the shares that are given.
    pub(super) given: u64,
}

impl Shares {
    /// The parts of rows.
    pub(super) fn of(rows: &[Said]) -> Self {
        let whole = u64::from(WHOLE);
        let given: u64 = rows.iter().filter_map(|row| row.share).map(u64::from).sum();
        let with_share = rows.iter().filter(|row| row.share.is_some()).count() as u64;
        let others = with_share < rows.len() as u64;
        let near = given + ROUNDED * with_share >= whole;
        // Rounded shares, and such as are above the whole, are divided by their sum.
        let divisor = if given > whole || (!others && near) { given } else { whole };
        let rest = if others && given < whole {
            Bounds::of((whole - given).into(), whole.into())
        } else {
            Bounds::NONE
        };
        let absent =
            if !others && !near { Bounds::of((whole - given).into(), whole.into()) } else { Bounds::NONE };
        let unsaid: Vec<Option<u64>> =
            rows.iter().filter(|row| row.share.is_none()).map(|row| row.yearly).collect();
        let dividing = Dividing::of(&unsaid);
        let rows = rows
            .iter()
            .map(|row| match row.share {
                Some(share) => {
                    let part = Bounds::of(share.into(), divisor.max(1).into());
                    ShareOf { sort: ShareSort::Fixed, part, likely: part.high }
                }
                None => dividing.part(row.yearly, rest),
            })
            .collect();
        Self { rows, rest, absent, given }
    }
}

/// How rows without a share divide the rest.
struct Dividing {
    rows: Sum,
    known: Sum,
    /// The sum of the known amounts.
    sum: Sum,
}

impl Dividing {
    fn of(amounts: &[Option<u64>]) -> Self {
        let sum: Sum = amounts.iter().flatten().map(|amount| Sum::from(*amount)).sum();
        let known = amounts.iter().flatten().count() as Sum;
        Self { rows: amounts.len() as Sum, known, sum }
    }

    fn part(&self, amount: Option<u64>, rest: Bounds) -> ShareOf {
        let Self { rows, known, sum } = *self;
        let fixed = |part: Bounds| ShareOf { sort: ShareSort::Fixed, part, likely: part.high };
        if rows == 1 {
            return fixed(rest);
        }
        match amount.map(Sum::from) {
            // Amounts of 0 beside each other say nothing of who supplies how much.
            Some(_) if sum == 0 && known == rows => {
                ShareOf { sort: ShareSort::Free, part: rest, likely: rest.times(1, rows).high }
            }
            Some(amount) if known == rows => fixed(rest.times(amount, sum)),
            Some(_) if sum == 0 => fixed(Bounds::NONE),
            Some(amount) => ShareOf {
                sort: ShareSort::Mixed,
                part: rest.times(amount, sum),
                likely: rest.times(amount * known, sum * rows).high,
            },
            // Beside amounts of 0 the only one that is not known is all of it.
            None if sum == 0 && known + 1 == rows => fixed(rest),
            None => {
                // The mean of the others makes each unknown row one of so many; so does none to be the mean of.
                let among = if sum == 0 { rows - known } else { rows };
                ShareOf { sort: ShareSort::Free, part: rest, likely: rest.times(1, among).high }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(share: Option<u32>, yearly: Option<u64>) -> Said {
        Said { share, yearly }
    }

    fn parts(rows: &[Said]) -> Vec<(ShareSort, u32, u32)> {
        Shares::of(rows).rows.iter().map(|row| (row.sort, row.part.low, row.likely)).collect()
    }

    use ShareSort::{Fixed, Free, Mixed};

    #[test]
    fn given_shares_come_first_and_the_rest_is_divided_by_amount() {
        let rows = [said(Some(400_000), Some(9)), said(None, Some(20)), said(None, Some(40))];
        assert_eq!(
            parts(&rows),
            [(Fixed, 400_000, 400_000), (Fixed, 200_000, 200_000), (Fixed, 400_000, 400_000)]
        );
        assert_eq!(parts(&[said(Some(400_000), None), said(None, None)])[1], (Fixed, 600_000, 600_000));
        assert_eq!(parts(&[said(None, None)]), [(Fixed, WHOLE, WHOLE)]);
    }

    #[test]
    fn a_missing_amount_is_anything_and_likely_the_mean_of_the_others() {
        let rows = [said(None, Some(10)), said(None, Some(30)), said(None, None)];
        assert_eq!(
            parts(&rows),
            [(Mixed, 250_000, 166_667), (Mixed, 750_000, 500_000), (Free, WHOLE, 333_334)]
        );
        assert_eq!(parts(&[said(None, None), said(None, None)]), [(Free, WHOLE, 500_000); 2]);
        assert_eq!(parts(&[said(None, Some(0)), said(None, Some(0))]), [(Free, WHOLE, 500_000); 2]);
        assert_eq!(parts(&[said(None, Some(0)), said(None, None)]), [(Fixed, 0, 0), (Fixed, WHOLE, WHOLE)]);
    }

    #[test]
    fn rounded_shares_are_the_whole_and_what_is_far_below_leaves_a_source_that_is_not_there() {
        let thirds = [said(Some(330_000), None); 3];
        assert_eq!(parts(&thirds), [(Fixed, 333_333, 333_334); 3]);
        assert_eq!(Shares::of(&thirds).absent, Bounds::NONE);
        let above = [said(Some(900_000), None), said(Some(300_000), None), said(None, Some(5))];
        assert_eq!(parts(&above), [(Fixed, 750_000, 750_000), (Fixed, 250_000, 250_000), (Fixed, 0, 0)]);
        let below = Shares::of(&[said(Some(600_000), None)]);
        assert_eq!((below.rows[0].part.low, below.absent.low), (600_000, 400_000));
        assert_eq!(Shares::of(&[said(Some(0), None)]).absent, Bounds::ALL);
    }
}
