//! Text in the window: Japanese rows break by the rules on every screen, an input method's
//! composition stays in its field and is one step of undo.

use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::base::ids::QuestionId;

use super::person::{Drawn, Person, Words};

const JAPANESE: Words = Words { english: false };
const NEVER_FIRST: &str = "、。，．」）』】〕ーゃゅょっぁぃぅぇぉァィゥェォャュョッ・？！：；";
const NEVER_LAST: &str = "「（『【〔";

/// The rows of every text on the screen that has more than one.
fn rows(person: &Person) -> Vec<Vec<String>> {
    let all =
        person.drawn().into_iter().map(|drawn| drawn.galley.rows.iter().map(|row| row.text()).collect());
    all.filter(|rows: &Vec<String>| rows.len() > 1).collect()
}

fn faults(person: &Person) -> Vec<String> {
    let mut faults = Vec::new();
    for text in rows(person) {
        for (i, row) in text.iter().enumerate() {
            let first = i > 0 && row.starts_with(|c| NEVER_FIRST.contains(c));
            let last = i + 1 < text.len() && row.ends_with(|c| NEVER_LAST.contains(c));
            if first || last {
                faults.push(format!("{row} in {}", text.join("|")));
            }
        }
    }
    faults
}

#[test]
fn no_row_of_any_screen_or_slide_breaks_the_japanese_rules() {
    let mut person = Person::at_a_fresh_machine(JAPANESE);
    assert_eq!(faults(&person), Vec::<String>::new());
    person.click("サンプルを見る");
    let mut seen = 0;
    for screen in
        ["会社の概要", "残りの質問", "行動計画", "前回との比較", "報告書", "設定", "キー操作と用語", "結果"]
    {
        person.click(screen);
        seen += rows(&person).len();
        assert_eq!(faults(&person), Vec::<String>::new(), "{screen}");
    }
    person.click("質問");
    person.click("項目・根拠・メモ");
    person.click("目標・担当者・期限");
    person.click("この質問について");
    for _ in 0..60 {
        person.shortcut(Modifiers::ALT, Key::ArrowLeft);
    }
    // The window is as tall as all of a question, so that every row is drawn.
    person.harness.set_size(egui::vec2(1280.0, 2400.0));
    for _ in 0..46 {
        person.harness.run();
        seen += rows(&person).len();
        assert_eq!(faults(&person), Vec::<String>::new());
        person.shortcut(Modifiers::ALT, Key::ArrowRight);
    }
    assert!(seen > 300, "only {seen} texts of more than one row were seen");
    seen = 0;
    for (width, height) in [(640.0, 360.0), (1024.0, 640.0), (1280.0, 800.0), (1920.0, 1080.0)] {
        person.harness.set_size(egui::vec2(width, height));
        person.press(Key::F5);
        for slide in 1..=9 {
            person.harness.get_by_label(&format!("{slide} / 9"));
            seen += rows(&person).len();
            assert_eq!(faults(&person), Vec::<String>::new(), "slide {slide} at {width} × {height}");
            person.press(Key::Space);
        }
        person.press(Key::Escape);
    }
    assert!(seen > 10, "only {seen} texts of more than one row were seen on slides");
}

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
}

fn at_a_note(person: &mut Person) {
    person.click("新しく始める");
    person.click("質問");
    person.click("項目・根拠・メモ");
    person.focus("メモ");
}

fn note(person: &Person) -> String {
    person.document().assessment.answer(&QuestionId::new("P1-1")).note.clone()
}

#[test]
fn a_composition_is_shown_in_its_field_and_taken_over_when_it_is_committed() {
    let mut person = Person::at_a_fresh_machine(JAPANESE);
    at_a_note(&mut person);
    for text in ["け", "けい", "経安"] {
        person.harness.event(preedit(text));
        person.harness.run();
        assert_eq!(note(&person), "", "nothing is taken over while composing");
        assert!(person.field_text("メモ").contains(text), "the composition stands in the field");
    }
    person.harness.event(Event::Ime(ImeEvent::Commit("経安".to_owned())));
    person.harness.run();
    assert_eq!(note(&person), "経安");
}

#[test]
fn digits_typed_while_composing_choose_no_level() {
    let mut person = Person::at_a_fresh_machine(JAPANESE);
    at_a_note(&mut person);
    person.harness.event(preedit("だい3"));
    person.press(Key::Num3);
    let doc = person.document();
    assert_eq!(*doc.assessment.response(&QuestionId::new("P1-1")), keian::assessment::Response::Unanswered);
}

#[test]
fn a_committed_composition_is_taken_back_in_one_step() {
    let mut person = Person::at_a_fresh_machine(JAPANESE);
    at_a_note(&mut person);
    for text in ["調達", "部長"] {
        person.harness.event(preedit(text));
        person.harness.run();
        person.harness.event(Event::Ime(ImeEvent::Commit(text.to_owned())));
        person.harness.run();
        // A pause, after which the field's own undo takes a step.
        person.harness.run_steps(60);
    }
    assert_eq!(note(&person), "調達部長");
    person.shortcut(Modifiers::COMMAND, Key::Z);
    assert_eq!(note(&person), "調達");
}

