//! The wording of an association's report in one language, from `assets/lang/*/cohort_report.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of the association's report.
    pub(super) struct CohortReportWords {
        title subject status companies companies_value steps steps_value margin_value about made_on could_not could
        overview unit whole_median whole_quarters no_measurement areas areas_note low median high
        groups groups_note group other
        agenda agenda_note agenda_tied place three tied
        questions questions_note questions_steps from_level without_level
        reading rules rule_steps rule_scores rule_groups rule_agenda rule_once
        position position_questions own both_quarters place_in
        limits limit_key limit_guess limit_self law law_note
    }
}

static WORDS: Wording<CohortReportWords> = Wording::new(
    include_str!("../../../assets/lang/ja/cohort_report.ron"),
    include_str!("../../../assets/lang/en/cohort_report.ron"),
);

/// The wording in a language.
pub(super) fn cohort_report_words(lang: Lang) -> &'static CohortReportWords {
    WORDS.get(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence() {
        WORDS.assert_alike();
    }
}
