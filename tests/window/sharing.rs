//! Questions handed to a department and read back in; the present state frozen and compared.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::analysis::Ledger;
use keian::analysis::words::{Rounded, money};
use keian::assessment::registers::Registers;
use keian::assessment::{Answer, Assessment, Response, Urgency};
use keian::base::ids::QuestionId;
use keian::base::level::Level;
use keian::base::units::Yen;
use keian::questionnaire::shipped::meti_guideline;
use keian::scoring::ChangeKind;
use keian::session::document::Document;
use keian::storage::Replace;

use super::person::{Person, Words};
use super::registers::at_the_registers;

#[test]
fn a_department_gets_its_questions_alone_and_its_answers_come_back_without_overwriting_any() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("残りの質問", "Open questions"));
        person.click(words.say("「法務」に渡すファイルを保存…", "Save a hand-out for: Legal…"));
        person.click(words.say("保存先を選ぶ…", "Choose a place…"));
        let file = person.folder().join("legal.ron");
        person.gives(&file);
        person.wait_for("OK");
        person.click("OK");

        let mut department = Person::at_a_fresh_machine(words);
        department.shortcut(Modifiers::COMMAND, Key::O);
        department.gives(&file);
        department.wait_for(words.say("保存済み", "Saved"));
        let only: Vec<_> = department.document().assessment.only.iter().cloned().collect();
        assert_eq!(only, [QuestionId::new("I-11")]);
        assert_eq!(department.document().card.overall.counts.total(), 1);
        department.press(Key::Num2);
        department.shortcut(Modifiers::COMMAND, Key::S);
        let read = || std::fs::read_to_string(&file).unwrap_or_default();
        department.wait_until(|_| read().contains("Level(2)"));

        // Meanwhile the question was answered otherwise: that stands until somebody chooses.
        person.click(words.say("質問", "Questions"));
        assert_eq!(person.document().at, Some(QuestionId::new("I-11")));
        person.press(Key::Num4);
        person.click(words.say("残りの質問", "Open questions"));
        person.click(words.say("届いた回答を取り込む…", "Import answers…"));
        person.gives(&file);
        person.wait_for(words.say("食い違い", "Conflict"));
        assert_eq!(person.response("I-11"), Response::Level(Level::FOUR));
        // What the pointer is on gets no mark and no thick edge.
        let received = words.say("届いた回答", "Received answer");
        let chosen = marks(&person);
        assert!(chosen.len() >= 2, "a filled mark and a thick edge: {chosen:?}");
        person.harness.get_by_label(received).hover();
        person.harness.run();
        assert_eq!(marks(&person), chosen);
        person.click(received);
        person.harness.run();
        assert!(marks(&person).len() == chosen.len() && marks(&person) != chosen);
        person.click(words.say("1件を取り込む", "Import 1"));
        // What was taken is said.
        person.wait_until(|person| {
            person.sees(words.say(
                "「legal.ron」から1件の回答を取り込みました: I-11",
                "Imported from “legal.ron” (1): I-11",
            ))
        });
        person.click("OK");
        assert_eq!(person.response("I-11"), Response::Level(Level::TWO));
        person.click(words.say("元に戻す", "Undo"));
        assert_eq!(person.response("I-11"), Response::Level(Level::FOUR));
    }
}

#[test]
fn a_frozen_state_is_compared_with_what_came_after_it() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.shortcut(Modifiers::COMMAND, Key::M);
        person.type_into(words.say("節目の名前", "Name of the milestone"), "2026");
        person.press(Key::Enter);
        assert_eq!(person.document().assessment.milestones.len(), 1);
        person.click(words.say("質問", "Questions"));
        person.press(Key::Num4);
        person.click(words.say("前回との比較", "Comparison"));
        let doc = person.document();
        let before = doc.assessment.milestones[0].assessment();
        let day = jiff::civil::date(2026, 11, 24);
        let now = (&doc.assessment, &doc.card);
        let comparison = keian::scoring::Comparison::of(&doc.questionnaire, &before, now, day);
        let newly: Vec<_> =
            comparison.of_kind(ChangeKind::NewlyAnswered).map(|c| c.question.to_string()).collect();
        assert_eq!(newly, ["I-11"]);
        person.harness.get_by_label(words.say("新しく回答した 1", "Newly answered 1"));
        // Another day, the only milestone is chosen already.
        let path = person.folder().join("kept.keian");
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.gives(&path);
        person.wait_until(|person| !person.document().is_unsaved());
        let mut person = person.comes_back();
        person.shortcut(Modifiers::COMMAND, Key::O);
        person.gives(&path);
        person.wait_until(|person| person.harness.state().document().is_some());
        person.click(words.say("前回との比較", "Comparison"));
        person.harness.get_by_label(words.say("新しく回答した 1", "Newly answered 1"));
    }
}

