//! Scorecards worked out by hand, and what must hold for any answers.

use jiff::civil::{Date, date};
use keian::assessment::action_item::ActionState;
use keian::assessment::edit::Edit;
use keian::assessment::history::History;
use keian::assessment::{ActionItem, Answer, Assessment, Evidence, Response, Run};
use keian::base::ids::{AreaId, QuestionId};
use keian::base::level::Level;
use keian::base::meaning::Meaning;
use keian::questionnaire::Checked;
use keian::questionnaire::check::made;
use keian::questionnaire::shipped::meti_guideline;
use keian::scoring::{Check, CheckKind, Exact, Scorecard, round_half_down};
use proptest::prelude::*;

use crate::whole::whole;

const TODAY: Date = date(2026, 11, 24);

/// Area A: A-1 (weight 3), A-2 (weight 2), A-3 (weight 1, a decision). Area B: B-1 (weight 1, only
/// if A-1 has level 4).
fn questionnaire() -> Checked {
    whole(ron::from_str(
        r#"(id: "t", edition: "1", scale: [(), (), (), (), ()],
            maturity_target: (small: 2, medium: 3, large: 3), decision_target: (small: 4, medium: 4, large: 4),
            areas: [
                (id: "A", questions: [(id: "A-1", weight: 3, key: true), (id: "A-2", weight: 2), (id: "A-3", weight: 1, kind: Decision)]),
                (id: "B", questions: [(id: "B-1", weight: 1, condition: Answered("A-1", [4]))]),
            ])"#,
    )
    .unwrap())
}

fn answered(answers: &[(&str, Response)]) -> Assessment {
    let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
    for (id, response) in answers {
        let answer = Answer { response: response.clone(), ..Answer::default() };
        assessment.answers.insert(QuestionId::new(*id), answer.into());
    }
    assessment
}

fn level(number: u8) -> Response {
    Response::Level(Level::new(number).unwrap())
}

fn priorities(card: &Scorecard) -> Vec<(&str, Exact)> {
    card.gaps.iter().map(|gap| (gap.question.as_str(), gap.priority)).collect()
}

fn score(answers: &[(&str, Response)]) -> Scorecard {
    Scorecard::of(&questionnaire(), &answered(answers), TODAY)
}

#[test]
fn an_answer_to_an_earlier_meaning_counts_as_open_until_it_is_confirmed() {
    let mut sketch = (*questionnaire()).clone();
    sketch.areas[0].questions[0].meaning = Meaning::new(2).unwrap();
    let asked = made(sketch).unwrap();
    let mut given = answered(&[("A-1", level(4)), ("A-2", level(3)), ("A-3", level(4))]);
    let card = Scorecard::of(&asked, &given, TODAY);
    // A-1 (weight 3) is open: 25 · (2·3 + 1·4) / 3, between 25 · 10 / 6 and 25 · (3·4 + 10) / 6.
    let area = &card.areas[0];
    assert_eq!(area.score, Some(Exact::new(250, 3)));
    assert_eq!((area.range.low, area.range.high), (Exact::new(125, 3), Exact::new(275, 3)));
    assert_eq!(area.coverage, Exact::new(1, 2));
    assert_eq!((area.counts.level, area.counts.unanswered), (2, 1));
    // Whether B-1 is asked depends on A-1, which is open.
    assert_eq!((card.areas.len(), card.areas[1].coverage), (2, Exact::from_integer(0)));
    let kinds = |card: &Scorecard| {
        let of =
            card.checks.iter().filter(|check| check.question.as_ref().is_some_and(|id| id.as_str() == "A-1"));
        of.map(|check| check.kind.clone()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&card), [CheckKind::EarlierMeaning]);
    assert_eq!(given.earlier_answer(&asked.areas[0].questions[0]).unwrap().response, level(4));

    let answer = given.answers.get_mut(&QuestionId::new("A-1")).unwrap();
    (answer.meaning, answer.confirmed_on) = (Meaning::new(2).unwrap(), Some(TODAY));
    let card = Scorecard::of(&asked, &given, TODAY);
    // 25 · (3·4 + 2·3 + 1·4) / 6.
    assert_eq!(card.areas[0].score, Some(Exact::new(275, 3)));
    assert_eq!(card.areas[0].coverage, Exact::from_integer(1));
    assert_eq!(kinds(&card), [CheckKind::NoEvidence]);
}

