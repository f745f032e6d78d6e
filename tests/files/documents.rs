//! An open document's file: what a second window, another program, a read-only folder, a crash and
//! a passphrase do to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use age::secrecy::SecretString;
use keian::assessment::{Answer, Assessment, Evidence, Response};
use keian::base::ids::QuestionId;
use keian::base::lang::Lang;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage;
use keian::storage::journal::recover::{Difference, find};
use keian::storage::replace::backup_path;
use keian::storage::{
    Access, Changed, DocumentFile, Journal, Needs, OpenError, Protection, Replace, SaveError, Subject, Unlock,
};

fn noted(note: &str) -> Assessment {
    let mut assessment = Assessment::default();
    let answer = Answer { note: note.to_owned(), response: Response::Unknown, ..Answer::default() };
    assessment.answers.insert(QuestionId::new("A-1"), answer.into());
    assessment
}

fn note_of(assessment: &Assessment) -> &str {
    &assessment.answers[&QuestionId::new("A-1")].note
}

fn saved(path: &Path, note: &str) {
    storage::save(path, &noted(note), meti_guideline(), Replace::Asked).unwrap();
}

fn open(path: &Path) -> (DocumentFile, Assessment) {
    let (file, opened) = DocumentFile::open(path, &Catalogue::shipped(), &Unlock::Nothing).unwrap();
    (file, opened.assessment)
}

fn on_disk(path: &Path) -> String {
    let opened = storage::open(path, &Catalogue::shipped()).unwrap();
    note_of(&opened.assessment).to_owned()
}

fn save(file: &mut DocumentFile, note: &str, changed: Changed) -> Result<(), SaveError> {
    file.save(&noted(note), meti_guideline(), changed)
}

fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = fs::canonicalize(folder.path()).unwrap().join("回答.ron");
    (folder, path)
}

#[test]
fn a_second_window_gets_the_document_read_only_until_the_first_closes() {
    let (_folder, path) = place();
    saved(&path, "one");
    let (first, _) = open(&path);
    let (mut second, assessment) = open(&path);
    assert_eq!((first.access(), second.access()), (Access::Full, Access::OpenElsewhere));
    assert_eq!(note_of(&assessment), "one");
    assert_eq!(
        save(&mut second, "two", Changed::Overwrite),
        Err(SaveError::OpenElsewhere { path: path.clone() })
    );
    drop(first);
    assert_eq!(open(&path).0.access(), Access::Full);
    assert_eq!(on_disk(&path), "one");
}

#[test]
fn a_file_changed_outside_is_not_overwritten_unless_the_person_says_so() {
    let (_folder, path) = place();
    saved(&path, "one");
    let (mut file, _) = open(&path);
    fs::write(&path, storage::to_bytes(&noted("theirs"), meti_guideline()).unwrap()).unwrap();
    assert_eq!(
        save(&mut file, "mine", Changed::Refuse),
        Err(SaveError::ChangedOutside { path: path.clone() })
    );
    assert_eq!(on_disk(&path), "theirs");
    let (reloaded, seen) = file.look(&Catalogue::shipped(), &Unlock::Nothing).unwrap();
    assert_eq!(note_of(&reloaded.assessment), "theirs");
    let refused = Err(SaveError::ChangedOutside { path: path.clone() });
    assert_eq!(save(&mut file, "mine", Changed::Refuse), refused, "read, but not yet shown");
    file.see(seen);
    save(&mut file, "mine", Changed::Refuse).unwrap();
    fs::write(&path, "changed again").unwrap();
    save(&mut file, "mine too", Changed::Overwrite).unwrap();
    assert_eq!(on_disk(&path), "mine too");
    assert_eq!(fs::read(backup_path(&path, 1)).unwrap(), b"changed again");
    assert_eq!(on_disk(&backup_path(&path, 2)), "theirs");
}

