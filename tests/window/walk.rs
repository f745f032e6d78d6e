//! The window through its accessibility labels, in both languages: from the start through profile,
//! answers and results to a saved file, its reopening and a PDF; what is unsaved is asked about.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::assessment::Response;
use keian::base::ids::QuestionId;
use keian::base::level::Level;

use super::person::{Person, Words};

#[test]
fn an_executive_goes_from_the_start_to_a_saved_file_and_a_pdf_and_finds_it_again() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.type_into(words.say("会社名", "Company name"), "試験工業株式会社");
        person.type_into(words.say("回答者", "Respondent"), "山田花子");
        person.click(words.say("質問に進む", "Go to the questions"));
        person.press(Key::Num3);
        assert_eq!(person.response("P1-1"), Response::Level(Level::THREE));
        person.click(words.say("次へ →", "Next →"));
        person.press(Key::U);
        assert_eq!(person.response("P1-4"), Response::Unknown);
        person.click(words.say("次へ →", "Next →"));
        person.press(Key::N);
        // What is typed next is the reason, digits and the letters of other answers too; then on, out of it.
        person.harness.event(egui::Event::Text("取引なし".to_owned()));
        person.press(Key::U);
        person.press(Key::Num2);
        assert!(person.has_focus(words.say("該当しない理由", "Why it does not apply")));
        person.shortcut(Modifiers::ALT, Key::ArrowRight);
        assert_eq!(person.document().at, Some(QuestionId::new("L-1")));
        person.shortcut(Modifiers::ALT, Key::ArrowLeft);
        assert!(!person.has_focus(words.say("該当しない理由", "Why it does not apply")));
        assert_eq!(person.response("P1-5"), Response::NotApplicable("取引なし".to_owned()));
        person.click(words.say("項目・根拠・メモ", "Parts, evidence and notes"));
        person.type_into(words.say("メモ", "Note"), "髙﨑さんに確認");

        person.click(words.say("結果", "Results"));
        // One question of weight 3 at level 3 is known in the area: 100 · 3/4; the rest is open.
        let card = &person.document().card;
        assert_eq!(card.areas[0].score.map(|s| *s.numer()), Some(75));
        assert!(!card.overall.provisional.is_empty());

        person.click(words.say("質問", "Questions"));
        person.shortcut(Modifiers::COMMAND, Key::S);
        let file = person.folder().join("answers.ron");
        person.gives(&file);
        person.wait_for(words.say("保存済み", "Saved"));
        let saved = person.document().assessment.clone();
        assert!(std::fs::read_to_string(&file).unwrap().contains("髙﨑さんに確認"));

        person.click(words.say("報告書", "Report"));
        person.click(words.say("PDFを保存…", "Save PDF…"));
        let pdf = person.folder().join("report.pdf");
        person.gives(&pdf);
        person.wait_for("OK");
        assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-1.7"));

        let mut later = person.comes_back();
        later.click("answers.ron");
        later.wait_for(words.say("保存済み", "Saved"));
        assert_eq!(later.document().assessment, saved);
        assert_eq!(later.document().at, Some(QuestionId::new("P1-5")), "the question where one left off");
    }
}

#[test]
fn closing_with_unsaved_changes_asks_and_goes_on_when_they_are_saved() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        assert!(person.closes(), "nothing was entered yet");
        person.type_into(words.say("会社名", "Company name"), "甲");
        assert!(!person.closes());
        assert!(
            person.sees(words.say("一度も保存していません", "has never been saved")),
            "there is no save before"
        );
        person.click(words.say("編集を続ける", "Keep editing"));
        assert_eq!(person.document().assessment.profile.organisation, "甲");
        assert!(!person.closes());
        person.click_last(words.say("保存", "Save"));
        let file = person.folder().join("kept.ron");
        person.types_place(&file);
        // Frame by frame, for the window is asked to close in one of them.
        person.harness.key_press(Key::Enter);
        person.wait_until(|person| person.asked_to_close());
        assert!(std::fs::read_to_string(&file).unwrap().contains("organisation: \"甲\""));
    }
}

#[test]
fn the_last_letter_typed_is_in_the_file_even_when_saving_in_the_same_frame() {
    let words = Words::BOTH[1];
    let mut person = Person::at_a_fresh_machine(words);
    person.click("Start a new assessment");
    person.type_into("Company name", "A");
    let file = person.folder().join("same.ron");
    person.shortcut(Modifiers::COMMAND, Key::S);
    person.gives(&file);
    person.wait_for("Saved");
    person.focus("Company name");
    person.harness.event(egui::Event::Text("B".to_owned()));
    person.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    person.harness.run();
    person.wait_for("Saved");
    assert!(std::fs::read_to_string(&file).unwrap().contains("organisation: \"AB\""));
}

#[test]
fn an_edit_is_taken_back_and_made_again() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.click(words.say("質問", "Questions"));
        person.press(Key::Num1);
        person.click(words.say("元に戻す", "Undo"));
        assert_eq!(person.response("P1-1"), Response::Unanswered);
        person.click(words.say("やり直す", "Redo"));
        assert_eq!(person.response("P1-1"), Response::Level(Level::ONE));
    }
}

