//! The plan as a table that works as a spreadsheet does, by keys alone: every row is within reach, blocks
//! come from and go to a spreadsheet, and nothing is dropped without a word.

use egui::{Event, Key, Modifiers, OutputCommand};
use keian::assessment::{Answer, Assessment, Response, Run, Urgency};
use keian::base::ids::QuestionId;
use keian::base::level::Level;
use keian::questionnaire::check;
use keian::questionnaire::condition::Condition;
use keian::questionnaire::shipped::meti_guideline;
use keian::session::document::Document;

use super::person::{Person, Words};

/// The shipped questions, of which every one is asked, and answers that leave something to do about each.
fn all_to_do() -> Document {
    let mut asked = (**meti_guideline()).clone();
    for question in asked.areas.iter_mut().flat_map(|area| &mut area.questions) {
        question.condition = Condition::Always;
        question.stands_for = Vec::new();
    }
    let asked = check::made(asked).expect("without conditions it has no fault");
    let answers = asked.questions().map(|(_, question)| {
        let response = Response::Level(Level::ZERO);
        let answer = Answer { response, meaning: question.meaning, ..Answer::default() };
        (question.id.clone(), answer.into())
    });
    let assessment = Assessment { run: Run::Full, answers: answers.collect(), ..Assessment::default() };
    Document::new(asked, assessment, keian::start::today())
}

/// At the plan of 48, with the focus where it is when a screen appears.
fn at_the_plan(words: Words) -> Person {
    let mut person = Person::at_a_fresh_machine(words);
    person.harness.state_mut().hold(all_to_do());
    person.harness.run();
    person.click(words.say("行動計画", "Action plan"));
    assert_eq!(person.document().card.gaps.len(), 48);
    person
}

fn gap(person: &Person, row: usize) -> QuestionId {
    person.document().card.gaps[row].question.clone()
}

fn cell(person: &Person, words: Words, row: usize, (ja, en): (&str, &str)) -> String {
    format!("{} {}", gap(person, row), words.say(ja, en))
}

const OWNER: (&str, &str) = ("担当者", "Owner");
const DUE: (&str, &str) = ("期限", "Due date");
const URGENCY: (&str, &str) = ("緊急度", "Urgency");

/// Goes on with Tab to the owner of the first row.
fn tabs_to_the_first_owner(person: &mut Person, words: Words) {
    let owner = cell(person, words, 0, OWNER);
    for _ in 0..40 {
        if person.has_focus(&owner) {
            return;
        }
        person.press(Key::Tab);
    }
    panic!("Tab does not come to {owner}, but to {:?}", person.focused());
}

fn types(person: &mut Person, text: &str) {
    person.harness.event(Event::Text(text.to_owned()));
    person.harness.run();
}

fn pastes(person: &mut Person, text: &str) {
    person.harness.event(Event::Paste(text.to_owned()));
    person.harness.run();
}

/// What the last key copied.
fn copied(person: &mut Person, event: Event) -> String {
    person.harness.event(event);
    person.harness.step();
    let commands = &person.harness.output().platform_output.commands;
    let text = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    person.harness.run();
    text.expect("something was copied")
}

fn owner_of(person: &Person, row: usize) -> String {
    person.document().assessment.answer(&gap(person, row)).action().owner.clone()
}

fn due_of(person: &Person, row: usize) -> Option<String> {
    person.document().assessment.answer(&gap(person, row)).action().due.map(|due| due.to_string())
}

#[test]
fn the_last_row_of_a_plan_of_48_is_reached_and_edited_by_keys_alone() {
    for words in Words::BOTH {
        let mut person = at_the_plan(words);
        tabs_to_the_first_owner(&mut person, words);
        // Cell by cell, past the rows that are in view at first.
        for row in 1..48 {
            person.press(Key::ArrowDown);
            let owner = cell(&person, words, row, OWNER);
            assert!(person.has_focus(&owner), "row {row}: the focus is on {:?}", person.focused());
        }
        types(&mut person, "経理部長");
        assert_eq!(owner_of(&person, 47), "経理部長");
        let place = person.harness.ctx.read_response(focus(&person)).unwrap().rect;
        assert!(person.harness.ctx.content_rect().contains_rect(place), "{place:?} is in view");
        person.press(Key::Enter);
        let last = cell(&person, words, 47, OWNER);
        assert!(person.has_focus(&last), "there is no row below the last");
        // Up to the first row and down again at once, by the ends and by pages.
        person.shortcut(Modifiers::COMMAND, Key::Home);
        assert!(
            person.focused().unwrap().ends_with(&format!("({})", gap(&person, 0))),
            "{:?}",
            person.focused()
        );
        person.shortcut(Modifiers::COMMAND, Key::End);
        assert_eq!(person.focused(), Some(cell(&person, words, 47, URGENCY)));
        person.press(Key::Home);
        person.shortcut(Modifiers::COMMAND, Key::ArrowUp);
        let mut pages = 0;
        while !person.focused().unwrap().ends_with(&format!("({})", gap(&person, 47))) {
            person.press(Key::PageDown);
            pages += 1;
            assert!(pages < 47, "the pages end at {:?}", person.focused());
        }
        assert!(pages >= 3, "{pages} pages of rows that are in view");
    }
}

