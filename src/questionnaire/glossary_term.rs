//! A word that an executive may not know, with the forms in which it is found in texts.

use serde::{Deserialize, Serialize};

use crate::base::lang::{Lang, Text};

/// A word with its meaning.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GlossaryTerm {
    /// The forms in which it stands in texts; the first is the one that is shown.
    #[serde(default)]
    pub found: TermForms,
    /// What it means.
    #[serde(default)]
    pub meaning: Text,
}

/// The forms of a word in both languages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TermForms {
    /// In Japanese.
    #[serde(default)]
    pub ja: Vec<String>,
    /// In English.
    #[serde(default)]
    pub en: Vec<String>,
}

impl GlossaryTerm {
    /// All forms in which it is found in texts.
    #[must_use]
    pub fn forms(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::Ja => &self.found.ja,
            Lang::En => &self.found.en,
        }
    }

    /// The word, as it is shown.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        self.forms(lang).first().map_or("", String::as_str)
    }

    /// What it means.
    #[must_use]
    pub fn meaning(&self, lang: Lang) -> &str {
        self.meaning.get(lang)
    }

    /// Whether it stands in a text, which is in small letters where the language has such.
    #[must_use]
    pub fn stands_in(&self, text: &str, lang: Lang) -> bool {
        self.forms(lang).iter().any(|form| match lang {
            Lang::Ja => text.contains(form.as_str()),
            // Japanese has no ends of words, and stands in English texts where there is no other.
            Lang::En if !form.is_ascii() => text.contains(form.as_str()),
            // Whole words only: a register is not what registers.
            Lang::En => text.match_indices(&form.to_lowercase()).any(|(at, found)| {
                let letter = |c: char| c.is_alphanumeric();
                !text[..at].ends_with(letter) && !text[at + found.len()..].starts_with(letter)
            }),
        })
    }
}
