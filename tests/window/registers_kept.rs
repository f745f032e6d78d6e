//! What the room for the registers keeps and says of it: what a cell has refused is not lost in silence, the rows of
//! a measure have names, lists offer what there is, and long registers hold up no hand.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::assessment::registers::Registers;
use keian::assessment::registers::scenarios::Scenario;
use keian::base::ids::ScenarioId;
use keian::base::units::{Rank, Yen};

use super::person::{Person, Words};
use super::registers::{at_the_registers, company, row, trade};

/// A saved document in which a cell has refused a text; its name.
fn with_a_refusal(words: Words) -> (Person, String) {
    let mut one = row("T-001", "磁石");
    one.yearly = Yen::new(5).ok();
    let mut person =
        at_the_registers(words, Registers { trade: [one].into_iter().collect(), ..Registers::default() });
    person.shortcut(Modifiers::COMMAND, Key::S);
    let path = person.folder().join("registers.ron");
    person.gives(&path);
    person.wait_until(|person| !person.document().is_unsaved());
    person.click(words.say("取引", "Trade"));
    let cell = format!("T-001 {}", words.say("年間金額", "Yearly amount"));
    person.replace_in(&cell, "たくさん");
    person.press(Key::Enter);
    person.harness.run();
    (person, cell)
}

#[test]
fn what_a_cell_has_refused_counts_as_unsaved_and_closing_asks_about_it() {
    for words in Words::BOTH {
        let (mut person, cell) = with_a_refusal(words);
        assert!(person.document().is_unsaved() && !person.document().is_unwritten());
        assert!(!person.closes(), "it asks");
        let told = words.say(
            "次の入力は台帳のセルが受け付けていないため、保存しても残りません。",
            "Cells of the registers did not take these texts, so a save does not keep them.",
        );
        assert!(person.sees(told));
        person.click(words.say("戻って直す", "Go back and correct"));
        assert_eq!(person.field_text(&cell), "たくさん");
        assert!(!person.closes());
        person.click(words.say("受け付けなかった入力を捨てて続ける", "Go on without what was not taken"));
        assert!(person.asked_to_close() || person.closes());
    }
}

#[test]
fn a_save_says_which_texts_of_cells_are_not_in_the_file() {
    for words in Words::BOTH {
        let (mut person, cell) = with_a_refusal(words);
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.wait_for("OK");
        assert!(
            person.sees(words.say("次の入力は台帳のセルが受け付けていない", "Saved, except for these texts"))
        );
        let named = if words.english {
            format!("{cell} “たくさん”: ")
        } else {
            format!("{cell}の「たくさん」: ")
        };
        assert!(person.sees(&named));
        person.click("OK");
        // Corrected it is saved as anything else.
        person.replace_in(&cell, "7");
        person.press(Key::Enter);
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.wait_until(|person| !person.document().is_unsaved());
        assert_eq!(trade(&person, "T-001").yearly, Yen::new(7).ok());
    }
}

#[test]
fn what_was_refused_goes_with_its_row_and_when_it_is_given_up() {
    let words = Words::BOTH[0];
    let (mut person, _) = with_a_refusal(words);
    person.click("入力を取り消す");
    assert!(!person.document().is_unsaved());
    let (mut person, cell) = with_a_refusal(words);
    person.focus(&cell);
    person.click("行を削除");
    assert_eq!(person.document().assessment.registers.trade.len(), 0);
    person.shortcut(Modifiers::COMMAND, Key::S);
    person.wait_until(|person| !person.document().is_unsaved());
}

#[test]
fn the_rows_of_a_measure_are_named_by_item_and_partner() {
    for words in Words::BOTH {
        let mut person = at_the_registers(words, company());
        person.click(words.say("対策", "Measures"));
        assert!(person.sees("T-001 ネオジム磁石 · 青山磁材"));
    }
}

#[test]
fn the_filter_offers_the_columns_that_are_empty_somewhere_and_no_others() {
    for words in Words::BOTH {
        let mut person = at_the_registers(words, company());
        person.click(words.say("取引", "Trade"));
        let list = words.say("行の絞り込み", "Filter of rows");
        person.click(list);
        let offers = |person: &Person, ja: &str, en: &str| {
            person.harness.query_all_by_label(words.say(ja, en)).next().is_some()
        };
        assert!(offers(&person, "「製造国」が空の行", "Made in: empty"));
        assert!(!offers(&person, "「品目」が空の行", "Item: empty"), "every row has an item");
        assert!(!offers(&person, "「区分」が空の行", "Kind: empty"), "it is never empty");
        assert!(!offers(&person, "「年間金額」が空の行", "Yearly amount: empty"), "every row has an amount");
        person.press(Key::Escape);
        // The first one that is emptied is offered.
        person.replace_in(&format!("T-001 {}", words.say("年間金額", "Yearly amount")), "");
        person.press(Key::Delete);
        person.press(Key::Enter);
        assert_eq!(trade(&person, "T-001").yearly, None);
        person.click(list);
        person.harness.run();
        assert!(offers(&person, "「年間金額」が空の行", "Yearly amount: empty"));
    }
}

