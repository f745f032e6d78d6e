//! Questions that go to a department and come back: the department's file says whose request it is, by when
//! it is wanted and what to do in the end; the sender sees what is out with whom and what came back.

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use keian::assessment::standing::{Along, HandedOut, Request};
use keian::assessment::{Assessment, Profile};
use keian::base::ids::{QuestionId, RequestId};
use keian::start::today;
use keian::storage::Replace;

use super::person::{Person, Words};

/// Opens the dialog for what a department has to answer.
fn asks_legal(person: &mut Person, words: Words) {
    person.click(words.say("残りの質問", "Open questions"));
    person.click(words.say("「法務」に渡すファイルを保存…", "Save a hand-out for: Legal…"));
}

fn choose(words: Words) -> &'static str {
    words.say("保存先を選ぶ…", "Choose a place…")
}

fn proposed(person: &Person, words: Words) -> String {
    let path = person.field_text(words.say("ファイルの場所", "Path of the file"));
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

fn opens(person: &mut Person, path: &Path) {
    person.shortcut(Modifiers::COMMAND, Key::O);
    person.gives(path);
    person.wait_until(|person| {
        person.harness.state().document().is_some_and(|doc| doc.path.as_deref() == Some(path))
    });
}

/// Hands what legal has to answer to somebody, and returns the file.
fn hands_out(person: &mut Person, words: Words) -> PathBuf {
    asks_legal(person, words);
    let (to, from) = (words.say("渡す相手", "To whom"), words.say("依頼する人", "Who asks"));
    assert_eq!(person.field_text(to), words.say("法務", "Legal"), "whom it is usually for");
    person.replace_in(to, words.say("法務部 田中", "Tanaka, legal"));
    person.replace_in(from, words.say("総務部 佐藤", "Sato, general affairs"));
    person.replace_in(words.say("回答の期限", "Answers wanted by"), "2031-01-31");
    let then = words.say("答え終わったら", "When it is answered");
    person.replace_in(then, words.say("社内便で返送してください。", "Send it by internal mail."));
    person.click(choose(words));
    let organisation = person.document().assessment.profile.organisation.clone();
    let to = words.say("法務部 田中", "Tanaka, legal");
    assert_eq!(proposed(person, words), format!("{organisation}_{to}_{}.keian", today()));
    let file = std::fs::canonicalize(person.folder()).unwrap().join("legal.keian");
    person.gives(&file);
    person.wait_for("OK");
    assert!(person.sees(words.say("「残りの質問」に記録しました", "is noted under “Open questions”")));
    person.click("OK");
    file
}

#[test]
fn a_department_knows_whose_request_it_is_and_the_sender_what_is_out_and_what_came_back() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let file = hands_out(&mut person, words);
        let noted = |person: &Person| person.document().assessment.handed_out.clone();
        let [out] = &noted(&person)[..] else { panic!("one is out") };
        assert_eq!(out.to, words.say("法務部 田中", "Tanaka, legal"));
        assert_eq!((out.on, out.by), (today(), Some(jiff::civil::date(2031, 1, 31))));
        assert_eq!((out.back_on, person.document().is_unsaved()), (None, true));
        assert!(person.sees(words.say("まだ戻っていません", "not back yet")));
        assert!(person.sees(words.say("法務部 田中: 1問", "Tanaka, legal: 1 questions")));

        let mut department = Person::at_a_fresh_machine(words);
        opens(&mut department, &file);
        let organisation = department.document().assessment.profile.organisation.clone();
        let who = format!("{organisation} {}", words.say("総務部 佐藤", "Sato, general affairs"));
        for screen in [("質問", "Questions"), ("残りの質問", "Open questions"), ("結果", "Results")]
        {
            department.click(words.say(screen.0, screen.1));
            for said in [
                words.say("依頼を受けたファイル", "You were asked").to_owned(),
                format!("{}: {who}", words.say("依頼元", "Asked by")),
                words.say("回答の期限: 2031-01-31", "Wanted by: 2031-01-31").to_owned(),
                words.say("社内便で返送してください。", "Send it by internal mail.").to_owned(),
            ] {
                assert!(department.sees(&said), "{said}");
            }
        }
        department.click(words.say("質問", "Questions"));
        assert!(department.sees(words.say(
            "これで最後の質問です。社内便で返送してください。",
            "This was the last question. Send it by internal mail.",
        )));
        department.press(Key::Num2);
        department.shortcut(Modifiers::COMMAND, Key::S);
        department.wait_until(|person| !person.document().is_unsaved());

        person.click(words.say("届いた回答を取り込む…", "Import answers…"));
        person.gives(&file);
        person.wait_until(|person| {
            person.sees(words.say(
                "取り込むと、戻ったものとして記録します",
                "you import answers from it, it is noted as returned",
            ))
        });
        person.click(words.say("1件を取り込む", "Import 1"));
        person.click("OK");
        assert_eq!(noted(&person)[0].back_on, Some(today()));
        let came = format!("{}{}", words.say("", "came back on "), today());
        assert!(person.sees(&format!("{came}{}", words.say("に戻りました", ""))));
        // The answers can be taken back; that it came back stays.
        person.shortcut(Modifiers::COMMAND, Key::Z);
        assert_eq!(person.response("I-11"), keian::assessment::Response::Unanswered);
        assert_eq!(noted(&person)[0].back_on, Some(today()));
        person.shortcut(Modifiers::COMMAND, Key::Z);
        assert_eq!(noted(&person)[0].back_on, None);
        assert!(person.sees(words.say("渡したものの記録", "the note of what was handed out")));
    }
}

