//! The report as data, before any layout, by snapshot: four questions, each answered in another
//! way, in both languages and all editions. And what the sentences say for which numbers.

use jiff::civil::date;
use keian::assessment::{ActionItem, Answer, Assessment, Evidence, Profile, Response, Run, Urgency};
use keian::audience::Edition;
use keian::base::ids::{ElementId, QuestionId};
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::base::meaning::Meaning;
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Checked, CompanySize};
use keian::report::Extras;
use keian::report::document::{Block, Cell, Document};

use super::grown::grown;
use super::outline::{outline, runs, shown};
use super::whole::whole;

use super::made::{earlier, made_by};

fn questionnaire() -> Checked {
    whole(ron::from_str(include_str!("../fixtures/report-questionnaire.ron")).unwrap())
}

/// Level with everything, not applicable, unknown, unanswered.
fn answered() -> Assessment {
    let mut assessment = Assessment {
        profile: Profile {
            organisation: "架空 & Co.".to_owned(),
            scope: "本社".to_owned(),
            date: Some(date(2026, 11, 1)),
            ..Profile::default()
        },
        run: Run::Full,
        ..Assessment::default()
    };
    let mut answer = |id: &str, answer: Answer| assessment.answers.insert(QuestionId::new(id), answer.into());
    answer(
        "A-1",
        Answer {
            response: Response::Level(Level::ONE),
            elements: [ElementId::new("name")].into(),
            note: "一行目\n二行目".to_owned(),
            evidence: ["一覧 2026", "Minutes"].map(Evidence::of).into(),
            actions: vec![ActionItem::of("Ask everyone", "佐藤", Some(date(2027, 3, 31)))],
            urgency: Urgency::High,
            respondent: "鈴木".to_owned(),
            confirmed_on: Some(date(2026, 11, 1)),
            tags: vec!["取締役会".to_owned(), "Budget".to_owned()],
            ..Answer::default()
        },
    );
    let response = Response::NotApplicable("何も買いません".to_owned());
    answer("A-2", Answer { response, confirmed_on: Some(date(2026, 11, 1)), ..Answer::default() });
    answer("B-1", Answer { response: Response::Unknown, ..Answer::default() });
    assessment
}

fn document(assessment: &Assessment, edition: Edition, lang: Lang) -> Document {
    document_of(&questionnaire(), assessment, (edition, lang), &Extras::default())
}

fn document_of(
    questionnaire: &Checked,
    assessment: &Assessment,
    of: (Edition, Lang),
    extras: &Extras<'_>,
) -> Document {
    made_by("Keian test", of, questionnaire, assessment, extras)
}

#[test]
fn every_edition_in_both_languages() {
    for lang in Lang::ALL {
        for edition in Edition::ALL {
            let name = format!("{}_{}", edition.name(), lang.tag());
            insta::assert_snapshot!(name, shown(&document(&answered(), edition, lang)));
        }
    }
}

/// The part that tells what changed since a state in which A-1 stood at 3 and was confirmed on the
/// same day, A-2 was at 2, B-1 was open, and B-2 at 1 as it is now, confirmed a year later.
fn since(edition: Edition, lang: Lang, organisation: &str) -> String {
    let mut now = answered();
    let confirmed = |year| Answer {
        response: Response::Level(Level::ONE),
        confirmed_on: Some(date(year, 11, 1)),
        ..Answer::default()
    };
    now.answers.insert(QuestionId::new("B-2"), confirmed(2026).into());
    let mut then = now.clone();
    then.profile.organisation = organisation.to_owned();
    let was =
        |response: Response| Answer { response, confirmed_on: Some(date(2026, 11, 1)), ..Answer::default() };
    then.answers.insert(QuestionId::new("A-1"), was(Response::Level(Level::new(3).unwrap())).into());
    then.answers.insert(QuestionId::new("A-2"), confirmed(2025).into());
    then.answers.insert(QuestionId::new("B-2"), confirmed(2025).into());
    then.answers.remove(&QuestionId::new("B-1"));
    let asked = questionnaire();
    let earlier = earlier(&asked, ("春", Some(date(2025, 11, 1)), &then), &now);
    let extras = Extras { earlier: Some(&earlier), ..Extras::default() };
    let document = document_of(&asked, &now, (edition, lang), &extras);
    let mut out = String::new();
    outline(&document.blocks, &mut out);
    let title = match lang {
        Lang::Ja => "# 前回からの変化",
        Lang::En => "# Changes since the earlier state",
    };
    let Some(from) = out.find(title) else { return String::new() };
    let rest = &out[from..];
    rest[..rest.find("\n# ").unwrap_or(rest.len())].trim_end().to_owned()
}

