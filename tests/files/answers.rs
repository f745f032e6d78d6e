//! Files of answers that are accepted, by what comes back; and what holds of every refusal. The
//! refusals one by one are in `refused.rs`.

use keian::assessment::{ActionItem, Answer, Assessment, Response};
use keian::base::ids::{ChoiceId, FactId, QuestionId};
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Catalogue, Fact};
use keian::storage::{OpenError, Otherwise, parse, to_bytes};
use proptest::prelude::*;

fn good() -> String {
    let mut assessment = Assessment::default();
    assessment.profile.organisation = "髙﨑精工㈱".to_owned();
    let meaning = meti_guideline().question(&QuestionId::new("A-9")).unwrap().1.meaning;
    let answer = Answer {
        response: Response::Level(Level::TWO),
        note: "一行目\n「二行目」 \"quoted\" \\ \"#".to_owned(),
        ..Answer::default()
    };
    assessment.answers.insert(QuestionId::new("A-9"), Answer { meaning, ..answer.clone() }.into());
    assessment.answers.insert(QuestionId::new("A-10"), answer.into());
    String::from_utf8(to_bytes(&assessment, meti_guideline()).unwrap()).unwrap()
}

fn refused(bytes: &[u8]) -> [String; 2] {
    let error = parse(bytes, &Catalogue::shipped()).expect_err("this file must be refused");
    Lang::ALL.map(|lang| error.message(lang))
}

#[test]
fn an_unchanged_file_is_written_again_to_the_byte() {
    let text = good();
    let opened = parse(text.as_bytes(), &Catalogue::shipped()).unwrap();
    assert_eq!(opened.otherwise, Otherwise::Nothing);
    assert_eq!(to_bytes(&opened.assessment, &opened.questionnaire).unwrap(), text.as_bytes());
}

#[test]
fn a_fact_that_nobody_asks_for_is_kept() {
    let mut assessment = Assessment::default();
    for (id, fact) in [("listed", Fact::Is(ChoiceId::new("prime"))), ("single_sourced", Fact::No)] {
        assessment.profile.know(&FactId::new(id), fact);
    }
    assessment.profile.know(&FactId::new("overseas_production"), Fact::Unknown);
    let bytes = to_bytes(&assessment, meti_guideline()).unwrap();
    assert!(String::from_utf8_lossy(&bytes).contains(
        "        facts: {\n                \"listed\": Is(\"prime\"),\n                \"single_sourced\": No,\n            },\n"
    ));
    assert_eq!(parse(&bytes, &Catalogue::shipped()).unwrap().assessment, assessment);
    let text = String::from_utf8(bytes).unwrap().replace("\"listed\"", "\"li\\u{1b}\"");
    let error = parse(text.as_bytes(), &Catalogue::shipped()).unwrap_err();
    assert!(matches!(error, OpenError::UnknownId { .. }), "{error:?}");
}

#[test]
fn the_facts_of_older_formats_are_those_that_are_declared() {
    let text = include_str!("../fixtures/formats/v2/sample.ja.ron");
    let facts = parse(text.as_bytes(), &Catalogue::shipped()).unwrap().assessment.profile.facts;
    let facts: Vec<(&str, &Fact)> = facts.iter().map(|(id, fact)| (id.as_str(), fact)).collect();
    let expected = [
        ("limited_resources", &Fact::No),
        ("overseas_production", &Fact::Yes),
        ("single_sourced", &Fact::Yes),
    ];
    assert_eq!(facts, expected);
}

#[test]
fn tags_are_written_in_their_order_and_read_again_and_an_answer_without_has_no_such_field() {
    let text = good();
    assert!(!text.contains("tags"), "{text}");
    let mut opened = parse(text.as_bytes(), &Catalogue::shipped()).unwrap();
    assert_eq!(opened.assessment.answers[&QuestionId::new("A-9")].tags, Vec::<String>::new());
    let answer = opened.assessment.answers.get_mut(&QuestionId::new("A-9")).unwrap();
    answer.tags = ["予算要求", "取締役会"].map(str::to_owned).to_vec();
    let tagged = String::from_utf8(to_bytes(&opened.assessment, &opened.questionnaire).unwrap()).unwrap();
    let field =
        "tags: [\n                    \"予算要求\",\n                    \"取締役会\",\n                ],\n";
    assert_eq!(tagged.matches(field).count(), 1, "{tagged}");
    assert_eq!(tagged.replace(&format!("                {field}"), ""), text);
    let again = parse(tagged.as_bytes(), &Catalogue::shipped()).unwrap();
    assert_eq!(again.assessment, opened.assessment);
    // As another hand may have written them.
    let by_hand = tagged.replace("\"予算要求\"", "\" 予算要求\", \"\", \"取締役会\"");
    assert_eq!(parse(by_hand.as_bytes(), &Catalogue::shipped()).unwrap().assessment, opened.assessment);
}

