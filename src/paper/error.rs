//! Why a report could not be printed; the sentences are in `assets/lang/*/paper.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};

/// Why a report could not be made. Neither depends on the answers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum RenderError {
    /// An embedded font could not be read or subset.
    Font(String),
    /// The PDF could not be put together.
    Pdf(String),
}

texts! {
    struct Words { font pdf }
}

static WORDS: Wording<Words> = Wording::new(
    include_str!("../../assets/lang/ja/paper.ron"),
    include_str!("../../assets/lang/en/paper.ron"),
);

impl RenderError {
    /// What happened and what to do, in one language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let w = WORDS.get(lang);
        match self {
            Self::Font(reason) => fill(&w.font, &[("reason", reason)]),
            Self::Pdf(reason) => fill(&w.pdf, &[("reason", reason)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence() {
        WORDS.assert_alike();
    }

    #[test]
    fn what_went_wrong_is_said_in_both_languages() {
        let error = RenderError::Pdf("page 3 has no object".to_owned());
        assert_eq!(
            Lang::ALL.map(|lang| error.message(lang)),
            [
                "PDFを組み立てられませんでした(page 3 has no object)。回答はそのまま残っています。もう一度試しても同じときは、Keianを更新してください。",
                "The PDF could not be put together (page 3 has no object). Your answers are unchanged. If it happens again, update Keian.",
            ]
        );
        assert_eq!(error.to_string(), error.message(Lang::En));
    }
}
