//! Last year beside this year, worked out by hand.

use jiff::civil::{Date, date};
use keian::assessment::{Answer, Assessment, Milestone, Response, Run};
use keian::base::ids::{FactId, QuestionId};
use keian::base::level::Level;
use keian::questionnaire::Catalogue;
use keian::questionnaire::CompanySize;
use keian::questionnaire::shipped::meti_guideline;
use keian::scoring::{ChangeKind, Comparison, Exact, Figures, Scorecard};
use keian::storage::{parse, to_bytes};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 24);

fn state(answers: &[(&str, Response, Date)]) -> Assessment {
    let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
    for (id, response, day) in answers {
        let (id, response) = (QuestionId::new(*id), response.clone());
        let meaning = meti_guideline().question(&id).unwrap().1.meaning;
        let answer = Answer { response, meaning, confirmed_on: Some(*day), ..Answer::default() };
        assessment.answers.insert(id, answer.into());
    }
    assessment
}

fn compare(before: &Assessment, after: &Assessment) -> Comparison {
    let card = Scorecard::of(meti_guideline(), after, TODAY);
    Comparison::of(meti_guideline(), before, (after, &card), TODAY)
}

fn ids(comparison: &Comparison, kind: ChangeKind) -> Vec<&str> {
    comparison.of_kind(kind).map(|change| change.question.as_str()).collect()
}

fn level(number: u8) -> Response {
    Response::Level(Level::new(number).unwrap())
}

#[test]
fn each_question_is_told_by_what_became_of_it() {
    let (then, now) = (date(2025, 11, 1), date(2026, 11, 1));
    let before = state(&[
        ("P1-1", level(1), then),
        ("P1-2", level(3), then),
        ("P1-3", level(2), then),
        ("P1-4", Response::Unknown, then),
        ("P1-5", level(2), then),
        ("P1-6", Response::NotApplicable("n".to_owned()), then),
        ("P1-7", level(2), then),
    ]);
    let after = state(&[
        ("P1-1", level(3), now),
        ("P1-2", level(2), now),
        ("P1-3", level(2), now),
        ("P1-4", level(0), now),
        ("P1-5", Response::Unknown, now),
        ("P1-6", level(4), now),
        ("P1-7", level(2), then),
    ]);
    let comparison = compare(&before, &after);
    let in_p1 = |kind| -> Vec<&str> {
        ids(&comparison, kind).into_iter().filter(|id| id.starts_with("P1")).collect()
    };
    assert_eq!(in_p1(ChangeKind::Improved), ["P1-1"]);
    assert_eq!(in_p1(ChangeKind::Worse), ["P1-2"]);
    assert_eq!(in_p1(ChangeKind::NewlyAnswered), ["P1-4"]);
    assert_eq!(in_p1(ChangeKind::NoLongerAnswered), ["P1-5"]);
    assert_eq!(in_p1(ChangeKind::Reclassified), ["P1-6"]);
    assert_eq!(in_p1(ChangeKind::Unchanged), ["P1-3", "P1-7"]);
    // Of the two that did not change, only P1-3 was looked at again.
    let again: Vec<_> = comparison.of_kind(ChangeKind::Unchanged).map(|q| q.confirmed_again).collect();
    assert_eq!(again[..2], [true, false]);
    // Then: 25 · (3·1 + 2·3 + 2·2 + 3·2 + 2·2) / 12 = 25 · 23 / 12 = 47.9 → 48.
    // Now: 25 · (3·3 + 2·2 + 2·2 + 3·0 + 2·4 + 2·2) / 14 = 25 · 29 / 14 = 51.8 → 52.
    let (_, p1) = &comparison.areas[0];
    let shown = |side: Option<Figures>| side.and_then(|f| f.shown());
    assert_eq!((shown(p1.before), shown(p1.after)), (Some(48), Some(52)));
    // Four have a level in both. Then: 25 · (3·1 + 2·3 + 2·2 + 2·2) / 9 = 25 · 17 / 9 = 47.2 → 47.
    // Now: 25 · (3·3 + 2·2 + 2·2 + 2·2) / 9 = 25 · 21 / 9 = 58.3 → 58.
    assert_eq!(p1.alike.map(|of| of.questions), Some(4));
    assert_eq!(p1.points(), Some(11));
    // P1-4 was open then: 12 of 15 by weight; P1-6 did not apply.
    assert_eq!(p1.before.unwrap().coverage, Exact::new(12, 15));
    // Nothing was answered elsewhere: no difference is made up.
    assert_eq!(comparison.areas[1].1.points(), None);
}

#[test]
fn a_question_that_the_profile_adds_or_drops_is_not_called_better_or_worse() {
    let mut before = state(&[]);
    before.profile.size = CompanySize::Large;
    let mut after = before.clone();
    after.profile.size = CompanySize::Small;
    after.profile.know(&FactId::new("limited_resources"), keian::questionnaire::Fact::Yes);
    let comparison = compare(&before, &after);
    let changed = ids(&comparison, ChangeKind::Reclassified);
    assert!(changed.contains(&"G-3") && changed.contains(&"G-11"), "{changed:?}");
    assert_eq!(ids(&comparison, ChangeKind::Improved), Vec::<&str>::new());
    assert_eq!(ids(&comparison, ChangeKind::Worse), Vec::<&str>::new());
}

#[test]
fn a_milestone_is_kept_in_the_file_and_a_file_without_one_is_as_it_was() {
    let mut assessment = state(&[("P1-1", level(1), TODAY)]);
    let without = to_bytes(&assessment, meti_guideline()).unwrap();
    assert!(!String::from_utf8(without).unwrap().contains("milestones"));
    assessment.milestones.push(Milestone::of(&assessment, "春の取締役会".to_owned(), TODAY).into());
    let bytes = to_bytes(&assessment, meti_guideline()).unwrap();
    let opened = parse(&bytes, &Catalogue::shipped()).unwrap();
    assert_eq!(opened.assessment, assessment);
    assert_eq!(to_bytes(&opened.assessment, meti_guideline()).unwrap(), bytes);
    // A milestone is held to the same rules as the present answers.
    let text = String::from_utf8(bytes).unwrap();
    let at = text.find("milestones").unwrap();
    let bad = format!("{}{}", &text[..at], text[at..].replacen("\"P1-1\"", "\"P1-77\"", 1));
    let error = parse(bad.as_bytes(), &Catalogue::shipped()).unwrap_err();
    assert!(error.to_string().contains("The questionnaire has no “P1-77”."), "{error}");
}

proptest! {
    #[test]
    fn turned_around_improved_becomes_worse_and_nothing_else_changes_side(
        then in proptest::collection::vec(0..5_u8, 48), now in proptest::collection::vec(0..5_u8, 48)) {
        let of = |codes: &[u8]| {
            let answers: Vec<(&str, Response, Date)> = meti_guideline().questions().zip(codes).map(|((_, q), code)| {
                let levels = q.kind.levels();
                (q.id.as_str(), Response::Level(levels[usize::from(*code) % levels.len()]), TODAY)
            }).collect();
            state(&answers)
        };
        let (before, after) = (of(&then), of(&now));
        let (there, back) = (compare(&before, &after), compare(&after, &before));
        prop_assert_eq!(ids(&there, ChangeKind::Improved), ids(&back, ChangeKind::Worse));
        prop_assert_eq!(ids(&there, ChangeKind::Unchanged), ids(&back, ChangeKind::Unchanged));
        for ((_, a), (_, b)) in there.areas.iter().zip(&back.areas) {
            prop_assert_eq!(a.points(), b.points().map(|p| -p));
        }
    }
}
