//! Pages, lists, answers and notes by keys: every page scrolls, every list closes and gives the focus back,
//! nothing that is typed goes astray, and no key does what was not meant.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::app::glossary;
use keian::assessment::Response;
use keian::base::lang::Lang;
use keian::base::level::Level;

use super::person::{Drawn, Person, Words};

fn lang(words: Words) -> Lang {
    if words.english { Lang::En } else { Lang::Ja }
}

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

/// A key as it is pressed and let go.
fn tap(pressed: Key) -> [Event; 2] {
    let modifiers = Modifiers::NONE;
    let let_go = Event::Key { key: pressed, physical_key: None, pressed: false, repeat: false, modifiers };
    [key(pressed), let_go]
}

fn with(modifiers: Modifiers, pressed: Key) -> [Event; 3] {
    let event = Event::Key { key: pressed, physical_key: None, pressed: true, repeat: false, modifiers };
    [Event::ModifiersChanged(modifiers), event, Event::ModifiersChanged(Modifiers::NONE)]
}

/// Letters as a system sends them: each its key, its text, and its key let go.
fn letters(text: &str) -> Vec<Event> {
    let one = |letter: char| {
        let pressed = Key::from_name(&letter.to_uppercase().to_string());
        let let_go = pressed.map(|key| Event::Key {
            key,
            physical_key: None,
            pressed: false,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        pressed.map(key).into_iter().chain([Event::Text(letter.to_string())]).chain(let_go)
    };
    text.chars().flat_map(one).collect()
}

/// All of this happens within one frame.
fn at_once(person: &mut Person, events: impl IntoIterator<Item = Event>) {
    person.harness.input_mut().events.extend(events);
    // What waits for its turn takes a few frames.
    let _ = person.harness.run_ok();
}

/// Goes on with Tab until something of this name has the focus.
#[track_caller]
fn tabs_to(person: &mut Person, name: &str) {
    for _ in 0..80 {
        if person.focused().as_deref() == Some(name) {
            return;
        }
        person.press(Key::Tab);
    }
    panic!("Tab does not come to {name}");
}

/// Whether a text is drawn wholly within the window.
fn in_view(person: &Person, text: &str) -> bool {
    let whole = |text: &str| -> String { text.split_whitespace().collect() };
    let window = person.harness.ctx.content_rect();
    let drawn = person.drawn();
    drawn.iter().any(|drawn| {
        let clip = drawn.clip.intersect(window);
        whole(drawn.galley.text()) == whole(text) && clip.contains_rect(drawn.rect().shrink(1.0))
    })
}

#[test]
fn the_last_entry_of_the_glossary_is_read_and_the_first_key_again_by_keys_alone() {
    for words in Words::BOTH {
        let last = glossary::all().last().unwrap().meaning(lang(words));
        let first =
            words.say("すべての操作はキーボードだけでもできます。", "Everything can be done by keyboard");
        for (down, up) in [
            (Key::PageDown, Key::PageUp),
            (Key::End, Key::Home),
            (Key::Space, Key::Home),
            (Key::ArrowDown, Key::ArrowUp),
        ] {
            let mut person = Person::at_a_fresh_machine(words);
            person.press(Key::F1);
            assert!(!in_view(&person, last));
            let mut presses = 0;
            while !in_view(&person, last) {
                person.press(down);
                presses += 1;
                assert!(presses < 100, "{down:?} does not lead to the end");
            }
            for _ in 0..presses {
                person.press(up);
            }
            let top = person.drawn().into_iter().any(|drawn| {
                drawn.galley.text().starts_with(first.split(':').next().unwrap())
                    && person.harness.ctx.content_rect().intersect(drawn.clip).contains_rect(drawn.rect())
            });
            assert!(top, "{up:?} leads back");
        }
    }
}

#[test]
fn every_page_that_is_longer_than_the_window_scrolls_to_its_end_and_back() {
    let words = Words { english: true };
    let mut person = Person::at_the_sample(words);
    person.harness.set_size(egui::vec2(1024.0, 640.0));
    person.harness.run();
    // A comparison is longer than the window once there is something to compare with.
    person.shortcut(Modifiers::COMMAND, Key::M);
    person.type_into("Name of the milestone", "2026");
    person.press(Key::Enter);
    for screen in ["Company", "Open questions", "Comparison", "Results", "Settings", "Keys and glossary"] {
        person.click(screen);
        let places = |person: &Person| -> Vec<i32> {
            let all = person.drawn();
            #[allow(clippy::cast_possible_truncation, reason = "a few thousand points")]
            all.iter().filter(|drawn| drawn.clip.left() > 40.0).map(|drawn| drawn.pos.y as i32).collect()
        };
        let before = places(&person);
        person.press(Key::End);
        let end = places(&person);
        assert_ne!(before, end, "{screen} does not scroll");
        person.press(Key::PageDown);
        assert_eq!(end, places(&person), "{screen} ended there");
        person.press(Key::PageUp);
        assert_ne!(end, places(&person), "{screen}");
        person.press(Key::Home);
        assert_eq!(before, places(&person), "{screen}");
    }
}

#[test]
fn the_column_beside_a_question_scrolls_to_its_end_while_something_in_it_has_the_focus() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        person.harness.set_size(egui::vec2(1100.0, 440.0));
        person.harness.run();
        let column = |person: &Person| -> Vec<Drawn> {
            person.drawn().into_iter().filter(|drawn| drawn.clip.left() > 760.0).collect()
        };
        let last = column(&person).last().expect("the column is there").galley.text().to_owned();
        assert!(!in_view(&person, &last), "{last}");
        let focused_there = |person: &Person| {
            let id = person.harness.ctx.memory(|memory| memory.focused());
            id.and_then(|id| person.harness.ctx.read_response(id)).is_some_and(|r| r.rect.left() > 760.0)
        };
        for _ in 0..60 {
            if focused_there(&person) {
                break;
            }
            person.press(Key::Tab);
        }
        assert!(focused_there(&person), "Tab comes to the column");
        person.press(Key::End);
        assert!(in_view(&person, &last), "{last}");
        person.press(Key::Home);
        assert!(!in_view(&person, &last), "{last}");
        for _ in 0..4 {
            person.press(Key::PageDown);
        }
        assert!(in_view(&person, &last), "{last}");
    }
}

