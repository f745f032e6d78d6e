//! A file that brings an association's questions with it, in a window that never saw them: opened,
//! answered, saved, handed out, read back in, printed with its answers, and resumed after a crash.

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use keian::assessment::{Answer, Assessment, Response, Run};
use keian::base::ids::{ChoiceId, FactId, QuestionId};
use keian::base::level::Level;
use keian::base::meaning::Meaning;
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Catalogue, Checked, Fact};
use keian::storage::{self, Replace, asked};

use super::person::{Person, Words};

fn association() -> Checked {
    let overlay = include_bytes!("../fixtures/editions/association.ron");
    asked::overlay(overlay, &Catalogue::shipped()).unwrap()
}

/// A person, and a file of answers to the association's questions on the machine.
fn place(words: Words) -> (Person, PathBuf) {
    let person = Person::at_a_fresh_machine(words);
    let path = std::fs::canonicalize(person.folder()).unwrap().join("a.ron");
    let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
    let answer = Answer { response: Response::Level(Level::TWO), ..Answer::default() };
    assessment.answers.insert(QuestionId::new("A-3"), answer.into());
    storage::save(&path, &assessment, &association(), Replace::Never).unwrap();
    (person, path)
}

fn opens(person: &mut Person, path: &Path) {
    person.shortcut(Modifiers::COMMAND, Key::O);
    person.gives(path);
    person.wait_until(|person| person.harness.state().document().is_some());
}

fn on_disk(path: &Path) -> storage::Opened {
    storage::open(path, &Catalogue::shipped()).unwrap()
}

#[test]
fn it_is_opened_answered_saved_and_named_for_what_it_is() {
    for words in Words::BOTH {
        let (mut person, path) = place(words);
        opens(&mut person, &path);
        assert_eq!(person.document().questionnaire, association());
        person.goes_to("X-1");
        assert!(person.sees(words.say("このファイルの質問", "Question from this file")));
        person.press(Key::Num4);
        assert_eq!(person.response("X-1"), Response::Level(Level::FOUR));
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.wait_until(|person| !person.document().is_unsaved());
        let opened = on_disk(&path);
        assert_eq!(opened.questionnaire, association());
        assert_eq!(opened.assessment.response(&QuestionId::new("X-1")), &Response::Level(Level::FOUR));
        person.click(words.say("結果", "Results"));
        assert!(person.sees(words.say(
            "Keian付属の質問票(3か所を変更)",
            "The questionnaire shipped with Keian, changed in 3 places"
        )));
        let base = person.document().card.base.clone().unwrap();
        assert_eq!(
            base,
            keian::scoring::Scorecard::of(
                meti_guideline(),
                &opened.assessment,
                jiff::civil::date(2026, 11, 24)
            )
            .overall
        );
        assert!(
            person.sees(
                words.say("付属の質問だけを付属の重みで計算した点数: ", "The shipped questions alone, ")
            )
        );
    }
}

#[test]
fn the_facts_of_the_profile_are_those_that_the_questions_declare() {
    for words in Words::BOTH {
        let overlay = include_str!("../fixtures/editions/association.ron").replacen(
            "    add: {",
            r#"    facts: [(
        id: "tier",
        kind: Choice([
            (id: "prime", name: (ja: "一次取引先", en: "First tier")),
            (id: "lower", name: (ja: "二次以降", en: "Second tier and below")),
        ]),
        name: (ja: "取引の段階", en: "Tier"),
        help: (ja: "完成品メーカーから数えます。", en: "Counted from the maker of the finished product."),
    )],
    add: {"#,
            1,
        );
        let overlay = overlay.replacen(
            "id: \"X-1\",",
            "id: \"X-1\", condition: Fact(\"tier\", [Is(\"prime\"), Unknown]),",
            1,
        );
        let asked = asked::overlay(overlay.as_bytes(), &Catalogue::shipped()).unwrap();
        let (mut person, path) = place(words);
        let assessment = Assessment { run: Run::Full, ..Assessment::default() };
        storage::save(&path, &assessment, &asked, Replace::Asked).unwrap();
        opens(&mut person, &path);
        let count = |person: &Person| person.document().card.overall.counts.total();
        let before = count(&person);
        person.click(words.say("会社の概要", "Company"));
        for part in [
            ("海外での生産", "Production overseas"),
            (
                "調達先が一社しかない原材料、部品、ソフトウェアやサービスがありますか。",
                "Are there materials, parts, software or services that you can buy from one supplier only?",
            ),
            ("人や予算に余裕がない", "People and budget are scarce"),
            ("取引の段階", "Tier"),
            ("完成品メーカーから数えます。", "Counted from the maker of the finished product."),
        ] {
            assert!(person.sees(words.say(part.0, part.1)), "{}", part.1);
        }
        person.click(words.say("二次以降", "Second tier and below"));
        let known = &person.document().assessment.profile.facts;
        assert_eq!(known[&FactId::new("tier")], Fact::Is(ChoiceId::new("lower")));
        assert_eq!(count(&person), before - 1, "X-1 is for the first tier");
        person.click(words.say("元に戻す", "Undo"));
        assert_eq!(person.document().assessment.profile.facts.len(), 0);
        assert_eq!(count(&person), before);
    }
}

