//! `keian registers`: what the registers of a file come to, as text or JSON (see `docs/json.md`).

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::figures;
use super::json_figures::{bounds, four, number};
use super::shared::{Failure, Format, day, free, lang, open, print, write};
use crate::analysis::Lasting;
use crate::analysis::bought_said::{
    known_named, marked_said, more_said, singles_said, totals_said, unplaced_said,
};
use crate::analysis::said::{abroad_said, hhi_said, place_said};
use crate::analysis::words::{RegisterWords, Rounded, money, percents, register_words};
use crate::analysis::{
    Among, Concentration, Four, Knowledge, Known, Ledger, Marking, PlaceSort, Point, Points, RegisterDoubt,
    ReplacedBy, Spread, Sum, TradePlace,
};
use crate::base::lang::{Lang, fill};
use crate::base::numbers_said::grouped;
use crate::start::today;

/// How many of a list are printed as text.
const FIRST: usize = 10;

/// Print what the registers of a file come to: what is bought from where, what is known, single points.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian registers answers.keian --format json\n         \
    keian registers answers.keian --figures figures.xlsx")]
pub(super) struct Registers {
    /// The file of answers; - for standard input.
    file: PathBuf,
    /// text or json.
    #[arg(long, default_value = "text")]
    format: Format,
    /// The language: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
    /// A file to make with the figures of the report's chapter, which must not exist: .xlsx or .json.
    #[arg(long, value_name = "FILE")]
    figures: Option<PathBuf>,
    /// The day on which the registers are looked at (YYYY-MM-DD); today without it.
    #[arg(long, value_parser = day)]
    date: Option<Date>,
}

impl Registers {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let opened = open(&self.file, lang)?;
        let ledger = Ledger::of(&opened.assessment.registers);
        let date = self.date.unwrap_or_else(today);
        if let Some(path) = &self.figures {
            free(path, lang)?;
            let lines = figures::lines(&opened.questionnaire, &opened.assessment, date, lang);
            write(path, &figures::as_file(&lines, path, lang)?, lang)?;
        }
        print(&match self.format {
            Format::Text if opened.assessment.registers.is_empty() => {
                format!("{}\n", register_words(lang).no_registers)
            }
            Format::Text => text(&ledger, date, lang),
            Format::Json => format!("{:#}\n", to_json(&ledger, date)),
        })?;
        Ok(0)
    }
}

const AXES: [(PlaceSort, &str); 3] =
    [(PlaceSort::MadeIn, "made_in"), (PlaceSort::OwnedFrom, "owned_from"), (PlaceSort::Partner, "partner")];

/// A place as a program reads it.
fn code(place: &TradePlace) -> String {
    match place {
        TradePlace::Country(country) => country.to_string(),
        TradePlace::Partner(name) => name.clone(),
    }
}

fn text(ledger: &Ledger, date: Date, lang: Lang) -> String {
    let w = register_words(lang);
    let mut out = String::new();
    // Writing to a String cannot fail.
    let mut line = |said: String| {
        let _ = writeln!(out, "{said}");
    };
    let totals = ledger.totals();
    totals_said(w, &totals, lang).into_iter().for_each(&mut line);
    for (by, title) in [
        (PlaceSort::MadeIn, &w.places_made_in),
        (PlaceSort::OwnedFrom, &w.places_owned_from),
        (PlaceSort::Partner, &w.places_partner),
    ] {
        let Some(spread) = ledger.spread(by) else { continue };
        line(format!("\n{title}"));
        spread_said(w, &spread, totals.bought, lang).into_iter().for_each(&mut line);
        if let Some(found) = ledger.concentration(by, &Among::Everything) {
            line(format!("  {}", hhi_said(w, &found, lang)));
        }
        if by == PlaceSort::MadeIn {
            let abroad = ledger.concentration(by, &Among::Abroad);
            abroad_said(w, abroad.as_ref(), lang)
                .into_iter()
                .map(|said| format!("  {said}"))
                .for_each(&mut line);
        }
    }
    line(String::new());
    let (marked, items) = marked_said(w, &ledger.marked().0, FIRST, lang);
    line(marked);
    items.into_iter().map(|item| format!("  {item}")).for_each(&mut line);
    line(singles_said(w, &ledger.single_sources()));
    line(format!("\n{}", w.known));
    known_said(w, &ledger.knowledge(date), lang).into_iter().for_each(&mut line);
    let days = Lasting::USUAL.days().to_string();
    line(format!("\n{}", fill(&w.points, &[("days", &days)])));
    points_said(w, &ledger.points(Lasting::USUAL), lang).into_iter().for_each(&mut line);
    let doubts = ledger.doubts();
    line(format!("\n{}", fill(&w.doubts, &[("count", &grouped(doubts.len() as u128))])));
    doubts.iter().map(|doubt| format!("  {}", doubt_said(w, doubt, lang))).for_each(&mut line);
    out
}

