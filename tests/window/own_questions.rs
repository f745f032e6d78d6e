//! An association makes own questions in the window: it writes the questions as a spreadsheet, reads back what
//! was made of it, is told of every fault by its cell, and saves what it makes.

use std::fs;
use std::path::Path;

use keian::base::ids::QuestionId;
use keian::base::lang::Lang;
use keian::questionnaire::overlay::Overlay;
use keian::sheets::{SheetCell, Source};
use rust_xlsxwriter::Workbook;

use super::person::{Person, Words};

const EXAMPLE: &str = include_str!("../../questionnaires/examples/parts-makers.ron");

fn at_own_questions(words: Words) -> Person {
    let mut person = Person::at_a_fresh_machine(words);
    person.click(words.say("設定", "Settings"));
    person.click(words.say("独自の質問を作る", "Make own questions"));
    person
}

/// A workbook with other weights for two questions of the base.
fn weighs(path: &Path, weights: [&str; 2]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Questions").unwrap();
    for (row, (id, weight)) in (0..).zip([("ID", "Weight"), ("A-6", weights[0]), ("A-7", weights[1])]) {
        sheet.write_string(row, 0, id).unwrap();
        sheet.write_string(row, 1, weight).unwrap();
    }
    let sheet = book.add_worksheet();
    sheet.set_name("Questionnaire").unwrap();
    for (row, (item, text)) in (0..).zip([
        ("Item", "Entry (Japanese)"),
        ("ID of the questionnaire", "ours"),
        ("Edition", "1"),
        ("Title", "わが会の質問"),
    ]) {
        sheet.write_string(row, 0, item).unwrap();
        sheet.write_string(row, 1, text).unwrap();
    }
    book.save(path).unwrap();
}

#[test]
fn the_shipped_questions_are_written_as_a_spreadsheet_in_the_language_of_the_window() {
    for words in Words::BOTH {
        let mut person = at_own_questions(words);
        let path = person.folder().join("q.xlsx");
        person.click(words.say("付属の質問を書き出す…", "Export the shipped questions…"));
        person.gives(&path);
        person.wait_until(|person| {
            person.sees(words.say("質問を書き出しました", "The questions were written"))
        });
        let mut source = Source::open(fs::read(&path).unwrap()).unwrap();
        let names: Vec<String> = source.sheets().into_iter().map(|sheet| sheet.name).collect();
        assert_eq!(names[2], words.say("質問", "Questions"));
        let sheet = source.read(2, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
        assert_eq!(sheet.len(), 49);
        assert_eq!(sheet.row(1).cell(2), SheetCell::Text("P1-1"));
        assert!(!person.sees(words.say("開いている文書の質問", "open document's questions")), "none is open");
    }
}

#[test]
fn faults_are_told_by_their_cells_and_what_is_mended_is_read_again_and_saved() {
    for words in Words::BOTH {
        let mut person = at_own_questions(words);
        let path = person.folder().join("ours.xlsx");
        weighs(&path, ["7", "heavy"]);
        person.click(words.say("スプレッドシートを選ぶ…", "Choose the spreadsheet…"));
        person.gives(&path);
        let again = words.say("同じファイルをもう一度読む", "Read the same file again");
        person.wait_for(again);
        for said in [
            words.say("ours.xlsxに誤りが2件あります", "ours.xlsx has faults: 2."),
            words.say(
                "Questions!B2: 重みが7になっています。1、2、3のいずれかにしてください。",
                "Questions!B2: the weight is 7; use 1, 2 or 3.",
            ),
            words.say(
                "Questions!B3: 「heavy」は「重み」の数として読み取れません。次のいずれかの数を書いてください: 1, 2, 3。",
                "Questions!B3: 'heavy' is no number for 'Weight'; write one of these numbers: 1, 2, 3.",
            ),
        ] {
            assert!(person.sees(said), "{said}");
        }
        let save = words.say("独自の質問を保存…", "Save own questions…");
        assert!(!person.sees(save), "with a fault nothing is made");
        weighs(&path, ["3", "1"]);
        person.click(again);
        person.wait_for(save);
        assert!(person.sees(words.say(
            "ours.xlsxに誤りはありません。独自の質問 0、領域 0、事実 0、変えた重み 2、除いた質問 0。",
            "ours.xlsx has no faults. Own questions: 0, areas: 0, facts: 0, changed weights: 2, questions left out: 0.",
        )));
        assert!(person.sees(words.say("行のない元の質問が46問あります", "that have no row: 46")));
        let made = person.folder().join("ours.ron");
        person.click(save);
        person.gives(&made);
        person.wait_until(|person| person.sees("keian update"));
        let overlay: Overlay = ron::from_str(&fs::read_to_string(&made).unwrap()).unwrap();
        let weights: Vec<(&str, u8)> =
            overlay.weights.iter().map(|(id, weight)| (id.as_str(), *weight)).collect();
        assert_eq!(weights, [("A-6", 3), ("A-7", 1)]);
        assert_eq!((overlay.changes(), overlay.title.get(Lang::Ja)), (2, "わが会の質問"));
        person.press(egui::Key::Escape);
        person.click(words.say("この質問で診断を始める", "Begin an assessment with these"));
        let begun = &person.document().questionnaire;
        assert_eq!((begun.id.as_str(), begun.left_out().len()), ("ours", 0));
        assert_eq!(begun.question(&QuestionId::new("A-7")).unwrap().1.weight, 1);
        let file = person.folder().join("member.keian");
        person.shortcut(egui::Modifiers::COMMAND, egui::Key::S);
        person.gives(&file);
        person.wait_until(|person| !person.document().is_unsaved());
        let opened = keian::storage::open(&file, &keian::questionnaire::Catalogue::shipped()).unwrap();
        assert_eq!(opened.questionnaire, person.document().questionnaire);
    }
}

#[test]
fn what_is_no_spreadsheet_is_refused_and_the_open_document_is_written_with_its_own_questions() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        let folder = fs::canonicalize(person.folder()).unwrap();
        let overlay =
            keian::storage::asked::overlay(EXAMPLE.as_bytes(), &keian::questionnaire::Catalogue::shipped());
        let file = folder.join("a.keian");
        let answers = keian::assessment::Assessment::default();
        keian::storage::save(&file, &answers, &overlay.unwrap(), keian::storage::Replace::Never).unwrap();
        person.shortcut(egui::Modifiers::COMMAND, egui::Key::O);
        person.gives(&file);
        person.wait_until(|person| person.harness.state().document().is_some());
        person.click(words.say("設定", "Settings"));
        person.click(words.say("独自の質問を作る", "Make own questions"));
        let broken = folder.join("broken.xlsx");
        fs::write(&broken, b"%PDF-1.7").unwrap();
        person.click(words.say("スプレッドシートを選ぶ…", "Choose the spreadsheet…"));
        person.gives(&broken);
        person.wait_until(|person| person.sees("broken.xlsx: "));
        let path = folder.join("own.xlsx");
        person.click(words.say("開いている文書の質問を書き出す…", "Export the open document's questions…"));
        person.gives(&path);
        person.wait_until(|person| {
            person.sees(words.say("質問を書き出しました", "The questions were written"))
        });
        person.press(egui::Key::Escape);
        person.click(words.say("スプレッドシートを選ぶ…", "Choose the spreadsheet…"));
        person.gives(&path);
        person.wait_for(words.say("独自の質問を保存…", "Save own questions…"));
        assert!(person.sees(words.say(
            "own.xlsxに誤りはありません。独自の質問 8、領域 1、事実 1、変えた重み 2、除いた質問 0。",
            "own.xlsx has no faults. Own questions: 8, areas: 1, facts: 1, changed weights: 2, questions left out: 0.",
        )));
    }
}

