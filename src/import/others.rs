//! Rows of a sheet as products, and as talks.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::amount::Amount;
use super::columns::RegisterColumn;
use super::given::{Given, Sameness, Taking};
use super::head::Head;
use super::key::key;
use super::preview::ImportPreview;
use super::refusal::CellRefusal;
use super::values::{self, choice, is_unknown, known_text, name, text};
use crate::assessment::edit::{Edit, RowsEdit};
use crate::assessment::registers::Registers;
use crate::assessment::registers::dialogue::{CompetitionLaw, Counterpart, Dialogue};
use crate::assessment::registers::products::Product;
use crate::assessment::registers::register::{Becomes, Register, RegisterRow};
use crate::base::ids::{DialogueId, ProductId};
use crate::base::units::Yen;
use crate::sheets::{Row, SheetCell};

const COUNTERPARTS: [(&[&str], Counterpart); 8] = [
    (&["Customer", "顧客", "得意先"], Counterpart::Customer),
    (&["Supplier", "調達先", "仕入先"], Counterpart::Supplier),
    (&["Bank", "金融機関", "銀行"], Counterpart::Bank),
    (&["Shareholder", "株主", "投資家", "株主・投資家"], Counterpart::Shareholder),
    (&["Government", "国", "省庁", "政府"], Counterpart::Government),
    (&["Municipality", "自治体", "地方自治体", "地方公共団体"], Counterpart::Municipality),
    (&["Peers", "同業者", "業界団体", "同業・業界団体"], Counterpart::Peers),
    (&["Inside", "社内"], Counterpart::Inside),
];
const LOOKED_AT: [(&[&str], CompetitionLaw); 3] = [
    (&["LookedAt", "はい", "済", "確認済み", "確認済", "yes", "○"], CompetitionLaw::LookedAt),
    (&["NotNeeded", "不要", "対象外", "not needed"], CompetitionLaw::NotNeeded),
    (&["NotLookedAt", "いいえ", "未", "未確認", "no", "×"], CompetitionLaw::NotLookedAt),
];

/// Puts rows beside those that are there: how many are new, changed, and the same.
struct Beside<'a, T: RegisterRow> {
    register: &'a Register<T>,
    met: BTreeSet<T::Id>,
    becomes: Vec<Becomes<T>>,
}

impl<'a, T: RegisterRow> Beside<'a, T> {
    fn new(register: &'a Register<T>) -> Self {
        Self { register, met: BTreeSet::new(), becomes: Vec::new() }
    }

    /// Whether the id stands in no other row of the sheet.
    fn take(&mut self, preview: &mut ImportPreview, there: Option<&T>, made: T) -> bool {
        let id = made.id().clone();
        if !self.met.insert(id.clone()) {
            return false;
        }
        match there {
            Some(row) if *row == made => preview.same += 1,
            Some(_) => preview.changed += 1,
            None => preview.new += 1,
        }
        if there.is_none_or(|row| *row != made) {
            self.becomes.push((id, Some(made.into())));
        }
        true
    }

    fn end(self, preview: &mut ImportPreview, edit: impl FnOnce(Vec<Becomes<T>>) -> RowsEdit) {
        preview.vanished = self.register.iter().filter(|row| !self.met.contains(row.id())).count();
        preview.edit = (!self.becomes.is_empty()).then(|| Edit::Rows(edit(self.becomes)));
    }
}

/// Puts into the preview what the rows come to as products.
pub(super) fn products(rows: &[Row<'_>], head: &Head, registers: &Registers, preview: &mut ImportPreview) {
    let mut beside = Beside::new(&registers.products);
    let mut names = BTreeSet::new();
    let by_name: FxHashMap<String, &ProductId> =
        registers.products.iter().map(|product| (key(&product.name), &product.id)).collect();
    let known = registers.products.iter().map(|product| product.id.as_str());
    let mut next = next_number(known.chain(given_ids(rows, head)), "P-");
    for row in rows {
        let mut refused = std::mem::take(&mut preview.refused);
        let mut taking = Taking { row: *row, head, refused: &mut refused };
        let made = product(&mut taking, registers, &by_name, &mut next);
        if let Some((there, made)) = made
            && (!names.insert(key(&made.name)) || !beside.take(preview, there, made))
        {
            taking.refuse_with_row(RegisterColumn::Name, CellRefusal::NameTwice);
        }
        preview.refused = refused;
    }
    beside.end(preview, RowsEdit::Products);
}

fn product<'a>(
    taking: &mut Taking<'_, '_>,
    registers: &'a Registers,
    by_name: &FxHashMap<String, &ProductId>,
    next: &mut u64,
) -> Option<(Option<&'a Product>, Product)> {
    let given = id_of(taking)?;
    let name = taking.require(RegisterColumn::Name, name)?;
    let given = given.map(ProductId::new);
    let like = by_name.get(&key(&name)).map(|id| (*id).clone());
    let same = if given.is_some() { Sameness::ById } else { Sameness::ByWhatItIs };
    let there = given.as_ref().or(like.as_ref()).and_then(|id| registers.products.get(id)).map(|row| &**row);
    let id = there.map(|row| row.id.clone()).or(given);
    let id = id.unwrap_or_else(|| {
        *next += 1;
        ProductId::new(format!("P-{next:02}"))
    });
    let mut made = there.cloned().unwrap_or_else(|| Product { id, ..Product::default() });
    made.name = name;
    let unit = taking.head.money.yen();
    let sales = taking.take(RegisterColumn::MonthlySales, |cell| match cell {
        SheetCell::Text(text) if is_unknown(text) => Ok(None),
        other => {
            let (low, high) = (Yen::MIN.into(), Yen::MAX.into());
            let yen =
                |amount: Amount| Yen::new(amount.whole()?).map_err(|_| CellRefusal::OutOfRange { low, high });
            Amount::yen(other, unit)?.map(yen).transpose()
        }
    });
    sales.put(&mut made.monthly_sales, same);
    taking.take(RegisterColumn::Note, text).put_text(&mut made.note, same);
    Some((there, made))
}

