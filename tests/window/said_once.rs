//! Nothing is said twice, at the wrong place or left out where it matters: tips, the meaning of words, what an
//! answer does, how long it takes, and how dialogs and buttons are called.

use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use keian::assessment::remaining::minutes;

use super::person::{Person, Words};

fn whole(text: &str) -> String {
    text.split_whitespace().collect()
}

/// How often a text is drawn.
fn times(person: &Person, text: &str) -> usize {
    person.drawn().iter().filter(|drawn| whole(drawn.galley.text()).contains(&whole(text))).count()
}

#[test]
fn a_tip_does_not_say_again_what_is_shown_whole() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let path = std::fs::canonicalize(person.folder()).unwrap().join("answers.keian");
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.gives(&path);
        person.wait_until(|person| person.document().path.is_some());
        person.click(words.say("行動計画", "Action plan"));
        let gap = person.document().card.gaps[0].question.clone();
        let text = &person.document().questionnaire.question(&gap).unwrap().1.topic;
        let topic = words.say(&text.ja, &text.en).to_owned();
        let name = format!("{gap} {topic}");
        let before = times(&person, &topic);
        person.harness.get_by_label(&name).hover();
        person.harness.run_steps(60);
        assert_eq!(times(&person, &topic), before, "{topic}");
        // The file among the recent ones, whose folder stands below its name.
        person.click(words.say("ホーム", "Home"));
        let folder = path.parent().unwrap().to_str().unwrap().to_owned();
        let before = times(&person, &folder);
        person.harness.get_by_label("answers.keian").hover();
        person.harness.run_steps(60);
        assert_eq!(times(&person, &folder), before, "{folder}");
    }
}

#[test]
fn the_meaning_of_a_word_goes_with_the_word_when_the_page_is_scrolled() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.goes_to("A-1");
        let parts = person.harness.root();
        let term = {
            use egui_kittest::kittest::NodeT;
            let terms = keian::app::glossary::all();
            let lang = if words.english { keian::base::lang::Lang::En } else { keian::base::lang::Lang::Ja };
            let names: Vec<String> =
                terms.iter().map(|term| format!("{}: {}", term.name(lang), term.meaning(lang))).collect();
            let found = parts.children_recursive().filter_map(|node| node.accesskit_node().label());
            found.into_iter().find(|label| names.contains(label)).expect("a word that is explained")
        };
        let meaning = term.split_once(": ").unwrap().1.to_owned();
        person.harness.set_size(vec2(1280.0, 500.0));
        person.harness.run();
        person.click(&term);
        person.harness.run_steps(10);
        assert_eq!(times(&person, &meaning), 1);
        let at = person.harness.get_by_label(&term).rect().center();
        person.harness.event(Event::PointerMoved(at + vec2(0.0, 120.0)));
        person.harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -2000.0),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        });
        person.harness.run_steps(30);
        assert_eq!(times(&person, &meaning), 0, "{meaning}");
    }
}

#[test]
fn what_an_answer_does_is_said_in_words_where_there_is_no_score_without_it() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.click(words.say("質問に進む", "Go to the questions"));
        person.press(Key::Num2);
        let said = words.say("この回答を除く場合: ", "Without this answer: ");
        let shown: Vec<String> = person
            .drawn()
            .iter()
            .map(|drawn| drawn.galley.text().replace('\n', ""))
            .filter(|text| text.starts_with(said.trim_end()))
            .collect();
        let [shown] = &shown[..] else { panic!("{shown:?}") };
        let wanted = words.say(
            "この回答を除く場合: まだ点数はありません、含める場合: 50点",
            "Without this answer: No score yet; with it: 50 points",
        );
        assert_eq!(whole(shown), whole(wanted));
    }
}

#[test]
fn the_results_say_in_sentences_what_the_report_says_of_the_numbers() {
    for words in Words::BOTH {
        let person = Person::at_the_sample(words);
        let lang = if words.english { keian::base::lang::Lang::En } else { keian::base::lang::Lang::Ja };
        let doc = person.document();
        let full = keian::audience::Edition::Full;
        let disclosed = keian::audience::Disclosed::by(full, &doc.assessment, doc.card.clone());
        let said = keian::report::said(&keian::report::ReportInput {
            questionnaire: &doc.questionnaire,
            disclosed: &disclosed,
            lang,
            date: keian::start::today(),
            app: keian::APP,
        });
        assert!(said.len() >= 2, "{said:?}");
        for sentence in said {
            assert!(person.sees(&sentence), "{sentence}");
        }
    }
}

