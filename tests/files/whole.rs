//! A file with everything in it that the format has room for: what is written is read, edited and taken
//! back, merged and handed out, and a row of a register is one line.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use keian::assessment::action_item::{ActionEvent, ActionNews, ActionState, Cost};
use keian::assessment::archive::{Archive, Archived};
use keian::assessment::crosswalk::{Crosswalk, CrosswalkItem};
use keian::assessment::edit::{Beside, Change, Edit, RowsEdit};
use keian::assessment::evidence::{EvidenceSeen, EvidenceSort};
use keian::assessment::handing::Handing;
use keian::assessment::handout::incoming;
use keian::assessment::history::History;
use keian::assessment::registers::Registers;
use keian::assessment::registers::dialogue::{CompetitionLaw, Counterpart, Dialogue};
use keian::assessment::registers::products::Product;
use keian::assessment::registers::scenarios::{Countermeasure, Hits, MeasureEffect, Scenario, Split};
use keian::assessment::registers::technologies::{LeakEffect, LeakRoute, Technology};
use keian::assessment::registers::trade::{
    Alternative, Basis, Listed, Sourcing, Substitute, Trade, TradeKind,
};
use keian::assessment::standing::{
    Along, AnswerField, Approval, ApprovalStep, HandedOut, ListInUse, Logged, LoggedField, RegisterName,
    Request, SubmissionState, Submitted,
};
use keian::assessment::workshop::{AgendaItem, AgendaStep, Ballot, Decision, Votes, Workshop, WorkshopState};
use keian::assessment::workshop_words::WorkshopField;
use keian::assessment::{ActionItem, Answer, Assessment, Evidence, Milestone, Response, Run, Urgency, texts};
use keian::audience::handout;
use keian::base::characters::clean;
use keian::base::country::{CorporateNumber, Country};
use keian::base::ids::{
    ActionId, AreaId, DialogueId, Digest, ElementId, InvitationId, ItemId, ListId, MeasureId, ProductId,
    QuestionId, RequestId, ScenarioId, SubmissionId, TechnologyId, TradeId, WorkshopId,
};
use keian::base::lang::Text;
use keian::base::level::Level;
use keian::base::limits::{MAX_ENTRIES, MAX_TEXT};
use keian::base::meaning::Meaning;
use keian::base::units::{Days, Lines, Percent, Rank, Share, Thousandths, Tier, Yen};
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::{OpenError, over_limits, parse, to_bytes};
use proptest::prelude::*;

const DAY: Date = date(2026, 11, 28);

fn yen(number: u64) -> Yen {
    Yen::new(number).unwrap()
}

fn days(number: u64) -> Days {
    Days::new(number).unwrap()
}

fn listed() -> Listed {
    [
        (ListId::new("critical-minerals"), [ItemId::new("gallium")].into()),
        (ListId::new("technologies"), [].into()),
    ]
    .into()
}

/// An answer in which every field is filled, with texts that are asked for one by one.
fn answer(text: &mut dyn FnMut() -> String) -> Answer {
    let cost = Cost { once: Some(yen(5_000_000)), yearly: Some(yen(0)) };
    let due = Some(date(2027, 3, 31));
    let event = |became| ActionEvent { on: DAY, became };
    let action = ActionItem {
        state: ActionState::GivenUp(text()),
        percent: Some(Percent::MAX),
        cost,
        scenario: Some(ScenarioId::new("S-1")),
        history: vec![
            event(ActionNews::State(ActionState::UnderWay)),
            event(ActionNews::Percent(Percent::new(40).ok())),
            event(ActionNews::Due(due)),
            event(ActionNews::Due(None)),
            event(ActionNews::Owner(text())),
            event(ActionNews::Cost(cost)),
        ],
        ..ActionItem::of(text(), text(), due)
    };
    let second = ActionItem { id: ActionId::new("2"), state: ActionState::Done, ..ActionItem::default() };
    Answer {
        meaning: Meaning::FIRST,
        response: Response::NotApplicable(text()),
        target: Some(Level::FOUR),
        elements: [ElementId::new("by_company")].into(),
        note: text(),
        evidence: vec![Evidence {
            text: text(),
            sort: Some(EvidenceSort::Minutes),
            date: Some(DAY),
            path: Some(text()),
            seen: Some(EvidenceSeen { digest: Digest::new("00"), on: DAY }),
        }],
        actions: vec![action, second],
        urgency: Urgency::High,
        respondent: text(),
        confirmed_on: Some(DAY),
        tags: vec!["取締役会".to_owned(), "予算".to_owned()],
    }
}

