//! Figures opened: what they are made of adds up to them, for random companies.

use keian::analysis::{Four, LackTerm, Ledger, Stop, TradePlace, WHOLE};
use keian::assessment::registers::Registers;
use keian::base::ids::ProductId;

use crate::made::{Dice, country, from, random, registers};
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
        assert_eq!(product.supply.outermost, yen(lacks.outermost, 30 * u128::from(WHOLE) - 1), "{told}");
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
