//! What the window says and does about its files: a second window, another program, a crash, a
//! disk that cannot be written, and encryption. By accessibility labels.

use std::fs;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::assessment::{Assessment, Response};
use keian::base::ids::QuestionId;
use keian::base::level::Level;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage;
use keian::storage::{Access, Changed, DocumentFile, Protection, Replace, Unlock};

use super::person::{Person, Words};

const ENGLISH: Words = Words { english: true };
const QUESTION: &str = "P1-1";

/// A person, and a file without answers on the machine.
fn place() -> (Person, PathBuf) {
    place_in(ENGLISH)
}

fn place_in(words: Words) -> (Person, PathBuf) {
    let person = Person::at_a_fresh_machine(words);
    let path = fs::canonicalize(person.folder()).unwrap().join("answers.ron");
    storage::save(&path, &Assessment::default(), meti_guideline(), Replace::Never).unwrap();
    (person, path)
}

fn opens(person: &mut Person, path: &Path) {
    person.shortcut(Modifiers::COMMAND, Key::O);
    person.gives(path);
}

/// Answers the question in view with a level.
fn answers(person: &mut Person, level: Key) {
    person.wait_until(|person| person.harness.state().document().is_some());
    person.press(level);
}

fn saves(person: &mut Person) {
    person.shortcut(Modifiers::COMMAND, Key::S);
}

fn is_saved(person: &mut Person) {
    person.wait_until(|person| !person.document().is_unsaved());
}

fn is_told(person: &mut Person, part: &str) {
    person.wait_until(|person| person.sees(part));
}

/// Chooses in a dialog that comes.
fn chooses(person: &mut Person, label: &str) {
    person.wait_for(label);
    person.click_last(label);
}

/// Whether there is a journal of what was not saved.
fn noted(home: &Path) -> bool {
    let entries = fs::read_dir(home.join("journal")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| path.extension().is_some_and(|end| end == "journal"))
}

fn on_disk(path: &Path) -> Response {
    let opened = storage::open(path, &Catalogue::shipped()).unwrap();
    opened.assessment.response(&QuestionId::new(QUESTION)).clone()
}

fn level(number: u8) -> Response {
    Response::Level(Level::new(number).unwrap())
}

#[test]
fn a_document_is_opened_answered_saved_and_keeps_its_lock() {
    let (mut person, path) = place();
    opens(&mut person, &path);
    answers(&mut person, Key::Num3);
    saves(&mut person);
    is_saved(&mut person);
    assert_eq!(on_disk(&path), level(3));
    let (second, _) = DocumentFile::open(&path, &Catalogue::shipped(), &Unlock::Nothing).unwrap();
    assert_eq!(second.access(), Access::OpenElsewhere);
    assert!(path.with_file_name("answers.backup-1.ron").exists());
}

#[test]
fn a_second_window_says_that_it_is_one_and_offers_another_name() {
    let (mut person, path) = place();
    let (_first, _) = DocumentFile::open(&path, &Catalogue::shipped(), &Unlock::Nothing).unwrap();
    opens(&mut person, &path);
    is_told(&mut person, "This file is open in another Keian window.");
    answers(&mut person, Key::Num2);
    saves(&mut person);
    is_told(&mut person, "The file could not be saved");
    is_told(&mut person, "Your answers are still in this window");
    assert_eq!((person.response(QUESTION), on_disk(&path)), (level(2), Response::Unanswered));
}

#[cfg(unix)]
#[test]
fn another_name_of_a_file_that_is_open_is_told_from_another_file() {
    for words in Words::BOTH {
        let (mut person, path) = place_in(words);
        let other = path.with_file_name("other.keian");
        fs::hard_link(&path, &other).unwrap();
        opens(&mut person, &path);
        answers(&mut person, Key::Num3);
        saves(&mut person);
        is_saved(&mut person);
        is_told(&mut person, words.say("(ハードリンク)もあり", "had other names (hard links)"));
        person.click("OK");
        let again = path.with_file_name("again.keian");
        fs::hard_link(&path, &again).unwrap();
        opens(&mut person, &again);
        let said = words.say(
            "「{path}」は、ここで開いている「{open}」の別の名前です",
            "“{path}” is another name of “{open}”",
        );
        let shown = |path: &Path| path.to_str().unwrap().to_owned();
        is_told(&mut person, &said.replace("{path}", &shown(&again)).replace("{open}", &shown(&path)));
        person.click("OK");
        assert_eq!((person.document().path.as_deref(), person.response(QUESTION)), (Some(&*path), level(3)));
        // A file that was moved is no other window's.
        let moved = path.with_file_name("moved.keian");
        fs::rename(&path, &moved).unwrap();
        opens(&mut person, &moved);
        person.wait_until(|person| person.document().path.as_deref() == Some(&*moved));
    }
}

