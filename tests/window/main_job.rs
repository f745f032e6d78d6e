//! The main job as the READMEs tell it, from an empty start to a saved file and a PDF, with nothing but the
//! labels and keys that they quote: once by pointer, once by keyboard. What it takes is counted, and stands in
//! the READMEs.

use std::collections::BTreeSet;

use egui::{Event, Key, Modifiers, MouseWheelUnit, Rect, TouchPhase, pos2, vec2};
use egui_kittest::kittest::NodeT;

use super::person::{Person, Words};

/// What the README of a language says of the main job: the section with the steps.
fn told(words: Words) -> String {
    let readme = words.say(include_str!("../../README.ja.md"), include_str!("../../README.md"));
    let head = words.say("\n## 使い方\n", "\n## The main job\n");
    let section = readme.split_once(head).expect("the main job has a section").1;
    section.split("\n## ").next().unwrap_or_default().to_owned()
}

/// The labels that the steps quote.
fn quoted(words: Words) -> BTreeSet<String> {
    let told = told(words);
    let steps = told.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    steps.flat_map(|line| line.split("**").skip(1).step_by(2).map(str::to_owned)).collect()
}

/// Who does the main job, and what it has taken.
struct Worker {
    person: Person,
    words: Words,
    used: BTreeSet<String>,
    count: usize,
}

impl Worker {
    fn new(words: Words) -> Self {
        Self { person: Person::at_a_fresh_machine(words), words, used: BTreeSet::new(), count: 0 }
    }

    /// A label of a language, which is used.
    fn label(&mut self, ja: &'static str, en: &'static str) -> &'static str {
        let label = self.words.say(ja, en);
        self.used.insert(label.to_owned());
        label
    }

    /// The field of the first row of the plan.
    fn in_first_row(&mut self, ja: &'static str, en: &'static str) -> String {
        let label = self.label(ja, en);
        format!("{} {label}", self.person.document().card.gaps[0].question)
    }

    /// Writes, letter by letter.
    fn writes(&mut self, text: &str) {
        for letter in text.chars() {
            self.person.harness.event(Event::Text(letter.to_string()));
            self.person.harness.run();
        }
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

    fn place(&self, name: &str) -> std::path::PathBuf {
        self.person.folder().join(name)
    }
}

/// The fields of an action, by their labels, and what is written into them.
const FIELDS: [((&str, &str), &str); 3] =
    [(("行動", "Action"), "棚卸し"), (("担当者", "Owner"), "佐藤"), (("期限", "Due date"), "2027-03-31")];

/// The room of a page at 1280 × 800, between the bar above and the one below.
fn page() -> Rect {
    Rect::from_min_max(pos2(220.0, 56.0), pos2(1280.0, 736.0))
}

/// By pointer: presses, and notches of the wheel where something is not in view.
impl Worker {
    /// Presses what is drawn last of what has this name, or begins with it where nothing has it.
    fn presses(&mut self, name: &str) {
        let at = self.rect(name).center();
        self.person.click_at(at);
        self.count += 1;
    }

    /// The same of something on the page, which may have to be scrolled to.
    fn presses_on_page(&mut self, name: &str) {
        for _ in 0..40 {
            let rect = self.rect(name);
            if page().contains_rect(rect) {
                return self.presses(name);
            }
            let down = rect.bottom() > page().bottom();
            self.person.harness.hover_at(page().center());
            self.person.harness.event(Event::MouseWheel {
                unit: MouseWheelUnit::Line,
                delta: vec2(0.0, if down { -1.0 } else { 1.0 }),
                phase: TouchPhase::Move,
                modifiers: Modifiers::NONE,
                source: egui::MouseWheelSource::Unknown,
            });
            self.person.harness.run_steps(30);
            self.count += 1;
        }
        panic!("{name} does not come into view");
    }

    fn rect(&self, name: &str) -> Rect {
        let (mut whole, mut beginning) = (None, None);
        for node in self.person.harness.root().children_recursive() {
            let label = node.accesskit_node().label().unwrap_or_default();
            match label.strip_prefix(name) {
                Some("") => whole = Some(node.rect()),
                // A level goes on with its words, a button with an arrow.
                Some(rest) if rest.starts_with(' ') => beginning = Some(node.rect()),
                _ => {}
            }
        }
        whole.or(beginning).unwrap_or_else(|| panic!("nothing is named {name}"))
    }
}

