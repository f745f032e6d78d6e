//! Technologies and scenarios from a table as people keep them, with the values that a person reads in it; what is
//! refused is named by its cell.

use std::ops::ControlFlow;

use jiff::civil::date;
use keian::assessment::Assessment;
use keian::assessment::action_item::{ActionState, Cost};
use keian::assessment::registers::products::Product;
use keian::assessment::registers::scenarios::{Countermeasure, MeasureEffect, Split};
use keian::assessment::registers::technologies::{LeakEffect, LeakRoute};
use keian::assessment::registers::trade::{Substitute, Trade, TradeKind};
use keian::base::ids::{ItemId, MeasureId, ProductId, ScenarioId, TechnologyId, TradeId};
use keian::base::lang::Lang;
use keian::base::units::Rank;
use keian::import::columns::Part;
use keian::import::head::head_of;
use keian::import::preview;
use keian::import::preview::ImportPreview;
use keian::sheets::{Sheet, Source};

use super::made::{country, days, percent, yen};

fn sheet(text: &str) -> Sheet {
    let mut source = Source::open(text.as_bytes().to_vec()).unwrap();
    source.read(0, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn taken(into: &mut Assessment, text: &str, part: Part) -> ImportPreview {
    let sheet = sheet(text);
    let head = head_of(&sheet, part).expect("the sheet has a head");
    let preview = preview(&sheet, part, &head, &into.registers);
    if let Some(edit) = preview.edit.clone() {
        edit.apply(into);
    }
    preview
}

/// A company with a product and a row of trade.
fn company() -> Assessment {
    let mut made = Assessment::default();
    let motor =
        Product { id: ProductId::new("P-1"), name: "小型モーター".to_owned(), ..Product::default() };
    made.registers.products = [motor].into_iter().collect();
    let magnets = Trade {
        partner: Some("甲磁石, Ltd.".to_owned()),
        ..Trade::of(TradeId::new("T-001"), TradeKind::Purchase, "磁石".to_owned())
    };
    made.registers.trade = [magnets].into_iter().collect();
    made
}

/// Place and reason.
fn refused(preview: &ImportPreview) -> Vec<(String, String)> {
    preview.refused.first.iter().map(|cell| (cell.place(), cell.why.message(Lang::En))).collect()
}

#[test]
fn technologies_are_read_with_their_routes_and_effects() {
    let mut company = company();
    let text = "技術名,関わる製品,流出経路,影響額(百万円),影響,担当者,見直し日\n\
        巻線の自動化,小型モーター,\"people-leaving: 対策済み 退職時の面談\ncyber: 未対策\",120,,技術部長,R8.4.1\n\
        絶縁材の配合,P-1,,,\"数年で追いつかれる\",,\n";
    let preview = taken(&mut company, text, Part::Technologies);
    assert_eq!((preview.new, refused(&preview)), (2, vec![]));
    let technologies = company.registers.technologies.clone();
    let first = technologies.get(&TechnologyId::new("K-01")).unwrap();
    assert_eq!(first.name, "巻線の自動化");
    assert_eq!(first.products, [ProductId::new("P-1")].into());
    assert_eq!(
        first.leak_routes,
        [
            (ItemId::new("people-leaving"), LeakRoute::Closed("退職時の面談".to_owned())),
            (ItemId::new("cyber"), LeakRoute::Open),
        ]
        .into()
    );
    assert_eq!(first.leak_effect, yen(120_000_000).map(LeakEffect::Yearly));
    assert_eq!((first.owner.as_deref(), first.reviewed_on), (Some("技術部長"), Some(date(2026, 4, 1))));
    let second = technologies.get(&TechnologyId::new("K-02")).unwrap();
    assert_eq!(second.leak_effect, Some(LeakEffect::Words("数年で追いつかれる".to_owned())));
    // The same again changes nothing; a route that is none is refused and the rest stays.
    assert_eq!(taken(&mut company, text, Part::Technologies).same, 2);
    let wrong = "技術名,流出経路,影響額(円),影響\n巻線の自動化,退職者,5,高い\n";
    let preview = taken(&mut company, wrong, Part::Technologies);
    let told: Vec<String> = refused(&preview).into_iter().map(|(place, _)| place).collect();
    assert_eq!(told, ["B2", "D2"]);
    let changed = company.registers.technologies.get(&TechnologyId::new("K-01")).unwrap().clone();
    assert_eq!(changed.leak_routes, first.leak_routes);
    assert_eq!(changed.leak_effect, yen(5).map(LeakEffect::Yearly));
}

#[test]
fn a_scenario_has_a_line_for_each_measure_and_one_for_each_further_change() {
    let mut company = company();
    let text = "シナリオ,対象国,取引先,期間(か月),重要度,緊急度,対策,担当,期限,初期費用(万円),年間費用(千円),状態,対象取引,\
        在庫積み増し(日),認定する代替先の国,認定する代替先への切替日数,分散割合,分散先,分散先の国\n\
        中国の輸出規制,中国、香港,\"甲磁石, Ltd.\",6,高,3,在庫を積む,購買部長,2027/3/31,500,1200,実施中,T-001,60,,,,,\n\
        ,,,,,,代わりを認定する,購買部長,,,,未着手,T-001,,ベトナム,120,,,\n\
        ,,,,,,,,,,,,,,,,30%,乙磁石,日本\n\
        海峡の封鎖,,,45日,2,中,,,,,,,,,,,,,\n";
    let preview = taken(&mut company, text, Part::Scenarios);
    assert_eq!((preview.new, refused(&preview)), (2, vec![]));
    let scenarios = company.registers.scenarios.clone();
    let first = scenarios.get(&ScenarioId::new("S-01")).unwrap();
    assert_eq!(first.title, "中国の輸出規制");
    assert_eq!(first.hits.countries, [country("CN"), country("HK")].into());
    assert_eq!(first.hits.partners, ["甲磁石, Ltd."]);
    assert_eq!(
        (first.lasts, first.importance, first.urgency),
        (Some(days(180)), Some(Rank::MAX), Some(Rank::MAX))
    );
    let rows = || [TradeId::new("T-001")].into();
    assert_eq!(
        first.measures,
        [
            Countermeasure {
                id: MeasureId::new("1"),
                what: "在庫を積む".to_owned(),
                owner: Some("購買部長".to_owned()),
                due: Some(date(2027, 3, 31)),
                cost: Cost { once: yen(5_000_000), yearly: yen(1_200_000) },
                state: ActionState::UnderWay,
                rows: rows(),
                changes: vec![MeasureEffect::Stock(days(60))],
            },
            Countermeasure {
                id: MeasureId::new("2"),
                what: "代わりを認定する".to_owned(),
                owner: Some("購買部長".to_owned()),
                rows: rows(),
                changes: vec![
                    MeasureEffect::Qualifies(Substitute {
                        country: Some(country("VN")),
                        days: Some(days(120)),
                        ..Substitute::default()
                    }),
                    MeasureEffect::Split(Split {
                        share: percent(30),
                        partner: Some("乙磁石".to_owned()),
                        country: Some(country("JP")),
                        ..Split::default()
                    }),
                ],
                ..Countermeasure::default()
            },
        ]
    );
    let second = scenarios.get(&ScenarioId::new("S-02")).unwrap();
    assert_eq!((second.lasts, second.urgency, second.measures.len()), (Some(days(45)), Rank::new(2).ok(), 0));
    assert_eq!(taken(&mut company, text, Part::Scenarios).same, 2);
}

#[test]
fn what_a_scenarios_lines_say_differently_is_refused_and_its_other_measures_stay() {
    let mut company = company();
    taken(
        &mut company,
        "シナリオ,対策,状態\n停電,発電機を買う,未着手\n停電,訓練する,未着手\n",
        Part::Scenarios,
    );
    let preview = taken(
        &mut company,
        "シナリオ,重要度,対策,対象取引,状態\n停電,3,訓練する,T-001,完了\n停電,2,訓練する,T-009,そのうち\n",
        Part::Scenarios,
    );
    let told = refused(&preview);
    let places: Vec<&str> = told.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["B3", "E3", "D3"], "{told:?}");
    assert_eq!(
        told[0].1,
        "A row above says something else of the same scenario or measure. Make them alike."
    );
    assert_eq!(told[2].1, "The register of trade has no row “T-009”. Import the trade first.");
    let scenario = company.registers.scenarios.iter().next().unwrap();
    assert_eq!(scenario.importance, Some(Rank::MAX));
    let measures: Vec<(&str, &ActionState)> =
        scenario.measures.iter().map(|measure| (measure.what.as_str(), &measure.state)).collect();
    assert_eq!(measures, [("発電機を買う", &ActionState::NotBegun), ("訓練する", &ActionState::Done)]);
}

#[test]
fn a_row_that_one_line_names_by_id_and_another_by_what_it_is_is_changed_once() {
    let mut company = company();
    let text = "ID,品目,取引先,年間金額\nT-001,磁石,\"甲磁石, Ltd.\",100\n,磁石,\"甲磁石, Ltd.\",200\n";
    let preview = taken(&mut company, text, Part::Trade);
    assert_eq!(
        refused(&preview),
        [(
            "B3".to_owned(),
            "Another row of the sheet already changes the same entry of the register. Keep one of the two."
                .to_owned()
        )]
    );
    assert_eq!(company.registers.trade.iter().map(|row| row.yearly).collect::<Vec<_>>(), [yen(100)]);
}
