//! Answers beside the registers: what is said of a question, which checks are raised and which are not, and that a
//! register moves no number.

use jiff::civil::{Date, date};
use keian::analysis::gauge_words::beside_said;
use keian::analysis::{GaugeReading, Readings};
use keian::assessment::registers::Registers;
use keian::assessment::registers::dialogue::{CompetitionLaw, Counterpart, Dialogue};
use keian::assessment::registers::scenarios::Scenario;
use keian::assessment::registers::technologies::{LeakEffect, LeakRoute, Technology};
use keian::assessment::registers::trade::{Alternative, Sourcing, Substitute, Trade, TradeKind};
use keian::assessment::{Answer, Assessment, Response, Run};
use keian::audience::{Disclosed, Edition};
use keian::base::country::Country;
use keian::base::ids::{DialogueId, FactId, ItemId, QuestionId, ScenarioId, TechnologyId, TradeId};
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::base::units::{Days, Rank, Yen};
use keian::questionnaire::bearing::{Circle, Extent, Gauge, bearing_on, bearings};
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Fact, Kind};
use keian::scoring::names::names;
use keian::scoring::{Check, CheckKind, Scorecard};

use crate::texts::root;

const TODAY: Date = date(2026, 11, 24);

fn bought(id: &str, item: &str, yen: u64) -> Trade {
    let row = Trade::of(TradeId::new(id), TradeKind::Purchase, item.to_owned());
    Trade { partner: Some(format!("partner of {id}")), yearly: Some(Yen::new(yen).unwrap()), ..row }
}

fn from(country: &str, row: Trade) -> Trade {
    Trade { made_in: Some(Country::new(country).unwrap()), ..row }
}

fn trade(rows: Vec<Trade>) -> Registers {
    Registers { trade: rows.into_iter().collect(), ..Registers::default() }
}

/// A full run with these answers, given today.
fn state(answers: &[(&str, Response)], registers: &Registers) -> Assessment {
    let given = |id: &QuestionId, response: &Response| Answer {
        response: response.clone(),
        confirmed_on: Some(TODAY),
        meaning: meti_guideline().question(id).unwrap().1.meaning,
        ..Answer::default()
    };
    Assessment {
        run: Run::Full,
        registers: registers.clone(),
        answers: answers
            .iter()
            .map(|(id, of)| (QuestionId::new(*id), of))
            .map(|(id, of)| (id.clone(), given(&id, of).into()))
            .collect(),
        ..Assessment::default()
    }
}

fn level(number: u8) -> Response {
    Response::Level(Level::new(number).unwrap())
}

fn card(assessment: &Assessment) -> Scorecard {
    Scorecard::of(meti_guideline(), assessment, TODAY)
}

/// The checks of an answer that the registers raise.
fn raised(id: &str, response: Response, registers: &Registers) -> Vec<Check> {
    of_registers(&state(&[(id, response)], registers))
}

fn of_registers(assessment: &Assessment) -> Vec<Check> {
    let mut checks = card(assessment).checks;
    checks.retain(|check| {
        matches!(
            check.kind,
            CheckKind::MoreThanRegister { .. }
                | CheckKind::LessThanRegister { .. }
                | CheckKind::ProfileBesideRegister { .. }
        )
    });
    checks
}

/// The kinds of what is raised: the gauges at which a level says more, and those at which an answer says less.
fn gauges(id: &str, response: Response, registers: &Registers) -> (Vec<Gauge>, Vec<Gauge>) {
    let (mut more, mut less) = (Vec::new(), Vec::new());
    for check in raised(id, response, registers) {
        match check.kind {
            CheckKind::MoreThanRegister { gauge, .. } => more.push(gauge),
            CheckKind::LessThanRegister { gauge, .. } => less.push(gauge),
            _ => {}
        }
    }
    (more, less)
}

fn said(check: &Check, lang: Lang) -> String {
    names(lang).check(check, meti_guideline(), lang)
}

