//! What is said of the lists from elsewhere that the questions are held against, in the window and in
//! reports: their wording, their names, what has no counterpart.

use crate::assessment::crosswalk::{Crosswalk, CrosswalkItem};
use crate::base::ids::QuestionId;
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::questionnaire::Checked;

texts! {
    /// The wording about lists from elsewhere.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct CrosswalkWords {
        title intro add remove inside_none inside_count name name_hint unnamed dated dated_hint items items_hint items_help
        items_count unknown without_question without_item all_matched number about questions no_question of_date
        report_intro
    }
}

static WORDS: Wording<CrosswalkWords> = Wording::new(
    include_str!("../../assets/lang/ja/crosswalk.ron"),
    include_str!("../../assets/lang/en/crosswalk.ron"),
);

/// The wording in a language.
#[must_use]
pub fn crosswalk_words(lang: Lang) -> &'static CrosswalkWords {
    WORDS.get(lang)
}

/// What a list is called, with its date where it has one.
#[must_use]
pub fn name_of(crosswalk: &Crosswalk, lang: Lang) -> String {
    let words = crosswalk_words(lang);
    let title = crosswalk.title.trim();
    let title = if title.is_empty() { &words.unnamed } else { title };
    match crosswalk.dated.trim() {
        "" => title.to_owned(),
        dated => fill(&words.of_date, &[("title", title), ("date", dated)]),
    }
}

/// The numbers of the items that a question answers; `None` where it answers none.
#[must_use]
pub fn numbers_of(crosswalk: &Crosswalk, question: &QuestionId, lang: Lang) -> Option<String> {
    let numbers: Vec<&str> = crosswalk.of(question).map(said).collect();
    (!numbers.is_empty()).then(|| numbers.join(lang.comma()))
}

/// An item by its number, or by what it is about where it has none.
fn said(item: &CrosswalkItem) -> &str {
    if item.number.is_empty() { &item.about } else { &item.number }
}

/// What has no counterpart on either side, and what is named and not there: a line each, none where
/// everything has one.
#[must_use]
pub fn unmatched(crosswalk: &Crosswalk, questionnaire: &Checked, lang: Lang) -> Vec<String> {
    let words = crosswalk_words(lang);
    let items: Vec<&str> = crosswalk.without_question().map(said).collect();
    let questions: Vec<&str> =
        crosswalk.without_item(questionnaire).map(|question| question.id.as_str()).collect();
    let unknown: Vec<&str> = crosswalk.unknown(questionnaire).into_iter().map(QuestionId::as_str).collect();
    [(&words.unknown, unknown), (&words.without_question, items), (&words.without_item, questions)]
        .into_iter()
        .filter(|(_, which)| !which.is_empty())
        .map(|(text, which)| {
            let (count, which) = (which.len().to_string(), which.join(lang.comma()));
            fill(text, &[("count", &count), ("which", &which)])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::shipped::meti_guideline;

    fn crosswalk() -> Crosswalk {
        Crosswalk {
            title: " 公式チェックリスト ".to_owned(),
            dated: "2026-11-20".to_owned(),
            items: Crosswalk::items_of("1-1 | 責任者 | A-1\n1-2 | 在庫\n3 | | A-1 A-99", meti_guideline()),
        }
    }

    #[test]
    fn a_list_is_named_with_its_date_and_a_question_has_its_numbers() {
        let list = crosswalk();
        assert_eq!(name_of(&list, Lang::Ja), "公式チェックリスト（2026-11-20）");
        assert_eq!(name_of(&Crosswalk::default(), Lang::En), "A list without a name");
        let numbers = |id: &str| numbers_of(&list, &QuestionId::new(id), Lang::Ja);
        assert_eq!((numbers("A-1").as_deref(), numbers("A-2")), (Some("1-1、3"), None));
    }

    #[test]
    fn what_has_no_counterpart_is_said_on_either_side() {
        let said = unmatched(&crosswalk(), meti_guideline(), Lang::En);
        assert_eq!(said[0], "Not in this questionnaire (1): A-99");
        assert_eq!(said[1], "Items that no question answers (1): 1-2");
        assert!(said[2].starts_with("Questions that answer no item (47): P1-1, P1-2"), "{}", said[2]);
        assert!(!said[2].contains("A-1,"), "{}", said[2]);
    }
}