fn registers(text: &mut dyn FnMut() -> String) -> Registers {
    let country = || Country::new("CN").ok();
    let substitute =
        Substitute { name: Some(text()), country: country(), owned_from: country(), days: Some(days(60)) };
    let trade = |id: &str, text: &mut dyn FnMut() -> String, alternative| Trade {
        id: TradeId::new(id),
        kind: TradeKind::Purchase,
        item: text(),
        partner: Some(text()),
        partner_number: CorporateNumber::new("5070001000715").ok(),
        made_in: country(),
        owned_from: Country::new("US").ok(),
        tier: Some(Tier::MAX),
        yearly: Some(yen(1_000_000_000_000_000)),
        volume: Some(Thousandths::new(1_500).unwrap()),
        unit: Some(text()),
        share: Some(Share::new(125_000).unwrap()),
        products: [ProductId::new("P-1")].into(),
        source: Some(Sourcing::Sole),
        alternative: Some(alternative),
        stock: Some(days(0)),
        recovery: Some(days(36_000)),
        listed: listed(),
        confirmed_on: Some(DAY),
        basis: Some(Basis::Estimated),
        lines: Some(Lines::MAX),
        note: text(),
    };
    let nothing = trade("T-10", text, Alternative::Nothing);
    let candidate = trade("T-9", text, Alternative::Candidate(substitute.clone()));
    let empty = Trade::of(TradeId::new("T-2"), TradeKind::Purchase, text());
    let technology = |id: &str, effect, text: &mut dyn FnMut() -> String| Technology {
        id: TechnologyId::new(id),
        name: text(),
        products: [ProductId::new("P-1")].into(),
        why: Some(text()),
        holders: Some(text()),
        shared_with: Some(text()),
        leak_routes: [
            (ItemId::new("hiring"), LeakRoute::Closed(text())),
            (ItemId::new("visits"), LeakRoute::Open),
        ]
        .into(),
        listed: listed(),
        leak_effect: Some(effect),
        owner: Some(text()),
        reviewed_on: Some(DAY),
    };
    let words = LeakEffect::Words(text());
    let scenario = Scenario {
        id: ScenarioId::new("S-1"),
        title: text(),
        template: Some(ItemId::new("export-stop")),
        hits: Hits {
            countries: country().into_iter().collect(),
            owned_from: Country::new("US").into_iter().collect(),
            partners: vec![text()],
            entries: listed(),
            products: [ProductId::new("P-1")].into(),
            technologies: [TechnologyId::new("X-1")].into(),
        },
        lasts: Some(days(180)),
        importance: Some(Rank::MAX),
        urgency: Some(Rank::MIN),
        measures: vec![Countermeasure {
            id: MeasureId::new("1"),
            what: text(),
            owner: Some(text()),
            due: Some(DAY),
            cost: Cost { once: None, yearly: Some(yen(1)) },
            state: ActionState::GivenUp(text()),
            rows: [TradeId::new("T-9")].into(),
            changes: vec![
                MeasureEffect::Stock(days(60)),
                MeasureEffect::Qualifies(substitute),
                MeasureEffect::Split(Split {
                    share: Some(Share::MAX),
                    partner: Some(text()),
                    country: country(),
                    owned_from: country(),
                }),
            ],
        }],
        exercised_on: Some(DAY),
        reviewed_on: Some(DAY),
    };
    let talk = Dialogue {
        id: DialogueId::new("D-1"),
        with: Counterpart::Peers,
        name: Some(text()),
        on: DAY,
        topics: Some(text()),
        agreed: Some(text()),
        next_on: Some(DAY),
        owner: Some(text()),
        competition_law: Some(CompetitionLaw::LookedAt),
        note: text(),
    };
    let product = Product {
        id: ProductId::new("P-1"),
        name: text(),
        monthly_sales: Some(yen(30_000_000)),
        note: text(),
    };
    Registers {
        products: [product].into_iter().collect(),
        trade: [nothing, candidate, empty].into_iter().collect(),
        technologies: [technology("X-1", LeakEffect::Yearly(yen(7)), text), technology("X-2", words, text)]
            .into_iter()
            .collect(),
        scenarios: [scenario].into_iter().collect(),
        dialogue: [talk].into_iter().collect(),
    }
}

