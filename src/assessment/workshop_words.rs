//! The texts of a workshop that are typed, each by the place in which it stands: an edit changes one of them, so
//! that what is typed in one field is one step of undo.

use super::Assessment;
use super::workshop::Workshop;
use crate::base::ids::{QuestionId, WorkshopId};
use crate::base::shared::Shared;

/// A text of a workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkshopField {
    /// Its name.
    Name,
    /// Who leads it.
    Facilitator,
    /// What was said about a question.
    Said(QuestionId),
    /// Why a question is decided so.
    Reason(QuestionId),
    /// What was said against it.
    Dissent(QuestionId),
    /// Who is responsible for what follows.
    Owner(QuestionId),
    /// What was put off.
    Parked(QuestionId),
}

impl WorkshopField {
    /// The question that it is about; `None` for what is about the whole.
    #[must_use]
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Name | Self::Facilitator => None,
            Self::Said(question)
            | Self::Reason(question)
            | Self::Dissent(question)
            | Self::Owner(question)
            | Self::Parked(question) => Some(question),
        }
    }

    /// What stands in it.
    #[must_use]
    pub fn text<'a>(&self, of: &'a Workshop) -> Option<&'a str> {
        let item = self.question().and_then(|question| of.item(question));
        match self {
            Self::Name => Some(&of.name),
            Self::Facilitator => Some(&of.facilitator),
            Self::Said(_) => item.map(|item| item.said.as_str()),
            Self::Reason(_) => item.map(|item| item.decision.reason.as_str()),
            Self::Dissent(_) => item.map(|item| item.decision.dissent.as_str()),
            Self::Owner(_) => item.map(|item| item.decision.owner.as_str()),
            Self::Parked(_) => item.map(|item| item.parked.as_str()),
        }
    }

    fn text_mut<'a>(&self, of: &'a mut Workshop) -> Option<&'a mut String> {
        match self {
            Self::Name => Some(&mut of.name),
            Self::Facilitator => Some(&mut of.facilitator),
            Self::Said(question) => of.item_mut(question).map(|item| &mut item.said),
            Self::Reason(question) => of.item_mut(question).map(|item| &mut item.decision.reason),
            Self::Dissent(question) => of.item_mut(question).map(|item| &mut item.decision.dissent),
            Self::Owner(question) => of.item_mut(question).map(|item| &mut item.decision.owner),
            Self::Parked(question) => of.item_mut(question).map(|item| &mut item.parked),
        }
    }
}

impl Assessment {
    /// A workshop.
    #[must_use]
    pub fn workshop(&self, id: &WorkshopId) -> Option<&Shared<Workshop>> {
        self.workshops.iter().find(|workshop| workshop.id == *id)
    }

    /// What stands in a text of a workshop; nothing where there is no such place.
    #[must_use]
    pub fn workshop_text(&self, id: &WorkshopId, field: &WorkshopField) -> &str {
        self.workshop(id).and_then(|workshop| field.text(workshop)).unwrap_or_default()
    }

    /// Puts a text in its place and returns what stood there; where there is no such place, the text itself.
    pub(super) fn put_workshop_text(
        &mut self,
        id: &WorkshopId,
        field: &WorkshopField,
        text: String,
    ) -> String {
        let workshop = self.workshops.iter_mut().find(|workshop| workshop.id == *id);
        match workshop.and_then(|workshop| field.text_mut(workshop)) {
            Some(place) => std::mem::replace(place, text),
            None => text,
        }
    }
}
