//! Every screen at the sizes and scales that people have: no word stands out of its place sideways,
//! and nothing moves when an answer changes the numbers.

use egui::accesskit::Role;
use egui::{Key, Rect};
use egui_kittest::kittest::{By, NodeT, Queryable};
use keian::assessment::Response;
use keian::base::level::Level;

use super::person::{Drawn, Person, SCREENS, Words};

#[test]
fn no_word_of_any_screen_stands_out_sideways_from_1024_by_640_to_4k_and_at_any_scale() {
    // In points: 1024 × 640 at 100 %, 1280 × 800 at the text size for a projector, 1920 × 1080 at 150, 200
    // and 240 %, 3840 × 2160 at 300 and 100 %.
    let sizes = [
        (1024.0, 640.0),
        (853.0, 533.0),
        (1280.0, 720.0),
        (960.0, 560.0),
        (800.0, 560.0),
        (1280.0, 720.0),
        (3840.0, 2160.0),
    ];
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        for (ja, en) in SCREENS {
            person.harness.set_size(egui::vec2(1280.0, 800.0));
            person.harness.run();
            person.click(words.say(ja, en));
            for (width, height) in sizes {
                person.harness.set_size(egui::vec2(width, height));
                person.harness.run();
                let all = person.drawn();
                assert!(all.len() > 10, "{en} shows only {} texts", all.len());
                for drawn in all {
                    let (text, rect, clip) = (drawn.galley.text(), drawn.rect(), drawn.clip);
                    let within = rect.left() >= clip.left() - 1.0 && rect.right() <= clip.right() + 1.0;
                    assert!(within, "{en} at {width} × {height}: {text} at {rect:?} in {clip:?}");
                }
            }
        }
    }
}

#[test]
fn that_nothing_is_in_a_file_yet_is_said_in_fewer_words_and_not_cut_before_its_not() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let long = words.say("まだファイルに保存していません", "Not saved to a file yet");
        let short = words.say("ファイル未保存", "No file yet");
        // In points: 1280 × 800, and 911 × 440 at the text size for a projector.
        for ((width, height), said) in [((1280.0, 800.0), long), ((607.0, 293.0), short)] {
            person.harness.set_size(egui::vec2(width, height));
            person.harness.run();
            let all = person.drawn();
            let texts: Vec<&str> = all.iter().map(|drawn| drawn.galley.text()).collect();
            assert!(texts.contains(&said), "{width} × {height}: {said} in {texts:?}");
        }
    }
}

/// The English words that a row ends within.
fn torn(person: &Person) -> Vec<String> {
    let mut all = Vec::new();
    for drawn in person.drawn() {
        for rows in drawn.galley.rows.windows(2) {
            all.push((rows[0].text(), rows[1].text(), rows[0].ends_with_newline));
        }
    }
    let nodes = person.harness.root().children_recursive();
    let whole: Vec<String> = nodes.filter_map(|node| node.accesskit_node().label()).collect();
    let within = |row: &str, next: &str, ended: bool| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if !letter(row.chars().last()) || !letter(next.chars().next()) {
            return false;
        }
        // A paragraph's rows are broken beforehand; its whole text is known by its name.
        let first: String = next.chars().take_while(char::is_ascii_alphabetic).collect();
        !ended || whole.iter().any(|text| text.contains(&format!("{row}{first}")))
    };
    all.retain(|(row, next, ended)| within(row.trim_end_matches('\n'), next, *ended));
    all.into_iter().map(|(row, next, _)| format!("{row}|{next}")).collect()
}

#[test]
fn a_name_too_long_for_its_row_goes_on_below_and_is_shown_whole() {
    let mut person = Person::at_a_fresh_machine(Words { english: true });
    person.click("Start a new assessment");
    let name = "The Consolidated Advanced Materials and Precision Components Manufacturing Corporation";
    person.type_into("Company name", name);
    // A line feed that is pasted with it is none.
    person.type_into("Company name", "\nof East Japan");
    assert_eq!(person.document().assessment.profile.organisation, format!("{name} of East Japan"));
    // Enter leaves it as it is.
    person.press(Key::Enter);
    assert_eq!(person.document().assessment.profile.organisation, format!("{name} of East Japan"));
    person.harness.set_size(egui::vec2(853.0, 533.0));
    person.harness.run();
    let whole = |drawn: &Drawn| drawn.galley.text() == format!("{name} of East Japan");
    let drawn = person.drawn().into_iter().find(whole).unwrap();
    assert!(drawn.clip.contains_rect(drawn.rect()), "{:?} in {:?}", drawn.rect(), drawn.clip);
}