#[test]
fn settings_that_cannot_be_read_are_set_aside_and_said_once_in_the_persons_language() {
    for words in Words::BOTH {
        let broken = format!("(lang: {}, theme: Light, text_size: Hug", words.say("Ja", "En"));
        let mut person = Person::with_settings(&broken);
        let kept = person.folder().join("settings.unreadable.ron");
        let kept = kept.to_str().unwrap();
        let said = words.say("元のファイルは{}として残しました", "keeps the file as {}").replace("{}", kept);
        assert!(person.sees(&said), "{said}");
        person.click("OK");
        person.click(words.say("設定", "Settings"));
        person.click(words.say("暗い", "Dark"));
        let mut person = person.comes_back();
        assert!(!person.sees(kept), "it is said once");
        assert!(person.sees(words.say("サンプルを見る", "Look at the sample")));
        person.click(words.say("設定", "Settings"));
        assert_eq!(fs::read_to_string(person.folder().join("settings.unreadable.ron")).unwrap(), broken);
        let settings = keian::app::settings::Settings::load(&person.folder().join("settings.ron")).unwrap();
        assert_eq!(settings.theme, keian::app::settings::ThemeChoice::Dark);
    }
}

#[test]
fn the_head_names_the_company_before_and_after_it_has_a_file_and_the_title_the_file() {
    for words in Words::BOTH {
        let (mut person, path) = place_in(words);
        opens(&mut person, &path);
        person.wait_until(|person| person.harness.state().document().is_some());
        // Without a company's name the file's is all there is.
        assert!(person.shows("answers.ron"));
        person.click(words.say("会社の概要", "Company"));
        person.type_into(words.say("会社名", "Company name"), "Kuroshio K.K.");
        saves(&mut person);
        is_saved(&mut person);
        person.click(words.say("結果", "Results"));
        assert!(person.shows("Kuroshio K.K.") && !person.shows("answers.ron"));
        assert_eq!(person.harness.state().window_title(), "answers.ron — Keian 経安");
        person.harness.get_by_label("Kuroshio K.K.").hover();
        person.harness.run_steps(60);
        assert!(person.shows(path.to_str().unwrap()), "the file is told on hover");
    }
}

#[test]
fn a_file_changed_by_another_program_can_be_reloaded_or_overwritten() {
    let (mut person, path) = place();
    let other = |number: u8| {
        let mut assessment = Assessment::default();
        let answer = keian::assessment::Answer { response: level(number), ..Default::default() };
        assessment.answers.insert(QuestionId::new(QUESTION), answer.into());
        fs::write(&path, storage::to_bytes(&assessment, meti_guideline()).unwrap()).unwrap();
    };
    opens(&mut person, &path);
    answers(&mut person, Key::Num1);
    other(4);
    saves(&mut person);
    is_told(&mut person, "The file was changed by another program");
    assert_eq!(on_disk(&path), level(4));
    chooses(&mut person, "Reload the file");
    person.wait_until(|person| person.response(QUESTION) == level(4));

    answers(&mut person, Key::Num2);
    other(0);
    saves(&mut person);
    is_told(&mut person, "The file was changed by another program");
    chooses(&mut person, "Keep editing");
    assert_eq!((person.response(QUESTION), on_disk(&path)), (level(2), level(0)));
    saves(&mut person);
    chooses(&mut person, "Overwrite the file");
    is_saved(&mut person);
    assert_eq!(on_disk(&path), level(2));
}

#[test]
fn a_file_that_was_renamed_while_it_was_open_is_asked_about_before_another_is_made() {
    for words in Words::BOTH {
        let (mut person, path) = place_in(words);
        opens(&mut person, &path);
        answers(&mut person, Key::Num3);
        let renamed = path.with_file_name("final.ron");
        fs::rename(&path, &renamed).unwrap();
        saves(&mut person);
        is_told(&mut person, words.say("ファイルが元の場所にありません", "The file is not where it was"));
        assert!(!path.exists());
        chooses(&mut person, words.say("編集を続ける", "Keep editing"));
        assert_eq!(person.response(QUESTION), level(3));
        saves(&mut person);
        chooses(&mut person, words.say("ここに保存し直す", "Save here again"));
        is_saved(&mut person);
        assert_eq!((on_disk(&path), on_disk(&renamed)), (level(3), Response::Unanswered));
    }
}

