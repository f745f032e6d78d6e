//! What the shipped questionnaire asks: every question has its marks, what is asked otherwise a higher meaning,
//! and words that were mended do not come back.

use std::collections::{BTreeMap, BTreeSet};

use keian::assessment::Response;
use keian::assessment::edition::plan;
use keian::base::ids::{ElementId, QuestionId};
use keian::base::lang::Lang;
use keian::questionnaire::condition::Condition;
use keian::questionnaire::shipped::{lists, meti_guideline};
use keian::questionnaire::{Catalogue, CompanySize, Fact, Question};

use super::trace::table;

const DOC: &str = include_str!("../../docs/questionnaire.md");

/// The rows of a table of marks, which has each question once, in order.
fn readings(head: &str) -> Vec<Vec<&'static str>> {
    let rows = table(head);
    let ids: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    let all: Vec<&str> = meti_guideline().questions().map(|(_, q)| q.id.as_str()).collect();
    assert_eq!(ids, all);
    rows
}

fn question(id: &str) -> &'static Question {
    let found = meti_guideline().question(&QuestionId::new(id));
    found.unwrap_or_else(|| panic!("no question {id}")).1
}

#[test]
fn every_question_has_its_marks_and_every_mark_below_full_a_reason() {
    let rows = readings("| id | before | mended | reader 1 | reader 2 |");
    for row in &rows {
        for (marks, read) in [(row[2], true), (row[3], false), (row[4], false)] {
            assert_eq!(marks.len(), 4, "{row:?}");
            let full = marks == "2222" || (!read && marks == "----");
            assert!(full || marks.chars().all(|mark| "12".contains(mark)), "{row:?}");
            assert!(full || row[5].len() > 10, "{row:?} has no reason");
        }
    }
}

/// What asks something else now than the text of a digest did.
fn risen_since(digest: &str) -> Vec<String> {
    let before = Catalogue::shipped().of_digest(digest).unwrap();
    let plan = plan(&before, meti_guideline());
    assert!(plan.dropped.is_empty() && plan.split.is_empty() && plan.added.is_empty());
    // An element that a reworded question has lost would take its tick along.
    for (_, q) in before.questions() {
        let now: Vec<&ElementId> = question(q.id.as_str()).elements.iter().map(|e| &e.id).collect();
        let lost = q.elements.iter().any(|element| !now.contains(&&element.id));
        assert!(!lost, "{} has lost an element", q.id);
    }
    plan.asked_anew.iter().map(|id| id.as_str().to_owned()).collect()
}

#[test]
fn what_is_asked_otherwise_since_a_reading_has_a_higher_meaning() {
    let second =
        ["P1-2", "P1-7", "P2-1", "A-2", "A-6", "A-7", "A-9", "I-2", "I-3", "I-9", "I-10", "I-11", "G-3"];
    let third = ["P1-2", "P1-5", "P3-4", "I-1", "I-10", "G-5", "G-6", "G-7"];
    let fifth = ["P1-3", "L-1", "A-9", "G-1", "G-3", "G-9"];
    let ids = |of: &[&[&str]]| -> BTreeSet<String> {
        of.iter().copied().flatten().map(|id| (*id).to_owned()).collect()
    };
    let all = ids(&[&second, &third, &fifth]);
    let since_first = risen_since("c01d3d94a057f78d2fc7011a96902134b4bbe853a114c686f78b142ade6a18f4");
    assert_eq!(since_first.into_iter().collect::<BTreeSet<_>>(), all);
    let since_second = risen_since("fa65d27da103ef08902d9fd2f7756da198a5601f8b76f3c93a9c526623e1bed6");
    assert_eq!(since_second.into_iter().collect::<BTreeSet<_>>(), ids(&[&third, &fifth]));
    let since_fourth = risen_since("a359db453b1d3e0e5a20429b001117128cd0c3bebd3c67ac4d4f329d05e9b97c");
    assert_eq!(since_fourth, fifth);
    let line = DOC.lines().find(|line| line.starts_with("- The meaning of a question rises")).unwrap();
    for id in &all {
        assert!(line.contains(id), "{id} is not named in docs/questionnaire.md");
    }
}

#[test]
fn every_mark_of_the_third_reading_below_full_has_what_was_done() {
    let rows = readings("| id | reader 3 | reader 4 | meaning |");
    for row in &rows {
        let full = [row[1], row[2]].iter().all(|marks| *marks == "2222");
        assert!([row[1], row[2]].iter().all(|marks| marks.len() == 4), "{row:?}");
        assert!(full || row[4].len() > 10, "{row:?} has no reason");
        assert_eq!(row[4].is_empty(), row[3].is_empty(), "{row:?}");
    }
    let risen: Vec<&str> = rows.iter().filter(|row| row[3] == "rises").map(|row| row[0]).collect();
    assert_eq!(risen, ["P1-2", "P1-5", "I-1", "G-5", "G-6", "G-7"]);
}