#[test]
fn a_changed_level_changes_one_line() {
    let before = good();
    let mut opened = parse(before.as_bytes(), &Catalogue::shipped()).unwrap();
    let answer = opened.assessment.answers.get_mut(&QuestionId::new("A-10")).unwrap();
    answer.response = Response::Level(Level::FOUR);
    let after = String::from_utf8(to_bytes(&opened.assessment, &opened.questionnaire).unwrap()).unwrap();
    let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(changed, [("                response: Level(2),", "                response: Level(4),")]);
    assert_eq!(before.lines().count(), after.lines().count());
}

#[test]
fn answers_stand_in_the_order_of_counting_and_notes_are_readable() {
    let text = good();
    assert!(text.find("\"A-9\"").unwrap() < text.find("\"A-10\"").unwrap());
    assert!(text.contains("髙﨑精工㈱") && text.contains("一行目\n「二行目」"));
}

#[test]
fn a_bom_is_accepted_and_windows_line_ends_become_plain() {
    let text = format!("\u{feff}{}", good().replace('\n', "\r\n"));
    let opened = parse(text.as_bytes(), &Catalogue::shipped()).unwrap();
    let note = &opened.assessment.answers[&QuestionId::new("A-9")].note;
    assert_eq!(note, "一行目\n「二行目」 \"quoted\" \\ \"#");
}

#[test]
fn a_file_that_was_cut_off_is_called_so_wherever_it_was_cut() {
    let text = good();
    for share in [3, 5, 8] {
        let mut end = text.len() * share / 10;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let [_, en] = refused(&text.as_bytes()[..end]);
        assert!(en.contains("ends too early"), "cut at {share}/10: {en}");
    }
}

#[test]
fn another_wording_of_the_questionnaire_opens_and_which_questions_differ_is_said() {
    let (text, digest) = (good(), meti_guideline().digest());
    let opened = |named: &str| parse(text.replace(digest, named).as_bytes(), &Catalogue::shipped()).unwrap();
    // Of a wording that nobody has, nothing can be told.
    assert_eq!(opened("00").otherwise, Otherwise::Untold);
    // The wordings from before are compiled in.
    let before = |digest| {
        let before = opened(digest);
        assert_eq!(&before.questionnaire, meti_guideline());
        assert_eq!(before.assessment, opened(meti_guideline().digest()).assessment);
        let Otherwise::Questions(questions) = before.otherwise else { panic!("{:?}", before.otherwise) };
        questions
    };
    let last = before("c01d3d94a057f78d2fc7011a96902134b4bbe853a114c686f78b142ade6a18f4");
    // First those that ask something else now, then those that are worded otherwise.
    assert_eq!(last[..3], ["P1-2", "P1-3", "P1-5"].map(QuestionId::new));
    assert_eq!(last[23..26], ["P1-1", "P1-4", "P1-6"].map(QuestionId::new));
    let newer = before("fa65d27da103ef08902d9fd2f7756da198a5601f8b76f3c93a9c526623e1bed6");
    assert!(newer.contains(&QuestionId::new("G-9")) && !newer.contains(&QuestionId::new("G-8")));
    // The facts of the profile were not declared then; what was asked was the same.
    assert_eq!(before("57a2242ecce7d8481286dbef394ff321a710420654a30241d9b1584864a440c8"), last);
    let more = before("517be5f40c6c026a21445b19b02e5cc2f9fa45730b15c022bb4c54ac37394eeb");
    assert!(more.len() >= last.len() && last.iter().all(|id| more.contains(id)));
}

#[test]
fn a_message_never_repeats_a_huge_piece_of_the_file() {
    let changed = good().replacen("urgency:", &format!("{}:", "x".repeat(1_000_000)), 1);
    let [_, en] = refused(changed.as_bytes());
    assert!(en.chars().count() < 600, "{} characters", en.chars().count());
}

/// Text as it stands in an answer, in its one form.
fn typed() -> impl Strategy<Value = String> {
    "\\PC{0,60}".prop_map(|mut text| {
        keian::base::characters::clean(&mut text);
        text
    })
}

proptest! {
    #[test]
    fn every_text_comes_back_as_it_was(note in typed(), owner in "[\"#\\\\r()あ髙𠮷\n\t]{0,20}") {
        let mut assessment = Assessment::default();
        let answer = Answer {
            note,
            actions: vec![ActionItem::of("-", owner, None)],
            response: Response::Unknown,
            ..Answer::default()
        };
        assessment.answers.insert(QuestionId::new("G-1"), answer.into());
        let bytes = to_bytes(&assessment, meti_guideline()).unwrap();
        let opened = parse(&bytes, &Catalogue::shipped()).unwrap();
        prop_assert_eq!(opened.assessment, assessment);
    }
}
