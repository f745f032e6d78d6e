//! What the registers come to for the readers of a report: reckoned from what an audience may get figures of, with
//! the names that stand beside them, and no row of a register.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::analysis::{
    Among, Concentration, Knowledge, Lasting, Ledger, MarkedItem, MeasureGain, PlaceSort, Points, RECKONED,
    SingleSource, Spread, Stop, Sum, Totals, WhatIf, by_rank,
};
use crate::assessment::registers::Registers;
use crate::assessment::registers::dialogue::{CompetitionLaw, Counterpart, Dialogue};
use crate::assessment::registers::scenarios::Countermeasure;
use crate::assessment::registers::technologies::{LeakRoute, Technology};
use crate::base::units::Rank;
use crate::questionnaire::shipped::leak_routes;

/// How many days ahead a talk is coming up.
const COMING: i32 = 90;

/// What the registers come to.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterFigures {
    /// What is bought and sold.
    pub totals: Totals,
    /// Which parts of it come from where: by country, by owner's country, by partner, as far as an amount is
    /// recorded.
    pub places: Vec<PlaceFigures>,
    /// How concentrated is what comes from abroad.
    pub abroad: Option<Concentration>,
    /// How much is known.
    pub knowledge: Knowledge,
    /// The items that are marked.
    pub marked: Vec<MarkedItem>,
    /// The items from one source.
    pub singles: Vec<SingleSource>,
    /// What each place costs by itself, where there is anything that can stop.
    pub points: Option<Points>,
    /// The scenarios: by importance, then by urgency, those last of which nobody has said it.
    pub scenarios: Vec<ScenarioFigures>,
    /// The technologies, those with most ways open first.
    pub technologies: Vec<TechnologyFigures>,
    /// What became of talks.
    pub talks: TalkFigures,
    /// How many things are to look at.
    pub doubts: usize,
}

/// Which parts of what is bought come from where, told apart by one sort of place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceFigures {
    /// By what places are told apart.
    pub by: PlaceSort,
    /// The parts.
    pub spread: Spread,
    /// How concentrated they are.
    pub concentration: Option<Concentration>,
}

/// A scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioFigures {
    /// Its title.
    pub title: String,
    /// How important and how urgent it is; `None` where nobody has said it.
    pub ranks: (Option<Rank>, Option<Rank>),
    /// How long it lasts.
    pub lasting: Lasting,
    /// Whether it stops anything: a technology that leaves stops no delivery.
    pub stops: bool,
    /// What it comes to, if it is among the first and there is anything that can stop.
    pub what_if: Option<WhatIf>,
    /// What is done about it, and what that buys.
    pub measures: Vec<MeasureFigures>,
    /// When it was last exercised and looked through.
    pub on: (Option<Date>, Option<Date>),
}

/// What is done about a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureFigures {
    /// The measure.
    pub measure: Countermeasure,
    /// What it buys, where that is reckoned.
    pub gain: Option<MeasureGain>,
}

/// A technology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TechnologyFigures {
    /// Its name.
    pub name: String,
    /// The names of the products that live by it.
    pub products: Vec<String>,
    /// How many ways out are closed, and how many open.
    pub routes: (usize, usize),
    /// How many of the ways that every company has nobody has looked at.
    pub unseen: usize,
    /// When it was last looked through.
    pub reviewed_on: Option<Date>,
}

/// What became of talks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TalkFigures {
    /// By the sort of partner: how many talks there were in the twelve months up to the day, and how many of the
    /// next ones are past their day.
    pub with: Vec<(Counterpart, usize, usize)>,
    /// How many talks there are in all.
    pub all: usize,
    /// How many next talks are past their day, and how many come up within 90 days.
    pub next: (usize, usize),
    /// The next talks that are past their day or come up, the earliest first.
    pub due: Vec<DueTalk>,
    /// How many talks with competitors are without a word on competition law.
    pub law_open: usize,
}

/// A next talk that is past its day or comes up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DueTalk {
    /// Its day.
    pub on: Date,
    /// With what sort of partner.
    pub with: Counterpart,
    /// The partner's name.
    pub name: Option<String>,
}

impl RegisterFigures {
    /// What registers come to on a day; `None` where there is nothing in them.
    #[must_use]
    pub fn of(registers: &Registers, today: Date) -> Option<Self> {
        if registers.is_empty() {
            return None;
        }
        let ledger = Ledger::of(registers);
        let places = PlaceSort::ALL.into_iter().filter_map(|by| {
            let concentration = ledger.concentration(by, &Among::Everything);
            Some(PlaceFigures { by, spread: ledger.spread(by)?, concentration })
        });
        let any = !registers.trade.is_empty();
        Some(Self {
            totals: ledger.totals(),
            places: places.collect(),
            abroad: ledger.concentration(PlaceSort::MadeIn, &Among::Abroad),
            knowledge: ledger.knowledge(today),
            marked: ledger.marked().0,
            singles: ledger.single_sources(),
            points: any.then(|| ledger.points(Lasting::USUAL)),
            scenarios: scenarios(registers, any.then_some(&ledger)),
            technologies: technologies(registers),
            talks: talks(registers, today),
            doubts: ledger.doubts().len(),
        })
    }

