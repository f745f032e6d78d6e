//! The columns of the registers in spreadsheets, from `assets/sheets/columns.ron`: what they are called, and which
//! one a head means.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::key::key;
use crate::assessment::registers::Registers;
use crate::base::lang::Lang;

/// A register that a sheet is read into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// What the company sells.
    #[default]
    Products,
    /// From whom it buys and to whom it sells.
    Trade,
    /// What only it can do.
    Technologies,
    /// What could happen, and what is done about it.
    Scenarios,
    /// With whom it speaks.
    Dialogue,
}

/// What a column of a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is the field of a register's row that it names")]
pub enum RegisterColumn {
    Id,
    Name,
    MonthlySales,
    Note,
    Kind,
    Item,
    Partner,
    PartnerNumber,
    MadeIn,
    OwnedFrom,
    Tier,
    Yearly,
    Volume,
    Unit,
    Share,
    Products,
    Source,
    Alternative,
    AlternativeName,
    AlternativeCountry,
    AlternativeOwnedFrom,
    AlternativeDays,
    Stock,
    Recovery,
    Listed,
    Lines,
    ConfirmedOn,
    Basis,
    With,
    On,
    Topics,
    Agreed,
    NextOn,
    Owner,
    CompetitionLaw,
    Why,
    Holders,
    SharedWith,
    LeakRoutes,
    LeakYearly,
    LeakWords,
    ReviewedOn,
    Title,
    Template,
    HitCountries,
    HitOwnedFrom,
    HitPartners,
    HitEntries,
    HitProducts,
    HitTechnologies,
    Lasts,
    Importance,
    Urgency,
    ExercisedOn,
    MeasureId,
    What,
    Due,
    CostOnce,
    CostYearly,
    State,
    Rows,
    MoreStock,
    QualifiesName,
    QualifiesCountry,
    QualifiesOwnedFrom,
    QualifiesDays,
    SplitShare,
    SplitPartner,
    SplitCountry,
    SplitOwnedFrom,
}

impl RegisterColumn {
    /// What it is called in a file that says how a sheet is read.
    #[must_use]
    pub fn in_files(self) -> String {
        format!("{self:?}")
    }

    /// The columns of money.
    pub const MONEY: [Self; 5] =
        [Self::Yearly, Self::MonthlySales, Self::LeakYearly, Self::CostOnce, Self::CostYearly];

    /// The columns of lengths of time.
    pub const DAYS: [Self; 6] = [
        Self::Stock,
        Self::Recovery,
        Self::AlternativeDays,
        Self::Lasts,
        Self::MoreStock,
        Self::QualifiesDays,
    ];
}

/// A column with its names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedColumn {
    /// Which one.
    pub column: RegisterColumn,
    ja: String,
    en: String,
    also: Vec<String>,
}

impl NamedColumn {
    /// What it is called.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

/// A register with its name and its columns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedPart {
    ja: String,
    en: String,
    columns: Vec<NamedColumn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    products: NamedPart,
    trade: NamedPart,
    technologies: NamedPart,
    scenarios: NamedPart,
    dialogue: NamedPart,
}

struct Columns {
    table: Table,
    heads: BTreeMap<Part, Heads>,
}

/// The names of a register's columns as they are compared.
#[derive(Default)]
struct Heads {
    named: FxHashMap<String, RegisterColumn>,
    /// With what a name begins: most cells begin with something else.
    begin: FxHashSet<char>,
}

static COLUMNS: LazyLock<Columns> = LazyLock::new(|| {
    #[allow(clippy::expect_used, reason = "a test reads it")]
    let table: Table = ron::from_str(include_str!("../../assets/sheets/columns.ron"))
        .expect("the table of columns is well formed");
    let mut heads: BTreeMap<Part, Heads> = BTreeMap::new();
    for part in Part::ALL {
        let heads = heads.entry(part).or_default();
        // Of two columns that share a name the first has it.
        for named in &of(&table, part).columns {
            for name in [&named.ja, &named.en].into_iter().chain(&named.also) {
                let name = key(name);
                heads.begin.extend(name.chars().next());
                heads.named.entry(name.into_owned()).or_insert(named.column);
            }
        }
    }
    Columns { table, heads }
});