#[test]
fn every_mark_of_the_fourth_reading_below_full_has_what_was_done() {
    let rows = readings("| id | reader 5 | reader 6 | reader 7 | reader 8 | meaning |");
    for row in &rows {
        let (first, again) = (&row[1..3], &row[3..5]);
        assert!(first.iter().all(|marks| marks.len() == 4), "{row:?}");
        let full = first.iter().chain(again).all(|marks| ["2222", ""].contains(marks));
        assert!(full || row[6].len() > 10, "{row:?} has no reason");
        assert_eq!(row[6].is_empty(), again.iter().all(|marks| marks.is_empty()), "{row:?}");
    }
}

#[test]
fn every_mark_of_the_fifth_reading_below_full_has_what_was_done() {
    let head =
        "| id | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24 | meaning |";
    let rows = readings(head);
    for row in &rows {
        let marks = &row[1..17];
        let whole = [0, 1, 2, 3, 6, 7, 12, 13];
        assert!(whole.iter().all(|reader| marks[*reader].len() == 4), "{row:?}");
        let full = marks.iter().all(|marks| ["2222", ""].contains(marks));
        assert!(full || row[18].len() > 10, "{row:?} has no reason");
        assert_eq!(row[18].is_empty(), row[17].is_empty(), "{row:?}");
    }
    let risen: Vec<&str> = rows.iter().filter(|row| row[17] == "rises").map(|row| row[0]).collect();
    assert_eq!(risen, ["P1-3", "L-1", "A-9", "G-1", "G-3", "G-9"]);
    // Of the last two who read everything, with the marks of those who read what was mended after them.
    for (reader, again) in [(12, 14), (13, 15)] {
        let mark = |row: &[&str], place: usize| {
            let marks = if row[1 + again].is_empty() { row[1 + reader] } else { row[1 + again] };
            marks.as_bytes().get(place) == Some(&b'2')
        };
        let full = |place| rows.iter().filter(|row| mark(row, place)).count();
        assert!(full(0) >= 46 && full(1) >= 46, "{} faithful, {} clear", full(0), full(1));
    }
}

/// Who has no core technology is told so alike wherever one would have to be there.
#[test]
fn whatever_asks_about_core_technologies_may_be_left_out_by_who_has_none() {
    let foreseen = |id: &str| question(id).not_applicable_when.clone();
    for id in ["P1-6", "I-1", "I-3", "I-4", "I-5", "I-7", "I-8", "I-9", "I-10", "I-11"] {
        let when = foreseen(id).unwrap_or_else(|| panic!("{id} cannot be left out"));
        assert!(when.ja.contains("がないことを確かめ、その理由を経営層が承認し"), "{id}");
        assert!(when.en.contains("established that you have no core technologies"), "{id}");
        assert!(when.ja.contains("(P1-4)") && when.en.contains("(P1-4)"), "{id}");
    }
    assert!(foreseen("P1-4").is_none(), "that is where it is said");
}

/// The target of area G in percent, where means are scarce or not.
fn target_of_governance(size: CompanySize, means: &Fact) -> f64 {
    let q = meti_guideline();
    let (_, area) = q.areas.iter().map(|area| (area.id.as_str(), area)).find(|(id, _)| *id == "G").unwrap();
    let other_way: BTreeSet<&str> =
        if *means == Fact::Yes { ["G-1", "G-2", "G-8"].into() } else { ["G-3", "G-11"].into() };
    let asked = || area.questions.iter().filter(|q| !other_way.contains(q.id.as_str()));
    let target: u32 =
        asked().map(|asks| u32::from(asks.weight) * u32::from(q.default_target(asks, size).get())).sum();
    let weight: u32 = asked().map(|asks| u32::from(asks.weight)).sum();
    100.0 * f64::from(target) / f64::from(4 * weight)
}

#[test]
fn the_way_of_companies_with_few_people_is_asked_and_targeted_as_an_equal() {
    let small = [Fact::No, Fact::Yes].map(|scarce| target_of_governance(CompanySize::Small, &scarce));
    assert!((small[0] - small[1]).abs() < 3.0, "{small:?}");
    let medium = target_of_governance(CompanySize::Medium, &Fact::Yes);
    assert!(medium <= target_of_governance(CompanySize::Medium, &Fact::No), "{medium}");
    let names = |id: &str| -> Vec<String> {
        question(id).elements.iter().map(|element| element.name.ja.clone()).collect()
    };
    for word in names("G-1") {
        assert!(names("G-3").iter().any(|name| name.contains(&word)), "G-3 does not ask for {word}");
    }
    assert!(matches!(question("G-3").condition, Condition::Any(_)));
}

#[test]
fn what_the_draft_weighs_most_weighs_most_here_and_its_example_less() {
    assert_eq!([question("I-10").weight, question("A-6").weight], [2, 2]);
    for id in ["A-5", "I-11"] {
        let text = question(id).text.clone();
        assert!(text.ja.contains("必要に応じて") && text.en.starts_with("Where needed"), "{id}");
    }
    for (id, ja) in [("I-9", "他国"), ("A-2", "委託先の会社"), ("P1-2", "販売先"), ("I-2", "調達先")]
    {
        assert!(question(id).text.ja.contains(ja), "{id} does not ask about {ja}");
    }
}

