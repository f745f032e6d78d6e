//! What a measure buys: it never worsens anything, and no way in which things may turn out gains more by it
//! than is said.

use keian::analysis::said::{gain_said, moves_said};
use keian::analysis::words::register_words;
use keian::analysis::{Four, Gain, Lasting, Ledger, MeasureLack as L, Stop};
use keian::assessment::registers::scenarios::{Countermeasure, Hits, MeasureEffect, Scenario, Split};
use keian::assessment::registers::trade::{Alternative, Substitute, Trade};
use keian::base::ids::TradeId;
use keian::base::lang::Lang;

use crate::cases::millions;
use crate::made::{Dice, MILLION, country, days, from, percent, random, registers, substitute};
use crate::twin::{Fate, Places, Use, World};
use crate::what_if::in_order;

const HALF_A_YEAR: Lasting = Lasting::Days(180);

fn china() -> Scenario {
    let hits = Hits { countries: [country("CN")].into(), ..Hits::default() };
    Scenario { hits, lasts: Some(days(180)), ..Scenario::default() }
}

fn measure(row: &str, change: MeasureEffect) -> Countermeasure {
    Countermeasure { rows: [TradeId::new(row)].into(), changes: vec![change], ..Countermeasure::default() }
}

fn named(row: Trade, partner: &str) -> Trade {
    Trade { partner: Some(partner.to_owned()), ..row }
}

#[test]
fn the_case_of_a_measure_that_buys_nothing_at_either_end() {
    let a = named(Trade { made_in: None, ..from("T-1", "a", "CN", 0) }, "alpha");
    let b = named(Trade { stock: None, ..from("T-2", "b", "CN", 0) }, "beta");
    let ledger = Ledger::of(&registers(vec![a, b]));
    let gain = ledger.gain(&china(), &measure("T-1", MeasureEffect::Stock(days(60))), HALF_A_YEAR);
    assert_eq!(millions(gain.in_scenario.before), [0, 180, 180]);
    assert_eq!(millions(gain.in_scenario.after), [0, 180, 180]);
    assert_eq!(gain.in_scenario.at_most, 60 * MILLION);
    let alone = gain.alone.unwrap();
    assert_eq!((millions(alone.before), millions(alone.after)), ([180; 3], [120; 3]));
    assert_eq!(alone.at_most, 60 * MILLION);
}

#[test]
fn each_sort_of_measure_does_what_it_says() {
    let gain = |row: Trade, change: MeasureEffect| {
        let ledger = Ledger::of(&registers(vec![row]));
        let gain = ledger.gain(&china(), &measure("T-1", change), HALF_A_YEAR);
        assert_eq!(gain.unfinished, [0usize; 0]);
        let found = gain.in_scenario;
        (millions(found.before), millions(found.after), found.at_most / MILLION)
    };
    let row = || from("T-1", "a", "CN", 30);
    assert_eq!(gain(row(), MeasureEffect::Stock(days(60))), ([150; 3], [90; 3], 60));
    let unknown = Trade { stock: None, ..row() };
    assert_eq!(gain(unknown, MeasureEffect::Stock(days(60))), ([0, 180, 180], [0, 120, 120], 60));
    let qualifies = |at: &str| MeasureEffect::Qualifies(substitute(at, 60));
    assert_eq!(gain(row(), qualifies("JP")), ([150; 3], [30; 3], 120));
    assert_eq!(gain(row(), qualifies("CN")), ([150; 3], [150; 3], 0));
    // Beside what is there already it takes nothing away.
    let better = Some(Alternative::Qualified(substitute("VN", 40)));
    let replaced = Trade { alternative: better, ..row() };
    assert_eq!(gain(replaced, qualifies("JP")), ([10; 3], [10; 3], 0));
    let nobody_has_looked = Trade { alternative: None, ..row() };
    assert_eq!(gain(nobody_has_looked, qualifies("JP")), ([0, 150, 150], [0, 30, 30], 120));
    let split = |share: u64, at: &str| {
        let partner = Some("delta".to_owned());
        MeasureEffect::Split(Split {
            share: percent(share),
            partner,
            country: Some(country(at)),
            owned_from: None,
        })
    };
    assert_eq!(gain(row(), split(40, "VN")), ([150; 3], [90, 150, 150], 60));
    assert_eq!(gain(row(), split(100, "VN")), ([150; 3], [0; 3], 150));
    assert_eq!(gain(row(), split(40, "CN")), ([150; 3], [150; 3], 0));
}

#[test]
fn a_change_that_says_too_little_is_named_and_not_reckoned_with() {
    let ledger = Ledger::of(&registers(vec![from("T-1", "a", "CN", 30)]));
    let mut of =
        measure("T-1", MeasureEffect::Qualifies(Substitute { days: Some(days(9)), ..Substitute::default() }));
    of.changes.push(MeasureEffect::Split(Split { share: percent(50), ..Split::default() }));
    of.changes.push(MeasureEffect::Stock(days(10)));
    let gain = ledger.gain(&china(), &of, HALF_A_YEAR);
    assert_eq!((gain.unfinished, gain.in_scenario.at_most), (vec![0, 1], 10 * MILLION));
    assert_eq!(gain.alone, None);
}

