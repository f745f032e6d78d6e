//! What is bought by place, how concentrated it is, what is marked, single sources and knowledge: small
//! companies worked out by hand, and every way in which unknown places may turn out.

use std::collections::BTreeMap;

use keian::analysis::{
    Among, Bounds, Ledger, Marking, PlaceSort, RegisterDoubt, ReplacedBy, Totals, TradePlace, WHOLE,
};
use keian::assessment::registers::trade::{Alternative, Sourcing, Substitute, Trade, TradeKind};
use keian::base::ids::{ItemId, ListId, ProductId};
use keian::base::units::Lines;

use crate::made::{
    Dice, bought, country, days, percent, product, registers, substitute, tier, with_products, yen,
};

fn at(code: &str) -> TradePlace {
    TradePlace::Country(country(code))
}

/// A purchase of item `a` for so many yen a year.
fn paid(id: &str, made_in: Option<&str>, amount: u64) -> Trade {
    Trade { made_in: made_in.map(country), yearly: yen(amount), ..bought(id, "a") }
}

fn exactly(millionths: u32) -> Bounds {
    Bounds { low: millionths, high: millionths }
}

fn hhi(rows: Vec<Trade>, among: &Among) -> Bounds {
    Ledger::of(&registers(rows)).concentration(PlaceSort::MadeIn, among).unwrap().hhi
}

#[test]
fn case_t_is_of_the_yen_recorded_and_names_the_rows_without_an_amount() {
    let rows = vec![
        paid("T-1", Some("CN"), 50),
        paid("T-2", Some("JP"), 50),
        Trade { yearly: None, ..paid("T-3", Some("US"), 0) },
    ];
    let ledger = Ledger::of(&registers(rows));
    let totals = Totals { bought: 100, rows: 3, without_amount: 1, monthly: 30_000_000, ..Totals::default() };
    assert_eq!(ledger.totals(), totals);
    let spread = ledger.spread(PlaceSort::MadeIn).unwrap();
    assert_eq!(spread.places.iter().map(|of| of.share).collect::<Vec<_>>(), [exactly(500_000); 2]);
    let concentration = ledger.concentration(PlaceSort::MadeIn, &Among::Everything).unwrap();
    assert_eq!(concentration.hhi, exactly(500_000));
    assert_eq!(concentration.without_amount.len(), 1);
    assert_eq!(concentration.equal_sources(), (200, 200));
    assert_eq!(ledger.share_terms(PlaceSort::MadeIn, &at("US")).without_amount.len(), 1);
}

#[test]
fn the_case_of_a_row_summed_up_on_import_may_be_as_many_sources_as_it_has_lines() {
    let summed = Trade { lines: Some(Lines::new(2).unwrap()), ..paid("T-2", None, 50) };
    let rows = vec![paid("T-1", Some("JP"), 50), summed];
    assert_eq!(hhi(rows.clone(), &Among::Everything), Bounds { low: 375_000, high: WHOLE });
    let alone = vec![rows[0].clone(), Trade { lines: None, ..rows[1].clone() }];
    assert_eq!(hhi(alone, &Among::Everything), Bounds { low: 500_000, high: WHOLE });
    let concentration =
        Ledger::of(&registers(rows)).concentration(PlaceSort::MadeIn, &Among::Everything).unwrap();
    assert_eq!(concentration.unknown[0].sources, 2);
}

#[test]
fn case_f_a_deeper_tier_and_own_production_are_no_part_of_what_is_bought() {
    let rows = vec![
        paid("T-1", Some("JP"), 100),
        Trade { tier: tier(2), ..paid("T-2", Some("CN"), 40) },
        Trade { kind: TradeKind::OwnProduction, ..paid("T-3", Some("JP"), 900) },
        Trade { kind: TradeKind::Sale, ..paid("T-4", Some("US"), 700) },
    ];
    let ledger = Ledger::of(&registers(rows));
    assert_eq!((ledger.totals().bought, ledger.totals().sold), (100, 700));
    assert_eq!(ledger.spread(PlaceSort::MadeIn).unwrap().places.len(), 1);
    let knowledge = ledger.knowledge(jiff::civil::date(2026, 11, 29));
    assert_eq!((knowledge.all.amount, knowledge.deeper.amount, knowledge.made_in.rows), (100, 100, 1));
}