fn focus(person: &Person) -> egui::Id {
    person.harness.ctx.memory(|memory| memory.focused()).expect("something has the focus")
}

#[test]
fn tab_goes_through_the_rows_as_they_are_read_and_out_at_the_end() {
    let words = Words { english: true };
    let mut person = at_the_plan(words);
    tabs_to_the_first_owner(&mut person, words);
    let mut passed = Vec::new();
    // To the end of the row, and through the one after it, whose action is a suggestion.
    for _ in 0..11 {
        person.press(Key::Tab);
        passed.push(person.focused().unwrap_or_default());
    }
    let (first, second) = (gap(&person, 0), gap(&person, 1));
    let topic = &person.document().questionnaire.topic(&second, keian::base::lang::Lang::En);
    assert_eq!(
        passed,
        [
            format!("{first} Due date"),
            format!("{first} Due date: choose from the calendar"),
            format!("{first} Urgency"),
            format!("{first} State"),
            format!("{second} {topic}"),
            format!("{second} Action"),
            format!("{second} Action: Make this suggestion the action"),
            format!("{second} Owner"),
            format!("{second} Due date"),
            format!("{second} Due date: choose from the calendar"),
            format!("{second} Urgency"),
        ]
    );
    person.shortcut(Modifiers::SHIFT, Key::Tab);
    assert_eq!(person.focused(), Some(format!("{second} Due date")));
    person.shortcut(Modifiers::COMMAND, Key::End);
    // The state of the last row stands below its urgency.
    person.press(Key::Tab);
    person.press(Key::Tab);
    let out = person.focused();
    assert!(
        out.as_ref().is_none_or(|name| name.split(' ').next() != Some(gap(&person, 47).as_str())),
        "{out:?}"
    );
}

#[test]
fn typing_takes_the_place_of_a_text_and_escape_gives_it_back() {
    let words = Words { english: true };
    let mut person = at_the_plan(words);
    tabs_to_the_first_owner(&mut person, words);
    types(&mut person, "Tanaka");
    person.press(Key::Enter);
    types(&mut person, "Sato");
    person.press(Key::ArrowUp);
    assert_eq!([owner_of(&person, 0), owner_of(&person, 1)], ["Tanaka", "Sato"]);
    types(&mut person, "A");
    types(&mut person, "be");
    assert_eq!(owner_of(&person, 0), "Abe", "the first letter takes the place of all, the others follow");
    person.press(Key::Escape);
    assert_eq!(owner_of(&person, 0), "Tanaka");
    types(&mut person, "Ito");
    assert_eq!(owner_of(&person, 0), "Ito", "it is on the cell again");
    // F2 leads into the text, where arrows go by letters.
    person.press(Key::Enter);
    person.press(Key::F2);
    person.press(Key::ArrowLeft);
    types(&mut person, "h");
    assert_eq!(owner_of(&person, 1), "Satho");
    person.press(Key::Enter);
    let third = cell(&person, words, 2, OWNER);
    assert!(person.has_focus(&third), "Enter goes down");
    // A line end in an action is typed with Alt.
    person.press(Key::ArrowLeft);
    types(&mut person, "one");
    person.shortcut(Modifiers::ALT, Key::Enter);
    types(&mut person, "two");
    assert_eq!(person.document().assessment.answer(&gap(&person, 2)).action().text, "one\ntwo");
    // Escape leads out once nothing is to be given back.
    person.press(Key::Enter);
    person.press(Key::Escape);
    person.press(Key::Tab);
    assert_eq!(person.focused().as_deref(), Some("Filter: Owner"));
}

