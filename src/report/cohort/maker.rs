//! The parts of an association's report but its questions: cover, overview, agenda, how to read it.

use jiff::civil::Date;

use super::cohort_report_words::CohortReportWords;
use crate::base::digest::NoDigest;
use crate::base::lang::{Lang, fill};
use crate::cohort::Cohort;
use crate::cohort::agenda::agenda;
use crate::cohort::cohort_words::{self, StepForm, cohort_words, month, points};
use crate::cohort::groups::BandGroup;
use crate::cohort::invitation::said_in;
use crate::cohort::release::{CohortFigures, GroupMedians};
use crate::cohort::rules::{Fives, Released, ScoreSpread, ShareStep};
use crate::questionnaire::Checked;
use crate::report::document::{Align, Block, Cell, Cover, Field, Span, Table};
use crate::report::pieces::{body, bullets, column, heading, small};
use crate::report::words::words;
use crate::scoring::names::names;
use crate::scoring::words::score_words;

/// What the report is made of.
#[derive(Clone, Copy, Debug)]
pub struct CohortInput<'a> {
    /// The published cohort.
    pub cohort: &'a Cohort,
    /// Its questionnaire.
    pub questionnaire: &'a Checked,
    /// The language.
    pub lang: Lang,
    /// The date of the report.
    pub date: Date,
    /// The program.
    pub app: &'a str,
}

/// What every part needs.
pub(super) struct Maker<'a> {
    pub(super) input: CohortInput<'a>,
    pub(super) w: &'static CohortReportWords,
    pub(super) shown: &'a CohortFigures,
}

/// Fewer companies than this make an agenda, and no measurement.
const MEASURED: u32 = 13;
/// How many lines of the agenda stand on its page.
const LINES: usize = 12;
/// As many groups have a column each beside the areas.
const COLUMNS: usize = 4;

pub(super) fn text(text: impl Into<String>) -> Cell {
    Cell::plain(text)
}

