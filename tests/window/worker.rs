//! Who does a job of which the READMEs tell the steps, with nothing but the labels and keys that they quote: by pointer
//! or by keyboard. What it takes is counted.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, Rect, TouchPhase, pos2, vec2};
use egui_kittest::kittest::NodeT;

use super::person::{Drawn, Person, Words};

/// A job that the READMEs tell: the heads of their sections, in Japanese and in English.
pub struct Job(pub &'static str, pub &'static str);

impl Job {
    /// What the README of a language says of it: the section with the steps.
    pub fn told(&self, words: Words) -> String {
        let readme = words.say(include_str!("../../README.ja.md"), include_str!("../../README.md"));
        let head = format!("\n## {}\n", words.say(self.0, self.1));
        let section = readme.split_once(&head).expect("the job has a section").1;
        section.split("\n## ").next().unwrap_or_default().to_owned()
    }

    /// The labels that the steps quote.
    pub fn quoted(&self, words: Words) -> BTreeSet<String> {
        let told = self.told(words);
        let steps = told.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
        steps.flat_map(|line| line.split("**").skip(1).step_by(2).map(str::to_owned)).collect()
    }

    /// That the README tells this.
    #[track_caller]
    pub fn tells(&self, words: Words, said: &str) {
        assert!(self.told(words).contains(said), "the README says: {said}");
    }

    /// That the README tells how often something is done, in Japanese and in English with `{count}` in it.
    #[track_caller]
    pub fn counts(&self, worker: &Worker, ja: &str, en: &str) {
        self.tells(worker.words, &worker.words.say(ja, en).replace("{count}", &worker.count.to_string()));
    }
}

/// Who does it, and what it has taken.
pub struct Worker {
    pub person: Person,
    pub words: Words,
    /// The labels that were used.
    pub used: BTreeSet<String>,
    /// Presses and notches of the wheel, or keys.
    pub count: usize,
}

impl Worker {
    pub fn new(words: Words) -> Self {
        Self { person: Person::at_a_fresh_machine(words), words, used: BTreeSet::new(), count: 0 }
    }

    /// A label of a language, which is used.
    pub fn label(&mut self, ja: &'static str, en: &'static str) -> &'static str {
        let label = self.words.say(ja, en);
        self.used.insert(label.to_owned());
        label
    }

    /// Writes, letter by letter.
    pub fn writes(&mut self, text: &str) {
        for letter in text.chars() {
            self.person.harness.event(Event::Text(letter.to_string()));
            self.person.harness.run();
        }
    }

    /// Waits for what a thread brings, until it has found its place.
    #[track_caller]
    pub fn waits_for(&mut self, label: &str) {
        self.person.wait_for(label);
        self.person.harness.run();
    }

    pub fn place(&self, name: &str) -> PathBuf {
        self.person.folder().join(name)
    }
}

/// Whether a label begins with a name: a level goes on with its words, a button with an arrow, an edition with its
/// pages.
fn goes_on(label: &str, name: &str) -> bool {
    label.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '(']))
}

/// The room of a page at 1280 × 800, between the bar above and the one below.
fn page() -> Rect {
    Rect::from_min_max(pos2(220.0, 56.0), pos2(1280.0, 736.0))
}

/// By pointer: presses, and notches of the wheel where something is not in view.
impl Worker {
    /// Presses what is drawn last of what has this name, or begins with it where nothing has it.
    #[track_caller]
    pub fn presses(&mut self, name: &str) {
        let at = self.rect(name).center();
        assert!(self.person.harness.ctx.content_rect().contains(at), "{name} is out of view at {at}");
        self.person.click_at(at);
        self.count += 1;
    }

    /// The same of something on the page, which may have to be scrolled to.
    #[track_caller]
    pub fn presses_on_page(&mut self, name: &str) {
        self.turns_until(name, page().center(), |worker| {
            let rect = worker.rect(name);
            (!page().contains_rect(rect)).then(|| rect.bottom() > page().bottom())
        });
        self.presses(name);
    }

    /// Presses what has a label that the README quotes.
    #[track_caller]
    pub fn presses_label(&mut self, ja: &'static str, en: &'static str) {
        let label = self.label(ja, en);
        self.presses(label);
    }

