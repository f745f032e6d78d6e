//! The report of an association: every figure in it is one that was released, and its first page says by which
//! numbers nobody is given away.

use keian::assessment::Run;
use keian::base::ids::SubmissionId;
use keian::base::lang::{Lang, Text};
use keian::cohort::agenda::agenda;
use keian::cohort::count::count;
use keian::cohort::invitation::{AskedFor, Band};
use keian::cohort::release::{CohortFigures, Outcome};
use keian::cohort::submission::{Bands, Numbered};
use keian::cohort::{Cohort, Invitation, Margin, ResultView, Submission};
use keian::paper::render;
use keian::questionnaire::shipped::meti_guideline;
use keian::report::cohort::{CohortInput, cohort_report};
use keian::report::document::{Block, Cell, Document, Table};

use super::made::DAY;
use super::members::{SECRETS, member};

fn text(ja: &str, en: &str) -> Text {
    Text { ja: ja.to_owned(), en: en.to_owned() }
}

fn cohort(members: u64, view: ResultView) -> Cohort {
    let asked = meti_guideline();
    let invitation = Invitation {
        association: text("部品工業会", "Parts association"),
        purpose: text("共通の課題", ""),
        publishes: text("会員に配る", ""),
        closes: "2031-03".parse().unwrap(),
        asked: AskedFor::of(asked),
        run: Run::Full,
        sizes: ["小", "中", "大"].map(|name| Band(text(name, ""))).to_vec(),
        industries: Vec::new(),
        margin: Margin::Two,
        view,
        key: "age1".to_owned(),
    };
    let submissions: Vec<Submission> = (0..members)
        .map(|number| {
            let numbered = Numbered { id: SubmissionId::new(format!("{number:032x}")), revision: 1 };
            let bands = Bands { size: u8::try_from(number % 3).ok(), industry: None };
            Submission::of(&invitation, (asked, &member(asked, 3, number)), bands, numbered).unwrap()
        })
        .collect();
    count(&invitation, asked, &submissions)
}

fn shown(cohort: &Cohort) -> &CohortFigures {
    let Outcome::Shown(shown) = &cohort.outcome else { panic!("it is large enough") };
    shown
}

fn report(cohort: &Cohort, lang: Lang) -> Option<Document> {
    let input = CohortInput { cohort, questionnaire: meti_guideline(), lang, date: DAY, app: keian::APP };
    cohort_report(input).unwrap()
}

fn tables(document: &Document) -> Vec<&Table> {
    let tables =
        document.blocks.iter().map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    tables.flatten().collect()
}

fn cells(row: &[Cell]) -> Vec<String> {
    row.iter()
        .map(|cell| match cell {
            Cell::Text(spans) => spans.iter().map(|span| span.text.as_str()).collect(),
            Cell::Level(..) => panic!("no level stands in it"),
        })
        .collect()
}

#[test]
fn the_first_page_says_by_which_numbers_nobody_is_given_away() {
    let document = report(&cohort(20, ResultView::Quarters), Lang::En).unwrap();
    assert_eq!(document.cover.organisation, "Parts association");
    assert_eq!(
        document.cover.notices[0],
        "What cannot be told from these results: whoever knows the answers of up to 2 of the members \
         cannot be certain of another company's answer, or of the side of a level on which it stands. Of fewer than 7 companies \
         nothing is shown, and shares of questions are told by one of 5 equal steps."
    );
    let fields: Vec<(&str, &str)> =
        document.cover.fields.iter().map(|(label, value)| (label.as_str(), value.as_str())).collect();
    assert!(fields.contains(&("Companies", "20 companies")) && fields.contains(&("Margin", "2 members")));
    // Where no English was written the Japanese stands.
    assert!(fields.contains(&("Purpose", "共通の課題")), "{fields:?}");
}