#[test]
fn how_long_it_takes_is_the_same_at_home_in_the_profile_and_at_the_first_question() {
    // Home says about 15 minutes and about an hour.
    assert!((13..=17).contains(&minutes(12)), "{}", minutes(12));
    assert!((54..=66).contains(&minutes(48)), "{}", minutes(48));
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        assert!(person.sees(words.say("簡易版は約15分で", "The short run takes about 15 minutes")));
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.click(words.say("質問に進む", "Go to the questions"));
        let left = words.say("未回答 12問・残り約{}分", "12 unanswered, about {} min left");
        assert!(person.sees(&left.replace("{}", &minutes(12).to_string())));
        // Where nothing is unanswered no time is said.
        for _ in 0..12 {
            person.press(Key::U);
            person.shortcut(Modifiers::ALT, Key::ArrowRight);
        }
        person.click(words.say("残りの質問", "Open questions"));
        assert!(!person.sees(words.say("約0分", "about 0 min")));
    }
}

#[test]
fn a_question_that_does_not_apply_says_that_its_reason_is_missing_before_one_goes_on() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        let missing = words.say("理由を書くまで、確認事項に残ります", "A check until the reason is there");
        assert!(!person.shows(missing));
        person.press(Key::N);
        assert!(person.shows(missing));
        person.harness.event(Event::Text("none".to_owned()));
        person.harness.run();
        assert!(!person.shows(missing));
    }
}

#[test]
fn after_what_was_left_is_gone_on_with_home_has_one_way_back_and_no_other() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.click(words.say("質問に進む", "Go to the questions"));
        person.press(Key::Num3);
        let mut person = person.crashes();
        let goes_on = words.say("続きから再開", "Continue where you left off");
        person.wait_for(goes_on);
        person.click(goes_on);
        person.wait_until(|person| person.harness.state().document().is_some());
        person.click(words.say("ホーム", "Home"));
        assert_eq!(person.harness.query_all_by_label(goes_on).count(), 0);
        let back = words.say("開いている診断に戻る", "Back to the open assessment");
        assert_eq!(person.harness.query_all_by_label(back).count(), 1);
    }
}

#[test]
fn a_dialog_is_called_by_what_it_does_without_dots_and_is_left_by_one_word() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let (cancel, dots) = (words.say("キャンセル", "Cancel"), "…");
        person.click(words.say("残りの質問", "Open questions"));
        let opens: [(&str, &str, &str, &str); 3] = [
            ("届いた回答を取り込む…", "Import answers…", "届いた回答の取り込み", "Import answers"),
            (
                "「法務」に渡すファイルを保存…",
                "Save a hand-out for: Legal…",
                "質問を渡す",
                "Hand questions out",
            ),
            ("暗号化…", "Encryption…", "文書を暗号化する", "Encrypt the document"),
        ];
        for (button_ja, button_en, title_ja, title_en) in opens {
            let title = words.say(title_ja, title_en);
            person.click(words.say(button_ja, button_en));
            let shown = person.drawn().iter().any(|drawn| drawn.galley.text() == title);
            assert!(shown && !title.ends_with(dots), "{title}");
            person.click_last(cancel);
            assert!(!person.drawn().iter().any(|drawn| drawn.galley.text() == title), "{title} is closed");
        }
    }
}

#[test]
fn in_a_large_window_pages_stand_in_the_middle_and_the_owner_has_room() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.harness.set_size(vec2(2560.0, 1440.0));
        person.harness.run();
        // A page of running text does not hug the column at the left.
        person.click(words.say("会社の概要", "Company"));
        let field = person.field_place(words.say("会社名", "Company name"));
        assert!(field.left() - 232.0 > 400.0, "{field:?}");
        person.click(words.say("行動計画", "Action plan"));
        let id = person.document().card.gaps[0].question.clone();
        let owner = person.field_place(&format!("{id} {}", words.say("担当者", "Owner")));
        assert!(owner.width() >= 250.0, "{owner:?}");
        let action = person.field_place(&format!("{id} {}", words.say("行動", "Action")));
        assert!(action.width() > 2.0 * owner.width(), "{action:?}");
    }
}
