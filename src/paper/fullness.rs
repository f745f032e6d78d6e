//! How full the pages of reports are, whatever was answered: hardly any is more than a third empty, and no area's
//! head stands alone at the foot of one.

use super::invariants::lines;
use super::layout::lay_out;
use super::pages::{Item, Laid, Page};
use super::set::text::Setter;
use super::style::{BOTTOM, ROOM, TINT, TOP};
use super::tree::{Role, Tag};
use crate::assessment::{Answer, Assessment, Response, Run};
use crate::audience::{Disclosed, Edition};
use crate::base::lang::Lang;
use crate::base::level::Level;
use crate::questionnaire::shipped::meti_guideline;
use crate::questionnaire::{Catalogue, Question};
use crate::report::{ReportInput, build};

fn sample(lang: Lang) -> Assessment {
    let bytes: &[u8] = match lang {
        Lang::Ja => include_bytes!("../../assets/sample/sample.ja.ron"),
        Lang::En => include_bytes!("../../assets/sample/sample.en.ron"),
    };
    crate::storage::parse(bytes, &Catalogue::shipped()).unwrap().assessment
}

/// Every question answered so.
fn all(response: impl Fn(&Question) -> Response) -> Assessment {
    let answers = meti_guideline().questions().map(|(_, question)| {
        let answer = Answer { response: response(question), meaning: question.meaning, ..Answer::default() };
        (question.id.clone(), answer.into())
    });
    Assessment { run: Run::Full, answers: answers.collect(), ..Assessment::default() }
}

fn not_applicable() -> Response {
    Response::NotApplicable("n".to_owned())
}

/// The states that go wrong first, by name.
fn cases(lang: Lang) -> Vec<(&'static str, Assessment)> {
    let first = &meti_guideline().areas[0];
    let best = all(|_| Response::Level(Level::FOUR));
    let mut three_rows = sample(lang);
    let rows = std::mem::take(&mut three_rows.registers).trade;
    three_rows.registers.trade = rows.iter().take(3).map(|row| (**row).clone()).collect();
    vec![
        ("sample", sample(lang)),
        ("three rows", three_rows),
        ("empty", Assessment { run: Run::Full, ..Assessment::default() }),
        ("unknown", all(|_| Response::Unknown)),
        ("best", best.clone()),
        ("none applies", all(|_| not_applicable())),
        (
            "one area does not apply",
            all(|question| match first.questions.contains(question) {
                true => not_applicable(),
                false => Response::Level(Level::TWO),
            }),
        ),
        ("zero", all(|_| Response::Level(Level::ZERO))),
        ("short", Assessment { run: Run::Short, ..sample(lang) }),
        ("short, empty", Assessment { run: Run::Short, ..Assessment::default() }),
        ("short, best", Assessment { run: Run::Short, ..best }),
    ]
}

fn laid(assessment: &Assessment, lang: Lang, edition: Edition) -> Laid {
    let (questionnaire, date) = (meti_guideline(), jiff::civil::date(2026, 11, 24));
    let disclosed = &Disclosed::to(edition, questionnaire, assessment, date);
    let mut document =
        build(&ReportInput { questionnaire, disclosed, lang, date, app: "Keian test" }).unwrap();
    lay_out(&mut document, &mut Setter::new().unwrap())
}

/// How much of a page has something on it.
fn filled(page: &Page) -> f32 {
    let bottoms =
        page.items.iter().filter(|placed| placed.tag != Tag::Furniture).map(|placed| match &placed.item {
            Item::Text { y, .. } => *y,
            Item::Path { points, .. } => points.iter().map(|point| point.1).fold(0.0, f32::max),
            Item::Lines { .. } | Item::Link { .. } => 0.0,
        });
    (bottoms.fold(TOP, f32::max) - TOP) / ROOM
}

