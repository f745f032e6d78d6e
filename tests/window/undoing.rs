//! Undo and redo say which field of which question they have changed, and show it.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::person::{Person, Words};

fn undoes(person: &mut Person) {
    person.shortcut(Modifiers::COMMAND, Key::Z);
}

/// Goes to the first thing that is found by a word.
fn finds(person: &mut Person, words: Words, word: &str) {
    person.shortcut(Modifiers::COMMAND, Key::K);
    person.type_into(words.say("操作を探す…", "Find a command…"), word);
    person.press(Key::Enter);
}

fn topic(person: &Person, words: Words, id: &str) -> String {
    let id = keian::base::ids::QuestionId::new(id);
    let (_, question) = person.document().questionnaire.question(&id).unwrap();
    if words.english { question.topic.en.clone() } else { question.topic.ja.clone() }
}

/// Lets go of the field in which one types.
fn leaves(person: &mut Person) {
    person.harness.ctx.memory_mut(egui::Memory::stop_text_input);
    person.harness.run();
}

#[test]
fn a_note_that_is_taken_back_from_another_screen_is_named_and_shown() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        let id = person.document().at.clone().unwrap();
        person.click(words.say("項目・根拠・メモ", "Parts, evidence and notes"));
        let note = words.say("メモ", "Note");
        person.type_into(note, "倉庫");
        leaves(&mut person);
        person.click(words.say("行動計画", "Action plan"));
        undoes(&mut person);
        assert_eq!(person.document().at, Some(id.clone()));
        assert_eq!(person.field_text(note), "");
        let topic = topic(&person, words, id.as_str());
        let undone = if words.english {
            format!("The change to “Note” of {id} ({topic}) was undone. It is empty now.")
        } else {
            format!("{id}({topic})の「メモ」の変更を元に戻しました。現在は空欄です。")
        };
        assert!(person.shows(&undone), "{undone}");
        person.shortcut(Modifiers::COMMAND, Key::Y);
        let redone = if words.english {
            format!("The change to “Note” of {id} ({topic}) was redone. It is now “倉庫”.")
        } else {
            format!("{id}({topic})の「メモ」の変更をやり直しました。現在は「倉庫」です。")
        };
        assert!(person.shows(&redone), "{redone}");
        // It was about that step, and goes with the next thing that is done.
        person.click(words.say("残りの質問", "Open questions"));
        person.click(words.say("質問", "Questions"));
        assert!(person.shows(&redone));
        person.press(Key::Num4);
        assert!(!person.shows(&redone));
    }
}

#[test]
fn an_owner_that_is_taken_back_in_the_plan_is_shown_there_whatever_was_filtered() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        // The last row, which is out of view from the start.
        let id = person.document().card.gaps.last().unwrap().question.clone();
        finds(&mut person, words, id.as_str());
        person.click(words.say("目標・担当者・期限", "Target, owner and due date"));
        let owner = words.say("担当者", "Owner");
        let before = person.field_text(owner);
        person.replace_in(owner, "甲斐");
        leaves(&mut person);
        finds(&mut person, words, "甲斐");
        assert_eq!(person.field_text(&format!("{id} {owner}")), "甲斐", "the plan of that owner");
        undoes(&mut person);
        let cell = format!("{id} {owner}");
        assert_eq!(person.field_text(&cell), before);
        let rect = person.harness.get_all_by_label(&cell).last().unwrap().rect();
        assert!(person.harness.ctx.content_rect().contains_rect(rect), "{rect:?}");
        assert!(
            person.sees(&format!("{id}"))
                && person.sees(words.say("「担当者」の変更を元に戻しました", "“Owner” of"))
        );
    }
}

#[test]
fn a_field_of_the_company_and_a_date_that_is_none_are_named() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("会社の概要", "Company"));
        person.type_into(words.say("診断の範囲", "Scope"), "本社");
        leaves(&mut person);
        person.click(words.say("結果", "Results"));
        undoes(&mut person);
        assert!(person.shows(words.say(
            "会社の概要の「診断の範囲」の変更を元に戻しました。",
            "The change to “Scope” of the company was undone."
        )));
        assert!(
            person.harness.query_all_by_label(words.say("診断の範囲", "Scope")).any(|n| n.value().is_some())
        );
        person.replace_in(words.say("診断日", "Date of assessment"), "来月");
        person.click(words.say("結果", "Results"));
        undoes(&mut person);
        assert!(person.shows(words.say(
            "会社の概要の「診断日」に入力した「来月」を削除しました。",
            "“来月”, which was typed in “Date of assessment” of the company, was removed."
        )));
    }
}
