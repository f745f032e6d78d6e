//! How the values of cells are written: exactly, so that what is read back is the same.

use super::words::room_words;
use crate::assessment::registers::Registers;
use crate::base::countries::country_name;
use crate::base::country::Country;
use crate::base::lang::{Lang, fill};
use crate::base::numbers_said::grouped;
use crate::base::units::{Days, Share, Yen};
use crate::import::units::MoneyUnit;

/// How cells are written.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// The language.
    pub lang: Lang,
    /// What amounts of money count.
    pub money: MoneyUnit,
    /// Where products have their names.
    pub registers: &'a Registers,
}

/// A country by its name.
#[must_use]
pub fn country(of: Option<Country>, lang: Lang) -> String {
    of.map(|country| country_name(country, lang)).unwrap_or_default()
}

/// A length of time, with its unit.
#[must_use]
pub fn days(of: Option<Days>, lang: Lang) -> String {
    let words = room_words(lang);
    of.map(|days| {
        let template = if days.get() == 1 { &words.one_day } else { &words.days };
        fill(template, &[("days", &days.to_string())])
    })
    .unwrap_or_default()
}

/// An amount in the unit of the page.
#[must_use]
pub fn yen(of: Option<Yen>, how: &Writing<'_>) -> String {
    of.map(|yen| decimal(yen.get(), how.money.yen())).unwrap_or_default()
}

/// A share in percent.
#[must_use]
pub fn share(of: Share) -> String {
    format!("{}%", decimal(of.get().into(), 10_000))
}

/// What stands between names in a cell.
pub const BETWEEN: [char; 10] = [',', '、', '，', ';', '；', '/', '／', ' ', '　', '\n'];

/// So many things by their names, each with its id, which stands for a name that holds what stands between names.
#[must_use]
pub fn separated<'a>(all: impl Iterator<Item = (&'a str, &'a str)>, count: usize, lang: Lang) -> String {
    let name = |(name, id): (&'a str, &'a str)| {
        let plain = !name.is_empty() && (count == 1 || !name.contains(BETWEEN));
        if plain { name } else { id }
    };
    all.map(name).collect::<Vec<_>>().join(lang.comma())
}

/// A number of the least parts of a unit in that unit, exactly: `1,234.5`.
#[must_use]
pub fn decimal(number: u64, unit: u64) -> String {
    let mut out = grouped((number / unit).into());
    let part = number % unit;
    if part > 0 {
        let digits = unit.ilog10() as usize;
        out.push('.');
        out += format!("{part:0digits$}").trim_end_matches('0');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_exactly_in_its_unit() {
        assert_eq!(decimal(12_345_678, 1), "12,345,678");
        assert_eq!(decimal(12_345_678, 1_000_000), "12.345678");
        assert_eq!(decimal(12_000_000_000, 1_000_000), "12,000");
        assert_eq!(decimal(1_500, 1_000), "1.5");
        assert_eq!(share(Share::new(125_000).unwrap()), "12.5%");
        assert_eq!(share(Share::MAX), "100%");
    }
}
