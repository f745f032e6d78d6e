//! The wording of the command line in one language, from `assets/lang/*/cli.ron`. Help texts stand in
//! English with the arguments; what is wrong with them is said by `usage`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of what commands print.
    pub(super) struct Words {
        passphrase passphrase_again passphrases_differ
        passphrase_empty no_terminal not_encrypted update_kept update_reworded update_asked_anew update_split update_dropped
        update_added update_not_written
        asked no_score gaps compare_title compare_other_questionnaire compare_no_milestone compare_nearest compare_none
        compare_points figures_ending
        verify_yes verify_yes_itself verify_yes_embedded verify_compared verify_same_answers
        verify_other_answers verify_other_questionnaire verify_other_earlier verify_changed differs_after
        differs_short differs_unreadable differs_pages differs_on_pages differs_attachment differs_about
        differs_elsewhere verify_other_program verify_build verify_earlier_version verify_names_file
        verify_needs_earlier verify_no_milestone verify_no_report verify_no_comparison verify_other_cohort verify_needs_cohort missing_glyphs attach_not_whole cohort_not_whole
        hand_out_open hand_out_made hand_out_not_noted hand_out_no_role hand_out_no_question hand_out_nothing
        hand_out_earlier hand_out_comments no_workshop no_such_workshop
    }
}

static WORDS: Wording<Words> =
    Wording::new(include_str!("../../assets/lang/ja/cli.ron"), include_str!("../../assets/lang/en/cli.ron"));

/// The wording in a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    WORDS.get(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence_with_the_same_placeholders() {
        WORDS.assert_alike();
    }
}
