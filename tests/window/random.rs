//! Whole documents with random texts in all fields, typed and pasted through the window's events: what is
//! shown is kept, saved, opened again and reported, and the report is the one of that file.
//!
//! `KEIAN_DOCUMENTS=200 cargo test --test window random::` makes more of them than a plain run.

use std::fs;
use std::path::Path;
use std::process::Command;

use egui::{Event, Key, Modifiers};
use keian::assessment::Response;
use keian::base::characters::clean;
use keian::base::ids::QuestionId;
use keian::questionnaire::Catalogue;
use keian::storage::open;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::person::{Person, Words};

const WORDS: Words = Words { english: true };

/// How many documents are made.
fn documents() -> usize {
    std::env::var("KEIAN_DOCUMENTS").ok().and_then(|number| number.parse().ok()).unwrap_or(5)
}

/// Texts of any characters at all, and such in which line ends, marks, directions and blanks abound.
struct Texts(TestRunner);

impl Texts {
    fn next(&mut self) -> String {
        let odd = "[a-z\"\\\\#\r\n\t\u{0}-\u{20}\u{7f}-\u{a0}カハ\u{3099}\u{309a}e\u{300}-\u{345}\u{ad}\u{200b}-\u{202e}\u{2028}\u{958}가ᄀ\u{1161}\u{fa19}\u{fe0f}葛\u{e0100}\u{feff}\u{e0001}\u{fffe}華锐髙𠮷〓①]{0,40}";
        let any = proptest::arbitrary::any::<String>().prop_map(|text| text.chars().take(60).collect());
        let usual = "[ぁ-んァ-ヶ一-龠a-zA-Z0-9、。 \n]{1,60}";
        let strategy = proptest::prop_oneof![any, odd.prop_map(|text| text), usual.prop_map(|text| text)];
        strategy.new_tree(&mut self.0).unwrap().current()
    }
}

/// How a text comes in.
#[derive(Clone, Copy)]
enum Way {
    Typed,
    Pasted,
}

impl Way {
    /// Turn by turn the one and the other.
    fn at(turn: usize) -> Self {
        if turn.is_multiple_of(2) { Self::Pasted } else { Self::Typed }
    }
}

/// Types or pastes over what a field holds.
fn puts(person: &mut Person, label: &str, text: &str, way: Way) {
    person.focus(label);
    person.shortcut(Modifiers::COMMAND, Key::A);
    person.press(Key::Delete);
    person.harness.event(match way {
        Way::Typed => Event::Text(text.to_owned()),
        Way::Pasted => Event::Paste(text.to_owned()),
    });
    person.harness.run();
}

/// Goes to a question by the keys that go on and back.
fn goes_to(person: &mut Person, id: &QuestionId) {
    let place = |person: &Person, id: &QuestionId| {
        let doc = person.document();
        doc.assessment.asked(&doc.questionnaire).iter().position(|question| question.id == *id)
    };
    let wanted = place(person, id).unwrap();
    loop {
        let at = person.document().at.clone().unwrap();
        let key = match place(person, &at).unwrap().cmp(&wanted) {
            std::cmp::Ordering::Less => Key::ArrowRight,
            std::cmp::Ordering::Equal => return,
            std::cmp::Ordering::Greater => Key::ArrowLeft,
        };
        person.shortcut(Modifiers::ALT, key);
    }
}

/// Opens a part of the question's page, if it is closed.
fn part(person: &mut Person, name: &str, label: &str) {
    if !person.has_field(label) {
        person.click(name);
    }
}

/// Answers what is in view by a key, so that there is something to do about it.
fn answers_low(person: &mut Person) {
    person.harness.ctx.memory_mut(egui::Memory::stop_text_input);
    person.harness.run();
    person.press(Key::Num0);
}

/// Pastes a block over the actions and owners of the first two rows of the plan.
fn pastes_a_block(person: &mut Person, texts: &mut Texts) {
    person.click("Action plan");
    let rows: Vec<QuestionId> =
        person.document().card.gaps.iter().take(2).map(|gap| gap.question.clone()).collect();
    assert_eq!(rows.len(), 2);
    let first = format!("{} Owner", rows[0]);
    while !person.has_focus(&first) {
        person.press(Key::Tab);
    }
    person.press(Key::ArrowLeft);
    let cells: Vec<[String; 2]> = rows.iter().map(|_| [texts.next(), texts.next()]).collect();
    let quoted = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
    let lines: Vec<String> = cells.iter().map(|row| row.each_ref().map(quoted).join("\t")).collect();
    person.harness.event(Event::Paste(lines.join("\r\n")));
    person.harness.run();
    for (id, [text, _]) in rows.iter().zip(&cells) {
        let mut formed = text.clone();
        clean(&mut formed);
        let kept = &person.document().assessment.answer(id).action().text;
        assert_eq!(*kept, formed, "{id}: {text:?}, as it was pasted");
    }
}

