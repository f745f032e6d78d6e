//! What of the registers bears on questions, counted: each gauge is a part of a whole. Of a whole that is nothing
//! nothing is said, so that registers nobody has begun say nothing of any answer.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::knowledge::{Knowledge, Known};
use super::ledger::{HOME, Ledger};
use super::marked::Marking;
use super::numbers::{Bounds, Sum};
use super::single::{ReplacedBy, SingleSource};
use crate::assessment::action_item::ActionState;
use crate::assessment::registers::Registers;
use crate::assessment::registers::dialogue::{CompetitionLaw, Counterpart, Dialogue};
use crate::assessment::registers::scenarios::{Countermeasure, Scenario};
use crate::assessment::registers::technologies::{LeakEffect, Technology};
use crate::assessment::registers::trade::{Alternative, Trade, TradeKind};
use crate::base::ids::TechnologyId;
use crate::questionnaire::bearing::{Circle, Gauge};
use crate::questionnaire::shipped::leak_routes;

/// How many months a talk, a review or an exercise counts as recent.
const RECENT_MONTHS: i32 = 12;

/// The highest importance that a scenario can have.
const HIGHEST: u8 = 3;

/// How much of something is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GaugeReading {
    /// The rows, technologies, scenarios or talks that are counted, and all of them.
    pub count: (usize, usize),
    /// The same in yen, where it is of what is bought and amounts are recorded: it goes before the count then.
    pub amount: Option<(Sum, Sum)>,
}

impl GaugeReading {
    fn of(part: usize, whole: usize) -> Self {
        Self { count: (part, whole), amount: None }
    }

    /// The part that is there and the whole: in yen where it is told, else as a count.
    #[must_use]
    pub fn part(&self) -> (Sum, Sum) {
        let (part, whole) = self.count;
        self.amount.unwrap_or((part as Sum, whole as Sum))
    }

    /// The part that is missing.
    #[must_use]
    pub fn missing(&self) -> Sum {
        let (part, whole) = self.part();
        whole.saturating_sub(part)
    }

    /// The part in millionths.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        let (part, whole) = self.part();
        Bounds::part(part, whole)
    }
}

/// What the registers say of all that bears on questions, on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings(BTreeMap<Gauge, GaugeReading>);

impl Readings {
    /// What the registers say on a day.
    #[must_use]
    pub fn of(registers: &Registers, today: Date) -> Self {
        let mut made = Self::default();
        if registers.is_empty() {
            return made;
        }
        let recent = Recent { since: today.checked_sub(RECENT_MONTHS.months()).unwrap_or(Date::MIN), today };
        if !registers.trade.is_empty() {
            let ledger = Ledger::of(registers);
            made.bought(&ledger.knowledge(today));
            made.rows(registers);
            made.singles(&ledger, registers);
            made.put(
                Gauge::Products,
                counted(&ledger.goods, |goods| goods.monthly.is_some() && !goods.items.is_empty()),
            );
        }
        made.technologies(registers);
        made.scenarios(registers, recent);
        made.talks(registers, recent);
        made
    }

    /// What one gauge says; `None` where there is nothing that it could count.
    #[must_use]
    pub fn get(&self, gauge: Gauge) -> Option<GaugeReading> {
        self.0.get(&gauge).copied()
    }

    fn put(&mut self, gauge: Gauge, reading: GaugeReading) {
        if reading.count.1 > 0 {
            self.0.insert(gauge, reading);
        }
    }

    fn bought(&mut self, known: &Knowledge) {
        let of = |part: Known| GaugeReading {
            count: (part.rows, known.all.rows),
            amount: (known.all.amount > 0).then_some((part.amount, known.all.amount)),
        };
        self.put(Gauge::Partners, of(known.partner));
        self.put(Gauge::DeeperTiers, of(known.deeper));
        self.put(Gauge::MadeIn, of(known.made_in));
        self.put(Gauge::OwnedFrom, of(known.owned_from));
        self.put(Gauge::Stocks, of(known.stock));
    }

