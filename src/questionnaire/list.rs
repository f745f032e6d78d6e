//! Reference lists: dated data beside the questionnaire, such as leak routes or scenario templates.

use serde::{Deserialize, Serialize};

use crate::base::ids::{ItemId, QuestionId};
use crate::base::lang::Text;

/// A reference list as of a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReferenceList {
    /// Its id.
    #[serde(default)]
    pub id: ItemId,
    /// Its title.
    #[serde(default)]
    pub title: Text,
    /// The day on which it was right, as `YYYY-MM-DD`.
    #[serde(default)]
    pub as_of: String,
    /// Where its facts come from.
    #[serde(default)]
    pub source: Text,
    /// What the reader must know about its currency.
    #[serde(default)]
    pub note: Option<Text>,
    /// Where to look for what has happened since that day.
    #[serde(default)]
    pub check: Option<Text>,
    /// The questions that it serves.
    #[serde(default)]
    pub serves: Vec<QuestionId>,
    /// Its items, in order.
    #[serde(default)]
    pub items: Vec<Item>,
}

/// One item of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its id, unique within the list.
    #[serde(default)]
    pub id: ItemId,
    /// Its name.
    #[serde(default)]
    pub name: Text,
    /// More about it.
    #[serde(default)]
    pub detail: Option<Text>,
    /// Since when it is on the list, as `YYYY-MM`.
    #[serde(default)]
    pub since: Option<String>,
}
