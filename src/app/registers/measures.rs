//! The measures of a scenario as the window edits them: what stands in a field of one, what a text becomes there, and
//! what is added and removed. A field is a column of the spreadsheets, and read as theirs.

use super::words::room_words;
use super::writing::{Writing, country, days, share, yen};
use crate::analysis::bought_said::more_said;
use crate::analysis::words::register_words;
use crate::app::view::View;
use crate::assessment::action_item::ActionState;
use crate::assessment::edit::{Edit, RowsEdit};
use crate::assessment::registers::scenarios::{Countermeasure, MeasureEffect, Scenario, Split};
use crate::assessment::registers::trade::{Substitute, Trade, TradeKind};
use crate::base::ids::{ScenarioId, TradeId};
use crate::base::lang::{Lang, fill};
use crate::base::units::{Days, Yen};
use crate::import::amount::Amount;
use crate::import::choices::{STAGES, Stage, word};
use crate::import::columns::RegisterColumn;
use crate::import::measures::{self, free_id};
use crate::import::refusal::CellRefusal;
use crate::import::several;
use crate::import::trade_draft;
use crate::import::units::{DaysUnit, ShareUnit};
use crate::import::values;
use crate::session::document::DocumentId;
use crate::sheets::SheetCell;

/// A field of a measure: the place of the measure in its scenario, that of one of its changes, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeasureField {
    /// Which measure.
    pub measure: usize,
    /// Which of its changes, where the column is of one.
    pub change: usize,
    /// What it is.
    pub column: RegisterColumn,
}

/// What is said of every measure, in the order in which it is asked.
pub const OF_MEASURE: [RegisterColumn; 6] = [
    RegisterColumn::What,
    RegisterColumn::Owner,
    RegisterColumn::Due,
    RegisterColumn::State,
    RegisterColumn::CostOnce,
    RegisterColumn::CostYearly,
];

/// What is said of a change.
#[must_use]
pub fn of_change(change: &MeasureEffect) -> &'static [RegisterColumn] {
    use RegisterColumn as C;
    match change {
        MeasureEffect::Stock(_) => &[C::MoreStock],
        MeasureEffect::Qualifies(_) => {
            &[C::QualifiesName, C::QualifiesCountry, C::QualifiesDays, C::QualifiesOwnedFrom]
        }
        MeasureEffect::Split(_) => &[C::SplitShare, C::SplitPartner, C::SplitCountry, C::SplitOwnedFrom],
    }
}

/// The changes that a measure may make, none of which says anything yet.
#[must_use]
pub fn new_changes() -> [MeasureEffect; 3] {
    [
        MeasureEffect::Stock(Days::MIN),
        MeasureEffect::Qualifies(Substitute::default()),
        MeasureEffect::Split(Split::default()),
    ]
}

/// What stands in a field.
#[must_use]
pub fn measure_text(row: &Scenario, field: MeasureField, how: &Writing<'_>) -> String {
    use RegisterColumn as C;
    let Some(measure) = row.measures.get(field.measure) else { return String::new() };
    let text = |of: &Option<String>| of.clone().unwrap_or_default();
    match (field.column, measure.changes.get(field.change)) {
        (C::What, _) => measure.what.clone(),
        (C::Owner, _) => text(&measure.owner),
        (C::Due, _) => measure.due.map(|on| on.to_string()).unwrap_or_default(),
        (C::State, _) => word(&STAGES, &Stage::of(&measure.state), how.lang).to_owned(),
        (C::CostOnce, _) => yen(measure.cost.once, how),
        (C::CostYearly, _) => yen(measure.cost.yearly, how),
        (C::Rows, _) => rows_text(measure.rows.iter(), how),
        // A new change says nothing yet.
        (C::MoreStock, Some(MeasureEffect::Stock(more))) => {
            days(Some(*more).filter(|more| *more > Days::MIN), how.lang)
        }
        (C::QualifiesName, Some(MeasureEffect::Qualifies(of))) => text(&of.name),
        (C::QualifiesCountry, Some(MeasureEffect::Qualifies(of))) => country(of.country, how.lang),
        (C::QualifiesOwnedFrom, Some(MeasureEffect::Qualifies(of))) => country(of.owned_from, how.lang),
        (C::QualifiesDays, Some(MeasureEffect::Qualifies(of))) => days(of.days, how.lang),
        (C::SplitShare, Some(MeasureEffect::Split(of))) => of.share.map(share).unwrap_or_default(),
        (C::SplitPartner, Some(MeasureEffect::Split(of))) => text(&of.partner),
        (C::SplitCountry, Some(MeasureEffect::Split(of))) => country(of.country, how.lang),
        (C::SplitOwnedFrom, Some(MeasureEffect::Split(of))) => country(of.owned_from, how.lang),
        _ => String::new(),
    }
}