    fn rows(&mut self, registers: &Registers) {
        let direct = |row: &&Trade| row.tier.is_none_or(|tier| tier.get() == 1);
        let all = || registers.trade.iter().map(|row| &**row);
        let sales: Vec<&Trade> = all().filter(|row| row.kind == TradeKind::Sale).collect();
        let named = |row: &&Trade| row.partner.is_some() || row.partner_number.is_some();
        self.put(Gauge::Customers, counted(&sales, named));
        self.put(Gauge::Destinations, counted(&sales, |row| row.made_in.is_some()));
        let money = |row: &&Trade| matches!(row.kind, TradeKind::Purchase | TradeKind::Outsourced);
        let mut dealt: Vec<&Trade> = all().filter(direct).filter(money).collect();
        dealt.extend(sales);
        self.put(Gauge::Amounts, counted(&dealt, |row| row.yearly.is_some()));
        self.put(Gauge::Volumes, counted(&dealt, |row| row.volume.is_some()));
        let made = |row: &&Trade| matches!(row.kind, TradeKind::OwnProduction | TradeKind::Outsourced);
        let sites: Vec<&Trade> = all().filter(direct).filter(made).collect();
        self.put(Gauge::Sites, counted(&sites, |row| row.made_in.is_some()));
        self.put(Gauge::MadeAbroad, counted(&sites, |row| row.made_in.is_some_and(|at| at != HOME)));
    }

    fn singles(&mut self, ledger: &Ledger, registers: &Registers) {
        let items = ledger.sources.iter().filter(|sources| sources.tier == 1).count();
        let mut singles = ledger.single_sources();
        singles.retain(|single| single.marking == Marking::Surely);
        self.put(Gauge::SingleItems, GaugeReading::of(singles.len(), items));
        let any = |single: &SingleSource, of: fn(&Trade) -> bool| {
            single.rows.iter().filter_map(|id| registers.trade.get(id)).any(|row| of(row))
        };
        let noted = |row: &Trade| !row.note.trim().is_empty();
        let days =
            |row: &Trade| matches!(&row.alternative, Some(Alternative::Qualified(it)) if it.days.is_some());
        let qualified = |single: &&SingleSource| single.replaced == ReplacedBy::Qualified;
        let answered = |single: &SingleSource| qualified(&single) || any(single, noted);
        self.put(Gauge::SingleAnswered, counted(&singles, answered));
        let evaluated = |single: &SingleSource| single.replaced <= ReplacedBy::Candidate;
        self.put(Gauge::SingleEvaluated, counted(&singles, evaluated));
        let replaced: Vec<&SingleSource> = singles.iter().filter(qualified).collect();
        self.put(Gauge::SingleDays, counted(&replaced, |single| any(single, days)));
    }

    fn technologies(&mut self, registers: &Registers) {
        let all: Vec<&Technology> = registers.technologies.iter().map(|row| &**row).collect();
        let threatened: BTreeSet<&TechnologyId> =
            registers.scenarios.iter().flat_map(|scenario| &scenario.hits.technologies).collect();
        self.put(Gauge::TechnologiesReasoned, counted(&all, |row| row.why.is_some()));
        self.put(Gauge::LeakEffects, counted(&all, |row| row.leak_effect.is_some()));
        let in_yen = |row: &&Technology| matches!(row.leak_effect, Some(LeakEffect::Yearly(_)));
        self.put(Gauge::LeakAmounts, counted(&all, in_yen));
        if !registers.scenarios.is_empty() {
            self.put(Gauge::TechnologiesThreatened, counted(&all, |row| threatened.contains(&row.id)));
        }
        let routes = leak_routes();
        let looked_at =
            |row: &&Technology| routes.iter().filter(|route| row.leak_routes.contains_key(&route.id)).count();
        let looked_at = all.iter().map(looked_at).sum();
        self.put(Gauge::RoutesLookedAt, GaugeReading::of(looked_at, all.len() * routes.len()));
    }

