//! What is hidden from an output leaves no trace in it: for every field that the policy hides, another
//! value of it makes the same bytes. What only figures rest on leaves no trace beside them.

use std::collections::BTreeSet;

use jiff::civil::date;
use keian::assessment::action_item::{ActionEvent, ActionNews, ActionState};
use keian::assessment::archive::Archive;
use keian::assessment::crosswalk::{Crosswalk, CrosswalkItem};
use keian::assessment::handing::Handing;
use keian::assessment::standing::{
    Along, Approval, ApprovalStep, HandedOut, ListInUse, Logged, LoggedField, Request, SubmissionState,
    Submitted,
};
use keian::assessment::workshop::{AgendaItem, AgendaStep, Ballot, Decision, Votes, Workshop, WorkshopState};
use keian::assessment::{Answer, Assessment, Evidence, Milestone, Response, Run, Urgency};
use keian::audience::{Audience, Disclosed, Edition, PolicyField, RegisterFigures, Show, handout};
use keian::base::ids::{
    AreaId, Digest, ElementId, InvitationId, ListId, QuestionId, RequestId, ScenarioId, SubmissionId,
    WorkshopId,
};
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::base::units::{Percent, Yen};
use keian::paper;
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Catalogue, CompanySize};
use keian::report::document::Document;
use keian::report::slides::slides;
use keian::report::{Extras, ReportInput};
use keian::scoring::Scorecard;
use keian::storage::{goes_along, parse, to_bytes};

use super::made::{DAY, made_by};
use super::registers;

/// Words that stand nowhere else.
const MARK: &str = "甲乙丙丁戊己";

fn sample() -> Assessment {
    parse(include_bytes!("../../assets/sample/sample.ja.ron"), &Catalogue::shipped()).unwrap().assessment
}

/// A question with a level and elements.
fn question(of: &Assessment) -> QuestionId {
    let mut asked = meti_guideline().questions().map(|(_, question)| question);
    let found = asked.find(|q| {
        !q.elements.is_empty() && of.response(&q.id).level().is_some_and(|level| level < Level::THREE)
    });
    found.expect("the sample has one").id.clone()
}

fn not_applicable(of: &Assessment) -> QuestionId {
    let found = of.answers.iter().find(|(_, answer)| matches!(answer.response, Response::NotApplicable(_)));
    found.expect("the sample has one").0.clone()
}

/// The sample with another value of one field; what all of it means is the same, unless the field is what
/// it is reckoned from. A field that is new does not compile here either before it has a line.
fn changed(field: PolicyField) -> Assessment {
    let mut all = sample();
    change(&mut all, field);
    all
}