fn of(table: &Table, part: Part) -> &NamedPart {
    match part {
        Part::Products => &table.products,
        Part::Trade => &table.trade,
        Part::Technologies => &table.technologies,
        Part::Scenarios => &table.scenarios,
        Part::Dialogue => &table.dialogue,
    }
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Products, Self::Trade, Self::Technologies, Self::Scenarios, Self::Dialogue];

    /// What the ids of its new rows begin with, and how many digits follow at least.
    #[must_use]
    pub fn numbering(self) -> (&'static str, usize) {
        match self {
            Self::Products => ("P-", 2),
            Self::Trade => ("T-", 3),
            Self::Technologies => ("K-", 2),
            Self::Scenarios => ("S-", 2),
            Self::Dialogue => ("D-", 3),
        }
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(self, registers: &Registers) -> usize {
        match self {
            Self::Products => registers.products.len(),
            Self::Trade => registers.trade.len(),
            Self::Technologies => registers.technologies.len(),
            Self::Scenarios => registers.scenarios.len(),
            Self::Dialogue => registers.dialogue.len(),
        }
    }

    /// Its columns, in the order in which they are written.
    #[must_use]
    pub fn columns(self) -> &'static [NamedColumn] {
        &of(&COLUMNS.table, self).columns
    }

    /// What it is called, as a sheet of its own is.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let named = of(&COLUMNS.table, self);
        match lang {
            Lang::Ja => &named.ja,
            Lang::En => &named.en,
        }
    }

    /// The column that a head means, by its words without what stands in brackets.
    #[must_use]
    pub fn column_of(self, head: &str) -> Option<RegisterColumn> {
        let heads = COLUMNS.heads.get(&self)?;
        let whole = key(head);
        if !heads.begin.contains(&whole.chars().next()?) {
            return None;
        }
        let bare = whole.split(['(', '[', '【', '〔', '［']).next().unwrap_or_default();
        let bare = bare.trim_end_matches(['*', '※', ':']);
        let found = |words: &str| heads.named.get(words).copied();
        found(&whole).or_else(|| found(bare))
    }

    /// The columns without which a sheet is none of this register.
    #[must_use]
    pub fn required(self) -> &'static [RegisterColumn] {
        match self {
            Self::Products | Self::Technologies => &[RegisterColumn::Name],
            Self::Scenarios => &[RegisterColumn::Title],
            Self::Trade => &[RegisterColumn::Item],
            Self::Dialogue => &[RegisterColumn::On],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_means_its_own_column_and_no_other() {
        for part in Part::ALL {
            for named in part.columns() {
                for name in [&named.ja, &named.en].into_iter().chain(&named.also) {
                    assert_eq!(part.column_of(name), Some(named.column), "{part:?}: {name}");
                }
            }
        }
    }

    #[test]
    fn a_head_is_known_in_full_width_with_its_unit_and_over_two_lines() {
        for (head, column) in [
            ("仕入先名", RegisterColumn::Partner),
            ("品　目　名", RegisterColumn::Item),
            ("金額(百万円)", RegisterColumn::Yearly),
            ("年間金額\n［千円］", RegisterColumn::Yearly),
            ("ＱＴＹ", RegisterColumn::Volume),
            ("原産国※", RegisterColumn::MadeIn),
            ("Supplier Name", RegisterColumn::Partner),
            ("ｼｪｱ(%)", RegisterColumn::Share),
        ] {
            assert_eq!(Part::Trade.column_of(head), Some(column), "{head}");
        }
        assert_eq!(Part::Trade.column_of("単価"), None);
    }
}
