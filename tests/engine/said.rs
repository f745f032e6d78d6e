//! How scores are said: never without their range and coverage, as so far while they are, and no more than the
//! answers have decided.

use jiff::civil::{Date, date};
use keian::analysis::GaugeReading;
use keian::assessment::{Answer, Assessment, Response, Run};
use keian::base::ids::{FactId, QuestionId};
use keian::base::lang::{Lang, Text};
use keian::base::level::Level;
use keian::questionnaire::bearing::Gauge;
use keian::questionnaire::{Checked, Fact, Kind};
use keian::scoring::names::names;
use keian::scoring::words::score_words;
use keian::scoring::{CheckKind, Comparison, Counts, Doubt, Figures, Scorecard, doubts, extremes};

use crate::whole::whole;

const TODAY: Date = date(2026, 11, 24);

/// Three areas: "knowledge" with a question that the short run asks and one that it does not, "investment"
/// and "dialogue" with one that it asks.
fn questionnaire() -> Checked {
    whole(ron::from_str(
        r#"(id: "t", edition: "1",
            scale: [(ja: "未着手", en: "Not begun"), (ja: "検討中", en: "Under study"), (ja: "一部実施", en: "In part"), (ja: "全社で文書化", en: "Documented"), (ja: "改善中", en: "Improving")],
            maturity_target: (small: 2, medium: 3, large: 3), decision_target: (small: 4, medium: 4, large: 4),
            areas: [
                (id: "A", short: (ja: "把握", en: "Knowledge"), questions: [(id: "A-1", weight: 1, key: true), (id: "A-2", weight: 1)]),
                (id: "B", short: (ja: "投資", en: "Investment"), questions: [(id: "B-1", weight: 3, key: true)]),
                (id: "C", short: (ja: "対話", en: "Dialogue"), questions: [(id: "C-1", weight: 2, key: true)]),
            ])"#,
    )
    .unwrap())
}

fn answered(run: Run, answers: &[(&str, Response)]) -> Assessment {
    let mut assessment = Assessment { run, ..Assessment::default() };
    for (id, response) in answers {
        let answer = Answer { response: response.clone(), confirmed_on: Some(TODAY), ..Answer::default() };
        assessment.answers.insert(QuestionId::new(*id), answer.into());
    }
    assessment
}

fn level(number: u8) -> Response {
    Response::Level(Level::new(number).unwrap())
}

fn card(assessment: &Assessment) -> Scorecard {
    Scorecard::of(&questionnaire(), assessment, TODAY)
}

fn extremes_said(card: &Scorecard, lang: Lang) -> [String; 2] {
    score_words(lang).extremes(&extremes(&card.areas).unwrap(), &questionnaire(), lang)
}

#[test]
fn a_first_look_stands_behind_its_range() {
    // A: 100 at one of two, 50 to 100. B: 50. C: 25. Mean 58.3, 41.7 to 58.3.
    let card = card(&answered(Run::Short, &[("A-1", level(4)), ("B-1", level(2)), ("C-1", level(1))]));
    let of = Figures::from(&card.overall);
    let said = |lang| {
        let words = score_words(lang);
        [
            words.large(&of),
            words.around(&of),
            words.beside(&of).concat(),
            words.line_with_target(&of, "", lang),
            words.first_look(&card.overall).unwrap(),
        ]
    };
    assert_eq!(
        said(Lang::Ja),
        [
            "42〜58点",
            "これまでの回答では58点 · 回答の割合 86%",
            "これまでの回答では58点 · 回答の割合 86% · 目標 75点",
            "これまで58点(42〜58点の間、回答の割合 86%、目標 75)",
            "これは目安です。全4問のうち3問だけを尋ねていて、尋ねていない質問は未回答と同じように幅に含めています。",
        ]
    );
    assert_eq!(
        said(Lang::En),
        [
            "42–58 points",
            "So far 58 points · Coverage 86%",
            "So far 58 points · Coverage 86% · Target 75",
            "so far 58 (between 42 and 58, coverage 86%, target 75)",
            "This is a first look: 3 of the 4 questions are asked, and those not asked count as open in the range.",
        ]
    );
    // That little is answered is no news of a first look.
    assert_eq!(score_words(Lang::En).provisional_why(&card.overall, &questionnaire(), Lang::En), None);
}

