//! The sample company's registers: its workbooks, as a purchasing department exports them, come to what stands in
//! its files of answers; those are as Keian writes them; and the two languages are of one company.

use std::ops::ControlFlow;

use keian::analysis::{Among, Lasting, Ledger, PlaceSort, Stop};
use keian::assessment::Assessment;
use keian::assessment::registers::scenarios::MeasureEffect;
use keian::assessment::registers::trade::{Listed, Trade};
use keian::import::columns::Part;
use keian::import::head::head_of;
use keian::import::preview;
use keian::import::preview::Passed;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::sheets::Source;
use keian::storage::{parse, to_bytes};

const SAMPLES: [(&str, &[u8]); 2] = [
    (
        include_str!("../../assets/sample/sample.ja.ron"),
        include_bytes!("../../assets/sample/purchases.ja.xlsx"),
    ),
    (
        include_str!("../../assets/sample/sample.en.ron"),
        include_bytes!("../../assets/sample/purchases.en.xlsx"),
    ),
];

fn sample(text: &str) -> Assessment {
    parse(text.as_bytes(), &Catalogue::shipped()).unwrap().assessment
}

/// The rows without what a person confirms in Keian and no ledger has: what of them stands in reference lists.
fn rows(assessment: &Assessment) -> Vec<Trade> {
    let bare = |row: &Trade| Trade { listed: Listed::new(), ..row.clone() };
    assessment.registers.trade.iter().map(|row| bare(row)).collect()
}

#[test]
fn the_workbooks_of_the_sample_come_to_its_registers() {
    for (text, workbook) in SAMPLES {
        let whole = sample(text);
        let mut taken = Assessment::default();
        let mut source = Source::open(workbook.to_vec()).unwrap();
        // Products first, for the other sheets name them.
        for (place, part) in [(2, Part::Products), (0, Part::Trade), (1, Part::Trade)] {
            let sheet = source.read(place, &mut |_| ControlFlow::Continue(())).unwrap();
            let head = head_of(&sheet, part).unwrap();
            assert_eq!((&head.unclear, &head.unused), (&vec![], &vec![]), "{}", sheet.name);
            let preview = preview(&sheet, part, &head, &taken.registers);
            assert_eq!(preview.refused.count, 0, "{:?}", preview.refused.first);
            if place == 0 {
                assert_eq!(preview.summed, (5, 2), "magnets with what was taken back, and repair parts");
                assert!(matches!(preview.passed[..], [(_, Passed::Total)]), "{:?}", preview.passed);
            }
            preview.edit.unwrap().apply(&mut taken);
        }
        assert_eq!(taken.registers.products, whole.registers.products);
        assert_eq!(rows(&taken), rows(&whole));
        let (taken, whole) = (Ledger::of(&taken.registers), Ledger::of(&whole.registers));
        assert_eq!(taken.totals(), whole.totals());
        for by in [PlaceSort::MadeIn, PlaceSort::OwnedFrom, PlaceSort::Partner] {
            assert_eq!(taken.spread(by), whole.spread(by));
            assert_eq!(
                taken.concentration(by, &Among::Everything),
                whole.concentration(by, &Among::Everything)
            );
        }
        assert_eq!(taken.points(Lasting::USUAL), whole.points(Lasting::USUAL));
    }
}

#[test]
fn the_samples_stand_as_keian_writes_them() {
    for (text, _) in SAMPLES {
        let written = to_bytes(&sample(text), meti_guideline()).unwrap();
        let written = String::from_utf8(written).unwrap();
        let differs = written.lines().zip(text.lines()).find(|(one, other)| one != other);
        assert_eq!(differs, None);
        assert_eq!(written.len(), text.len());
    }
}

#[test]
fn the_two_samples_are_of_one_company_and_have_all_that_the_answers_speak_of() {
    let [ja, en] = SAMPLES.map(|(text, _)| sample(text));
    let bare = |of: &Assessment| {
        let row = |row: &Trade| (row.yearly, row.share, row.made_in, row.owned_from, row.stock, row.recovery);
        of.registers.trade.iter().map(|one| row(one)).collect::<Vec<_>>()
    };
    assert_eq!(bare(&ja), bare(&en));
    for sample in [&ja, &en] {
        let all = &sample.registers;
        let counts = (
            all.trade.len(),
            all.products.len(),
            all.technologies.len(),
            all.scenarios.len(),
            all.dialogue.len(),
        );
        assert_eq!(counts, (120, 12, 5, 6, 20));
        let ledger = Ledger::of(all);
        // P2-2: three months without small motors are 1.8 thousand million yen.
        let small: u64 = all.products.iter().take(5).filter_map(|row| row.monthly_sales).map(u64::from).sum();
        assert_eq!(3 * small, 1_800_000_000);
        // nine tenths of the rare-earth magnets are from one country.
        let magnets =
            all.trade.iter().filter(|row| ["T-001", "T-002", "T-003", "T-004"].contains(&row.id.as_str()));
        let amounts: Vec<(bool, u64)> = magnets
            .map(|row| (row.made_in.unwrap().to_string() == "CN", row.yearly.map_or(0, u64::from)))
            .collect();
        let all_of: u64 = amounts.iter().map(|(_, yen)| yen).sum();
        let abroad: u64 = amounts.iter().filter(|(china, _)| *china).map(|(_, yen)| yen).sum();
        assert_eq!((abroad * 10, all_of), (9 * all_of, 480_000_000));
        // P1-2: of the fifteen largest partners the owner is known, and of fewer than six tenths of all.
        let date = jiff::civil::date(2026, 11, 24);
        assert!(!ledger.knowledge(date).owned_from.part(ledger.knowledge(date).all).unwrap().low > 600_000);
        // P1-7: five scenarios have measures, and two say how soon.
        let of = |with: fn(&keian::assessment::registers::scenarios::Scenario) -> bool| {
            all.scenarios.iter().filter(|scenario| with(scenario)).count()
        };
        assert_eq!((of(|one| !one.measures.is_empty()), of(|one| one.urgency.is_some())), (5, 2));
        // Every measure that changes rows changes rows that its scenario hits, so that it can buy something.
        for scenario in all.scenarios.iter() {
            for measure in &scenario.measures {
                let gain = ledger.gain(scenario, measure, Stop::lasting(scenario));
                assert!(gain.in_scenario.at_most > 0 && gain.unfinished.is_empty(), "{}", measure.what);
                assert!(
                    !measure
                        .changes
                        .iter()
                        .any(|one| matches!(one, MeasureEffect::Stock(days) if days.get() == 0))
                );
            }
        }
        assert_eq!(ledger.doubts().len(), 1, "{:?}", ledger.doubts());
    }
}