#[test]
fn a_block_from_a_spreadsheet_is_pasted_in_one_step_and_copied_as_it_came() {
    for words in Words::BOTH {
        let mut person = at_the_plan(words);
        tabs_to_the_first_owner(&mut person, words);
        person.press(Key::ArrowLeft);
        let (low, high) = (words.say("低い", "Low"), words.say("高い", "High"));
        let block = format!(
            "Map the suppliers\tTanaka\t2027/3/31\t{high}\r\n\"Two\nlines\"\tSato\t令和9年6月30日\t{low}\r\n\tAbe\t\t{high}\r\n"
        );
        let before = person.document().assessment.clone();
        // The rows stay where they are while urgencies change their order elsewhere.
        let rows: Vec<QuestionId> = (0..3).map(|row| gap(&person, row)).collect();
        pastes(&mut person, &block);
        let answer = |person: &Person, row: usize| person.document().assessment.answer(&rows[row]).clone();
        let fields = |person: &Person, row| {
            let answer = answer(person, row);
            let action = answer.action();
            let due = action.due.map(|due| due.to_string()).unwrap_or_default();
            (action.text.clone(), action.owner.clone(), due, answer.urgency)
        };
        let wanted = |text: &str, owner: &str, due: &str, urgency| {
            (text.to_owned(), owner.to_owned(), due.to_owned(), urgency)
        };
        assert_eq!(fields(&person, 0), wanted("Map the suppliers", "Tanaka", "2027-03-31", Urgency::High));
        assert_eq!(fields(&person, 1), wanted("Two\nlines", "Sato", "2027-06-30", Urgency::Low));
        assert_eq!(fields(&person, 2), wanted("", "Abe", "", Urgency::High));
        // What is selected is copied as a spreadsheet takes it.
        for _ in 0..2 {
            person.shortcut(Modifiers::SHIFT, Key::ArrowDown);
        }
        for _ in 0..3 {
            person.shortcut(Modifiers::SHIFT, Key::ArrowRight);
        }
        let text = copied(&mut person, Event::Copy);
        let wanted = format!(
            "Map the suppliers\tTanaka\t2027-03-31\t{high}\n\"Two\nlines\"\tSato\t2027-06-30\t{low}\n\tAbe\t\t{high}"
        );
        assert_eq!(text, wanted);
        // One step takes all of it back, though the focus is in a cell.
        person.shortcut(Modifiers::COMMAND, Key::Z);
        assert_eq!(person.document().assessment, before);
        assert!(!person.document().can_undo());
    }
}

#[test]
fn cells_that_refuse_what_is_pasted_are_named_with_the_reason_and_the_rest_is_taken() {
    for words in Words::BOTH {
        let mut person = at_the_plan(words);
        tabs_to_the_first_owner(&mut person, words);
        let urgent = words.say("急ぐ", "Soon");
        pastes(&mut person, &format!("Tanaka\t2027-02-30\t{urgent}\nSato\t2027-02-28\t\nAbe\t3/31\t\n"));
        let said = |row, field: (&str, &str), text: &str, reason: (&str, &str)| {
            let (cell, reason) = (cell(&person, words, row, field), words.say(reason.0, reason.1));
            if words.english {
                format!("{cell} “{text}”: {reason}")
            } else {
                format!("{cell}の「{text}」: {reason}")
            }
        };
        for wanted in [
            said(0, DUE, "2027-02-30", ("2027年2月は28日までです。", "February 2027 has 28 days.")),
            said(
                0,
                URGENCY,
                urgent,
                (
                    "次のいずれかを入力してください: 低い、普通、高い。",
                    "Enter one of these: Low, Normal, High.",
                ),
            ),
            said(2, DUE, "3/31", ("年がありません。", "The year is missing.")),
        ] {
            assert!(person.sees(&wanted), "{wanted}");
        }
        assert_eq!(
            [owner_of(&person, 0), owner_of(&person, 1), owner_of(&person, 2)],
            ["Tanaka", "Sato", "Abe"]
        );
        assert_eq!([due_of(&person, 0), due_of(&person, 1)], [None, Some("2027-02-28".to_owned())]);
        // The message gives the focus back to the cell.
        person.press(Key::Escape);
        assert!(person.has_focus(&cell(&person, words, 0, OWNER)), "{:?}", person.focused());
        // What lies beyond the table and what cannot be edited is said as well.
        person.shortcut(Modifiers::COMMAND, Key::End);
        person.press(Key::ArrowLeft);
        let last = gap(&person, 47);
        pastes(&mut person, "2027-05-01\tHigh\tmore\n2027-06-01\tLow\tmore\n");
        let due = person.document().assessment.answer(&last).action().due;
        assert_eq!(due, Some(jiff::civil::date(2027, 5, 1)));
        assert!(
            person.sees(words.say("貼り付けたセルのうち4件は、表の外", "4 of the pasted cells lie outside"))
        );
        person.press(Key::Escape);
        person.press(Key::Home);
        pastes(&mut person, "1");
        assert!(person.sees(words.say("この列は表では編集できません", "This column cannot be edited")));
    }
}

