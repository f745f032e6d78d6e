//! The measures of a scenario, as lines of a sheet say them: a line for each, and one for each further change that it
//! makes.

use super::choices::{STAGES, Stage, state_and_rest};
use super::columns::RegisterColumn;
use super::given::{Given, RefusedCells, Sameness, Taking};
use super::head::Head;
use super::key::key;
use super::refusal::CellRefusal;
use super::several;
use super::trade_draft::{share, share_unit};
use super::units::ShareUnit;
use super::values::{self, country, known_text, length, money, text};
use crate::assessment::action_item::ActionState;
use crate::assessment::registers::Registers;
use crate::assessment::registers::scenarios::{Countermeasure, MeasureEffect, Split};
use crate::assessment::registers::trade::Substitute;
use crate::base::ids::MeasureId;
use crate::sheets::{Row, SheetCell};

/// What says what a measure changes.
const EFFECTS: [RegisterColumn; 9] = [
    RegisterColumn::MoreStock,
    RegisterColumn::QualifiesName,
    RegisterColumn::QualifiesCountry,
    RegisterColumn::QualifiesOwnedFrom,
    RegisterColumn::QualifiesDays,
    RegisterColumn::SplitShare,
    RegisterColumn::SplitPartner,
    RegisterColumn::SplitCountry,
    RegisterColumn::SplitOwnedFrom,
];

/// What several lines say of one thing: once, or alike. What one line says and another leaves empty is said.
pub(super) fn joint<'a, T: PartialEq>(
    rows: &[Row<'a>],
    head: &Head,
    refused: &mut RefusedCells,
    column: RegisterColumn,
    mut take: impl FnMut(&mut Taking<'a, '_>) -> Given<T>,
) -> Given<T> {
    let before = refused.count;
    let mut said = Given::Absent;
    for row in rows {
        let mut taking = Taking { row: *row, head, refused };
        match (take(&mut taking), &said) {
            (Given::Value(value), Given::Value(there)) if value != *there => {
                taking.refuse(column, CellRefusal::OtherThanAbove);
            }
            (Given::Value(value), _) => said = Given::Value(value),
            (Given::Empty, Given::Absent) => said = Given::Empty,
            _ => {}
        }
    }
    match said {
        // The cell that was refused may say what the empty one does not.
        Given::Empty if refused.count > before => Given::Absent,
        said => said,
    }
}

/// The lines of a measure.
struct Lines<'a> {
    id: Option<MeasureId>,
    what: Option<String>,
    rows: Vec<Row<'a>>,
}

/// Puts what the lines of a scenario say of its measures. Those that no line has stay.
pub(super) fn put(
    rows: &[Row<'_>],
    head: &Head,
    refused: &mut RefusedCells,
    measures: &mut Vec<Countermeasure>,
    registers: &Registers,
    scenario: Sameness,
) {
    let shares = share_unit(rows, head, RegisterColumn::SplitShare);
    for lines in by_measure(rows, head, refused) {
        let place = match (&lines.id, &lines.what) {
            (Some(id), _) => measures.iter().position(|measure| measure.id == *id),
            (None, Some(what)) => measures.iter().position(|measure| key(&measure.what) == key(what)),
            (None, None) => None,
        };
        let same = match (&lines.id, scenario) {
            (Some(_), Sameness::ById) => Sameness::ById,
            _ => Sameness::ByWhatItIs,
        };
        let measure = match (place, lines.what) {
            (Some(place), what) => {
                let measure = &mut measures[place];
                if let Some(what) = what {
                    measure.what = what;
                }
                measure
            }
            (None, Some(what)) => {
                let id = lines.id.unwrap_or_else(|| free_id(measures));
                measures.push(Countermeasure { id, what, ..Countermeasure::default() });
                let Some(measure) = measures.last_mut() else { continue };
                measure
            }
            (None, None) => {
                let mut taking = Taking { row: lines.rows[0], head, refused };
                taking.refuse(RegisterColumn::What, CellRefusal::Missing);
                continue;
            }
        };
        put_one(&lines.rows, head, refused, measure, (registers, shares), same);
    }
}

/// The id that a new measure gets.
pub(crate) fn free_id(measures: &[Countermeasure]) -> MeasureId {
    let numbers = measures.iter().filter_map(|measure| measure.id.as_str().parse::<u32>().ok());
    MeasureId::new((u64::from(numbers.max().unwrap_or(0)) + 1).to_string())
}

/// The lines of each measure, in the order in which the sheet has them. A line without an id and without words
/// says one more change of the measure above.
fn by_measure<'a>(rows: &[Row<'a>], head: &Head, refused: &mut RefusedCells) -> Vec<Lines<'a>> {
    let mut all: Vec<Lines<'a>> = Vec::new();
    for row in rows {
        let mut taking = Taking { row: *row, head, refused };
        let before = taking.refused.count;
        let id = taking.take(RegisterColumn::MeasureId, measure_id).value();
        let what = taking.take(RegisterColumn::What, known_text).value();
        if taking.refused.count > before {
            continue;
        }
        let says = |column: &RegisterColumn| {
            head.columns.get(column).is_some_and(|at| row.cell(*at) != SheetCell::Empty)
        };
        let place = match (&id, &what) {
            (Some(id), _) => all.iter().position(|lines| lines.id.as_ref() == Some(id)),
            (None, Some(what)) => all
                .iter()
                .position(|lines| lines.what.as_deref().is_some_and(|there| key(there) == key(what))),
            (None, None) if !EFFECTS.iter().any(says) => continue,
            (None, None) => all.len().checked_sub(1),
        };
        match place.and_then(|place| all.get_mut(place)) {
            Some(lines) => {
                lines.what = lines.what.take().or(what);
                lines.rows.push(*row);
            }
            None => all.push(Lines { id, what, rows: vec![*row] }),
        }
    }
    all
}

