//! Single points: what it would cost if one country stopped, or one partner, each by itself.

use super::chapter::Chapter;
use crate::analysis::bought_said::more_said;
use crate::analysis::said::place_said;
use crate::analysis::words::{Rounded, money, percents};
use crate::analysis::{Four, HOME, Known, Lasting, Point, Points, Sum, TradePlace, is_enough};
use crate::audience::Edition;
use crate::base::countries::country_name;
use crate::base::lang::{fill, opening};
use crate::report::document::{Align, Block, Cell, Table};
use crate::report::pieces::{body, column, heading, small};

/// How many places stand in the table.
const FIRST: usize = 8;

pub(super) fn blocks(c: &Chapter<'_>) -> Vec<Block> {
    let Some(points) = &c.figures.points else { return Vec::new() };
    let mut blocks = vec![heading(2, &c.w.points)];
    blocks.extend(table(c, points, FIRST));
    blocks.push(small(&c.r.not_counted));
    blocks
}

/// The gravest places with what is said of them, Japan and own sites apart.
pub(super) fn table(c: &Chapter<'_>, points: &Points, first: usize) -> Vec<Block> {
    let felt: Vec<&Point> = points.abroad.iter().filter(|point| point.lost.outermost > 0).collect();
    if felt.is_empty() {
        return vec![body(c.none_held(&c.w.points_none))];
    }
    let days = Lasting::USUAL.days();
    let all = money(c.figures.totals.monthly * Sum::from(days) / 30, Rounded::Nearest, c.lang());
    let about = fill(&c.w.points_about, &[("days", &*days.to_string()), ("all", &*all)]);
    // Of the board's page every line counts.
    let own = points.own_sites.filter(|_| c.b.edition() == Edition::Full);
    let last = match (&points.home, own) {
        (Some(_), Some(_)) => Some(&c.w.points_both_last),
        (Some(_), None) => Some(&c.w.points_home_last),
        (None, Some(_)) => Some(&c.w.points_own_last),
        (None, None) => None,
    };
    let mut said: Vec<String> = std::iter::once(about).chain(last.cloned()).collect();
    said.extend(no_estimate(c, felt.iter().copied().chain(&points.home)));
    let mut rows: Vec<Vec<Cell>> =
        felt.iter().take(first).map(|point| row(c, place_said(&point.place, c.lang()), point.lost)).collect();
    rows.extend(points.home.iter().map(|home| row(c, country_name(HOME, c.lang()), home.lost)));
    rows.extend(own.map(|own| row(c, opening(&c.r.own_sites), own)));
    let table = Table {
        summary: c.w.points.clone(),
        // Numbers take what they need.
        columns: vec![
            column(&c.w.place, 30.0, Align::Left),
            column(&c.w.estimate, 16.0, Align::Right),
            column(&c.w.least, 16.0, Align::Right),
            column(&c.w.most, 16.0, Align::Right),
            column(&c.w.outermost, 22.0, Align::Right),
        ],
        rows,
        shorten: c.b.shorten().map(|_| c.b.shorten_to(None)),
        ..Table::default()
    };
    let mut below: Vec<String> = more_said(c.r, felt.len(), first).into_iter().collect();
    if points.country_unknown > 0 {
        below.push(fill(&c.r.point_unknown, &[("amount", &c.most(points.country_unknown))]));
    }
    let mut blocks = vec![small(c.run_on(said)), Block::Table(table)];
    if !below.is_empty() {
        let below = below.iter().map(|line| c.closed(opening(line)));
        blocks.push(small(c.run_on(below.collect())));
    }
    blocks
}

fn row(c: &Chapter<'_>, name: String, lost: Four<Sum>) -> Vec<Cell> {
    std::iter::once(name).chain(c.four(lost)).map(Cell::plain).collect()
}

/// Why places have no estimate: too few of them are known, or too few stocks and times.
fn no_estimate<'a>(c: &Chapter<'_>, points: impl Iterator<Item = &'a Point>) -> Option<String> {
    let without: Vec<&TradePlace> =
        points.filter(|point| point.lost.estimate.is_none()).map(|point| &point.place).collect();
    let of = &c.figures.knowledge;
    let country = without.iter().any(|place| matches!(place, TradePlace::Country(_)));
    let known: Known = if country { of.made_in } else { of.partner };
    without.first()?;
    Some(match known.part(of.all).filter(|part| !is_enough(*part)) {
        Some(part) => fill(&c.r.no_estimate_places, &[("part", &percents(part, c.lang()))]),
        None => c.r.no_estimate_usual.clone(),
    })
}
