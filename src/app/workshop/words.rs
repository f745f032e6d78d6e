//! The wording of the room for workshops in one language, from `assets/lang/*/workshop_room.ron`.

use crate::assessment::workshop_words::WorkshopField;
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::scoring::names::names;
use crate::workshop::cards::CardFault;
use crate::workshop::words::workshop_words;

texts! {
    /// The wording of the room for workshops.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct WorkshopRoomWords {
        intro new_button go_on_button look_button prepare_button remove_button remove_title remove_body
        remove_keep line line_state list_button name name_hint facilitator_hint minutes minutes_count ballot_hint_cards
        ballot_hint_passed agenda agenda_empty agenda_count add_title pick_all pick_gap pick_apart pick_area pick_tag
        pick_by order_button candidate_gap candidate_apart candidate_weight take_out print_button begin_button
        progress clock_button minutes_left projector_button projector_close projector_hint projector_none
        cards_label cards_hint cards_in cards_missing fault_card fault_level fault_many reveal_button reveal_early_button
        passed_body passed_first turn_button turn_title confirm_button passed_all passed_again
        second_button decide_button park_button back_to_talk said_hint decide_title reason_hint dissent_hint owner_hint
        in_file take_over_button take_over_lacks next_button redo_button unpark_button parked_hint
        finish_button finish_hint end_title end_body reopen_button record_button done_title
        levels_title projector_title projector_vote projector_full decided_level decided_unknown question_place
    }
}

static WORDS: Wording<WorkshopRoomWords> = Wording::new(
    include_str!("../../../assets/lang/ja/workshop_room.ron"),
    include_str!("../../../assets/lang/en/workshop_room.ron"),
);

/// The wording in a language.
#[must_use]
pub fn workshop_room_words(lang: Lang) -> &'static WorkshopRoomWords {
    WORDS.get(lang)
}

/// The name of a text of a workshop.
#[must_use]
pub fn field_name(field: &WorkshopField, lang: Lang) -> &'static str {
    let words = workshop_words(lang);
    match field {
        WorkshopField::Name => &workshop_room_words(lang).name,
        WorkshopField::Facilitator => &words.facilitator,
        WorkshopField::Said(_) => &words.said,
        WorkshopField::Reason(_) => &words.reason,
        WorkshopField::Dissent(_) => &words.dissent,
        WorkshopField::Owner(_) => &names(lang).owner,
        WorkshopField::Parked(_) => &words.parked_what,
    }
}

/// Why typed cards cannot be counted.
#[must_use]
pub fn fault_said(fault: CardFault, levels: &str, lang: Lang) -> String {
    let words = workshop_room_words(lang);
    match fault {
        CardFault::NoCard(char) => {
            fill(&words.fault_card, &[("char", &char.to_string()), ("levels", levels)])
        }
        CardFault::NoLevel(level) => {
            fill(&words.fault_level, &[("level", &level.to_string()), ("levels", levels)])
        }
        CardFault::TooMany { cards, voters } => {
            fill(&words.fault_many, &[("cards", &cards.to_string()), ("voters", &voters.to_string())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        WORDS.assert_alike();
    }
}
