//! Format 1, as it was, and the step to format 2: an assessment gets an archive, which is empty, and answers
//! get tags, of which they have none.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;

use super::v2;
use crate::assessment::unique_map;
use crate::base::dates;
use crate::base::ids::{AreaId, ElementId, QuestionId};
use crate::base::level::Level;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Envelope {
    format: u32,
    app: String,
    questionnaire: v2::Belongs,
    assessment: Assessment,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Assessment {
    profile: Profile,
    run: Run,
    #[serde(with = "unique_map")]
    area_targets: BTreeMap<AreaId, Level>,
    #[serde(with = "unique_map")]
    answers: BTreeMap<QuestionId, Answer>,
    #[serde(default)]
    milestones: Vec<Milestone>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Milestone {
    name: String,
    #[serde(deserialize_with = "dates::date")]
    date: Date,
    profile: Profile,
    run: Run,
    #[serde(with = "unique_map")]
    area_targets: BTreeMap<AreaId, Level>,
    #[serde(with = "unique_map")]
    answers: BTreeMap<QuestionId, Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Profile {
    organisation: String,
    scope: String,
    industry: String,
    size: CompanySize,
    overseas_production: Fact,
    single_sourced: Fact,
    limited_resources: Fact,
    #[serde(default, deserialize_with = "dates::optional")]
    date: Option<Date>,
    respondent: String,
    #[serde(default)]
    sample: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    response: Response,
    target: Option<Level>,
    elements: BTreeSet<ElementId>,
    note: String,
    evidence: Vec<String>,
    action: String,
    owner: String,
    #[serde(default, deserialize_with = "dates::optional")]
    due: Option<Date>,
    urgency: Urgency,
    respondent: String,
    #[serde(default, deserialize_with = "dates::optional")]
    confirmed_on: Option<Date>,
}

#[derive(Deserialize)]
enum Response {
    Level(Level),
    NotApplicable(String),
    Unknown,
    Unanswered,
}

#[derive(Deserialize)]
enum Run {
    Short,
    Full,
}

#[derive(Deserialize)]
enum CompanySize {
    Small,
    Medium,
    Large,
}

#[derive(Deserialize)]
enum Fact {
    Yes,
    No,
    Unknown,
}

#[derive(Deserialize)]
enum Urgency {
    Low,
    Normal,
    High,
}

/// The step to format 2. The envelope keeps the number of the format that was read.
pub(super) fn to_v2(old: Envelope) -> v2::Envelope {
    let Envelope { format, app, questionnaire, assessment } = old;
    let Assessment { profile, run, area_targets, answers, milestones } = assessment;
    v2::Envelope {
        format,
        app,
        questionnaire,
        assessment: v2::Assessment {
            profile: profile_of(profile),
            run: run_of(&run),
            area_targets,
            answers: answers_of(answers),
            milestones: milestones.into_iter().map(milestone_of).collect(),
            archive: Vec::new(),
            only: BTreeSet::new(),
        },
    }
}

fn milestone_of(old: Milestone) -> v2::Milestone {
    let Milestone { name, date, profile, run, area_targets, answers } = old;
    v2::Milestone {
        name,
        date,
        profile: profile_of(profile),
        run: run_of(&run),
        area_targets,
        answers: answers_of(answers),
    }
}

fn profile_of(old: Profile) -> v2::Profile {
    let fact = |old| match old {
        Fact::Yes => v2::Fact::Yes,
        Fact::No => v2::Fact::No,
        Fact::Unknown => v2::Fact::Unknown,
    };
    v2::Profile {
        organisation: old.organisation,
        scope: old.scope,
        industry: old.industry,
        size: match old.size {
            CompanySize::Small => v2::CompanySize::Small,
            CompanySize::Medium => v2::CompanySize::Medium,
            CompanySize::Large => v2::CompanySize::Large,
        },
        overseas_production: fact(old.overseas_production),
        single_sourced: fact(old.single_sourced),
        limited_resources: fact(old.limited_resources),
        date: old.date,
        respondent: old.respondent,
        sample: old.sample,
    }
}

fn run_of(old: &Run) -> v2::Run {
    match old {
        Run::Short => v2::Run::Short,
        Run::Full => v2::Run::Full,
    }
}

fn answers_of(old: BTreeMap<QuestionId, Answer>) -> BTreeMap<QuestionId, v2::Answer> {
    old.into_iter().map(|(id, answer)| (id, answer_of(answer))).collect()
}

fn answer_of(old: Answer) -> v2::Answer {
    v2::Answer {
        response: match old.response {
            Response::Level(level) => v2::Response::Level(level),
            Response::NotApplicable(reason) => v2::Response::NotApplicable(reason),
            Response::Unknown => v2::Response::Unknown,
            Response::Unanswered => v2::Response::Unanswered,
        },
        target: old.target,
        elements: old.elements,
        note: old.note,
        evidence: old.evidence,
        action: old.action,
        owner: old.owner,
        due: old.due,
        urgency: match old.urgency {
            Urgency::Low => v2::Urgency::Low,
            Urgency::Normal => v2::Urgency::Normal,
            Urgency::High => v2::Urgency::High,
        },
        respondent: old.respondent,
        confirmed_on: old.confirmed_on,
        tags: Vec::new(),
    }
}