/// Words that a reader stumbled over, each with what stands there now.
const MENDED: [(&str, &str); 14] = [
    ("筋道", "シナリオ"),
    ("実動", "対応にあたる"),
    ("束ね", "取りまとめ"),
    ("見る先", "情報源"),
    ("三品目", "3品目"),
    ("切替の", "切替"),
    ("分散の要請", "多様化の相談"),
    ("全社に示", "関係する役員と部署に示"),
    ("management meeting", "executive committee"),
    ("acting department", "that carry out the response"),
    ("sincerely", "in good faith"),
    ("vouchers", "invoices"),
    ("Fix ", "Set "),
    ("no less than having", "in no way inferior to having"),
];

#[test]
fn words_that_were_mended_do_not_come_back() {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for (_, q) in meti_guideline().questions() {
        let elements = q.elements.iter().map(|element| &element.name);
        let lists = q.levels.iter().chain(&q.evidence).chain(&q.next_steps).chain(elements);
        for (place, text) in [&q.topic, &q.text, &q.why].into_iter().chain(lists).enumerate() {
            for lang in Lang::ALL {
                texts.insert(format!("{} {place} {}", q.id, lang.tag()), text.get(lang).to_owned());
            }
        }
    }
    assert!(texts.len() > 1_500, "only {}", texts.len());
    for (place, text) in &texts {
        for (word, better) in MENDED {
            assert!(!text.contains(word), "{place}: '{word}' for '{better}' in: {text}");
        }
    }
    assert!(lists().iter().all(|list| !list.title.ja.contains("筋道")));
}

/// The samples fit the questions that they answer: nothing is answered to an earlier wording, and the
/// small company's short run is answered whole.
#[test]
fn the_samples_fit_the_questions() {
    let today = jiff::civil::date(2026, 11, 24);
    let of = |text: &str| keian::storage::parse(text.as_bytes(), &Catalogue::shipped()).unwrap();
    let pairs = [
        [
            include_str!("../../assets/sample/sample.ja.ron"),
            include_str!("../../assets/sample/sample.en.ron"),
        ],
        [include_str!("../../assets/sample/small.ja.ron"), include_str!("../../assets/sample/small.en.ron")],
    ];
    for (texts, (answered, asked)) in pairs.into_iter().zip([(44, 46), (12, 12)]) {
        let cards = texts.map(|text| {
            let opened = of(text);
            assert_eq!(opened.otherwise, keian::storage::Otherwise::Nothing);
            let q = meti_guideline();
            assert!(q.questions().all(|(_, asks)| opened.assessment.earlier_answer(asks).is_none()));
            let asks: Vec<&Question> = opened.assessment.asked(q).into_iter().collect();
            let given = asks.iter().filter(|asks| opened.assessment.answers.contains_key(&asks.id)).count();
            assert_eq!((given, asks.len()), (answered, asked));
            let again = keian::storage::to_bytes(&opened.assessment, q).unwrap();
            assert_eq!(String::from_utf8(again).unwrap(), text, "it stands as the program writes it");
            keian::scoring::Scorecard::of(q, &opened.assessment, today)
        });
        // Both languages tell of one company.
        assert_eq!(cards[0].overall, cards[1].overall);
        assert_eq!(cards[0].gaps, cards[1].gaps);
    }
}

/// What the notes of the sample say of one thing is one thing, and what its company says that it does not know is
/// answered so.
#[test]
fn the_notes_of_the_samples_agree_with_the_answers_and_with_each_other() {
    let of = |text: &str| keian::storage::parse(text.as_bytes(), &Catalogue::shipped()).unwrap().assessment;
    let samples = [
        (of(include_str!("../../assets/sample/sample.ja.ron")), ["確かめられなかった", "記録が見つからず"]),
        (of(include_str!("../../assets/sample/sample.en.ron")), ["could not find out", "cannot be found"]),
    ];
    let shared = [
        // How long small motors stop, and what that costs.
        (["A-3", "P2-2"], ["18億円", "1.8 billion yen"]),
        (["A-3", "P2-2"], ["3か月", "three"]),
        // How many core technologies there are, suppliers, and when a responsible executive comes.
        (["I-1", "P1-4"], ["5件", "ive core technologies"]),
        (["P1-1", "P3-1"], ["40社", "40 main suppliers"]),
        (["I-5", "I-5"], ["2027年3月", "March 2027"]),
    ];
    for (place, (sample, signs)) in samples.iter().enumerate() {
        let unknown: Vec<&str> = sample
            .answers
            .iter()
            .filter(|(_, answer)| answer.response == Response::Unknown)
            .map(|(id, _)| id.as_str())
            .collect();
        assert_eq!(unknown, ["A-9", "P2-3"]);
        for (id, answer) in &sample.answers {
            let says_so = signs.iter().any(|sign| answer.note.contains(sign));
            assert_eq!(says_so, answer.response == Response::Unknown, "{id}: {}", answer.note);
        }
        for (questions, said) in shared {
            for id in questions {
                let note = &sample.answer(&QuestionId::new(id)).note;
                assert!(note.contains(said[place]), "{id}: {note} lacks {}", said[place]);
            }
        }
    }
}
