//! What was disclosed: the one type by which content reaches a report.

use std::borrow::Cow;

use jiff::civil::Date;

use super::edition::Edition;
use super::policy::{Audience, PolicyField, Show};
use super::register_figures::RegisterFigures;
use super::register_rows::behind_figures;
use crate::analysis::Readings;
use crate::analysis::frozen::Movement;
use crate::assessment::action_item::{ActionEvent, ActionNews, ActionState};
use crate::assessment::registers::Registers;
use crate::assessment::registers::frozen::FrozenFigures;
use crate::assessment::{ActionItem, Answer, Assessment, Profile, Response};
use crate::base::ids::QuestionId;
use crate::base::level::Level;
use crate::base::shared::Shared;
use crate::questionnaire::Checked;
use crate::scoring::{Check, CheckKind, CheckSort, Scorecard};

/// What of an assessment an edition of the report is made from.
#[derive(Clone, Debug)]
pub struct Disclosed<'a> {
    edition: Edition,
    answers: Cow<'a, Assessment>,
    card: Scorecard,
    found: Vec<(CheckSort, Option<QuestionId>)>,
    evidence: (usize, usize),
    registers: Cow<'a, Registers>,
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
        let (found, evidence) = (found(&card), evidence(&card));
        let audience = edition.audience();
        if audience.sees_everything() {
            let answers = match whole.log.is_empty() {
                true => Cow::Borrowed(whole),
                false => Cow::Owned(Assessment { log: Shared::default(), ..whole.clone() }),
            };
            let registers = Cow::Borrowed(&whole.registers);
            return Self { edition, answers, card, found, evidence, registers };
        }
        // What a check has found is told with what it is about.
        card.checks.clear();
        card.readings = Readings::default();
        let registers = Cow::Owned(behind_figures(&whole.registers, audience));
        Self { edition, answers: Cow::Owned(disclose(whole, audience)), card, found, evidence, registers }
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

    /// What the registers come to on a day, reckoned when it is asked for; `None` where there is nothing in them, or
    /// nothing of them is shown.
    #[must_use]
    pub fn registers(&self, today: Date) -> Option<RegisterFigures> {
        RegisterFigures::of(&self.registers, today)
    }

    /// What moved in the registers since an earlier state ([`Movement::since`]); `None` where there is nothing in them, or
    /// nothing of them is shown.
    #[must_use]
    pub fn movement(&self, then: (Option<&FrozenFigures>, &Registers), today: Date) -> Option<Movement> {
        Movement::since(then, &self.registers, today)
    }

    /// How many checks are open.
    #[must_use]
    pub fn checks(&self) -> usize {
        self.found.len()
    }

    /// The kinds of the checks and their questions, those of the weightiest questions first; what they
    /// are about is not told.
    #[must_use]
    pub fn found(&self) -> &[(CheckSort, Option<QuestionId>)] {
        &self.found
    }

    /// Of how many answers at level 3 or more evidence is named, and how many of them there are.
    #[must_use]
    pub fn evidence(&self) -> (usize, usize) {
        self.evidence
    }

    /// Whether nothing is kept back but the log of changes: only then may the file of answers go along, or
    /// its digest, without that log.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.edition.audience().sees_everything()
    }
}

fn found(card: &Scorecard) -> Vec<(CheckSort, Option<QuestionId>)> {
    let sorted = |(check, weight): &(&Check, u8)| (std::cmp::Reverse(*weight), CheckSort::from(&check.kind));
    // What is about the profile stands before all questions.
    let weight =
        |id: Option<&QuestionId>| id.map_or(u8::MAX, |id| card.term(id).map_or(0, |term| term.weight));
    let mut found: Vec<_> =
        card.checks.iter().map(|check| (check, weight(check.question.as_ref()))).collect();
    found.sort_by_key(sorted);
    found.into_iter().map(|(check, _)| (CheckSort::from(&check.kind), check.question.clone())).collect()
}

fn evidence(card: &Scorecard) -> (usize, usize) {
    let terms = card.areas.iter().flat_map(|area| &area.terms);
    let high = terms.filter(|term| term.level().is_some_and(|level| level >= Level::THREE)).count();
    let without = card.checks.iter().filter(|check| check.kind == CheckKind::NoEvidence);
    (high.saturating_sub(without.count()), high)
}

