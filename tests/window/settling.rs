//! The first picture after an event shows all that it changed, so that none has to follow; and where a letter
//! changed its field alone, the layout is done once.

use egui::{Event, Key, Modifiers};

use super::person::{Person, Words};

const JAPANESE: Words = Words { english: false };

/// How often the layout is done for one picture after events that came together.
fn layouts(person: &mut Person, events: impl IntoIterator<Item = Event>) -> u64 {
    let before = person.harness.ctx.cumulative_pass_nr();
    person.harness.input_mut().events.extend(events);
    person.harness.step();
    person.harness.ctx.cumulative_pass_nr() - before
}

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

fn letter(letter: &str) -> [Event; 2] {
    [key(Key::A), Event::Text(letter.to_owned())]
}

#[test]
fn a_letter_is_laid_out_again_only_where_it_changes_more_than_its_field() {
    let mut person = Person::at_the_sample(JAPANESE);
    person.click("質問");
    person.click("項目・根拠・メモ");
    person.focus("メモ");
    person.shortcut(Modifiers::COMMAND, Key::End);
    assert!(person.shows("まだファイルに保存していません"));
    assert_eq!(layouts(&mut person, letter("a")), 2);
    assert!(person.shows("未保存の変更あり"), "the bar above it says so in the same picture");
    for _ in 0..3 {
        assert_eq!(layouts(&mut person, letter("a")), 1);
    }
    assert_eq!(layouts(&mut person, [key(Key::Enter)]), 2, "the field grows, and what is below it moves");
    let note = person.field_text("メモ");
    assert!(note.ends_with("aaaa\n"), "{note:?}");
    person.shortcut(Modifiers::COMMAND, Key::A);
    assert_eq!(layouts(&mut person, [key(Key::Delete)]), 2, "no note stands there any more");
    assert_eq!(layouts(&mut person, letter("a")), 2, "and now one does");
    // Where nothing has happened, or the pointer has moved, once is enough.
    assert_eq!(layouts(&mut person, []), 1);
    assert_eq!(layouts(&mut person, [Event::PointerMoved(egui::pos2(700.0, 400.0))]), 1);
}

#[test]
fn a_key_and_its_consequences_are_in_one_picture() {
    let mut person = Person::at_the_sample(JAPANESE);
    person.click("質問");
    assert!(person.shows("まだファイルに保存していません"));
    assert_eq!(layouts(&mut person, [key(Key::Num0), Event::Text("0".to_owned())]), 2);
    assert!(person.shows("未保存の変更あり"));
}