#[test]
fn filling_down_and_clearing_are_one_step_each() {
    let words = Words { english: true };
    let mut person = at_the_plan(words);
    tabs_to_the_first_owner(&mut person, words);
    types(&mut person, "Tanaka");
    person.press(Key::ArrowRight);
    types(&mut person, "2027-03-31");
    person.press(Key::ArrowLeft);
    for _ in 0..9 {
        person.shortcut(Modifiers::SHIFT, Key::ArrowDown);
    }
    person.shortcut(Modifiers::SHIFT, Key::ArrowRight);
    person.shortcut(Modifiers::COMMAND, Key::D);
    let filled = |person: &Person| {
        (0..12).filter(|row| owner_of(person, *row) == "Tanaka" && due_of(person, *row).is_some()).count()
    };
    assert_eq!(filled(&person), 10);
    person.shortcut(Modifiers::COMMAND, Key::Z);
    assert_eq!(filled(&person), 1);
    person.shortcut(Modifiers::COMMAND, Key::Y);
    assert_eq!(filled(&person), 10);
    // A single cell takes what stands above it.
    person.shortcut(Modifiers::COMMAND, Key::Home);
    person.press(Key::End);
    for _ in 0..2 {
        person.press(Key::ArrowLeft);
    }
    for _ in 0..10 {
        person.press(Key::ArrowDown);
    }
    person.shortcut(Modifiers::COMMAND, Key::D);
    assert_eq!(owner_of(&person, 10), "Tanaka");
    for _ in 0..10 {
        person.shortcut(Modifiers::SHIFT, Key::ArrowUp);
    }
    person.press(Key::Delete);
    assert!((0..12).all(|row| owner_of(&person, row).is_empty()));
    person.shortcut(Modifiers::COMMAND, Key::Z);
    assert_eq!(owner_of(&person, 10), "Tanaka");
}

#[test]
fn the_focus_follows_the_question_and_not_the_place_of_its_row() {
    for words in Words::BOTH {
        let mut person = at_the_plan(words);
        // Only those without an owner.
        let filter = words.say("絞り込み: 担当者", "Filter: Owner");
        for _ in 0..40 {
            if person.focused().as_deref() == Some(filter) {
                break;
            }
            person.press(Key::Tab);
        }
        person.press(Key::Enter);
        person.press(Key::ArrowDown);
        person.press(Key::Enter);
        assert!(person.sees(words.say("48件中48件を表示", "48 of 48 shown")));
        let (first, fifth) = (gap(&person, 0), gap(&person, 4));
        tabs_to_the_first_owner(&mut person, words);
        types(&mut person, "Tanaka");
        for _ in 0..4 {
            person.press(Key::Enter);
        }
        assert!(person.has_focus(&format!("{fifth} {}", words.say(OWNER.0, OWNER.1))));
        types(&mut person, "Sato");
        person.press(Key::ArrowDown);
        // Both have left the list; taking the second back leads to it and not to what stands in its place.
        person.shortcut(Modifiers::COMMAND, Key::Z);
        let owner = format!("{fifth} {}", words.say(OWNER.0, OWNER.1));
        assert!(person.has_focus(&owner), "{:?}", person.focused());
        types(&mut person, "Abe");
        let owner = |id: &QuestionId| person.document().assessment.answer(id).action().owner.clone();
        assert_eq!([owner(&first), owner(&fifth)], ["Tanaka", "Abe"]);
    }
}

#[test]
fn a_cell_that_was_scrolled_out_of_view_takes_the_next_key_and_comes_back() {
    let words = Words { english: true };
    let mut person = at_the_plan(words);
    tabs_to_the_first_owner(&mut person, words);
    let owner = cell(&person, words, 0, OWNER);
    person.harness.event(Event::PointerMoved(egui::pos2(700.0, 500.0)));
    for _ in 0..20 {
        person.harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: egui::vec2(0.0, -10.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        person.harness.run();
    }
    assert!(!person.has_field(&owner), "it is out of view");
    types(&mut person, "Tanaka");
    assert_eq!(owner_of(&person, 0), "Tanaka");
    assert!(person.has_focus(&owner), "{:?}", person.focused());
}

#[test]
fn a_click_leads_into_the_text_of_a_cell_and_enter_still_goes_down() {
    let words = Words { english: true };
    let mut person = at_the_plan(words);
    tabs_to_the_first_owner(&mut person, words);
    types(&mut person, "Tanaka");
    let owner = cell(&person, words, 0, OWNER);
    person.press(Key::ArrowDown);
    person.click(&owner);
    person.press(Key::End);
    types(&mut person, "ka");
    assert_eq!(owner_of(&person, 0), "Tanakaka");
    person.press(Key::Enter);
    assert!(person.has_focus(&cell(&person, words, 1, OWNER)));
}
