//! The results as slides: what they say in both languages, gone through by keyboard, and that
//! nothing of them is cut in any size of window.

use egui::{Event, Key, Modifiers, Rect, ViewportCommand, ViewportId};
use egui_kittest::kittest::Queryable;
use keian::app::settings::Settings;

use super::person::{Person, Words};

/// What a screen reader reads first on the slide: what has the focus.
fn heading(person: &Person) -> String {
    person.focused().unwrap_or_default()
}

fn has(person: &Person, label: &str) -> bool {
    person.harness.query_all_by_label(label).next().is_some()
}

#[test]
fn the_samples_slides_say_the_whole_the_areas_and_the_actions_in_order() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("結果をスライドで見せる", "Show the results as slides"));
        let keys = [Key::ArrowRight, Key::Space, Key::PageDown, Key::ArrowDown];
        let expected = if words.english {
            [
                "1 / 9 Overall score: 54 points",
                "2 / 9 Scores by area: Highest so far: Governance 60 (range 54–64, coverage 89%). Lowest: Autonomy 45 (range 42–47, coverage 95%).",
                "3 / 9 Principle 1: Know your business, plan for scenarios: 59 points",
            ]
        } else {
            [
                "1 / 9 全体の点数: 54点",
                "2 / 9 領域ごとの点数: これまでの回答で点数が最も高い領域は「ガバナンス」60点(幅 54〜64、回答の割合 89%)です。点数が最も低い領域は「自律性」45点(幅 42〜47、回答の割合 95%)です。",
                "3 / 9 原則1 自社ビジネスの把握とリスクシナリオ: 59点",
            ]
        };
        let mut headings = Vec::new();
        for at in 0..9 {
            headings.push(heading(&person));
            match at {
                0 => {
                    assert!(has(
                        &person,
                        words.say(
                            "幅 51〜56点 · 回答の割合 95% · 質問票の92%に基づく点数",
                            "Range 51–56 · Coverage 95% · Rests on 92% of the questionnaire"
                        )
                    ));
                }
                2 => {
                    let gaps = [
                        words.say(
                            "P1-6 コア技術の喪失と流出のリスクシナリオを描く · 1 → 3",
                            "P1-6 Write loss and leak scenarios for core technologies · 1 → 3",
                        ),
                        words.say(
                            "P1-5 社外の出来事で事業が止まるリスクシナリオを描く · 2 → 3",
                            "P1-5 Write scenarios of outside shocks that could stop your business · 2 → 3",
                        ),
                    ];
                    gaps.iter().for_each(|gap| assert!(has(&person, gap), "{gap}"));
                }
                8 => {
                    let action = words.say(
                        "鋼球と磁石の代替候補各2社を評価し、結果を経営会議に報告する · 調達部 佐藤部長 · 2027-03-31",
                        "Evaluate two candidates each for steel balls and magnets · Sato, Head of Procurement · 2027-03-31",
                    );
                    assert!(has(&person, action), "{action}");
                }
                _ => {}
            }
            person.press(keys[at % 4]);
        }
        assert_eq!(headings[..3], expected);
        let last =
            words.say("9 / 9 行動計画: 優先して取り組む行動", "9 / 9 Action plan: Actions to take first");
        assert_eq!(headings[8], last);
        assert_eq!(heading(&person), last, "there is nothing after the last slide");
    }
}

#[test]
fn the_slides_are_gone_through_back_and_forth_and_left_by_keyboard() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        let results = words.say("領域ごとの点数", "Scores by area");
        person.shortcut(Modifiers::COMMAND, Key::K);
        person.harness.event(Event::Text(words.say("スライド", "slides").to_owned()));
        person.harness.run();
        person.press(Key::Enter);
        let at = |person: &Person, place: &str| {
            assert!(heading(person).starts_with(place), "{} is not {place}", heading(person));
        };
        at(&person, "1 / 9");
        person.press(Key::ArrowLeft);
        at(&person, "1 / 9");
        person.press(Key::End);
        at(&person, "9 / 9");
        person.press(Key::PageUp);
        person.press(Key::ArrowUp);
        at(&person, "7 / 9");
        person.press(Key::Home);
        at(&person, "1 / 9");
        person.click(words.say("次へ →", "Next →"));
        at(&person, "2 / 9");
        person.click(words.say("← 前へ", "← Back"));
        at(&person, "1 / 9");
        // By Tab to the way on: Space presses it once, and the arrows still go.
        person.press(Key::Tab);
        person.press(Key::Space);
        at(&person, "2 / 9");
        person.press(Key::Tab);
        person.press(Key::ArrowRight);
        at(&person, "3 / 9");
        person.press(Key::Escape);
        assert!(!has(&person, "3 / 9"));
        assert!(has(&person, results));
        assert!(has(&person, words.say("行動計画", "Action plan")), "the column at the left is back");
    }
}

/// What the window asked of the system in the last frame about filling the screen.
fn asked_for_the_screen(person: &Person) -> Vec<bool> {
    let output = person.harness.output().viewport_output.get(&ViewportId::ROOT);
    let commands = output.map(|viewport| viewport.commands.clone()).unwrap_or_default();
    let full = commands.into_iter().filter_map(|command| match command {
        ViewportCommand::Fullscreen(full) => Some(full),
        _ => None,
    });
    full.collect()
}