/// What an audience gets of an assessment. Every type is taken apart and put together by the names of all
/// its fields, so that none gets through that the policy does not name.
pub(super) fn disclose(whole: &Assessment, audience: Audience) -> Assessment {
    let to = To(audience);
    let Assessment {
        profile,
        run,
        area_targets,
        answers,
        registers,
        workshops,
        approvals,
        submitted,
        handed_out,
        lists,
        crosswalks,
        milestones,
        archive,
        only,
        request,
        log,
    } = whole;
    let answers = answers
        .iter()
        .map(|(id, given)| (id.clone(), to.answer(given)))
        // That something hidden was said is hidden as well.
        .filter(|(_, shown)| *shown != Answer::default())
        .map(|(id, shown)| (id, shown.into()))
        .collect();
    Assessment {
        profile: to.profile(profile),
        run: to.show(PolicyField::Run, run),
        area_targets: to.show(PolicyField::AreaTargets, area_targets),
        answers,
        registers: to.show(PolicyField::Registers, registers),
        workshops: to.show(PolicyField::Workshops, workshops),
        approvals: to.show(PolicyField::Approvals, approvals),
        submitted: to.show(PolicyField::Submitted, submitted),
        handed_out: to.show(PolicyField::HandedOut, handed_out),
        lists: to.show(PolicyField::Lists, lists),
        crosswalks: to.show(PolicyField::Crosswalks, crosswalks),
        milestones: to.show(PolicyField::Milestones, milestones),
        archive: to.show(PolicyField::Archive, archive),
        only: to.show(PolicyField::Only, only),
        request: to.show(PolicyField::Request, request),
        log: to.show(PolicyField::Log, log),
    }
}

/// Discloses to an audience.
struct To(Audience);

impl To {
    /// A field as it stands where it is shown, else as nobody has touched it.
    fn show<T: Clone + Default>(&self, field: PolicyField, value: &T) -> T {
        match field.shown_to(self.0) {
            Show::Shown => value.clone(),
            Show::InFigures | Show::Hidden => T::default(),
        }
    }

    fn profile(&self, profile: &Profile) -> Profile {
        let Profile { organisation, scope, industry, size, facts, date, respondent, sample } = profile;
        Profile {
            organisation: self.show(PolicyField::Organisation, organisation),
            scope: self.show(PolicyField::Scope, scope),
            industry: self.show(PolicyField::Industry, industry),
            size: self.show(PolicyField::Size, size),
            facts: self.show(PolicyField::Facts, facts),
            date: self.show(PolicyField::AssessedOn, date),
            respondent: self.show(PolicyField::Respondent, respondent),
            sample: self.show(PolicyField::Sample, sample),
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
            actions,
            urgency,
            respondent,
            confirmed_on,
            tags,
        } = answer;
        let mut actions: Vec<ActionItem> = actions.iter().map(|action| self.action(action)).collect();
        // That something hidden was said is hidden as well; what stands before others keeps its place.
        while actions
            .last()
            .is_some_and(|last| *last == ActionItem { id: last.id.clone(), ..ActionItem::default() })
        {
            actions.pop();
        }
        let response = match self.show(PolicyField::Response, response) {
            Response::NotApplicable(reason) => {
                Response::NotApplicable(self.show(PolicyField::Reason, &reason))
            }
            response @ (Response::Level(_) | Response::Unknown | Response::Unanswered) => response,
        };
        Answer {
            response,
            meaning: self.show(PolicyField::Response, meaning),
            target: self.show(PolicyField::Target, target),
            elements: self.show(PolicyField::Elements, elements),
            note: self.show(PolicyField::Note, note),
            evidence: self.show(PolicyField::Evidence, evidence),
            actions,
            urgency: self.show(PolicyField::Urgency, urgency),
            respondent: self.show(PolicyField::AnsweredBy, respondent),
            confirmed_on: self.show(PolicyField::ConfirmedOn, confirmed_on),
            tags: self.show(PolicyField::Tags, tags),
        }
    }

    fn action(&self, action: &ActionItem) -> ActionItem {
        let ActionItem { id, text, owner, due, state, percent, cost, scenario, history } = action;
        ActionItem {
            id: id.clone(),
            text: self.show(PolicyField::Action, text),
            owner: self.show(PolicyField::Owner, owner),
            due: self.show(PolicyField::Due, due),
            state: self.state(state),
            percent: self.show(PolicyField::ActionPercent, percent),
            cost: self.show(PolicyField::ActionCost, cost),
            scenario: self.show(PolicyField::ActionScenario, scenario),
            history: self.or_done(self.show(PolicyField::ActionHistory, history), action.done_on()),
        }
    }

    /// How far an action is; that it is done may be shown to whom no other state is.
    fn state(&self, state: &ActionState) -> ActionState {
        let field = match state {
            ActionState::Done => PolicyField::ActionDone,
            ActionState::NotBegun | ActionState::UnderWay | ActionState::GivenUp(_) => {
                PolicyField::ActionState
            }
        };
        self.show(field, state)
    }

    /// What became of an action, as far as it is shown; that it was done on a day may be shown to whom nothing else is.
    fn or_done(&self, shown: Vec<ActionEvent>, done_on: Option<Date>) -> Vec<ActionEvent> {
        if !shown.is_empty() {
            return shown;
        }
        let done = done_on.map(|on| ActionEvent { on, became: ActionNews::State(ActionState::Done) });
        self.show(PolicyField::ActionDone, &done.into_iter().collect())
    }
}
