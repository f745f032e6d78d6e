//! Scores worked out by hand, a file for each rule in `tests/fixtures/scores`: the derivation stands at its
//! head, the fractions that it comes to under `expected`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::{Date, date};
use keian::assessment::action_item::ActionState;
use keian::assessment::{ActionItem, Answer, Assessment, Evidence, Response, Run, Urgency};
use keian::base::ids::{AreaId, FactId, QuestionId};
use keian::base::level::Level;
use keian::questionnaire::{Checked, Fact, Questionnaire};
use keian::scoring::{Check, Comparison, Exact, Figures, Named, ScoreChange, Scorecard, extremes};
use ron::extensions::Extensions;
use serde::Deserialize;

use crate::whole::whole;

const TODAY: Date = date(2026, 11, 24);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Golden {
    questionnaire: Questionnaire,
    state: State,
    #[serde(default)]
    earlier: Option<State>,
    expected: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    run: Run,
    #[serde(default)]
    date: Option<Date>,
    #[serde(default)]
    area_targets: BTreeMap<String, Level>,
    #[serde(default)]
    facts: BTreeMap<FactId, Fact>,
    answers: BTreeMap<String, Given>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    response: Response,
    #[serde(default)]
    target: Option<Level>,
    #[serde(default)]
    urgency: Urgency,
    #[serde(default)]
    evidence: Vec<String>,
    #[serde(default)]
    evidence_of: Option<Date>,
    #[serde(default)]
    action: String,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    due: Option<Date>,
    #[serde(default)]
    done: bool,
    /// The day on which the scores are looked at, where nothing is said.
    #[serde(default = "today")]
    confirmed_on: Option<Date>,
}

fn today() -> Option<Date> {
    Some(TODAY)
}

/// How many questions stand on which level, and the level that all have reached.
type OnLevels = ([usize; 5], Option<u8>);

/// The numbers of an area, and the same.
type Described = (Numbers, [usize; 5], Option<u8>);

/// What a derivation comes to; what it does not go into is left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    overall: Option<Numbers>,
    #[serde(default)]
    standing: Option<String>,
    /// Asked in this run, and in the full one.
    #[serde(default)]
    questions: Option<(usize, usize)>,
    #[serde(default)]
    provisional: Option<Vec<(String, String)>>,
    #[serde(default)]
    areas: Option<BTreeMap<String, Described>>,
    #[serde(default)]
    levels: Option<BTreeMap<String, OnLevels>>,
    priorities: Vec<(String, String)>,
    #[serde(default)]
    checks: Option<Vec<String>>,
    #[serde(default)]
    extremes: Option<Ends>,
    /// The whole under "": then, now, over how many questions.
    #[serde(default)]
    alike: Option<Vec<(String, String, String, usize)>>,
    #[serde(default)]
    points: Option<Vec<(String, i64)>>,
    #[serde(default)]
    changes: Option<Vec<(String, String)>>,
    #[serde(default)]
    confirmed_again: Option<(usize, usize)>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    score: Option<String>,
    low: String,
    high: String,
    coverage: String,
    share: String,
    target: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    highest: (Vec<String>, String),
    lowest: (Vec<String>, String),
}

impl Golden {
    fn read(text: &str) -> Self {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        options.from_str(text).unwrap_or_else(|error| panic!("{error}"))
    }
}

impl State {
    fn assessment(&self) -> Assessment {
        let mut assessment = Assessment { run: self.run, ..Assessment::default() };
        assessment.profile.date = self.date;
        assessment.profile.facts.clone_from(&self.facts);
        assessment.area_targets = self.area_targets.iter().map(|(id, at)| (AreaId::new(id), *at)).collect();
        for (id, given) in &self.answers {
            let state = if given.done { ActionState::Done } else { ActionState::NotBegun };
            let action = ActionItem { state, ..ActionItem::of(&given.action, &given.owner, given.due) };
            let date = given.evidence_of;
            let mut answer = Answer {
                response: given.response.clone(),
                target: given.target,
                urgency: given.urgency,
                evidence: given.evidence.iter().map(|text| Evidence { date, ..Evidence::of(text) }).collect(),
                actions: vec![action],
                confirmed_on: given.confirmed_on,
                ..Answer::default()
            };
            answer.tidy_actions();
            assessment.answers.insert(QuestionId::new(id), answer.into());
        }
        assessment
    }
}

impl From<Figures> for Numbers {
    fn from(of: Figures) -> Self {
        Self {
            score: of.score.map(|score| score.to_string()),
            low: of.range.low.to_string(),
            high: of.range.high.to_string(),
            coverage: of.coverage.to_string(),
            share: of.share.to_string(),
            target: of.target.map(|target| target.to_string()),
        }
    }
}

