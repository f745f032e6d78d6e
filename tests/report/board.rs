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
use keian::report::document::{Block, Cell, Document, Figure, FigureKind, Table};
use keian::storage::parse;

use super::made::{earlier, made, made_by};
use super::whole::whole;

pub fn sample(lang: Lang) -> Assessment {
    let bytes: &[u8] = match lang {
        Lang::Ja => include_bytes!("../../assets/sample/sample.ja.ron"),
        Lang::En => include_bytes!("../../assets/sample/sample.en.ron"),
    };
    parse(bytes, &Catalogue::shipped()).unwrap().assessment
}

/// Every question answered so.
pub fn all(questionnaire: &Checked, answer: &dyn Fn(&Question) -> Answer) -> Assessment {
    let answers = questionnaire.questions().map(|(_, question)| {
        let answer = Answer { meaning: question.meaning, ..answer(question) };
        (question.id.clone(), answer.into())
    });
    Assessment { run: Run::Full, answers: answers.collect(), ..Assessment::default() }
}

pub fn at(level: Level) -> impl Fn(&Question) -> Answer {
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

pub fn board(
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

/// Without spaces, which end lines at other places.
fn squeezed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

fn cell(cell: &Cell) -> String {
    let Cell::Text(runs) = cell else { return String::new() };
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The first table after the heading of a part.
fn table<'a>(document: &'a Document, part: &str) -> &'a Table {
    let heading = |block: &Block| matches!(block, Block::Heading { text, .. } if text == part);
    let at = document.blocks.iter().position(heading).unwrap();
    let tables = document.blocks[at..].iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.into_iter().next().unwrap()
}

#[test]
fn what_changed_of_the_areas_stands_whole_by_the_names_that_they_have_elsewhere() {
    let shipped = meti_guideline();
    for (lang, part, change) in [
        (Lang::Ja, "前回からの変化", "増減(同じ質問)"),
        (Lang::En, "Changes since the earlier state", "Change, like for like"),
    ] {
        let (now, two) = (sample(lang), all(shipped, &at(Level::TWO)));
        let document = board(shipped, &now, lang, Some(&two));
        let changes = table(&document, part).clone();
        let text = squeezed(&page_texts(document).unwrap().concat());
        let names: Vec<String> = changes.rows.iter().map(|row| cell(&row[0])).collect();
        let shorts: Vec<&str> = shipped.areas.iter().map(|area| area.short.get(lang)).collect();
        assert_eq!(names[1..], shorts);
        assert_eq!(changes.columns.last().unwrap().title, change);
        for row in &changes.rows {
            let whole = squeezed(&row.iter().map(cell).collect::<String>());
            assert!(text.contains(&whole), "{lang:?}: {whole}");
        }
    }
}

/// The pages and how many rows they say that they leave out.
fn left_out(document: Document) -> (usize, usize) {
    let rendered = render(document).unwrap();
    let text = text_of(&rendered.pdf, &["pdftotext", "a.pdf", "-"]);
    let told =
        text.lines().filter(|line| line.contains(" more row") || line.contains("行は全体版にあります"));
    let number = |line: &str| {
        let from = line.trim_start_matches("ほか").trim_start();
        from[..from.find(|char: char| !char.is_ascii_digit()).unwrap()].parse::<usize>().unwrap()
    };
    (rendered.pages, told.map(number).sum())
}

/// What a program of poppler says of a PDF.
fn text_of(pdf: &[u8], command: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.pdf"), pdf).unwrap();
    let program =
        std::process::Command::new(command[0]).current_dir(folder.path()).args(&command[1..]).output();
    String::from_utf8(program.expect("poppler-utils").stdout).unwrap()
}

/// What has room on eight pages stands there, and of what has none more than a few rows of every table.
#[test]
fn it_uses_its_eight_pages() {
    let shipped = meti_guideline();
    // The sample's registers take one page of the eight.
    let mut found = Vec::new();
    for lang in Lang::ALL {
        let now = sample(lang);
        let unknown = all(shipped, &|question| Answer {
            actions: now.answer(&question.id).actions.clone(),
            response: Response::Unknown,
            ..Answer::default()
        });
        let two = all(shipped, &at(Level::TWO));
        for (assessment, then) in [(&now, None), (&unknown, None), (&now, Some(&two))] {
            found.push(left_out(board(shipped, assessment, lang, then)));
        }
    }
    let wanted = [22, 12, 68, 30, 20, 80];
    let kept = |(pages, lacks): (usize, usize), most: usize| pages == 8 && lacks <= most;
    assert!(found.iter().zip(wanted).all(|(of, most)| kept(*of, most)), "pages and rows left out: {found:?}");
}

/// What the board is asked to decide is named by its number in the plan: where the plan of this edition lacks it,
/// page one says where it stands, and nowhere else does it say so.
#[test]
fn decisions_that_the_plan_has_no_room_for_are_said_to_stand_elsewhere() {
    let shipped = meti_guideline();
    for (lang, said, from, to, asks) in [
        (
            Lang::Ja,
            "全体版の計画の順位",
            "優先度の高い順に並べています",
            "種類ごとの件数",
            "取締役会に決定を求める",
        ),
        (
            Lang::En,
            " of the full edition's plan.",
            "highest priority first.",
            "By kind and number",
            "decided by the board",
        ),
    ] {
        let unknown = all(shipped, &|_| Answer { response: Response::Unknown, ..Answer::default() });
        let long = all(shipped, &|question| {
            let actions =
                vec![ActionItem::of("調達先と在庫を見直す。".repeat(90), "購買部長".repeat(20), None)];
            Answer { actions, ..at(Level::ONE)(question) }
        });
        let mut told = Vec::new();
        let thousand = thousand(6);
        let low = all(&thousand, &at(Level::ONE));
        for (questionnaire, assessment) in
            [(shipped, &sample(lang)), (shipped, &unknown), (shipped, &long), (&thousand, &low)]
        {
            let document = board(questionnaire, assessment, lang, None);
            let pages = page_texts(document).unwrap();
            let all = squeezed(&pages[2..].concat());
            let plan = all.split(&squeezed(from)).nth(1).unwrap().split(&squeezed(to)).next().unwrap();
            let shortened = plan.contains("行は全体版にあります") || plan.contains("inthefulledition.");
            // Of these the last row is asked for, where any is.
            let lacks = shortened && pages[1].contains(asks);
            assert_eq!(squeezed(&pages[1]).contains(&squeezed(said)), lacks, "{lang:?} {}", pages[1]);
            told.push(lacks);
        }
        assert!(told.contains(&true) && told.contains(&false), "{told:?}");
    }
}

/// A change of 0 beside scores that differ is no riddle: it stands with the scores that it is the change of.
#[test]
fn a_change_stands_with_the_scores_that_it_is_the_change_of() {
    let shipped = meti_guideline();
    let now = all(shipped, &at(Level::TWO));
    let mut then = now.clone();
    // What was better then and has no level now: 75 by these, and ±0 by what has a level in both.
    let mut now = now;
    for question in shipped.areas[0].questions.iter().take(3) {
        let answer = then.answers.get_mut(&question.id).unwrap();
        answer.response = Response::Level(Level::FOUR);
        now.answers.get_mut(&question.id).unwrap().response = Response::Unknown;
    }
    let document = board(shipped, &now, Lang::En, Some(&then));
    let changes = table(&document, "Changes since the earlier state");
    let area = changes.rows.iter().find(|row| cell(&row[0]) == shipped.areas[0].short.en).unwrap();
    assert!(cell(&area[1]).starts_with("7") && cell(&area[2]).starts_with("50"), "{area:?}");
    assert!(cell(&area[3]).starts_with("±0 (50 → 50)\non "), "{area:?}");
    let page = page_texts(document).unwrap()[1].clone();
    assert!(page.contains("questions with a level in both: 50 → 50 (change: ±0)."), "{page}");
}

/// What page one cuts stands whole in the plan of the same edition, unless that is shortened as well.
#[test]
fn a_cut_on_page_one_leads_to_where_the_text_stands_whole() {
    let shipped = meti_guideline();
    let with = |action: &str| {
        let answers = all(shipped, &|question| {
            let first = shipped.areas[0].questions.contains(question);
            let actions = vec![ActionItem::of(action, "購買部", None)];
            Answer { actions, ..at(if first { Level::ONE } else { Level::FOUR })(question) }
        });
        Assessment { run: Run::Short, ..answers }
    };
    let (here, there) =
        ("“…” stands whole in the action plan.", "“…” stands whole in the action plan of the full edition.");
    for (action, wanted, unwanted) in
        [("Look at suppliers. ".repeat(22), here, there), ("Look at suppliers. ".repeat(190), there, here)]
    {
        let pages = page_texts(board(shipped, &with(&action), Lang::En, None)).unwrap();
        let page = squeezed(&pages[1]);
        assert!(page.contains(&squeezed(wanted)) && !page.contains(&squeezed(unwanted)), "{page}");
    }
}

/// What a level is, is explained by the words that the scale has for its ends.
#[test]
fn the_explanation_of_the_levels_has_the_words_of_the_scale() {
    for (lang, said) in [
        (Lang::Ja, "0「未着手」から4「定期的に見直し・改善」まで"),
        (Lang::En, "from 0 “Not started” to 4 “Reviewed and improved regularly”."),
    ] {
        for edition in Edition::ALL {
            let text = page_texts(made((edition, lang), meti_guideline(), &sample(lang))).unwrap().concat();
            assert!(squeezed(&text).contains(&squeezed(said)), "{lang:?} {edition:?}");
        }
    }
}

/// No word is explained twice.
#[test]
fn a_word_that_page_one_explains_is_not_explained_again() {
    let shipped = meti_guideline();
    let best = all(shipped, &at(Level::FOUR));
    for (lang, score, evidence) in [
        (Lang::Ja, "会社の安全の度合いではありません。", "回答が事実であることを示す文書や記録です。"),
        (Lang::En, "not how safe the company is.", "Documents or records that show"),
    ] {
        for run in [Run::Short, Run::Full] {
            for edition in [Edition::Board, Edition::Full] {
                let document = made((edition, lang), shipped, &Assessment { run, ..best.clone() });
                let text = squeezed(&page_texts(document).unwrap().concat());
                for said in [score, evidence] {
                    assert_eq!(text.matches(&squeezed(said)).count(), 1, "{lang:?} {edition:?}: {said}");
                }
            }
        }
    }
}

#[test]
fn it_names_the_weightiest_checks_and_tells_where_the_rest_is() {
    // Where everything is at level 3 there is room for ten; beside a long plan there is not.
    for (answers, check, many, room) in [
        (all(meti_guideline(), &at(Level::THREE)), "Level 3 or more without evidence", 130, true),
        (all(meti_guideline(), &at(Level::ZERO)), "Not confirmed for 12 months", 140, false),
    ] {
        let pages = page_texts(board(meti_guideline(), &answers, Lang::En, None)).unwrap().concat();
        let (_, list) = pages.split_once("The weightiest checks").expect("a list");
        let (list, rest) =
            list.split_once(" more checks stand in the full edition under “").expect("what is left");
        assert!(rest.starts_with("Checks to resolve”."), "{rest}");
        let digits: String = list.chars().rev().take_while(char::is_ascii_digit).collect();
        let left: usize = digits.chars().rev().collect::<String>().parse().unwrap();
        let shown = list.matches(check).count();
        assert_eq!((shown + left, shown == 10), (many, room), "{list}");
    }
}

fn figure(document: &Document) -> Option<&Figure> {
    fn find(blocks: &[Block]) -> Option<&Figure> {
        blocks.iter().find_map(|block| match block {
            Block::Figure(figure) if matches!(figure.kind, FigureKind::Areas { .. }) => Some(figure),
            Block::Together(blocks) | Block::Last(blocks) | Block::OnePage(blocks) => find(blocks),
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
    assert!(
        page.contains("No question applies in any area") && !page.contains("still goes from 0 to 100"),
        "{page}"
    );
}

#[test]
fn the_first_page_says_what_is_needed_to_decide() {
    let bytes = include_bytes!("../../assets/sample/sample.en.ron");
    let opened = parse(bytes, &Catalogue::shipped()).unwrap();
    let mut then = opened.assessment.clone();
    then.profile.date = Some(date(2025, 11, 1));
    let earlier =
        earlier(&opened.questionnaire, ("2025.keian", Some(date(2025, 11, 1)), &then), &opened.assessment);
    let extras = Extras { file: Some(bytes), attach: true, earlier: Some(&earlier), cohort: None };
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
    let text = text_of(&rendered.pdf, &["pdftotext", "-l", "1", "a.pdf", "-"]);
    assert!(text.contains("葛\u{e0100}城工業"), "{text}");
}

/// Words that a line end parts stay two words for who takes the text out or has it read aloud.
#[test]
fn words_do_not_run_together_where_a_line_ends() {
    let document = made((Edition::Board, Lang::En), meti_guideline(), &sample(Lang::En));
    let text = text_of(&render(document).unwrap().pdf, &["pdfinfo", "-struct-text", "a.pdf"]);
    assert!(text.contains("Sato, Head of Procurement"), "{text}");
    assert!(!text.contains("HeadofProcurement") && !text.contains("Headof"));
}