#[test]
fn what_changed_since_an_earlier_state_is_told_by_area_and_by_question() {
    for lang in Lang::ALL {
        insta::assert_snapshot!(format!("since_{}", lang.tag()), since(Edition::Full, lang, "架空 & Co."));
    }
    // Another company's answers are said to be such; a blank form compares nothing.
    assert!(since(Edition::Board, Lang::En, "X").contains("“X” before and “架空 & Co.” now"));
    assert_eq!(since(Edition::Questionnaire, Lang::En, "X"), "");
}

#[test]
fn the_board_is_told_how_many_questions_did_not_change_but_not_which() {
    let board = since(Edition::Board, Lang::En, "架空 & Co.");
    // B-1 was not answered and now is unknown: there is no answer that could be confirmed.
    let said =
        "Unchanged (2)\nBody: With an answer: 1; of these, confirmed again since the earlier state: 1.";
    assert!(board.contains(said), "{board}");
    assert!(!board.contains("[B-2"), "{board}");
    assert!(since(Edition::Full, Lang::En, "架空 & Co.").contains("[B-2"));
}

/// The sentences of the page that stands alone, for levels of, B-1 and B-2.
fn sentences(levels: [Option<Response>; 4], lang: Lang) -> Vec<String> {
    let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
    for (id, response) in ["A-1", "A-2", "B-1", "B-2"].into_iter().zip(levels) {
        if let Some(response) = response {
            assessment.answers.insert(QuestionId::new(id), Answer { response, ..Answer::default() }.into());
        }
    }
    let document = document(&assessment, Edition::Board, lang);
    let Some(Block::OnePage(blocks)) = document.blocks.first() else { panic!("the first page stands alone") };
    blocks
        .iter()
        .filter_map(|block| if let Block::Bullets(items) = block { Some(items) } else { None })
        .flatten()
        .map(|item| runs(item))
        .collect()
}

fn level(number: u8) -> Option<Response> {
    Some(Response::Level(Level::new(number).unwrap()))
}

#[test]
fn no_sentence_is_said_while_there_is_no_score_and_none_without_its_range() {
    // B: 1 of 3 by weight, 0 to 25·8/3 = 67: provisional, and yet the lowest whatever comes.
    let said = sentences([level(4), level(4), None, level(0)], Lang::En);
    assert_eq!(
        said[1],
        "Highest: Sourcing 100 (no range, coverage 100%). Lowest: Technology so far 0 (between 0 and 67, coverage 33%)."
    );
    let said = sentences([None, None, None, None], Lang::Ja);
    assert_eq!(said, ["まだ回答がないため、確認する対象がありません。"]);
}

#[test]
fn the_sentences_say_what_the_numbers_say() {
    // A: (3×3 + 1×4)/(4×4) = 81; B: 2×1/(2×4) = 25, and B-2 open.
    assert_eq!(
        sentences([level(3), level(4), level(1), Some(Response::Unknown)], Lang::En),
        [
            "{with row 2 of 'Action plan'} To be decided by the board (2): No. 1, 2 of the action plan. \
             {without 2 of 'Action plan'} To be decided by the board (2): No. 1, 2 of the full edition's plan.",
            "Highest: Sourcing 81 (no range, coverage 100%). Lowest: Technology 25 (range 17–50, coverage 67%).",
            "Evidence is named for 0 of the 2 answers at level 3 or more.",
            "Below target: 2. Of these, without an owner 2, without a due date 2, overdue 0.",
            "There are 11 checks to resolve.",
        ]
    );
}

