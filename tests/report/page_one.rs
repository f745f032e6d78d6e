//! The page that stands alone says no more than the answers bear: the score with its target and with what it rests
//! on, what the board is asked to decide, and an all-clear only where all was looked at.

use keian::assessment::{Answer, Assessment, Response, Run};
use keian::audience::Edition;
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::paper::page_texts;
use keian::questionnaire::CompanySize;
use keian::questionnaire::shipped::meti_guideline;
use keian::report::document::{Block, Document, Span};

use super::board::{all, at, board, sample};
use super::made::made;
use super::outline::runs;

fn not_applicable() -> Answer {
    Answer {
        response: Response::NotApplicable("当社の事業ではない".to_owned()), ..Answer::default()
    }
}

/// The first question of every area at level 4, everything else "not applicable".
fn gamed() -> Assessment {
    let areas = &meti_guideline().areas;
    all(meti_guideline(), &|question| {
        let first = areas.iter().any(|area| area.questions[0].id == question.id);
        if first { at(Level::FOUR)(question) } else { not_applicable() }
    })
}

/// What stands large on page one, its unit, and the lines beside it.
fn headline(document: &Document) -> (String, String, Vec<String>) {
    let Some(Block::OnePage(blocks)) = document.blocks.first() else { panic!("the first page stands alone") };
    let found = blocks.iter().find_map(|block| match block {
        Block::Headline { value, unit, body } => {
            Some((value.clone(), unit.clone(), body.iter().map(|line| runs(line)).collect()))
        }
        _ => None,
    });
    found.unwrap()
}

fn said(assessment: &Assessment, lang: Lang) -> (String, String, Vec<String>) {
    headline(&board(meti_guideline(), assessment, lang, None))
}

fn page(assessment: &Assessment, lang: Lang) -> String {
    page_texts(board(meti_guideline(), assessment, lang, None)).unwrap().remove(1)
}

/// Of the questions that stand highest and lowest two are named each, and how many more stand as the second does.
#[test]
fn of_many_equal_answers_it_is_said_how_many_more_there_are() {
    let named = |levels: &[u8], lang: Lang| -> Vec<String> {
        let mut assessment = all(meti_guideline(), &at(Level::FOUR));
        // A level above the target of a small company is no gap.
        assessment.profile.size = CompanySize::Small;
        for (question, level) in meti_guideline().areas[0].questions.iter().zip(levels) {
            let response = Response::Level(Level::try_from(*level).unwrap());
            let answer = Answer { response, meaning: question.meaning, ..Answer::default() };
            assessment.answers.insert(question.id.clone(), answer.into());
        }
        let document = board(meti_guideline(), &assessment, lang, None);
        let Some(Block::OnePage(blocks)) = document.blocks.first() else {
            panic!("the first page stands alone")
        };
        let fields = blocks.iter().find_map(|block| match block {
            Block::Fields(fields) if fields.len() == 2 => Some(fields),
            _ => None,
        });
        let last = |values: &[Vec<Span>]| values.last().unwrap().last().unwrap().text.clone();
        fields.unwrap().iter().map(|field| last(&field.values)).collect()
    };
    let total = meti_guideline().questions().filter(|(_, question)| question.kind.levels().len() > 4).count();
    assert!(total > 20);
    let said = named(&[3], Lang::En);
    assert!(said[0].ends_with(" others at the same level)"), "{said:?}");
    assert_eq!(said[1], " (3 Company-wide and documented)");
    assert_eq!(named(&[3, 3, 3], Lang::En)[1], " (and 1 other at the same level)");
    assert_eq!(named(&[2, 3, 3, 3], Lang::En)[1], " (and 2 others at the same level)");
    assert_eq!(named(&[3, 3, 3, 3], Lang::Ja)[1], "(ほか2問)");
}

#[test]
fn the_score_stands_beside_its_range_and_its_target() {
    let shown = |lang| {
        let (value, unit, lines) = said(&sample(lang), lang);
        format!("{value} {unit} | {} | {}", lines[0], lines[1])
    };
    assert_eq!(
        shown(Lang::En),
        "54 / 100 | *Rests on 92% of the questionnaire* | *Range 51–56 · Coverage 95% · Target 77*"
    );
    assert_eq!(
        shown(Lang::Ja),
        "54 / 100点 | *質問票の92%に基づく点数* | *幅 51〜56点 · 回答の割合 95% · 目標 77点*"
    );
}

#[test]
fn what_rests_on_little_is_never_large_alone() {
    let (value, unit, lines) = said(&gamed(), Lang::En);
    assert_eq!((&*value, &*unit), ("so far 100", ""));
    assert_eq!(lines[..2], ["*Rests on 17% of the questionnaire*", "*No range · Coverage 100% · Target 75*"]);
    let (value, unit, lines) = said(&gamed(), Lang::Ja);
    assert_eq!((&*value, &*unit), ("これまで100点", ""));
    assert_eq!(lines[..2], ["*質問票の17%に基づく点数*", "*幅なし · 回答の割合 100% · 目標 75点*"]);
}

