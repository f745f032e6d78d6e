//! What the draft asks for and a question once fell short of or went beyond, what can be done next, whom a
//! question does not concern, and where the questionnaire says that it comes from.

use keian::base::lang::Lang;
use keian::questionnaire::shipped::{lists, meti_guideline};

use super::wording::{Row, part, unfulfilled};

const DRAFT: [Row; 24] = [
    // Cost in future is lowered, not loss alone.
    ("P2-2", "text", ("避けられる将来のコストや損失", "the future costs and losses it avoids"), ("", "")),
    ("P2-2", "why", ("緊急の調達や空輸", "emergency purchases, air freight"), ("", "")),
    ("P2-2", "elements", ("コスト・損失", "cost and loss"), ("", "")),
    // To see it as an investment is enough in writing, without an estimate.
    (
        "P2-2",
        "L2",
        ("投資とみる方針を文書にしているか", "a written policy of treating preparedness as an investment"),
        ("", ""),
    ),
    // Supply and security are built into what is developed, not into what is sold alone.
    ("P2-3", "text", ("製品・サービスの開発", "into what you develop"), ("", "")),
    ("P2-3", "L0", ("開発や営業で", "in development or sales"), ("", "")),
    ("P2-3", "L2", ("開発に生かすか", "built into development"), ("", "")),
    // Urgency beside importance; worked out as well as put in place.
    ("A-4", "text", ("重要度と緊急度で", "by importance and urgency"), ("", "")),
    ("A-4", "text", ("検討し、整えていますか", "working out measures"), ("", "")),
    ("A-4", "why", ("重要で差し迫った", "most important and urgent"), ("影響の大きい", "")),
    // An effort is asked for, not its success.
    ("A-8", "text", ("理解を得るよう努めて", "work to gain their understanding"), ("理解を得ていますか", "")),
    // To be recognised: the written trace is enough, a budget is not asked for.
    (
        "I-1",
        "text",
        ("技術戦略や計画に表して", "does your technology strategy or plan say so"),
        ("予算を付けて", "budget"),
    ),
    ("I-1", "L2", ("文書に書いている", "A paper such as the technology strategy"), ("予算", "budget")),
    (
        "I-1",
        "L3",
        ("技術戦略や計画に書き", "says that both R&D and protection add to corporate value"),
        ("予算", "budget"),
    ),
    // A supplier who comes to talk is no demand.
    ("A-9", "text", ("相談を受けたときに", "come to you"), ("求められた", "asked")),
    ("A-9", "why", ("企業価値", "corporate value in the long run"), ("", "")),
    ("A-9", "L4", ("合意した多様化", "the diversification agreed"), ("約束した", "promised")),
    // Any doubt, not a suspected leak alone, and while gathering information too.
    (
        "I-10",
        "text",
        ("少しでも迷いや不安があれば必ず", "without fail whenever you have any doubt or worry"),
        ("疑いが", "suspicion"),
    ),
    ("I-10", "elements", ("情報収集", "gathering information"), ("手元の情報", "information you hold")),
    // Whom a question does not concern.
    ("A-8", "left out", ("法人の顧客がいない", "no corporate customers"), ("", "")),
    (
        "I-2",
        "left out",
        ("技術情報を預かっていない", "you hold no technical information of others"),
        ("", ""),
    ),
    // The draft's examples of use, where they belong.
    (
        "A-9",
        "reference",
        ("領域1 自律性の確保・項目5", "Domain 1 (autonomy), bullet 5"),
        ("活用例", "use example"),
    ),
    ("P3-1", "reference", ("活用例「調達先」", "use example “suppliers”"), ("", "")),
    ("L-1", "reference", ("活用例「経営層」", "use example “management”"), ("", "")),
];

/// Next steps that had lost their object, could not be begun on Monday, or sent nowhere.
const NEXT_STEPS: [Row; 3] = [
    (
        "P1-7",
        "N2",
        ("残る事業のリスクも", "Rank the risks of the remaining businesses"),
        ("残る事業も含めて", "Rank the remaining businesses"),
    ),
    ("P2-2", "N1", ("直近に決裁した", "that was approved"), ("次の備えの稟議", "next request")),
    ("I-10", "N0", ("最寄りの経済産業局", "nearest regional bureau of METI"), ("", "")),
];

#[test]
fn the_next_steps_can_be_begun() {
    let faults = unfulfilled(&NEXT_STEPS);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_questions_ask_what_the_draft_asks() {
    let faults = unfulfilled(&DRAFT);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The kind of document, who gave it, its day and its title: a reader has to find it. The draft itself was never
/// published on that day.
const SOURCE: [Row; 5] = [
    ("", "source", ("経済産業省 講演資料", "METI, lecture slides"), ("公表資料", "presentation")),
    (
        "",
        "source",
        ("「経済安全保障に関する産業・技術基盤強化の取組」", "excerpts of the draft guideline"),
        ("", ""),
    ),
    ("", "source", ("2025年12月12日)に抜粋された", "of 12 December 2025 with excerpts"), ("", "")),
    (
        "",
        "about",
        ("2025年12月12日の講演資料で紹介した", "excerpted in lecture slides of 12 December 2025"),
        ("示した", "presented"),
    ),
    ("", "about", ("経済産業省が作成したものではなく", "was not made by METI"), ("製品", "METI product")),
];

#[test]
fn the_questionnaire_names_its_source_as_one_could_look_it_up() {
    let faults = unfulfilled(&SOURCE);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // The first edition, by name, day and address.
    let about = ["2026年1月23日", "23 January 2026"];
    let documents = lists().iter().find(|list| list.id.as_str() == "documents").unwrap();
    let guideline = documents.items.iter().find(|item| item.id.as_str() == "guideline").unwrap();
    assert_eq!(guideline.since.as_deref(), Some("2026-01"));
    let named = ["経済安全保障経営ガイドライン(初版)", "Guideline for company managers on economic security"];
    for (lang, (day, name)) in Lang::ALL.into_iter().zip(about.into_iter().zip(named)) {
        assert!(part("", "about", lang).unwrap().contains(day));
        let detail = guideline.detail.as_ref().unwrap().get(lang);
        assert!(detail.contains(day), "{detail}");
        assert!(detail.contains(if lang == Lang::Ja { "経済産業省" } else { "METI" }), "{detail}");
        assert!(guideline.name.get(lang).contains(name));
        let check = documents.check.as_ref().unwrap().get(lang);
        assert!(check.contains("https://www.meti.go.jp/policy/economy/economic_security/"), "{check}");
    }
    assert_eq!(meti_guideline().edition, "2025-12-12");
}
