//! A session over an encrypted document, with everything that makes files: hand-out, answers that come back,
//! another name, a report, a crash. Below the folders used nothing of it stands in clear unless the person
//! said so in that step.

use std::fs;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use egui::{Key, Modifiers};
use keian::assessment::{ActionItem, Answer, Assessment, Evidence, Profile, Response, Run};
use keian::base::ids::QuestionId;
use keian::base::level::Level;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::protect::is_encrypted;
use keian::storage::{Changed, DocumentFile, Protection, Replace};

use super::person::{Person, Words};

const WORDS: Words = Words { english: true };
const SECRET: &str = "open sesame";

/// What must stand nowhere: an organisation, a note, an amount, the name of a file that is evidence, an owner,
/// and what is typed in the window.
const CANARIES: [&str; 6] = [
    "Kiln Works",
    "the kiln is the weak point",
    "JPY 48,211,907",
    "contract-7731.pdf",
    "Sato of kilns",
    "typed-9042",
];

fn document() -> Assessment {
    let profile = Profile { organisation: CANARIES[0].to_owned(), ..Profile::default() };
    let answer = Answer {
        response: Response::Level(Level::TWO),
        note: format!("{} at {}", CANARIES[1], CANARIES[2]),
        evidence: vec![Evidence::of(CANARIES[3])],
        actions: vec![ActionItem { owner: CANARIES[4].to_owned(), ..ActionItem::default() }],
        ..Answer::default()
    };
    let answers = [(QuestionId::new("P1-1"), answer.into())].into_iter().collect();
    Assessment { profile, run: Run::Full, answers, ..Assessment::default() }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Where a canary stands in clear: in a file, or in its name.
fn leaks(folder: &Path) -> Vec<(PathBuf, &'static str)> {
    let mut found = Vec::new();
    for path in files(folder) {
        // The journal puts a new file in the place of the old one beside this: what went away is looked for
        // again, under the name that it has now.
        let Ok(mut bytes) = fs::read(&path) else { return leaks(folder) };
        bytes.extend_from_slice(path.as_os_str().as_encoded_bytes());
        let stands = |canary: &&str| bytes.windows(canary.len()).any(|part| part == canary.as_bytes());
        found.extend(CANARIES.into_iter().filter(stands).map(|canary| (path.clone(), canary)));
    }
    found
}

/// The title of the window holds no canary.
fn title_is_clean(person: &Person) {
    let title = person.harness.state().window_title();
    assert!(title.contains("Keian"), "{title}");
    assert!(!CANARIES.iter().any(|canary| title.contains(canary)), "{title}");
}

fn opens(person: &mut Person, path: &Path) {
    person.shortcut(Modifiers::COMMAND, Key::O);
    person.gives(path);
    unlocks(person, SECRET);
    person.wait_until(|person| person.harness.state().document().is_some());
    title_is_clean(person);
}

fn unlocks(person: &mut Person, secret: &str) {
    person.wait_for("This file is encrypted");
    person.type_into("Passphrase", secret);
    person.press(Key::Enter);
}

#[test]
fn a_session_over_an_encrypted_document_leaves_nothing_in_clear_that_nobody_asked_for() {
    let mut person = Person::at_a_fresh_machine(WORDS);
    let folder = fs::canonicalize(person.folder()).unwrap();
    let path = folder.join("one.keian");
    let mut file =
        DocumentFile::create(&path, Protection::Passphrase(SecretString::from(SECRET)), Replace::Never)
            .unwrap();
    file.save(&document(), meti_guideline(), Changed::Refuse).unwrap();
    drop(file);
    opens(&mut person, &path);

    // Typed and saved, so that there are earlier versions.
    person.click("Parts, evidence and notes");
    person.type_into("Note", CANARIES[5]);
    person.shortcut(Modifiers::COMMAND, Key::S);
    person.wait_until(|person| !person.document().is_unsaved());
    assert_eq!(leaks(&folder), []);

    // Handed out, and read back in.
    person.click("Open questions");
    person.click_first("Save a hand-out for:");
    person.click("Choose a place…");
    person.wait_for("Passphrase once more");
    person.type_into("Passphrase", "for the department");
    person.type_into("Passphrase once more", "for the department");
    person.click("Choose a place…");
    let handed = folder.join("handed.keian");
    person.gives(&handed);
    person.wait_for("OK");
    person.click("OK");
    person.click("Import answers…");
    person.gives(&handed);
    unlocks(&mut person, "for the department");
    person.wait_for("OK");
    person.click("OK");
    assert!(is_encrypted(&fs::read(&handed).unwrap()));
    assert_eq!(leaks(&folder), []);

    // Under another name, with the protection that it has.
    person.shortcut(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    person.wait_for("As it is encrypted now");
    person.click("Choose a place…");
    let other = folder.join("two.keian");
    person.gives(&other);
    person.wait_until(|person| person.document().path.as_deref() == Some(&*other));
    title_is_clean(&person);
    assert_eq!(leaks(&folder), []);

    // A crash with something that is not saved, and taking it up again.
    person.click("Questions");
    person.press(Key::Num4);
    person.wait_until(|person| {
        files(person.folder()).iter().any(|path| path.extension().is_some_and(|end| end == "journal"))
    });
    let mut person = person.crashes();
    assert_eq!(leaks(&folder), []);
    person.wait_for("Continue where you left off");
    person.click("Continue where you left off");
    unlocks(&mut person, SECRET);
    person.wait_until(|person| person.harness.state().document().is_some());
    person.shortcut(Modifiers::COMMAND, Key::S);
    person.wait_until(|person| !person.document().is_unsaved());
    assert_eq!(leaks(&folder), []);

    // A report is asked about; one that was refused leaves nothing.
    person.click("Report");
    person.click("Save PDF…");
    person.wait_for("The report will not be encrypted");
    person.click_last("Cancel");
    assert_eq!(leaks(&folder), []);
    assert!(!files(&folder).iter().any(|path| path.extension().is_some_and(|end| end == "pdf")));

    // Closed: settings and the list of files hold paths alone.
    let person = person.comes_back();
    assert_eq!(leaks(&folder), []);
    drop(person);
}