#[test]
fn levels_alone() {
    // A: 25 · (3·2 + 2·3 + 1·4) / 6 = 25 · 16 / 6 = 200/3. B is not asked: A-1 is not 4.
    let card = score(&[("A-1", level(2)), ("A-2", level(3)), ("A-3", level(4))]);
    let area = &card.areas[0];
    assert_eq!(area.score, Some(Exact::new(200, 3)));
    assert_eq!((area.range.low, area.range.high), (Exact::new(200, 3), Exact::new(200, 3)));
    assert_eq!(area.coverage, Exact::from_integer(1));
    // One question each at 2, 3 and 4: all have reached level 2.
    assert_eq!((area.levels(), area.reached()), ([0, 0, 1, 1, 1], Some(Level::TWO)));
    assert_eq!(card.areas.len(), 1);
    assert_eq!(card.overall.score, Some(Exact::new(200, 3)));
    // Only A-1 is below its target: 3 · 2 · (3 − 2) / 3 = 2.
    assert_eq!(priorities(&card), [("A-1", Exact::from_integer(2))]);
}

#[test]
fn an_unknown_answer_widens_the_range_and_never_raises_the_score() {
    // Score over A-2 alone: 25 · 6 / 2 = 75. Low: 25 · 6 / 6 = 25. High: 25 · (6 + 4·4) / 6 = 275/3.
    // A-1 unknown leaves it open whether B-1 is asked: B is 0 to 100.
    let card = score(&[("A-1", Response::Unknown), ("A-2", level(3))]);
    let area = &card.areas[0];
    assert_eq!(area.score, Some(Exact::from_integer(75)));
    assert_eq!((area.range.low, area.range.high), (Exact::from_integer(25), Exact::new(275, 3)));
    assert_eq!(area.coverage, Exact::new(1, 3));
    assert_eq!(card.areas[1].range.high, Exact::from_integer(100));
    assert_eq!(card.overall.provisional.len(), 2);
    // A score over a third of one area and none of the other is not one to show.
    assert_eq!(card.overall.final_score(), None);
    // The unknown answer is a gap from 0: 3 · 2 · 3 / 3 = 6, marked as unknown.
    assert_eq!((card.gaps[0].level, card.gaps[0].priority), (None, Exact::from_integer(6)));
}

#[test]
fn what_does_not_apply_leaves() {
    // A: 25 · 2·3 / 2 = 75 over A-2 alone, fully covered.
    let na = || Response::NotApplicable("none".to_owned());
    let card = score(&[("A-1", na()), ("A-2", level(3)), ("A-3", na())]);
    let area = &card.areas[0];
    assert_eq!((area.score, area.coverage), (Some(Exact::from_integer(75)), Exact::from_integer(1)));
    assert_eq!((area.range.low, area.range.high), (Exact::from_integer(75), Exact::from_integer(75)));
}

#[test]
fn nothing_answered_has_no_score_and_the_whole_range() {
    let card = score(&[]);
    assert_eq!(card.overall.score, None);
    assert_eq!(
        (card.overall.range.low, card.overall.range.high),
        (Exact::from_integer(0), Exact::from_integer(100))
    );
    assert!(card.gaps.is_empty(), "an unanswered question is no gap");
}

#[test]
fn an_earlier_answer_decides_what_is_asked() {
    // A-1 at 4 puts B-1 to the company: B = 25 · 1 = 25. A: 25 · (12 + 0 + 0) / 6 = 50. Mean 37.5 → 37.
    let card = score(&[("A-1", level(4)), ("A-2", level(0)), ("A-3", level(0)), ("B-1", level(1))]);
    assert_eq!(card.overall.score, Some(Exact::new(75, 2)));
    assert_eq!(card.overall.final_score().map(round_half_down), Some(37));
    // Gaps: A-2 2·2·3/3 = 4, A-3 1·2·4/4 = 2, B-1 1·2·2/3 = 4/3.
    let exact = |numerator, denominator| Exact::new(numerator, denominator);
    assert_eq!(priorities(&card), [("A-2", exact(4, 1)), ("A-3", exact(2, 1)), ("B-1", exact(4, 3))]);
}