#[test]
fn a_share_lies_between_what_is_known_and_that_with_all_that_has_no_place() {
    let listed = |id: &str, entries: &[&str]| {
        let entries = entries.iter().map(|entry| ItemId::new(*entry)).collect();
        Trade { listed: [(ListId::new("minerals"), entries)].into(), ..paid(id, Some("JP"), 10) }
    };
    let rows = vec![
        paid("T-1", Some("CN"), 20),
        paid("T-2", None, 10),
        listed("T-3", &["gallium"]),
        listed("T-4", &[]),
    ];
    let ledger = Ledger::of(&registers(rows));
    let spread = ledger.spread(PlaceSort::MadeIn).unwrap();
    let shares: Vec<(TradePlace, Bounds)> =
        spread.places.into_iter().map(|of| (of.place, of.share)).collect();
    let both = Bounds { low: 400_000, high: 600_000 };
    assert_eq!(shares, [(at("CN"), both), (at("JP"), both)]);
    let (share, terms) = ledger.listed_share(&ListId::new("minerals"), &ItemId::new("gallium")).unwrap();
    assert_eq!(share, Bounds { low: 200_000, high: 800_000 });
    assert_eq!((terms.known.len(), terms.unknown.len()), (1, 2));
    assert_eq!(Ledger::of(&registers(Vec::new())).spread(PlaceSort::MadeIn), None);
}

#[test]
fn an_owners_country_is_a_fact_of_the_partner() {
    let of = |id: &str, partner: &str, owner: Option<&str>, amount: u64| Trade {
        partner: Some(partner.to_owned()),
        owned_from: owner.map(country),
        ..paid(id, Some("JP"), amount)
    };
    let rows = vec![
        of("T-1", "alpha", Some("CN"), 30),
        of("T-2", "alpha", None, 30),
        of("T-3", "beta", None, 20),
        of("T-4", "beta", None, 20),
    ];
    let ledger = Ledger::of(&registers(rows));
    let owners = ledger.concentration(PlaceSort::OwnedFrom, &Among::Everything).unwrap();
    // 0.6² + 0.4²: all of beta is one source.
    assert_eq!(owners.hhi, Bounds { low: 520_000, high: WHOLE });
    assert_eq!((owners.unknown.len(), owners.unknown[0].amount), (1, 40));
    let differing = vec![of("T-1", "alpha", Some("CN"), 30), of("T-2", "alpha", Some("US"), 30)];
    let countries = ["CN", "US"].map(country).into();
    let doubt = RegisterDoubt::OwnersDiffer { partner: "alpha".to_owned(), countries };
    assert_eq!(Ledger::of(&registers(differing)).doubts(), [doubt]);
}

#[test]
fn what_is_from_abroad_is_looked_at_alone_with_its_part() {
    let rows = vec![paid("T-1", Some("JP"), 50), paid("T-2", Some("CN"), 30), paid("T-3", Some("US"), 20)];
    let abroad = |rows: Vec<Trade>| {
        Ledger::of(&registers(rows)).concentration(PlaceSort::MadeIn, &Among::Abroad).unwrap()
    };
    let found = abroad(rows.clone());
    assert_eq!((found.hhi, found.part), (exactly(520_000), exactly(500_000)));
    assert_eq!(found.marking(), Some(Marking::Surely));
    // 10 more that may be from home: (900 + 400 + 100) / 60² is the least, (1600 + 400) / 60² the most.
    let with_unknown = abroad([rows, vec![paid("T-4", None, 10)]].concat());
    assert_eq!(with_unknown.hhi, Bounds { low: 388_888, high: 555_556 });
    assert_eq!(with_unknown.part, Bounds { low: 454_545, high: 545_455 });
    assert_eq!(with_unknown.marking(), Some(Marking::Perhaps));
    assert_eq!(Ledger::of(&registers(vec![paid("T-1", Some("JP"), 5)])).marked_abroad(), []);
}

/// Every way in which a few rows of unknown country may be at home, in a known country or in one of their
/// own.
fn all_ways(known: &[(&str, u64)], unknown: &[u64]) -> Vec<BTreeMap<String, u64>> {
    let mut ways = vec![BTreeMap::new()];
    for (place, amount) in known {
        ways.iter_mut().for_each(|way| *way.entry((*place).to_owned()).or_default() += amount);
    }
    for amount in unknown {
        let mut next = Vec::new();
        for way in &ways {
            for place in ["JP", "CN", "US", "q1", "q2", "q3", "q4"] {
                let mut more: BTreeMap<String, u64> = way.clone();
                *more.entry(place.to_owned()).or_default() += amount;
                next.push(more);
            }
        }
        ways = next;
    }
    ways
}