/// A note whose rows egui alone would begin with marks and small kana.
const LONG: &str = "調達先の一覧、契約書、在庫表を点検した。「供給が止まる」おそれは、サプライヤーごとに、月次で見る。\
    キャッシュとリスクは、取締役会に、四半期に一度、報告する。";

/// The note as it is drawn, with its place on the screen.
fn drawn_note(person: &Person, text: &str) -> Drawn {
    person.drawn().into_iter().find(|drawn| drawn.galley.text() == text).expect("the note is drawn")
}

fn row_starts(galley: &egui::Galley) -> Vec<usize> {
    let mut start = 0;
    let counted = galley.rows.iter().map(|row| {
        let at = start;
        start += row.char_count_including_newline().0;
        at
    });
    counted.collect()
}

fn at_a_long_note() -> (Person, Vec<usize>) {
    let mut person = Person::at_a_fresh_machine(JAPANESE);
    person.harness.set_size(egui::vec2(640.0, 900.0));
    at_a_note(&mut person);
    person.type_into("メモ", LONG);
    assert_eq!(note(&person), LONG);
    let starts = row_starts(&drawn_note(&person, LONG).galley);
    assert!(starts.len() > 2, "the note has {} rows", starts.len());
    (person, starts)
}

fn with(text: &str, at: usize, typed: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    chars[..at].iter().collect::<String>() + typed + &chars[at..].iter().collect::<String>()
}

fn type_text(person: &mut Person, text: &str) {
    person.harness.event(Event::Text(text.to_owned()));
    person.harness.run();
}

#[test]
fn rows_in_a_text_field_break_by_the_rules_while_it_is_typed_in() {
    let (mut person, _) = at_a_long_note();
    let mut seen = 0;
    for (i, letter) in LONG.chars().enumerate() {
        // Every letter pushes what follows on, so that each character comes to stand at a row's end.
        person.shortcut(Modifiers::CTRL | Modifiers::COMMAND, Key::Home);
        type_text(&mut person, &letter.to_string());
        assert_eq!(faults(&person), Vec::<String>::new(), "after {} letters", i + 1);
        seen += drawn_note(&person, &note(&person)).galley.rows.len();
    }
    assert!(seen > 200, "only {seen} rows were seen");
    assert_eq!(note(&person), LONG.chars().rev().collect::<String>() + LONG);
}

#[test]
fn a_click_into_any_row_of_a_field_puts_the_cursor_between_the_characters_there() {
    let (mut person, starts) = at_a_long_note();
    for (row, start) in starts.into_iter().enumerate() {
        let Drawn { galley, pos, .. } = drawn_note(&person, LONG);
        let glyph = galley.rows[row].glyphs[4];
        let (x, y) = (pos.x + glyph.pos.x + 1.0, pos.y + galley.rows[row].rect().center().y);
        person.click_at(egui::pos2(x, y));
        type_text(&mut person, "X");
        assert_eq!(note(&person), with(LONG, start + 4, "X"));
        person.press(Key::Backspace);
        assert_eq!(note(&person), LONG);
    }
}

#[test]
fn arrows_home_and_end_go_by_the_rows_that_are_seen() {
    let (mut person, starts) = at_a_long_note();
    let mut typed_at = |keys: &[Key]| {
        person.shortcut(Modifiers::CTRL | Modifiers::COMMAND, Key::Home);
        keys.iter().for_each(|key| person.press(*key));
        type_text(&mut person, "X");
        let at = note(&person).chars().position(|c| c == 'X');
        person.press(Key::Backspace);
        assert_eq!(note(&person), LONG);
        at
    };
    assert_eq!(typed_at(&[Key::ArrowDown]), Some(starts[1]));
    assert_eq!(typed_at(&[Key::ArrowDown, Key::ArrowDown]), Some(starts[2]));
    assert_eq!(typed_at(&[Key::ArrowDown, Key::ArrowDown, Key::ArrowUp]), Some(starts[1]));
    assert_eq!(typed_at(&[Key::End]), Some(starts[1]));
    assert_eq!(typed_at(&[Key::ArrowDown, Key::ArrowRight, Key::End]), Some(starts[2]));
    assert_eq!(typed_at(&[Key::ArrowDown, Key::End, Key::Home]), Some(starts[1]));
    assert_eq!(typed_at(&[Key::ArrowDown, Key::ArrowLeft]), Some(starts[1] - 1));
}

