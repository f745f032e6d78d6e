//! Rows of a sheet as scenarios: a line for each measure and for each further change that it makes. Lines of one id, of
//! one title, and lines without either below them are of one scenario.

use std::collections::{BTreeMap, BTreeSet};

use super::amount::Amount;
use super::beside::{Beside, NextId, id_of};
use super::choices::{RANKS, state_and_rest};
use super::columns::{Part, RegisterColumn};
use super::given::{Given, RefusedCells, Sameness, Taking};
use super::head::Head;
use super::key::key;
use super::measures::{self, joint};
use super::preview::ImportPreview;
use super::refusal::CellRefusal;
use super::several::{self, Names, product_names, technology_names};
use super::values::{self, is_unknown, known_text, length};
use crate::assessment::edit::RowsEdit;
use crate::assessment::registers::Registers;
use crate::assessment::registers::scenarios::Scenario;
use crate::base::ids::{ItemId, ProductId, ScenarioId, TechnologyId};
use crate::base::units::{Days, Rank};
use crate::sheets::{Row, SheetCell};

/// What the cells of scenarios name.
struct Named {
    partners: BTreeSet<String>,
    products: Names<ProductId>,
    technologies: Names<TechnologyId>,
}

/// The lines of a scenario.
struct Lines<'a> {
    id: Option<ScenarioId>,
    title: Option<String>,
    rows: Vec<Row<'a>>,
}

/// Puts into the preview what the rows come to as scenarios.
pub(super) fn scenarios(rows: &[Row<'_>], head: &Head, registers: &Registers, preview: &mut ImportPreview) {
    let named = Named {
        partners: several::partner_names(registers),
        products: product_names(registers),
        technologies: technology_names(registers),
    };
    let mut beside = Beside::new(&registers.scenarios);
    let by_title: BTreeMap<String, &ScenarioId> = registers
        .scenarios
        .iter()
        .map(|scenario| (key(&scenario.title).into_owned(), &scenario.id))
        .collect();
    let known = registers.scenarios.iter().map(|scenario| scenario.id.as_str());
    let mut next = NextId::behind(known, rows, head, Part::Scenarios.numbering());
    for lines in by_scenario(rows, head, &mut preview.refused) {
        let like =
            lines.title.as_deref().and_then(|title| by_title.get(&*key(title))).map(|id| (*id).clone());
        let same = if lines.id.is_some() { Sameness::ById } else { Sameness::ByWhatItIs };
        let id = lines.id.clone().or(like);
        let there = id.as_ref().and_then(|id| registers.scenarios.get(id)).map(|row| (**row).clone());
        let first = lines.rows[0];
        let mut taking = Taking { row: first, head, refused: &mut preview.refused };
        if there.is_none() && lines.title.is_none() {
            taking.refuse_with_row(RegisterColumn::Title, CellRefusal::Missing);
            continue;
        }
        let id = id.unwrap_or_else(|| ScenarioId::new(next.next()));
        let mut made = there.unwrap_or_else(|| Scenario { id, ..Scenario::default() });
        if let Some(title) = lines.title {
            made.title = title;
        }
        put(&lines.rows, head, &mut preview.refused, &mut made, &named, same);
        measures::put(&lines.rows, head, &mut preview.refused, &mut made.measures, registers, same);
        if !beside.take(made) {
            let mut taking = Taking { row: first, head, refused: &mut preview.refused };
            taking.refuse_with_row(RegisterColumn::Title, CellRefusal::RowTwice);
        }
    }
    beside.end(preview, RowsEdit::Scenarios);
}

/// The lines of each scenario, in the order in which the sheet has them.
fn by_scenario<'a>(rows: &[Row<'a>], head: &Head, refused: &mut RefusedCells) -> Vec<Lines<'a>> {
    let mut all: Vec<Lines<'a>> = Vec::new();
    for row in rows {
        let mut taking = Taking { row: *row, head, refused };
        let Some(id) = id_of(&mut taking) else { continue };
        let id = id.map(ScenarioId::new);
        let before = taking.refused.count;
        let title = taking.take(RegisterColumn::Title, known_text).value();
        if taking.refused.count > before {
            taking.refused.with_row();
            continue;
        }
        let like = |lines: &Lines<'_>| match (&id, &title) {
            (Some(id), _) => lines.id.as_ref() == Some(id),
            (None, Some(title)) => lines.title.as_deref().is_some_and(|there| key(there) == key(title)),
            (None, None) => false,
        };
        let place = match (&id, &title) {
            // What goes on below says neither again.
            (None, None) => all.len().checked_sub(1),
            _ => all.iter().position(like),
        };
        match place.and_then(|place| all.get_mut(place)) {
            Some(lines) => {
                match (&lines.title, title) {
                    (Some(there), Some(title)) if key(there) != key(&title) => {
                        taking.refuse(RegisterColumn::Title, CellRefusal::OtherThanAbove);
                    }
                    (None, Some(title)) => lines.title = Some(title),
                    _ => {}
                }
                lines.rows.push(*row);
            }
            None => all.push(Lines { id, title, rows: vec![*row] }),
        }
    }
    all
}