#[test]
fn what_moved_in_the_registers_since_a_frozen_state_is_told() {
    for words in Words::BOTH {
        let then: Registers = ron::from_str(include_str!("../harness/company.ron")).unwrap();
        let mut person = at_the_registers(words, then.clone());
        person.shortcut(Modifiers::COMMAND, Key::M);
        person.type_into(words.say("節目の名前", "Name of the milestone"), "2026");
        person.press(Key::Enter);
        let moved = words.say("台帳の変化", "What moved in the registers");
        assert!(!person.sees(moved), "nothing has moved");
        let mut assessment = person.document().assessment.clone();
        let mut row = (**then.trade.iter().find(|row| row.yearly.is_some()).unwrap()).clone();
        row.yearly = Yen::new(row.yearly.unwrap().get() + 5_000_000_000).ok();
        assessment.registers.trade.put(vec![(row.id.clone(), Some(row.into()))]);
        let bought = |registers: &Registers| {
            let lang = words.say("ja", "en").parse().unwrap();
            money(Ledger::of(registers).totals().bought, Rounded::Nearest, lang)
        };
        let (before, after) = (bought(&then), bought(&assessment.registers));
        let now = Document::new(meti_guideline().clone(), assessment, keian::start::today());
        person.harness.state_mut().hold(now);
        person.harness.run();
        assert!(person.sees(moved));
        let what = words.say("1年の購入額", "Bought in a year");
        assert!(person.sees(&format!("{what}: {before} → {after}")), "{before} {after}");
    }
}

/// What shows which card is chosen: filled marks and thick edges, by their places.
fn marks(person: &Person) -> Vec<egui::Pos2> {
    fn gather(shape: &egui::Shape, all: &mut Vec<egui::Pos2>) {
        match shape {
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, all)),
            egui::Shape::Circle(circle) if circle.radius == 4.5 => all.push(circle.center),
            egui::Shape::Rect(rect) if rect.stroke.width == 2.0 => all.push(rect.rect.min),
            _ => {}
        }
    }
    let mut all = Vec::new();
    person.harness.output().shapes.iter().for_each(|clipped| gather(&clipped.shape, &mut all));
    all
}

#[test]
fn an_owner_typed_into_the_list_leads_to_the_question_below_the_owners_plan() {
    let words = Words::BOTH[0];
    let mut person = Person::at_a_fresh_machine(words);
    person.click("サンプルを見る");
    person.shortcut(Modifiers::COMMAND, Key::F);
    person.type_into("操作を探す…", "伊藤本部長");
    person.harness.get_by_label_contains("生産本部 伊藤本部長の行動計画");
    person.press(Key::ArrowDown);
    person.press(Key::Enter);
    assert_eq!(person.document().at, Some(QuestionId::new("A-4")));
}

/// Opens a file of answers beside the sample, with one answer changed.
fn beside(person: &Person, change: impl FnOnce(&mut Assessment)) -> std::path::PathBuf {
    let mut assessment = person.document().assessment.clone();
    change(&mut assessment);
    let path = person.folder().join("other.keian");
    keian::storage::save(&path, &assessment, &person.document().questionnaire, Replace::Never).unwrap();
    path
}

#[test]
fn whatever_differs_is_shown_nothing_older_is_taken_by_itself_and_notes_of_both_are_kept() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let id = QuestionId::new("A-1");
        let ours = person.document().assessment.answer(&id).clone();
        let path = beside(&person, |assessment| {
            let answer = assessment.answers.get_mut(&id).unwrap();
            answer.target = Some(Level::ONE);
            answer.urgency = Urgency::Low;
            answer.elements.pop_last().expect("a part is ticked");
            answer.note = "倉庫で確認".to_owned();
            answer.confirmed_on = Some(jiff::civil::date(2025, 1, 31));
        });
        person.click(words.say("残りの質問", "Open questions"));
        person.click(words.say("届いた回答を取り込む…", "Import answers…"));
        person.gives(&path);
        person.wait_for(words.say("現在の回答より古い", "Older than the current answer"));
        let Response::Level(level) = ours.response else { panic!("it has a level") };
        let (_, question) = person.document().questionnaire.question(&id).unwrap();
        let text = question.level_text(level).unwrap();
        let in_words = format!("{level}: {}", words.say(&text.ja, &text.en));
        let shown: String =
            person.drawn().iter().map(|drawn| drawn.galley.text().replace('\n', "")).collect();
        // Where a row ends, its blank goes.
        let whole = |text: &str| -> String { text.split_whitespace().collect() };
        assert!(whole(&shown).contains(&whole(&in_words)), "{in_words}: {shown}");
        for part in [
            words.say("回答日: 2025-01-31", "Answered on 2025-01-31"),
            words.say("目標: 1", "Target: 1"),
            words.say("緊急度: ", "Urgency: "),
            words.say("印を付けた項目: ", "Parts ticked: "),
            "倉庫で確認",
        ] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        assert!(person.sees(words.say("0件を取り込む", "Import 0")));
        person.click(words.say("メモと根拠は、両方とも残す", "Keep the notes and evidence of both"));
        person.click(words.say("1件を取り込む", "Import 1"));
        let kept = person.document().assessment.answer(&id).clone();
        let note = format!("{}\n倉庫で確認", ours.note.trim_end());
        assert_eq!(kept, Answer { note, ..ours });
    }
}

#[test]
fn a_comparison_with_another_company_and_a_later_state_is_doubted() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let path = beside(&person, |assessment| {
            assessment.profile.organisation = "乙".to_owned();
            for answer in assessment.answers.values_mut() {
                answer.confirmed_on = Some(jiff::civil::date(2031, 1, 31));
            }
        });
        person.click(words.say("前回との比較", "Comparison"));
        person.click(words.say("別のファイルと比べる…", "Compare with a file…"));
        person.gives(&path);
        person.wait_until(|person| person.sees(words.say("会社が異なります", "These are two companies")));
        assert!(person.sees(words.say("前後が逆ではないか", "the wrong way round")));
    }
}
