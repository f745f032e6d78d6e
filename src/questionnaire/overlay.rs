//! An overlay: questions, areas and facts of an association's own, other weights, and questions left
//! out, over a questionnaire that it names. Data like a questionnaire; what it makes of its base is
//! checked like one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::asked_words::only_japanese;
use super::glossary_term::GlossaryTerm;
use super::list::{Item, ReferenceList};
use super::list_at_hand::{ListAtHand, ListOrigin};
use super::{Area, Element, FactAsked, FactKind, Question, Questionnaire, Role};
use crate::base::ids::{AreaId, QuestionId, QuestionnaireId};
use crate::base::lang::Text;

/// What is laid over a questionnaire. In what it adds, English may be missing: the Japanese stands then,
/// marked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overlay {
    /// The name of the questionnaire that it makes.
    #[serde(default)]
    pub overlay: QuestionnaireId,
    /// Its edition.
    #[serde(default)]
    pub edition: String,
    /// The questionnaire that it is laid over.
    #[serde(default)]
    pub base: QuestionnaireId,
    /// The edition of that.
    #[serde(default)]
    pub base_edition: String,
    /// The title of the questionnaire that it makes.
    #[serde(default)]
    pub title: Text,
    /// Facts of its own, which conditions may ask for; asked after those of the base.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactAsked>,
    /// Roles of its own, which questions may name as the ones who know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// Areas of its own with their questions, after those of the base.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Area>,
    /// Questions of its own, by the area of the base at whose end they are asked.
    #[serde(default)]
    pub add: BTreeMap<AreaId, Vec<Question>>,
    /// Other weights, 1 to 3, for questions of the base.
    #[serde(default)]
    pub weights: BTreeMap<QuestionId, u8>,
    /// Questions of the base that are not asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leave_out: Vec<QuestionId>,
    /// Reference lists of its own, beside the questions that they serve.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<ReferenceList>,
    /// Words of its own that the glossary explains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<GlossaryTerm>,
}

impl Overlay {
    /// The base with what is laid over it, as people read it: where a text of the overlay has no English,
    /// its Japanese stands, marked.
    #[must_use]
    pub(super) fn over(&self, base: &Questionnaire) -> Questionnaire {
        let mut own = self.clone();
        own.in_both_languages();
        own.as_written_over(base)
    }

    /// The base with what is laid over it, word for word. What has no place in the base is left out: the
    /// check has faults for it.
    #[must_use]
    pub(super) fn as_written_over(&self, base: &Questionnaire) -> Questionnaire {
        let Self {
            overlay,
            edition,
            base: _,
            base_edition: _,
            title,
            facts,
            roles,
            areas,
            add,
            weights,
            leave_out,
            lists: _,
            terms: _,
        } = self;
        let mut made = Questionnaire {
            id: overlay.clone(),
            edition: edition.clone(),
            title: title.clone(),
            ..base.clone()
        };
        made.facts.extend(facts.iter().cloned());
        made.roles.extend(roles.iter().cloned());
        for area in &mut made.areas {
            area.questions.retain(|question| !leave_out.contains(&question.id));
            for question in &mut area.questions {
                if let Some(weight) = weights.get(&question.id) {
                    question.weight = *weight;
                }
            }
            area.questions.extend(add.get(&area.id).into_iter().flatten().cloned());
        }
        made.areas.extend(areas.iter().cloned());
        made
    }

    /// In how many places it changes its base: facts, roles, areas and questions of its own, other
    /// weights, questions left out, lists and words of its own.
    #[must_use]
    pub fn changes(&self) -> usize {
        let own = self.facts.len() + self.roles.len() + self.areas.len() + self.questions().count();
        own + self.weights.len() + self.leave_out.len() + self.lists.len() + self.terms.len()
    }

    /// Its lists and words as people read them, as [`Self::over`] makes the questions.
    pub(super) fn beside(&self) -> (Vec<ListAtHand>, Vec<GlossaryTerm>) {
        let mut own = self.clone();
        own.in_both_languages();
        let lists = own.lists.into_iter().map(|list| ListAtHand::new(list, ListOrigin::Overlay));
        (lists.collect(), own.terms)
    }

    /// Its own questions, each with the area in which it is asked: those of the base's areas first.
    pub fn questions(&self) -> impl Iterator<Item = (&AreaId, &Question)> {
        let added = self.add.iter().flat_map(|(area, of)| of.iter().map(move |one| (area, one)));
        added.chain(self.areas.iter().flat_map(|area| area.questions.iter().map(move |one| (&area.id, one))))
    }

    /// Puts the Japanese, marked, where English is missing. The short name of an area stands in charts,
    /// where there is no room for a mark: beside it stands the full name, which has one.
    fn in_both_languages(&mut self) {
        let Self {
            overlay: _,
            edition: _,
            base: _,
            base_edition: _,
            title,
            facts,
            roles,
            areas,
            add,
            weights: _,
            leave_out: _,
            lists,
            terms,
        } = self;
        marked(title);
        for FactAsked { id: _, kind, name, help } in facts {
            marked(name);
            marked(help);
            if let FactKind::Choice(choices) = kind {
                choices.iter_mut().for_each(|choice| marked(&mut choice.name));
            }
        }
        roles.iter_mut().for_each(|role| marked(&mut role.name));
        for Area { id: _, name, short, about, questions } in areas {
            marked(name);
            if short.en.trim().is_empty() {
                short.en.clone_from(&short.ja);
            }
            marked(about);
            questions.iter_mut().for_each(question);
        }
        add.values_mut().flatten().for_each(question);
        lists.iter_mut().for_each(list);
        for GlossaryTerm { found, meaning } in terms {
            if found.en.is_empty() {
                found.en.clone_from(&found.ja);
            }
            marked(meaning);
        }
    }
}

fn question(of: &mut Question) {
    let Question {
        id: _,
        kind: _,
        key: _,
        weight: _,
        condition: _,
        stands_for: _,
        was: _,
        meaning: _,
        topic,
        text,
        why,
        levels,
        elements,
        evidence,
        next_steps,
        knows: _,
        reference,
        not_applicable_when,
        target: _,
    } = of;
    [topic, text, why, reference].into_iter().for_each(marked);
    levels.iter_mut().chain(evidence).chain(next_steps).chain(not_applicable_when).for_each(marked);
    for Element { id: _, condition: _, name, expected: _ } in elements {
        marked(name);
    }
}

fn list(of: &mut ReferenceList) {
    let ReferenceList { id: _, title, as_of: _, source, note, check, serves: _, items } = of;
    [title, source].into_iter().chain(note).chain(check).for_each(marked);
    for Item { id: _, name, detail, since: _ } in items {
        marked(name);
        detail.iter_mut().for_each(marked);
    }
}

fn marked(text: &mut Text) {
    if text.en.trim().is_empty() && !text.ja.trim().is_empty() {
        text.en = only_japanese(&text.ja);
    }
}