#[test]
fn a_fifth_without_a_country_is_a_check_at_level_3_and_less_than_a_fifth_is_none() {
    let of = |unknown: u64| {
        trade(vec![from("CN", bought("T-1", "a", 100 - unknown)), bought("T-2", "b", unknown)])
    };
    let reading = |unknown: u128| GaugeReading { count: (1, 2), amount: Some((100 - unknown, 100)) };
    let check = |unknown: u128| Check {
        question: Some(QuestionId::new("P1-2")),
        kind: CheckKind::MoreThanRegister {
            level: Level::THREE,
            gauge: Gauge::MadeIn,
            reading: reading(unknown),
        },
    };
    let made_in = |unknown: u64| {
        let mut checks = raised("P1-2", level(3), &of(unknown));
        checks.retain(|check| {
            !matches!(check.kind, CheckKind::MoreThanRegister { gauge: Gauge::OwnedFrom, .. })
        });
        checks
    };
    assert_eq!(made_in(20), [check(20)]);
    assert_eq!(made_in(19), []);
    assert_eq!(gauges("P1-2", level(2), &of(20)), (vec![], vec![]));
    assert_eq!(
        said(&check(20), Lang::En),
        "Level 3, but by the registers country known for 80% of the amount bought (1 of 2 rows)"
    );
    assert_eq!(
        said(&check(20), Lang::Ja),
        "レベル3ですが、台帳では、製造国が分かるのは購入額の80%(2行のうち1行)です"
    );
}

#[test]
fn a_single_source_without_an_alternative_or_a_reason_is_a_check_at_level_3() {
    let sole = || Trade { source: Some(Sourcing::Sole), ..bought("T-1", "a", 10) };
    let days =
        |days: Option<u64>| Substitute { days: days.map(|n| Days::new(n).unwrap()), ..Substitute::default() };
    let qualified = |of| Trade { alternative: Some(Alternative::Qualified(of)), ..sole() };
    let more = |row: Trade| gauges("A-6", level(3), &trade(vec![row])).0;
    assert_eq!(more(sole()), [Gauge::SingleAnswered]);
    assert_eq!(more(Trade { alternative: Some(Alternative::Nothing), ..sole() }), [Gauge::SingleAnswered]);
    assert_eq!(more(Trade { note: "no other maker".to_owned(), ..sole() }), []);
    assert_eq!(more(qualified(days(None))), []);
    // Who has a candidate has begun to look.
    let candidate = trade(vec![Trade { alternative: Some(Alternative::Candidate(days(None))), ..sole() }]);
    assert_eq!(gauges("A-6", level(1), &candidate), (vec![], vec![Gauge::SingleEvaluated]));
    assert_eq!(gauges("A-6", level(2), &candidate), (vec![], vec![]));
    assert_eq!(gauges("A-7", level(3), &trade(vec![qualified(days(None))])).0, [Gauge::SingleDays]);
    assert_eq!(gauges("A-7", level(3), &trade(vec![qualified(days(Some(30)))])).0, []);
}

#[test]
fn registers_that_show_more_than_the_answer_are_a_check_of_their_own() {
    let known = trade(vec![from("CN", bought("T-1", "a", 80)), bought("T-2", "b", 20)]);
    let checks = raised("P1-2", level(1), &known);
    let [check] = &checks[..] else { panic!("{checks:?}") };
    assert_eq!(
        said(check, Lang::En),
        "Level 1, while by the registers country known for 80% of the amount bought (1 of 2 rows)"
    );
    let unknown = raised("P1-2", Response::Unknown, &known);
    let CheckKind::LessThanRegister { level: None, gauge: Gauge::MadeIn, .. } = unknown[0].kind else {
        panic!("{unknown:?}")
    };
    assert_eq!(
        said(&unknown[0], Lang::Ja),
        "「分からない」ですが、台帳では、製造国が分かるのは購入額の80%(2行のうち1行)です"
    );
    assert_eq!(raised("P1-2", Response::Unanswered, &known), []);
    assert_eq!(raised("P1-2", Response::NotApplicable("none".to_owned()), &known), []);
}

