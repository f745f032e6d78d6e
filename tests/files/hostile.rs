//! Files made to do harm, and a hundred thousand that are merely broken: each is refused with a
//! short, harmless sentence or opens as something that can be saved again.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use age::secrecy::SecretString;
use age::x25519;
use keian::assessment::{ActionItem, Answer, Assessment, Evidence, Response, tags};
use keian::base::characters::{clean, echo, is_allowed};
use keian::base::ids::QuestionId;
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::base::limits::{MAX_ENTRIES, MAX_TAG, MAX_TAGS, MAX_TEXT};
use keian::questionnaire::Catalogue;
use keian::questionnaire::Checked;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::journal::recover::read_clear;
use keian::storage::protect::{public_keys, secret_keys};
use keian::storage::{OpenError, Opened, Protection, Unlock, asked, parse, to_bytes};
use proptest::prelude::*;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::shipped);

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// What is said is short and cannot change what a terminal or a window shows.
fn harmless(error: &OpenError) {
    for lang in Lang::ALL {
        let message = error.message(lang);
        assert!(message.chars().count() < 1500, "{} characters", message.chars().count());
        assert!(message.chars().all(is_allowed), "{message:?}");
    }
}

/// Opens as answers that can be saved again, or is refused harmlessly.
fn answers(bytes: &[u8]) -> Result<Assessment, OpenError> {
    savable(parse(bytes, &CATALOGUE))
}

/// The same of a journal.
fn journal(bytes: &[u8]) -> Result<Assessment, OpenError> {
    savable(read_clear(bytes, &CATALOGUE))
}

fn savable(read: Result<Opened, OpenError>) -> Result<Assessment, OpenError> {
    let opened = read.inspect_err(harmless)?;
    let written = to_bytes(&opened.assessment, &opened.questionnaire).unwrap();
    assert_eq!(parse(&written, &CATALOGUE).unwrap().assessment, opened.assessment);
    Ok(opened.assessment)
}

/// Makes a questionnaire that could stand in a file of its own, or is refused harmlessly.
fn applied(overlay: &[u8]) -> Result<Checked, OpenError> {
    let made = asked::overlay(overlay, &CATALOGUE).inspect_err(harmless)?;
    let written = ron::to_string(&*made).unwrap();
    // The digest of the one is that of its base and of what is laid over it.
    assert_eq!(*asked::questionnaire(written.as_bytes()).unwrap(), *made);
    Ok(made)
}