/// What stands whole on the next page leaves no more than a third of this one empty; only before what fills a page of
/// the board's by itself it may be a little more.
#[test]
fn no_page_but_the_last_is_more_than_a_third_empty() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (name, assessment) in cases(lang) {
            for edition in Edition::ALL {
                let laid = laid(&assessment, lang, edition);
                let pages = laid.pages[..laid.pages.len() - 1].iter().skip(1);
                let short: Vec<(usize, f32)> = pages
                    .map(filled)
                    .zip(2..)
                    .filter(|(part, _)| *part <= 0.65)
                    .map(|(part, at)| (at, part))
                    .collect();
                let allowed = usize::from(edition == Edition::Board);
                if short.len() > allowed || short.iter().any(|(at, part)| *part < 0.6 || *at == 2) {
                    wrong.push(format!("{name} {lang:?} {edition:?}: {short:.2?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_last_page_has_more_than_the_signatures() {
    for (lang, title) in [(Lang::Ja, "確認と配布先"), (Lang::En, "Acknowledgement and distribution")] {
        for (name, assessment) in cases(lang) {
            for edition in [Edition::Board, Edition::Full] {
                let laid = laid(&assessment, lang, edition);
                let text = laid.pages.last().unwrap().text();
                let (before, _) = text.split_once(title).unwrap();
                assert!(before.chars().count() > 60, "{name} {lang:?} {edition:?}: {before}");
            }
        }
    }
}

/// What goes on, be it a table, an answer or the sentence above a table, says on the next page what it is about: a page
/// begins with nothing but a heading or that.
#[test]
fn a_page_begins_with_a_heading_or_with_the_title_of_what_goes_on() {
    let mut times = [0, 0];
    for (lang, mark) in [(Lang::Ja, "(続き)"), (Lang::En, "(continued)")] {
        for (name, assessment) in cases(lang) {
            for edition in Edition::ALL {
                let laid = laid(&assessment, lang, edition);
                for page in &laid.pages[1..] {
                    let first = page.items.iter().find_map(|placed| match placed.tag {
                        Tag::Node(node) => Some(laid.tree.nodes[node as usize].role),
                        Tag::Artifact | Tag::Furniture => None,
                    });
                    if matches!(first, Some(Role::Heading(_))) {
                        continue;
                    }
                    let above = lines(page).into_iter().find(|line| line.text == mark);
                    assert!(above.is_some(), "{name} {lang:?} {edition:?}: {}", page.text());
                    times[usize::from(matches!(first, Some(Role::Cell | Role::RowHead)))] += 1;
                }
            }
        }
    }
    assert!(times > [20, 20], "{times:?}");
}

/// Whether the last that stands on a page is the box with the facts of an answer.
fn ends_with_facts(page: &Page) -> bool {
    let (mut tinted, mut last) = ((0.0, 0.0), 0.0);
    for placed in page.items.iter().filter(|placed| placed.tag != Tag::Furniture) {
        match &placed.item {
            Item::Path { points, fill, .. } if *fill == Some(TINT) => {
                tinted = (points[0].1, points[2].1);
            }
            Item::Text { y, .. } => last = f32::max(last, *y),
            _ => {}
        }
    }
    (tinted.0..tinted.1).contains(&last)
}

/// The facts of an answer stand at no foot of a page from which what is said of it goes on.
#[test]
fn no_answer_begins_on_the_page_after_its_question() {
    for (lang, mark) in [(Lang::Ja, "(続き)"), (Lang::En, "(continued)")] {
        for (name, assessment) in cases(lang) {
            let laid = laid(&assessment, lang, Edition::Full);
            for pair in laid.pages[1..].windows(2) {
                let goes_on = lines(&pair[1]).iter().any(|line| line.text == mark);
                assert!(!(ends_with_facts(&pair[0]) && goes_on), "{name} {lang:?}: {}", pair[0].text());
            }
        }
    }
}

/// The words that a reader has to know stand on one page with the lines for who has seen the report, unless more than
/// a third of the page before would be empty.
#[test]
fn what_the_words_mean_stands_on_one_page() {
    let titles = |lang| match lang {
        Lang::Ja => ["用語の説明", "確認と配布先"],
        Lang::En => ["What the words mean", "Acknowledgement and distribution"],
    };
    for lang in Lang::ALL {
        for (name, assessment) in cases(lang) {
            for edition in [Edition::Board, Edition::Full] {
                let laid = laid(&assessment, lang, edition);
                let [glossary, signed] =
                    titles(lang).map(|title| laid.marks.iter().rfind(|mark| mark.title == title).unwrap());
                let empty = (BOTTOM - glossary.y) / ROOM;
                assert!(glossary.page == signed.page || empty > 0.33, "{name} {lang:?} {edition:?} {empty}");
            }
        }
    }
}

/// Below a question stands what was answered, and below the heading of a part more than a sentence.
#[test]
fn no_questions_head_stands_alone_at_the_foot_of_a_page() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (name, assessment) in cases(lang) {
            let laid = laid(&assessment, lang, Edition::Full);
            for page in &laid.pages[1..] {
                let last = page.items.iter().rev().find_map(|placed| match placed.tag {
                    Tag::Node(node) => Some(laid.tree.nodes[node as usize].role),
                    Tag::Artifact | Tag::Furniture => None,
                });
                let number = laid.pages.iter().position(|other| std::ptr::eq(other, page));
                let of_a_question = laid
                    .marks
                    .iter()
                    .rfind(|mark| Some(mark.page) == number)
                    .is_some_and(|mark| mark.level == 2);
                if last == Some(Role::Figure) && of_a_question {
                    wrong.push(format!("{name} {lang:?}: {}", page.text()));
                }
            }
            for edition in [Edition::Board, Edition::Full] {
                let laid = self::laid(&assessment, lang, edition);
                let page = |title: &str| laid.marks.iter().find(|mark| mark.title == title).unwrap().page;
                let [about, from] = match lang {
                    Lang::Ja => ["この報告書について", "もとになったもの"],
                    Lang::En => ["About this report", "What it was made from"],
                };
                if page(about) != page(from) {
                    wrong.push(format!("{name} {lang:?} {edition:?}: {about}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Below the head of an area stands its first question on the same page, unless more than a third of it would be empty
/// if both stood on the next one.
#[test]
fn no_areas_head_stands_alone_at_the_foot_of_a_page() {
    for lang in Lang::ALL {
        for (name, assessment) in cases(lang) {
            let laid = laid(&assessment, lang, Edition::Full);
            let areas = meti_guideline().areas.iter();
            let titles: Vec<&str> = areas.map(|area| area.name.get(lang)).collect();
            let questions = |page: usize, y: f32| {
                laid.marks.iter().any(|mark| mark.level == 2 && mark.page == page && mark.y > y)
            };
            let heads = laid
                .marks
                .iter()
                .filter(|mark| mark.level == 1 && titles.iter().any(|title| mark.title.contains(title)));
            for head in heads {
                let empty = (BOTTOM - head.y + 44.0) / ROOM;
                assert!(questions(head.page, head.y) || empty > 0.33, "{name} {lang:?}: {}", head.title);
            }
            // Nor does a page end with a heading of any kind.
            for page in &laid.pages {
                let last = page.items.iter().rev().find_map(|placed| match placed.tag {
                    Tag::Node(node) => Some(laid.tree.nodes[node as usize].role),
                    Tag::Artifact | Tag::Furniture => None,
                });
                assert!(!matches!(last, Some(Role::Heading(_))), "{name} {lang:?}: {}", page.text());
            }
        }
    }
}
