//! The glossary: words that an executive may not know, and which of them stand in a text.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::base::lang::Lang;
use crate::questionnaire::glossary_term::GlossaryTerm;

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

/// The words that stand in any of these texts: those of an overlay first.
#[must_use]
pub fn in_texts<'a>(own: &'a [GlossaryTerm], texts: &[&str], lang: Lang) -> Vec<&'a GlossaryTerm> {
    let small = texts.iter().map(|text| match lang {
        Lang::Ja => Cow::Borrowed(*text),
        Lang::En => Cow::Owned(text.to_lowercase()),
    });
    let texts: Vec<Cow<'_, str>> = small.collect();
    own.iter().chain(all()).filter(|term| texts.iter().any(|text| term.stands_in(text, lang))).collect()
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
                let found = in_texts(&[], &texts, lang);
                assert!(found.iter().any(|other| std::ptr::eq(*other, term)), "{}", term.name(lang));
            }
        }
    }

    #[test]
    fn a_word_is_found_in_any_case_but_not_inside_of_another() {
        let names = |text| -> Vec<&str> {
            in_texts(&[], &[text], Lang::En).iter().map(|t| t.name(Lang::En)).collect()
        };
        assert_eq!(names("Supply chain and Register."), ["supply chain", "register"]);
        assert_eq!(names("Registered offices"), Vec::<&str>::new());
    }
}