#[test]
fn the_hostile_answers_are_refused_or_lose_their_sting() {
    let mut opened = Vec::new();
    for path in files("answers") {
        if let Ok(assessment) = answers(&std::fs::read(&path).unwrap()) {
            let notes = assessment.answers.values().map(|answer| &answer.note);
            assert!(notes.flat_map(|note| note.chars()).all(is_allowed), "{}", path.display());
            opened.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    assert_eq!(
        opened,
        [
            "bidi-override-in-note.ron",
            "escape-sequences-in-note.ron",
            "escaped-controls-in-note.ron",
            "invisible-tags-in-note.ron",
            "line-separators-in-note.ron",
        ]
    );
}

#[test]
fn the_other_hostile_files_are_refused_by_whatever_reads_them() {
    let key = Unlock::Keys(vec![x25519::Identity::generate()]);
    let passphrase = Unlock::Passphrase(SecretString::from("p".to_owned()));
    for folder in ["questionnaires", "journals", "keys", "encrypted", "answers"] {
        for path in files(folder) {
            let bytes = std::fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            let mut refused = vec![
                asked::questionnaire(&bytes).err(),
                asked::list(&bytes).err(),
                asked::overlay(&bytes, &CATALOGUE).err(),
                secret_keys(&text).err(),
                public_keys(&text).err(),
            ];
            if folder != "journals" {
                refused.push(read_clear(&bytes, &CATALOGUE).err());
            }
            if folder == "encrypted" {
                refused.extend([key.open(&bytes).err(), passphrase.open(&bytes).err()]);
            }
            for error in &refused {
                harmless(error.as_ref().unwrap_or_else(|| panic!("{} was taken", path.display())));
            }
        }
    }
}

#[test]
fn hostile_journals_are_refused() {
    for path in files("journals") {
        let bytes = std::fs::read(&path).unwrap();
        match read_clear(&bytes, &CATALOGUE) {
            // It has good answers and a key that opens nothing: only the key is refused.
            Ok(_) => assert!(path.ends_with("key-that-is-none.journal"), "{}", path.display()),
            Err(error) => harmless(&error),
        }
    }
}

fn with(change: impl FnOnce(&mut Answer)) -> Vec<u8> {
    let mut assessment = Assessment::default();
    let mut answer = Answer { response: Response::Unknown, ..Answer::default() };
    change(&mut answer);
    assessment.answers.insert(QuestionId::new("A-1"), answer.into());
    to_bytes(&assessment, meti_guideline()).unwrap()
}

#[test]
fn counts_and_lengths_are_bounded() {
    let rows = |count: usize| with(|answer| answer.evidence = vec![Evidence::of("x"); count]);
    assert!(answers(&rows(MAX_ENTRIES)).is_ok());
    assert!(matches!(answers(&rows(MAX_ENTRIES + 1)), Err(OpenError::TooMany { limit: MAX_ENTRIES, .. })));
    let note = |count: usize| with(|answer| answer.note = "あ".repeat(count));
    assert!(answers(&note(MAX_TEXT)).is_ok());
    assert!(matches!(answers(&note(MAX_TEXT + 1)), Err(OpenError::TooLong { limit: MAX_TEXT, .. })));
    let tagged = |tags: Vec<String>| with(|answer| answer.tags = tags);
    let number = |count: usize| (0..count).map(|number| number.to_string()).collect::<Vec<_>>();
    assert!(answers(&tagged(number(MAX_TAGS))).is_ok());
    let many =
        [number(MAX_TAGS + 1), vec![number(MAX_TAGS + 1).join("、")], vec!["x".to_owned(); MAX_TAGS + 1]];
    for tags in many {
        assert!(matches!(answers(&tagged(tags)), Err(OpenError::TooMany { limit: MAX_TAGS, .. })));
    }
    let long = |count: usize| tagged(vec!["あ".repeat(count)]);
    assert!(answers(&long(MAX_TAG)).is_ok());
    assert!(matches!(answers(&long(MAX_TAG + 1)), Err(OpenError::TooLong { limit: MAX_TAG, .. })));
}

#[test]
fn every_flipped_bit_and_every_cut_of_an_encrypted_file_is_refused() {
    let key = x25519::Identity::generate();
    let sealed = Protection::Keys(vec![key.to_public()]).seal(&with(|a| a.note = "x".repeat(500))).unwrap();
    let unlock = Unlock::Keys(vec![key]);
    assert!(unlock.open(&sealed).is_ok());
    let bits = sealed.len() * 8;
    for flip in 0..500 {
        // Spread over the whole file: header, key and content.
        let bit = flip * bits / 500;
        let mut changed = sealed.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        // With its first line changed it is no age file any more, and no file of answers either.
        match unlock.open(&changed) {
            Ok((clear, _)) => {
                assert!(parse(&clear, &CATALOGUE).is_err() && clear[..] == changed[..], "bit {bit}")
            }
            Err(error) => harmless(&error),
        }
    }
    for cut in 0..100 {
        let changed = &sealed[..cut * sealed.len() / 100];
        match unlock.open(changed) {
            Ok((clear, _)) => assert!(parse(&clear, &CATALOGUE).is_err(), "cut {cut}"),
            Err(error) => harmless(&error),
        }
    }
}

/// Text of any characters, the bad ones more often than chance would have it.
fn text() -> impl Strategy<Value = String> {
    let bad = proptest::sample::select(vec![
        '\0',
        '\r',
        '\n',
        '\t',
        '\u{1b}',
        '\u{7f}',
        '\u{85}',
        '\u{202e}',
        '\u{2066}',
        '\u{feff}',
        '\u{2028}',
        '"',
        '\\',
        '#',
        '\u{e0041}',
    ]);
    proptest::collection::vec(prop_oneof![3 => any::<char>(), 1 => bad], 0..40)
        .prop_map(|characters| characters.into_iter().collect())
}

fn answer() -> impl Strategy<Value = Answer> {
    let response = prop_oneof![
        proptest::sample::select(vec![Level::ZERO, Level::TWO, Level::FOUR]).prop_map(Response::Level),
        text().prop_map(Response::NotApplicable),
        Just(Response::Unknown),
        Just(Response::Unanswered),
    ];
    (response, text(), proptest::collection::vec(text(), 0..4), text(), text(), text()).prop_map(
        |(response, note, evidence, action, owner, tags)| Answer {
            response,
            note,
            evidence: evidence.into_iter().map(Evidence::of).collect(),
            actions: vec![ActionItem::of(action, owner, Some(jiff::civil::date(2027, 3, 31)))],
            tags: tags::typed(&tags),
            ..Answer::default()
        },
    )
}

fn assessment() -> impl Strategy<Value = Assessment> {
    let ids: Vec<QuestionId> =
        meti_guideline().questions().map(|(_, question)| question.id.clone()).collect();
    let answers = proptest::collection::btree_map(proptest::sample::select(ids), answer(), 0..4);
    (answers, text()).prop_map(|(answers, organisation)| {
        let answers = answers.into_iter().map(|(id, answer)| (id, answer.into())).collect();
        let mut assessment = Assessment { answers, ..Assessment::default() };
        assessment.profile.organisation = organisation;
        assessment
    })
}

/// A good file with a few pieces replaced, doubled or cut out.
fn broken(good: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        any::<u8>().prop_map(|byte| vec![byte]),
        proptest::sample::select(vec![
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "r#\"",
            ",",
            ":",
            "Some(",
            "None",
            "/*",
            "//",
            "\\u{202e}",
            "NaN",
            "1e400",
            "-0",
            "#![enable(implicit_some)]",
            "\u{202e}",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    let change = (any::<proptest::sample::Index>(), 0..12_usize, piece);
    proptest::collection::vec(change, 1..4).prop_map(move |changes| {
        let mut bytes = good.clone();
        for (at, length, piece) in changes {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, piece);
        }
        bytes
    })
}

fn good_answers() -> Vec<u8> {
    with(|answer| answer.note = "一行目\n二行目".to_owned())
}

fn good_journal() -> Vec<u8> {
    let mut bytes =
        b"(format:1,document:Some(\"/a.ron\"),known:None,at:\"2026-11-25T00:00:00Z\",key:None)\n".to_vec();
    bytes.extend(good_answers());
    bytes
}

const GOOD_OVERLAY: &str = include_str!("../fixtures/editions/association.ron");

#[test]
fn what_is_broken_below_is_taken_while_it_is_whole() {
    assert_eq!(journal(&good_journal()).unwrap(), answers(&good_answers()).unwrap());
    let made = applied(GOOD_OVERLAY.as_bytes()).unwrap();
    assert_ne!(made.digest(), meti_guideline().digest());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn any_answers_come_back_as_they_were_but_for_what_is_not_allowed(before in assessment()) {
        let after = answers(&to_bytes(&before, meti_guideline()).unwrap()).unwrap();
        let mut expected = before.clone();
        clean(&mut expected.profile.organisation);
        for answer in expected.answers.values_mut() {
            clean(&mut answer.note);
            let action = answer.action_mut();
            [&mut action.text, &mut action.owner].into_iter().for_each(clean);
            answer.evidence.iter_mut().for_each(|entry| clean(&mut entry.text));
            answer.tags.iter_mut().for_each(clean);
            answer.tags = tags::tidy(&answer.tags);
            if let Response::NotApplicable(reason) = &mut answer.response {
                clean(reason);
            }
        }
        prop_assert_eq!(after, expected);
    }

    #[test]
    fn a_broken_file_of_answers_is_refused_or_can_be_saved_again(bytes in broken(good_answers())) {
        let _ = answers(&bytes);
    }

    #[test]
    fn a_broken_journal_is_refused_or_has_answers_that_can_be_saved(bytes in broken(good_journal())) {
        let _ = journal(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(86_000))]

    #[test]
    fn what_is_cleaned_is_clean_and_stays_so(before in text()) {
        let mut once = before.clone();
        clean(&mut once);
        prop_assert!(once.chars().all(is_allowed));
        let mut twice = once.clone();
        clean(&mut twice);
        prop_assert_eq!(&once, &twice);
        prop_assert!(echo(&before).chars().all(|c| is_allowed(c) && c != '\n'));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_broken_overlay_is_refused_or_applied(bytes in broken(GOOD_OVERLAY.as_bytes().to_vec())) {
        let _ = applied(&bytes);
    }

    #[test]
    fn a_broken_key_file_says_nothing_of_what_stands_in_it(bytes in broken(b"# key\nAGE-SECRET-KEY-1QQ\n".to_vec())) {
        for error in [secret_keys(&String::from_utf8_lossy(&bytes)).err()].into_iter().flatten() {
            prop_assert!(!error.message(Lang::En).contains("AGE"));
        }
    }
}
