//! After a crash, what was not saved is offered wherever the file is opened, and whoever takes it up is not
//! kept out of the file by the window itself. By accessibility labels.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{DroppedFile, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::assessment::{Assessment, Profile, Response};
use keian::base::ids::QuestionId;
use keian::base::level::Level;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::{self, Access, Replace};

use super::person::{Person, Words};

const QUESTION: &str = "P1-1";

fn three() -> Response {
    Response::Level(Level::THREE)
}

fn on_disk(path: &Path) -> Response {
    let opened = storage::open(path, &Catalogue::shipped()).unwrap();
    opened.assessment.response(&QuestionId::new(QUESTION)).clone()
}

/// How a person opens a file.
#[derive(Clone, Copy, Debug)]
enum Way {
    Dialog,
    Recent,
    Typed,
    Dropped,
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn opens(person: &mut Person, words: Words, path: &Path, way: Way) {
    match way {
        Way::Dialog => {
            person.shortcut(Modifiers::COMMAND, Key::O);
            person.gives(path);
        }
        Way::Recent => person.click("answers.keian"),
        Way::Typed => {
            person.click(words.say("ファイルの場所を入力して開く", "Open by typing a path"));
            person.gives(path);
        }
        Way::Dropped => {
            person.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
            person.harness.run();
        }
    }
    person.wait_until(|person| person.harness.state().document().is_some());
}

/// A machine on which a session ended with an answer that was not saved.
fn after_a_crash(words: Words) -> (Person, PathBuf) {
    let mut person = Person::at_a_fresh_machine(words);
    let path = fs::canonicalize(person.folder()).unwrap().join("answers.keian");
    let profile = Profile { organisation: "甲".to_owned(), ..Profile::default() };
    let assessment = Assessment { profile, ..Assessment::default() };
    storage::save(&path, &assessment, meti_guideline(), Replace::Never).unwrap();
    opens(&mut person, words, &path, Way::Dialog);
    person.press(Key::Num3);
    assert_eq!(person.response(QUESTION), three());
    (person.crashes(), path)
}

#[test]
fn what_was_not_saved_is_offered_however_the_file_is_opened_and_can_be_saved_there() {
    for (words, way) in [
        (Words::BOTH[0], Way::Dialog),
        (Words::BOTH[1], Way::Recent),
        (Words::BOTH[1], Way::Typed),
        (Words::BOTH[0], Way::Dropped),
    ] {
        let (mut person, path) = after_a_crash(words);
        opens(&mut person, words, &path, way);
        assert_eq!(person.response(QUESTION), Response::Unanswered, "{way:?}");
        person.wait_for(words.say(
            "このファイルには、前回保存されなかった入力が残っています。",
            "This file has entries from an earlier session that were not saved.",
        ));
        person.click(words.say("続きから再開", "Continue where you left off"));
        person.wait_until(|person| person.response(QUESTION) == three());
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.wait_until(|person| !person.document().is_unsaved());
        assert_eq!(on_disk(&path), three());
        // Nobody else has it open, and nothing is left to offer.
        assert!(
            !person.sees(
                words.say("別のKeianの画面で開かれています", "This file is open in another Keian window")
            )
        );
        let _machine = person.crashes();
        let (file, _) =
            storage::DocumentFile::open(&path, &Catalogue::shipped(), &storage::Unlock::Nothing).unwrap();
        assert_eq!(file.access(), Access::Full);
    }
}

#[test]
fn what_was_not_saved_is_offered_where_the_file_was_renamed_since() {
    for words in Words::BOTH {
        let (mut person, path) = after_a_crash(words);
        let renamed = path.with_file_name("renamed.ron");
        fs::rename(&path, &renamed).unwrap();
        opens(&mut person, words, &renamed, Way::Typed);
        assert_eq!(person.response(QUESTION), Response::Unanswered);
        person.wait_for(words.say(
            "このファイルには、前回保存されなかった入力が残っています。",
            "This file has entries from an earlier session that were not saved.",
        ));
        person.click(words.say("続きから再開", "Continue where you left off"));
        person.wait_until(|person| person.response(QUESTION) == three());
        assert_eq!(on_disk(&renamed), Response::Unanswered, "it is saved where the person says");
    }
}

#[test]
fn what_was_typed_in_the_meantime_is_asked_about_before_what_was_left_is_gone_on_with() {
    let words = Words::BOTH[1];
    let (mut person, path) = after_a_crash(words);
    opens(&mut person, words, &path, Way::Dialog);
    person.press(Key::Num1);
    person.wait_for("Continue where you left off");
    person.click("Continue where you left off");
    person.wait_for("There are unsaved changes");
    person.click_last("Save");
    person.wait_until(|person| person.response(QUESTION) == three());
    // The file has changed since that was noted: the person decides.
    person.shortcut(Modifiers::COMMAND, Key::S);
    person.wait_for("The file was changed by another program");
    assert_eq!(on_disk(&path), Response::Level(Level::ONE));
}

#[test]
fn what_was_not_saved_beside_the_answers_is_named_in_the_offer() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        let path = fs::canonicalize(person.folder()).unwrap().join("answers.keian");
        storage::save(&path, &Assessment::default(), meti_guideline(), Replace::Never).unwrap();
        opens(&mut person, words, &path, Way::Dialog);
        person.shortcut(Modifiers::COMMAND, Key::M);
        person.type_into(words.say("節目の名前", "Name of the milestone"), "2026");
        person.press(Key::Enter);
        assert_eq!(person.document().assessment.milestones.len(), 1);
        let mut person = person.crashes();
        person.wait_for(words.say(
            "台帳、節目、渡したファイルの控えなどに変更があります",
            "Registers, milestones or what was handed out differ",
        ));
        person.click(words.say("続きから再開", "Continue where you left off"));
        person.wait_until(|person| {
            person.harness.state().document().is_some_and(|doc| doc.assessment.milestones.len() == 1)
        });
        assert_eq!(storage::open(&path, &Catalogue::shipped()).unwrap().assessment.milestones.len(), 0);
    }
}

#[test]
fn a_recovery_copy_that_cannot_be_read_is_said_once_and_left() {
    for words in Words::BOTH {
        let (person, _) = after_a_crash(words);
        let journal = fs::read_dir(person.folder().join("journal"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.extension().is_some_and(|end| end == "journal"))
            .unwrap();
        let mut person = person.crashes_after(|| {
            let text = fs::read_to_string(&journal).unwrap();
            fs::write(&journal, &text[..text.len() / 2]).unwrap();
        });
        person.wait_until(|person| person.sees(words.say("を読めません。", "cannot be read.")));
        person.click("OK");
        let offer = words.say("続きから再開", "Continue where you left off");
        assert!(person.harness.query_all_by_label(offer).next().is_none());
        assert!(journal.exists());
    }
}
