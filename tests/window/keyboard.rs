//! The window by keyboard alone: the walk leads to the results and back, a dialog suggests a place and
//! gives the focus back when it closes, and the keys of main buttons stand beside them.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::assessment::Response;

use super::person::{Person, Words};

const PATH: (&str, &str) = ("ファイルの場所", "Path of the file");

#[test]
fn the_walk_goes_on_from_the_last_question_to_the_results_and_back() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.click(words.say("質問に進む", "Go to the questions"));
        person.harness.get_by_label("Alt+→");
        for _ in 1..12 {
            person.shortcut(Modifiers::ALT, Key::ArrowRight);
        }
        let last = person.document().at.clone();
        person.harness.get_by_label(words.say("12 / 12問", "Question 12 of 12"));
        for _ in 0..2 {
            person.shortcut(Modifiers::ALT, Key::ArrowRight);
            person.harness.get_by_label(words.say("領域ごとの点数", "Scores by area"));
        }
        person.shortcut(Modifiers::ALT, Key::ArrowLeft);
        person.harness.get_by_label(words.say("12 / 12問", "Question 12 of 12"));
        assert_eq!(person.document().at, last);
    }
}

#[test]
fn from_another_screen_the_walk_goes_on_where_one_left_off() {
    let words = Words { english: true };
    let mut person = Person::at_the_sample(words);
    person.click("Questions");
    let at = person.document().at.clone();
    for key in [Key::ArrowRight, Key::ArrowLeft] {
        person.click("Company");
        person.shortcut(Modifiers::ALT, key);
        assert_eq!(person.document().at, at);
        person.press(Key::Num2);
        assert!(matches!(person.response(at.as_ref().unwrap().as_str()), Response::Level(_)));
    }
}

#[test]
fn a_dialog_suggests_a_place_that_typing_replaces() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let path = words.say(PATH.0, PATH.1);
        person.shortcut(Modifiers::COMMAND, Key::S);
        assert!(person.has_focus(path));
        let suggested = person.field_text(path);
        let profile = &person.document().assessment.profile;
        let name = format!("{}_{}.keian", profile.organisation, profile.date.unwrap());
        assert!(suggested.ends_with(&name), "{suggested}");
        let file = person.folder().join("mine.ron");
        person.harness.event(Event::Text(file.display().to_string()));
        person.harness.run();
        assert_eq!(person.field_text(path), file.display().to_string());
        person.press(Key::Enter);
        person.wait_for(words.say("保存済み", "Saved"));
        assert!(file.exists());

        // The report is suggested beside the answers, by the key that also leads to its screen.
        person.shortcut(Modifiers::COMMAND, Key::P);
        person.harness.get_by_label(words.say("PDFを保存…", "Save PDF…"));
        person.harness.get_by_label("Ctrl+P");
        person.shortcut(Modifiers::COMMAND, Key::P);
        person.wait_for(path);
        let pdf = person.folder().join("mine.pdf");
        assert_eq!(person.field_text(path), pdf.display().to_string());
        person.press(Key::Enter);
        person.wait_for("OK");
        assert!(pdf.exists());
    }
}

#[test]
fn a_dialog_that_closes_gives_the_focus_back() {
    let words = Words { english: true };
    let mut person = Person::at_the_sample(words);
    person.click("Company");
    person.type_into("Industry", "machines");
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::K),
        (Modifiers::COMMAND, Key::O),
        (Modifiers::COMMAND, Key::S),
        (Modifiers::COMMAND, Key::M),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::S),
        (Modifiers::COMMAND, Key::N),
    ] {
        person.shortcut(modifiers, key);
        assert!(!person.has_focus("Industry"));
        person.press(Key::Escape);
        assert!(person.has_focus("Industry"), "after {key:?} the focus is on {:?}", person.focused());
    }
    // A dialog that another one led to.
    person.shortcut(Modifiers::COMMAND, Key::K);
    person.harness.event(Event::Text("passphrase".to_owned()));
    person.press(Key::Enter);
    assert!(person.sees("Passphrase"));
    person.press(Key::Escape);
    assert!(person.has_focus("Industry"), "the focus is on {:?}", person.focused());
}