fn put(
    rows: &[Row<'_>],
    head: &Head,
    refused: &mut RefusedCells,
    made: &mut Scenario,
    named: &Named,
    same: Sameness,
) {
    let mut joint = Joint { rows, head, refused };
    joint.take(RegisterColumn::Template, item).put(&mut made.template, same);
    let hits = &mut made.hits;
    joint.take(RegisterColumn::HitCountries, several::countries).put_all(&mut hits.countries, same);
    joint.take(RegisterColumn::HitOwnedFrom, several::countries).put_all(&mut hits.owned_from, same);
    joint
        .take(RegisterColumn::HitPartners, |cell| {
            several::partners(cell, |name| named.partners.contains(name))
        })
        .put_all(&mut hits.partners, same);
    joint.take(RegisterColumn::HitEntries, several::listed).put_all(&mut hits.entries, same);
    joint
        .take(RegisterColumn::HitProducts, |cell| several::products(cell, &named.products))
        .put_all(&mut hits.products, same);
    joint
        .take(RegisterColumn::HitTechnologies, |cell| several::technologies(cell, &named.technologies))
        .put_all(&mut hits.technologies, same);
    joint.length(RegisterColumn::Lasts).put(&mut made.lasts, same);
    joint.take(RegisterColumn::Importance, rank).put(&mut made.importance, same);
    joint.take(RegisterColumn::Urgency, rank).put(&mut made.urgency, same);
    joint.take(RegisterColumn::ExercisedOn, values::on).put(&mut made.exercised_on, same);
    joint.take(RegisterColumn::ReviewedOn, values::on).put(&mut made.reviewed_on, same);
}

/// The lines of a scenario, which say each thing once or alike.
struct Joint<'a, 'b> {
    rows: &'b [Row<'a>],
    head: &'b Head,
    refused: &'b mut RefusedCells,
}

impl<'a> Joint<'a, '_> {
    fn take<T: PartialEq>(
        &mut self,
        column: RegisterColumn,
        read: impl Fn(SheetCell<'a>) -> Result<Option<T>, CellRefusal>,
    ) -> Given<T> {
        joint(self.rows, self.head, self.refused, column, |taking| taking.take(column, &read))
    }

    fn length(&mut self, column: RegisterColumn) -> Given<Days> {
        joint(self.rows, self.head, self.refused, column, |taking| length(taking, column))
    }
}

/// # Errors
/// [`CellRefusal::NoId`] for what is no id of a template.
fn item(cell: SheetCell<'_>) -> Result<Option<ItemId>, CellRefusal> {
    let Some(text) = known_text(cell)? else { return Ok(None) };
    let item = ItemId::new(text);
    if item.is_well_formed() { Ok(Some(item)) } else { Err(CellRefusal::NoId) }
}

/// How much something weighs: 1 to 3, or in words.
fn rank(cell: SheetCell<'_>) -> Result<Option<Rank>, CellRefusal> {
    let words = match cell {
        SheetCell::Text(text) if is_unknown(text) => return Ok(None),
        SheetCell::Text(text) => state_and_rest(text, &RANKS).filter(|(_, rest)| rest.is_empty()),
        _ => None,
    };
    let number = match words {
        Some((number, _)) => Some(number),
        None => Amount::of(cell)?.map(Amount::exactly).transpose()?,
    };
    let (low, high) = (Rank::MIN.into(), Rank::MAX.into());
    number.map(|rank| Rank::new(rank).map_err(|_| CellRefusal::OutOfRange { low, high })).transpose()
}