#[test]
fn a_date_that_is_none_is_said_in_the_dialog_and_nothing_goes_out_with_it() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        asks_legal(&mut person, words);
        let by = words.say("回答の期限", "Answers wanted by");
        person.replace_in(by, "2031-09-31");
        person.press(Key::Tab);
        assert!(person.sees(words.say("30日まで", "30")), "the reason stands below");
        person.click(choose(words));
        assert!(person.has_focus(by) || person.field_text(by) == "2031-09-31", "the dialog is still there");
        person.replace_in(by, "3/31");
        person.press(Key::Tab);
        // The year is proposed.
        let now = today();
        let next = if (now.month(), now.day()) > (3, 31) { now.year() + 1 } else { now.year() };
        person.click_first(&format!("{next}-03-31"));
        assert_eq!(person.field_text(by), format!("{next}-03-31"));
        person.replace_in(by, words.say("令和13年3月31日", "31 Mar 2031"));
        person.press(Key::Tab);
        assert_eq!(person.field_text(by), "2031-03-31");
        person.press(Key::Escape);
        assert!(person.document().assessment.handed_out.is_empty());
        assert!(!person.document().is_unsaved() || person.document().path.is_none());
    }
}

#[test]
fn what_could_not_be_written_is_not_noted() {
    let words = Words::BOTH[1];
    let mut person = Person::at_the_sample(words);
    asks_legal(&mut person, words);
    person.click(choose(words));
    let nowhere = person.folder().join("no").join("legal.keian");
    person.gives(&nowhere);
    person.wait_for("OK");
    person.click("OK");
    assert_eq!(person.document().assessment.handed_out, []);
}

#[test]
fn what_is_late_is_marked_and_what_came_back_otherwise_is_noted_by_hand() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        let out = |to: &str, by| HandedOut {
            request: RequestId::new(to),
            to: to.to_owned(),
            on: jiff::civil::date(2024, 1, 10),
            by: Some(by),
            questions: [QuestionId::new("A-1"), QuestionId::new("A-2")].into(),
            along: Along::Everything,
            back_on: None,
        };
        let handed_out =
            vec![out("sales", jiff::civil::date(2024, 1, 31)), out("works", jiff::civil::date(2031, 1, 31))];
        let assessment = Assessment { handed_out, ..Assessment::default() };
        let path = std::fs::canonicalize(person.folder()).unwrap().join("own.keian");
        let asked = keian::questionnaire::shipped::meti_guideline();
        keian::storage::save(&path, &assessment, asked, Replace::Never).unwrap();
        opens(&mut person, &path);
        person.click(words.say("残りの質問", "Open questions"));
        let late = words.say("期限を過ぎています", "overdue");
        assert!(person.sees(late));
        // What is awaited stands with the latest first.
        person.click_last(words.say("戻ったことにする", "Mark as returned"));
        let back: Vec<_> =
            person.document().assessment.handed_out.iter().map(|noted| noted.back_on).collect();
        assert_eq!(back, [Some(today()), None]);
        assert!(!person.sees(late));
    }
}