fn workshop(text: &mut dyn FnMut() -> String) -> Workshop {
    Workshop {
        id: WorkshopId::new("W-1"),
        name: text(),
        on: DAY,
        facilitator: text(),
        voters: 7,
        minutes: 5,
        ballot: Ballot::PassedRound,
        at: Some(QuestionId::new("A-1")),
        agenda: vec![AgendaItem {
            question: QuestionId::new("A-1"),
            rounds: vec![Votes { levels: [0, 1, 4, 1, 0], unknown: 1 }, Votes::default()],
            said: text(),
            step: AgendaStep::Decided,
            decision: Decision {
                response: Response::Level(Level::TWO),
                reason: text(),
                dissent: text(),
                owner: text(),
                due: Some(DAY),
            },
            parked: text(),
        }],
        state: WorkshopState::Open,
    }
}

/// An assessment in which nothing is empty; every text is asked for.
pub fn everything(text: &mut dyn FnMut() -> String) -> Assessment {
    let id = |id: &str| QuestionId::new(id);
    let mut all = Assessment { run: Run::Full, ..Assessment::default() };
    all.profile.organisation = text();
    all.profile.respondent = text();
    all.area_targets.insert(AreaId::new("A"), Level::THREE);
    all.answers.insert(id("A-1"), answer(text).into());
    all.answers.insert(id("A-2"), Answer { note: text(), ..Answer::default() }.into());
    all.registers = registers(text);
    all.workshops = vec![workshop(text).into()];
    all.approvals = vec![Approval {
        step: ApprovalStep::Approved,
        by: text(),
        on: DAY,
        of: Digest::new("11"),
        note: text(),
    }];
    all.submitted = vec![Submitted {
        invitation: InvitationId::new("ABCDE"),
        association: text(),
        purpose: text(),
        submission: SubmissionId::new("0123456789abcdef0123456789abcdef"),
        revision: 2,
        on: DAY,
        of: Digest::new("22"),
        state: SubmissionState::Withdrawn,
    }];
    all.handed_out = vec![HandedOut {
        request: RequestId::new("R-1"),
        to: text(),
        on: DAY,
        by: Some(DAY),
        questions: [id("A-2")].into(),
        along: Along::AnswersAlone,
        back_on: Some(DAY),
    }];
    all.lists.insert(ListId::new("leak-routes"), ListInUse { as_of: DAY, digest: Digest::new("33") });
    let item = CrosswalkItem { number: text(), about: text(), questions: [id("A-2")].into() };
    all.crosswalks = vec![Crosswalk { title: text(), dated: text(), items: vec![item] }.into()];
    let spring = Milestone::of(&all, text(), DAY);
    all.milestones = vec![spring.clone().into()];
    let topic = Text { ja: text(), en: text() };
    let archived = Archived { topic: topic.clone(), text: topic, answer: answer(text).into() };
    all.archive = vec![
        Archive {
            questionnaire: meti_guideline().id.clone(),
            edition: "1999".to_owned(),
            area_targets: [(AreaId::new("Z"), Level::ONE)].into(),
            answers: [(id("Z-1"), archived)].into(),
            milestones: vec![spring.into()],
        }
        .into(),
    ];
    all.only = [id("A-1")].into();
    all.request = Some(Request {
        id: RequestId::new("R-2"),
        from: text(),
        to: text(),
        on: DAY,
        by: Some(DAY),
        then: text(),
    });
    let logged = |field| Logged { at: jiff::Timestamp::UNIX_EPOCH, by: "乙".to_owned(), field };
    all.log = [
        LoggedField::Profile,
        LoggedField::Run,
        LoggedField::AreaTarget(AreaId::new("A")),
        LoggedField::Answer(id("A-2"), AnswerField::Note),
        LoggedField::Milestones,
        LoggedField::Register(RegisterName::Trade),
        LoggedField::Workshop(WorkshopId::new("W-1")),
    ]
    .map(logged)
    .to_vec()
    .into();
    all
}

