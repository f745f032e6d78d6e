//! Questions that a reader could take for one another: fourteen pairs and rows of them, and the words by
//! which each tells itself from the others.

use std::collections::BTreeSet;

use keian::base::lang::Lang;
use keian::questionnaire::shipped::meti_guideline;

use super::wording::{Row, part, unfulfilled};

/// P1-7 is ranked and planned, A-4 is in place.
const PLANNED_OR_IN_PLACE: [Row; 5] = [
    ("P1-7", "text", ("責任者と期限のある計画", "with owners and due dates"), ("対策を進めて", "carry out")),
    ("P1-7", "why", ("A-4で尋ねます", "asked in A-4"), ("", "")),
    (
        "P1-7",
        "L1",
        ("対策はまだ検討していない", "without working out measures"),
        ("始めていない", "have not begun"),
    ),
    ("P1-7", "L2", ("対策を検討している", "work out measures"), ("対策を進めて", "carry out")),
    ("P1-7", "N1", ("対策を検討し", "work out a measure"), ("着手", "and begin")),
];

/// P1-6 asks for the most damaging scenarios, I-3 for every route.
const WORST_OR_EVERY: [Row; 4] = [
    ("P1-6", "why", ("I-3で尋ねます", "is asked in I-3"), ("", "")),
    ("P1-6", "L3", ("特に痛手の大きい場面", "most damaging"), ("両方の筋道", "both")),
    ("P1-6", "evidence", ("シナリオ", "scenarios"), ("流出経路の図", "routes")),
    ("I-3", "why", ("P1-6で尋ね", "P1-6 asks"), ("", "")),
];

/// G-1 brings together what P1-1, P1-4 and A-1 have found out.
const FOUND_OUT_OR_TOGETHER: [Row; 3] = [
    (
        "G-1",
        "text",
        ("一か所にまとめ、更新して", "brought together in one place and kept up to date"),
        ("", ""),
    ),
    (
        "G-1",
        "why",
        ("何を把握しているかは原則1と領域1で尋ね", "Principle 1 and Domain 1 ask what is known"),
        ("", ""),
    ),
    (
        "G-1",
        "L2",
        ("部署をまたいで情報を一か所に", "departments' information together in one place"),
        ("", ""),
    ),
];

/// P3-1 is everyday talk, A-5 a particular concern, A-8 top management in person, A-9 others who come to us.
const EVERYDAY_OR_PARTICULAR: [Row; 4] = [
    ("P3-1", "text", ("日ごろの取引の中で", "As part of everyday business"), ("", "")),
    ("P3-1", "why", ("経営層自らの説明はA-8", "in person are asked about in A-8"), ("", "")),
    ("P3-1", "why", ("相手からの相談はA-9", "from partners in A-9"), ("", "")),
    (
        "A-5",
        "why",
        ("ふだんの対話はP3-1とP3-4で尋ね", "Everyday dialogue is asked about in P3-1 and P3-4"),
        ("", ""),
    ),
];

/// P1-5 says what stops and when, A-3 what that costs; P2-2 lays an expense beside the figure of A-3.
const COURSE_OR_LOSS: [Row; 4] = [
    ("P1-5", "L3", ("止まるまでの流れや期間", "how long before we would have to stop"), ("損失", "loss")),
    ("P2-2", "N0", ("A-3で見積もった損失", "the loss estimated in A-3"), ("1か月止まった", "for a month")),
    ("A-3", "topic", ("自社から顧客への供給", "if you cannot supply"), ("", "if your supply stops")),
    ("A-3", "L0", ("自社から顧客への供給", "if we could not supply"), ("", "if our supply stopped")),
];

/// P1-2 finds out the countries, A-1 works out the shares.
const FACTS_OR_SHARES: [Row; 2] = [
    (
        "A-1",
        "N2",
        ("割合も計算し", "Work out the shares"),
        ("産地を調達先に問い合わせ", "Ask suppliers for the origins"),
    ),
    ("P1-2", "text", ("販売先", "where you sell"), ("", "")),
];

/// P1-7 makes the ranking, L-2 approves it and gives people and money.
const RANKED_OR_APPROVED: [Row; 2] = [
    ("L-2", "L3", ("順位を承認", "approved the ranking"), ("順位を付け", "has ranked")),
    (
        "L-2",
        "N2",
        ("(P1-7)に人員と予算の案を添え", "people and budget to the ranking of risks (P1-7)"),
        ("順位を付け", "List and rank"),
    ),
];