#[test]
fn a_backup_opens_as_a_copy_without_a_name_and_stays_as_it_was() {
    for words in Words::BOTH {
        let (mut person, path) = place_in(words);
        opens(&mut person, &path);
        answers(&mut person, Key::Num3);
        saves(&mut person);
        is_saved(&mut person);
        let backup = path.with_file_name("answers.backup-1.ron");
        let before = fs::read(&backup).unwrap();
        opens(&mut person, &backup);
        is_told(
            &mut person,
            words.say("名前のないコピーとして開きました", "opened as a copy without a name"),
        );
        chooses(&mut person, "OK");
        assert_eq!((person.document().path.clone(), person.response(QUESTION)), (None, Response::Unanswered));
        answers(&mut person, Key::Num1);
        saves(&mut person);
        let copy = path.with_file_name("copy.keian");
        person.gives(&copy.with_extension(""));
        is_saved(&mut person);
        assert_eq!((on_disk(&copy), on_disk(&path)), (level(1), level(3)));
        assert_eq!(fs::read(&backup).unwrap(), before);
    }
}

#[test]
fn a_tilde_in_a_typed_path_is_the_persons_own_folder() {
    let (mut person, _) = place();
    opens(&mut person, Path::new("~/keian-7731/answers.keian"));
    let meant = std::env::home_dir().unwrap().join("keian-7731/answers.keian");
    is_told(&mut person, &format!("“{}” was not found", meant.display()));
}

#[test]
fn a_broken_document_leads_to_the_earlier_version_beside_it() {
    let (mut person, path) = place();
    opens(&mut person, &path);
    answers(&mut person, Key::Num3);
    saves(&mut person);
    is_saved(&mut person);
    let mut person = person.crashes();
    fs::write(&path, "(format: 2,").unwrap();
    opens(&mut person, &path);
    is_told(&mut person, "“answers.ron” could not be opened. Line 1, column 12: The file ends too early.");
    is_told(&mut person, "answers.backup-1.ron");
    // It opens by one press, as a copy.
    chooses(&mut person, "Open the earlier version");
    person.wait_until(|person| person.harness.state().document().is_some());
    assert_eq!((person.response(QUESTION), &person.document().path), (Response::Unanswered, &None));
    assert_eq!(fs::read_to_string(&path).unwrap(), "(format: 2,");
}

#[test]
fn after_a_crash_the_window_offers_to_continue_and_the_file_stays_until_saved() {
    let (mut person, path) = place();
    opens(&mut person, &path);
    answers(&mut person, Key::Num3);
    person.wait_until(|person| noted(person.folder()));
    let mut person = person.crashes();
    assert_eq!(on_disk(&path), Response::Unanswered);
    is_told(&mut person, "An earlier session ended unexpectedly.");
    is_told(&mut person, "answers.ron, as of");
    is_told(&mut person, "Answers that differ from the file: 1");
    chooses(&mut person, "Continue where you left off");
    person.wait_until(|person| person.harness.state().document().is_some());
    assert_eq!((person.response(QUESTION), on_disk(&path)), (level(3), Response::Unanswered));
    assert!(noted(person.folder()), "the journal stays until the document is saved");
    saves(&mut person);
    is_saved(&mut person);
    assert_eq!(on_disk(&path), level(3));
    person.wait_until(|person| !noted(person.folder()));
}

#[test]
fn after_a_crash_before_the_first_answer_it_is_said_that_the_companys_details_are_kept() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.shortcut(Modifiers::COMMAND, Key::N);
        person.type_into(words.say("会社名", "Company name"), "甲");
        person.wait_until(|person| noted(person.folder()));
        let mut person = person.crashes();
        let kept = words.say("会社の概要(回答はまだありません)", "The company's details, no answers yet");
        is_told(&mut person, kept);
    }
}

#[test]
fn a_recovery_copy_is_dropped_only_after_a_question() {
    let (mut person, path) = place();
    opens(&mut person, &path);
    answers(&mut person, Key::Num3);
    let mut person = person.crashes();
    chooses(&mut person, "Discard…");
    is_told(&mut person, "Discard the recovery copy?");
    chooses(&mut person, "Discard for good");
    assert_eq!(fs::read_dir(person.folder().join("journal")).unwrap().count(), 0);
    assert_eq!(on_disk(&path), Response::Unanswered);
}

