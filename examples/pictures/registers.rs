//! The scenes of the registers.

use egui::Key;
use keian::assessment::Assessment;
use keian::assessment::registers::Registers;
use keian::questionnaire::shipped::meti_guideline;
use keian::session::document::Document;

use super::Window;
use super::scenes::Scene;

impl Window {
    /// At the room for the registers of the made-up company.
    fn company(&mut self) {
        let text = include_str!("../../tests/harness/company.ron");
        self.hold(ron::from_str(text).expect("registers"));
    }

    pub(super) fn hold(&mut self, registers: Registers) {
        let assessment = Assessment { registers, ..Assessment::default() };
        let document = Document::new(meti_guideline().clone(), assessment, keian::start::today());
        self.harness.state_mut().hold(document);
        self.harness.run();
        self.click("台帳", "Registers");
    }
}

/// The scenes.
pub fn scenes() -> Vec<Scene> {
    let scene = |name, play| Scene { name, play };
    vec![
        scene("registers-empty", |w| {
            w.hold(Registers::default());
            w.click("取引", "Trade");
        }),
        scene("registers-products", |w| {
            w.company();
            let cell = w.say("P-02 月間売上高", "P-02 Monthly sales");
            w.over(cell, "すこし");
            w.key(Key::Enter);
        }),
        scene("registers-trade", |w| {
            w.company();
            w.click("取引", "Trade");
            w.over(w.say("T-001 品目", "T-001 Item"), "ネオジム磁石");
        }),
        scene("registers-readiness", |w| {
            w.company();
            w.click("取引", "Trade");
            w.click("見る列", "Which columns");
            w.click("備えの列", "Columns on readiness");
        }),
        scene("registers-technologies", |w| {
            w.company();
            w.click("技術", "Technologies");
        }),
        scene("registers-scenarios", |w| {
            w.company();
            w.click("シナリオ", "Scenarios");
        }),
        scene("registers-dialogue", |w| {
            w.company();
            w.click("対話", "Dialogue");
        }),
        scene("registers-what-if", |w| {
            w.company();
            w.click("もし止まったら", "What if");
        }),
        scene("registers-scenario", |w| {
            w.company();
            w.click("もし止まったら", "What if");
            w.click("何で選ぶか", "Chosen by");
            w.click("シナリオの対象", "What a scenario hits");
        }),
        scene("registers-measures", |w| {
            w.company();
            w.click("対策", "Measures");
            w.click("一部を別の調達先に移す", "Move a part to another source");
        }),
        scene("registers-import", |w| {
            w.company();
            w.click("取引", "Trade");
            let path = w.folder().join("購買実績.csv");
            let ledger = "購買実績 2025年度,,,\n単位: 千円,,,\n品目,取引先,原産国,金額\nネオジム磁石,青山磁材,中国,\"1,200\"\n鋼板,B社,アトランティス,50\n塗料,C社,VN,abc\n合計,,,1550\n";
            std::fs::write(&path, ledger).expect("a file");
            w.click("表から取り込む…", "Import a spreadsheet…");
            w.over(w.say("ファイルの場所", "Path of the file"), &path.display().to_string());
            w.key(Key::Enter);
            w.wait_for("受け付けた分だけ取り込む", "Import what is good");
        }),
    ]
}
