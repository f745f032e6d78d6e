//! The wording of this part in one language, from `assets/lang/*/keeping.ron`.

use serde::Deserialize;

use crate::lang::{Lang, Wording};

/// The wording of notices and dialogs about the document's file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is the text that it names")]
pub struct KeepWords {
    pub changed_title: String,
    pub changed_body: String,
    pub reload_button: String,
    pub overwrite_button: String,
    pub save_as_button: String,
    pub keep_editing_button: String,
    pub not_saved_title: String,
    pub not_saved_kept: String,
    pub read_only_elsewhere: String,
    pub read_only_not_allowed: String,
    pub journal_trouble: String,
    pub found_title: String,
    pub found_named: String,
    pub found_unnamed: String,
    pub found_answers: String,
    pub found_profile: String,
    pub found_new: String,
    pub found_company: String,
    pub found_locked: String,
    pub continue_button: String,
    pub drop_button: String,
    pub drop_title: String,
    pub drop_body: String,
    pub drop_confirm_button: String,
    pub cancel_button: String,
    pub resumed_without_file: String,
    pub passphrase_title: String,
    pub passphrase_body: String,
    pub passphrase_label: String,
    pub key_title: String,
    pub key_body: String,
    pub key_label: String,
    pub unlock_button: String,
    pub protect_title: String,
    pub protect_clear: String,
    pub protect_clear_hint: String,
    pub protect_passphrase: String,
    pub protect_passphrase_hint: String,
    pub protect_keys: String,
    pub protect_keys_hint: String,
    pub again_label: String,
    pub keys_label: String,
    pub choose_place_button: String,
    pub passphrase_empty: String,
    pub passphrases_differ: String,
}

static WORDS: Wording<KeepWords> = Wording::new(
    include_str!("../../../assets/lang/ja/keeping.ron"),
    include_str!("../../../assets/lang/en/keeping.ron"),
);

/// The wording in a language.
#[must_use]
pub(super) fn keep_words(lang: Lang) -> &'static KeepWords {
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