impl Maker<'_> {
    pub(super) fn lang(&self) -> Lang {
        self.input.lang
    }

    pub(super) fn cover(&self, association: &str) -> Result<Cover, NoDigest> {
        let (w, lang) = (self.w, self.lang());
        let margin = self.input.cohort.invitation.margin.get().to_string();
        let mut fields = self.about()?;
        fields.extend([
            (w.companies.clone(), self.companies()),
            (cohort_words(lang).inv_margin.clone(), fill(&w.margin_value, &[("margin", &margin)])),
            (w.made_on.clone(), names(lang).day(self.input.date)),
        ]);
        let about = self.input.questionnaire.about.iter().map(|text| text.get(lang).to_owned());
        Ok(Cover {
            organisation: association.to_owned(),
            title: w.title.clone(),
            status: w.status.clone(),
            mark: None,
            fields,
            contents: words(lang).contents.clone(),
            notices: [self.could_not(), w.could.clone()].into_iter().chain(about).collect(),
        })
    }

    /// What was asked for, as label and value.
    fn about(&self) -> Result<Vec<(String, String)>, NoDigest> {
        let (c, lang) = (cohort_words(self.lang()), self.lang());
        let invitation = &self.input.cohort.invitation;
        let asked = [
            ("title", self.input.questionnaire.title.get(lang)),
            ("edition", &invitation.asked.edition),
            ("run", cohort_words::run(invitation.run, lang)),
            ("count", &self.shown.questions.len().to_string()),
        ];
        Ok(vec![
            (c.inv_purpose.clone(), said_in(&invitation.purpose, lang).to_owned()),
            (c.inv_publishes.clone(), said_in(&invitation.publishes, lang).to_owned()),
            (c.inv_closes.clone(), month(invitation.closes, lang)),
            (c.inv_asked.clone(), fill(&c.inv_asked_value, &asked)),
            (c.inv_fingerprint.clone(), invitation.fingerprint()?.to_string()),
        ])
    }

    /// What two members can and cannot learn, and by which numbers.
    fn could_not(&self) -> String {
        let margin = self.input.cohort.invitation.margin;
        let values = [
            ("margin", &*margin.get().to_string()),
            ("least", &margin.least().to_string()),
            ("steps", &self.shown.steps.get().to_string()),
        ];
        fill(&self.w.could_not, &values)
    }

    fn companies(&self) -> String {
        fill(&self.w.companies_value, &[("count", &self.shown.companies.get().to_string())])
    }

    fn steps(&self) -> String {
        fill(&self.w.steps_value, &[("count", &self.shown.steps.get().to_string())])
    }

    /// What the companies come to: the whole, the areas, the groups.
    pub(super) fn overview(&self) -> Vec<Block> {
        let (w, lang) = (self.w, self.lang());
        let whole = self.shown.whole;
        let mut said = vec![fill(&w.whole_median, &[("count", &self.shown.companies.get().to_string())])];
        said.extend(whole.quarters.map(|[low, high]| {
            let (low, high) = (points(low, lang), points(high, lang));
            fill(&w.whole_quarters, &[("low", &low), ("high", &high)])
        }));
        if self.shown.companies.get() < MEASURED {
            said.push(w.no_measurement.clone());
        }
        let mut blocks = vec![
            heading(1, &w.overview),
            Block::Headline {
                value: points(whole.median, lang),
                unit: w.unit.clone(),
                body: said.into_iter().map(|line| vec![Span::plain(line)]).collect(),
            },
            heading(2, &w.areas),
            Block::Table(self.areas()),
            small(&w.areas_note),
        ];
        if !self.shown.groups.is_empty() {
            blocks.extend([heading(2, &w.groups), body(w.groups_note.clone())]);
            blocks.push(Block::Table(self.groups()));
        }
        blocks
    }

    fn area(&self, at: usize) -> &str {
        let area = self.shown.areas.get(at);
        area.map_or("", |area| self.input.questionnaire.short(&area.area, self.lang()))
    }

    fn areas(&self) -> Table {
        let (w, lang) = (self.w, self.lang());
        let quarters = self.shown.whole.quarters.is_some();
        let mut columns =
            vec![column(&names(lang).area, 40.0, Align::Left), column(&w.median, 20.0, Align::Right)];
        if quarters {
            columns.insert(1, column(&w.low, 20.0, Align::Right));
            columns.push(column(&w.high, 20.0, Align::Right));
        }
        let row = |name: &str, spread: &ScoreSpread| {
            let mut cells = vec![text(name), text(points(spread.median, lang))];
            if let Some([low, high]) = spread.quarters {
                cells.insert(1, text(points(low, lang)));
                cells.push(text(points(high, lang)));
            }
            cells
        };
        let areas = self.shown.areas.iter().enumerate();
        let rows = areas.map(|(at, area)| row(self.area(at), &area.spread));
        let whole = row(&score_words(lang).overall, &self.shown.whole);
        Table { summary: w.areas.clone(), columns, rows: rows.chain([whole]).collect(), ..Table::default() }
    }

    /// The name of a group, by its bands.
    fn group(&self, group: &BandGroup) -> String {
        let lang = self.lang();
        let names: Vec<&str> = group
            .bands
            .iter()
            .map(|band| match band.and_then(|band| self.input.cohort.band(band)) {
                Some(band) => said_in(&band.0, lang),
                None => &cohort_words(lang).not_stated,
            })
            .collect();
        let names = names.join(lang.comma());
        if group.other { fill(&self.w.other, &[("names", &names)]) } else { names }
    }

    fn groups(&self) -> Table {
        let (w, lang) = (self.w, self.lang());
        let value = |median: &Released<Fives>| text(points(*median, lang));
        let groups = &self.shown.groups;
        if groups.len() <= COLUMNS {
            // Groups beside each other, areas below each other.
            let heads = groups.iter().map(|group| column(&self.group(&group.group), 18.0, Align::Right));
            let columns = [column(&names(lang).area, 28.0, Align::Left)].into_iter().chain(heads).collect();
            let companies = groups.iter().map(|group| text(group.companies.get().to_string()));
            let first: Vec<Cell> = [text(&w.companies)].into_iter().chain(companies).collect();
            let row = |at: usize| {
                let of = groups.iter().map(|group| group.medians.get(at).map_or_else(|| text(""), value));
                [text(self.area(at))].into_iter().chain(of).collect()
            };
            let rows = [first].into_iter().chain((0..self.shown.areas.len()).map(row)).collect();
            return Table { summary: w.groups.clone(), columns, rows, ..Table::default() };
        }
        let columns = vec![
            column(&w.group, 40.0, Align::Left),
            column(&w.companies, 16.0, Align::Right),
            column(&names(lang).area, 28.0, Align::Left),
            column(&w.median, 16.0, Align::Right),
        ];
        let of = |group: &GroupMedians| -> Vec<Vec<Cell>> {
            let (name, companies) = (self.group(&group.group), group.companies.get().to_string());
            let areas = group.medians.iter().enumerate();
            areas
                .map(|(at, median)| vec![text(&name), text(&companies), text(self.area(at)), value(median)])
                .collect()
        };
        Table {
            summary: w.groups.clone(),
            columns,
            rows: groups.iter().flat_map(of).collect(),
            ..Table::default()
        }
    }

    pub(super) fn agenda(&self) -> Vec<Block> {
        let (w, lang) = (self.w, self.lang());
        let lines = agenda(self.shown);
        let columns = vec![
            column(&w.place, 8.0, Align::Right),
            column(&names(lang).question, 62.0, Align::Left),
            column(&w.three, 14.0, Align::Right),
            column(&cohort_words(lang).own_unknown, 16.0, Align::Right),
        ];
        let rows = lines.iter().take(LINES).enumerate().filter_map(|(at, line)| {
            let parts = self.shown.questions.iter().find(|parts| parts.question == line.question)?;
            let topic = self.input.questionnaire.topic(&line.question, lang);
            let place = if line.tied {
                fill(&w.tied, &[("place", &(at + 1).to_string())])
            } else {
                (at + 1).to_string()
            };
            // Level 3 of a scale; of a decision "yes".
            let three = parts.reached.get(if parts.reached.len() == 2 { 1 } else { 2 })?;
            Some(vec![
                text(place),
                text(format!("{} {topic}", line.question)),
                text(self.step(*three)),
                text(self.step(parts.unknown)),
            ])
        });
        let table = Table { summary: w.agenda.clone(), columns, rows: rows.collect(), ..Table::default() };
        vec![heading(1, &w.agenda), body(w.agenda_note.clone()), Block::Table(table), small(&w.agenda_tied)]
    }

    /// A step, short enough for a table.
    pub(super) fn step(&self, of: Released<ShareStep>) -> String {
        cohort_words::step(of, self.shown.steps.get(), StepForm::Short, self.lang())
    }

    /// How the figures are to be read, and what is not promised.
    pub(super) fn reading(&self) -> Result<Vec<Block>, NoDigest> {
        let w = self.w;
        let about = self
            .about()?
            .into_iter()
            .chain([(w.companies.clone(), self.companies()), (w.steps.clone(), self.steps())]);
        let field =
            |(label, value): (String, String)| Field { label, values: vec![vec![Span::plain(value)]] };
        Ok(vec![
            heading(1, &w.reading),
            heading(2, &w.about),
            Block::Fields(about.map(field).collect()),
            heading(2, &w.rules),
            bullets(vec![
                w.rule_steps.clone(),
                w.rule_scores.clone(),
                w.rule_groups.clone(),
                w.rule_agenda.clone(),
                w.rule_once.clone(),
            ]),
            heading(2, &w.limits),
            bullets(vec![
                self.could_not(),
                w.could.clone(),
                w.limit_key.clone(),
                w.limit_guess.clone(),
                w.limit_self.clone(),
            ]),
            heading(2, &w.law),
            body(w.law_note.clone()),
        ])
    }
}