#[test]
fn what_the_short_run_leaves_out_is_open() {
    let mut assessment = answered(&[("A-1", level(3)), ("A-2", level(0))]);
    assessment.run = Run::Short;
    let card = Scorecard::of(&questionnaire(), &assessment, TODAY);
    // A-1 alone has a level that counts: 25 · 9 / 3 = 75, between 25 · 9 / 6 and 25 · (9 + 4·3) / 6.
    assert_eq!(card.overall.score, Some(Exact::from_integer(75)));
    assert_eq!((card.overall.range.low, card.overall.range.high), (Exact::new(75, 2), Exact::new(175, 2)));
    // Half of the weight is covered, and yet it is a first look at 1 of 3 questions.
    assert!(card.overall.provisional.is_empty() && card.overall.is_first_look());
    assert_eq!((card.overall.final_score(), card.overall.counts.total(), card.overall.unasked), (None, 1, 2));
}

#[test]
fn dates_that_cannot_be_meant_are_checks_and_stay_as_they_are() {
    let mut assessment = answered(&[("A-1", level(1)), ("A-2", level(4)), ("A-3", level(4))]);
    let future = date(2062, 3, 1);
    for answer in assessment.answers.values_mut() {
        answer.actions = vec![ActionItem::of("", "甲", None)];
        answer.confirmed_on = Some(TODAY);
        answer.evidence = vec![Evidence::of("議事録")];
    }
    let answers = &mut assessment.answers;
    answers.get_mut(&QuestionId::new("A-1")).unwrap().action_mut().due = Some(date(2927, 3, 31));
    answers.get_mut(&QuestionId::new("A-2")).unwrap().confirmed_on = Some(future);
    let checks = Scorecard::of(&questionnaire(), &assessment, TODAY).checks;
    let of_dates = |check: &Check| !matches!(check.kind, CheckKind::ElementsOpen(_));
    assert_eq!(
        checks.into_iter().filter(of_dates).collect::<Vec<_>>(),
        [
            check("A-1", CheckKind::DueOutOfReach(date(2927, 3, 31))),
            check("A-2", CheckKind::ConfirmedInFuture(future)),
        ]
    );
}

fn check(id: &str, kind: CheckKind) -> Check {
    Check { question: Some(QuestionId::new(id)), kind }
}

#[test]
fn an_action_is_overdue_from_the_day_after_until_it_is_done_or_given_up() {
    let late = date(2024, 1, 31);
    let found = |due: Date, state: ActionState| {
        let mut assessment = answered(&[("A-1", level(1))]);
        let answer = assessment.answers.get_mut(&QuestionId::new("A-1")).unwrap();
        answer.confirmed_on = Some(TODAY);
        answer.actions = vec![ActionItem { state, ..ActionItem::of("", "甲", Some(due)) }];
        let checks = Scorecard::of(&questionnaire(), &assessment, TODAY).checks;
        checks.into_iter().filter(|check| matches!(check.kind, CheckKind::Overdue(_))).collect::<Vec<_>>()
    };
    for state in [ActionState::NotBegun, ActionState::UnderWay] {
        assert_eq!(found(late, state.clone()), [check("A-1", CheckKind::Overdue(late))]);
        assert_eq!(found(TODAY, state), []);
    }
    for state in [ActionState::Done, ActionState::GivenUp("売却".to_owned())] {
        assert_eq!(found(late, state), []);
    }
}

#[test]
fn what_no_font_has_is_a_check_of_the_question_in_which_it_stands() {
    let mut assessment = answered(&[("A-1", level(2)), ("A-2", level(2))]);
    for answer in assessment.answers.values_mut() {
        answer.confirmed_on = Some(TODAY);
        // Names in Chinese, Korean, Vietnamese, Greek and Cyrillic can be shown.
        answer.note = "华锐轴承, 현대, Nguyễn Văn, Ελλάς, Москва".to_owned();
    }
    assessment.answers.get_mut(&QuestionId::new("A-2")).unwrap().evidence = vec![Evidence::of("ไทย")];
    let checks = Scorecard::of(&questionnaire(), &assessment, TODAY).checks;
    let found: Vec<_> =
        checks.into_iter().filter(|check| matches!(check.kind, CheckKind::NotShown(_))).collect();
    let [found] = &found[..] else { panic!("{found:?}") };
    assert_eq!(found.question, Some(QuestionId::new("A-2")));
}

