//! A member's side of its association in the window: an invitation is opened, all that leaves is seen, saved, noted,
//! replaced and taken back; published results are opened beside the answers.

use std::fs;

use age::x25519::Identity;
use keian::assessment::Run;
use keian::base::ids::SubmissionId;
use keian::base::lang::Text;
use keian::cohort::count::count;
use keian::cohort::invitation::{AskedFor, Band};
use keian::cohort::submission::{Bands, Numbered, Reader};
use keian::cohort::{Invitation, Margin, ResultView, Submission};
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::association::{cohort_bytes, invitation_bytes};

use super::members::member;
use super::person::{Person, Words};
use super::report::{read_back, saves};

fn text(ja: &str, en: &str) -> Text {
    Text { ja: ja.to_owned(), en: en.to_owned() }
}

fn invitation(key: &Identity) -> Invitation {
    Invitation {
        association: text("部品工業会", "Parts association"),
        purpose: text("共通の課題", "Common gaps"),
        publishes: text("会員に配る", "To members"),
        closes: "2031-03".parse().unwrap(),
        asked: AskedFor::of(meti_guideline()),
        run: Run::Full,
        sizes: vec![Band(text("300人未満", "Under 300")), Band(text("300人以上", "300 and more"))],
        industries: Vec::new(),
        margin: Margin::Two,
        view: ResultView::Quarters,
        key: key.to_public().to_string(),
    }
}

/// The sample, at the screen of the association, with the invitation open.
fn invited(words: Words, invitation: &Invitation) -> Person {
    let mut person = Person::at_a_fresh_machine(words);
    person.click(words.say("サンプルを見る", "Look at the sample"));
    person.click(words.say("報告書", "Report"));
    person.click(words.say("団体への提出と集計結果…", "Association: submissions and results…"));
    let path = person.folder().join("invitation.ron");
    fs::write(&path, invitation_bytes(invitation, meti_guideline()).unwrap()).unwrap();
    person.click(words.say("招待状を開く…", "Open an invitation…"));
    person.gives(&path);
    person.wait_for(words.say("別の招待状を開く…", "Open another invitation…"));
    person
}

#[test]
fn what_is_seen_is_what_is_saved_and_it_can_be_replaced_and_taken_back() {
    for words in Words::BOTH {
        let key = Identity::generate();
        let invitation = invitation(&key);
        let mut person = invited(words, &invitation);
        assert!(person.sees(invitation.fingerprint().unwrap().as_str()));
        person.click(words.say("300人以上", "300 and more"));
        assert!(person.sees(words.say("規模: 300人以上", "Size: 300 and more")));
        let reader = Reader::new(&invitation, meti_guideline()).unwrap();
        let mut handed: Vec<Submission> = Vec::new();
        for (at, button) in [
            words.say("提出するファイルを保存…", "Save the submission…"),
            words.say("差し替えるファイルを保存…", "Save a replacement…"),
            words.say("取り下げるファイルを保存…", "Save a withdrawal…"),
        ]
        .into_iter()
        .enumerate()
        {
            let path = person.folder().join(format!("out{at}.age"));
            person.click(button);
            person.gives(&path);
            person.wait_until(|person| {
                person.sees(words.say("この文書も保存してください", "save the document, too"))
                    || person.sees(words.say("文書も保存してください", "save this document, too"))
            });
            person.press(egui::Key::Escape);
            let clear = age::decrypt(&key, &fs::read(&path).unwrap()).unwrap();
            handed.push(reader.read(std::str::from_utf8(&clear).unwrap()).unwrap());
        }
        let numbers: Vec<(u32, bool)> =
            handed.iter().map(|one| (one.revision(), one.is_withdrawn())).collect();
        assert_eq!(numbers, [(1, false), (2, false), (3, true)]);
        assert!(handed.iter().all(|one| one.id() == handed[0].id()));
        assert_eq!(handed[0].bands(), Bands { size: Some(1), industry: None });
        assert_eq!(handed[0].signs(), handed[1].signs());
        // The file knows what it handed in, and one step of undo takes one note back.
        assert!(person.sees(words.say("3回目、取り下げ済み", "revision 3, withdrawn")));
        person.shortcut(egui::Modifiers::COMMAND, egui::Key::Z);
        let now = person.document().assessment.submitted.clone();
        assert_eq!((now.len(), now[0].revision), (1, 2));
        assert!(person.sees(words.say("2回目、提出済み", "revision 2, submitted")));
    }
}

