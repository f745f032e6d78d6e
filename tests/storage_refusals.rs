//! Files that are refused, by their message; files that are accepted, by what comes back.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test fails by panicking")]

use keian::assessment::{Answer, Assessment, Response};
use keian::ids::QuestionId;
use keian::lang::Lang;
use keian::level::Level;
use keian::questionnaire::shipped::{self, meti_guideline};
use keian::storage::{Catalogue, parse, to_bytes};
use proptest::prelude::*;

fn good() -> String {
    let mut assessment = Assessment::default();
    assessment.profile.organisation = "髙﨑精工㈱".to_owned();
    let answer = Answer {
        response: Response::Level(Level::TWO),
        note: "一行目\n「二行目」 \"quoted\" \\ \"#".to_owned(),
        ..Answer::default()
    };
    assessment.answers.insert(QuestionId::new("A-9"), answer.clone());
    assessment.answers.insert(QuestionId::new("A-10"), answer);
    String::from_utf8(to_bytes(&assessment, meti_guideline()).unwrap()).unwrap()
}

fn refused(bytes: &[u8]) -> [String; 2] {
    let error = parse(bytes, &Catalogue::shipped()).expect_err("this file must be refused");
    Lang::ALL.map(|lang| error.message(lang))
}

fn refused_change(from: &str, to: &str) -> [String; 2] {
    let text = good();
    assert!(text.contains(from), "{from} is not in\n{text}");
    refused(text.replacen(from, to, 1).as_bytes())
}

#[test]
fn an_unchanged_file_is_written_again_to_the_byte() {
    let text = good();
    let opened = parse(text.as_bytes(), &Catalogue::shipped()).unwrap();
    assert!(!opened.questionnaire_changed);
    assert_eq!(to_bytes(&opened.assessment, &opened.questionnaire).unwrap(), text.as_bytes());
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
fn a_typo_in_a_field_is_refused_with_its_place_and_the_nearest_name() {
    let [ja, en] = refused_change("            owner:", "            ownr:");
    assert!(en.ends_with("unknown field 'ownr'. The nearest is 'owner'. Correct the name."), "{en}");
    assert!(ja.contains("知らない項目「ownr」があります。もっとも近いのは「owner」です。"), "{ja}");
    assert!(en.starts_with("Line ") && ja.contains('行'));
}

#[test]
fn a_typo_in_a_choice_is_refused() {
    let [_, en] = refused_change("Level(2)", "Levl(2)");
    assert!(en.contains("unknown choice 'Levl'. The nearest is 'Level'."), "{en}");
}

#[test]
fn levels_that_do_not_exist_are_refused() {
    let [ja, en] = refused_change("Level(2)", "Level(5)");
    assert!(en.contains("level 5 cannot be used"), "{en}");
    assert!(ja.contains("レベル「5」は使えません"), "{ja}");
    // A-10 is a yes / partly / no question.
    let text = good();
    let at = text.find("\"A-10\"").unwrap();
    let changed = format!("{}{}", &text[..at], text[at..].replacen("Level(2)", "Level(3)", 1));
    assert!(refused(changed.as_bytes())[1].contains("level 3 cannot be used"));
    assert!(refused_change("Level(2)", "Level(NaN)")[1].contains("cannot be read"));
}

#[test]
fn a_question_twice_or_unknown_is_refused() {
    let [ja, en] = refused_change("\"A-10\"", "\"A-9\"");
    assert!(en.contains("'A-9' stands there twice") && ja.contains("「A-9」が二度書かれています"), "{en}");
    let [_, en] = refused_change("\"A-10\"", "\"A-11\"");
    assert!(en.contains("the questionnaire has no 'A-11'. The nearest is 'A-1"), "{en}");
}

#[test]
fn what_is_no_answer_file_is_refused_by_what_it_is() {
    assert!(refused(b"hello")[1].contains("cannot be read as RON"));
    assert!(refused("これは日記です。".as_bytes())[0].contains("RON"));
    let [_, en] = refused(shipped::METI_GUIDELINE.1.as_bytes());
    assert!(en.contains("it is a questionnaire"), "{en}");
    assert!(refused(shipped::LISTS[0].1.as_bytes())[0].contains("参照リスト"));
    assert!(refused(b"(a: 1)")[1].contains("not one of Keian's"));
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
fn a_newer_format_is_refused_with_both_numbers_even_with_new_fields() {
    let [ja, en] = refused_change("format: 1,", "format: 7,\n    wonder: [1],");
    assert_eq!(en, "The file is of a newer format (7). This Keian reads formats up to 1. Update Keian.");
    assert!(ja.contains("第7版") && ja.contains("第1版"), "{ja}");
}

#[test]
fn an_unknown_questionnaire_is_refused_with_those_at_hand() {
    let [_, en] = refused_change("edition: \"2025-12-12\"", "edition: \"2031-01-01\"");
    assert!(en.contains("edition 2031-01-01") && en.contains("meti-guideline 2025-12-12"), "{en}");
}

#[test]
fn a_changed_questionnaire_of_the_same_edition_opens_and_is_noted() {
    let text = good();
    let digest = meti_guideline().digest();
    let opened = parse(text.replace(&digest, "00").as_bytes(), &Catalogue::shipped()).unwrap();
    assert!(opened.questionnaire_changed);
}

#[test]
fn bytes_nesting_size_and_extensions_are_refused() {
    let mut bytes = good().into_bytes();
    let at = bytes.len() / 2;
    bytes[at] = 0xff;
    assert!(refused(&bytes)[1].contains("not UTF-8"));
    let deep = format!("(format: 1, app: \"k\", questionnaire: {}", "[".repeat(100_000));
    assert!(refused(deep.as_bytes())[1].contains("nested too deeply"), "{}", refused(deep.as_bytes())[1]);
    assert!(refused(&vec![b' '; 8 * 1024 * 1024 + 1])[1].contains("too large (8 MiB)"));
    let extended = format!("#![enable(implicit_some)]\n{}", good());
    assert!(refused(extended.as_bytes())[1].contains("Remove that line"));
}

#[test]
fn a_message_never_repeats_a_huge_piece_of_the_file() {
    let [_, en] = refused_change("            owner:", &format!("            {}:", "x".repeat(1_000_000)));
    assert!(en.chars().count() < 600, "{} characters", en.chars().count());
}

proptest! {
    #[test]
    fn every_text_comes_back_as_it_was(note in "[^\\p{Cc}]{0,60}", owner in "[\"#\\\\r()あ髙𠮷\n\t]{0,20}") {
        let mut assessment = Assessment::default();
        let answer = Answer { note, owner, response: Response::Unknown, ..Answer::default() };
        assessment.answers.insert(QuestionId::new("G-1"), answer);
        let bytes = to_bytes(&assessment, meti_guideline()).unwrap();
        let opened = parse(&bytes, &Catalogue::shipped()).unwrap();
        prop_assert_eq!(opened.assessment, assessment);
    }
}