#[test]
fn a_file_renamed_or_removed_outside_is_asked_about_and_a_folder_that_vanished_is_named() {
    let (folder, path) = place();
    saved(&path, "one");
    let (mut file, _) = open(&path);
    let renamed = path.with_file_name("回答_最終版.ron");
    fs::rename(&path, &renamed).unwrap();
    let gone = Err(SaveError::Gone { path: path.clone() });
    assert_eq!(save(&mut file, "two", Changed::Refuse), gone);
    assert_eq!(save(&mut file, "two", Changed::Refuse), gone, "asked again");
    assert!(!path.exists(), "nobody was asked yet");
    save(&mut file, "two", Changed::Overwrite).unwrap();
    assert_eq!((on_disk(&path), on_disk(&renamed)), ("two".to_owned(), "one".to_owned()));
    save(&mut file, "three", Changed::Refuse).unwrap();
    fs::remove_file(&path).unwrap();
    assert_eq!(save(&mut file, "four", Changed::Refuse), gone, "what was saved is known too");
    // Windows keeps a folder as long as a lock in it is held.
    if !cfg!(windows) {
        fs::remove_dir_all(folder.path()).unwrap();
        assert_eq!(save(&mut file, "three", Changed::Refuse), Err(SaveError::NoFolder { path }));
    }
}

/// As OneDrive and the like name what two computers have saved at the same time.
#[test]
fn copies_that_a_shared_folder_makes_of_a_conflict_are_documents_of_their_own_and_are_left_alone() {
    let (_folder, path) = place();
    saved(&path, "one");
    let copies =
        ["回答-PC01.ron", "回答 (1).ron", "回答.backup-1-PC01.ron"].map(|name| path.with_file_name(name));
    copies.iter().for_each(|copy| saved(copy, "theirs"));
    let (mut file, _) = open(&path);
    for copy in &copies {
        assert_eq!(open(copy).0.access(), Access::Full, "its lock is its own");
    }
    for note in ["two", "three", "four"] {
        save(&mut file, note, Changed::Refuse).unwrap();
    }
    for copy in &copies {
        assert_eq!(on_disk(copy), "theirs", "{}", copy.display());
    }
    assert_eq!([1, 2].map(|age| on_disk(&backup_path(&path, age))), ["three", "two"]);
}

#[test]
fn work_done_in_a_backup_outlives_every_later_save() {
    let (_folder, path) = place();
    saved(&path, "one");
    let (mut file, _) = open(&path);
    save(&mut file, "two", Changed::Refuse).unwrap();
    drop(file);
    let backup = backup_path(&path, 1);
    fs::write(&backup, storage::to_bytes(&noted("an afternoon's work"), meti_guideline()).unwrap()).unwrap();
    let (mut file, _) = open(&path);
    for note in ["three", "four", "five", "six"] {
        save(&mut file, note, Changed::Refuse).unwrap();
    }
    assert_eq!(on_disk(&backup), "an afternoon's work");
    assert_eq!([2, 3].map(|age| on_disk(&backup_path(&path, age))), ["five", "four"]);
}

#[test]
fn a_broken_file_names_the_backup_beside_it_that_opens() {
    let (_folder, path) = place();
    saved(&path, "one");
    let (mut file, _) = open(&path);
    save(&mut file, "two", Changed::Refuse).unwrap();
    save(&mut file, "three", Changed::Refuse).unwrap();
    drop(file);
    let refused =
        |path: &Path| DocumentFile::open(path, &Catalogue::shipped(), &Unlock::Nothing).unwrap_err();
    fs::write(&path, &fs::read(&path).unwrap()[..500]).unwrap();
    let named = |error: &OpenError| {
        [Lang::Ja, Lang::En].map(|lang| error.message(lang)).iter().all(|text| text.contains("backup-"))
    };
    let error = refused(&path);
    assert!(matches!(&error, OpenError::WithBackup { backup, .. } if *backup == backup_path(&path, 1)));
    assert!(named(&error) && error.place().is_some(), "{error}");
    // The newest of those that open.
    fs::write(backup_path(&path, 1), "(").unwrap();
    assert!(
        matches!(refused(&path), OpenError::WithBackup { backup, .. } if backup == backup_path(&path, 2))
    );
    fs::remove_file(&path).unwrap();
    assert!(named(&refused(&path)), "gone");
    fs::remove_file(backup_path(&path, 2)).unwrap();
    assert_eq!(refused(&path), OpenError::NotFound { path });
}