fn any_measure(dice: &mut Dice) -> Countermeasure {
    let row = format!("T-{}", 1 + dice.below(5));
    let other = format!("T-{}", 1 + dice.below(5));
    let at = dice.of_all(&["JP", "VN", "CN"]);
    let change = match dice.below(3) {
        0 => MeasureEffect::Stock(days(dice.of_all(&[1, 60, 200]))),
        1 => MeasureEffect::Qualifies(substitute(at, dice.of_all(&[0, 30, 100]))),
        _ => MeasureEffect::Split(Split {
            share: percent(dice.of_all(&[1, 40, 100])),
            partner: Some("delta".to_owned()),
            country: Some(country(at)),
            owned_from: None,
        }),
    };
    let mut of = measure(&row, change);
    of.rows.insert(TradeId::new(other));
    of
}

#[test]
fn a_measure_never_worsens_and_no_way_gains_more_than_is_said() {
    let mut bought = 0;
    for seed in 1..=300 {
        let mut dice = Dice::of(seed);
        let all = random(&mut dice);
        let of = any_measure(&mut dice);
        let gain = Ledger::of(&all).gain(&china(), &of, HALF_A_YEAR).in_scenario;
        let told = format!("{seed} {of:?} {gain:?}\n{:#?}", all.trade);
        assert!(in_order(gain.before) && in_order(gain.after), "{told}");
        let (before, after) = (gain.before, gain.after);
        let ends = [before.least, before.most, before.outermost].into_iter().zip([
            after.least,
            after.most,
            after.outermost,
        ]);
        let estimates = before.estimate.zip(after.estimate);
        assert!(ends.chain(estimates).all(|(before, after)| after <= before), "{told}");
        bought += usize::from(gain.at_most > 0);
        let stop = Stop::country(country("CN"));
        for _ in 0..12 {
            let without = World::of(&all, &stop, HALF_A_YEAR, Fate::Any(&mut dice), Places::Anywhere);
            let with = without.after(&of, &stop);
            for uses in [Use::Left, Use::AllOrNothing] {
                let gained = without.loss(uses).1 - with.loss(uses).1;
                assert!(-1.0 <= gained && gained <= gain.at_most as f64 + 2_000.0, "{gained} {told}");
            }
        }
    }
    assert!(bought > 100, "{bought}");
}

#[test]
fn of_a_measure_of_which_nothing_can_be_reckoned_it_is_said_what_is_missing() {
    let ledger = Ledger::of(&registers(vec![from("T-1", "a", "CN", 30)]));
    let said = |of: &Countermeasure| {
        let gain = ledger.gain(&china(), of, HALF_A_YEAR);
        let lines = Lang::ALL.map(|lang| gain_said(register_words(lang), of, &gain, lang));
        (gain.lacks, lines)
    };
    let what = |of| Countermeasure { what: "more stock".to_owned(), ..of };
    let new = what(Countermeasure::default());
    let (lacks, [ja, en]) = said(&new);
    assert_eq!(lacks, [L::Rows, L::Changes]);
    assert_eq!(ja, ["more stock: まだ計算できません。足りない項目: 対策が効く取引の行、対策で変わる内容"]);
    assert_eq!(
        en,
        ["more stock: not calculated. What is missing: rows of trade that it works on; what it changes"]
    );
    let no_days = what(measure("T-1", MeasureEffect::Stock(days(0))));
    let (lacks, [_, en]) = said(&no_days);
    assert_eq!(lacks, [L::MoreStock]);
    assert_eq!(en, ["more stock: not calculated. What is missing: the number of days of more stock"]);
    // A row that is not there is none.
    assert_eq!(said(&measure("T-9", MeasureEffect::Stock(days(90)))).0, [L::Rows]);
    let split = MeasureEffect::Split(Split { share: percent(50), ..Split::default() });
    assert_eq!(said(&measure("T-1", split.clone())).0, [L::Split]);
    // One change that says enough is reckoned, whatever the others lack.
    let mut both = what(measure("T-1", MeasureEffect::Stock(days(60))));
    both.changes.push(split);
    let (lacks, [_, en]) = said(&both);
    assert_eq!(lacks, []);
    assert!(en[0].starts_with("more stock: saves at most ¥60 m of it"), "{en:?}");
    // Without words it is called by its id.
    let unsaid = Countermeasure { what: String::new(), ..no_days };
    assert!(said(&unsaid).1[1][0].starts_with(&format!("{}: not calculated", unsaid.id)));
}

#[test]
fn an_end_that_a_measure_does_not_move_is_said_to_stay() {
    let said = |least: u128, most: u128| {
        let before =
            Four { least: 20 * MILLION, most: 90 * MILLION, outermost: 90 * MILLION, ..Four::NOTHING };
        let after = Four { least: least * MILLION, most: most * MILLION, ..before };
        let gain = Gain { before, after, at_most: 0 };
        Lang::ALL.map(|lang| moves_said(register_words(lang), gain, lang))
    };
    assert_eq!(
        said(10, 80),
        [
            "「少なくとも」は2,000万円から1,000万円、「多くて」は9,000万円から8,000万円になります",
            "“at least” goes from ¥20 m to ¥10 m, “at most” from ¥90 m to ¥80 m",
        ]
    );
    assert_eq!(
        said(20, 80),
        [
            "「少なくとも」は2,000万円のまま、「多くて」は9,000万円から8,000万円になります",
            "“at least” stays at ¥20 m, “at most” goes from ¥90 m to ¥80 m",
        ]
    );
    assert_eq!(
        said(10, 90),
        [
            "「少なくとも」は2,000万円から1,000万円になり、「多くて」は9,000万円のままです",
            "“at least” goes from ¥20 m to ¥10 m, “at most” stays at ¥90 m",
        ]
    );
    assert_eq!(
        said(20, 90),
        [
            "「少なくとも」は2,000万円、「多くて」は9,000万円のままです",
            "“at least” stays at ¥20 m, “at most” at ¥90 m",
        ]
    );
}