#[test]
fn the_licences_scroll_to_their_end() {
    let mut person = Person::at_a_fresh_machine(Words { english: true });
    person.click("Settings");
    person.click("Show licences");
    let last = keian::base::licences::THIRD_PARTY
        .lines()
        .rfind(|line| line.len() > 8 && !line.starts_with("==="))
        .unwrap();
    assert!(!person.shows(last));
    person.press(Key::End);
    assert!(person.shows(last));
    person.press(Key::Home);
    assert!(!person.shows(last));
}

#[test]
fn a_list_opens_moves_picks_and_closes_by_keys_and_gives_the_focus_back() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("行動計画", "Action plan"));
        let owner = words.say("絞り込み: 担当者", "Filter: Owner");
        tabs_to(&mut person, owner);
        for close in [Key::Escape, Key::Tab] {
            for open in [Key::Enter, Key::Space] {
                person.press(open);
                assert_eq!(person.focused().as_deref(), Some(words.say("すべての担当者", "All owners")));
                person.press(Key::ArrowDown);
                person.press(close);
                assert_eq!(person.focused().as_deref(), Some(owner), "{close:?}");
                assert!(!egui::Popup::is_any_open(&person.harness.ctx));
            }
        }
        person.press(Key::Enter);
        person.press(Key::ArrowDown);
        person.press(Key::Enter);
        assert_eq!(person.focused().as_deref(), Some(owner));
        assert!(!egui::Popup::is_any_open(&person.harness.ctx));
        let nobody = person.document().card.gaps.iter().filter(|gap| {
            person.document().assessment.answer(&gap.question).action().owner.trim().is_empty()
        });
        let (count, total) = (nobody.count(), person.document().card.gaps.len());
        assert!(count < total);
        let shown = words.say("{t}件中{c}件を表示", "{c} of {t} shown").replace("{t}", &total.to_string());
        assert!(person.sees(&shown.replace("{c}", &count.to_string())));
        // The end of the list, and its beginning by a letter.
        person.press(Key::Enter);
        person.press(Key::End);
        let end = person.focused();
        person.press(Key::Home);
        assert_eq!(person.focused().as_deref(), Some(words.say("すべての担当者", "All owners")));
        assert_ne!(person.focused(), end);
    }
}

#[test]
fn an_urgency_is_picked_in_the_table_and_the_focus_stays_at_its_cell() {
    let words = Words { english: true };
    let mut person = Person::at_the_sample(words);
    person.click("Action plan");
    let id = person.document().card.gaps[0].question.clone();
    let urgency = format!("{id} Urgency");
    tabs_to(&mut person, &urgency);
    let before = person.document().assessment.answer(&id).urgency;
    person.press(Key::Enter);
    person.press(Key::Home);
    person.press(Key::Enter);
    assert_eq!(person.document().assessment.answer(&id).urgency, keian::assessment::Urgency::Low);
    assert_ne!(before, keian::assessment::Urgency::Low);
    assert_eq!(person.focused(), Some(urgency));
    person.press(Key::ArrowDown);
    let next = person.document().card.gaps[1].question.clone();
    assert!(person.focused().unwrap().ends_with(" Urgency"), "{next}: {:?}", person.focused());
}

