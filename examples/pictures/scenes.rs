//! The scenes: how each picture comes about, from a fresh window, by what a person would do.

use egui::{Key, Modifiers, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable;
use keian::app::widgets::frame::open_part;
use keian::assessment::{Assessment, Response};
use keian::base::ids::QuestionId;
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::storage::{Changed, DocumentFile, Protection, Replace};

use super::Window;

/// A scene.
pub struct Scene {
    /// Its name, which is the picture's.
    pub name: &'static str,
    /// What the person does.
    pub play: fn(&mut Window),
}

impl Window {
    /// The words in the language of the window.
    pub(super) fn say(&self, ja: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }

    /// What has this name, or has it in its name where nothing is called so.
    fn named(&self, ja: &'static str, en: &'static str) -> egui_kittest::Node<'_> {
        let label = self.say(ja, en);
        let whole = self.harness.query_all_by_label(label).next();
        let found = whole.or_else(|| self.harness.query_all_by_label_contains(label).next());
        found.unwrap_or_else(|| panic!("nothing is named {label}"))
    }

    /// Clicks it.
    /// Scrolls until it is in view.
    pub(super) fn leads_to(&mut self, ja: &'static str, en: &'static str) {
        self.named(ja, en).scroll_to_me();
        self.harness.run();
    }

    pub(super) fn click(&mut self, ja: &'static str, en: &'static str) {
        // As a person would, who scrolls until it is in view.
        self.named(ja, en).scroll_to_me();
        self.harness.run();
        self.named(ja, en).click();
        self.harness.run();
        // The pointer would otherwise rest there, and colour it.
        self.harness.remove_cursor();
        self.harness.run();
    }

    pub(super) fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    fn next(&mut self, times: usize) {
        for _ in 0..times {
            self.keys(Modifiers::ALT, Key::ArrowRight);
        }
    }

    fn field(&mut self, ja: &'static str, en: &'static str, text: &str) {
        let label = self.say(ja, en);
        // The words above the field bear its name too.
        let field = self.harness.get_all_by_label(label).rfind(|node| node.value().is_some());
        field.unwrap_or_else(|| panic!("no field {label}")).focus();
        self.harness.run();
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run();
    }

    pub(super) fn sample(&mut self) {
        self.click("サンプルを見る", "Look at the sample");
    }

    fn sample_at(&mut self, ja: &'static str, en: &'static str) {
        self.sample();
        self.show(ja, en);
    }

    fn begin(&mut self) {
        self.click("新しく始める", "Start a new assessment");
    }

    fn freeze(&mut self) {
        self.keys(Modifiers::COMMAND, Key::M);
        let name = self.say("2026年秋の取締役会", "Board meeting, autumn 2026");
        self.field("節目の名前", "Name of the milestone", name);
        self.click("節目を残す", "Save milestone");
    }

    /// The question of the gap with the highest priority.
    fn first_gap(&self) -> QuestionId {
        self.harness.state().document().expect("a document").card.gaps[0].question.clone()
    }

    /// Types over what a field holds.
    pub(super) fn over(&mut self, label: &str, text: &str) {
        let field = self.harness.get_all_by_label(label).rfind(|node| node.value().is_some());
        field.unwrap_or_else(|| panic!("no field {label}")).focus();
        self.harness.run();
        self.keys(Modifiers::COMMAND, Key::A);
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// Types into the plan what is no date, and a day without a year.
    fn dates_that_are_none(&mut self) {
        self.sample_at("行動計画", "Action plan");
        let gaps = &self.harness.state().document().expect("a document").card.gaps;
        let ids: Vec<QuestionId> = gaps.iter().take(2).map(|gap| gap.question.clone()).collect();
        for (id, text) in ids.iter().zip(["2027-09-31", "3/31"]) {
            let due = format!("{id} {}", self.say("期限", "Due date"));
            self.over(&due, text);
            self.key(Key::Tab);
        }
    }

    /// Shows the sample's slides, and goes on by so many.
    fn slides(&mut self, on: usize) {
        self.sample();
        self.key(Key::F5);
        for _ in 0..on {
            self.key(Key::ArrowRight);
        }
    }

    /// Shows the slides after two answers have changed since a milestone.
    fn freeze_before_slides(&mut self) {
        self.sample();
        self.freeze();
        self.show("質問", "Questions");
        self.key(Key::Num4);
        self.next(1);
        self.key(Key::Num0);
        self.key(Key::F5);
    }

    /// Reads in answers that differ: one to an open question, one in conflict.
    fn merge(&mut self) {
        let doc = self.harness.state().document().expect("a document");
        let mut theirs = doc.assessment.clone();
        let level = Response::Level(Level::THREE);
        let notes = [
            ("I-11", self.say("法務部で確認済み", "Confirmed by the legal department")),
            (
                "A-4",
                self.say(
                    "調達部の見解: 代替先は2社に広がった",
                    "Procurement: there are two alternatives by now",
                ),
            ),
        ];
        for (id, note) in notes {
            let answer = theirs.answers.entry(QuestionId::new(id)).or_default();
            answer.response = if id == "I-11" { Response::Level(Level::TWO) } else { level.clone() };
            answer.note = note.to_owned();
        }
        let path = self.folder().join("answers.ron");
        let questionnaire = doc.questionnaire.clone();
        keian::storage::save(&path, &theirs, &questionnaire, Replace::Asked).expect("the file is written");
        self.click("届いた回答を取り込む…", "Import answers…");
        self.field("ファイルの場所", "Path of the file", &path.display().to_string());
        self.key(Key::Enter);
        self.wait_for("届いた回答", "Received answer");
    }

    pub(super) fn show(&mut self, ja: &'static str, en: &'static str) {
        self.click(ja, en);
    }

    fn save_as(&mut self, name: &str) {
        self.save_to(name);
        self.wait_for("保存済み", "Saved");
    }

    fn save_to(&mut self, name: &str) {
        self.keys(Modifiers::COMMAND, Key::S);
        self.wait_for("ファイルの場所", "Path of the file");
        let path = self.folder().join(name).display().to_string();
        self.field("ファイルの場所", "Path of the file", &path);
        self.key(Key::Enter);
    }

    /// Presses the window's close button.
    fn closes(&mut self) {
        let viewport = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        viewport.events.push(ViewportEvent::Close);
        self.harness.step();
        if let Some(viewport) = self.harness.input_mut().viewports.get_mut(&ViewportId::ROOT) {
            viewport.events.clear();
        }
        self.harness.run();
    }

    /// Ends as in a crash, once the journal has what was entered, and is started again.
    fn crashes(&mut self) {
        let journal = self.folder().join("journal");
        let noted = || {
            let entries = std::fs::read_dir(&journal).into_iter().flatten().flatten();
            let sizes = entries.filter(|e| e.path().extension().is_some_and(|end| end == "journal"));
            sizes.filter_map(|e| e.metadata().ok()).any(|data| data.len() > 0)
        };
        for _ in 0..400 {
            self.harness.run();
            if noted() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        // The journal is free once the first window is gone.
        drop(self.start());
        drop(self.start());
    }

    /// Opens a file that another window has open.
    fn opened_elsewhere(&mut self, name: &str) {
        let path = self.folder().join(name);
        let other = self.start();
        self.keys(Modifiers::COMMAND, Key::O);
        self.field("ファイルの場所", "Path of the file", &path.display().to_string());
        self.key(Key::Enter);
        self.wait_for("名前を付けて保存…", "Save as…");
        drop(other);
    }

    /// Is asked for the passphrase of a file.
    fn open_encrypted(&mut self) {
        let path = self.folder().join("assessment.age");
        let protection = Protection::Passphrase("correct horse".to_owned().into());
        let questionnaire = keian::questionnaire::shipped::meti_guideline();
        let mut file = DocumentFile::create(&path, protection, Replace::Asked).expect("a place");
        file.save(&Assessment::default(), questionnaire, Changed::Overwrite).expect("the file is written");
        drop(file);
        self.keys(Modifiers::COMMAND, Key::O);
        self.field("ファイルの場所", "Path of the file", &path.display().to_string());
        self.key(Key::Enter);
        self.wait_for("パスフレーズ", "Passphrase");
    }

    /// Opens it.
    fn unlock(&mut self) {
        self.open_encrypted();
        self.field("パスフレーズ", "Passphrase", "correct horse");
        self.key(Key::Enter);
        self.wait_for("暗号化されています", "Encrypted");
    }

    /// Runs until the pages of the report are drawn.
    fn wait_for_pages(&mut self) {
        for _ in 0..80 {
            self.harness.run();
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }

    /// Runs until something of this name is there.
    pub(super) fn wait_for(&mut self, ja: &'static str, en: &'static str) {
        let label = self.say(ja, en);
        for _ in 0..400 {
            self.harness.run();
            if self.harness.query_all_by_label(label).next().is_some() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        panic!("{label} never appeared");
    }
}

/// All scenes, in the order of the main job.
pub fn scenes() -> Vec<Scene> {
    let scene = |name, play| Scene { name, play };
    vec![
        scene("home", |_| {}),
        scene("home-recent", |w| {
            w.begin();
            w.field("会社名", "Company name", w.say("経安工業株式会社", "Keian Industries Ltd"));
            w.save_as("assessment.ron");
            w.show("ホーム", "Home");
        }),
        scene("profile", |w| w.begin()),
        scene("profile-filled", |w| {
            w.sample_at("会社の概要", "Company");
        }),
        scene("profile-long", |w| {
            w.begin();
            let name = w.say(
                "株式会社経済安全保障総合研究開発機構東日本第一生産技術本部先端部素材事業統括部",
                "The Consolidated Advanced Materials and Precision Components Manufacturing Corporation of East Japan",
            );
            w.field("会社名", "Company name", name);
            w.field("診断日", "Date of assessment", "2026-13");
        }),
        scene("question-open", |w| {
            w.begin();
            w.show("質問", "Questions");
        }),
        scene("question-level", |w| {
            w.sample_at("質問", "Questions");
        }),
        scene("question-unknown", |w| {
            w.begin();
            w.show("質問", "Questions");
            w.next(1);
            w.key(Key::U);
        }),
        scene("question-not-applicable", |w| {
            w.begin();
            w.show("質問", "Questions");
            w.next(2);
            w.key(Key::N);
            let reason = w.say(
                "海外との取引がなく、国内でも代替品が十分に流通しているため",
                "We do not trade across borders",
            );
            w.field("該当しない理由", "Why it does not apply", reason);
        }),
        scene("question-support", |w| {
            w.sample_at("質問", "Questions");
            w.click("項目・根拠・メモ", "Parts, evidence and notes");
        }),
        scene("question-tags", |w| {
            w.sample_at("質問", "Questions");
            open_part(&w.harness.ctx, "support");
            w.harness.run();
            let tags = w.say("監査役報告、法務", "Audit, legal");
            w.field("タグ", "Tags", tags);
            let offered = w.say("タグ「予算要求」を付ける", "Add the tag “Budget request”");
            w.harness.get_by_label(offered).scroll_to_me();
            w.harness.run();
        }),
        scene("question-follow-up", |w| {
            w.sample_at("質問", "Questions");
            w.click("目標・担当者・期限", "Target, owner and due date");
            w.click("この質問について", "About this question");
        }),
        scene("question-last", |w| {
            w.sample_at("質問", "Questions");
            let last = w.harness.state().document().and_then(|doc| {
                doc.assessment.asked(&doc.questionnaire).last().map(|question| question.id.clone())
            });
            while w.harness.state().document().map(|doc| doc.at.clone()) != Some(last.clone()) {
                w.next(1);
            }
        }),
        scene("results", |w| w.sample()),
        scene("results-empty", |w| {
            w.begin();
            w.show("結果", "Results");
        }),
        scene("slides-1-whole", |w| w.slides(0)),
        scene("slides-2-radar", |w| w.slides(1)),
        scene("slides-3-area", |w| w.slides(2)),
        scene("slides-4-actions", |w| {
            w.freeze_before_slides();
            w.key(Key::End);
            w.key(Key::ArrowLeft);
        }),
        scene("slides-5-since", |w| {
            w.freeze_before_slides();
            w.key(Key::End);
        }),
        scene("slides-provisional", |w| {
            w.begin();
            w.show("質問", "Questions");
            w.key(Key::Num2);
            w.key(Key::F5);
        }),
        scene("plan", |w| {
            w.sample_at("行動計画", "Action plan");
        }),
        scene("plan-edited", |w| {
            w.sample_at("行動計画", "Action plan");
            let gap = w.first_gap();
            let owner = format!("{gap} {}", w.say("担当者", "Owner"));
            let name = w.say("財務部 田中部長", "Tanaka, Head of Finance");
            w.over(&owner, name);
            let due = format!("{gap} {}", w.say("期限", "Due date"));
            w.over(&due, "２０２７／０３／３１");
            w.key(Key::Tab);
        }),
        scene("plan-dates", |w| {
            w.dates_that_are_none();
        }),
        scene("plan-calendar", |w| {
            w.sample_at("行動計画", "Action plan");
            w.click(": カレンダーから選ぶ", ": choose from the calendar");
        }),
        scene("profile-date", |w| {
            w.begin();
            w.field("診断日", "Date of assessment", "3/31");
            w.key(Key::Tab);
        }),
        scene("dates-saved", |w| {
            w.dates_that_are_none();
            w.save_to("assessment.ron");
            w.wait_for("OK", "OK");
        }),
        scene("dates-closing", |w| {
            w.dates_that_are_none();
            w.save_to("assessment.ron");
            w.wait_for("OK", "OK");
            w.key(Key::Escape);
            w.keys(Modifiers::COMMAND, Key::N);
        }),
        scene("plan-empty", |w| {
            w.begin();
            w.show("行動計画", "Action plan");
        }),
        scene("export", |w| {
            w.sample_at("報告書", "Report");
            w.wait_for_pages();
        }),
        scene("export-board", |w| {
            w.sample_at("報告書", "Report");
            w.click("取締役会用", "Board edition");
            w.click("回答を添付する", "Attach the answers");
            w.click("横幅に合わせる", "Full width");
            w.wait_for_pages();
            w.click("次のページ", "Next page");
            w.wait_for_pages();
        }),
        scene("export-since", |w| {
            w.sample();
            w.freeze();
            w.show("質問", "Questions");
            w.key(Key::Num4);
            w.show("報告書", "Report");
            w.click("2026年秋の取締役会", "Board meeting, autumn 2026");
            w.wait_for_pages();
        }),
        scene("export-form", |w| {
            w.sample_at("報告書", "Report");
            w.click("記入用紙", "Form to fill in");
            w.wait_for_pages();
        }),
        scene("exported", |w| {
            w.sample_at("報告書", "Report");
            w.click("PDFを保存…", "Save PDF…");
            let path = w.folder().join("report.pdf").display().to_string();
            w.field("ファイルの場所", "Path of the file", &path);
            w.key(Key::Enter);
            w.wait_for("OK", "OK");
        }),
        scene("saved", |w| {
            w.sample();
            w.save_as("assessment.ron");
        }),
        scene("reopened", |w| {
            w.begin();
            w.field("会社名", "Company name", w.say("経安工業株式会社", "Keian Industries Ltd"));
            w.show("質問", "Questions");
            w.key(Key::Num3);
            w.save_as("assessment.ron");
            w.keys(Modifiers::COMMAND, Key::N);
            w.keys(Modifiers::COMMAND, Key::O);
            w.wait_for("ファイルの場所", "Path of the file");
            let path = w.folder().join("assessment.ron").display().to_string();
            w.field("ファイルの場所", "Path of the file", &path);
            w.key(Key::Enter);
            w.wait_for("保存済み", "Saved");
        }),
        scene("remaining", |w| {
            w.sample_at("残りの質問", "Open questions");
        }),
        scene("compare-none", |w| {
            w.sample_at("前回との比較", "Comparison");
        }),
        scene("compare", |w| {
            w.sample();
            w.freeze();
            w.show("質問", "Questions");
            w.key(Key::Num4);
            w.next(1);
            w.key(Key::Num0);
            w.show("前回との比較", "Comparison");
        }),
        scene("freeze", |w| {
            w.sample();
            w.keys(Modifiers::COMMAND, Key::M);
        }),
        scene("palette", |w| {
            w.sample();
            w.keys(Modifiers::COMMAND, Key::K);
        }),
        scene("palette-found", |w| {
            w.sample();
            w.keys(Modifiers::COMMAND, Key::F);
            let typed = w.say("調達部", "procurement");
            w.harness.event(egui::Event::Text(typed.to_owned()));
            w.harness.run();
        }),
        scene("help", |w| w.key(Key::F1)),
        scene("merge", |w| {
            w.sample_at("残りの質問", "Open questions");
            w.merge();
        }),
        scene("protect", |w| {
            w.sample();
            w.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        }),
        scene("keyboard", |w| {
            w.sample_at("質問", "Questions");
            for _ in 0..24 {
                w.key(Key::Tab);
            }
        }),
        scene("settings", |w| w.show("設定", "Settings")),
        scene("licences", |w| {
            w.show("設定", "Settings");
            w.harness.get_by_label(w.say("ライセンスを表示", "Show licences")).scroll_to_me();
            w.harness.run();
            w.click("ライセンスを表示", "Show licences");
        }),
        scene("ask-unsaved", |w| {
            w.begin();
            w.field("会社名", "Company name", w.say("経安工業株式会社", "Keian Industries Ltd"));
            w.keys(Modifiers::COMMAND, Key::N);
        }),
        scene("ask-path", |w| {
            w.sample();
            w.keys(Modifiers::COMMAND, Key::S);
            w.wait_for("ファイルの場所", "Path of the file");
        }),
        scene("ask-close", |w| {
            w.begin();
            w.field("会社名", "Company name", w.say("経安工業株式会社", "Keian Industries Ltd"));
            w.keys(Modifiers::COMMAND, Key::Q);
            w.closes();
        }),
        scene("protect-passphrase", |w| {
            w.sample();
            w.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
            w.click("パスフレーズで暗号化する", "With a passphrase");
            w.field("パスフレーズ", "Passphrase", "correct horse");
            w.click("保存先を選ぶ…", "Choose a place…");
        }),
        scene("protect-keys", |w| {
            w.sample();
            w.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
            w.click("公開鍵で暗号化する", "With public keys");
            w.click("保存先を選ぶ…", "Choose a place…");
        }),
        scene("locked-passphrase", |w| {
            w.open_encrypted();
            w.field("パスフレーズ", "Passphrase", "wrong horse");
            w.click("開く", "Open");
            w.wait_for(
                "パスフレーズが違います。確かめて、もう一度お試しください。",
                "The passphrase is wrong. Check it and try again.",
            );
        }),
        scene("changed-outside", |w| {
            w.begin();
            w.save_as("assessment.ron");
            let path = w.folder().join("assessment.ron");
            let text = std::fs::read_to_string(&path).expect("the file");
            std::fs::write(&path, text.replace("organisation: \"\"", "organisation: \"X\""))
                .expect("written");
            w.field("会社名", "Company name", "Y");
            w.keys(Modifiers::COMMAND, Key::S);
            w.wait_for("ファイルに上書き", "Overwrite the file");
        }),
        scene("not-saved", |w| {
            w.sample();
            w.keys(Modifiers::COMMAND, Key::S);
            w.wait_for("ファイルの場所", "Path of the file");
            w.field("ファイルの場所", "Path of the file", "/nowhere/keian.ron");
            w.key(Key::Enter);
            w.wait_for("名前を付けて保存…", "Save as…");
        }),
        scene("opened-elsewhere", |w| {
            w.begin();
            w.save_as("assessment.ron");
            w.opened_elsewhere("assessment.ron");
        }),
        scene("recover", |w| {
            w.begin();
            w.field("会社名", "Company name", w.say("経安工業株式会社", "Keian Industries Ltd"));
            w.crashes();
            w.wait_for("続きから再開", "Continue where you left off");
        }),
        scene("recover-drop", |w| {
            w.begin();
            w.field("会社名", "Company name", w.say("経安工業株式会社", "Keian Industries Ltd"));
            w.crashes();
            w.wait_for("続きから再開", "Continue where you left off");
            w.click("破棄…", "Discard…");
        }),
        scene("recover-here", |w| {
            w.begin();
            w.save_as("assessment.keian");
            w.click("質問", "Questions");
            w.key(Key::Num3);
            w.crashes();
            w.keys(Modifiers::COMMAND, Key::O);
            let path = w.folder().join("assessment.keian").display().to_string();
            w.field("ファイルの場所", "Path of the file", &path);
            w.key(Key::Enter);
            w.wait_for("続きから再開", "Continue where you left off");
        }),
        scene("encrypted", Window::unlock),
        scene("encrypted-again", |w| {
            w.unlock();
            w.click("暗号化…", "Encryption…");
        }),
        scene("encrypted-handout", |w| {
            w.unlock();
            w.show("残りの質問", "Open questions");
            w.click("に渡すファイルを保存…", "Save a hand-out for:");
        }),
        scene("encrypted-report", |w| {
            w.unlock();
            w.show("報告書", "Report");
            w.click("PDFを保存…", "Save PDF…");
        }),
        scene("encrypt", |w| {
            w.begin();
            w.save_as("assessment.keian");
            w.click("暗号化…", "Encryption…");
        }),
        scene("encrypted-recent", |w| {
            w.unlock();
            w.show("ホーム", "Home");
        }),
        scene("undone", |w| {
            w.sample_at("質問", "Questions");
            w.click("目標・担当者・期限", "Target, owner and due date");
            w.field("担当者", "Owner", w.say("調達部 佐藤", "Sato, procurement"));
            w.harness.ctx.memory_mut(egui::Memory::stop_text_input);
            w.harness.run();
            w.show("結果", "Results");
            w.keys(Modifiers::COMMAND, Key::Z);
        }),
        scene("foreign-names", |w| {
            w.sample_at("質問", "Questions");
            w.click("項目・根拠・メモ", "Parts, evidence and notes");
            let names = "华锐轴承有限公司、臺灣精密、삼성전자 주식회사";
            w.field("メモ", "Note", names);
        }),
        scene("report-saved", |w| {
            w.sample_at("報告書", "Report");
            w.click("PDFを保存…", "Save PDF…");
            let path = w.folder().join("report.pdf").display().to_string();
            w.field("ファイルの場所", "Path of the file", &path);
            w.key(Key::Enter);
            w.wait_for("OK", "OK");
            w.click("OK", "OK");
            w.wait_for_pages();
        }),
        scene("message", |w| {
            w.keys(Modifiers::COMMAND, Key::O);
            w.wait_for("ファイルの場所", "Path of the file");
            w.field("ファイルの場所", "Path of the file", "/nowhere/keian.ron");
            w.key(Key::Enter);
            w.wait_for("OK", "OK");
        }),
    ]
}
