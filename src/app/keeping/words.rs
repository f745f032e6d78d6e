//! The wording of this part in one language, from `assets/lang/*/keeping.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of notices and dialogs about the document's file.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct KeepWords {
        opened_backup comments lacks_sync lacks_locks lacks_other_names same_file lacks_clear_copy lacks_clear_earlier clear_left_title clear_left_body clear_left_remove clear_left_keep clear_removed in_clear_title in_clear_body in_clear_button protect_same protect_same_hint protect_here_title protect_here_clear protect_here_again_title protect_here_again protect_here_button protect_handout_title protect_handout_body gone_title gone_body save_anew_button changed_title changed_body reload_button overwrite_button keep_editing_button
        not_saved_title not_saved_kept read_only_elsewhere read_only_not_allowed journal_trouble journal_unreadable found_title found_here
        found_named found_unnamed found_answers found_profile found_beside found_new found_company
        drop_button drop_title drop_body_new drop_body drop_confirm_button cancel_button
        not_opened resumed_without_file resumed_over_limits cut_text cut_list cut_text_file cut_list_file no_room not_for_this passphrase_title passphrase_body passphrase_label key_title key_body key_label
        unlock_button protect_title protect_clear protect_clear_hint protect_passphrase
        protect_passphrase_hint protect_keys protect_keys_hint again_label keys_label choose_place_button
        passphrase_empty keys_empty passphrases_differ
    }
}

static WORDS: Wording<KeepWords> = Wording::new(
    include_str!("../../../assets/lang/ja/keeping.ron"),
    include_str!("../../../assets/lang/en/keeping.ron"),
);

/// The wording in a language.
#[must_use]
pub fn keep_words(lang: Lang) -> &'static KeepWords {
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
