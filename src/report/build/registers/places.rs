//! Where purchases come from: by country, owner's country and partner, with what has no place; items that are marked,
//! single sources, and how much is known.

use super::chapter::{Chapter, counted, drawn};
use crate::analysis::bought_said::{known_named, marked_said, more_said, singles_said, unplaced_said};
use crate::analysis::said::{abroad_said, hhi_said, place_said};
use crate::analysis::words::{Rounded, money, percents};
use crate::analysis::{Bounds, PlaceSort};
use crate::audience::PlaceFigures;
use crate::base::lang::{fill, opening};
use crate::report::bars::{BarMark, Bars, BarsLegend};
use crate::report::document::{Align, Block, Cell, Figure, FigureKind, Table};
use crate::report::pieces::{column, heading, small};

/// How many items are named.
const ITEMS: usize = 8;

pub(super) fn blocks(c: &Chapter<'_>) -> Vec<Block> {
    let f = c.figures;
    let mut blocks = Vec::new();
    let mut kept = vec![heading(2, &c.w.places), about(c)];
    for place in &f.places {
        let first = drawn_first(place.by);
        kept.push(heading(3, title(c, place.by)));
        kept.extend(figure(c, place, first));
        blocks.push(Block::Together(std::mem::take(&mut kept)));
        blocks.push(c.bullets(said(c, place, first)));
    }
    if f.totals.rows > 0 || !f.marked.is_empty() || !f.singles.is_empty() {
        let (counted, named) = marked_said(c.r, &f.marked, ITEMS, c.lang());
        let named = (!named.is_empty()).then(|| named.join(&c.b.w.separator));
        let lines = std::iter::once(counted).chain(named).chain([singles_said(c.r, &f.singles)]);
        blocks.extend([heading(2, &c.w.items), c.bullets(lines)]);
    }
    if f.totals.rows > 0 {
        blocks.extend([heading(2, &c.r.known), Block::Table(known(c))]);
    }
    blocks
}

/// How many places of a sort are drawn.
fn drawn_first(by: PlaceSort) -> usize {
    match by {
        PlaceSort::MadeIn => 7,
        PlaceSort::OwnedFrom => 3,
        PlaceSort::Partner => 5,
    }
}

/// Of what the bars are, and what is hatched in them.
pub(super) fn about(c: &Chapter<'_>) -> Block {
    let amount = money(c.figures.totals.bought, Rounded::Nearest, c.lang());
    small(fill(&c.w.places_about, &[("amount", &amount)]))
}

pub(super) fn title<'a>(c: &Chapter<'a>, by: PlaceSort) -> &'a str {
    match by {
        PlaceSort::MadeIn => &c.r.places_made_in,
        PlaceSort::OwnedFrom => &c.r.places_owned_from,
        PlaceSort::Partner => &c.r.places_partner,
    }
}

/// What is said below the bars.
pub(super) fn said(c: &Chapter<'_>, place: &PlaceFigures, first: usize) -> Vec<String> {
    let unplaced = unplaced_said(c.r, &place.spread, c.figures.totals.bought, c.lang());
    let beside: Vec<String> =
        more_said(c.r, place.spread.places.len(), first).into_iter().chain(unplaced).collect();
    let mut said = Vec::new();
    if !beside.is_empty() {
        said.push(opening(&beside.join(&c.b.w.separator)));
    }
    said.extend(place.concentration.as_ref().map(|found| hhi_said(c.r, found, c.lang())));
    if place.by == PlaceSort::MadeIn {
        said.extend(abroad_said(c.r, c.figures.abroad.as_ref(), c.lang()));
    }
    said
}

/// The largest partners in a line.
pub(super) fn partner_line(c: &Chapter<'_>, place: &PlaceFigures) -> Option<String> {
    const NAMED: usize = 3;
    let named = place.spread.places.iter().take(NAMED).map(|of| {
        let (name, figures) = (place_said(&of.place, c.lang()), percents(of.share, c.lang()));
        (name, figures)
    });
    (!place.spread.places.is_empty()).then(|| alt(c, title(c, place.by), named))
}

/// The places as bars: filled what is surely from there, hatched up to where it may come; nothing where no place is
/// known.
pub(super) fn figure(c: &Chapter<'_>, place: &PlaceFigures, first: usize) -> Option<Block> {
    let bars: Vec<BarMark> = place
        .spread
        .places
        .iter()
        .take(first)
        .map(|of| {
            let (sure, outermost) = drawn(of.share);
            let text = percents(of.share, c.lang());
            let label = place_said(&of.place, c.lang());
            BarMark { label, sure, most: sure, outermost, estimate: None, text }
        })
        .collect();
    if bars.is_empty() {
        return None;
    }
    let unknown = Bounds::part(place.spread.unknown, c.figures.totals.bought);
    let items = bars.iter().map(|bar| (bar.label.clone(), bar.text.clone()));
    let items = items.chain([(c.w.place_not_known.clone(), percents(unknown, c.lang()))]);
    let legend = BarsLegend {
        sure: c.w.sure.clone(),
        most: None,
        outermost: c.w.place_not_known.clone(),
        estimate: None,
    };
    Some(Block::Figure(Figure {
        alt: alt(c, title(c, place.by), items),
        kind: FigureKind::Bars(Bars { bars, legend }),
    }))
}

/// What a figure of bars shows, in words: each bar with its numbers.
pub(super) fn alt(c: &Chapter<'_>, title: &str, items: impl Iterator<Item = (String, String)>) -> String {
    let items: Vec<String> = items
        .map(|(name, figures)| fill(&c.w.bar_alt, &[("name", &*name), ("figures", &*figures)]))
        .collect();
    fill(&c.w.bars_alt, &[("title", title), ("items", &items.join(&c.b.w.separator))])
}

/// How much is known of what is bought.
fn known(c: &Chapter<'_>) -> Table {
    let of = &c.figures.knowledge;
    let rows = known_named(c.r, of).into_iter().map(|(name, known)| {
        let part =
            known.part(of.all).map_or_else(|| c.b.w.no_number.clone(), |part| percents(part, c.lang()));
        let counts = [("rows", &*counted(known.rows)), ("all", &*counted(of.all.rows))];
        vec![Cell::plain(opening(name)), Cell::plain(part), Cell::plain(fill(&c.w.known_of, &counts))]
    });
    Table {
        summary: c.r.known.clone(),
        columns: vec![
            column(&c.w.known_what, 50.0, Align::Left),
            column(&c.w.known_amount, 25.0, Align::Right),
            column(&c.w.known_count, 25.0, Align::Right),
        ],
        rows: rows.collect(),
        ..Table::default()
    }
}
