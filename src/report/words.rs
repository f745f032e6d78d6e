//! The wording of the report in one language, from `assets/lang/*/report.ron`.

use crate::audience::Edition;
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of the report.
    pub(super) struct Words {
        title subject status sample not_given footer page_number continued missing_glyphs
        size_small size_medium size_large assessed_on reported_on questionnaire edition
        run_short run_full fingerprint
        suggested_mark suggested_note summary overall_none legend_score legend_range
        score_range no_score counts_line sentence_equal rank
        due level_to_target open nothing_open checks_line area_weakest
        level_alt answered_as
        no_reason field_level field_missing
        suggested field_due
        field_confirmed field_earlier answered_earlier field_reason not_asked not_asked_more
        plan_intro checks_intro check
        method method_score method_range method_coverage method_overall method_gap method_levels
        method_round method_run terms_title term_product term_sum
        term_result term_rounded sources sources_intro separator contents cover_label link_to missing_more form_title
        edition_board edition_full edition_form attachment points_unit no_number areas_alt area_alt strongest weakest with_level checks_line_one areas_part level_column gap_text gaps_alt about_part made_from fingerprint_file
        fingerprint_answers fingerprint_shown list_used
        lists_used verify_how board_note form_part since since_intro
        since_intro_dated since_figure since_then since_now
        since_points since_points_note since_figures since_again
        since_yes since_no form_made_on form_subject form_respondent form_return_to
        form_return_by no_organisation overall_none_yet overall_none_known area_none area_not_applicable
        areas_caption areas_caption_range areas_caption_first areas_caption_none gaps_caption terms_none
        form_rule_level form_rule_unknown form_rule_not_applicable form_rule_evidence form_rule_target form_rule_no_target form_target form_knows form_evidence form_remarks form_owner
        area_weakest_more area_weakest_more_one topics_separator
        wanted areas_caption_na scope_line evidence_line evidence_none plan_line asked_line asked_many asked_run asked_here asked_whole scope_said scope_not_said assessed_said assessed_not_said since_line since_alike
        attached_note area_title board_checks check_count check_first check_each checks_rest check_rest rows_rest row_rest
        texts_cut texts_cut_here texts_cut_first glossary word_level word_score word_range_name word_range
        word_coverage_name word_coverage word_target word_priority word_evidence signoff signoff_note
        signoff_seen signoff_approved signoff_to signoff_number derived derived_score derived_range
        derived_weights derived_areas derived_area derived_sum derived_none form_unknown form_na form_urgency areas_lowest
    }
}

static WORDS: Wording<Words> = Wording::new(
    include_str!("../../assets/lang/ja/report.ron"),
    include_str!("../../assets/lang/en/report.ron"),
);

/// The wording in a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    WORDS.get(lang)
}

impl Edition {
    /// What it is called.
    #[must_use]
    pub fn said(self, lang: Lang) -> &'static str {
        let words = words(lang);
        match self {
            Self::Board => &words.edition_board,
            Self::Full => &words.edition_full,
            Self::Questionnaire => &words.edition_form,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::lang::placeholders;
    use crate::base::lang::texts::All;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        let (ja, en) = (WORDS.parse(Lang::Ja).expect("Japanese"), WORDS.parse(Lang::En).expect("English"));
        for ((name, ja), (_, en)) in ja.all().into_iter().zip(en.all()) {
            assert!(!ja.is_empty() && !en.is_empty(), "{name} is empty");
            // Months have a number in Japanese and a name in English.
            let months: Vec<String> =
                placeholders(en).into_iter().map(|name| name.replace("month_name", "month")).collect();
            assert_eq!(placeholders(ja), months, "{name}");
            assert!(!en.chars().any(|c| ('\u{3040}'..='\u{9fff}').contains(&c)), "{name}: {en}");
        }
    }
}