#[test]
fn a_name_up_to_255_bytes_is_saved_again_and_again_and_a_longer_one_says_by_how_much() {
    let folder = tempfile::tempdir().unwrap();
    let folder = fs::canonicalize(folder.path()).unwrap();
    let path = folder.join(format!("{}.ron", "経".repeat(83)));
    saved(&path, "one");
    let (mut file, _) = open(&path);
    for note in ["two", "three", "four"] {
        save(&mut file, note, Changed::Refuse).unwrap();
    }
    assert_eq!(on_disk(&path), "four");
    assert_eq!([1, 2].map(|age| on_disk(&backup_path(&path, age))), ["three", "two"]);
    let path = folder.join(format!("{}.ron", "経".repeat(85)));
    let error = storage::save(&path, &noted("one"), meti_guideline(), Replace::Never).unwrap_err();
    assert_eq!(error, SaveError::NameTooLong { path, over: 4 });
    assert!(error.message(Lang::Ja).contains("4バイト長すぎます"), "{error}");
    let deep = folder.join(vec!["a".repeat(200); 30].join("/"));
    let error = storage::save(&deep, &noted("one"), meti_guideline(), Replace::Never).unwrap_err();
    assert_eq!(error, SaveError::PathTooLong { path: deep });
}

#[cfg(unix)]
mod rights {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_new_document_is_for_its_owner_alone_and_one_that_is_shared_stays_so() {
        let (_folder, path) = place();
        saved(&path, "one");
        assert_eq!(mode(&path), 0o600);
        set(&path, 0o664);
        // Only root may give a file to a group that it is not in.
        let team = chown(&path, None, Some(12_345)).is_ok();
        let group = fs::metadata(&path).unwrap().gid();
        assert_eq!(group == 12_345, team);
        let (mut file, _) = open(&path);
        for note in ["two", "three"] {
            save(&mut file, note, Changed::Refuse).unwrap();
            assert_eq!((mode(&path), fs::metadata(&path).unwrap().gid()), (0o664, group), "{note}");
        }
        // Whoever may save the document reads which backups are its own, and sees that it is open.
        let hidden = |end: &str| {
            let entries = fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
            entries.into_iter().find(|path| path.extension().is_some_and(|own| own == end)).unwrap()
        };
        assert_eq!((mode(&hidden("backups")), mode(&hidden("lock"))), (0o664, 0o644));
        for age in [1, 2] {
            assert_eq!(
                mode(&backup_path(&path, age)),
                0o664,
                "no older version is more open than the newest"
            );
        }
        set(&path, 0o640);
        save(&mut file, "four", Changed::Refuse).unwrap();
        assert_eq!(mode(&path), 0o640);
    }

    #[test]
    fn what_is_encrypted_is_for_its_owner_alone_whatever_was_there() {
        let (_folder, path) = place();
        saved(&path, "in clear");
        set(&path, 0o664);
        let (mut file, _) = open(&path);
        let key = age::x25519::Identity::generate();
        file.protect(Protection::Keys(vec![key.to_public()]));
        save(&mut file, "sealed", Changed::Refuse).unwrap();
        assert_eq!(mode(&path), 0o600);
        set(&path, 0o664);
        save(&mut file, "sealed again", Changed::Refuse).unwrap();
        assert_eq!((mode(&path), mode(&backup_path(&path, 1))), (0o600, 0o600));
        for entry in fs::read_dir(path.parent().unwrap()).unwrap() {
            let path = entry.unwrap().path();
            // The lock, which others have to see, is empty.
            let lock = path.extension().is_some_and(|end| end == "lock");
            assert_eq!(mode(&path), if lock { 0o644 } else { 0o600 }, "{}", path.display());
            assert!(!lock || fs::read(&path).unwrap().is_empty());
        }
    }

