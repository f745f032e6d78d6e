//! What the parts of an assessment are called, from `assets/lang/*/names.ron`: fields, states, checks and
//! dates have one name and one sentence in window, commands, slides and report.

use jiff::civil::Date;

use super::{Check, CheckKind, State};
use crate::analysis::gauge_words::reading_said;
use crate::assessment::action_item::ActionState;
use crate::assessment::{ActionItem, Urgency};
use crate::base::fonts::by_number;
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::base::level::Level;
use crate::questionnaire::Questionnaire;

texts! {
    /// The names.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct Names {
        plan question organisation evidence elements_hint top_actions unknown_level
        scope industry size respondent run not_applicable unknown unanswered answered not_asked elements
        note tags target owner action urgency urgency_low urgency_normal urgency_high checks priority
        no_owner_yet overdue no_due_yet state state_not_begun state_under_way state_done state_given_up done_on
        finished target_reached level weight area_scores score_changes area answer date
        check_no_evidence check_elements check_no_reason check_target check_no_owner check_no_due check_future
        check_due_year check_not_shown check_not_confirmed check_earlier_meaning check_never_confirmed
        check_not_foreseen check_left_out check_area_target check_overdue check_assessed_future
        check_evidence_future check_unfounded check_more check_less check_less_unknown check_profile_register
        kind_more kind_less kind_profile_register kind_unfounded kind_elements kind_target kind_area_target kind_overdue kind_due_year kind_future
        kind_assessed_future kind_evidence_future kind_not_confirmed kind_not_shown
    }
}

static NAMES: Wording<Names> = Wording::new(
    include_str!("../../assets/lang/ja/names.ron"),
    include_str!("../../assets/lang/en/names.ron"),
);

/// The names in a language.
#[must_use]
pub fn names(lang: Lang) -> &'static Names {
    NAMES.get(lang)
}

impl Names {
    /// The state of a question; of one with a level, that it is answered.
    #[must_use]
    pub fn state(&self, state: State) -> &str {
        match state {
            State::Level(_) => &self.answered,
            State::NotApplicable => &self.not_applicable,
            State::Unknown => &self.unknown,
            State::Unanswered => &self.unanswered,
        }
    }

    /// The level of a question as `said`, or its state where it has none; `None` was not asked.
    #[must_use]
    pub fn level_or_state(&self, state: Option<State>, said: impl FnOnce(Level) -> String) -> String {
        match state {
            Some(State::Level(level)) => said(level),
            Some(state) => self.state(state).to_owned(),
            None => self.not_asked.clone(),
        }
    }

    /// An urgency.
    #[must_use]
    pub fn urgency_of(&self, urgency: Urgency) -> &str {
        match urgency {
            Urgency::Low => &self.urgency_low,
            Urgency::Normal => &self.urgency_normal,
            Urgency::High => &self.urgency_high,
        }
    }