#[test]
fn each_check_names_its_question_and_what_is_open() {
    let mut assessment =
        answered(&[("A-1", level(3)), ("A-2", Response::NotApplicable("  ".to_owned())), ("A-3", level(2))]);
    let answers = &mut assessment.answers;
    // A-1: level 3, nothing laid on the table, set target 2, given a year and a day ago.
    let a1 = answers.get_mut(&QuestionId::new("A-1")).unwrap();
    a1.target = Some(Level::TWO);
    a1.evidence = vec![Evidence::of(" ")];
    a1.confirmed_on = Some(date(2025, 11, 23));
    // A-2: no reason; given a year ago to the day, which is still within 12 months.
    answers.get_mut(&QuestionId::new("A-2")).unwrap().confirmed_on = Some(date(2025, 11, 24));
    // A-3: below its target 4, with an owner and no date; nobody knows when it was given.
    answers.get_mut(&QuestionId::new("A-3")).unwrap().action_mut().owner = "甲".to_owned();
    let card = Scorecard::of(&questionnaire(), &assessment, TODAY);
    assert_eq!(
        card.checks,
        [
            check("A-1", CheckKind::NoEvidence),
            check("A-1", CheckKind::TargetBelowLevel { target: Level::TWO, level: Level::THREE }),
            check("A-1", CheckKind::NotConfirmed(Some(date(2025, 11, 23)))),
            check("A-2", CheckKind::NoReason),
            check("A-2", CheckKind::NotForeseen),
            check("A-3", CheckKind::NoDueDate),
            check("A-3", CheckKind::NotConfirmed(None)),
        ]
    );
}

#[test]
fn a_high_level_with_parts_that_are_not_ticked_is_a_check() {
    let (_, question) = meti_guideline().question(&QuestionId::new("P1-1")).unwrap();
    let parts: Vec<_> = question.elements.iter().map(|element| element.id.clone()).collect();
    let answer = Answer {
        response: Response::Level(Level::FOUR),
        elements: parts[..1].iter().cloned().collect(),
        evidence: vec![Evidence::of("e")],
        confirmed_on: Some(TODAY),
        ..Answer::default()
    };
    let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
    assessment.answers.insert(question.id.clone(), answer.into());
    assert_eq!(card(&assessment).checks, [check("P1-1", CheckKind::ElementsOpen(parts[1..].to_vec()))]);
}

#[test]
fn an_element_that_a_level_does_not_call_for_is_no_check_at_it() {
    let open = |id: &str, number: u8| -> Vec<String> {
        let answer = Answer {
            response: level(number),
            meaning: meti_guideline().question(&QuestionId::new(id)).unwrap().1.meaning,
            evidence: vec![Evidence::of("e")],
            actions: vec![ActionItem::of("", "o", Some(TODAY))],
            confirmed_on: Some(TODAY),
            ..Answer::default()
        };
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        assessment.answers.insert(QuestionId::new(id), answer.into());
        let checks = Scorecard::of(meti_guideline(), &assessment, TODAY).checks;
        let ids = checks.into_iter().find_map(|check| match check.kind {
            CheckKind::ElementsOpen(ids) => Some(ids),
            _ => None,
        });
        ids.unwrap_or_default().iter().map(ToString::to_string).collect()
    };
    // "Other" is a way among others.
    assert_eq!(open("A-4", 3), ["alternative_procurement", "stockpile"]);
    // Level 4 is where the drill belongs.
    assert_eq!(open("A-7", 3), ["procedure", "relationship"]);
    assert_eq!(open("A-7", 4), ["procedure", "relationship", "drill"]);
    assert_eq!(open("A-7", 2), Vec::<String>::new());
    // Not every company has outside shareholders.
    assert_eq!(open("P2-1", 4), ["customers", "suppliers"]);
}

#[test]
fn a_target_of_an_area_is_taken_down_to_a_level_that_its_questions_have() {
    let mut assessment = answered(&[("A-1", level(2)), ("A-3", level(0))]);
    assessment.area_targets.insert(AreaId::new("A"), Level::THREE);
    // A-1: 3 · 2 · (3 − 2) / 3 = 2. A-3 is answered by no, partly or yes: 3 becomes 2; 1 · 2 · 2 / 2 = 2.
    let card = Scorecard::of(&questionnaire(), &assessment, TODAY);
    assert_eq!(card.gaps.iter().map(|gap| gap.target).collect::<Vec<_>>(), [Level::THREE, Level::TWO]);
    assert_eq!(priorities(&card), [("A-1", Exact::from_integer(2)), ("A-3", Exact::from_integer(2))]);
}

fn responses() -> impl Strategy<Value = Vec<(usize, u8)>> {
    proptest::collection::vec((0..48_usize, 0..8_u8), 0..60)
}

