//! What a file has no room for: said where it comes in, with the question, so that a save never says it
//! first.

use egui::{Event, Key, Modifiers};
use keian::assessment::{Answer, Assessment, Evidence, Run};
use keian::base::ids::QuestionId;
use keian::base::limits::MAX_BYTES;
use keian::questionnaire::shipped::meti_guideline;
use keian::session::document::Document;
use keian::storage::{Journal, Protection, Replace, Subject, size};

use super::person::{Person, Words};

/// Answers whose file has room for about so many bytes more. The first question is as good as empty.
fn nearly_full(room: u64) -> Assessment {
    let asked = meti_guideline();
    let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
    let ids: Vec<QuestionId> = asked.questions().skip(1).map(|(_, question)| question.id.clone()).collect();
    let mut ids = ids.iter().cycle();
    loop {
        let left = (MAX_BYTES - 64 * 1024).saturating_sub(size(&assessment, asked) + room + 400);
        if left < 3 {
            return assessment;
        }
        // Many at once, for each look at the size costs.
        for _ in 0..(left / 300_100).clamp(1, 40) {
            let id = ids.next().unwrap().clone();
            let text = "経".repeat(usize::try_from((left / 3).min(100_000)).unwrap());
            let answer = assessment.answers.entry(id).or_default();
            answer.evidence.push(Evidence::of(text));
        }
    }
}

/// A document with these answers, in a file.
fn with(person: &mut Person, assessment: Assessment) {
    let doc = Document::new(meti_guideline().clone(), assessment, keian::start::today());
    person.harness.state_mut().hold(doc);
    person.harness.run();
}

fn saves(person: &mut Person, words: Words) {
    let file = person.folder().join("full.keian");
    person.shortcut(Modifiers::COMMAND, Key::S);
    if !file.exists() {
        person.gives(&file);
    }
    person.wait_for(words.say("保存済み", "Saved"));
}

#[test]
fn what_the_file_has_no_room_for_is_said_where_it_is_pasted_and_the_rest_is_saved() {
    let words = Words::BOTH[0];
    let mut person = Person::at_a_fresh_machine(words);
    with(&mut person, nearly_full(3_000));
    person.click("質問");
    person.click("根拠とメモ");
    person.focus("メモ");
    person.harness.event(Event::Paste("経".repeat(2_000)));
    person.harness.run();
    assert!(person.sees("P1-1: ファイルの大きさは32 MiBまでです"), "the question is named");
    person.click("OK");
    let kept = person.document().assessment.answer(&QuestionId::new("P1-1")).note.chars().count();
    assert!((700..2_000).contains(&kept), "as much as there is room for: {kept}");
    saves(&mut person, words);
    // What is shortened makes room.
    person.focus("メモ");
    person.shortcut(Modifiers::COMMAND, Key::A);
    person.press(Key::Delete);
    person.harness.event(Event::Paste("安".repeat(500)));
    person.harness.run();
    assert_eq!(person.document().assessment.answer(&QuestionId::new("P1-1")).note, "安".repeat(500));
    saves(&mut person, words);
}

#[test]
fn answers_that_come_back_and_a_milestone_for_which_there_is_no_room_are_refused_before_they_are_taken() {
    let words = Words::BOTH[1];
    let mut person = Person::at_a_fresh_machine(words);
    with(&mut person, nearly_full(3_000));
    let mut theirs = Assessment { run: Run::Full, ..Assessment::default() };
    let answer = Answer { note: "経".repeat(9_000), ..Answer::default() };
    theirs.answers.insert(QuestionId::new("P1-1"), answer.into());
    let came = person.folder().join("came.keian");
    keian::storage::save(&came, &theirs, meti_guideline(), Replace::Never).unwrap();
    person.click("What remains");
    person.click("Read in answers…");
    person.gives(&came);
    person.wait_for("Take 1");
    let before = person.document().assessment.clone();
    person.click("Take 1");
    assert!(person.sees("so the answers to P1-1 did not change"));
    person.click("OK");
    assert!(!person.sees("1 taken from"), "nothing is said to be taken");
    // A milestone is all answers once more.
    person.shortcut(Modifiers::COMMAND, Key::M);
    person.type_into("Name of the milestone", "2026");
    person.press(Key::Enter);
    assert!(person.sees("The file would have more than 32 MiB"));
    assert!(person.document().assessment == before, "nothing has changed");
}

#[test]
fn what_was_recovered_and_is_more_than_a_file_may_have_is_said_and_can_be_shortened() {
    let words = Words::BOTH[1];
    let person = Person::at_a_fresh_machine(words);
    let journals = person.folder().join("journal");
    let mut person = person.crashes_after(|| {
        let mut assessment = nearly_full(0);
        let answer = assessment.answers.entry(QuestionId::new("P1-1")).or_default();
        answer.note = "経".repeat(60_000);
        let (questionnaire, protection) = (meti_guideline().clone(), Protection::Clear);
        let subject = Subject { document: None, known: None, questionnaire, protection };
        let journal = Journal::start(&journals, subject).unwrap();
        journal.note(&assessment);
        drop(journal);
    });
    person.wait_for("Continue where you were");
    person.click("Continue where you were");
    person.wait_until(|person| person.sees("The answers take more than 32 MiB"));
    person.click("OK");
    while person.document().at.as_ref().unwrap().as_str() != "P1-1" {
        person.shortcut(Modifiers::ALT, Key::ArrowLeft);
    }
    person.click("Evidence and notes");
    person.focus("Note");
    person.shortcut(Modifiers::COMMAND, Key::A);
    person.press(Key::Delete);
    assert_eq!(person.document().assessment.answer(&QuestionId::new("P1-1")).note, "");
    saves(&mut person, words);
}
