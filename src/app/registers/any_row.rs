//! A row of any register: what stands in its cells, written so that what is read back is the same, and by what it
//! is sorted.

use super::fields::{AnyColumn, ColumnSet, OwnColumn};
use super::own_rows::{scenario_text, technology_text};
use super::writing::{Writing, country, days, decimal, separated, share, yen};
use crate::assessment::registers::Registers;
use crate::assessment::registers::dialogue::Dialogue;
use crate::assessment::registers::products::Product;
use crate::assessment::registers::scenarios::Scenario;
use crate::assessment::registers::technologies::Technology;
use crate::assessment::registers::trade::{Substitute, Trade};
use crate::base::fold::folded;
use crate::base::ids::{DialogueId, ProductId, ScenarioId, TechnologyId, TradeId};
use crate::base::lang::Lang;
use crate::import::choices::{
    BASES, COUNTERPARTS, Choice, KINDS, LOOKED_AT, REPLACES, Replaces, SOURCES, word,
};
use crate::import::columns::{Part, RegisterColumn};

/// A row of a register.
#[derive(Clone, Copy, Debug)]
pub enum AnyRow<'a> {
    /// Of products.
    Product(&'a Product),
    /// Of trade.
    Trade(&'a Trade),
    /// Of technologies.
    Technology(&'a Technology),
    /// Of scenarios.
    Scenario(&'a Scenario),
    /// Of dialogue.
    Talk(&'a Dialogue),
}

/// By what rows are sorted: what is not known comes last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortedBy {
    /// A number.
    Number(u64),
    /// A text, folded.
    Text(String),
}

impl Part {
    /// The row at a place of a register.
    #[must_use]
    pub fn row(self, registers: &Registers, place: usize) -> Option<AnyRow<'_>> {
        match self {
            Self::Products => registers.products.iter().nth(place).map(|row| AnyRow::Product(row)),
            Self::Trade => registers.trade.iter().nth(place).map(|row| AnyRow::Trade(row)),
            Self::Technologies => registers.technologies.iter().nth(place).map(|row| AnyRow::Technology(row)),
            Self::Scenarios => registers.scenarios.iter().nth(place).map(|row| AnyRow::Scenario(row)),
            Self::Dialogue => registers.dialogue.iter().nth(place).map(|row| AnyRow::Talk(row)),
        }
    }

    /// The row of an id.
    #[must_use]
    pub fn find<'a>(self, registers: &'a Registers, id: &str) -> Option<AnyRow<'a>> {
        match self {
            Self::Products => registers.products.get(&ProductId::new(id)).map(|row| AnyRow::Product(row)),
            Self::Trade => registers.trade.get(&TradeId::new(id)).map(|row| AnyRow::Trade(row)),
            Self::Technologies => {
                registers.technologies.get(&TechnologyId::new(id)).map(|row| AnyRow::Technology(row))
            }
            Self::Scenarios => registers.scenarios.get(&ScenarioId::new(id)).map(|row| AnyRow::Scenario(row)),
            Self::Dialogue => registers.dialogue.get(&DialogueId::new(id)).map(|row| AnyRow::Talk(row)),
        }
    }
}

impl<'a> AnyRow<'a> {
    /// Its id.
    #[must_use]
    pub fn id(self) -> &'a str {
        match self {
            Self::Product(row) => row.id.as_str(),
            Self::Trade(row) => row.id.as_str(),
            Self::Technology(row) => row.id.as_str(),
            Self::Scenario(row) => row.id.as_str(),
            Self::Talk(row) => row.id.as_str(),
        }
    }

    /// What stands in a cell.
    #[must_use]
    pub fn text(self, column: AnyColumn, how: &Writing<'_>) -> String {
        use RegisterColumn as C;
        match (self, column) {
            _ if column.is_id() => self.id().to_owned(),
            (Self::Product(row), AnyColumn::Sheet(C::Name)) => row.name.clone(),
            (Self::Product(row), AnyColumn::Sheet(C::MonthlySales)) => yen(row.monthly_sales, how),
            (Self::Product(row), AnyColumn::Sheet(C::Note)) => row.note.clone(),
            (Self::Trade(row), AnyColumn::Sheet(column)) => trade(row, column, how),
            (Self::Talk(row), AnyColumn::Sheet(column)) => talk(row, column, how.lang),
            (Self::Technology(row), AnyColumn::Own(column)) => technology_text(row, column, how),
            (Self::Scenario(row), AnyColumn::Own(column)) => scenario_text(row, column, how),
            _ => String::new(),
        }
    }

    /// By what it is sorted in a column; none for a cell that is empty.
    #[must_use]
    pub fn sorted_by(self, column: AnyColumn, how: &Writing<'_>) -> Option<SortedBy> {
        match self.number(column) {
            Some(number) => number.map(SortedBy::Number),
            None => {
                let text = self.text(column, how);
                (!text.is_empty()).then(|| SortedBy::Text(folded(&text).into_owned()))
            }
        }
    }

    /// The number in a column that has numbers, where one stands there.
    #[allow(clippy::option_option, reason = "a column without numbers is not one in which none stands")]
    fn number(self, column: AnyColumn) -> Option<Option<u64>> {
        use RegisterColumn as C;
        let column = match (self, column) {
            (Self::Scenario(row), AnyColumn::Own(OwnColumn::Importance)) => {
                return Some(row.importance.map(u64::from));
            }
            (Self::Scenario(row), AnyColumn::Own(OwnColumn::Urgency)) => {
                return Some(row.urgency.map(u64::from));
            }
            (Self::Scenario(row), AnyColumn::Own(OwnColumn::Lasts)) => return Some(row.lasts.map(u64::from)),
            (_, AnyColumn::Sheet(column)) => column,
            (_, AnyColumn::Own(_)) => return None,
        };
        Some(match (self, column) {
            (Self::Product(row), C::MonthlySales) => row.monthly_sales.map(u64::from),
            (Self::Trade(row), C::Yearly) => row.yearly.map(u64::from),
            (Self::Trade(row), C::Volume) => row.volume.map(u64::from),
            (Self::Trade(row), C::Share) => row.share.map(u64::from),
            (Self::Trade(row), C::Tier) => row.tier.map(u64::from),
            (Self::Trade(row), C::Stock) => row.stock.map(u64::from),
            (Self::Trade(row), C::Recovery) => row.recovery.map(u64::from),
            (Self::Trade(row), C::AlternativeDays) => substitute(row).and_then(|of| of.days).map(u64::from),
            _ => return None,
        })
    }

    /// What a search looks at.
    #[must_use]
    pub fn searched(self, how: &Writing<'_>) -> String {
        use RegisterColumn as C;
        let columns: &[C] = match self {
            Self::Product(_) => &[C::Id, C::Name, C::Note],
            Self::Trade(_) => {
                &[C::Id, C::Item, C::Kind, C::Partner, C::MadeIn, C::OwnedFrom, C::AlternativeName, C::Note]
            }
            Self::Talk(_) => &[C::Id, C::With, C::Name, C::On, C::Topics, C::Agreed, C::Owner, C::Note],
            Self::Technology(_) | Self::Scenario(_) => &[],
        };
        let part = match self {
            Self::Technology(_) => Some(Part::Technologies),
            Self::Scenario(_) => Some(Part::Scenarios),
            _ => None,
        };
        let own = part.map(|part| part.shown_columns(ColumnSet::All)).unwrap_or_default();
        let columns = columns.iter().map(|column| AnyColumn::Sheet(*column)).chain(own);
        let texts: Vec<String> = columns.map(|column| self.text(column, how)).collect();
        folded(&texts.join("\n")).into_owned()
    }
}

