//! Text as it comes in, typed, pasted or committed by an input method: what is shown is what is saved and
//! what is opened again, and what is too long is cut in its field and said there.

use egui::{Event, ImeEvent, Key, Modifiers};
use keian::base::ids::QuestionId;
use keian::questionnaire::Catalogue;
use keian::storage::{open, parse, to_bytes};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::person::{Person, Words};

const JAPANESE: Words = Words { english: false };

fn at_a_note(words: Words) -> Person {
    let mut person = Person::at_a_fresh_machine(words);
    person.click(words.say("新しく始める", "Start a new assessment"));
    person.click(words.say("質問", "Questions"));
    person.click(words.say("項目・根拠・メモ", "Parts, evidence and notes"));
    person.focus(words.say("メモ", "Note"));
    person
}

fn paste(person: &mut Person, text: &str) {
    person.harness.event(Event::Paste(text.to_owned()));
    person.harness.run();
}

fn note(person: &Person) -> String {
    person.document().assessment.answer(&QuestionId::new("P1-1")).note.clone()
}

/// What a saved file of the document would hold is what the document holds.
fn reads_back(person: &Person) {
    let doc = person.document();
    let bytes = to_bytes(&doc.assessment, &doc.questionnaire).unwrap();
    assert_eq!(parse(&bytes, &Catalogue::shipped()).unwrap().assessment, doc.assessment);
}

#[test]
fn the_line_ends_of_word_are_line_ends_from_the_moment_they_are_pasted() {
    let mut person = at_a_note(JAPANESE);
    for (pasted, formed) in [
        ("一行目\u{b}二行目", "一行目\n二行目"),
        ("甲\r\n乙\r丙\u{85}丁\u{2028}戊", "甲\n乙\n丙\n丁\n戊"),
        ("カ\u{3099}スハ\u{309a}イフ\u{309a}", "ガスパイプ"),
        ("表\u{0}示\u{202e}順\u{feff}", "表示順"),
    ] {
        person.shortcut(Modifiers::COMMAND, Key::A);
        person.press(Key::Delete);
        paste(&mut person, pasted);
        assert_eq!(person.field_text("メモ"), formed, "shown");
        assert_eq!(note(&person), formed, "kept");
        person.harness.event(Event::Text("X".to_owned()));
        person.harness.run();
        assert_eq!(note(&person), format!("{formed}X"), "the cursor stands after what was pasted");
        reads_back(&person);
    }
}

#[test]
fn a_mark_typed_after_its_letter_is_put_together_with_it() {
    let mut person = at_a_note(JAPANESE);
    for text in ["カ", "\u{3099}", "ス"] {
        person.harness.event(Event::Text(text.to_owned()));
        person.harness.run();
    }
    assert_eq!((person.field_text("メモ").as_str(), note(&person).as_str()), ("ガス", "ガス"));
    person.harness.event(Event::Ime(ImeEvent::Commit("ハ\u{309a}イフ".to_owned())));
    person.harness.run();
    assert_eq!(note(&person), "ガスパイフ");
}

#[test]
fn what_is_too_long_is_cut_when_it_is_pasted_and_the_question_is_named() {
    for words in Words::BOTH {
        let mut person = at_a_note(words);
        paste(&mut person, &"経".repeat(120_000));
        assert!(
            person.sees("P1-1") && person.sees(words.say("20,000文字", "20,000 characters")),
            "it is said"
        );
        person.click("OK");
        assert_eq!(note(&person).chars().count(), 100_000);
        let file = person.folder().join("answers.ron");
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.gives(&file);
        person.wait_for(words.say("保存済み", "Saved"));
        assert_eq!(open(&file, &Catalogue::shipped()).unwrap().assessment, person.document().assessment);
    }
}

#[test]
fn the_name_of_a_milestone_has_the_one_form_too() {
    let mut person = Person::at_the_sample(JAPANESE);
    person.shortcut(Modifiers::COMMAND, Key::M);
    person.focus("節目の名前");
    paste(&mut person, "秋の\u{b}カ\u{3099}ス");
    person.click("節目を残す");
    let milestones = &person.document().assessment.milestones;
    assert!(!milestones[0].name.contains('\u{b}') && milestones[0].name.contains('ガ'), "{milestones:?}");
    reads_back(&person);
}

#[test]
fn any_text_is_shown_as_it_is_kept_saved_and_opened_again() {
    let mut runner = TestRunner::deterministic();
    // Letters for which there are fonts, and all that is no letter: a test draws nothing without one.
    let letters = "[a-zA-Z0-9ぁ-んァ-ヶ経安部長髙 \u{3099}\u{309a}\u{300}\u{301}\t\r\n\u{0}-\u{1f}\u{7f}-\u{9f}\u{200e}\u{2028}-\u{202e}\u{feff}]{0,60}";
    let mut texts = || letters.new_tree(&mut runner).unwrap().current();
    let mut person = at_a_note(JAPANESE);
    let file = person.folder().join("answers.ron");
    for round in 0..25 {
        let text = texts();
        person.focus("メモ");
        person.shortcut(Modifiers::COMMAND, Key::A);
        person.press(Key::Delete);
        if round % 2 == 0 {
            paste(&mut person, &text);
        } else {
            for letter in text.chars().take(40) {
                person.harness.event(Event::Text(letter.to_string()));
                person.harness.step();
            }
            person.harness.run();
        }
        assert_eq!(person.field_text("メモ"), note(&person), "{text:?}");
        reads_back(&person);
    }
    person.shortcut(Modifiers::COMMAND, Key::S);
    person.gives(&file);
    person.wait_for("保存済み");
    assert_eq!(open(&file, &Catalogue::shipped()).unwrap().assessment, person.document().assessment);
}

#[test]
fn what_no_font_has_is_said_where_it_is_typed_until_it_is_gone() {
    for words in Words::BOTH {
        let mut person = at_a_note(words);
        // As in the program: what no font has is a box.
        person.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
        let says = |person: &Person| {
            person.drawn().iter().any(|drawn| drawn.galley.text().replace('\n', "").contains("U+0E01"))
        };
        paste(&mut person, "調達先");
        assert!(!says(&person));
        paste(&mut person, "\u{e01}");
        assert!(says(&person), "ก is named by its number, for it would be a box here as well");
        paste(&mut person, "社");
        assert!(says(&person), "it is still there");
        person.press(Key::Backspace);
        person.press(Key::Backspace);
        assert!(!says(&person));
        // A text that comes by another way than typing is looked at whole.
        paste(&mut person, "甲\u{e01}乙");
        assert!(says(&person));
        assert_eq!(note(&person), "調達先甲\u{e01}乙");
    }
}
