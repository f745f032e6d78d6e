//! The wording of the screen of the association: `assets/lang/*/association.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of the screen of the association.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct AssociationWords {
        title open_screen back intro invitation_title invitation_intro invitation_button another_button reading
        compare_title size industry leaves_title text_part submit_button replace_button withdraw_button
        save_title save_withdrawal_title written_submission written_withdrawal not_this_document
        handed_title handed_none handed_row handed_state_in handed_state_back
        results_title results_intro results_button results_overall results_areas results_questions
    }
}

static WORDS: Wording<AssociationWords> = Wording::new(
    include_str!("../../../assets/lang/ja/association.ron"),
    include_str!("../../../assets/lang/en/association.ron"),
);

/// The wording in a language.
pub fn association_words(lang: Lang) -> &'static AssociationWords {
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
