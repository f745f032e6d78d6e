//! A row of a sheet, read as a row of trade: what each of its cells says.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::alternative::{self, Said};
use super::amount::Amount;
use super::beside::id_of;
use super::choices::{BASES, KINDS, SOURCES, choice};
use super::columns::RegisterColumn;
use super::given::{Given, Taking};
use super::head::Head;
use super::key::key;
use super::refusal::CellRefusal;
use super::several::{self, Names};
use super::units::ShareUnit;
use super::values::{self, country, is_unknown, known_text, length, name, text};
use crate::assessment::registers::Registers;
use crate::assessment::registers::trade::{Basis, Listed, Sourcing, TradeKind};
use crate::base::country::{CorporateNumber, Country};
use crate::base::ids::{ProductId, TradeId};
use crate::base::units::{Days, Lines, Share, Tier};
use crate::sheets::{Row, SheetCell};

/// A row of the sheet, read.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) row: u32,
    pub(super) id: Option<TradeId>,
    pub(super) kind: Option<TradeKind>,
    pub(super) item: String,
    pub(super) partner: Given<String>,
    pub(super) partner_number: Given<CorporateNumber>,
    pub(super) made_in: Given<Country>,
    pub(super) owned_from: Given<Country>,
    pub(super) tier: Given<Tier>,
    pub(super) yearly: Given<Amount>,
    pub(super) volume: Given<Amount>,
    pub(super) unit: Given<String>,
    pub(super) share: Given<Share>,
    pub(super) products: Given<BTreeSet<ProductId>>,
    pub(super) source: Given<Sourcing>,
    pub(super) alternative: Given<Said>,
    pub(super) stock: Given<Days>,
    pub(super) recovery: Given<Days>,
    pub(super) listed: Given<Listed>,
    pub(super) summed: Given<Lines>,
    pub(super) confirmed_on: Given<Date>,
    pub(super) basis: Given<Basis>,
    pub(super) note: Given<String>,
    pub(super) lines: u32,
    /// What its lines say differently.
    pub(super) differs: BTreeSet<RegisterColumn>,
}

