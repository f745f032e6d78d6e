//! What the window says and does about its files: a second window, another program, a crash, a
//! disk that cannot be written, and encryption. By accessibility labels.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use age::secrecy::SecretString;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use keian::app::App;
use keian::assessment::{Assessment, Response};
use keian::ids::QuestionId;
use keian::level::Level;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::{self, Access, Catalogue, Changed, DocumentFile, Protection, Unlock};

struct Window {
    harness: Harness<'static, App>,
}

impl Window {
    /// A window over a home folder, in English.
    fn open(home: &Path) -> Self {
        let settings = home.join("settings.ron");
        if !settings.exists() {
            fs::write(&settings, "(lang: En)").unwrap();
        }
        // As in the program: whatever the window does, it does without the network.
        keian::sandbox::deny_network().unwrap();
        #[cfg(target_os = "linux")]
        assert!(std::net::TcpListener::bind("127.0.0.1:0").is_err());
        let harness = Harness::builder()
            .with_size(egui::vec2(1280.0, 800.0))
            .build_eframe(|cc| App::new(&cc.egui_ctx, Some(settings)));
        let mut window = Self { harness };
        window.harness.step();
        window
    }

    /// Draws until something is so; jobs run on threads of their own.
    fn until(&mut self, what: &str, so: impl Fn(&Harness<'static, App>) -> bool) {
        let start = Instant::now();
        while !so(&self.harness) {
            assert!(start.elapsed() < Duration::from_secs(60), "it never happened: {what}");
            std::thread::sleep(Duration::from_millis(10));
            self.harness.step();
        }
    }

    fn sees(&mut self, text: &str) {
        self.until(text, |harness| harness.query_all_by_label_contains(text).next().is_some());
    }

    fn click(&mut self, label: &str) {
        self.until(label, |harness| harness.query_all_by_label(label).next().is_some());
        self.harness.get_all_by_label(label).last().unwrap().click();
        self.harness.step();
        self.harness.step();
    }

    fn fill(&mut self, label: &str, text: &str) {
        use egui::accesskit::Role;
        let role = |role| {
            move |harness: &Harness<'static, App>| {
                harness.query_all_by_role_and_label(role, label).last().map(|node| node.focus()).is_some()
            }
        };
        let found = [Role::PasswordInput, Role::TextInput, Role::MultilineTextInput]
            .into_iter()
            .any(|kind| role(kind)(&self.harness));
        assert!(found, "no field {label}");
        self.harness.step();
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.step();
    }

    fn open_path(&mut self, path: &Path) {
        if self.harness.query_by_label("Path of the file").is_none() {
            self.click("Open by typing a path");
        }
        self.fill("Path of the file", path.to_str().unwrap());
        self.click("Open this path");
    }

    /// Answers the question in view with a level.
    fn answer(&mut self, level: Key) {
        self.until("a document", |harness| harness.state().document().is_some());
        self.harness.step();
        self.harness.key_press(level);
        self.harness.step();
        self.harness.step();
    }

    fn save(&mut self) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
        self.harness.step();
    }

    fn saved(&mut self) {
        self.until("saved", |harness| !harness.state().document().unwrap().is_unsaved());
    }

    fn response(&self) -> Response {
        self.harness.state().document().unwrap().assessment.response(&QuestionId::new("P1-1")).clone()
    }
}

fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let home = fs::canonicalize(folder.path()).unwrap();
    let path = home.join("answers.ron");
    storage::save(&path, &Assessment::default(), meti_guideline()).unwrap();
    (folder, path)
}

fn on_disk(path: &Path) -> Response {
    let opened = storage::open(path, &Catalogue::shipped()).unwrap();
    opened.assessment.response(&QuestionId::new("P1-1")).clone()
}

fn level(number: u8) -> Response {
    Response::Level(Level::new(number).unwrap())
}

#[test]
fn a_document_is_opened_answered_saved_and_keeps_its_lock() {
    let (folder, path) = place();
    let mut window = Window::open(folder.path());
    window.open_path(&path);
    window.answer(Key::Num3);
    window.save();
    window.saved();
    assert_eq!(on_disk(&path), level(3));
    let (second, _) = DocumentFile::open(&path, &Catalogue::shipped(), &Unlock::Nothing).unwrap();
    assert_eq!(second.access(), Access::OpenElsewhere);
    assert!(path.with_file_name("answers.backup-1.ron").exists());
}

#[test]
fn a_second_window_says_that_it_is_one_and_offers_another_name() {
    let (folder, path) = place();
    let (_first, _) = DocumentFile::open(&path, &Catalogue::shipped(), &Unlock::Nothing).unwrap();
    let mut window = Window::open(folder.path());
    window.open_path(&path);
    window.sees("Another Keian has this file open.");
    window.answer(Key::Num2);
    window.save();
    window.sees("The file could not be saved");
    window.sees("Your answers are still in this window");
    assert_eq!((window.response(), on_disk(&path)), (level(2), Response::Unanswered));
}

#[test]
fn a_file_changed_by_another_program_can_be_reloaded_or_overwritten() {
    let (folder, path) = place();
    let other = |number: u8| {
        let mut assessment = Assessment::default();
        let answer = keian::assessment::Answer { response: level(number), ..Default::default() };
        assessment.answers.insert(QuestionId::new("P1-1"), answer);
        fs::write(&path, storage::to_bytes(&assessment, meti_guideline()).unwrap()).unwrap();
    };
    let mut window = Window::open(folder.path());
    window.open_path(&path);
    window.answer(Key::Num1);
    other(4);
    window.save();
    window.sees("The file was changed by another program");
    assert_eq!(on_disk(&path), level(4));
    window.click("Reload the file");
    window.until("reloaded", |harness| {
        let doc = harness.state().document().unwrap();
        *doc.assessment.response(&QuestionId::new("P1-1")) == level(4)
    });

    window.answer(Key::Num2);
    other(0);
    window.save();
    window.sees("The file was changed by another program");
    window.click("Keep editing");
    assert_eq!((window.response(), on_disk(&path)), (level(2), level(0)));
    window.save();
    window.click("Overwrite the file");
    window.saved();
    assert_eq!(on_disk(&path), level(2));
}

