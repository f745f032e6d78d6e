//! Why a cell is not taken for what its column holds.

use crate::base::lang::{Lang, fill};
use crate::base::typed_dates::NoDate;

use super::words::import_words;

/// Why a cell is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellRefusal {
    /// It is no number.
    NoNumber,
    /// It is a dash, which may mean nothing, none or not known.
    Dash,
    /// It is less than 0, and no other row of its item, partner and country makes up for it.
    Negative,
    /// What it counts is not told: its column has no unit, or one that is not known.
    NoUnit,
    /// It stands for what is above it.
    Ditto,
    /// It says that there is none, and what there is stands beside it.
    Contradicts,
    /// It is a date, where a name belongs.
    Date,
    /// It is no whole number.
    NotWhole,
    /// More than one row of the register may be meant.
    SeveralLike,
    /// The same name stands in another row of the sheet as well.
    NameTwice,
    /// It is outside of what it may be.
    OutOfRange {
        /// The least that it may be.
        low: u64,
        /// The most that it may be.
        high: u64,
    },
    /// It is no country that is known.
    NoCountry,
    /// It is no date.
    NoDate(NoDate),
    /// It is no length of time.
    NoDays,
    /// It is none of the choices of its column.
    NoChoice,
    /// It is a corporate number that a spreadsheet has rounded, such as `5.07E+12`.
    Rounded,
    /// It is no corporate number.
    NoCorporateNumber,
    /// It holds a formula's error.
    Fault(String),
    /// It is yes or no, where a text or number belongs.
    Truth,
    /// Its text is longer than a field.
    TooLong,
    /// It is empty, and a row cannot be without it.
    Missing,
    /// It is no id.
    NoId,
    /// Its id stands in another row of the sheet as well.
    IdTwice,
    /// Another line of the sheet has already become the row of the register that this one means.
    RowTwice,
    /// It names a technology that is not in the register of technologies.
    NoTechnology(String),
    /// It names a row that is not in the register of trade.
    NoTradeRow(String),
    /// It is no list with its entries.
    NoListEntry(String),
    /// A line above of the same scenario or measure says something else.
    OtherThanAbove,
    /// An amount stands beside it, and a leak has one effect.
    TwoEffects,
    /// It is no way by which a technology leaves, with its state.
    NoRoute(String),
    /// It names a product that is not in the register of products.
    NoProduct(String),
}

impl CellRefusal {
    /// What is wrong and what to do, in one language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let w = import_words(lang);
        match self {
            Self::NoNumber => w.no_number.clone(),
            Self::Dash => w.dash.clone(),
            Self::Negative => w.negative.clone(),
            Self::NoUnit => w.no_unit.clone(),
            Self::Ditto => w.ditto.clone(),
            Self::Contradicts => w.contradicts.clone(),
            Self::Date => w.date.clone(),
            Self::NotWhole => w.not_whole.clone(),
            Self::SeveralLike => w.several_like.clone(),
            Self::NameTwice => w.name_twice.clone(),
            Self::OutOfRange { low, high } => {
                fill(&w.out_of_range, &[("low", &low.to_string()), ("high", &high.to_string())])
            }
            Self::NoCountry => w.no_country.clone(),
            Self::NoDate(_) => w.no_date.clone(),
            Self::NoDays => w.no_days.clone(),
            Self::NoChoice => w.no_choice.clone(),
            Self::Rounded => w.rounded.clone(),
            Self::NoCorporateNumber => w.no_corporate_number.clone(),
            Self::Fault(error) => fill(&w.fault, &[("error", error)]),
            Self::Truth => w.truth.clone(),
            Self::TooLong => w.too_long.clone(),
            Self::Missing => w.missing.clone(),
            Self::NoId => w.no_id.clone(),
            Self::IdTwice => w.id_twice.clone(),
            Self::RowTwice => w.row_twice.clone(),
            Self::NoTechnology(name) => fill(&w.no_technology, &[("name", name)]),
            Self::NoTradeRow(id) => fill(&w.no_trade_row, &[("id", id)]),
            Self::NoListEntry(line) => fill(&w.no_list_entry, &[("line", line)]),
            Self::OtherThanAbove => w.other_than_above.clone(),
            Self::TwoEffects => w.two_effects.clone(),
            Self::NoRoute(line) => fill(&w.no_route, &[("line", line)]),
            Self::NoProduct(id) => fill(&w.no_product, &[("id", id)]),
        }
    }
}
