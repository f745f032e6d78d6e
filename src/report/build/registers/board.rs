//! The page on the registers for the board: where purchases come from, the gravest places and scenarios with what their
//! measures buy, technologies and dialogue.

use super::chapter::{BETWEEN, Chapter};
use super::{places, points, scenarios, talks, technologies};
use crate::analysis::PlaceSort;
use crate::analysis::bought_said::{marked_said, singles_said, totals_said};
use crate::report::document::Block;
use crate::report::pieces::{heading, small};

/// How many countries are drawn, and how many places stand in the table.
const COUNTRIES: usize = 3;
const POINTS: usize = 3;
/// How many scenarios are told.
const GRAVEST: usize = 2;

pub(super) fn blocks(c: &Chapter<'_>) -> Vec<Block> {
    let f = c.figures;
    let [bought, _, monthly] = totals_said(c.r, &f.totals, c.lang());
    let mut blocks = vec![heading(1, &c.w.title), below_each_other(c, vec![bought, monthly])];
    let of = |by: PlaceSort| f.places.iter().find(|place| place.by == by);
    let mut said = Vec::new();
    if let Some(place) = of(PlaceSort::MadeIn) {
        blocks.extend([heading(2, places::title(c, place.by)), places::about(c)]);
        blocks.extend(places::figure(c, place, COUNTRIES));
        let partners = of(PlaceSort::Partner).and_then(|place| places::partner_line(c, place));
        let lines: Vec<String> = places::said(c, place, COUNTRIES).into_iter().chain(partners).collect();
        said.push(lines.join(BETWEEN));
    }
    if f.totals.rows > 0 {
        said.extend([marked_said(c.r, &f.marked, 0, c.lang()).0, singles_said(c.r, &f.singles)]);
    }
    if !said.is_empty() {
        blocks.push(below_each_other(c, said));
    }
    if let Some(points) = &f.points {
        blocks.push(heading(2, &c.w.points));
        blocks.extend(points::table(c, points, POINTS));
    }
    let gravest: Vec<_> = f.gravest().take(GRAVEST).collect();
    if !f.scenarios.is_empty() {
        let none = gravest.is_empty().then(|| scenarios::none_grave(c));
        let said = gravest.iter().map(|(scenario, found)| scenarios::sentences(c, scenario, found));
        let said = none.into_iter().chain(said).chain(scenarios::first_reckoned(c));
        blocks.extend([heading(2, &c.w.gravest), below_each_other(c, said.collect())]);
    }
    let measured: Vec<_> = gravest.into_iter().map(|(scenario, _)| scenario).collect();
    if measured.iter().any(|scenario| !scenario.measures.is_empty()) {
        blocks.push(Block::Table(scenarios::all_measures(c, &measured)));
    }
    let of_rest: Vec<String> = scenarios::unranked(c).into_iter().chain(technologies::said(c)).collect();
    let mut rest: Vec<String> = if of_rest.is_empty() { Vec::new() } else { vec![of_rest.join(BETWEEN)] };
    rest.extend(talks::said(c));
    rest.extend(f.points.is_some().then(|| c.r.not_counted.clone()));
    if !rest.is_empty() {
        blocks.push(below_each_other(c, rest));
    }
    vec![Block::OnePage(blocks)]
}

/// Lines below each other, in the size of notes: there is one page for all of them.
fn below_each_other(c: &Chapter<'_>, lines: Vec<String>) -> Block {
    let lines: Vec<String> = lines.into_iter().map(|line| c.closed(line)).collect();
    small(lines.join("\n"))
}