#[test]
fn a_score_of_the_full_run_stands_before_its_range_and_is_no_first_look() {
    let answers = [("A-1", level(4)), ("A-2", Response::Unknown), ("B-1", level(2)), ("C-1", level(1))];
    let card = card(&answered(Run::Full, &answers));
    let (of, words) = (Figures::from(&card.overall), score_words(Lang::Ja));
    assert_eq!([words.large(&of), words.around(&of)], ["58点", "幅 42〜58点 · 回答の割合 86%"]);
    assert_eq!(words.first_look(&card.overall), None);
}

#[test]
fn what_is_not_applicable_is_told_beside_the_coverage_and_makes_the_score_provisional() {
    let na = Response::NotApplicable("n".to_owned());
    let card =
        card(&answered(Run::Full, &[("A-1", level(4)), ("A-2", level(4)), ("B-1", na), ("C-1", level(1))]));
    let (of, lang) = (Figures::from(&card.overall), Lang::En);
    let words = score_words(lang);
    assert_eq!(
        words.line(&of, "", lang),
        "so far 62 (no range, coverage 100%, rests on 57% of the questionnaire)"
    );
    assert_eq!(words.around(&of), "No range · Coverage 100% · Rests on 57% of the questionnaire");
    let why = words.provisional_why(&card.overall, &questionnaire(), lang).unwrap();
    assert_eq!(why, "This score is provisional: more than half is “not applicable” in Investment.");
}

#[test]
fn where_no_question_applies_that_is_said_in_place_of_a_range() {
    let na = || Response::NotApplicable("n".to_owned());
    let card = card(&answered(Run::Full, &[("A-1", level(4)), ("A-2", level(4)), ("B-1", na())]));
    let of = Figures::from(&card.areas[1]);
    assert_eq!(
        score_words(Lang::En).line_with_target(&of, "no score", Lang::En),
        "no score (no question applies)"
    );
    assert_eq!(score_words(Lang::Ja).line(&of, "点数なし", Lang::Ja), "点数なし(該当する質問がありません)");
}

/// What page one says beside what stands large begins with how much the score rests on.
#[test]
fn how_much_of_the_questionnaire_a_score_rests_on_comes_first_beside_it() {
    let na = Response::NotApplicable("n".to_owned());
    let card =
        card(&answered(Run::Full, &[("A-1", level(4)), ("A-2", level(4)), ("B-1", na), ("C-1", level(1))]));
    let of = Figures::from(&card.overall);
    assert_eq!(
        score_words(Lang::En).beside(&of),
        ["Rests on 57% of the questionnaire", "No range · Coverage 100% · Target 75"]
    );
    assert_eq!(
        score_words(Lang::Ja).beside(&of),
        ["質問票の57%に基づく点数", "幅なし · 回答の割合 100% · 目標 75点"]
    );
}

#[test]
fn a_doubt_about_two_states_is_a_sentence() {
    let said = |lang| [Doubt::OtherRun].map(|doubt| score_words(lang).doubt(&doubt));
    assert_eq!(
        said(Lang::En),
        [
            "One state has the short run and the other the full one. Points are counted only over the questions with a level in both."
        ]
    );
    assert_eq!(
        said(Lang::Ja),
        [
            "質問の範囲(簡易版と全問版)が異なります。増減は、どちらでもレベルを答えた質問だけで計算しています。"
        ]
    );
    // It is said of two such states, and of none else.
    let of = |run| answered(run, &[("A-1", level(4))]);
    assert_eq!(doubts(&of(Run::Short), &of(Run::Full)), [Doubt::OtherRun]);
    assert_eq!(doubts(&of(Run::Full), &of(Run::Full)), []);
}