fn change(all: &mut Assessment, field: PolicyField) {
    let (at, without) = (question(&sample()), not_applicable(&sample()));
    let mark = || MARK.to_owned();
    let profile = &mut all.profile;
    let answer = |all: &mut Assessment, change: &dyn Fn(&mut Answer)| {
        change(all.answers.entry(at.clone()).or_default());
    };
    match field {
        PolicyField::Organisation => profile.organisation = mark(),
        PolicyField::Scope => profile.scope = mark(),
        PolicyField::Industry => profile.industry = mark(),
        PolicyField::Size => profile.size = CompanySize::Small,
        PolicyField::Facts => profile.facts.clear(),
        PolicyField::AssessedOn => profile.date = Some(date(2019, 3, 7)),
        PolicyField::Respondent => profile.respondent = mark(),
        PolicyField::Sample => profile.sample = !profile.sample,
        PolicyField::Run => all.run = if all.run == Run::Full { Run::Short } else { Run::Full },
        PolicyField::AreaTargets => {
            all.area_targets.insert(AreaId::new("A"), Level::ONE);
        }
        PolicyField::Only => all.only = BTreeSet::from([at]),
        PolicyField::Response => answer(all, &|answer| answer.response = Response::Level(Level::FOUR)),
        PolicyField::Reason => {
            let answer = all.answers.get_mut(&without).unwrap();
            answer.response = Response::NotApplicable(mark());
        }
        PolicyField::Target => answer(all, &|answer| answer.target = Some(Level::FOUR)),
        PolicyField::Elements => answer(all, &|answer| {
            let elements = meti_guideline().question(&at).unwrap().1.elements.iter();
            let all: BTreeSet<ElementId> = elements.map(|element| element.id.clone()).collect();
            answer.elements = if answer.elements == all { BTreeSet::new() } else { all };
        }),
        PolicyField::Note => answer(all, &|answer| answer.note = mark()),
        PolicyField::Evidence => answer(all, &|answer| answer.evidence.push(Evidence::of(mark()))),
        PolicyField::Action => answer(all, &|answer| answer.action_mut().text = mark()),
        PolicyField::Owner => answer(all, &|answer| answer.action_mut().owner = mark()),
        PolicyField::Due => answer(all, &|answer| answer.action_mut().due = Some(date(2031, 7, 5))),
        PolicyField::ActionDone => {
            answer(all, &|answer| answer.action_mut().come_to(ActionState::Done, date(2031, 7, 6)))
        }
        PolicyField::ActionState => {
            answer(all, &|answer| answer.action_mut().state = ActionState::GivenUp(mark()))
        }
        PolicyField::ActionPercent => {
            answer(all, &|answer| answer.action_mut().percent = Percent::new(41).ok())
        }
        PolicyField::ActionCost => {
            answer(all, &|answer| answer.action_mut().cost.once = Yen::new(765_431).ok())
        }
        PolicyField::ActionScenario => answer(all, &|answer| {
            answer.action_mut().scenario = Some(ScenarioId::new("S-765431"));
        }),
        PolicyField::ActionHistory => answer(all, &|answer| {
            let became = ActionNews::Owner(mark());
            answer.action_mut().history.push(ActionEvent { on: date(2026, 10, 2), became });
        }),
        PolicyField::Urgency => answer(all, &|answer| {
            answer.urgency = if answer.urgency == Urgency::High { Urgency::Low } else { Urgency::High };
        }),
        PolicyField::AnsweredBy => answer(all, &|answer| answer.respondent = mark()),
        PolicyField::ConfirmedOn => answer(all, &|answer| answer.confirmed_on = Some(date(2026, 10, 2))),
        PolicyField::Tags => answer(all, &|answer| answer.tags.push(mark())),
        PolicyField::RegisterFigures => registers::confirmed_on_another_day(all),
        PolicyField::RegisterNames => registers::named(all, MARK),
        PolicyField::Registers => registers::words(all, MARK),
        PolicyField::Workshops => all.workshops.push(
            Workshop {
                id: WorkshopId::new("W-1"),
                name: mark(),
                on: date(2026, 10, 2),
                facilitator: mark(),
                voters: 3,
                minutes: 5,
                ballot: Ballot::Cards,
                at: None,
                agenda: vec![AgendaItem {
                    question: QuestionId::new("A-1"),
                    step: AgendaStep::Decided,
                    rounds: vec![Votes { levels: [1, 0, 2, 0, 0], unknown: 1 }],
                    said: mark(),
                    decision: Decision {
                        response: Response::Level(Level::TWO),
                        reason: mark(),
                        dissent: mark(),
                        owner: mark(),
                        due: Some(date(2026, 10, 2)),
                    },
                    parked: mark(),
                }],
                state: WorkshopState::Ended,
            }
            .into(),
        ),
        PolicyField::Approvals => all.approvals.push(Approval {
            step: ApprovalStep::Approved,
            by: mark(),
            on: date(2026, 10, 2),
            of: Digest::new("00"),
            note: mark(),
        }),
        PolicyField::Submitted => all.submitted.push(Submitted {
            association: "会".to_owned(),
            invitation: InvitationId::new("I"),
            purpose: mark(),
            submission: SubmissionId::new("S"),
            revision: 1,
            on: date(2026, 10, 2),
            of: Digest::new("00"),
            state: SubmissionState::HandedIn,
        }),
        PolicyField::HandedOut => all.handed_out.push(HandedOut {
            request: RequestId::new("R"),
            to: mark(),
            on: date(2026, 10, 2),
            by: None,
            questions: BTreeSet::new(),
            along: Along::AnswersAlone,
            back_on: None,
        }),
        PolicyField::Request => {
            all.request = Some(Request {
                id: RequestId::new("R"),
                from: mark(),
                to: mark(),
                on: date(2026, 10, 2),
                by: None,
                then: mark(),
            });
        }
        PolicyField::Lists => {
            let used = ListInUse { as_of: date(2026, 10, 2), digest: Digest::new("00") };
            all.lists.insert(ListId::new("leak-routes"), used);
        }
        PolicyField::Crosswalks => {
            let item = CrosswalkItem {
                number: mark(),
                about: mark(),
                questions: BTreeSet::from([QuestionId::new("A-1")]),
            };
            all.crosswalks.push(Crosswalk { title: mark(), dated: mark(), items: vec![item] }.into());
        }
        PolicyField::Log => {
            all.log.push(Logged { at: jiff::Timestamp::UNIX_EPOCH, by: mark(), field: LoggedField::Profile })
        }
        PolicyField::Milestones => {
            let milestone = Milestone::of(all, mark(), date(2020, 4, 1));
            all.milestones.push(milestone.into());
        }
        PolicyField::Archive => all.archive.push(Archive { edition: mark(), ..Archive::default() }.into()),
    }
}