#[test]
fn concentration_holds_every_way_in_which_places_may_turn_out_and_its_ends_are_reached() {
    for seed in 1..=60 {
        let mut dice = Dice::of(seed);
        let known: Vec<(&str, u64)> = (0..dice.below(4))
            .map(|_| (dice.of_all(&["JP", "CN", "US"]), dice.of_all(&[1, 5, 20, 60])))
            .collect();
        let unknown: Vec<u64> = (0..dice.below(5)).map(|_| dice.of_all(&[1, 3, 10, 40])).collect();
        let rows = known.iter().map(|(at, amount)| (Some(*at), *amount));
        let rows = rows.chain(unknown.iter().map(|amount| (None, *amount)));
        let rows: Vec<Trade> =
            rows.enumerate().map(|(n, (at, amount))| paid(&format!("T-{n}"), at, amount)).collect();
        let ledger = Ledger::of(&registers(rows));
        for (among, home) in [(Among::Everything, None), (Among::Abroad, Some("JP"))] {
            let of = |way: &BTreeMap<String, u64>| {
                let amounts: Vec<u64> = way
                    .iter()
                    .filter(|(at, _)| Some(at.as_str()) != home)
                    .map(|(_, amount)| *amount)
                    .collect();
                let all: u64 = amounts.iter().sum();
                let squares: u64 = amounts.iter().map(|amount| amount * amount).sum();
                (all > 0).then(|| squares as f64 / (all * all) as f64)
            };
            let found: Vec<f64> = all_ways(&known, &unknown).iter().filter_map(of).collect();
            let Some(concentration) = ledger.concentration(PlaceSort::MadeIn, &among) else {
                assert!(found.is_empty());
                continue;
            };
            let least = found.iter().copied().fold(f64::MAX, f64::min);
            let most = found.iter().copied().fold(0.0, f64::max);
            let Bounds { low, high } = concentration.hhi;
            let told = format!("{seed} {among:?} {known:?} {unknown:?}");
            assert_eq!(low, (least * 1e6 + 1e-6).floor() as u32, "{told}");
            assert_eq!(high, (most * 1e6 - 1e-6).ceil() as u32, "{told}");
        }
    }
}

#[test]
fn an_item_is_marked_by_half_from_one_country_abroad_with_nothing_qualified_elsewhere() {
    let qualified = |it: Substitute| Some(Alternative::Qualified(it));
    let part = |made_in: Option<&str>, share: u64, alternative: Option<Alternative>| Trade {
        share: percent(share),
        alternative,
        ..paid("T-1", made_in, 1)
    };
    let marks = |rows: Vec<Trade>| {
        let rows = (1..)
            .zip(rows)
            .map(|(n, row)| Trade { id: keian::base::ids::TradeId::new(format!("T-{n}")), ..row });
        let (items, products) = Ledger::of(&registers(rows.collect())).marked();
        let items: Vec<_> = items.into_iter().map(|item| (item.country, item.share, item.marking)).collect();
        (items, products.into_iter().map(|of| (of.surely, of.perhaps)).collect::<Vec<_>>())
    };
    let china = || Some(country("CN"));
    let rest = || part(Some("JP"), 50, None);
    let sure = (china(), exactly(500_000), Marking::Surely);
    assert_eq!(marks(vec![part(Some("CN"), 50, None), rest()]), (vec![sure], vec![(1, 0)]));
    let elsewhere = qualified(substitute("VN", 60));
    assert_eq!(marks(vec![part(Some("CN"), 50, elsewhere), rest()]).0, []);
    let there = qualified(substitute("CN", 60));
    assert_eq!(marks(vec![part(Some("CN"), 50, there), rest()]).0, [sure]);
    let nowhere = qualified(Substitute { days: Some(days(60)), ..Substitute::default() });
    assert_eq!(marks(vec![part(Some("CN"), 50, nowhere), rest()]).0, [sure]);
    let perhaps = (china(), Bounds { low: 400_000, high: 500_000 }, Marking::Perhaps);
    let rows = vec![part(Some("CN"), 40, None), part(None, 10, None), rest()];
    assert_eq!(marks(rows), (vec![perhaps], vec![(0, 1)]));
    let anywhere = (None, Bounds { low: 0, high: 500_000 }, Marking::Perhaps);
    assert_eq!(marks(vec![part(None, 50, None), rest()]).0, [anywhere]);
    assert_eq!(marks(vec![part(Some("JP"), 60, None), part(Some("CN"), 40, None)]).0, []);
}