#[test]
fn a_milestone_of_long_registers_is_reckoned_beside_the_window_of_what_stood_there_when_it_was_named() {
    let words = Words { english: true };
    let rows = (1..=2_500).map(|number| {
        let mut made = row(&format!("T-{number:04}"), &format!("item {number}"));
        made.yearly = Yen::new(1_000).ok();
        made
    });
    let registers = Registers { trade: rows.collect(), ..Registers::default() };
    let mut person = at_the_registers(words, registers.clone());
    person.shortcut(Modifiers::COMMAND, Key::M);
    person.type_into("Name of the milestone", "Autumn");
    person.press(Key::Enter);
    person.wait_until(|person| !person.document().assessment.milestones.is_empty());
    let milestone = person.document().assessment.milestones[0].clone();
    assert_eq!((milestone.name.as_str(), milestone.figures.as_ref().unwrap().bought), ("Autumn", 2_500_000));
    let today = keian::start::today();
    assert_eq!(milestone.figures, keian::analysis::frozen::frozen(&registers, today));
    person.harness.run();
    assert!(person.sees("Autumn"));
    person.shortcut(Modifiers::COMMAND, Key::Z);
    assert!(person.document().assessment.milestones.is_empty(), "it is one step");
}

#[test]
fn in_the_lowest_windows_rows_are_in_view_and_what_is_done_with_them_opens() {
    // In points: 911 × 440 and 1024 × 640 at the text size for a projector.
    for (words, size) in Words::BOTH.into_iter().zip([(607.0, 293.0), (683.0, 427.0)]) {
        let mut person = at_the_registers(words, company());
        person.click(words.say("取引", "Trade"));
        person.harness.set_size(egui::vec2(size.0, size.1));
        person.harness.run();
        let place = person.field_place(&format!("T-001 {}", words.say("品目", "Item")));
        assert!(place.bottom() <= size.1 - 4.0 && place.height() > 20.0, "{place:?} in {size:?}");
        let search = words.say("行を探す", "Find rows");
        assert!(!person.has_field(search));
        person.click(words.say("検索・絞り込み・追加", "Find, filter, add"));
        let place = person.field_place(search);
        assert!(place.bottom() <= size.1, "{place:?} in {size:?}");
        // The other registers are within reach.
        let list = words.say("台帳", "Registers");
        person.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, list).click();
        person.harness.run();
        person.click_last(words.say("対話", "Dialogue"));
        assert!(person.sees("D-001"));
    }
}

#[test]
fn many_ranked_scenarios_and_refused_cells_leave_rows_in_view() {
    for words in Words::BOTH {
        let mut registers = company();
        let row = registers.scenarios.iter().next().unwrap().clone();
        let ranks = || (1..=3_u8).flat_map(|one| (1..=3_u8).map(move |other| (one, other)));
        let more = ranks().map(|(importance, urgency)| {
            let id = ScenarioId::new(format!("R-{importance}{urgency}"));
            let (importance, urgency) = (Rank::new(importance.into()).ok(), Rank::new(urgency.into()).ok());
            (id.clone(), Some(Scenario { id, importance, urgency, ..(*row).clone() }.into()))
        });
        registers.scenarios.put(more.collect());
        let mut person = at_the_registers(words, registers);
        person.click(words.say("シナリオ", "Scenarios"));
        let title = format!("R-11 {}", words.say("シナリオ", "Scenario"));
        // In points: 911 × 440, and 1024 × 640 at both larger text sizes.
        for (width, height) in [(911.0, 440.0), (819.0, 512.0), (683.0, 427.0)] {
            person.harness.set_size(egui::vec2(width, height));
            person.harness.run();
            let place = person.field_place(&title);
            let shown = place.bottom() <= height - 4.0 && place.height() > 20.0;
            assert!(shown, "{place:?} in {width} × {height}");
        }
    }
}