#[test]
fn a_selection_across_rows_is_of_the_text_alone_and_is_taken_back_whole() {
    let (mut person, starts) = at_a_long_note();
    // A pause, after which the field's own undo takes a step.
    person.harness.run_steps(60);
    person.shortcut(Modifiers::CTRL | Modifiers::COMMAND, Key::Home);
    for _ in 0..3 {
        person.press(Key::ArrowRight);
    }
    person.shortcut(Modifiers::SHIFT, Key::ArrowDown);
    person.shortcut(Modifiers::SHIFT, Key::ArrowDown);
    person.harness.event(Event::Copy);
    person.harness.step();
    let copied = person.harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let between: String = LONG.chars().skip(3).take(starts[2]).collect();
    assert_eq!(copied, Some(between));
    person.press(Key::Delete);
    let left: String = LONG.chars().take(3).chain(LONG.chars().skip(starts[2] + 3)).collect();
    assert_eq!(note(&person), left);
    person.harness.run_steps(60);
    person.shortcut(Modifiers::COMMAND, Key::Z);
    assert_eq!(note(&person), LONG);
}

#[test]
fn a_composition_within_a_text_of_many_rows_stays_where_it_was_begun() {
    let (mut person, starts) = at_a_long_note();
    person.shortcut(Modifiers::CTRL | Modifiers::COMMAND, Key::Home);
    person.press(Key::ArrowDown);
    for text in ["か", "かんし", "監視体制を監視体制を監視体制を"] {
        person.harness.event(preedit(text));
        person.harness.run();
        assert_eq!(person.field_text("メモ"), with(LONG, starts[1], text), "shown in place");
        assert_eq!(note(&person), LONG, "not yet taken over");
        assert_eq!(faults(&person), Vec::<String>::new());
    }
    person.harness.event(Event::Ime(ImeEvent::Commit("監視".to_owned())));
    person.harness.run();
    type_text(&mut person, "X");
    assert_eq!(note(&person), with(LONG, starts[1], "監視X"));
}

fn pressed(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

#[test]
fn the_enter_that_ends_a_composition_does_not_submit_a_dialog_even_where_the_system_passes_it_on() {
    let commit = || Event::Ime(ImeEvent::Commit("秋".to_owned()));
    // Before the commit, in a frame of its own; and with it, in either order, in one frame.
    let ways: [Vec<Vec<Event>>; 3] = [
        vec![vec![pressed(Key::Enter)], vec![commit()]],
        vec![vec![pressed(Key::Enter), commit()]],
        vec![vec![commit(), pressed(Key::Enter)]],
    ];
    for frames in ways {
        let mut person = Person::at_a_fresh_machine(JAPANESE);
        person.click("サンプルを見る");
        person.shortcut(Modifiers::COMMAND, Key::M);
        person.focus("節目の名前");
        person.harness.event(preedit("あき"));
        person.harness.run();
        for events in frames {
            person.harness.input_mut().events.extend(events);
            person.harness.step();
        }
        person.harness.run();
        assert_eq!(person.document().assessment.milestones.len(), 0, "nothing is submitted");
        assert!(person.has_focus("節目の名前"), "the field is not left");
        assert_eq!(person.field_text("節目の名前"), "秋");
        person.press(Key::Enter);
        assert_eq!(person.document().assessment.milestones[0].name, "秋", "the next Enter submits");
    }
}

#[test]
fn an_escape_that_drops_a_composition_closes_no_dialog() {
    let mut person = Person::at_a_fresh_machine(JAPANESE);
    person.click("サンプルを見る");
    person.shortcut(Modifiers::COMMAND, Key::K);
    person.harness.event(preedit("こうどう"));
    person.harness.run();
    person.harness.input_mut().events.extend([pressed(Key::Escape), preedit("")]);
    person.harness.step();
    person.harness.run();
    assert_eq!(person.field_text("操作を探す…"), "", "the composition is gone, the list is still there");
    person.press(Key::Escape);
    assert!(person.harness.query_all_by_label("操作を探す…").all(|node| node.value().is_none()));
}

#[test]
fn a_date_typed_in_full_width_digits_is_taken_and_shown_in_the_japanese_calendar() {
    let mut person = Person::at_a_fresh_machine(JAPANESE);
    person.click("新しく始める");
    for (typed, date, era) in [
        ("２０２７年３月３１日", "2027-03-31", "令和9年3月31日"),
        ("令和８年１１月２４日", "2026-11-24", "令和8年11月24日"),
        ("Ｒ８．４．１", "2026-04-01", "令和8年4月1日"),
    ] {
        person.replace_in("診断日", typed);
        person.press(Key::Tab);
        let taken = person.document().assessment.profile.date.map(|date| date.to_string());
        assert_eq!(taken.as_deref(), Some(date), "{typed}");
        person.harness.get_by_label(era);
        assert_eq!(person.field_text("診断日"), date, "once left, the field shows the date in one form");
    }
}

#[test]
fn the_enter_that_ends_a_composition_leaves_the_field_as_it_is() {
    let mut person = Person::at_a_fresh_machine(JAPANESE);
    person.click("新しく始める");
    person.focus("会社名");
    person.harness.event(preedit("経安"));
    person.harness.run();
    person.harness.event(Event::Ime(ImeEvent::Commit("経安".to_owned())));
    person.harness.run();
    assert!(person.has_focus("会社名"));
    assert_eq!(person.document().assessment.profile.organisation, "経安");
}
