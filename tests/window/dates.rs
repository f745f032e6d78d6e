//! Dates as they are typed, one key a frame: taken over when the field is left, refused in words, never
//! changed and never dropped.

use std::path::PathBuf;

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use keian::base::ids::QuestionId;
use keian::questionnaire::Catalogue;

use super::person::{Person, Words};

const JAPANESE: Words = Words { english: false };

/// Types as a person does: every key in a frame of its own.
fn type_keys(person: &mut Person, text: &str) {
    for key in text.chars() {
        person.harness.event(Event::Text(key.to_string()));
        person.harness.run();
    }
}

fn type_over(person: &mut Person, label: &str, text: &str) {
    person.focus(label);
    person.shortcut(Modifiers::COMMAND, Key::A);
    person.press(Key::Delete);
    type_keys(person, text);
}

/// At the plan of the sample; returns the name of the date field of its first row.
fn at_the_plan(words: Words) -> (Person, String) {
    let mut person = Person::at_the_sample(words);
    person.click(words.say("行動計画", "Action plan"));
    let due = format!(" {}", words.say("期限", "Due date"));
    let fields = person.harness.query_all_by_label_contains(&due);
    let mut labels = fields.filter_map(|node| node.accesskit_node().label()).collect::<Vec<_>>().into_iter();
    let label = labels.find(|label| label.ends_with(&due) && label.contains('-')).expect("a date field");
    (person, label)
}

fn question(label: &str) -> QuestionId {
    QuestionId::new(label.split(' ').next().unwrap())
}

fn due(person: &Person, label: &str) -> Option<String> {
    person.document().assessment.answer(&question(label)).action().due.map(|date| date.to_string())
}

#[test]
fn a_date_that_does_not_exist_is_never_saved_as_another_one() {
    for words in Words::BOTH {
        let (mut person, label) = at_the_plan(words);
        let before = due(&person, &label);
        type_over(&mut person, &label, "2027-09-31");
        assert_eq!(due(&person, &label), before, "nothing is taken over while it is typed");
        person.press(Key::Tab);
        assert_eq!(due(&person, &label), before);
        assert_eq!(person.field_text(&label), "2027-09-31", "what was typed stays");
        assert!(
            person.sees(words.say("2027年9月は30日まで", "September 2027 has 30 days")),
            "it is said why"
        );
    }
}

#[test]
fn a_month_and_a_day_without_a_year_are_not_dropped_in_silence() {
    for words in Words::BOTH {
        let (mut person, label) = at_the_plan(words);
        let before = due(&person, &label);
        type_over(&mut person, &label, "3/31");
        person.press(Key::Enter);
        assert_eq!(due(&person, &label), before, "never silently");
        let year = {
            let today = jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::system()).date();
            if (today.month(), today.day()) <= (3, 31) { today.year() } else { today.year() + 1 }
        };
        person.click(&words.say("{}-03-31にする", "Use {}-03-31").replace("{}", &year.to_string()));
        assert_eq!(due(&person, &label), Some(format!("{year}-03-31")));
        assert_eq!(person.field_text(&label), format!("{year}-03-31"));
    }
}

/// At the plan of the sample, saved to a file.
fn at_the_saved_plan(words: Words) -> (Person, String, PathBuf) {
    let (mut person, label) = at_the_plan(words);
    let file = person.folder().join("answers.ron");
    person.shortcut(Modifiers::COMMAND, Key::S);
    person.gives(&file);
    person.wait_for(words.say("保存済み", "Saved"));
    (person, label, file)
}

#[test]
fn a_save_keeps_the_rest_and_says_which_date_it_did_not() {
    for words in Words::BOTH {
        let (mut person, label, file) = at_the_saved_plan(words);
        let owner = label.replace(words.say("期限", "Due date"), words.say("担当者", "Owner"));
        let before = due(&person, &label);
        person.replace_in(&owner, "経理部長");
        type_over(&mut person, &label, "2027-09-31");
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.wait_for("OK");
        let reason = words.say(
            "期限の「2027-09-31」: 2027年9月は30日までです。",
            "Due date \"2027-09-31\": September 2027 has 30 days.",
        );
        assert!(person.sees(&format!("{} {reason}", question(&label).as_str())), "{:?}", said(&person));
        person.click("OK");
        let saved = keian::storage::open(&file, &Catalogue::shipped()).unwrap().assessment;
        let answer = saved.answer(&question(&label));
        assert_eq!(
            (answer.action().owner.as_str(), answer.action().due.map(|due| due.to_string())),
            ("経理部長", before)
        );
        assert!(person.document().is_unsaved());
        person.harness.get_by_label(words.say("未保存の変更あり", "Unsaved changes"));
        assert_eq!(person.field_text(&label), "2027-09-31");
    }
}

fn said(person: &Person) -> Vec<String> {
    person.drawn().iter().map(|drawn| drawn.galley.text().to_owned()).collect()
}

#[test]
fn closing_asks_about_a_date_that_was_not_taken_over_and_gives_it_up_only_when_told() {
    for words in Words::BOTH {
        let (mut person, label, _) = at_the_saved_plan(words);
        type_over(&mut person, &label, "2027-02-30");
        assert!(!person.closes(), "it asks");
        assert!(
            person.sees("2027-02-30")
                && person.sees(words.say("2027年2月は28日まで", "February 2027 has 28 days"))
        );
        person.click(words.say("戻って直す", "Go back and correct"));
        assert_eq!(person.field_text(&label), "2027-02-30");
        assert!(!person.closes());
        person.click(words.say("この日付を捨てて続ける", "Go on without these dates"));
        assert!(person.asked_to_close() || person.closes());
    }
}