    /// The scenarios that cost most, the gravest first: by their estimate, or by the upper end where there is none.
    pub fn gravest(&self) -> impl Iterator<Item = (&ScenarioFigures, &WhatIf)> {
        let mut found: Vec<(&ScenarioFigures, &WhatIf)> = self
            .scenarios
            .iter()
            .filter_map(|scenario| Some((scenario, scenario.what_if.as_ref()?)))
            .filter(|(_, what_if)| what_if.company.outermost > 0)
            .collect();
        let cost = |found: &WhatIf| -> (Sum, Sum) {
            let of = found.company;
            (of.estimate.unwrap_or(of.most), of.outermost)
        };
        found.sort_by_key(|(_, found)| Reverse(cost(found)));
        found.into_iter()
    }
}

/// The scenarios; what they come to by a ledger in which anything can stop.
fn scenarios(registers: &Registers, ledger: Option<&Ledger>) -> Vec<ScenarioFigures> {
    let figures = by_rank(registers).into_iter().enumerate().map(|(place, row)| {
        let (lasting, stop) = (Stop::lasting(row), Stop::from(&row.hits));
        let stops = stop != Stop::default();
        let ledger = ledger.filter(|_| stops && place < RECKONED);
        let measures = row.measures.iter().map(|measure| MeasureFigures {
            measure: measure.clone(),
            gain: ledger.map(|ledger| ledger.gain(row, measure, lasting)),
        });
        ScenarioFigures {
            title: row.called().to_owned(),
            ranks: (row.importance, row.urgency),
            lasting,
            stops,
            what_if: ledger.map(|ledger| ledger.what_if(&stop, lasting)),
            measures: measures.collect(),
            on: (row.exercised_on, row.reviewed_on),
        }
    });
    figures.collect()
}

fn technologies(registers: &Registers) -> Vec<TechnologyFigures> {
    let routes = |row: &Technology| {
        let closed = row.leak_routes.values().filter(|route| matches!(route, LeakRoute::Closed(_))).count();
        (closed, row.leak_routes.len() - closed)
    };
    let unseen =
        |row: &Technology| leak_routes().iter().filter(|of| !row.leak_routes.contains_key(&of.id)).count();
    let product = |row: &Technology| {
        let names = row.products.iter().map(|id| {
            registers.products.get(id).map_or_else(|| id.to_string(), |product| product.called().to_owned())
        });
        names.collect()
    };
    let mut all: Vec<TechnologyFigures> = registers
        .technologies
        .iter()
        .map(|row| TechnologyFigures {
            name: row.called().to_owned(),
            products: product(row),
            routes: routes(row),
            unseen: unseen(row),
            reviewed_on: row.reviewed_on,
        })
        .collect();
    all.sort_by_key(|row| (Reverse(row.routes.1), Reverse(row.unseen)));
    all
}

fn talks(registers: &Registers, today: Date) -> TalkFigures {
    let days = |later: Date, earlier: Date| (later - earlier).get_days();
    let mut with: BTreeMap<Counterpart, (usize, usize)> = BTreeMap::new();
    let mut found = TalkFigures { all: registers.dialogue.len(), ..TalkFigures::default() };
    let mut last: BTreeMap<(Counterpart, &str), Date> = BTreeMap::new();
    for row in registers.dialogue.iter() {
        let on = last.entry((row.with, row.name.as_deref().unwrap_or_default())).or_insert(row.on);
        *on = row.on.max(*on);
    }
    // Whoever was spoken with since has had the next talk.
    let held = |row: &Dialogue| {
        row.name.as_deref().and_then(|name| last.get(&(row.with, name))).is_some_and(|last| *last > row.on)
    };
    for row in registers.dialogue.iter() {
        let (lately, late) = with.entry(row.with).or_default();
        *lately += usize::from((0..366).contains(&days(today, row.on)));
        if let Some(next) = row.next_on.filter(|_| !held(row)) {
            let (past, coming) = (next < today, (0..=COMING).contains(&days(next, today)));
            *late += usize::from(past);
            found.next.0 += usize::from(past);
            found.next.1 += usize::from(coming);
            if past || coming {
                found.due.push(DueTalk { on: next, with: row.with, name: row.name.clone() });
            }
        }
        let open = matches!(row.competition_law, None | Some(CompetitionLaw::NotLookedAt));
        found.law_open += usize::from(row.with == Counterpart::Peers && open);
    }
    found.due.sort();
    found.with = with.into_iter().map(|(with, (lately, late))| (with, lately, late)).collect();
    found
}