/// Codes 0 to 4 are levels, 5 unknown, 6 not applicable, 7 unanswered.
fn of_shipped(codes: &[(usize, u8)]) -> Assessment {
    let questions: Vec<_> = meti_guideline().questions().map(|(_, q)| q).collect();
    let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
    for (place, code) in codes {
        let question = questions[*place];
        let levels = question.kind.levels();
        let response = match code {
            0..=4 => Response::Level(levels[usize::from(*code) % levels.len()]),
            5 => Response::Unknown,
            6 => Response::NotApplicable("n".to_owned()),
            _ => Response::Unanswered,
        };
        let answer = Answer { response, meaning: question.meaning, ..Answer::default() };
        assessment.answers.insert(question.id.clone(), answer.into());
    }
    assessment
}

fn card(assessment: &Assessment) -> Scorecard {
    Scorecard::of(meti_guideline(), assessment, TODAY)
}

proptest! {
    #[test]
    fn a_score_lies_within_its_range(codes in responses()) {
        let card = card(&of_shipped(&codes));
        let all = card.areas.iter().map(|a| (a.score, a.range)).chain([(card.overall.score, card.overall.range)]);
        for (score, range) in all {
            prop_assert!(range.low <= range.high && range.high <= Exact::from_integer(100));
            prop_assert!(score.is_none_or(|s| range.low <= s && s <= range.high));
        }
    }

    #[test]
    fn answering_unknown_never_raises_the_low_end(codes in responses(), place in 0..48_usize) {
        let before = card(&of_shipped(&codes));
        let mut more = codes;
        more.push((place, 5));
        let after = card(&of_shipped(&more));
        prop_assert!(after.overall.range.low <= before.overall.range.low);
    }

    #[test]
    fn what_does_not_apply_only_leaves(codes in responses(), place in 0..48_usize) {
        let mut codes = codes;
        codes.push((place, 6));
        let assessment = of_shipped(&codes);
        let with = card(&assessment);
        // The same company, had the question never been written.
        let mut without = (**meti_guideline()).clone();
        let id = meti_guideline().questions().nth(place).unwrap().1.id.clone();
        for area in &mut without.areas {
            area.questions.retain(|q| q.id != id);
            area.questions.iter_mut().for_each(|q| q.stands_for.retain(|other| *other != id));
        }
        let without = Scorecard::of(&made(without).unwrap(), &assessment, TODAY);
        prop_assert_eq!(with.overall.score, without.overall.score);
        prop_assert_eq!(with.overall.range, without.overall.range);
        prop_assert_eq!(with.overall.coverage, without.overall.coverage);
        prop_assert_eq!(with.gaps, without.gaps);
    }

    #[test]
    fn the_order_of_answering_never_matters(codes in responses(), seed in any::<prop::sample::Index>()) {
        let mut once: Vec<(usize, u8)> = Vec::new();
        for (place, code) in codes {
            if once.iter().all(|(p, _)| *p != place) {
                once.push((place, code));
            }
        }
        // As a person answers: one edit after another, changing their mind on the way.
        let answered_in = |order: &[(usize, u8)]| {
            let (mut assessment, mut history) = (of_shipped(&[]), History::default());
            for step in order {
                for (id, answer) in &of_shipped(&[*step]).answers {
                    let other = Answer { response: Response::Unknown, ..Answer::clone(answer) };
                    for given in [other.into(), answer.clone()] {
                        history.apply(&mut assessment, Edit::Answers(vec![(id.clone(), given)]));
                    }
                }
            }
            assessment
        };
        let forwards = answered_in(&once);
        if !once.is_empty() {
            let middle = seed.index(once.len());
            once.rotate_left(middle);
            once.reverse();
        }
        prop_assert_eq!(card(&forwards), card(&answered_in(&once)));
        prop_assert_eq!(card(&forwards), card(&of_shipped(&once)));
    }
}

#[test]
fn all_at_the_highest_is_100_and_all_at_the_lowest_is_0() {
    for (code, score) in [(4_u8, 100), (0, 0)] {
        let mut assessment = of_shipped(&[]);
        for (_, q) in meti_guideline().questions() {
            let level = if code == 4 { Level::FOUR } else { Level::ZERO };
            let (response, meaning) = (Response::Level(level), q.meaning);
            let answer = Answer { response, meaning, ..Answer::default() };
            assessment.answers.insert(q.id.clone(), answer.into());
        }
        let card = card(&assessment);
        assert_eq!(card.overall.score, Some(Exact::from_integer(score)));
        assert!(card.overall.provisional.is_empty());
    }
}
