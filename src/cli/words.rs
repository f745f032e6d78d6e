//! The wording of the command line in one language, from `assets/lang/*/cli.ron`. Help texts are
//! clap's and stand in English with the arguments.

use serde::Deserialize;

use crate::lang::{Lang, Wording};

/// The wording of what commands print.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) exists: String,
    pub(super) no_window: String,
    pub(super) window_failed: String,
    pub(super) not_shut: String,
    pub(super) passphrase: String,
    pub(super) passphrase_again: String,
    pub(super) passphrases_differ: String,
    pub(super) passphrase_empty: String,
    pub(super) no_terminal: String,
    pub(super) not_encrypted: String,
    pub(super) update_kept: String,
    pub(super) update_reworded: String,
    pub(super) update_split: String,
    pub(super) update_dropped: String,
    pub(super) update_added: String,
    pub(super) update_not_written: String,
    pub(super) overall: String,
    pub(super) provisional: String,
    pub(super) provisional_why: String,
    pub(super) separator: String,
    pub(super) numbers: String,
    pub(super) no_score: String,
    pub(super) gaps: String,
    pub(super) unknown: String,
    pub(super) checks: String,
    pub(super) compare_title: String,
    pub(super) compare_other: String,
    pub(super) compare_no_milestone: String,
    pub(super) compare_nearest: String,
    pub(super) compare_none: String,
    pub(super) compare_points: String,
    pub(super) compare_improved: String,
    pub(super) compare_worse: String,
    pub(super) compare_unchanged: String,
    pub(super) compare_newly_answered: String,
    pub(super) compare_no_longer_answered: String,
    pub(super) compare_reclassified: String,
    pub(super) compare_confirmed: String,
    pub(super) state_unknown: String,
    pub(super) state_unanswered: String,
    pub(super) state_not_applicable: String,
    pub(super) state_not_asked: String,
    pub(super) verify_yes: String,
    pub(super) verify_same_answers: String,
    pub(super) verify_other_answers: String,
    pub(super) verify_other_questionnaire: String,
    pub(super) verify_no_report: String,
    pub(super) missing_glyphs: String,
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
    fn both_languages_have_every_sentence() {
        for lang in Lang::ALL {
            WORDS.parse(lang).expect("the catalogue is complete");
        }
    }
}