#[test]
fn the_main_job_takes_at_most_150_actions_of_the_pointer() {
    for words in Words::BOTH {
        let mut worker = Worker::new(words);
        let name = "試験工業";
        let label = worker.label("新しく始める", "Start a new assessment");
        worker.presses(label);
        let label = worker.label("会社名", "Company name");
        worker.presses_on_page(label);
        worker.writes(name);
        let label = worker.label("簡易版", "Short run");
        worker.presses_on_page(label);
        let label = worker.label("質問に進む", "Go to the questions");
        worker.presses(label);
        for number in 1..=12 {
            worker.presses_on_page("2");
            if number < 12 {
                let label = worker.label("次へ", "Next");
                worker.presses(label);
            }
        }
        let label = worker.label("結果", "Results");
        worker.presses(label);
        let label = worker.label("行動計画", "Action plan");
        worker.presses(label);
        for ((ja, en), text) in FIELDS {
            let cell = worker.in_first_row(ja, en);
            worker.presses_on_page(&cell);
            worker.writes(text);
        }
        let label = worker.label("保存", "Save");
        worker.presses(label);
        let file = worker.place("a.keian");
        worker.person.types_place(&file);
        let confirm = words.say("この場所に保存", "Save to this path");
        worker.presses(confirm);
        worker.person.wait_for(words.say("保存済み", "Saved"));
        let label = worker.label("報告書", "Report");
        worker.presses(label);
        let label = worker.label("PDFを保存…", "Save PDF…");
        worker.presses(label);
        let pdf = worker.place("a.pdf");
        worker.person.types_place(&pdf);
        worker.presses(confirm);
        worker.person.wait_for("OK");
        worker.has_done(name);
        assert_eq!(worker.used, quoted(words), "the README quotes just what is used");
        assert!(worker.count <= 150, "{} actions", worker.count);
        let said = words
            .say("マウスでは{count}回", "{count} actions of the pointer")
            .replace("{count}", &worker.count.to_string());
        assert!(told(words).contains(&said), "the README says: {said}");
    }
}

/// By keyboard.
impl Worker {
    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.person.shortcut(modifiers, key);
        self.count += 1;
    }

    /// Goes on by Tab until what has the focus has this name.
    fn tabs_to(&mut self, name: &str) {
        for _ in 0..80 {
            if self.person.focused().as_deref() == Some(name) {
                return;
            }
            self.key(Modifiers::NONE, Key::Tab);
        }
        panic!("Tab does not come to {name}");
    }

    /// Types; every letter is a key.
    fn types(&mut self, text: &str) {
        self.writes(text);
        self.count += text.chars().count();
    }

    /// Types over the path that is proposed, and confirms.
    fn types_place(&mut self, name: &str) {
        let place = self.place(name);
        self.person.types_place(&place);
        // Typed over what is proposed, as in one's own folder.
        self.count += 1 + format!("~/{name}").chars().count();
        self.key(Modifiers::NONE, Key::Enter);
    }
}

#[test]
fn the_main_job_takes_at_most_500_keys() {
    for words in Words::BOTH {
        let mut worker = Worker::new(words);
        let name = "試験工業";
        let label = worker.label("新しく始める", "Start a new assessment");
        worker.tabs_to(label);
        worker.key(Modifiers::NONE, Key::Enter);
        let label = worker.label("会社名", "Company name");
        worker.tabs_to(label);
        worker.types(name);
        let label = worker.label("簡易版", "Short run");
        worker.tabs_to(label);
        worker.key(Modifiers::NONE, Key::Space);
        let label = worker.label("質問に進む", "Go to the questions");
        worker.tabs_to(label);
        worker.key(Modifiers::NONE, Key::Enter);
        for number in 1..=12 {
            worker.key(Modifiers::NONE, Key::Num2);
            if number < 12 {
                worker.key(Modifiers::ALT, Key::ArrowRight);
            }
        }
        let label = worker.label("行動計画", "Action plan");
        worker.tabs_to(label);
        worker.key(Modifiers::NONE, Key::Enter);
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
        assert!(worker.used.is_subset(&quoted(words)), "{:?} are quoted", worker.used);
        let told = told(words);
        for key in
            ["Tab", "Enter", words.say("スペース", "Space"), "`0`", "`4`", "`Alt+→`", "`Ctrl+S`", "`Ctrl+P`"]
        {
            assert!(told.contains(key), "the README quotes {key}");
        }
        assert!(worker.count <= 500, "{} keys", worker.count);
        let said = words
            .say("キーボードでは{count}回", "{count} keys")
            .replace("{count}", &worker.count.to_string());
        assert!(told.contains(&said), "the README says: {said}");
    }
}
