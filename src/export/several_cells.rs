//! Cells that name several things, in the forms in which `import` reads them.

use std::collections::BTreeSet;
use std::fmt::Display;

use rustc_hash::FxHashMap;

use super::written::WrittenCell;
use crate::assessment::registers::Registers;
use crate::assessment::registers::trade::Listed;
use crate::base::countries::country_name;
use crate::base::country::Country;
use crate::base::fold::folded;
use crate::base::ids::{ProductId, TechnologyId};
use crate::base::lang::Lang;

/// What products and technologies are called in cells that name several: by name where that is one name and no other
/// row's, and else by id.
pub(super) struct Called<'a> {
    products: FxHashMap<&'a ProductId, &'a str>,
    technologies: FxHashMap<&'a TechnologyId, &'a str>,
}

impl<'a> Called<'a> {
    pub(super) fn of(registers: &'a Registers) -> Self {
        let products = registers.products.iter().map(|row| (&row.id, row.name.as_str(), row.id.as_str()));
        let technologies =
            registers.technologies.iter().map(|row| (&row.id, row.name.as_str(), row.id.as_str()));
        Self { products: names(products), technologies: names(technologies) }
    }

    pub(super) fn products(&self, ids: &BTreeSet<ProductId>, lang: Lang) -> WrittenCell {
        joined(ids.iter().map(|id| self.products.get(id).copied().unwrap_or(id.as_str())), lang)
    }

    pub(super) fn technologies(&self, ids: &BTreeSet<TechnologyId>, lang: Lang) -> WrittenCell {
        joined(ids.iter().map(|id| self.technologies.get(id).copied().unwrap_or(id.as_str())), lang)
    }
}

/// The names that can stand among others and mean one row.
fn names<'a, Id: std::hash::Hash + Eq>(
    rows: impl Iterator<Item = (&'a Id, &'a str, &'a str)>,
) -> FxHashMap<&'a Id, &'a str> {
    let key = |text: &str| folded(text).split_whitespace().collect::<String>();
    let rows: Vec<(&Id, &str, &str)> = rows.collect();
    let mut met: FxHashMap<String, usize> = FxHashMap::default();
    for (_, name, id) in &rows {
        *met.entry(key(name)).or_default() += 1;
        // A row whose name is its id has one name.
        if key(name) != key(id) {
            *met.entry(key(id)).or_default() += 1;
        }
    }
    let alone = |name: &str| {
        let between = |char: char| char.is_whitespace() || ",、，;；/／".contains(char);
        !name.is_empty() && !name.contains(between) && met.get(&key(name)) == Some(&1)
    };
    rows.into_iter().filter(|(_, name, _)| alone(name)).map(|(id, name, _)| (id, name)).collect()
}

/// Several names or ids in one cell.
pub(super) fn joined(names: impl Iterator<Item = impl Display>, lang: Lang) -> WrittenCell {
    let names: Vec<String> = names.map(|name| name.to_string()).collect();
    WrittenCell::of(&names.join(lang.comma()))
}

/// Countries by name.
pub(super) fn countries(countries: &BTreeSet<Country>, lang: Lang) -> WrittenCell {
    joined(countries.iter().map(|country| country_name(*country, lang)), lang)
}

/// A country by name.
pub(super) fn country(country: Option<Country>, lang: Lang) -> WrittenCell {
    country.map_or(WrittenCell::Empty, |country| WrittenCell::Text(country_name(country, lang)))
}

/// Entries of reference lists, a list on each line.
pub(super) fn listed(listed: &Listed, lang: Lang) -> WrittenCell {
    let none = match lang {
        Lang::Ja => "なし",
        Lang::En => "none",
    };
    let lines: Vec<String> = listed
        .iter()
        .map(|(list, entries)| {
            let entries: Vec<&str> = entries.iter().map(|entry| entry.as_str()).collect();
            format!("{list}: {}", if entries.is_empty() { none.to_owned() } else { entries.join(", ") })
        })
        .collect();
    WrittenCell::of(&lines.join("\n"))
}
