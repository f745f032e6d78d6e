//! A person at the window: finds things by their accessible names, clicks, types, waits.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::epaint::Shape;
use egui::{Galley, Key, Modifiers, Pos2, Rect, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use keian::app::App;
use keian::assessment::Response;
use keian::base::ids::QuestionId;
use keian::session::document::Document;

/// The language that the person reads.
#[derive(Clone, Copy)]
pub struct Words {
    pub english: bool,
}

impl Words {
    /// Both languages.
    pub const BOTH: [Self; 2] = [Self { english: false }, Self { english: true }];

    pub fn say<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        if self.english { en } else { ja }
    }
}

/// The names of the screens of a document, in both languages: where the column at the left leads. The last
/// is where opening the sample leads.
pub const SCREENS: [(&str, &str); 11] = [
    ("会社の概要", "Company"),
    ("質問", "Questions"),
    ("残りの質問", "Open questions"),
    ("行動計画", "Action plan"),
    ("台帳", "Registers"),
    ("ワークショップ", "Workshop"),
    ("前回との比較", "Comparison"),
    ("報告書", "Report"),
    ("設定", "Settings"),
    ("キー操作と用語", "Keys and glossary"),
    ("結果", "Results"),
];

/// A text as it is drawn, and the place outside of which it is cut.
pub struct Drawn {
    pub galley: Arc<Galley>,
    pub pos: Pos2,
    pub clip: Rect,
}

impl Drawn {
    pub fn rect(&self) -> Rect {
        self.galley.rect.translate(self.pos.to_vec2())
    }
}

/// A person at the window.
pub struct Person {
    pub harness: Harness<'static, App>,
    folder: tempfile::TempDir,
}

impl Person {
    /// On a machine where Keian was never started, but for the language. Paths are typed, so that
    /// no dialog of the system appears.
    pub fn at_a_fresh_machine(words: Words) -> Self {
        let lang = words.say("Ja", "En");
        Self::with_settings(&format!("(lang: {lang}, theme: Light, typed_paths: true)"))
    }

    /// With the sample open, at its results.
    pub fn at_the_sample(words: Words) -> Self {
        let mut person = Self::at_a_fresh_machine(words);
        person.click(words.say("サンプルを見る", "Look at the sample"));
        person
    }

    /// The name of what has the focus, if it has one.
    pub fn focused(&self) -> Option<String> {
        let root = self.harness.root();
        let focused = root.children_recursive().find(|node| node.accesskit_node().is_focused());
        focused.and_then(|node| node.accesskit_node().label())
    }

