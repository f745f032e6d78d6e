//! What is said of a questionnaire: who made its questions, what is asked otherwise than before.

use super::asked_words::asked_words;
use super::checked::{Checked, Provenance};
use super::facts::{Fact, FactAsked, FactKind};
use crate::base::ids::QuestionId;
use crate::base::lang::{Lang, fill};

impl Checked {
    /// Who made the questions, which their own text is never asked for.
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        let w = asked_words(lang);
        match self.provenance() {
            Provenance::Shipped => w.shipped.clone(),
            Provenance::Changed { overlay, .. } => {
                fill(&w.changed, &[("count", &overlay.changes().to_string())])
            }
            Provenance::Own => w.own.clone(),
        }
    }
}

impl FactAsked {
    /// What is known of it, in words.
    #[must_use]
    pub fn said(&self, value: &Fact, lang: Lang) -> &str {
        let w = asked_words(lang);
        match (value, &self.kind) {
            (Fact::Yes, _) => &w.fact_yes,
            (Fact::No, _) => &w.fact_no,
            (Fact::Is(id), FactKind::Choice(choices)) => {
                let choice = choices.iter().find(|choice| choice.id == *id);
                choice.map_or(&w.fact_unknown, |choice| choice.name.get(lang))
            }
            (Fact::Is(_), FactKind::YesNo) | (Fact::Unknown, _) => &w.fact_unknown,
        }
    }
}

/// That these questions are asked otherwise than when a file was written.
#[must_use]
pub fn otherwise(questions: &[QuestionId], lang: Lang) -> String {
    let ids: Vec<&str> = questions.iter().map(QuestionId::as_str).collect();
    let values = [("count", &*questions.len().to_string()), ("questions", &ids.join(lang.comma()))];
    fill(&asked_words(lang).otherwise, &values)
}

/// That it cannot be told what is asked otherwise.
#[must_use]
pub fn untold(lang: Lang) -> &'static str {
    &asked_words(lang).untold
}