fn put_one(
    rows: &[Row<'_>],
    head: &Head,
    refused: &mut RefusedCells,
    measure: &mut Countermeasure,
    (registers, shares): (&Registers, ShareUnit),
    same: Sameness,
) {
    joint(rows, head, refused, RegisterColumn::Owner, |taking| {
        taking.take(RegisterColumn::Owner, known_text)
    })
    .put(&mut measure.owner, same);
    joint(rows, head, refused, RegisterColumn::Due, |taking| taking.take(RegisterColumn::Due, values::on))
        .put(&mut measure.due, same);
    joint(rows, head, refused, RegisterColumn::CostOnce, |taking| money(taking, RegisterColumn::CostOnce))
        .put(&mut measure.cost.once, same);
    joint(rows, head, refused, RegisterColumn::CostYearly, |taking| {
        money(taking, RegisterColumn::CostYearly)
    })
    .put(&mut measure.cost.yearly, same);
    let state =
        joint(rows, head, refused, RegisterColumn::State, |taking| taking.take(RegisterColumn::State, state));
    match state {
        Given::Value(state) => measure.state = state,
        Given::Empty if same == Sameness::ById => measure.state = ActionState::NotBegun,
        Given::Empty | Given::Absent | Given::Open => {}
    }
    joint(rows, head, refused, RegisterColumn::Rows, |taking| {
        taking.take(RegisterColumn::Rows, |cell| several::trade_rows(cell, registers))
    })
    .put_all(&mut measure.rows, same);
    if !EFFECTS.iter().any(|column| head.columns.contains_key(column)) {
        return;
    }
    let before = refused.count;
    let mut changes = Vec::new();
    for row in rows {
        changes_of(&mut Taking { row: *row, head, refused }, shares, &mut changes);
    }
    // What says nothing has no cell, and is none that the sheet takes away.
    let saying: Vec<&MeasureEffect> = measure.changes.iter().filter(|change| says(change)).collect();
    let alike = saying.iter().copied().eq(&changes);
    let silent = changes.is_empty() && same == Sameness::ByWhatItIs;
    if refused.count == before && !alike && !silent {
        measure.changes = changes;
    }
}

fn says(change: &MeasureEffect) -> bool {
    match change {
        MeasureEffect::Stock(_) => true,
        MeasureEffect::Qualifies(of) => *of != Substitute::default(),
        MeasureEffect::Split(of) => *of != Split::default(),
    }
}

/// What a line says that a measure changes.
fn changes_of(taking: &mut Taking<'_, '_>, shares: ShareUnit, changes: &mut Vec<MeasureEffect>) {
    if let Given::Value(days) = length(taking, RegisterColumn::MoreStock) {
        changes.push(MeasureEffect::Stock(days));
    }
    let qualifies = MeasureEffect::Qualifies(Substitute {
        name: taking.take(RegisterColumn::QualifiesName, known_text).value(),
        country: taking.take(RegisterColumn::QualifiesCountry, country).value(),
        owned_from: taking.take(RegisterColumn::QualifiesOwnedFrom, country).value(),
        days: length(taking, RegisterColumn::QualifiesDays).value(),
    });
    let split = MeasureEffect::Split(Split {
        share: taking.take(RegisterColumn::SplitShare, |cell| share(cell, shares)).value(),
        partner: taking.take(RegisterColumn::SplitPartner, known_text).value(),
        country: taking.take(RegisterColumn::SplitCountry, country).value(),
        owned_from: taking.take(RegisterColumn::SplitOwnedFrom, country).value(),
    });
    changes.extend([qualifies, split].into_iter().filter(says));
}

/// # Errors
/// [`CellRefusal::NoId`] for what is no id of a measure.
fn measure_id(cell: SheetCell<'_>) -> Result<Option<MeasureId>, CellRefusal> {
    let Some(text) = text(cell)? else { return Ok(None) };
    let id = MeasureId::new(text);
    if id.is_well_formed() { Ok(Some(id)) } else { Err(CellRefusal::NoId) }
}

/// # Errors
/// [`CellRefusal::NoChoice`] for what is no state.
pub(crate) fn state(cell: SheetCell<'_>) -> Result<Option<ActionState>, CellRefusal> {
    let Some(text) = known_text(cell)? else { return Ok(None) };
    let state = match state_and_rest(&text, &STAGES) {
        Some((Stage::NotBegun, "")) => ActionState::NotBegun,
        Some((Stage::UnderWay, "")) => ActionState::UnderWay,
        Some((Stage::Done, "")) => ActionState::Done,
        Some((Stage::GivenUp, why)) => ActionState::GivenUp(why.to_owned()),
        Some(_) | None => return Err(CellRefusal::NoChoice),
    };
    Ok(Some(state))
}