fn trade(row: &Trade, column: RegisterColumn, how: &Writing<'_>) -> String {
    use RegisterColumn as C;
    let lang = how.lang;
    match column {
        C::Kind => chosen(&KINDS, Some(row.kind), lang),
        C::Item => row.item.clone(),
        C::Partner => row.partner.clone().unwrap_or_default(),
        C::PartnerNumber => row.partner_number.as_ref().map_or("", |number| number.as_str()).to_owned(),
        C::MadeIn => country(row.made_in, lang),
        C::OwnedFrom => country(row.owned_from, lang),
        C::Tier => row.tier.map(|tier| tier.to_string()).unwrap_or_default(),
        C::Yearly => yen(row.yearly, how),
        C::Volume => row.volume.map(|volume| decimal(volume.get(), 1_000)).unwrap_or_default(),
        C::Unit => row.unit.clone().unwrap_or_default(),
        C::Share => row.share.map(share).unwrap_or_default(),
        C::Products => {
            let named = row.products.iter().map(|id| {
                let product = how.registers.products.get(id);
                (product.map_or("", |product| product.name.as_str()), id.as_str())
            });
            separated(named, row.products.len(), lang)
        }
        C::Source => chosen(&SOURCES, row.source, lang),
        C::Alternative => chosen(&REPLACES, row.alternative.as_ref().map(Replaces::of), lang),
        C::AlternativeName => substitute(row).and_then(|of| of.name.clone()).unwrap_or_default(),
        C::AlternativeCountry => country(substitute(row).and_then(|of| of.country), lang),
        C::AlternativeOwnedFrom => country(substitute(row).and_then(|of| of.owned_from), lang),
        C::AlternativeDays => days(substitute(row).and_then(|of| of.days), lang),
        C::Stock => days(row.stock, lang),
        C::Recovery => days(row.recovery, lang),
        C::ConfirmedOn => row.confirmed_on.map(|on| on.to_string()).unwrap_or_default(),
        C::Basis => chosen(&BASES, row.basis, lang),
        C::Note => row.note.clone(),
        _ => String::new(),
    }
}

fn talk(row: &Dialogue, column: RegisterColumn, lang: Lang) -> String {
    use RegisterColumn as C;
    match column {
        C::With => chosen(&COUNTERPARTS, Some(row.with), lang),
        C::Name => row.name.clone().unwrap_or_default(),
        C::On => row.on.to_string(),
        C::Topics => row.topics.clone().unwrap_or_default(),
        C::Agreed => row.agreed.clone().unwrap_or_default(),
        C::NextOn => row.next_on.map(|on| on.to_string()).unwrap_or_default(),
        C::Owner => row.owner.clone().unwrap_or_default(),
        C::CompetitionLaw => chosen(&LOOKED_AT, row.competition_law, lang),
        C::Note => row.note.clone(),
        _ => String::new(),
    }
}

/// A choice in words; nothing where it is not known.
fn chosen<T: PartialEq>(choices: &[Choice<T>], chosen: Option<T>, lang: Lang) -> String {
    chosen.map_or_else(String::new, |choice| word(choices, &choice, lang).to_owned())
}

/// What would stand in the place of a row's source.
#[must_use]
pub fn substitute(row: &Trade) -> Option<&Substitute> {
    row.alternative.as_ref()?.substitute()
}
