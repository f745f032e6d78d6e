//! The plan's cells: an empty date says how one is written and opens a calendar, a suggestion says that it is
//! one, and in the smallest window every column is within reach.

use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use keian::base::ids::QuestionId;
use keian::base::lang::Lang;

use super::person::{Person, Words};

/// At the plan of the sample, with the first question whose date, or whose action, is empty.
fn at_the_plan(words: Words, empty: impl Fn(&keian::assessment::ActionItem) -> bool) -> (Person, QuestionId) {
    let mut person = Person::at_the_sample(words);
    person.click(words.say("行動計画", "Action plan"));
    let doc = person.document();
    let mut gaps = doc.card.gaps.iter().map(|gap| gap.question.clone());
    let id = gaps.find(|id| empty(doc.assessment.answer(id).action())).expect("one is empty");
    let owner = format!("{id} {}", words.say("担当者", "Owner"));
    // From a row to the next by keys, until it is there.
    let first = person.document().card.gaps[0].question.clone();
    person.focus(&format!("{first} {}", words.say("担当者", "Owner")));
    for _ in 0..60 {
        if person.has_field(&owner) {
            break;
        }
        person.press(Key::ArrowDown);
    }
    (person, id)
}

#[test]
fn an_empty_date_shows_how_one_is_written_and_opens_a_calendar_by_key_and_by_pointer() {
    for words in Words::BOTH {
        let (mut person, id) = at_the_plan(words, |action| action.due.is_none());
        let due = format!("{id} {}", words.say("期限", "Due date"));
        let example = words.say("例: 2027-03-31", "e.g. 2027-03-31");
        assert_eq!(person.field_text(&due), "", "the example is no date");
        let place = person.harness.get_by_label(&due).rect();
        let shown: Vec<_> = person
            .drawn()
            .into_iter()
            .filter(|drawn| place.intersects(drawn.rect()))
            .map(|drawn| {
                let glyphs = drawn.galley.rows.iter().flat_map(|row| row.glyphs.iter());
                let text: String = glyphs.map(|glyph| glyph.chr).collect();
                (text, drawn.rect(), drawn.clip)
            })
            .collect();
        let whole = shown.iter().any(|(text, rect, clip)| {
            text == example && rect.left() >= place.left() && rect.right() <= place.right().min(clip.right())
        });
        assert!(whole, "{shown:?} in {place:?}");
        let on = |person: &Person| {
            person.document().assessment.answer(&id).action().due.map(|date| date.to_string())
        };
        // By key: on to the button, which opens it at today; a day on.
        person.focus(&due);
        person.press(Key::Tab);
        person.press(Key::Enter);
        person.press(Key::ArrowRight);
        person.press(Key::Enter);
        let tomorrow = keian::start::today().tomorrow().unwrap().to_string();
        assert_eq!(on(&person), Some(tomorrow));
        // By pointer.
        person.shortcut(Modifiers::COMMAND, Key::Z);
        assert_eq!(on(&person), None);
        person
            .click(&words.say("{}: カレンダーから選ぶ", "{}: choose from the calendar").replace("{}", &due));
        let today = keian::start::today();
        let name =
            keian::app::widgets::date_field::date_words(if words.english { Lang::En } else { Lang::Ja })
                .day_name(today);
        person.click(&name);
        assert_eq!(on(&person), Some(today.to_string()));
    }
}

#[test]
fn a_suggestion_says_that_it_is_one_until_it_is_taken_over() {
    for words in Words::BOTH {
        let (mut person, id) = at_the_plan(words, |action| action.own().is_none());
        let action = format!("{id} {}", words.say("行動", "Action"));
        assert_eq!(person.field_text(&action), "", "nothing was decided");
        let step = {
            let doc = person.document();
            let gap = doc.card.gaps.iter().find(|gap| gap.question == id).unwrap();
            let step = keian::scoring::plan::next_step(&doc.questionnaire, gap).unwrap();
            words.say(&step.ja, &step.en).to_owned()
        };
        let shown = words.say("提案: {}", "Suggested: {}").replace("{}", &step);
        assert!(person.shows(&shown), "{shown}");
        let takes = words
            .say("{}: この提案を行動にする", "{}: Make this suggestion the action")
            .replace("{}", &action);
        person.click(&takes);
        assert_eq!(person.document().assessment.answer(&id).action().own(), Some(&*step));
        assert!(!person.shows(&shown) && person.field_text(&action) == step);
    }
}

