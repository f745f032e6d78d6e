//! The wording of the room for the registers in one language, from `assets/lang/*/register_room.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of the room for the registers.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct RoomWords {
        title intro tools
        technologies_about scenarios_about set_routes route_open column_why column_holders
        column_shared column_effect column_countries column_lasts
        column_measures ranked
        plain_purchase plain_outsourced plain_own plain_sale plain_nobody plain_made_in plain_customer_in plain_no_country
        plain_yearly plain_no_yearly plain_needed plain_not_needed plain_stock plain_no_stock plain_recovery
        plain_no_recovery plain_not_looked_at plain_nothing plain_candidate plain_qualified plain_sells plain_no_sales
        plain_needs plain_needs_nothing plain_routes plain_talk plain_agreed plain_next plain_scenario plain_lasts
        plain_measure stop_partner_button aside_hint
        products_about trade_about dialogue_about begin_button begin_one_button begin_hint import_button add_button remove_button
        search_hint row_filter empty_in any_row columns_shown set_main set_readiness set_details set_all money_unit money_in
        shown none_shown columns_at columns_back columns_on refused_title refused_short saved_without lost_by_closing go_on_without_button give_up_button no_choice
        measures measures_empty add_measure_button new_measure buys_button no_measure measure_number measure_rows
        measure_no_rows row_gone add_row_choice change_stock change_qualifies change_split remove_change_button remove_measure_button measure_changes
        export_button export_title exported exported_clear
        days one_day
        sheet_title sheet_into sheet_choice head_choice columns_title columns_read not_read unit_of reading stop_button take_button take_good_button nothing_to_take imported
        what_if what_if_empty reckoning stop_by stop_what stop_lasts stop_country stop_owner stop_by_partner stop_listed
        stop_by_scenario bar_name bar_legend no_bar asks_for
    }
}

static WORDS: Wording<RoomWords> = Wording::new(
    include_str!("../../../assets/lang/ja/register_room.ron"),
    include_str!("../../../assets/lang/en/register_room.ron"),
);

/// The wording in a language.
#[must_use]
pub fn room_words(lang: Lang) -> &'static RoomWords {
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