/// What is told to a department that is asked these questions.
fn handing(questions: BTreeSet<QuestionId>) -> Handing {
    let request = Request {
        id: RequestId::new("asked"),
        from: "総務部".to_owned(),
        to: "調達".to_owned(),
        on: date(2026, 10, 2),
        by: None,
        then: String::new(),
    };
    Handing { request, questions, along: Along::Everything }
}

/// A question that is handed out, and the one whose answer [`changed`] changes.
fn handed_out(of: &Assessment) -> Handing {
    handing(BTreeSet::from([question(of), not_applicable(of)]))
}

/// The reports that an audience gets of these answers, in both languages, with all that they were asked to
/// have beside them.
fn reports(audience: Audience, all: &Assessment) -> Vec<Document> {
    let asked = meti_guideline();
    let whole = to_bytes(all, asked).unwrap();
    let file = goes_along(&whole, all, asked).unwrap();
    let extras = Extras { file: Some(&file), attach: true, earlier: None, cohort: None };
    let editions = Edition::ALL.into_iter().filter(|edition| edition.audience() == audience);
    editions
        .flat_map(|edition| Lang::ALL.map(|lang| made_by("Keian", (edition, lang), asked, all, &extras)))
        .collect()
}

/// All that an audience gets of these answers: reports, slides, or the file with questions.
fn outputs(audience: Audience, all: &Assessment) -> Vec<String> {
    let asked = meti_guideline();
    let mut outputs: Vec<String> =
        reports(audience, all).iter().map(|document| format!("{document:?}")).collect();
    if audience == Audience::Board {
        let disclosed = &Disclosed::to(Edition::Board, asked, all, DAY);
        outputs.extend(Lang::ALL.map(|lang| {
            let input = ReportInput { questionnaire: asked, disclosed, lang, date: DAY, app: "Keian" };
            format!("{:?}", slides(&input, None))
        }));
    }
    if audience == Audience::Department {
        let file = to_bytes(&handout(all, &handed_out(&sample())), asked).unwrap();
        outputs.push(String::from_utf8(file).unwrap());
    }
    assert!(!outputs.is_empty(), "{audience:?} gets nothing");
    outputs
}

#[test]
fn with_all_that_is_hidden_changed_every_edition_has_the_same_bytes() {
    for edition in Edition::ALL {
        let audience = edition.audience();
        let hidden = || PolicyField::ALL.iter().filter(|field| field.shown_to(audience) == Show::Hidden);
        let mut other = sample();
        hidden().for_each(|field| change(&mut other, *field));
        assert_eq!(other != sample(), hidden().count() > 0);
        for (plain, other) in reports(audience, &sample()).into_iter().zip(reports(audience, &other)) {
            let bytes = |document| paper::render(document).unwrap().pdf;
            assert!(bytes(plain) == bytes(other), "{edition:?}");
        }
    }
}

