//! The measures of a scenario: written by hand, they change what the scenario comes to, and each step is taken back.

use egui::{Key, Modifiers};
use keian::assessment::action_item::ActionState;
use keian::assessment::registers::Registers;
use keian::assessment::registers::scenarios::{Countermeasure, MeasureEffect};
use keian::base::ids::ScenarioId;
use keian::base::units::{Days, Yen};

use super::person::{Person, Words};
use super::registers::at_the_registers;

fn measures(person: &Person) -> Vec<Countermeasure> {
    let scenarios = &person.document().assessment.registers.scenarios;
    scenarios.get(&ScenarioId::new("S-01")).unwrap().measures.clone()
}

fn types_into(person: &mut Person, field: &str, text: &str) {
    person.replace_in(field, text);
    person.press(Key::Tab);
}

#[test]
fn a_measure_is_written_by_hand_and_buys_what_it_saves() {
    for words in Words::BOTH {
        let mut registers: Registers = ron::from_str(include_str!("../harness/company.ron")).unwrap();
        let scenario = registers.scenarios.get(&ScenarioId::new("S-01")).unwrap();
        let mut bare = (**scenario).clone();
        bare.measures.clear();
        registers.scenarios.put(vec![(bare.id.clone(), Some(bare.into()))]);
        let mut person = at_the_registers(words, registers);
        person.click(words.say("対策", "Measures"));
        assert!(
            person.sees(
                words.say("このシナリオの対策は、まだありません。", "This scenario has no measure yet.")
            )
        );
        person.click(words.say("対策を追加", "Add a measure"));
        let field =
            |ja: &str, en: &str| format!("S-01 {} {}", words.say("対策1", "Measure 1"), words.say(ja, en));
        types_into(&mut person, &field("対策", "Measure"), "在庫を積み増す");
        types_into(&mut person, &field("期限", "Due"), "2027/3/31");
        types_into(&mut person, &field("初期費用", "Cost, once"), "120万円");
        person.click(words.say("在庫を増やす", "Hold more stock"));
        types_into(&mut person, &field("積み増す在庫の日数", "Days added to stock"), "2か月");
        types_into(&mut person, &field("対象の取引ID", "Rows of trade"), "T-001");
        let [made] = &measures(&person)[..] else { panic!("{:?}", measures(&person)) };
        assert_eq!((made.id.as_str(), made.what.as_str()), ("1", "在庫を積み増す"));
        assert_eq!(made.due, Some(jiff::civil::date(2027, 3, 31)));
        assert_eq!((made.cost.once, made.cost.yearly), (Yen::new(1_200_000).ok(), None));
        assert_eq!(made.state, ActionState::NotBegun);
        assert_eq!(made.changes, [MeasureEffect::Stock(Days::new(60).unwrap())]);
        assert_eq!(made.rows.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["T-001"]);
        // What is refused stays, with why, and nothing of it is taken.
        types_into(&mut person, &field("対象の取引ID", "Rows of trade"), "T-999");
        assert_eq!(person.field_text(&field("対象の取引ID", "Rows of trade")), "T-999");
        assert_eq!(measures(&person)[0].rows.len(), 1);
        person.click(words.say("対策の効果を見る", "See what measures buy"));
        assert!(person.sees("在庫を積み増す"), "what it buys is told");
    }
}

#[test]
fn measures_go_and_come_back_by_one_step() {
    let words = Words::BOTH[0];
    let registers: Registers = ron::from_str(include_str!("../harness/company.ron")).unwrap();
    let mut person = at_the_registers(words, registers);
    person.click("対策");
    let before = measures(&person);
    assert!(!before.is_empty());
    person.click("この対策を削除");
    assert_eq!(measures(&person), before[1..]);
    person.shortcut(Modifiers::COMMAND, Key::Z);
    assert_eq!(measures(&person), before);
}

#[test]
fn what_is_added_is_come_to_and_a_field_that_is_passed_keeps_what_was_chosen_meanwhile() {
    for words in Words::BOTH {
        let mut person =
            at_the_registers(words, ron::from_str(include_str!("../harness/company.ron")).unwrap());
        person.click(words.say("対策", "Measures"));
        let number = measures(&person).len() + 1;
        let field = |ja: &str, en: &str| {
            format!("S-01 {}{number} {}", words.say("対策", "Measure "), words.say(ja, en))
        };
        person.click(words.say("対策を追加", "Add a measure"));
        let types = |person: &mut Person, text: &str| {
            person.harness.event(egui::Event::Text(text.to_owned()));
            person.harness.run();
        };
        assert!(person.has_focus(&field("対策", "Measure")));
        types(&mut person, "在庫を積み増す");
        person.focus(&field("対象の取引ID", "Rows of trade"));
        person.press(Key::Tab);
        let list = format!(
            "{}{number} {}",
            words.say("対策", "Measure "),
            words.say("行を選んで加える", "Choose a row to add")
        );
        assert_eq!(person.focused(), Some(list));
        for key in [Key::Enter, Key::ArrowDown, Key::Enter] {
            person.press(key);
        }
        let chosen = measures(&person)[number - 1].rows.clone();
        assert_eq!(chosen.len(), 1);
        // Back through the field, which was empty when it was left.
        person.shortcut(Modifiers::SHIFT, Key::Tab);
        person.shortcut(Modifiers::SHIFT, Key::Tab);
        let made = measures(&person)[number - 1].clone();
        assert_eq!((made.what.as_str(), made.rows), ("在庫を積み増す", chosen));
        person.click_last(words.say("在庫を増やす", "Hold more stock"));
        let days = field("積み増す在庫の日数", "Days added to stock");
        assert!(person.has_focus(&days));
        assert_eq!(person.field_text(&days), "", "nothing is said yet");
    }
}