fn spread_said(w: &RegisterWords, spread: &Spread, all: Sum, lang: Lang) -> Vec<String> {
    let shown = spread.places.iter().take(FIRST).map(|of| {
        fill(&w.place, &[("place", &*place_said(&of.place, lang)), ("share", &percents(of.share, lang))])
    });
    let more = more_said(w, spread.places.len(), FIRST);
    shown.chain(more).chain(unplaced_said(w, spread, all, lang)).map(|line| format!("  {line}")).collect()
}

/// What is known, each under its name in JSON.
fn known(of: &Knowledge) -> [(&'static str, Known); 8] {
    [
        ("partner", of.partner),
        ("made_in", of.made_in),
        ("owned_from", of.owned_from),
        ("stock", of.stock),
        ("recovery", of.recovery),
        ("alternative", of.alternative),
        ("confirmed", of.confirmed),
        ("deeper", of.deeper),
    ]
}

fn known_said(w: &RegisterWords, of: &Knowledge, lang: Lang) -> Vec<String> {
    let lines = known_named(w, of).into_iter().map(|(name, known)| {
        let part = known.part(of.all).map(|part| percents(part, lang));
        let (rows, all) = (grouped(known.rows as u128), grouped(of.all.rows as u128));
        let template = if part.is_some() { &w.known_part } else { &w.known_rows };
        let part = part.unwrap_or_default();
        let values = [("what", name), ("part", &*part), ("rows", &*rows), ("all", &*all)];
        format!("  {}", fill(template, &values))
    });
    lines.collect()
}

fn points_said(w: &RegisterWords, points: &Points, lang: Lang) -> Vec<String> {
    let said = |of: &str, figures: Four<Sum>, template: &str| {
        format!("  {}", fill(template, &[("place", of), ("figures", &*w.four(figures, lang))]))
    };
    let mut lines: Vec<String> = points
        .abroad
        .iter()
        .filter(|point| point.lost.outermost > 0)
        .take(FIRST)
        .map(|point| said(&place_said(&point.place, lang), point.lost, &w.point))
        .collect();
    lines.extend(points.home.iter().map(|home| said("", home.lost, &w.point_home)));
    lines.extend(points.own_sites.map(|own| said(&w.own_sites, own, &w.point)));
    if points.country_unknown > 0 {
        let amount = money(points.country_unknown, Rounded::Up, lang);
        lines.push(format!("  {}", fill(&w.point_unknown, &[("amount", &amount)])));
    }
    lines
}

fn doubt_said(w: &RegisterWords, doubt: &RegisterDoubt, lang: Lang) -> String {
    match doubt {
        RegisterDoubt::OwnersDiffer { partner, countries } => {
            let countries: Vec<String> = countries.iter().map(ToString::to_string).collect();
            fill(&w.doubt_owners, &[("partner", &**partner), ("countries", &countries.join(lang.comma()))])
        }
        RegisterDoubt::SharesAbove { item, tier, sum } => {
            let sum = format!("{}%", sum / 10_000);
            fill(&w.doubt_shares, &[("item", &**item), ("tier", &tier.to_string()), ("sum", &*sum)])
        }
        RegisterDoubt::NothingLeft { row } => fill(&w.doubt_nothing_left, &[("row", row.as_str())]),
        RegisterDoubt::SeveralButOne { item } => fill(&w.doubt_several, &[("item", &**item)]),
        RegisterDoubt::NoSuchProduct { row, product } => {
            fill(&w.doubt_product, &[("row", row.as_str()), ("product", product.as_str())])
        }
    }
}

fn marking(of: Marking) -> &'static str {
    match of {
        Marking::Surely => "surely",
        Marking::Perhaps => "perhaps",
    }
}

fn concentration_json(of: &Concentration) -> Value {
    let (low, high) = of.equal_sources();
    json!({ "hhi": bounds(of.hhi), "equal_sources_hundredths": { "low": low, "high": high },
        "largest": of.largest.as_ref().map(|(at, share)| json!({ "place": code(at), "share": bounds(*share) })),
        "part": bounds(of.part), "rows_without_amount": of.without_amount.len(),
        "perhaps_several_sources": of.unknown.iter().filter(|one| one.sources > 1)
            .flat_map(|one| &one.rows).collect::<Vec<_>>(),
        "marking": None::<&str> })
}