    fn scenarios(&mut self, registers: &Registers, recent: Recent) {
        let all: Vec<&Scenario> = registers.scenarios.iter().map(|row| &**row).collect();
        let told = |row: &&Scenario| !row.hits.is_empty() && row.lasts.is_some();
        self.put(Gauge::ScenariosTold, counted(&all, told));
        self.put(Gauge::ScenariosReviewed, counted(&all, |row| recent.has(row.reviewed_on)));
        self.put(Gauge::ScenariosExercised, counted(&all, |row| recent.has(row.exercised_on)));
        let ranked = |row: &&Scenario| row.importance.is_some() && row.urgency.is_some();
        self.put(Gauge::ScenariosRanked, counted(&all, ranked));
        let measures = all.iter().flat_map(|row| &row.measures);
        let open: Vec<&Countermeasure> = measures.filter(|measure| measure.state.is_open()).collect();
        let assigned = |of: &&Countermeasure| of.owner.is_some() && of.due.is_some();
        self.put(Gauge::MeasuresAssigned, counted(&open, assigned));
        let first = |row: &&&Scenario| row.importance.is_some_and(|rank| rank.get() == HIGHEST);
        let first: Vec<&Scenario> = all.iter().filter(first).copied().collect();
        let met = |row: &&Scenario| row.measures.iter().any(|of| of.state == ActionState::Done);
        self.put(Gauge::ScenariosMet, counted(&first, met));
    }

    fn talks(&mut self, registers: &Registers, recent: Recent) {
        // A talk of a day that has not come yet is none.
        let held = registers.dialogue.iter().map(|row| &**row).filter(|talk| talk.on <= recent.today);
        let held: Vec<&Dialogue> = held.collect();
        for circle in CIRCLES {
            let with: Vec<&Dialogue> =
                held.iter().filter(|talk| circle_of(circle).contains(&talk.with)).copied().collect();
            self.put(Gauge::Talks(circle), GaugeReading::of(with.len(), held.len()));
            self.put(Gauge::RecentTalks(circle), counted(&with, |talk| recent.has(Some(talk.on))));
        }
        let peers: Vec<&Dialogue> =
            held.iter().filter(|talk| talk.with == Counterpart::Peers).copied().collect();
        let looked = |talk: &&Dialogue| {
            matches!(talk.competition_law, Some(CompetitionLaw::LookedAt | CompetitionLaw::NotNeeded))
        };
        self.put(Gauge::PeersLaw, counted(&peers, looked));
    }
}

/// The last twelve months, today included.
#[derive(Clone, Copy)]
struct Recent {
    since: Date,
    today: Date,
}

impl Recent {
    fn has(self, day: Option<Date>) -> bool {
        day.is_some_and(|day| (self.since..=self.today).contains(&day))
    }
}

/// All circles.
const CIRCLES: [Circle; 9] = [
    Circle::Customers,
    Circle::Suppliers,
    Circle::CustomersAndSuppliers,
    Circle::SuppliersAndPeers,
    Circle::Banks,
    Circle::Shareholders,
    Circle::Authorities,
    Circle::SupplyConcern,
    Circle::Peers,
];

/// Who belongs to a circle.
fn circle_of(circle: Circle) -> &'static [Counterpart] {
    use Counterpart as C;
    match circle {
        Circle::Customers => &[C::Customer],
        Circle::Suppliers => &[C::Supplier],
        Circle::CustomersAndSuppliers => &[C::Customer, C::Supplier],
        Circle::SuppliersAndPeers => &[C::Supplier, C::Peers],
        Circle::Banks => &[C::Bank],
        Circle::Shareholders => &[C::Shareholder],
        Circle::Authorities => &[C::Government, C::Municipality],
        Circle::SupplyConcern => &[C::Government, C::Municipality, C::Peers, C::Supplier],
        Circle::Peers => &[C::Peers],
    }
}

/// How many of all are such.
fn counted<T>(all: &[T], is: impl Fn(&T) -> bool) -> GaugeReading {
    GaugeReading::of(all.iter().filter(|one| is(one)).count(), all.len())
}