#[test]
fn a_deadline_that_is_past_is_marked_wherever_it_is_told() {
    let mut assessment = answered();
    let answer = assessment.answers.get_mut(&QuestionId::new("A-1")).unwrap();
    answer.actions = vec![ActionItem::of("Ask everyone", "佐藤", Some(date(2024, 1, 31)))];
    for (lang, marked, in_words) in [
        (Lang::Ja, "2024-01-31(期限超過)", "2024年1月31日(期限超過)"),
        (Lang::En, "2024-01-31 (overdue)", "31 January 2024 (overdue)"),
    ] {
        for edition in [Edition::Board, Edition::Full] {
            let said = shown(&document(&assessment, edition, lang));
            let times = said.matches(marked).count();
            assert!(times > 0 && said.matches("2024-01-31").count() == times, "{said}");
            assert_eq!(said.contains(in_words), edition == Edition::Full, "{said}");
        }
        let said = shown(&document(&answered(), Edition::Full, lang));
        assert!(!said.contains(marked.trim_start_matches("2024-01-31")), "{said}");
    }
}

#[test]
fn an_answer_to_an_earlier_wording_is_said_to_be_one_in_the_row_of_its_question() {
    let mut assessment = answered();
    assessment.answers.get_mut(&QuestionId::new("A-1")).unwrap().meaning = Meaning::new(9).unwrap();
    for (lang, said) in [
        (Lang::Ja, "未回答(以前の問い方への回答あり)"),
        (Lang::En, "Unanswered (answered to an earlier wording)"),
    ] {
        for edition in [Edition::Board, Edition::Full] {
            let told = told(&assessment, edition, lang);
            assert!(told.contains(said), "{edition:?}: {told}");
            // B-2 has no answer at all.
            let plain = told.lines().filter(|line| line.contains("B-2") && line.contains(said)).count();
            assert_eq!(plain, 0, "{told}");
        }
    }
}

/// What a digest is of is said where it stands: the beginning on the cover and the whole at the end have
/// one name, and what two editions name alike is the same.
#[test]
fn a_digest_has_the_name_of_what_it_is_of_on_the_cover_and_at_the_end() {
    let file = b"answers";
    let digests = |edition: Edition, lang: Lang| {
        let extras = Extras { file: Some(file), ..Extras::default() };
        let document = document_of(&questionnaire(), &answered(), (edition, lang), &extras);
        let end = document.blocks.iter().filter_map(|block| match block {
            Block::Fields(fields) => Some(fields),
            _ => None,
        });
        let end: Vec<(String, String)> =
            end.flatten().map(|field| (field.label.clone(), runs(&field.values[0]))).collect();
        let whole: Vec<(String, String)> =
            end.into_iter().filter(|(label, _)| label.ends_with("(SHA-256)")).collect();
        let begins = document.cover.fields.iter().filter(|(label, _)| label.ends_with("(SHA-256)"));
        let begins: Vec<(String, String)> = begins.cloned().collect();
        (begins, whole)
    };
    for (lang, [file, all, shown, asked]) in [
        (Lang::Ja, ["回答ファイル", "すべての回答", "この版に示した回答", "質問票"]),
        (Lang::En, ["File of answers ", "All answers ", "Answers shown ", "Questionnaire "]),
    ] {
        let named = |of: &[(String, String)]| -> Vec<String> {
            of.iter().map(|(label, _)| label.replace("(SHA-256)", "")).collect()
        };
        for (edition, first, last) in [
            (Edition::Full, [file, asked], &[file, all, asked][..]),
            (Edition::Board, [shown, asked], &[shown, asked]),
        ] {
            let (begins, whole) = digests(edition, lang);
            assert_eq!(
                (named(&begins), named(&whole)),
                (first.map(str::to_owned).into(), last.iter().map(|of| (*of).to_owned()).collect())
            );
            for (label, begin) in &begins {
                let (_, all) = whole.iter().find(|(of, _)| of == label).unwrap();
                let digits = begin.strip_suffix('…').unwrap();
                assert!(digits.len() == 16 && all.starts_with(digits), "{label}: {begin} {all}");
            }
        }
    }
}

#[test]
fn areas_that_share_a_score_are_not_ranked() {
    let said = sentences([level(2), level(2), level(2), level(2)], Lang::En);
    assert_eq!(
        said,
        [
            "{with row 4 of 'Action plan'} To be decided by the board (4): No. 1–4 of the action plan. \
             {without 4 of 'Action plan'} To be decided by the board (4): No. 1–4 of the full edition's plan.",
            "All areas that have a score stand at 50 points.",
            "No answer has reached level 3, the level from which evidence is expected.",
            "Below target: 4. Of these, without an owner 4, without a due date 4, overdue 0.",
            "There are 12 checks to resolve.",
        ]
    );
}

