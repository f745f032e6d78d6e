//! What the reference lists hold: every list its day, its source and where to look since; every item a date
//! where one is known; and nothing that is not told with its limits.

use std::collections::BTreeMap;

use keian::base::lang::{Lang, Text};
use keian::questionnaire::list::{Item, ReferenceList};
use keian::questionnaire::shipped::{lists, meti_guideline};

const DOC: &str = include_str!("../../docs/questionnaire.md");

fn list(id: &str) -> &'static ReferenceList {
    lists().iter().find(|list| list.id.as_str() == id).unwrap_or_else(|| panic!("no list {id}"))
}

fn item<'a>(of: &'a ReferenceList, id: &str) -> &'a Item {
    of.items.iter().find(|item| item.id.as_str() == id).unwrap_or_else(|| panic!("no {id}"))
}

/// How many items there are of each month; without one, under an empty name.
fn months(of: &ReferenceList) -> Vec<(&str, usize)> {
    let mut months: BTreeMap<&str, usize> = BTreeMap::new();
    for item in &of.items {
        *months.entry(item.since.as_deref().unwrap_or_default()).or_default() += 1;
    }
    months.into_iter().collect()
}

fn says(text: &Text, ja: &str, en: &str) {
    assert!(text.ja.contains(ja), "'{ja}': {}", text.ja);
    assert!(text.en.contains(en), "'{en}': {}", text.en);
}

fn detail<'a>(of: &'a ReferenceList, id: &str) -> &'a Text {
    item(of, id).detail.as_ref().unwrap_or_else(|| panic!("{id} says no more"))
}

#[test]
fn every_list_has_its_day_its_source_and_where_to_look_since() {
    let days: Vec<(&str, &str)> =
        lists().iter().map(|list| (list.id.as_str(), list.as_of.as_str())).collect();
    assert_eq!(
        days,
        [
            ("technologies", "2025-12-12"),
            ("critical-minerals", "2026-01-10"),
            ("specified-critical-products", "2025-12-24"),
            ("leak-routes", "2026-04-27"),
            ("risk-scenarios", "2025-12-12"),
            ("stakeholder-dialogue", "2025-12-12"),
            ("documents", "2026-04-27"),
        ]
    );
    for list in lists() {
        let day: jiff::civil::Date = list.as_of.parse().unwrap();
        for lang in Lang::ALL {
            assert!(list.source.get(lang).chars().count() >= 10, "{} has no source", list.id);
            assert!(list.check.as_ref().unwrap().get(lang).contains("https://"), "{}", list.id);
            // The day stands in words where the list's facts do, and that nobody official made it.
            let note = list.note.as_ref().unwrap().get(lang);
            let none = if lang == Lang::Ja { "作成したものではな" } else { "ot made by" };
            assert!(note.contains(none), "{}: {note}", list.id);
        }
        assert!(!list.serves.is_empty());
        let known = |id| meti_guideline().question(id).is_some();
        assert!(list.serves.iter().all(known), "{} serves a question that is not there", list.id);
        for item in &list.items {
            let Some(since) = &item.since else { continue };
            let first: jiff::civil::Date = format!("{since}-01").parse().unwrap();
            assert!(first <= day, "{} is later than its list", item.id);
        }
        let row = format!("| {} | {} | {} |", list.id, list.as_of, list.items.len());
        assert!(DOC.contains(&row), "docs/questionnaire.md has no row {row}");
    }
}

/// The ten with which reporting began have their month; of the others the list says that it does not know.
#[test]
fn the_technologies_tell_which_were_there_from_the_beginning() {
    let technologies = list("technologies");
    assert_eq!(months(technologies), [("", 9), ("2024-12", 10)]);
    let first: Vec<&str> =
        technologies.items.iter().filter(|item| item.since.is_some()).map(|item| item.id.as_str()).collect();
    assert_eq!(
        first,
        [
            "mlcc",
            "saw-baw-filters",
            "electrolytic-copper-foil",
            "dielectric-film",
            "barium-titanate",
            "carbon-fibre",
            "silicon-carbide-fibre",
            "photoresist",
            "non-ferrous-metal-targets",
            "sem-tem",
        ]
    );
    let note = technologies.note.as_ref().unwrap();
    says(note, "2024年12月30日", "30 December 2024");
    says(note, "残る9技術のうち4技術", "Four of the other nine");
    says(note, "確かめられていません", "has not been established");
    says(&technologies.source, "ベーカー&マッケンジー", "Baker McKenzie");
    // The priority fields of the same material.
    for (ja, en) in [
        ("コンピューティング", "computing"),
        ("クリーンテック", "clean technology"),
        ("バイテック", "biotechnology"),
        ("基盤技術", "basic technologies"),
    ] {
        says(note, ja, en);
    }
}