#[test]
fn when_the_folder_vanishes_everything_stays_in_the_window_and_the_journal() {
    let (mut person, path) = place();
    let drive = person.folder().join("drive");
    fs::create_dir(&drive).unwrap();
    let there = fs::canonicalize(&drive).unwrap().join("answers.ron");
    fs::copy(&path, &there).unwrap();
    opens(&mut person, &there);
    answers(&mut person, Key::Num3);
    fs::remove_dir_all(&drive).unwrap();
    saves(&mut person);
    is_told(&mut person, "The file could not be saved");
    chooses(&mut person, "Keep editing");
    assert_eq!(person.response(QUESTION), level(3));
    let mut person = person.crashes();
    chooses(&mut person, "Continue where you left off");
    is_told(&mut person, "The file that these answers belong to could not be opened");
    assert_eq!(person.response(QUESTION), level(3));
}

#[test]
fn an_encrypted_document_asks_for_its_passphrase_until_it_is_right() {
    let (mut person, path) = place();
    let secret = || Unlock::Passphrase(SecretString::from("open sesame".to_owned()));
    let protection = Protection::Passphrase(SecretString::from("open sesame".to_owned()));
    let mut file = DocumentFile::create(&path, protection, Replace::Asked).unwrap();
    file.save(&Assessment::default(), meti_guideline(), Changed::Overwrite).unwrap();
    drop(file);
    opens(&mut person, &path);
    is_told(&mut person, "This file is encrypted");
    person.type_into("Passphrase", "open barley");
    chooses(&mut person, "Open");
    is_told(&mut person, "The passphrase is wrong. Check it and try again.");
    person.type_into("Passphrase", "open sesame");
    person.press(Key::Enter);
    answers(&mut person, Key::Num4);
    saves(&mut person);
    is_saved(&mut person);
    let _machine = person.crashes();
    let (_, opened) = DocumentFile::open(&path, &Catalogue::shipped(), &secret()).unwrap();
    assert_eq!(*opened.assessment.response(&QuestionId::new(QUESTION)), level(4));
}

#[test]
fn save_as_offers_encryption_and_refuses_two_passphrases_that_differ() {
    let (mut person, path) = place();
    opens(&mut person, &path);
    answers(&mut person, Key::Num1);
    person.shortcut(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    is_told(&mut person, "How should the file be saved?");
    chooses(&mut person, "With a passphrase");
    person.type_into("Passphrase", "open sesame");
    person.type_into("Passphrase once more", "open barley");
    chooses(&mut person, "Choose a place…");
    is_told(&mut person, "The two passphrases differ.");
}

#[test]
fn a_file_that_is_there_is_replaced_after_a_question_about_it_and_answers_by_answers_alone() {
    let (mut person, path) = place();
    let other = path.with_file_name("other.ron");
    fs::copy(&path, &other).unwrap();
    let untouched = fs::read(&other).unwrap();
    opens(&mut person, &path);
    answers(&mut person, Key::Num3);
    let saves_as = |person: &mut Person| {
        person.shortcut(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        chooses(person, "Choose a place…");
        // The ending is added, and what is there then is asked about too.
        person.gives(&other.with_extension(""));
        is_told(person, "Replace the file that is there?");
    };
    saves_as(&mut person);
    chooses(&mut person, "Choose another name…");
    assert_eq!(fs::read(&other).unwrap(), untouched);
    person.gives(&other);
    is_told(&mut person, "Replace the file that is there?");
    chooses(&mut person, "Replace");
    is_saved(&mut person);
    assert_eq!((on_disk(&other), on_disk(&path)), (level(3), Response::Unanswered));
    assert_eq!(fs::read(other.with_file_name("other.backup-1.ron")).unwrap(), untouched);

    // A report and questions for others never take the place of answers, whoever agrees.
    let before = fs::read(&path).unwrap();
    person.click("Report");
    person.click("Save PDF…");
    person.gives(&path);
    is_told(&mut person, "Replace the file that is there?");
    chooses(&mut person, "Replace");
    is_told(&mut person, "holds answers, a questionnaire or a key");
    chooses(&mut person, "OK");
    person.click("Open questions");
    person.click_first("Save a hand-out for:");
    chooses(&mut person, "Choose a place…");
    person.gives(&path);
    chooses(&mut person, "Replace");
    is_told(&mut person, "holds answers, a questionnaire or a key");
    assert_eq!(fs::read(&path).unwrap(), before);
}
