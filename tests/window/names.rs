//! Names of files as they are proposed, what stands in them, and what is said about a file that somebody has
//! written into by hand; and whose product the program is not. By accessibility labels.

use std::fs;

use egui::{Key, Modifiers};
use keian::start::today;

use super::person::{Person, Words};

fn proposed(person: &Person, words: Words) -> String {
    let path = person.field_text(words.say("ファイルの場所", "Path of the file"));
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

#[test]
fn a_new_document_is_proposed_with_company_and_date_and_a_handout_with_its_department() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.shortcut(Modifiers::COMMAND, Key::N);
        person.type_into(words.say("会社名", "Company name"), "A/B 精密");
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.harness.run();
        assert_eq!(proposed(&person, words), format!("A_B 精密_{}.keian", today()));
        let path = person.folder().join("first");
        person.gives(&path);
        let saved = path.with_extension("keian");
        person.wait_until(|_| saved.exists());
        person.wait_until(|person| !person.document().is_unsaved());
        let text = fs::read_to_string(&saved).unwrap();
        assert!(text.starts_with('(') && text.contains("A/B 精密"), "the same RON");

        person.click(words.say("残りの質問", "Open questions"));
        person.click(words.say("「法務」に渡すファイルを保存…", "Save a hand-out for: Legal…"));
        person.click(words.say("保存先を選ぶ…", "Choose a place…"));
        let role = words.say("法務", "Legal");
        assert_eq!(proposed(&person, words), format!("A_B 精密_{role}_{}.keian", today()));
    }
}

#[test]
fn a_document_that_is_named_ron_stays_so_in_what_is_proposed() {
    for words in Words::BOTH {
        for (own, next) in [("answers.ron", "answers-2.ron"), ("answers.keian", "answers-2.keian")] {
            let mut person = Person::at_a_fresh_machine(words);
            let path = person.folder().join(own);
            fs::write(&path, include_str!("../../assets/sample/sample.ja.ron")).unwrap();
            person.shortcut(Modifiers::COMMAND, Key::O);
            person.gives(&path);
            person.wait_until(|person| person.harness.state().document().is_some());
            person.shortcut(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
            person.click(words.say("保存先を選ぶ…", "Choose a place…"));
            assert_eq!(proposed(&person, words), next);
        }
    }
}

#[test]
fn the_name_proposed_for_what_is_encrypted_does_not_say_whose_it_is() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.shortcut(Modifiers::COMMAND, Key::N);
        person.type_into(words.say("会社名", "Company name"), "ZZORGNAME");
        person.shortcut(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        person.click(words.say("パスフレーズで暗号化する", "With a passphrase"));
        for field in [
            words.say("パスフレーズ", "Passphrase"),
            words.say("パスフレーズ(確認のためもう一度)", "Passphrase once more"),
        ] {
            person.type_into(field, "correct horse battery staple");
        }
        person.click(words.say("保存先を選ぶ…", "Choose a place…"));
        assert_eq!(proposed(&person, words), format!("keian_{}.keian", today()));
    }
}

#[test]
fn comments_in_a_file_are_said_to_go_when_it_is_opened() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        let path = person.folder().join("commented.ron");
        let sample = include_str!("../../assets/sample/sample.ja.ron");
        fs::write(&path, sample.replacen('(', "( // agreed on with the board\n", 1)).unwrap();
        person.shortcut(Modifiers::COMMAND, Key::O);
        person.gives(&path);
        person.wait_until(|person| {
            person.sees(
                words.say("手で書き加えたコメントがあります", "written comments into this file by hand"),
            )
        });
    }
}

#[test]
fn that_it_is_no_product_of_the_ministry_is_said_at_the_start_and_in_what_is_said_about_it() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        let said = words.say("Keianは経済産業省の製品ではありません。", "Keian is not a METI product.");
        assert!(person.sees(said));
        person.click(words.say("設定", "Settings"));
        assert!(person.sees(words.say("このソフトについて", "About Keian")));
        assert!(person.sees(said));
        let questions = words.say(
            "経済産業省が作成したものではなく、",
            "It is written in Keian's own words, was not made by METI,",
        );
        assert!(person.sees(questions));
    }
}