#[test]
fn an_answer_to_an_earlier_meaning_is_read_beside_the_question_and_confirmed_by_one_press() {
    for words in Words::BOTH {
        let overlay = include_str!("../fixtures/editions/association.ron").replacen(
            "id: \"X-1\",",
            "id: \"X-1\", meaning: 2,",
            1,
        );
        let asked = asked::overlay(overlay.as_bytes(), &Catalogue::shipped()).unwrap();
        let question = |person: &Person| {
            let doc = person.document();
            let (_, question) = doc.questionnaire.question(&QuestionId::new("X-1")).unwrap();
            doc.assessment.counted(question).clone()
        };
        let (mut person, path) = place(words);
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        let answer = Answer {
            response: Response::Level(Level::TWO),
            confirmed_on: Some(jiff::civil::date(2025, 4, 1)),
            ..Answer::default()
        };
        assessment.answers.insert(QuestionId::new("X-1"), answer.clone().into());
        storage::save(&path, &assessment, &asked, Replace::Asked).unwrap();
        opens(&mut person, &path);
        person.goes_to("X-1");
        assert_eq!(question(&person), Response::Unanswered);
        assert!(person.sees(words.say("2025-04-01の回答は「2」です", "The answer of 2025-04-01 was: 2.")));
        person.press(Key::C);
        assert_eq!(question(&person), Response::Level(Level::TWO));
        assert!(!person.sees(words.say("以前の問い方に対する回答", "Answer to an earlier wording")));
        person.click(words.say("元に戻す", "Undo"));
        assert_eq!(*person.document().assessment.answers[&QuestionId::new("X-1")], answer);
        assert_eq!(question(&person), Response::Unanswered);
        person.click(words.say("このままでよいと確認 (C)", "It still holds: confirm (C)"));
        assert_eq!(question(&person), Response::Level(Level::TWO));
        person.click(words.say("元に戻す", "Undo"));
        // Answered anew, it is an answer to what is asked now.
        person.press(Key::Num4);
        assert_eq!(question(&person), Response::Level(Level::FOUR));
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.wait_until(|person| !person.document().is_unsaved());
        let saved = on_disk(&path).assessment;
        assert_eq!(saved.answers[&QuestionId::new("X-1")].meaning, Meaning::new(2).unwrap());
    }
}

#[test]
fn what_was_answered_before_a_crash_is_resumed_with_its_questions() {
    let words = Words::BOTH[1];
    let (mut person, path) = place(words);
    opens(&mut person, &path);
    person.goes_to("X-1");
    person.press(Key::Num2);
    let journal = person.folder().join("journal");
    person.wait_until(|_| {
        let entries = std::fs::read_dir(&journal).into_iter().flatten().flatten();
        let texts = entries.filter_map(|entry| std::fs::read_to_string(entry.path()).ok());
        texts.into_iter().any(|text| text.contains("X-1") && text.contains("Level(2)"))
    });
    let mut person = person.crashes();
    person.wait_for("Continue where you left off");
    person.click("Continue where you left off");
    person.wait_until(|person| person.harness.state().document().is_some());
    assert_eq!(person.document().questionnaire, association());
    assert_eq!(person.response("X-1"), Response::Level(Level::TWO));
}

#[test]
fn its_questions_are_handed_out_and_only_answers_to_the_same_questions_come_back() {
    let words = Words::BOTH[1];
    let (mut person, path) = place(words);
    opens(&mut person, &path);
    person.click("Open questions");
    person.click("Save a hand-out for: Chief executive…");
    person.click("Choose a place…");
    let part = person.folder().join("part.ron");
    person.gives(&part);
    person.wait_for("OK");
    person.click("OK");

    let mut department = Person::at_a_fresh_machine(words);
    opens(&mut department, &part);
    assert_eq!(department.document().questionnaire, association());
    assert!(department.document().assessment.only.contains(&QuestionId::new("X-1")));
    department.goes_to("X-1");
    department.press(Key::Num4);
    department.shortcut(Modifiers::COMMAND, Key::S);
    department.wait_until(|person| !person.document().is_unsaved());

    person.click("Import answers…");
    person.gives(&part);
    person.wait_for("Import 1");
    person.click("Import 1");
    assert_eq!(person.response("X-1"), Response::Level(Level::FOUR));

    // Answers to the shipped questions are to other questions.
    let (mut person, path) = place(words);
    opens(&mut person, &path);
    person.click("Open questions");
    let theirs = person.folder().join("other.ron");
    storage::save(&theirs, &Assessment::default(), meti_guideline(), Replace::Never).unwrap();
    person.click("Import answers…");
    person.gives(&theirs);
    person.wait_until(|person| person.sees("answers other questions, or another wording of them"));
}

#[test]
fn its_report_with_answers_opens_as_a_document_of_the_same_questions() {
    let words = Words::BOTH[0];
    let (mut person, path) = place(words);
    opens(&mut person, &path);
    person.click("報告書");
    person.wait_until(|person| person.sees("記入用紙("));
    person.click("回答を添付する");
    person.click("PDFを保存…");
    let pdf = person.folder().join("report.pdf");
    person.gives(&pdf);
    person.wait_for("OK");
    person.click("OK");
    let mut other = Person::at_a_fresh_machine(words);
    opens(&mut other, &pdf);
    assert_eq!(other.document().questionnaire, association());
    assert_eq!(other.document().assessment, person.document().assessment);
}