#[test]
fn every_question_stands_with_the_steps_that_were_released() {
    let of = cohort(20, ResultView::Quarters);
    let document = report(&of, Lang::En).unwrap();
    let all: Vec<Vec<String>> =
        tables(&document).iter().skip(2).flat_map(|table| &table.rows).map(|row| cells(row)).collect();
    assert_eq!(all.len(), 48);
    let words = ["<20%", "20–40%", "40–60%", "60–80%", "≥80%"];
    for parts in &shown(&of).questions {
        let row = all.iter().find(|row| row[0].starts_with(&format!("{} ", parts.question))).unwrap();
        let steps = parts.reached.iter().chain([&parts.unknown, &parts.without_level]);
        let expected: Vec<&str> = steps.map(|step| words[usize::from(step.get().get())]).collect();
        assert_eq!(row[1..], expected, "{}", parts.question);
    }
}

#[test]
fn the_agenda_begins_with_what_least_have_reached_and_marks_what_is_as_low() {
    let of = cohort(20, ResultView::Quarters);
    let document = report(&of, Lang::Ja).unwrap();
    let lines = agenda(shown(&of));
    assert_eq!(lines.len(), 48);
    let rows: Vec<Vec<String>> = tables(&document)[1].rows.iter().map(|row| cells(row)).collect();
    assert_eq!(rows.len(), 12);
    for (at, (row, line)) in rows.iter().zip(&lines).enumerate() {
        let place = if line.tied { format!("{} =", at + 1) } else { (at + 1).to_string() };
        assert_eq!(row[0], place);
        assert!(row[1].starts_with(&format!("{} ", line.question)), "{row:?}");
    }
    // By hand: the sum of the middles of four steps, in halves of a step, "not applicable" counted as reached.
    let sum = |question: &keian::base::ids::QuestionId| -> u32 {
        let parts = shown(&of).questions.iter().find(|parts| parts.question == *question).unwrap();
        let four: Vec<u32> = match parts.reached.as_slice() {
            [partly, yes] => [partly, partly, yes, yes].map(|step| u32::from(step.get().get())).to_vec(),
            all => all.iter().map(|step| u32::from(step.get().get())).collect(),
        };
        let [unknown, none] = [parts.unknown, parts.without_level].map(|step| u32::from(step.get().get()));
        let met = 2 * (none - unknown);
        four.into_iter().map(|step| (2 * step + 1 + met).min(10)).sum()
    };
    let sums: Vec<u32> = lines.iter().map(|line| sum(&line.question)).collect();
    assert!(sums.is_sorted(), "{sums:?}");
}

#[test]
fn groups_stand_beside_each_other_with_their_medians_and_the_whole_has_no_quarters() {
    let of = cohort(30, ResultView::BySize);
    let groups = &shown(&of).groups;
    assert_eq!(groups.len(), 3, "ten and ten and ten, each of the ten that three groups want");
    let document = report(&of, Lang::Ja).unwrap();
    let all = tables(&document);
    assert_eq!(all[0].columns.len(), 2, "no quarters beside groups");
    let heads: Vec<&str> = all[1].columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(heads, ["領域", "小", "中", "大、答えない"]);
    assert_eq!(cells(&all[1].rows[0])[1..], ["10", "10", "10"]);
    let first: Vec<String> = groups.iter().map(|group| group.medians[0].get().get().to_string()).collect();
    assert_eq!(cells(&all[1].rows[1])[1..], first);
}

#[test]
fn both_languages_are_pages_without_a_text_of_a_member() {
    for (members, view) in [(8, ResultView::Quarters), (20, ResultView::Quarters), (30, ResultView::BySize)] {
        let of = cohort(members, view);
        for lang in Lang::ALL {
            let document = report(&of, lang).unwrap();
            let written = format!("{document:?}");
            assert!(!SECRETS.iter().any(|secret| written.contains(secret)));
            let small = if lang == Lang::Ja { "業界の状況を測った" } else { "no measurement" };
            assert_eq!(written.contains(small), members == 8);
            let rendered = render(document).unwrap();
            assert!(rendered.missing.is_empty());
        }
    }
    assert_eq!(report(&cohort(6, ResultView::Quarters), Lang::Ja), None);
}
