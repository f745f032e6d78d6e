//! The reference lists stand beside the questions that they serve and on a screen of their own, each
//! with its date, its source and where to look for what has happened since.

use egui::{Event, Key, Modifiers};
use keian::questionnaire::at_hand::AtHand;

use super::person::{Person, Words};

fn goes_to(person: &mut Person, question: &str) {
    person.shortcut(Modifiers::COMMAND, Key::K);
    person.harness.event(Event::Text(question.to_owned()));
    person.harness.run();
    person.press(Key::Enter);
}

#[test]
fn every_list_is_on_the_screen_of_lists_with_date_source_and_where_to_look() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("キー操作と用語", "Keys and glossary"));
        person.click(words.say("参照リストを見る", "See the reference lists"));
        for entry in AtHand::default().entries() {
            let list = &entry.list;
            let said = |text: &keian::base::lang::Text| words.say(&text.ja, &text.en).to_owned();
            person.click(&said(&list.title));
            let last = list.items.last().unwrap();
            for text in [&list.source, list.check.as_ref().unwrap(), list.note.as_ref().unwrap(), &last.name]
            {
                assert!(person.sees(&said(text)), "{}: {}", list.id, said(text));
            }
            assert!(list.serves.iter().all(|id| person.sees(id.as_str())), "{}", list.id);
            person.click(&said(&list.title));
        }
    }
}

#[test]
fn a_question_has_the_lists_that_serve_it_beside_it_and_no_other() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        goes_to(&mut person, "A-1");
        let minerals = words.say(
            "参照リスト: 中国の輸出管理の対象とされた重要鉱物など",
            "Reference list: Critical minerals and related items under Chinese export control",
        );
        person.click(minerals);
        assert!(person.sees(words.say("日本向けの軍民両用品目", "Dual-use items to Japan")));
        assert!(person.sees("0.1%"));
        goes_to(&mut person, "G-7");
        assert!(!person.sees(words.say("参照リスト: ", "Reference list: ")));
    }
}
