//! Whatever comes in is written, read and compared as it is kept: any Unicode at all.

use age::secrecy::SecretString;
use keian::assessment::edit::{Change, Edit};
use keian::assessment::history::History;
use keian::assessment::{Answer, Assessment, Evidence, Response};
use keian::base::characters::clean;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::journal::recover::find;
use keian::storage::{Journal, Protection, Subject, Unlock, parse, to_bytes};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// Ten thousand texts: of any characters, and of those in which line ends, marks and directions abound.
fn texts() -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let any = proptest::arbitrary::any::<String>();
    let odd = "[a\"\\\\#\r\n\t\u{0}-\u{20}\u{7f}-\u{a0}カハ\u{3099}\u{309a}e\u{300}-\u{345}\u{200b}-\u{202e}\u{958}가ᄀ\u{1161}\u{fa19}\u{feff}\u{e0001}\u{fffe}]{0,40}";
    let mut next = |place: usize| match place % 2 {
        0 => any.new_tree(&mut runner).unwrap().current(),
        _ => odd.new_tree(&mut runner).unwrap().current(),
    };
    (0..10_000).map(&mut next).collect()
}

#[test]
fn ten_thousand_texts_are_kept_saved_and_opened_again_as_the_same() {
    let questionnaire = meti_guideline();
    let ids: Vec<_> = questionnaire.questions().map(|(_, question)| question.id.clone()).collect();
    let texts = texts();
    for some in texts.chunks(6 * ids.len()) {
        let (mut assessment, mut history) = (Assessment::default(), History::default());
        for (id, six) in ids.iter().zip(some.chunks(6)) {
            let text = |place: usize| six.get(place).cloned().unwrap_or_default();
            let reason = Response::NotApplicable(text(5));
            for change in [
                Change::Note(text(0)),
                Change::Action(text(1)),
                Change::Owner(text(2)),
                Change::Respondent(text(3)),
                Change::Evidence(vec![Evidence::of(text(4))]),
                Change::Response(reason, None),
            ] {
                history.apply(&mut assessment, Edit::Answer(id.clone(), change));
            }
        }
        for (id, six) in ids.iter().zip(some.chunks(6)) {
            let mut formed = six.first().cloned().unwrap_or_default();
            clean(&mut formed);
            assert_eq!(assessment.answer(id).note, formed);
        }
        let bytes = to_bytes(&assessment, questionnaire).unwrap();
        let opened = parse(&bytes, &Catalogue::shipped()).unwrap();
        assert_eq!(opened.assessment, assessment, "opened as it was kept");
        // What `verify` compares.
        assert_eq!(to_bytes(&opened.assessment, questionnaire).unwrap(), bytes);
        while history.undo(&mut assessment).is_some() {}
        assert_eq!(assessment, Assessment::default());
    }
}

fn subject(protection: Protection) -> Subject {
    Subject { document: None, known: None, questionnaire: meti_guideline().clone(), protection }
}

#[test]
fn a_journal_opens_whatever_it_holds_and_says_how_much_that_is() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journal");
    let passphrase = || SecretString::from("正しい合言葉".to_owned());
    for protection in [Protection::Clear, Protection::Passphrase(passphrase())] {
        let clear = matches!(protection, Protection::Clear);
        // A text over the limit of a file, and altogether more than a file may have.
        let mut assessment = Assessment::default();
        for (place, (_, question)) in meti_guideline().questions().enumerate() {
            let note = "経".repeat(if place == 0 { 120_000 } else { 70_000 });
            assessment.answers.insert(question.id.clone(), Answer { note, ..Answer::default() }.into());
        }
        let journal = Journal::start(&journals, subject(protection)).unwrap();
        journal.note(&assessment);
        drop(journal);
        let mut found = find(&journals, &Catalogue::shipped()).0;
        assert_eq!(found.len(), 1, "it is offered");
        let found = found.remove(0);
        let unlock = if clear { Unlock::Nothing } else { Unlock::Passphrase(passphrase()) };
        if clear {
            let summary = found.summary(&Catalogue::shipped());
            assert_eq!(summary.answers, assessment.answers.len());
        }
        assert_eq!(found.open(&Catalogue::shipped(), &unlock).unwrap().0.assessment, assessment);
        found.discard();
    }
}