#[test]
fn every_control_of_minerals_has_its_month_and_the_suspended_ones_their_end() {
    let minerals = list("critical-minerals");
    assert_eq!(
        months(minerals),
        [
            ("2023-08", 2),
            ("2023-12", 1),
            ("2024-09", 1),
            ("2025-02", 5),
            ("2025-04", 7),
            ("2025-10", 12),
            ("2026-01", 1),
        ]
    );
    for item in minerals.items.iter().filter(|item| item.since.as_deref() == Some("2025-10")) {
        let detail = item.detail.as_ref().unwrap();
        says(detail, "2026年11月10日", "10 November 2026");
        says(detail, "必ずご自身で確認", "Check for yourself");
    }
    // By which notice they were suspended, and that the year is over.
    let note = minerals.note.as_ref().unwrap();
    says(note, "公告2025年第70号", "notice 70/2025");
    says(note, "過ぎています", "ended on 10 November 2026");
    says(detail(minerals, "re-export"), "0.1%以上", "0.1% or more");
    says(detail(minerals, "dual-use-to-japan"), "2026年1月6日", "6 January 2026");
    for id in ["rare-earth-equipment", "rare-earth-ores-reagents", "rare-earth-technology"] {
        assert_eq!(item(minerals, id).since.as_deref(), Some("2025-10"), "{id}");
    }
}

#[test]
fn the_specified_products_tell_the_four_added_and_those_with_supply_trouble() {
    let products = list("specified-critical-products");
    assert_eq!(months(products), [("", 12), ("2025-12", 4)]);
    says(products.note.as_ref().unwrap(), "2025年12月19日の閣議決定", "cabinet decision of 19 December 2025");
    let troubled: Vec<&str> = products
        .items
        .iter()
        .filter(|item| {
            item.detail.as_ref().is_some_and(|text| {
                assert_eq!(text.ja.contains("供給に支障"), text.en.contains("supply trouble"), "{}", item.id);
                text.ja.contains("供給に支障")
            })
        })
        .map(|item| item.id.as_str())
        .collect();
    assert_eq!(
        troubled,
        [
            "permanent-magnets",
            "critical-minerals",
            "advanced-electronic-components",
            "unmanned-aircraft",
            "satellites",
            "rocket-parts",
        ]
    );
}

#[test]
fn the_leak_routes_name_the_agency_and_what_the_guidance_has_besides() {
    let routes = list("leak-routes");
    says(&routes.source, "公安調査庁", "Public Security Intelligence Agency");
    assert_eq!(routes.items.len(), 21);
    let of = |start: &str| routes.items.iter().filter(|item| item.id.as_str().starts_with(start)).count();
    assert_eq!((of("overseas-"), of("people-")), (5, 7));
    says(&item(routes, "students-researchers").name, "送り込み", "Sending");
    says(detail(routes, "overseas-other"), "ライセンス供与", "licences");
    says(detail(routes, "people-leavers"), "転職そのものは自由", "Changing jobs is anyone's right");
    says(detail(routes, "people-occasions"), "SNS", "social media");
    says(&item(routes, "supplier-coordination").name, "すり合わせ", "coordination with suppliers");
    says(detail(routes, "after-a-leak"), "広がりを止め", "stop it from spreading");
}

/// The draft's example is the company that makes its suppliers understand: no customers in it.
#[test]
fn the_uses_are_those_of_the_draft() {
    let uses = list("stakeholder-dialogue");
    let ids: Vec<&str> = uses.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["mindset", "vertical", "horizontal", "association", "suppliers", "investors"]);
    let suppliers = item(uses, "suppliers");
    says(&suppliers.name, "調達先の理解を得る", "Towards suppliers");
    says(detail(uses, "suppliers"), "なぜ備えが要るのかを調達先に伝え", "why preparing matters");
    for text in [&suppliers.name, detail(uses, "suppliers")] {
        assert!(!text.ja.contains("顧客") && !text.en.contains("customer"), "{text:?}");
    }
    says(detail(uses, "horizontal"), "担当部署に協力を頼みます", "asks the departments for their part");
}

#[test]
fn the_documents_are_those_that_questions_need_with_their_days() {
    let documents = list("documents");
    let dated: Vec<(&str, Option<&str>)> =
        documents.items.iter().map(|item| (item.id.as_str(), item.since.as_deref())).collect();
    assert_eq!(
        dated,
        [
            ("guideline", Some("2026-01")),
            ("casebook", Some("2025-11")),
            ("leak-guidance", Some("2026-04")),
            ("psia-brochure", None),
            ("tariffs", None),
        ]
    );
    says(detail(documents, "casebook"), "2025年11月20日", "20 November 2025");
    // Tariffs are not told here: where they are is.
    says(detail(documents, "tariffs"), "https://www.jetro.go.jp/", "https://www.jetro.go.jp/");
    let serves = |id: &str| documents.serves.iter().any(|of| of.as_str() == id);
    assert!(serves("A-5") && serves("I-11"), "whoever talks with peers finds the case book");
}
