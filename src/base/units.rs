//! Quantities of a file, each a type of its own that says its unit and its range, so that yen never stand
//! where days belong. All are whole numbers: what is reckoned with them is exact.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::cause::Cause;

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident: $of:ty, $low:literal to $high:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "u64", into = "u64")]
        pub struct $name($of);

        impl $name {
            /// The least that there is.
            pub const MIN: Self = Self($low);
            /// The most that there is.
            pub const MAX: Self = Self($high);

            /// The quantity of a number.
            ///
            /// # Errors
            /// [`OutOfRange`] for a number that is less than [`Self::MIN`] or more than [`Self::MAX`].
            pub fn new(number: u64) -> Result<Self, OutOfRange> {
                let refused = OutOfRange { low: $low, high: $high };
                let held = <$of>::try_from(number).map_err(|_| refused)?;
                if (Self::MIN.0..=Self::MAX.0).contains(&held) { Ok(Self(held)) } else { Err(refused) }
            }

            /// The number.
            #[must_use]
            pub fn get(self) -> $of {
                self.0
            }
        }

        impl TryFrom<u64> for $name {
            type Error = OutOfRange;

            fn try_from(number: u64) -> Result<Self, OutOfRange> {
                Self::new(number)
            }
        }

        impl From<$name> for u64 {
            fn from(quantity: $name) -> Self {
                quantity.0.into()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }
    };
}

/// The error of making a quantity: the number is outside of what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", Cause::OutOfRange { low: self.low, high: self.high })]
pub struct OutOfRange {
    /// The least that it may be.
    pub low: u64,
    /// The most that it may be.
    pub high: u64,
}

quantity!(
    /// Whole yen: 0 to 1,000 trillion.
    Yen: u64, 0 to 1_000_000_000_000_000
);
quantity!(
    /// A part of a whole, in millionths: 0 to 1,000,000. 12.5 % are 125,000.
    Share: u32, 0 to 1_000_000
);
quantity!(
    /// How much of an action is done, in percent: 0 to 100.
    Percent: u8, 0 to 100
);
quantity!(
    /// A time in days: 0 to 36,000, which are a hundred years of 360 days. A month has 30.
    Days: u16, 0 to 36_000
);
quantity!(
    /// An amount of goods in thousandths of its unit: 0 to 10^15. 1.5 t are 1,500.
    Thousandths: u64, 0 to 1_000_000_000_000_000
);
quantity!(
    /// How far from the company a supplier is: 1 delivers to it, 2 to that one, up to 4.
    Tier: u8, 1 to 4
);
quantity!(
    /// How many lines were summed up: 2 to a thousand million.
    Lines: u32, 2 to 1_000_000_000
);
quantity!(
    /// How much something weighs: 1 (little) to 3 (much).
    Rank: u8, 1 to 3
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_ends_where_it_says() {
        assert_eq!(Tier::new(0), Err(OutOfRange { low: 1, high: 4 }));
        assert_eq!(Tier::new(4).map(Tier::get), Ok(4));
        assert_eq!(Percent::new(101), Err(OutOfRange { low: 0, high: 100 }));
        assert_eq!(Days::new(70_000), Err(OutOfRange { low: 0, high: 36_000 }));
        assert_eq!(Yen::new(u64::MAX), Err(OutOfRange { low: 0, high: 1_000_000_000_000_000 }));
    }

    #[test]
    fn it_stands_in_a_file_as_its_number_and_another_is_refused_for_its_range() {
        assert_eq!(ron::to_string(&Some(Share::MAX)).unwrap(), "Some(1000000)");
        assert_eq!(ron::from_str::<Option<Days>>("Some(45)").unwrap().map(Days::get), Some(45));
        let error = ron::from_str::<Rank>("4").unwrap_err();
        assert_eq!(error.code, ron::Error::Message(Cause::OutOfRange { low: 1, high: 3 }.to_string()));
    }
}
