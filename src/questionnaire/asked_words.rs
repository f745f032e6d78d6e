//! The wording of what is said of a questionnaire and its texts: `assets/lang/*/asked.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};

texts! {
    pub(super) struct AskedWords { shipped changed own otherwise untold only_japanese fact_yes fact_no fact_unknown }
}

static WORDS: Wording<AskedWords> = Wording::new(
    include_str!("../../assets/lang/ja/asked.ron"),
    include_str!("../../assets/lang/en/asked.ron"),
);

pub(super) fn asked_words(lang: Lang) -> &'static AskedWords {
    WORDS.get(lang)
}

/// A Japanese text where there is no English one, for who reads English.
pub(super) fn only_japanese(text: &str) -> String {
    fill(&asked_words(Lang::En).only_japanese, &[("text", text)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence_with_the_same_placeholders() {
        WORDS.assert_alike();
    }
}