/// How rows of trade are written in a field.
#[must_use]
pub fn rows_text<'a>(ids: impl Iterator<Item = &'a TradeId>, how: &Writing<'_>) -> String {
    ids.map(TradeId::as_str).collect::<Vec<_>>().join(how.lang.comma())
}

/// Puts a text into a field.
///
/// # Errors
/// [`CellRefusal`] where it is not taken.
pub fn put_measure(
    row: &mut Scenario,
    field: MeasureField,
    text: &str,
    how: &Writing<'_>,
) -> Result<(), CellRefusal> {
    use RegisterColumn as C;
    let cell = SheetCell::Text(text);
    let length = || values::days(cell, Some(DaysUnit::Day));
    let Some(measure) = row.measures.get_mut(field.measure) else { return Ok(()) };
    match (field.column, measure.changes.get_mut(field.change)) {
        (C::What, _) => measure.what = values::text(cell)?.ok_or(CellRefusal::Missing)?,
        (C::Owner, _) => measure.owner = values::known_text(cell)?,
        (C::Due, _) => measure.due = values::on(cell)?,
        (C::State, _) => measure.state = state(cell, &measure.state)?,
        (C::CostOnce, _) => measure.cost.once = money(cell, how)?,
        (C::CostYearly, _) => measure.cost.yearly = money(cell, how)?,
        (C::Rows, _) => {
            measure.rows = several::trade_rows(cell, how.registers)?.unwrap_or_default();
        }
        (C::MoreStock, Some(MeasureEffect::Stock(more))) => *more = length()?.ok_or(CellRefusal::Missing)?,
        (C::QualifiesName, Some(MeasureEffect::Qualifies(of))) => of.name = values::known_text(cell)?,
        (C::QualifiesCountry, Some(MeasureEffect::Qualifies(of))) => of.country = values::country(cell)?,
        (C::QualifiesOwnedFrom, Some(MeasureEffect::Qualifies(of))) => of.owned_from = values::country(cell)?,
        (C::QualifiesDays, Some(MeasureEffect::Qualifies(of))) => of.days = length()?,
        (C::SplitShare, Some(MeasureEffect::Split(of))) => {
            of.share = trade_draft::share(cell, ShareUnit::Percent)?;
        }
        (C::SplitPartner, Some(MeasureEffect::Split(of))) => of.partner = values::known_text(cell)?,
        (C::SplitCountry, Some(MeasureEffect::Split(of))) => of.country = values::country(cell)?,
        (C::SplitOwnedFrom, Some(MeasureEffect::Split(of))) => of.owned_from = values::country(cell)?,
        _ => {}
    }
    Ok(())
}

fn money(cell: SheetCell<'_>, how: &Writing<'_>) -> Result<Option<Yen>, CellRefusal> {
    Amount::yen(cell, how.money.yen())?.map(Amount::to_yen).transpose()
}

/// A state by its word; why something was given up stays as it was said.
fn state(cell: SheetCell<'_>, before: &ActionState) -> Result<ActionState, CellRefusal> {
    let state = measures::state(cell)?.ok_or(CellRefusal::NoChoice)?;
    let kept = Stage::of(&state) == Stage::of(before) && state == ActionState::GivenUp(String::new());
    Ok(if kept { before.clone() } else { state })
}

/// What is done to the measures of a scenario as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum MeasureChange {
    /// One more, of which only this is said.
    Add(String),
    /// One goes.
    Remove(usize),
    /// It changes one thing more.
    AddChange(usize, MeasureEffect),
    /// It changes one thing less.
    RemoveChange(usize, usize),
}

