//! Messages and dialogs: Enter presses the main button of each, and in a window that is lower than they are
//! they scroll to their buttons.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::person::{Person, Words};

#[test]
fn enter_presses_the_main_button_of_what_is_asked_and_said() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        person.press(Key::Num4);
        person.press(Key::Num1);
        // Unsaved changes: the main button saves, and asks where.
        person.shortcut(Modifiers::COMMAND, Key::N);
        assert!(person.sees(words.say("保存していない変更があります", "There are unsaved changes")));
        person.press(Key::Enter);
        let file = person.folder().join("there.keian");
        std::fs::write(&file, "").unwrap();
        // A file is there: the main button asks for another name, and nothing is replaced.
        person.gives(&file);
        assert!(
            person.sees(words.say("すでにあるファイルを置き換えますか", "Replace the file that is there?"))
        );
        person.press(Key::Enter);
        let other = person.folder().join("other.keian");
        person.gives(&other);
        person.wait_until(|person| person.document().path.is_none() && other.exists());
        assert_eq!(std::fs::read(&file).unwrap(), b"");
        // A message.
        person.shortcut(Modifiers::COMMAND, Key::O);
        person.gives(&file);
        person.wait_for("OK");
        person.press(Key::Enter);
        assert!(person.harness.query_by_label("OK").is_none());
    }
}

#[test]
fn the_buttons_of_every_dialog_can_be_reached_in_a_low_window() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        for (modifiers, key, button) in [
            (Modifiers::COMMAND | Modifiers::SHIFT, Key::S, ("保存先を選ぶ…", "Choose a place…")),
            (Modifiers::COMMAND, Key::M, ("節目を残す", "Save milestone")),
            (Modifiers::COMMAND, Key::S, ("この場所に保存", "Save to this path")),
        ] {
            // 1024 × 640 at 150 %, without what the desktop takes.
            person.harness.set_size(egui::vec2(683.0, 360.0));
            person.shortcut(modifiers, key);
            let button = words.say(button.0, button.1);
            person.harness.query_all_by_label(button).last().unwrap().scroll_to_me();
            person.harness.run();
            let rect = person.harness.query_all_by_label(button).last().unwrap().rect();
            let window = person.harness.ctx.content_rect();
            assert!(window.contains_rect(rect), "{button} at {rect:?}");
            person.press(Key::Escape);
        }
    }
}
