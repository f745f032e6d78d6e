//! One fault of a questionnaire, overlay or reference list: where it is, what it is, what to do. The
//! sentences are in `assets/lang/*/check.ron`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::base::characters::echo;
use crate::base::lang::{Lang, Wording, fill};

/// A fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: FaultKind,
    /// The values of the sentences' placeholders.
    values: Vec<(&'static str, String)>,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum FaultKind {
    /// The text is not RON, or a value does not fit its place.
    Unreadable,
    /// A field that is not known.
    UnknownField,
    /// Text that is no id.
    NotAnId,
    /// An id that stands twice among its like.
    Twice,
    /// A text that lacks a language.
    MissingText,
    /// A list without entries.
    Empty,
    /// A list with more or fewer entries than its question needs.
    WrongCount,
    /// A weight that is not 1, 2 or 3.
    Weight,
    /// A target that is not on the question's scale.
    Target,
    /// A level described in the same words as another question's.
    SameLevel,
    /// A role that is not among the questionnaire's roles.
    UnknownRole,
    /// A question that is not in the questionnaire.
    UnknownQuestion,
    /// A condition on an answer that is given later.
    AskedLater,
    /// A condition that no company and no answers can meet.
    NeverHolds,
    /// Text that is no date.
    NotADate,
    /// A base that an overlay names and that is not at hand.
    UnknownBase,
    /// An area that an overlay adds to and its base does not have.
    UnknownArea,
    /// A character that nobody sees, or that changes how others are read.
    Invisible,
    /// A condition on a fact that is not declared.
    UnknownFact,
    /// A condition on a value that a fact never has.
    FactValue,
    /// More questions than a questionnaire may have.
    TooManyQuestions,
    /// More bytes than a questionnaire may have.
    TooLarge,
    /// Another weight for a question that is left out.
    WeightOfLeftOut,
    /// A question is left out that another one asks for or stands for.
    LeftOutNeeded,
    /// Every question of an area is left out.
    AreaLeftEmpty,
    /// A short name that no chart has room for.
    NotShort,
    /// Something that only lies over a shipped questionnaire.
    OnlyOverShipped,
}

/// The problem, and the hint that goes with it.
type Sentences = (String, String);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    nearest: String,
    japanese: String,
    english: String,
    faults: BTreeMap<FaultKind, Sentences>,
}

impl Words {
    /// The sentences of a kind. A test holds the catalogues to have those of every kind.
    fn of(&self, kind: FaultKind) -> &Sentences {
        self.faults.get(&kind).unwrap_or_else(|| unreachable!("the catalogue has no sentences for {kind:?}"))
    }
}

static WORDS: Wording<Words> = Wording::new(
    include_str!("../../../assets/lang/ja/check.ron"),
    include_str!("../../../assets/lang/en/check.ron"),
);

fn words(lang: Lang) -> &'static Words {
    WORDS.get(lang)
}

/// What a language is called in another.
#[must_use]
pub fn language(of: Lang, lang: Lang) -> &'static str {
    match of {
        Lang::Ja => &words(lang).japanese,
        Lang::En => &words(lang).english,
    }
}

/// That a known name looks like a wrong one; nothing where none does.
#[must_use]
pub fn nearest_said(known: &str, lang: Lang) -> String {
    if known.is_empty() { String::new() } else { fill(&words(lang).nearest, &[("name", known)]) }
}

impl Fault {
    /// A fault at a place. A value named `nearest` is the known name that a wrong one looks like,
    /// one named `missing` the language that a text lacks.
    pub(super) fn new(
        (line, column): (usize, usize),
        kind: FaultKind,
        values: Vec<(&'static str, String)>,
    ) -> Self {
        let values = values.into_iter().map(|(name, value)| (name, echo(&value)));
        Self { line, column, kind, values: values.collect() }
    }

    /// What is wrong, in one language.
    #[must_use]
    pub fn problem(&self, lang: Lang) -> String {
        self.fill(&words(lang).of(self.kind).0, lang)
    }

    /// What to do, in one language.
    #[must_use]
    pub fn hint(&self, lang: Lang) -> String {
        self.fill(&words(lang).of(self.kind).1, lang)
    }

    /// The same, with its field called otherwise, as it is where it stands.
    #[must_use]
    pub fn of_field(&self, name: &str) -> Self {
        let named = |(of, value): &(&'static str, String)| match *of {
            "field" => (*of, name.to_owned()),
            _ => (*of, value.clone()),
        };
        Self { values: self.values.iter().map(named).collect(), ..self.clone() }
    }

    /// A sentence about it: its values take their places.
    #[must_use]
    pub fn fill(&self, template: &str, lang: Lang) -> String {
        let said: Vec<(&str, String)> = self
            .values
            .iter()
            .map(|(name, value)| match (*name, value.as_str()) {
                ("nearest", known) => (*name, nearest_said(known, lang)),
                ("missing", tag) => {
                    (*name, tag.parse().map_or_else(|_| tag.to_owned(), |of| language(of, lang).to_owned()))
                }
                _ => (*name, value.clone()),
            })
            .collect();
        let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(template, &said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [FaultKind; 27] = [
        FaultKind::Unreadable,
        FaultKind::UnknownField,
        FaultKind::NotAnId,
        FaultKind::Twice,
        FaultKind::MissingText,
        FaultKind::Empty,
        FaultKind::WrongCount,
        FaultKind::Weight,
        FaultKind::Target,
        FaultKind::SameLevel,
        FaultKind::UnknownRole,
        FaultKind::UnknownQuestion,
        FaultKind::AskedLater,
        FaultKind::NeverHolds,
        FaultKind::NotADate,
        FaultKind::UnknownBase,
        FaultKind::UnknownArea,
        FaultKind::Invisible,
        FaultKind::UnknownFact,
        FaultKind::FactValue,
        FaultKind::TooManyQuestions,
        FaultKind::TooLarge,
        FaultKind::WeightOfLeftOut,
        FaultKind::LeftOutNeeded,
        FaultKind::AreaLeftEmpty,
        FaultKind::NotShort,
        FaultKind::OnlyOverShipped,
    ];

    #[test]
    fn a_fault_repeats_no_control_character_and_nothing_that_reorders_text() {
        let value = "a\u{1b}[31m\u{202e}b\u{2066}".to_owned();
        let fault = Fault::new((1, 1), FaultKind::NotAnId, vec![("id", value)]);
        assert_eq!(fault.values, [("id", "a\u{fffd}[31m\u{fffd}b\u{fffd}".to_owned())]);
    }

    #[test]
    #[should_panic(expected = "the catalogue has no sentences for Weight")]
    fn a_fault_without_sentences_is_not_told_as_nothing() {
        let (nearest, japanese, english) = (String::new(), String::new(), String::new());
        let words = Words { nearest, japanese, english, faults: BTreeMap::new() };
        let _ = words.of(FaultKind::Weight);
    }

    #[test]
    fn both_languages_have_a_sentence_for_every_fault() {
        for lang in Lang::ALL {
            let words = WORDS.parse(lang).expect("the catalogue can be read");
            assert_eq!(words.faults.len(), ALL.len());
            for kind in ALL {
                let (problem, hint) = &words.faults[&kind];
                assert!(!problem.is_empty() && !hint.is_empty(), "{kind:?}");
            }
        }
    }
}
