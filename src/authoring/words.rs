//! The wording of the workbook of questions and of what is said about it: `assets/lang/*/authoring.ron`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::fault_kind::CellFaultKind;
use crate::base::lang::{Lang, Wording};
use crate::import::key::key;
use crate::questionnaire::check::fault::FaultKind;

/// The wording.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is the text that it names")]
pub struct AuthoringWords {
    /// The name of the sheet that explains the others.
    pub guide_sheet: String,
    /// What stands over it.
    pub guide_title: String,
    /// The lines of it.
    pub guide: String,
    items: BTreeMap<QuestionnaireItem, String>,
    pub nothing: String,
    pub not_made: String,
    pub made: String,
    pub missing: String,
    pub unread: String,
    pub cell_fault: String,
    pub sheet_fault: String,
    pub no_base: String,
    pub ending: String,
    pub(super) faults: BTreeMap<CellFaultKind, (String, String)>,
    pub(super) hints: BTreeMap<FaultKind, String>,
}

/// What stands on the sheet of the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum QuestionnaireItem {
    /// The id of the questionnaire that is made.
    Id,
    /// Its edition.
    Edition,
    /// Its title.
    Title,
    /// The questionnaire that it is laid over.
    Base,
    /// The edition of that.
    BaseEdition,
}

static WORDS: Wording<AuthoringWords> = Wording::new(
    include_str!("../../assets/lang/ja/authoring.ron"),
    include_str!("../../assets/lang/en/authoring.ron"),
);

/// The wording in a language.
#[must_use]
pub fn authoring_words(lang: Lang) -> &'static AuthoringWords {
    WORDS.get(lang)
}

impl QuestionnaireItem {
    /// All, in the order in which they stand.
    pub const ALL: [Self; 5] = [Self::Id, Self::Edition, Self::Title, Self::Base, Self::BaseEdition];

    /// What it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        authoring_words(lang).items.get(&self).map_or("", String::as_str)
    }

    /// The one of a name in either language.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let wanted = key(name);
        Self::ALL.into_iter().find(|item| Lang::ALL.iter().any(|lang| key(item.name(*lang)) == wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_a_word_for_every_item_and_fault() {
        for lang in Lang::ALL {
            let words = WORDS.parse(lang).expect("the catalogue can be read");
            assert_eq!(words.items.len(), QuestionnaireItem::ALL.len());
            let kinds: Vec<CellFaultKind> = words.faults.keys().copied().collect();
            assert_eq!(kinds, CellFaultKind::ALL);
            for item in QuestionnaireItem::ALL {
                assert_eq!(QuestionnaireItem::named(item.name(lang)), Some(item));
            }
        }
        WORDS.assert_alike();
    }
}
