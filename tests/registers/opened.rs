//! Figures opened: what they are made of adds up to them, for random companies.

use keian::analysis::{Among, Four, LackTerm, Ledger, PlaceSort, Stop, Sum, TradePlace, WHOLE};
use keian::assessment::registers::Registers;
use keian::assessment::registers::trade::{Trade, TradeKind};
use keian::base::ids::{ItemId, ListId, ProductId, TradeId};

use crate::made::{Dice, LIST, country, from, random, registers};
use crate::what_if::{lasting, stop};

fn days(terms: &[LackTerm]) -> u64 {
    terms.iter().map(|term| u64::from(term.part) * u64::from(term.to - term.from)).sum()
}

fn adds_up(all: &Registers, stop: &Stop, dice: &mut Dice, told: &str) -> usize {
    let lasting = lasting(dice, stop);
    let ledger = Ledger::of(all);
    let found = ledger.what_if(stop, lasting);
    let mut opened = 0;
    for product in &found.products {
        let terms = ledger.open(stop, lasting, &product.product).unwrap();
        let lacks = Four {
            least: days(&terms.lacks.least),
            estimate: terms.lacks.estimate.as_deref().map(days),
            most: days(&terms.lacks.most),
            outermost: days(&terms.lacks.outermost),
        };
        assert_eq!(lacks, product.days, "{told} {}", product.product);
        let yen = |lacks: u64, up: u128| {
            let monthly =
                all.products.get(&product.product).unwrap().monthly_sales.map_or(0, |yen| yen.get());
            (u128::from(monthly) * u128::from(lacks) + up) / (30 * u128::from(WHOLE))
        };
        assert_eq!(product.supply.least, yen(lacks.least, 0), "{told}");
        let up = 30 * u128::from(WHOLE) - 1;
        // Of a product whose sales nobody knows there is no yen to estimate.
        if product.sold.is_some() {
            assert_eq!(product.supply.estimate, lacks.estimate.map(|lacks| yen(lacks, 0)), "{told}");
        }
        assert_eq!(product.supply.most, yen(lacks.most, up), "{told}");
        assert_eq!(product.supply.outermost, yen(lacks.outermost, up), "{told}");
        assert!(terms.rows.len() >= usize::from(lacks.most > 0 && !terms.hit_itself), "{told}");
        opened += usize::from(lacks.outermost > 0);
    }
    let counted = found.products.iter().map(|product| product.counted);
    let sum = |of: fn(Four<u128>) -> u128| counted.clone().map(of).sum::<u128>();
    let parts = found.terms;
    assert_eq!(parts.products.least, sum(|four| four.least), "{told}");
    assert_eq!(parts.products.outermost, sum(|four| four.outermost), "{told}");
    let capped = |sum: u128| parts.at_most.map_or(sum, |all| sum.min(all));
    assert_eq!(found.company.least, capped(parts.products.least), "{told}");
    assert_eq!(found.company.outermost, capped(parts.products.outermost + parts.aside.outermost), "{told}");
    assert_eq!(parts.sales.most, found.sales.iter().map(|sale| sale.lost.most).sum::<u128>(), "{told}");
    opened
}

#[test]
fn terms_add_up_to_the_figures() {
    let mut opened = 0;
    for seed in 1..=300 {
        let mut dice = Dice::of(seed);
        let all = random(&mut dice);
        let stop = stop(&mut dice);
        opened += adds_up(&all, &stop, &mut dice, &format!("{seed} {stop:?}"));
    }
    assert!(opened > 200, "{opened}");
}

/// What is bought by rows, each of which stands there once.
fn sum_of(all: &Registers, rows: &[TradeId]) -> Sum {
    let unique: std::collections::BTreeSet<&TradeId> = rows.iter().collect();
    assert_eq!(unique.len(), rows.len(), "{rows:?}");
    rows.iter().filter_map(|id| all.trade.get(id)?.yearly).map(|yen| Sum::from(yen.get())).sum()
}

fn costs_money(row: &Trade) -> bool {
    let bought = matches!(row.kind, TradeKind::Purchase | TradeKind::Outsourced);
    bought && row.tier.is_none_or(|tier| tier.get() == 1)
}

