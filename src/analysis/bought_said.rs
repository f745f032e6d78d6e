//! What is bought from where, in lines of words: totals, places, items that are marked, single sources, what is known.
//! Commands and report say the same.

use super::knowledge::{Knowledge, Known};
use super::marked::{MarkedItem, Marking};
use super::numbers::{Bounds, Sum};
use super::places::{Spread, Totals};
use super::single::{ReplacedBy, SingleSource};
use super::words::{RegisterWords, Rounded, money, percents};
use crate::base::countries::country_name;
use crate::base::lang::{Lang, fill};
use crate::base::numbers_said::grouped;

/// What is bought and sold, and what of it has no amount.
#[must_use]
pub fn totals_said(w: &RegisterWords, totals: &Totals, lang: Lang) -> [String; 3] {
    let yen = |sum: Sum| money(sum, Rounded::Nearest, lang);
    let bought = [
        ("amount", &*yen(totals.bought)),
        ("rows", &grouped(totals.rows as u128)),
        ("without", &grouped(totals.without_amount as u128)),
    ];
    let sold = [("amount", &*yen(totals.sold)), ("without", &grouped(totals.sold_without_amount as u128))];
    let monthly = [("amount", &*yen(totals.monthly)), ("without", &grouped(totals.without_sales as u128))];
    // Of nothing nothing is said, also not that there is none of it.
    let template = if totals.without_amount == 0 { &w.bought_all } else { &w.bought };
    let none = totals.monthly == 0 && totals.without_sales == 0;
    let products = if none { w.no_products.clone() } else { fill(&w.monthly, &monthly) };
    let sold = if totals.sold_rows == 0 { w.no_sold.clone() } else { fill(&w.sold, &sold) };
    [fill(template, &bought), sold, products]
}

/// How much has no place, if anything has none: the rows with an amount and their part of all.
#[must_use]
pub fn unplaced_said(w: &RegisterWords, spread: &Spread, all: Sum, lang: Lang) -> Option<String> {
    let share = percents(Bounds::part(spread.unknown, all), lang);
    let said =
        || fill(&w.place_unknown, &[("rows", &grouped(spread.unknown_rows as u128)), ("share", &*share)]);
    (spread.unknown_rows > 0).then(said)
}

/// How many items are marked, and the first of them, those first that surely are.
#[must_use]
pub fn marked_said(
    w: &RegisterWords,
    items: &[MarkedItem],
    first: usize,
    lang: Lang,
) -> (String, Vec<String>) {
    let of = |marking: Marking| items.iter().filter(move |item| item.marking == marking);
    let count = |marking: Marking| grouped(of(marking).count() as u128);
    let counts = [("surely", &*count(Marking::Surely)), ("perhaps", &*count(Marking::Perhaps))];
    let item = |item: &MarkedItem| {
        // Where nobody knows the country its part is anything, which says nothing.
        let Some(at) = item.country else { return fill(&w.marked_unknown, &[("item", &item.item)]) };
        let template = if item.marking == Marking::Surely { &w.marked_item } else { &w.marked_perhaps };
        let (country, share) = (country_name(at, lang), percents(item.share, lang));
        fill(template, &[("item", &*item.item), ("country", &*country), ("share", &*share)])
    };
    let mut named: Vec<String> =
        of(Marking::Surely).chain(of(Marking::Perhaps)).take(first).map(item).collect();
    named.extend(more_said(w, items.len(), first));
    let perhaps = of(Marking::Perhaps).next().is_some();
    (fill(if perhaps { &w.marked } else { &w.marked_all }, &counts), named)
}

/// How many more there are than the first, if there are more.
#[must_use]
pub fn more_said(w: &RegisterWords, count: usize, first: usize) -> Option<String> {
    (count > first).then(|| fill(&w.places_more, &[("count", &grouped((count - first) as u128))]))
}

/// How many items come from one source, and what would take its place.
#[must_use]
pub fn singles_said(w: &RegisterWords, singles: &[SingleSource]) -> String {
    let of = |marking: Marking| grouped(singles.iter().filter(|one| one.marking == marking).count() as u128);
    let with = |by: ReplacedBy| grouped(singles.iter().filter(|one| one.replaced == by).count() as u128);
    let perhaps = singles.iter().any(|one| one.marking == Marking::Perhaps);
    fill(
        if perhaps { &w.singles } else { &w.singles_all },
        &[
            ("surely", &*of(Marking::Surely)),
            ("perhaps", &*of(Marking::Perhaps)),
            ("qualified", &*with(ReplacedBy::Qualified)),
            ("candidate", &*with(ReplacedBy::Candidate)),
            ("nothing", &*with(ReplacedBy::Nothing)),
            ("open", &*with(ReplacedBy::NotLookedAt)),
        ],
    )
}

/// What may be known of what is bought, each with its name.
#[must_use]
pub fn known_named<'a>(w: &'a RegisterWords, of: &Knowledge) -> [(&'a str, Known); 8] {
    [
        (&w.known_partner, of.partner),
        (&w.known_made_in, of.made_in),
        (&w.known_owned_from, of.owned_from),
        (&w.known_stock, of.stock),
        (&w.known_recovery, of.recovery),
        (&w.known_alternative, of.alternative),
        (&w.known_confirmed, of.confirmed),
        (&w.known_deeper, of.deeper),
    ]
}
