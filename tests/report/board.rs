//! The edition for the board: it has eight pages at most, whatever is in the file, and what it shortens
//! it says.

use jiff::civil::date;
use keian::assessment::{ActionItem, Answer, Assessment, Response, Run};
use keian::audience::Edition;
use keian::base::ids::{AreaId, QuestionId};
use keian::base::lang::{Lang, Text};
use keian::base::level::Level;
use keian::paper::{page_texts, render};
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Area, Catalogue, Checked, Question};
use keian::report::Extras;
use keian::report::document::{Block, Document, Figure, FigureKind};
use keian::storage::parse;

use super::made::{earlier, made, made_by};
use super::whole::whole;

fn sample(lang: Lang) -> Assessment {
    let bytes: &[u8] = match lang {
        Lang::Ja => include_bytes!("../../assets/sample/sample.ja.ron"),
        Lang::En => include_bytes!("../../assets/sample/sample.en.ron"),
    };
    parse(bytes, &Catalogue::shipped()).unwrap().assessment
}

/// Every question answered so.
fn all(questionnaire: &Checked, answer: &dyn Fn(&Question) -> Answer) -> Assessment {
    let answers = questionnaire.questions().map(|(_, question)| {
        let answer = Answer { meaning: question.meaning, ..answer(question) };
        (question.id.clone(), answer.into())
    });
    Assessment { run: Run::Full, answers: answers.collect(), ..Assessment::default() }
}

fn at(level: Level) -> impl Fn(&Question) -> Answer {
    move |question| {
        let levels = question.kind.levels();
        let level = levels.iter().rev().find(|of| **of <= level).copied().unwrap_or(Level::ZERO);
        Answer { response: Response::Level(level), ..Answer::default() }
    }
}

/// A thousand questions in so many areas.
fn thousand(areas: usize) -> Checked {
    let text = |text: String| Text { ja: text.clone(), en: text };
    let mut sketch = (**meti_guideline()).clone();
    sketch.areas = (0..areas)
        .map(|a| Area {
            id: AreaId::new(format!("Z{a}")),
            name: text(format!("領域{a}の名前")),
            short: text(format!("領域{a}")),
            about: text("説明".to_owned()),
            questions: (0..1000 / areas)
                .map(|q| Question {
                    id: QuestionId::new(format!("Z{a}-{q}")),
                    key: true,
                    topic: text(format!("題目{a}-{q}で何をしているかを確かめる")),
                    ..Question::default()
                })
                .collect(),
        })
        .collect();
    whole(sketch)
}

fn board(
    questionnaire: &Checked,
    assessment: &Assessment,
    lang: Lang,
    then: Option<&Assessment>,
) -> Document {
    let then =
        then.map(|then| earlier(questionnaire, ("2025.keian", Some(date(2025, 11, 1)), then), assessment));
    let extras = Extras { earlier: then.as_ref(), ..Extras::default() };
    made_by(keian::APP, (Edition::Board, lang), questionnaire, assessment, &extras)
}

#[test]
fn it_has_eight_pages_at_most_and_says_what_it_shortens() {
    let shipped = meti_guideline();
    let many = [6, 40].map(thousand);
    for lang in Lang::ALL {
        let now = sample(lang);
        let zero = all(shipped, &at(Level::ZERO));
        let unknown = all(shipped, &|_| Answer { response: Response::Unknown, ..Answer::default() });
        let two = all(shipped, &at(Level::TWO));
        let long = all(shipped, &|question| Answer {
            actions: vec![ActionItem::of("調達先と在庫を見直す。".repeat(90), "購買部長".repeat(20), None)],
            ..at(Level::ONE)(question)
        });
        let long = Assessment {
            profile: keian::assessment::Profile {
                organisation: "株式会社".repeat(30),
                scope: "全国の工場と海外の子会社。".repeat(60),
                ..long.profile.clone()
            },
            ..long
        };
        let mut cases = vec![
            ("sample", shipped, now.clone(), None),
            ("compared", shipped, now, Some(two.clone())),
            ("all 0", shipped, zero.clone(), None),
            ("all 0, compared", shipped, zero, Some(two)),
            ("all unknown", shipped, unknown, None),
            ("all 4", shipped, all(shipped, &at(Level::FOUR)), None),
            ("empty", shipped, Assessment::default(), None),
            ("long texts", shipped, long, None),
        ];
        for questionnaire in &many {
            let low = all(questionnaire, &at(Level::ONE));
            cases.push(("1,000 questions", questionnaire, low.clone(), Some(low)));
        }
        for (case, questionnaire, assessment, then) in cases {
            let document = board(questionnaire, &assessment, lang, then.as_ref());
            let pages = page_texts(document).unwrap();
            assert!(pages.len() <= 8, "{case} {lang:?}: {} pages", pages.len());
            let (cut, said) = match lang {
                Lang::Ja => ("…", "で略した文は、全体版"),
                Lang::En => ("…", "stands whole in"),
            };
            for page in &pages[1..] {
                let own = page.replace("「…」で略した", "").replace("“…” stands whole", "");
                let told = pages.iter().any(|page| page.contains(said));
                assert!(!own.contains(cut) || told, "{case} {lang:?}: {page}");
            }
        }
    }
}