#[test]
fn what_is_bought_and_every_share_of_it_open_to_their_rows() {
    let (mut shares, mut singles) = (0, 0);
    for seed in 1..=300 {
        let all = random(&mut Dice::of(seed));
        let ledger = Ledger::of(&all);
        let money: Vec<&Trade> = all.trade.iter().map(|row| &**row).filter(|row| costs_money(row)).collect();
        let ids = |rows: &[(TradeId, Sum)]| rows.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
        let amounts = |rows: &[(TradeId, Sum)]| rows.iter().map(|(_, yen)| yen).sum::<Sum>();
        let bought = ledger.totals().bought;
        let each: Vec<TradeId> = money.iter().map(|row| row.id.clone()).collect();
        assert_eq!(bought, sum_of(&all, &each), "{seed}");
        let without = money.iter().filter(|row| row.yearly.is_none()).count();
        for by in [PlaceSort::MadeIn, PlaceSort::OwnedFrom, PlaceSort::Partner] {
            let Some(spread) = ledger.spread(by) else { continue };
            let known: Sum = spread.places.iter().map(|place| place.known).sum();
            assert_eq!(known + spread.unknown, bought, "{seed} {by:?}");
            for place in &spread.places {
                let terms = ledger.share_terms(by, &place.place);
                assert_eq!((amounts(&terms.known), amounts(&terms.unknown)), (place.known, spread.unknown));
                let rows = [ids(&terms.known), ids(&terms.unknown)].map(|rows| sum_of(&all, &rows));
                assert_eq!(rows, [place.known, spread.unknown], "{seed} {by:?} {:?}", place.place);
                assert_eq!(terms.unknown.len(), spread.unknown_rows, "{seed} {by:?}");
                assert!(terms.without_amount.len() <= without, "{seed} {by:?}");
                shares += 1;
            }
            let found = ledger.concentration(by, &Among::Everything).unwrap();
            let parts: Sum = found.places.values().sum::<Sum>();
            let unplaced: Sum = found.unknown.iter().map(|one| one.amount).sum();
            assert_eq!((parts + unplaced, found.without_amount.len()), (bought, without), "{seed} {by:?}");
            for one in &found.unknown {
                assert_eq!(sum_of(&all, &one.rows), one.amount, "{seed} {by:?}");
            }
        }
        if let Some((_, terms)) = ledger.listed_share(&ListId::new(LIST), &ItemId::new("gallium")) {
            assert_eq!(sum_of(&all, &ids(&terms.known)), amounts(&terms.known), "{seed}");
            assert_eq!(sum_of(&all, &ids(&terms.unknown)), amounts(&terms.unknown), "{seed}");
        }
        for single in ledger.single_sources() {
            let of_item = |row: &&&Trade| row.item == single.item;
            let rows: Vec<TradeId> = money.iter().filter(of_item).map(|row| row.id.clone()).collect();
            assert_eq!(single.bought, sum_of(&all, &rows), "{seed} {}", single.item);
            assert!(rows.iter().all(|row| single.rows.contains(row)), "{seed} {}", single.item);
            singles += 1;
        }
    }
    assert!(shares > 300 && singles > 100, "{shares} {singles}");
}

#[test]
fn whom_to_ask_and_what_customers_cost_open_to_their_rows() {
    let (mut calls, mut sales) = (0, 0);
    for seed in 1..=300 {
        let mut dice = Dice::of(seed);
        let all = random(&mut dice);
        let stop = stop(&mut dice);
        let lasting = lasting(&mut dice, &stop);
        let ledger = Ledger::of(&all);
        for call in ledger.calls(&stop, lasting) {
            let sum = |of: fn(&keian::analysis::RowAsked) -> Sum| call.rows.iter().map(of).sum::<Sum>();
            assert_eq!((call.rise, call.fall), (sum(|row| row.rise), sum(|row| row.fall)), "{seed}");
            calls += 1;
        }
        let found = ledger.what_if(&stop, lasting);
        let four = |of: fn(Four<Sum>) -> Sum| found.sales.iter().map(|sale| of(sale.lost)).sum::<Sum>();
        let lost = found.terms.sales;
        assert_eq!([lost.least, lost.outermost], [four(|of| of.least), four(|of| of.outermost)], "{seed}");
        let rows = &found.rows;
        let named = found.sales.iter().filter(|sale| all.trade.get(&sale.row).is_some()).count();
        assert_eq!(named, found.sales.len(), "{seed} {rows:?}");
        sales += named;
    }
    assert!(calls > 100 && sales > 30, "{calls} {sales}");
}

#[test]
fn the_item_that_lacks_most_is_named_day_by_day() {
    let all = registers(vec![from("T-1", "a", "CN", 30), from("T-2", "b", "CN", 90)]);
    let of = ProductId::new("P-1");
    let opened =
        Ledger::of(&all).open(&Stop::country(country("CN")), keian::analysis::Lasting::Days(180), &of);
    let opened = opened.unwrap();
    let term = LackTerm { from: 30, to: 180, part: WHOLE, item: Some(("a".to_owned(), 1)) };
    assert_eq!(opened.lacks.least, [term]);
    let missing: Vec<_> = opened.rows.iter().map(|row| row.missing.least).collect();
    assert_eq!(missing, [Some((30, 180)), Some((90, 180))]);
}

#[test]
fn every_point_is_what_its_stop_by_itself_comes_to() {
    let mut compared = 0;
    for seed in 1..=200 {
        let mut dice = Dice::of(seed);
        let all = random(&mut dice);
        let ledger = Ledger::of(&all);
        let lasting = lasting(&mut dice, &Stop::default());
        let points = ledger.points(lasting);
        let owners = ledger.owner_points(lasting).into_iter().map(|point| {
            let TradePlace::Country(country) = point.place else { panic!() };
            (Stop::owned_from(country), point.lost)
        });
        let others = points.abroad.iter().chain(&points.home).map(|point| {
            let stop = match &point.place {
                TradePlace::Country(country) => Stop::country(*country),
                TradePlace::Partner(name) => Stop::partner(name),
            };
            (stop, point.lost)
        });
        for (stop, lost) in others.chain(owners) {
            let alone = ledger.what_if(&stop, lasting).company;
            assert_eq!(lost, alone, "{seed} {stop:?} {lasting:?}\n{:?}", all.trade);
            compared += 1;
        }
        let key = |four: &Four<u128>| four.estimate.unwrap_or(four.most);
        assert!(points.abroad.is_sorted_by(|one, other| key(&one.lost) >= key(&other.lost)));
        assert!(points.abroad.iter().all(|point| point.place != TradePlace::Country(country("JP"))));
    }
    assert!(compared > 800, "{compared}");
}
