//! The wording of the chapter on the registers in one language, from `assets/lang/*/register_report.ron`. What commands
//! and window say as well stands in `registers.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of the chapter on the registers.
    pub(super) struct RegisterReportWords {
        title places places_about sure place_not_known bars_alt bar_alt items known_what known_amount known_count known_of
        points points_about points_both_last points_home_last points_own_last points_none place estimate least most outermost gravest gravest_none gravest_none_of gravest_open assumed_short held_about
        held_sure held_most held_outermost all_products cost cost_once cost_yearly buys buys_if_alone buys_about moves moves_lines stays stays_lines alone
        ranked lasts held ends estimate_ends first_reckoned not_stopping not_reckoned measures_done done_of technologies
        technologies_said route_closed route_unseen route_still_open talks talks_said talks_law talks_with
        talks_lately next late rest with_customer with_supplier with_bank with_shareholder
        with_government with_municipality with_peers with_inside technology talk_name scenario no_sales
    }
}

static WORDS: Wording<RegisterReportWords> = Wording::new(
    include_str!("../../assets/lang/ja/register_report.ron"),
    include_str!("../../assets/lang/en/register_report.ron"),
);

/// The wording in a language.
pub(super) fn register_report_words(lang: Lang) -> &'static RegisterReportWords {
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