#[test]
fn it_names_the_weightiest_checks_and_tells_where_the_rest_is() {
    let long = all(meti_guideline(), &at(Level::THREE));
    let pages = page_texts(board(meti_guideline(), &long, Lang::En, None)).unwrap().concat();
    assert!(pages.contains("Level 3 or more without evidence"), "{pages}");
    assert!(pages.contains("checks are listed in the full edition under"), "{pages}");
}

fn figure(document: &Document) -> Option<&Figure> {
    fn find(blocks: &[Block]) -> Option<&Figure> {
        blocks.iter().find_map(|block| match block {
            Block::Figure(figure) if matches!(figure.kind, FigureKind::Areas { .. }) => Some(figure),
            Block::Together(blocks) | Block::OnePage(blocks) => find(blocks),
            _ => None,
        })
    }
    find(&document.blocks)
}

#[test]
fn an_area_that_does_not_apply_has_a_word_and_no_range_or_target() {
    let mut assessment = all(meti_guideline(), &at(Level::TWO));
    let area = &meti_guideline().areas[0];
    for question in &area.questions {
        let answer = Answer {
            response: Response::NotApplicable("該当なし".to_owned()),
            meaning: question.meaning,
            ..Answer::default()
        };
        assessment.answers.insert(question.id.clone(), answer.into());
    }
    let document = made((Edition::Board, Lang::En), meti_guideline(), &assessment);
    let Some(Figure { kind: FigureKind::Areas { areas, .. }, .. }) = figure(&document) else {
        panic!("there is a figure")
    };
    let own = &areas[0];
    assert_eq!((own.applies, own.score, own.target), (false, None, None));
    assert_eq!((own.text.as_str(), own.wanted.as_str(), own.coverage.as_str()), ("Not applicable", "", ""));
    assert!(areas[1..].iter().all(|area| area.applies && area.target.is_some() && !area.wanted.is_empty()));
    // Where none applies, nothing is said of ranges.
    let none = all(meti_guideline(), &|_| Answer {
        response: Response::NotApplicable("該当なし".to_owned()),
        ..Answer::default()
    });
    let page = &page_texts(board(meti_guideline(), &none, Lang::En, None)).unwrap()[1];
    assert!(page.contains("No question applies in any area") && !page.contains("from 0 to 100"), "{page}");
}

#[test]
fn the_first_page_says_what_is_needed_to_decide() {
    let bytes = include_bytes!("../../assets/sample/sample.en.ron");
    let opened = parse(bytes, &Catalogue::shipped()).unwrap();
    let mut then = opened.assessment.clone();
    then.profile.date = Some(date(2025, 11, 1));
    let earlier =
        earlier(&opened.questionnaire, ("2025.keian", Some(date(2025, 11, 1)), &then), &opened.assessment);
    let extras = Extras { file: Some(bytes), attach: true, earlier: Some(&earlier) };
    let of = (Edition::Full, Lang::En);
    let document = made_by(keian::APP, of, &opened.questionnaire, &opened.assessment, &extras);
    let pages = page_texts(document).unwrap();
    for wanted in [
        "Full run (46 questions)",
        "scope: Three plants in Japan and the Thai subsidiary",
        "Since “2025.keian”",
        "Evidence is named for",
        "Below target: 29.",
        "target 75",
        "The whole file of answers is embedded in this PDF",
    ] {
        assert!(pages[1].contains(wanted), "{wanted}: {}", pages[1]);
    }
    // What is embedded is told on the cover as well.
    assert!(pages[0].contains("The whole file of answers is embedded"), "{}", pages[0]);
}

/// The text that is taken out asks for the form of a character that a name has.
#[test]
fn a_selected_form_of_a_character_stays_in_the_text() {
    let mut assessment = sample(Lang::Ja);
    assessment.profile.organisation = "葛\u{e0100}城工業".to_owned();
    let document = made((Edition::Board, Lang::Ja), meti_guideline(), &assessment);
    let rendered = render(document).unwrap();
    assert!(rendered.missing.is_empty());
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.pdf"), &rendered.pdf).unwrap();
    let text = std::process::Command::new("pdftotext")
        .current_dir(folder.path())
        .args(["-l", "1", "a.pdf", "-"])
        .output()
        .expect("pdftotext of poppler-utils");
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("葛\u{e0100}城工業"), "{text}");
}

/// Words that a line end parts stay two words for who takes the text out or has it read aloud.
#[test]
fn words_do_not_run_together_where_a_line_ends() {
    let document = made((Edition::Board, Lang::En), meti_guideline(), &sample(Lang::En));
    let rendered = render(document).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.pdf"), &rendered.pdf).unwrap();
    let text = std::process::Command::new("pdfinfo")
        .current_dir(folder.path())
        .args(["-struct-text", "a.pdf"])
        .output()
        .expect("pdfinfo of poppler-utils");
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("Sato, Head of Procurement"), "{text}");
    assert!(!text.contains("HeadofProcurement") && !text.contains("Headof"));
}
