//! The column at the left: every area and every question can be told apart and gone to at every size.

use keian::assessment::{Assessment, Run};
use keian::base::ids::QuestionId;
use keian::questionnaire::check;
use keian::questionnaire::condition::Condition;
use keian::questionnaire::shipped::meti_guideline;
use keian::session::document::Document;
use keian::start::today;

use super::person::{Person, Words};

/// All 48 questions, and two of somebody's own whose long ids differ in the end alone.
fn all() -> Document {
    let mut asked = (**meti_guideline()).clone();
    for question in asked.areas.iter_mut().flat_map(|area| &mut area.questions) {
        question.condition = Condition::Always;
        question.stands_for = Vec::new();
    }
    for end in ["1", "2"] {
        let mut own = asked.areas[0].questions[0].clone();
        own.id = QuestionId::new(format!("OUR-ASSOCIATION-SUPPLY-CHAIN-RESILIENCE-{end}"));
        for text in own.levels.iter_mut().chain([&mut own.topic, &mut own.text]) {
            text.ja.push_str(end);
            text.en.push_str(end);
        }
        asked.areas[0].questions.push(own);
    }
    let asked = check::made(asked).expect("without conditions it has no fault");
    Document::new(asked, Assessment { run: Run::Full, ..Assessment::default() }, today())
}

#[test]
fn no_two_questions_of_the_map_are_cut_to_the_same_letters() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.harness.state_mut().hold(all());
        let areas: Vec<Vec<String>> = person
            .document()
            .questionnaire
            .areas
            .iter()
            .map(|area| area.questions.iter().map(|question| question.id.to_string()).collect())
            .collect();
        assert_eq!(areas.iter().flatten().count(), 50);
        // At 100 %, and as wide as a window of 1280 is with the text size for a projector.
        for (width, height) in [(1280.0, 1600.0), (853.0, 1600.0), (1024.0, 1600.0)] {
            person.harness.set_size(egui::vec2(width, height));
            person.harness.run();
            for ids in &areas {
                person.goes_to(&ids[0]);
                let drawn = person.drawn();
                let column = drawn.iter().filter(|drawn| drawn.pos.x < 230.0 && !drawn.galley.elided);
                let words: Vec<String> = column
                    .filter(|drawn| drawn.rect().right() <= drawn.clip.right() + 0.5)
                    .map(|drawn| drawn.galley.text().trim_start_matches(['●', '○', '?', '−', ' ']).to_owned())
                    .collect();
                for id in ids {
                    assert!(words.contains(id), "{id} at {width}: {words:?}");
                }
            }
        }
    }
}

#[test]
fn the_areas_and_the_map_are_there_at_every_text_size_and_lead_to_their_questions() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        // 1280 × 800 at the text sizes large and projector, and 1024 × 640.
        for (width, height) in [(1024.0, 640.0), (853.0, 533.0)] {
            person.harness.set_size(egui::vec2(width, height));
            person.harness.run();
            let areas: Vec<(String, String)> = {
                let doc = person.document();
                let areas = doc.card.areas.iter().filter(|area| !area.terms.is_empty());
                let name = |area: &keian::scoring::AreaScore| {
                    let text = &doc.questionnaire.area(&area.area).unwrap().short;
                    words.say(&text.ja, &text.en).to_owned()
                };
                areas.map(|area| (name(area), area.terms[0].question.to_string())).collect()
            };
            assert_eq!(areas.len(), 6);
            for (area, first) in areas {
                person.click_beginning(&format!("{area} "));
                assert_eq!(person.document().at.as_ref().map(ToString::to_string), Some(first.clone()));
                assert!(person.sees(&format!("{first} ")), "the map has {first}");
            }
        }
    }
}
