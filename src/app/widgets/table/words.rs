//! The wording of tables in one language, from `assets/lang/*/table.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};

texts! {
    /// The wording of tables.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct TableWords {
        not_taken refused more beyond read_only no_choice
        keys_title keys_move keys_ends keys_type keys_typed keys_inside keys_line keys_blocks keys_fill keys_out
    }
}

static WORDS: Wording<TableWords> = Wording::new(
    include_str!("../../../../assets/lang/ja/table.ron"),
    include_str!("../../../../assets/lang/en/table.ron"),
);

/// The wording in a language.
#[must_use]
pub fn table_words(lang: Lang) -> &'static TableWords {
    WORDS.get(lang)
}

/// How many cells that were refused are named one by one.
const NAMED: usize = 12;

/// A text that a cell did not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedCell {
    /// The name of the cell.
    pub cell: String,
    /// The text.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// What is said where cells did not take what was put into them, or texts lie beyond the table; `None`
/// where there is nothing to say.
#[must_use]
pub fn refused_in_words(refused: &[RefusedCell], beyond: usize, lang: Lang) -> Option<String> {
    let words = table_words(lang);
    let mut lines = Vec::new();
    if !refused.is_empty() {
        lines.push(fill(&words.not_taken, &[("count", &refused.len().to_string())]));
        lines.extend(refused.iter().take(NAMED).map(|refused| {
            let RefusedCell { cell, text, reason } = refused;
            let text = crate::base::characters::in_short(text, 40);
            fill(&words.refused, &[("cell", cell), ("text", &text), ("reason", reason)])
        }));
        if let Some(more) = refused.len().checked_sub(NAMED).filter(|more| *more > 0) {
            lines.push(fill(&words.more, &[("count", &more.to_string())]));
        }
    }
    if beyond > 0 {
        lines.push(fill(&words.beyond, &[("count", &beyond.to_string())]));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}