#[test]
fn a_file_that_was_handed_out_without_a_word_still_says_that_it_goes_back() {
    for words in Words::BOTH {
        for organisation in ["", "甲社"] {
            let mut person = Person::at_a_fresh_machine(words);
            let request = Request {
                id: RequestId::new("r"),
                from: String::new(),
                to: String::new(),
                on: jiff::civil::date(2024, 1, 10),
                by: Some(jiff::civil::date(2024, 1, 31)),
                then: String::new(),
            };
            let profile = Profile { organisation: organisation.to_owned(), ..Profile::default() };
            let only = [QuestionId::new("A-1")].into();
            let assessment = Assessment { profile, only, request: Some(request), ..Assessment::default() };
            let path = std::fs::canonicalize(person.folder()).unwrap().join("handed.keian");
            let asked = keian::questionnaire::shipped::meti_guideline();
            keian::storage::save(&path, &assessment, asked, Replace::Never).unwrap();
            opens(&mut person, &path);
            let said = match organisation {
                "" => words.say("このファイルを渡した人に返してください", "back to whoever gave it to you"),
                _ => words.say("このファイルを甲社に返してください", "send this file back to 甲社"),
            };
            assert!(person.sees(said));
            assert!(person.sees(words.say("2024-01-31(過ぎています)", "2024-01-31 (passed)")));
        }
    }
}

/// Hands what legal has to answer out under a name, as it is proposed.
fn hands_out_as(person: &mut Person, words: Words, name: &str) -> PathBuf {
    person.click(choose(words));
    let file = std::fs::canonicalize(person.folder()).unwrap().join(name);
    person.gives(&file);
    person.wait_for("OK");
    person.click("OK");
    file
}

fn read(path: &Path) -> Assessment {
    keian::storage::open(path, &keian::questionnaire::Catalogue::shipped()).unwrap().assessment
}

#[test]
fn notes_go_along_unless_the_person_keeps_them_and_what_was_kept_is_there_when_the_answers_come_back() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let id = QuestionId::new("I-11");
        person.goes_to("I-11");
        person.shortcut(Modifiers::COMMAND, Key::E);
        person.harness.event(egui::Event::Text("ask twice".to_owned()));
        person.harness.run();
        let along = words.say(
            "自分のメモ・根拠・行動計画・タグも渡す(外さない限り渡します)",
            "My notes, evidence, actions and tags go along (unless you clear this)",
        );
        asks_legal(&mut person, words);
        let whole = hands_out_as(&mut person, words, "whole.keian");
        assert_eq!(read(&whole).answer(&id).note, "ask twice");

        asks_legal(&mut person, words);
        person.click(along);
        assert!(person.sees(words.say(
            "ファイルに入るのは、質問とその回答だけです。",
            "Only the questions and their answers go into the file."
        )));
        let alone = hands_out_as(&mut person, words, "alone.keian");
        assert!(read(&alone).answers.is_empty(), "there was a note and nothing else");
        let noted: Vec<Along> =
            person.document().assessment.handed_out.iter().map(|noted| noted.along).collect();
        assert_eq!(noted, [Along::Everything, Along::AnswersAlone]);

        let mut department = Person::at_a_fresh_machine(words);
        opens(&mut department, &alone);
        department.press(Key::Num2);
        department.shortcut(Modifiers::COMMAND, Key::E);
        department.harness.event(egui::Event::Text("seen in May".to_owned()));
        department.harness.run();
        department.shortcut(Modifiers::COMMAND, Key::S);
        department.wait_until(|person| !person.document().is_unsaved());
        person.click(words.say("届いた回答を取り込む…", "Import answers…"));
        person.gives(&alone);
        person.wait_for(words.say("1件を取り込む", "Import 1"));
        assert!(!person.sees(words.say("食い違い", "Conflict")), "nothing is lost by it");
        person.click(words.say("1件を取り込む", "Import 1"));
        person.click("OK");
        let answer = person.document().assessment.answer(&id);
        let level = keian::base::level::Level::TWO;
        assert_eq!(answer.response, keian::assessment::Response::Level(level));
        assert_eq!(answer.note, "ask twice\nseen in May");
    }
}

