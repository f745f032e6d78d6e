//! What window, projector and protocol say of a workshop, from `assets/lang/*/workshop.ron`.

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};

texts! {
    /// The wording of workshops.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct WorkshopWords {
        title first_vote second_vote vote_number level_count unknown_count too_few not_voted
        median median_between median_none ends ends_alike all_unknown consensus apart
        decided_consensus decided_dissent decided_alone parked undecided in_note
        facilitator voters people votes_in ballot_cards ballot_passed
        said reason dissent parked_what decision unnamed rule record record_of record_notice
        under_way ended held_on ballot state nothing_yet between few_in_short from_to vote_in_short gone cards_and_ballot
    }
}

static WORDS: Wording<WorkshopWords> = Wording::new(
    include_str!("../../assets/lang/ja/workshop.ron"),
    include_str!("../../assets/lang/en/workshop.ron"),
);

/// The wording in a language.
#[must_use]
pub fn workshop_words(lang: Lang) -> &'static WorkshopWords {
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
