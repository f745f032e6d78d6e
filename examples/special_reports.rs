//! Reports of the cases that go wrong first, to be looked at: `cargo run --example special_reports --
//! FOLDER` writes every edition in both languages of the sample, of an empty assessment, of one where
//! nothing is known, of one where everything is at level 4 or 0, of ones where little or nothing
//! applies, of short runs, of the small company, of one with very long notes and rare characters, of the
//! sample beside an earlier state of it, of registers that are empty, of three rows, and large with long
//! names, and of 1,000 questions.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool for those who build Keian")]

use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use keian::assessment::registers::Registers;
use keian::assessment::registers::scenarios::Scenario;
use keian::assessment::registers::technologies::Technology;
use keian::assessment::registers::trade::Trade;
use keian::assessment::{ActionItem, Answer, Assessment, Evidence, Response, Run};
use keian::audience::{Earlier, Edition};
use keian::base::ids::{ElementId, ScenarioId, TechnologyId, TradeId};
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::paper::render;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Checked, Question};
use keian::report::Extras;
use keian::storage::parse;

#[path = "../tests/harness/grown.rs"]
mod grown;
#[path = "../tests/harness/made.rs"]
mod made;
#[path = "../tests/harness/three_rows.rs"]
mod three_rows;

use grown::grown;
use made::{earlier, made_by};
use three_rows::three_rows;

const TODAY: Date = date(2026, 11, 24);
/// The day of the earlier state of the sample.
const THEN: Date = date(2025, 11, 1);
/// Characters that are rare, wide, joined, from right to left, invisible, or in no font.
const RARE: &str = "髙﨑𠮷塚①㈱―−～∥¦か゚セ゚ é e\u{301} ﬁ ﷽ שלום مرحبا 🦀👩‍👩‍👧 \u{1}\u{7}\u{202e}abc\u{202c} \
                    \u{200b}zero\u{200d}width\tタブ\u{a0}固定";

fn sample(lang: Lang) -> Assessment {
    let bytes: &[u8] = match lang {
        Lang::Ja => include_bytes!("../assets/sample/sample.ja.ron"),
        Lang::En => include_bytes!("../assets/sample/sample.en.ron"),
    };
    parse(bytes, &Catalogue::shipped()).unwrap().assessment
}

/// A small company's short run.
fn small(lang: Lang) -> Assessment {
    let bytes: &[u8] = match lang {
        Lang::Ja => include_bytes!("../assets/sample/small.ja.ron"),
        Lang::En => include_bytes!("../assets/sample/small.en.ron"),
    };
    parse(bytes, &Catalogue::shipped()).unwrap().assessment
}

fn all(questionnaire: &Checked, answer: impl Fn(usize, &Question) -> Answer) -> Assessment {
    let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
    assessment.profile.organisation = "Example K.K.".to_owned();
    for (place, (_, question)) in questionnaire.questions().enumerate() {
        let mut answer = Answer { meaning: question.meaning, ..answer(place, question) };
        if answer.response.level() == Some(Level::FOUR) {
            let ids: Vec<ElementId> = question.elements.iter().map(|element| element.id.clone()).collect();
            answer.elements = ids.into_iter().collect();
        }
        assessment.answers.insert(question.id.clone(), answer.into());
    }
    assessment
}

fn long(questionnaire: &Checked, lang: Lang) -> Assessment {
    let words = match lang {
        Lang::Ja => {
            "調達先の集中を地域別と会社別に確認し、代替の候補を「評価中」とした。Tier 2 までの材料は 3,200 品目である。"
        }
        Lang::En => {
            "Concentration was checked by region and by company (see the 2026 table); 3,200 items down to tier 2. "
        }
    };
    let note: String = words.chars().cycle().take(20_000).collect();
    let mut assessment = all(questionnaire, |place, question| Answer {
        response: Response::Level(*question.kind.levels().iter().cycle().nth(place).unwrap()),
        note: if place == 0 { note.clone() } else { RARE.to_owned() },
        evidence: (0..if place == 1 { 2_000 } else { 2 })
            .map(|n| Evidence::of(format!("{RARE} {n}")))
            .collect(),
        actions: vec![ActionItem::of(
            if place % 3 == 0 { words.repeat(6) } else { RARE.to_owned() },
            if place % 2 == 0 {
                "𠮷田 髙子(経済安全保障推進室長 兼 経営企画部長)".to_owned()
            } else {
                "W".repeat(80)
            },
            Some(date(2027, 3, 31)),
        )],
        respondent: "﨑".repeat(120),
        confirmed_on: Some(TODAY),
        ..Answer::default()
    });
    let profile = &mut assessment.profile;
    profile.organisation = "株式会社髙﨑𠮷塚ホールディングス＆International Trading Co., Ltd.㈱"
        .chars()
        .cycle()
        .take(200)
        .collect();
    profile.scope = words.repeat(8);
    profile.industry = RARE.to_owned();
    profile.respondent = "W".repeat(300);
    assessment
}

