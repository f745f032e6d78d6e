//! A spreadsheet taken in by the window: read on a thread, shown before anything changes, refused cells named by
//! their place, taken in one step.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::assessment::registers::Registers;
use keian::base::country::Country;
use keian::base::units::Yen;

use super::person::{Person, Words};
use super::registers::{at_the_registers, row, trade};

const LEDGER: &str = "購買実績 2025年度,,,\n単位: 千円,,,\n品目,取引先,原産国,金額\n磁石,A社,中国,\"1,200\"\n鋼板,B社,アトランティス,50\n磁石,A社,中国,300\n塗料,C社,VN,abc\n合計,,,1550\n";

fn opens(person: &mut Person, words: Words, name: &str, text: &str) {
    let path = person.folder().join(name);
    fs::write(&path, text).unwrap();
    person.click(words.say("表から取り込む…", "Import a spreadsheet…"));
    person.gives(&path);
}

#[test]
fn a_ledger_is_shown_before_it_is_taken_and_taken_in_one_step() {
    for words in Words::BOTH {
        let mut person = at_the_registers(words, Registers::default());
        person.click(words.say("取引", "Trade"));
        opens(&mut person, words, "ledger.csv", LEDGER);
        let good = words.say("受け付けた分だけ取り込む", "Import what is good");
        person.wait_for(good);
        for said in [
            words.say("追加する行: 3行", "New rows: 3"),
            words.say("取り込めないセル: 2個", "Cells that cannot be taken: 2"),
            "C5",
            "D7",
            words.say("千円", "thousands of yen"),
        ] {
            assert!(person.sees(said), "{said}");
        }
        assert_eq!(person.document().assessment.registers, Registers::default(), "nothing has changed yet");
        person.click(good);
        let rows: Vec<_> = person
            .document()
            .assessment
            .registers
            .trade
            .iter()
            .map(|row| (row.item.clone(), row.made_in, row.yearly))
            .collect();
        let country = |code| Country::new(code).ok();
        assert_eq!(
            rows,
            [
                ("磁石".to_owned(), country("CN"), Yen::new(1_500_000).ok()),
                ("鋼板".to_owned(), None, Yen::new(50_000).ok()),
                ("塗料".to_owned(), country("VN"), None),
            ]
        );
        assert!(person.sees(words.say("新しい行は3行", "3 new rows")));
        person.shortcut(Modifiers::COMMAND, Key::Z);
        assert_eq!(person.document().assessment.registers, Registers::default());
        assert!(!person.document().can_undo(), "it was one step");
    }
}

#[test]
fn nothing_is_taken_that_is_given_up_and_what_is_no_table_is_said() {
    for words in Words::BOTH {
        let registers =
            Registers { trade: [row("T-001", "磁石")].into_iter().collect(), ..Registers::default() };
        let mut person = at_the_registers(words, registers.clone());
        person.click(words.say("取引", "Trade"));
        opens(&mut person, words, "good.csv", "品目,取引先,原産国,金額(円)\n磁石,,,7\n");
        person.wait_for(words.say("取り込む", "Import"));
        person.press(Key::Escape);
        assert_eq!(person.document().assessment.registers, registers);
        opens(&mut person, words, "other.csv", "a,b\n1,2\n");
        person.wait_for(words.say("見出しの行", "Row with the column names"));
        assert!(person.sees(words.say("見出しの行が見つかりません", "No row with column names was found")));
        assert!(!person.shows(words.say("取り込む", "Import")), "there is nothing to import yet");
        person.press(Key::Escape);
        opens(&mut person, words, "picture.csv", "\u{0}\u{1}\u{2}");
        person.wait_until(|person| person.sees("picture.csv: "));
        person.press(Key::Escape);
        // The same file into the register that has its row: it changes, and is no new one.
        opens(&mut person, words, "good.csv", "品目,取引先,原産国,金額(円)\n磁石,,,7\n");
        person.wait_for(words.say("取り込む", "Import"));
        assert!(person.sees(words.say("変更する行: 1行", "Rows that change: 1")));
        person.click(words.say("取り込む", "Import"));
        assert_eq!(trade(&person, "T-001").yearly, Yen::new(7).ok());
    }
}

#[test]
fn what_is_exported_holds_all_registers_and_comes_back_unchanged() {
    for words in Words::BOTH {
        let registers: Registers = ron::from_str(include_str!("../harness/company.ron")).unwrap();
        let mut person = at_the_registers(words, registers.clone());
        let path = person.folder().join("registers.xlsx");
        person.click(words.say("取引", "Trade"));
        person.click(words.say("表に書き出す…", "Export a spreadsheet…"));
        person.gives(&path);
        let said = words.say("すべての台帳を書き出しました", "All registers were exported");
        person.wait_until(|person| person.sees(said));
        person.press(Key::Enter);
        person.click(words.say("表から取り込む…", "Import a spreadsheet…"));
        person.gives(&path);
        let nothing = words.say("取り込むと変わるものはありません。", "Importing it would change nothing.");
        person.wait_until(|person| person.sees(nothing));
        assert_eq!(person.document().assessment.registers, registers);
    }
}

/// A ledger whose names nobody has used before.
const OWN_WORDS: &str = "購買,2026年度,,\n,,,\n物,先,産地,額\n磁石,A社,中国,12\n鋼板,B社,日本,5\n";

fn picks(person: &mut Person, list: &str, choice: &str) {
    let node = person.harness.get_by_role_and_label(Role::ComboBox, list);
    node.scroll_to_me();
    person.harness.run();
    person.harness.get_by_role_and_label(Role::ComboBox, list).click();
    person.harness.run();
    // The list that hangs open is longer than its room.
    person.harness.query_all_by_label(choice).last().expect("it can be chosen").scroll_to_me();
    person.harness.run();
    person.click_last(choice);
}

#[test]
fn a_person_says_which_row_has_the_names_and_what_columns_are_and_it_is_known_the_next_time() {
    for words in Words::BOTH {
        let mut person = at_the_registers(words, Registers::default());
        person.click(words.say("取引", "Trade"));
        opens(&mut person, words, "own.csv", OWN_WORDS);
        let row_of_names = words.say("見出しの行", "Row with the column names");
        let ways = words.say("列の読み方", "How columns are read");
        person.wait_for(ways);
        // Nothing is known of its names, so its longest row stands for them, the first of equals.
        picks(&mut person, row_of_names, "3: 物 | 先 | 産地 | 額");
        person.click(ways);
        for (column, field) in [
            ("A 物", words.say("品目", "Item")),
            ("C 産地", words.say("製造国", "Made in")),
            ("D 額", words.say("年間金額", "Yearly amount")),
        ] {
            picks(&mut person, column, field);
            // The file is read again by what was picked.
            let stop = words.say("中止", "Stop");
            person.wait_until(|person| person.sees(ways) && !person.shows(stop));
        }
        person.click(words.say("取り込む", "Import"));
        let row = trade(&person, "T-001");
        assert_eq!((row.item.as_str(), row.made_in), ("磁石", Country::new("CN").ok()));
        // The next file with the same names.
        opens(&mut person, words, "next.csv", &OWN_WORDS.replace("磁石", "銅線"));
        person.wait_for(words.say("取り込む", "Import"));
        assert!(person.sees(words.say("追加する行: 1行", "New rows: 1")));
        person.click(words.say("取り込む", "Import"));
        assert_eq!(trade(&person, "T-003").item, "銅線");
    }
}
