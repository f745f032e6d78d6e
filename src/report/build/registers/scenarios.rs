//! Scenarios: what the gravest two cost and what their measures buy, and all of them by importance and urgency.

use super::chapter::{BETWEEN, Chapter, counted, part};
use super::places::alt;
use crate::analysis::bought_said::more_said;
use crate::analysis::said::{felt_products, left_out_said, moves_said, sales_said};
use crate::analysis::{Four, Gain, Lasting, RECKONED, Sum, WhatIf};
use crate::audience::{Edition, MeasureFigures, ScenarioFigures};
use crate::base::characters::in_short;
use crate::base::lang::{fill, opening};
use crate::base::numbers_said::grouped;
use crate::base::units::{Rank, Yen};
use crate::report::bars::{BarMark, Bars, BarsLegend};
use crate::report::document::{Align, Block, Cell, Figure, FigureKind, Table};
use crate::report::pieces::{body, column, heading, small};
use crate::scoring::names::names;

/// How many scenarios are told in full.
const GRAVEST: usize = 2;
/// How many characters of its title stand in a sentence.
const TITLE: usize = 60;
/// How many products are drawn of each.
const PRODUCTS: usize = 4;
/// How many scenarios stand in the table.
const FIRST: usize = 30;

pub(super) fn blocks(c: &Chapter<'_>) -> Vec<Block> {
    if c.figures.scenarios.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(2, &c.w.gravest)];
    let gravest: Vec<_> = c.figures.gravest().take(GRAVEST).collect();
    if gravest.is_empty() {
        blocks.push(body(none_grave(c)));
    }
    // What the bars and columns below mean stands before them: behind them a page may end.
    let measured = gravest.iter().any(|(scenario, _)| !scenario.measures.is_empty());
    let about = (!gravest.is_empty()).then(|| c.w.held_about.clone()).into_iter();
    let about: Vec<String> =
        about.chain(measured.then(|| c.w.buys_about.clone())).chain(first_reckoned(c)).collect();
    if !about.is_empty() {
        blocks.push(small(c.run_on(about)));
    }
    for (scenario, found) in gravest {
        blocks.extend(one(c, scenario, found));
    }
    blocks.extend([heading(2, &c.w.ranked), Block::Table(ranked(c))]);
    let lines: Vec<String> =
        c.rest(c.figures.scenarios.len(), FIRST).into_iter().chain(unranked(c)).collect();
    if !lines.is_empty() {
        blocks.push(c.bullets(lines));
    }
    blocks
}

/// That only the first were reckoned, where there are more.
pub(super) fn first_reckoned(c: &Chapter<'_>) -> Option<String> {
    let said = || fill(&c.w.first_reckoned, &[("count", &RECKONED.to_string())]);
    (c.figures.scenarios.len() > RECKONED).then(said)
}

/// That no scenario holds up sales: of all, or of those that were reckoned where others are not.
pub(super) fn none_grave(c: &Chapter<'_>) -> String {
    let stopping = || c.figures.scenarios.iter().filter(|of| of.stops);
    let reckoned = stopping().filter(|of| of.what_if.is_some()).count();
    match (reckoned, stopping().count() - reckoned) {
        (_, 0) => c.none_held(&c.w.gravest_none),
        (0, _) => c.none_held(&c.w.gravest_open),
        (_, rest) => {
            let counts = [("count", &*counted(reckoned)), ("rest", &*counted(rest))];
            c.none_held(&fill(&c.w.gravest_none_of, &counts))
        }
    }
}

/// Of how many nobody has said how important or how urgent they are, if there are any.
pub(super) fn unranked(c: &Chapter<'_>) -> Option<String> {
    let ranked = |of: &ScenarioFigures| of.ranks.0.is_some() && of.ranks.1.is_some();
    let count = c.figures.scenarios.iter().filter(|scenario| !ranked(scenario)).count();
    (count > 0).then(|| fill(&c.r.unranked, &[("count", &counted(count))]))
}

/// What a scenario comes to, in sentences, without what is said once for all. How many cells the estimate fills is told
/// the board in few words, of whose page every line counts.
pub(super) fn sentences(c: &Chapter<'_>, scenario: &ScenarioFigures, found: &WhatIf) -> String {
    let what = fill(&c.r.stop_scenario, &[("place", &in_short(&scenario.title, TITLE))]);
    let said = c.r.what_if(found, &what, c.lang());
    let count = grouped(found.assumed.into());
    let assumed = fill(&c.r.assumed, &[("count", &count)]);
    let in_few_words = |said: String| match c.b.edition() {
        Edition::Board if said == assumed => fill(&c.w.assumed_short, &[("count", &count)]),
        _ => said,
    };
    c.run_on(said.into_iter().filter(|said| *said != c.r.not_counted).map(in_few_words).collect())
}