/// The same with texts that say their number.
fn numbered() -> Assessment {
    let mut number = 0;
    everything(&mut || {
        number += 1;
        format!("文{number}")
    })
}

pub fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        3 => any::<char>().prop_map(String::from),
        1 => proptest::sample::select(vec!["\r\n", "\n", "\"", "\\", "\"#", "か\u{3099}", "\u{202e}", "髙", "Some("])
            .prop_map(str::to_owned),
    ];
    proptest::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn everything_comes_back_as_it_was_with_its_texts_in_their_form(texts in proptest::collection::vec(text(), 1..90)) {
        let mut given = texts.iter().cycle().cloned();
        let before = everything(&mut || given.next().unwrap_or_default());
        let mut formed = texts.iter().cycle().map(|text| {
            let mut formed = text.clone();
            clean(&mut formed);
            formed
        });
        let expected = everything(&mut || formed.next().unwrap_or_default());
        let bytes = to_bytes(&before, meti_guideline()).unwrap();
        let opened = parse(&bytes, &Catalogue::shipped()).unwrap();
        prop_assert_eq!(&opened.assessment, &expected);
        prop_assert_eq!(parse(&to_bytes(&expected, meti_guideline()).unwrap(), &Catalogue::shipped()).unwrap().assessment, expected);
    }
}

#[test]
fn the_walk_meets_every_text_that_is_written_as_often_as_it_is_written() {
    let all = numbered();
    let written = String::from_utf8(to_bytes(&all, meti_guideline()).unwrap()).unwrap();
    let met = texts::of(&all);
    let mut seen = 0;
    for text in (1..=120).map(|number| format!("文{number}")) {
        let count = met.iter().filter(|met| **met == text).count();
        assert_eq!(count, written.matches(&format!("\"{text}\"")).count(), "{text}");
        seen += usize::from(count > 0);
    }
    assert_eq!(seen, 79);
    assert!(met.contains(&"乙") && met.contains(&"予算"));
}

#[test]
fn a_row_of_a_register_is_one_line_and_rows_stand_in_the_order_of_their_ids() {
    let written = String::from_utf8(to_bytes(&numbered(), meti_guideline()).unwrap()).unwrap();
    let rows: Vec<&str> = written
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("(id:\"") && line.ends_with("),"))
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert_eq!(rows, ["P-1", "T-2", "T-9", "T-10", "X-1", "X-2", "S-1", "D-1"]);
    let empty = written.lines().find(|line| line.contains("T-2")).unwrap();
    assert!(empty.trim().starts_with("(id:\"T-2\",kind:Purchase,item:\"文"), "{empty}");
    assert_eq!(empty.matches(',').count(), 3, "nothing is written of what is not known: {empty}");
}