#[test]
fn a_question_that_is_out_already_is_said_with_whom_before_it_goes_out_again() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let said = words
            .say(
                "I-11は、{}から法務部 田中に渡したままです。このまま渡すこともできます。",
                "Already out with Tanaka, legal since {}: I-11. You can hand these out all the same;",
            )
            .replace("{}", &today().to_string());
        asks_legal(&mut person, words);
        assert!(!person.sees(words.say("に渡したままです", "Already out")));
        person.press(Key::Escape);
        hands_out(&mut person, words);
        asks_legal(&mut person, words);
        assert!(person.sees(&said), "{said}");
        assert!(!person.folder().join("again.keian").exists());
        hands_out_as(&mut person, words, "again.keian");
        assert_eq!(person.document().assessment.handed_out.len(), 2);
    }
}

#[test]
fn a_file_that_comes_back_twice_is_said_to_and_shows_what_differs_from_then_on() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let file = hands_out(&mut person, words);
        let mut department = Person::at_a_fresh_machine(words);
        opens(&mut department, &file);
        department.press(Key::Num2);
        department.shortcut(Modifiers::COMMAND, Key::S);
        department.wait_until(|person| !person.document().is_unsaved());
        let takes = words.say("届いた回答を取り込む…", "Import answers…");
        person.click(takes);
        person.gives(&file);
        person.wait_for(words.say("1件を取り込む", "Import 1"));
        person.click(words.say("1件を取り込む", "Import 1"));
        person.click("OK");
        let known = words
            .say(
                "{}に法務部 田中に渡し、{}に戻ったファイルです。",
                "handed to Tanaka, legal on {}, and it came back on {}.",
            )
            .replace("{}", &today().to_string());
        // As it is: nothing.
        person.click(takes);
        person.gives(&file);
        person.wait_for("OK");
        assert!(person.sees(&known), "{known}");
        assert!(person.sees(
            words.say("現在の回答と違うものはありません", "Nothing in it differs from the answers now")
        ));
        person.click("OK");
        // Changed since, there or here: what differs, and nothing of it is taken by itself.
        department.press(Key::Num4);
        department.shortcut(Modifiers::COMMAND, Key::S);
        department.wait_until(|person| !person.document().is_unsaved());
        person.click(takes);
        person.gives(&file);
        person.wait_for(words.say("0件を取り込む", "Import 0"));
        assert!(person.sees(&known), "{known}");
        person.press(Key::Escape);
        assert_eq!(person.document().assessment.handed_out[0].back_on, Some(today()));
    }
}

#[test]
fn nothing_of_another_companys_answers_is_taken_unless_it_is_chosen() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let file = hands_out(&mut person, words);
        let mut theirs = read(&file);
        theirs.profile.organisation = "乙社".to_owned();
        let level = keian::assessment::Response::Level(keian::base::level::Level::TWO);
        let answer = keian::assessment::Answer { response: level.clone(), ..Default::default() };
        theirs.answers.insert(QuestionId::new("I-11"), answer.into());
        let asked = keian::questionnaire::shipped::meti_guideline();
        for (organisation, taken) in [("乙社".to_owned(), "0"), (read(&file).profile.organisation, "1")] {
            theirs.profile.organisation = organisation;
            let path = person.folder().join(format!("{taken}.keian"));
            keian::storage::save(&path, &theirs, asked, Replace::Never).unwrap();
            person.click(words.say("届いた回答を取り込む…", "Import answers…"));
            person.gives(&path);
            let takes = words.say("{}件を取り込む", "Import {}").replace("{}", taken);
            person.wait_for(&takes);
            assert_eq!(person.sees("乙社"), taken == "0", "whose it is is said");
            person.press(Key::Escape);
        }
    }
}