#[test]
fn talks_are_held_against_what_is_said_of_them() {
    let talk = |id: &str, with, on| Dialogue::of(DialogueId::new(id), with, on);
    let of =
        |talks: Vec<Dialogue>| Registers { dialogue: talks.into_iter().collect(), ..Registers::default() };
    let with_bank = of(vec![talk("D-1", Counterpart::Bank, date(2025, 11, 23))]);
    let more = |id, number, registers: &Registers| gauges(id, level(number), registers).0;
    assert_eq!(more("P3-1", 2, &with_bank), [Gauge::Talks(Circle::CustomersAndSuppliers)]);
    assert_eq!(more("P3-2", 3, &with_bank), []);
    assert_eq!(more("P3-2", 4, &with_bank), [Gauge::RecentTalks(Circle::Banks)], "a year and a day ago");
    assert_eq!(gauges("P3-2", level(1), &with_bank).1, [Gauge::Talks(Circle::Banks)]);
    let to_come = of(vec![talk("D-1", Counterpart::Bank, date(2026, 11, 25))]);
    assert_eq!(gauges("P3-2", level(1), &to_come), (vec![], vec![]), "a talk to come is none");
    let law = |law| Dialogue { competition_law: law, ..talk("D-1", Counterpart::Peers, TODAY) };
    assert_eq!(more("I-11", 4, &of(vec![law(None)])), [Gauge::PeersLaw]);
    assert_eq!(more("I-11", 4, &of(vec![law(Some(CompetitionLaw::NotNeeded))])), []);
}

#[test]
fn technologies_and_scenarios_are_held_against_what_is_said_of_them() {
    let mut technology =
        Technology { id: TechnologyId::new("T-1"), name: "a".to_owned(), ..Technology::default() };
    let of = |technology: &Technology, scenario: Scenario| Registers {
        technologies: [technology.clone()].into_iter().collect(),
        scenarios: [scenario].into_iter().collect(),
        ..Registers::default()
    };
    let mut scenario = Scenario { id: ScenarioId::new("S-1"), title: "b".to_owned(), ..Scenario::default() };
    let bare = of(&technology, scenario.clone());
    let more = |id, registers: &Registers| gauges(id, level(3), registers).0;
    for (id, gauge) in [
        ("P1-4", Gauge::TechnologiesReasoned),
        ("P1-5", Gauge::ScenariosTold),
        ("P1-6", Gauge::TechnologiesThreatened),
        ("P1-7", Gauge::ScenariosRanked),
        ("I-3", Gauge::RoutesLookedAt),
        ("I-4", Gauge::LeakEffects),
    ] {
        assert_eq!(more(id, &bare), [gauge], "{id}");
    }
    technology.why = Some("only we can".to_owned());
    technology.leak_effect = Some(LeakEffect::Words("large".to_owned()));
    let routes = keian::questionnaire::shipped::leak_routes();
    technology.leak_routes = routes[..6].iter().map(|route| (route.id.clone(), LeakRoute::Open)).collect();
    technology.leak_routes.insert(ItemId::new("none-of-the-list"), LeakRoute::Open);
    scenario.hits.technologies.insert(technology.id.clone());
    scenario.lasts = Some(Days::new(90).unwrap());
    (scenario.importance, scenario.urgency) = (Some(Rank::new(3).unwrap()), Some(Rank::new(1).unwrap()));
    let full = of(&technology, scenario);
    for id in ["P1-4", "P1-5", "P1-6", "P1-7", "I-3", "I-4"] {
        assert_eq!(more(id, &full), [], "{id}");
    }
    let counts = |gauge| Readings::of(&full, TODAY).get(gauge).unwrap().count;
    assert_eq!(counts(Gauge::RoutesLookedAt), (6, 7), "what is no route counts as none");
    assert_eq!(gauges("A-4", level(3), &full).0, [Gauge::ScenariosMet], "of importance 3, without a measure");
    assert_eq!(gauges("I-4", level(1), &full).1, [], "words are no amount");
}

#[test]
fn a_profile_that_leaves_questions_out_is_held_against_the_registers() {
    let mut assessment = state(&[], &trade(vec![bought("T-1", "a", 10)]));
    let single = FactId::new("single_sourced");
    assert_eq!(of_registers(&assessment), [], "nobody knows");
    assessment.profile.know(&single, Fact::No);
    let [check] = &of_registers(&assessment)[..] else { panic!("once") };
    assert_eq!(check.question, Some(QuestionId::new("A-6")));
    assert_eq!(
        said(check, Lang::En),
        "The profile says “Single-sourced items or services: No”, but by the registers 1 of 1 items come from one source"
    );
    assessment.profile.know(&single, Fact::Yes);
    assert_eq!(of_registers(&assessment), []);
}

