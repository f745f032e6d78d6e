//! Single points: what it would cost if one country stopped, or one partner, each by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::ends::{Case, Lasting};
use super::ledger::{Entered, HOME, Ledger, Party};
use super::loss::{Lost, Total};
use super::numbers::{Four, Sum};
use super::outage::{Outage, Tally};
use super::places::{PlaceSort, TradePlace};
use super::stop::{Asked, Hit, Own};
use super::what_if::is_enough;
use crate::assessment::registers::trade::{Alternative, Substitute, TradeKind};
use crate::base::country::Country;

/// A country or a partner by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The country or the partner.
    pub place: TradePlace,
    /// What the company loses if it stops, in yen.
    pub lost: Four<Sum>,
    /// How many rows are surely hit.
    pub rows: usize,
}

/// All single points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// Countries abroad and partners, the gravest first.
    pub abroad: Vec<Point>,
    /// The company's own country.
    pub home: Option<Point>,
    /// Own sites, all together.
    pub own_sites: Option<Four<Sum>>,
    /// What the rows cost at most of which nobody knows the country, alone.
    pub country_unknown: Sum,
    /// What the rows cost at most of which nobody knows the partner, alone.
    pub partner_unknown: Sum,
}

impl Ledger {
    /// What each country abroad and each partner costs by itself, those with the highest estimate first;
    /// where there is none, the upper end stands for it.
    #[must_use]
    pub fn points(&self, lasting: Lasting) -> Points {
        let (countries, partners) =
            (Axis::of(self, PlaceSort::MadeIn, lasting), Axis::of(self, PlaceSort::Partner, lasting));
        let (home, mut abroad): (Vec<Point>, Vec<Point>) =
            countries.points().into_iter().partition(|point| point.place == TradePlace::Country(HOME));
        abroad.extend(partners.points());
        abroad.sort_by_key(|point| {
            let lost = point.lost;
            std::cmp::Reverse((lost.estimate.unwrap_or(lost.most), lost.most, lost.outermost))
        });
        Points {
            abroad,
            home: home.into_iter().next(),
            own_sites: self.own_sites(lasting),
            country_unknown: countries.alone(),
            partner_unknown: partners.alone(),
        }
    }

    /// What each owner's country costs by itself, in the same order.
    #[must_use]
    pub fn owner_points(&self, lasting: Lasting) -> Vec<Point> {
        let mut points = Axis::of(self, PlaceSort::OwnedFrom, lasting).points();
        points.sort_by_key(|point| {
            std::cmp::Reverse((point.lost.estimate.unwrap_or(point.lost.most), point.lost.most))
        });
        points
    }

    fn own_sites(&self, lasting: Lasting) -> Option<Four<Sum>> {
        let own = |row: &Entered| row.trade.kind == TradeKind::OwnProduction;
        let asked = Asked { own: Some(Own), ..Asked::default() };
        self.rows.iter().any(own).then(|| self.what_if_with(&asked, lasting, None).company)
    }
}

/// A place by what rows are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    Country(Country),
    Party(Party),
}

/// All places of one sort, with what the rows come to that may be at any of them.
struct Axis<'a> {
    ledger: &'a Ledger,
    by: PlaceSort,
    lasting: Lasting,
    /// Whether enough places are known for an estimate.
    enough: bool,
    rows: BTreeMap<At, Vec<u32>>,
    /// Rows of unknown place that would be replaced from a place: that falls away where it stops.
    replaced_from: BTreeMap<At, BTreeSet<u32>>,
    /// What rows of unknown place come to.
    tallies: BTreeMap<u32, Tally>,
    lost: BTreeMap<u32, Lost>,
    total: Total,
}

impl<'a> Axis<'a> {
    fn of(ledger: &'a Ledger, by: PlaceSort, lasting: Lasting) -> Self {
        let nowhere = asked(by, &[]);
        let outage = Outage::of(Case { ledger, asked: &nowhere, lasting, changes: None });
        let tallies = outage.tallies();
        let lost: BTreeMap<u32, Lost> = tallies
            .iter()
            .map(|(place, tally)| (*place, tally.lost(&ledger.goods[*place as usize], lasting.days())))
            .collect();
        let total = Total::of(ledger, &lost, outage.sales.aside, lasting.days());
        let mut rows: BTreeMap<At, Vec<u32>> = BTreeMap::new();
        let mut replaced_from: BTreeMap<At, BTreeSet<u32>> = BTreeMap::new();
        for (at, row) in (0..).zip(&ledger.rows) {
            if let Some(place) = place_of(row, by) {
                rows.entry(place).or_default().push(at);
            }
            if nowhere.hit(row) == Hit::No {
                continue;
            }
            if let Some(Alternative::Qualified(it)) = &row.trade.alternative {
                for place in places_of(ledger, it, by) {
                    replaced_from.entry(place).or_default().insert(at);
                }
            }
        }
        let enough = is_enough(ledger.known_of(&nowhere));
        Self { ledger, by, lasting, enough, rows, replaced_from, tallies, lost, total }
    }