    #[test]
    fn a_report_that_is_made_again_stays_as_open_as_it_was() {
        let (_folder, path) = place();
        let path = path.with_extension("txt");
        storage::output::write(&path, b"one", Replace::Never).unwrap();
        assert_eq!(mode(&path), 0o600);
        set(&path, 0o644);
        storage::output::write(&path, b"two", Replace::Asked).unwrap();
        assert_eq!(mode(&path), 0o644);
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_file_opens_and_says_that_it_cannot_be_saved_there() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = place();
    saved(&path, "one");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let (mut file, _) = open(&path);
    assert_eq!(file.access(), Access::NotAllowed);
    assert_eq!(save(&mut file, "two", Changed::Refuse), Err(SaveError::NotAllowed { path: path.clone() }));
    assert_eq!(on_disk(&path), "one");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_stays_one_and_its_file_is_saved() {
    let (folder, path) = place();
    saved(&path, "one");
    let link = folder.path().join("link.ron");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let (mut file, _) = open(&link);
    assert!(file.is_at(&path) && file.is_at(&link));
    save(&mut file, "two", Changed::Refuse).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(on_disk(&path), "two");
}

#[cfg(unix)]
#[test]
fn a_document_is_known_again_under_every_name_that_it_has() {
    let (folder, path) = place();
    saved(&path, "one");
    let [hard, soft] = ["hard.keian", "soft.keian"].map(|name| folder.path().join(name));
    fs::hard_link(&path, &hard).unwrap();
    std::os::unix::fs::symlink(&hard, &soft).unwrap();
    let (mut first, _) = open(&path);
    for name in [&hard, &soft] {
        assert!(first.is_same(name) && !first.is_at(name));
    }
    // What was written anew is another file than what stands under the other name, and that is said.
    save(&mut first, "two", Changed::Refuse).unwrap();
    assert_eq!(first.lacks(), [storage::Lack::OtherNames]);
    assert_eq!((on_disk(&path), on_disk(&hard)), ("two".to_owned(), "one".to_owned()));
    assert!(!first.is_same(&hard));
    save(&mut first, "three", Changed::Refuse).unwrap();
    assert_eq!(first.lacks(), []);
}

#[test]
fn a_document_that_could_not_be_opened_again_is_not_saved() {
    let (_folder, path) = place();
    saved(&path, "one");
    let (mut file, _) = open(&path);
    let mut huge = noted("x");
    let evidence = vec![Evidence::of("あ".repeat(90_000)); 130];
    huge.answers.get_mut(&QuestionId::new("A-1")).unwrap().evidence = evidence;
    assert_eq!(file.save(&huge, meti_guideline(), Changed::Refuse), Err(SaveError::TooLarge));
    assert_eq!(on_disk(&path), "one");
}

fn subject(path: Option<&Path>, protection: Protection) -> Subject {
    Subject {
        document: path.map(Path::to_owned),
        known: None,
        questionnaire: meti_guideline().clone(),
        protection,
    }
}

/// Waits for something that happens on a thread of its own.
fn until(what: impl Fn() -> bool) {
    let start = Instant::now();
    while !what() {
        assert!(start.elapsed() < Duration::from_secs(60), "it never happened");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn what_was_typed_before_a_crash_is_found_with_its_place_and_can_be_gone_on_with() {
    let (folder, path) = place();
    saved(&path, "saved");
    let journals = folder.path().join("journal");
    let journal = Journal::start(&journals, subject(Some(&path), Protection::Clear)).unwrap();
    journal.note(&noted("typed"));
    until(|| journal.path().exists());
    assert!(find(&journals, &Catalogue::shipped()).0.is_empty(), "a journal in use is not offered");
    drop(journal);

    let mut found = find(&journals, &Catalogue::shipped()).0;
    assert_eq!(found.len(), 1);
    let found = found.remove(0);
    assert_eq!((found.document(), found.needs()), (Some(path.as_path()), None));
    let (opened, _) = found.open(&Catalogue::shipped(), &Unlock::Nothing).unwrap();
    assert_eq!(note_of(&opened.assessment), "typed");
    let there = storage::open(&path, &Catalogue::shipped()).unwrap();
    let difference = Difference::of(&there.assessment, &opened.assessment);
    assert_eq!(
        difference,
        Difference { profile: false, beside: false, questions: vec![QuestionId::new("A-1")] }
    );

    let journal = found.resume(subject(Some(&path), Protection::Clear)).unwrap();
    assert!(journal.path().exists(), "it stays until the document is saved");
    journal.close();
    assert_eq!(fs::read_dir(&journals).unwrap().count(), 0);
}

#[test]
fn what_is_noted_is_the_whole_whatever_was_noted_before() {
    let (folder, path) = place();
    let journals = folder.path().join("journal");
    saved(&path, "saved");
    let (first, second) = (QuestionId::new("A-1"), QuestionId::new("A-2"));
    let mut assessment = noted("one");
    let other = Answer { note: "two".to_owned(), ..Answer::default() };
    assessment.answers.insert(second.clone(), other.into());
    let journal = Journal::start(&journals, subject(Some(&path), Protection::Clear)).unwrap();

    journal.note(&assessment);
    until(|| journal.path().exists());
    // What was written is followed by what is changed and what is removed.
    assessment.answers.get_mut(&first).unwrap().note = "one and more".to_owned();
    journal.note(&assessment);
    assessment.answers.remove(&second);
    journal.note(&assessment);
    drop(journal);
    let found = find(&journals, &Catalogue::shipped()).0.remove(0);
    let (opened, _) = found.open(&Catalogue::shipped(), &Unlock::Nothing).unwrap();
    assert_eq!(opened.assessment, assessment);

    // What was forgotten comes back whole with the next edit.
    let journal = found.resume(subject(Some(&path), Protection::Clear)).unwrap();
    journal.note(&assessment);
    journal.forget();
    until(|| !journal.path().exists());
    assessment.profile.organisation = "経安".to_owned();
    journal.note(&assessment);
    drop(journal);
    let found = find(&journals, &Catalogue::shipped()).0.remove(0);
    let (opened, _) = found.open(&Catalogue::shipped(), &Unlock::Nothing).unwrap();
    assert_eq!(opened.assessment, assessment);
}

#[test]
fn what_is_let_go_of_for_a_change_is_written_as_it_is_noted_afterwards() {
    let (folder, path) = place();
    let journals = folder.path().join("journal");
    saved(&path, "saved");
    let journal = Journal::start(&journals, subject(Some(&path), Protection::Clear)).unwrap();
    let mut typed = noted("");
    for letter in "typed without a pause".chars() {
        journal.note(&typed);
        // The change copies nothing: nobody else holds the answers.
        journal.loosen();
        let answer = typed.answers.alone().and_then(|answers| answers.values_mut().next()).unwrap();
        answer.alone().unwrap().note.push(letter);
    }
    journal.note(&typed);
    until(|| journal.path().exists());
    // What is written stays written, whatever is let go of afterwards.
    journal.loosen();
    drop(journal);
    let found = find(&journals, &Catalogue::shipped()).0.remove(0);
    let (opened, _) = found.open(&Catalogue::shipped(), &Unlock::Nothing).unwrap();
    assert_eq!(note_of(&opened.assessment), "typed without a pause");
}

#[test]
fn a_journal_that_its_document_already_holds_is_removed_in_silence() {
    let (folder, path) = place();
    let journals = folder.path().join("journal");
    saved(&path, "same");
    let journal = Journal::start(&journals, subject(Some(&path), Protection::Clear)).unwrap();
    journal.note(&noted("same"));
    drop(journal);
    assert!(find(&journals, &Catalogue::shipped()).0.is_empty());
    assert_eq!(fs::read_dir(&journals).unwrap().count(), 0);
}

#[test]
fn a_saved_document_leaves_no_journal() {
    let (folder, path) = place();
    let journals = folder.path().join("journal");
    let journal = Journal::start(&journals, subject(Some(&path), Protection::Clear)).unwrap();
    journal.note(&noted("typed"));
    until(|| journal.path().exists());
    journal.forget();
    until(|| !journal.path().exists());
}

#[test]
fn a_journal_that_cannot_be_written_says_so_and_goes_on_when_it_can() {
    let (folder, path) = place();
    let journals = folder.path().join("journal");
    let journal = Journal::start(&journals, subject(Some(&path), Protection::Clear)).unwrap();
    fs::create_dir(journal.path()).unwrap();
    journal.note(&noted("typed"));
    until(|| journal.trouble().is_some());
    fs::remove_dir(journal.path()).unwrap();
    journal.note(&noted("typed more"));
    until(|| journal.trouble().is_none() && journal.path().is_file());
}

#[test]
fn the_journal_of_a_document_with_a_passphrase_opens_with_it_and_shows_nothing() {
    let (folder, path) = place();
    let journals = folder.path().join("journal");
    let passphrase = SecretString::from("鳥も通わぬ".to_owned());
    let protection = Protection::Passphrase(passphrase.clone());
    let journal = Journal::start(&journals, subject(Some(&path), protection)).unwrap();
    journal.note(&noted("canary in a coal mine"));
    drop(journal);
    let found = find(&journals, &Catalogue::shipped()).0.remove(0);
    assert_eq!(found.needs(), Some(Needs::Passphrase));
    let wrong = Unlock::Passphrase(SecretString::from("x".to_owned()));
    assert_eq!(found.open(&Catalogue::shipped(), &wrong).unwrap_err(), OpenError::WrongPassphrase);
    let (opened, protection) = found.open(&Catalogue::shipped(), &Unlock::Passphrase(passphrase)).unwrap();
    assert_eq!(note_of(&opened.assessment), "canary in a coal mine");
    assert!(matches!(protection, Protection::Passphrase(_)));
    // On Windows nobody reads a lock that is held.
    drop(found);
    for entry in fs::read_dir(&journals).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(6).any(|part| part == b"canary"));
    }
}

#[test]
fn an_encrypted_document_keeps_its_passphrase_and_its_earlier_versions_in_clear_go() {
    let (folder, path) = place();
    saved(&path, "in clear");
    saved(&path, "still in clear");
    let (mut file, _) = open(&path);
    let passphrase = SecretString::from("鳥も通わぬ".to_owned());
    file.protect(Protection::Passphrase(passphrase.clone()));
    save(&mut file, "sealed", Changed::Refuse).unwrap();
    drop(file);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no backup in clear stays");
    assert_eq!(
        DocumentFile::open(&path, &Catalogue::shipped(), &Unlock::Nothing).unwrap_err(),
        OpenError::Encrypted { needs: Needs::Passphrase }
    );
    let unlock = Unlock::Passphrase(passphrase);
    let (mut file, opened) = DocumentFile::open(&path, &Catalogue::shipped(), &unlock).unwrap();
    assert_eq!(note_of(&opened.assessment), "sealed");
    save(&mut file, "sealed again", Changed::Refuse).unwrap();
    for path in [path.clone(), backup_path(&path, 1)] {
        assert!(fs::read(path).unwrap().starts_with(b"age-encryption.org/v1"));
    }
}

#[test]
fn an_encrypted_document_that_replaces_another_leaves_the_others_earlier_versions_and_names_them() {
    let (_folder, path) = place();
    let (mut file, _) = {
        saved(&path, "one");
        open(&path)
    };
    save(&mut file, "two", Changed::Refuse).unwrap();
    drop(file);
    let before = fs::read(backup_path(&path, 1)).unwrap();
    let protection = Protection::Passphrase(SecretString::from("open sesame".to_owned()));
    let mut new = DocumentFile::create(&path, protection, Replace::Asked).unwrap();
    save(&mut new, "secret", Changed::Refuse).unwrap();
    assert_eq!(fs::read(backup_path(&path, 2)).unwrap(), before, "they are not this document's");
    assert_eq!(on_disk(&backup_path(&path, 1)), "two");
    assert_eq!(new.lacks(), [storage::Lack::ClearEarlier(path.clone())]);
    save(&mut new, "secret again", Changed::Refuse).unwrap();
    assert_eq!(new.lacks(), []);
}

#[test]
fn a_file_in_clear_is_removed_with_what_was_made_of_it_unless_somebody_has_changed_it() {
    let (_folder, path) = place();
    saved(&path, "one");
    let (mut file, _) = open(&path);
    save(&mut file, "two", Changed::Refuse).unwrap();
    fs::write(&path, "changed").unwrap();
    assert_eq!(file.remove(), Err(SaveError::ChangedOutside { path: path.clone() }));
    assert!(path.exists() && backup_path(&path, 1).exists());
    drop(file);
    saved(&path, "three");
    let (mut file, _) = open(&path);
    fs::write(backup_path(&path, 1), "an afternoon's work").unwrap();
    assert_eq!(file.remove(), Ok(vec![backup_path(&path, 1)]));
    assert!(!path.exists() && backup_path(&path, 1).exists());
}

#[test]
fn what_another_window_had_open_is_saved_once_that_has_let_go_of_it() {
    let (_folder, path) = place();
    saved(&path, "one");
    let (first, _) = open(&path);
    let (mut second, _) = open(&path);
    assert_eq!(
        save(&mut second, "two", Changed::Refuse),
        Err(SaveError::OpenElsewhere { path: path.clone() })
    );
    drop(first);
    save(&mut second, "two", Changed::Refuse).unwrap();
    assert_eq!((on_disk(&path).as_str(), second.access()), ("two", Access::Full));
}
