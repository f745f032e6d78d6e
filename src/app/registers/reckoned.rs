//! What registers come to, as it is shown: which parts of what is bought come from where, what can stop, and what each
//! stop comes to in sentences.

use std::collections::BTreeSet;

use super::fields::AnyColumn;
use super::stop_choice::{StopChoice, StopSort};
use crate::analysis::bought_said::{more_said, unplaced_said};
use crate::analysis::said::{
    abroad_said, call_said, felt_products, gain_said, hhi_said, left_out_said, place_said, product_said,
    sales_said,
};
use crate::analysis::words::{percents, register_words};
use crate::analysis::{
    Among, Bounds, CellAsked, Four, Lasting, Ledger, PlaceSort, Spread, Sum, TradePlace, WhatIf,
};
use crate::assessment::registers::Registers;
use crate::base::countries::country_name;
use crate::base::country::Country;
use crate::base::ids::{ItemId, ListId};
use crate::base::lang::{Lang, fill};
use crate::import::columns::{Part, RegisterColumn};
use crate::questionnaire::at_hand::AtHand;

/// What the registers come to whatever stops.
#[derive(Clone, Debug)]
pub struct General {
    /// The registers, and the ledger that all is asked of.
    registers: Registers,
    ledger: Ledger,
    lang: Lang,
    /// Which parts come from where.
    pub spreads: Vec<SpreadShown>,
    /// What can be chosen, by sort, each with its name.
    choices: Vec<(StopSort, Vec<(StopChoice, String)>)>,
}

/// Which parts of what is bought come from where, to be shown.
#[derive(Clone, Debug)]
pub struct SpreadShown {
    /// By what places are told apart.
    pub by: PlaceSort,
    /// The places with their names and parts, the largest first.
    pub places: Vec<(String, Bounds, String)>,
    /// That there are more, if there are.
    pub more: Option<String>,
    /// What has no place, and what is said of it.
    pub unknown: Option<(Bounds, String)>,
    /// What is said below: how concentrated it is.
    pub said: Vec<String>,
}

/// What a stop comes to, to be shown.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The company's four figures.
    pub company: Four<Sum>,
    /// All sales of the time.
    pub all_sales: Sum,
    /// What is said first.
    pub sentences: Vec<String>,
    /// Products: their figures, what is sold of them, and what is said.
    pub products: Vec<(Four<Sum>, Sum, String)>,
    /// What else is said: customers, and what is in no figure.
    pub beside: Vec<String>,
    /// Whom to ask first, and for what.
    pub calls: Vec<(String, Vec<String>)>,
    /// What measures buy.
    pub measures: Vec<String>,
}

/// How many places are shown as bars.
const BARS: usize = 8;

/// How many partners can be chosen from the list: those of whom most is bought.
const PARTNERS: usize = 60;

/// How many are named whom to ask, and how many rows of each.
const CALLS: usize = 6;
const ASKED: usize = 3;

impl General {
    /// What registers come to. Takes its time where they are long.
    #[must_use]
    pub fn of(registers: &Registers, lists: &AtHand, lang: Lang) -> Self {
        let ledger = Ledger::of(registers);
        let found: Vec<(PlaceSort, Spread)> =
            PlaceSort::ALL.into_iter().filter_map(|by| Some((by, ledger.spread(by)?))).collect();
        let spreads = found.iter().map(|(by, spread)| SpreadShown::of(&ledger, *by, spread, lang)).collect();
        let places = |wanted: PlaceSort| {
            let spread = found.iter().find(|(by, _)| *by == wanted).map(|(_, spread)| spread);
            let places = spread.map(|spread| spread.places.as_slice()).unwrap_or_default();
            places.iter().map(|place| place.place.clone()).collect::<Vec<_>>()
        };
        let countries = |by, own: &dyn Fn(&Registers) -> BTreeSet<Country>| {
            let first = places(by).into_iter().filter_map(|place| match place {
                TradePlace::Country(at) => Some(at),
                TradePlace::Partner(_) => None,
            });
            let mut all: Vec<Country> = first.collect();
            // Rows without an amount are in no share.
            all.extend(own(registers).into_iter().filter(|at| !all.contains(at)).collect::<Vec<_>>());
            // What one asks about first is abroad.
            all.sort_by_key(|at| *at == Country::JAPAN);
            all
        };
        let made_in =
            countries(PlaceSort::MadeIn, &|all| all.trade.iter().filter_map(|row| row.made_in).collect());
        let owned = countries(PlaceSort::OwnedFrom, &|all| {
            all.trade.iter().filter_map(|row| row.owned_from).collect()
        });
        let named = |at: Country| country_name(at, lang);
        let partners = places(PlaceSort::Partner).into_iter().filter_map(|place| match place {
            TradePlace::Partner(name) => Some(name),
            TradePlace::Country(_) => None,
        });
        let mut partners: Vec<String> = partners.take(PARTNERS).collect();
        let others = ledger.partners().filter(|name| !partners.iter().any(|known| known == name));
        partners.extend(others.take(PARTNERS - partners.len()).map(str::to_owned).collect::<Vec<_>>());
        let choices = vec![
            (StopSort::Country, made_in.into_iter().map(|at| (StopChoice::Country(at), named(at))).collect()),
            (StopSort::Owner, owned.into_iter().map(|at| (StopChoice::Owner(at), named(at))).collect()),
            (
                StopSort::Partner,
                partners.into_iter().map(|name| (StopChoice::Partner(name.clone()), name)).collect(),
            ),
            (StopSort::Entry, entries(registers, lists, lang)),
            (
                StopSort::Scenario,
                registers
                    .scenarios
                    .iter()
                    .map(|scenario| {
                        let name = scenario.called().to_owned();
                        (StopChoice::Scenario(scenario.id.clone()), name)
                    })
                    .collect(),
            ),
        ];
        Self { registers: registers.clone(), ledger, lang, spreads, choices }
    }