/// What the shares of a column count: hundredths where one of its numbers is above 1, or its head says so.
pub(super) fn share_unit(rows: &[Row<'_>], head: &Head, column: RegisterColumn) -> ShareUnit {
    let Some(&at) = head.columns.get(&column) else { return ShareUnit::One };
    let words = head.words.get(&at).map(|words| key(words)).unwrap_or_default();
    let above_one =
        |row: &Row<'_>| matches!(Amount::of(row.cell(at)), Ok(Some(share)) if share.is_above_one());
    let percent = words.contains('%') || words.contains("percent") || rows.iter().any(above_one);
    if percent { ShareUnit::Percent } else { ShareUnit::One }
}

/// What a row of the sheet says; none where it cannot be taken.
pub(super) fn draft(
    taking: &mut Taking<'_, '_>,
    registers: &Registers,
    names: &Names<ProductId>,
    shares: ShareUnit,
) -> Option<Draft> {
    let row = taking.row.number;
    let id = id_of(taking)?.map(TradeId::new);
    let there = id.as_ref().and_then(|id| registers.trade.get(id));
    let refused_before = taking.refused.count;
    let kind = taking.take(RegisterColumn::Kind, |cell| choice(cell, &KINDS));
    if taking.refused.count > refused_before {
        taking.refused.with_row();
        return None;
    }
    let item = taking.require(RegisterColumn::Item, name)?;
    let money = taking.head.money_of(RegisterColumn::Yearly).yen();
    let summed = taking.take(RegisterColumn::Lines, |cell| {
        let (low, high) = (Lines::MIN.into(), Lines::MAX.into());
        let lines =
            |amount: Amount| Lines::new(amount.exactly()?).map_err(|_| CellRefusal::OutOfRange { low, high });
        known_amount(cell)?.map(lines).transpose()
    });
    Some(Draft {
        row,
        kind: kind.value().or(there.map(|row| row.kind)),
        id,
        item,
        partner: taking.take(RegisterColumn::Partner, name),
        partner_number: taking.take(RegisterColumn::PartnerNumber, values::corporate_number),
        made_in: taking.take(RegisterColumn::MadeIn, country),
        owned_from: taking.take(RegisterColumn::OwnedFrom, country),
        tier: taking.take(RegisterColumn::Tier, tier),
        yearly: taking.take(RegisterColumn::Yearly, |cell| yen(cell, money)),
        volume: taking.take(RegisterColumn::Volume, known_amount),
        unit: taking.take(RegisterColumn::Unit, known_text),
        share: taking.take(RegisterColumn::Share, |cell| share(cell, shares)),
        products: taking.take(RegisterColumn::Products, |cell| several::products(cell, names)),
        source: taking.take(RegisterColumn::Source, |cell| choice(cell, &SOURCES)),
        alternative: alternative::said(taking),
        stock: length(taking, RegisterColumn::Stock),
        recovery: length(taking, RegisterColumn::Recovery),
        listed: taking.take(RegisterColumn::Listed, several::listed),
        confirmed_on: taking.take(RegisterColumn::ConfirmedOn, values::on),
        basis: taking.take(RegisterColumn::Basis, |cell| choice(cell, &BASES)),
        note: taking.take(RegisterColumn::Note, text),
        lines: match summed {
            Given::Value(lines) => lines.get(),
            Given::Absent | Given::Empty | Given::Open => 1,
        },
        summed,
        differs: BTreeSet::new(),
    })
}

pub(super) fn known_amount(cell: SheetCell<'_>) -> Result<Option<Amount>, CellRefusal> {
    match cell {
        SheetCell::Text(text) if is_unknown(text) => Ok(None),
        other => Amount::of(other),
    }
}

fn yen(cell: SheetCell<'_>, unit: u64) -> Result<Option<Amount>, CellRefusal> {
    match cell {
        SheetCell::Text(text) if is_unknown(text) => Ok(None),
        other => Amount::yen(other, unit),
    }
}

fn tier(cell: SheetCell<'_>) -> Result<Option<Tier>, CellRefusal> {
    let bare = |text: &str| key(text).replace("tier", "").replace(['次', '層', 't'], "");
    let amount = match cell {
        SheetCell::Text(text) if !is_unknown(text) => Amount::of(SheetCell::Text(&bare(text)))?,
        other => known_amount(other)?,
    };
    let (low, high) = (Tier::MIN.into(), Tier::MAX.into());
    amount
        .map(|tier| Tier::new(tier.exactly()?).map_err(|_| CellRefusal::OutOfRange { low, high }))
        .transpose()
}

/// A share without a sign, if its unit is sure.
fn without_sign(share: Amount, unit: ShareUnit) -> Option<Amount> {
    let sure = unit == ShareUnit::One || share.is_above_one() || share == Amount::ZERO;
    sure.then_some(share)
}

/// A share: `40%`, or a number in the unit of its column.
pub(crate) fn share(cell: SheetCell<'_>, unit: ShareUnit) -> Result<Option<Share>, CellRefusal> {
    let (amount, unit) = match cell {
        SheetCell::Text(text) if is_unknown(text) => return Ok(None),
        SheetCell::Text(text) => match key(text).strip_suffix('%') {
            Some(number) => (Amount::of(SheetCell::Text(number))?.map(Some), ShareUnit::Percent),
            None => (Amount::of(cell)?.map(|share| without_sign(share, unit)), unit),
        },
        other => (Amount::of(other)?.map(|share| without_sign(share, unit)), unit),
    };
    let Some(amount) = amount else { return Ok(None) };
    // Among percents 0.4 may be 40 % in a cell's format, or less than a half.
    let amount = amount.ok_or(CellRefusal::NoUnit)?;
    let millionths = amount.times(unit.millionths()).whole()?;
    Share::new(millionths).map(Some).map_err(|_| CellRefusal::OutOfRange { low: 0, high: 100 })
}