#[test]
fn keys_that_fall_into_the_frame_of_a_tab_go_to_the_next_field() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.focus(words.say("会社名", "Company name"));
        let events = letters("abc")
            .into_iter()
            .chain(tap(Key::Tab))
            .chain(letters("def"))
            .chain(tap(Key::Tab))
            .chain(letters("ghi"));
        at_once(&mut person, events.collect::<Vec<_>>());
        let profile = &person.document().assessment.profile;
        assert_eq!([&profile.organisation, &profile.scope, &profile.industry], ["abc", "def", "ghi"]);
    }
}

#[test]
fn what_is_typed_right_after_the_list_is_called_is_in_its_field() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let organisation = person.document().assessment.profile.organisation.clone();
        let typed = words.say("結果", "results");
        let texts: Vec<Event> =
            if words.english { letters(typed) } else { vec![Event::Text(typed.to_owned())] };
        person.click(words.say("質問", "Questions"));
        at_once(
            &mut person,
            with(Modifiers::COMMAND, Key::K).into_iter().chain(texts).chain(tap(Key::Enter)),
        );
        person.harness.get_by_label(words.say("領域ごとの点数", "Scores by area"));
        // The keys come frame by frame, while the list appears.
        person.click(words.say("質問", "Questions"));
        let before = person.document().assessment.clone();
        for event in with(Modifiers::COMMAND, Key::K) {
            person.harness.event(event);
        }
        for event in letters("union") {
            person.harness.event(event);
        }
        person.harness.run();
        assert_eq!(person.field_text(words.say("操作を探す…", "Find a command…")), "union");
        // Closed again, what follows is no answer in the frames before the focus is back.
        person.press(Key::Escape);
        assert!(person.document().assessment == before);
        assert_eq!(person.document().assessment.profile.organisation, organisation);
    }
}

#[test]
fn the_first_enter_is_harmless_in_the_list_and_after_a_crash() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let before = person.document().id;
        person.shortcut(Modifiers::COMMAND, Key::K);
        person.press(Key::Enter);
        assert_eq!(person.document().id, before, "the document stays open");

        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.click(words.say("質問に進む", "Go to the questions"));
        person.press(Key::Num3);
        let question = person.document().at.clone().unwrap();
        let mut person = person.crashes();
        let goes_on = words.say("続きから再開", "Continue where you left off");
        person.wait_for(goes_on);
        person.press(Key::Enter);
        assert!(person.harness.state().document().is_none(), "Enter alone does nothing");
        person.press(Key::Tab);
        assert_eq!(person.focused().as_deref(), Some(goes_on));
        person.press(Key::Enter);
        person.wait_until(|person| person.harness.state().document().is_some());
        assert_eq!(person.response(question.as_str()), Response::Level(Level::THREE));
    }
}

#[test]
fn a_note_is_one_key_away_from_an_answer() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        let at = person.document().at.clone().unwrap();
        let events = letters("2").into_iter().chain(with(Modifiers::COMMAND, Key::E)).chain(letters("nun2"));
        at_once(&mut person, events);
        let answer = person.document().assessment.answer(&at);
        assert_eq!((&answer.response, answer.note.as_str()), (&Response::Level(Level::TWO), "nun2"));
        assert!(person.has_focus(words.say("メモ", "Note")));
        person.shortcut(Modifiers::ALT, Key::ArrowRight);
        person.shortcut(Modifiers::ALT, Key::ArrowLeft);
        person.press(Key::Num4);
        assert_eq!(person.response(at.as_str()), Response::Level(Level::FOUR));
    }
}

#[test]
fn keys_that_answer_are_turned_off_and_never_fire_within_a_word() {
    let mut person = Person::at_the_sample(Words { english: true });
    person.click("Questions");
    let before = person.document().assessment.clone();
    at_once(&mut person, letters("/tmp/nun2"));
    for letter in letters("/u/n/4").chunks(3) {
        person.harness.input_mut().events.extend_from_slice(letter);
        person.harness.step();
    }
    assert!(person.document().assessment == before, "a path that nothing takes is no answer");

    let mut person = Person::with_settings("(lang: En, theme: Light, typed_paths: true, single_keys: Off)");
    person.click("Look at the sample");
    person.click("Questions");
    let before = person.document().assessment.clone();
    for pressed in [Key::Num0, Key::Num3, Key::U, Key::N, Key::C] {
        person.press(pressed);
    }
    assert!(person.document().assessment == before);
    person.click("Settings");
    person.click("Answer it");
    person.click("Questions");
    person.press(Key::U);
    assert_eq!(person.response(before_at(&person).as_str()), Response::Unknown);
}