/// Presses a key, and gives what the window asks of the system in the next frames. The key is not let
/// go of, for that would be a frame of its own.
fn asked_by(person: &mut Person, key: Key) -> Vec<bool> {
    let modifiers = Modifiers::NONE;
    person.harness.event(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
    let mut asked = Vec::new();
    for _ in 0..3 {
        person.harness.step();
        asked.extend(asked_for_the_screen(person));
    }
    asked
}

#[test]
fn the_slides_fill_the_screen_and_leave_it_as_it_was() {
    let mut person = Person::at_the_sample(Words { english: true });
    let fills = |person: &mut Person, full| {
        person.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().fullscreen = Some(full);
    };
    fills(&mut person, false);
    assert_eq!(asked_by(&mut person, Key::F5), [true]);
    fills(&mut person, true);
    assert_eq!(asked_by(&mut person, Key::ArrowRight), Vec::<bool>::new(), "it is asked once");
    assert_eq!(asked_by(&mut person, Key::Escape), [false]);
    fills(&mut person, false);
    // A window that fills the screen already does so afterwards.
    fills(&mut person, true);
    assert_eq!(asked_by(&mut person, Key::F5), Vec::<bool>::new());
    assert_eq!(asked_by(&mut person, Key::Escape), Vec::<bool>::new());
    // A system that refuses is not asked again and again, and the slides are shown all the same.
    fills(&mut person, false);
    assert_eq!(asked_by(&mut person, Key::F5), [true]);
    assert_eq!(asked_by(&mut person, Key::End), Vec::<bool>::new());
    assert!(heading(&person).starts_with("9 / 9"), "{}", heading(&person));
    // By the button too.
    person.harness.get_by_label("Close the slides (Esc)").click_accesskit();
    person.harness.step();
    assert_eq!(asked_for_the_screen(&person), [false]);
}

#[test]
fn a_window_that_closes_during_the_slides_keeps_the_place_that_it_had_before_them() {
    let mut person = Person::at_the_sample(Words { english: true });
    let place = |person: &mut Person, rect: Rect, full: bool| {
        let viewport = person.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        (viewport.inner_rect, viewport.outer_rect) = (Some(rect), Some(rect));
        viewport.monitor_size = Some(egui::vec2(1920.0, 1080.0));
        viewport.fullscreen = Some(full);
    };
    let kept = |person: &Person| Settings::load(&person.folder().join("settings.ron")).unwrap().window;
    place(&mut person, Rect::from_min_size(egui::pos2(100.0, 60.0), egui::vec2(1100.0, 700.0)), false);
    assert!(person.closes());
    person.wait_until(|person| kept(person).is_some());
    let before = kept(&person);
    person.press(Key::F5);
    place(&mut person, Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1920.0, 1080.0)), true);
    assert!(person.closes());
    let later = person.comes_back();
    assert_eq!(kept(&later), before);
}

#[test]
fn what_changed_since_the_last_milestone_is_the_last_slide() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.shortcut(Modifiers::COMMAND, Key::M);
        person.type_into(words.say("節目の名前", "Name of the milestone"), "Q3");
        person.press(Key::Enter);
        person.click(words.say("質問", "Questions"));
        person.press(Key::Num4);
        person.press(Key::F5);
        person.press(Key::End);
        let day = person.document().assessment.milestones[0].date;
        let said = heading(&person);
        let wanted = if words.english {
            format!("10 / 10 Since “Q3” ({day}): Overall 54 points → ")
        } else {
            format!("10 / 10 「Q3」({day})からの変化: 全体 54点 → ")
        };
        assert!(said.starts_with(&wanted), "{said}");
    }
}

#[test]
fn a_first_look_is_said_to_be_one() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.press(Key::F5);
        let none = words.say("1 / 8 全体の点数: まだ点数はありません", "1 / 8 Overall score: No score yet");
        assert_eq!(heading(&person), none);
        person.press(Key::Escape);
        person.click(words.say("質問", "Questions"));
        person.press(Key::Num2);
        person.press(Key::F5);
        // P1-1 alone is answered, at 2: see why.rs for the range.
        assert_eq!(
            heading(&person),
            words.say("1 / 9 全体の点数: 1〜99点", "1 / 9 Overall score: 1–99 points")
        );
        let why = words.say(
            "これは目安です。全46問のうち12問だけを尋ねていて、尋ねていない質問は未回答と同じように幅に含めています。",
            "This is a first look: 12 of the 46 questions are asked, and those not asked count as open in the range.",
        );
        assert!(has(&person, why));
    }
}

/// The texts with a row that ends within a number or date, that are not wholly inside of the place that
/// they are drawn in, and those that end in an ellipsis; but for whose results these are, which stands in
/// what the buttons leave.
fn cut(person: &Person) -> Vec<String> {
    let mut all = Vec::new();
    let whose = person.document().assessment.profile.organisation.as_str();
    for drawn in person.drawn() {
        let (galley, rect, clip) = (&drawn.galley, drawn.rect(), drawn.clip);
        let chars: Vec<char> = galley.text().chars().collect();
        let torn = chars
            .windows(3)
            .any(|c| (c[0].is_ascii_digit() || c[0] == '-') && c[1] == '\n' && c[2].is_ascii_digit());
        if torn || galley.elided || !clip.expand(1.0).contains_rect(rect) {
            all.push(format!("{} {rect:?} in {clip:?}", galley.text()));
        }
    }
    all.retain(|text| !text.replace(['\n', ' '], "").contains(&whose.replace(' ', "")));
    all
}

#[test]
fn nothing_of_a_slide_is_cut_from_a_small_window_at_300_percent_to_4k() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.press(Key::F5);
        for (width, height) in [(640.0, 360.0), (1024.0, 640.0), (1280.0, 800.0), (3840.0, 2160.0)] {
            person.harness.set_size(egui::vec2(width, height));
            person.press(Key::Home);
            for at in 1..=9 {
                assert_eq!(cut(&person), Vec::<String>::new(), "slide {at} at {width} × {height}");
                person.press(Key::Space);
            }
        }
    }
}
