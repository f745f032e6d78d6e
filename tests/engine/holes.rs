//! Companies that found no level for themselves between two others: twelve, and the words by which each
//! has one now.

use super::wording::{Row, unfulfilled};

const HOLES: [Row; 20] = [
    // A register of one business that goes down to the second tier.
    ("P1-1", "L2", ("一部の事業に限られるか", "only for some businesses"), ("", "")),
    // Totals by item alone, where the ledger is the bill of materials.
    (
        "P1-3",
        "L1",
        ("取引先別や品目別に", "by partner or by item"),
        ("取引先別の金額は集計しているが", "by partner but"),
    ),
    ("P1-3", "L4", ("年に一度以上", "at least yearly"), ("半年", "six months")),
    // Ranked and given people and money, and told to nobody.
    ("L-2", "L2", ("関係者に文書で示していない", "has not told those concerned in writing"), ("", "")),
    (
        "L-2",
        "L3",
        ("関係する役員と部署", "the executives and departments concerned"),
        ("全社に", "the whole company"),
    ),
    ("L-2", "L4", ("関係する役員や部署", "tells those concerned"), ("全社に", "the whole company")),
    // Explains and reports, without a paper on what is disclosed.
    ("P3-3", "L2", ("伝える範囲の文書か", "no written scope of disclosure"), ("", "")),
    // Everything with national government, nothing with local.
    (
        "P3-4",
        "L2",
        ("国と自治体の一方だけ", "only with national or only with local"),
        ("少なくとも一方がない", ""),
    ),
    // Totals by company, as any ledger has them, and no item looked at.
    ("A-1", "L1", ("会社別の調達額の合計は分かるか", "We know total purchases"), ("", "")),
    ("A-1", "L2", ("品目ごとの調達割合", "shares item by item"), ("", "")),
    // Some stock or a second source, and no ranking.
    ("A-4", "L1", ("順位を付けないまま個別の備え", "without having ranked anything"), ("", "")),
    // Settled by word of mouth.
    ("A-10", "L1", ("書面がなくてもよい", "in writing or not"), ("", "")),
    // Which types of route are meant: those on the list.
    ("I-3", "L3", ("印を付ける欄に並ぶ種類", "every type of route on the tick list"), ("全種類", "")),
    // Decided, and neither written nor told.
    ("I-10", "L1", ("文書を関係部署に知らせていない", "have not made this known"), ("", "")),
    ("I-10", "L1", ("定めた文書がない", "have not set down in writing"), ("", "")),
    // Talks that were checked and recorded, though not every year; no need at present.
    ("I-11", "L2", ("必要がないと判断した理由", "why there is no need at present"), ("年に一度", "yearly")),
    ("I-11", "left out", ("", ""), ("対話を控える", "not to hold such talks")),
    // Reads every Monday, without a list in writing.
    ("G-3", "L1", ("情報源か頻度が決まっていない", "sources or frequency are not set"), ("一覧", "the list")),
    ("G-3", "L2", ("形式は問わず", "in whatever form"), ("", "in writing")),
    ("G-3", "L2", ("読む人(社長でもよい)", "The reader (who may be the chief executive)"), ("一覧", "")),
];

#[test]
fn who_fitted_no_level_has_one() {
    let faults = unfulfilled(&HOLES);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let closed: std::collections::BTreeSet<&str> = HOLES.iter().map(|row| row.0).collect();
    assert_eq!(closed.len(), 12, "{closed:?}");
}