    /// A day.
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        let month_name = date.strftime("%B").to_string();
        fill(
            &self.date,
            &[
                ("year", &date.year().to_string()),
                ("month", &date.month().to_string()),
                ("month_name", &month_name),
                ("day", &date.day().to_string()),
            ],
        )
    }

    /// How far an action is.
    #[must_use]
    pub fn stage(&self, state: &ActionState) -> &str {
        match state {
            ActionState::NotBegun => &self.state_not_begun,
            ActionState::UnderWay => &self.state_under_way,
            ActionState::Done => &self.state_done,
            ActionState::GivenUp(_) => &self.state_given_up,
        }
    }

    /// That an action is done, with the day, given up, or that its question has reached its target.
    #[must_use]
    pub fn finished_as(&self, action: &ActionItem, said: impl FnOnce(Date) -> String) -> String {
        match (&action.state, action.done_on()) {
            (ActionState::Done, Some(on)) => fill(&self.done_on, &[("date", &said(on))]),
            (ActionState::NotBegun | ActionState::UnderWay, _) => self.target_reached.clone(),
            (state, _) => self.stage(state).to_owned(),
        }
    }

    /// A date by which an action was to be done as `said`, marked where that day is over and the action is not; of an
    /// action that is done or given up, that it is.
    #[must_use]
    pub fn due(&self, action: &ActionItem, today: Date, said: impl FnOnce(Date) -> String) -> Option<String> {
        if !action.is_open() {
            return Some(self.finished_as(action, said));
        }
        let said = said(action.due?);
        Some(if action.is_overdue(today) { fill(&self.overdue, &[("date", &said)]) } else { said })
    }

    /// What is open, in a sentence.
    #[must_use]
    pub fn check(&self, check: &Check, questionnaire: &Questionnaire, lang: Lang) -> String {
        let dated = |template: &str, date: &Date| fill(template, &[("date", &self.day(*date))]);
        let below = |template: &str, target: &Level, level: &Level| {
            fill(template, &[("target", &target.to_string()), ("level", &level.to_string())])
        };
        match &check.kind {
            CheckKind::ElementsOpen(ids) => {
                let question = check.question.as_ref().and_then(|id| questionnaire.question(id));
                let elements = question.map_or(&[][..], |(_, question)| &question.elements);
                let names: Vec<&str> = ids
                    .iter()
                    .filter_map(|id| elements.iter().find(|e| e.id == *id))
                    .map(|e| e.name.get(lang))
                    .collect();
                fill(&self.check_elements, &[("elements", &names.join(lang.semicolon()))])
            }
            CheckKind::Unfounded { fact, said } => {
                let asked = questionnaire.facts.iter().find(|asked| asked.id == *fact);
                let said = asked.map(|asked| (asked.name.get(lang), asked.said(said, lang)));
                let (fact, said) = said.unwrap_or((fact.as_str(), ""));
                fill(&self.check_unfounded, &[("fact", fact), ("said", said)])
            }
            CheckKind::ProfileBesideRegister { fact, said, gauge, reading } => {
                let asked = questionnaire.facts.iter().find(|asked| asked.id == *fact);
                let said = asked.map(|asked| (asked.name.get(lang), asked.said(said, lang)));
                let (fact, said) = said.unwrap_or((fact.as_str(), ""));
                let told = reading_said(*gauge, *reading, lang);
                fill(&self.check_profile_register, &[("fact", fact), ("said", said), ("told", &told)])
            }
            CheckKind::MoreThanRegister { level, gauge, reading } => {
                let told = reading_said(*gauge, *reading, lang);
                fill(&self.check_more, &[("level", &level.to_string()), ("told", &told)])
            }
            CheckKind::LessThanRegister { level, gauge, reading } => {
                let told = reading_said(*gauge, *reading, lang);
                match level {
                    Some(level) => fill(&self.check_less, &[("level", &level.to_string()), ("told", &told)]),
                    None => fill(&self.check_less_unknown, &[("told", &told)]),
                }
            }
            CheckKind::TargetBelowLevel { target, level } => below(&self.check_target, target, level),
            CheckKind::AreaTargetBelowLevel { target, level } => {
                below(&self.check_area_target, target, level)
            }
            CheckKind::AssessedInFuture(date) => dated(&self.check_assessed_future, date),
            CheckKind::ConfirmedInFuture(date) => dated(&self.check_future, date),
            CheckKind::EvidenceInFuture(date) => dated(&self.check_evidence_future, date),
            CheckKind::DueOutOfReach(date) => dated(&self.check_due_year, date),
            CheckKind::Overdue(date) => dated(&self.check_overdue, date),
            CheckKind::NotShown(chars) => fill(&self.check_not_shown, &[("glyphs", &by_number(chars))]),
            CheckKind::NotConfirmed(Some(date)) => dated(&self.check_not_confirmed, date),
            CheckKind::NotConfirmed(None) => self.check_never_confirmed.clone(),
            kind => self.sort(kind.into()).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::FactId;
    use crate::base::lang::placeholders;
    use crate::base::lang::texts::All;
    use crate::questionnaire::Fact;

    #[test]
    fn both_languages_have_every_name_with_the_same_placeholders() {
        let (ja, en) = (NAMES.parse(Lang::Ja).expect("Japanese"), NAMES.parse(Lang::En).expect("English"));
        for ((name, ja), (_, en)) in ja.all().into_iter().zip(en.all()) {
            assert!(!ja.is_empty() && !en.is_empty(), "{name} is empty");
            // Months have a number in Japanese and a name in English.
            let months: Vec<String> =
                placeholders(en).into_iter().map(|name| name.replace("month_name", "month")).collect();
            assert_eq!(placeholders(ja), months, "{name}");
        }
    }

    #[test]
    fn a_check_is_said_in_a_sentence_with_what_it_is_about() {
        let questionnaire = crate::questionnaire::shipped::meti_guideline();
        let question = questionnaire.questions().find(|(_, q)| q.elements.len() > 1).unwrap().1;
        let of = |kind| Check { question: Some(question.id.clone()), kind };
        let ids: Vec<_> = question.elements[..2].iter().map(|element| element.id.clone()).collect();
        let [first, second] = [0, 1].map(|at| &question.elements[at].name.ja);
        let said = |kind| names(Lang::Ja).check(&of(kind), questionnaire, Lang::Ja);
        assert_eq!(
            said(CheckKind::ElementsOpen(ids)),
            format!("レベル3以上ですが、次の項目に印がありません: {first}、{second}")
        );
        assert_eq!(
            said(CheckKind::NotConfirmed(Some(jiff::civil::date(2025, 4, 1)))),
            "2025年4月1日の回答のまま、12か月以上確認されていません"
        );
        let single = FactId::new("single_sourced");
        let kind = CheckKind::Unfounded { fact: single, said: Fact::No };
        assert_eq!(
            said(kind),
            "会社の概要に「一社だけに頼る品目・サービス: いいえ」とありますが、この回答では、そう言えるだけの調査がまだありません"
        );
        let kind = CheckKind::TargetBelowLevel { target: Level::TWO, level: Level::FOUR };
        assert_eq!(
            names(Lang::En).check(&of(kind), questionnaire, Lang::En),
            "The target (2) is below the level (4)"
        );
    }
}