#[test]
fn everything_can_be_edited_and_taken_back() {
    let all = numbered();
    let Assessment {
        registers, workshops, approvals, submitted, handed_out, lists, request, crosswalks, ..
    } = all.clone();
    let trade = registers.trade.iter().map(|row| (row.id.clone(), Some(row.clone()))).collect();
    let products = registers.products.iter().map(|row| (row.id.clone(), Some(row.clone()))).collect();
    let technologies = registers.technologies.iter().map(|row| (row.id.clone(), Some(row.clone()))).collect();
    let scenarios = registers.scenarios.iter().map(|row| (row.id.clone(), Some(row.clone()))).collect();
    let dialogue = registers.dialogue.iter().map(|row| (row.id.clone(), Some(row.clone()))).collect();
    let id = QuestionId::new("A-1");
    let actions = all.answer(&id).actions.clone();
    let mut now = Assessment::default();
    let mut history = History::default();
    for edit in [
        Edit::Rows(RowsEdit::Products(products)),
        Edit::Rows(RowsEdit::Trade(trade)),
        Edit::Rows(RowsEdit::Technologies(technologies)),
        Edit::Rows(RowsEdit::Scenarios(scenarios)),
        Edit::Rows(RowsEdit::Dialogue(dialogue)),
        Edit::Rows(RowsEdit::Trade(vec![(TradeId::new("T-9"), None)])),
        Edit::Beside(Beside::Workshops(workshops)),
        Edit::WorkshopText(WorkshopId::new("W-1"), WorkshopField::Name, "別の名前".to_owned()),
        Edit::WorkshopText(
            WorkshopId::new("W-1"),
            WorkshopField::Dissent(QuestionId::new("A-1")),
            String::new(),
        ),
        Edit::Beside(Beside::Workshops(all.workshops.clone())),
        Edit::Beside(Beside::Approvals(approvals)),
        Edit::Beside(Beside::Submitted(submitted)),
        Edit::Beside(Beside::HandedOut(handed_out)),
        Edit::Beside(Beside::Lists(lists)),
        Edit::Beside(Beside::Crosswalks(crosswalks)),
        Edit::Beside(Beside::Request(request.map(Box::new))),
        Edit::Answer(id.clone(), Change::Actions(actions)),
        Edit::Answer(id.clone(), Change::Owner(String::new())),
        Edit::Answer(id, Change::Actions(Vec::new())),
    ] {
        assert!(history.apply(&mut now, edit));
    }
    assert_eq!(now.registers.trade.len(), 2);
    assert_eq!((&now.workshops, &now.lists), (&all.workshops, &all.lists));
    let end = now.clone();
    while history.undo(&mut now).is_some() {}
    assert_eq!(now, Assessment::default());
    while history.redo(&mut now).is_some() {}
    assert_eq!(now, end);
}

#[test]
fn an_only_action_of_which_nothing_is_said_is_none_and_its_undo_is_exact() {
    let id = QuestionId::new("A-1");
    let mut now = Assessment::default();
    let mut history = History::default();
    for change in [
        Change::Owner("甲".to_owned()),
        Change::Due(Some(DAY)),
        Change::Owner(String::new()),
        Change::Due(None),
        Change::Action("乙".to_owned()),
    ] {
        history.apply(&mut now, Edit::Answer(id.clone(), change));
        history.seal();
    }
    assert_eq!(now.answer(&id).actions, [ActionItem::of("乙", "", None)]);
    let mut states = vec![now.clone()];
    while history.undo(&mut now).is_some() {
        states.push(now.clone());
    }
    assert_eq!(states.len(), 6);
    assert_eq!((&states[1], &states[5]), (&Assessment::default(), &Assessment::default()));
    assert_eq!(states[3].answer(&id).actions, [ActionItem::of("", "甲", Some(DAY))]);
}

#[test]
fn the_first_of_several_actions_may_be_emptied_and_stays_the_first() {
    let id = QuestionId::new("A-1");
    let mut now = numbered();
    for change in [Change::Action(String::new()), Change::Owner(String::new()), Change::Due(None)] {
        Edit::Answer(id.clone(), change).apply(&mut now);
    }
    let actions = &now.answer(&id).actions;
    assert_eq!(actions.len(), 2);
    assert_eq!((actions[0].id.as_str(), actions[0].own(), actions[0].due), ("1", None, None));
}

#[test]
fn a_hand_out_has_its_answers_and_its_request_and_nothing_of_what_else_stands_beside_them() {
    let all = numbered();
    let only: BTreeSet<QuestionId> = [QuestionId::new("A-1")].into();
    let request = Request { id: RequestId::new("another"), ..all.request.clone().unwrap() };
    let handing = Handing { request, questions: only.clone(), along: Along::Everything };
    let handed = handout(&all, &handing);
    let expected = Assessment {
        profile: all.profile.clone(),
        run: all.run,
        area_targets: all.area_targets.clone(),
        answers: [(QuestionId::new("A-1"), all.answers[&QuestionId::new("A-1")].clone())]
            .into_iter()
            .collect(),
        only,
        request: Some(handing.request),
        ..Assessment::default()
    };
    assert_eq!(handed, expected);
}

