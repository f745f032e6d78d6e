//! The scenes of an association's own questions: the screen as it comes, faults by their cells, what was made.

use egui::Key;
use keian::authoring::written::questions_workbook;
use keian::questionnaire::Catalogue;
use keian::storage::asked;
use rust_xlsxwriter::Workbook;

use super::Window;
use super::scenes::Scene;

impl Window {
    fn own_questions(&mut self) {
        self.show("設定", "Settings");
        self.click("独自の質問を作る", "Make own questions");
    }

    /// Chooses a spreadsheet with these bytes.
    fn chooses(&mut self, name: &str, bytes: &[u8]) {
        let path = self.folder().join(name);
        std::fs::write(&path, bytes).expect("a file");
        self.click("スプレッドシートを選ぶ…", "Choose the spreadsheet…");
        self.over(self.say("ファイルの場所", "Path of the file"), &path.display().to_string());
        self.key(Key::Enter);
        self.wait_for("同じファイルをもう一度読む", "Read the same file again");
    }
}

/// A spreadsheet with rows of which most have a fault.
fn faulty() -> Vec<u8> {
    let mut book = Workbook::new();
    let rows = [
        ["ID", "領域", "重み", "除く", "条件", "見出し(日本語)"],
        ["A-6", "A", "7", "", "", ""],
        ["A-9", "G", "", "たぶん", "", ""],
        ["G-1", "", "", "○", "", ""],
        ["X-1", "", "2", "", "mould = はい", "調達先に貸している型の所在と引き上げ"],
    ];
    for (name, rows) in [("質問", &rows[..]), ("質問票", &[["内容", "記入(日本語)", "", "", "", ""]])]
    {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, *text).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// The scenes.
pub fn scenes() -> Vec<Scene> {
    let scene = |name, play| Scene { name, play };
    vec![
        scene("own-questions", |w| w.own_questions()),
        scene("own-questions-faults", |w| {
            w.own_questions();
            w.chooses("部品メーカーの質問.xlsx", &faulty());
        }),
        scene("own-questions-made", |w| {
            w.own_questions();
            let example = include_bytes!("../../questionnaires/examples/parts-makers.ron");
            let example = asked::overlay(example, &Catalogue::shipped()).expect("the example has no fault");
            let book = questions_workbook(&example, w.lang).expect("a workbook");
            w.chooses("部品メーカーの質問.xlsx", &book);
        }),
    ]
}
