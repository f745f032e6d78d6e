//! Texts of the window that were untrue, no language or shorthand: what they say now, and that it is so.

use jiff::civil::date;
use keian::assessment::{Answer, Assessment, Response, Run};
use keian::base::ids::QuestionId;
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::questionnaire::shipped::meti_guideline;
use keian::scoring::{CheckKind, Scorecard};

use super::texts::root;
use super::wording::{Row, Words, unfulfilled};

/// A text by its name, what it says, and what it no longer does.
type Hint = (&'static str, Words, Words);

const HINTS: [Hint; 8] = [
    // The answer leaves the score with a reason and without; where none is foreseen, it is looked at.
    (
        "not_applicable_hint",
        ("点数の計算から外れますが", "It is left out of the score"),
        ("理由を添えると", "With a reason"),
    ),
    ("not_applicable_hint", ("確認事項になります", "becomes a check"), ("", "")),
    ("elements_count", ("印を付けた項目", "parts ticked"), ("当てはまるもの", "hold")),
    ("elements_hint", ("把握・検討・実施できている", "know, have examined or do"), ("", "already have")),
    ("welcome_title", ("どこまで進んでいますか", "How well prepared"), ("どの位置", "stand on")),
    ("unknown_hint", ("行動計画では0とみなします", "The action plan treats it as 0"), ("", "")),
    ("live_if", ("レベル{level}を選ぶと{score}点", ""), ("", "")),
    ("live_effect", ("この回答を除く場合", "Without this answer:"), ("→", "")),
];

/// The fact that leads to the way of companies with few people: when, and that it counts the same.
const FEW_PEOPLE: [Row; 2] = [
    ("", "limited_resources", ("「はい」の場合", "If yes"), ("無理のない", "lighter")),
    ("", "limited_resources", ("同じように評価します", "counts the same"), ("切り替わります", "")),
];

/// Every text of a name in a language.
fn named(name: &str, lang: Lang) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join("assets/lang").join(lang.tag())).unwrap() {
        for line in std::fs::read_to_string(entry.unwrap().path()).unwrap().lines() {
            if let Some((of, text)) = line.split_once(": \"")
                && of.trim() == name
            {
                found.push(text.to_owned());
            }
        }
    }
    found
}

#[test]
fn the_hints_say_what_is_so() {
    for (name, says, no_longer) in HINTS {
        for lang in Lang::ALL {
            let of = |words: Words| if lang == Lang::Ja { words.0 } else { words.1 };
            let texts = named(name, lang);
            assert_eq!(texts.len(), 1, "{name} {}", lang.tag());
            let text = &texts[0];
            assert!(text.contains(of(says)), "{name} does not say '{}': {text}", of(says));
            let unwanted = of(no_longer);
            assert!(unwanted.is_empty() || !text.contains(unwanted), "{name} says '{unwanted}': {text}");
        }
    }
    let faults = unfulfilled(&FEW_PEOPLE);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A-8 may be left out, as its form says; P1-1 may not.
#[test]
fn what_is_not_applicable_leaves_the_score_with_a_reason_and_without() {
    let card = |left_out: &str, reason: &str| {
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        let given = [
            ("A-1", Response::Level(Level::TWO)),
            ("P1-4", Response::Level(Level::ONE)),
            (left_out, Response::NotApplicable(reason.to_owned())),
        ];
        for (id, response) in given {
            let answer = Answer { response, ..Answer::default() };
            assessment.answers.insert(QuestionId::new(id), answer.into());
        }
        Scorecard::of(meti_guideline(), &assessment, date(2026, 11, 24))
    };
    let checks = |card: &Scorecard, kind: &CheckKind| card.checks.iter().any(|check| check.kind == *kind);
    for id in ["A-8", "P1-1"] {
        let (with, without) = (card(id, "none of them"), card(id, ""));
        assert_eq!(with.overall, without.overall, "{id}");
        assert_eq!(with.areas, without.areas, "{id}");
        assert!(!checks(&with, &CheckKind::NoReason) && checks(&without, &CheckKind::NoReason), "{id}");
        assert_eq!(checks(&with, &CheckKind::NotForeseen), id == "P1-1", "{id}");
    }
}

/// Whoever does not know a thing keeps the score, and has the whole target before them in the plan.
#[test]
fn what_is_unknown_keeps_the_score_and_counts_as_nothing_in_the_plan() {
    let card = |response: Response| {
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        for (id, response) in [("P1-1", response), ("P1-4", Response::Level(Level::TWO))] {
            let answer = Answer { response, ..Answer::default() };
            assessment.answers.insert(QuestionId::new(id), answer.into());
        }
        Scorecard::of(meti_guideline(), &assessment, date(2026, 11, 24))
    };
    let (unknown, zero) = (card(Response::Unknown), card(Response::Level(Level::ZERO)));
    let open = card(Response::Unanswered);
    assert_eq!(unknown.overall.score, open.overall.score, "it does not lower the score");
    assert_ne!(unknown.overall.score, zero.overall.score);
    let priority = |card: &Scorecard| {
        card.gaps.iter().find(|gap| gap.question.as_str() == "P1-1").map(|gap| gap.priority)
    };
    assert!(priority(&zero).is_some());
    assert_eq!(priority(&unknown), priority(&zero));
}