impl MeasureChange {
    /// The edit that does it.
    #[must_use]
    pub fn edit(self, scenario: &Scenario) -> Edit {
        let mut after = scenario.clone();
        match self {
            Self::Add(what) => {
                let id = free_id(&after.measures);
                after.measures.push(Countermeasure { id, what, ..Countermeasure::default() });
            }
            Self::Remove(place) => {
                if place < after.measures.len() {
                    after.measures.remove(place);
                }
            }
            Self::AddChange(place, change) => {
                if let Some(measure) = after.measures.get_mut(place) {
                    measure.changes.push(change);
                }
            }
            Self::RemoveChange(place, change) => {
                if let Some(measure) = after.measures.get_mut(place)
                    && change < measure.changes.len()
                {
                    measure.changes.remove(change);
                }
            }
        }
        Edit::Rows(RowsEdit::Scenarios(vec![(scenario.id.clone(), Some(after.into()))]))
    }
}

/// How many rows of trade are offered.
const OFFERED: usize = 100;

/// How many of a measure's own rows are named.
const NAMED: usize = 6;

/// The rows of trade that the measures of a scenario are for, and those that they may be for and are not yet, each with
/// its words: found once for each change of the document, for there may be 20,000 of them.
#[derive(Clone, Debug, Default)]
pub struct OfferedRows {
    of: Option<(DocumentId, u64, Lang, ScenarioId)>,
    /// By the places of the measures.
    rows: Vec<Vec<(TradeId, String)>>,
    /// What stands in the rows of each measure.
    named: Vec<Vec<String>>,
}

impl OfferedRows {
    /// Brings them up to date.
    pub fn bring_up(&mut self, view: &View<'_>, scenario: &Scenario, how: &Writing<'_>) {
        let of = Some((view.doc.id, view.doc.revision, view.lang, scenario.id.clone()));
        if self.of == of {
            return;
        }
        let words = room_words(view.lang);
        let said = |row: &Trade| {
            let partner = row.partner.as_deref().unwrap_or(&words.plain_nobody);
            (row.id.clone(), format!("{} {} · {partner}", row.id, row.item))
        };
        let offered = |measure| rows_offered(scenario, measure, how).into_iter().map(said).collect();
        self.rows = scenario.measures.iter().map(offered).collect();
        let named = |measure: &Countermeasure| {
            let gone = |id: &TradeId| fill(&words.row_gone, &[("row", id.as_str())]);
            let all = measure.rows.iter().take(NAMED);
            let mut named: Vec<String> = all
                .map(|id| how.registers.trade.get(id).map_or_else(|| gone(id), |row| said(row).1))
                .collect();
            named.extend(more_said(register_words(view.lang), measure.rows.len(), NAMED));
            named
        };
        self.named = scenario.measures.iter().map(named).collect();
        self.of = of;
    }

    /// What stands in the rows of the measure at a place, of the first of them.
    #[must_use]
    pub fn named(&self, place: usize) -> &[String] {
        self.named.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those for the measure at a place.
    #[must_use]
    pub fn of_measure(&self, place: usize) -> &[(TradeId, String)] {
        self.rows.get(place).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The rows of trade that a measure of a scenario may be for and is not yet: those that the scenario hits by their own
/// cells, dearest first; where there are none, all that supply.
fn rows_offered<'a>(scenario: &Scenario, measure: &Countermeasure, how: &Writing<'a>) -> Vec<&'a Trade> {
    let hits = &scenario.hits;
    let supply = |row: &&Trade| row.kind != TradeKind::Sale && !measure.rows.contains(&row.id);
    let is_hit = |row: &&Trade| {
        row.made_in.is_some_and(|at| hits.countries.contains(&at))
            || row.owned_from.is_some_and(|at| hits.owned_from.contains(&at))
            || row.partner.as_ref().is_some_and(|name| hits.partners.contains(name))
            || row.products.iter().any(|id| hits.products.contains(id))
            || row.listed.iter().any(|(list, items)| {
                hits.entries.get(list).is_some_and(|hit| items.iter().any(|item| hit.contains(item)))
            })
    };
    let all = || how.registers.trade.iter().map(|row| &**row).filter(supply);
    let mut rows: Vec<&Trade> = all().filter(is_hit).collect();
    if rows.is_empty() {
        rows = all().collect();
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.yearly));
    rows.truncate(OFFERED);
    rows
}