/// Compares what is there with what was worked out, where it was.
fn same<T: std::fmt::Debug + PartialEq>(file: &str, what: &str, wanted: Option<T>, found: T) {
    if let Some(wanted) = wanted {
        assert_eq!(found, wanted, "{file}: {what}");
    }
}

fn level(of: Option<Level>) -> Option<u8> {
    of.map(Level::get)
}

fn said(check: &Check) -> String {
    let about = check.question.as_ref().map_or("-", QuestionId::as_str);
    format!("{about} {:?}", check.kind)
}

fn look(file: &str, golden: Golden) {
    let questionnaire: Checked = whole(golden.questionnaire);
    let assessment = golden.state.assessment();
    let card = Scorecard::of(&questionnaire, &assessment, TODAY);
    let wanted = golden.expected;
    let overall = Figures::from(&card.overall);
    same(file, "the whole", wanted.overall, overall.into());
    same(file, "standing", wanted.standing, format!("{:?}", overall.standing));
    let asked = card.overall.counts.total();
    same(file, "questions", wanted.questions, (asked, asked + card.overall.unasked));
    let provisional = card.overall.provisional.iter();
    let provisional = provisional.map(|(area, why)| (area.to_string(), format!("{why:?}"))).collect();
    same(file, "provisional", wanted.provisional, provisional);
    let areas = card.areas.iter().map(|area| {
        (area.area.to_string(), (Numbers::from(Figures::from(area)), area.levels(), level(area.reached())))
    });
    same(file, "areas", wanted.areas, areas.collect());
    let levels = card.areas.iter().map(|a| (a.area.to_string(), (a.levels(), level(a.reached()))));
    same(file, "levels", wanted.levels, levels.collect());
    let priorities = card.gaps.iter().map(|gap| (gap.question.to_string(), gap.priority.to_string()));
    same(file, "priorities", Some(wanted.priorities), priorities.collect());
    same(file, "checks", wanted.checks, card.checks.iter().map(said).collect());
    let end = |named: &Named| {
        (named.areas.iter().map(|(area, _)| area.to_string()).collect(), format!("{:?}", named.standing))
    };
    let ends = extremes(&card.areas).map(|of| Ends { highest: end(&of.highest), lowest: end(&of.lowest) });
    same(file, "extremes", wanted.extremes.map(Some), ends);
    let Some(earlier) = golden.earlier else { return };
    let comparison = Comparison::of(&questionnaire, &earlier.assessment(), (&assessment, &card), TODAY);
    let of_areas = comparison.areas.iter().map(|(area, change)| (area.to_string(), *change));
    let scores: Vec<(String, ScoreChange)> =
        std::iter::once((String::new(), comparison.overall)).chain(of_areas).collect();
    let alike = scores.iter().filter_map(|(area, change)| {
        let of = change.alike?;
        Some((area.clone(), of.before.to_string(), of.after.to_string(), of.questions))
    });
    same(file, "alike", wanted.alike, alike.collect());
    let points = scores.iter().filter_map(|(area, change)| Some((area.clone(), change.points()?)));
    same(file, "points", wanted.points, points.collect());
    let changes = comparison.questions.iter().map(|of| (of.question.to_string(), format!("{:?}", of.kind)));
    same(file, "changes", wanted.changes, changes.collect());
    same(file, "confirmed again", wanted.confirmed_again, comparison.confirmed_again());
}

fn files() -> Vec<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/scores"));
    let mut files: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn every_score_is_what_it_was_worked_out_to_be() {
    let files = files();
    assert_eq!(files.len(), 14, "a file for each rule");
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        look(&path.file_stem().unwrap().to_string_lossy(), Golden::read(&text));
    }
}

/// A file that says something else than what comes out fails.
#[test]
#[should_panic(expected = "the whole")]
fn a_wrong_fraction_is_found() {
    let full = files().into_iter().find(|path| path.ends_with("full.ron")).unwrap();
    let text = std::fs::read_to_string(full).unwrap();
    assert!(text.contains("625/12"));
    look("wrong", Golden::read(&text.replace("score: Some(\"625/12\")", "score: Some(\"313/6\")")));
}

/// Fractions stand in the files in the form in which they are compared.
#[test]
fn a_fraction_is_in_its_lowest_terms() {
    assert_eq!(Exact::new(250, 4).to_string(), "125/2");
    assert_eq!(Exact::new(150, 2).to_string(), "75");
}