#[test]
fn no_english_word_is_broken_on_any_screen_at_any_text_size() {
    let mut person = Person::at_a_fresh_machine(Words { english: true });
    person.click("Look at the sample");
    // In points: 1280 × 800 at the text size for a projector, 1024 × 640, the least window, 1280 × 800.
    for (width, height) in [(853.0, 533.0), (1024.0, 640.0), (800.0, 560.0), (1280.0, 800.0)] {
        for (_, screen) in SCREENS {
            person.harness.set_size(egui::vec2(1280.0, 800.0));
            person.harness.run();
            person.click(screen);
            person.harness.set_size(egui::vec2(width, height * 4.0));
            person.harness.run();
            assert_eq!(torn(&person), Vec::<String>::new(), "{screen} at {width} × {height}");
        }
    }
}

#[test]
fn whatever_tab_gives_the_focus_is_in_view() {
    let mut person = Person::at_a_fresh_machine(Words { english: true });
    person.click("Look at the sample");
    for (screen, bar) in [
        ("Company", Some("Go to the questions")),
        ("Questions", Some("← Back")),
        ("Results", None),
        ("Action plan", None),
        ("Settings", None),
        ("Comparison", None),
    ] {
        person.harness.set_size(egui::vec2(1280.0, 800.0));
        person.harness.run();
        person.click(screen);
        // 1280 × 800 at the text size for a projector.
        person.harness.set_size(egui::vec2(853.0, 533.0));
        person.harness.run();
        let bottom = bar.map_or(533.0, |bar| person.harness.get_by_label(bar).rect().top());
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..60 {
            person.press(Key::Tab);
            person.harness.run_steps(4);
            let root = person.harness.root();
            let node = root.children_recursive().find(|node| node.accesskit_node().is_focused());
            let Some((name, rect)) = node.map(|node| (node.accesskit_node().label(), node.rect())) else {
                continue;
            };
            let name = name.unwrap_or_default();
            // The bar at the bottom, and the column at the left, which has none.
            let below = (rect.top() >= bottom - 1.0 || rect.right() <= 146.0) && rect.bottom() <= 534.0;
            assert!(
                rect.top() >= 0.0 && (rect.bottom() <= bottom + 1.0 || below),
                "{screen}: {name} at {rect:?}"
            );
            seen.insert(name);
        }
        assert!(seen.len() > 10, "{screen}: {seen:?}");
    }
}

#[test]
fn what_is_opened_comes_into_view() {
    for words in Words::BOTH {
        for (part, last) in [
            (("項目・根拠・メモ", "Parts, evidence and notes"), ("根拠", "Evidence")),
            (("目標・担当者・期限", "Target, owner and due date"), ("緊急度", "Urgency")),
        ] {
            let mut person = Person::at_a_fresh_machine(words);
            person.click(words.say("新しく始める", "Start a new assessment"));
            person.click(words.say("質問", "Questions"));
            let (part, last) = (words.say(part.0, part.1), words.say(last.0, last.1));
            let bar = person.harness.get_by_label(words.say("次へ →", "Next →")).rect().top();
            person.click(part);
            // A scroll takes some frames.
            person.harness.run_steps(40);
            for label in [part, last] {
                let rect = person.harness.query_all_by_label(label).last().expect(label).rect();
                assert!(rect.top() >= 52.0 && rect.bottom() <= bar, "{label} at {rect:?}, the bar at {bar}");
            }
        }
    }
}

#[test]
fn nothing_moves_when_an_answer_changes_the_numbers() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        // Where all answers are in view: to one that is not, the page scrolls.
        person.harness.set_size(egui::vec2(1280.0, 1400.0));
        person.harness.run();
        let at = person.document().at.clone().expect("a question is in view");
        let places = |person: &Person| -> Vec<Rect> {
            let pressed =
                |role| matches!(role, Role::Button | Role::RadioButton | Role::Link | Role::CheckBox);
            let all = person.harness.query_all(By::new().predicate(|node| pressed(node.role())));
            all.map(|node| node.rect()).collect()
        };
        person.press(Key::Num2);
        assert_eq!(person.response(at.as_str()), Response::Level(Level::TWO));
        let before = places(&person);
        assert!(before.len() > 20);
        for key in [Key::Num4, Key::Num0, Key::U, Key::Num2] {
            person.press(key);
            assert_eq!(places(&person), before, "{key:?}");
        }
    }
}