    /// The registers that it is of.
    #[must_use]
    pub fn registers(&self) -> &Registers {
        &self.registers
    }

    /// What can be chosen of a sort.
    #[must_use]
    pub fn choices(&self, sort: StopSort) -> &[(StopChoice, String)] {
        let found = self.choices.iter().find(|(of, _)| *of == sort);
        found.map(|(_, choices)| choices.as_slice()).unwrap_or_default()
    }

    /// What a stop comes to. Takes its time where the registers are long.
    #[must_use]
    pub fn answer(&self, choice: &StopChoice, lasting: Lasting) -> Answered {
        let Self { registers, ledger, lang, .. } = self;
        let (lang, w) = (*lang, register_words(*lang));
        let stop = choice.stop(registers);
        let found = ledger.what_if(&stop, lasting);
        let name = self.choices.iter().flat_map(|(_, all)| all).find(|(other, _)| other == choice);
        let place = name.map_or("", |(_, name)| name.as_str());
        let template = match choice {
            StopChoice::Country(_) => &w.stop_made_in,
            StopChoice::Owner(_) => &w.stop_owned_from,
            StopChoice::Partner(_) => &w.stop_partner,
            StopChoice::Entry(..) => &w.stop_entry,
            StopChoice::Scenario(_) => &w.stop_scenario,
        };
        let named = fill(template, &[("place", place)]);
        let mut beside: Vec<String> = sales_said(w, &found, lang).into_iter().collect();
        beside.extend(left_out_said(w, &found, lang));
        let products = felt_products(&found)
            .into_iter()
            .map(|product| (product.counted, product.sold.unwrap_or(0), product_said(w, product, lang)));
        let calls = ledger.calls(&stop, lasting).into_iter().take(CALLS).map(|call| {
            let asked = call.rows.iter().take(ASKED).map(|row| {
                let cells: Vec<String> = row.cells.iter().map(|cell| cell_said(cell, lang)).collect();
                format!("{}: {}", row.item, cells.join(lang.comma()))
            });
            (call_said(w, &call, lang), asked.collect())
        });
        let scenario = match choice {
            StopChoice::Scenario(id) => registers.scenarios.get(id),
            _ => None,
        };
        let measures = scenario.iter().flat_map(|scenario| {
            let gain = |measure| gain_said(w, measure, &ledger.gain(scenario, measure, lasting), lang);
            scenario.measures.iter().flat_map(gain).collect::<Vec<_>>()
        });
        let (calls, measures) = (calls.collect(), measures.collect());
        let WhatIf { company, all_sales, .. } = found;
        Answered {
            company,
            all_sales,
            sentences: w.what_if(&found, &named, lang),
            products: products.collect(),
            beside,
            calls,
            measures,
        }
    }
}

impl SpreadShown {
    fn of(ledger: &Ledger, by: PlaceSort, spread: &Spread, lang: Lang) -> Self {
        let w = register_words(lang);
        let places = spread.places.iter().take(BARS);
        let places = places.map(|of| (place_said(&of.place, lang), of.share, percents(of.share, lang)));
        let bought = ledger.totals().bought;
        let share = Bounds::part(spread.unknown, bought);
        let unknown = unplaced_said(w, spread, bought, lang).map(|said| (share, said));
        let found = ledger.concentration(by, &Among::Everything);
        let mut said: Vec<String> = found.iter().map(|found| hhi_said(w, found, lang)).collect();
        if by == PlaceSort::MadeIn {
            let abroad = ledger.concentration(PlaceSort::MadeIn, &Among::Abroad);
            said.extend(abroad_said(w, abroad.as_ref(), lang));
        }
        let more = more_said(w, spread.places.len(), BARS);
        Self { by, places: places.collect(), more, unknown, said }
    }
}

/// The entries of reference lists that rows of trade stand in, with their names.
fn entries(registers: &Registers, lists: &AtHand, lang: Lang) -> Vec<(StopChoice, String)> {
    let listed = registers.trade.iter().flat_map(|row| &row.listed);
    let met: BTreeSet<(&ListId, &ItemId)> =
        listed.flat_map(|(list, items)| items.iter().map(move |item| (list, item))).collect();
    let name = |list: &ListId, item: &ItemId| {
        let list = lists.entries().iter().find(|entry| entry.list.id.as_str() == list.as_str());
        let found = list.and_then(|entry| entry.list.items.iter().find(|other| other.id == *item));
        found.map_or_else(|| item.to_string(), |found| found.name.get(lang).to_owned())
    };
    met.into_iter()
        .map(|(list, item)| (StopChoice::Entry(list.clone(), item.clone()), name(list, item)))
        .collect()
}

/// A cell to ask for, as its column is called.
fn cell_said(cell: &CellAsked, lang: Lang) -> String {
    use RegisterColumn as C;
    let column = match cell {
        CellAsked::MadeIn => C::MadeIn,
        CellAsked::OwnedFrom => C::OwnedFrom,
        CellAsked::Partner => C::Partner,
        CellAsked::Listed(list) => return list.to_string(),
        CellAsked::Stock => C::Stock,
        CellAsked::Recovery => C::Recovery,
        CellAsked::Amount => C::Yearly,
        CellAsked::Alternative | CellAsked::Candidate => C::Alternative,
        CellAsked::AlternativePlace => C::AlternativeCountry,
        CellAsked::AlternativeDays => C::AlternativeDays,
        CellAsked::Share => C::Share,
    };
    Part::Trade.column_name(AnyColumn::Sheet(column), lang).to_owned()
}
