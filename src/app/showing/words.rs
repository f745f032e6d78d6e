//! The wording of what can be done with a saved file, from `assets/lang/*/showing.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of opening a saved file and showing its folder.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct ShowingWords {
        open_file open_earlier show_folder copy_path no_portal refused no_kind gone
    }
}

static WORDS: Wording<ShowingWords> = Wording::new(
    include_str!("../../../assets/lang/ja/showing.ron"),
    include_str!("../../../assets/lang/en/showing.ron"),
);

/// The wording in a language.
#[must_use]
pub fn showing_words(lang: Lang) -> &'static ShowingWords {
    WORDS.get(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        WORDS.assert_alike();
    }
}
