//! What leaves a member: a decrypted submission is byte for byte the encoding of its fields, whatever else stands
//! in the file, and every file of an invitation has one length.

use std::collections::BTreeSet;
use std::io::Read;

use age::x25519::Identity;
use keian::assessment::{Answer, Assessment, Response, Run};
use keian::base::ids::SubmissionId;
use keian::base::lang::Text;
use keian::base::level::Level;
use keian::cohort::invitation::{AskedFor, Band};
use keian::cohort::submission::{Bands, Numbered};
use keian::cohort::{Invitation, Margin, ResultView, Submission};
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Holds, Kind};
use keian::storage::association::{fresh_numbered, seal};
use proptest::prelude::*;

use super::whole::{everything, text};

fn words(ja: &str) -> Text {
    Text { ja: ja.to_owned(), en: String::new() }
}

fn invitation(key: &Identity) -> Invitation {
    Invitation {
        association: words("会"),
        purpose: words("目的"),
        publishes: words("結果"),
        closes: "2031-03".parse().unwrap(),
        asked: AskedFor::of(meti_guideline()),
        run: Run::Full,
        sizes: ["小", "中", "大"].map(|name| Band(words(name))).to_vec(),
        industries: (0..12).map(|at| Band(words(&format!("業種{at}")))).collect(),
        margin: Margin::Two,
        view: ResultView::Quarters,
        key: key.to_public().to_string(),
    }
}

fn opened(sealed: &[u8], key: &Identity) -> String {
    let decryptor = age::Decryptor::new_buffered(sealed).unwrap();
    let mut clear = String::new();
    decryptor.decrypt(std::iter::once(key as _)).unwrap().read_to_string(&mut clear).unwrap();
    clear
}

/// Every question answered by a row of numbers: 0 to 4 a level, 5 unknown, 6 not applicable, with a reason.
fn answer(company: &mut Assessment, roll: &[u8], text: &mut dyn FnMut() -> String) -> String {
    let mut signs = String::new();
    for ((_, question), roll) in meti_guideline().questions().zip(roll) {
        let (response, sign) = match (roll, question.kind) {
            (5, _) => (Response::Unknown, "U".to_owned()),
            (6, _) => (Response::NotApplicable(text()), "N".to_owned()),
            (level, Kind::Maturity) => (Response::Level(Level::new(*level).unwrap()), level.to_string()),
            (level, Kind::Decision) => {
                let level = 2 * (level / 2);
                (Response::Level(Level::new(level).unwrap()), level.to_string())
            }
        };
        let before = company.answers.get(&question.id).map(|answer| (**answer).clone()).unwrap_or_default();
        let note = text();
        company.answers.insert(
            question.id.clone(),
            Answer { response, note, meaning: question.meaning, ..before }.into(),
        );
        signs.push_str(&sign);
    }
    signs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_decrypted_submission_is_the_encoding_of_its_fields_and_nothing_else(
        texts in proptest::collection::vec(text(), 1..90),
        roll in proptest::collection::vec(0u8..7, 48),
        size in proptest::option::of(0u8..3),
        industry in proptest::option::of(0u8..12),
        revision in 1u32..=999_999,
    ) {
        prop_assume!(roll.iter().any(|roll| *roll < 5));
        let key = Identity::generate();
        let invitation = invitation(&key);
        let mut given = texts.iter().cycle().cloned();
        let mut text = move || given.next().unwrap_or_default();
        let mut company = everything(&mut text);
        company.only.clear();
        // What the profile does not say leaves every question in.
        company.profile.facts.clear();
        let signs = answer(&mut company, &roll, &mut text);
        let asked = meti_guideline();
        let numbered = Numbered { id: SubmissionId::new("0123456789abcdef0123456789abcdef"), revision };
        let bands = Bands { size, industry };
        let made = Submission::of(&invitation, (asked, &company), bands, numbered).unwrap();
        let mut sure = 0;
        for (((_, question), sign), given) in asked.questions().zip(made.signs().all()).zip(signs.chars()) {
            if company.asks(asked, question) == Holds::Yes {
                prop_assert_eq!(sign.char(), given);
                sure += 1;
            }
        }
        prop_assert!(sure > 20);
        let place = |place: Option<u8>| place.map_or("None".to_owned(), |place| format!("Some({place})"));
        let expected = format!(
            "(kind:Submission,format:1,invitation:\"{}\",asked:(id:\"{}\",edition:\"{}\",digest:\"{}\"),run:Full,\
             size:{},industry:{},signs:\"{}\",id:\"0123456789abcdef0123456789abcdef\",revision:{revision},\
             withdrawn:false)",
            invitation.digest().unwrap(), asked.id, asked.edition, asked.digest(),
            place(size), place(industry), made.signs(),
        );
        prop_assert!(made.signs().to_string().chars().all(|sign| "01234UN".contains(sign)));
        let sealed = seal(&made, &invitation).unwrap();
        prop_assert_eq!(sealed.len(), 4096);
        let clear = opened(&sealed, &key);
        let (said, filling) = clear.split_at(expected.len());
        prop_assert_eq!(said, &*expected);
        prop_assert!(filling.chars().all(|blank| blank == ' '));
    }
}

#[test]
fn every_file_of_an_invitation_has_one_length() {
    let key = Identity::generate();
    let invitation = invitation(&key);
    let asked = meti_guideline();
    let mut company = Assessment { run: Run::Full, ..Assessment::default() };
    company.answers.insert(
        keian::base::ids::QuestionId::new("A-1"),
        Answer { response: Response::Level(Level::TWO), ..Answer::default() }.into(),
    );
    let mut lengths = BTreeSet::new();
    // The head of an encrypted file has a random length: three hundred of them go through its whole range.
    for round in 0..300u32 {
        let numbered = Numbered { revision: 1 + round * 3000, ..fresh_numbered().unwrap() };
        let bands = Bands { size: (round % 2 == 0).then_some(2), industry: (round % 3 == 0).then_some(11) };
        let made = if round % 5 == 0 {
            Submission::withdrawal(&invitation, asked, numbered).unwrap()
        } else {
            Submission::of(&invitation, (asked, &company), bands, numbered).unwrap()
        };
        lengths.insert(seal(&made, &invitation).unwrap().len());
    }
    assert_eq!(lengths.into_iter().collect::<Vec<_>>(), [4096]);
}