/// Puts into the preview what the rows come to as talks.
pub(super) fn dialogue(rows: &[Row<'_>], head: &Head, registers: &Registers, preview: &mut ImportPreview) {
    let mut beside = Beside::new(&registers.dialogue);
    let known = registers.dialogue.iter().map(|talk| talk.id.as_str());
    let mut next = next_number(known.chain(given_ids(rows, head)), "D-");
    for row in rows {
        let mut refused = std::mem::take(&mut preview.refused);
        let mut taking = Taking { row: *row, head, refused: &mut refused };
        let made = talk(&mut taking, registers, &mut next);
        if let Some((there, made)) = made
            && !beside.take(preview, there, made)
        {
            let column = if head.columns.contains_key(&RegisterColumn::Id) {
                RegisterColumn::Id
            } else {
                RegisterColumn::On
            };
            taking.refuse_with_row(column, CellRefusal::IdTwice);
        }
        preview.refused = refused;
    }
    beside.end(preview, RowsEdit::Dialogue);
}

fn talk<'a>(
    taking: &mut Taking<'_, '_>,
    registers: &'a Registers,
    next: &mut u64,
) -> Option<(Option<&'a Dialogue>, Dialogue)> {
    let given = id_of(taking)?.map(DialogueId::new);
    let on = taking.require(RegisterColumn::On, values::on)?;
    let with = taking.require(RegisterColumn::With, |cell| choice(cell, &COUNTERPARTS))?;
    let name = taking.take(RegisterColumn::Name, name);
    let topics = taking.take(RegisterColumn::Topics, known_text);
    let like = |talk: &&Dialogue| {
        talk.on == on
            && talk.with == with
            && talk.name == name.clone().value()
            && (topics == Given::Absent || talk.topics == topics.clone().value())
    };
    let same = if given.is_some() { Sameness::ById } else { Sameness::ByWhatItIs };
    let there = match &given {
        Some(id) => registers.dialogue.get(id).map(|row| &**row),
        None => registers.dialogue.iter().map(|row| &**row).find(like),
    };
    let id = there.map(|row| row.id.clone()).or(given);
    let id = id.unwrap_or_else(|| {
        *next += 1;
        DialogueId::new(format!("D-{next:03}"))
    });
    let mut made = there.cloned().unwrap_or_else(|| Dialogue {
        id,
        with,
        name: None,
        on,
        topics: None,
        agreed: None,
        next_on: None,
        owner: None,
        competition_law: None,
        note: String::new(),
    });
    (made.on, made.with) = (on, with);
    name.put(&mut made.name, same);
    topics.put(&mut made.topics, same);
    taking.take(RegisterColumn::Agreed, known_text).put(&mut made.agreed, same);
    taking.take(RegisterColumn::NextOn, values::on).put(&mut made.next_on, same);
    taking.take(RegisterColumn::Owner, known_text).put(&mut made.owner, same);
    taking
        .take(RegisterColumn::CompetitionLaw, |cell| choice(cell, &LOOKED_AT))
        .put(&mut made.competition_law, same);
    taking.take(RegisterColumn::Note, text).put_text(&mut made.note, same);
    Some((there, made))
}

/// The id that a row gives, if it gives one; none at all where what stands there is no id.
#[allow(clippy::option_option, reason = "a row without an id is taken, one with a wrong one is not")]
fn id_of(taking: &mut Taking<'_, '_>) -> Option<Option<String>> {
    match taking.take(RegisterColumn::Id, text) {
        Given::Value(id) if !ProductId::new(id.as_str()).is_well_formed() => {
            taking.refuse_with_row(RegisterColumn::Id, CellRefusal::NoId);
            None
        }
        given => Some(given.value()),
    }
}

/// The ids that stand in the sheet.
fn given_ids<'a>(rows: &[Row<'a>], head: &Head) -> impl Iterator<Item = &'a str> {
    let at = head.columns.get(&RegisterColumn::Id).copied();
    rows.iter().filter_map(move |row| match row.cell(at?) {
        SheetCell::Text(id) => Some(id.trim()),
        _ => None,
    })
}

/// The largest number of ids that begin so.
pub(super) fn next_number<'a>(ids: impl Iterator<Item = &'a str>, prefix: &str) -> u64 {
    // A number that nobody has counted to leaves the next one free.
    ids.filter_map(|id| id.strip_prefix(prefix)?.parse::<u32>().ok()).max().unwrap_or(0).into()
}
