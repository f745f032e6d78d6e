//! What a person does while a file is being read or written is neither lost nor put into another
//! document. By accessibility labels; what can happen in which order is in `tests/session`.

use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use egui::{Key, Modifiers};
use keian::assessment::{Assessment, Profile, Response};
use keian::base::level::Level;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage;
use keian::storage::{Changed, DocumentFile, Protection, Replace, Unlock};

use super::person::Person;

const PASSPHRASE: &str = "open sesame";

/// A clear `a.ron` and an encrypted `b.ron`, in a window that has the first one open at a question.
fn two_files() -> (Person, PathBuf, PathBuf) {
    let mut person = Person::with_settings("(lang: En, typed_paths: true)");
    let folder = std::fs::canonicalize(person.folder()).unwrap();
    let (a, b) = (folder.join("a.ron"), folder.join("b.ron"));
    let of = |name: &str| {
        let profile = Profile { organisation: name.to_owned(), ..Profile::default() };
        Assessment { profile, ..Assessment::default() }
    };
    storage::save(&a, &of("A"), meti_guideline(), Replace::Never).unwrap();
    let protection = Protection::Passphrase(SecretString::from(PASSPHRASE.to_owned()));
    let mut file = DocumentFile::create(&b, protection, Replace::Never).unwrap();
    file.save(&of("B"), meti_guideline(), Changed::Overwrite).unwrap();
    drop(file);
    open(&mut person, &a);
    person.wait_until(|person| person.harness.state().document().is_some());
    assert_eq!(person.document().assessment.profile.organisation, "A");
    (person, a, b)
}

fn open(person: &mut Person, path: &Path) {
    person.shortcut(Modifiers::COMMAND, Key::O);
    person.replace_in("Path of the file", path.to_str().unwrap());
    person.press(Key::Enter);
}

fn unlock(person: &mut Person) {
    person.wait_for("This file is encrypted");
    // The field has the focus.
    person.harness.run();
    person.harness.event(egui::Event::Text(PASSPHRASE.to_owned()));
    person.harness.step();
    person.harness.key_press(Key::Enter);
    person.harness.step();
    person.harness.step();
}

fn level_on_disk(path: &Path, unlock: &Unlock) -> Response {
    let (_, opened) = DocumentFile::open(path, &Catalogue::shipped(), unlock).unwrap();
    let first = meti_guideline().areas[0].questions[0].id.clone();
    opened.assessment.response(&first).clone()
}

#[test]
fn an_answer_given_while_another_file_is_unlocked_is_asked_about_and_saved() {
    let (mut person, a, b) = two_files();
    open(&mut person, &b);
    unlock(&mut person);
    // The passphrase takes a second; the question of A is on the screen meanwhile.
    person.harness.key_press(Key::Num3);
    person.harness.step();
    person.harness.step();
    assert!(person.document().is_unsaved());
    person.wait_for("There are unsaved changes");
    assert_eq!(person.document().assessment.profile.organisation, "A");
    person.click_last("Save");
    person.wait_until(|person| person.document().assessment.profile.organisation == "B");
    assert_eq!(level_on_disk(&a, &Unlock::Nothing), Response::Level(Level::new(3).unwrap()));
    assert!(!person.document().is_unsaved());
    assert_eq!(person.document().path.as_deref(), Some(&*b));
}

#[test]
fn an_answer_given_while_another_file_is_unlocked_stays_when_one_stays() {
    let (mut person, a, b) = two_files();
    open(&mut person, &b);
    unlock(&mut person);
    person.harness.key_press(Key::Num3);
    person.harness.step();
    person.wait_for("There are unsaved changes");
    person.click_last("Keep editing");
    assert_eq!(person.document().assessment.profile.organisation, "A");
    assert_eq!(person.document().path.as_deref(), Some(&*a));
    assert!(person.document().is_unsaved());
    // The lock of B, which was opened in vain, is gone.
    let secret = Unlock::Passphrase(SecretString::from(PASSPHRASE.to_owned()));
    let (file, _) = DocumentFile::open(&b, &Catalogue::shipped(), &secret).unwrap();
    assert_eq!(file.access(), storage::Access::Full);
}

#[test]
fn a_save_that_takes_long_is_finished_before_a_new_document_is_begun() {
    let (mut person, _, b) = two_files();
    open(&mut person, &b);
    unlock(&mut person);
    person.wait_until(|person| person.document().assessment.profile.organisation == "B");
    person.harness.step();
    person.harness.key_press(Key::Num2);
    person.harness.step();
    person.harness.step();
    // Written with a passphrase, which takes a second; then at once a new one.
    person.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    person.harness.step();
    person.harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    person.harness.step();
    person.wait_until(|person| person.document().assessment.profile.organisation.is_empty());
    assert_eq!(person.document().path, None, "the new document has no file");
    let secret = Unlock::Passphrase(SecretString::from(PASSPHRASE.to_owned()));
    assert_eq!(level_on_disk(&b, &secret), Response::Level(Level::new(2).unwrap()));
}