#[test]
fn everything_at_the_top_names_no_area() {
    let said = sentences([level(4), level(4), level(4), level(4)], Lang::Ja);
    assert_eq!(said[0], "点数のある領域は、いずれも100点です。");
}

/// The document as lines.
fn told(assessment: &Assessment, edition: Edition, lang: Lang) -> String {
    shown(&document(assessment, edition, lang))
}

fn full_run() -> Assessment {
    Assessment { run: Run::Full, ..Assessment::default() }
}

#[test]
fn a_report_without_any_answer_sounds_no_all_clear() {
    let ja = told(&full_run(), Edition::Full, Lang::Ja);
    assert!(ja.contains("点数なし : *まだ回答がないため、点数はありません。*"), "{ja}");
    assert_eq!(ja.matches("まだ回答がないため、確認する対象がありません。").count(), 2, "summary and checks");
    assert!(!ja.contains("確認事項は残っていません") && !ja.contains("暫定 "), "{ja}");
    let en = told(&full_run(), Edition::Board, Lang::En);
    assert!(en.contains("There is nothing to check yet, since nothing has been answered."), "{en}");
    assert!(!en.contains("Range 0") && !en.contains("(0–100)"), "{en}");
}

#[test]
fn while_something_is_not_answered_it_is_said_of_how_many_answers_nothing_is_open() {
    let mut assessment = full_run();
    let answer = Answer {
        response: Response::Level(Level::FOUR),
        elements: [ElementId::new("name"), ElementId::new("country")].into(),
        evidence: vec![Evidence::of("Minutes")],
        confirmed_on: Some(date(2026, 11, 1)),
        ..Answer::default()
    };
    assessment.answers.insert(QuestionId::new("A-1"), answer.into());
    let en = told(&assessment, Edition::Full, Lang::En);
    assert_eq!(en.matches("No checks to resolve in the 1 of 4 questions answered so far.").count(), 2);
    assert_eq!(
        en.matches("Answered with a level: 1 of 4 questions. None of these is below its target.").count(),
        2
    );
}

#[test]
fn where_nothing_is_known_there_is_no_score_and_a_way_to_one() {
    let mut assessment = full_run();
    for id in ["A-1", "A-2", "B-1", "B-2"] {
        let answer = Answer { response: Response::Unknown, ..Answer::default() };
        assessment.answers.insert(QuestionId::new(id), answer.into());
    }
    let en = told(&assessment, Edition::Board, Lang::En);
    let why = "No score : *No question has been answered with a level yet, so there is no score. \
               Finding out what is unknown gives one.*";
    assert!(en.contains(why), "{en}");
    let full = told(&assessment, Edition::Full, Lang::En);
    assert!(full.contains("No score, so no calculation: Sourcing; Technology."), "{full}");
    // What is open about neighbours is said once for each area.
    let open =
        "The action has no owner⏎The action has no due date⏎There is no record of when this was answered";
    let rows: Vec<&str> = full.lines().filter(|line| line.ends_with(open)).collect();
    let together = "  [A-1 Know the suppliers](#A-1)⏎[A-2 Have alternatives](#A-2) | ";
    assert!(rows.len() == 2 && rows[0].starts_with(together), "{rows:?}");
}

#[test]
fn an_area_of_which_nothing_applies_is_said_to_be_one() {
    let mut assessment = full_run();
    for id in ["A-1", "A-2"] {
        let response = Response::NotApplicable("No purchases".to_owned());
        assessment.answers.insert(QuestionId::new(id), Answer { response, ..Answer::default() }.into());
    }
    let full = told(&assessment, Edition::Full, Lang::En);
    assert!(full.contains("– : No question of this area applies."), "{full}");
    let board = told(&assessment, Edition::Board, Lang::En);
    assert!(board.contains("\nBody: *Not applicable*\n"), "{board}");
}

#[test]
fn a_company_without_a_name_leaves_none_dangling() {
    let report = document(&full_run(), Edition::Full, Lang::Ja);
    assert_eq!(report.meta.title, "経済安全保障 自己診断報告書");
    assert_eq!((report.meta.author.as_str(), report.cover.organisation.as_str()), ("", "(会社名は未記入)"));
    assert_eq!(report.header.0, "経済安全保障 自己診断報告書");
    let form = document(&full_run(), Edition::Questionnaire, Lang::En);
    assert_eq!(form.meta.title, "Economic security self-assessment form");
    assert_eq!((form.cover.organisation.as_str(), form.header.0.as_str()), ("", form.meta.title.as_str()));
    let labels: Vec<&str> = form.cover.fields.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(labels, ["Questions", "Questionnaire", "Form made on"]);
}