fn one(c: &Chapter<'_>, scenario: &ScenarioFigures, found: &WhatIf) -> Vec<Block> {
    let mut blocks = vec![Block::Together(vec![
        heading(3, &scenario.title),
        body(sentences(c, scenario, found)),
        figure(c, &scenario.title, found),
    ])];
    let mut beside: Vec<String> = more_said(c.r, felt_products(found).len(), PRODUCTS).into_iter().collect();
    beside.extend(sales_said(c.r, found, c.lang()));
    beside.extend(left_out_said(c.r, found, c.lang()));
    if !beside.is_empty() {
        blocks.push(small(c.closed(opening(&beside.join(BETWEEN)))));
    }
    if !scenario.measures.is_empty() {
        blocks.push(Block::Table(measures(c, scenario)));
    }
    let alone: Vec<String> = scenario.measures.iter().flat_map(|measure| alone(c, measure)).collect();
    if !alone.is_empty() {
        blocks.push(c.bullets(alone));
    }
    blocks
}

/// The company and its products as bars: each the sales of the time, filled what is held up at least.
fn figure(c: &Chapter<'_>, title: &str, found: &WhatIf) -> Block {
    let bar = |label: &str, of: Four<Sum>, all: Sum| BarMark {
        label: label.to_owned(),
        sure: part(of.least, all),
        most: part(of.most, all),
        outermost: part(of.outermost, all),
        estimate: of.estimate.map(|estimate| part(estimate, all)),
        text: c.r.four(of, c.lang()),
    };
    let products = felt_products(found).into_iter().take(PRODUCTS);
    let bars: Vec<BarMark> = std::iter::once(bar(&c.w.all_products, found.company, found.all_sales))
        .chain(products.map(|of| bar(of.called(), of.counted, of.sold.unwrap_or_default())))
        .collect();
    let legend = BarsLegend {
        sure: c.w.held_sure.clone(),
        most: Some(c.w.held_most.clone()),
        outermost: c.w.held_outermost.clone(),
        estimate: bars.iter().any(|bar| bar.estimate.is_some()).then(|| c.w.estimate.clone()),
    };
    let items = bars.iter().map(|bar| (bar.label.clone(), bar.text.clone()));
    let alt = alt(c, title, items);
    Block::Figure(Figure { alt, kind: FigureKind::Bars(Bars { bars, legend }) })
}

/// What is done about a scenario, what it costs and what it buys.
fn measures(c: &Chapter<'_>, scenario: &ScenarioFigures) -> Table {
    let rows = scenario.measures.iter().map(|of| {
        let [what, cost, buys, least, most] = bought(c, of, [&c.w.moves_lines, &c.w.stays_lines]);
        [what, c.day(of.measure.due), cost, buys, least, most].map(Cell::plain).to_vec()
    });
    Table {
        summary: c.r.measures.clone(),
        columns: vec![
            column(&c.r.measures, 32.0, Align::Left),
            // Numbers and dates take what they need, here and below.
            column(&c.b.w.due, 0.0, Align::Centre),
            column(&c.w.cost, 0.0, Align::Right),
            column(&c.w.buys, 0.0, Align::Right),
            column(&c.w.least, 0.0, Align::Right),
            column(&c.w.most, 0.0, Align::Right),
        ],
        rows: rows.collect(),
        ..Table::default()
    }
}

/// The measures of several scenarios, which stand in the first column, with what they buy and how the upper end moves.
pub(super) fn all_measures(c: &Chapter<'_>, scenarios: &[&ScenarioFigures]) -> Table {
    let row = |scenario: &ScenarioFigures, of: &MeasureFigures| {
        let [what, cost, buys, _, most] = bought(c, of, [&c.w.moves, &c.w.stays]);
        [scenario.title.clone(), what, cost, buys, most].map(Cell::plain).to_vec()
    };
    let rows = scenarios.iter().flat_map(|scenario| scenario.measures.iter().map(|of| row(scenario, of)));
    Table {
        summary: c.r.measures.clone(),
        columns: vec![
            column(&c.w.scenario, 22.0, Align::Left),
            column(&c.r.measures, 32.0, Align::Left),
            column(&c.w.cost, 0.0, Align::Right),
            // What the column means stands over it.
            column(&c.w.buys_if_alone, 0.0, Align::Right),
            column(&c.w.most, 0.0, Align::Right),
        ],
        rows: rows.collect(),
        fitted: true,
        shorten: c.b.shorten(),
        ..Table::default()
    }
}

