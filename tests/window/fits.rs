//! All answers of a question are in view at once in a window of 1280 × 800, whatever the question: the levels,
//! "unknown" and "not applicable", without a scroll; and the way on in the bar below at every size.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{By, NodeT, Queryable};
use keian::assessment::{Assessment, Run};
use keian::questionnaire::check;
use keian::questionnaire::condition::Condition;
use keian::questionnaire::shipped::meti_guideline;
use keian::session::document::Document;
use keian::start::today;

use super::combinations::{SIZES, TEXTS};
use super::person::{Person, Words};

/// The questions whose answers are not all in view, each with how many points are missing; and how many there
/// are in all.
fn cut(words: Words) -> (Vec<(String, f32)>, usize) {
    let mut asked = (**meti_guideline()).clone();
    for question in asked.areas.iter_mut().flat_map(|area| &mut area.questions) {
        question.condition = Condition::Always;
        question.stands_for = Vec::new();
    }
    let asked = check::made(asked).expect("without conditions it has no fault");
    let assessment = Assessment { run: Run::Full, ..Assessment::default() };
    let count = assessment.asked(&asked).len();
    let mut person = Person::at_a_fresh_machine(words);
    person.harness.state_mut().hold(Document::new(asked, assessment, today()));
    person.harness.run();
    person.click(words.say("質問", "Questions"));
    let mut cut = Vec::new();
    for _ in 0..count {
        let bar = person.harness.get_by_label(words.say("← 前へ", "← Back")).rect().top() - 10.0;
        let answers = person.harness.query_all(By::new().predicate(|node| node.role() == Role::RadioButton));
        let bottom = answers.map(|node| node.rect().bottom()).fold(0.0, f32::max);
        if bottom > bar {
            cut.push((person.document().at.clone().unwrap().to_string(), bottom - bar));
        }
        person.shortcut(egui::Modifiers::ALT, Key::ArrowRight);
    }
    (cut, count)
}

#[test]
fn all_answers_of_a_question_are_in_view_at_once() {
    // Its texts are longer in English than all others.
    for (words, longer) in [(Words { english: false }, &[][..]), (Words { english: true }, &["A-2"])] {
        let (cut, count) = cut(words);
        let ids: Vec<&str> = cut.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!((ids.as_slice(), count), (longer, 48), "{cut:?}");
    }
}

#[test]
fn the_way_to_the_results_stands_whole_beside_the_hint_at_every_size() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        let last =
            person.document().assessment.asked(&person.document().questionnaire).last().unwrap().id.clone();
        person.goes_to(last.as_str());
        for (width, height) in SIZES {
            for (_, scale) in TEXTS {
                let size = egui::vec2(width / scale, height / scale);
                person.harness.set_size(size);
                person.harness.run();
                let named = words.say("結果", "Results");
                let is_button = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::Button;
                let buttons = person.harness.query_all_by_label(named).filter(is_button);
                let button = buttons.map(|node| node.rect()).max_by(|a, b| a.bottom().total_cmp(&b.bottom()));
                let button = button.expect("it is there");
                assert!(button.right() <= size.x - 20.0, "{width} × {height} at {scale}: {button:?}");
                let beside: Vec<String> = person
                    .drawn()
                    .iter()
                    .filter(|drawn| {
                        drawn.rect().intersect(drawn.clip).intersects(button) && drawn.galley.text() != named
                    })
                    .map(|drawn| drawn.galley.text().to_owned())
                    .collect();
                assert_eq!(beside, Vec::<String>::new(), "{width} × {height} at {scale}");
            }
        }
    }
}