#[test]
fn a_form_asks_by_hand_for_what_the_profile_does_not_tell() {
    let written = |assessment: &Assessment| -> Vec<String> {
        let form = document(assessment, Edition::Questionnaire, Lang::En);
        let rows = form.blocks.into_iter().find_map(|block| match block {
            Block::Blanks(rows) => Some(rows),
            _ => None,
        });
        rows.unwrap().into_iter().flatten().map(|blank| blank.label).collect()
    };
    let always = ["Name, department", "Answered on", "Return to", "Return by"];
    assert_eq!(written(&full_run()), [&["Company name", "Scope"][..], &always].concat());
    assert_eq!(written(&answered()), always);
}

#[test]
fn a_form_marks_the_targets_once_something_is_known_of_the_company() {
    let form = told(&full_run(), Edition::Questionnaire, Lang::En);
    assert!(!form.contains('▼'), "{form}");
    assert!(form.contains(". Where you want to do better, enter the action, an owner"), "{form}");
    let form = told(&answered(), Edition::Questionnaire, Lang::En);
    let marked: Vec<&str> = form.lines().filter(|line| line.contains(" ▼: ")).collect();
    assert_eq!(marked.len(), 4, "{marked:?}");
    assert!(marked[0].starts_with("□ 3 Done ▼: All suppliers are listed."), "{marked:?}");
    assert_eq!(form.matches("Action ____ +5").count(), 4);
    assert!(form.contains(". ▼ marks the target: where it has not been reached"), "{form}");
}

/// Whatever answers are chosen from, each looks like the others; what is to be written on has room.
#[test]
fn a_form_explains_its_words_and_every_choice() {
    let form = told(&answered(), Edition::Questionnaire, Lang::En);
    assert_eq!(form.matches("□ Unknown: You looked, and could not find out.").count(), 4);
    assert!(
        !form.lines().any(|line| line.starts_with("□ ") && line.ends_with(": ") && line.contains("Unknown"))
    );
    let (guide, questions) = form.split_once("\n# Area A: Sourcing").unwrap();
    assert!(
        guide.contains("What the words mean") && guide.contains("Evidence: Documents or records"),
        "{guide}"
    );
    assert!(guide.contains("Notes on the whole ____ +24"), "{guide}");
    assert_eq!(questions.matches("Note ____ +8").count(), 4);
    assert_eq!(questions.matches("Evidence ____ +5").count(), 4);
}

#[test]
fn a_form_names_what_the_profile_leaves_out_and_explains_only_what_it_offers() {
    let form = |run: Run| {
        let profile = Profile { size: CompanySize::Large, ..Profile::default() };
        let assessment = Assessment { profile, run, ..Assessment::default() };
        shown(&document_of(
            meti_guideline(),
            &assessment,
            (Edition::Questionnaire, Lang::Ja),
            &Extras::default(),
        ))
    };
    let full = form(Run::Full);
    let left_out = "会社の概要により尋ねていない質問: G-3 公開情報を、情報源と頻度を決めて読む · G-11 今の組織と人で、司令塔の役割を担う";
    assert!(full.contains(left_out), "{full}");
    let rule = "自社に当てはまらない質問では「該当しない」を選び";
    assert!(full.contains(rule), "{full}");
    let short = form(Run::Short);
    assert!(short.contains(rule) && !short.contains("対象外とした"), "{short}");
}

/// Of an own questionnaire hundreds may be left out; the first twelve are named.
#[test]
fn where_many_questions_are_left_out_the_rest_is_counted() {
    let profile = Profile { size: CompanySize::Large, ..Profile::default() };
    let assessment = Assessment { profile, run: Run::Full, ..Assessment::default() };
    let (questionnaire, assessment) = grown(400, meti_guideline(), &assessment);
    for (lang, begin, end) in [
        (Lang::Ja, "会社の概要により尋ねていない質問: G-3 ", " · ほか4問"),
        (Lang::En, "Not asked because of the company's profile: G-3 ", "; and 4 more"),
    ] {
        let text = shown(&document_of(
            &questionnaire,
            &assessment,
            (Edition::Questionnaire, lang),
            &Extras::default(),
        ));
        let line = text.lines().find(|line| line.contains(begin)).expect("what was left out");
        assert!(line.ends_with(end), "{line}");
        let named = line.split([';', '·']).count() - 1;
        assert_eq!(named, 12, "{line}");
    }
}

