//! The wording of the window in one language, from `assets/lang/*/app.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of the window.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct AppWords {
        app_name tagline nav_home nav_profile nav_question nav_results nav_export nav_settings
        new_button open_button sample_button small_sample_button save_button save_as_button undo_button redo_button back_button
        next_button quit_button discard_button dismiss_button welcome_title welcome_what not_meti
        welcome_time welcome_private home_recent home_recent_none home_continue home_back home_typed_path
        home_open_path unsaved_title unsaved_body unsaved_body_new untitled unsaved_mark saved_mark saving_mark opening_mark
        no_file_mark no_file_short
        profile_title profile_intro take_fact organisation_hint scope_hint industry_hint
        size_hint size_small size_medium size_large
        date today_button
        respondent_hint run_short run_full run_short_hint run_full_hint start_button
        question_of why levels_legend rule_name levels_rule decision_rule no_level unknown_hint not_applicable_hint reason
        reason_hint reason_missing clear_answer elements_title note_hint evidence_hint
        evidence_examples knows reference target_default owner_hint due due_hint
        action_hint next_step adopt_button suggested respondent_answer confirmed_on
        confirm_again key_mark earlier_title earlier_body earlier_body_undated earlier_confirm own_mark own_hint merge_other compare_other more_details live_title live_area
        live_gap live_no_gap live_priority live_provisional live_first_look
        live_unanswered_question all_done_hint
        export_title export_lang export_button export_typed export_checks
        export_confidential export_working export_done export_missing_glyphs settings_title
        language theme theme_system theme_light theme_dark text_size size_normal size_large_text
        size_projector about_title sample_mark read_only_dialog path_label save_path_button
        shortcuts_title overwrite_button path_exists replace_title replace_body replace_other_button results_legend
        results_said results_chart results_gaps
        results_gaps_later
        app_name_short key_hint
        nothing_open time_left support_title elements_count has_note evidence_count
        about_question live_final live_if live_effect live_no_effect why_area why_formula
        why_points why_range why_whole why_mean
        results_to_plan results_more_gaps results_gap plan_intro plan_gaps plan_finished sorted_down sorted_up sort_hint
        export_before export_see_checks high_contrast files typed_paths keys_levels path_title_open
        path_title_save path_title_export nav_remaining nav_compare palette_button
        find_button palette_hint palette_none help_title help_keys glossary_title glossary_here
        freeze_button freeze_title freeze_body freeze_confirm milestone_name milestone_hint milestones
        milestones_none milestone_remove compare_intro compare_file compare_questions
        compare_confirmed remaining_intro remaining_unknown remaining_several remaining_go remaining_group hand_out
        handed_out handout_notice path_title_hand_out merge_choose merge_title merge_body merge_stranger
        merge_nothing merge_new merge_conflict merge_ours merge_theirs merge_take merge_taken merge_older merge_join merge_join_too_long level_is
        remaining_whose remaining_everyone licences_title licences_intro licences_button licences_back
        licences_search licences_found slides_button slides_close slides_place
        filter_title filter_by filter_everyone filter_nobody filter_any_date
        filter_overdue filter_soon filter_undated filter_any_area filter_shown filter_clear
        filter_any_tag filter_none tags_hint tags_used tags_add tags_limit encrypt_button show_folder_button copy_path_button encrypted_mark find_encrypt find_settings merge_into_clear tags_left_out glyphs_lacking note_button owner_button single_keys single_keys_off single_keys_answer single_keys_go_on single_keys_hint settings_set_aside settings_left keys_page keys_list find_plan_of find_unknown find_open find_not_applicable
    }
}

static WORDS: Wording<AppWords> =
    Wording::new(include_str!("../../assets/lang/ja/app.ron"), include_str!("../../assets/lang/en/app.ron"));

/// The wording in a language.
#[must_use]
pub fn app_words(lang: Lang) -> &'static AppWords {
    WORDS.get(lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::lang::placeholders;
    use crate::base::lang::texts::All;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        let ja = WORDS.parse(Lang::Ja).expect("Japanese");
        let en = WORDS.parse(Lang::En).expect("English");
        for ((name, ja), (_, en)) in ja.all().into_iter().zip(en.all()) {
            assert!(!ja.trim().is_empty() && !en.trim().is_empty(), "{name} is empty");
            assert_eq!(placeholders(ja), placeholders(en), "{name}");
        }
    }

    #[test]
    fn titles_of_dialogs_end_without_dots_and_what_opens_one_of_them_ends_in_dots() {
        for lang in Lang::ALL {
            let words = WORDS.get(lang);
            let titles = words.all().into_iter().filter(|(name, _)| name.contains("_title"));
            let dotted: Vec<_> = titles.filter(|(_, text)| text.ends_with('…')).collect();
            assert_eq!(dotted, []);
            for opens in [&words.merge_choose, &words.hand_out, &words.compare_file, &words.save_as_button] {
                assert!(opens.ends_with('…'), "{opens}");
            }
        }
    }

    #[test]
    fn the_english_catalogue_has_no_japanese() {
        let en = WORDS.parse(Lang::En).expect("English");
        for (name, text) in en.all() {
            let japanese = text.chars().any(|c| ('\u{3040}'..='\u{9fff}').contains(&c));
            assert!(!japanese, "{name}: {text}");
        }
    }
}