#[test]
fn in_the_smallest_window_with_the_largest_text_every_column_of_the_plan_is_reached_whole() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("行動計画", "Action plan"));
        // 911 × 440 with the text size for a projector.
        person.harness.set_size(vec2(607.0, 293.0));
        person.harness.run();
        let id = person.document().card.gaps[0].question.clone();
        let window = person.harness.ctx.content_rect();
        // By keys.
        for (ja, en) in [("行動", "Action"), ("担当者", "Owner"), ("期限", "Due date")] {
            let name = format!("{id} {}", words.say(ja, en));
            // There and back by keys, as a person comes to it.
            person.focus(&name);
            person.press(Key::Tab);
            person.shortcut(Modifiers::SHIFT, Key::Tab);
            person.harness.run_steps(8);
            assert_eq!(person.focused().as_deref(), Some(name.as_str()));
            let node = person.harness.query_all_by_label(&name).last().unwrap();
            let rect = node.rect();
            assert!(
                rect.left() >= window.left()
                    && rect.right() <= window.right()
                    && rect.top() < window.bottom(),
                "{name} at {rect:?} in {window:?}"
            );
            let clip = person.drawn().iter().map(|drawn| drawn.clip).find(|clip| clip.contains_rect(rect));
            assert!(clip.is_some(), "{name} at {rect:?} is seen whole");
        }
        // By the wheel, sideways and back.
        let place = |person: &Person, by: &str| {
            let name = format!("{id} {by}");
            person.harness.query_all_by_label(&name).last().map(|node| node.rect())
        };
        let owner = words.say("担当者", "Owner");
        let at = place(&person, owner).unwrap();
        for x in [2000.0, -2000.0] {
            person.harness.event(Event::PointerMoved(at.center()));
            person.harness.event(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: vec2(x, 0.0),
                phase: egui::TouchPhase::Move,
                modifiers: Modifiers::NONE,
                source: egui::MouseWheelSource::Unknown,
            });
            person.harness.run_steps(30);
        }
        let rect = place(&person, owner).unwrap();
        assert!(rect.right() <= window.right(), "{rect:?}");
        assert!(!person.document().can_undo());
    }
}

#[test]
fn what_reached_its_target_stays_to_be_seen_and_is_done_since_the_day_on_which_that_was_said() {
    for words in Words::BOTH {
        let (mut person, id) = at_the_plan(words, |action| action.owner.is_empty());
        person.replace_in(&format!("{id} {}", words.say("担当者", "Owner")), "佐藤");
        person.click_first(&format!("{id} "));
        person.press(Key::Num4);
        person.click(words.say("行動計画", "Action plan"));
        assert!(!person.document().card.gaps.iter().any(|gap| gap.question == id), "it is no gap any more");
        let finished = keian::scoring::plan::finished(&person.document().card, &person.document().assessment);
        assert!(finished.contains(&id));
        let tab = format!("{}({})", words.say("完了したもの", "Finished "), finished.len());
        person.click(&tab);
        assert!(person.sees("佐藤") && person.sees(words.say("目標に到達", "target reached")));
        person.click(&format!("{id} {}", words.say("状態", "State")));
        person.click(words.say("完了", "Done"));
        let today = keian::start::today();
        assert_eq!(person.document().assessment.answer(&id).action().done_on(), Some(today));
        let said = if words.english { format!("done on {today}") } else { format!("{today}に完了") };
        assert!(person.sees(&said), "{said}");
        person.shortcut(Modifiers::COMMAND, Key::Z);
        assert_eq!(
            person.document().assessment.answer(&id).action().done_on(),
            None,
            "one step takes it back"
        );
    }
}

#[test]
fn how_far_an_action_is_is_chosen_in_the_plan_and_beside_the_question() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("行動計画", "Action plan"));
        let id = person.document().card.gaps[0].question.clone();
        person.click(&format!("{id} {}", words.say("状態", "State")));
        person.click(words.say("実施中", "Under way"));
        let state = |person: &Person| person.document().assessment.answer(&id).action().state.clone();
        assert_eq!(state(&person), keian::assessment::action_item::ActionState::UnderWay);
        person.click_first(&format!("{id} "));
        person.click(words.say("目標・担当者・期限", "Target, owner and due date"));
        person.click(words.say("完了", "Done"));
        assert_eq!(state(&person), keian::assessment::action_item::ActionState::Done);
    }
}

#[test]
fn at_large_text_the_action_stands_below_the_question_and_every_field_within_the_window() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("行動計画", "Action plan"));
        // In points: 1024 × 640 at the text size for a projector.
        person.harness.set_size(vec2(683.0, 427.0));
        person.harness.run();
        let id = person.document().card.gaps[0].question.clone();
        let place = |ja: &str, en: &str| person.field_place(&format!("{id} {}", words.say(ja, en)));
        for field in [place("行動", "Action"), place("担当者", "Owner"), place("期限", "Due date")] {
            assert!(field.left() > 219.0 / 1.5 && field.right() < 683.0 - 20.0, "{field:?}");
        }
        let topic = person
            .document()
            .questionnaire
            .topic(&id, if words.english { Lang::En } else { Lang::Ja })
            .to_owned();
        let topic = person.harness.get_by_label(&format!("{id} {topic}")).rect();
        let action = place("行動", "Action");
        assert!(action.top() >= topic.bottom(), "{action:?} below {topic:?}");
        assert!((action.left() - topic.left()).abs() < 4.0, "{action:?} in the column of {topic:?}");
    }
}
