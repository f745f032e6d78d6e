//! A month, as an association names when its collecting ends: no finer date leaves a member.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::dates;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    month: i8,
}

/// The error of reading a [`Month`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no month; write it as YYYY-MM, such as 2027-03")]
pub struct NoMonth(pub String);

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month in its year, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.month
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        jiff::civil::date(self.year, self.month, 1)
    }

    /// How many months it is after another one; negative where it is before.
    #[must_use]
    pub fn after(self, other: Self) -> i32 {
        let count = |month: Self| 12 * i32::from(month.year) + i32::from(month.month);
        count(self) - count(other)
    }
}

impl FromStr for Month {
    type Err = NoMonth;

    fn from_str(text: &str) -> Result<Self, NoMonth> {
        dates::in_files(&format!("{text}-01")).map(Self::of).ok_or_else(|| NoMonth(text.to_owned()))
    }
}

impl TryFrom<String> for Month {
    type Error = NoMonth;

    fn try_from(text: String) -> Result<Self, NoMonth> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_and_written_in_one_form() {
        let march: Month = "2027-03".parse().unwrap();
        assert_eq!((march.year(), march.month(), march.to_string().as_str()), (2027, 3, "2027-03"));
        for wrong in ["2027-3", "2027-13", "2027-03-01", "27-03", "", "March"] {
            assert_eq!(wrong.parse::<Month>(), Err(NoMonth(wrong.to_owned())));
        }
    }

    #[test]
    fn months_are_counted_over_the_turn_of_the_year() {
        let month = |text: &str| text.parse::<Month>().unwrap();
        assert_eq!(month("2027-03").after(month("2026-05")), 10);
        assert_eq!(month("2026-05").after(month("2027-03")), -10);
    }
}