#[test]
fn two_reasons_why_a_score_is_provisional_are_one_sentence() {
    let na = Response::NotApplicable("n".to_owned());
    let card = card(&answered(Run::Full, &[("A-1", level(4)), ("A-2", level(4)), ("B-1", na)]));
    let why = |lang| score_words(lang).provisional_why(&card.overall, &questionnaire(), lang).unwrap();
    let area = |lang| questionnaire().short(&card.areas[2].area, lang).to_owned();
    assert_eq!(
        why(Lang::En),
        format!(
            "This score is provisional: the coverage is below one half in {}, and more than half is “not applicable” in Investment.",
            area(Lang::En)
        )
    );
    let ja = format!(
        "この点数は暫定です。回答の割合が半分に満たない領域({})と、「該当しない」が半分を超える領域(",
        area(Lang::Ja)
    );
    assert!(why(Lang::Ja).starts_with(&ja) && why(Lang::Ja).ends_with(")があります。"), "{}", why(Lang::Ja));
}

#[test]
fn the_highest_and_the_lowest_area_are_named_with_range_and_coverage_and_only_where_it_is_settled() {
    let open = card(&answered(Run::Full, &[("A-1", level(4)), ("B-1", level(2)), ("C-1", level(1))]));
    assert_eq!(
        extremes_said(&open, Lang::Ja),
        [
            "これまでの回答で点数が最も高い領域は「把握」100点(幅 50〜100、回答の割合 50%)です。",
            "点数が最も低い領域は「対話」25点(幅なし、回答の割合 100%)です。",
        ]
    );
    let settled = card(&answered(
        Run::Full,
        &[("A-1", level(4)), ("A-2", level(4)), ("B-1", level(2)), ("C-1", level(2))],
    ));
    assert_eq!(
        extremes_said(&settled, Lang::En),
        [
            "Highest: Knowledge 100 (no range, coverage 100%).",
            "Lowest: Investment 50 (no range, coverage 100%); Dialogue 50 (no range, coverage 100%).",
        ]
    );
}

#[test]
fn an_area_is_described_by_its_questions_and_has_a_word_only_where_all_have_reached_it() {
    let said = |answers: &[(&str, Response)], lang| {
        score_words(lang).described(&card(&answered(Run::Full, answers)).areas[0], &questionnaire(), lang)
    };
    let (mixed, zero) = ([("A-1", level(4)), ("A-2", level(2))], [("A-1", level(4)), ("A-2", level(0))]);
    let (same, open) = ([("A-1", level(3)), ("A-2", level(3))], [("A-1", level(3))]);
    assert_eq!(said(&mixed, Lang::Ja), "すべて「一部実施」以上 · レベル4が1問、レベル2が1問");
    assert_eq!(said(&zero, Lang::En), "1 at level 4, 1 at level 0");
    assert_eq!(said(&same, Lang::En), "All “Documented” · 2 at level 3");
    assert_eq!(said(&open, Lang::Ja), "レベル3が1問");
    assert_eq!(said(&[], Lang::Ja), "");
}

/// A level of a decision is no maturity: "yes" is not "reviewed and improved".
#[test]
fn an_area_of_decisions_has_their_words_and_one_of_both_kinds_the_number() {
    let mut sketch = (*questionnaire()).clone();
    sketch.decision_scale = [("いいえ", "No"), ("一部", "Partly"), ("はい", "Yes")]
        .map(|(ja, en)| Text { ja: ja.to_owned(), en: en.to_owned() })
        .into();
    let said = |kinds: [Kind; 2], levels: [u8; 2], lang| {
        let mut sketch = sketch.clone();
        for (question, kind) in sketch.areas[0].questions.iter_mut().zip(kinds) {
            question.kind = kind;
        }
        let asked = whole(sketch);
        let answers = [("A-1", level(levels[0])), ("A-2", level(levels[1]))];
        let card = Scorecard::of(&asked, &answered(Run::Full, &answers), TODAY);
        score_words(lang).described(&card.areas[0], &asked, lang)
    };
    let (decisions, both) = ([Kind::Decision; 2], [Kind::Maturity, Kind::Decision]);
    assert_eq!(said(decisions, [4, 4], Lang::Ja), "すべて「はい」 · レベル4が2問");
    assert_eq!(said(decisions, [4, 2], Lang::En), "All at least “Partly” · 1 at level 4, 1 at level 2");
    assert_eq!(said(decisions, [0, 0], Lang::En), "All “No” · 2 at level 0");
    assert_eq!(said(both, [3, 4], Lang::Ja), "すべてレベル3以上 · レベル4が1問、レベル3が1問");
    assert_eq!(said(both, [4, 4], Lang::Ja), "2問すべてがレベル4");
    assert_eq!(said(both, [1, 2], Lang::En), "All at least at level 1 · 1 at level 2, 1 at level 1");
    assert_eq!(said(both, [4, 4], Lang::En), "All 2 at level 4");
}

