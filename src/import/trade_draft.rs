//! A row of a sheet, read as a row of trade: what each of its cells says.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::alternative::{self, Said};
use super::amount::Amount;
use super::columns::RegisterColumn;
use super::given::{Given, Taking};
use super::head::Head;
use super::key::key;
use super::refusal::CellRefusal;
use super::units::ShareUnit;
use super::values::{self, choice, country, is_unknown, known_text, name, text};
use crate::assessment::registers::Registers;
use crate::assessment::registers::trade::{Basis, Sourcing, TradeKind};
use crate::base::country::{CorporateNumber, Country};
use crate::base::ids::{ProductId, TradeId};
use crate::base::units::{Days, Share, Tier};
use crate::sheets::{Row, SheetCell};

const KINDS: [(&[&str], TradeKind); 4] = [
    (&["Purchase", "購入", "仕入", "仕入れ", "調達", "購買", "buy", "purchased"], TradeKind::Purchase),
    (&["Outsourced", "外注", "外部委託", "委託", "委託生産", "outsourcing"], TradeKind::Outsourced),
    (
        &["OwnProduction", "自社生産", "自社製造", "内製", "自社", "own production", "in-house"],
        TradeKind::OwnProduction,
    ),
    (&["Sale", "販売", "売上", "sell", "sales", "sold"], TradeKind::Sale),
];
const SOURCES: [(&[&str], Sourcing); 3] = [
    (&["Several", "複数", "複数社", "複数購買", "multiple", "multi"], Sourcing::Several),
    (
        &["SingleByChoice", "一社(選択)", "一社購買", "自社の選択で一社", "single by choice", "single"],
        Sourcing::SingleByChoice,
    ),
    (&["Sole", "一社(代わりなし)", "独占", "唯一", "ほかにない", "sole source"], Sourcing::Sole),
];
const BASES: [(&[&str], Basis); 2] = [
    (&["Recorded", "実績", "帳簿", "recorded in the books", "actual"], Basis::Recorded),
    (&["Estimated", "推計", "概算", "見込み", "見積もり", "estimate"], Basis::Estimated),
];

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
    pub(super) confirmed_on: Given<Date>,
    pub(super) basis: Given<Basis>,
    pub(super) note: Given<String>,
    pub(super) lines: u32,
    /// What its lines say differently.
    pub(super) differs: BTreeSet<RegisterColumn>,
}

/// The products by what a cell may call them.
pub(super) fn product_names(registers: &Registers) -> FxHashMap<String, ProductId> {
    let mut names = FxHashMap::default();
    for product in registers.products.iter() {
        names.insert(key(&product.name), product.id.clone());
    }
    for product in registers.products.iter() {
        names.insert(key(product.id.as_str()), product.id.clone());
    }
    names
}

/// What the shares of a column count: hundredths where one of its numbers is above 1, or its head says so.
pub(super) fn share_unit(rows: &[Row<'_>], head: &Head) -> ShareUnit {
    let Some(&at) = head.columns.get(&RegisterColumn::Share) else { return ShareUnit::One };
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
    names: &FxHashMap<String, ProductId>,
    shares: ShareUnit,
) -> Option<Draft> {
    let row = taking.row.number;
    let id = match taking.take(RegisterColumn::Id, text) {
        Given::Value(id) => {
            let id = TradeId::new(id);
            if !id.is_well_formed() {
                taking.refuse_with_row(RegisterColumn::Id, CellRefusal::NoId);
                return None;
            }
            Some(id)
        }
        Given::Absent | Given::Empty | Given::Open => None,
    };
    let there = id.as_ref().and_then(|id| registers.trade.get(id));
    let refused_before = taking.refused.count;
    let kind = taking.take(RegisterColumn::Kind, |cell| choice(cell, &KINDS));
    if taking.refused.count > refused_before {
        taking.refused.with_row();
        return None;
    }
    let item = taking.require(RegisterColumn::Item, name)?;
    let money = taking.head.money.yen();
    let unit = |column: RegisterColumn| taking.head.days.get(&column).copied();
    let (stock, recovery) = (unit(RegisterColumn::Stock), unit(RegisterColumn::Recovery));
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
        products: taking.take(RegisterColumn::Products, |cell| products(cell, names)),
        source: taking.take(RegisterColumn::Source, |cell| choice(cell, &SOURCES)),
        alternative: alternative::said(taking),
        stock: taking.take(RegisterColumn::Stock, |cell| values::days(cell, stock)),
        recovery: taking.take(RegisterColumn::Recovery, |cell| values::days(cell, recovery)),
        confirmed_on: taking.take(RegisterColumn::ConfirmedOn, values::on),
        basis: taking.take(RegisterColumn::Basis, |cell| choice(cell, &BASES)),
        note: taking.take(RegisterColumn::Note, text),
        lines: 1,
        differs: BTreeSet::new(),
    })
}

fn known_amount(cell: SheetCell<'_>) -> Result<Option<Amount>, CellRefusal> {
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
fn share(cell: SheetCell<'_>, unit: ShareUnit) -> Result<Option<Share>, CellRefusal> {
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

fn products(
    cell: SheetCell<'_>,
    names: &FxHashMap<String, ProductId>,
) -> Result<Option<BTreeSet<ProductId>>, CellRefusal> {
    let Some(text) = known_text(cell)? else { return Ok(None) };
    // A name may hold what stands between names.
    if let Some(id) = names.get(&key(&text)) {
        return Ok(Some(BTreeSet::from([id.clone()])));
    }
    let parts = text.split([',', '、', '，', ';', '；', '/', '／', ' ', '　', '\n']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let ids = parts
        .map(|part| names.get(&key(part)).cloned().ok_or_else(|| CellRefusal::NoProduct(part.to_owned())));
    ids.collect::<Result<BTreeSet<_>, _>>().map(Some)
}
