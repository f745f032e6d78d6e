//! The list of everything: it stays where it is while it finds more or less, and says why it found what it found.

use egui::{Key, Modifiers};

use super::person::{Person, Words};

#[test]
fn the_field_of_the_list_stays_where_it_is_whatever_is_found() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.shortcut(Modifiers::COMMAND, Key::K);
        person.harness.run();
        let field = words.say("操作を探す…", "Find a command…");
        let place = |person: &Person| person.field_place(field);
        let before = place(&person);
        for typed in ["i", "i-1", "xyzzy", "a"] {
            person.replace_in(field, typed);
            person.harness.run();
            assert_eq!(place(&person), before, "{typed}");
        }
    }
}

#[test]
fn what_is_found_shows_the_words_it_was_found_by_and_the_theme_is_found_too() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let at = person.document().at.clone().unwrap();
        person.click(words.say("質問", "Questions"));
        person.shortcut(Modifiers::COMMAND, Key::E);
        let note = format!("{} kyushu plant", "Tier-2 suppliers are listed. ".repeat(6));
        person.harness.event(egui::Event::Text(note));
        person.harness.run();
        person.shortcut(Modifiers::COMMAND, Key::K);
        person.replace_in(words.say("操作を探す…", "Find a command…"), "kyushu");
        let hit = person.drawn().into_iter().any(|drawn| drawn.galley.text().contains("kyushu plant"));
        assert!(hit, "the note of {at} is shown where it was found");
        person.replace_in(words.say("操作を探す…", "Find a command…"), words.say("ダーク", "dark"));
        person.press(Key::Enter);
        assert!(person.sees(words.say("文字の大きさ", "Text size")), "the settings");
    }
}
