//! Format 1, as it was, and the step to format 2: an assessment gets an archive, which is empty.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;

use crate::assessment as now;
use crate::assessment::unique_map;
use crate::base::dates;
use crate::base::ids::{AreaId, ElementId, QuestionId};
use crate::base::level::Level;
use crate::questionnaire as asked;
use crate::storage::envelope;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Envelope {
    format: u32,
    app: String,
    questionnaire: envelope::Belongs,
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

/// The step to format 2.
pub(super) fn to_v2(old: Envelope) -> envelope::Envelope {
    let Envelope { format, app, questionnaire, assessment } = old;
    let Assessment { profile, run, area_targets, answers, milestones } = assessment;
    envelope::Envelope {
        format,
        app,
        questionnaire,
        assessment: now::Assessment {
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

fn milestone_of(old: Milestone) -> now::Milestone {
    let Milestone { name, date, profile, run, area_targets, answers } = old;
    now::Milestone {
        name,
        date,
        profile: profile_of(profile),
        run: run_of(&run),
        area_targets,
        answers: answers_of(answers),
    }
}

fn profile_of(old: Profile) -> now::Profile {
    let fact = |old| match old {
        Fact::Yes => asked::Fact::Yes,
        Fact::No => asked::Fact::No,
        Fact::Unknown => asked::Fact::Unknown,
    };
    now::Profile {
        organisation: old.organisation,
        scope: old.scope,
        industry: old.industry,
        size: match old.size {
            CompanySize::Small => asked::CompanySize::Small,
            CompanySize::Medium => asked::CompanySize::Medium,
            CompanySize::Large => asked::CompanySize::Large,
        },
        overseas_production: fact(old.overseas_production),
        single_sourced: fact(old.single_sourced),
        limited_resources: fact(old.limited_resources),
        date: old.date,
        respondent: old.respondent,
        sample: old.sample,
    }
}

fn run_of(old: &Run) -> now::Run {
    match old {
        Run::Short => now::Run::Short,
        Run::Full => now::Run::Full,
    }
}

fn answers_of(old: BTreeMap<QuestionId, Answer>) -> BTreeMap<QuestionId, now::Answer> {
    old.into_iter().map(|(id, answer)| (id, answer_of(answer))).collect()
}

fn answer_of(old: Answer) -> now::Answer {
    now::Answer {
        response: match old.response {
            Response::Level(level) => now::Response::Level(level),
            Response::NotApplicable(reason) => now::Response::NotApplicable(reason),
            Response::Unknown => now::Response::Unknown,
            Response::Unanswered => now::Response::Unanswered,
        },
        target: old.target,
        elements: old.elements,
        note: old.note,
        evidence: old.evidence,
        action: old.action,
        owner: old.owner,
        due: old.due,
        urgency: match old.urgency {
            Urgency::Low => now::Urgency::Low,
            Urgency::Normal => now::Urgency::Normal,
            Urgency::High => now::Urgency::High,
        },
        respondent: old.respondent,
        confirmed_on: old.confirmed_on,
        tags: Vec::new(),
    }
}
