//! Other lists beside the questions: rows of a spreadsheet are pasted on the company's page, shown with
//! what has no counterpart, found at the question, saved and taken back.

use egui::{Event, Key, Modifiers};
use keian::base::ids::QuestionId;
use keian::questionnaire::Catalogue;

use super::person::{Person, Words};

#[test]
fn rows_of_a_spreadsheet_are_pasted_and_stand_at_their_questions() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.click(words.say("ほかの一覧との対応", "Other lists beside the questions"));
        person.click(words.say("一覧を追加", "Add a list"));
        person.type_into(words.say("一覧の名称", "Name of the list"), "公式チェックリスト");
        person.type_into(words.say("版または日付", "Issue or date"), "2026-11-20");
        let items = words.say("項目", "Items");
        person.focus(items);
        let rows =
            "1-1\t責任者を決めている\tP1-1, Ｇ－１\r\n1-2\t在庫を把握している\t\r\n1-3\t\tP1-1 P9-9\r\n";
        person.harness.event(Event::Paste(rows.to_owned()));
        person.harness.run();
        person.press(Key::Tab);
        let shown = "1-1 | 責任者を決めている | G-1, P1-1\n1-2 | 在庫を把握している\n1-3 |  | P1-1, P9-9";
        assert_eq!(person.field_text(items), shown);
        let unknown =
            words.say("この質問票にない質問番号（1件）：P9-9", "Not in this questionnaire (1): P9-9");
        let alone =
            words.say("対応する質問がない項目（1件）：1-2", "Items that no question answers (1): 1-2");
        assert!(person.sees(unknown) && person.sees(alone));

        person.click(words.say("質問", "Questions"));
        person.click(words.say("この質問について", "About this question"));
        let numbers = words
            .say("公式チェックリスト（2026-11-20）: 1-1、1-3", "公式チェックリスト (2026-11-20): 1-1, 1-3");
        assert!(person.sees(numbers));

        let path = person.folder().join("answers.keian");
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.gives(&path);
        person.wait_until(|person| !person.document().is_unsaved());
        let opened = keian::storage::open(&path, &Catalogue::shipped()).unwrap();
        let [list] = opened.assessment.crosswalks.as_slice() else { panic!("one list") };
        let questions: Vec<&str> = list.items[0].questions.iter().map(QuestionId::as_str).collect();
        assert_eq!(
            (list.title.as_str(), list.items.len(), questions),
            ("公式チェックリスト", 3, vec!["G-1", "P1-1"])
        );

        for _ in 0..4 {
            person.click(words.say("元に戻す", "Undo"));
        }
        assert!(person.document().assessment.crosswalks.is_empty(), "all of it can be taken back");
    }
}
