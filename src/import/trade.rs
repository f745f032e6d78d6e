//! Rows of a sheet as rows of trade: lines of a ledger that are of one item, partner and country are summed up.

use std::collections::BTreeSet;
use std::collections::hash_map::Entry;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::alternative;
use super::amount::Amount;
use super::beside::{Beside, NextId};
use super::columns::{Part, RegisterColumn};
use super::given::{Given, RefusedCells, RefusedSheetCell, Sameness, Taking};
use super::head::Head;
use super::key::key;
use super::preview::{ImportPreview, LinesDiffer};
use super::refusal::CellRefusal;
use super::several::{Names, product_names};
use super::trade_draft::{Draft, draft, share_unit};
use super::units::ShareUnit;
use crate::assessment::edit::RowsEdit;
use crate::assessment::registers::Registers;
use crate::assessment::registers::trade::{Trade, TradeKind};
use crate::base::country::Country;
use crate::base::ids::{ProductId, TradeId};
use crate::base::limits::MAX_ENTRIES;
use crate::base::units::{Lines, Thousandths};
use crate::sheets::Row;

/// What makes lines of a ledger one row.
type Of = (TradeKind, String, Option<String>, Option<Country>);

impl Draft {
    fn of(&self) -> Of {
        let partner = match &self.partner {
            Given::Value(partner) => Some(key(partner).into_owned()),
            Given::Absent | Given::Empty | Given::Open => None,
        };
        (
            self.kind.unwrap_or(TradeKind::Purchase),
            key(&self.item).into_owned(),
            partner,
            self.made_in.clone().value(),
        )
    }
}

/// How many rows are read at once.
const AT_ONCE: usize = 8_192;

/// A row of the sheet with what it says, and of which cells that is not known.
struct ReadRow<'a> {
    row: Row<'a>,
    refused: RefusedCells,
    draft: Option<(Draft, Of)>,
}

/// Reads rows, each by itself.
fn read<'a>(
    rows: &[Row<'a>],
    head: &Head,
    registers: &Registers,
    names: &Names<ProductId>,
    shares: ShareUnit,
) -> Vec<ReadRow<'a>> {
    let one = |row: &Row<'a>| {
        let mut refused = RefusedCells::default();
        let draft = draft(&mut Taking { row: *row, head, refused: &mut refused }, registers, names, shares);
        ReadRow {
            row: *row,
            refused,
            draft: draft.map(|draft| {
                let of = draft.of();
                (draft, of)
            }),
        }
    };
    rows.par_iter().with_min_len(256).map(one).collect()
}