#[test]
fn a_single_source_is_said_or_named_and_perhaps_one_where_a_partner_is_missing() {
    let row = |item: &str, partner: Option<&str>, source: Option<Sourcing>| Trade {
        partner: partner.map(str::to_owned),
        source,
        yearly: yen(100),
        ..bought("T-1", item)
    };
    let single = |rows: Vec<Trade>| {
        let rows = (1..)
            .zip(rows)
            .map(|(n, row)| Trade { id: keian::base::ids::TradeId::new(format!("T-{n}")), ..row });
        let found = Ledger::of(&registers(rows.collect())).single_sources();
        found.into_iter().map(|of| (of.marking, of.bought, of.replaced)).collect::<Vec<_>>()
    };
    use ReplacedBy::{Candidate, NotLookedAt, Nothing, Qualified};
    let alpha = || row("a", Some("alpha"), None);
    let beta = || row("a", Some("beta"), None);
    let unnamed = || row("a", None, None);
    assert_eq!(single(vec![alpha(), alpha()]), [(Marking::Surely, 200, Nothing)]);
    assert_eq!(single(vec![alpha(), beta()]), []);
    assert_eq!(single(vec![alpha(), unnamed()]), [(Marking::Perhaps, 200, Nothing)]);
    assert_eq!(single(vec![unnamed()]), [(Marking::Perhaps, 100, Nothing)]);
    assert_eq!(single(vec![alpha(), beta(), unnamed()]), []);
    let sole = || row("a", Some("alpha"), Some(Sourcing::Sole));
    assert_eq!(single(vec![sole(), beta()]), [(Marking::Surely, 200, Nothing)]);
    let own = || Trade { kind: TradeKind::OwnProduction, ..unnamed() };
    assert_eq!(single(vec![alpha(), own()]), []);
    assert_eq!(single(vec![own()]), [(Marking::Surely, 0, Nothing)]);
    assert_eq!(single(vec![Trade { tier: tier(2), ..alpha() }]), []);
    let with = |alternative: Option<Alternative>| Trade { alternative, ..alpha() };
    let it = Substitute::default;
    let best = |rows: Vec<Trade>| single(rows)[0].2;
    assert_eq!(best(vec![with(None)]), NotLookedAt);
    assert_eq!(best(vec![with(None), alpha()]), NotLookedAt);
    assert_eq!(best(vec![with(Some(Alternative::Candidate(it()))), alpha()]), Candidate);
    let both = vec![with(Some(Alternative::Candidate(it()))), with(Some(Alternative::Qualified(it())))];
    assert_eq!(best(both), Qualified);
    let said = vec![row("a", Some("alpha"), Some(Sourcing::Several))];
    let doubts = Ledger::of(&registers(said)).doubts();
    assert_eq!(doubts, [RegisterDoubt::SeveralButOne { item: "a".to_owned() }]);
}

#[test]
fn what_cannot_be_is_a_doubt() {
    let share = |id: &str, share: Option<u64>| Trade { share: share.and_then(percent), ..bought(id, "a") };
    let rows = vec![share("T-1", Some(80)), share("T-2", Some(40)), share("T-3", None)];
    let doubts = Ledger::of(&registers(rows)).doubts();
    let above = RegisterDoubt::SharesAbove { item: "a".to_owned(), tier: 1, sum: 1_200_000 };
    let left = RegisterDoubt::NothingLeft { row: keian::base::ids::TradeId::new("T-3") };
    assert_eq!(doubts, [above, left]);
    let nobody = with_products(vec![bought("T-1", "a")], vec![product("P-9", 1)]);
    let doubt = RegisterDoubt::NoSuchProduct {
        row: keian::base::ids::TradeId::new("T-1"),
        product: ProductId::new("P-1"),
    };
    assert_eq!(Ledger::of(&nobody).doubts(), [doubt]);
}

#[test]
fn knowledge_is_told_by_amount_and_by_rows() {
    let today = jiff::civil::date(2026, 11, 29);
    let confirmed = |id: &str, on: jiff::civil::Date| Trade { confirmed_on: Some(on), ..paid(id, None, 30) };
    let rows = vec![
        confirmed("T-1", jiff::civil::date(2025, 11, 29)),
        confirmed("T-2", jiff::civil::date(2025, 11, 28)),
        Trade { alternative: None, stock: Some(days(0)), yearly: None, ..paid("T-3", Some("CN"), 0) },
        Trade { partner: Some("alpha".to_owned()), recovery: Some(days(9)), ..paid("T-4", Some("CN"), 40) },
    ];
    let known = Ledger::of(&registers(rows)).knowledge(today);
    let told = |known: keian::analysis::Known| (known.amount, known.rows);
    assert_eq!(told(known.all), (100, 4));
    assert_eq!(told(known.made_in), (40, 2));
    assert_eq!(told(known.stock), (0, 1));
    assert_eq!(told(known.recovery), (40, 1));
    assert_eq!(told(known.partner), (40, 1));
    assert_eq!(told(known.alternative), (100, 3));
    assert_eq!(told(known.confirmed), (30, 1));
    assert_eq!(known.made_in.part(known.all), Some(exactly(400_000)));
}
