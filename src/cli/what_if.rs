//! `keian what-if`: what a stop costs, as text or JSON (see `docs/json.md`).

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::json_figures::{bounds, four, number};
use super::shared::{Failure, Format, lang, open, print};
use crate::analysis::said::{call_said, felt_products, gain_said, left_out_said, product_said, sales_said};
use crate::analysis::words::{RegisterWords, register_words};
use crate::analysis::{
    Call, CellAsked, Gain, Hit, Lasting, Ledger, MeasureGain, NoEstimate, ProductLoss, Stop, WhatIf, Whom,
};
use crate::assessment::registers::Registers;
use crate::assessment::registers::scenarios::{Countermeasure, Scenario};
use crate::base::countries::{country_name, country_named};
use crate::base::country::Country;
use crate::base::ids::{ItemId, ListId};
use crate::base::lang::{Lang, fill};
use crate::base::nearest::nearest;
use crate::questionnaire::shipped;

/// How many of a list are printed as text.
const FIRST: usize = 10;

/// Print what it would cost if a country, an owner's country, a partner, an entry of a list or what a
/// scenario hits stopped.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian what-if answers.keian --country CN --days 90\n         \
                        keian what-if answers.keian --scenario S-1 --format json")]
pub(super) struct WhatIfCommand {
    /// The file of answers; - for standard input.
    file: PathBuf,
    #[command(flatten)]
    stops: Stops,
    /// For how many days, 30 to 360: 180 without it, or as long as the scenario lasts.
    #[arg(long, value_parser = clap::value_parser!(u16).range(30..=360), conflicts_with = "until_recovered")]
    days: Option<u16>,
    /// Until each source has recovered, instead of a number of days.
    #[arg(long)]
    until_recovered: bool,
    /// text or json.
    #[arg(long, default_value = "text")]
    format: Format,
    /// The language: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Stops {
    /// What is made in a country, by its code or its name in Japanese or English, stops.
    #[arg(long, value_parser = country)]
    country: Option<Country>,
    /// The companies stop that are owned from a country.
    #[arg(long, value_parser = country)]
    owned_from: Option<Country>,
    /// A partner stops, by its name.
    #[arg(long)]
    partner: Option<String>,
    /// What is an entry of a reference list stops, as LIST/ENTRY.
    #[arg(long)]
    list: Option<String>,
    /// What a scenario hits stops, by its id.
    #[arg(long)]
    scenario: Option<String>,
}

fn country(text: &str) -> Result<Country, String> {
    country_named(text)
        .ok_or_else(|| "Give a country by its name or its code, such as China or CN".to_owned())
}

/// What stops, with what it is called.
struct Found<'a> {
    stop: Stop,
    named: String,
    scenario: Option<&'a Scenario>,
}

impl WhatIfCommand {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let opened = open(&self.file, lang)?;
        let registers = &opened.assessment.registers;
        let ledger = Ledger::of(registers);
        let found = self.stops.found(registers, &ledger, lang)?;
        let of_scenario = found.scenario.map_or(Lasting::USUAL, Stop::lasting);
        let lasting = match self.days {
            _ if self.until_recovered => Lasting::UntilRecovered,
            Some(days) => Lasting::Days(days),
            None => of_scenario,
        };
        let what_if = ledger.what_if(&found.stop, lasting);
        let calls = ledger.calls(&found.stop, lasting);
        let measures = found.scenario.map(|scenario| {
            let gain = |measure| (measure, ledger.gain(scenario, measure, lasting));
            scenario.measures.iter().map(gain).collect()
        });
        let measures: Vec<(&Countermeasure, MeasureGain)> = measures.unwrap_or_default();
        print(&match self.format {
            Format::Text => text(&what_if, &calls, &measures, &found.named, lang),
            Format::Json => format!("{:#}\n", to_json(&what_if, &calls, &measures)),
        })?;
        Ok(0)
    }
}

