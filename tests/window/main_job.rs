//! The main job as the READMEs tell it, from an empty start to a saved file and a PDF, with nothing but the
//! labels and keys that they quote: once by pointer, once by keyboard. What it takes is counted, and stands in
//! the READMEs.

use egui::{Key, Modifiers};

use super::person::Words;
use super::worker::{Job, Worker};

/// Where the READMEs tell it.
const JOB: Job = Job("使い方", "The main job");

impl Worker {
    /// The field of the first row of the plan.
    fn in_first_row(&mut self, ja: &'static str, en: &'static str) -> String {
        let label = self.label(ja, en);
        format!("{} {label}", self.person.document().card.gaps[0].question)
    }

    /// What has been done: an assessment of 12 answers with an action, in a file, and its report.
    fn has_done(&self, name: &str) {
        let doc = self.person.document();
        assert_eq!(doc.assessment.profile.organisation, name);
        assert_eq!(doc.card.overall.counts.unanswered, doc.card.overall.counts.total() - 12);
        let action = doc.assessment.answer(&doc.card.gaps[0].question).action().clone();
        assert_eq!((action.text.as_str(), action.owner.as_str()), ("棚卸し", "佐藤"));
        assert_eq!(action.due, Some(jiff::civil::date(2027, 3, 31)));
        let file = std::fs::read_to_string(self.place("a.keian")).unwrap();
        assert!(file.contains("棚卸し") && file.contains("2027-03-31"));
        assert!(std::fs::read(self.place("a.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    }
}

/// The fields of an action, by their labels, and what is written into them.
const FIELDS: [((&str, &str), &str); 3] =
    [(("行動", "Action"), "棚卸し"), (("担当者", "Owner"), "佐藤"), (("期限", "Due date"), "2027-03-31")];

#[test]
fn the_main_job_takes_at_most_150_actions_of_the_pointer() {
    for words in Words::BOTH {
        let mut worker = Worker::new(words);
        let name = "試験工業";
        worker.presses_label("新しく始める", "Start a new assessment");
        worker.presses_label_on_page("会社名", "Company name");
        worker.writes(name);
        worker.presses_label_on_page("簡易版", "Short run");
        worker.presses_label("質問に進む", "Go to the questions");
        for number in 1..=12 {
            worker.presses_on_page("2");
            if number < 12 {
                worker.presses_label("次へ", "Next");
            }
        }
        worker.presses_label("結果", "Results");
        worker.presses_label("行動計画", "Action plan");
        for ((ja, en), text) in FIELDS {
            let cell = worker.in_first_row(ja, en);
            worker.presses_on_page(&cell);
            worker.writes(text);
        }
        worker.presses_label("保存", "Save");
        let file = worker.place("a.keian");
        let confirm = words.say("この場所に保存", "Save to this path");
        worker.gives(&file, confirm);
        worker.person.wait_for(words.say("保存済み", "Saved"));
        worker.presses_label("報告書", "Report");
        worker.presses_label("PDFを保存…", "Save PDF…");
        let pdf = worker.place("a.pdf");
        worker.gives(&pdf, confirm);
        worker.person.wait_for("OK");
        worker.has_done(name);
        assert_eq!(worker.used, JOB.quoted(words), "the README quotes just what is used");
        assert!(worker.count <= 150, "{} actions", worker.count);
        JOB.counts(&worker, "マウスでは{count}回", "{count} actions of the pointer");
    }
}

#[test]
fn the_main_job_takes_at_most_500_keys() {
    for words in Words::BOTH {
        let mut worker = Worker::new(words);
        let name = "試験工業";
        worker.enters("新しく始める", "Start a new assessment");
        let label = worker.label("会社名", "Company name");
        worker.tabs_to(label);
        worker.types(name);
        let label = worker.label("簡易版", "Short run");
        worker.tabs_to(label);
        worker.key(Modifiers::NONE, Key::Space);
        worker.enters("質問に進む", "Go to the questions");
        for number in 1..=12 {
            worker.key(Modifiers::NONE, Key::Num2);
            if number < 12 {
                worker.key(Modifiers::ALT, Key::ArrowRight);
            }
        }
        worker.enters("行動計画", "Action plan");
        for ((ja, en), text) in FIELDS {
            let cell = worker.in_first_row(ja, en);
            worker.tabs_to(&cell);
            worker.types(text);
        }
        worker.key(Modifiers::COMMAND, Key::S);
        worker.types_place("a.keian");
        worker.person.wait_for(words.say("保存済み", "Saved"));
        worker.key(Modifiers::COMMAND, Key::P);
        worker.key(Modifiers::COMMAND, Key::P);
        worker.types_place("a.pdf");
        worker.person.wait_for("OK");
        worker.has_done(name);
        assert!(worker.used.is_subset(&JOB.quoted(words)), "{:?} are quoted", worker.used);
        for key in
            ["Tab", "Enter", words.say("スペース", "Space"), "`0`", "`4`", "`Alt+→`", "`Ctrl+S`", "`Ctrl+P`"]
        {
            JOB.tells(words, key);
        }
        assert!(worker.count <= 500, "{} keys", worker.count);
        JOB.counts(&worker, "キーボードでは{count}回", "{count} keys");
    }
}