#[test]
fn an_invitation_that_asks_otherwise_is_told_and_nothing_can_be_saved() {
    let words = Words::BOTH[0];
    let mut short = (**meti_guideline()).clone();
    short.id = keian::base::ids::QuestionnaireId::new("own");
    let own = keian::questionnaire::check::made(short).unwrap();
    let mut other = invitation(&Identity::generate());
    other.asked = AskedFor::of(&own);
    let mut person = Person::at_a_fresh_machine(words);
    person.click("サンプルを見る");
    person.click("報告書");
    person.click("団体への提出と集計結果…");
    let path = person.folder().join("invitation.ron");
    fs::write(&path, invitation_bytes(&other, &own).unwrap()).unwrap();
    person.click("招待状を開く…");
    person.gives(&path);
    person.wait_until(|person| person.sees("招待状が尋ねる質問票と、この回答の質問票(または版)が違います"));
    assert!(!person.sees("提出するファイルを保存…"));
    // What is no invitation is told by its name, and the screen stays.
    fs::write(&path, "(kind: Cohort, format: 1)").unwrap();
    person.click("別の招待状を開く…");
    person.gives(&path);
    person.wait_until(|person| person.sees("団体の集計結果"));
}

#[test]
fn published_results_show_where_the_company_stands() {
    for words in Words::BOTH {
        let asked = meti_guideline();
        let invitation = invitation(&Identity::generate());
        let submissions: Vec<Submission> = (1..=20)
            .map(|number| {
                let numbered = Numbered { id: SubmissionId::new(format!("{number:032x}")), revision: 1 };
                let company = member(asked, 7, number);
                Submission::of(&invitation, (asked, &company), Bands::default(), numbered).unwrap()
            })
            .collect();
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("サンプルを見る", "Look at the sample"));
        person.click(words.say("報告書", "Report"));
        person.click(words.say("団体への提出と集計結果…", "Association: submissions and results…"));
        let path = person.folder().join("cohort.ron");
        fs::write(&path, cohort_bytes(&count(&invitation, asked, &submissions), asked).unwrap()).unwrap();
        person.click(words.say("集計結果を開く…", "Open results…"));
        person.gives(&path);
        person.wait_until(|person| {
            person.sees(words.say(
                "「部品工業会」の集計結果の中での位置(20社)",
                "Where the company stands in the results of “Parts association” (20 companies)",
            ))
        });
        assert!(person.sees(words.say("全体: 自社54、中央値", "Overall: own 54, median ")));
        // The report tells it where that is chosen, of the edition that shows everything, and only there.
        let part = words.say("「部品工業会」", "“Partsassociation”");
        person.click(words.say("報告書に戻る", "Back to the report"));
        let full = words.say("全体版(", "Full edition (");
        let board = words.say("取締役会用(", "Board edition (");
        person.wait_until(|person| person.sees(full) && person.sees(board));
        person.click_beginning(full);
        let (_, before) = read_back(&saves(&mut person, words));
        assert!(!before.contains(part), "nothing was chosen");
        person.click(words.say("自社の位置を載せる", "Show where the company stands"));
        let (pages, chosen) = read_back(&saves(&mut person, words));
        assert!(chosen.contains(part), "the full edition tells it");
        let counted = words.say("全体版(*ページ)", "Full edition (* pages)").replace('*', &pages.to_string());
        person.wait_until(|person| person.sees(&counted) && person.sees(board));
        person.click_beginning(board);
        let only = words.say("載せられるのは全体版だけです。", "Only the full edition shows it.");
        person.wait_until(|person| person.sees(only));
        let (_, text) = read_back(&saves(&mut person, words));
        assert!(!text.contains(part), "the board's edition does not");
    }
}

#[test]
fn results_that_are_refused_are_told_in_the_language_of_the_window() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("サンプルを見る", "Look at the sample"));
        person.click(words.say("報告書", "Report"));
        person.click(words.say("団体への提出と集計結果…", "Association: submissions and results…"));
        let path = person.folder().join("cohort.ron");
        fs::write(&path, "(kind: Invitation, format: 1)").unwrap();
        person.click(words.say("集計結果を開く…", "Open results…"));
        person.gives(&path);
        let why = words.say("団体からの招待状", "it is an association's invitation");
        person.wait_until(|person| person.sees(why));
    }
}