#[test]
fn an_all_clear_is_given_only_of_what_was_looked_at() {
    let (clear, unclear) = ("No question is below its target.", "None of these is below its target.");
    let best = all(meti_guideline(), &at(Level::FOUR));
    assert!(page(&best, Lang::En).contains(clear));
    for assessment in [gamed(), Assessment { run: Run::Short, ..best.clone() }] {
        let page = page(&assessment, Lang::En);
        assert!(!page.contains(clear) && page.contains(unclear), "{page}");
        assert!(!page.contains("No checks are left to resolve."), "{page}");
    }
    let short = page(&Assessment { run: Run::Short, ..best }, Lang::Ja);
    assert!(
        short.contains("全46問のうちレベルで答えた12問に、目標に届いていないものはありません。"),
        "{short}"
    );
    assert!(!short.contains("目標に届いていない質問はありません。"), "{short}");
    // Its areas stand as ranges, and not with ranges in brackets.
    assert!(short.contains("点数がまだ動きうる幅で示しています。") && !short.contains("( )内は"), "{short}");
}

#[test]
fn where_nothing_applies_nothing_is_said_of_targets() {
    for (lang, wanted, unwanted) in [
        (
            Lang::En,
            "No question has been answered with a level, so none can be compared with a target.",
            "· Target",
        ),
        (Lang::Ja, "レベルで答えた質問がないため、目標と比べられるものはありません。", "· 目標"),
    ] {
        let none = all(meti_guideline(), &|_| not_applicable());
        let page = page(&none, lang);
        assert!(page.contains(wanted) && !page.contains(unwanted), "{page}");
    }
}

#[test]
fn the_board_is_asked_for_what_nobody_has_decided() {
    let english = page(&sample(Lang::En), Lang::En);
    let wanted =
        "To be decided by the board (21): No. 3, 6, 7, 9–15, 18–22, 24–29 of the full edition's plan.";
    assert!(english.contains(wanted), "{english}");
    let japanese = page(&sample(Lang::Ja), Lang::Ja);
    let wanted = "取締役会に決定を求めるもの(21件): 全体版の計画の順位3、6、7、9〜15、18〜22、24〜29。";
    assert!(japanese.contains(wanted), "{japanese}");
    // Where everything is decided, nothing is asked.
    let mut decided = sample(Lang::En);
    for answer in decided.answers.values_mut() {
        answer.action_mut().text = "Decided".to_owned();
    }
    assert!(!page(&decided, Lang::En).contains("decided by the board"));
}

#[test]
fn whose_questions_they_are_not_stands_on_every_cover() {
    for (lang, said) in [
        (Lang::Ja, "経済産業省が作成したものではなく、"),
        (Lang::En, "It is written in Keian's own words, was not made by METI,"),
    ] {
        for edition in Edition::ALL {
            let document = made((edition, lang), meti_guideline(), &sample(lang));
            let cover = page_texts(document).unwrap().remove(0);
            // Spaces at the ends of lines are those of the layout.
            let squeezed = |text: &str| text.chars().filter(|char| *char != ' ').collect::<String>();
            assert!(squeezed(&cover).contains(&squeezed(said)), "{edition:?} {cover}");
        }
    }
}

/// What is not given is said within its sentence.
#[test]
fn a_scope_and_a_date_that_are_not_given_are_said_to_be_so() {
    for (lang, wanted) in [
        (Lang::En, "Short run (12 of 46 questions) · scope not given · date of the assessment not given."),
        (Lang::Ja, "簡易版(全46問のうち重点質問12問)・対象範囲: 未記入・診断日: 未記入。"),
    ] {
        let page = page(&Assessment { run: Run::Short, ..Assessment::default() }, lang);
        let squeezed = |text: &str| text.chars().filter(|char| !char.is_whitespace()).collect::<String>();
        assert!(squeezed(&page).contains(&squeezed(wanted)), "{page}");
    }
}

/// A run in which nothing is answered yet looked at nothing.
#[test]
fn an_empty_short_run_is_no_first_look() {
    let empty = Assessment { run: Run::Short, ..Assessment::default() };
    for (lang, value, none, counts) in [
        (
            Lang::En,
            "No score",
            "*Nothing has been answered yet, so there is no score.*",
            "_0 with a level, 0 unknown, 0 not applicable, 12 unanswered_",
        ),
        (
            Lang::Ja,
            "点数なし",
            "*まだ回答がないため、点数はありません。*",
            "_レベルで回答0問、分からない0問、該当しない0問、未回答12問_",
        ),
    ] {
        let lines = vec![none.to_owned(), counts.to_owned()];
        assert_eq!(said(&empty, lang), (value.to_owned(), String::new(), lines));
    }
}