/// The sample's registers forty times over, with long names.
fn large_registers(lang: Lang) -> Assessment {
    let mut all = sample(lang);
    let of = all.registers.clone();
    let long = |name: &str, n: u32| format!("{name} {n} {}", name.repeat(4));
    let trade = |row: &Trade, n: u32| Trade {
        id: TradeId::new(format!("{}-{n}", row.id)),
        item: long(&row.item, n),
        partner: row.partner.as_deref().map(|name| long(name, n % 7)),
        ..row.clone()
    };
    all.registers.trade =
        (0..40).flat_map(|n| of.trade.iter().map(move |row| trade(row, n)).collect::<Vec<_>>()).collect();
    let scenario = |row: &Scenario, n: u32| Scenario {
        id: ScenarioId::new(format!("{}-{n}", row.id)),
        title: long(&row.title, n),
        ..row.clone()
    };
    all.registers.scenarios = (0..40)
        .flat_map(|n| of.scenarios.iter().map(move |row| scenario(row, n)).collect::<Vec<_>>())
        .collect();
    let technology = |row: &Technology, n: u32| Technology {
        id: TechnologyId::new(format!("{}-{n}", row.id)),
        name: long(&row.name, n),
        ..row.clone()
    };
    all.registers.technologies = (0..40)
        .flat_map(|n| of.technologies.iter().map(move |row| technology(row, n)).collect::<Vec<_>>())
        .collect();
    all
}

fn not_applicable() -> Answer {
    Answer { response: Response::NotApplicable("Not our business".to_owned()), ..Answer::default() }
}

/// The first question of every area at level 4, all others "not applicable".
fn gamed(questionnaire: &Checked) -> Assessment {
    all(questionnaire, |_, question| {
        let first = questionnaire.areas.iter().any(|area| area.questions[0].id == question.id);
        if first {
            Answer { response: Response::Level(Level::FOUR), ..Answer::default() }
        } else {
            not_applicable()
        }
    })
}

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder to write to"));
    std::fs::create_dir_all(&folder).unwrap();
    let questionnaire = meti_guideline();
    for lang in [Lang::Ja, Lang::En] {
        let now = sample(lang);
        let mut then = now.clone();
        for (place, (id, answer)) in then.answers.iter_mut().enumerate() {
            let scale = questionnaire.question(id).unwrap().1.kind.levels();
            let other = |step: i8| {
                let at = scale.iter().position(|level| Some(*level) == answer.response.level())?;
                scale.get(at.checked_add_signed(step.into())?).copied()
            };
            answer.response = match (place % 6, other(-1), other(1)) {
                (0, ..) => Response::Unknown,
                (1, Some(level), _) | (2, _, Some(level)) => Response::Level(level),
                _ => answer.response.clone(),
            };
            answer.confirmed_on = answer.confirmed_on.map(|_| THEN);
        }
        then.profile.date = Some(THEN);
        let mut later = now.clone();
        // Nobody has looked at every sixth since; none of these has changed.
        for answer in later.answers.values_mut().skip(5).step_by(6) {
            answer.confirmed_on = answer.confirmed_on.map(|_| THEN);
        }
        let best = all(questionnaire, |_, _| Answer {
            response: Response::Level(Level::FOUR),
            evidence: vec![Evidence::of("Minutes")],
            confirmed_on: Some(TODAY),
            ..Answer::default()
        });
        let cases = [
            ("sample", now, None),
            ("compared", later, Some(then)),
            ("empty", Assessment { run: Run::Full, ..Assessment::default() }, None),
            (
                "unknown",
                all(questionnaire, |_, _| Answer { response: Response::Unknown, ..Answer::default() }),
                None,
            ),
            ("best", best.clone(), None),
            ("long", long(questionnaire, lang), None),
            ("none-applies", all(questionnaire, |_, _| not_applicable()), None),
            (
                "one-area-does-not-apply",
                all(questionnaire, |_, question| {
                    let first = questionnaire.areas[0].questions.contains(question);
                    if first {
                        not_applicable()
                    } else {
                        Answer { response: Response::Level(Level::TWO), ..Answer::default() }
                    }
                }),
                None,
            ),
            ("one-answer-an-area", gamed(questionnaire), None),
            ("small", small(lang), None),
            ("short", Assessment { run: Run::Short, ..sample(lang) }, None),
            ("short-empty", Assessment::default(), None),
            ("registers-none", Assessment { registers: Registers::default(), ..sample(lang) }, None),
            ("registers-three-rows", three_rows(sample(lang)), None),
            ("registers-large", large_registers(lang), None),
            ("short-best", Assessment { run: Run::Short, ..best }, None),
            (
                "zero",
                all(questionnaire, |_, _| Answer {
                    response: Response::Level(Level::ZERO),
                    ..Answer::default()
                }),
                None,
            ),
        ];
        for (name, assessment, then) in &cases {
            let earlier =
                then.as_ref().map(|then| earlier(questionnaire, ("2025.ron", Some(THEN), then), assessment));
            write(&folder, (name, lang), questionnaire, assessment, earlier.as_ref());
        }
        let (questionnaire, assessment) = grown(1_000, questionnaire, &sample(lang));
        write(&folder, ("1000-questions", lang), &questionnaire, &assessment, None);
    }
}

/// Every edition of one case, into the folder.
fn write(
    folder: &Path,
    (name, lang): (&str, Lang),
    questionnaire: &Checked,
    assessment: &Assessment,
    earlier: Option<&Earlier>,
) {
    for edition in Edition::ALL {
        let extras = Extras { earlier, ..Extras::default() };
        let document = made_by(keian::APP, (edition, lang), questionnaire, assessment, &extras);
        let made = render(document).unwrap();
        let file = folder.join(format!("{name}.{}.{}.pdf", edition.name(), lang.tag()));
        std::fs::write(&file, &made.pdf).unwrap();
        println!("{}: {} pages, {} KB", file.display(), made.pages, made.pdf.len() / 1000);
    }
}