fn fills(person: &mut Person, texts: &mut Texts, turn: usize) {
    person.click("Company");
    for (place, label) in ["Company name", "Scope", "Industry", "Respondent"].into_iter().enumerate() {
        puts(person, label, &texts.next(), Way::at(turn + place));
    }
    person.click("Questions");
    let asked = person.document().assessment.asked(&person.document().questionnaire);
    let ids: Vec<QuestionId> = asked.iter().map(|question| question.id.clone()).collect();
    for (place, id) in [&ids[turn % ids.len()], &ids[(turn + 5) % ids.len()]].into_iter().enumerate() {
        goes_to(person, id);
        answers_low(person);
        part(person, "Parts, evidence and notes", "Note");
        for label in ["Note", "Evidence", "Who answered this question", "Tags"] {
            let text = texts.next();
            puts(person, label, &text, Way::at(turn + place + 1));
            if label == "Note" {
                let mut formed = text;
                clean(&mut formed);
                assert_eq!(person.document().assessment.answer(id).note, formed);
                assert_eq!(person.field_text(label), formed, "what is shown is what is kept");
            }
        }
        part(person, "Target, owner and due date", "Owner");
        for label in ["Action", "Owner"] {
            puts(person, label, &texts.next(), Way::at(turn + place));
        }
        puts(person, "Due date", ["2031-01-31", "31 Mar 2031", "令和9年3月31日"][turn % 3], Way::Typed);
        person.press(Key::Tab);
    }
    let id = &ids[(turn + 2) % ids.len()];
    goes_to(person, id);
    person.harness.ctx.memory_mut(egui::Memory::stop_text_input);
    person.harness.run();
    person.press(Key::N);
    if matches!(person.document().assessment.response(id), Response::NotApplicable(_)) {
        puts(person, "Why it does not apply", &texts.next(), Way::at(turn));
    }
    pastes_a_block(person, texts);
    person.shortcut(Modifiers::COMMAND, Key::M);
    person.type_into("Name of the milestone", &texts.next());
    person.press(Key::Enter);
    if person.has_field("Name of the milestone") {
        person.press(Key::Escape);
    }
}

/// Saves the report of the document through the window.
fn reports(person: &mut Person, pdf: &Path) {
    person.click("Report");
    person.click("Save PDF…");
    person.gives(pdf);
    person.wait_for("OK");
    while person.sees("OK") {
        person.click("OK");
    }
}

#[test]
fn any_text_in_any_field_is_shown_saved_opened_and_reported_as_the_same() {
    let seed = [7; 32];
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut texts = Texts(TestRunner::new_with_rng(Config::default(), rng));
    let mut person = Person::at_a_fresh_machine(WORDS);
    // As in the program: what no font has is a box.
    person.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    let folder = fs::canonicalize(person.folder()).unwrap();
    for turn in 0..documents() {
        person.shortcut(Modifiers::COMMAND, Key::N);
        fills(&mut person, &mut texts, turn);
        let (file, pdf) = (folder.join(format!("{turn}.keian")), folder.join(format!("{turn}.pdf")));
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.gives(&file);
        person.wait_until(|person| !person.document().is_unsaved());
        let kept = person.document().assessment.clone();
        assert_eq!(open(&file, &Catalogue::shipped()).unwrap().assessment, kept, "{turn}: as it was saved");
        let before = person.document().id;
        person.shortcut(Modifiers::COMMAND, Key::O);
        person.gives(&file);
        person.wait_until(|person| person.document().id != before);
        assert_eq!(person.document().assessment, kept, "{turn}: as it is opened again");
        reports(&mut person, &pdf);
        let mut verify = Command::new(env!("CARGO_BIN_EXE_keian"));
        let output = verify.arg("verify").args([&pdf, &file]).output().unwrap();
        assert!(output.status.success(), "{turn}: {output:?}");
    }
}
