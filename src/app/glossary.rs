//! The glossary: words that an executive may not know, and which of them stand in a text.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::base::lang::{Lang, Text};

/// A word with its meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryTerm {
    found: Forms,
    meaning: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    ja: Vec<String>,
    en: Vec<String>,
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
    fn stands_in(&self, text: &str, lang: Lang) -> bool {
        self.forms(lang).iter().any(|form| match lang {
            Lang::Ja => text.contains(form.as_str()),
            // Whole words only: a register is not what registers.
            Lang::En => text.match_indices(&form.to_lowercase()).any(|(at, found)| {
                let letter = |c: char| c.is_alphanumeric();
                !text[..at].ends_with(letter) && !text[at + found.len()..].starts_with(letter)
            }),
        })
    }
}

/// All words.
#[must_use]
pub fn all() -> &'static [GlossaryTerm] {
    static TERMS: LazyLock<Vec<GlossaryTerm>> = LazyLock::new(|| parse().unwrap_or_default());
    &TERMS
}

fn parse() -> Result<Vec<GlossaryTerm>, ron::error::SpannedError> {
    ron::from_str(include_str!("../../assets/lang/glossary.ron"))
}

/// The key of a word's place among all, by which it is brought into view.
#[must_use]
pub fn place(at: usize) -> String {
    format!("glossary {at}")
}

/// The words that stand in any of these texts.
#[must_use]
pub fn in_texts(texts: &[&str], lang: Lang) -> Vec<&'static GlossaryTerm> {
    let small = texts.iter().map(|text| match lang {
        Lang::Ja => Cow::Borrowed(*text),
        Lang::En => Cow::Owned(text.to_lowercase()),
    });
    let texts: Vec<Cow<'_, str>> = small.collect();
    all().iter().filter(|term| texts.iter().any(|text| term.stands_in(text, lang))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::shipped::meti_guideline;

    #[test]
    fn every_word_has_a_meaning_in_both_languages_and_stands_in_some_question() {
        let terms = parse().expect("the glossary is RON");
        assert!(terms.len() >= 12);
        for lang in Lang::ALL {
            let mut texts = Vec::new();
            for (area, question) in meti_guideline().questions() {
                texts.push(area.name.get(lang));
                texts.extend(question.evidence.iter().map(|t| t.get(lang)));
                texts.extend(question.elements.iter().map(|e| e.name.get(lang)));
                texts.extend([&question.topic, &question.text, &question.why].map(|t| t.get(lang)));
                texts.extend(question.levels.iter().map(|t| t.get(lang)));
            }
            for term in all() {
                assert!(!term.name(lang).is_empty() && !term.meaning(lang).is_empty());
                let found = in_texts(&texts, lang);
                assert!(found.iter().any(|other| std::ptr::eq(*other, term)), "{}", term.name(lang));
            }
        }
    }

    #[test]
    fn a_word_is_found_in_any_case_but_not_inside_of_another() {
        let names =
            |text| -> Vec<&str> { in_texts(&[text], Lang::En).iter().map(|t| t.name(Lang::En)).collect() };
        assert_eq!(names("Supply chain and Register."), ["supply chain", "register"]);
        assert_eq!(names("Registered offices"), Vec::<&str>::new());
    }
}
