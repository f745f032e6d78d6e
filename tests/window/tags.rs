//! Tags at the window: typed, composed, chosen from those in use, taken back, found and filtered by.

use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::base::ids::QuestionId;

use super::person::{Person, Words};

fn tags(person: &Person, question: &str) -> Vec<String> {
    person.document().assessment.answer(&QuestionId::new(question)).tags.clone()
}

/// At the first question of a new assessment, with the part open in which the tags are.
fn at_a_question(words: Words) -> Person {
    let mut person = Person::at_a_fresh_machine(words);
    person.click(words.say("新しく始める", "Start a new assessment"));
    person.click(words.say("質問", "Questions"));
    person.click(words.say("項目・根拠・メモ", "Parts, evidence and notes"));
    person
}

#[test]
fn tags_are_typed_shown_offered_at_the_next_question_and_taken_back() {
    for words in Words::BOTH {
        let field = words.say("タグ", "Tags");
        let mut person = at_a_question(words);
        person.type_into(field, "取締役会、法務確認; 取締役会 ,");
        assert_eq!(tags(&person, "P1-1"), ["取締役会", "法務確認"]);
        assert_eq!(person.field_text(field), "取締役会、法務確認; 取締役会 ,", "as typed while one is at it");
        person.harness.get_by_label("取締役会");
        person.harness.get_by_label("法務確認");
        person.press(Key::Tab);
        assert_eq!(person.field_text(field), words.say("取締役会、法務確認", "取締役会, 法務確認"));

        person.click(words.say("次へ →", "Next →"));
        assert_eq!(tags(&person, "P1-4"), Vec::<String>::new());
        person.type_into(field, "予算要求、法");
        person.click(words.say("タグ「法務確認」を付ける", "Add the tag “法務確認”"));
        assert_eq!(tags(&person, "P1-4"), ["予算要求", "法務確認"], "what was begun is completed");
        assert_eq!(person.field_text(field), words.say("予算要求、法務確認", "予算要求, 法務確認"));
        let offered = words.say("タグ「法務確認」を付ける", "Add the tag “法務確認”");
        assert!(person.harness.query_by_label(offered).is_none(), "what is there is not offered");

        person.click(words.say("元に戻す", "Undo"));
        assert_eq!(tags(&person, "P1-4"), ["予算要求", "法"]);
        person.click(words.say("元に戻す", "Undo"));
        assert_eq!(tags(&person, "P1-4"), Vec::<String>::new());
        person.click(words.say("やり直す", "Redo"));
        assert_eq!(tags(&person, "P1-4"), ["予算要求", "法"]);
    }
}

#[test]
fn a_tag_in_use_is_chosen_by_keyboard_and_by_a_screen_reader_while_the_field_has_the_focus() {
    let words = Words::BOTH[0];
    let mut person = at_a_question(words);
    person.type_into("タグ", "取締役会、法務確認");
    person.click("次へ →");
    person.focus("タグ");
    person.press(Key::Tab);
    assert_eq!(person.focused().as_deref(), Some("タグ「取締役会」を付ける"));
    person.press(Key::Enter);
    assert_eq!(tags(&person, "P1-4"), ["取締役会"]);
    person.type_into("タグ", "、予");
    person.harness.get_by_label("タグ「法務確認」を付ける").click_accesskit();
    person.harness.run();
    assert_eq!(tags(&person, "P1-4"), ["取締役会", "予", "法務確認"]);
    assert_eq!(person.field_text("タグ"), "取締役会、予、法務確認");
}

#[test]
fn a_composed_tag_is_set_when_it_is_committed() {
    let mut person = at_a_question(Words::BOTH[0]);
    person.focus("タグ");
    for text in ["よ", "よさん", "予算要求、"] {
        let preedit = ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None };
        person.harness.event(Event::Ime(preedit));
        person.harness.run();
        assert_eq!(tags(&person, "P1-1"), Vec::<String>::new(), "nothing is set while composing");
        assert_eq!(person.field_text("タグ"), text);
    }
    person.harness.event(Event::Ime(ImeEvent::Commit("予算要求、".to_owned())));
    person.harness.run();
    assert_eq!(tags(&person, "P1-1"), ["予算要求"]);
    assert!(person.has_focus("タグ"));
    assert_eq!(person.field_text("タグ"), "予算要求、");
}

#[test]
fn the_longest_tags_stay_within_the_narrowest_window() {
    let mut person = at_a_question(Words::BOTH[0]);
    person.harness.set_size(egui::vec2(1024.0, 640.0));
    person.harness.run();
    let [mine, other] = ["長", "他"].map(|letter| letter.repeat(40));
    person.type_into("タグ", &other);
    person.click("次へ →");
    person.type_into("タグ", &mine);
    let field = person.harness.query_all_by_label("タグ").last().unwrap().rect();
    for name in [mine, format!("タグ「{other}」を付ける")] {
        let shown = person.harness.get_by_label(&name).rect();
        assert!(shown.left() >= field.left() && shown.right() <= field.right(), "{name}: {shown} {field}");
    }
}

#[test]
fn too_many_tags_are_cut_and_the_limit_is_said() {
    let mut person = at_a_question(Words::BOTH[0]);
    let many: Vec<String> = (1..=22).map(|number| format!("t{number}")).collect();
    person.type_into("タグ", &many.join(","));
    assert_eq!(tags(&person, "P1-1"), many[..20]);
    person.harness.get_by_label("タグは20個まで、1個は40文字までです。");
}

#[test]
fn a_tag_is_found_by_the_search_and_the_plan_shows_its_gaps_alone() {
    for words in Words::BOTH {
        let field = words.say("タグ", "Tags");
        let mut person = at_a_question(words);
        let filter = words.say("絞り込み: タグ", "Filter: Tags");
        person.press(Key::Num0);
        person.click(words.say("行動計画", "Action plan"));
        assert!(person.harness.query_by_label(filter).is_none(), "there is no tag to filter by");
        person.click(words.say("質問", "Questions"));
        person.type_into(field, "取締役会");
        person.click(words.say("次へ →", "Next →"));
        person.press(Key::Num0);

        person.click(words.say("行動計画", "Action plan"));
        let gaps: Vec<String> =
            person.document().card.gaps.iter().map(|gap| gap.question.to_string()).collect();
        assert_eq!(gaps.len(), 2);
        let shown = |person: &Person, id: &str| {
            let name = format!("{id} {}", words.say("担当者", "Owner"));
            person.harness.query_all_by_label(&name).next().is_some()
        };
        assert!(shown(&person, "P1-1") && shown(&person, "P1-4"));
        person.click(filter);
        person.click("取締役会");
        assert!(shown(&person, "P1-1") && !shown(&person, "P1-4"));
        person.click(words.say("すべて表示", "Show all"));
        assert!(shown(&person, "P1-1") && shown(&person, "P1-4"));

        person.shortcut(Modifiers::COMMAND, Key::K);
        person.harness.event(Event::Text("取締役会".to_owned()));
        person.harness.run();
        person.press(Key::Enter);
        assert_eq!(person.document().at, Some(QuestionId::new("P1-1")));
    }
}