#[test]
fn after_a_crash_the_window_offers_to_continue_and_the_file_stays_until_saved() {
    let (folder, path) = place();
    let journal = folder.path().join("journal");
    let mut window = Window::open(folder.path());
    window.open_path(&path);
    window.answer(Key::Num3);
    let noted = |journal: &Path| {
        fs::read_dir(journal).is_ok_and(|mut entries| {
            entries.any(|entry| entry.unwrap().path().extension().is_some_and(|end| end == "journal"))
        })
    };
    window.until("a journal", |_| noted(&journal));
    // The process ends without having been asked.
    drop(window);
    assert_eq!(on_disk(&path), Response::Unanswered);

    let mut window = Window::open(folder.path());
    window.sees("An earlier session ended unexpectedly.");
    window.sees("answers.ron, as of");
    window.sees("answers that differ from the file: 1");
    window.click("Continue where you were");
    window.until("the document", |harness| harness.state().document().is_some());
    assert_eq!((window.response(), on_disk(&path)), (level(3), Response::Unanswered));
    assert!(noted(&journal), "the journal stays until the document is saved");
    window.save();
    window.saved();
    assert_eq!(on_disk(&path), level(3));
    window.until("no journal", |_| !noted(&journal));
}

#[test]
fn after_a_crash_before_the_first_answer_it_is_said_that_the_companys_details_are_kept() {
    for (lang, kept) in
        [("En", "the company's details, no answers yet"), ("Ja", "会社の概要(回答はまだありません)")]
    {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("settings.ron"), format!("(lang: {lang})")).unwrap();
        let mut window = Window::open(home.path());
        window.harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
        window.harness.run();
        window.fill(if lang == "En" { "Organisation" } else { "組織名" }, "甲");
        window.until("a journal", |_| {
            let entries = fs::read_dir(home.path().join("journal")).into_iter().flatten().flatten();
            entries.map(|entry| entry.path()).any(|path| path.extension().is_some_and(|end| end == "journal"))
        });
        drop(window);
        let mut window = Window::open(home.path());
        window.sees(kept);
    }
}

#[test]
fn a_recovery_copy_is_dropped_only_after_a_question() {
    let (folder, path) = place();
    let mut window = Window::open(folder.path());
    window.open_path(&path);
    window.answer(Key::Num3);
    drop(window);
    let mut window = Window::open(folder.path());
    window.click("Discard…");
    window.sees("Discard the recovery copy?");
    window.click("Discard for good");
    window.harness.step();
    assert_eq!(fs::read_dir(folder.path().join("journal")).unwrap().count(), 0);
    assert_eq!(on_disk(&path), Response::Unanswered);
}

#[test]
fn when_the_folder_vanishes_everything_stays_in_the_window_and_the_journal() {
    let (folder, path) = place();
    let drive = folder.path().join("drive");
    fs::create_dir(&drive).unwrap();
    let there = fs::canonicalize(&drive).unwrap().join("answers.ron");
    fs::copy(&path, &there).unwrap();
    let mut window = Window::open(folder.path());
    window.open_path(&there);
    window.answer(Key::Num3);
    fs::remove_dir_all(&drive).unwrap();
    window.save();
    window.sees("The file could not be saved");
    window.click("Keep editing");
    assert_eq!(window.response(), level(3));
    drop(window);
    let mut window = Window::open(folder.path());
    window.click("Continue where you were");
    window.sees("The file that these answers belong to could not be opened");
    assert_eq!(window.response(), level(3));
}

#[test]
fn an_encrypted_document_asks_for_its_passphrase_until_it_is_right() {
    let (folder, path) = place();
    let secret = || Unlock::Passphrase(SecretString::from("open sesame".to_owned()));
    let protection = Protection::Passphrase(SecretString::from("open sesame".to_owned()));
    let mut file = DocumentFile::create(&path, protection).unwrap();
    file.save(&Assessment::default(), meti_guideline(), Changed::Overwrite).unwrap();
    drop(file);
    let mut window = Window::open(folder.path());
    window.open_path(&path);
    window.sees("This file is encrypted");
    window.fill("Passphrase", "open barley");
    window.click("Open");
    window.sees("The passphrase is wrong.");
    window.fill("Passphrase", "open sesame");
    window.harness.key_press(Key::Enter);
    window.harness.step();
    window.answer(Key::Num4);
    window.save();
    window.saved();
    drop(window);
    let (_, opened) = DocumentFile::open(&path, &Catalogue::shipped(), &secret()).unwrap();
    assert_eq!(*opened.assessment.response(&QuestionId::new("P1-1")), level(4));
}

#[test]
fn save_as_offers_encryption_and_refuses_two_passphrases_that_differ() {
    let (folder, path) = place();
    let mut window = Window::open(folder.path());
    window.open_path(&path);
    window.answer(Key::Num1);
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.sees("How should the file be saved?");
    window.click("With a passphrase");
    window.fill("Passphrase", "open sesame");
    window.fill("Passphrase once more", "open barley");
    window.click("Choose a place…");
    window.sees("The two passphrases differ.");
}