    /// The same on the page.
    #[track_caller]
    pub fn presses_label_on_page(&mut self, ja: &'static str, en: &'static str) {
        let label = self.label(ja, en);
        self.presses_on_page(label);
    }

    /// Opens a list on the page and presses a choice of it, which may have to be scrolled to.
    #[track_caller]
    pub fn picks(&mut self, list: &str, choice: &str) {
        self.presses_on_page(list);
        let button = self.rect(list);
        let room = pos2(button.center().x, button.bottom() + 40.0);
        self.turns_until(choice, room, |worker| {
            let rect = worker.rect(choice);
            let whole = |drawn: &Drawn| {
                drawn.galley.text() == choice
                    && rect.contains(drawn.rect().center())
                    && drawn.clip.contains_rect(rect.shrink(2.0))
            };
            (!worker.person.drawn().iter().any(whole)).then(|| rect.center().y > room.y)
        });
        self.presses(choice);
    }

    /// Turns the wheel at a point until something is in view: what says that it is not says whether it is below.
    #[track_caller]
    fn turns_until(&mut self, name: &str, at: Pos2, out_of_view: impl Fn(&Self) -> Option<bool>) {
        for _ in 0..40 {
            let Some(below) = out_of_view(self) else { return };
            self.person.harness.hover_at(at);
            self.person.harness.event(Event::MouseWheel {
                unit: MouseWheelUnit::Line,
                delta: vec2(0.0, if below { -1.0 } else { 1.0 }),
                phase: TouchPhase::Move,
                modifiers: Modifiers::NONE,
                source: egui::MouseWheelSource::Unknown,
            });
            self.person.harness.run_steps(30);
            self.count += 1;
        }
        panic!("{name} does not come into view");
    }

    #[track_caller]
    fn rect(&self, name: &str) -> Rect {
        let (mut whole, mut beginning) = (None, None);
        for node in self.person.harness.root().children_recursive() {
            let label = node.accesskit_node().label().unwrap_or_default();
            if label == name {
                whole = Some(node.rect());
            } else if goes_on(&label, name) {
                beginning = Some(node.rect());
            }
        }
        whole.or(beginning).unwrap_or_else(|| panic!("nothing is named {name}"))
    }

    /// Writes where a file is or shall be, and presses the button that says so.
    #[track_caller]
    pub fn gives(&mut self, place: &Path, confirm: &str) {
        self.person.types_place(place);
        self.presses(confirm);
    }
}

/// By keyboard.
impl Worker {
    pub fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.person.shortcut(modifiers, key);
        self.count += 1;
    }

    /// Goes on by Tab until what has the focus has this name.
    #[track_caller]
    pub fn tabs_to(&mut self, name: &str) {
        self.goes_to(name, (Modifiers::NONE, Key::Tab));
    }

    /// Goes on by Tab to what has a label that the README quotes, and presses Enter there.
    #[track_caller]
    pub fn enters(&mut self, ja: &'static str, en: &'static str) {
        let label = self.label(ja, en);
        self.tabs_to(label);
        self.key(Modifiers::NONE, Key::Enter);
    }

    /// Goes on by a key until what has the focus has this name.
    #[track_caller]
    pub fn goes_to(&mut self, name: &str, (modifiers, key): (Modifiers, Key)) {
        let mut passed = Vec::new();
        for _ in 0..80 {
            let focused = self.person.focused();
            if focused.as_ref().is_some_and(|label| label == name || goes_on(label, name)) {
                return;
            }
            passed.extend(focused);
            self.key(modifiers, key);
        }
        panic!("{key:?} does not come to {name}: {passed:?}");
    }

    /// Types; every letter is a key.
    pub fn types(&mut self, text: &str) {
        self.writes(text);
        self.count += text.chars().count();
    }

    /// Types over the path that is proposed, and confirms.
    pub fn types_place(&mut self, name: &str) {
        let place = self.place(name);
        self.person.types_place(&place);
        // Typed over what is proposed, as in one's own folder.
        self.count += 1 + format!("~/{name}").chars().count();
        self.key(Modifiers::NONE, Key::Enter);
    }
}