#[test]
fn lists_and_words_of_an_overlay_stand_beside_its_question_and_the_file_takes_the_list_down() {
    let beside = "    lists: [(\n        id: \"scarce\",\n        title: (ja: \"手に入りにくい材料\"),\n        \
        as_of: \"2026-11-30\",\n        source: (ja: \"会の調べ\"),\n        serves: [\"MP-6\"],\n        \
        items: [(id: \"steel\", name: (ja: \"工具鋼\"))],\n    )],\n    \
        terms: [(found: (ja: [\"希土類磁石\"], en: [\"rare earth magnets\"]), meaning: (ja: \"強い磁石。\"))],\n    \
        weights: {";
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        let folder = fs::canonicalize(person.folder()).unwrap();
        let text = EXAMPLE.replacen("    weights: {", beside, 1);
        let overlay =
            keian::storage::asked::overlay(text.as_bytes(), &keian::questionnaire::Catalogue::shipped());
        let file = folder.join("a.keian");
        let run = keian::assessment::Run::Full;
        let answers = keian::assessment::Assessment { run, ..keian::assessment::Assessment::default() };
        keian::storage::save(&file, &answers, &overlay.unwrap(), keian::storage::Replace::Never).unwrap();
        person.shortcut(egui::Modifiers::COMMAND, egui::Key::O);
        person.gives(&file);
        person.wait_until(|person| person.harness.state().document().is_some());
        person.goes_to("MP-6");
        let title =
            words.say("参照リスト: 手に入りにくい材料", "Reference list: [Japanese] 手に入りにくい材料");
        person.click(title);
        assert!(person.sees(words.say("工具鋼", "[Japanese] 工具鋼")));
        assert!(person.sees(words.say("希土類磁石", "rare earth magnets")));
        person.press(egui::Key::Num3);
        let taken: Vec<&str> = person.document().assessment.lists.keys().map(|id| id.as_str()).collect();
        assert_eq!(taken, ["scarce"]);
        person.click(words.say("キー操作と用語", "Keys and glossary"));
        assert!(person.sees(words.say("強い磁石。", "[Japanese] 強い磁石。")));
        person.click(words.say("参照リストを見る", "See the reference lists"));
        assert!(person.sees(words.say("手に入りにくい材料", "[Japanese] 手に入りにくい材料")));
    }
}