fn before_at(person: &Person) -> keian::base::ids::QuestionId {
    person.document().at.clone().unwrap()
}

#[test]
fn a_form_that_was_filled_in_on_paper_is_typed_in_by_its_answers_alone() {
    for words in Words::BOTH {
        let lang = words.say("Ja", "En");
        let mut person = Person::with_settings(&format!(
            "(lang: {lang}, theme: Light, typed_paths: true, single_keys: AnswerAndGoOn)"
        ));
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.click(words.say("質問に進む", "Go to the questions"));
        let asked: Vec<_> = {
            let doc = person.document();
            let asked = doc.assessment.asked(&doc.questionnaire);
            asked.iter().map(|question| (question.id.clone(), question.kind.levels().to_vec())).collect()
        };
        assert_eq!(asked.len(), 12);
        // As fast as they come: all of it within one frame.
        let mut events = Vec::new();
        let mut wanted = Vec::new();
        for (number, (_, levels)) in asked.iter().enumerate() {
            match number % 4 {
                0 => {
                    events.extend(letters("u"));
                    wanted.push(Response::Unknown);
                }
                1 => {
                    events.extend(letters("nnone"));
                    events.extend(tap(Key::Enter));
                    wanted.push(Response::NotApplicable("none".to_owned()));
                }
                _ => {
                    let level = *levels.last().unwrap();
                    events.extend(letters(&level.to_string()));
                    wanted.push(Response::Level(level));
                }
            }
        }
        at_once(&mut person, events);
        person.harness.run_steps(60);
        let given: Vec<_> = asked.iter().map(|(id, _)| person.response(id.as_str())).collect();
        assert_eq!(given, wanted);
        person.harness.get_by_label(words.say("領域ごとの点数", "Scores by area"));
    }
}

#[test]
fn owner_and_date_are_one_key_away_from_an_answer() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        let at = person.document().at.clone().unwrap();
        // Twenty-one keys: the answer, the way there, a name, and a date.
        let events = letters("2")
            .into_iter()
            .chain(with(Modifiers::COMMAND | Modifiers::SHIFT, Key::E))
            .chain(letters("sato"));
        at_once(&mut person, events.chain(tap(Key::Tab)).chain(letters("2031-03-31")).chain(tap(Key::Tab)));
        let answer = person.document().assessment.answer(&at);
        assert_eq!(answer.response, Response::Level(Level::TWO));
        let action = answer.action();
        let due = action.due.map(|date| date.to_string());
        assert_eq!((action.owner.as_str(), due.as_deref()), ("sato", Some("2031-03-31")));
    }
}

#[test]
fn the_buttons_of_the_head_are_reached_as_they_are_read_and_each_shows_that_it_has_the_focus() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        person.press(Key::Num2);
        let always = [("操作を探す…", "Find a command…"), ("暗号化…", "Encryption…"), ("保存", "Save")];
        for first in [("元に戻す", "Undo"), ("やり直す", "Redo")] {
            let names: Vec<&str> = [first].iter().chain(&always).map(|(ja, en)| words.say(ja, en)).collect();
            let mut seen = Vec::new();
            for _ in 0..80 {
                person.press(Key::Tab);
                let Some(name) = person.focused().filter(|name| names.contains(&name.as_str())) else {
                    continue;
                };
                let rect = person.harness.query_all_by_label(&name).next().unwrap().rect();
                assert!(rect.top() < 60.0 && rings(&person, rect), "{name} shows no ring");
                seen.push(name);
                if seen.len() == names.len() {
                    break;
                }
            }
            assert_eq!(seen, names);
            person.shortcut(Modifiers::COMMAND, Key::Z);
            person.click(words.say("質問", "Questions"));
        }
    }
}

/// Whether a ring is drawn around a place.
fn rings(person: &Person, place: egui::Rect) -> bool {
    person.harness.output().shapes.iter().any(|clipped| match &clipped.shape {
        egui::Shape::Rect(rect) => {
            rect.stroke.width >= 2.5
                && rect.rect.contains_rect(place)
                && rect.rect.expand(-4.0).width() < place.width()
        }
        _ => false,
    })
}