    fn points(&self) -> Vec<Point> {
        self.rows.iter().map(|(at, rows)| self.point(*at, rows)).collect()
    }

    /// What the rows of unknown place cost at most, alone.
    fn alone(&self) -> Sum {
        self.total.counted().outermost
    }

    fn point(&self, at: At, rows: &[u32]) -> Point {
        let Self { ledger, by, lasting, enough, .. } = *self;
        let asked = asked(by, &[at]);
        let none = BTreeSet::new();
        let unplaced = self.replaced_from.get(&at).unwrap_or(&none);
        let surely = rows.iter().map(|row| (*row, Hit::Surely));
        let perhaps = unplaced.iter().filter(|row| ledger.row(**row).supplies.is_some());
        let hit = surely.chain(perhaps.map(|row| (*row, Hit::Perhaps))).collect();
        let outage = Outage::of_rows(Case { ledger, asked: &asked, lasting, changes: None }, hit, &[]);
        let mut products = self.total.products;
        for (place, mut tally) in outage.tallies() {
            let before = self.lost.get(&place).map_or(Four::NOTHING, |lost| lost.counted);
            if let Some(unplaced) = self.tallies.get(&place) {
                tally.outermost.join(&unplaced.outermost);
                tally.sold.outermost += unplaced.sold.outermost;
            }
            let counted = tally.lost(&ledger.goods[place as usize], lasting.days()).counted;
            products.outermost -= before.outermost;
            products = products.plus(counted);
        }
        let total = Total { products, aside: self.total.aside.plus(outage.sales.aside), ..self.total };
        let lost = total.counted();
        Point {
            place: self.named(at),
            lost: Four { estimate: lost.estimate.filter(|_| enough), ..lost },
            rows: rows.len(),
        }
    }

    fn named(&self, at: At) -> TradePlace {
        match at {
            At::Country(country) => TradePlace::Country(country),
            At::Party(Party::Known(partner)) => {
                TradePlace::Partner(self.ledger.partners[partner as usize].name.clone())
            }
            At::Party(Party::Own | Party::Unknown) => TradePlace::Partner(String::new()),
        }
    }
}

/// A stop at places; at none, only what has no place may be hit.
fn asked(by: PlaceSort, at: &[At]) -> Asked {
    let countries = at.iter().filter_map(|at| match at {
        At::Country(country) => Some(*country),
        At::Party(_) => None,
    });
    let parties = at.iter().filter_map(|at| match at {
        At::Party(party) => Some(*party),
        At::Country(_) => None,
    });
    match by {
        PlaceSort::MadeIn => Asked { made_in: Some(countries.collect()), ..Asked::default() },
        PlaceSort::OwnedFrom => Asked { owned_from: Some(countries.collect()), ..Asked::default() },
        PlaceSort::Partner => Asked { parties: Some(parties.collect()), ..Asked::default() },
    }
}

fn place_of(row: &Entered, by: PlaceSort) -> Option<At> {
    match by {
        PlaceSort::MadeIn => row.trade.made_in.map(At::Country),
        PlaceSort::OwnedFrom => row.owned_from.map(At::Country),
        PlaceSort::Partner => Some(At::Party(row.party)).filter(|_| matches!(row.party, Party::Known(_))),
    }
}

/// Where what would take a row's place may be from.
fn places_of(ledger: &Ledger, it: &Substitute, by: PlaceSort) -> Vec<At> {
    let party = it.name.as_ref().and_then(|name| ledger.partner_of.get(name)).copied();
    let partner = party.map(|party| &ledger.partners[party as usize]);
    match by {
        PlaceSort::Partner => party.map(|party| At::Party(Party::Known(party))).into_iter().collect(),
        PlaceSort::OwnedFrom => {
            let owner = it.owned_from.or_else(|| partner.and_then(|partner| partner.owner()));
            owner.map(At::Country).into_iter().collect()
        }
        PlaceSort::MadeIn => match (it.country, partner) {
            (Some(country), _) => vec![At::Country(country)],
            (None, Some(partner)) => partner.makes_in.iter().map(|at| At::Country(*at)).collect(),
            (None, None) => Vec::new(),
        },
    }
}