#[test]
fn every_field_that_is_hidden_from_an_audience_leaves_no_byte_in_what_it_gets() {
    let before = sample();
    let mut looked = 0;
    for audience in Audience::ALL {
        let plain = outputs(audience, &before);
        for field in PolicyField::ALL.iter().filter(|field| field.shown_to(audience) == Show::Hidden) {
            let other = changed(*field);
            assert_ne!(other, before, "{field:?}");
            assert!(outputs(audience, &other) == plain, "{audience:?} is told of {field:?}");
            looked += 1;
        }
    }
    assert!(looked >= 20, "only {looked} fields are hidden from anybody");
}

/// What figures rest on: the same figures, the same bytes.
#[test]
fn what_only_figures_rest_on_leaves_no_byte_beside_them() {
    let before = sample();
    let card = |all: &Assessment| Scorecard::of(meti_guideline(), all, DAY);
    let mut looked = 0;
    for audience in [Audience::Board, Audience::Form] {
        let plain = outputs(audience, &before);
        for field in PolicyField::ALL.iter().filter(|field| field.shown_to(audience) == Show::InFigures) {
            let other = changed(*field);
            assert_ne!(other, before, "{field:?}");
            let figures = |all: &Assessment| RegisterFigures::of(&all.registers, DAY);
            if card(&other) == card(&before) && figures(&other) == figures(&before) {
                assert!(outputs(audience, &other) == plain, "{audience:?} is told of {field:?}");
                looked += 1;
            }
        }
    }
    assert!(looked >= 4, "only {looked} fields were changed without a figure");
}

/// The other way round: the policy hides nothing from an output without need, and this test would notice
/// that a change is none.
#[test]
fn every_field_that_the_full_edition_shows_changes_its_bytes() {
    let plain = outputs(Audience::Full, &sample());
    for field in PolicyField::ALL.iter().filter(|field| field.shown_to(Audience::Full) != Show::Hidden) {
        assert!(outputs(Audience::Full, &changed(*field)) != plain, "{field:?}");
    }
}

#[test]
fn a_department_gets_nothing_of_the_answers_to_other_questions() {
    let before = sample();
    let only = handing(BTreeSet::from([not_applicable(&before)]));
    let of = |all: &Assessment| to_bytes(&handout(all, &only), meti_guideline()).unwrap();
    for field in [
        PolicyField::Response,
        PolicyField::Note,
        PolicyField::Evidence,
        PolicyField::Action,
        PolicyField::Tags,
    ] {
        assert_eq!(of(&changed(field)), of(&before), "{field:?}");
    }
}

/// What is finished is told to the board with its day, and nothing else of what became of it.
#[test]
fn the_board_is_told_since_which_day_an_action_is_done_though_its_question_is_no_gap_any_more() {
    let mut all = sample();
    let at = question(&all);
    let answer = all.answers.entry(at).or_default();
    answer.response = Response::Level(Level::FOUR);
    let action = answer.action_mut();
    (action.text, action.owner) = ("Aの在庫を積み増す".to_owned(), "調達部 佐藤".to_owned());
    action.come_to(ActionState::UnderWay, date(2026, 9, 1));
    action.come_to(ActionState::Done, date(2026, 11, 20));
    let told = outputs(Audience::Board, &all);
    // Reports in both languages, then slides in both.
    for (output, words) in told.iter().zip(["2026-11-20に完了", "done on 2026-11-20"].into_iter().cycle())
    {
        assert!(output.contains(words) && output.contains("調達部 佐藤"), "{words}");
        assert!(output.contains("Aの在庫を積み増す"));
        assert!(!output.contains("2026-09-01"));
    }
    // Without a word on how far it is, the target tells that it is reached.
    let reached = |all: &mut Assessment| {
        let answer = all.answers.get_mut(&question(&sample())).unwrap();
        let action = answer.action_mut();
        (action.state, action.history) = (ActionState::NotBegun, Vec::new());
    };
    reached(&mut all);
    let told = outputs(Audience::Board, &all);
    for (output, words) in told.iter().zip(["目標に到達", "target reached"].into_iter().cycle()) {
        assert!(output.contains(words) && output.contains("Aの在庫を積み増す"), "{words}");
    }
}
