//! The wording of this part in one language, from `assets/lang/*/keeping.ron`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::lang::Lang;

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

/// The wording in a language. A test holds both catalogues to be complete, so the empty fallback
/// is never shown.
#[must_use]
pub(super) fn keep_words(lang: Lang) -> &'static KeepWords {
    static JA: LazyLock<KeepWords> = LazyLock::new(|| parse(Lang::Ja).unwrap_or_default());
    static EN: LazyLock<KeepWords> = LazyLock::new(|| parse(Lang::En).unwrap_or_default());
    match lang {
        Lang::Ja => &JA,
        Lang::En => &EN,
    }
}

fn text(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => include_str!("../../../assets/lang/ja/keeping.ron"),
        Lang::En => include_str!("../../../assets/lang/en/keeping.ron"),
    }
}

fn parse(lang: Lang) -> Result<KeepWords, ron::error::SpannedError> {
    ron::from_str(text(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        let placeholders = |lang| {
            parse(lang).expect("the catalogue is complete");
            let lines = text(lang).lines().filter_map(|line| line.split_once(": \""));
            let mut all: Vec<(String, Vec<String>)> = lines
                .map(|(name, words)| {
                    let inner = words.split('{').skip(1).filter_map(|rest| rest.split('}').next());
                    let mut names: Vec<String> = inner.map(str::to_owned).collect();
                    names.sort();
                    (name.trim().to_owned(), names)
                })
                .collect();
            all.sort();
            all
        };
        assert_eq!(placeholders(Lang::Ja), placeholders(Lang::En));
    }
}
