//! The reference lists in the window: those that are compiled in, and newer ones beside the settings.

use std::path::{Path, PathBuf};

use crate::base::ids::ItemId;
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::questionnaire::at_hand::{AtHand, NoReplacement};
use crate::storage::lists::{NotTaken, Refused, at_hand, set_aside};

texts! {
    /// The wording of what is said about the lists.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct ListWords {
        title intro part as_of item_since source serves replaced back back_failed how folder again refused
        not_newer unknown button
    }
}

static WORDS: Wording<ListWords> = Wording::new(
    include_str!("../../assets/lang/ja/lists.ron"),
    include_str!("../../assets/lang/en/lists.ron"),
);

/// The wording in a language.
#[must_use]
pub fn list_words(lang: Lang) -> &'static ListWords {
    WORDS.get(lang)
}

/// The lists with the folder from which newer ones are taken.
#[derive(Debug, Default)]
pub struct Lists {
    /// The lists at hand.
    pub at_hand: AtHand,
    /// The folder beside the settings; none without settings.
    pub folder: Option<PathBuf>,
    refused: Vec<Refused>,
    /// Why the shipped list could not be put back.
    trouble: Option<String>,
}

/// What a person does about the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListAction {
    /// Reads the folder again.
    Again,
    /// Puts the shipped list with this id back.
    Back(ItemId),
}

impl Lists {
    /// The lists with those of a folder.
    #[must_use]
    pub fn of(folder: Option<PathBuf>) -> Self {
        let mut lists = Self { folder, ..Self::default() };
        lists.read();
        lists
    }

    fn read(&mut self) {
        (self.at_hand, self.refused) = self.folder.as_deref().map(at_hand).unwrap_or_default();
    }

    /// Does what a person asked for.
    pub fn act(&mut self, action: ListAction) {
        self.trouble = match (action, self.folder.as_deref()) {
            (ListAction::Back(id), Some(folder)) => {
                set_aside(folder, &id).err().map(|error| error.to_string())
            }
            _ => None,
        };
        self.read();
    }

    /// What is to be told: files that cannot be used, and what went wrong.
    #[must_use]
    pub fn told(&self, lang: Lang) -> Vec<String> {
        let words = list_words(lang);
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let refused = self.refused.iter().map(|Refused { path, why }| {
            let why = match why {
                NotTaken::Unreadable(error) => error.message(lang),
                NotTaken::NoPlace(NoReplacement::NotNewer(there)) => {
                    fill(&words.not_newer, &[("there", there)])
                }
                NotTaken::NoPlace(NoReplacement::Unknown) => words.unknown.clone(),
            };
            fill(&words.refused, &[("file", &name(path)), ("why", &why)])
        });
        let folder = self.folder.as_deref().unwrap_or(Path::new("")).display().to_string();
        let trouble = self.trouble.iter();
        let trouble =
            trouble.map(|reason| fill(&words.back_failed, &[("reason", reason), ("folder", &folder)]));
        refused.chain(trouble).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::at_hand::ListOrigin;
    use crate::questionnaire::shipped;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        WORDS.assert_alike();
    }

    #[test]
    fn a_list_is_replaced_by_a_file_and_put_back_by_one_press() {
        let folder = tempfile::tempdir().unwrap();
        let shipped = &shipped::lists()[0];
        let text = shipped::LISTS[0].1.replacen(&shipped.as_of, "2030-01-01", 1);
        let mut lists = Lists::of(Some(folder.path().to_owned()));
        assert!(lists.told(Lang::En).is_empty());
        std::fs::write(folder.path().join("newer.ron"), &text).unwrap();
        std::fs::write(folder.path().join("same.ron"), text.replacen("2030", "2029", 1)).unwrap();
        lists.act(ListAction::Again);
        assert_eq!(lists.at_hand.entries()[0].origin, ListOrigin::Replaced);
        let [said] = &lists.told(Lang::En)[..] else { panic!("{:?}", lists.told(Lang::En)) };
        assert!(said.contains("“same.ron”") && said.contains("2030-01-01"), "{said}");
        lists.act(ListAction::Back(shipped.id.clone()));
        assert_eq!(lists.at_hand, AtHand::default());
    }
}
