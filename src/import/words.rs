//! The wording of imports, from `assets/lang/*/import.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of taking a spreadsheet into a register.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct ImportWords {
        no_number dash negative no_unit ditto contradicts date not_whole several_like name_twice too_many unclear ambiguous shares_percent shares_one passed_head passed_note out_of_range no_country no_date no_days no_choice rounded no_corporate_number fault
        truth too_long missing no_id id_twice row_twice no_product no_technology no_trade_row no_list_entry no_route two_effects other_than_above cell_too_long no_such_export
        no_head head_row sheet_of unit_yen unit_thousand unit_ten_thousand unit_billion unit_million unit_hundred_million units columns unused
        new changed same vanished summed passed_total passed_comment passed_other differs refused refused_cell
        refused_row more dry_run not_written written nothing no_such_sheet several_sheets map_fault map_no_row map_no_head map_no_column map_not_one map_no_field
        map_field_twice map_no_unit
    }
}

static WORDS: Wording<ImportWords> = Wording::new(
    include_str!("../../assets/lang/ja/import.ron"),
    include_str!("../../assets/lang/en/import.ron"),
);

/// The wording in a language.
#[must_use]
pub fn import_words(lang: Lang) -> &'static ImportWords {
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