/// Of what is from abroad, which alone is marked.
fn abroad_json(of: &Concentration) -> Value {
    let mut made = concentration_json(of);
    made["marking"] = json!(of.marking().map(marking));
    made
}

fn spread_json(ledger: &Ledger, by: PlaceSort) -> Option<Value> {
    let spread = ledger.spread(by)?;
    let places: Vec<Value> = spread
        .places
        .iter()
        .map(|of| json!({ "place": code(&of.place), "known": number(of.known), "share": bounds(of.share) }))
        .collect();
    let concentration = ledger.concentration(by, &Among::Everything);
    Some(json!({ "places": places, "unknown": number(spread.unknown), "unknown_rows": spread.unknown_rows,
        "concentration": concentration.as_ref().map(concentration_json) }))
}

fn point_json(point: &Point) -> Value {
    json!({ "place": code(&point.place), "rows": point.rows, "lost": four(point.lost) })
}

fn doubt_json(doubt: &RegisterDoubt) -> Value {
    match doubt {
        RegisterDoubt::OwnersDiffer { partner, countries } => {
            json!({ "doubt": "owners_differ", "partner": partner, "countries": countries })
        }
        RegisterDoubt::SharesAbove { item, tier, sum } => {
            json!({ "doubt": "shares_above", "item": item, "tier": tier, "sum": sum })
        }
        RegisterDoubt::NothingLeft { row } => json!({ "doubt": "nothing_left", "row": row }),
        RegisterDoubt::SeveralButOne { item } => json!({ "doubt": "several_but_one", "item": item }),
        RegisterDoubt::NoSuchProduct { row, product } => {
            json!({ "doubt": "no_such_product", "row": row, "product": product })
        }
    }
}

fn to_json(ledger: &Ledger, date: Date) -> Value {
    let totals = ledger.totals();
    let knowledge = ledger.knowledge(date);
    let known_json = |of: Known| json!({ "amount": number(of.amount), "rows": of.rows });
    let (items, products) = ledger.marked();
    let points = ledger.points(Lasting::USUAL);
    let singles: Vec<Value> = ledger
        .single_sources()
        .iter()
        .map(|one| {
            let replaced = match one.replaced {
                ReplacedBy::Qualified => "qualified",
                ReplacedBy::Candidate => "candidate",
                ReplacedBy::Nothing => "nothing",
                ReplacedBy::NotLookedAt => "not_looked_at",
            };
            json!({ "item": one.item, "marking": marking(one.marking), "bought": number(one.bought),
                "amount_missing": one.amount_missing, "replaced_by": replaced, "rows": one.rows })
        })
        .collect();
    let items: Vec<Value> = items
        .iter()
        .map(|item| {
            json!({ "item": item.item, "country": item.country, "share": bounds(item.share),
                "marking": marking(item.marking), "rows": item.rows })
        })
        .collect();
    let products: Vec<Value> = products
        .iter()
        .map(|of| json!({ "product": of.product, "surely": of.surely, "perhaps": of.perhaps }))
        .collect();
    let abroad = ledger.concentration(PlaceSort::MadeIn, &Among::Abroad);
    let spreads: serde_json::Map<String, Value> =
        AXES.iter().map(|(by, name)| ((*name).to_owned(), json!(spread_json(ledger, *by)))).collect();
    let mut known_all: serde_json::Map<String, Value> =
        known(&knowledge).into_iter().map(|(name, of)| (name.to_owned(), known_json(of))).collect();
    known_all.insert("all".to_owned(), known_json(knowledge.all));
    json!({
        "date": date,
        "totals": { "bought": number(totals.bought), "rows": totals.rows, "without_amount": totals.without_amount,
            "sold": number(totals.sold), "sold_without_amount": totals.sold_without_amount,
            "monthly_sales": number(totals.monthly), "without_sales": totals.without_sales },
        "by": spreads,
        "abroad": abroad.as_ref().map(abroad_json),
        "marked_items": items,
        "marked_products": products,
        "single_sources": singles,
        "known": known_all,
        "points": { "days": Lasting::USUAL.days(), "abroad": points.abroad.iter().map(point_json).collect::<Vec<_>>(),
            "home": points.home.as_ref().map(point_json), "own_sites": points.own_sites.map(four),
            "country_unknown": number(points.country_unknown),
            "partner_unknown": number(points.partner_unknown) },
        "doubts": ledger.doubts().iter().map(doubt_json).collect::<Vec<_>>(),
    })
}