#[test]
fn what_the_registers_say_is_one_sentence() {
    let registers = trade(vec![from("CN", bought("T-1", "a", 62)), bought("T-2", "b", 38)]);
    let (_, question) = meti_guideline().question(&QuestionId::new("P1-2")).unwrap();
    let readings = Readings::of(&registers, TODAY);
    let told = |lang| beside_said(bearing_on(meti_guideline(), question), &readings, lang);
    assert_eq!(
        told(Lang::En).unwrap(),
        "By the registers: country known for 62% of the amount bought (1 of 2 rows); country of the parent company \
         known for 0% of the amount bought (0 of 2 rows)."
    );
    assert_eq!(
        told(Lang::Ja).unwrap(),
        "台帳では、製造国が分かるのは購入額の62%(2行のうち1行)、親会社の国が分かるのは購入額の0%(2行のうち0行)です。"
    );
    let (_, none) = meti_guideline().question(&QuestionId::new("G-2")).unwrap();
    assert_eq!(beside_said(bearing_on(meti_guideline(), none), &readings, Lang::En), None);
}

#[test]
fn without_registers_nothing_is_said_and_no_check_is_raised() {
    let none = Registers::default();
    assert_eq!(Readings::of(&none, TODAY), Readings::default());
    for (_, question) in meti_guideline().questions() {
        for response in Level::ALL.map(Response::Level).into_iter().chain([Response::Unknown]) {
            assert_eq!(raised(question.id.as_str(), response, &none), [], "{}", question.id);
        }
        assert_eq!(beside_said(bearing_on(meti_guideline(), question), &Readings::default(), Lang::Ja), None);
    }
}

#[test]
fn a_register_moves_no_number() {
    let registers = trade(vec![bought("T-1", "a", 62), from("JP", bought("T-2", "b", 38))]);
    let levels: Vec<(&str, Response)> = meti_guideline()
        .questions()
        .zip([3, 0, 4, 1, 2].into_iter().cycle())
        .map(|((_, question), number)| {
            let number = if question.kind == Kind::Decision { number / 2 * 2 } else { number };
            (question.id.as_str(), level(number))
        })
        .collect();
    let (with, without) = (card(&state(&levels, &registers)), card(&state(&levels, &Registers::default())));
    assert_eq!((&with.overall, &with.areas, &with.gaps), (&without.overall, &without.areas, &without.gaps));
    let mut rest = with.checks.clone();
    rest.retain(|check| without.checks.contains(check));
    assert!(rest == without.checks && with.checks.len() > rest.len());
}

#[test]
fn an_edition_without_the_registers_does_not_have_what_they_say() {
    let assessment = state(&[("P1-2", level(3))], &trade(vec![bought("T-1", "a", 10)]));
    let board = Disclosed::to(Edition::Board, meti_guideline(), &assessment, TODAY);
    assert_eq!(board.card().readings, Readings::default());
    let full = Disclosed::to(Edition::Full, meti_guideline(), &assessment, TODAY);
    assert_eq!(full.card().readings, Readings::of(&assessment.registers, TODAY));
}

fn extent(of: Extent) -> String {
    match of {
        Extent::Some => "any".to_owned(),
        Extent::Percent(percent) => format!("{percent} %"),
        Extent::All => "all".to_owned(),
    }
}

#[test]
fn the_documents_have_every_rule() {
    let mut wanted = Vec::new();
    for of in &bearings().questions {
        for bearing in &of.says {
            let more = bearing.more.map(|rule| format!("from {}: {}", rule.from, extent(rule.lacks)));
            let less = bearing.less.map(|rule| format!("to {}: {}", rule.to, extent(rule.has)));
            let [more, less] = [more, less].map(Option::unwrap_or_default);
            wanted.push(format!("| {} | `{}` | {more} | {less} |", of.question, bearing.gauge));
        }
    }
    let text = std::fs::read_to_string(root().join("docs/registers.md")).unwrap();
    let rules = text.lines().skip_while(|line| !line.starts_with("| question | gauge |")).skip(2);
    let rules: Vec<&str> = rules.take_while(|line| line.starts_with('|')).collect();
    assert_eq!(rules, wanted);
}
