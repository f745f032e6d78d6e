//! What the chapter on the registers says of special cases, in its own words: what is none, what stays, what was not
//! reckoned.

use keian::assessment::Assessment;
use keian::assessment::registers::scenarios::{Hits, Scenario};
use keian::assessment::registers::technologies::Technology;
use keian::assessment::registers::trade::Trade;
use keian::audience::Edition;
use keian::base::country::Country;
use keian::base::ids::{ScenarioId, TechnologyId, TradeId};
use keian::base::lang::Lang;
use keian::base::units::Rank;

use crate::registers::{bullets, chapter, sample};
use crate::three_rows::three_rows;

/// What an edition says of these, in both languages.
fn told(edition: Edition, of: fn(Lang) -> Assessment) -> [String; 2] {
    Lang::ALL.map(|lang| chapter(edition, lang, &of(lang)).join("\n"))
}

fn of_sample(edition: Edition) -> [String; 2] {
    told(edition, sample)
}

/// That each language says what it should and nothing that it should not.
fn says(told: &[String; 2], wanted: [&str; 2], unwanted: [&str; 2]) {
    for (said, (wanted, unwanted)) in told.iter().zip(wanted.into_iter().zip(unwanted)) {
        assert!(said.contains(wanted), "{wanted} in {said}");
        assert!(unwanted.is_empty() || !said.contains(unwanted), "{unwanted} in {said}");
    }
}

#[test]
fn what_comes_last_of_single_points_is_said_by_what_stands_there() {
    let full = ["。日本と自社は最後です。", ". Japan and own sites come last."];
    says(&of_sample(Edition::Full), full, ["", ""]);
    let board = ["。日本は最後です。", ". Japan comes last."];
    says(&of_sample(Edition::Board), board, ["自社", "wn sites"]);
}

#[test]
fn an_end_that_a_measure_leaves_where_it_is_stays() {
    says(
        &of_sample(Edition::Full),
        [
            "巻線用銅線の在庫を1か月分積み増す: 対策の対象の取引先だけが止まるなら、「少なくとも」は8,070.6万円のまま、\
             「多くて」は14.4億円から8.79億円になります",
            "if only the partner that it concerns stops, “at least” stays at ¥80.7 m, “at most” goes from ¥1.44 bn to ¥878.4 m",
        ],
        ["1,611.1万円から\n1,611.1万円へ", "only the partner stops:"],
    );
    says(&of_sample(Edition::Full), ["1,611.1万円\nのまま", "Stays at\n¥16.1 m"], ["", ""]);
    says(&of_sample(Edition::Board), ["27.3億円のまま", "Stays at ¥"], ["27.3億円 → 27.3億円", ""]);
}

#[test]
fn a_scenario_without_measures_is_said_to_have_none() {
    says(
        &of_sample(Edition::Full),
        ["供給は止まらない | なし | –", "Stops no supply | None | –"],
        ["| 0/0 |", "| 0 of 0 |"],
    );
}

#[test]
fn without_rows_of_sales_it_is_said_that_there_are_none() {
    says(
        &told(Edition::Full, |lang| three_rows(sample(lang))),
        ["販売の行は、まだありません", "There are no rows of sales yet"],
        ["販売の行の1年の合計", "by rows of sales:"],
    );
}

#[test]
fn an_item_that_is_perhaps_marked_is_told_apart_from_the_one_before_it() {
    says(
        &told(Edition::Full, |lang| three_rows(sample(lang))),
        [
            "ネオジム磁石(焼結): 中国 90〜100%、ネオジム磁石(ボンド): 国が分からない(可能性あり)",
            "Neodymium magnets (sintered): China 90–100%; Neodymium magnets (bonded): country not known (perhaps)",
        ],
        ["国が分からない 0", "country not known 0"],
    );
}

/// The sample with more scenarios than are reckoned, those first that hit nothing of what is recorded.
fn many_scenarios(lang: Lang) -> Assessment {
    let mut all = sample(lang);
    let place = |n: u32| {
        let country = Country::new("IS").unwrap();
        let rank = Rank::new(if n < 20 { 3 } else { 1 }).ok();
        Scenario {
            id: ScenarioId::new(format!("S-{n}")),
            title: format!("{n}"),
            hits: Hits { countries: [country].into(), ..Hits::default() },
            importance: rank,
            urgency: rank,
            ..Scenario::default()
        }
    };
    let known = |row: &Trade| Trade { made_in: row.made_in.or(Country::new("JP").ok()), ..row.clone() };
    all.registers.trade = all.registers.trade.iter().map(|row| known(row)).collect();
    all.registers.scenarios = (0..1_240).map(place).collect();
    all
}

