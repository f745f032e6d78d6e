//! Format 2, as it was, and the step to the present format: a file begins with its kind, what was said of an
//! action is the first of several, and evidence is a thing of its own.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;

use crate::assessment as now;
use crate::assessment::unique_map;
use crate::base::dates;
use crate::base::ids::{AreaId, ElementId, FactId, QuestionId, QuestionnaireId};
use crate::base::lang;
use crate::base::level::Level;
use crate::base::meaning::Meaning;
use crate::questionnaire as asked;
use crate::storage::envelope;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Envelope {
    pub(super) format: u32,
    pub(super) app: String,
    pub(super) questionnaire: Belongs,
    pub(super) assessment: Assessment,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Belongs {
    id: QuestionnaireId,
    edition: String,
    digest: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Assessment {
    pub(super) profile: Profile,
    pub(super) run: Run,
    #[serde(with = "unique_map")]
    pub(super) area_targets: BTreeMap<AreaId, Level>,
    #[serde(with = "unique_map")]
    pub(super) answers: BTreeMap<QuestionId, Answer>,
    #[serde(default)]
    pub(super) milestones: Vec<Milestone>,
    #[serde(default)]
    pub(super) archive: Vec<Archive>,
    #[serde(default)]
    pub(super) only: BTreeSet<QuestionId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Milestone {
    pub(super) name: String,
    #[serde(deserialize_with = "dates::date")]
    pub(super) date: Date,
    pub(super) profile: Profile,
    pub(super) run: Run,
    #[serde(with = "unique_map")]
    pub(super) area_targets: BTreeMap<AreaId, Level>,
    #[serde(with = "unique_map")]
    pub(super) answers: BTreeMap<QuestionId, Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Archive {
    questionnaire: QuestionnaireId,
    edition: String,
    #[serde(with = "unique_map")]
    area_targets: BTreeMap<AreaId, Level>,
    #[serde(with = "unique_map")]
    answers: BTreeMap<QuestionId, Archived>,
    #[serde(default)]
    milestones: Vec<Milestone>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Archived {
    topic: Text,
    text: Text,
    answer: Answer,
}

#[derive(Deserialize)]
struct Text {
    #[serde(default)]
    ja: String,
    #[serde(default)]
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Profile {
    pub(super) organisation: String,
    pub(super) scope: String,
    pub(super) industry: String,
    pub(super) size: CompanySize,
    pub(super) overseas_production: Fact,
    pub(super) single_sourced: Fact,
    pub(super) limited_resources: Fact,
    #[serde(default, deserialize_with = "dates::optional")]
    pub(super) date: Option<Date>,
    pub(super) respondent: String,
    #[serde(default)]
    pub(super) sample: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    pub(super) response: Response,
    pub(super) target: Option<Level>,
    pub(super) elements: BTreeSet<ElementId>,
    pub(super) note: String,
    pub(super) evidence: Vec<String>,
    pub(super) action: String,
    pub(super) owner: String,
    #[serde(default, deserialize_with = "dates::optional")]
    pub(super) due: Option<Date>,
    pub(super) urgency: Urgency,
    pub(super) respondent: String,
    #[serde(default, deserialize_with = "dates::optional")]
    pub(super) confirmed_on: Option<Date>,
    #[serde(default)]
    pub(super) tags: Vec<String>,
}

#[derive(Deserialize)]
pub(super) enum Response {
    Level(Level),
    NotApplicable(String),
    Unknown,
    Unanswered,
}

#[derive(Deserialize)]
pub(super) enum Run {
    Short,
    Full,
}

#[derive(Deserialize)]
pub(super) enum CompanySize {
    Small,
    Medium,
    Large,
}

#[derive(Deserialize)]
pub(super) enum Fact {
    Yes,
    No,
    Unknown,
}

#[derive(Deserialize)]
pub(super) enum Urgency {
    Low,
    Normal,
    High,
}

/// The step to the present format.
pub(super) fn to_now(old: Envelope) -> envelope::Envelope {
    let Envelope { format, app, questionnaire: Belongs { id, edition, digest }, assessment } = old;
    let Assessment { profile, run, area_targets, answers, milestones, archive, only } = assessment;
    let assessment = now::Assessment {
        profile: profile_of(profile),
        run: run_of(&run),
        area_targets,
        answers: answers_of(answers),
        milestones: milestones.into_iter().map(|old| milestone_of(old).into()).collect(),
        archive: archive.into_iter().map(|old| archive_of(old).into()).collect(),
        only,
        ..now::Assessment::default()
    };
    let questionnaire = envelope::Belongs { id, edition, digest };
    let (kind, carried) = (envelope::kind_of(&assessment), None);
    envelope::Envelope { kind, format, app, questionnaire, carried, assessment }
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
        figures: None,
    }
}

fn archive_of(old: Archive) -> now::archive::Archive {
    let Archive { questionnaire, edition, area_targets, answers, milestones } = old;
    let text = |Text { ja, en }| lang::Text { ja, en };
    let archived = |Archived { topic, text: words, answer }| now::archive::Archived {
        topic: text(topic),
        text: text(words),
        answer: answer_of(answer).into(),
    };
    now::archive::Archive {
        questionnaire,
        edition,
        area_targets,
        answers: answers.into_iter().map(|(id, old)| (id, archived(old))).collect(),
        milestones: milestones.into_iter().map(|old| milestone_of(old).into()).collect(),
    }
}

fn profile_of(old: Profile) -> now::Profile {
    let known = |(id, old)| {
        let fact = match old {
            Fact::Yes => asked::Fact::Yes,
            Fact::No => asked::Fact::No,
            Fact::Unknown => return None,
        };
        Some((FactId::new(id), fact))
    };
    let facts = [
        ("overseas_production", old.overseas_production),
        ("single_sourced", old.single_sourced),
        ("limited_resources", old.limited_resources),
    ];
    now::Profile {
        organisation: old.organisation,
        scope: old.scope,
        industry: old.industry,
        size: match old.size {
            CompanySize::Small => asked::CompanySize::Small,
            CompanySize::Medium => asked::CompanySize::Medium,
            CompanySize::Large => asked::CompanySize::Large,
        },
        facts: facts.into_iter().filter_map(known).collect(),
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

fn answers_of(old: BTreeMap<QuestionId, Answer>) -> now::Answers {
    old.into_iter().map(|(id, answer)| (id, answer_of(answer).into())).collect()
}

fn answer_of(old: Answer) -> now::Answer {
    let action = now::ActionItem::of(old.action, old.owner, old.due);
    // Of what was never said there is no action.
    let actions = if action == now::ActionItem::first() { Vec::new() } else { vec![action] };
    now::Answer {
        response: match old.response {
            Response::Level(level) => now::Response::Level(level),
            Response::NotApplicable(reason) => now::Response::NotApplicable(reason),
            Response::Unknown => now::Response::Unknown,
            Response::Unanswered => now::Response::Unanswered,
        },
        meaning: Meaning::FIRST,
        target: old.target,
        elements: old.elements,
        note: old.note,
        evidence: old.evidence.into_iter().map(now::Evidence::of).collect(),
        actions,
        urgency: match old.urgency {
            Urgency::Low => now::Urgency::Low,
            Urgency::Normal => now::Urgency::Normal,
            Urgency::High => now::Urgency::High,
        },
        respondent: old.respondent,
        confirmed_on: old.confirmed_on,
        tags: old.tags,
    }
}