    /// On a machine with these settings.
    pub fn with_settings(settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("settings.ron"), settings).unwrap();
        Self::with(folder)
    }

    fn with(folder: tempfile::TempDir) -> Self {
        // As in the program: whatever the window does, it does without the network.
        keian::sandbox::deny_network().unwrap();
        #[cfg(target_os = "linux")]
        assert!(std::net::TcpListener::bind("127.0.0.1:0").is_err());
        let settings = folder.path().join("settings.ron");
        let mut harness = Harness::builder()
            .with_size(egui::vec2(1280.0, 800.0))
            .with_max_steps(20)
            .build_eframe(|cc| App::new(&cc.egui_ctx, Some(settings)));
        harness.run();
        Self { harness, folder }
    }

    /// Closes the window and starts Keian again, on the same machine.
    pub fn comes_back(mut self) -> Self {
        assert!(self.closes());
        drop(self.harness);
        Self::with(self.folder)
    }

    /// Keian ends without having been asked, and is started again on the same machine.
    pub fn crashes(self) -> Self {
        drop(self.harness);
        Self::with(self.folder)
    }

    /// The same, and something happens on the machine meanwhile.
    pub fn crashes_after(self, meanwhile: impl FnOnce()) -> Self {
        drop(self.harness);
        meanwhile();
        Self::with(self.folder)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn document(&self) -> &Document {
        self.harness.state().document().expect("a document is open")
    }

    pub fn response(&self, question: &str) -> Response {
        self.document().assessment.response(&QuestionId::new(question)).clone()
    }

    pub fn click(&mut self, label: &str) {
        // As a person would, who scrolls until it is in view.
        self.named(label).next().unwrap_or_else(|| panic!("no {label}")).scroll_to_me();
        self.harness.run();
        self.named(label).next().unwrap_or_else(|| panic!("no {label}")).click();
        self.harness.run();
    }

    /// Clicks the last thing of that name: in a dialog, which is drawn last.
    pub fn click_last(&mut self, label: &str) {
        // What has only just appeared finds its place first.
        self.harness.run();
        self.named(label).last().unwrap_or_else(|| panic!("no {label}")).click();
        self.harness.run();
    }

    /// Clicks the first thing whose name begins so: a name that goes on with a number.
    pub fn click_first(&mut self, beginning: &str) {
        let found = self.harness.query_all_by_label_contains(beginning).next();
        found.unwrap_or_else(|| panic!("no {beginning}")).click();
        self.harness.run();
    }

    /// Clicks the first thing whose name begins so, after it has come into view.
    pub fn click_beginning(&mut self, beginning: &str) {
        let found = |harness: &Harness<'static, App>| {
            let all = harness.root().children_recursive();
            let name = |node: &Node<'_>| node.accesskit_node().label().unwrap_or_default();
            let named = all.filter(|node| name(node).starts_with(beginning)).map(|node| name(&node)).next();
            named.unwrap_or_else(|| panic!("no {beginning}"))
        };
        let name = found(&self.harness);
        self.click(&name);
    }

    /// Presses and lets go of the mouse at a point of the window.
    pub fn click_at(&mut self, pos: Pos2) {
        self.harness.event(egui::Event::PointerMoved(pos));
        self.harness.run();
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
            self.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        }
        self.harness.run();
    }

    fn named<'t>(&'t self, label: &'t str) -> impl Iterator<Item = Node<'t>> {
        self.harness.query_all_by_label(label)
    }

    pub fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    pub fn shortcut(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    /// Goes to a question by the list of everything.
    pub fn goes_to(&mut self, question: &str) {
        self.shortcut(Modifiers::COMMAND, Key::F);
        let field = if self.sees("操作を探す…") { "操作を探す…" } else { "Find a command…" };
        self.type_into(field, question);
        self.press(Key::Enter);
        self.wait_until(|person| person.document().at == Some(QuestionId::new(question)));
    }

    /// Puts the focus into the text field of that name.
    pub fn focus(&mut self, label: &str) {
        let field = self.field(label);
        field.unwrap_or_else(|| panic!("no field {label}")).focus();
        self.harness.run();
    }

    /// What stands in a text field.
    pub fn field_text(&self, label: &str) -> String {
        self.field(label).and_then(|node| node.value()).unwrap_or_default()
    }

    /// Where the text field of that name stands.
    pub fn field_place(&self, label: &str) -> Rect {
        self.field(label).unwrap_or_else(|| panic!("no field {label}")).rect()
    }

    /// Whether a text field of that name is there.
    pub fn has_field(&self, label: &str) -> bool {
        self.field(label).is_some()
    }

    pub fn has_focus(&self, label: &str) -> bool {
        self.field(label).is_some_and(|node| node.is_focused())
    }

    /// The text field of that name; the words above it bear the name too.
    fn field<'t>(&'t self, label: &'t str) -> Option<Node<'t>> {
        self.harness.query_all_by_label(label).rfind(|node| node.value().is_some())
    }

    /// Types at the end of a text field.
    pub fn type_into(&mut self, label: &str, text: &str) {
        self.focus(label);
        self.shortcut(Modifiers::CTRL | Modifiers::COMMAND, Key::End);
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// Types over what a text field holds.
    pub fn replace_in(&mut self, label: &str, text: &str) {
        self.focus(label);
        self.shortcut(Modifiers::COMMAND, Key::A);
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// Types where a file is or shall be, in either language, and confirms.
    pub fn gives(&mut self, path: &Path) {
        self.types_place(path);
        self.press(Key::Enter);
    }

    /// Types a path where one is asked for.
    pub fn types_place(&mut self, path: &Path) {
        let named = |label: &&str| self.field(label).is_some();
        let label =
            ["ファイルの場所", "Path of the file"].into_iter().find(named).expect("a path is asked for");
        self.replace_in(label, path.to_str().unwrap());
    }

    /// Whether something has this in its name.
    pub fn sees(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    /// Whether this text is drawn within the window, wherever its rows break.
    pub fn shows(&self, text: &str) -> bool {
        let whole = |text: &str| -> String { text.split_whitespace().collect() };
        let (window, wanted) = (self.harness.ctx.content_rect(), whole(text));
        self.drawn().iter().any(|drawn| {
            whole(drawn.galley.text()) == wanted && drawn.clip.intersect(window).intersects(drawn.rect())
        })
    }

    /// Every text that is drawn.
    pub fn drawn(&self) -> Vec<Drawn> {
        fn gather(shape: &Shape, clip: Rect, all: &mut Vec<Drawn>) {
            match shape {
                Shape::Text(text) => all.push(Drawn { galley: text.galley.clone(), pos: text.pos, clip }),
                Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, clip, all)),
                _ => {}
            }
        }
        let mut all = Vec::new();
        for clipped in &self.harness.output().shapes {
            gather(&clipped.shape, clipped.clip_rect, &mut all);
        }
        all
    }

    #[track_caller]
    pub fn wait_for(&mut self, label: &str) {
        let found = |person: &Self| person.harness.query_all_by_label(label).next().is_some();
        self.wait_until(found);
    }

    /// Runs until something holds; what a thread does takes its time.
    #[track_caller]
    pub fn wait_until(&mut self, holds: impl Fn(&Self) -> bool) {
        for _ in 0..1200 {
            if holds(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(25));
            self.harness.step();
        }
        panic!("what was waited for never came");
    }

    /// Presses the window's close button; returns whether the window closes.
    pub fn closes(&mut self) -> bool {
        let viewport = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        viewport.events.push(ViewportEvent::Close);
        self.harness.step();
        let stays = self.commands().contains(&ViewportCommand::CancelClose);
        if let Some(viewport) = self.harness.input_mut().viewports.get_mut(&ViewportId::ROOT) {
            viewport.events.clear();
        }
        self.harness.run();
        !stays
    }

    /// Whether the window asked the system to be closed in the last frame.
    pub fn asked_to_close(&self) -> bool {
        self.commands().contains(&ViewportCommand::Close)
    }

    fn commands(&self) -> Vec<ViewportCommand> {
        let output = self.harness.output().viewport_output.get(&ViewportId::ROOT);
        output.map(|viewport| viewport.commands.clone()).unwrap_or_default()
    }
}