/// Puts into the preview what the rows come to.
pub(super) fn trade(rows: &[Row<'_>], head: &Head, registers: &Registers, preview: &mut ImportPreview) {
    let names = product_names(registers);
    let shares = share_unit(rows, head, RegisterColumn::Share);
    preview.shares = head.columns.contains_key(&RegisterColumn::Share).then_some(shares);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut by_what: FxHashMap<Of, usize> = FxHashMap::default();
    let mut ids: BTreeSet<TradeId> = BTreeSet::new();
    let mut summed: BTreeSet<usize> = BTreeSet::new();
    // A ledger has a hundred thousand lines: so many are read at once, and put together in their order.
    for row in rows.chunks(AT_ONCE).flat_map(|rows| read(rows, head, registers, &names, shares)) {
        let ReadRow { row, refused, draft } = row;
        if drafts.len() > MAX_ENTRIES {
            // No register takes so many, so the rest is not read.
            preview.too_many = Some(drafts.len());
            return;
        }
        preview.refused.append(refused);
        let Some((draft, of)) = draft else { continue };
        if let Some(id) = &draft.id {
            if ids.insert(id.clone()) {
                drafts.push(draft);
            } else {
                let mut taking = Taking { row, head, refused: &mut preview.refused };
                taking.refuse_with_row(RegisterColumn::Id, CellRefusal::IdTwice);
            }
            continue;
        }
        match by_what.entry(of) {
            Entry::Occupied(place) => {
                sum_up(&mut drafts[*place.get()], draft, head, &mut preview.differs);
                summed.insert(*place.get());
            }
            Entry::Vacant(place) => {
                place.insert(drafts.len());
                drafts.push(draft);
            }
        }
    }
    preview.summed = (summed.iter().map(|place| drafts[*place].lines as usize).sum(), summed.len());
    // Where the sheet says nothing of countries, they tell no rows apart.
    let countries = head.columns.contains_key(&RegisterColumn::MadeIn);
    let without = |of: Of| if countries { of } else { (of.0, of.1, of.2, None) };
    let mut known: FxHashMap<Of, Vec<&Trade>> = FxHashMap::default();
    for row in registers.trade.iter() {
        let of = (
            row.kind,
            key(&row.item).into_owned(),
            row.partner.as_deref().map(|partner| key(partner).into_owned()),
            row.made_in,
        );
        known.entry(without(of)).or_default().push(row);
    }
    let mut next = NextId::behind(
        registers.trade.iter().map(|row| row.id.as_str()),
        rows,
        head,
        Part::Trade.numbering(),
    );
    let mut beside = Beside::new(&registers.trade);
    for draft in drafts {
        let by_id = draft.id.as_ref().and_then(|id| registers.trade.get(id));
        let alike = known.get(&without(draft.of()));
        if draft.id.is_none() && alike.is_some_and(|rows| rows.len() > 1) {
            refuse_row(
                preview,
                head,
                (draft.row, head.columns.get(&RegisterColumn::Item).copied()),
                CellRefusal::SeveralLike,
            );
            continue;
        }
        let like = || alike.and_then(|rows| rows.first().copied());
        let (there, same) = match (by_id, &draft.id) {
            (Some(row), _) => (Some(&**row), Sameness::ById),
            (None, Some(_)) => (None, Sameness::ById),
            (None, None) => (like(), Sameness::ByWhatItIs),
        };
        let id = there.map(|row| row.id.clone()).or(draft.id.clone());
        let id = id.unwrap_or_else(|| TradeId::new(next.next()));
        let row = draft.row;
        let taken = made(draft, there, id, same).map(|made| beside.take(made));
        let at = |column: RegisterColumn| (row, head.columns.get(&column).copied());
        match taken {
            Ok(true) => {}
            Ok(false) => refuse_row(preview, head, at(RegisterColumn::Item), CellRefusal::RowTwice),
            Err(why) => refuse_row(preview, head, at(RegisterColumn::Yearly), why),
        }
    }
    beside.end(preview, RowsEdit::Trade);
}

fn refuse_row(
    preview: &mut ImportPreview,
    head: &Head,
    (row, column): (u32, Option<usize>),
    why: CellRefusal,
) {
    let column = column.unwrap_or_default();
    let words = head.words.get(&column).cloned().unwrap_or_default();
    preview.refused.push(RefusedSheetCell {
        row,
        column,
        head: words,
        shown: String::new(),
        why,
        with_row: true,
    });
}

/// Another line of the same item, partner and country: amounts and volumes are added; what the lines say
/// differently is left open and named.
fn sum_up(into: &mut Draft, line: Draft, head: &Head, differs: &mut Vec<LinesDiffer>) {
    into.lines = into.lines.saturating_add(line.lines);
    let before = into.differs.len();
    if add(&mut into.yearly, line.yearly) {
        into.differs.insert(RegisterColumn::Yearly);
    }
    if into.unit != line.unit {
        // Pieces and tons make no sum.
        into.differs.insert(RegisterColumn::Unit);
    }
    if into.differs.contains(&RegisterColumn::Unit) {
        (into.volume, into.unit) = (Given::Open, Given::Open);
    } else {
        add(&mut into.volume, line.volume);
    }
    let mut said = std::mem::take(&mut into.differs);
    agree(&mut into.partner_number, line.partner_number, RegisterColumn::PartnerNumber, &mut said);
    agree(&mut into.owned_from, line.owned_from, RegisterColumn::OwnedFrom, &mut said);
    agree(&mut into.tier, line.tier, RegisterColumn::Tier, &mut said);
    agree(&mut into.share, line.share, RegisterColumn::Share, &mut said);
    agree(&mut into.source, line.source, RegisterColumn::Source, &mut said);
    agree(&mut into.alternative, line.alternative, RegisterColumn::Alternative, &mut said);
    agree(&mut into.stock, line.stock, RegisterColumn::Stock, &mut said);
    agree(&mut into.recovery, line.recovery, RegisterColumn::Recovery, &mut said);
    agree(&mut into.listed, line.listed, RegisterColumn::Listed, &mut said);
    agree(&mut into.confirmed_on, line.confirmed_on, RegisterColumn::ConfirmedOn, &mut said);
    agree(&mut into.basis, line.basis, RegisterColumn::Basis, &mut said);
    agree(&mut into.note, line.note, RegisterColumn::Note, &mut said);
    into.differs = said;
    if let Given::Value(more) = line.products {
        match &mut into.products {
            Given::Value(products) => products.extend(more),
            none => *none = Given::Value(more),
        }
    }
    if into.differs.len() > before {
        let named = |column: &RegisterColumn| {
            let at = head.columns.get(column).copied().unwrap_or_default();
            LinesDiffer { row: into.row, head: head.words.get(&at).cloned().unwrap_or_default() }
        };
        const NAMED: usize = 200;
        if differs.len() < NAMED {
            let new: Vec<LinesDiffer> =
                into.differs.iter().map(named).filter(|of| !differs.contains(of)).collect();
            differs.extend(new);
        }
    }
}

/// Adds what another line says. A line without an amount leaves the sum open: whether it does.
fn add(into: &mut Given<Amount>, line: Given<Amount>) -> bool {
    *into = match (&*into, line) {
        (Given::Value(sum), Given::Value(more)) => Given::Value(sum.and(more)),
        (Given::Absent, Given::Absent) => Given::Absent,
        (Given::Empty, Given::Empty) => Given::Empty,
        _ => Given::Open,
    };
    *into == Given::Open
}

/// What another line says: the same, or something that nobody said before; what differs stays open.
fn agree<T: PartialEq>(
    into: &mut Given<T>,
    line: Given<T>,
    column: RegisterColumn,
    differs: &mut BTreeSet<RegisterColumn>,
) {
    match (&*into, &line) {
        (_, Given::Absent | Given::Empty | Given::Open) => {}
        (Given::Value(one), Given::Value(other)) if one == other => {}
        (Given::Value(_), Given::Value(_)) => {
            *into = Given::Open;
            differs.insert(column);
        }
        _ if differs.contains(&column) => {}
        _ => *into = line,
    }
}

/// The row that a draft makes of one that is there, or of none.
///
/// # Errors
/// [`CellRefusal`] where what its lines add up to is no amount.
fn made(draft: Draft, there: Option<&Trade>, id: TradeId, same: Sameness) -> Result<Trade, CellRefusal> {
    let mut row = there.cloned().unwrap_or_else(|| Trade::of(id, TradeKind::Purchase, String::new()));
    let thousandths = |amount: Amount| {
        let (low, high) = (Thousandths::MIN.into(), Thousandths::MAX.into());
        Thousandths::new(amount.times(1_000).whole()?).map_err(|_| CellRefusal::OutOfRange { low, high })
    };
    if let Some(kind) = draft.kind {
        row.kind = kind;
    }
    // The same name in another form is no other name.
    if key(&row.item) != key(&draft.item) {
        row.item = draft.item;
    }
    let spelt_otherwise = match (&draft.partner, &row.partner) {
        (Given::Value(new), Some(there)) => key(new) == key(there),
        _ => false,
    };
    if !spelt_otherwise {
        draft.partner.put(&mut row.partner, same);
    }
    draft.partner_number.put(&mut row.partner_number, same);
    draft.made_in.put(&mut row.made_in, same);
    draft.owned_from.put(&mut row.owned_from, same);
    draft.tier.put(&mut row.tier, same);
    each(draft.yearly, Amount::to_yen)?.put(&mut row.yearly, same);
    each(draft.volume, thousandths)?.put(&mut row.volume, same);
    draft.unit.put(&mut row.unit, same);
    draft.share.put(&mut row.share, same);
    draft.products.put_all(&mut row.products, same);
    draft.source.put(&mut row.source, same);
    alternative::put(draft.alternative, &mut row.alternative, same);
    draft.stock.put(&mut row.stock, same);
    draft.recovery.put(&mut row.recovery, same);
    draft.listed.put_all(&mut row.listed, same);
    draft.confirmed_on.put(&mut row.confirmed_on, same);
    draft.basis.put(&mut row.basis, same);
    draft.note.put_text(&mut row.note, same);
    if draft.id.is_some() {
        draft.summed.put(&mut row.lines, same);
    } else {
        row.lines = Lines::new(draft.lines.into()).ok();
    }
    Ok(row)
}

fn each<T>(
    given: Given<Amount>,
    to: impl FnOnce(Amount) -> Result<T, CellRefusal>,
) -> Result<Given<T>, CellRefusal> {
    Ok(match given {
        Given::Value(amount) => Given::Value(to(amount)?),
        Given::Empty => Given::Empty,
        Given::Open => Given::Open,
        Given::Absent => Given::Absent,
    })
}
