//! What the numbers may claim, for any answers: a range holds what is open, "not applicable" is no way to a
//! score, a short run beside a full one shows no change, and no question outranks another by its steps.

use jiff::civil::{Date, date};
use keian::assessment::{Answer, Assessment, Response, Run};
use keian::base::ids::{FactId, QuestionId};
use keian::base::level::Level;
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Checked, CompanySize, Fact, Kind, Question};
use keian::scoring::{ChangeKind, CheckKind, Comparison, Exact, Range, Scorecard, State};
use proptest::prelude::*;

use crate::whole::whole;

const TODAY: Date = date(2026, 11, 24);

/// A questionnaire in which what is asked depends on answers: chains, a negation, an area that hangs on one.
fn hanging() -> Checked {
    whole(ron::from_str(
        r#"(id: "t", edition: "1", scale: [(), (), (), (), ()],
            maturity_target: (small: 2, medium: 3, large: 3), decision_target: (small: 4, medium: 4, large: 4),
            areas: [
                (id: "A", questions: [
                    (id: "A-1", weight: 3, key: true), (id: "A-2", weight: 2, condition: Answered("A-1", [3, 4])),
                    (id: "A-3", weight: 1, kind: Decision, condition: Not(Answered("A-2", [0]))),
                ]),
                (id: "B", questions: [
                    (id: "B-1", weight: 1, key: true, condition: Answered("A-1", [4])),
                    (id: "B-2", weight: 2, condition: Any([Answered("A-3", [4]), Answered("B-1", [2])]), stands_for: ["B-1"]),
                ]),
                (id: "C", questions: [(id: "C-1", weight: 2), (id: "C-2", weight: 3, condition: Size([Large]))]),
            ])"#,
    )
    .unwrap())
}

/// Codes 0 to 4 are levels, 5 unknown, 6 not applicable, 7 unanswered.
fn response(question: &Question, code: u8) -> Response {
    let levels = question.kind.levels();
    match code {
        0..=4 => Response::Level(levels[usize::from(code) % levels.len()]),
        5 => Response::Unknown,
        6 => Response::NotApplicable("n".to_owned()),
        _ => Response::Unanswered,
    }
}

fn answered(questionnaire: &Checked, codes: &[u8], of: (Run, u8)) -> Assessment {
    let mut assessment = Assessment { run: of.0, ..Assessment::default() };
    assessment.profile.size = CompanySize::ALL[usize::from(of.1 % 3)];
    let fact = [Fact::Yes, Fact::No, Fact::Unknown][usize::from(of.1 / 3)].clone();
    for id in ["limited_resources", "single_sourced", "overseas_production"] {
        assessment.profile.know(&FactId::new(id), fact.clone());
    }
    for ((_, question), code) in questionnaire.questions().zip(codes) {
        let (response, meaning) = (response(question, *code), question.meaning);
        let answer = Answer { response, meaning, ..Answer::default() };
        assessment.answers.insert(question.id.clone(), answer.into());
    }
    assessment
}

fn runs() -> impl Strategy<Value = (Run, u8)> {
    (prop_oneof![Just(Run::Short), Just(Run::Full)], 0..9_u8)
}

fn codes() -> impl Strategy<Value = Vec<u8>> {
    // Few are open in some cases, most in others.
    prop_oneof![
        proptest::collection::vec(0..8_u8, 48),
        proptest::collection::vec(prop_oneof![4 => 0..5_u8, 1 => 5..8_u8], 48),
        proptest::collection::vec(prop_oneof![1 => 0..7_u8, 4 => Just(7_u8)], 48),
    ]
}

/// The ranges of the areas and of the whole, and the scores, by name.
fn scores(card: &Scorecard) -> Vec<(String, Option<Exact>, Range)> {
    let areas = card.areas.iter().map(|area| (area.area.to_string(), area.score, area.range));
    areas.chain([(String::new(), card.overall.score, card.overall.range)]).collect()
}

fn within(before: &Scorecard, after: &Scorecard) -> Result<(), TestCaseError> {
    let shown = scores(before);
    for (area, score, range) in scores(after) {
        // An area that an answer brings in was open as a whole, or there was nothing of it.
        let Some((_, _, was)) = shown.iter().find(|(name, ..)| *name == area) else { continue };
        if let Some(score) = score {
            prop_assert!(was.low <= score && score <= was.high, "{area}: {score} of {was:?}");
            prop_assert!(was.low <= range.low && range.high <= was.high, "{area}: {range:?} of {was:?}");
        }
    }
    Ok(())
}