impl Stops {
    fn found<'a>(&self, all: &'a Registers, ledger: &Ledger, lang: Lang) -> Result<Found<'a>, Failure> {
        let w = register_words(lang);
        let named = |template: &str, place: &str| fill(template, &[("place", place)]);
        let Self { country, owned_from, partner, list, scenario } = self;
        if let Some(at) = country {
            let named = named(&w.stop_made_in, &country_name(*at, lang));
            return Ok(Found { stop: Stop::country(*at), named, scenario: None });
        }
        if let Some(at) = owned_from {
            let named = named(&w.stop_owned_from, &country_name(*at, lang));
            return Ok(Found { stop: Stop::owned_from(*at), named, scenario: None });
        }
        if let Some(name) = partner {
            if !ledger.partners().any(|known| known == name) {
                return Err(unknown(w, &w.no_such_partner, name, ledger.partners()));
            }
            return Ok(Found {
                stop: Stop::partner(name),
                named: named(&w.stop_partner, name),
                scenario: None,
            });
        }
        if let Some(path) = list {
            let (stop, entry) = entry(path, w, lang)?;
            return Ok(Found { stop, named: named(&w.stop_entry, &entry), scenario: None });
        }
        let id = scenario.as_deref().unwrap_or_default();
        let scenarios = || all.scenarios.iter();
        let found = scenarios().find(|scenario| scenario.id.as_str() == id || scenario.title == id);
        let found =
            found.ok_or_else(|| unknown(w, &w.no_such_scenario, id, scenarios().map(|of| of.id.as_str())))?;
        let named = named(&w.stop_scenario, found.called());
        Ok(Found { stop: Stop::from(&found.hits), named, scenario: Some(found) })
    }
}

/// The entry of a shipped list, with its name.
fn entry(path: &str, w: &RegisterWords, lang: Lang) -> Result<(Stop, String), Failure> {
    let all = || shipped::lists().iter().flat_map(|list| list.items.iter().map(move |item| (list, item)));
    let path_of = |list: &ItemId, item: &ItemId| format!("{list}/{item}");
    let found = all().find(|(list, item)| path_of(&list.id, &item.id) == path);
    match found {
        Some((list, item)) => {
            let stop = Stop::entry(ListId::new(list.id.as_str()), item.id.clone());
            Ok((stop, item.name.get(lang).to_owned()))
        }
        None => {
            let known: Vec<String> = all().map(|(list, item)| path_of(&list.id, &item.id)).collect();
            Err(unknown(w, &w.no_such_entry, path, known.iter().map(String::as_str)))
        }
    }
}

/// A name that is not known, with the one that it looks like.
fn unknown<'a>(
    w: &RegisterWords,
    template: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Failure {
    let near = nearest(name, known).map(|near| fill(&w.nearest, &[("name", &near)])).unwrap_or_default();
    Failure::Said(fill(template, &[("name", name), ("nearest", &near)]).trim_end().to_owned())
}

fn text(
    found: &WhatIf,
    calls: &[Call],
    measures: &[(&Countermeasure, MeasureGain)],
    named: &str,
    lang: Lang,
) -> String {
    let w = register_words(lang);
    let mut out = w.what_if(found, named, lang);
    out.extend(sales_said(w, found, lang));
    let products = felt_products(found);
    if !products.is_empty() {
        out.push(format!("\n{}", w.products));
    }
    out.extend(products.into_iter().map(|product| format!("  {}", product_said(w, product, lang))));
    out.extend(left_out_said(w, found, lang));
    if !calls.is_empty() {
        out.push(format!("\n{}", w.calls));
    }
    out.extend(calls.iter().take(FIRST).map(|call| format!("  {}", call_said(w, call, lang))));
    if !measures.is_empty() {
        out.push(format!("\n{}", w.measures));
    }
    for (measure, gain) in measures {
        out.extend(gain_said(w, measure, gain, lang).into_iter().map(|line| format!("  {line}")));
    }
    out.join("\n") + "\n"
}

fn hit(of: Hit) -> &'static str {
    match of {
        Hit::No => "no",
        Hit::Perhaps => "perhaps",
        Hit::Surely => "surely",
    }
}

