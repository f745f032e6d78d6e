//! Rows of a sheet as products, and as talks.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::beside::{Beside, NextId, id_of};
use super::choices::{COUNTERPARTS, LOOKED_AT, choice};
use super::columns::{Part, RegisterColumn};
use super::given::{Given, Sameness, Taking};
use super::head::Head;
use super::key::key;
use super::preview::ImportPreview;
use super::refusal::CellRefusal;
use super::values::{self, known_text, money, name, text};
use crate::assessment::edit::RowsEdit;
use crate::assessment::registers::Registers;
use crate::assessment::registers::dialogue::Dialogue;
use crate::assessment::registers::products::Product;
use crate::base::ids::{DialogueId, ProductId};
use crate::sheets::Row;

/// Puts into the preview what the rows come to as products.
pub(super) fn products(rows: &[Row<'_>], head: &Head, registers: &Registers, preview: &mut ImportPreview) {
    let mut beside = Beside::new(&registers.products);
    let mut names = BTreeSet::new();
    let by_name: FxHashMap<String, &ProductId> =
        registers.products.iter().map(|product| (key(&product.name).into_owned(), &product.id)).collect();
    let known = registers.products.iter().map(|product| product.id.as_str());
    let mut next = NextId::behind(known, rows, head, Part::Products.numbering());
    for row in rows {
        let mut taking = Taking { row: *row, head, refused: &mut preview.refused };
        let Some(made) = product(&mut taking, registers, &by_name, &mut next) else { continue };
        if !names.insert(key(&made.name).into_owned()) {
            taking.refuse_with_row(RegisterColumn::Name, CellRefusal::NameTwice);
        } else if !beside.take(made) {
            taking.refuse_with_row(RegisterColumn::Id, CellRefusal::RowTwice);
        }
    }
    beside.end(preview, RowsEdit::Products);
}

fn product(
    taking: &mut Taking<'_, '_>,
    registers: &Registers,
    by_name: &FxHashMap<String, &ProductId>,
    next: &mut NextId,
) -> Option<Product> {
    let given = id_of(taking)?;
    let name = taking.require(RegisterColumn::Name, name)?;
    let given = given.map(ProductId::new);
    let like = by_name.get(&*key(&name)).map(|id| (*id).clone());
    let same = if given.is_some() { Sameness::ById } else { Sameness::ByWhatItIs };
    let there = given.as_ref().or(like.as_ref()).and_then(|id| registers.products.get(id)).map(|row| &**row);
    let id = there.map(|row| row.id.clone()).or(given);
    let id = id.unwrap_or_else(|| ProductId::new(next.next()));
    let mut made = there.cloned().unwrap_or_else(|| Product { id, ..Product::default() });
    made.name = name;
    money(taking, RegisterColumn::MonthlySales).put(&mut made.monthly_sales, same);
    taking.take(RegisterColumn::Note, text).put_text(&mut made.note, same);
    Some(made)
}

/// Puts into the preview what the rows come to as talks.
pub(super) fn dialogue(rows: &[Row<'_>], head: &Head, registers: &Registers, preview: &mut ImportPreview) {
    let mut beside = Beside::new(&registers.dialogue);
    let known = registers.dialogue.iter().map(|talk| talk.id.as_str());
    let mut next = NextId::behind(known, rows, head, Part::Dialogue.numbering());
    for row in rows {
        let mut taking = Taking { row: *row, head, refused: &mut preview.refused };
        if let Some(made) = talk(&mut taking, registers, &mut next)
            && !beside.take(made)
        {
            taking.refuse_with_row(RegisterColumn::On, CellRefusal::RowTwice);
        }
    }
    beside.end(preview, RowsEdit::Dialogue);
}

fn talk(taking: &mut Taking<'_, '_>, registers: &Registers, next: &mut NextId) -> Option<Dialogue> {
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
    let id = id.unwrap_or_else(|| DialogueId::new(next.next()));
    let mut made = there.cloned().unwrap_or_else(|| Dialogue::of(id, with, on));
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
    Some(made)
}