#[test]
fn the_action_plan_is_sorted_by_its_heads_and_edited_in_place() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("行動計画", "Action plan"));
        let gap = person.document().card.gaps[0].clone();
        let owner = format!("{} {}", gap.question, words.say("担当者", "Owner"));
        person.replace_in(&owner, "X");
        assert!(person.document().assessment.answer(&gap.question).action().owner.contains('X'));
        let due = format!("{} {}", gap.question, words.say("期限", "Due date"));
        person.replace_in(&due, "２０２７／０３／３１");
        person.press(Key::Tab);
        let date = jiff::civil::date(2027, 3, 31);
        assert_eq!(person.document().assessment.answer(&gap.question).action().due, Some(date));
        let head = words.say("優先度、降順", "Priority, sorted descending");
        person.click(head);
        person.harness.get_by_label(words.say("優先度、昇順", "Priority, sorted ascending"));
    }
}

/// The questions in the rows of the plan that are in view.
fn in_the_plan(person: &Person) -> Vec<String> {
    let gaps = person.document().card.gaps.iter().map(|gap| gap.question.to_string());
    let shown = |id: &String| person.harness.query_all_by_label_contains(&format!("{id} ")).next().is_some();
    gaps.filter(shown).collect()
}

#[test]
fn the_action_plan_shows_the_gaps_of_an_owner_and_keeps_a_row_that_is_being_edited() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("行動計画", "Action plan"));
        person.harness.set_size(egui::vec2(1280.0, 6000.0));
        person.harness.run();
        let owner = words.say("調達部 佐藤部長", "Sato, Head of Procurement").to_owned();
        let doc = person.document();
        let all: Vec<String> = doc.card.gaps.iter().map(|gap| gap.question.to_string()).collect();
        let of = |id: &String| doc.assessment.answer(&QuestionId::new(id.as_str())).action().owner == owner;
        let his: Vec<String> = all.iter().filter(|id| of(id)).cloned().collect();
        assert!(!his.is_empty() && his.len() < all.len());
        assert_eq!(in_the_plan(&person), all);
        person.click(words.say("絞り込み: 担当者", "Filter: Owner"));
        person.click(&owner);
        assert_eq!(in_the_plan(&person), his);
        let shown = words.say("{total}件中{count}件を表示", "{count} of {total} shown");
        let shown =
            shown.replace("{total}", &all.len().to_string()).replace("{count}", &his.len().to_string());
        person.harness.get_by_label(&shown);
        // Typed over, the row stays until the screen is left.
        let field = format!("{} {}", his[0], words.say("担当者", "Owner"));
        person.replace_in(&field, "X");
        assert_eq!(in_the_plan(&person), his);
        person.click(words.say("結果", "Results"));
        person.click(words.say("行動計画", "Action plan"));
        assert_eq!(in_the_plan(&person), his[1..]);
        person.click(words.say("すべて表示", "Show all"));
        assert_eq!(in_the_plan(&person), all);
        person.click(words.say("絞り込み: 期限", "Filter: Due date"));
        person.click(words.say("期限が未定", "Without a due date"));
        let doc = person.document();
        let undated =
            |id: &&String| doc.assessment.answer(&QuestionId::new(id.as_str())).action().due.is_none();
        assert_eq!(in_the_plan(&person), all.iter().filter(undated).cloned().collect::<Vec<_>>());
    }
}

#[test]
fn an_owners_name_in_the_search_leads_to_the_owners_action_plan() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.shortcut(Modifiers::COMMAND, Key::F);
        person.harness.event(egui::Event::Text(words.say("佐藤", "sato").to_owned()));
        person.harness.run();
        person.press(Key::Enter);
        let owner = words.say("調達部 佐藤部長", "Sato, Head of Procurement");
        let doc = person.document();
        let of = |id: &QuestionId| doc.assessment.answer(id).action().owner == owner;
        let his = doc.card.gaps.iter().map(|gap| &gap.question).filter(|id| of(id)).map(|id| id.to_string());
        assert_eq!(in_the_plan(&person), his.collect::<Vec<_>>());
    }
}

#[test]
fn every_screen_of_the_sample_shows_what_is_its_own_in_both_languages() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        for ((ja, en), (own_ja, own_en)) in [
            (("会社の概要", "Company"), ("小型モーター・軸受部品の製造", "Small motors and bearing parts")),
            (
                ("質問", "Questions"),
                (
                    "同じ種類の技術を持つ他社と対話する",
                    "Talk with other companies that hold the same kind of technology",
                ),
            ),
            (("行動計画", "Action plan"), ("29件中29件を表示", "29 of 29 shown")),
            (("報告書", "Report"), ("取締役会用(8ページ)", "Board edition (8 pages)")),
            (
                ("設定", "Settings"),
                ("ファイル選択の画面を使わず、場所を入力する", "Type paths instead of using file dialogs"),
            ),
            (
                ("結果", "Results"),
                (
                    "レベルで回答 40・分からない 2・該当しない 2・未回答 2",
                    "By level 40 · unknown 2 · not applicable 2 · unanswered 2",
                ),
            ),
        ] {
            let own = words.say(own_ja, own_en);
            person.click(words.say("残りの質問", "Open questions"));
            assert!(!person.shows(own), "{own} is there before its screen is");
            person.click(words.say(ja, en));
            person.wait_until(|person| person.shows(own));
        }
        assert_eq!(person.document().card.overall.counts.total(), 46);
    }
}