#[test]
fn what_comes_back_differs_by_any_field_of_an_action_and_loses_what_is_said_here() {
    let ours = numbered();
    let id = QuestionId::new("A-1");
    let changed = |change: &dyn Fn(&mut ActionItem)| {
        let mut theirs = ours.clone();
        change(&mut theirs.answers.get_mut(&id).unwrap().actions[0]);
        let found = incoming(&ours, &theirs);
        found.iter().map(|incoming| incoming.conflict).collect::<Vec<_>>()
    };
    assert!(changed(&|_| {}).is_empty());
    for change in [
        &(|action: &mut ActionItem| action.text.push('!')) as &dyn Fn(&mut ActionItem),
        &|action| action.owner.clear(),
        &|action| action.due = None,
        &|action| action.state = ActionState::Done,
        &|action| action.percent = None,
        &|action| action.cost.once = None,
        &|action| action.scenario = None,
        &|action| action.history.clear(),
    ] {
        assert_eq!(changed(change), [true]);
    }
    let more = &|action: &mut ActionItem| {
        action.history.push(ActionEvent { on: DAY, became: ActionNews::Owner(String::new()) });
    };
    assert_eq!(changed(more), [false], "nothing of ours is gone");
}

#[test]
fn a_register_is_as_long_as_any_list_may_be_and_no_longer() {
    let products = |count: usize| {
        let mut assessment = Assessment::default();
        let product = |n: usize| Product { id: ProductId::new(n.to_string()), ..Product::default() };
        assessment.registers.products = (0..count).map(product).collect();
        assessment
    };
    let opened = |assessment: &Assessment| {
        parse(&to_bytes(assessment, meti_guideline()).unwrap(), &Catalogue::shipped()).map(|o| o.assessment)
    };
    let most = products(MAX_ENTRIES);
    assert_eq!(opened(&most), Ok(most));
    let refused = OpenError::TooMany { key: "products".to_owned(), limit: MAX_ENTRIES };
    assert_eq!(opened(&products(MAX_ENTRIES + 1)), Err(refused));
    let mut long = numbered();
    let id = ScenarioId::new("S-1");
    let mut scenario = (**long.registers.scenarios.get(&id).unwrap()).clone();
    scenario.measures[0].what = "あ".repeat(MAX_TEXT + 1);
    Edit::Rows(RowsEdit::Scenarios(vec![(id, Some(scenario.into()))])).apply(&mut long);
    let refused = OpenError::TooLong { key: None, text: "あ".repeat(20), limit: MAX_TEXT };
    assert_eq!(over_limits(&long), Some(refused));
}

#[test]
fn what_is_no_quantity_no_country_and_no_id_is_refused_where_it_stands() {
    let written = String::from_utf8(to_bytes(&numbered(), meti_guideline()).unwrap()).unwrap();
    let cases: BTreeMap<(&str, &str), &str> = [
        (("tier:Some(4)", "tier:Some(5)"), "Write a whole number from 1 to 4."),
        (("share:Some(125000)", "share:Some(1000001)"), "Write a whole number from 0 to 1000000."),
        (("yearly:Some(1000000000000000)", "yearly:Some(-1)"), "Write a whole number."),
        (("percent: Some(100)", "percent: Some(101)"), "Write a whole number from 0 to 100."),
        (("made_in:Some(\"CN\")", "made_in:Some(\"China\")"), "Write a country as its code of two letters"),
        (("\"5070001000715\"", "\"5.07E+12\""), "Write a corporate number of 13 digits."),
        (("(id:\"T-9\"", "(id:\"T 9\""), "Write an id of 1 to 64 ASCII letters"),
        (("(id:\"T-9\"", "(id:\"T-10\""), "“T-10”"),
        (
            ("confirmed_on:Some(\"2026-11-28\")", "confirmed_on:Some(\"2026-11-31\")"),
            "The last day of 2026-11 is 30.",
        ),
    ]
    .into();
    for ((good, bad), said) in cases {
        let broken = written.replacen(good, bad, 1);
        assert_ne!(broken, written, "{good}");
        let error = parse(broken.as_bytes(), &Catalogue::shipped()).unwrap_err();
        let message = error.message(keian::base::lang::Lang::En);
        assert!(message.contains(said), "{bad}: {message}");
    }
}
