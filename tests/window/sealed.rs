//! What an encrypted document gives birth to is encrypted, or asked about plainly in that step; and what
//! was in clear goes along when encryption is chosen. By accessibility labels.

use std::fs;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use egui::{Key, Modifiers};
use keian::assessment::{ActionItem, Answer, Assessment, Profile, Response};
use keian::base::ids::QuestionId;
use keian::base::level::Level;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::protect::is_encrypted;
use keian::storage::{self, Changed, DocumentFile, OpenError, Protection, Replace, Unlock};

use super::person::{Person, Words};

const ENGLISH: Words = Words { english: true };
const SECRET: &str = "open sesame";
/// A text that stands nowhere but in answers.
const CANARY: &str = "weak point of the kiln";

fn secret(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

fn answered() -> Assessment {
    let profile = Profile { organisation: "Kiln Works".to_owned(), ..Profile::default() };
    let level = Response::Level(Level::TWO);
    let answer = Answer { response: level, note: CANARY.to_owned(), ..Answer::default() };
    Assessment {
        profile,
        answers: [(QuestionId::new("P1-1"), answer.into())].into_iter().collect(),
        ..Assessment::default()
    }
}

fn sealed_at(path: &Path) {
    sealed_with(path, &answered());
}

fn sealed_with(path: &Path, assessment: &Assessment) {
    let mut file =
        DocumentFile::create(path, Protection::Passphrase(secret(SECRET)), Replace::Never).unwrap();
    file.save(assessment, meti_guideline(), Changed::Refuse).unwrap();
}

/// A person with an encrypted document open.
fn with_a_sealed_document(words: Words) -> (Person, PathBuf) {
    let mut person = Person::at_a_fresh_machine(words);
    let path = fs::canonicalize(person.folder()).unwrap().join("sealed.ron");
    sealed_at(&path);
    opens(&mut person, &path);
    unlocks(&mut person, words, SECRET);
    person.wait_until(|person| person.harness.state().document().is_some());
    (person, path)
}

/// A person with a document in clear open, and an earlier version beside it.
fn with_a_document_in_clear(words: Words) -> (Person, PathBuf) {
    let mut person = Person::at_a_fresh_machine(words);
    let path = fs::canonicalize(person.folder()).unwrap().join("clear.ron");
    storage::save(&path, &answered(), meti_guideline(), Replace::Never).unwrap();
    opens(&mut person, &path);
    person.wait_until(|person| person.harness.state().document().is_some());
    person.press(Key::Num3);
    person.shortcut(Modifiers::COMMAND, Key::S);
    person.wait_until(|person| !person.document().is_unsaved());
    assert!(backup(&path).exists());
    (person, path)
}

fn backup(path: &Path) -> PathBuf {
    storage::replace::backup_path(path, 1)
}

fn opens(person: &mut Person, path: &Path) {
    person.shortcut(Modifiers::COMMAND, Key::O);
    person.gives(path);
}

fn unlocks(person: &mut Person, words: Words, secret: &str) {
    person.wait_for(words.say("このファイルは暗号化されています", "This file is encrypted"));
    person.type_into(words.say("パスフレーズ", "Passphrase"), secret);
    person.press(Key::Enter);
}

fn types_a_passphrase(person: &mut Person, words: Words, secret: &str) {
    person.type_into(words.say("パスフレーズ", "Passphrase"), secret);
    person.type_into(words.say("パスフレーズ(確認のためもう一度)", "Passphrase once more"), secret);
}

fn is_sealed(path: &Path) -> bool {
    is_encrypted(&fs::read(path).unwrap())
}

fn opened_with(path: &Path, text: &str) -> Result<Assessment, OpenError> {
    let opened = storage::open_copy(path, &Catalogue::shipped(), &Unlock::Passphrase(secret(text)));
    opened.map(|(opened, _)| opened.assessment)
}

/// Whether a file holds a text in clear; one that has just given way to its next version holds nothing.
fn has(path: &Path, text: &str) -> bool {
    match fs::read(path) {
        Ok(bytes) => bytes.windows(text.len()).any(|part| part == text.as_bytes()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

/// Whether any file below a folder holds a text in clear.
fn leaks(folder: &Path, text: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(leaks(&path, text));
        } else if has(&path, text) {
            found.push(path);
        }
    }
    found
}

#[test]
fn questions_handed_out_of_an_encrypted_document_are_encrypted_and_what_comes_back_is_unlocked() {
    for words in Words::BOTH {
        let (mut person, _) = with_a_sealed_document(words);
        person.click(words.say("残りの質問", "Open questions"));
        person.click_first(words.say("に渡すファイルを保存…", "Save a hand-out for:"));
        person.click(words.say("保存先を選ぶ…", "Choose a place…"));
        person
            .wait_for(words.say("渡すファイルをどのように保存しますか", "How should the hand-out be saved?"));
        types_a_passphrase(&mut person, words, "for procurement");
        person.click(words.say("保存先を選ぶ…", "Choose a place…"));
        let handed = person.folder().join("handed.ron");
        person.gives(&handed);
        person.wait_for("OK");
        person.click("OK");
        let inside = opened_with(&handed, "for procurement").unwrap();
        assert!(!inside.only.is_empty() && is_sealed(&handed));

        person.click(words.say("届いた回答を取り込む…", "Import answers…"));
        person.gives(&handed);
        unlocks(&mut person, words, "for sales");
        person.wait_for(words.say(
            "パスフレーズが違います。確かめて、もう一度お試しください。",
            "The passphrase is wrong. Check it and try again.",
        ));
        person.type_into(words.say("パスフレーズ", "Passphrase"), "for procurement");
        person.press(Key::Enter);
        person.wait_for(words.say(
            "このファイルに、現在の回答と違うものはありません。",
            "The file has no answer that differs from the current ones.",
        ));
        assert_eq!(leaks(person.folder(), CANARY), Vec::<PathBuf>::new());
    }
}

#[test]
fn questions_are_handed_out_of_an_encrypted_document_in_clear_only_where_that_was_chosen() {
    let (mut person, _) = with_a_sealed_document(ENGLISH);
    person.click("Open questions");
    person.click_first("Save a hand-out for:");
    person.click("Choose a place…");
    person.wait_for("Not encrypted");
    person.click("Not encrypted");
    person.click("Choose a place…");
    let handed = person.folder().join("handed.ron");
    person.gives(&handed);
    person.wait_for("OK");
    assert!(!is_sealed(&handed));
}

#[test]
fn answers_from_an_encrypted_file_come_into_a_document_in_clear_after_a_word_about_it() {
    let (mut person, path) = with_a_document_in_clear(ENGLISH);
    let came = path.with_file_name("came.ron");
    let mut other = answered();
    other.answers.insert(
        QuestionId::new("P1-1"),
        Answer { actions: vec![ActionItem::of("", "Sato", None)], ..Answer::default() }.into(),
    );
    sealed_with(&came, &other);
    person.click("Open questions");
    person.click("Import answers…");
    person.gives(&came);
    unlocks(&mut person, ENGLISH, SECRET);
    person.wait_until(|person| person.sees("answers that you import from it are saved without encryption"));
}

#[test]
fn encryption_has_a_button_and_takes_the_clear_versions_along() {
    for words in Words::BOTH {
        let (mut person, path) = with_a_document_in_clear(words);
        person.click(words.say("暗号化…", "Encryption…"));
        person.wait_for(words.say("文書を暗号化する", "Encrypt the document"));
        types_a_passphrase(&mut person, words, SECRET);
        person.click(words.say("このファイルに保存", "Save to this file"));
        person.wait_until(|_| is_sealed(&path));
        person.wait_for(words.say("暗号化されています", "Encrypted"));
        assert!(!backup(&path).exists());
        assert_eq!(leaks(person.folder(), CANARY), Vec::<PathBuf>::new());
        assert_eq!(opened_with(&path, SECRET).unwrap(), person.document().assessment);
        assert_eq!(person.harness.state().window_title(), "🔒 clear.ron — Keian 経安");
        // The file list says so too.
        person.click(words.say("ホーム", "Home"));
        person.wait_for(words.say("clear.ron (暗号化されています)", "clear.ron (Encrypted)"));
    }
}

#[test]
fn a_document_saved_encrypted_under_another_name_does_not_leave_the_clear_one_without_a_question() {
    for removes in [true, false] {
        let (mut person, path) = with_a_document_in_clear(ENGLISH);
        let other = path.with_file_name("other.ron");
        person.shortcut(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        person.wait_for("With a passphrase");
        person.click("With a passphrase");
        types_a_passphrase(&mut person, ENGLISH, SECRET);
        person.click("Choose a place…");
        person.gives(&other);
        person.wait_for("The file without encryption is still there");
        assert!(is_sealed(&other) && path.exists());
        assert!(!person.closes(), "the question is answered first");
        if removes {
            person.click("Delete the file and its earlier versions");
            person.wait_until(|person| person.sees("were deleted"));
            assert!(!path.exists() && !backup(&path).exists());
            assert_eq!(leaks(person.folder(), CANARY), Vec::<PathBuf>::new());
        } else {
            person.click("Leave them");
            assert!(path.exists() && backup(&path).exists());
        }
        assert_eq!(person.document().path.as_deref(), Some(&*other));
    }
}

#[test]
fn save_as_keeps_the_protection_unless_another_is_chosen() {
    let (mut person, path) = with_a_sealed_document(ENGLISH);
    let other = path.with_file_name("other.ron");
    person.shortcut(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    person.wait_for("As it is encrypted now");
    person.click("Choose a place…");
    person.gives(&other);
    person.wait_until(|person| person.document().path.as_deref() == Some(&*other));
    assert_eq!(opened_with(&other, SECRET).unwrap(), answered());
}

#[test]
fn encryption_that_was_chosen_for_a_save_that_was_refused_is_kept_for_the_next_try() {
    for again in ["Save here again", "Save as…"] {
        let (mut person, path) = with_a_document_in_clear(ENGLISH);
        fs::rename(&path, path.with_file_name("moved.ron")).unwrap();
        person.click("Encryption…");
        person.wait_for("Encrypt the document");
        types_a_passphrase(&mut person, ENGLISH, SECRET);
        person.click("Save to this file");
        person.wait_for("The file is not where it was");
        // A dialog takes clicks from its second frame on.
        person.harness.run();
        person.click_last(again);
        let place = if again == "Save as…" { path.with_file_name("new.ron") } else { path.clone() };
        if again == "Save as…" {
            person.gives(&place);
        }
        person.wait_until(|_| place.exists());
        person.wait_until(|person| !person.document().is_unsaved());
        assert!(is_sealed(&place), "{again}");
    }
}

#[test]
fn a_report_of_an_encrypted_document_is_asked_about_before_it_is_saved() {
    for words in Words::BOTH {
        let (mut person, path) = with_a_sealed_document(words);
        person.click(words.say("報告書", "Report"));
        person.click(words.say("PDFを保存…", "Save PDF…"));
        person.wait_for(words.say("報告書は暗号化されません", "The report will not be encrypted"));
        person.click(words.say("キャンセル", "Cancel"));
        person.click(words.say("PDFを保存…", "Save PDF…"));
        person.wait_for(words.say("報告書は暗号化されません", "The report will not be encrypted"));
        person.click(words.say("暗号化せずに報告書を保存", "Save the report without encryption"));
        let report = path.with_file_name("report.pdf");
        person.gives(&report);
        person.wait_until(|_| report.exists());
    }
}