fn cell(of: &CellAsked) -> Value {
    json!(match of {
        CellAsked::MadeIn => "made_in",
        CellAsked::OwnedFrom => "owned_from",
        CellAsked::Partner => "partner",
        CellAsked::Listed(list) => return json!({ "listed": list }),
        CellAsked::Stock => "stock",
        CellAsked::Recovery => "recovery",
        CellAsked::Amount => "yearly",
        CellAsked::Alternative => "alternative",
        CellAsked::Candidate => "candidate",
        CellAsked::AlternativePlace => "alternative_place",
        CellAsked::AlternativeDays => "alternative_days",
        CellAsked::Share => "share",
    })
}

fn product_json(product: &ProductLoss) -> Value {
    let days = product.days;
    let felt = product.felt;
    json!({
        "product": product.product, "name": product.name, "sold": product.sold.map(number),
        "days_millionths": { "least": days.least, "estimate": days.estimate, "most": days.most,
            "outermost": days.outermost },
        "supply": four(product.supply), "sales": four(product.sales), "counted": four(product.counted),
        "felt": { "least": felt.least, "estimate": felt.estimate, "most": felt.most,
            "outermost": felt.outermost },
    })
}

fn call_json(call: &Call) -> Value {
    let (whom, name) = match &call.whom {
        Whom::Partner(name) => ("partner", Some(name)),
        Whom::OwnSites => ("own_sites", None),
        Whom::Purchasing => ("purchasing", None),
        Whom::Sales => ("sales", None),
    };
    let rows: Vec<Value> = call
        .rows
        .iter()
        .map(|row| {
            json!({ "row": row.row, "item": row.item, "rise": number(row.rise), "fall": number(row.fall),
                "cells": row.cells.iter().map(cell).collect::<Vec<_>>() })
        })
        .collect();
    json!({ "whom": whom, "name": name, "rise": number(call.rise), "fall": number(call.fall), "rows": rows })
}

fn measure_json(measure: &Countermeasure, gain: &MeasureGain) -> Value {
    let reckoned = gain.lacks.is_empty();
    let of = |gain: Gain| {
        let at_most = reckoned.then(|| number(gain.at_most));
        json!({ "before": four(gain.before), "after": four(gain.after), "at_most": at_most })
    };
    json!({ "id": measure.id, "what": measure.what, "in_scenario": of(gain.in_scenario),
        "alone": gain.alone.map(of), "unfinished": gain.unfinished,
        "cost": { "once": gain.cost.once, "yearly": gain.cost.yearly } })
}

fn to_json(found: &WhatIf, calls: &[Call], measures: &[(&Countermeasure, MeasureGain)]) -> Value {
    let terms = found.terms;
    let sales: Vec<Value> = found
        .sales
        .iter()
        .map(|sale| json!({ "row": sale.row, "hit": hit(sale.hit), "yearly": sale.yearly, "lost": four(sale.lost) }))
        .collect();
    let left = &found.left_out;
    let items: Vec<Value> = left
        .items
        .iter()
        .map(
            |(item, sum, missing)| json!({ "item": item, "bought": number(*sum), "amount_missing": missing }),
        )
        .collect();
    json!({
        "days": found.days,
        "until_recovered": found.lasting == Lasting::UntilRecovered,
        "company": four(found.company),
        "terms": { "products": four(terms.products), "aside": four(terms.aside),
            "at_most": terms.at_most.map(number), "sales": four(terms.sales) },
        "all_sales": number(found.all_sales),
        "rows": { "surely": found.rows.surely, "perhaps": found.rows.perhaps, "absent": found.rows.absent },
        "known": bounds(found.known),
        "assumed": found.assumed,
        "no_estimate": found.no_estimate.map(|why| match why {
            NoEstimate::PlacesUnknown => "places_unknown",
            NoEstimate::NothingUsual => "nothing_usual",
        }),
        "products": found.products.iter().map(product_json).collect::<Vec<_>>(),
        "sales": sales,
        "left_out": { "items": items, "without_rows": left.without_rows, "without_sales": left.without_sales },
        "calls": calls.iter().map(call_json).collect::<Vec<_>>(),
        "measures": measures.iter().map(|(measure, gain)| measure_json(measure, gain)).collect::<Vec<_>>(),
    })
}