/// Answers the open question at a place, where it is open, and looks whether the score stays where it was said
/// to stay.
fn answer_one(
    questionnaire: &Checked,
    before: &Assessment,
    place: usize,
    code: u8,
) -> Result<(), TestCaseError> {
    let Some((_, question)) = questionnaire.questions().nth(place) else { return Ok(()) };
    let card = Scorecard::of(questionnaire, before, TODAY);
    let open =
        *before.counted(question) == Response::Unanswered || *before.counted(question) == Response::Unknown;
    if !open {
        return Ok(());
    }
    let mut after = before.clone();
    let answer = Answer { response: response(question, code), ..Answer::default() };
    after.answers.insert(question.id.clone(), answer.into());
    within(&card, &Scorecard::of(questionnaire, &after, TODAY))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn answering_an_open_question_never_moves_the_score_out_of_the_range_that_was_shown(
        codes in codes(), of in runs(), place in 0..48_usize, code in 0..7_u8,
    ) {
        answer_one(meti_guideline(), &answered(meti_guideline(), &codes, of), place, code)?;
        let hanging = hanging();
        answer_one(&hanging, &answered(&hanging, &codes, of), place % 7, code)?;
    }

    #[test]
    fn what_the_full_run_comes_to_lies_in_the_range_of_the_first_look(codes in codes(), of in runs()) {
        for questionnaire in [meti_guideline(), &hanging()] {
            let short = answered(questionnaire, &codes, (Run::Short, of.1));
            let full = Assessment { run: Run::Full, ..short.clone() };
            let cards = [&short, &full].map(|of| Scorecard::of(questionnaire, of, TODAY));
            within(&cards[0], &cards[1])?;
            // A first look is never final, whatever was answered.
            prop_assert!(cards[0].overall.unasked == 0 || cards[0].overall.final_score().is_none());
        }
    }

    #[test]
    fn the_short_run_beside_the_full_one_of_the_same_answers_shows_no_change(codes in codes(), of in runs()) {
        for questionnaire in [meti_guideline(), &hanging()] {
            let short = answered(questionnaire, &codes, (Run::Short, of.1));
            let full = Assessment { run: Run::Full, ..short.clone() };
            for (before, after) in [(&short, &full), (&full, &short)] {
                let card = Scorecard::of(questionnaire, after, TODAY);
                let comparison = Comparison::of(questionnaire, before, (after, &card), TODAY);
                let all = comparison.areas.iter().map(|(_, change)| change).chain([&comparison.overall]);
                for change in all {
                    prop_assert!(matches!(change.points(), None | Some(0)), "{change:?}");
                    prop_assert!(change.alike.is_none_or(|of| of.before == of.after));
                }
                for change in &comparison.questions {
                    let kinds = [ChangeKind::Unchanged, ChangeKind::NotAsked];
                    prop_assert!(kinds.contains(&change.kind), "{change:?}");
                }
            }
        }
    }

    #[test]
    fn no_set_of_not_applicable_makes_a_final_score_without_a_check(
        codes in codes(), of in runs(), excused in proptest::collection::vec(any::<bool>(), 48),
    ) {
        let questionnaire = meti_guideline();
        let codes: Vec<u8> = codes.iter().zip(&excused).map(|(code, out)| if *out { 6 } else { *code }).collect();
        let assessment = answered(questionnaire, &codes, of);
        let card = Scorecard::of(questionnaire, &assessment, TODAY);
        for (_, question) in questionnaire.questions().filter(|(_, q)| q.not_applicable_when.is_none()) {
            let excused = card.term(&question.id).is_some_and(|term| term.state == State::NotApplicable);
            let is = |kind: &CheckKind| *kind == CheckKind::NotForeseen;
            let checked = card.checks.iter().any(|c| c.question.as_ref() == Some(&question.id) && is(&c.kind));
            prop_assert_eq!(excused, checked, "{}", question.id);
        }
        for area in &card.areas {
            let out = area.excused_weight() > area.applicable_weight();
            prop_assert!(!out || card.overall.final_score().is_none(), "{}", area.area);
        }
        prop_assert!(card.overall.share <= card.overall.coverage);
    }

    #[test]
    fn as_far_from_the_target_is_as_urgent_whatever_the_steps(weight in 1..4_u8, targets in [1..5_u8, 1..5_u8]) {
        let asked = whole(ron::from_str(&format!(
            r#"(id: "t", edition: "1", scale: [(), (), (), (), ()],
                maturity_target: (small: 2, medium: 3, large: 3), decision_target: (small: 4, medium: 4, large: 4),
                areas: [(id: "A", questions: [(id: "A-1", weight: {weight}), (id: "A-2", weight: {weight})])])"#,
        )).unwrap());
        let mut assessment = answered(&asked, &[0, 0], (Run::Full, 1));
        for (id, target) in ["A-1", "A-2"].iter().zip(targets) {
            assessment.answers.get_mut(&QuestionId::new(*id)).unwrap().target = Level::new(target).ok();
        }
        let gaps = Scorecard::of(&asked, &assessment, TODAY).gaps;
        prop_assert_eq!(gaps[0].priority, gaps[1].priority);
        prop_assert_eq!(gaps[0].priority, Exact::from_integer(2 * u64::from(weight)));
    }
}

/// One question of each area at the highest level, the others excused: as it was found in the field.
#[test]
fn a_score_of_a_few_questions_is_no_score_of_the_questionnaire() {
    let questionnaire = meti_guideline();
    let mut assessment = answered(questionnaire, &[6; 48], (Run::Full, 1));
    for area in &questionnaire.areas {
        let (response, meaning) = (Response::Level(Level::FOUR), area.questions[0].meaning);
        let answer = Answer { response, meaning, ..Answer::default() };
        assessment.answers.insert(area.questions[0].id.clone(), answer.into());
    }
    let card = Scorecard::of(questionnaire, &assessment, TODAY);
    assert_eq!(
        (card.overall.score, card.overall.coverage),
        (Some(Exact::from_integer(100)), Exact::from_integer(1))
    );
    assert_eq!(card.overall.final_score(), None);
    assert!(card.overall.share < Exact::new(1, 4), "{}", card.overall.share);
    assert!(card.checks.iter().filter(|check| check.kind == CheckKind::NotForeseen).count() > 20);
}

/// A small company at 0 throughout: its yes / partly / no questions weigh what the others weigh.
#[test]
fn a_no_weighs_what_not_begun_weighs() {
    let questionnaire = meti_guideline();
    let assessment = answered(questionnaire, &[0; 48], (Run::Full, 0));
    for gap in Scorecard::of(questionnaire, &assessment, TODAY).gaps {
        let (_, question) = questionnaire.question(&gap.question).unwrap();
        let wanted = Exact::from_integer(2 * u64::from(question.weight));
        assert_eq!(gap.priority, wanted, "{} {:?}", question.id, question.kind == Kind::Decision);
    }
}
