//! Choices of which one holds are one stop of Tab; the arrows lead within them, and nothing is chosen before
//! Space or Enter. A key that no choice has is answered in words.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use keian::assessment::Response;
use keian::base::level::Level;
use keian::questionnaire::Kind;

use super::person::{Person, Words};

/// The role and the name of what has the focus.
fn focused(person: &Person) -> Option<(Role, String)> {
    let root = person.harness.root();
    let node = root.children_recursive().find(|node| node.accesskit_node().is_focused())?;
    let node = node.accesskit_node();
    Some((node.role(), node.label().unwrap_or_default()))
}

/// The choices at which Tab stops on the way round the window, in order.
fn stops(person: &mut Person) -> Vec<String> {
    let (mut stops, mut seen) = (Vec::new(), BTreeSet::new());
    for _ in 0..150 {
        person.press(Key::Tab);
        let Some((role, name)) = focused(person) else { continue };
        if role == Role::RadioButton && seen.insert(name.clone()) {
            stops.push(name);
        }
    }
    stops
}

/// Goes on with Tab to a choice.
#[track_caller]
fn tabs_to_a_choice(person: &mut Person) {
    for _ in 0..80 {
        person.press(Key::Tab);
        if focused(person).is_some_and(|(role, _)| role == Role::RadioButton) {
            return;
        }
    }
    panic!("Tab comes to no choice");
}

#[test]
fn every_group_of_choices_is_one_stop() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("設定", "Settings"));
        let light = words.say("明るい", "Light");
        let stops_there = stops(&mut person);
        assert_eq!(stops_there.len(), 4, "language, theme, size of text, single keys: {stops_there:?}");
        assert!(stops_there.iter().any(|stop| stop == light), "{stops_there:?}");
        person.click(words.say("質問", "Questions"));
        person.goes_to("A-1");
        let stops_there = stops(&mut person);
        let level = person.response("A-1").level().expect("the sample has a level there");
        assert_eq!(stops_there.len(), 1, "{stops_there:?}");
        assert!(stops_there[0].starts_with(&format!("{level} ")), "{stops_there:?}");
    }
}

#[test]
fn arrows_lead_from_one_answer_to_the_next_and_round_and_space_chooses() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.click(words.say("質問", "Questions"));
        tabs_to_a_choice(&mut person);
        let names: Vec<String> = (0..7)
            .map(|_| {
                let (_, name) = focused(&person).unwrap();
                person.press(Key::ArrowDown);
                name.chars().take(1).collect()
            })
            .collect();
        let (unknown, not_applicable) = (words.say("分", "W"), words.say("該", "N"));
        assert_eq!(names, ["0", "1", "2", "3", "4", unknown, not_applicable]);
        assert!(focused(&person).unwrap().1.starts_with("0 "), "round again");
        assert_eq!(person.response("P1-1"), Response::Unanswered, "nothing was chosen on the way");
        person.press(Key::ArrowUp);
        person.press(Key::ArrowLeft);
        person.press(Key::Space);
        assert_eq!(person.response("P1-1"), Response::Unknown);
        person.press(Key::ArrowRight);
        person.press(Key::ArrowRight);
        person.press(Key::ArrowDown);
        person.press(Key::Enter);
        assert_eq!(person.response("P1-1"), Response::Level(Level::ONE));
        // Tab leads out of it, and back to what holds.
        person.press(Key::Tab);
        assert_ne!(focused(&person).unwrap().0, Role::RadioButton);
        person.shortcut(Modifiers::SHIFT, Key::Tab);
        assert!(focused(&person).unwrap().1.starts_with("1 "));
        // With Alt an arrow is for going on.
        person.shortcut(Modifiers::ALT, Key::ArrowRight);
        assert_ne!(person.document().at.as_ref().unwrap().as_str(), "P1-1");
    }
}

#[test]
fn a_key_of_a_level_that_a_question_does_not_have_is_answered_in_words() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        let decision = person.document().questionnaire.questions().find(|(_, q)| q.kind == Kind::Decision);
        let id = decision.expect("a question of yes and no").1.id.clone();
        person.goes_to(id.as_str());
        let before = person.response(id.as_str());
        for (key, number) in [(Key::Num1, "1"), (Key::Num3, "3")] {
            let said = words
                .say(
                    "この質問にレベル{level}はありません。0 / 2 / 4のキーで選べます。",
                    "This question has no level {level}. The keys 0 / 2 / 4 choose one.",
                )
                .replace("{level}", number);
            assert!(!person.shows(&said));
            person.press(key);
            assert!(person.shows(&said));
            assert_eq!(person.response(id.as_str()), before);
        }
        person.press(Key::Num4);
        assert_eq!(person.response(id.as_str()), Response::Level(Level::FOUR));
        assert!(!person.sees(words.say("のキーで選べます", "choose one")), "it is gone with the answer");
    }
}

#[test]
fn the_edition_and_the_open_parts_are_as_they_were_when_the_window_is_opened_again() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let inside = words.say("メモ", "Note");
        person.click(words.say("質問", "Questions"));
        assert!(!person.has_field(inside));
        person.click(words.say("項目・根拠・メモ", "Parts, evidence and notes"));
        assert!(person.has_field(inside));
        person.click(words.say("報告書", "Report"));
        person.click_first(words.say("取締役会用", "Board edition"));
        let mut later = person.comes_back();
        later.click(words.say("サンプルを見る", "Look at the sample"));
        later.click(words.say("質問", "Questions"));
        assert!(later.has_field(inside));
        later.click(words.say("項目・根拠・メモ", "Parts, evidence and notes"));
        assert!(!later.has_field(inside));
        later.click(words.say("報告書", "Report"));
        let board = words.say("取締役会用", "Board edition");
        let root = later.harness.root();
        let card = root.children_recursive().find(|node| {
            let node = node.accesskit_node();
            node.role() == Role::RadioButton && node.label().is_some_and(|label| label.starts_with(board))
        });
        let toggled = card.map(|card| card.accesskit_node().toggled());
        assert_eq!(toggled, Some(Some(egui::accesskit::Toggled::True)));
        let mut last = later.comes_back();
        last.click(words.say("サンプルを見る", "Look at the sample"));
        last.click(words.say("質問", "Questions"));
        assert!(!last.has_field(inside), "what was closed stays closed");
    }
}

#[test]
fn the_company_is_told_that_the_size_decides_and_which_is_chosen_at_first() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        assert!(person.shows(words.say(
            "規模によって、お尋ねする質問が変わります。初めは「中規模」になっています。",
            "The size decides which questions are asked. At first it is medium.",
        )));
    }
}

#[test]
fn an_answer_that_is_given_by_its_key_comes_into_view() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.click(words.say("質問", "Questions"));
        let bar = person.harness.get_by_label(words.say("次へ →", "Next →")).rect().top();
        let unknown = words.say("分からない", "We don't know");
        for (key, beginning) in [(Key::Num4, "4 "), (Key::U, unknown), (Key::Num0, "0 ")] {
            person.press(key);
            let root = person.harness.root();
            let mut nodes = root.children_recursive();
            let chosen = nodes.find(|node| {
                let node = node.accesskit_node();
                node.role() == Role::RadioButton
                    && node.label().is_some_and(|label| label.starts_with(beginning))
            });
            let rect = chosen.expect("it is there").rect();
            assert!(rect.top() >= 51.0 && rect.bottom() <= bar + 1.0, "{beginning} is at {rect:?}");
        }
    }
}