#[test]
fn a_refused_date_survives_every_screen_and_stands_among_the_checks_with_its_question() {
    for words in Words::BOTH {
        let (mut person, label) = at_the_plan(words);
        type_over(&mut person, &label, "来月");
        // So tall that every row is drawn.
        person.harness.set_size(egui::vec2(1280.0, 2400.0));
        person.click(words.say("結果", "Results"));
        let check = words.say(
            "入力した「来月」は日付として読めないため、反映していません",
            "\"来月\" cannot be read as a date and is not part of the answers",
        );
        assert!(said(&person).iter().any(|text| text == check));
        person.click(words.say("質問", "Questions"));
        person.shortcut(Modifiers::ALT, Key::ArrowRight);
        person.click(words.say("行動計画", "Action plan"));
        assert_eq!(person.field_text(&label), "来月");
        // The question's own page shows the same.
        let id = question(&label);
        person.click_first(&format!("{id} "));
        person.click(words.say("目標・担当者・期限", "Target, owner and due date"));
        assert_eq!(person.field_text(words.say("期限", "Due date")), "来月");
        // With the document it goes.
        person.click(words.say("ホーム", "Home"));
        person.click(words.say("サンプルを見る", "Look at the sample"));
        person.click(words.say("この日付を捨てて続ける", "Go on without these dates"));
        person.click(words.say("行動計画", "Action plan"));
        assert_ne!(person.field_text(&label), "来月");
    }
}

#[test]
fn what_is_still_being_typed_is_taken_over_by_a_save_by_another_screen_and_by_closing() {
    let (mut person, label, file) = at_the_saved_plan(JAPANESE);
    type_over(&mut person, &label, "2027-04-01");
    person.shortcut(Modifiers::COMMAND, Key::S);
    person.wait_for("保存済み");
    assert!(std::fs::read_to_string(&file).unwrap().contains("due: Some(\"2027-04-01\")"));
    type_over(&mut person, &label, "令和9年4月2日");
    person.shortcut(Modifiers::COMMAND, Key::P);
    assert_eq!(due(&person, &label).as_deref(), Some("2027-04-02"));
    person.click("行動計画");
    type_over(&mut person, &label, "3 Apr 2027");
    assert!(!person.closes(), "it is unsaved");
    assert_eq!(due(&person, &label).as_deref(), Some("2027-04-03"));
}

#[test]
fn a_cell_that_is_entered_by_tab_gives_way_to_what_is_typed_and_undo_shows_the_documents_date() {
    let (mut person, label) = at_the_plan(JAPANESE);
    let owner = label.replace("期限", "担当者");
    for text in ["2027-03-31", "2027-05-01"] {
        person.focus(&owner);
        person.press(Key::Tab);
        assert!(person.has_focus(&label));
        type_keys(&mut person, text);
        person.press(Key::Enter);
        assert_eq!(due(&person, &label).as_deref(), Some(text));
        assert!(!person.has_focus(&label), "Enter goes down, as in a spreadsheet");
        person.press(Key::Tab);
    }
    person.focus(&label);
    person.shortcut(Modifiers::SHIFT, Key::Tab);
    assert!(person.has_focus(&owner));
    type_keys(&mut person, "監査役");
    assert_eq!(person.document().assessment.answer(&question(&label)).action().owner, "監査役");
    type_over(&mut person, &label, "2027-02-31");
    person.click("元に戻す");
    assert_eq!(person.field_text(&label), "2027-05-01", "what was typed and is no date goes first");
    assert_eq!(due(&person, &label).as_deref(), Some("2027-05-01"));
    person.click("元に戻す");
    person.click("元に戻す");
    assert_eq!(person.field_text(&label), "2027-03-31");
    assert_eq!(due(&person, &label).as_deref(), Some("2027-03-31"));
}

#[test]
fn a_day_is_picked_from_the_calendar_by_keyboard_and_by_its_name() {
    for words in Words::BOTH {
        let (mut person, label) = at_the_plan(words);
        type_over(&mut person, &label, "2027-03-31");
        person.press(Key::Tab);
        person.press(Key::Enter);
        // Up a week, a day on, two months on.
        for key in [Key::ArrowUp, Key::ArrowRight, Key::PageDown, Key::PageDown] {
            person.press(key);
        }
        assert_eq!(
            person.focused().as_deref(),
            Some(words.say("2027年5月25日 火曜日", "Tuesday, 25 May 2027"))
        );
        person.press(Key::Enter);
        assert_eq!(due(&person, &label).as_deref(), Some("2027-05-25"));
        assert!(person.has_focus(&label));
        person.press(Key::Tab);
        person.press(Key::Space);
        person.press(Key::Home);
        assert_eq!(
            person.focused().as_deref(),
            Some(words.say("2027年5月23日 日曜日", "Monday, 24 May 2027"))
        );
        person.press(Key::Escape);
        assert_eq!(due(&person, &label).as_deref(), Some("2027-05-25"), "Escape picks nothing");
        let opener =
            words.say("{}: カレンダーから選ぶ", "{}: choose from the calendar").replace("{}", &label);
        assert_eq!(person.focused(), Some(opener.clone()));
        person.click(&opener);
        person.click(words.say("2027年5月4日 火曜日", "Tuesday, 4 May 2027"));
        assert_eq!(due(&person, &label).as_deref(), Some("2027-05-04"));
    }
}