#[test]
fn points_are_told_with_the_questions_that_they_are_of() {
    let before = answered(Run::Full, &[("A-1", level(2)), ("B-1", level(2))]);
    let after = answered(Run::Full, &[("A-1", level(3)), ("B-1", level(2)), ("C-1", level(4))]);
    let comparison = Comparison::of(&questionnaire(), &before, (&after, &card(&after)), TODAY);
    let words = score_words(Lang::En);
    // A 50 → 75, B 50 → 50: 50 → 62.5.
    assert_eq!(words.points(&comparison.overall), "+12");
    assert_eq!(words.alike(&comparison.overall), "On the 2 questions with a level in both: 50 → 62");
    let (_, dialogue) = &comparison.areas[2];
    assert_eq!((words.points(dialogue), words.alike(dialogue)), ("–".to_owned(), words.alike_none.clone()));
}

#[test]
fn every_kind_of_check_is_said_in_both_languages() {
    let day = TODAY;
    let reading = GaugeReading { count: (1, 2), amount: None };
    let kinds = [
        CheckKind::AssessedInFuture(day),
        CheckKind::NoEvidence,
        CheckKind::ElementsOpen(Vec::new()),
        CheckKind::NoReason,
        CheckKind::NotForeseen,
        CheckKind::LeftOut,
        CheckKind::Unfounded { fact: FactId::new("single_sourced"), said: Fact::No },
        CheckKind::MoreThanRegister { level: Level::THREE, gauge: Gauge::MadeIn, reading },
        CheckKind::LessThanRegister { level: None, gauge: Gauge::MadeIn, reading },
        CheckKind::ProfileBesideRegister {
            fact: FactId::new("single_sourced"),
            said: Fact::No,
            gauge: Gauge::SingleItems,
            reading,
        },
        CheckKind::TargetBelowLevel { target: Level::ONE, level: Level::TWO },
        CheckKind::AreaTargetBelowLevel { target: Level::ONE, level: Level::TWO },
        CheckKind::NoOwner,
        CheckKind::NoDueDate,
        CheckKind::Overdue(day),
        CheckKind::NotConfirmed(Some(day)),
        CheckKind::ConfirmedInFuture(day),
        CheckKind::EvidenceInFuture(day),
        CheckKind::EarlierMeaning,
        CheckKind::DueOutOfReach(day),
        CheckKind::NotShown(vec!['ไ']),
    ];
    for lang in Lang::ALL {
        let said: std::collections::BTreeSet<&str> =
            kinds.iter().map(|kind| names(lang).sort(kind.into())).collect();
        assert_eq!(said.len(), kinds.len(), "no two kinds are said alike");
        assert!(said.iter().all(|text| !text.contains('{')), "{said:?}");
    }
}

#[test]
fn that_nothing_is_below_its_target_is_said_of_what_has_a_level() {
    let said = |lang, level, not_applicable, unanswered, unasked| {
        let counts = Counts { level, not_applicable, unanswered, ..Counts::default() };
        score_words(lang).no_gaps(counts, unasked)
    };
    assert_eq!(said(Lang::En, 46, 0, 0, 0), "No question is below its target.");
    assert_eq!(
        said(Lang::En, 6, 40, 0, 0),
        "Answered with a level: 6 of 46 questions. None of these is below its target."
    );
    assert_eq!(
        said(Lang::Ja, 12, 0, 0, 34),
        "全46問のうちレベルで答えた12問に、目標に届いていないものはありません。"
    );
    assert_eq!(
        said(Lang::Ja, 3, 0, 9, 34),
        "全46問のうちレベルで答えた3問に、目標に届いていないものはありません。"
    );
    assert_eq!(
        said(Lang::En, 0, 46, 0, 0),
        "No question has been answered with a level, so none can be compared with a target."
    );
    assert_eq!(said(Lang::En, 0, 0, 46, 0), "There is no action plan yet; it is made from the answers.");
}
