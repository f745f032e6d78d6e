//! The lines of a scenario: one for each measure, and one more where a measure changes more than a line holds.

use super::several_cells::{Called, countries, country, joined, listed};
use super::written::WrittenCell;
use crate::assessment::action_item::ActionState;
use crate::assessment::registers::scenarios::{Countermeasure, MeasureEffect, Scenario, Split};
use crate::assessment::registers::trade::Substitute;
use crate::base::lang::Lang;
use crate::base::units::Days;
use crate::import::choices::{STAGES, Stage, word};
use crate::import::columns::RegisterColumn;

/// A line.
pub(super) struct ScenarioLine<'a> {
    scenario: &'a Scenario,
    /// Whether it is the scenario's first, which alone says what it hits.
    first: bool,
    measure: Option<&'a Countermeasure>,
    /// Whether it is the measure's first, which alone says who does it.
    first_of_measure: bool,
    changes: MeasureChanges<'a>,
}

/// What a line says that a measure changes.
#[derive(Clone, Copy, Debug, Default)]
struct MeasureChanges<'a> {
    stock: Option<Days>,
    qualifies: Option<&'a Substitute>,
    split: Option<&'a Split>,
}

impl<'a> MeasureChanges<'a> {
    /// Takes one more change, if it can stand behind those that are there.
    fn take(&mut self, change: &'a MeasureEffect) -> bool {
        match change {
            MeasureEffect::Stock(days)
                if self.stock.is_none() && self.qualifies.is_none() && self.split.is_none() =>
            {
                self.stock = Some(*days);
            }
            MeasureEffect::Qualifies(of) if self.qualifies.is_none() && self.split.is_none() => {
                self.qualifies = Some(of);
            }
            MeasureEffect::Split(of) if self.split.is_none() => self.split = Some(of),
            MeasureEffect::Stock(_) | MeasureEffect::Qualifies(_) | MeasureEffect::Split(_) => return false,
        }
        true
    }
}

/// The lines of a scenario.
pub(super) fn lines(scenario: &Scenario) -> Vec<ScenarioLine<'_>> {
    let mut lines = Vec::new();
    for measure in &scenario.measures {
        let mut changes = vec![MeasureChanges::default()];
        for change in &measure.changes {
            let taken = changes.last_mut().is_some_and(|last| last.take(change));
            if !taken {
                let mut next = MeasureChanges::default();
                next.take(change);
                changes.push(next);
            }
        }
        for (place, changes) in changes.into_iter().enumerate() {
            let first = lines.is_empty();
            let (measure, first_of_measure) = (Some(measure), place == 0);
            lines.push(ScenarioLine { scenario, first, measure, first_of_measure, changes });
        }
    }
    if lines.is_empty() {
        lines.push(ScenarioLine {
            scenario,
            first: true,
            measure: None,
            first_of_measure: false,
            changes: MeasureChanges::default(),
        });
    }
    lines
}

impl ScenarioLine<'_> {
    pub(super) fn cell(&self, column: RegisterColumn, called: &Called<'_>, lang: Lang) -> WrittenCell {
        match column {
            RegisterColumn::Id => WrittenCell::of(self.scenario.id.as_str()),
            RegisterColumn::Title => WrittenCell::of(&self.scenario.title),
            RegisterColumn::MeasureId => {
                self.measure.map_or(WrittenCell::Empty, |measure| WrittenCell::of(measure.id.as_str()))
            }
            RegisterColumn::What => {
                self.measure.map_or(WrittenCell::Empty, |measure| WrittenCell::of(&measure.what))
            }
            column => {
                let of_scenario =
                    self.first.then(|| scenario_cell(self.scenario, column, called, lang)).flatten();
                let of_measure = || {
                    let measure = self.measure.filter(|_| self.first_of_measure)?;
                    measure_cell(measure, column, lang)
                };
                of_scenario
                    .or_else(of_measure)
                    .or_else(|| self.changes.cell(column, lang))
                    .unwrap_or(WrittenCell::Empty)
            }
        }
    }
}

fn scenario_cell(
    row: &Scenario,
    column: RegisterColumn,
    called: &Called<'_>,
    lang: Lang,
) -> Option<WrittenCell> {
    Some(match column {
        RegisterColumn::Template => {
            row.template.as_ref().map_or(WrittenCell::Empty, |template| WrittenCell::of(template.as_str()))
        }
        RegisterColumn::HitCountries => countries(&row.hits.countries, lang),
        RegisterColumn::HitOwnedFrom => countries(&row.hits.owned_from, lang),
        // A comma stands in names, so each has a line.
        RegisterColumn::HitPartners => WrittenCell::of(&row.hits.partners.join("\n")),
        RegisterColumn::HitEntries => listed(&row.hits.entries, lang),
        RegisterColumn::HitProducts => called.products(&row.hits.products, lang),
        RegisterColumn::HitTechnologies => called.technologies(&row.hits.technologies, lang),
        RegisterColumn::Lasts => WrittenCell::count(row.lasts),
        RegisterColumn::Importance => WrittenCell::count(row.importance),
        RegisterColumn::Urgency => WrittenCell::count(row.urgency),
        RegisterColumn::ExercisedOn => WrittenCell::day(row.exercised_on),
        RegisterColumn::ReviewedOn => WrittenCell::day(row.reviewed_on),
        _ => return None,
    })
}

fn measure_cell(measure: &Countermeasure, column: RegisterColumn, lang: Lang) -> Option<WrittenCell> {
    Some(match column {
        RegisterColumn::Owner => WrittenCell::text(measure.owner.as_ref()),
        RegisterColumn::Due => WrittenCell::day(measure.due),
        RegisterColumn::CostOnce => WrittenCell::count(measure.cost.once),
        RegisterColumn::CostYearly => WrittenCell::count(measure.cost.yearly),
        RegisterColumn::State => {
            let stage = word(&STAGES, &Stage::of(&measure.state), lang);
            WrittenCell::of(&match &measure.state {
                ActionState::GivenUp(why) => format!("{stage} {why}").trim_end().to_owned(),
                _ => stage.to_owned(),
            })
        }
        RegisterColumn::Rows => joined(measure.rows.iter(), lang),
        _ => return None,
    })
}

impl MeasureChanges<'_> {
    fn cell(&self, column: RegisterColumn, lang: Lang) -> Option<WrittenCell> {
        let (qualifies, split) = (self.qualifies, self.split);
        Some(match column {
            RegisterColumn::MoreStock => WrittenCell::count(self.stock),
            RegisterColumn::QualifiesName => WrittenCell::text(qualifies?.name.as_ref()),
            RegisterColumn::QualifiesCountry => country(qualifies?.country, lang),
            RegisterColumn::QualifiesOwnedFrom => country(qualifies?.owned_from, lang),
            RegisterColumn::QualifiesDays => WrittenCell::count(qualifies?.days),
            RegisterColumn::SplitShare => WrittenCell::Millionths(split?.share?.get()),
            RegisterColumn::SplitPartner => WrittenCell::text(split?.partner.as_ref()),
            RegisterColumn::SplitCountry => country(split?.country, lang),
            RegisterColumn::SplitOwnedFrom => country(split?.owned_from, lang),
            _ => return None,
        })
    }
}