#[test]
fn that_no_scenario_holds_up_sales_is_said_of_those_that_were_reckoned() {
    for edition in [Edition::Full, Edition::Board] {
        let told = told(edition, many_scenarios);
        says(
            &told,
            [
                "滞る売上を計算したシナリオ20件のうち、売上が滞るものは、分かっている限りありません。\
                 ほかの1,220件は計算していません。",
                "Of the 20 scenarios reckoned, none holds up sales, as far as is known. Not reckoned: 1,220 more.",
            ],
            ["売上が滞るシナリオは", "no scenario holds up sales"],
        );
        says(
            &told,
            [
                "滞る売上を計算する対象は、重要度と緊急度の高い順に先の20件です。",
                "What is held up is reckoned for the first 20 scenarios by importance and urgency.",
            ],
            ["", ""],
        );
    }
}

/// The sample's rows of trade, technologies and talks over and over.
fn many_rows(lang: Lang) -> Assessment {
    let mut all = sample(lang);
    let of = all.registers.clone();
    let trade = |n: u32, row: &Trade| Trade {
        id: TradeId::new(format!("{}-{n}", row.id)),
        item: format!("{} {n}", row.item),
        ..row.clone()
    };
    all.registers.trade =
        (0..14).flat_map(|n| of.trade.iter().map(move |row| trade(n, row)).collect::<Vec<_>>()).collect();
    let technology = |n: u32, row: &Technology| Technology {
        id: TechnologyId::new(format!("{}-{n}", row.id)),
        ..row.clone()
    };
    all.registers.technologies = (0..201)
        .flat_map(|n| of.technologies.iter().map(move |row| technology(n, row)).collect::<Vec<_>>())
        .collect();
    all
}

#[test]
fn counts_have_their_thousands_apart() {
    let told = told(Edition::Full, many_rows);
    says(&told, ["1,176行のうち1,106行", "1,106 of 1,176"], ["1176", "1106"]);
    says(&told, ["技術1,005件のうち", "Of 1,005 technologies"], ["1005", "1005"]);
}

#[test]
fn concentration_abroad_is_told_by_what_is_concentrated() {
    says(
        &told(Edition::Full, |lang| three_rows(sample(lang))),
        [
            "海外の少数の国に集中しています。半分以上が海外からで、その集中の度合いが0.4以上です",
            "Concentrated in a few countries abroad: half or more is from abroad, and its concentration is 0.4 or more",
        ],
        ["0.50〜1.00は", "0.50–1.00 is"],
    );
}

#[test]
fn every_bullet_of_the_chapter_ends_alike() {
    for (lang, stop) in [(Lang::Ja, '。'), (Lang::En, '.')] {
        for of in [sample(lang), three_rows(sample(lang)), many_scenarios(lang)] {
            let bullets = bullets(Edition::Full, lang, &of);
            assert!(bullets.len() > 5, "{bullets:?}");
            let open: Vec<&String> = bullets.iter().filter(|bullet| !bullet.ends_with(stop)).collect();
            assert_eq!(open, Vec::<&String>::new());
            let small = bullets.iter().filter(|bullet| bullet.starts_with(char::is_lowercase));
            assert_eq!(small.collect::<Vec<_>>(), Vec::<&String>::new());
        }
    }
}

#[test]
fn brackets_and_capitals_are_those_of_the_language() {
    let full = of_sample(Edition::Full);
    says(
        &full,
        ["検査装置の部品(2,800万円) · ", "Parts of test equipment (¥28 m) · "],
        ["検査装置の部品 (", "\nown sites"],
    );
    let lower = ["\npartner | ", "\ncountry | ", "and 3 more; ", "; Country not known", " | from ¥"];
    for text in lower {
        assert!(!full[1].contains(text), "{text}");
    }
    says(
        &full,
        [
            "ほか80件。国が分からない行だけで、最大37.4億円。",
            "And 80 more. Country not known: alone up to ¥3.74 bn.",
        ],
        ["", ""],
    );
    says(&full, ["ほか3件、分からない: 5行、7〜8%。", "And 3 more; not known: 7–8% (rows: 5)."], ["", ""]);
}
