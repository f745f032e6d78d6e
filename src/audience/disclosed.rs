//! What was disclosed: the one type by which content reaches a report.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::edition::Edition;
use super::policy::{Audience, Field, Show};
use crate::assessment::{Answer, Assessment, Profile, Response};
use crate::base::ids::QuestionId;
use crate::questionnaire::Checked;
use crate::scoring::Scorecard;

/// What of an assessment an edition of the report is made from.
#[derive(Clone, Debug)]
pub struct Disclosed<'a> {
    edition: Edition,
    answers: Cow<'a, Assessment>,
    card: Scorecard,
    checks: usize,
}

impl<'a> Disclosed<'a> {
    /// What the readers of an edition get to see. What it means is reckoned from the whole, as of a day.
    #[must_use]
    pub fn to(edition: Edition, questionnaire: &Checked, whole: &'a Assessment, today: Date) -> Self {
        Self::by(edition, whole, Scorecard::of(questionnaire, whole, today))
    }

    /// The same where what the whole means is known.
    #[must_use]
    pub fn by(edition: Edition, whole: &'a Assessment, mut card: Scorecard) -> Self {
        let checks = card.checks.len();
        let audience = edition.audience();
        if audience.sees_everything() {
            return Self { edition, answers: Cow::Borrowed(whole), card, checks };
        }
        // What a check has found is told with what it is about.
        card.checks.clear();
        Self { edition, answers: Cow::Owned(disclose(whole, audience)), card, checks }
    }

    /// The edition that it is disclosed to.
    #[must_use]
    pub fn edition(&self) -> Edition {
        self.edition
    }

    /// The answers; what is not shown is not there.
    #[must_use]
    pub fn answers(&self) -> &Assessment {
        &self.answers
    }

    /// What all the answers mean. Its checks are there where everything is shown.
    #[must_use]
    pub fn card(&self) -> &Scorecard {
        &self.card
    }

    /// How many checks are open.
    #[must_use]
    pub fn checks(&self) -> usize {
        self.checks
    }

    /// Whether nothing is kept back: only then may the file of answers go along, or its digest.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.edition.audience().sees_everything()
    }
}

/// What an audience gets of an assessment. Every type is taken apart and put together by the names of all
/// its fields, so that none gets through that the policy does not name.
pub(super) fn disclose(whole: &Assessment, audience: Audience) -> Assessment {
    let to = To(audience);
    let Assessment { profile, run, area_targets, answers, milestones, archive, only } = whole;
    let answers: BTreeMap<QuestionId, Answer> = answers
        .iter()
        .map(|(id, given)| (id.clone(), to.answer(given)))
        // That something hidden was said is hidden as well.
        .filter(|(_, shown)| *shown != Answer::default())
        .collect();
    Assessment {
        profile: to.profile(profile),
        run: to.show(Field::Run, run),
        area_targets: to.show(Field::AreaTargets, area_targets),
        answers,
        milestones: to.show(Field::Milestones, milestones),
        archive: to.show(Field::Archive, archive),
        only: to.show(Field::Only, only),
    }
}

/// Discloses to an audience.
struct To(Audience);

impl To {
    /// A field as it stands where it is shown, else as nobody has touched it.
    fn show<T: Clone + Default>(&self, field: Field, value: &T) -> T {
        match field.shown_to(self.0) {
            Show::Shown => value.clone(),
            Show::InFigures | Show::Hidden => T::default(),
        }
    }

    fn profile(&self, profile: &Profile) -> Profile {
        let Profile { organisation, scope, industry, size, facts, date, respondent, sample } = profile;
        Profile {
            organisation: self.show(Field::Organisation, organisation),
            scope: self.show(Field::Scope, scope),
            industry: self.show(Field::Industry, industry),
            size: self.show(Field::Size, size),
            facts: self.show(Field::Facts, facts),
            date: self.show(Field::AssessedOn, date),
            respondent: self.show(Field::Respondent, respondent),
            sample: self.show(Field::Sample, sample),
        }
    }

    fn answer(&self, answer: &Answer) -> Answer {
        let Answer {
            response,
            meaning,
            target,
            elements,
            note,
            evidence,
            action,
            owner,
            due,
            urgency,
            respondent,
            confirmed_on,
            tags,
        } = answer;
        let response = match self.show(Field::Response, response) {
            Response::NotApplicable(reason) => Response::NotApplicable(self.show(Field::Reason, &reason)),
            response @ (Response::Level(_) | Response::Unknown | Response::Unanswered) => response,
        };
        Answer {
            response,
            meaning: self.show(Field::Response, meaning),
            target: self.show(Field::Target, target),
            elements: self.show(Field::Elements, elements),
            note: self.show(Field::Note, note),
            evidence: self.show(Field::Evidence, evidence),
            action: self.show(Field::Action, action),
            owner: self.show(Field::Owner, owner),
            due: self.show(Field::Due, due),
            urgency: self.show(Field::Urgency, urgency),
            respondent: self.show(Field::AnsweredBy, respondent),
            confirmed_on: self.show(Field::ConfirmedOn, confirmed_on),
            tags: self.show(Field::Tags, tags),
        }
    }
}