/// A measure: what it is, what it costs, what it buys, how both ends move, by templates for what moves and stays.
fn bought(c: &Chapter<'_>, of: &MeasureFigures, templates: [&str; 2]) -> [String; 5] {
    let none = || c.b.w.no_number.clone();
    let reckoned = of.gain.as_ref().filter(|gain| gain.lacks.is_empty());
    let [buys, least, most] = reckoned.map_or_else(
        || [none(), none(), none()],
        |gain| {
            let [least, most] = moves(c, gain.in_scenario, templates);
            [c.most(gain.in_scenario.at_most), least, most]
        },
    );
    [of.measure.called().to_owned(), cost(c, of), buys, least, most]
}

/// How both ends move by a measure, each for a cell of its own.
fn moves(c: &Chapter<'_>, of: Gain, [moves, stays]: [&str; 2]) -> [String; 2] {
    let said = |before: &str, after: &str| {
        if before == after {
            fill(stays, &[("amount", before)])
        } else {
            fill(moves, &[("before", before), ("after", after)])
        }
    };
    [
        said(&c.least(of.before.least), &c.least(of.after.least)),
        said(&c.most(of.before.most), &c.most(of.after.most)),
    ]
}

/// What a measure costs, or that nobody has said it.
fn cost(c: &Chapter<'_>, of: &MeasureFigures) -> String {
    let yen = |yen: Option<Yen>, template: &str| {
        let said = |yen: Yen| fill(template, &[("amount", &c.estimate(Some(yen.get().into())))]);
        yen.map(said)
    };
    let cost = of.measure.cost;
    let said: Vec<String> =
        yen(cost.once, &c.w.cost_once).into_iter().chain(yen(cost.yearly, &c.w.cost_yearly)).collect();
    if said.is_empty() { c.b.w.no_number.clone() } else { said.join("\n") }
}

/// What a measure buys if only its partners stop, where that is something else; and that it says too little.
fn alone(c: &Chapter<'_>, of: &MeasureFigures) -> Vec<String> {
    let Some(gain) = &of.gain else { return Vec::new() };
    if let Some(lacking) = c.r.lacking(of.measure.called(), &gain.lacks, c.lang()) {
        return vec![lacking];
    }
    let said = |gain: Gain| fill(&c.r.measure_alone, &[("ends", &*moves_said(c.r, gain, c.lang()))]);
    let other = gain.alone.filter(|alone| *alone != gain.in_scenario).map(said);
    let unfinished = (!gain.unfinished.is_empty()).then(|| c.r.measure_unfinished.clone());
    let named = |said: String| fill(&c.w.alone, &[("what", of.measure.called()), ("gain", &*said)]);
    other.into_iter().chain(unfinished).map(named).collect()
}

/// The scenarios by importance and urgency, with what they cost.
fn ranked(c: &Chapter<'_>) -> Table {
    let rank = |of: Option<Rank>| of.map_or_else(|| names(c.lang()).unknown.clone(), |rank| rank.to_string());
    let rows = c.figures.scenarios.iter().take(FIRST).map(|of| {
        let done = || of.measures.iter().filter(|of| !of.measure.state.is_open()).count();
        let done_of = match of.measures.len() {
            0 => c.b.w.nothing_open.clone(),
            all => fill(&c.w.done_of, &[("done", &*counted(done())), ("all", &*counted(all))]),
        };
        let days = match of.lasting {
            Lasting::Days(_) => of.lasting.days().to_string(),
            Lasting::UntilRecovered => c.b.w.no_number.clone(),
        };
        let cells = [
            of.title.clone(),
            rank(of.ranks.0),
            rank(of.ranks.1),
            days,
            held(c, of),
            done_of,
            format!("{}\n{}", c.day(of.on.0), c.day(of.on.1)),
        ];
        cells.map(Cell::plain).into()
    });
    Table {
        summary: c.w.ranked.clone(),
        columns: vec![
            column(&c.w.scenario, 22.0, Align::Left),
            column(&c.r.importance, 0.0, Align::Centre),
            column(&c.b.n.urgency, 0.0, Align::Centre),
            column(&c.w.lasts, 0.0, Align::Right),
            column(&c.w.held, 0.0, Align::Right),
            column(&c.w.measures_done, 0.0, Align::Centre),
            column(&[&*c.r.exercised, &*c.r.reviewed].join("\n"), 0.0, Align::Centre),
        ],
        rows: rows.collect(),
        ..Table::default()
    }
}

/// What a scenario holds up: the estimate with its ends, or why there is no number.
fn held(c: &Chapter<'_>, of: &ScenarioFigures) -> String {
    match &of.what_if {
        _ if !of.stops => c.w.not_stopping.clone(),
        None => c.w.not_reckoned.clone(),
        Some(found) => {
            let of = found.company;
            let values = [
                ("estimate", &*c.estimate(of.estimate)),
                ("least", &*c.least(of.least)),
                ("most", &*c.most(of.most)),
                ("outermost", &*c.most(of.outermost)),
            ];
            fill(if of.estimate.is_some() { &c.w.estimate_ends } else { &c.w.ends }, &values)
        }
    }
}