/// One person of a small company is not asked for twice: who coordinates may be the head as well.
const COORDINATOR_OR_HEAD: [Row; 2] = [
    (
        "G-9",
        "why",
        ("その人が実務の責任者でもかまいません", "that person can also be the operational head"),
        ("", ""),
    ),
    ("G-11", "L2", ("取りまとめ役", ""), ("束ね役", "")),
];

/// P3-4 is everyday contact, A-10 a border measure, I-10 a leak.
const CONTACTS: [Row; 4] = [
    (
        "P3-4",
        "why",
        ("国境措置の影響を受けたときの相談はA-10", "border measure hits is asked about in A-10"),
        ("", ""),
    ),
    ("P3-4", "why", ("技術流出についての相談はI-10", "about leaks in I-10"), ("", "")),
    ("A-10", "why", ("ふだんの接点についてはP3-4", "Everyday contact is asked about in P3-4"), ("", "")),
    ("I-10", "why", ("ふだんの接点についてはP3-4", "Everyday contact is asked about in P3-4"), ("", "")),
];

/// I-9 lists the companies, I-11 chooses among them; I-6 is one deal, I-7 one's own shareholders.
const FIELD_AND_SHARES: [Row; 3] = [
    ("I-11", "N0", ("I-9で書き出した会社から", "From the list made for I-9"), ("", "Name the companies")),
    ("I-6", "text", ("個別の買収", "a particular acquisition"), ("", "")),
    ("I-7", "why", ("個別の案件での確認はI-6で尋ね", "I-6 asks about checks in particular deals"), ("", "")),
];

/// P2-1 is trust, P2-3 orders: the former no longer asks for proof by what is said and done.
const TRUST_OR_ORDERS: [Row; 2] = [
    ("P2-1", "topic", ("成果とみる", "as a return"), ("成果に数える", "Count")),
    ("P2-3", "text", ("開発や顧客への提案", "into what you develop and propose"), ("", "")),
];

#[test]
fn questions_that_could_be_mistaken_tell_themselves_apart() {
    let all: [&[Row]; 11] = [
        &PLANNED_OR_IN_PLACE,
        &WORST_OR_EVERY,
        &FOUND_OUT_OR_TOGETHER,
        &EVERYDAY_OR_PARTICULAR,
        &COURSE_OR_LOSS,
        &FACTS_OR_SHARES,
        &RANKED_OR_APPROVED,
        &COORDINATOR_OR_HEAD,
        &CONTACTS,
        &FIELD_AND_SHARES,
        &TRUST_OR_ORDERS,
    ];
    let faults: Vec<String> = all.into_iter().flat_map(unfulfilled).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Orders and business belong to P2-3.
#[test]
fn trust_is_not_asked_for_by_orders() {
    for name in ["topic", "text", "L1", "L2", "L3", "L4", "N0", "N1", "N2", "N3"] {
        assert!(!part("P2-1", name, Lang::Ja).unwrap().contains("受注"), "{name}");
        let en = part("P2-1", name, Lang::En).unwrap();
        assert!(!en.split(|c: char| !c.is_alphabetic()).any(|word| word == "orders"), "{name}: {en}");
    }
}

/// The ids of questions in a text, such as `A-10`.
fn named(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let is_id = |word: &&str| {
        word.split_once('-').is_some_and(|(area, number)| {
            ["P1", "P2", "P3", "L", "A", "I", "G"].contains(&area)
                && !number.is_empty()
                && number.chars().all(|c| c.is_ascii_digit())
        })
    };
    words.filter(is_id).map(str::to_owned).collect()
}

#[test]
fn a_question_that_points_to_another_does_so_in_both_languages_and_the_other_is_asked() {
    let all: BTreeSet<String> = meti_guideline().questions().map(|(_, q)| q.id.to_string()).collect();
    let mut pointing = 0;
    for id in &all {
        for name in ["text", "why", "left out", "N0", "N1", "N2", "N3"] {
            let Some(ja) = part(id, name, Lang::Ja) else { continue };
            let (ja, en) = (named(&ja), named(&part(id, name, Lang::En).unwrap()));
            assert_eq!(ja, en, "{id} {name}");
            assert!(ja.is_subset(&all) && !ja.contains(id), "{id} {name}: {ja:?}");
            pointing += ja.len();
        }
    }
    assert!(pointing >= 20, "only {pointing}");
    let found: Vec<String> = named("A-10とI-3で(P1-4)尋ね、COVID-19").into_iter().collect();
    assert_eq!(found, ["A-10", "I-3", "P1-4"]);
}