#[test]
fn where_several_questions_of_an_area_are_the_weakest_it_is_said_how_many_more() {
    let said = |levels: &[u8], lang: Lang| {
        let mut assessment = full_run();
        let area = &meti_guideline().areas[0];
        for (question, level) in area.questions.iter().zip(levels) {
            let response = Response::Level(Level::try_from(*level).unwrap());
            let answer = Answer { response, meaning: question.meaning, ..Answer::default() };
            assessment.answers.insert(question.id.clone(), answer.into());
        }
        shown(&document_of(meti_guideline(), &assessment, (Edition::Full, lang), &Extras::default()))
    };
    let end = |text: &str, of: &str| {
        let line = text.lines().find(|line| line.contains(of)).unwrap();
        line.split_once("](#").unwrap().1.split_once(')').unwrap().1.to_owned()
    };
    let en = "Weakest question: ";
    assert_eq!(end(&said(&[3, 1, 2], Lang::En), en), "");
    assert_eq!(end(&said(&[3, 1, 1], Lang::En), en), " (and 1 other at the same level)");
    assert_eq!(end(&said(&[3, 1, 1, 1], Lang::En), en), " (and 2 others at the same level)");
    assert_eq!(end(&said(&[3, 1, 1, 1], Lang::Ja), "最も遅れている質問: "), "(ほか2問)");
}

/// The weights and products that stand above a sum come to it; what is in no sum stands in brackets.
#[test]
fn what_stands_above_a_sum_comes_to_it() {
    let text = |cell: &Cell| match cell {
        Cell::Text(runs) => runs.iter().map(|run| run.text.as_str()).collect::<String>(),
        Cell::Level(..) => String::new(),
    };
    for lang in Lang::ALL {
        let answers = super::board::sample(lang);
        let document = document_of(meti_guideline(), &answers, (Edition::Full, lang), &Extras::default());
        let begin = if lang == Lang::Ja { "計算の内訳" } else { "Calculation" };
        let (mut tables, mut bracketed) = (0, 0);
        for block in &document.blocks {
            let Block::Table(table) = block else { continue };
            if !table.summary.starts_with(begin) {
                continue;
            }
            let (sum, rows) = table.rows.split_last().unwrap();
            for column in [1, 4] {
                let numbers = rows.iter().filter_map(|row| text(&row[column]).parse::<u32>().ok());
                assert_eq!(
                    numbers.sum::<u32>().to_string(),
                    text(&sum[column]),
                    "{} {column}",
                    table.summary
                );
            }
            bracketed += rows.iter().filter(|row| text(&row[1]).starts_with('(')).count();
            tables += 1;
        }
        assert_eq!((tables, bracketed), (6, 6), "{lang:?}");
    }
}

#[test]
fn a_range_has_a_width_or_is_said_to_have_none() {
    let all = |of: &dyn Fn(&str) -> Response| {
        let mut assessment = full_run();
        let questionnaire = meti_guideline();
        for (_, question) in questionnaire.questions() {
            let (response, meaning) = (of(question.id.as_str()), question.meaning);
            let answer = Answer { response, meaning, ..Answer::default() };
            assessment.answers.insert(question.id.clone(), answer.into());
        }
        shown(&document_of(questionnaire, &assessment, (Edition::Board, Lang::En), &Extras::default()))
    };
    let two = || Response::Level(Level::TWO);
    let closed = all(&|_| two());
    assert!(closed.contains("50 / 100: *No range · Coverage 100% · Target "), "{closed}");
    assert!(closed.contains("text: \"50\"") && !closed.contains("50–50"), "{closed}");
    // G-3 and G-11 are not asked of this company; G-10 weighs little among the six areas.
    let narrow = all(&|id| if id == "G-10" { Response::Unknown } else { two() });
    assert!(narrow.contains("*Range below 1 point · Coverage 9"), "{narrow}");
}
